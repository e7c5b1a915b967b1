/** K08: at intake, at each stage and at closing it is decided whether the person is told; not telling has a day and somebody who looks again. C37: what they ask is answered. */
import type { FileState } from '../../domain/file/state.ts';
import { learntOf } from '../../domain/file/state.ts';
import { hasDied } from '../../domain/circumstance/state.ts';
import { isRefuted, type Referral } from '../../domain/referral/state.ts';
import { obligationId } from '../../domain/obligation/state.ts';
import { tellingsOf, type ToldOrNot } from '../../domain/telling/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

const shared = { id: 'K08', ladder: 'ordinary', findings: ['F04', 'F37'], systems: ['S22'], waivable: false } as const;

/** A stage at which it is decided, and since when a decision counts for it: a closing is decided when it is proposed. */
interface Stage {
  readonly fact: string;
  readonly at: number;
  readonly since: number;
  readonly kind: 'intake' | 'assessed' | 'closed';
}

const stagesOf = (file: FileState, referral: Referral): readonly Stage[] => [
  { fact: referral.received.fact, at: learntOf(file, referral.received), since: referral.received.at, kind: 'intake' },
  ...referral.assessments.map(({ fact, at }) => ({ fact, at, since: at, kind: 'assessed' as const })),
  ...referral.closures.map(({ fact, at, proposal }) => ({
    fact,
    at,
    since: referral.proposals.find((each) => each.fact === proposal)?.at ?? at,
    kind: 'closed' as const,
  })),
];

interface Answer {
  readonly fact: string;
  readonly at: number;
}
const first = (answers: readonly Answer[]): Answer | null => answers.toSorted((a, b) => a.at - b.at)[0] ?? null;

/** The decision that answers a stage: a new one, a standing one confirmed, one not to tell that stood when the referral came, or that they have been told already. */
function answerOf(decisions: readonly ToldOrNot[], referral: Referral, stage: Stage): Answer | null {
  const since = decisions.filter((each) => each.at >= stage.since);
  const confirmed = decisions.flatMap((each) => each.stands.filter((stand) => stand.concerns === referral.id && stand.at >= stage.since));
  const before = decisions.findLast((each) => each.at < stage.since);
  const stood = stage.kind === 'intake' && before?.outcome === 'not told' && (before.until ?? 0) > stage.since ? before : null;
  const told = stage.kind === 'assessed' && before?.outcome === 'told' && before.concerns === referral.id ? before : null;
  return stood ?? told ?? first([...since, ...confirmed]);
}

export const tellOrNot: Rule = {
  only: 'partnership',
  ...shared,
  key: 'K08.tell',
  title: 'Told, or not told with a reason',
  words:
    'At intake, at each stage and at closing somebody decides whether the person is told: how and in which language, or why not, until when, and who looks again. A decision not to tell answers a later stage with one tick while its reason stands; while the question is open from an earlier stage it is not asked again. What was refuted leaves only its deletion review.',
  task: 'Decide whether the person is told',
  limit: 'K08.tell',
  owedByWords: 'the lead post',
  listens: [
    'ReferralReceived',
    'AssessmentRecorded',
    'ReferralClosed',
    'ReferralReopened',
    'TellingDecided',
    'TellingStands',
    'CircumstanceConfirmed',
    'CircumstanceEnded',
  ],
  owed: (file) => {
    if (hasDied(file)) return [];
    const decisions = tellingsOf(file, 'decision');
    return [...file.referrals.values()].flatMap((referral) => {
      if (isRefuted(referral)) return [];
      const isAsked = (stage: Stage): boolean => file.obligations.has(obligationId('K08.tell', stage.fact));
      const stages = stagesOf(file, referral).map((stage) => ({ stage, met: answerOf(decisions, referral, stage) }));
      return stages.flatMap(({ stage, met }, index): readonly Owed[] => {
        // Answered in the same sitting, or before: nothing is asked of anybody.
        if (met && met.at <= stage.since && !isAsked(stage)) return [];
        // The same question is open from an earlier stage, or was when this one came: one answer is owed, not one a stage.
        const isOpenAlready = stages.slice(0, index).some((each) => isAsked(each.stage) && (each.met?.at ?? Infinity) >= stage.since);
        if (isOpenAlready && !isAsked(stage)) return [];
        const { stream, record } = referral;
        return [{ occasion: stage.fact, stream, record, starts: stage.at, owedBy: 'lead', met }];
      });
    });
  },
};

/** The decision after this one ends what it set a day for. */
const nextOf = (decisions: readonly ToldOrNot[], each: ToldOrNot): Answer | null => decisions[decisions.indexOf(each) + 1] ?? null;
const set =
  (outcome: ToldOrNot['outcome'], owedBy: (each: ToldOrNot) => Owed['owedBy']) =>
  (file: FileState): readonly Owed[] => {
    if (hasDied(file)) return [];
    const decisions = tellingsOf(file, 'decision');
    const nothingOpen = file.referrals.size > 0 && [...file.referrals.values()].every(isRefuted);
    return decisions.flatMap((each): readonly Owed[] => {
      if (each.outcome !== outcome || nothingOpen) return [];
      const { fact, stream, record, at, until } = each;
      return [
        {
          occasion: fact,
          stream,
          record,
          starts: at,
          ...(until ? { due: until } : {}),
          owedBy: owedBy(each),
          met: nextOf(decisions, each),
        },
      ];
    });
  };
const listensToDecisions = [
  'TellingDecided',
  'ReferralReceived',
  'ReferralClosed',
  'ReferralReopened',
  'CircumstanceConfirmed',
  'CircumstanceEnded',
];

export const lookAgain: Rule = {
  only: 'partnership',
  ...shared,
  key: 'K08.again',
  title: 'Not told: looked at again',
  words: 'A decision not to tell ends on the day that it names: the post that it names decides again.',
  task: 'Decide again: the person has not been told',
  limit: 'K08.longest',
  owedByWords: 'the post that the decision names',
  listens: listensToDecisions,
  owed: set('not told', ({ reviewer }) => (reviewer ? `post:${reviewer}` : 'lead')),
};

export const tellBy: Rule = {
  only: 'partnership',
  ...shared,
  key: 'K08.do',
  title: 'To be told: told by the day set',
  words: 'Where it is decided that the person will be told, they are told by the day set, or it is decided again.',
  task: 'Tell the person, as decided',
  limit: 'K08.longest',
  owedByWords: 'the lead post',
  listens: listensToDecisions,
  owed: set('will be told', () => 'lead'),
};

export const answerRights: Rule = {
  ...shared,
  key: 'C37',
  id: 'C37',
  title: 'What the person asks is answered',
  words:
    'A request to see what is held, for a correction, or a complaint is answered within the limit, with the reason where it is refused.',
  task: 'Answer what the person has asked',
  limit: 'C37',
  furtherLimits: ['C37.complaint'],
  findings: ['F04'],
  owedByWords: 'the records post',
  listens: ['RightAsked', 'RightAnswered', 'TimeCorrected'],
  owed: (file) =>
    tellingsOf(file, 'asked').map(
      ({ fact, stream, record, happened, right, answer }): Owed => ({
        occasion: fact,
        stream,
        record,
        starts: file.corrected.get(fact)?.learnt ?? happened,
        owedBy: 'records',
        ...(right === 'complaint' ? { limit: 'C37.complaint' } : {}),
        met: answer ? { fact: answer.fact } : null,
      }),
    ),
};
