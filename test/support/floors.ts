/**
 * The floors of the tree, from the ground up. A room may import from the rooms below it, never from one above.
 * A name with an ending is a single file. docs/architecture.md draws the same list.
 */
export const WORKER_FLOORS = [
  'workers/errors',
  'workers/random.ts',
  'workers/least_recently_used.ts',
  'workers/deployment.ts',
  'workers/sha256.ts',
  'workers/rpc.ts',
  'workers/host_answer.ts',
  'workers/gguf',
  'workers/model',
  'workers/protocol',
  'workers/tokenizer',
  'workers/graph',
  'workers/regions',
  'workers/backend',
  'workers/weights',
  'workers/decoder',
  'workers/tasks',
  'workers/engine',
  'workers/engine.worker.ts',
] as const;

/** What page and pipeline agree on: no React, no DOM, no Node, no network. */
export const PURE_ROOMS = ['app/languages', 'app/link', 'app/figures'] as const;

export const APP_FLOORS = [
  ...PURE_ROOMS,
  'app/browser',
  'app/ui',
  'app/announce',
  'app/i18n',
  'app/export',
  'app/state',
  'app/engine',
  'app/glossary',
  'app/explorer',
  'app/charts',
  'app/paper',
  'app/panels',
  'app/offline',
  'app/share',
  'app/tour',
  'app/experiments',
  'app/lecture',
  'app/frame',
  'app/App.tsx',
  'app/main.tsx',
] as const;

/** Files of `workers/` that the page may run; of all others it takes types alone. */
export const PURE_WORKER_FILES = [
  'workers/errors/index.ts',
  'workers/errors/words.ts',
  'workers/host_answer.ts',
  'workers/random.ts',
  'workers/rpc.ts',
  'workers/deployment.ts',
  'workers/least_recently_used.ts',
  'workers/model/address.ts',
  'workers/model/architectures.ts',
  'workers/model/default_model.ts',
  'workers/model/fetched_store.ts',
  'workers/model/memory.ts',
  'workers/model/recipe.ts',
  'workers/model/shape.ts',
  'workers/protocol/questions.ts',
  'workers/regions/bits.ts',
  'workers/regions/select.ts',
  'workers/tasks/discovery_limits.ts',
  'workers/tasks/training_limits.ts',
] as const;

/** The page starts the worker by its address; what stands in it is not loaded with the page. */
export const WORKER_ENTRY = 'workers/engine.worker.ts';

/** An import as it stands in the code. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly line: number;
  /** Whether only types are taken. */
  readonly typeOnly: boolean;
}

/** The room that a file belongs to, which is its longest prefix among the floors; null outside of all of them. */
export function roomOf(file: string, floors: readonly string[]): string | null {
  const path = file === 'workers/protocol.ts' ? 'workers/protocol/index.ts' : file;
  return floors.find((room) => path === room || path.startsWith(`${room}/`)) ?? null;
}

/** Circles of files: each as the files that import one another in turn. */
export function circlesOf(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const number = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const mine = number.size;
    number.set(file, mine);
    low.set(file, mine);
    stack.push(file);
    for (const other of next.get(file) ?? []) {
      const reached = number.has(other)
        ? stack.includes(other)
          ? (number.get(other) ?? mine)
          : mine
        : visit(other);
      low.set(file, Math.min(low.get(file) ?? mine, reached));
    }
    if (low.get(file) === mine) {
      const circle = stack.splice(stack.indexOf(file));
      if (circle.length > 1 || (next.get(file) ?? []).includes(file)) circles.push(circle);
    }
    return low.get(file) ?? mine;
  };
  for (const file of next.keys()) if (!number.has(file)) visit(file);
  return circles;
}
