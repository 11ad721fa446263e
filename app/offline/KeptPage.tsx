import { useTranslation } from 'react-i18next';
import { isSparing, keeping } from './start';
import { useOffline } from './useOffline';

/** How far the page can be used without a network, and what is missing. */
export function KeptPage() {
  const { t } = useTranslation();
  const { worker, stock } = useOffline((state) => state);
  if (worker !== 'active') return <p>{t(`offline.page.${worker}`)}</p>;
  const counts = { files: stock?.files ?? 0, of: stock?.of ?? 0 };
  const complete = stock !== null && stock.files === stock.of;
  const words = () => {
    if (complete) return `${t('offline.page.complete')} ${t('offline.page.model')}`;
    if (stock === null) return t(isSparing() ? 'offline.page.sparing' : 'offline.page.waiting');
    return t(`offline.page.${stock.problem ?? 'filling'}`, counts);
  };
  const stopped = stock === null ? isSparing() : stock.problem !== null;
  return (
    <p>
      <span>{words()}</span>{' '}
      {stopped && (
        <button type="button" onClick={() => keeping.fillStock()}>
          {t('offline.page.fill')}
        </button>
      )}
    </p>
  );
}
