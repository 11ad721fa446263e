import { useEffect, useState } from 'react';
import { MAX_DISCOVERY_CHARACTERS } from '../../../workers/tasks/discovery_limits';
import { isCancelled } from '../../engine/status';
import { useEngineState, useExplorer } from '../../explorer/context';

/** Typing is counted once it pauses. */
const PAUSE_MS = 250;

/** Tokens of a text, BOS not counted; null while that is not known. */
export function useTokenCount(text: string): number | null {
  const { client } = useExplorer();
  const ready = useEngineState(({ status }) => status.state === 'ready');
  const [counted, setCounted] = useState<{ text: string; tokens: number } | null>(null);
  useEffect(() => {
    if (!ready || text === '') return;
    let current = true;
    const count = async () => {
      try {
        const tokens = await client.engine.countTokens(text.slice(0, MAX_DISCOVERY_CHARACTERS));
        if (current) setCounted({ text, tokens });
      } catch (error) {
        // The count only helps to plan; a worker that dies tells of itself where it matters.
        if (!isCancelled(error)) console.info('The tokens could not be counted:', error);
      }
    };
    const timer = setTimeout(() => void count(), PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, ready, text]);
  if (text === '') return 0;
  return counted?.text === text ? counted.tokens : null;
}
