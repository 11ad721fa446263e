import { useTranslation } from 'react-i18next';
import { useExplorerState, useSharedFields } from '../explorer/context';
import { INTACT_SETTINGS } from '../link/settings';

/** In one line what this page is, and the one thing to press first. */
export function Lead() {
  const { t } = useTranslation();
  const { core } = useSharedFields('core');
  const edit = useExplorerState((state) => state.edit);
  return (
    <div className="lead" data-tour="lead">
      <p>{t('lead.what')}</p>
      <button
        type="button"
        className={core ? undefined : 'primary'}
        onClick={() => edit(core ? { core: false } : { ...INTACT_SETTINGS, core: true })}
      >
        {t(core ? 'lead.back' : 'lead.act')}
      </button>
    </div>
  );
}
