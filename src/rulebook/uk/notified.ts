/**
 * C26, C27: what somebody under a notification regime has to tell the police, by when, and whether it was told in time. clocks.md gives
 * three days for a change, three days abroad and, "in some cases", seven days ahead; everything else here is ours and says so.
 */
import { firstAfter, type InOrder } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import {
  changeOf,
  type Custody,
  heldOn,
  isAhead,
  notificationOf,
  type Notification,
  type NotificationAnswer,
  type Regime,
  spansOf,
  stateAt,
} from '../../domain/regime/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { type Amount, dayOf, dueAfter, startOfDay } from '../engine/amount.ts';
import { amountOf, type Owed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';
import { from, ofSubjects } from './subjects.ts';

const after = (book: RulebookInForce, start: Instant, limit: string): Instant =>
  dueAfter(start, amountOf(book, limit, start), book.calendar);
type State = Regime['states'][number];
const daysOf = (amount: Amount): number => ('days' in amount ? amount.days : 0);

/** What was decided about the lateness of one entry. */
const decidedOn = ({ decisions }: Regime, fact: string) => decisions.filter(({ of }) => of === fact);
const isReturn = (one: Notification) => (answer: NotificationAnswer) => answer.of === one.fact && answer.part === 'return';
/** What was answered about the return of a journey. */
const returnsOf = ({ answers }: Regime, one: Notification): readonly NotificationAnswer[] => answers.filter(isReturn(one));
/** A journey shorter than the limit needs no notification; one without a day of coming back is taken to need it. */
const isLong = ({ on }: Notification, back: Instant | null, book: RulebookInForce): boolean =>
  back === null || dayOf(on).until(dayOf(back)).total('days') + 1 >= daysOf(amountOf(book, 'C27.journey'));
/** How long it was is what was answered last: whoever said that they would be back the next day may have stayed for months. */
function isLongEnough(regime: Regime, one: Notification, book: RulebookInForce): boolean {
  const last = returnsOf(regime, one).at(-1);
  return isLong(one, last ? (last.on ?? last.back) : one.back, book);
}
/** Since when it is known to be long enough: from the first, or by the answer that first said so. */
function knownLong(regime: Regime, one: Notification, book: RulebookInForce): Instant {
  if (isLong(one, one.back, book)) return one.at;
  return returnsOf(regime, one).find(({ on, back }) => isLong(one, on ?? back, book))?.at ?? one.at;
}

/** By when a change or journey is notified, exclusive; null where nothing is counted. */
export function notifyBy(regime: Regime, one: Notification, book: RulebookInForce): Instant | null {
  if (one.of !== 'journey') return after(book, one.on, 'C27.change');
  if (!isLongEnough(regime, one, book)) return null;
  // A day before it begins is the least; where seven days ahead are owed, the seventh day before is the last.
  const ahead = one.ahead === 'yes' ? daysOf(amountOf(book, 'C27.ahead')) : 1;
  return startOfDay(dayOf(one.on).subtract({ days: ahead - 1 }));
}

/** By when the return of a journey is notified, from the day of coming back; null where it was too short. */
function returnBy(regime: Regime, { fact, on }: NotificationAnswer, book: RulebookInForce): Instant | null {
  const about = notificationOf(regime, fact);
  return on !== null && about && isLongEnough(regime, about, book) ? after(book, on, 'C27.return') : null;
}

/** By how many days it was late; 0 where it was in time, or not notified yet. */
export function daysLate(notified: Instant | null, by: Instant | null): number {
  if (notified === null || by === null || notified < by) return 0;
  return dayOf(by - 1)
    .until(dayOf(notified))
    .total('days');
}

/** By when what an entry speaks of was to be notified. */
function byWhen(regime: Regime, said: Notification | NotificationAnswer, book: RulebookInForce): Instant | null {
  if ('part' in said && said.part === 'return') return returnBy(regime, said, book);
  const about = notificationOf(regime, said.fact);
  return about && notifyBy(regime, about, book);
}

/** Of an entry of a regime, a change, a journey or an answer about one: by how many days what it says was notified late. */
export const lateIn = (regime: Regime, said: Notification | NotificationAnswer, book: RulebookInForce): number =>
  daysLate(said.notified, byWhen(regime, said, book));

/** Whether an entry is one about which there is something to decide: notified late, or by now not notified at all. */
export function wasLate(regime: Regime, fact: string, book: RulebookInForce, now: Instant): boolean {
  const said = [...regime.notifications, ...regime.answers].find((each) => each.fact === fact);
  if (!said)
    return (
      firstMade(regime, book).some((each) => each.done.fact === fact && each.days > 0) ||
      firstNotMade(regime, book, now).some((each) => each.fact === fact)
    );
  if (said.notified !== null) return lateIn(regime, said, book) > 0;
  const by = byWhen(regime, said, book);
  return by !== null && by <= now;
}

/** The first day of the three that are counted, so that days in custody are left out (CTA 2008 s47). A day that ends in custody is not counted; that of release is. */
export function startsOutside(custody: readonly Custody[], since: Instant, book: RulebookInForce): Instant {
  const needed = Math.max(1, daysOf(amountOf(book, 'C26')));
  let [day, left] = [dayOf(since), needed];
  for (const { from: begins, until, expected, at } of custody) {
    // Nobody stops a clock for ever: without a day of release the time counts as custody until somebody must say so again.
    const longest = after(book, at, 'C26.custody');
    const ends = dayOf(until ?? Math.min(expected ?? longest, longest));
    if (Temporal.PlainDate.compare(ends, day) <= 0) continue;
    const free = Math.max(0, day.until(dayOf(begins)).total('days'));
    if (free >= left) break;
    left -= free;
    day = ends;
  }
  return startOfDay(day.add({ days: left - needed }));
}

export interface FirstNotification {
  /** What is owed: the state, or the time in custody that was told after its day had lapsed. */
  readonly occasion: InOrder;
  readonly starts: Instant;
}

/**
 * The first notification as it stands now. Custody that is told in time moves its day; told after the day has lapsed, it makes a new one, so
 * that the lapse stays and what climbs is the new day: unless that has passed too, for then the old one goes on.
 */
export function firstOwed(regime: Regime, begins: State, file: FileState, book: RulebookInForce): FirstNotification {
  const made = firstAnswer(regime, begins, book);
  const told = regime.custodyTold.filter(({ order }) => made === null || order < made.order);
  const known = told.filter(({ order }) => order < begins.order);
  let [occasion, starts]: [InOrder, Instant] = [begins, startsOutside(spansOf(known), begins.since, book)];
  for (const said of told.slice(known.length)) {
    known.push(said);
    const now = startsOutside(spansOf(known), begins.since, book);
    if (now === starts) continue;
    // What is owed since the rulebook was adopted is dated by that: custody dates it anew.
    const isAdopted = file.area.adoptions.some(({ at, newRules }) => newRules.includes('C28') && at > starts && at <= said.at);
    const isNew = (isAdopted || after(book, starts, 'C26') <= said.at) && after(book, now, 'C26') > said.at;
    if (isNew) occasion = said;
    starts = now;
  }
  return { occasion, starts };
}

/**
 * What says that a first notification was made, or that it is another state's now. A review from before the day on which it was owed is another
 * one; that somebody will be registered on a day still to come says of none that it was made.
 */
export function firstAnswer(regime: Regime, begins: State, book: RulebookInForce): InOrder | null {
  const reviews = regime.reviews.filter((review) => isOfState(regime, review));
  const said = { ...regime, states: regime.states.filter((each) => !(isAhead(each) && each.state === 'registered')) };
  const changed = changeOf(said, begins, firstBy(regime, begins, book));
  return firstAfter<InOrder>(begins, changed ? [changed] : [], reviews);
}
export function isOfState(regime: Regime, review: Regime['reviews'][number]): boolean {
  const state = stateAt(regime, review);
  return state?.state !== 'first notification due' || Temporal.PlainDate.compare(dayOf(heldOn(review)), dayOf(state.since)) >= 0;
}

/** First notifications that were made, each with its day and by how many days it was late. Registered without another word is registered since that day. */
export const firstMade = (regime: Regime, book: RulebookInForce) =>
  regime.states
    .filter(({ state }) => state === 'first notification due')
    .flatMap((begins) => {
      const done = firstAnswer(regime, begins, book);
      const review = regime.reviews.find(({ fact }) => fact === done?.fact);
      const registered = regime.states.find(({ fact, state }) => fact === done?.fact && state === 'registered');
      const on = review ? heldOn(review) : registered?.since;
      if (!done || on === undefined) return [];
      return [{ begins, done, on, days: daysLate(on, firstBy(regime, begins, book)) }];
    });

/** By when a first notification was to be made, exclusive, time in custody left out. */
export const firstBy = (regime: Regime, { since }: State, book: RulebookInForce): Instant =>
  after(book, startsOutside(regime.custody, since, book), 'C26');

/** First notifications whose day has passed and that nobody has said were made: about each there is something to decide (G18). */
export const firstNotMade = (regime: Regime, book: RulebookInForce, now: Instant): readonly State[] =>
  regime.states.filter(
    (begins) =>
      begins.state === 'first notification due' && firstAnswer(regime, begins, book) === null && firstBy(regime, begins, book) <= now,
  );

/** What was decided about a first notification while it was not made, after what it is owed by. */
export function decidedUnmade(
  regime: Regime,
  begins: State,
  book: RulebookInForce,
  occasion: InOrder = begins,
): readonly Regime['decisions'][number][] {
  const made = firstAnswer(regime, begins, book);
  return decidedOn(regime, begins.fact).filter(({ order }) => order > occasion.order && (made === null || order < made.order));
}

const listens = ['NotificationRecorded', 'NotificationAnswered', 'LateNotificationDecided'] as const;
/** And of those that decide when a first notification was owed, and made. */
const ofFirst = ['RegimeChanged', 'RegimeReviewed', 'CustodyRecorded'] as const;
const each = (file: FileState, owed: (regime: Regime) => readonly Owed[]): readonly Owed[] => [...file.regimes.values()].flatMap(owed);
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
        const due = notifyBy(regime, one, book);
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
    'A journey has a day of coming back. After it somebody says whether the return was notified, on which day; or that the person is still away, until when. Of a journey without such a day it is asked all the same; of one too short to have to be notified it is asked once whether the person is back, and how long it was is what was answered last.',
  task: 'Say whether the person is back from abroad, and whether the return was notified',
  limit: 'C27.return',
  furtherLimits: ['C27.no-return', 'C27.away', 'C27.far'],
  findings: [],
  listens,
  owed: (file, book) =>
    each(file, (regime) =>
      regime.notifications
        .filter((one) => one.of === 'journey')
        .flatMap((one) => {
          const said = returnsOf(regime, one);
          const isShort = !isLongEnough(regime, one, book);
          // Each answer that leaves it open asks again: still away, or back from a long one and not notified.
          const open = said.filter(({ on, notified: day }) => day === null && (on === null || !isShort));
          return [one, ...open].map((begins): Owed => {
            const met = firstAfter<InOrder>(begins, said, 'part' in begins ? decidedOn(regime, begins.fact) : []);
            const back = 'part' in begins ? (begins.on ?? begins.back) : begins.back;
            // Nobody puts the question off for ever: what was recorded with a day too far is asked about at the longest.
            const latest = after(book, begins.at, 'part' in begins ? 'C27.away' : 'C27.far');
            if (back === null) return { ...from(regime, begins), starts: Math.min(one.on, latest), limit: 'C27.no-return', met };
            const asked = Math.min(back, latest);
            return { ...from(regime, begins), starts: isLong(one, back, book) ? asked : Math.max(asked, begins.at), met };
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
    'That something was notified late, the first notification too, is seen on the day on which it is recorded, and is decided on: charge, not charge or another disruption, with the reason. A first one that was decided on while it was not made is not decided on again when it is.',
  task: 'Decide what follows from the late notification',
  limit: 'C27.late',
  systems: ['S04', 'S12'],
  findings: ['F05'],
  listens: [...listens, ...ofFirst],
  owed: (file, book) =>
    each(file, (regime) => {
      const notified = [...regime.notifications, ...regime.answers]
        .filter((said) => lateIn(regime, said, book) > 0)
        .map((said): Owed => {
          const about = notificationOf(regime, said.fact);
          const known = about?.of === 'journey' ? knownLong(regime, about, book) : said.at;
          return { ...from(regime, said), starts: Math.max(said.at, known), met: firstAfter(said, decidedOn(regime, said.fact)) };
        });
      // Decided on while it was not made, it is not decided on once more because it then was.
      const first = firstMade(regime, book).filter(({ begins, days }) => days > 0 && decidedUnmade(regime, begins, book).length === 0);
      return [
        ...notified,
        ...first.map(({ done }): Owed => ({ ...from(regime, done), met: firstAfter(done, decidedOn(regime, done.fact)) })),
      ];
    }),
};
