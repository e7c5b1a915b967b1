/** Without consent no support (G08); and what is owed where there is none (C07, G12): a period that the panel sets, and somebody who holds the risk. */
import { isAgeKnown, isChild } from '../../domain/circumstance/age.ts';
import { periodsOf, stoodAt } from '../../domain/case/periods.ts';
import { isForNoChild, isOwnAwaited, standsUntilEighteen } from '../../domain/case/grown.ts';
import { type Case, casesOf, consentNow } from '../../domain/case/state.ts';
import { firstAfter, type InOrder } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Duty } from '../../domain/obligation/entries.ts';
import { latestOf } from '../../domain/telling/state.ts';
import { whyNotInterpreter } from '../../domain/visit/deciders.ts';
import type { Gate, Lack, Owed, Rule } from '../engine/rulebook.ts';
import { dayOf } from '../engine/amount.ts';
import { chairOf } from './chair.ts';

/** What the panel owes is owed by the post that chairs it; where the area has no panel yet, by the lead. */
export const panelDuty = (file: FileState): Duty => {
  const chair = chairOf(file);
  return chair === null ? 'lead' : `post:${chair}`;
};

/** Where something of a case begins anew: it was adopted, or taken up again. */
export const beginnings = (found: Case): readonly InOrder[] => [found.adopted, ...found.reopenings];

const shared = {
  ladder: 'ordinary',
  findings: ['F36'],
  systems: ['S02'],
  waivable: false,
} as const;

/** What leaves somebody without support, each time. */
const leavings = (found: Case): readonly InOrder[] => [
  ...found.consents.filter(({ is }) => is === 'refused'),
  ...found.withdrawals,
  // Assessed and still without support: the panel sets the next period.
  ...found.furtherAssessments,
];
const given = (found: Case) => found.consents.filter(({ is }) => is === 'given');

export const periodSet: Rule = {
  ...shared,
  findings: ['F36', 'F38'],
  key: 'C07.period',
  id: 'C07',
  title: 'The panel sets when somebody without support is assessed further',
  words:
    'Consent that is refused or withdrawn, or support that the panel withdraws, does not end the panel’s duty: it sets the period after which vulnerability is assessed further, and who holds the risk until then. A period that is not set shows at the end of the same day.',
  task: 'Set the day of the further assessment: there is no support',
  limit: 'C07.period',
  owedByWords: 'the chair of the panel',
  listens: [
    'ConsentRefused',
    'ConsentWithdrawn',
    'SupportWithdrawn',
    'FurtherAssessmentSet',
    'FurtherAssessmentDone',
    'ConsentGiven',
    'CaseClosed',
  ],
  owed: (file) =>
    casesOf(file).flatMap((found) =>
      // Refused once more while a day stands: that day stands.
      leavings(found)
        .filter((since) => !stoodAt(found, since))
        .map((since): Owed => {
          const { stream, record, periods, closings } = found;
          const met = firstAfter<InOrder>(since, periods, given(found), closings);
          return { occasion: since.fact, stream, record, starts: since.at, owedBy: panelDuty(file), met };
        }),
    ),
};

export const furtherAssessment: Rule = {
  ...shared,
  key: 'C07',
  id: 'C07',
  title: 'Vulnerability is assessed further, without support',
  words:
    'On the day that the panel set, vulnerability is assessed further (s36(4)(e)); a further plan follows if it is appropriate. Another day puts it off only where a meeting of the panel has decided so with a reason, before the day: what has lapsed stays lapsed until somebody is assessed.',
  task: 'Do the further assessment: there is no support',
  limit: 'C07',
  owedByWords: 'the lead post',
  listens: ['FurtherAssessmentSet', 'FurtherAssessmentDone', 'ConsentGiven', 'CaseClosed'],
  owed: (file) =>
    casesOf(file).flatMap((found) =>
      periodsOf(found).map(({ first, due, met }): Owed => {
        const { stream, record } = found;
        return { occasion: first.fact, stream, record, starts: due.at, due: due.due, owedBy: 'lead', met };
      }),
    ),
};

export const supportGate: Gate = {
  id: 'G08',
  title: 'No support before consent',
  words:
    'Sessions are commissioned and booked only while consent to support stands: given by the person, or, for a child, by whoever holds parental responsibility, with the child’s own view besides; through an interpreter who is no relative, friend or pupil. Before it no provider has anything to do in the plan either. What somebody else agreed to for a child does not last beyond the 18th birthday: no session is booked for a later day, nor anything agreed with a provider, until the person has agreed.',
  source: 's36(4)(b) and (5)(a) CTSA 2015; our reading for the 18th birthday (K19).',
  verified: false,
  findings: [],
  guards: ['support'],
  lacks: (file, { support, now }) => {
    const found = file.cases.get(support?.case ?? '');
    if (!found) return [];
    const about = { kind: 'file', id: file.id } as const;
    const lack = (code: string, words: string, how: string): Lack => ({ gate: 'G08', code, words, how, about });
    if (found.stage === 'without support')
      return [
        lack(
          'no-consent',
          'There is no consent to support now: it was refused or withdrawn, or the panel has withdrawn support.',
          'Nobody is supported against their will. Ask again when they are ready; until then the panel sets when it is assessed further.',
        ),
      ];
    const consent = consentNow(found);
    if (found.stage !== 'supported' || consent?.is !== 'given')
      return [
        lack(
          'consent-missing',
          'Consent to support has not been recorded.',
          'Ask, and record on the case’s page who asked, how, when, of whom, what was explained and in which language.',
        ),
      ];
    const lacks: Lack[] = [];
    const close = whyNotInterpreter(consent.interpreter);
    if (close) lacks.push(lack(close.code, close.words, close.how));
    if (!isAgeKnown(file))
      lacks.push(
        lack(
          'age-unknown',
          'Nobody has recorded whether they are under 18: nobody knows whose consent is needed.',
          'Record the birth date, or that they are grown up, on the page that says who they are.',
        ),
      );
    if (isChild(file, now)) {
      const parents = latestOf(file, 'parents');
      if (
        parents &&
        parents.parentMayBeSource !== 'no' &&
        consent.soughtFrom !== 'the person' &&
        latestOf(file, 'social-care')?.contact !== 'may be made'
      )
        lacks.push(
          lack(
            'social-care-missing',
            'Consent is from a parent who may be the source of concern, and social care has not decided that they may be contacted.',
            'Ask children’s social care and record what it decides on the page "Told and heard". Until then nobody supports by this consent.',
          ),
        );
      if (!parents)
        lacks.push(
          lack(
            'parents-missing',
            'This is a child, and nobody has recorded who holds parental responsibility.',
            'Record it on the page "Told and heard" first.',
          ),
        );
      if (consent.soughtFrom === 'the person')
        lacks.push(
          lack(
            'child-alone',
            'This is a child, and consent is recorded from the child alone.',
            'Ask whoever holds parental responsibility, and record it as consent given.',
          ),
        );
      if (consent.childsView.trim() === '')
        lacks.push(
          lack('child-unheard', 'What the child says to it is not recorded.', 'Ask the child, and record consent anew with what they say.'),
        );
    } else if (consent.soughtFrom === 'a holder of parental responsibility')
      lacks.push(
        isOwnAwaited(file, found, now) && !isForNoChild(file, consent)
          ? lack(
              'grown-up',
              'They have turned 18 since: consent was given for them as a child.',
              'Ask the person themselves, and record what they answer.',
            )
          : lack(
              'not-a-child',
              'They are grown up: nobody else consents for them.',
              'Ask the person themselves, and record what they answer.',
            ),
      );
    const end = standsUntilEighteen(file, found);
    if (end !== null && end > now && (support?.until ?? 0) >= end)
      lacks.push(
        lack(
          'beyond-eighteen',
          `They turn 18 on ${dayOf(end).toString()}: consent that was given for them as a child does not reach to that day.`,
          'Give an earlier day. From the birthday on the person is asked, and what is theirs is agreed anew.',
        ),
      );
    return lacks;
  },
};

export const consentRules: readonly Rule[] = [periodSet, furtherAssessment];
