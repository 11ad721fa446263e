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

interface ChoiceProps<T extends string | number> {
  /** Full name of the choice, and the short one that is seen. */
  readonly label: string;
  readonly short?: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly colour?: string;
}

function Choice<T extends string | number>({
  label,
  short,
  value,
  options,
  onChange,
  colour,
}: ChoiceProps<T>) {
  return (
    <label className="overlap-choice">
      {(colour || short) && (
        <span>
          {colour && <i style={{ background: markColour(colour) }} />}
          <span>{short}</span>
        </span>
      )}
      <select
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = options[event.target.selectedIndex];
          if (chosen) onChange(chosen.value);
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
}

/** Which two regions are compared, where, and before or after subtraction. */
export function OverlapControls({ view, onView, hasOwn = false, children }: OverlapControlsProps) {
  const { t } = useTranslation();
  const named = hasOwn || view.a === 'own' || view.b === 'own';
  const regions = regionsToCompare(named).map((of) => ({ value: of, label: regionName(of, t) }));
  return (
    <div className="overlap-controls">
      <Choice
        label={t('charts.overlap.regionA')}
        short={t('charts.overlap.shortA')}
        value={view.a}
        options={regions}
        colour={regionColour(view.a)}
        onChange={(a) => onView({ ...view, a })}
      />
      <Choice
        label={t('charts.overlap.regionB')}
        short={t('charts.overlap.shortB')}
        value={view.b}
        options={regions}
        colour={regionColour(view.b)}
        onChange={(b) => onView({ ...view, b })}
      />
      <Choice
        label={t('charts.overlap.matrix')}
        short={t('charts.overlap.shortMatrix')}
        value={view.matrix}
        options={MATRICES.map((matrix) => ({ value: matrix, label: matrix }))}
        onChange={(matrix) => onView({ ...view, matrix })}
      />
      <Choice
        label={t('charts.overlap.share')}
        short={t('charts.overlap.shortShare')}
        value={view.share}
        options={SHARES.map((share) => ({
          value: share,
          label: t('charts.overlap.shareValue', { share }),
        }))}
        onChange={(share) => onView({ ...view, share })}
      />
      <Choice
        label={t('charts.overlap.stage')}
        value={view.stage}
        options={(['before', 'after'] as const).map((stage) => ({
          value: stage,
          label: t(`charts.overlap.${stage}`),
        }))}
        onChange={(stage) => onView({ ...view, stage })}
      />
      {view.stage === 'after' && (
        <Choice
          label={t('charts.overlap.rule')}
          value={view.rule}
          options={(['code', 'paper'] as const).map((rule) => ({
            value: rule,
            label: t(`charts.overlap.${rule}`),
          }))}
          onChange={(rule) => onView({ ...view, rule })}
        />
      )}
      {children}
    </div>
  );
}
