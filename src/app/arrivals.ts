/**
 * Arrivals that nobody could read (promise 4): a person enters one by hand as a referral, or sets it aside with a reason. Until then it
 * lies on exactly one queue; afterwards an entry names it. Both ways share the key under which it would have been taken, so it is
 * settled once, whoever is faster.
 */
import type { Viewer } from '../access/viewer.ts';
import { ArrivalSetAside, type setAsideReasons } from '../domain/arrival/entries.ts';
import { because } from '../domain/decision.ts';
import { FileOpened } from '../domain/file/entries.ts';
import { postFor } from '../domain/file/posts.ts';
import { emptyFile } from '../domain/file/state.ts';
import { RecordMade } from '../domain/record/entries.ts';
import { ReferralReceived } from '../domain/referral/entries.ts';
import { entry, write } from '../domain/write.ts';
import { type Arrival, type QueueItem, queueItems, readArrival, waitingArrival } from '../store/arrivals.ts';
import { factsOfStream } from '../store/fileFacts.ts';
import { filesOfRecords } from '../store/people.ts';
import type { RecordedFact } from '../store/readFacts.ts';
import { viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import type { House } from './house.ts';
import { searchFor } from './identify.ts';
import { idsOf } from './intake.ts';
import { isBroken, isMessage, takenElsewhere } from './release/elsewhere.ts';
import { doesNotHold } from './release/proof.ts';

export interface ArrivalSight {
  readonly arrival: Arrival;
  /** The queue that it waits on, and why; null once it is settled. */
  readonly waits: QueueItem | null;
  /** The file in which the record lies that was made of it. */
  readonly file: string | null;
  readonly setAside: RecordedFact | null;
}

/** Null when this viewer may not see it or there is none. */
export function arrivalSight(house: House, viewer: Viewer, id: string): Promise<ArrivalSight | null> {
  return viewing(house.pool, viewer, async (tx) => {
    const arrival = await readArrival(tx, house.area, id);
    if (!arrival) return null;
    const { record } = idsOf(arrival);
    const waits = (await queueItems(tx, house.area)).find((each) => each.item === itemOf(arrival)) ?? null;
    const file = (await filesOfRecords(tx, house.area, [record])).get(record) ?? null;
    const facts = await factsOfStream(tx, house.area, itemOf(arrival));
    const setAside = facts.find(({ type }) => type !== 'MessageSignatureKept') ?? null;
    return { arrival: waits === null && file !== null ? withoutSender(arrival) : arrival, waits, file, setAside };
  });
}

/** A document that was taken names whoever sent it, whom the referral keeps sealed: its words are shown no more. They stay in the ledger's arrivals until disposal. */
const withoutSender = (arrival: Arrival): Arrival =>
  arrival.channel === 'document'
    ? {
        ...arrival,
        contentType: 'text/plain',
        bytes: Buffer.from('It was taken as a referral. It may name who told us, and is shown no more.'),
      }
    : arrival;

/** One that waits on a queue, by the reference on its receipt. */
export const arrivalWithReference = (house: House, viewer: Viewer, reference: string): Promise<string | null> =>
  viewing(house.pool, viewer, (tx) => waitingArrival(tx, house.area, reference));

const itemOf = ({ id }: Pick<Arrival, 'id'>): string => `arrival/${id}`;
const nothing = because('no-such-arrival', 'There is no such arrival.', 'Open it from the list of what could not be read.');
export const settledMeanwhile = because('arrival-settled', 'Somebody has settled this arrival meanwhile.', 'Open it again to see how.');

/** What could not be read is taken as a referral in the words of whoever read it. The limits begin when it arrived, not when it was entered. */
export async function enterArrival(
  house: House,
  viewer: Viewer,
  request: { readonly arrival: string; readonly name: string; readonly concern: string; readonly writtenIn?: string },
): Promise<Outcome & { readonly file?: string }> {
  const sight = await arrivalSight(house, viewer, request.arrival);
  if (!sight) return nothing;
  const { arrival } = sight;
  if (arrival.channel === 'advice')
    return because(
      'advice-only',
      'This is a question that names nobody: no file is made of it.',
      'Answer it. Only whoever asked can make a report of it.',
    );
  if (arrival.channel === 'released' && (await isBroken(house, viewer, arrival.bytes))) return doesNotHold;
  if (arrival.channel === 'released' && isMessage(arrival.bytes)) return takenElsewhere;
  const { file, record, referral } = idsOf(arrival);
  const outcome = await settle(house, viewer, sight, {
    does: 'enter-arrival',
    files: [file],
    command: request,
    decide: ({ files, area }) => {
      if (files.get(file)?.opened) return settledMeanwhile;
      const name = request.name.trim();
      const concern = request.concern.trim();
      if (name === '' && concern === '') return because('no-answer', 'Neither a name nor a concern is given.', 'Write what you can read.');
      const where = { file, record, learnt: arrival.arrivedAt };
      const lead = postFor(emptyFile(file, area), 'intake');
      const made = entry(RecordMade, { ...where, stream: `record/${record}` }, { names: name === '' ? [] : [{ whole: name }] });
      const received = write(
        ReferralReceived,
        { ...where, stream: `referral/${referral}`, happened: arrival.arrivedAt },
        {
          reference: arrival.reference,
          channel: 'post',
          concern: concern || 'What arrived could not be read further.',
          writtenIn: request.writtenIn ?? '',
        },
      );
      if (received.kind === 'refused') return received;
      const opened = entry(FileOpened, { ...where, stream: `file/${file}`, record: null }, { home: record, lead });
      return { kind: 'decided', entries: [opened, made, ...received.entries] };
    },
  });
  if (outcome.kind !== 'done') return outcome;
  await searchFor(house, file, referral).catch((error: unknown) =>
    house.log('The identity search did not run; it is owed', { file, error: (error as Error).name }),
  );
  return { ...outcome, file };
}

export async function setArrivalAside(
  house: House,
  viewer: Viewer,
  request: { readonly arrival: string; readonly why: (typeof setAsideReasons)[number]; readonly reason: string },
): Promise<Outcome> {
  const sight = await arrivalSight(house, viewer, request.arrival);
  if (!sight) return nothing;
  if (sight.arrival.channel === 'advice')
    return because(
      'advice-only',
      'This is a question that names nobody: it is answered, not set aside.',
      'Answer it, if only to say that you cannot.',
    );
  const { why, reason } = request;
  return settle(house, viewer, sight, {
    does: 'set-aside-arrival',
    files: [],
    command: request,
    decide: () => write(ArrivalSetAside, { stream: itemOf(sight.arrival), file: null, record: null }, { why, reason }),
  });
}

/** Removes it from its queue in the transaction that settles it. */
export async function settle(
  house: House,
  viewer: Viewer,
  { arrival }: ArrivalSight,
  request: Pick<Parameters<typeof act>[2], 'does' | 'files' | 'command' | 'decide'>,
): Promise<Outcome> {
  const outcome = await act(house, viewer, {
    ...request,
    key: `arrival:${arrival.id}`,
    causation: arrival.id,
    rows: () => ({ queue_remove: [itemOf(arrival)] }),
  });
  return outcome.kind === 'refused' && outcome.reasons.some((reason) => reason.code === 'sent-differently') ? settledMeanwhile : outcome;
}

export { setAsideReasons } from '../domain/arrival/entries.ts';
