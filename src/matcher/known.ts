/** From a row of the read model to somebody on the list. The one place where it is read, whoever keeps the list. */
import type { PeopleList } from '../matching/people-list.ts';
import { type KnownPerson, personQuery, type WrittenPerson } from '../matching/person.ts';
import type { KnownRecord } from '../store/people.ts';

/** What has changed since the last time, and up to which ledger position that is known. */
export interface Changes {
  readonly position: number;
  readonly changed: readonly KnownRecord[];
  readonly gone: readonly string[];
}

export function knownPerson({ record, file, details }: KnownRecord): KnownPerson {
  return { ...personQuery(JSON.parse(details) as WrittenPerson), record, file };
}

/** In this order: somebody who was let go and came back stands among the changed only. */
export function applyChanges(list: PeopleList, { changed, gone, position }: Changes): void {
  for (const record of gone) list.remove(record);
  for (const each of changed) {
    const person = knownPerson(each);
    if (!list.add(person)) list.replace(person);
  }
  list.advanceTo(position);
}
