/** What somebody signed in has typed into a form and not sent: theirs alone, offered when they come back, destroyed when it is sent (C45). */
import type { Viewer } from '../access/viewer.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf } from '../rulebook/engine/rulebook.ts';
import { dropStaffDraft, keepStaffDraft, type StaffDraft, staffDraft } from '../store/drafts.ts';
import { viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { bookNow } from './rulebookNow.ts';

export type Typed = StaffDraft;

export async function keepTyped(house: House, viewer: Viewer, form: string, fields: Typed['fields']): Promise<void> {
  const isAnything = Object.values(fields)
    .flat()
    .some((value) => value.trim() !== '');
  // As long as it came: what the web takes of one form is the only bound.
  if (!isAnything) return;
  const book = await bookNow(house);
  const until = dueAfter(Date.now(), amountOf(book, 'C45'), book.calendar);
  await viewing(house.pool, viewer, (tx) => keepStaffDraft(tx, house.area, viewer.practitioner, form, fields, until));
}
export const typedBefore = (house: House, viewer: Viewer, form: string): Promise<Typed | null> =>
  viewing(house.pool, viewer, (tx) => staffDraft(tx, house.area, viewer.practitioner, form));
export const dropTyped = (house: House, viewer: Viewer, form: string): Promise<void> =>
  viewing(house.pool, viewer, (tx) => dropStaffDraft(tx, house.area, viewer.practitioner, form));
