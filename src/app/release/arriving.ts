/**
 * What somebody brings that another installation has released: a message to a partnership, or the answer to one. It is kept as it came before
 * anything is decided. The same twice is one; other words under the same number are refused loudly and wait for a person.
 */
import type { Viewer } from '../../access/viewer.ts';
import type { AreaKind } from '../../domain/area/entries.ts';
import type { Area } from '../../domain/area/state.ts';
import { leaveOnQueue, moveOnQueue, readArrival } from '../../store/arrivals.ts';
import { factsOfStream } from '../../store/fileFacts.ts';
import { serviceViewer, viewing } from '../../store/viewing.ts';
import type { Outcome } from '../act.ts';
import { arrivalSight, settle } from '../arrivals.ts';
import type { House } from '../house.ts';
import { referenceFrom } from '../intake.ts';
import { look } from '../look.ts';
import { inFile } from '../onFile.ts';
import { bringReply } from '../../domain/release/replies.ts';
import { areaNow } from '../directory.ts';
import { type Crossing, crossingIn, sha256 } from './document.ts';
import { brokenWhy, claimedBy, claimedByReply, keptProof, proofOf } from './proof.ts';
import { keepSignature } from './signatures.ts';

export type Brought =
  /** No document of ours: whoever takes documents goes on with it. */
  | { readonly kind: 'other' }
  /** It waits on the queue of what nobody could read, with why. */
  | { readonly kind: 'unreadable'; readonly arrival: string; readonly why: string }
  | { readonly kind: 'changed'; readonly arrival: string; readonly first: string }
  | { readonly kind: 'message'; readonly arrival: string; readonly isNew: boolean }
  | { readonly kind: 'reply'; readonly arrival: string; readonly file: string; readonly number: string; readonly isNew: boolean };

const changedWhy =
  'A released message with this number came before, with other words. Neither is taken for the other: call the sender by a number that you have from elsewhere.';

const dayWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

export async function bring(house: House, viewer: Viewer, bytes: Uint8Array): Promise<Brought> {
  const read = crossingIn(bytes);
  if (read.kind === 'other') return read;
  if (read.kind === 'unreadable') return { kind: 'unreadable', ...(await unreadable(house, viewer, bytes, read.why)) };
  const area = await areaNow(house, viewer);
  const wrongHouse = notHere(area.kind, read.kind);
  if (wrongHouse) return { kind: 'unreadable', ...(await unreadable(house, viewer, bytes, wrongHouse)) };
  const proof = await proofOf(area, read, claimedBy(read.content.from.organisation), await house.now());
  // It keeps no number from anybody, and is nobody's message: it waits for intake with what to do, and climbs.
  if (proof.kind === 'broken') return { kind: 'unreadable', ...(await unreadable(house, viewer, bytes, brokenWhy, 'released')) };
  const number = read.kind === 'message' ? read.content.number : read.content.reply;
  const asked = read.kind === 'message' && read.content.reply ? ` They ask for a reply by ${dayWords(read.content.reply.by)}.` : '';
  const waits = `It waits to be taken in.${asked}`;
  const under = (key: string) => leave(house, viewer, bytes, key, 'documents', waits);
  let left = await under(`released:${number}`);
  if (!(await isTheSame(house, viewer, left.id, read))) {
    const aside = await arrivalSight(house, viewer, left.id);
    if (aside?.setAside?.type !== 'ArrivalSetAside') {
      const { arrival } = await unreadable(house, viewer, bytes, changedWhy, 'released');
      return { kind: 'changed', arrival, first: left.id };
    }
    // Somebody settled the first as not theirs: it keeps the number from nobody.
    left = await under(`released:${number}:${read.hash}`);
  }
  if (read.kind === 'reply') return reply(house, viewer, left, read, area);
  if (!left.isNew) await keepIfMore(house, viewer, area, left.id, read);
  return { kind: 'message', arrival: left.id, isNew: left.isNew };
}

async function isTheSame(
  house: House,
  viewer: Viewer,
  arrival: string,
  read: { readonly kind: string; readonly hash: string },
): Promise<boolean> {
  const before = await firstOf(house, viewer, arrival);
  return before?.kind === read.kind && 'hash' in before && before.hash === read.hash;
}

async function firstOf(house: House, viewer: Viewer, arrival: string): Promise<Crossing | null> {
  const first = await viewing(house.pool, viewer, (tx) => readArrival(tx, house.area, arrival));
  return first && crossingIn(first.bytes);
}

/** What came first may have been a copy whose signature somebody took off. */
async function keepIfMore(
  house: House,
  viewer: Viewer,
  area: Area,
  arrival: string,
  again: Extract<Crossing, { readonly kind: 'message' }>,
): Promise<void> {
  const first = await firstOf(house, viewer, arrival);
  const waits = (await arrivalSight(house, viewer, arrival))?.waits ?? null;
  if (first?.kind === 'message' && waits !== null) await keepSignature(house, viewer, area, arrival, { first, again });
}

/** A document that lies in the wrong kind of area tells nobody anything there. */
function notHere(kind: AreaKind, read: 'message' | 'reply'): string | null {
  if (read === 'message' && kind !== 'partnership') return 'It is a released message to a partnership, and this area is none.';
  return read === 'reply' && kind === 'partnership'
    ? 'It answers a message that somebody else released: nothing was released from here.'
    : null;
}

async function leave(
  house: House,
  viewer: Viewer,
  bytes: Uint8Array,
  key: string,
  queue: 'documents' | 'unreadable',
  why: string,
  channel: 'released' | 'document' = queue === 'documents' ? 'released' : 'document',
) {
  const at = await house.now();
  return viewing(house.pool, viewer, (tx) =>
    leaveOnQueue(
      tx,
      house.area,
      {
        id: house.newId(),
        channel,
        contentType: 'application/json',
        bytes,
        reference: referenceFrom(house.newSalt()),
        key,
        at,
      },
      { queue, why },
    ),
  );
}

/** Kept once however often the same bytes are brought. */
async function unreadable(
  house: House,
  viewer: Viewer,
  bytes: Uint8Array,
  why: string,
  /** `released` where it can be read, and so has conditions that go with its words. */
  channel: 'released' | 'document' = 'document',
): Promise<{ readonly arrival: string; readonly why: string }> {
  const { id } = await leave(house, viewer, bytes, `released-unread:${sha256(bytes)}`, 'unreadable', why, channel);
  return { arrival: id, why };
}

const unknownNumber = 'It answers a message with a number that is of no message here, or of none that you may see.';

async function reply(
  house: House,
  viewer: Viewer,
  { id: arrival, isNew }: { readonly id: string; readonly isNew: boolean },
  read: Extract<Crossing, { readonly kind: 'reply' }>,
  area: Area,
): Promise<Brought> {
  const { content, hash } = read;
  const [proposed] = await viewing(house.pool, viewer, (tx) => factsOfStream(tx, house.area, `release/${content.number}`));
  const file = proposed?.file ?? null;
  const { number } = content;
  if (file === null) {
    await moveToUnreadable(house, arrival, unknownNumber);
    return { kind: 'unreadable', arrival, why: unknownNumber };
  }
  const sight = await arrivalSight(house, viewer, arrival);
  if (!isNew && sight?.waits === null) return { kind: 'reply', arrival, file, number, isNew: false };
  const release = (await look(house, viewer, [file])).files.get(file)?.releases.get(number);
  const ours = release?.copies[0]?.content;
  if (!sight || ours !== content.message) {
    const why = 'It answers a message with that number and other words than those that were released.';
    await moveToUnreadable(house, arrival, why);
    return { kind: 'unreadable', arrival, why };
  }
  const who = [content.from.organisation, content.from.post].filter(Boolean).join(', ');
  const claimed = claimedByReply(who, release?.said.organisation ?? '');
  const signature = keptProof(await proofOf(area, read, claimed, await house.now()));
  const outcome = await settle(house, viewer, sight, {
    does: 'hear-back',
    files: [file],
    command: { arrival },
    decide: ({ files }) =>
      inFile(files, file, (held) =>
        bringReply(
          held,
          number,
          content.stage,
          {
            who,
            words: content.words,
            handling: content.handling.code,
            conditions: content.handling.conditions,
            marking: content.marking,
            reply: content.reply,
            content: hash,
          },
          signature,
        ),
      ),
  });
  if (outcome.kind !== 'done' && outcome.kind !== 'replayed') {
    const why = whyNot(outcome);
    await moveToUnreadable(house, arrival, why);
    return { kind: 'unreadable', arrival, why };
  }
  return { kind: 'reply', arrival, file, number, isNew: true };
}

const whyNot = (outcome: Outcome): string =>
  outcome.kind === 'refused'
    ? outcome.reasons.map(({ words }) => words).join(' ')
    : 'Somebody else is recording about it: enter it by hand.';

const moveToUnreadable = (house: House, arrival: string, why: string): Promise<void> =>
  viewing(house.pool, serviceViewer(house.area, 'intake'), (tx) => moveOnQueue(tx, house.area, `arrival/${arrival}`, 'unreadable', why));
