import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MATRICES } from '../../../workers/model/shape';
import { markColour } from '../../charts/marks/colours';
import type { OverlapView } from '../../link/overlap_view';
import { SHARES } from '../../link/settings';
import { regionColour, regionName, regionsToCompare } from './regions';

export interface OverlapControlsProps {
  readonly view: OverlapView;
  readonly onView: (view: OverlapView) => void;
  /** Whether there is a region of the reader's own. */
  readonly hasOwn?: boolean;
  /** What stands behind the last choice: the result. */
  readonly children?: ReactNode;
}

type Field = 'a' | 'b' | 'matrix' | 'share' | 'stage' | 'rule';

interface ChoiceProps<F extends Field> {
  readonly of: F;
  /** Full name of the choice, and the short one that is seen. */
  readonly label: string;
  readonly short?: string;
  readonly options: readonly { readonly value: OverlapView[F]; readonly label: string }[];
  readonly colour?: string;
}

/** Which two regions are compared, where, and before or after subtraction. */
export function OverlapControls({ view, onView, hasOwn = false, children }: OverlapControlsProps) {
  const { t } = useTranslation();
  const named = hasOwn || view.a === 'own' || view.b === 'own';
  const regions = regionsToCompare(named).map((of) => ({ value: of, label: regionName(of, t) }));
  const choice = <F extends Field>({ of, label, short, options, colour }: ChoiceProps<F>) => (
    <label className="overlap-choice">
      {(colour || short) && (
        <span>
          {colour && <i style={{ background: markColour(colour) }} />}
          <span>{short}</span>
        </span>
      )}
      <select
        aria-label={label}
        value={view[of]}
        onChange={(event) => {
          const chosen = options[event.target.selectedIndex];
          if (chosen) onView({ ...view, [of]: chosen.value });
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="overlap-controls">
      {choice({
        of: 'a',
        label: t('charts.overlap.regionA'),
        short: t('charts.overlap.shortA'),
        options: regions,
        colour: regionColour(view.a),
      })}
      {choice({
        of: 'b',
        label: t('charts.overlap.regionB'),
        short: t('charts.overlap.shortB'),
        options: regions,
        colour: regionColour(view.b),
      })}
      {choice({
        of: 'matrix',
        label: t('charts.overlap.matrix'),
        short: t('charts.overlap.shortMatrix'),
        options: MATRICES.map((matrix) => ({ value: matrix, label: matrix })),
      })}
      {choice({
        of: 'share',
        label: t('charts.overlap.share'),
        short: t('charts.overlap.shortShare'),
        options: SHARES.map((share) => ({ value: share, label: t('charts.overlap.shareValue', { share }) })),
      })}
      {choice({
        of: 'stage',
        label: t('charts.overlap.stage'),
        options: (['before', 'after'] as const).map((value) => ({
          value,
          label: t(`charts.overlap.${value}`),
        })),
      })}
      {view.stage === 'after' &&
        choice({
          of: 'rule',
          label: t('charts.overlap.rule'),
          options: (['code', 'paper'] as const).map((value) => ({
            value,
            label: t(`charts.overlap.${value}`),
          })),
        })}
      {children}
    </div>
  );
}
