import { useTranslation } from 'react-i18next';
import { useExplorer, useExplorerState, useSharedFields } from '../explorer/context';
import { linkTo } from '../state/location';

/** Says that a link has hidden parts of the page, and shows them again. */
export function HiddenNote() {
  const { t } = useTranslation();
  const { store } = useExplorer();
  const { hide } = useSharedFields('hide');
  const look = useExplorerState((state) => state.look);
  if (hide.length === 0) return null;
  return (
    <>
      <button type="button" className="plain show-all" onClick={() => look({ hide: [] })}>
        {t('hidden.showAll')}
      </button>
      {hide.includes('embed') && (
        <a
          className="show-all"
          href={linkTo({ ...store.getState().shared, hide: [] }, location.href)}
          target="_blank"
          rel="noreferrer"
        >
          {t('hidden.openAll')}
        </a>
      )}
    </>
  );
}
