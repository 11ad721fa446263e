import { type ReactNode, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { datumAt, type Lane, type Place, type Way } from './lanes';
import type { Reach } from './pointed';
import { Ring } from './Ring';
import { useCursor } from './useCursor';

export interface WalkableChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly name: string;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly way?: Way;
  readonly reach?: Reach;
  /** What can be typed to move the cursor, in words. */
  readonly typing?: string;
  /** Where the table twin is, where it is not in the table under the figure. */
  readonly table?: string;
  /** Stands under the chart while the cursor is elsewhere; null keeps that line away. */
  readonly idle?: string | null;
  /** Its parts have names of their own, so that it is not one picture. */
  readonly parts?: boolean;
  /** Drawn over the chart at the cursor. */
  readonly overlay?: (shown: Place | null) => ReactNode;
  readonly children: ReactNode | ((shown: Place | null) => ReactNode);
}

/**
 * A drawing with one tab stop whose data are walked with the arrow keys: what the cursor is on is ringed, written
 * under the chart and announced. docs/decisions/chart-keyboard.md has the keys.
 */
export function WalkableChart(props: WalkableChartProps) {
  const { name, width, height, way = 'rows', reach = 'near' } = props;
  const { t } = useTranslation();
  const help = useId();
  const lanes = useMemo(() => props.lanes.filter(({ data }) => data.length > 0), [props.lanes]);
  const { shown, words, keys, pointer } = useCursor({ lanes, way, reach });
  const datum = shown === null ? undefined : datumAt(lanes, shown);
  const idle = props.idle === undefined ? t('charts.cursor.idle') : props.idle;
  return (
    <>
      <div
        className="chart-walk"
        role="application"
        aria-label={name}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys.
        tabIndex={0}
        {...keys}
      >
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: it has a label where its parts have none. */}
        <svg
          className="chart-drawing"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          {...(props.parts ? {} : { role: 'img', 'aria-label': name })}
          {...pointer}
        >
          {typeof props.children === 'function' ? props.children(shown) : props.children}
          {datum && <Ring datum={datum} />}
        </svg>
        {props.overlay?.(shown)}
      </div>
      {idle !== null && <p className="chart-note chart-readout">{words ?? idle}</p>}
      <span id={help} className="visually-hidden">
        {[t('charts.cursor.keys'), props.typing, props.table ?? t('charts.cursor.table')]
          .filter((part) => part !== undefined)
          .join(' ')}
      </span>
    </>
  );
}
