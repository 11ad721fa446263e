import type { CSSProperties, KeyboardEvent } from 'react';
import { px } from '../format';

export interface LayerStripProps {
  readonly label: string;
  /** Jaccard of each layer, 0..1. */
  readonly values: readonly number[];
  /** What to compare each layer with (stability), or null where it is not known. */
  readonly compare: readonly (number | null)[];
  readonly layer: number;
  /** A layer in words. */
  readonly words: (layer: number) => string;
  readonly onLayer: (layer: number) => void;
}

/** Layers that a Page key takes. */
const PAGE = 5;
/** Height of the longest bar, CSS px. */
const HEIGHT = 34;

/** Largest value of the strip: bars and lines of comparison both fit. */
export function stripTop(values: readonly number[], compare: readonly (number | null)[]): number {
  return Math.max(0.01, ...values, ...compare.map((value) => value ?? 0));
}

/** One bar a layer: a slider over the layers whose bars are the overlap. Click or arrow keys choose a layer. */
export function LayerStrip({ label, values, compare, layer, words, onLayer }: LayerStripProps) {
  const top = stripTop(values, compare);
  const last = values.length - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: layer + 1,
      ArrowUp: layer + 1,
      ArrowLeft: layer - 1,
      ArrowDown: layer - 1,
      PageUp: layer + PAGE,
      PageDown: layer - PAGE,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onLayer(Math.min(Math.max(to, 0), last));
  };
  return (
    <div
      className="layer-strip"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={layer}
      aria-valuetext={words(layer)}
      onKeyDown={onKeyDown}
    >
      {values.map((value, at) => {
        const line = compare[at] ?? null;
        const style = {
          '--bar': `${px((value / top) * HEIGHT)}px`,
          '--line': line === null ? '0px' : `${px((line / top) * HEIGHT)}px`,
        } as CSSProperties;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the slider around it takes the keys.
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the layer.
            key={at}
            className={`layer-bar${at === layer ? ' is-chosen' : ''}`}
            style={style}
            title={words(at)}
            onClick={() => onLayer(at)}
          >
            <i />
            {line !== null && <b />}
            <small>{at}</small>
          </span>
        );
      })}
    </div>
  );
}
