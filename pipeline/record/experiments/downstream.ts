import {
  CONDITIONS,
  type Condition,
  type DownstreamFigures,
  DownstreamSchema,
  LANGUAGES,
  QUESTIONS,
  type QuestionLanguage,
  ROTATED_QUESTIONS,
} from '../../../app/figures/downstream';
import { EMPTY_TALLY } from '../../../app/figures/tally';
import { INTACT, type Recipe } from '../../../workers/model/recipe';
import { choicePrompt } from '../../../workers/tasks/choice_prompt';
import { evaluationDocuments, readNtrex } from '../../corpora/ntrex';
import type { Experiment, RecordContext, Unit } from '../experiment';
import { removed } from '../recipes';
import { chooseNext, ITEMS_A_DOCUMENT } from './downstream/next_sentence';
import { askPart, askRotated, FILE, PARTS, readTasks } from './downstream/questions';

/** Seeds of the two controls of the Arabic region. */
const SEEDS = [0, 1, 2] as const;
/** Raised when what is tallied changes. */
const TALLY_VERSION = 2;

/** A model that is asked. */
interface Model {
  readonly condition: Condition;
  /** null for what is not drawn. */
  readonly seed: number | null;
  readonly recipe: Recipe;
}

const plain = (condition: Condition, recipe: Recipe): Model => ({ condition, seed: null, recipe });
const MODELS: readonly Model[] = CONDITIONS.flatMap((condition) => {
  if (condition === 'intact') return [plain(condition, INTACT)];
  if (condition === 'arabic') return [plain(condition, removed({ of: 'ar' }))];
  if (condition === 'vietnamese') return [plain(condition, removed({ of: 'vi' }))];
  return SEEDS.map((seed) => ({ condition, seed, recipe: removed({ of: 'ar', kind: condition, seed }) }));
});

type Asked = Pick<DownstreamFigures, 'tally' | 'content' | 'next'>;

/** One unit: a language, a model, and what it is asked. */
function unitOf(
  context: RecordContext,
  language: QuestionLanguage,
  { condition, seed, recipe }: Model,
  kind: {
    readonly name: string;
    readonly conditions: Unit<unknown>['conditions'];
    readonly inputs: unknown;
    readonly seconds: number;
  },
  ask: (
    variant: Awaited<ReturnType<ReturnType<RecordContext['engine']['ready']>['apply']>>,
  ) => Promise<Asked>,
): Unit<DownstreamFigures> {
  return {
    id: [language, condition, ...(seed === null ? [] : [seed]), kind.name].join('-'),
    recipe,
    conditions: { language, ...kind.conditions, ...(seed === null ? {} : { seed }) },
    inputs: kind.inputs,
    seconds: kind.seconds,
    run: async () => {
      const { touchedWeights } = await context.engine.describe(recipe);
      const variant = await context.engine.ready().apply(recipe, () => {});
      return { language, condition, touchedWeights, ...(await ask(variant)) };
    },
  };
}

/** Section 3.4 of the paper: multiple choice without a language's region, in Arabic and English; and next sentences. */
export const downstreamExperiment: Experiment<DownstreamFigures> = {
  id: 'downstream',
  figures: DownstreamSchema,
  units: async (context) => {
    const model = () => context.engine.ready();
    const each = (make: (language: QuestionLanguage, one: Model) => Unit<DownstreamFigures>) =>
      LANGUAGES.flatMap((language) => MODELS.map((one) => make(language, one)));
    const inputsOf = (language: QuestionLanguage) => ({
      file: FILE,
      tally: TALLY_VERSION,
      prompt: choicePrompt({ question: 'Q', choices: ['1', '2', '3', '4'] }, language),
    });
    const part = (at: number) =>
      each((language, one) =>
        unitOf(
          context,
          language,
          one,
          {
            name: String(at),
            conditions: { part: at },
            inputs: { ...inputsOf(language), questions: QUESTIONS, parts: PARTS },
            seconds: 40,
          },
          async (variant) => ({
            tally: await askPart(model(), variant, await readTasks(context.tasks), language, at),
          }),
        ),
      );
    const rotations = each((language, one) =>
      unitOf(
        context,
        language,
        one,
        {
          name: 'rotations',
          conditions: { task: 'rotations' },
          inputs: { ...inputsOf(language), rotated: ROTATED_QUESTIONS },
          seconds: 160,
        },
        async (variant) => askRotated(model(), variant, await readTasks(context.tasks), language),
      ),
    );
    const next = each((language, one) =>
      unitOf(
        context,
        language,
        one,
        {
          name: 'next',
          conditions: { task: 'next' },
          inputs: { itemsADocument: ITEMS_A_DOCUMENT },
          seconds: 240,
        },
        async (variant) => ({
          tally: EMPTY_TALLY,
          next: await chooseNext(
            model(),
            variant,
            evaluationDocuments(await readNtrex(context.corpus, language)),
          ),
        }),
      ),
    );
    const parts = Array.from({ length: PARTS }, (_, at) => part(at));
    return [...(parts[0] ?? []), ...next, ...rotations, ...parts.slice(1).flat()];
  },
};
