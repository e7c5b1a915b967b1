/**
 * What a visitor has typed so far, kept on the server after every page, so that refresh, back, an error, an expired token
 * or a restart loses nothing. It is sealed with a code that only the visitor has: for a day in this browser's cookie, or,
 * when they save it to come back, on paper. Once it is sent, what was typed leaves the draft and only the receipt stays.
 */

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type CodeKeys, codeKeys, newCode, seal, unseal } from '../../app/code.ts';
import { browserHours, type SealedDraft } from '../../app/drafts.ts';
import type { Instant } from '../deps.ts';
import type { Context } from '../route.ts';
import type { Answers } from './question.ts';

/** The start page says it. */
export const draftHours = browserHours;

const Receipt = z.strictObject({
  reference: z.string(),
  arrivedAt: z.number(),
  /** False while the arrival waits on its queue to be read. */
  taken: z.boolean(),
  canBeReached: z.boolean(),
});
export type Receipt = z.output<typeof Receipt>;

/** A document that the visitor had filled in already: where each prefilled answer came from, and the whole of it for copying. */
const Source = z.strictObject({
  name: z.string(),
  from: z.record(z.string(), z.string()),
  unread: z.array(z.string()),
  text: z.string(),
});
export type Source = z.output<typeof Source>;

const StoredDraft = z.strictObject({
  answers: z.record(z.string(), z.string()),
  idempotencyKey: z.string(),
  receipt: Receipt.nullable(),
  /** Whether its writer has its code on paper, and comes back. */
  byCode: z.boolean().default(false),
  source: Source.nullable().default(null),
});

export interface Draft extends z.output<typeof StoredDraft> {
  readonly code: string;
  readonly keys: CodeKeys;
}

type Visitor = Pick<Context<unknown>, 'deps' | 'cookie' | 'setCookie' | 'clearCookie'>;

const keysOf = ({ deps }: Pick<Visitor, 'deps'>, code: string): Promise<CodeKeys> => codeKeys(code, 'draft', deps.area);

export async function loadDraft(visitor: Visitor): Promise<Draft | null> {
  const code = visitor.cookie('draft');
  return code === null ? null : openDraft(visitor, code);
}

/** With its code; null when there is none, or it is over: which of the two nobody is told. */
export async function openDraft(visitor: Pick<Visitor, 'deps'>, code: string): Promise<Draft | null> {
  const keys = await keysOf(visitor, code);
  const sealed = await visitor.deps.drafts.load(keys.lookup);
  const opened = sealed === null ? null : unseal(keys, sealed);
  return opened === null ? null : { code, keys, ...StoredDraft.parse(JSON.parse(opened)) };
}

async function newDraft(visitor: Visitor): Promise<Draft> {
  const code = newCode(8);
  const stored = { answers: {}, idempotencyKey: randomBytes(18).toString('base64url'), receipt: null, byCode: false, source: null };
  return { code, keys: await keysOf(visitor, code), ...stored };
}

/** Adds one page's answers to the visitor's draft. What was sent is finished: typing again begins a new one. */
export async function keepAnswers(visitor: Visitor, answers: Answers, source?: Source): Promise<Draft> {
  const begun = await loadDraft(visitor);
  const draft = begun === null || begun.receipt !== null ? await newDraft(visitor) : begun;
  const kept = { ...draft, answers: { ...draft.answers, ...answers }, source: source ?? draft.source };
  await visitor.deps.drafts.save(sealedOf(kept));
  goOnHere(visitor, kept);
  return kept;
}

/** This browser goes on with it, for a day at a time. */
export const goOnHere = (visitor: Visitor, { code }: Pick<Draft, 'code'>): void =>
  visitor.setCookie('draft', code, { maxAgeSeconds: draftHours * 3_600 });

/** To come back to: a code that is shown once, and this browser knows the draft no more. */
export async function saveToReturn(visitor: Visitor, draft: Draft, code: string, contact: string): Promise<Instant> {
  const saved: Draft = { ...draft, code, keys: await keysOf(visitor, code), byCode: true };
  const until = await visitor.deps.drafts.rekey(draft.keys.lookup, sealedOf(saved));
  if (contact !== '') await visitor.deps.drafts.leaveContact(saved.keys.lookup, contact);
  visitor.clearCookie('draft');
  return until;
}

export const keepReceipt = ({ deps }: Visitor, draft: Draft, receipt: Receipt): Promise<void> =>
  deps.drafts.save(sealedOf({ ...draft, answers: {}, source: null, receipt }));

export async function forgetDraft(visitor: Visitor): Promise<void> {
  const code = visitor.cookie('draft');
  if (code !== null) await visitor.deps.drafts.remove((await keysOf(visitor, code)).lookup);
  visitor.clearCookie('draft');
}

function sealedOf({ code: _code, keys, ...stored }: Draft): SealedDraft {
  const { byCode, receipt } = stored;
  return { lookup: keys.lookup, sealed: seal(keys, JSON.stringify(stored)), isSent: receipt !== null, byCode };
}

/** Product time, or this machine's when product time cannot be read: a form must not stop for that. */
export const timeOr = (now: Instant | null): Instant => now ?? Date.now();
