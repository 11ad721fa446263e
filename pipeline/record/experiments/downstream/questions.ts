import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { QUESTIONS, type QuestionLanguage, ROTATED_QUESTIONS } from '../../../../app/figures/downstream';
import { addTallies, EMPTY_TALLY, type Tally, tallyOf } from '../../../../app/figures/tally';
import type { LayerVariant } from '../../../../workers/backend/layers';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import { type ChoiceQuestion, LETTERS } from '../../../../workers/protocol/questions';
import { SeededRandom } from '../../../../workers/random';
import { chooseAnswer } from '../../../../workers/tasks/choose';

/** The questions, in the folder of the tasks. They are not part of the repository. */
export const FILE = 'mmlu_en_ar_short.json';
/** Parts that the questions are computed in; each takes every fourth one, so that all subjects are in each. */
export const PARTS = 4;
/** First seed word of the questions that are rotated; see workers/random.ts. */
const ROTATION_STREAM = 43;

const oneLanguage = v.object({ q: v.string(), c: v.pipe(v.array(v.string()), v.length(4)) });
const TaskSchema = v.pipe(
  v.array(v.object({ subject: v.string(), en: oneLanguage, ar: oneLanguage, answer: v.picklist(LETTERS) })),
  v.length(QUESTIONS),
);
export type Task = v.InferOutput<typeof TaskSchema>[number];

/** A question of the file in one language, as the engine asks it. */
export function questionOf(task: Task, language: QuestionLanguage, at: number): ChoiceQuestion {
  const { q, c } = task[language];
  return { id: String(at), question: q, choices: c, answer: LETTERS.indexOf(task.answer) };
}

/** The same question with its options moved up by some places; what was above the first comes last. */
export function rotated(question: ChoiceQuestion, by: number): ChoiceQuestion {
  const { choices, answer } = question;
  const moved = choices.map((_, at) => choices[(at + by) % choices.length] ?? '');
  return { ...question, choices: moved, answer: (answer - by + choices.length) % choices.length };
}

/** @throws Error where the file is missing or another one */
export async function readTasks(folder: string): Promise<readonly Task[]> {
  const path = join(folder, FILE);
  const read = v.safeParse(TaskSchema, JSON.parse(await readFile(path, 'utf8')));
  if (read.success) return read.output;
  const issue = read.issues[0];
  throw new Error(`${path} is not the file of questions at "${v.getDotPath(issue)}": ${issue.message}`);
}

/** Places of the questions that are rotated: drawn over subjects, one of each in turn until there are enough. */
export function rotatedPlaces(tasks: readonly Pick<Task, 'subject'>[]): readonly number[] {
  const random = new SeededRandom(ROTATION_STREAM);
  const subjects = [...new Set(tasks.map(({ subject }) => subject))];
  const left = subjects.map((name) => [...tasks.keys()].filter((at) => tasks[at]?.subject === name));
  const taken: number[] = [];
  while (taken.length < ROTATED_QUESTIONS && left.some(({ length }) => length > 0))
    for (const places of left) {
      if (taken.length >= ROTATED_QUESTIONS || places.length === 0) continue;
      taken.push(...places.splice(random.below(places.length), 1));
    }
  return taken;
}

/** How a part of the questions is answered, each asked once. */
export async function askPart(
  model: LoadedModel,
  variant: LayerVariant,
  tasks: readonly Task[],
  language: QuestionLanguage,
  part: number,
): Promise<Tally> {
  let tally = EMPTY_TALLY;
  for (const [at, task] of tasks.entries()) {
    if (at % PARTS !== part) continue;
    const question = questionOf(task, language, at);
    const answer = await chooseAnswer(model, question, language, variant, () => {});
    tally = addTallies(tally, tallyOf(question, answer));
  }
  return tally;
}

/** How some questions are answered in every rotation of their options, by letter and by content. */
export async function askRotated(
  model: LoadedModel,
  variant: LayerVariant,
  tasks: readonly Task[],
  language: QuestionLanguage,
): Promise<{
  readonly tally: Tally;
  readonly content: { readonly questions: number; readonly right: number };
}> {
  let tally = EMPTY_TALLY;
  let right = 0;
  const places = rotatedPlaces(tasks);
  for (const at of places) {
    const question = questionOf(tasks[at] as Task, language, at);
    const ofContent = question.choices.map(() => 0);
    for (let by = 0; by < question.choices.length; by++) {
      const asked = rotated(question, by);
      const answer = await chooseAnswer(model, asked, language, variant, () => {});
      tally = addTallies(tally, tallyOf(asked, answer));
      for (const [letter, probability] of answer.probabilities.entries())
        ofContent[(letter + by) % ofContent.length] += probability;
    }
    if (ofContent.indexOf(Math.max(...ofContent)) === question.answer) right++;
  }
  return { tally, content: { questions: places.length, right } };
}
