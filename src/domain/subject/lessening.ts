/** Pure deciders about lowering, suspending and closing a subject (G14): proposed by one, agreed or declined by the named authoriser, with reason, band, expiry and what we stop doing. */
import { because, type Decision, type Refusal } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { mayFollow } from '../machine.ts';
import { type ShownEntry, whyNotShown } from '../shown.ts';
import { write } from '../write.ts';
import { LesseningDeclined, LesseningProposed, LesseningWithdrawn, SubjectClosed, SubjectLowered, SubjectSuspended } from './entries.ts';
import { subjectMachine } from './machine.ts';
import { on, onProposal, where } from './onSubject.ts';
import {
  type FieldsOf,
  hasRisenSince,
  isClosedSubject,
  isLower,
  isLowerBand,
  type Lessening,
  lesseningWaits,
  type Subject,
} from './state.ts';

export type Lessen = Omit<FieldsOf<'LesseningProposed'>, 'leaves'>;

/** `leaves`: what was shown as left undone. The gates have been asked. */
export const proposeLessening = (file: FileState, id: string, fields: FieldsOf<'LesseningProposed'>): Decision =>
  on(file, id, (subject) => whyNotLessen(subject, fields) ?? write(LesseningProposed, where(file, subject), fields));

const steps = { lower: SubjectLowered, suspend: SubjectSuspended, close: SubjectClosed } as const;

export function whyNotLessen(subject: Subject, fields: Lessen): Refusal | null {
  if (lesseningWaits(subject))
    return because(
      'proposal-waits',
      'Something is proposed already, and waits for its authoriser.',
      'Wait for the answer, or take it back.',
    );
  if (!mayFollow(subjectMachine, subject.state, steps[fields.what].type))
    return because(
      'no-such-step',
      `That cannot follow: ${subjectMachine.states[subject.state].words.toLowerCase()}.`,
      'Open the subject’s page and see what may follow.',
    );
  if (fields.what !== 'lower') return null;
  if (isClosedSubject(subject))
    return subject.band && isLowerBand(fields.band, subject.band)
      ? null
      : because('not-lower', 'That band is not lower than the one it is in.', 'To keep it or to raise it, record the review.');
  const to = { priority: fields.priority ?? subject.priority, tier: fields.tier ?? subject.tier };
  // What stands until a day may be authorised again for the same grade.
  const again = isLower(subject, subject.full) && to.priority === subject.priority && to.tier === subject.tier;
  return again || isLower(to, subject)
    ? null
    : because('not-lower', 'That is not lower than it is now.', 'Choose a lower priority or tier; raising needs nobody else.');
}

/** `answersFor`: the posts that this person answers for. Only the named authoriser's post, and never the proposer, agrees. */
export const agreeLessening = (
  file: FileState,
  id: string,
  who: string,
  answersFor: readonly string[],
  words: string,
  shown?: ShownEntry,
): Decision =>
  onProposal(file, id, (subject, proposal) => {
    const no = whyNotAuthoriser(proposal, who, answersFor) ?? whyNotShown(shown, proposal.fact) ?? lateStep(subject, proposal);
    return no ?? write(steps[proposal.what], where(file, subject), { proposal: proposal.fact, words });
  });

/** What was proposed is agreed to for somebody who stands as they stood: what one person raised at once is not undone by an older proposal. */
function lateStep(subject: Subject, proposal: Lessening): Refusal | null {
  if (hasRisenSince(proposal, subject))
    return because(
      'risen-since',
      'The subject was raised, gone on with or opened again after this was proposed: what you would agree to is not how they stand now.',
      'Decline it; it can be proposed anew.',
    );
  return mayFollow(subjectMachine, subject.state, steps[proposal.what].type)
    ? null
    : because('no-such-step', 'It has changed since this was proposed.', 'Decline it; it can be proposed anew.');
}

export function whyNotAuthoriser(proposal: Lessening, who: string, answersFor: readonly string[]): Refusal | null {
  if (proposal.by === who)
    return because(
      'same-person',
      'You proposed this yourself: another person decides.',
      'It is on the list of the authoriser that you named.',
    );
  return answersFor.includes(proposal.authoriser)
    ? null
    : because('not-the-authoriser', 'Another post is named as the authoriser.', 'Ask whoever answers for that post.');
}

export const declineLessening = (
  file: FileState,
  id: string,
  who: string,
  answersFor: readonly string[],
  reason: string,
  shown?: ShownEntry,
): Decision =>
  onProposal(
    file,
    id,
    (subject, proposal) =>
      whyNotAuthoriser(proposal, who, answersFor) ??
      whyNotShown(shown, proposal.fact) ??
      write(LesseningDeclined, where(file, subject), { proposal: proposal.fact, reason }),
  );

export const withdrawLessening = (file: FileState, id: string, who: string, reason: string): Decision =>
  onProposal(file, id, (subject, proposal) =>
    proposal.by === who
      ? write(LesseningWithdrawn, where(file, subject), { proposal: proposal.fact, reason })
      : because('not-yours', 'Somebody else proposed this.', 'They take it back, or the authoriser declines it.'),
  );
