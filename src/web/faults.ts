/**
 * What can go wrong in the shell, and the page each shows. Expected refusals are answers (answer.ts); these are faults.
 * No page repeats an error's message: it may hold what somebody typed, or what somebody must not see.
 */

import { randomBytes } from 'node:crypto';
import type { FaultReport } from './deps.ts';

export type FaultCode =
  /** A route that reads personal data answered without saying whose. */
  | 'read-not-declared'
  /** The read could not be written in the read log, so nothing may be shown. */
  | 'read-not-logged'
  /** Who is signed in could not be looked up. */
  | 'viewer-unknown'
  /** A form has more fields or documents than are read at once: the whole is refused, for nothing is cut. */
  | 'too-many-fields';

export class WebFault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, words: string, cause?: unknown) {
    super(words, { cause });
    this.name = 'WebFault';
    this.code = code;
  }
}

export type FaultPage = 'send-again' | 'other-host' | 'too-many' | 'too-long' | 'not-read' | 'duty-contact' | 'failed';

const pageOfCode: Readonly<Record<string, FaultPage>> = {
  'read-not-declared': 'failed',
  'read-not-logged': 'duty-contact',
  'viewer-unknown': 'duty-contact',
  'other-host': 'other-host',
  FST_CSRF_INVALID_TOKEN: 'send-again',
  FST_CSRF_MISSING_SECRET: 'send-again',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-long',
  'too-many-fields': 'too-long',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'not-read',
};

export const statusOf: Readonly<Record<FaultPage, number>> = {
  'send-again': 403,
  'other-host': 421,
  'too-many': 429,
  'too-long': 413,
  'not-read': 400,
  'duty-contact': 503,
  failed: 500,
};

export const titleOf: Readonly<Record<FaultPage, string>> = {
  'send-again': 'Please send this again',
  'other-host': 'This service has another address',
  'too-many': 'Too many requests at once',
  'too-long': 'This is too long to send at once',
  'not-read': 'We could not read this request',
  'duty-contact': 'This cannot be shown now: telephone the duty officer',
  failed: 'Something went wrong here',
};

function codeOf(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

export function faultPageOf(error: unknown): FaultPage {
  const known = pageOfCode[codeOf(error) ?? ''];
  if (known) return known;
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : null;
  if (status === 429) return 'too-many';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'not-read' : 'failed';
}

/** Where it happened, without what it said: the lines of the stack that name places in the code. */
const framesOf = (error: unknown): readonly string[] =>
  (error instanceof Error ? (error.stack ?? '') : '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());

/** What is kept of a fault, with a new reference that the visitor may quote. */
export const faultReport = (route: string, error: unknown): FaultReport => ({
  reference: randomBytes(4).toString('hex').toUpperCase(),
  route,
  name: error instanceof Error ? error.name : 'unknown',
  code: codeOf(error),
  frames: framesOf(error),
});
