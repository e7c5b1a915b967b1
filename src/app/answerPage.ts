/**
 * The page on which a partner answers: by a one-time code without an account, or signed in for its own organisation. It gives what the
 * request says and nothing of the file. A wrong reference, a wrong code, a used, dead or old one are answered alike.
 */
import { createHash } from 'node:crypto';
import type { Viewer } from '../access/viewer.ts';
import type { Area } from '../domain/area/state.ts';
import type { FileState } from '../domain/file/state.ts';
import { isOpen, type Request } from '../domain/request/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { amountOf } from '../rulebook/engine/rulebook.ts';
import {
  askedOfOrganisation,
  codeById,
  codeByLookup,
  forgetTries,
  keepCode,
  keepCodeDraft,
  killCodes,
  tryTooMany,
  useCode,
} from '../store/answerCodes.ts';
import { filesOfRecords } from '../store/people.ts';
import { publicViewer, serviceViewer, viewing } from '../store/viewing.ts';
import type { Outcome } from './act.ts';
import { type PartnerAnswer, takeAnswer, tidyReference } from './answers.ts';
import { codeKeys, newCode, seal, unseal } from './code.ts';
import type { House } from './house.ts';
import { leave } from './intake.ts';
import { look, lookAt } from './look.ts';
import { recordPartnerAct } from './partners.ts';
import { basisWords } from './partnerWords.ts';

/** All that a partner sees of a request. */
export interface AskedOfPartner {
  readonly request: string;
  readonly record: string;
  readonly reference: string;
  readonly by: string;
  readonly asked: string;
  readonly basis: string;
  readonly handling: string;
  readonly marking: string;
  readonly due: Instant | null;
  readonly parts: number;
}

/** Who is at the page: the holder of a code, with the key of the draft. */
export interface CodeHolder {
  readonly code: string;
  readonly lookup: string;
  readonly key: string;
}

const product = (house: House) => serviceViewer(house.area, 'intake');
const purpose = (reference: string): string => `answer:${tidyReference(reference)}`;

/** A fresh code, to be told by telephone or another separate channel: it is shown this once. Every earlier one is dead. */
export async function issueAnswerCode(
  house: House,
  viewer: Viewer,
  { file, request, key }: { readonly file: string; readonly request: Request; readonly key: string },
): Promise<{ readonly outcome: Outcome; readonly code: string | null }> {
  const sight = await lookAt(house, viewer, file);
  if (!sight) return { outcome: { kind: 'replayed' }, code: null };
  const amount = amountOf(sight.book, 'C03.code');
  const days = 'days' in amount ? Number(amount.days) : 14;
  const id = house.newId();
  // Sent twice, the first code stands and was shown: a second would kill what has just been read out.
  const until = sight.now + days * 86_400_000;
  const outcome = await recordPartnerAct(house, viewer, { act: 'issue-code', file, key, request: request.id, code: key, until });
  if (outcome.kind !== 'done') return { outcome, code: null };
  const code = newCode();
  const { lookup } = await codeKeys(code, purpose(request.asked.reference), house.area);
  await viewing(house.pool, product(house), async (tx) => {
    await keepCode(tx, house.area, { id, lookup, request: request.id, record: request.record, days });
    // A stranger who guessed until it was locked does not keep the partner out: a new code opens at once.
    await forgetTries(tx, house.area, triesKeyOf(house, request.asked.reference));
  });
  return { outcome, code };
}

/** A request that has ended is answered by nobody's code. */
export const endCodes = (house: House, request: string): Promise<void> =>
  viewing(house.pool, product(house), (tx) => killCodes(tx, house.area, request));

const triesKeyOf = (house: House, reference: string): string =>
  createHash('sha256')
    .update(`${house.area} ${tidyReference(reference)}`)
    .digest('hex');

export type Opening = { readonly kind: 'opened'; readonly holder: CodeHolder } | { readonly kind: 'locked' } | { readonly kind: 'wrong' };

export async function openWithCode(house: House, reference: string, typed: string): Promise<Opening> {
  const triesKey = triesKeyOf(house, reference);
  const locked = await viewing(house.pool, product(house), (tx) => tryTooMany(tx, house.area, triesKey));
  if (locked) {
    house.log('A code for a request was tried too often', { tried: triesKey.slice(0, 12) });
    return { kind: 'locked' };
  }
  // As slow for a reference of nothing as for one of a request.
  const { lookup, key } = await codeKeys(typed, purpose(reference), house.area);
  const found = await viewing(house.pool, product(house), async (tx) => {
    const row = await codeByLookup(tx, house.area, lookup);
    if (row) await forgetTries(tx, house.area, triesKey);
    return row;
  });
  house.log(found ? 'A code for a request opened it' : 'A code for a request did not fit', { tried: triesKey.slice(0, 12) });
  return found ? { kind: 'opened', holder: { code: found.id, lookup, key: Buffer.from(key).toString('base64url') } } : { kind: 'wrong' };
}

/** Null as soon as the code is used, dead or too old, or the request has ended. */
export async function askedBehind(
  house: House,
  holder: CodeHolder,
): Promise<{ readonly asked: AskedOfPartner; readonly draft: string | null } | null> {
  const row = await viewing(house.pool, product(house), (tx) => codeById(tx, house.area, holder.code));
  if (!row) return null;
  const asked = await askedIn(house, row.record, row.request);
  if (!asked) return null;
  return { asked, draft: row.draft ? unseal(keysOf(holder), row.draft) : null };
}

const keysOf = ({ lookup, key }: CodeHolder) => ({ lookup, key: Buffer.from(key, 'base64url') });

export const keepAnswerDraft = (house: House, holder: CodeHolder, draft: string): Promise<void> =>
  viewing(house.pool, product(house), (tx) => keepCodeDraft(tx, house.area, holder.code, seal(keysOf(holder), draft)));

async function askedIn(house: House, record: string, id: string): Promise<AskedOfPartner | null> {
  const file = (await viewing(house.pool, product(house), (tx) => filesOfRecords(tx, house.area, [record]))).get(record);
  const sight = file ? await lookAt(house, product(house), file) : null;
  return sight ? askedOf(sight.area, sight.file, id) : null;
}

function askedOf(area: Area, file: FileState, id: string): AskedOfPartner | null {
  const request = file.requests.get(id);
  if (!request || !isOpen(request) || file.disposed) return null;
  const post = area.posts.get(request.made.post ?? '');
  return {
    request: request.id,
    record: request.record,
    reference: request.asked.reference,
    by: [post?.title, area.organisations.get(post?.organisation ?? '')?.name].filter(Boolean).join(', '),
    asked: request.asked.asked,
    basis: basisWords(request.asked.basis),
    handling: request.asked.handling,
    marking: request.asked.marking,
    due: [...file.obligations.values()].find((each) => each.rule === 'C03' && each.stream === request.stream)?.due ?? null,
    parts: request.answers.length,
  };
}

type Answering = Omit<PartnerAnswer, 'request' | 'record' | 'channel'>;

export interface AnswerReceipt {
  readonly reference: string;
  readonly arrivedAt: Instant;
}

/** Null when the code opens nothing any more. The answer is stored before anything reads it; a final one uses the code up. */
export async function answerWithCode(house: House, holder: CodeHolder, answering: Answering): Promise<AnswerReceipt | null> {
  const behind = await askedBehind(house, holder);
  if (!behind) return null;
  const receipt = await leaveAnswer(house, publicViewer(house.area), behind.asked, { ...answering, channel: 'code page' }, holder.code);
  await viewing(house.pool, product(house), (tx) =>
    answering.answer === 'part' || answering.answer === 'elsewhere'
      ? keepCodeDraft(tx, house.area, holder.code, null)
      : useCode(tx, house.area, holder.code),
  );
  return receipt;
}

/** What an organisation is asked, as it may know it: for its own people when they sign in. */
export async function askedOfUs(house: House, viewer: Viewer): Promise<readonly AskedOfPartner[]> {
  if (viewer.reach !== 'organisation' || viewer.organisation === null) return [];
  const organisation = viewer.organisation;
  const rows = await viewing(house.pool, product(house), (tx) => askedOfOrganisation(tx, house.area, organisation));
  const { area, files } = await look(house, product(house), [...new Set(rows.map(({ file }) => file))]);
  return rows.flatMap(({ file: id, stream }) => {
    const file = files.get(id);
    const request = file?.requests.get(stream.slice('request/'.length));
    return file && request?.asked.organisation === organisation ? (askedOf(area, file, request.id) ?? []) : [];
  });
}

export async function answerForUs(house: House, viewer: Viewer, id: string, answering: Answering): Promise<AnswerReceipt | null> {
  const asked = (await askedOfUs(house, viewer)).find((each) => each.request === id);
  return asked ? leaveAnswer(house, viewer, asked, { ...answering, channel: 'own page' }, asked.request) : null;
}

async function leaveAnswer(
  house: House,
  by: Viewer,
  { request, record }: AskedOfPartner,
  answering: Omit<PartnerAnswer, 'request' | 'record'>,
  once: string,
): Promise<AnswerReceipt> {
  const bytes = Buffer.from(JSON.stringify({ request, record, ...answering }));
  const left = await leave(house, by, {
    channel: 'partner-answer',
    contentType: 'application/json',
    bytes,
    idempotencyKey: `answer:${once}:${createHash('sha256').update(bytes).digest('hex')}`,
  });
  // Stored is received: what cannot be read now is read later, or by a person.
  await takeAnswer(house, left.arrival).catch((error: unknown) =>
    house.log('An answer waits on its queue', { arrival: left.arrival, error: (error as Error).name }),
  );
  return { reference: left.reference, arrivedAt: left.arrivedAt };
}
