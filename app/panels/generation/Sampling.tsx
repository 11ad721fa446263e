import { useTranslation } from 'react-i18next';
import { MAX_SEED } from '../../../workers/model/recipe';
import { useExplorerState, useSharedFields } from '../../explorer/context';
import { MAX_PAGE_NEW_TOKENS, MAX_TEMPERATURE } from '../../link/shared';
import { Floating } from '../../ui/Floating';
import { NumberInput } from '../../ui/NumberInput';

/** How the next token is chosen. */
export function Sampling() {
  const { t } = useTranslation();
  const { temperature, sampleSeed, newTokens } = useSharedFields('temperature', 'sampleSeed', 'newTokens');
  const look = useExplorerState((state) => state.look);
  return (
    <Floating title={t('generation.sampling')} className="to-end sampling">
      <NumberInput
        label={t('generation.temperature')}
        value={temperature}
        least={0}
        most={MAX_TEMPERATURE}
        step="any"
        hint={t('generation.greedy')}
        onChange={(value) => look({ temperature: value })}
      />
      <NumberInput
        label={t('generation.seed')}
        value={sampleSeed}
        least={0}
        most={MAX_SEED}
        onChange={(value) => look({ sampleSeed: value })}
      />
      <NumberInput
        label={t('generation.tokens')}
        value={newTokens}
        least={1}
        most={MAX_PAGE_NEW_TOKENS}
        onChange={(value) => look({ newTokens: value })}
      />
    </Floating>
  );
}
