import {
  type Cell,
  cellsOf,
  DAMAGE_LANGUAGES,
  DAMAGE_OPERATIONS,
  DAMAGE_PARTS,
  type DamageOperation,
  type DamagePart,
  type NormDamageFigures,
  NormDamageSchema,
  tupleOf,
} from '../../../app/figures/norm-damage';
import type { LoadedModel } from '../../../workers/decoder/loaded_model';
import { INTACT } from '../../../workers/model/recipe';
import { evaluationDocuments, readNtrex } from '../../corpora/ntrex';
import type { Experiment, RecordContext, Unit } from '../experiment';
import { beginningOf } from '../passage_beginning';
import {
  type CellCounts,
  chooseAgain,
  chooseCells,
  chooseInHeads,
  type PlannedCell,
} from './norm-damage/cells';
import { DamageMeter } from './norm-damage/meter';
import { type Screening, screen } from './norm-damage/screen';

/** Tokens of each language: short, for some 9,000 runs in three languages are measured. */
const PREDICTED = 12;
/** Tokens of each language in the second measurement, of text that no score saw. */
const PREDICTED_AGAIN = 256;
const COUNTS: CellCounts = { screened: 2000, strongest: 32, random: 500 };
const COUNTS_AGAIN = { worst: 100, rest: 300, strongest: 4 } as const;
const COUNTS_IN_HEADS = { screened: 200, random: 100 } as const;
const SEED = 0;
/** Digits of a change; the mean of twelve values in single precision holds no more. */
const DIGITS = 4;

const INPUTS = {
  first: { predicted: PREDICTED, counts: COUNTS },
  second: { predicted: PREDICTED_AGAIN, screen: PREDICTED, first: COUNTS, counts: COUNTS_AGAIN },
  heads: { predicted: PREDICTED_AGAIN, screen: PREDICTED, counts: COUNTS_IN_HEADS },
} as const;

/** A layer in the middle; the first ones take longer, the last ones less. */
const SECONDS = { first: 60, second: 90, heads: 40 } as const;

/** Results of other units by their names. */
type Recorded = (id: string) => NormDamageFigures | undefined;

/** Can one norm parameter break the model (Figure 4), and does the Taylor score (Eqs. 1-3) know which? */
export const normDamageExperiment: Experiment<NormDamageFigures> = {
  id: 'norm-damage',
  figures: NormDamageSchema,
  units: async (context) => {
    const { shape } = context.engine.ready();
    const measuring = new Measuring(context);
    return DAMAGE_PARTS.filter((part) => part !== 'heads' || shape.norms.includes('attn_q_norm')).flatMap(
      (part) =>
        DAMAGE_OPERATIONS.flatMap((operation) =>
          Array.from({ length: shape.layers }, (_, layer): Unit<NormDamageFigures> => {
            return {
              id: nameOf(part, operation, layer),
              // Each cell has a recipe of its own, see `editOf`.
              recipe: INTACT,
              conditions: { operation, layer, ...(part === 'first' ? {} : { part }) },
              inputs: { ...INPUTS[part], seed: SEED, languages: DAMAGE_LANGUAGES },
              seconds: SECONDS[part],
              run: (recorded = () => undefined) => measuring.run(part, operation, layer, recorded),
            };
          }),
        ),
    );
  },
};

const nameOf = (part: DamagePart, operation: DamageOperation, layer: number) =>
  `${part === 'first' ? '' : `${part}-`}${operation}-${layer}`;

/** What the units share: the screen, the texts, and which cells are measured. */
class Measuring {
  private screening: Promise<Screening> | null = null;
  private readonly meters = new Map<number, Promise<DamageMeter>>();

  constructor(private readonly context: RecordContext) {}

  async run(
    part: DamagePart,
    operation: DamageOperation,
    layer: number,
    recorded: Recorded,
  ): Promise<NormDamageFigures> {
    const cells = (await this.cells(part, operation, recorded)).filter((cell) => cell.layer === layer);
    const tokens = INPUTS[part].predicted;
    const meter = await this.meter(tokens);
    const damage = await meter.measure(layer, cells, operation);
    const [en = 0, ar = 0, zh = 0] = meter.base;
    const short = (value: number) => Number(value.toPrecision(DIGITS));
    return {
      operation,
      layer,
      tokens,
      base: [en, ar, zh],
      cells: cells.map((cell, at) => {
        const [en, ar, zh] = damage[at].map(short);
        return tupleOf({ ...cell, importance: short(cell.importance), damage: { en, ar, zh } });
      }),
    };
  }

  private async cells(
    part: DamagePart,
    operation: DamageOperation,
    recorded: Recorded,
  ): Promise<readonly PlannedCell[]> {
    const screening = await this.screen();
    if (part === 'first') return chooseCells(screening.importance, screening.magnitude, COUNTS, SEED);
    if (part === 'heads') return chooseInHeads(screening.inHeads, COUNTS_IN_HEADS, SEED);
    return chooseAgain(this.firstCells(operation, recorded), screening, COUNTS_AGAIN, SEED);
  }

  /** What the first measurement found. @throws Error where a layer of it is not recorded */
  private firstCells(operation: DamageOperation, recorded: Recorded): readonly Cell[] {
    const { layers } = this.context.engine.ready().shape;
    const results = Array.from({ length: layers }, (_, layer) => {
      const id = nameOf('first', operation, layer);
      const figures = recorded(id);
      if (figures === undefined)
        throw new Error(`The second measurement needs ${id}. Record that one first.`);
      return figures;
    });
    return cellsOf(results, operation);
  }

  private screen(): Promise<Screening> {
    this.screening ??= screen(this.model, this.beginnings());
    return this.screening;
  }

  private get model(): LoadedModel {
    return this.context.engine.ready();
  }

  private beginnings = () =>
    DAMAGE_LANGUAGES.map((language) => beginningOf(language, PREDICTED, this.model.tokenizer));

  private meter(tokens: number): Promise<DamageMeter> {
    const known = this.meters.get(tokens);
    if (known !== undefined) return known;
    const open = async () =>
      DamageMeter.open(this.model, tokens === PREDICTED ? this.beginnings() : await this.unseenTexts(tokens));
    const opened = open();
    this.meters.set(tokens, opened);
    return opened;
  }

  /** The first lines of the documents for evaluation, one after another, cut to one length in every language. */
  private unseenTexts(tokens: number): Promise<(readonly number[])[]> {
    const { tokenizer } = this.model;
    return Promise.all(
      DAMAGE_LANGUAGES.map(async (language) => {
        const documents = evaluationDocuments(await readNtrex(this.context.corpus, language));
        const ids = [
          ...tokenizer.opening,
          ...documents.flatMap(({ lines }) => tokenizer.encode(`${lines[0]}\n`)),
        ];
        if (ids.length > tokens) return ids.slice(0, tokens + 1);
        throw new Error(`${language}.txt has ${ids.length - 1} tokens of first lines; ${tokens} are needed.`);
      }),
    );
  }
}
