/**
 * What is written of somebody and is not compared, because the work for one comparison stays bounded (name.ts, identifiers.ts): so many of
 * a kind, and so much of each. Said to whoever wrote it; not asked while people are looked for.
 */
import { MOST } from './identifiers.ts';
import { LONGEST_CONTACT } from './identifiers/contacts.ts';
import { LONGEST_DOCUMENT } from './identifiers/documents.ts';
import { LONGEST_PLACE } from './identifiers/places.ts';
import { LONGEST_NAME, MOST_NAMES, readNames } from './name.ts';
import type { PersonName, PersonQuery } from './person.ts';

export const beyondKinds = ['names', 'phones', 'emails', 'handles', 'addresses', 'schools', 'identifiers'] as const;
export type BeyondKind = (typeof beyondKinds)[number];

export interface Beyond {
  readonly kind: BeyondKind;
  /** How many of it are compared with nobody: the first ones given are. */
  readonly left: number;
  /** Of how many of the others the beginning alone is compared. */
  readonly shortened: number;
}

/** Each kind of which something is not compared; empty where everything is. */
export function beyond(person: PersonQuery): readonly Beyond[] {
  const { names, phones = [], emails = [], handles = [], addresses = [], schools = [], identifiers = [] } = person;
  const first = firstNames(names);
  const all: readonly Beyond[] = [
    { kind: 'names', left: names.length - first.length, shortened: first.filter((name) => textOf(name).length > LONGEST_NAME).length },
    counted('phones', phones, LONGEST_CONTACT),
    counted('emails', emails, LONGEST_CONTACT),
    counted('handles', handles, LONGEST_CONTACT),
    counted(
      'addresses',
      addresses.map(({ text = '' }) => text),
      LONGEST_PLACE,
    ),
    counted('schools', schools, LONGEST_PLACE),
    counted(
      'identifiers',
      identifiers.map(({ value }) => value),
      LONGEST_DOCUMENT,
    ),
  ];
  return all.filter(({ left, shortened }) => left > 0 || shortened > 0);
}

const counted = (kind: BeyondKind, texts: readonly string[], longest: number): Beyond => ({
  kind,
  left: Math.max(0, texts.length - MOST),
  shortened: texts.slice(0, MOST).filter((text) => text.trim().length > longest).length,
});

const textOf = ({ whole, given, middle, family }: PersonName): string => whole ?? [given, middle, family].filter(Boolean).join(' ');

/** One name may be read in several ways, and so many readings are compared: the names of which one is. */
function firstNames(names: readonly PersonName[]): readonly PersonName[] {
  let read = 0;
  return names.filter((name, at) => {
    if (at >= MOST_NAMES || read >= MOST_NAMES) return false;
    read += readNames([name]).length;
    return true;
  });
}
