/**
 * Where the list of the many comes from, and how several threads have it at once. Until the index lies in shared memory a list is
 * one thread's own, so an area is answered by one thread; nothing else here knows that.
 */
import { createPeopleList, type PeopleList } from '../matching/people-list.ts';
import type { KnownPerson } from '../matching/person.ts';

/** What a second thread takes the same list from, without a copy; null where it cannot. */
export type Share = object | null;

export function buildBase(people: Iterable<KnownPerson>): { readonly list: PeopleList; readonly share: Share } {
  const list = createPeopleList();
  for (const person of people) if (!list.add(person)) list.replace(person);
  return { list, share: null };
}

export function takeBase(_share: object): PeopleList {
  throw new Error('This list cannot be shared');
}
