/**
 * What the signature of a document that crossed proves, and what it does not (S11). It proves with which house's key these words were signed, and
 * when by that house's own clock: neither which person there wrote them, nor how they came, nor that the key was still that house's alone.
 */
import { isTheirs, type PartnerKey, writesAs } from '../../domain/area/partnerKeys.ts';
import type { Area } from '../../domain/area/state.ts';
import { because } from '../../domain/decision.ts';
import type { Message } from '../../domain/release/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import type { SignatureRead } from '../../feeds/released-message/read.ts';
import { fingerprintOf, holds } from '../signing/jws.ts';

export type Proof =
  /** `expected`: keys on record of a house with the name that it gives as its sender: they sign, and this is not signed. */
  | { readonly kind: 'none'; readonly expected: readonly PartnerKey[] }
  | {
      readonly kind: 'unknown-key';
      readonly id: string;
      readonly fingerprint: string;
      readonly at: Instant;
      readonly expected: readonly PartnerKey[];
    }
  /** Signed with a key on record which does not count: see `why`. */
  | { readonly kind: 'not-counted'; readonly key: PartnerKey; readonly at: Instant; readonly why: NotCounted }
  /** `isNamed`: whether the key's house is the one whose it must be. */
  | { readonly kind: 'signed'; readonly key: PartnerKey; readonly at: Instant; readonly isNamed: boolean }
  /** Changed after it was signed, or signed by somebody else, or no signature of ours at all. Never taken. */
  | { readonly kind: 'broken' };
export type NotCounted = 'waits' | 'withdrawn' | 'after' | 'before' | 'ahead';

/** Clocks of two houses differ; more than this is no difference of clocks. */
const clocksDiffer = 24 * 3_600_000;

/** Under which names it says that it is written, and whose it must be: of a message its sender's, of a reply whoever was asked. */
export interface Claimed {
  readonly says: readonly string[];
  readonly mustBe: string;
}
export const claimedBy = (organisation: string): Claimed => ({ says: [organisation], mustBe: organisation });
/** `who`: the organisation and the post, as an entry keeps them. */
export const claimedByReply = (who: string, asked: string): Claimed => ({
  says: [...who.split(', ').map((_, n, parts) => parts.slice(0, n + 1).join(', ')), asked],
  mustBe: asked,
});

export async function proofOf(
  area: Pick<Area, 'partnerKeys'>,
  { signed, says }: { readonly signed: SignatureRead; readonly says: unknown },
  claimed: Claimed,
  now: Instant,
): Promise<Proof> {
  if (signed.kind === 'refused') return { kind: 'broken' };
  const expected = [...area.partnerKeys.values()].filter((key) => isTheirs(key) && writesAs(key, claimed.says));
  if (signed.kind === 'none') return { kind: 'none', expected };
  const key = area.partnerKeys.get(signed.key);
  if (!key) return { kind: 'unknown-key', id: signed.key, fingerprint: fingerprintOf(signed.key), at: signed.at, expected };
  if (!(await holds(says, signed.jws, key.publicKey))) return { kind: 'broken' };
  const why = notCounted(key, signed.at, now);
  return why === null
    ? { kind: 'signed', key, at: signed.at, isNamed: writesAs(key, [claimed.mustBe]) }
    : { kind: 'not-counted', key, at: signed.at, why };
}

function notCounted({ confirmed, withdrawn, from }: PartnerKey, at: Instant, now: Instant): NotCounted | null {
  if (withdrawn !== null && (withdrawn.why !== 'replaced' || withdrawn.until === null)) return 'withdrawn';
  if (confirmed === null) return 'waits';
  if (at > now + clocksDiffer) return 'ahead';
  if (at < from) return 'before';
  return at >= (withdrawn?.until ?? Infinity) ? 'after' : null;
}

const order: readonly Proof['kind'][] = ['signed', 'not-counted', 'unknown-key', 'none', 'broken'];
/** The key of another house than the message says proves less than the sender's own. */
const rank = (proof: Proof): number => order.indexOf(proof.kind) + (proof.kind === 'signed' && !proof.isNamed ? 0.5 : 0);
/** Of several copies with the same words, that which proves most. */
export const strongest = (proofs: readonly Proof[]): Proof => proofs.toSorted((a, b) => rank(a) - rank(b))[0] ?? { kind: 'broken' };

/** Whether a further copy may prove more than what is here, now or once its key is recorded: either of two unknown keys may be the sender's. */
export const addsTo = (before: Proof, added: Proof): boolean =>
  before.kind === 'unknown-key' && added.kind === 'unknown-key' ? before.id !== added.id : strongest([before, added]) !== before;

type KeptProof = Message['said']['signature'];
/** As an entry keeps it: what was proved when somebody counted on it. */
export const keptProof = (proof: Proof): KeptProof => {
  if (proof.kind === 'signed') return { proves: 'signed', key: proof.key.id, partner: proof.key.partner, at: proof.at };
  if (proof.kind === 'not-counted') return { proves: 'not counted', key: proof.key.id, partner: proof.key.partner, at: proof.at };
  return proof.kind === 'unknown-key' ? { proves: 'unknown key', key: proof.id, partner: '', at: proof.at } : null;
};

export const brokenWhy =
  'Its signature does not hold: it was changed after it was signed, or somebody else made it. It is not taken as a message. Call the sender by a number that you have from elsewhere, tell them, and ask for it again; then set this one aside with what they said.';
export const doesNotHold = because('signature-broken', 'The signature of this document does not hold.', brokenWhy);

/** What an entry kept of a proof, as it is to be read today: a key that is not to be trusted any more proves nothing of what came before either. */
export function proofAsKept({ partnerKeys }: Pick<Area, 'partnerKeys'>, kept: KeptProof | undefined, claimed: Claimed): Proof {
  const expected = [...partnerKeys.values()].filter((key) => isTheirs(key) && writesAs(key, claimed.says));
  const key = partnerKeys.get(kept?.key ?? '');
  // Taken in before there were signatures, or without one.
  if (!kept) return { kind: 'none', expected };
  const { key: id, at } = kept;
  if (kept.proves === 'unknown key' || !key) return { kind: 'unknown-key', id, fingerprint: fingerprintOf(id), at, expected };
  const isEnded = key.withdrawn !== null && key.withdrawn.why !== 'replaced';
  if (isEnded) return { kind: 'not-counted', key, at, why: 'withdrawn' };
  // Said later: it was replaced before this was signed.
  if (kept.proves === 'signed' && at >= (key.withdrawn?.until ?? Infinity)) return { kind: 'not-counted', key, at, why: 'after' };
  return kept.proves === 'signed'
    ? { kind: 'signed', key, at, isNamed: writesAs(key, [claimed.mustBe]) }
    : { kind: 'not-counted', key, at, why: notCounted(key, at, at) ?? 'waits' };
}
