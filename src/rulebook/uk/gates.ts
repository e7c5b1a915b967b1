/**
 * The gates before closing (G01, G04, G05, G06), and the list of all gates: the others stand with their rules. Each returns what is
 * missing and how to get it. No gate stands before a protective act: nothing here guards danger now, adding, or telling.
 */
import { sharingGate } from './disclosure.ts';
import { sealedGate } from './sealedItems.ts';
import { isRefutation } from '../../domain/referral/entries.ts';
import { caseOf } from '../../domain/case/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { answersAs, coverBy } from '../../domain/area/presence.ts';
import { isWaiting, proposalAbout } from '../../domain/link/state.ts';
import type { Gate, Lack, Proposed, RulebookInForce } from '../engine/rulebook.ts';
import { childContactGate } from './childContact.ts';
import { closingReasons } from './closingReasons.ts';
import { deconflictionGate } from './deconfliction.ts';
import { disposalGate } from './disposal.ts';
import { lesseningGate, nothingWaitsGate, preventGate, travelGate } from './suspension.ts';
import { disputeGate } from './disputes.ts';
import { cumulativeFor, cumulativeOwed } from './cumulative.ts';
import { searchedFrom } from './identity.ts';
import { judgementGate } from './judgement.ts';
import { linkGate } from './links.ts';
import { requestsOpen } from './requests.ts';
import { agenciesGate } from './afterExit.ts';
import { supportGate } from './consent.ts';
import { exitGate } from './exit.ts';
import { expertGate } from './experts.ts';
import { panelLacks, reviewedByPanel } from './atPanel.ts';
import { planGate } from './plan.ts';
import { panelGate } from './panel.ts';
import { section36Gate } from './section36.ts';
import { earlierThan, isRepeat, lookTogether } from './repeat.ts';

type Check = (file: FileState, referral: Referral, proposed: Proposed, book: RulebookInForce) => readonly Lack[];

const closingGate = (gate: Omit<Gate, 'guards' | 'lacks' | 'verified'>, check: Check): Gate => ({
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

const heldByPanel = (file: FileState, proposed: Proposed, book: RulebookInForce): boolean => {
  const found = file.cases.get(proposed.support?.case ?? '');
  return found !== undefined && panelLacks('G05', file, found, ['close'], proposed, book).length === 0;
};
/** Whether it is the panel that closes, with the case: its quorum is the second person, and the look together. */
const byThePanel = ({ kind }: Proposed): boolean => kind === 'close-case';
/** Of somebody who has died nobody has to show what became of the concern; that the death is confirmed is asked (G10). */
const hasEnded = (proposed: Proposed): boolean => byThePanel(proposed) && proposed.support?.outcome === 'died';

const refutes = ({ finding }: Proposed): boolean => isRefutation(finding);

export const identityGate = closingGate(
  {
    id: 'G01',
    title: 'Nobody is closed before it is asked who they are',
    words:
      'The list of known people has been searched at or after the referral, and again when more became known of the person; and each suggested candidate has been decided singly.',
    source:
      'A referral of 2021 was recorded under a different spelling as a new person, and the earlier one was not seen (press reports of the Southport case).',
    findings: ['F44'],
  },
  (file, referral, proposed) => {
    const { searches, candidates } = referral;
    const lacks: Lack[] = [];
    if (hasEnded(proposed)) return lacks;
    if (!searches.some((run) => run.position >= searchedFrom(file, referral))) {
      const how = 'The search runs by itself as soon as the matcher answers. If it does not, the intake post is told within the hour.';
      lacks.push({
        gate: 'G01',
        code: 'not-searched',
        words: 'The list of known people has not been searched since this referral came in.',
        how,
        about: null,
      });
    }
    for (const { record, band, decided } of candidates.values()) {
      const about = { kind: 'candidate', id: record } as const;
      const proposal = proposalAbout(file, referral.id, record);
      if (proposal && isWaiting(file, proposal)) {
        const how = 'It is on the list of the supervising post.';
        lacks.push({ gate: 'G01', code: 'link-waits', words: 'A link to a candidate waits for a second person.', how, about });
      } else if (band === 'suggested' && (decided === null || decided.how === 'unsure')) {
        const words = decided ? 'Nobody has yet been sure about a suggested candidate.' : 'A suggested candidate has not been decided.';
        lacks.push({
          gate: 'G01',
          code: 'candidate-open',
          words,
          how: 'Compare the two side by side and say: the same person, or somebody else.',
          about,
        });
      } else if (band === 'review' && decided === null) {
        const how = 'Dismiss the candidates for review together with one reason, or accept the one that is right.';
        lacks.push({ gate: 'G01', code: 'review-open', words: 'A candidate for review has not been looked at.', how, about });
      }
    }
    return lacks;
  },
);

export const closureGate = closingGate(
  {
    id: 'G04',
    title: 'Nobody is closed alone, unread or for one reason that is none',
    words:
      'The assessment is done; every earlier referral has been opened by the decider; what they mean together is written; absence of ideology is not by itself a reason; where a need is unmet a named service has accepted it; a second person decides.',
    source:
      'Prevent Learning Reviews: closed prematurely, too much weight on absent ideology, the cumulative significance of three referrals not considered (statement to Parliament of 21 January 2025; press reports of the reviews).',
    findings: ['F34', 'F37', 'F43', 'F45', 'F47'],
  },
  (file, referral, proposed, book) =>
    hasEnded(proposed)
      ? []
      : [
          ...workUndone(file, referral, proposed),
          ...(refutes(proposed) ? [] : requestsOpen(file, referral)),
          ...earlierUnread(file, referral, proposed),
          ...(refutes(proposed) ? [] : sumUnwritten(file, book)),
          ...(byThePanel(proposed) ? [] : reasonsMissing(proposed)),
          ...nobodySecond(referral, proposed),
        ],
);

function workUndone(file: FileState, referral: Referral, proposed: Proposed): readonly Lack[] {
  const lacks: Lack[] = [];
  const adopted = caseOf(file, referral.id);
  if (adopted && adopted.stage !== 'closed' && !refutes(proposed) && !byThePanel(proposed)) {
    lacks.push({
      gate: 'G04',
      code: 'case-open',
      words: 'The panel has adopted this case: the panel closes it.',
      how: 'The panel closes the case, at a meeting; the referral is closed with it.',
      about: { kind: 'file', id: file.id },
    });
  }
  if (referral.assessments.length === 0 && !refutes(proposed) && !byThePanel(proposed)) {
    lacks.push({
      gate: 'G04',
      code: 'not-assessed',
      words: 'The initial assessment has not been recorded.',
      how: 'Record the assessment on this referral.',
      about: { kind: 'referral', id: referral.id },
    });
  }
  for (const [id, need] of referral.needs) {
    if (need.accepted || refutes(proposed)) continue;
    const how = 'Record the service that has accepted it in writing. Sent is not accepted.';
    lacks.push({
      gate: 'G04',
      code: 'need-unmet',
      words: `A need is not met and no service has accepted it: ${need.words}`,
      how,
      about: { kind: 'need', id },
    });
  }
  for (const danger of file.dangers.values()) {
    if (danger.writtenUp.length > 0) continue;
    lacks.push({
      gate: 'G04',
      code: 'danger-open',
      words: 'A report of danger in this file has not been written up.',
      how: 'Write it up first, with true times.',
      about: { kind: 'file', id: file.id },
    });
  }
  return lacks;
}

/** Read by the decider; the second person has read them as well, or would agree to what they have not seen. */
function earlierUnread(file: FileState, referral: Referral, proposed: Proposed): readonly Lack[] {
  const earlier = earlierThan(file, referral);
  const together = cumulativeFor(file, referral, earlier);
  // Whoever wrote of everything together has said of each contact that they read it.
  const readThere = new Set(together?.by === proposed.by ? together.fields.read : []);
  const lacks = earlier
    .filter(({ id, received }) => {
      // The panel has it from whoever leads the case: that somebody has opened it is enough there, and what it comes to is in the minute.
      const opened = referral.earlierRead.some((read) => read.earlier === id && (byThePanel(proposed) || read.by === proposed.by));
      return !opened && !readThere.has(received.fact) && !(byThePanel(proposed) && together?.fields.read.includes(received.fact));
    })
    .map((each): Lack => {
      const words = byThePanel(proposed)
        ? `Nobody has opened the earlier referral ${each.account.reference} since this one came.`
        : `You have not opened the earlier referral ${each.account.reference}.`;
      return {
        gate: 'G04',
        code: 'earlier-unread',
        words,
        how: 'Open it from this page; that it was read is recorded.',
        about: { kind: 'referral', id: each.id },
      };
    });
  // One act answers both: what was written of all contacts is not asked for again at closing.
  if (earlier.length > 0 && proposed.cumulative.trim() === '' && !together) {
    const how = 'Write what the referrals mean together, not only this one by itself.';
    return [
      ...lacks,
      { gate: 'G04', code: 'cumulative-missing', words: 'What all the referrals mean together has not been written.', how, about: null },
    ];
  }
  return lacks;
}

/** The count of contacts is full, and nobody has written since what they mean together (F46). */
function sumUnwritten(file: FileState, book: RulebookInForce): readonly Lack[] {
  const count = cumulativeOwed(file, book);
  if (!count) return [];
  return [
    {
      gate: 'G04',
      code: 'cumulative-owed',
      words: `There are ${count.most} contacts with organisations, and nobody has written since what they mean together.`,
      how: 'Write the cumulative assessment, from the list of contacts.',
      about: { kind: 'file', id: file.id },
    },
  ];
}

function reasonsMissing(proposed: Proposed): readonly Lack[] {
  const lacks: Lack[] = [];
  if (proposed.words.trim() === '') {
    lacks.push({
      gate: 'G04',
      code: 'no-words',
      words: 'The reason for closing has not been written.',
      how: 'Write the reason in your own words.',
      about: null,
    });
  }
  if (refutes(proposed)) return lacks;
  const given = closingReasons.filter((each) => proposed.reasons.includes(each.code));
  if (given.length === 0) {
    lacks.push({
      gate: 'G04',
      code: 'no-reason',
      words: 'No reason for closing has been chosen.',
      how: 'Choose at least one reason.',
      about: null,
    });
  } else if (given.every((each) => each.code === 'no-ideology')) {
    const how = 'Choose what else was found. If nothing else was found, the concern is still open.';
    lacks.push({
      gate: 'G04',
      code: 'reason-not-enough',
      words: 'That no ideology was found is not by itself a reason to close.',
      how,
      about: null,
    });
  }
  return lacks;
}

function nobodySecond({ proposed: proposal }: Referral, proposed: Proposed): readonly Lack[] {
  if (proposed.kind !== 'close') return [];
  const how = 'Propose closing; it is put to another person at once, and their decision closes it or does not.';
  if (proposed.proposedBy === null) return [{ gate: 'G04', code: 'no-second', words: 'One person alone cannot close.', how, about: null }];
  if (proposed.proposedBy === proposed.by)
    return [{ gate: 'G04', code: 'same-person', words: 'You proposed this yourself: another person decides.', how, about: null }];
  // Two people agree on one finding: to refute what was proposed as closed would pass the gates that refuting needs not.
  if (!proposal || proposed.finding === null || proposal.finding === proposed.finding) return [];
  const words = `It was proposed as "${proposal.finding}", which is not what you agree to.`;
  return [
    {
      gate: 'G04',
      code: 'other-finding',
      words,
      how: 'Decline, with what you found; it is then proposed anew.',
      about: { kind: 'proposal', id: proposal.fact },
    },
  ];
}

export const repeatGate = closingGate(
  {
    id: 'G05',
    title: 'A repeat referral is not closed by an ordinary pair',
    words:
      'From the second referral of the same person: a multi-agency look is recorded (unless it is refuted), and the second person holds a senior post. Refuted referrals do not count.',
    source:
      '"Stronger policy on repeat referrals" (statement to Parliament of 21 January 2025); pilots (PQ 29364); the exact rule was not found.',
    findings: ['F01', 'F45', 'F46'],
  },
  (file, referral, proposed, book) => {
    if (!isRepeat(file, referral) || hasEnded(proposed)) return [];
    const lacks: Lack[] = [];
    // The panel is the look together, of the council, the police and a quorum; without a meeting nobody has looked.
    if (byThePanel(proposed) && heldByPanel(file, proposed, book)) return lacks;
    // A refutation needs no look, so that an innocent person is let go the same day; it does need the senior post, or calling it refuted would be the way round.
    if (!lookTogether(file, referral) && !refutes(proposed)) {
      const how = 'A senior officer and the other agencies look at everything together; record who took part and what they say.';
      lacks.push({
        gate: 'G05',
        code: 'no-look',
        words: 'The repeat referral has not been looked at together with other agencies.',
        how,
        about: { kind: 'referral', id: referral.id },
      });
    }
    if (proposed.kind === 'close' && !mayDecideRepeats(file, proposed)) {
      const how = 'The proposal is on the senior post’s list.';
      lacks.push({
        gate: 'G05',
        code: 'not-senior',
        words: 'This is a repeat referral: only a senior post can agree to close it.',
        how,
        about: null,
      });
    }
    return lacks;
  },
);

/** A senior or chief post, or somebody of another area who covers as such. */
const mayDecideRepeats = ({ area }: FileState, { by, now }: Proposed): boolean =>
  answersAs(area, by, ['senior', 'chief'], now) || coverBy(area, by, now)?.as === 'senior';

export const gates: readonly Gate[] = [
  deconflictionGate,
  section36Gate,
  panelGate,
  reviewedByPanel,
  supportGate,
  planGate,
  exitGate,
  agenciesGate,
  identityGate,
  linkGate,
  closureGate,
  repeatGate,
  expertGate,
  disposalGate,
  lesseningGate,
  nothingWaitsGate,
  preventGate,
  travelGate,
  childContactGate,
  disputeGate,
  judgementGate,
  sharingGate,
  sealedGate,
];
