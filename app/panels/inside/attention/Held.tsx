import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatrixMask } from '../../../../workers/protocol';
import { setBits } from '../../../../workers/regions/bits';
import { useExplorer, useSharedFields } from '../../../explorer/context';
import { useModelShape } from '../../../explorer/model';
import { languageName } from '../../../i18n/language_names';
import { comma, formatCount, formatShare } from '../../../i18n/numbers';

interface HeldProps {
  readonly layer: number;
  readonly head: number;
}

/** How many weights of each head's queries are in the region that is switched off, or in the core where none is. */
export function Held({ layer, head }: HeldProps) {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const { off, core } = useSharedFields('off', 'core');
  const { headWidth, heads } = useModelShape();
  const of = core ? 'core' : (off[0] ?? 'core');
  const [mask, setMask] = useState<MatrixMask | null>(null);
  useEffect(() => {
    let shown = true;
    const region = { of, kind: 'top', share: 1, rule: 'code', seed: 0, stage: 'after' } as const;
    client.engine.mask({ ...region, layer, matrix: 'q' }).then(
      (found) => shown && setMask(found),
      // Another model has no such region, or its file did not come: the picture stands without.
      (error: unknown) => console.info('The region’s weights in this layer are not counted:', error),
    );
    return () => {
      shown = false;
    };
  }, [client, of, layer]);
  if (mask === null || mask.layer !== layer) return null;
  const size = headWidth * mask.input;
  const counts = Array.from({ length: heads }, () => 0);
  for (const place of setBits(mask.words)) counts[Math.floor(place / size)]++;
  const count = counts[head] ?? 0;
  return (
    <p className="inside-said">
      {t('inside.attention.held', {
        region: of === 'core' ? t('sentence.core') : t('sentence.region', { language: languageName(of) }),
        weights: formatCount(count),
        of: formatCount(size),
        share: formatShare(count / size, t),
        heads: counts.map((_, at) => at).join(comma()),
        counts: counts.map(formatCount).join(comma()),
      })}
    </p>
  );
}
