/** G04: what is looked at before a referral is closed, and that nobody closes it alone (F34, F37, F43, F45, F47). */
import { caseOf } from '../../domain/case/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Lack, Proposed, RulebookInForce } from '../engine/rulebook.ts';
import { byThePanel, closingGate, hasEnded, refutes } from './beforeClosing.ts';
import { closingReasons } from './closingReasons.ts';
import { cumulativeFor, cumulativeOwed } from './cumulative.ts';
import { earlierThan } from './repeat.ts';
import { requestsOpen } from './requests.ts';

export const closureGate = closingGate(
  {
    id: 'G04',
    title: 'Nobody is closed alone, unread or for one reason that is none',
    words:
      'The assessment is done; every earlier referral has been opened by the decider; what they mean together is written; absence of ideology is not by itself a reason; where a need is unmet a named service has accepted it; a second person decides. While the panel has the case, the panel closes it, whatever was found.',
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
  // Refuted as well: closed by two people the case would go on, with its sessions, and nobody would be asked to end it.
  if (adopted && adopted.stage !== 'closed' && !byThePanel(proposed)) {
    lacks.push({
      gate: 'G04',
      code: 'case-open',
      words: 'The panel has adopted this case: the panel closes it.',
      how: 'The panel closes the case, at a meeting; the referral is closed with it. Where there was nothing in it, or it is the wrong person, put it to an urgent meeting today.',
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
