import { useTranslation } from 'react-i18next';
import { PickLive } from '../shared/RunLive';
import type { Part } from './parts';

interface PartsLiveProps {
  readonly parts: readonly Part[];
  /** The part that is chosen at the start. */
  readonly first: string;
  /** What the button does, in words. */
  readonly run: string;
}

/** One of the parts, removed live. */
export function PartsLive({ parts, first, run }: PartsLiveProps) {
  const { t } = useTranslation();
  const picks = parts.map(({ id, label, recipe }) => ({ value: id, label, recipe, run }));
  return <PickLive label={t('experiments.core-dimensions.pick')} first={first} picks={picks} />;
}
