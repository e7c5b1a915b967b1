/**
 * Sends a referral: its bytes are stored first, then it is taken. The visitor has a receipt as soon as the bytes are
 * stored; if taking fails, the arrival waits on its queue and the receipt carries its reference.
 */

import { createHash } from 'node:crypto';
import type { Instant } from '../deps.ts';
import { faultReport } from '../faults.ts';
import { paths } from '../paths.ts';
import type { Context } from '../route.ts';
import { assemble } from './assemble.ts';
import { type Draft, keepReceipt, type Receipt } from './draft.ts';

export type Sent =
  | { readonly kind: 'sent' }
  /** Received, but the draft could not be marked as sent; sending again gives the same receipt. */
  | { readonly kind: 'sent-not-noted'; readonly receipt: Receipt }
  | { readonly kind: 'not-sent' };

export async function sendReferral(visitor: Context<unknown>, draft: Draft, now: Instant): Promise<Sent> {
  const { deps } = visitor;
  const form = assemble(draft.answers, now);
  const bytes = Buffer.from(JSON.stringify(form));
  const report = (cause: unknown): void => deps.reportFault(faultReport(paths.referral.send, cause));

  let left: Awaited<ReturnType<typeof deps.arrivals.leave>>;
  try {
    left = await deps.arrivals.leave({
      channel: 'web-form',
      contentType: 'application/json',
      bytes,
      by: visitor.viewer,
      // Of the words too: if an answer of the store was lost and the visitor then changed something, both are kept.
      idempotencyKey: `referral:${createHash('sha256').update(draft.idempotencyKey).update(bytes).digest('hex')}`,
    });
  } catch (cause) {
    report(cause);
    return { kind: 'not-sent' };
  }

  const taken = await deps.takeReferral(left.arrival).catch((cause: unknown) => {
    report(cause);
    return null;
  });
  const receipt: Receipt = {
    reference: taken?.reference ?? left.reference,
    arrivedAt: left.arrivedAt,
    taken: taken !== null,
    canBeReached: form.referrer.telephone !== null || form.referrer.email !== null,
  };
  try {
    await keepReceipt(visitor, draft, receipt);
    return { kind: 'sent' };
  } catch (cause) {
    report(cause);
    return { kind: 'sent-not-noted', receipt };
  }
}
