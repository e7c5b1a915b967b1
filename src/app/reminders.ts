/**
 * Reminds the writer of a saved draft once, where they left a way to be reached. Through a way out of the house where the
 * installation has one; otherwise it is a person's task on the intake queue. The contact is deleted with the reminder.
 */
import type { Viewer } from '../access/viewer.ts';
import { WriterReminded } from '../domain/arrival/entries.ts';
import { because } from '../domain/decision.ts';
import { write } from '../domain/write.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueReminders, queueReminder, reminded, reminderOnQueue } from '../store/drafts.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import type { House } from './house.ts';

/** Sends "something that you began is saved and not sent" and nothing more. Throws when it could not be handed over. */
export type RemindWriter = (contact: string) => Promise<void>;

const atOnce = 50;

/** How many writers were reminded or put on the queue. `remind` is null where nothing leaves the house. */
export async function remindWriters(house: House, remind: RemindWriter | null = null): Promise<number> {
  const viewer = serviceViewer(house.area, 'timekeeper');
  const due = await viewing(house.pool, viewer, (tx) => dueReminders(tx, house.area, atOnce));
  const now = await house.now();
  for (const { id, contact } of due) {
    const isMail = contact.includes('@');
    const sent =
      remind !== null &&
      isMail &&
      (await remind(contact).then(
        () => true,
        () => false,
      ));
    const why =
      remind === null || !isMail
        ? 'Its writer asked to be reminded, and no mail goes to them from here.'
        : 'Its writer asked to be reminded, and the mail was not taken.';
    await viewing(house.pool, viewer, (tx) => (sent ? reminded(tx, house.area, id) : queueReminder(tx, house.area, id, now, why)));
  }
  return due.length;
}

export const reminderSight = (
  house: House,
  viewer: Viewer,
  id: string,
): Promise<{ readonly contact: string; readonly keepUntil: Instant } | null> =>
  viewing(house.pool, viewer, (tx) => reminderOnQueue(tx, house.area, id));

/** A person has reminded the writer, or tried to: recorded with their name, and the contact is gone. */
export async function settleReminder(house: House, viewer: Viewer, id: string, outcome: 'reached' | 'not reached'): Promise<Outcome> {
  if ((await reminderSight(house, viewer, id)) === null)
    return because(
      'no-such-reminder',
      'Nothing is to be done about this any more: it was sent, its time was over, or somebody reminded them.',
      'Go back to your list.',
    );
  const settled = await act(house, viewer, {
    does: 'remind-writer',
    files: [],
    key: `reminder:${id}`,
    command: { id },
    decide: () => write(WriterReminded, { stream: `arrival/reminder-${id}`, file: null, record: null }, { outcome }),
    rows: () => ({ queue_remove: [`reminder/${id}`] }),
  });
  if (settled.kind === 'done' || settled.kind === 'replayed') await viewing(house.pool, viewer, (tx) => reminded(tx, house.area, id));
  return settled;
}
