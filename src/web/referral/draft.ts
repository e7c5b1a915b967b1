/**
 * What a visitor has typed so far, kept on the server after every page, so that refresh, back, an error, an expired token
 * or a restart loses nothing. The cookie holds an unguessable code; the store sees only its hash. Once it is sent, what
 * was typed leaves the draft and only the receipt stays.
 */

import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../deps.ts';
import type { Context } from '../route.ts';
import type { Answers } from './question.ts';

/** Long enough to finish tomorrow, short enough for a computer that others use. The start page says it. */
export const draftHours = 24;

const Receipt = z.strictObject({
  reference: z.string(),
  arrivedAt: z.number(),
  /** False while the arrival waits on its queue to be read. */
  taken: z.boolean(),
  canBeReached: z.boolean(),
});
export type Receipt = z.output<typeof Receipt>;

const StoredDraft = z.strictObject({
  answers: z.record(z.string(), z.string()),
  idempotencyKey: z.string(),
  receipt: Receipt.nullable(),
});

export interface Draft extends z.output<typeof StoredDraft> {
  readonly code: string;
}

type Visitor = Pick<Context<unknown>, 'deps' | 'cookie' | 'setCookie' | 'clearCookie'>;

const keyOf = (code: string): string => createHash('sha256').update(code).digest('hex');

export async function loadDraft({ deps, cookie }: Visitor): Promise<Draft | null> {
  const code = cookie('draft');
  if (code === null) return null;
  const stored = await deps.drafts.load(keyOf(code));
  return stored === null ? null : { code, ...StoredDraft.parse(JSON.parse(stored)) };
}

const newDraft = (): Draft => ({
  code: randomBytes(32).toString('base64url'),
  answers: {},
  idempotencyKey: randomBytes(18).toString('base64url'),
  receipt: null,
});

/** Adds one page's answers to the visitor's draft. What was sent is finished: typing again begins a new one. */
export async function keepAnswers(visitor: Visitor, answers: Answers): Promise<Draft> {
  const begun = await loadDraft(visitor);
  const draft = begun === null || begun.receipt !== null ? newDraft() : begun;
  const kept = { ...draft, answers: { ...draft.answers, ...answers } };
  await store(visitor, kept);
  visitor.setCookie('draft', kept.code, { maxAgeSeconds: draftHours * 3_600 });
  return kept;
}

export const keepReceipt = (visitor: Visitor, draft: Draft, receipt: Receipt): Promise<void> =>
  store(visitor, { ...draft, answers: {}, receipt });

export async function forgetDraft(visitor: Visitor): Promise<void> {
  const code = visitor.cookie('draft');
  if (code !== null) await visitor.deps.drafts.remove(keyOf(code));
  visitor.clearCookie('draft');
}

const store = ({ deps }: Visitor, { code, ...stored }: Draft): Promise<void> => deps.drafts.save(keyOf(code), JSON.stringify(stored));

/** Product time, or this machine's when product time cannot be read: a form must not stop for that. */
export const timeOr = (now: Instant | null): Instant => now ?? Date.now();
