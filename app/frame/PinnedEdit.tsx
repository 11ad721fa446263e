import { useTranslation } from 'react-i18next';
import { useExplorerState, useSharedFields } from '../explorer/context';
import { changeSentence } from '../i18n/sentence';
import { isIntact } from '../link/settings';
import { settingsOf } from '../link/shared';

/** The edit that is kept as A, in words, with what puts it in place of what is set, and what lets it go. */
export function PinnedEdit() {
  const { t } = useTranslation();
  const { pinned } = useSharedFields('pinned');
  const { edit, look, current } = useExplorerState((state) => ({
    edit: state.edit,
    look: state.look,
    current: state.shared,
  }));
  if (pinned === null) return null;
  const swap = () => {
    look({ pinned: isIntact(current) ? null : settingsOf(current) });
    edit(pinned);
  };
  return (
    <div className="sentence-pinned">
      <p>{t('pinned.sentence', { what: changeSentence(pinned, null, t) })}</p>
      <button type="button" onClick={swap}>
        {t('pinned.swap')}
      </button>
      <button type="button" onClick={() => look({ pinned: null })}>
        {t('pinned.forget')}
      </button>
    </div>
  );
}
