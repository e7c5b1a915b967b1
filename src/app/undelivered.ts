/** Mail that did not arrive: one item on the list of somebody else, and an alert goes on. */
import { whoAnswers } from '../domain/area/presence.ts';
import { type Area, postsOf, postWithRole } from '../domain/area/state.ts';
import { whoOwes } from '../domain/obligation/asked.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from '../store/append.ts';
import { endMail, listReturned, type MailRow, writtenTo } from '../store/mail.ts';
import { listUndelivered, readNotice } from '../store/notices.ts';
import { nextOnRota, writeUrgently } from './alertMail.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { said, type Words } from './mailWords.ts';

export const serverItem = 'returned/mail-server';

/** It will not arrive: an item on somebody's list, and an alert goes to the next on the rota at once. */
export async function failed(tx: Transaction, house: House, mail: MailRow, why: string, at: Instant, words?: Words): Promise<void> {
  const { area } = await load(tx, house.pool, house.area, []);
  await endMail(tx, house.area, mail.id, { state: 'failed', ...(words ? said(words) : {}), why, at });
  await listReturned(tx, house.area, {
    item: `returned/${mail.practitioner ?? mail.id}`,
    since: at,
    why,
    post: postToSettle(area, mail.practitioner, at),
  });
  if (mail.kind !== 'urgent' || mail.notice === null) return;
  const notice = await readNotice(tx, house.area, mail.notice);
  if (!notice) return;
  const asked = await writtenTo(tx, house.area, notice.id);
  // Of a climb the next to hear is not who owes it.
  const owing = notice.climbs.flatMap((climb) => [...whoOwes(area, climb, at)]);
  const next = nextOnRota(house, area, notice.post, [...asked, ...owing], at);
  if (next !== null) await writeUrgently(tx, house, notice.id, next, at);
  else await listUndelivered(tx, house.area, notice.id, at, 'mail to everybody on the rota came back');
}

/** On whose list it is that somebody cannot be written to: the supervising post, else the area's duty post; never one's own alone. */
function postToSettle(area: Area, practitioner: string | null, at: Instant): string | null {
  const duty = postWithRole(area, 'area-duty')?.id ?? null;
  if (practitioner === null) return postWithRole(area, 'intake')?.id ?? duty;
  const above = postsOf(area, practitioner).flatMap(({ supervisor }) => supervisor ?? []);
  const others = [...above, ...(duty === null ? [] : [duty])];
  return others.find((post) => whoAnswers(area, post, at).practitioner !== practitioner) ?? others[0] ?? duty;
}

/** The mail server takes nothing: one item for the whole area, not one for each who is not told. */
export async function listServer(tx: Transaction, house: House, at: Instant): Promise<void> {
  const { area } = await load(tx, house.pool, house.area, []);
  const post = postWithRole(area, 'area-duty')?.id ?? null;
  await listReturned(tx, house.area, { item: serverItem, since: at, why: 'the mail server takes nothing', post });
}
