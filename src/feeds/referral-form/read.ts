/** Reads an arrived referral form into what is recorded. Attacker-controlled: what does not read is said, never guessed, and nothing is lost because the bytes stay. */
import { z } from 'zod';
import { legible } from '../../domain/legible.ts';
import { ReferralReceived } from '../../domain/referral/entries.ts';
import { RecordMade } from '../../domain/record/entries.ts';
import { readEmail, readHandle } from '../../matching/identifiers/contacts.ts';
import { numbersIn } from '../../matching/identifiers/written.ts';
import { ReferralForm } from './form.ts';

export type ReadReferral =
  | {
      readonly ok: true;
      readonly person: z.input<typeof RecordMade.shape>;
      readonly referral: z.input<typeof ReferralReceived.shape>;
      readonly happened: number | null;
    }
  | { readonly ok: false; readonly why: string };

/** `came`: when it arrived, because an age says something only with its day. */
export function readReferralForm(bytes: Uint8Array, reference: string, came: number): ReadReferral {
  let json: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    json = JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? legible(value) : value));
  } catch {
    return { ok: false, why: 'It is not a form of ours: the bytes are not JSON in UTF-8.' };
  }
  const read = ReferralForm.safeParse(json);
  if (!read.success) {
    const fields = [...new Set(read.error.issues.map((issue) => issue.path.join('.')))].slice(0, 5).join(', ');
    return { ok: false, why: `It is not a referral form of a version that is known here: ${fields || 'its shape'}.` };
  }
  const form = read.data;
  const person = personOf(form.person, came);
  const referral = referralOf(reference, form.referrer, form.person, form.concern);
  // What no entry can hold is known here, before anything is recorded: it waits for a person, and is not tried again for ever.
  const tooMuch = [...issuesOf(RecordMade.shape, person), ...issuesOf(ReferralReceived.shape, referral)];
  if (tooMuch.length > 0)
    return { ok: false, why: `It holds more than can be recorded of one thing: ${[...new Set(tooMuch)].join(', ')}.` };
  return { ok: true, person, referral, happened: instantOf(form.concern.happenedOn) };
}

const issuesOf = (shape: z.ZodType, fields: unknown): readonly string[] =>
  (shape.safeParse(fields).error?.issues ?? []).map((issue) => String(issue.path[0]));

type Form = ReferralForm;
const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter((part) => part?.trim()).join('\n');
const labelled = (label: string, words: string | null): string | null => (words?.trim() ? `${label}: ${words}` : null);

const dayOf = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' });

function personOf(person: Form['person'], came: number): z.input<typeof RecordMade.shape> {
  const others = (person.otherNames ?? '')
    .split(/[\n;,]/)
    .map((each) => each.trim())
    .filter(Boolean);
  const names = [person.fullName, ...others].filter((name): name is string => Boolean(name?.trim())).map((whole) => ({ whole }));
  const words = joined(person.ageAbout === null ? null : `about ${person.ageAbout} on ${dayOf.format(came)}`);
  const full = z.iso.date().safeParse(person.bornOn).data;
  const year = person.bornOn ? Number(person.bornOn.slice(0, 4)) : 0;
  const text = joined(person.bornOn, words);
  // A day that no calendar has, or a year that no living person was born in, stays as words.
  const isYear = year >= 1890 && year <= 2100;
  const born = full && isYear ? { date: full } : isYear ? { year, text } : text ? { text } : null;
  return {
    names,
    born,
    under18: person.under18 === 'not-known' ? 'not known' : person.under18,
    addresses: person.address ? [{ text: person.address, ...postcodeIn(person.address) }] : [],
    phones: person.telephone ? [person.telephone] : [],
    schools: person.schoolOrWork ? [person.schoolOrWork] : [],
    ...numbersOf(person),
  };
}

/** What can be compared of it; all of it stays in the account as well, as it was written. */
function numbersOf(person: Form['person']): Pick<z.input<typeof RecordMade.shape>, 'emails' | 'handles' | 'identifiers'> {
  const { identifiers, ...written } = numbersIn(person.numbers ?? '');
  const emails = [...(person.email && readEmail(person.email) ? [person.email.trim()] : []), ...written.emails];
  const online = (person.onlineNames ?? '').split(/[\n;,]/).map((each) => each.trim());
  const handles = [...online.filter((each) => readHandle(each) !== null), ...written.handles];
  return {
    ...(emails.length > 0 && { emails }),
    ...(handles.length > 0 && { handles }),
    ...(identifiers.length > 0 && { identifiers: [...identifiers] }),
  };
}

/** A British postcode at the end of a line, if there is one: only to compare, the address stays as written. */
function postcodeIn(address: string): { postcode?: string } {
  const found = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i.exec(address);
  return found ? { postcode: `${found[1]} ${found[2]}`.toUpperCase() } : {};
}

function referralOf(
  reference: string,
  referrer: Form['referrer'],
  person: Form['person'],
  concern: Form['concern'],
): z.input<typeof ReferralReceived.shape> {
  return {
    reference,
    channel: 'web-form',
    concern: joined(
      concern.whatHappened,
      // A whole date is the entry's own, and shown as that.
      labelled('When', concern.happenedWords ?? (instantOf(concern.happenedOn) === null ? concern.happenedOn : null)),
      labelled('Description', person.description),
      labelled('E-mail', person.email),
      labelled('Online', person.onlineNames),
      labelled('Numbers', person.numbers ?? null),
      labelled('Earlier reference', person.earlierReference),
    ),
    worry: joined(concern.worry, labelled('What might happen next', concern.mightHappenNext)),
    alreadyKnown: joined(concern.othersKnow, labelled('Done already', concern.alreadyDone), labelled('Parents or carers', person.parents)),
    personKnows: joined(person.knowsOfReferral?.replace('-', ' '), person.knowsWords),
    language: joined(person.language, person.interpreter === 'yes' ? 'An interpreter is needed.' : null),
    communicationNeeds: joined(person.communicationNeeds),
    referrerLearnt: joined(concern.learntOn),
    referrerName: joined(referrer.name),
    referrerRole: joined(referrer.role, referrer.howKnown),
    referrerOrganisation: joined(referrer.organisation),
    referrerContact: joined(referrer.telephone, referrer.email),
    referrerSafeContact: joined(referrer.safeContact, labelled('Needs', referrer.needs)),
    givenBy: givenBy(referrer.role),
    sourceLeft: [referrer.name, referrer.telephone, referrer.email].some((each) => Boolean(each?.trim())),
    writtenIn: joined(concern.writtenIn),
  };
}

/** A relative is said to be of the public: in a small family the word alone would name them. */
const givenBy = (role: Form['referrer']['role']) =>
  role === null ? 'not said' : role === 'public' || role === 'family-or-friend' ? 'public' : 'professional';

/** A full date as 09:00 in London; a part of one starts no limit. */
function instantOf(date: string | null): number | null {
  if (!date || !/^(19|20)\d{2}-\d{2}-\d{2}$/.test(date)) return null;
  try {
    return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'Europe/London', plainTime: '09:00' }).epochMilliseconds;
  } catch {
    return null;
  }
}
