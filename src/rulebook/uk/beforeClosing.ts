/** What a gate before closing is (G01, G04, G05, G06): asked of a referral that is closed, whoever closes it and with whatever else. */
import { isRefutation } from '../../domain/referral/entries.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Gate, Lack, Proposed, RulebookInForce } from '../engine/rulebook.ts';

type Check = (file: FileState, referral: Referral, proposed: Proposed, book: RulebookInForce) => readonly Lack[];

export const closingGate = (gate: Omit<Gate, 'guards' | 'lacks' | 'verified'>, check: Check): Gate => ({
  ...gate,
  verified: false,
  guards: ['propose-closure', 'close', 'close-case'],
  lacks: (file, proposed, book) => {
    // Closing a case closes its referral: what that asks for is asked of the panel too, which stands for the second person (decision 0040).
    const referral = file.referrals.get(proposed.referral ?? file.cases.get(proposed.support?.case ?? '')?.referral ?? '');
    const isClosedAlready = proposed.kind === 'close-case' && referral?.closed;
    return referral && !isClosedAlready ? check(file, referral, proposed, book) : [];
  },
});

/** Whether it is the panel that closes, with the case: its quorum is the second person, and the look together. */
export const byThePanel = ({ kind }: Proposed): boolean => kind === 'close-case';
/** Of somebody who has died nobody has to show what became of the concern; that the death is confirmed is asked (G10). */
export const hasEnded = (proposed: Proposed): boolean => byThePanel(proposed) && proposed.support?.outcome === 'died';

export const refutes = ({ finding }: Proposed): boolean => isRefutation(finding);
