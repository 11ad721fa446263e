import { useTranslation } from 'react-i18next';

/** Whether a result was computed now or earlier: filled or hollow, and in a word. */
export function Origin({ of }: { readonly of: 'live' | 'recorded' }) {
  const { t } = useTranslation();
  return (
    <span className="origin">
      <span className={of === 'live' ? 'status-mark is-live' : 'status-mark'} aria-hidden="true" />
      <span>{t(`generation.origin.${of}`)}</span>
    </span>
  );
}
