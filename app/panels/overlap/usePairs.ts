import { useEffect, useRef, useState } from 'react';
import type { OverlapTable } from '../../../workers/protocol';
import { type OverlapView, regionQuery } from '../../link/overlap_view';
import { PAIRS } from './regions';
import type { OverlapSource } from './source';

export interface Pairs {
  readonly tables: ReadonlyMap<string, OverlapTable>;
  /** Pairs computed for the present share, stage and rule; null where nobody asked. */
  readonly done: number | null;
  readonly error: Error | null;
  readonly start: () => void;
}

/** Key of a pair's table: the order of the two does not matter. */
export function pairKey(view: Pick<OverlapView, 'share' | 'stage' | 'rule'>, a: string, b: string): string {
  return [...[a, b].sort(), view.share, view.stage, view.rule].join('|');
}

/** Overlap tables of all pairs of languages, one after the other, once the reader asks. */
export function usePairs(source: OverlapSource, view: OverlapView): Pairs {
  const { share, stage, rule } = view;
  const [tables, setTables] = useState<ReadonlyMap<string, OverlapTable>>(new Map());
  const [asked, setAsked] = useState(0);
  const [error, setError] = useState<Error | null>(null);
  const known = useRef(tables);
  known.current = tables;
  const key = (a: string, b: string) => pairKey({ share, stage, rule }, a, b);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` and the queries follow from share, stage and rule.
  useEffect(() => {
    if (asked === 0) return;
    let current = true;
    const run = async () => {
      setError(null);
      for (const [a, b] of PAIRS) {
        if (!current) return;
        if (known.current.has(key(a, b))) continue;
        const table = await source.overlap({ a: regionQuery(view, a), b: regionQuery(view, b) });
        setTables((before) => new Map(before).set(key(a, b), table));
      }
    };
    run().catch((reason: unknown) => {
      if (current) setError(reason instanceof Error ? reason : new Error(String(reason)));
    });
    return () => {
      current = false;
    };
  }, [source, asked, share, stage, rule]);

  const done = asked === 0 ? null : PAIRS.filter(([a, b]) => tables.has(key(a, b))).length;
  return { tables, done, error, start: () => setAsked((count) => count + 1) };
}
