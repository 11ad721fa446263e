import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  CONDITIONS,
  type Condition,
  type DownstreamFigures,
  DownstreamSchema,
  LANGUAGES,
  QUESTIONS,
  type QuestionLanguage,
} from '../../../app/figures/downstream';
import { addTallies, EMPTY_TALLY, tallyOf } from '../../../app/figures/tally';
import { INTACT, type Recipe } from '../../../workers/model/recipe';
import { type ChoiceQuestion, LETTERS } from '../../../workers/protocol/questions';
import { choicePrompt } from '../../../workers/tasks/choice_prompt';
import { chooseAnswer } from '../../../workers/tasks/choose';
import type { Experiment, RecordContext, Unit } from '../experiment';
import { removed } from '../recipes';

/** The questions, in the folder of the tasks. They are not part of the repository. */
const FILE = 'mmlu_en_ar_short.json';
/** Parts that the questions are computed in; each takes every fourth one, so that all subjects are in each. */
const PARTS = 4;

const oneLanguage = v.object({ q: v.string(), c: v.pipe(v.array(v.string()), v.length(4)) });
const TaskSchema = v.pipe(
  v.array(v.object({ en: oneLanguage, ar: oneLanguage, answer: v.picklist(LETTERS) })),
  v.length(QUESTIONS),
);
type Task = v.InferOutput<typeof TaskSchema>[number];

const RECIPES: Readonly<Record<Condition, Recipe>> = {
  intact: INTACT,
  arabic: removed({ of: 'ar' }),
  vietnamese: removed({ of: 'vi' }),
  random: removed({ of: 'ar', kind: 'random' }),
};

/** A question of the file in one language, as the engine asks it. */
function questionOf(task: Task, language: QuestionLanguage, at: number): ChoiceQuestion {
  const { q, c } = task[language];
  return { id: String(at), question: q, choices: c, answer: LETTERS.indexOf(task.answer) };
}

/** @throws Error where the file is missing or another one */
async function readTasks(folder: string): Promise<readonly Task[]> {
  const path = join(folder, FILE);
  const read = v.safeParse(TaskSchema, JSON.parse(await readFile(path, 'utf8')));
  if (read.success) return read.output;
  const issue = read.issues[0];
  throw new Error(`${path} is not the file of questions at "${v.getDotPath(issue)}": ${issue.message}`);
}

async function figuresOf(
  { engine, tasks }: RecordContext,
  language: QuestionLanguage,
  condition: Condition,
  part: number,
): Promise<DownstreamFigures> {
  const recipe = RECIPES[condition];
  const { touchedWeights } = await engine.describe(recipe);
  const model = engine.ready();
  const variant = await model.apply(recipe, () => {});
  let tally = EMPTY_TALLY;
  for (const [at, task] of (await readTasks(tasks)).entries()) {
    if (at % PARTS !== part) continue;
    const question = questionOf(task, language, at);
    const answer = await chooseAnswer(model, question, language, variant, () => {});
    tally = addTallies(tally, tallyOf(question, answer));
  }
  return { language, condition, touchedWeights, tally };
}

/** Section 3.4 of the paper: multiple choice without a language's region, in Arabic and English. */
export const downstreamExperiment: Experiment<DownstreamFigures> = {
  id: 'downstream',
  figures: DownstreamSchema,
  text: '520 test questions of MMLU, ten of each of 52 subjects, in English and in Arabic translation; four options, no examples before the question',
  units: async (context) =>
    Array.from({ length: PARTS }, (_, part) => part).flatMap((part) =>
      LANGUAGES.flatMap((language) =>
        CONDITIONS.map((condition): Unit<DownstreamFigures> => {
          const sample = choicePrompt({ question: 'Q', choices: ['1', '2', '3', '4'] }, language);
          return {
            id: `${language}-${condition}-${part}`,
            recipe: RECIPES[condition],
            conditions: { language, part },
            inputs: { file: FILE, questions: QUESTIONS, parts: PARTS, prompt: sample },
            run: () => figuresOf(context, language, condition, part),
          };
        }),
      ),
    ),
};
