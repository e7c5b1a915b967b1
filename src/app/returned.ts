/**
 * Mail that came back is somebody's queue item until they decide what is done about it; an alert that came back goes to the next on
 * the rota at once. What comes to the return address and is no report about a letter of ours is an arrival like any other.
 */
import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Viewer } from '../access/viewer.ts';
import { postsAnsweredBy } from '../domain/area/presence.ts';
import { because } from '../domain/decision.ts';
import { ReturnedMailSettled, type returnedBecause } from '../domain/notice/entries.ts';
import { write } from '../domain/write.ts';
import { readReturned } from '../feeds/returned-mail/read.ts';
import { readMail, type ReturnedItem, returnedItems } from '../store/mail.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import { formKey } from './formKey.ts';
import type { House } from './house.ts';
import { leave } from './intake.ts';
import { load } from './load.ts';
import { failed } from './undelivered.ts';

export type Taken =
  | { readonly kind: 'listed'; readonly mail: string }
  | { readonly kind: 'nothing-to-do'; readonly why: string }
  | { readonly kind: 'arrival'; readonly arrival: string };

/** Takes one returned message, whatever it is. The same twice is one. */
export async function takeReturned(house: House, bytes: Uint8Array): Promise<Taken> {
  const { kind, letters, status } = await readReturned(bytes);
  const at = await house.now();
  const viewer = serviceViewer(house.area, 'timekeeper');
  const taken = await viewing(house.pool, viewer, async (tx): Promise<Taken | null> => {
    for (const id of letters) {
      const mail = await readMail(tx, house.area, id);
      if (!mail) continue;
      if (kind !== 'returned') return { kind: 'nothing-to-do', why: kind };
      if (mail.state !== 'sent' && mail.state !== 'waiting') return { kind: 'nothing-to-do', why: 'it is known already' };
      await failed(tx, house, mail, status === null ? 'it came back' : `it came back (${status})`, at);
      return { kind: 'listed', mail: id };
    }
    return null;
  });
  if (taken !== null) return taken;
  const left = await leave(house, serviceViewer(house.area, 'intake'), {
    channel: 'returned-mail',
    contentType: 'message/rfc822',
    bytes: bytes.subarray(0, 1_000_000),
    idempotencyKey: `returned-mail/${createHash('sha256').update(bytes).digest('hex')}`,
  });
  return { kind: 'arrival', arrival: left.arrival };
}

/** What is read of one message: anybody writes to that address, and a message may be as large as a disk. */
const largest = 2_000_000;
/** Taken in one round: the round has other work, and comes back within the minute. */
const mostAtOnce = 100;

/** Takes what a mail system has put into a folder, and removes what is taken. One that cannot be taken stays, and keeps no other. How many. */
export async function takeReturnedFolder(house: House, folder: string): Promise<number> {
  let taken = 0;
  for (const name of readdirSync(folder).toSorted()) {
    if (taken === mostAtOnce) break;
    const path = join(folder, name);
    try {
      // Links are not followed, and what a mail system has not finished writing begins with a dot or ends so.
      if (name.startsWith('.') || name.endsWith('.tmp') || !lstatSync(path).isFile()) continue;
      await takeReturned(house, beginningOf(path));
      unlinkSync(path);
      taken += 1;
    } catch (error) {
      house.log('A returned message could not be taken, and stays in its folder', { code: (error as { code?: string }).code ?? '' });
    }
  }
  return taken;
}

function beginningOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(largest);
    return bytes.subarray(0, readSync(file, bytes, 0, largest, 0));
  } finally {
    closeSync(file);
  }
}

/** What did not arrive and is this viewer's to settle. */
export const returnedFor = (house: House, viewer: Viewer): Promise<readonly ReturnedItem[]> =>
  viewing(house.pool, viewer, async (tx) => {
    const now = await house.now();
    const { area } = await load(tx, house.pool, house.area, []);
    const mine = postsAnsweredBy(area, viewer.practitioner, now);
    return (await returnedItems(tx, house.area)).filter(({ post }) => post !== null && mine.includes(post));
  });

/** Somebody whose list it is on decides; it is an entry with their name, and the item goes in the same transaction. */
export async function settleReturned(
  house: House,
  viewer: Viewer,
  request: { readonly key: string; readonly item: string; readonly outcome: (typeof returnedBecause)[number]; readonly reason: string },
): Promise<Outcome> {
  const { item, outcome, reason } = request;
  const mine = await returnedFor(house, viewer);
  return act(house, viewer, {
    does: 'settle-returned-mail',
    files: [],
    key: formKey(viewer, request.key),
    command: request,
    decide: () => {
      if (!mine.some((each) => each.item === item))
        return because('not-on-your-list', 'This is not on your list (any more).', 'Open the list again: somebody may have settled it.');
      return write(
        ReturnedMailSettled,
        { stream: `notice/${item.replaceAll('/', '-')}`, file: null, record: null },
        { item, outcome, reason },
      );
    },
    rows: () => ({ queue_remove: [item] }),
  });
}
