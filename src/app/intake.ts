/**
 * Intake (S01): what arrives is stored before anything reads it, then read into a record, a file and a referral. What cannot
 * be read stays on the intake post's queue with the reason; whoever sent it has a receipt either way.
 */
import { z } from 'zod';
import type { Viewer } from '../access/viewer.ts';
import type { Decision, NewEntry } from '../domain/decision.ts';
import { DangerReported, withoutWords } from '../domain/danger/entries.ts';
import { FileOpened } from '../domain/file/entries.ts';
import { postFor } from '../domain/file/posts.ts';
import { emptyFile } from '../domain/file/state.ts';
import { RecordMade } from '../domain/record/entries.ts';
import { ReferralReceived } from '../domain/referral/entries.ts';
import { entry } from '../domain/write.ts';
import type { Instant } from '../ledger/envelope.ts';
import { LedgerFault } from '../ledger/fault.ts';
import { readDangerForm } from '../feeds/danger-form/form.ts';
import { readReferralForm } from '../feeds/referral-form/read.ts';
import { type Arrival, leaveArrival, moveOnQueue, readArrival, waitingArrivals } from '../store/arrivals.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { act, type Situation } from './act.ts';
import { takeAdded, takeAnswer } from './answers.ts';
import { dangerNotices } from './dangerNotice.ts';
import type { House } from './house.ts';
import { searchIfAnswered } from './identify.ts';

export interface Leaving {
  readonly channel: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly idempotencyKey: string;
}

/** Stores the bytes as they came. The same key gives the same arrival, at any time. */
export async function leave(
  house: House,
  viewer: Viewer,
  { channel, contentType, bytes, idempotencyKey }: Leaving,
): Promise<{ arrival: string; reference: string; arrivedAt: Instant }> {
  const at = await house.now();
  const left = await viewing(house.pool, viewer, (tx) =>
    leaveArrival(tx, house.area, {
      id: house.newId(),
      channel,
      contentType,
      bytes,
      reference: referenceFrom(house.newSalt()),
      key: idempotencyKey,
      at,
    }),
  );
  return { arrival: left.id, reference: left.reference, arrivedAt: left.arrivedAt };
}

/** A reference that can be read out: no letters that are taken for digits, nothing counted. */
export function referenceFrom(random: Uint8Array): string {
  const letters = '23456789BCDFGHJKMNPQRSTVWXYZ';
  const text = [...random.subarray(0, 8)].map((byte) => letters[byte % letters.length]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

export type Taken =
  | { readonly kind: 'taken'; readonly reference: string; readonly file: string }
  | { readonly kind: 'unreadable'; readonly reference: string; readonly why: string };

/** Reads an arrival into a referral, once however often it is asked. */
export async function takeReferral(house: House, arrivalId: string): Promise<Taken> {
  const arrival = await theArrival(house, arrivalId);
  const read = readReferralForm(arrival.bytes, arrival.reference, arrival.arrivedAt);
  if (!read.ok) return unreadable(house, arrival, read.why);
  const ids = idsOf(arrival);
  const outcome = await record(house, arrival, ids.file, (situation) => {
    const lead = postFor(emptyFile(ids.file, situation.area), 'intake');
    const where = { file: ids.file, record: ids.record, learnt: arrival.arrivedAt };
    return [
      entry(FileOpened, { ...where, stream: `file/${ids.file}`, record: null }, { home: ids.record, lead }),
      entry(RecordMade, { ...where, stream: `record/${ids.record}` }, read.person),
      entry(
        ReferralReceived,
        // Nothing that is reported lies ahead of its report.
        { ...where, stream: `referral/${ids.referral}`, happened: Math.min(read.happened ?? arrival.arrivedAt, arrival.arrivedAt) },
        read.referral,
      ),
    ];
  });
  if (outcome) await searchIfAnswered(house, ids.file, ids.referral);
  return { kind: 'taken', reference: arrival.reference, file: ids.file };
}

/** Danger now from somebody without an account: alerts the duty post at once. Nothing stands before it; even an empty form alerts. */
export async function raiseDanger(house: House, arrivalId: string): Promise<{ readonly reference: string; readonly alertedAt: Instant }> {
  const arrival = await theArrival(house, arrivalId);
  const form = readDangerForm(arrival.bytes);
  const ids = idsOf(arrival);
  const isNew = await record(house, arrival, ids.file, (situation) => {
    const lead = postFor(emptyFile(ids.file, situation.area), 'intake');
    const where = { file: ids.file, record: ids.record, learnt: arrival.arrivedAt };
    const concern = form.happening || withoutWords;
    return [
      entry(FileOpened, { ...where, stream: `file/${ids.file}`, record: null }, { home: ids.record, lead }),
      // Who it is about is not asked for in danger; whoever writes it up records who it was.
      entry(RecordMade, { ...where, stream: `record/${ids.record}` }, { names: [] }),
      entry(
        ReferralReceived,
        { ...where, stream: `referral/${ids.referral}` },
        {
          reference: arrival.reference,
          channel: 'web-form',
          concern,
          dangerNow: true,
          referrerName: form.name,
          referrerContact: form.telephone,
          sourceLeft: Boolean(form.name || form.telephone),
          givenBy: arrival.organisation === null ? 'public' : 'professional',
        },
      ),
      entry(
        DangerReported,
        { ...where, stream: `danger/${ids.danger}` },
        {
          words: concern,
          where: form.place,
          mayBeTarget: form.people,
          contact: [form.name, form.telephone].filter(Boolean).join(', '),
          contactLeft: Boolean(form.name || form.telephone),
        },
      ),
    ];
  });
  // After the alert, never before it.
  if (isNew) await searchIfAnswered(house, ids.file, ids.referral);
  return { reference: arrival.reference, alertedAt: arrival.arrivedAt };
}

/** Ids follow from the arrival's, so that taking it twice names the same things. */
export const idsOf = ({ id }: Arrival) => ({ file: `f-${id}`, record: `r-${id}`, referral: `ref-${id}`, danger: `d-${id}` });

async function theArrival(house: House, id: string): Promise<Arrival> {
  const arrival = await viewing(house.pool, serviceViewer(house.area, 'intake'), (tx) => readArrival(tx, house.area, id));
  if (!arrival) throw new Error(`There is no arrival ${id}`);
  return arrival;
}

/** Records an arrival's entries once; false when that was done before. */
async function record(
  house: House,
  arrival: Arrival,
  file: string,
  entries: (situation: Situation) => readonly NewEntry[],
): Promise<boolean> {
  const viewer: Viewer = { ...serviceViewer(house.area, 'intake'), practitioner: arrival.leftBy, organisation: arrival.organisation };
  const outcome = await act(house, viewer, {
    does: 'take-arrival',
    files: [file],
    key: `arrival:${arrival.id}`,
    command: { arrival: arrival.id },
    causation: arrival.id,
    decide: (situation): Decision =>
      situation.files.get(file)?.opened ? { kind: 'decided', entries: [] } : { kind: 'decided', entries: entries(situation) },
    rows: (facts, now) => ({
      queue_remove: [`arrival/${arrival.id}`],
      notice: dangerNotices(house, facts, now),
    }),
  });
  if (outcome.kind === 'busy') throw new Error('The ledger was busy; the arrival stays on its queue');
  if (outcome.kind === 'refused') throw new Error(`The arrival was refused: ${outcome.reasons.map((reason) => reason.code).join(', ')}`);
  return outcome.kind === 'done' && outcome.facts.length > 0;
}

async function unreadable(house: House, arrival: Arrival, why: string): Promise<Taken> {
  await viewing(house.pool, serviceViewer(house.area, 'intake'), (tx) =>
    moveOnQueue(tx, house.area, `arrival/${arrival.id}`, 'unreadable', why),
  );
  house.log('An arrival could not be read and waits on a queue', { arrival: arrival.id });
  return { kind: 'unreadable', reference: arrival.reference, why };
}

const isForItsContent = (error: unknown): boolean =>
  error instanceof z.ZodError || (error instanceof LedgerFault && ['unrepresentable', 'malformed-fact'].includes(error.code));

const takers: Readonly<Record<string, (house: House, arrival: string) => Promise<unknown>>> = {
  'danger-form': raiseDanger,
  'partner-answer': takeAnswer,
  'added-form': takeAdded,
};
const takerOf = (channel: string) => takers[channel] ?? takeReferral;

/** Takes the arrivals that wait, a hundred at a time: after a crash between storing and reading, or when reading had failed. Danger first. */
export async function takeWaiting(house: House): Promise<number> {
  const waiting = await viewing(house.pool, serviceViewer(house.area, 'intake'), (tx) => waitingArrivals(tx, house.area, 100));
  for (const { id, channel } of waiting) {
    try {
      await takerOf(channel)(house, id);
    } catch (error) {
      house.log('An arrival that waits could not be taken', { arrival: id, error: (error as Error).name });
      // What fails for its content fails each time: it would be tried for ever, before whatever came after it.
      if (isForItsContent(error)) await unreadable(house, await theArrival(house, id), 'Something in it cannot be recorded.');
    }
  }
  return waiting.length;
}
