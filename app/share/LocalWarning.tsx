import { useTranslation } from 'react-i18next';
import { isLocalAddress } from './local_address';

/** Says of a link to this machine that it opens on no other, and what makes one that does; nothing of other links. */
export function LocalWarning({ link }: { readonly link: string }) {
  const { t } = useTranslation();
  if (!isLocalAddress(link)) return null;
  return (
    <p className="notice" data-local-link>
      {t('localLink', { host: new URL(link).host })}
    </p>
  );
}
