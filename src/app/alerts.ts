/**
 * Alerts the duty post: on the screens of whoever answers for it, and at the address that the installation names (a pager, a
 * message gateway). What reaches nobody is on a list that people see, and is tried on. No personal data leaves: what, where, when.
 */
import { listUndelivered, noteDelivery, readNotice, sweepNotices } from '../store/notices.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { hasNobodyElse, tellUrgently } from './alertMail.ts';

export interface Alert {
  /** The same each time it is tried, so that a receiver can tell a repeat. */
  readonly id: string;
  readonly kind: string;
  readonly area: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A way out of the house. Throws when it did not reach anybody; it is tried again. */
export interface AlertRoute {
  readonly how: string;
  readonly send: (alert: Alert) => Promise<void>;
}

const timeoutMilliseconds = 5000;
/** After this many attempts (some ten seconds) it is on a list that people see; it is tried for days after that. */
const attemptsBeforeListed = 3;

/** DUTY_ALERT_URL: one POST, `{"kind","area","at"}`. */
export function httpAlert(url: string): AlertRoute {
  return {
    how: 'http',
    send: async ({ id, kind, area, at }) => {
      const answer = await fetch(url, {
        method: 'POST',
        // A redirect might lead to somebody whom nobody chose.
        redirect: 'error',
        headers: { 'content-type': 'application/json', 'idempotency-key': id },
        body: JSON.stringify({ kind, area, at }),
        signal: AbortSignal.timeout(timeoutMilliseconds),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`The alert address answered ${answer.status}`);
    },
  };
}

/** Thrown so that the job is tried again; what was reached is not tried twice. */
export class NotDelivered extends Error {
  override readonly name = 'NotDelivered';
}

export async function deliverNotice(house: House, id: string, routes: readonly AlertRoute[], attempt: number): Promise<void> {
  const viewer = serviceViewer(house.area, 'timekeeper');
  const notice = await viewing(house.pool, viewer, (tx) => readNotice(tx, house.area, id));
  if (!notice || notice.delivered) return;
  const alert: Alert = { id, kind: notice.kind, area: house.area, at: new Date(notice.raisedAt).toISOString() };
  const reached = new Set(notice.how);
  if (notice.isAnswered) reached.add('screen');
  const failed: string[] = notice.isAnswered ? [] : ['nobody answers for the post'];
  for (const route of routes) {
    if (reached.has(route.how)) continue;
    await route.send(alert).then(
      () => reached.add(route.how),
      (error: Error) => {
        failed.push(`the alert address (${route.how}) did not take it`);
        house.log('An alert was not taken', { notice: id, attempt, error: error.name });
      },
    );
  }
  const now = await house.now();
  await viewing(house.pool, viewer, async (tx) => {
    // Mail to whoever answers now is a row of its own, once: what becomes of it is followed there, and does not hold the screens up.
    const { area } = await load(tx, house.pool, house.area, []);
    await tellUrgently(tx, house, area, notice, now);
    if (hasNobodyElse(area, notice, now)) failed.push('nobody is there but who owes it');
    await noteDelivery(tx, house.area, id, [...reached].toSorted(), failed.length === 0);
    // Nobody at all was reached: that is not left for a later attempt to say.
    if (failed.length > 0 && (attempt >= attemptsBeforeListed || reached.size === 0))
      await listUndelivered(tx, house.area, id, now, failed.join('; '));
  });
  if (failed.length > 0) throw new NotDelivered(failed.join('; '));
}

export const sweepAlerts = (house: House): Promise<number> =>
  viewing(house.pool, serviceViewer(house.area, 'timekeeper'), (tx) => sweepNotices(tx, house.area));
