/** A leaf, or two clusters that were joined at a distance. */
export type Cluster =
  | { readonly name: string; readonly size: 1 }
  | { readonly left: Cluster; readonly right: Cluster; readonly distance: number; readonly size: number };

/**
 * Agglomerative clustering with average linkage (UPGMA): the two clusters whose members are nearest on average are
 * joined, until one is left. Ties go to the pair that is named first.
 * @throws RangeError without a name
 */
export function averageLinkage(
  names: readonly string[],
  distance: (a: string, b: string) => number,
): Cluster {
  let clusters: { readonly cluster: Cluster; readonly members: readonly string[] }[] = names.map((name) => ({
    cluster: { name, size: 1 },
    members: [name],
  }));
  const between = (a: readonly string[], b: readonly string[]) =>
    a.reduce((sum, one) => sum + b.reduce((part, other) => part + distance(one, other), 0), 0) /
    (a.length * b.length);
  while (clusters.length > 1) {
    let nearest = { at: 0, to: 1, distance: Number.POSITIVE_INFINITY };
    for (let at = 0; at < clusters.length; at++)
      for (let to = at + 1; to < clusters.length; to++) {
        const apart = between(clusters[at]?.members ?? [], clusters[to]?.members ?? []);
        if (apart < nearest.distance) nearest = { at, to, distance: apart };
      }
    const [left, right] = [clusters[nearest.at], clusters[nearest.to]];
    if (left === undefined || right === undefined) break;
    const members = [...left.members, ...right.members];
    const cluster: Cluster = {
      left: left.cluster,
      right: right.cluster,
      distance: nearest.distance,
      size: members.length,
    };
    clusters = clusters.filter((_, at) => at !== nearest.at && at !== nearest.to);
    clusters.splice(nearest.at, 0, { cluster, members });
  }
  const [root] = clusters;
  if (root === undefined) throw new RangeError('a clustering needs a name at least');
  return root.cluster;
}

/** Names of the leaves from left to right. */
export function leaves(cluster: Cluster): string[] {
  return 'name' in cluster ? [cluster.name] : [...leaves(cluster.left), ...leaves(cluster.right)];
}
