import { useTranslation } from 'react-i18next';
import { isDrawn, MAX_SEED } from '../../../workers/model/recipe';
import { useExplorerState, useShared } from '../../explorer/context';
import { keptWords } from '../../i18n/sentence';
import { conflictAfter, KINDS, type RecipeSettings, RULES, SHARES } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { NumberInput } from '../../ui/NumberInput';
import { LayerRange } from './LayerRange';
import { MatrixBoxes } from './MatrixBoxes';
import { OperationInput } from './OperationInput';

/** How regions are taken and what is done to them; it holds for all switches above. */
export function RegionSettings() {
  const { t } = useTranslation();
  const shared = useShared();
  const edit = useExplorerState((state) => state.edit);
  const unavailable = (change: Partial<RecipeSettings>) => {
    const conflict = conflictAfter(shared, change);
    return conflict === null ? null : t(`switches.conflict.${conflict}`);
  };
  const { kind, operation } = shared;
  return (
    <div className="region-settings">
      <Choice
        label={t('switches.share')}
        value={shared.share}
        options={SHARES.map((share) => ({
          value: share,
          label: t('switches.percent', { share }),
          unavailable: unavailable({ share }),
        }))}
        onChange={(share) => edit({ share })}
      />
      {!SHARES.some((share) => share === shared.share) && (
        <p className="hint">{t('switches.fineShare', { share: shared.share })}</p>
      )}
      {shared.keptDimensions !== null && (
        <p className="hint">
          {keptWords(shared.keptDimensions, t)}{' '}
          <button type="button" onClick={() => edit({ keptDimensions: null })}>
            {t('switches.keepAll')}
          </button>
        </p>
      )}
      <Choice
        label={t('switches.kind')}
        value={kind}
        options={KINDS.map((value) => ({
          value,
          label: t(`switches.kinds.${value}`),
          unavailable: unavailable({ kind: value }),
        }))}
        onChange={(value) => edit({ kind: value })}
      />
      {kind === 'bottom' && <p className="hint">{t('switches.bottomNote')}</p>}
      <OperationInput operation={operation} factor={shared.factor} onChange={edit} />
      {kind === 'matched' && <p className="hint">{t('switches.matchedNote')}</p>}
      {(operation === 'random' || isDrawn(kind)) && (
        <NumberInput
          label={t('switches.seed')}
          value={shared.seed}
          least={0}
          most={MAX_SEED}
          onChange={(seed) => edit({ seed })}
        />
      )}
      <details className="more">
        <summary>{t('switches.where')}</summary>
        <LayerRange value={shared.layers} onChange={(layers) => edit({ layers })} />
        <MatrixBoxes value={shared.matrices} onChange={(matrices) => edit({ matrices })} />
        <Choice
          label={t('switches.rule')}
          value={shared.rule}
          options={RULES.map((value) => ({
            value,
            label: t(`switches.rules.${value}`),
            unavailable: unavailable({ rule: value }),
          }))}
          onChange={(rule) => edit({ rule })}
        />
        <p className="hint">{t('switches.ruleNote')}</p>
      </details>
    </div>
  );
}
