import { useTranslation } from 'react-i18next';
import { useExplorerState, useSharedFields } from '../explorer/context';

/** Says that a link has hidden parts of the page, and shows them again. */
export function HiddenNote() {
  const { t } = useTranslation();
  const { hide } = useSharedFields('hide');
  const look = useExplorerState((state) => state.look);
  if (hide.length === 0) return null;
  return (
    <button type="button" className="plain show-all" onClick={() => look({ hide: [] })}>
      {t('hidden.showAll')}
    </button>
  );
}
