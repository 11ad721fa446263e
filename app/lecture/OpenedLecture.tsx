import { useEffect, useState } from 'react';
import ComposerDialog from './ComposerDialog';
import { readLectureLink } from './link';
import { type Lecture, LectureError } from './schema';

interface OpenedLectureProps {
  readonly hash: string;
  readonly onClose: () => void;
}

/** A lecture that was opened by its link: taken in, or what is wrong with it. */
export default function OpenedLecture({ hash, onClose }: OpenedLectureProps) {
  const [opened, setOpened] = useState<Lecture | LectureError | null>(null);
  useEffect(() => {
    readLectureLink(hash).then(setOpened, (error: unknown) =>
      setOpened(
        error instanceof LectureError ? error : new LectureError('lecture.link', {}, { cause: error }),
      ),
    );
  }, [hash]);
  if (opened === null) return null;
  return <ComposerDialog opened={opened} onClose={onClose} />;
}
