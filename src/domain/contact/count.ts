/**
 * The count (F46): on how many occasions organisations had to do with the person within a time. It asks, and never decides or ranks.
 * One organisation on one day is one occasion, and so are contacts of which somebody said that they are the same. What is refuted or
 * taken back never counts. In which order the entries came changes nothing of the number, and a contact that is told never lowers it:
 * it takes out nothing but itself, joins no two occasions that were apart, and moves none out of the time.
 */
import { byText } from '../byText.ts';
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
/** Of what somebody said is another contact, that other alone says its day: by its own it would join two that nobody said are one. */
const sameDayKey = (contact: Contact): string | null =>
  contact.organisationName && contact.sameAs === null && exactly(contact.on)
    ? `${contact.organisation === null ? organisationKey(contact.organisationName) : `#${contact.organisation}`} ${dayKey(contact.on)}`
    : null;

/** Days that cannot both be right; a year alone agrees with every day of it. */
export const disagree = (one: KnownDay, other: KnownDay): boolean =>
  one.year !== other.year ||
  (one.month !== null && other.month !== null && one.month !== other.month) ||
  (one.day !== null && other.day !== null && one.day !== other.day);

export function occasionsOf(contacts: readonly Contact[], counts: (contact: Contact) => boolean): readonly Occasion[] {
  const said = groupsBy(contacts, saidSame(contacts));
  // What two people found is refuted with whatever is said to be the same. What one person says of one source is a source less: while
  // another stands, so does the contact.
  const isRefutedByTwo = ({ standing, sort }: Contact): boolean => standing === 'refuted' && sort !== 'told' && sort !== 'danger';
  const refuted = new Set(said.filter((group) => group.some(isRefutedByTwo)).flat());
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

/** Every day that one of its sources gives; of a year or a month alone, its last day: what is not known counts in the person's favour. */
const daysOfOccasion = ({ counted }: Occasion): readonly Temporal.PlainDate[] => counted.map(({ on }) => lastDayOf(on));
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
  const counted = occasions.filter((each) => each.counted.length > 0);
  const all = densest(
    counted.flatMap((of) => daysOfOccasion(of).map((day) => ({ day, of }))),
    within,
  );
  return { ...all, reached: all.most < enough ? null : reachedBy(counted, enough, within) };
}

interface Dated {
  readonly day: Temporal.PlainDate;
  readonly of: Occasion;
}
const byDay = (a: Dated, b: Dated): number => Temporal.PlainDate.compare(a.day, b.day);

/** The contact with which the count was full: of those that lie together, the last to become known, at the first time that there were enough. */
function reachedBy(counted: readonly Occasion[], enough: number, within: Threshold['within']): Counted['reached'] {
  const order = counted
    .flatMap((of) => of.counted.map((known) => ({ known, day: lastDayOf(known.on), of })))
    .toSorted((a, b) => a.known.known - b.known.known || byText(a.known.id, b.known.id));
  // More sources never make fewer, so the first prefix with enough is found by halving: one at a time took ten times as long for 110 contacts.
  let [few, many] = [enough - 1, order.length];
  while (many - few > 1) {
    const half = Math.floor((few + many) / 2);
    if (densest(order.slice(0, half), within).most >= enough) many = half;
    else few = half;
  }
  const last = order[many - 1];
  return last ? { by: last.known, at: last.known.known } : null;
}

/** The most occasions of which a day lies within a time of each other. */
function densest(days: readonly Dated[], within: Threshold['within']): Omit<Counted, 'reached'> {
  let best: Omit<Counted, 'reached'> = { most: 0, from: null, to: null };
  const sorted = days.toSorted(byDay);
  const inside = new Map<Occasion, number>();
  let first = 0;
  for (const { day: to, of } of sorted) {
    inside.set(of, (inside.get(of) ?? 0) + 1);
    for (let oldest = sorted[first]; oldest && Temporal.PlainDate.compare(oldest.day.add(within), to) <= 0; oldest = sorted[first]) {
      const left = (inside.get(oldest.of) ?? 1) - 1;
      if (left === 0) inside.delete(oldest.of);
      else inside.set(oldest.of, left);
      first += 1;
    }
    if (inside.size > best.most) best = { most: inside.size, from: sorted[first]?.day ?? null, to };
  }
  return best;
}
