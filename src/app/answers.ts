/** Takes what came from outside about a referral that is held: a partner's answer, or something added by the receipt's reference. Stored first, read here, nothing lost. */
import { z } from 'zod';
import type { Decision } from '../domain/decision.ts';
import { because } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import { InformationAdded } from '../domain/referral/entries.ts';
import { answerKinds } from '../domain/request/entries.ts';
import { answerRequest, keepPointerTo } from '../domain/request/deciders.ts';
import { write } from '../domain/write.ts';
import type { Viewer } from '../access/viewer.ts';
import { codesOf, refusalGrounds } from '../rulebook/uk/partnerLists.ts';
import { type Arrival, moveOnQueue, readArrival } from '../store/arrivals.ts';
import { referralByReference } from '../store/lists.ts';
import { filesOfRecords } from '../store/people.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import type { House } from './house.ts';
import { inFile } from './onFile.ts';
import { takenElsewhere } from './release/elsewhere.ts';

export const PartnerAnswer = z.strictObject({
  request: z.string(),
  record: z.string(),
  channel: z.enum(['code page', 'own page']),
  answer: z.enum([...answerKinds, 'elsewhere']),
  words: z.string(),
  ground: z.string().nullable(),
  by: z.string(),
});
export type PartnerAnswer = z.output<typeof PartnerAnswer>;

export const AddedForm = z.strictObject({ reference: z.string(), words: z.string(), contact: z.string() });

/** What is in the way of taking it, for the person who finds it on the queue; null when it is taken. */
export async function takeAnswer(house: House, arrivalId: string): Promise<string | null> {
  return taking(house, arrivalId, async (arrival) => {
    const read = PartnerAnswer.safeParse(json(arrival.bytes));
    if (!read.success) return 'The answer of a partner could not be read.';
    const { request, record, answer, words, ground, by, channel } = read.data;
    const file = (await viewing(house.pool, product(house), (tx) => filesOfRecords(tx, house.area, [record]))).get(record);
    if (!file) return 'A partner has answered a request whose file is not held any more.';
    return taken(house, arrival, file, (held) =>
      answer === 'elsewhere'
        ? keepPointerTo(held, request, words)
        : answerRequest(held, request, { answer, words, ground, by, channel, arrival: arrival.id }, codesOf(refusalGrounds)),
    );
  });
}

/** Joined by the reference alone: whoever left it is told the same, whether it is of a referral or of none. */
export async function takeAdded(house: House, arrivalId: string): Promise<string | null> {
  return taking(house, arrivalId, async (arrival) => {
    const read = AddedForm.safeParse(json(arrival.bytes));
    if (!read.success) return 'What was added could not be read.';
    const row = await viewing(house.pool, product(house), (tx) => referralByReference(tx, house.area, tidyReference(read.data.reference)));
    if (!row) return 'Its reference is of no referral that is held. Join it to the right one by hand, or enter it as a referral.';
    return taken(house, arrival, row.file, (held) => addTo(held, row.id, read.data, arrival));
  });
}

function addTo(file: FileState, id: string, added: z.output<typeof AddedForm>, arrival: Arrival): Decision {
  const referral = file.referrals.get(id);
  if (!referral) return because('no-such-referral', 'That referral does not lie in this file.', 'Look it up by its reference.');
  return write(
    InformationAdded,
    { stream: referral.stream, file: file.id, record: referral.record, learnt: arrival.arrivedAt },
    {
      words: added.words,
      source: 'by the receipt’s reference',
      sourceIdentity: added.contact,
      sourceLeft: added.contact.trim() !== '',
      channel: 'public form',
    },
  );
}

/** A person joins what waits to the referral that it belongs to. */
export async function joinArrival(
  house: House,
  viewer: Viewer,
  { arrival: id, reference }: { readonly arrival: string; readonly reference: string },
): Promise<Outcome & { readonly file?: string }> {
  const arrival = await viewing(house.pool, viewer, (tx) => readArrival(tx, house.area, id));
  if (arrival?.channel === 'released') return takenElsewhere;
  const row = await viewing(house.pool, viewer, (tx) => referralByReference(tx, house.area, tidyReference(reference)));
  if (!arrival) return because('no-such-arrival', 'There is no such arrival.', 'Open it from the list of what could not be read.');
  if (!row) return because('no-such-referral', 'No referral has that reference.', 'Look it up in the list of referrals.');
  const read = AddedForm.safeParse(json(arrival.bytes));
  const added = read.success ? read.data : { reference, words: Buffer.from(arrival.bytes).toString('utf8').slice(0, 20_000), contact: '' };
  const outcome = await act(house, viewer, {
    does: 'enter-arrival',
    files: [row.file],
    key: `arrival:${arrival.id}`,
    command: { arrival: arrival.id },
    causation: arrival.id,
    decide: ({ files }) => inFile(files, row.file, (held) => addTo(held, row.id, added, arrival)),
    rows: () => ({ queue_remove: [`arrival/${arrival.id}`] }),
  });
  return { ...outcome, file: row.file };
}

/** Four and four, in capitals, however it was typed. */
export function tidyReference(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters.slice(0, 40);
}

const product = (house: House) => serviceViewer(house.area, 'intake');
const json = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
};

async function taking(house: House, id: string, take: (arrival: Arrival) => Promise<string | null>): Promise<string | null> {
  const arrival = await viewing(house.pool, product(house), (tx) => readArrival(tx, house.area, id));
  if (!arrival) throw new Error(`There is no arrival ${id}`);
  const why = await take(arrival);
  if (why === null) return null;
  await viewing(house.pool, product(house), (tx) => moveOnQueue(tx, house.area, `arrival/${arrival.id}`, 'unreadable', why));
  house.log('An arrival about something held could not be joined and waits on a queue', { arrival: arrival.id });
  return why;
}

async function taken(house: House, arrival: Arrival, file: string, decide: (file: FileState) => Decision): Promise<string | null> {
  const viewer: Viewer = { ...product(house), practitioner: arrival.leftBy, organisation: arrival.organisation };
  const outcome = await act(house, viewer, {
    does: 'take-arrival',
    files: [file],
    key: `arrival:${arrival.id}`,
    command: { arrival: arrival.id },
    causation: arrival.id,
    decide: ({ files }) => inFile(files, file, decide),
    rows: () => ({ queue_remove: [`arrival/${arrival.id}`] }),
  });
  if (outcome.kind === 'busy') throw new Error('The ledger was busy; the arrival stays on its queue');
  return outcome.kind === 'refused' ? outcome.reasons.map(({ words }) => words).join(' ') : null;
}
