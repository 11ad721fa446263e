import { useEffect, useState } from 'react';
import ComposerDialog from './ComposerDialog';
import { readLectureLink } from './link';
import { type Lecture, LectureError } from './schema';

/** A lecture that was opened by its link: taken in, or what is wrong with it. */
export default function OpenedLecture({ hash }: { readonly hash: string }) {
  const [opened, setOpened] = useState<Lecture | LectureError | null>(null);
  const [closed, setClosed] = useState(false);
  useEffect(() => {
    readLectureLink(hash).then(setOpened, (error: unknown) =>
      setOpened(
        error instanceof LectureError ? error : new LectureError('lecture.link', {}, { cause: error }),
      ),
    );
  }, [hash]);
  if (opened === null || closed) return null;
  return <ComposerDialog opened={opened} onClose={() => setClosed(true)} />;
}
