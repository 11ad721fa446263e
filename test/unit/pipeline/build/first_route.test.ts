import { describe, expect, it } from 'vitest';
import { firstRouteChunk, reachable } from '../../../../pipeline/build/first_route';

const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  main: ['app', 'store'],
  app: ['react', 'store'],
  store: ['react', 'main'],
  react: [],
  page: ['react', 'chart'],
  chart: [],
};
const graph = {
  getModuleInfo: (id: string) => (IMPORTS[id] === undefined ? null : { importedIds: IMPORTS[id] }),
};

describe('the chunk of the first route', () => {
  it('holds all that the entry needs, in circles too, and nothing that comes later', () => {
    const chunkOf = firstRouteChunk('main');
    expect(['app', 'store', 'react'].map((id) => chunkOf(id, graph))).toEqual(['first', 'first', 'first']);
    expect(['page', 'chart'].map((id) => chunkOf(id, graph))).toEqual([null, null]);
    expect([...reachable('page', graph)].sort()).toEqual(['chart', 'page', 'react']);
  });

  it('does not hold the entry, which acts when it is read', () => {
    expect(firstRouteChunk('main')('main', graph)).toBeNull();
  });

  it('is none in a build without that entry', () => {
    expect(firstRouteChunk('elsewhere')('react', graph)).toBeNull();
  });
});
