/** Closings that wait to be read (S21): by whom, since when, why they were drawn, and who else is free to read each. Nobody who proposed or agreed to one is. */
import type { Viewer } from '../access/viewer.ts';
import { whoAnswers } from '../domain/area/presence.ts';
import type { Area } from '../domain/area/state.ts';
import type { FileState } from '../domain/file/state.ts';
import { closersOf } from '../domain/referral/readingDeciders.ts';
import { isSealed } from '../domain/silent/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { drawn, type Drawn, mayReadInstead } from '../rulebook/uk/sampling.ts';
import { countReadings, type ReadingOwed, readingsOwed } from '../store/readings.ts';
import { viewing } from '../store/viewing.ts';
import { overseen } from './overseen.ts';
import type { House } from './house.ts';
import { look } from './look.ts';

export interface Reader {
  readonly practitioner: string;
  readonly post: string;
  /** How many closings wait for the posts that they answer for here. */
  readonly waiting: number;
}

export interface ReadingWaiting extends ReadingOwed {
  readonly why: Drawn;
  /** When it was closed. */
  readonly closed: Instant;
  /** Who answers now for the post that owes it. */
  readonly reader: string | null;
  /** They proposed or agreed to this very closing, so that somebody else reads it. */
  readonly readerIsCloser: boolean;
  /** Who else is there today and had no part in the closing. */
  readonly free: readonly Reader[];
  /** Nobody new is asked about a sealed file: that would tell them. */
  readonly sealed: boolean;
}

export interface ReadingsWaiting {
  readonly area: Area;
  readonly now: Instant;
  readonly waiting: number;
  readonly overdue: number;
  readonly rows: readonly ReadingWaiting[];
  readonly page: number;
  readonly pages: number;
}

/** Of one page. */
export const readingsOnPage = 50;

/** What the posts that this viewer answers for owe to be read, or others owe about files that those posts lead. */
export async function readingsWaiting(house: House, viewer: Viewer, asked: number): Promise<ReadingsWaiting> {
  const { area, now } = await look(house, viewer, []);
  const posts = overseen(area, viewer, now).map(({ id }) => id);
  const counted = await viewing(house.pool, viewer, (tx) => countReadings(tx, house.area, posts, now));
  const pages = Math.max(1, Math.ceil(counted.waiting / readingsOnPage));
  const page = Math.min(asked, pages);
  const owed = await viewing(house.pool, viewer, (tx) => readingsOwed(tx, house.area, posts, readingsOnPage, (page - 1) * readingsOnPage));
  const { book, files } = await look(house, viewer, [...new Set(owed.map(({ file }) => file))]);
  const rows = owed.flatMap((row): readonly ReadingWaiting[] => {
    const file = files.get(row.file);
    const found = file && waitingOf(row, file, book, now, counted.of);
    return found ? [found] : [];
  });
  return { area, now, waiting: counted.waiting, overdue: counted.overdue, rows, page, pages };
}

/** How many wait around the posts that this viewer answers for: for the page of the load. */
export async function countWaitingReadings(house: House, viewer: Viewer, area: Area, now: Instant): Promise<number> {
  const posts = overseen(area, viewer, now).map(({ id }) => id);
  return (await viewing(house.pool, viewer, (tx) => countReadings(tx, house.area, posts, now))).waiting;
}

function waitingOf(
  row: ReadingOwed,
  file: FileState,
  book: RulebookInForce,
  now: Instant,
  waitingFor: ReadonlyMap<string, number>,
): ReadingWaiting | null {
  const { area } = file;
  const referral = file.referrals.get(row.referral);
  const closure = referral?.closures.find((each) => row.id.endsWith(`:${each.fact}`));
  if (!referral || !closure) return null;
  const closers = closersOf(referral, closure.fact);
  const reader = whoAnswers(area, row.post, now).practitioner;
  const free = new Map<string, Reader>();
  for (const post of mayReadInstead(file, referral, closure)) {
    const { practitioner, by } = whoAnswers(area, post, now);
    // Whoever stands in from above or on duty has that post's work as well: only those who fill the post itself are free.
    if (practitioner === null || !['holder', 'deputy', 'rota'].includes(by)) continue;
    if (practitioner === reader || closers.includes(practitioner) || free.has(practitioner)) continue;
    free.set(practitioner, { practitioner, post, waiting: waitingFor.get(post) ?? 0 });
  }
  return {
    ...row,
    why: drawn(file, referral, closure, book) ?? 'drawn',
    closed: closure.at,
    reader,
    readerIsCloser: reader !== null && closers.includes(reader),
    free: [...free.values()].toSorted((a, b) => a.waiting - b.waiting),
    sealed: isSealed(file),
  };
}
