/** Drafts of assessments (S06, C45): kept for their author alone until they are saved; wall time, so that a demonstration that moves forward destroys nobody's typing. */
import type { Viewer } from '../access/viewer.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf } from '../rulebook/engine/rulebook.ts';
import * as store from '../store/judgementDrafts.ts';
import { viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { bookNow } from './rulebookNow.ts';

export type Typed = Readonly<Record<string, string>>;
const whose = (house: House, { practitioner }: Viewer, file: string, about: store.DraftAbout) => ({
  ledger: house.area,
  practitioner,
  file,
  about,
});

export async function keepDraft(
  house: House,
  viewer: Viewer,
  file: string,
  typed: Typed,
  about: store.DraftAbout = 'assessment',
): Promise<Instant> {
  const book = await bookNow(house);
  const keepUntil = dueAfter(Date.now(), amountOf(book, 'C45'), book.calendar);
  await viewing(house.pool, viewer, (tx) =>
    store.saveJudgementDraft(tx, whose(house, viewer, file, about), { content: JSON.stringify(typed), keepUntil }),
  );
  return keepUntil;
}

export interface OwnDraft {
  readonly typed: Typed;
  readonly savedAt: Instant;
  /** Its author reads it wherever the draft is shown: nothing is taken away unsaid. */
  readonly keepUntil: Instant;
}

export async function draftOf(
  house: House,
  viewer: Viewer,
  file: string,
  about: store.DraftAbout = 'assessment',
): Promise<OwnDraft | null> {
  const draft = await viewing(house.pool, viewer, (tx) => store.judgementDraft(tx, whose(house, viewer, file, about)));
  return draft && { typed: JSON.parse(draft.content) as Typed, savedAt: draft.savedAt, keepUntil: draft.keepUntil };
}

export type Begun = Awaited<ReturnType<typeof store.begunJudgements>>[number];
/** What its author has begun and not saved, for their list of today: nothing goes on a day that they have not seen. */
export const begunBy = (house: House, viewer: Viewer): Promise<readonly Begun[]> =>
  viewing(house.pool, viewer, (tx) => store.begunJudgements(tx, house.area, viewer.practitioner));

export const throwAway = (house: House, viewer: Viewer, file: string, about: store.DraftAbout = 'assessment'): Promise<void> =>
  viewing(house.pool, viewer, (tx) => store.removeJudgementDraft(tx, whose(house, viewer, file, about)));
