/** What a bundler tells of a module. */
export interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Names the chunk of all that the page needs before its first paint: one file, since over HTTP/1 fifty small ones wait
 * for each other. What is imported later keeps chunks of its own. For `output.codeSplitting` of rolldown.
 * @param entry path of the module that the page begins with
 */
export function firstRouteChunk(entry: string): (id: string, graph: ModuleGraph) => string | null {
  let first: ReadonlySet<string> | null = null;
  return (id, graph) => {
    if (graph.getModuleInfo(entry) === null) return null;
    first ??= reachable(entry, graph);
    // The entry itself acts when it is read: another page that shares a module must not read it.
    return id !== entry && first.has(id) ? 'first' : null;
  };
}

/** All modules that a module needs before it runs. */
export function reachable(from: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}
