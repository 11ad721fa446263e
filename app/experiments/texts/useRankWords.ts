import { useTranslation } from 'react-i18next';

/** The best next tokens that a rank is looked up among: TOP_TOKENS of the head graph. */
const BEST = 64;

/** A rank in words; a dash where there is no token. */
export function useRankWords(): (rank: number | null | undefined) => string {
  const { t } = useTranslation();
  return (rank) => {
    if (rank === undefined) return t('experiments.texts.none');
    return rank === null
      ? t('experiments.texts.rankBeyond', { most: BEST })
      : t('experiments.texts.rank', { rank });
  };
}
