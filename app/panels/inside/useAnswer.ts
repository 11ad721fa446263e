import { useEffect, useRef, useState } from 'react';
import { type Engine, failureOf, isCancelled } from '../../engine/status';
import { useEngineState, useExplorer, useOwnRegion, useTraining } from '../../explorer/context';
import type { Failure } from '../../state/results';

/** One channel for all panels inside: one is open at a time, and its newest question replaces the one before. */
export const INSIDE_CHANNEL = 'inside';

export interface Answer<T> {
  /** The newest answer; an older one stays until it comes. */
  readonly data: T | null;
  /** The answer is to an earlier question. */
  readonly stale: boolean;
  readonly computing: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

interface State<T> {
  readonly to: string;
  readonly data: T | null;
  readonly ended: boolean;
  readonly failure: Failure | null;
}

/**
 * What the engine answers to a question, asked anew whenever the question, the weights or the model change; a newer
 * question cancels the one that runs, and closing the panel does too.
 * @param question names what is asked; null asks nothing
 * @param ask gives what comes to `put`, in parts where they come in parts
 */
export function useAnswer<T>(
  question: string | null,
  ask: (engine: Engine, put: (data: T) => void) => Promise<void>,
): Answer<T> {
  const { client } = useExplorer();
  const model = useEngineState(({ status, restarts }) =>
    status.state === 'ready' ? `${status.info.modelSha256} ${status.info.backend.name} ${restarts}` : null,
  );
  const trained = useTraining((state) => state.trained);
  const own = useOwnRegion((state) => state.report);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State<T>>({ to: '', data: null, ended: true, failure: null });
  const latest = useRef(ask);
  latest.current = ask;
  const wanted = question === null || model === null ? null : question;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other weights, another model or another try ask again.
  useEffect(() => {
    if (wanted === null) return;
    let current = true;
    const { engine } = client;
    const put = (change: Partial<State<T>>) => {
      if (current) setState((before) => ({ ...before, to: wanted, failure: null, ...change }));
    };
    latest
      .current(engine, (data) => put({ data, ended: false }))
      .then(
        () => put({ ended: true }),
        (error: unknown) => {
          if (!isCancelled(error)) put({ ended: true, failure: failureOf(error) });
        },
      );
    return () => {
      current = false;
      // A worker that died has nothing left to stop.
      engine.cancel(INSIDE_CHANNEL).catch(() => undefined);
    };
  }, [wanted, model, trained, own, attempt]);
  const stale = state.to !== wanted;
  return {
    data: state.data,
    stale,
    computing: wanted !== null && (stale || !state.ended),
    failure: stale ? null : state.failure,
    retry: () => setAttempt((count) => count + 1),
  };
}
