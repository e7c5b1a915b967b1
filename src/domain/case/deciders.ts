/** Pure deciders about a Channel case. */
import { because, type Decision, decided } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { CaseAdopted } from './entries.ts';
import { caseOf } from './state.ts';

/** The panel's decision to adopt, as the panel's own act records it. */
export function adoptCase(
  file: FileState,
  id: string,
  fields: { readonly referral: string; readonly meeting: string | null; readonly words: string },
): Decision {
  const referral = file.referrals.get(fields.referral);
  if (!referral)
    return because('no-such-referral', 'That referral does not lie in this file.', 'Open the file where it lies now, and adopt it there.');
  const before = caseOf(file, referral.id);
  if (before && before.stage !== 'closed') return decided();
  return write(CaseAdopted, { stream: `case/${id}`, file: file.id, record: referral.record }, fields);
}
