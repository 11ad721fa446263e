import { extent } from 'd3';
import { PlaceSchema } from '../../figures/core-place';
import { DownstreamSchema } from '../../figures/downstream';
import { ForgettingSchema } from '../../figures/forgetting';
import { NormDamageSchema } from '../../figures/norm-damage';
import { OverlapSchema } from '../../figures/overlap';
import { type RecordedExperiment, ScoresSchema } from '../../figures/schema';
import { TextsSchema } from '../../figures/texts';
import { FIGURE_4, FIGURE_5, FIGURE_6, TABLE_5, type Table5Row } from '../../paper/reported';
import { judgeHabit, judgeKnowledge, judgeTexts } from './behaviour';
import { judgeBottom, judgeCore } from './core';
import { judgeFreezing } from './freezing';
import { judgeConcentration, judgeDimensions, judgeParameter } from './inside';
import { number, type Outcome, type Quantity, ratio, share } from './outcome';
import { judgeOverlap } from './overlap';
import { judgeKin, judgeMoreText, judgeOwn, judgeSpared } from './regions';

/** The recorded files that claims are judged by, with what their results hold. */
export const CLAIM_FILES = {
  core: ScoresSchema,
  'core-place': PlaceSchema,
  'core-dimensions': ScoresSchema,
  'norm-damage': NormDamageSchema,
  monolingual: ScoresSchema,
  overlap: OverlapSchema,
  forgetting: ForgettingSchema,
  downstream: DownstreamSchema,
  texts: TextsSchema,
} as const;
export type ClaimFile = keyof typeof CLAIM_FILES;
type FiguresOf<Id extends ClaimFile> = NonNullable<(typeof CLAIM_FILES)[Id]['~types']>['output'];

/** One claim of the paper; its words are `experiments.claims.rows.<id>`. */
export interface Claim {
  readonly id: ClaimId;
  /** The experiment that shows it. */
  readonly experiment: ClaimFile;
  /** The recorded result whose recipe is done live; null where the experiment has its own way. */
  readonly live: string | null;
  /** The paper's numbers that its words name, as far as the paper prints them. */
  readonly reported: Readonly<Record<string, Quantity>>;
  /** What the experiment's file says of it; null where the file lacks what is needed. */
  readonly judge: (recorded: RecordedExperiment<unknown>) => Outcome | null;
}

export const CLAIM_IDS = [
  'core',
  'bottom',
  'parameter',
  'concentration',
  'dimensions',
  'own',
  'kin',
  'spared',
  'moreText',
  'overlap',
  'texts',
  'knowledge',
  'habit',
  'freezing',
] as const;
export type ClaimId = (typeof CLAIM_IDS)[number];

function claim<Id extends ClaimFile>(
  id: ClaimId,
  experiment: Id,
  live: string | null,
  judge: (recorded: RecordedExperiment<FiguresOf<Id>>) => Outcome | null,
  reported: Readonly<Record<string, Quantity>> = {},
): Claim {
  // The file was checked against the experiment's own schema when it was fetched.
  return { id, experiment, live, reported, judge: judge as Claim['judge'] };
}

type Column = Exclude<keyof Table5Row, 'language' | 'base'>;
const rowOf = (code: string) => TABLE_5.rows.filter(({ language }) => language === code);
const rises = (rows: readonly Table5Row[], column: Column) => rows.map((row) => row[column] / row.base);
const nine = TABLE_5.rows.filter(({ language }) => language !== 'ru' && language !== 'uk');
const rise = (code: string, column: Column) => ratio(rises(rowOf(code), column)[0] ?? Number.NaN);
function range(values: readonly number[]): Readonly<Record<'least' | 'most', Quantity>> {
  const [least, most] = extent(values);
  return { least: ratio(least ?? Number.NaN), most: ratio(most ?? Number.NaN) };
}
const [arabicAnswers] = FIGURE_5.rows;
const chinese = FIGURE_6.rows.find(({ language }) => language === 'zh');

/** In the order of the paper. */
export const CLAIMS: readonly Claim[] = [
  claim('core', 'core', 'top-1', judgeCore),
  claim('bottom', 'core', 'bottom-1', judgeBottom, range(rises(TABLE_5.rows, 'bottom100k'))),
  claim('parameter', 'norm-damage', null, judgeParameter, {
    breaks: number(FIGURE_4.rows[0].perplexityChinese),
    ordinary: number(FIGURE_4.rows[1].perplexityChinese),
  }),
  claim('concentration', 'core-place', 'core-5', judgeConcentration),
  claim('dimensions', 'core-dimensions', 'core-only', judgeDimensions),
  claim('own', 'monolingual', 'ar-top-code', judgeOwn, { own: rise('ru', 'top100k') }),
  claim('kin', 'monolingual', 'ru-top-code', judgeKin, { kin: rise('uk', 'top100k') }),
  claim('spared', 'monolingual', 'ru-top-code', judgeSpared, range(rises(nine, 'top100k'))),
  claim('moreText', 'monolingual', 'ru-top-code', judgeMoreText, {
    tenth: rise('ru', 'top10k'),
    all: rise('ru', 'top100k'),
  }),
  claim('overlap', 'overlap', null, judgeOverlap),
  claim('texts', 'texts', 'ar', judgeTexts),
  claim('knowledge', 'downstream', 'ar-arabic-0', judgeKnowledge, {
    intact: share(arabicAnswers.base / 100),
    removed: share(arabicAnswers.withoutArabic / 100),
  }),
  claim('habit', 'downstream', 'ar-arabic-0', judgeHabit, {
    intact: share(FIGURE_5.optionA.base),
    removed: share(FIGURE_5.optionA.withoutArabic),
  }),
  claim('freezing', 'forgetting', null, judgeFreezing, {
    full: number(chinese?.full ?? Number.NaN),
    core: number(chinese?.frozen ?? Number.NaN),
  }),
];
