/** Pure deciders about what goes out of a referral and what comes back. The gates (G02, G03) are asked before them. */
import { speaksFor } from '../area/presence.ts';
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { type ShownEntry, whyNotShown } from '../shown.ts';
import { write } from '../write.ts';
import { ReopeningDeclined } from './entries.ts';
import {
  AddedRead,
  DeconflictionAnswered,
  DeconflictionAsked,
  FeedbackGiven,
  FeedbackWithheld,
  NeedOffered,
  NeedRefused,
  Section36Decided,
  Section36Declined,
  Section36Proposed,
} from './outward.ts';
import type { Referral } from './state.ts';

const where = (file: FileState, referral: Referral) => ({ stream: referral.stream, file: file.id, record: referral.record });

export const askDeconfliction = (file: FileState, id: string, why: string): Decision =>
  on(file, id, (referral) =>
    referral.closed
      ? because('closed', 'The referral is closed.', 'Reopen it first, with the reason.')
      : write(DeconflictionAsked, where(file, referral), { why }),
  );

/** Only the police answer. `by`: the practitioner who records it. */
export function answerDeconfliction(
  file: FileState,
  id: string,
  { by, now }: { readonly by: string; readonly now: number },
  fields: { readonly answer: string; readonly conditions: string; readonly by: string },
): Decision {
  if (!speaksFor(file.area, by, now).has('police'))
    return because('not-police', 'Only a police post answers for de-confliction.', 'Ask the police duty post to record it.');
  if (fields.answer === 'conditions' && fields.conditions.trim() === '')
    return because('no-conditions', 'The conditions are not written.', 'Write what may be done and what not, and nothing of what is held.');
  return on(file, id, (referral) => write(DeconflictionAnswered, where(file, referral), fields));
}

export const proposeSection36 = (file: FileState, id: string, fields: Readonly<Record<string, unknown>>, now: number): Decision =>
  on(file, id, (referral) => {
    if (referral.closed) return because('closed', 'The referral is closed.', 'Reopen it first, with the reason.');
    if (typeof fields.nextLook === 'number' && fields.nextLook <= now)
      return because('date-past', 'The day of the next look is not in the future.', 'Give a day after today.');
    return write(Section36Proposed, where(file, referral), fields);
  });

/** The proposal that waits for a second person. */
export const section36Waiting = ({ outward, continuations, proposals, closures }: Referral) => {
  const proposal = outward.section36Proposals.at(-1);
  if (!proposal) return null;
  const later = [...outward.section36, ...outward.section36Declined, ...continuations, ...proposals, ...closures];
  return later.some((each) => each.order > proposal.order) ? null : proposal;
};

export const agreeSection36 = (file: FileState, id: string, words: string, shown?: ShownEntry): Decision =>
  on(file, id, (referral) => {
    const proposal = section36Waiting(referral);
    if (!proposal) return nothing;
    const { outcome, groundsOn, grounds, assessment, nextLook } = proposal;
    return (
      whyNotShown(shown, proposal.fact) ??
      write(Section36Decided, where(file, referral), {
        outcome,
        groundsOn,
        grounds,
        assessment,
        nextLook,
        words,
        proposal: proposal.fact,
      })
    );
  });

export const declineSection36 = (file: FileState, id: string, by: string, words: string, shown?: ShownEntry): Decision =>
  on(file, id, (referral) => {
    const proposal = section36Waiting(referral);
    if (!proposal) return nothing;
    if (proposal.by === by)
      return because('same-person', 'You proposed this yourself: another person decides.', 'To take it back, decide that it goes on.');
    return whyNotShown(shown, proposal.fact) ?? write(Section36Declined, where(file, referral), { proposal: proposal.fact, words });
  });

const nothing = because(
  'nothing-proposed',
  'No decision under section 36 is proposed.',
  'Somebody else may have decided it: read the chronology.',
);

export const offerNeed = (file: FileState, id: string, fields: { readonly need: string } & Record<string, unknown>): Decision =>
  onNeed(file, id, fields.need, (referral) => write(NeedOffered, where(file, referral), fields));
export const refuseNeed = (file: FileState, id: string, fields: { readonly need: string; readonly words: string }): Decision =>
  onNeed(file, id, fields.need, (referral) =>
    referral.outward.offers.some((each) => each.need === fields.need)
      ? write(NeedRefused, where(file, referral), fields)
      : because('not-offered', 'That need has not been offered to anybody.', 'Record to whom it is offered first.'),
  );

export const giveFeedback = (file: FileState, id: string, fields: Readonly<Record<string, unknown>>): Decision =>
  on(file, id, (referral) => write(FeedbackGiven, where(file, referral), fields));
export const withholdFeedback = (file: FileState, id: string, reason: string): Decision =>
  on(file, id, (referral) => write(FeedbackWithheld, where(file, referral), { reason }));

/**
 * What somebody read: facts that came from outside, in this referral or in requests beside it. `shown`: those that stood on the page, where one
 * was open; what came after it waits to be read.
 */
export const readAdded = (
  file: FileState,
  id: string,
  waits: readonly string[],
  words: string,
  shown: readonly string[] = waits,
): Decision =>
  on(file, id, (referral) => {
    const read = waits.filter((fact) => shown.includes(fact));
    return read.length === 0
      ? because('nothing-added', 'Nothing of what you were shown waits to be read.', 'Open the referral: it says whether more has come.')
      : write(AddedRead, where(file, referral), { read, words });
  });

/** After something was added to a closed referral: it stays closed, with the reason, once all that was added has been shown. */
export const staysClosedAfterAdded = (
  file: FileState,
  id: string,
  added: readonly string[],
  words: string,
  shown: readonly string[] = added,
): Decision =>
  on(file, id, (referral) => {
    if (!referral.closed) return because('open', 'The referral is open.', 'Decide it as an open referral.');
    if (!added.every((fact) => shown.includes(fact)))
      return because(
        'added-since',
        'Something was added since this page was opened.',
        'Read it above. Your words are still below: change them, and decide again.',
      );
    return write(ReopeningDeclined, where(file, referral), { because: added.at(-1) ?? 'nothing', words });
  });

function onNeed(file: FileState, id: string, need: string, decide: (referral: Referral) => Decision): Decision {
  return on(file, id, (referral) => {
    const found = referral.needs.get(need);
    if (!found) return because('no-such-need', 'That need is not recorded here.', 'Record the need first.');
    return found.accepted ? because('need-met', 'A service has accepted that need.', 'There is nothing to do.') : decide(referral);
  });
}

function on(file: FileState, id: string, decide: (referral: Referral) => Decision): Decision {
  const referral = file.referrals.get(id);
  return referral
    ? decide(referral)
    : because('no-such-referral', 'That referral does not lie in this file.', 'It may have been linked to another file.');
}
