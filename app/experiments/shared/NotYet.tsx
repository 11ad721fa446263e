import { useTranslation } from 'react-i18next';

/** In place of a drawing that has no numbers to draw yet. */
export function NotYet({ what }: { readonly what: string }) {
  const { t } = useTranslation();
  return <p className="chart-note">{t('experiments.shell.notYet', { what })}</p>;
}
