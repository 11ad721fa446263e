import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { wordsOf } from '../../workers/errors';
import type { Words } from '../../workers/errors/words';
import { Told } from '../announce/Told';
import { askToPersist } from '../engine/persist';
import { useExplorerState } from '../explorer/context';
import { Copyable } from '../export/Copyable';
import { download } from '../export/download';
import { engineWords } from '../i18n';
import { LocalWarning } from '../share/LocalWarning';
import { FileButton } from '../ui/FileButton';
import { PageDialog } from '../ui/PageDialog';
import './lecture.css';
import { LectureEditor } from './LectureEditor';
import { lectureLink } from './link';
import { type Lecture, LectureError, MAX_LECTURE_BYTES, MAX_LECTURES, readLecture } from './schema';
import { SHIPPED_ID, shippedLecture } from './shipped';
import { browserLectures } from './store';

/** Titles that are shown of what can't be read. */
const MOST_TITLES = 5;

interface ComposerDialogProps {
  readonly onClose: () => void;
  /** A lecture that came with a link, or what was wrong with it. */
  readonly opened?: Lecture | LectureError;
}

/** The lecturer's lectures: the one that ships, and those composed here, opened from a file or a link. */
export default function ComposerDialog({ onClose, opened }: ComposerDialogProps) {
  const { t } = useTranslation();
  const lectures = browserLectures();
  const { lectures: own, unsaved, copies, removed, unread, full, editing: place } = useStore(lectures.state);
  const give = useExplorerState((state) => state.give);
  const chosen = place?.id ?? null;
  const [failure, setFailure] = useState<Words | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const tell = (error: unknown) => setFailure(wordsOf(error));
  const take = (lecture: Lecture) => {
    setFailure(null);
    askToPersist();
    lectures.edit(lectures.add(lecture)?.id ?? null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came with the link is taken in once.
  useEffect(() => {
    if (opened instanceof LectureError) tell(opened);
    else if (opened !== undefined) take(opened);
  }, [opened]);
  const openFile = async (file: File) => {
    if (file === undefined) return;
    try {
      if (file.size > MAX_LECTURE_BYTES)
        throw new LectureError('lecture.size', { found: file.size, most: MAX_LECTURE_BYTES });
      take(readLecture(await file.text()));
    } catch (error) {
      tell(error);
    }
  };
  const present = (id: string) => {
    give({ id, at: 0 });
    onClose();
  };
  const editing = own.find(({ id }) => id === chosen);
  return (
    <PageDialog title={t('lecture.title')} close={t('lecture.close')} onClose={onClose}>
      <p className="hint">{t('lecture.intro')}</p>
      {unsaved && <Told topic="lecture-storage">{t('lecture.unsaved')}</Told>}
      {full && <Told topic="lecture-full">{t('lecture.atMost', { count: MAX_LECTURES })}</Told>}
      {unread.length > 0 && (
        <Told topic="lecture-unread">
          {t('lecture.unread', { count: unread.length, titles: unread.slice(0, MOST_TITLES).join(' · ') })}
        </Told>
      )}
      {copies.map((title) => (
        <Told key={title} topic="lecture-copy">
          {t('lecture.copied', { title })}
        </Told>
      ))}
      {failure !== null && <p role="alert">{engineWords(failure)}</p>}
      <Entry title={t('lecture.shipped.title')} note={t('lecture.shipped.note')}>
        <button type="button" className="primary" onClick={() => present(SHIPPED_ID)}>
          {t('lecture.give')}
        </button>
        <button
          type="button"
          onClick={() => take({ ...shippedLecture(t), title: t('lecture.shipped.title') })}
        >
          {t('lecture.copyToEdit')}
        </button>
      </Entry>
      {own.map((lecture) => (
        <Entry
          key={lecture.id}
          title={lecture.title}
          note={t('lecture.steps', { count: lecture.steps.length })}
        >
          <button type="button" disabled={lecture.steps.length === 0} onClick={() => present(lecture.id)}>
            {t('lecture.give')}
          </button>
          <button
            type="button"
            aria-expanded={chosen === lecture.id}
            onClick={() => lectures.edit(chosen === lecture.id ? null : lecture.id)}
          >
            {t('lecture.edit')}
          </button>
          <button
            type="button"
            onClick={() =>
              download(
                `${lecture.title || 'lecture'}.json`,
                new Blob([JSON.stringify(lecture, null, 1)], { type: 'application/json' }),
              )
            }
          >
            {t('lecture.export')}
          </button>
          <button type="button" onClick={() => void lectureLink(lecture, location.href).then(setLink, tell)}>
            {t('lecture.link')}
          </button>
          <button type="button" onClick={() => lectures.remove(lecture.id)}>
            {t('lecture.remove')}
          </button>
        </Entry>
      ))}
      {link !== null && (
        <>
          <Copyable label={t('lecture.linkOf', { count: link.length })} text={link} />
          <LocalWarning link={link} />
        </>
      )}
      <div className="lecture-row">
        <button
          type="button"
          onClick={() => {
            askToPersist();
            lectures.edit(lectures.create(t('lecture.untitled'))?.id ?? null);
          }}
        >
          {t('lecture.create')}
        </button>
        <FileButton
          label={t('lecture.open')}
          accept="application/json,.json"
          onFiles={([file]) => void openFile(file)}
        />
        {removed !== null && (
          <button type="button" onClick={() => lectures.bringBack()}>
            {t('lecture.bringBack', { title: removed.title })}
          </button>
        )}
      </div>
      {editing !== undefined && <LectureEditor key={editing.id} lecture={editing} at={place?.at ?? 0} />}
    </PageDialog>
  );
}

interface EntryProps {
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
}

function Entry({ title, note, children }: EntryProps) {
  return (
    <section className="lecture-row" aria-label={title}>
      <strong dir="auto">{title}</strong>
      <span className="hint">{note}</span>
      {children}
    </section>
  );
}
