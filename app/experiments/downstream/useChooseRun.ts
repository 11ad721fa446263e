import { useCallback, useEffect, useRef, useState } from 'react';
import { wordsOf } from '../../../workers/errors';
import type { Words } from '../../../workers/errors/words';
import { controlOf, hasControl, INTACT, type Recipe } from '../../../workers/model/recipe';
import type { ChoiceLanguage, ChoiceQuestion } from '../../../workers/protocol/questions';
import type { EngineClient } from '../../engine/client';
import { isCancelled } from '../../engine/status';
import { whenReady } from '../../engine/when_ready';
import { useExplorer } from '../../explorer/context';
import { addTallies, EMPTY_TALLY, type Tally, tallyOf } from '../../figures/tally';

const CHANNEL = 'choose';

/** Which model answers: intact, edited, and with as many random weights edited. */
export type Answerer = 'base' | 'edited' | 'random';

export interface ChooseRun {
  readonly state: 'idle' | 'loading' | 'running' | 'stopped' | 'done';
  /** Answers so far, of how many. */
  readonly done: number;
  readonly total: number;
  readonly tallies: Readonly<Partial<Record<Answerer, Tally>>>;
  /** Why it ended early. */
  readonly failure: Words | null;
}

export interface ChooseRequest {
  readonly questions: readonly ChoiceQuestion[];
  readonly language: ChoiceLanguage;
  readonly recipe: Recipe;
  /** Of the random control. */
  readonly seed: number;
}

const IDLE: ChooseRun = { state: 'idle', done: 0, total: 0, tallies: {}, failure: null };

/** Which models answer under a recipe, and with which recipe each: the intact one first, to compare with. */
export function answerers(recipe: Recipe, seed: number): readonly (readonly [Answerer, Recipe])[] {
  return [
    ['base', INTACT],
    ...(recipe.edits.length > 0 ? [['edited', recipe] as const] : []),
    ...(hasControl(recipe) ? [['random', controlOf(recipe, seed, 'random')] as const] : []),
  ];
}

/** Runs questions through the engine, model after model; a run that is stopped keeps what was answered. */
export function useChooseRun() {
  const { client } = useExplorer();
  const [run, setRun] = useState<ChooseRun>(IDLE);
  /** Raised by each start and stop: an older run writes nothing more. */
  const turn = useRef(0);

  const start = useCallback(
    async ({ questions, language, recipe, seed }: ChooseRequest) => {
      const mine = ++turn.current;
      const update = (change: (before: ChooseRun) => ChooseRun) => {
        if (turn.current === mine) setRun(change);
      };
      const models = answerers(recipe, seed);
      update(() => ({ ...IDLE, state: 'loading', total: questions.length * models.length }));
      try {
        await whenReady(client);
        update((before) => ({ ...before, state: 'running' }));
        for (const [name, one] of models) {
          if (turn.current !== mine) return;
          const byId = new Map(questions.map((question) => [question.id, question]));
          await client.engine.choose({ channel: CHANNEL, recipe: one, language, questions }, (answer) => {
            const question = byId.get(answer.id);
            if (question === undefined) return;
            update((before) => ({
              ...before,
              done: before.done + 1,
              tallies: {
                ...before.tallies,
                [name]: addTallies(before.tallies[name] ?? EMPTY_TALLY, tallyOf(question, answer)),
              },
            }));
          });
        }
        update((before) => ({ ...before, state: 'done' }));
      } catch (error) {
        const failure = isCancelled(error) ? null : wordsOf(error);
        update((before) => ({ ...before, state: 'stopped', failure }));
      }
    },
    [client],
  );

  const stop = useCallback(() => {
    turn.current++;
    setRun((before) => ({ ...before, state: 'stopped' }));
    cancelOn(client);
  }, [client]);

  useEffect(
    () => () => {
      if (turn.current > 0) cancelOn(client);
      turn.current++;
    },
    [client],
  );
  return { run, start, stop };
}

function cancelOn(client: EngineClient): void {
  if (client.state.getState().status.state !== 'ready') return;
  client.engine.cancel(CHANNEL).catch((error: unknown) => console.info('A run could not be stopped:', error));
}
