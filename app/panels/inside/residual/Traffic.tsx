import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DimensionTraffic } from '../../../../workers/protocol';
import { useExplorer } from '../../../explorer/context';
import { formatCount } from '../../../i18n/numbers';

const CORE = { of: 'core', kind: 'top', share: 1, rule: 'code', seed: 0, stage: 'after' } as const;

/** How many of the core's weights read from a dimension and write to it, beside what an even spread would give. */
export function Traffic({ dimension }: { readonly dimension: number }) {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const [traffic, setTraffic] = useState<DimensionTraffic | null>(null);
  useEffect(() => {
    let shown = true;
    client.engine.traffic(CORE).then(
      (found) => shown && setTraffic(found),
      // Another model has no core, or its file did not come: the map says what it can without.
      (error: unknown) => console.info('The core’s weights are not counted:', error),
    );
    return () => {
      shown = false;
    };
  }, [client]);
  if (traffic === null) return null;
  const mean = (counts: readonly number[]) =>
    formatCount(Math.round(counts.reduce((sum, count) => sum + count, 0) / counts.length));
  return (
    <p className="inside-said">
      {t('inside.residual.traffic', {
        dimension,
        reads: formatCount(traffic.reads[dimension] ?? 0),
        meanReads: mean(traffic.reads),
        writes: formatCount(traffic.writes[dimension] ?? 0),
        meanWrites: mean(traffic.writes),
      })}
    </p>
  );
}
