import { useTranslation } from 'react-i18next';
import { MAX_DISCOVERY_TOKENS } from '../../../workers/tasks/discovery_limits';
import { useOwnRegion } from '../../explorer/context';
import { formatRemaining } from '../../i18n/numbers';
import { formatRate } from './rate';

/**
 * Tokens a second before this machine was measured: 2,048 tokens in 103 s by `npm run bench`, wasm on 2 threads of
 * 2 quiet cores. A busy machine is slower (353 s were seen), and says so after its first region.
 */
export const REFERENCE_RATE = 19.9;

/** How long a discovery of these texts may take. @param counts tokens of each text, null while not known */
export function Estimate({ counts }: { readonly counts: readonly (number | null)[] }) {
  const { t } = useTranslation();
  const measured = useOwnRegion((state) => state.measuredRate);
  if (counts.includes(null)) return null;
  const tokens = counts.reduce<number>((sum, count) => sum + Math.min(count ?? 0, MAX_DISCOVERY_TOKENS), 0);
  if (tokens === 0) return null;
  const rate = measured ?? REFERENCE_RATE;
  return (
    <p className="hint">
      {t('discover.estimate', {
        time: formatRemaining((tokens / rate) * 1000, t),
        rate: formatRate(rate),
        from: t(measured === null ? 'discover.rateFrom.reference' : 'discover.rateFrom.here'),
      })}
    </p>
  );
}
