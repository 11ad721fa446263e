import { median } from 'd3';
import { type ExperimentId, LISTED_EXPERIMENTS } from '../../app/link/experiments';
import { CONTROLS_BEFORE } from './controls_in_sight';

/** How a figure is written. `times` is a ratio, `score` a number without a unit. */
export type Unit = 'ms' | 's' | 'kB' | 'GB' | 'MB' | 'times' | 'score' | 'px';

/** A line of the table: what is measured, and how much it may be. */
export interface Limit {
  readonly what: string;
  readonly atMost: number;
  readonly unit: Unit;
}

/** How deep the answer of an experiment may stand at 1280x720, CSS px. */
export const ANSWER_DEPTH = 620;
/** One line an experiment: how far down its answer and the first of its figure end. */
export type AnswerName = `answer ${ExperimentId}`;
const ANSWERS = Object.fromEntries(
  LISTED_EXPERIMENTS.map((id): [AnswerName, Limit] => [
    `answer ${id}`,
    { what: `depth of the answer at 1280x720, ${id}`, atMost: ANSWER_DEPTH, unit: 'px' },
  ]),
) as Readonly<Record<AnswerName, Limit>>;

/** Every line of the table, in its order. */
export const LIMITS = {
  firstResult: { what: 'first recorded result on screen, from a local server', atMost: 1.5, unit: 's' },
  largestPaint: { what: 'largest contentful paint, from a local server', atMost: 1.5, unit: 's' },
  layoutShift: { what: 'layout shift until the page stands', atMost: 0.02, unit: 'score' },
  controls: {
    what: `controls in sight at the start at 1440x900 (${CONTROLS_BEFORE} before)`,
    atMost: CONTROLS_BEFORE / 2,
    unit: 'score',
  },
  ...ANSWERS,
  script: { what: "first route's script, gzip", atMost: 210, unit: 'kB' },
  readyFromServer: { what: 'model ready from the local server', atMost: 15, unit: 's' },
  readyFromCache: { what: 'model ready from cache', atMost: 8, unit: 's' },
  applyParameter: { what: 'one parameter applied, ready to run', atMost: 100, unit: 'ms' },
  applyCore: { what: 'core region (5 %) applied in all layers', atMost: 1000, unit: 'ms' },
  switchParameter: {
    what: 'switch to first new perplexity (64 tokens), one parameter',
    atMost: 1,
    unit: 's',
  },
  switchCore: { what: 'switch to first new perplexity (64 tokens), core region', atMost: 2, unit: 's' },
  nextTokens: { what: 'next-token bars after a switch, core region', atMost: 1.2, unit: 's' },
  lens: { what: 'logit lens of 16 tokens, one model', atMost: 4, unit: 's' },
  residual: { what: 'residual stream of a text against its score', atMost: 1.1, unit: 'times' },
  generation: { what: 'generation, time per token against wllama', atMost: 1, unit: 'times' },
  scoring: { what: 'scoring 128 tokens against wllama reading them', atMost: 0.5, unit: 'times' },
  longestTask: { what: "main thread's longest task while the engine runs", atMost: 50, unit: 'ms' },
  memory: { what: 'renderer memory with the model ready', atMost: 2.5, unit: 'GB' },
  growth: { what: 'growth of it over 50 edits and runs', atMost: 50, unit: 'MB' },
  elevenFirst: { what: 'first of the eleven languages after a switch', atMost: 2, unit: 's' },
  elevenAll: { what: 'all eleven languages after a switch', atMost: 12, unit: 's' },
  gradientNode: { what: 'gradient of 512 tokens in Node against the forward pass', atMost: 4, unit: 'times' },
  gradientWasm: {
    what: 'gradient of 512 tokens on wasm against the forward pass',
    atMost: 4,
    unit: 'times',
  },
  discovery: { what: 'region of a text of 2,048 tokens', atMost: 180, unit: 's' },
  discoveryMemory: { what: 'renderer memory while it is found, at most', atMost: 4, unit: 'GB' },
  trainingNode: {
    what: 'training step of 1,024 tokens in Node against the forward pass',
    atMost: 4,
    unit: 'times',
  },
  trainingWasm: {
    what: 'training step of 1,024 tokens on wasm against the forward pass',
    atMost: 4,
    unit: 'times',
  },
  trainingMemory: { what: 'renderer memory while it trains, at most', atMost: 4, unit: 'GB' },
} as const satisfies Readonly<Record<string, Limit>>;
export type FigureName = keyof typeof LIMITS;

/** What came out for one line: samples in the line's unit, or why there are none. */
export type Outcome =
  | { readonly samples: readonly number[]; readonly note?: string }
  | { readonly skipped: string };
export type Outcomes = Partial<Record<FigureName, Outcome>>;

/** One line as it is printed, and as `--json` gives it. */
export interface Figure extends Limit {
  readonly name: FigureName;
  /** Median of the runs; null where the line was skipped. */
  readonly median: number | null;
  readonly runs: number;
  readonly reached: boolean | null;
  readonly note: string;
}

/** Puts outcomes beside their limits, in the order of the table. */
export function figuresOf(outcomes: Outcomes): readonly Figure[] {
  return (Object.keys(LIMITS) as FigureName[]).flatMap((name): readonly Figure[] => {
    const outcome = outcomes[name];
    if (outcome === undefined) return [];
    const limit: Limit = LIMITS[name];
    if ('skipped' in outcome)
      return [{ name, ...limit, median: null, runs: 0, reached: null, note: outcome.skipped }];
    const middle = median(outcome.samples);
    if (middle === undefined) throw new RangeError(`${name} was measured without a sample.`);
    return [
      {
        name,
        ...limit,
        median: middle,
        runs: outcome.samples.length,
        reached: middle <= limit.atMost,
        note: outcome.note ?? '',
      },
    ];
  });
}

/** The table in Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, median: middle, runs, reached, note, atMost, unit }) => [
    what,
    middle === null ? 'skipped' : amount(middle, unit),
    amount(atMost, unit),
    reached === null ? '' : reached ? 'yes' : 'no',
    String(runs),
    note,
  ]);
  const head = ['what', 'measured (median)', 'at most', 'reached', 'runs', 'note'];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** "1.24 s", "×0.47" */
export function amount(value: number, unit: Unit): string {
  if (unit === 'score') return value.toFixed(3);
  if (unit === 'times') return `×${value.toFixed(2)}`;
  return `${unit === 's' || unit === 'GB' ? value.toFixed(2) : value.toFixed(0)} ${unit}`;
}
