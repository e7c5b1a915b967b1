/**
 * What two people share besides name and birth date: numbers on papers, telephone, e-mail, names on line, address, postcode,
 * school. A shared identifier is strong evidence and never links anybody by itself. Contacts and addresses that differ say
 * nothing: people have several, and move.
 */
import { phoneEnd, readEmail, readHandle, readPhone } from './identifiers/contacts.ts';
import type { ReadEmail, ReadHandle } from './identifiers/contacts.ts';
import { compareDocuments } from './identifiers/compare-documents.ts';
import { readDocument } from './identifiers/documents.ts';
import type { ReadDocument } from './identifiers/document.ts';
import { compareHomes, houseKey } from './identifiers/homes.ts';
import { readAddress, readSchool } from './identifiers/places.ts';
import type { ReadAddress } from './identifiers/places.ts';
import { shared, strongest } from './identifiers/shared.ts';
import type { Found, SharedCounts } from './identifiers/shared.ts';
import { SHARED_TENTHS } from './identifiers/worth.ts';
import { line } from './line.ts';
import type { PersonQuery } from './person.ts';
import type { NameCounts } from './weights.ts';

export type { IdentifierCode } from './identifiers/worth.ts';

export interface ReadIdentifiers {
  readonly documents: readonly ReadDocument[];
  /** What was written, by what it comes to. */
  readonly phones: ReadonlyMap<string, string>;
  readonly emails: ReadonlyMap<string, Written<ReadEmail>>;
  readonly handles: ReadonlyMap<string, Written<ReadHandle>>;
  readonly addresses: readonly ReadAddress[];
  readonly schools: ReadonlyMap<string, string>;
}

type Written<T> = T & { readonly raw: string };

/** More of one kind are not read: the work for one comparison stays bounded whatever is sent. */
export const MOST = 12;
const NO_MAP: ReadonlyMap<string, never> = new Map<string, never>();
const NO_LINES: readonly Found[] = [];
const NOTHING: ReadIdentifiers = { documents: [], phones: NO_MAP, emails: NO_MAP, handles: NO_MAP, addresses: [], schools: NO_MAP };

export function readIdentifiers(person: PersonQuery): ReadIdentifiers {
  const { identifiers = [], phones = [], emails = [], handles = [], addresses = [], schools = [] } = person;
  if (identifiers.length + phones.length + emails.length + handles.length + addresses.length + schools.length === 0) return NOTHING;
  return {
    documents: identifiers.slice(0, MOST).flatMap((each) => readDocument(each) ?? []),
    phones: byReading(
      phones,
      readPhone,
      (key) => key,
      (_, raw) => raw,
    ),
    emails: byReading(
      emails,
      readEmail,
      (read) => read?.exact ?? '',
      (read, raw) => ({ ...read!, raw }),
    ),
    handles: byReading(
      handles,
      readHandle,
      (read) => (read === null ? '' : `${read.platform}:${read.name}`),
      (read, raw) => ({ ...read!, raw }),
    ),
    addresses: addresses.slice(0, MOST).flatMap((each) => readAddress(each) ?? []),
    schools: byReading(
      schools,
      readSchool,
      (key) => key,
      (_, raw) => raw,
    ),
  };
}

function byReading<Read, Kept>(
  texts: readonly string[],
  read: (text: string) => Read,
  keyOf: (read: Read) => string,
  keep: (read: Read, raw: string) => Kept,
): ReadonlyMap<string, Kept> {
  if (texts.length === 0) return NO_MAP;
  const found = new Map<string, Kept>();
  for (const text of texts.slice(0, MOST)) {
    const one = read(text);
    const key = keyOf(one);
    if (key !== '' && !found.has(key)) found.set(key, keep(one, text.trim()));
  }
  return found;
}

/**
 * Keys under which an index files somebody and is asked for them: two people with a line here that speaks for identity share one.
 * A school or a postcode alone leads to nobody.
 */
export function identifierKeys(read: ReadIdentifiers): readonly string[] {
  if (hasNone(read)) return [];
  return [
    ...new Set([
      ...read.documents.map(({ key }) => `document:${key}`),
      ...[...read.phones.keys()].map(phoneKey),
      ...[...read.emails.values()].map(emailKey),
      ...[...read.handles.values()].map(handleKey),
      ...read.addresses.flatMap(({ house }) => (house === '' ? [] : [houseKey(house)])),
    ]),
  ];
}

const phoneKey = (phone: string): string => `phone:${phoneEnd(phone)}`;
const emailKey = ({ loose }: ReadEmail): string => `email:${loose}`;
const handleKey = ({ name }: ReadHandle): string => `handle:${name}`;

/** The lines, nothing for what is not shared. Symmetric. */
export function compareIdentifiers(left: ReadIdentifiers, right: ReadIdentifiers, counts?: NameCounts & SharedCounts): readonly Found[] {
  if (hasNone(left) || hasNone(right)) return NO_LINES;
  return [
    ...compareDocuments(left.documents, right.documents),
    ...comparePhones(left, right, counts),
    ...compareEmails(left, right, counts),
    ...compareHandles(left, right, counts),
    ...compareHomes(left.addresses, right.addresses, counts),
    ...compareSchools(left, right),
  ];
}

function hasNone(read: ReadIdentifiers): boolean {
  return (
    read === NOTHING ||
    read.documents.length + read.phones.size + read.emails.size + read.handles.size + read.addresses.length + read.schools.size === 0
  );
}

function comparePhones(left: ReadIdentifiers, right: ReadIdentifiers, counts: SharedCounts | undefined): Found[] {
  const same = sharedKey(left.phones, right.phones);
  if (same !== null) return [shared('phone-same', left.phones.get(same)!, right.phones.get(same)!, phoneKey(same), counts)];
  const alike: Found[] = [];
  for (const [a, raw] of left.phones)
    for (const [b, other] of right.phones)
      if (phoneEnd(a) === phoneEnd(b) && !(a.startsWith('+') && b.startsWith('+') && !isHomeForm(a, b)))
        alike.push(shared('phone-similar', raw, other, phoneKey(a), counts));
  return strongest(alike);
}

/** A number written without its country was taken for a British one: it may be the same in another. */
function isHomeForm(a: string, b: string): boolean {
  return a.startsWith('+44') !== b.startsWith('+44');
}

function compareEmails(left: ReadIdentifiers, right: ReadIdentifiers, counts: SharedCounts | undefined): Found[] {
  const same = sharedKey(left.emails, right.emails);
  if (same !== null) {
    const a = left.emails.get(same)!;
    return [shared('email-same', a.raw, right.emails.get(same)!.raw, emailKey(a), counts)];
  }
  const alike: Found[] = [];
  for (const a of left.emails.values())
    for (const b of right.emails.values()) if (a.loose === b.loose) alike.push(shared('email-similar', a.raw, b.raw, emailKey(a), counts));
  return strongest(alike);
}

function compareHandles(left: ReadIdentifiers, right: ReadIdentifiers, counts: SharedCounts | undefined): Found[] {
  const alike: Found[] = [];
  for (const a of left.handles.values()) {
    for (const b of right.handles.values()) {
      if (a.name !== b.name) continue;
      const isSame = a.platform !== '' && a.platform === b.platform;
      alike.push(shared(isSame ? 'handle-same' : 'handle-name-same', a.raw, b.raw, handleKey(a), counts));
    }
  }
  return strongest(alike);
}

function compareSchools(left: ReadIdentifiers, right: ReadIdentifiers): Found[] {
  const same = sharedKey(left.schools, right.schools);
  return same === null ? [] : [line('school-same', left.schools.get(same)!, right.schools.get(same)!, SHARED_TENTHS['school-same'])];
}

function sharedKey(left: ReadonlyMap<string, unknown>, right: ReadonlyMap<string, unknown>): string | null {
  // Of several the first in the alphabet, so that it is the same one whichever side asks.
  let found: string | null = null;
  for (const key of left.keys()) if (right.has(key) && (found === null || key < found)) found = key;
  return found;
}
