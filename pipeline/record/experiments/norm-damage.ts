import {
  DAMAGE_LANGUAGES,
  DAMAGE_OPERATIONS,
  type DamageOperation,
  type NormDamageFigures,
  NormDamageSchema,
  tupleOf,
} from '../../../app/figures/norm-damage';
import { INTACT } from '../../../workers/model/recipe';
import type { Experiment, RecordContext, Unit } from '../experiment';
import { beginningOf } from '../passage_beginning';
import { type CellCounts, chooseCells, type PlannedCell } from './norm-damage/cells';
import { DamageMeter } from './norm-damage/meter';
import { screen } from './norm-damage/screen';

/** Tokens of each language: short, for some 9,000 runs in three languages are measured. */
const PREDICTED = 12;
const COUNTS: CellCounts = { screened: 2000, strongest: 32, random: 500 };
const SEED = 0;
/** Digits of a change; the mean of twelve values in single precision holds no more. */
const DIGITS = 4;

interface Prepared {
  readonly meter: DamageMeter;
  readonly cells: readonly PlannedCell[];
}

/** Can one norm parameter break the model (Figure 4), and does the Taylor score (Eqs. 1-3) know which? */
export const normDamageExperiment: Experiment<NormDamageFigures> = {
  id: 'norm-damage',
  figures: NormDamageSchema,
  units: async (context) => {
    let prepared: Promise<Prepared> | null = null;
    const prepare = () => {
      prepared ??= prepareCells(context);
      return prepared;
    };
    const { layers } = context.engine.ready().shape;
    return DAMAGE_OPERATIONS.flatMap((operation) =>
      Array.from({ length: layers }, (_, layer) => unitOf(operation, layer, prepare)),
    );
  },
};

function unitOf(
  operation: DamageOperation,
  layer: number,
  prepare: () => Promise<Prepared>,
): Unit<NormDamageFigures> {
  return {
    id: `${operation}-${layer}`,
    // Each cell has a recipe of its own, see `editOf`.
    recipe: INTACT,
    conditions: { operation, layer },
    inputs: { predicted: PREDICTED, counts: COUNTS, seed: SEED, languages: DAMAGE_LANGUAGES },
    run: async () => figuresOf(await prepare(), operation, layer),
  };
}

async function prepareCells({ engine, log }: RecordContext): Promise<Prepared> {
  const model = engine.ready();
  const texts = DAMAGE_LANGUAGES.map((language) => beginningOf(language, PREDICTED, model.tokenizer));
  const { importance, magnitude } = await screen(model, texts);
  const cells = chooseCells(importance, magnitude, COUNTS, SEED);
  log(`norm-damage: ${cells.length} cells are measured, with each of ${DAMAGE_OPERATIONS.length} operations`);
  return { meter: await DamageMeter.open(model, texts), cells };
}

async function figuresOf(
  { meter, cells }: Prepared,
  operation: DamageOperation,
  layer: number,
): Promise<NormDamageFigures> {
  const here = cells.filter((cell) => cell.layer === layer);
  const damage = await meter.measure(layer, here, operation);
  const [en = 0, ar = 0, zh = 0] = meter.base;
  const short = (value: number) => Number(value.toPrecision(DIGITS));
  return {
    operation,
    layer,
    tokens: PREDICTED,
    base: [en, ar, zh],
    cells: here.map((cell, at) => {
      const [en, ar, zh] = damage[at].map(short);
      return tupleOf({ ...cell, importance: short(cell.importance), damage: { en, ar, zh } });
    }),
  };
}
