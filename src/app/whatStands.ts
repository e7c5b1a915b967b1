/** Of facts that were read together with the corrections of their time, what stands: for figures and lists that fold no file. */
import { amendedIn, effective } from '../domain/correction/amended.ts';
import { type AnyFact, isFileFact } from '../domain/facts.ts';

export function whatStands(facts: readonly AnyFact[]): readonly AnyFact[] {
  const amended = amendedIn(facts.filter(isFileFact));
  return facts.flatMap((fact): readonly AnyFact[] => {
    if (!isFileFact(fact)) return [fact];
    const standing = effective(fact, amended);
    return standing ? [standing] : [];
  });
}
