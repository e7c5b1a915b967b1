/** Where the list of the many comes from, and how several threads have it at once: the base lies in shared memory, and nothing else here knows that. */
import type { Base } from '../matching/index/base.ts';
import { buildPeopleList, peopleListOn, type PeopleList } from '../matching/people-list.ts';
import type { KnownPerson } from '../matching/person.ts';

/** What a second thread takes the same list from, without a copy; null where it cannot. */
export type Share = object | null;

/** Told of each record that is left out. */
export function buildBase(
  people: Iterable<KnownPerson>,
  onLeftOut: (record: string) => void,
): { readonly list: PeopleList; readonly share: Share } {
  const list = buildPeopleList(people, { onLeftOut });
  return { list, share: list.base };
}

export function takeBase(share: object): PeopleList {
  return peopleListOn(share as Base);
}
