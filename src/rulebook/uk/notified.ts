/**
 * C26, C27: what somebody under a notification regime has to tell the police, by when, and whether it was told in time. clocks.md gives
 * three days for a change, three days abroad and, "in some cases", seven days ahead; everything else here is ours and says so.
 */
import { firstAfter, type InOrder } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import { notificationOf, type Notification, type NotificationAnswer, type Regime } from '../../domain/regime/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { type Amount, dayOf, dueAfter, startOfDay } from '../engine/amount.ts';
import { amountOf, type Owed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';
import { from, ofSubjects } from './subjects.ts';

const after = (book: RulebookInForce, start: Instant, limit: string): Instant =>
  dueAfter(start, amountOf(book, limit, start), book.calendar);
const daysOf = (amount: Amount): number => ('days' in amount ? amount.days : 0);

/** A journey shorter than the limit needs no notification; one without a day of coming back is taken to need it. */
const isLongEnough = ({ on, back }: Notification, book: RulebookInForce): boolean =>
  back === null || dayOf(on).until(dayOf(back)).total('days') + 1 >= daysOf(amountOf(book, 'C27.journey'));

/** By when a change or journey is notified, exclusive; null where nothing is counted. */
export function notifyBy(one: Notification, book: RulebookInForce): Instant | null {
  if (one.of !== 'journey') return after(book, one.on, 'C27.change');
  if (!isLongEnough(one, book)) return null;
  // A day before it begins is the least; where seven days ahead are owed, the seventh day before is the last.
  const ahead = one.ahead === 'yes' ? daysOf(amountOf(book, 'C27.ahead')) : 1;
  return startOfDay(dayOf(one.on).subtract({ days: ahead - 1 }));
}

/** By when the return of a journey is notified, from the day of coming back. */
export const returnBy = (back: Instant, book: RulebookInForce): Instant => after(book, back, 'C27.return');

/** By how many days it was late; 0 where it was in time, or not notified yet. */
export function daysLate(notified: Instant | null, by: Instant | null): number {
  if (notified === null || by === null || notified < by) return 0;
  return dayOf(by - 1)
    .until(dayOf(notified))
    .total('days');
}

/** Of an entry of a regime, a change, a journey or an answer about one: by how many days what it says was notified late. */
export function lateIn(regime: Regime, said: Notification | NotificationAnswer, book: RulebookInForce): number {
  if (!('part' in said)) return daysLate(said.notified, notifyBy(said, book));
  if (said.part === 'return') return said.on === null ? 0 : daysLate(said.notified, returnBy(said.on, book));
  const about = notificationOf(regime, said.fact);
  return about ? daysLate(said.notified, notifyBy(about, book)) : 0;
}

/** Whether an entry is one about which there is something to decide: notified late, or by now not notified at all. */
export function wasLate(regime: Regime, fact: string, book: RulebookInForce, now: Instant): boolean {
  const said = [...regime.notifications, ...regime.answers].find((each) => each.fact === fact);
  if (!said) return false;
  if (said.notified !== null) return lateIn(regime, said, book) > 0;
  const by = 'part' in said ? said.on !== null && returnBy(said.on, book) : notifyBy(said, book);
  return by !== null && by !== false && by <= now;
}

/** The first day of the three that are counted, so that days in custody are left out (CTA 2008 s47). A day that ends in custody is not counted; that of release is. */
export function startsOutside(regime: Regime, since: Instant, book: RulebookInForce): Instant {
  const away = regime.custody.map(({ from: begins, until, expected, at }) => {
    // Nobody stops a clock for ever: without a day of release the time counts as custody until somebody must say so again.
    const ends = until ?? expected ?? after(book, at, 'C26.custody');
    return { begins: dayOf(begins), ends: dayOf(ends) };
  });
  const isAway = (day: Temporal.PlainDate): boolean =>
    away.some(({ begins, ends }) => Temporal.PlainDate.compare(begins, day) <= 0 && Temporal.PlainDate.compare(day, ends) < 0);
  const needed = daysOf(amountOf(book, 'C26'));
  let day = dayOf(since);
  for (let counted = isAway(day) ? 0 : 1; counted < needed; counted += isAway(day) ? 0 : 1) day = day.add({ days: 1 });
  return startOfDay(day.subtract({ days: needed - 1 }));
}

const listens = ['NotificationRecorded', 'NotificationAnswered', 'LateNotificationDecided'] as const;
const each = (file: FileState, owed: (regime: Regime) => readonly Owed[]): readonly Owed[] => [...file.regimes.values()].flatMap(owed);
/** What was decided about the lateness of one entry. */
const decidedOn = ({ decisions }: Regime, fact: string) => decisions.filter(({ of }) => of === fact);

export const notified: Rule = {
  ...ofSubjects,
  key: 'C27.notified',
  id: 'C27',
  title: 'A change of details or a journey that was not notified is asked about',
  words:
    'A change of details within three days, and a journey abroad of three days or more before it begins, are notified by whoever is registered. What is known and was not notified is asked about by the last day: on which day it was notified, or what follows.',
  task: 'Say on which day it was notified, or decide what follows',
  limit: 'C27.change',
  furtherLimits: ['C27.ahead'],
  findings: [],
  listens,
  owed: (file, book) =>
    each(file, (regime) =>
      regime.notifications.flatMap((one): readonly Owed[] => {
        const due = notifyBy(one, book);
        if (one.notified !== null || due === null) return [];
        const told = regime.answers.filter(({ of, part }) => of === one.fact && part === 'notification');
        const limit = one.of === 'journey' ? 'C27.ahead' : 'C27.change';
        return [
          {
            ...from(regime, one),
            starts: Math.min(one.on, one.at),
            due,
            limit,
            met: firstAfter<InOrder>(one, told, decidedOn(regime, one.fact)),
          },
        ];
      }),
    ),
};

export const returnNotified: Rule = {
  ...ofSubjects,
  key: 'C27.return',
  id: 'C27',
  title: 'It is asked whether the return from abroad was notified',
  words:
    'A journey has a day of coming back. After it somebody says whether the return was notified, on which day; or that the person is still away, until when. Of a journey without such a day it is asked all the same.',
  task: 'Say whether the return from abroad was notified',
  limit: 'C27.return',
  furtherLimits: ['C27.no-return'],
  findings: [],
  listens,
  owed: (file, book) =>
    each(file, (regime) =>
      regime.notifications
        .filter((one) => one.of === 'journey' && isLongEnough(one, book))
        .flatMap((one) => {
          const said = regime.answers.filter(({ of, part }) => of === one.fact && part === 'return');
          // Each answer that leaves it open asks again: still away, or back and not notified.
          return [one, ...said.filter((answer) => answer.notified === null)].map((begins): Owed => {
            const back = 'part' in begins ? (begins.on ?? begins.back) : begins.back;
            const decided = 'part' in begins ? decidedOn(regime, begins.fact) : [];
            const when = back === null ? { starts: one.on, limit: 'C27.no-return' } : { starts: back };
            return { ...from(regime, begins), ...when, met: firstAfter<InOrder>(begins, said, decided) };
          });
        }),
    ),
};

export const lateDecided: Rule = {
  ...ofSubjects,
  key: 'C27.late',
  id: 'G18',
  title: 'What follows from a late notification is decided',
  words:
    'That something was notified late is seen on the day on which it is recorded, and is decided on: charge, not charge or another disruption, with the reason.',
  task: 'Decide what follows from the late notification',
  limit: 'C27.late',
  systems: ['S04', 'S12'],
  findings: ['F05'],
  listens,
  owed: (file, book) =>
    each(file, (regime) =>
      [...regime.notifications, ...regime.answers]
        .filter((said) => lateIn(regime, said, book) > 0)
        .map((said): Owed => ({ ...from(regime, said), met: firstAfter(said, decidedOn(regime, said.fact)) })),
    ),
};
