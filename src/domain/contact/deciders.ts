/** Pure deciders about contacts that somebody tells of (F46, F51): never in the future, always with a source, never the same as itself. */
import { because, type Decision } from '../decision.ts';
import { firstRecord, movedAway } from '../file/moved.ts';
import type { FileState } from '../file/state.ts';
import { mayFollow } from '../machine.ts';
import { write } from '../write.ts';
import {
  ContactRefuted,
  ContactSaidSame,
  ContactTakenBack,
  ContactTold,
  type ContactEntry,
  type KnownDay,
  readKnownDay,
} from './entries.ts';
import { dayIn, dayKey } from './contact.ts';
import { contactsOf } from './ladder.ts';
import { contactMachine, type ContactStep } from './machine.ts';
import type { ToldContact } from './state.ts';

export type NewContact = Partial<Extract<ContactEntry, { type: 'ContactTold' }>['fields']>;

/** `kinds`: the codes of the list of kinds that is loaded. */
export function tellContact(file: FileState, id: string, fields: NewContact, kinds: readonly string[], now: number): Decision {
  const record = firstRecord(file);
  if (record === undefined) return movedAway;
  const on = readKnownDay(fields.hadOn ?? '');
  if (on && isAfter(on, dayIn(now)))
    return because('date-future', 'The day of the contact is in the future.', 'Give the day on which it was, as far as it is known.');
  if (fields.kind !== undefined && !kinds.includes(fields.kind))
    return because('no-such-kind', 'That kind of contact is not on the list.', 'Choose one of the list.');
  if (fields.chosen && !file.area.organisations.has(fields.chosen))
    return because('no-such-organisation', 'That organisation is not of this area.', 'Choose one of the list, or type its name.');
  if (fields.sameAs && !isListed(file, fields.sameAs)) return notListed;
  return write(ContactTold, { stream: `contact/${id}`, file: file.id, record }, fields);
}

/** As far as the two are both known. */
const isAfter = (one: KnownDay, now: KnownDay): boolean =>
  dayKey({ year: one.year, month: one.month, day: one.day }) >
  dayKey({ year: now.year, month: one.month === null ? null : now.month, day: one.day === null ? null : now.day });

const isListed = (file: FileState, id: string): boolean => contactsOf(file).some((each) => each.id === id);
const notListed = because('no-such-contact', 'That contact does not lie in this file.', 'Choose one of the list.');

export const sayContactSame = (file: FileState, id: string, sameAs: string, words: string): Decision =>
  step(file, id, 'ContactSaidSame', (contact) => {
    if (contact.told.fact === sameAs)
      return because('same-contact', 'That is this contact itself.', 'Choose the other one that it is the same as.');
    if (!isListed(file, sameAs)) return notListed;
    return write(ContactSaidSame, where(file, contact), { sameAs, words });
  });

export const refuteContact = (file: FileState, id: string, words: string): Decision =>
  step(file, id, 'ContactRefuted', (contact) => write(ContactRefuted, where(file, contact), { words }));
export const takeBackContact = (file: FileState, id: string, words: string): Decision =>
  step(file, id, 'ContactTakenBack', (contact) => write(ContactTakenBack, where(file, contact), { words }));

const where = (file: FileState, { stream, record }: ToldContact) => ({ stream, file: file.id, record });

function step(file: FileState, id: string, taken: ContactStep, decide: (contact: ToldContact) => Decision): Decision {
  const contact = file.contacts.get(id);
  if (!contact) return because('no-such-contact', 'That contact does not lie in this file.', 'Open it from the list of contacts.');
  if (mayFollow(contactMachine, contact.state, taken)) return decide(contact);
  return because(
    'contact-state',
    `That cannot be said of it now: ${contactMachine.states[contact.state].words}.`,
    'Read in the list what became of it.',
  );
}
