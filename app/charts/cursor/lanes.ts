/** One value of a chart that the cursor can stand on. */
export interface Datum {
  /** Its centre in the drawing, CSS px. */
  readonly x: number;
  readonly y: number;
  /** Value and place in words; asked for when the cursor gets there. */
  readonly words: () => string;
  /** What can be typed to get there: a name, a number. */
  readonly names?: readonly string[];
  /** What Enter and a press do. */
  readonly open?: () => void;
  /** Size of what is ringed, CSS px; a dot without it. */
  readonly box?: { readonly width: number; readonly height: number };
}

/** Data that lie in a line: a row, a curve, a column. */
export interface Lane {
  readonly data: readonly Datum[];
  readonly names?: readonly string[];
}

/** Whether lanes lie under one another or side by side. */
export type Way = 'rows' | 'columns';

/** Where the cursor stands. */
export interface Place {
  readonly lane: number;
  readonly at: number;
}

export const FIRST: Place = { lane: 0, at: 0 };

/** One lane of data. */
export const oneLane = (data: readonly Datum[]): readonly Lane[] => [{ data }];

/** One datum a lane. */
export const laneEach = (data: readonly Datum[]): readonly Lane[] =>
  data.map((datum) => ({ data: [datum], ...(datum.names === undefined ? {} : { names: datum.names }) }));

export const datumAt = (lanes: readonly Lane[], { lane, at }: Place): Datum | undefined =>
  lanes[lane]?.data[at];

/** The nearest place that there is, after the data changed. */
export function clampPlace(lanes: readonly Lane[], { lane, at }: Place): Place {
  const within = Math.max(0, Math.min(lane, lanes.length - 1));
  return { lane: within, at: Math.max(0, Math.min(at, (lanes[within]?.data.length ?? 0) - 1)) };
}

/** How many data there are, and which of them the cursor is on, from 1. */
export function countTo(lanes: readonly Lane[], { lane, at }: Place): { at: number; count: number } {
  const sizes = lanes.map(({ data }) => data.length);
  const sum = (list: readonly number[]) => list.reduce((total, size) => total + size, 0);
  return { at: sum(sizes.slice(0, lane)) + at + 1, count: sum(sizes) };
}
