/**
 * Rows that hang together: pairs are joined from the strongest down, unless it would bring two rows together that are held apart.
 * A cluster is a proposal like a pair: it says which rows a person should look at side by side.
 */
export interface Clusters {
  /** Joins two rows' clusters; false where something keeps them apart. */
  join(a: number, b: number): boolean;
  /** One row of the cluster, the same for all of them. */
  of(row: number): number;
  readonly refused: number;
}

export function makeClusters(rows: number, apart: Iterable<readonly [number, number]>): Clusters {
  const above = Int32Array.from({ length: rows }, (_, i) => i);
  const size = new Int32Array(rows).fill(1);
  /** Of each cluster's head: heads of the clusters that it must not join. */
  const foes = new Map<number, Set<number>>();
  let refused = 0;

  function of(row: number): number {
    let head = row;
    while (above[head]! !== head) head = above[head]!;
    for (let at = row; above[at]! !== head; ) [above[at], at] = [head, above[at]!];
    return head;
  }
  const note = (a: number, b: number): void => {
    const known = foes.get(a);
    if (known === undefined) foes.set(a, new Set([b]));
    else known.add(b);
  };
  for (const [a, b] of apart) {
    note(a, b);
    note(b, a);
  }

  function join(a: number, b: number): boolean {
    const [x, y] = [of(a), of(b)];
    if (x === y) return true;
    if (foes.get(x)?.has(y)) {
      refused++;
      return false;
    }
    const [small, large] = size[x]! < size[y]! ? [x, y] : [y, x];
    above[small] = large;
    size[large]! += size[small]!;
    for (const foe of foes.get(small) ?? []) {
      foes.get(foe)?.delete(small);
      note(foe, large);
      note(large, foe);
    }
    foes.delete(small);
    return true;
  }
  return {
    join,
    of,
    get refused() {
      return refused;
    },
  };
}
