/**
 * G20 (F09, F10): how a person is judged may never be the short way to letting go. Weak capability is no ground against a threat
 * that needs none, and less contact with extremists is not falling risk. No score is asked for, computed or compared anywhere.
 */
import type { FileState } from '../../domain/file/state.ts';
import type { Gate, Lack, Proposed } from '../engine/rulebook.ts';
import { closingReasons } from './closingReasons.ts';

/** Reasons that are heard, and on which nothing is closed or lowered by themselves. */
export const noGroundAlone = {
  'low-capability': {
    code: 'low-capability-no-ground',
    words: 'A weak capability is no ground to close or to lower: what is at hand needs none.',
    how: 'Choose what else was found. If nothing else was found, the concern is still open.',
  },
  'reduced-contact': {
    code: 'reduced-contact-no-ground',
    words: 'Less contact with extremists is no ground to close or to lower: it is read both ways.',
    how: 'Choose what else was found, and what independent of the person bears it out.',
  },
} as const;
type NoGround = keyof typeof noGroundAlone;
const isNoGround = (reason: string): reason is NoGround => Object.hasOwn(noGroundAlone, reason);

/** For whoever closes, ends support, lowers or suspends: what is lacking when these are all the reasons. `enoughAlone`: of a reason's code. */
export function groundsLacking(reasons: readonly string[], enoughAlone: (code: string) => boolean): readonly Lack[] {
  const none = reasons.filter(isNoGround);
  if (none.length === 0 || reasons.some((each) => !isNoGround(each) && enoughAlone(each))) return [];
  return none.map((each) => ({ gate: 'G20', ...noGroundAlone[each], about: null }));
}

const enough = (code: string): boolean => closingReasons.some((each) => each.code === code && each.enoughAlone);

/** Refuting says that there was nothing to be judged. */
const judges = ({ finding }: Proposed): boolean => finding === null || finding === 'no further action';

export const judgementGate: Gate = {
  id: 'G20',
  title: 'A judgement of capability or of distance closes nothing by itself',
  words:
    'Weak capability, or less contact with known extremists, may be given as a reason and is never enough: something else was found, and is said. No score decides.',
  source:
    'The prevention of future deaths report after London Bridge on an assessment tool that "may be imprecise and highly variable" (press); published reviews on "weak capability" and on distance read as safety.',
  verified: false,
  findings: ['F09', 'F10', 'F42'],
  guards: ['propose-closure', 'close'],
  lacks: (_file: FileState, proposed) => (judges(proposed) ? groundsLacking(proposed.reasons, enough) : []),
};
