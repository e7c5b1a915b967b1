/** Pure deciders about what goes out of a referral and what comes back. The gates (G02, G03) are asked before them. */
import { speaksFor } from '../area/presence.ts';
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
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

export const agreeSection36 = (file: FileState, id: string, words: string): Decision =>
  on(file, id, (referral) => {
    const proposal = section36Waiting(referral);
    if (!proposal) return nothing;
    const { outcome, groundsOn, grounds, assessment, nextLook } = proposal;
    return write(Section36Decided, where(file, referral), {
      outcome,
      groundsOn,
      grounds,
      assessment,
      nextLook,
      words,
      proposal: proposal.fact,
    });
  });

export const declineSection36 = (file: FileState, id: string, by: string, words: string): Decision =>
  on(file, id, (referral) => {
    const proposal = section36Waiting(referral);
    if (!proposal) return nothing;
    if (proposal.by === by)
      return because('same-person', 'You proposed this yourself: another person decides.', 'To take it back, decide that it goes on.');
    return write(Section36Declined, where(file, referral), { proposal: proposal.fact, words });
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

/** What somebody read: facts that came from outside, in this referral or in requests beside it. */
export const readAdded = (file: FileState, id: string, read: readonly string[], words: string): Decision =>
  on(file, id, (referral) =>
    read.length === 0
      ? because('nothing-added', 'Nothing that was added waits to be read.', 'There is nothing to do.')
      : write(AddedRead, where(file, referral), { read: [...read], words }),
  );

/** After something was added to a closed referral: it stays closed, with the reason. */
export const staysClosedAfterAdded = (file: FileState, id: string, added: string, words: string): Decision =>
  on(file, id, (referral) =>
    referral.closed
      ? write(ReopeningDeclined, where(file, referral), { because: added, words })
      : because('open', 'The referral is open.', 'Decide it as an open referral.'),
  );

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
