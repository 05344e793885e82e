/** Which totals are made of which: sets within sets, each said to be the sum of the largest sets it holds whole. */

/** A total, and the finest counts it is the sum of. Both are places in one list. */
export interface Node {
  place: number;
  leaves: readonly number[];
}

/** `total` is the sum of `parts`. */
export interface Relation {
  total: number;
  parts: number[];
}

/** One relation a node. Sets that cut across each other are made of their finest counts where they cross. */
export function forest(nodes: readonly Node[]): Relation[] {
  const roots = new Map<number, number>();
  const sizes = new Map<number, number>();
  const inOrder = [...nodes].filter(({ leaves }) => leaves.length > 0).sort((a, b) => a.leaves.length - b.leaves.length || a.place - b.place);
  return inOrder.map(({ place, leaves }) => {
    const rootOf = (leaf: number): number => roots.get(leaf) ?? leaf;
    const held = new Map<number, number>();
    for (const leaf of leaves) held.set(rootOf(leaf), (held.get(rootOf(leaf)) ?? 0) + 1);
    const isWhole = (root: number): boolean => held.get(root) === (sizes.get(root) ?? 1);
    const whole = [...held.keys()].filter(isWhole);
    const crossing = whole.length === held.size ? [] : leaves.filter((leaf) => !isWhole(rootOf(leaf)));
    if (crossing.length === 0) {
      for (const leaf of leaves) roots.set(leaf, place);
      sizes.set(place, leaves.length);
    }
    return { total: place, parts: [...whole, ...crossing].sort((a, b) => a - b) };
  });
}
