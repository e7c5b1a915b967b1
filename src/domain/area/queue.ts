/**
 * The alarm on the queue of closed subjects (S05) belongs to no file, so no obligation holds it. Acknowledged like a climb: who has seen it, what
 * happens next and by when. That stops the climb until then, not the alarm: it stays with whoever answers for the queue.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { because, type Decision } from '../decision.ts';
import { entryType, type FactOf, instant, reason } from '../entryType.ts';
import { write } from '../write.ts';

export const QueueAlarmAcknowledged = entryType(
  'QueueAlarmAcknowledged',
  'directory',
  'A person to whom the alarm on the queue of closed subjects has climbed says what happens next, and by when; the alarm goes on, and so does the climb if that day passes.',
  { next: reason, promisedBy: instant },
);
export type QueueEntry = FactOf<typeof QueueAlarmAcknowledged>;

export interface QueueAcknowledged {
  readonly at: Instant;
  readonly by: string;
  readonly next: string;
  readonly promisedBy: Instant;
}

export const queueAcknowledged = (fact: QueueEntry): QueueAcknowledged => ({
  at: fact.recorded,
  by: fact.actor,
  next: fact.fields.next,
  promisedBy: fact.fields.promisedBy,
});

/** `whose`: whether the alarm is the viewer's own, or has climbed to them. `latest`: the last instant to which a climb may be stopped. */
export function acknowledgeQueue(
  area: string,
  whose: 'own' | 'climbed' | null,
  fields: { readonly next: string; readonly promisedBy: Instant },
  now: Instant,
  latest: Instant,
): Decision {
  if (whose === 'own')
    return because(
      'own-lapse',
      'You answer for this queue yourself: acknowledging is for those to whom it has climbed.',
      'Have the reviews done, and the alarm ends.',
    );
  if (whose === null)
    return because(
      'not-climbed',
      'It has not climbed to you, or it was acknowledged until a day that has not passed.',
      'Whoever answers for the queue has the reviews done; if not, it climbs, and who is asked then can acknowledge it.',
    );
  if (fields.promisedBy <= now) return because('date-past', 'The day is not in the future.', 'Give the day by which it will be done.');
  if (fields.promisedBy > latest)
    return because('date-far', 'That is later than a climb may be stopped for.', 'Give an earlier day; when it passes the climb goes on.');
  return write(QueueAlarmAcknowledged, { stream: `directory/${area}`, file: null, record: null }, fields);
}
