/**
 * The count (F46): on how many occasions organisations had to do with the person within a time. It asks, and never decides or ranks.
 * One organisation on one day is one occasion, and so are contacts of which somebody said that they are the same. What is refuted or
 * taken back never counts. In which order the entries came changes nothing of the number.
 */
import type { Instant } from '../../ledger/envelope.ts';
import type { KnownDay } from './entries.ts';
import { type Contact, dayKey, organisationKey } from './contact.ts';

export interface Occasion {
  /** Every line that tells of it, as listed. */
  readonly contacts: readonly Contact[];
  /** Those that make it count; none, and it does not. */
  readonly counted: readonly Contact[];
  /** Sources give different days for what somebody said is one contact (F51). */
  readonly differs: boolean;
}

const exactly = ({ day }: KnownDay): boolean => day !== null;
const sameDayKey = (contact: Contact): string | null =>
  contact.organisationName && exactly(contact.on)
    ? `${contact.organisation === null ? organisationKey(contact.organisationName) : `#${contact.organisation}`} ${dayKey(contact.on)}`
    : null;

/** Days that cannot both be right; a year alone agrees with every day of it. */
export const disagree = (one: KnownDay, other: KnownDay): boolean =>
  one.year !== other.year ||
  (one.month !== null && other.month !== null && one.month !== other.month) ||
  (one.day !== null && other.day !== null && one.day !== other.day);

export function occasionsOf(contacts: readonly Contact[], counts: (contact: Contact) => boolean): readonly Occasion[] {
  const said = groupsBy(contacts, saidSame(contacts));
  // What is said to be the same as something refuted is refuted with it; what only fell on the same day is not.
  const refuted = new Set(said.filter((group) => group.some(({ standing }) => standing === 'refuted')).flat());
  const group = joined(contacts, said);
  return groupsBy(contacts, group).map((each) => ({
    contacts: each,
    counted: each.filter((contact) => contact.standing === 'stands' && !refuted.has(contact) && counts(contact)),
    differs: said.some((same) => each.includes(same[0] as Contact) && same.some(({ on }) => disagree(on, (same[0] as Contact).on))),
  }));
}

/** A label for each contact: equal for those of which somebody said that they are one. */
function saidSame(contacts: readonly Contact[]): (contact: Contact) => string {
  const label = new Map(contacts.map(({ id }) => [id, id]));
  for (const { id, sameAs, standing } of contacts) if (sameAs !== null && standing !== 'taken back') unite(label, id, sameAs);
  return ({ id }) => label.get(id) ?? id;
}

function joined(contacts: readonly Contact[], said: readonly (readonly Contact[])[]): (contact: Contact) => string {
  const label = new Map(contacts.map(({ id }) => [id, id]));
  for (const [first, ...rest] of said) for (const { id } of rest) unite(label, (first as Contact).id, id);
  const first = new Map<string, string>();
  for (const contact of contacts) {
    const key = contact.standing === 'stands' ? sameDayKey(contact) : null;
    const before = key === null ? undefined : first.get(key);
    if (key !== null && before === undefined) first.set(key, contact.id);
    if (before !== undefined) unite(label, before, contact.id);
  }
  return ({ id }) => label.get(id) ?? id;
}

function unite(label: Map<string, string>, one: string, other: string): void {
  const [to, from] = [label.get(one), label.get(other)];
  if (to === undefined || from === undefined || to === from) return;
  for (const [id, each] of label) if (each === from) label.set(id, to);
}

function groupsBy(contacts: readonly Contact[], label: (contact: Contact) => string): readonly (readonly Contact[])[] {
  const groups = new Map<string, Contact[]>();
  for (const contact of contacts) {
    const key = label(contact);
    const group = groups.get(key);
    if (group) group.push(contact);
    else groups.set(key, [contact]);
  }
  return [...groups.values()];
}

/** The first day that any of its sources gives; of a year or a month alone, its last day: what is not known counts in the person's favour. */
export function dayOfOccasion({ counted }: Occasion): Temporal.PlainDate {
  const days = counted.map(({ on }) => lastDayOf(on)).toSorted(Temporal.PlainDate.compare);
  return days[0] as Temporal.PlainDate;
}
const lastDayOf = ({ year, month, day }: KnownDay): Temporal.PlainDate =>
  day !== null && month !== null
    ? Temporal.PlainDate.from({ year, month, day })
    : month !== null
      ? Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 }).subtract({ days: 1 })
      : Temporal.PlainDate.from({ year, month: 12, day: 31 });

/** The source by which an occasion became known first. */
export const firstKnown = ({ counted }: Occasion): Contact =>
  counted.reduce((first, each) => (each.known < first.known || (each.known === first.known && each.id < first.id) ? each : first));

export interface Counted {
  /** The most that lie in any such time. */
  readonly most: number;
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
  /** By which contact, and when, it was known that there are as many as asked for; null while there are not. */
  readonly reached: { readonly by: Contact; readonly at: Instant } | null;
}

export interface Threshold {
  readonly contacts: number;
  readonly within: { readonly years: number } | { readonly months: number } | { readonly days: number };
}

export function countWithin(occasions: readonly Occasion[], { contacts: enough, within }: Threshold): Counted {
  const counted = occasions
    .filter((each) => each.counted.length > 0)
    .map((each) => ({ day: dayOfOccasion(each), known: firstKnown(each) }))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day));
  const all = densest(
    counted.map(({ day }) => day),
    within,
  );
  return { ...all, reached: all.most < enough ? null : reachedBy(counted, enough, within) };
}

type Dated = { readonly day: Temporal.PlainDate; readonly known: Contact };

/** The contact with which the count was full: of those that lie together, the last to become known, at the first time that there were enough. */
function reachedBy(counted: readonly Dated[], enough: number, within: Threshold['within']): Counted['reached'] {
  const order = counted.toSorted((a, b) => a.known.known - b.known.known || a.known.id.localeCompare(b.known.id));
  const days: Temporal.PlainDate[] = [];
  for (const { day, known } of order) {
    const place = days.findIndex((each) => Temporal.PlainDate.compare(each, day) > 0);
    days.splice(place < 0 ? days.length : place, 0, day);
    if (days.length >= enough && densest(days, within).most >= enough) return { by: known, at: known.known };
  }
  return null;
}

/** The most days of a sorted list that lie within a time of each other. */
function densest(days: readonly Temporal.PlainDate[], within: Threshold['within']): Omit<Counted, 'reached'> {
  let best: Omit<Counted, 'reached'> = { most: 0, from: null, to: null };
  let first = 0;
  days.forEach((to, last) => {
    while (Temporal.PlainDate.compare((days[first] as Temporal.PlainDate).add(within), to) <= 0) first += 1;
    if (last - first + 1 > best.most) best = { most: last - first + 1, from: days[first] ?? null, to };
  });
  return best;
}
