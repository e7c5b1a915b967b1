/**
 * Facts are immutable in shape too: an old version is read through the upcasters that lead from it to today's shape. A stored
 * sample of every version that was ever written is tested (samples/), so that nothing in a ledger becomes unreadable.
 */
import type { Fact, JsonValue } from '../ledger/envelope.ts';
import { riskOwnerOfVersion1 } from './case/riskOwner.ts';
import { type AnyFact, entryTypeNamed } from './facts.ts';

type Fields = { readonly [field: string]: JsonValue };
/** From one version to the next. */
type Upcaster = (fields: Fields) => Fields;

/** By type: the upcaster from version 1 stands first. What a version asks besides is empty in those that were never asked. */
const upcasters: Readonly<Record<string, readonly Upcaster[]>> = {
  DesignatedOfficerTold: [(fields) => ({ by: '', disclosure: null, ...fields })],
  FurtherAssessmentSet: [riskOwnerOfVersion1],
  CaseClosed: [riskOwnerOfVersion1],
  ProviderReported: [(fields) => ({ isSecond: false, ...fields })],
  BarringReferralRecorded: [(fields) => ({ disclosure: null, ...fields })],
};

/**
 * A fact of the ledger as the domain knows it, in today's shape; what it carries besides (its position) stays. The one place where
 * stored JSON takes a domain type: nothing is appended but what `entry()` has checked or the engine has derived. Fields erased by
 * law are absent, whatever the type says. Throws when this release cannot read its version.
 */
export const domainFact = <Stored extends Fact>(stored: Stored): AnyFact & Omit<Stored, keyof Fact> =>
  upcast(stored) as unknown as AnyFact & Omit<Stored, keyof Fact>;

export function upcast<F extends { readonly type: string; readonly version: number; readonly fields: Fields }>(
  fact: F,
  known = upcasters,
): F {
  const steps = known[fact.type]?.slice(fact.version - 1) ?? [];
  const current = entryTypeNamed(fact.type)?.version;
  if (current !== undefined && fact.version + steps.length !== current) {
    throw new Error(
      `A ${fact.type} of version ${fact.version} cannot be read by this release, which knows version ${current}: run the release that wrote it, or a newer one.`,
    );
  }
  if (steps.length === 0) return fact;
  return { ...fact, version: fact.version + steps.length, fields: steps.reduce<Fields>((fields, step) => step(fields), fact.fields) };
}
