/** Who is referred when: referrals spread over the years as published, some of them about somebody referred before. */
import type { Instant } from '../../ledger/envelope.ts';
import { startOfDay } from '../../rulebook/engine/amount.ts';
import { isWorkingDay, type WorkingCalendar } from '../../rulebook/engine/workingDays.ts';
import { year } from './assumptions.ts';
import type { Draw } from './draws.ts';

export type Source = keyof typeof year.sources;
export interface Referred {
  readonly number: number;
  readonly at: Instant;
  readonly source: Source;
  readonly course: 'adopted' | 'discussed' | 'longer' | 'ordinary' | 'refuted';
}
export interface Person {
  readonly number: number;
  readonly isUnder18: boolean;
  readonly referrals: readonly Referred[];
}

/** Six years before the one that is counted: a file of an adult comes to its disposal review after six. */
export const firstDay = Temporal.PlainDate.from('2020-04-01');
export const countedFrom = Temporal.PlainDate.from('2026-04-01');
export const countedTo = Temporal.PlainDate.from('2027-04-01');
/** Somebody may be referred again for so many referrals afterwards: three years. */
const comeBackWithin = 3 * year.referrals;

export function people(draw: Draw, calendar: WorkingCalendar): readonly Person[] {
  const referred: Referred[] = [];
  for (let from = firstDay; Temporal.PlainDate.compare(from, countedTo) < 0; from = from.add({ years: 1 })) {
    for (let n = 0; n < year.referrals; n += 1) referred.push(arrives(from, referred.length, draw, calendar));
  }
  const byPerson: (Omit<Person, 'referrals'> & { readonly referrals: Referred[] })[] = [];
  const recent: number[] = [];
  for (const each of referred.toSorted((a, b) => a.at - b.at)) {
    const again =
      draw(`repeat ${each.number}`) < year.shareRepeat ? recent[Math.floor(draw(`who ${each.number}`) * recent.length)] : undefined;
    const person = again === undefined ? undefined : byPerson[again];
    if (person) person.referrals.push(each);
    else byPerson.push({ number: byPerson.length, isUnder18: draw(`age ${each.number}`) < year.shareUnder18, referrals: [each] });
    recent.push(person?.number ?? byPerson.length - 1);
    if (recent.length > comeBackWithin) recent.shift();
  }
  return byPerson;
}

function arrives(from: Temporal.PlainDate, number: number, draw: Draw, calendar: WorkingCalendar): Referred {
  const others = (1 - year.shareOfBusiestQuarter) / 3;
  const quarter = Math.min(3, Math.floor(draw(`quarter ${number}`) / others));
  const begin = from.add({ months: quarter * 3 });
  const days = begin.until(begin.add({ months: 3 }), { largestUnit: 'days' }).days;
  let day = begin.add({ days: Math.floor(draw(`day ${number}`) * days) });
  // Nine in ten come on a working day and most of them in working hours: they come from schools, stations and offices.
  while (draw(`weekend ${number}`) < 0.9 && !isWorkingDay(day, calendar)) day = day.add({ days: 1 });
  const hour = draw(`evening ${number}`) < 0.15 ? draw(`hour ${number}`) * 24 : 9 + draw(`hour ${number}`) * 8;
  const at = Math.round(startOfDay(day) + hour * 3_600_000);
  return { number, at, source: sourceOf(draw(`source ${number}`)), course: courseOf(draw(`course ${number}`)) };
}

function sourceOf(drawn: number): Source {
  let left = drawn;
  for (const [source, share] of Object.entries(year.sources)) {
    left -= share;
    if (left < 0) return source as Source;
  }
  return 'other';
}

function courseOf(drawn: number): Referred['course'] {
  if (drawn < year.shareAdopted) return 'adopted';
  if (drawn < year.shareDiscussed) return 'discussed';
  if (drawn < year.shareDiscussed + year.shareRefuted) return 'refuted';
  return drawn < year.shareDiscussed + year.shareRefuted + year.shareLonger ? 'longer' : 'ordinary';
}
