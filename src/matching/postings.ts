/**
 * Values by key, for an index in which most keys hold one value: a set is made only for the second. With a set for each key,
 * 20,000 people took 1 GB and 5 s to list; the figures since are in bench/README.md.
 */
export type Postings<T extends string | object> = Map<string, T | Set<T>>;

export function put<T extends string | object>(postings: Postings<T>, key: string, value: T): void {
  const known = postings.get(key);
  if (known === undefined) postings.set(key, value);
  else if (known instanceof Set) known.add(value);
  else if (known !== value) postings.set(key, new Set([known, value]));
}

export function take<T extends string | object>(postings: Postings<T>, key: string, value: T): void {
  const known = postings.get(key);
  if (known === value) postings.delete(key);
  else if (known instanceof Set && known.delete(value) && known.size === 0) postings.delete(key);
}

export function at<T extends string | object>(postings: Postings<T>, key: string): Iterable<T> {
  const known = postings.get(key);
  if (known === undefined) return [];
  return known instanceof Set ? known : [known];
}
