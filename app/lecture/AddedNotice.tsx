import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Told } from '../announce/Told';
import { useExplorer } from '../explorer/context';
import './lecture.css';
import { type Added, addSeen } from './seen';
import { browserLectures } from './store';

interface AddedNoticeProps {
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

/** Adds what is seen to a lecture as soon as it is shown, says so, and leads to the editor. */
export default function AddedNotice({ onEdit, onClose }: AddedNoticeProps) {
  const { t } = useTranslation();
  const { store } = useExplorer();
  const [added, setAdded] = useState<Added | null | 'adding'>('adding');
  const begun = useRef(false);
  // Once, however often React runs it.
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    setAdded(addSeen(browserLectures(), store.getState().shared, t));
  }, [store, t]);
  if (added === 'adding') return null;
  return (
    <div className="notice lecture-added">
      <Told topic="lecture-added">
        {added === null ? t('lecture.notAdded') : t('lecture.added', { title: added.title, at: added.at })}
      </Told>
      <button type="button" onClick={onEdit}>
        {t('lecture.edit')}
      </button>
      <button type="button" onClick={onClose}>
        {t('lecture.close')}
      </button>
    </div>
  );
}
