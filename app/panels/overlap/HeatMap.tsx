import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatrixMask } from '../../../workers/protocol';
import { announce } from '../../announce/announcer';
import { isTyped, NOTHING_TYPED, typeKey } from '../../charts/cursor/typed';
import { CURSOR_TOPIC } from '../../charts/cursor/useCursor';
import { mapFrame } from '../../charts/overlap/frame';
import { type Heads, HeatMapAxes } from '../../charts/overlap/HeatMapAxes';
import { cellWords, wholeWords } from '../../charts/overlap/readout';
import { intersect } from '../../charts/overlap/tiles';
import { useGestures } from '../../charts/overlap/useGestures';
import { useMapCanvas } from '../../charts/overlap/useMapCanvas';
import { useTheme } from '../../charts/overlap/useTheme';
import {
  type Cell,
  maxZoom,
  moveCell,
  panBy,
  reveal,
  spanOf,
  tileGrid,
  tileOf,
  typedCell,
  WHOLE,
  zoomAt,
} from '../../charts/overlap/viewport';
import type { Provenance } from '../../export/provenance';
import { MapButtons } from './MapButtons';

/** A press of a pan button moves the window by this part of itself. */
const PAN_PARTS = 4;

export interface HeatMapRegion {
  readonly mask: MatrixMask;
  readonly name: string;
  readonly colour: string;
}

export interface HeatMapProps {
  readonly a: HeatMapRegion;
  readonly b: HeatMapRegion;
  /** Width of all of it in CSS px. */
  readonly width: number;
  readonly heads: Heads | null;
  /** Newer masks are on their way: these stay, dimmed. */
  readonly busy: boolean;
  /** What an export of the map says of its regions. */
  readonly provenance: () => Provenance;
}

/**
 * Where two regions lie in one matrix: tiles of region A and B and their product, the counts of each dimension
 * beside them, and one cursor over all three. Wheel, pinch, + and - zoom to single weights; dragging pans.
 */
export function HeatMap({ a, b, width, heads, busy, provenance }: HeatMapProps) {
  const { t } = useTranslation();
  const help = useId();
  const element = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme(element, a.colour, b.colour);
  const frame = useMemo(() => mapFrame(width), [width]);
  const { plot } = frame;
  const size = a.mask;
  const [view, setView] = useState(WHOLE);
  const [cursor, setCursor] = useState<Cell | null>(null);
  const typed = useRef(NOTHING_TYPED);
  const both = useMemo(() => intersect(a.mask, b.mask), [a.mask, b.mask]);
  const shape = `${size.input} x ${size.output}`;
  const lastShape = useRef(shape);
  useEffect(() => {
    if (lastShape.current === shape) return;
    lastShape.current = shape;
    setView(WHOLE);
    setCursor(null);
  }, [shape]);
  useMapCanvas(canvas, a.mask, b.mask, view, frame, theme);
  const gestures = useGestures(element, { frame, size, view, setView, setCursor });

  const grid = tileGrid(view, size, plot);
  const tile = cursor && tileOf(grid, cursor);
  const zoom = (factor: number) => {
    const span = spanOf(view, size);
    const point = cursor
      ? { x: (cursor.input - view.input) / span.input, y: (cursor.output - view.output) / span.output }
      : { x: 0.5, y: 0.5 };
    setView(zoomAt(view, size, plot, point, factor));
  };
  const corner = { input: Math.floor(view.input), output: Math.floor(view.output) };
  const words = (at: typeof tile) => (at ? cellWords(t, a, b, both, grid, at) : wholeWords(t, a, b, both));
  const moveTo = (next: Cell) => {
    const shown = reveal(view, size, plot, next);
    setCursor(next);
    setView(shown);
    const seen = tileGrid(shown, size, plot);
    const at = tileOf(seen, next);
    if (at) announce(cellWords(t, a, b, both, seen, at), CURSOR_TOPIC);
  };
  const pan = (dx: number, dy: number) =>
    setView(panBy(view, size, plot, (-dx * plot.width) / PAN_PARTS, (-dy * plot.height) / PAN_PARTS));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.altKey) return;
    const keys = { shift: event.shiftKey, ctrl: event.ctrlKey };
    const moved = moveCell(event.key, keys, cursor ?? corner, grid, size);
    if (moved !== null) moveTo(cursor === null && event.key.startsWith('Arrow') ? corner : moved);
    else if (event.ctrlKey) return;
    else if (event.key === '+' || event.key === '=') zoom(2);
    else if (event.key === '-') zoom(0.5);
    else if (event.key === 'Escape' && cursor) {
      setCursor(null);
      announce(words(null), CURSOR_TOPIC);
    } else if (isTyped(event.key)) {
      typed.current = typeKey(typed.current, event.key, event.timeStamp);
      const found = typedCell(typed.current.text, cursor ?? corner, size);
      // A number does not begin with 0: that key shows the whole.
      if (typed.current.text === '0') {
        typed.current = NOTHING_TYPED;
        setView(WHOLE);
      } else if (found !== null) moveTo(found);
      else if (!/^[io]$/.test(typed.current.text)) typed.current = NOTHING_TYPED;
      else return;
    } else return;
    if (!isTyped(event.key)) typed.current = NOTHING_TYPED;
    event.preventDefault();
  };

  return (
    <div className={`overlap-map${busy ? ' is-computing' : ''}`}>
      <div
        ref={element}
        className={`overlap-frame${view.zoom > 1 ? ' is-zoomed' : ''}`}
        role="application"
        aria-label={t('charts.overlap.map', { a: a.name, b: b.name })}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys.
        tabIndex={0}
        style={{ width, height: frame.height }}
        onKeyDown={onKeyDown}
        {...gestures}
      >
        <canvas ref={canvas} style={{ width, height: frame.top + plot.height }} />
        <HeatMapAxes frame={frame} view={view} size={size} grid={grid} heads={heads} tile={tile} />
      </div>
      <p className="overlap-readout">{words(tile)}</p>
      <MapButtons
        a={a}
        b={b}
        both={both}
        grid={grid}
        theme={theme}
        zoom={view.zoom}
        canZoomIn={view.zoom < maxZoom(size, plot) - 1e-6}
        onZoom={zoom}
        onWhole={() => setView(WHOLE)}
        onPan={pan}
        provenance={provenance}
      />
      <p id={help} className="visually-hidden">
        {t('charts.overlap.keys')}
      </p>
    </div>
  );
}
