/**
 * Drafts of people without an account (C45): sealed with a code that is kept nowhere, so that nobody but its writer reads one.
 * All that others learn is how many there are. Wall time: a demonstration that moves forward destroys nobody's typing.
 */
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf } from '../rulebook/engine/rulebook.ts';
import * as store from '../store/drafts.ts';
import { expireJudgementDrafts } from '../store/judgementDrafts.ts';
import { publicViewer, serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { bookNow } from './rulebookNow.ts';

/** A draft as it leaves the page: sealed already. `byCode`: its writer has the code and comes back; otherwise only this browser does, for a day. */
export interface SealedDraft {
  readonly lookup: string;
  readonly sealed: Uint8Array;
  readonly isSent: boolean;
  readonly byCode: boolean;
}

/** Long enough to finish tomorrow, short enough for a computer that others use. */
export const browserHours = 24;

const asPublic = <T>(house: House, work: Parameters<typeof viewing<T>>[2]): Promise<T> =>
  viewing(house.pool, publicViewer(house.area), work);

/** The instant at which a limit of the rulebook ends that begins now, on the clock on the wall. */
async function wallEnd(house: House, limit: string): Promise<Instant> {
  const book = await bookNow(house);
  return dueAfter(Date.now(), amountOf(book, limit), book.calendar);
}
const keepUntil = async (house: House, draft: SealedDraft): Promise<Instant> =>
  draft.byCode && !draft.isSent ? wallEnd(house, 'C45') : Date.now() + browserHours * 3_600_000;

export async function saveDraft(house: House, draft: SealedDraft): Promise<void> {
  const until = await keepUntil(house, draft);
  await asPublic(house, (tx) => store.saveDraft(tx, house.area, { ...draft, keepUntil: until }));
}
export const loadDraft = (house: House, lookup: string): Promise<Uint8Array | null> =>
  asPublic(house, (tx) => store.loadDraft(tx, house.area, lookup));
export const removeDraft = (house: House, lookup: string): Promise<void> =>
  asPublic(house, (tx) => store.removeDraft(tx, house.area, lookup));

/** The same draft under another code. What opened it before opens nothing. */
export async function rekeyDraft(house: House, old: string, draft: SealedDraft): Promise<Instant> {
  const until = await keepUntil(house, draft);
  await asPublic(house, (tx) => store.rekeyDraft(tx, house.area, old, { ...draft, keepUntil: until }));
  return until;
}

/** How its writer may be reminded, once. Kept apart from the draft, for that alone. */
export async function leaveContact(house: House, lookup: string, contact: string): Promise<void> {
  const remindAt = await wallEnd(house, 'C45.reminder');
  await asPublic(house, (tx) => store.leaveContact(tx, house.area, lookup, { id: house.newId(), contact, remindAt }));
}

export interface DraftCount {
  readonly begun: number;
  readonly oldest: Instant | null;
}
export const countDrafts = (house: House): Promise<DraftCount> =>
  viewing(house.pool, serviceViewer(house.area, 'clock'), (tx) => store.countDrafts(tx, house.area));

/** What has had its time goes, as its page has promised. */
export const expireDrafts = (house: House): Promise<number> =>
  viewing(house.pool, serviceViewer(house.area, 'intake'), async (tx) => {
    await expireJudgementDrafts(tx, house.area);
    return store.expireDrafts(tx, house.area);
  });
