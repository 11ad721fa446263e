import { useEffect, useRef, useState } from 'react';

/** Data on its way: the last data stay while newer ones are loaded. */
export interface Loaded<T> {
  readonly data: T | null;
  readonly loading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Loads again whenever `key` changes; an answer to an older key is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<{ key: string; data: T | null; error: Error | null }>({
    key: '',
    data: null,
    error: null,
  });
  const latest = useRef(load);
  latest.current = load;
  const wanted = `${key}#${attempt}`;
  useEffect(() => {
    let current = true;
    latest.current().then(
      (data) => current && setState({ key: wanted, data, error: null }),
      (reason: unknown) => {
        const error = reason instanceof Error ? reason : new Error(String(reason));
        if (current) setState((before) => ({ key: wanted, data: before.data, error }));
      },
    );
    return () => {
      current = false;
    };
  }, [wanted]);
  return {
    data: state.data,
    loading: state.key !== wanted,
    error: state.key === wanted ? state.error : null,
    retry: () => setAttempt((count) => count + 1),
  };
}
