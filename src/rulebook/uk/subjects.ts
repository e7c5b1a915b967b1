/** S04: a lead is decided about (C16), an open subject is reviewed each quarter (C17), Prevent and travel are considered (G15, G16). */
import { firstAfter, type InOrder, inOrder } from '../../domain/done.ts';
import type { Regime } from '../../domain/regime/state.ts';
import { type FileState } from '../../domain/file/state.ts';
import {
  enquiriesAnswered,
  enquiriesOf,
  furtherReport,
  isUndecidedAgain,
  mayNotSetAside,
  takenUpByLook,
} from '../../domain/subject/inFile.ts';
import { isClosedSubject, overseasOf, type Subject } from '../../domain/subject/state.ts';
import { besides } from './besides.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

export const ofSubjects = {
  only: 'subjects of interest',
  ladder: 'ordinary',
  systems: ['S04'],
  owedByWords: 'the lead post',
  waivable: false,
} as const;

export const from = (subject: Subject | Regime, occasion: { readonly fact: string; readonly at: number }) =>
  ({ occasion: occasion.fact, stream: subject.stream, record: subject.record, starts: occasion.at, owedBy: 'lead' }) as const;

export const leadDecided: Rule = {
  ...ofSubjects,
  key: 'C16.lead',
  id: 'C16',
  title: 'A lead is decided about',
  words:
    'Every report comes to one point and is decided about: taken up as a lead, kept as a trace, rejected, or given to whoever has the person already. Where it lay with that person by a link that was wrong, it is a fresh lead on the day on which it goes home. Where another person reads it with an earlier one and says that they are taken up, it is decided about anew. Whoever looked at it afresh otherwise, or reported that its enquiries found nothing, does not also set it aside: where nobody else fills the lead post, another post is asked.',
  task: 'Decide about the lead: taken up, trace, or rejected',
  owedByWords: 'the lead post; the supervising or the senior post, where the lead looked at it afresh or reported on its enquiries',
  limit: 'C16',
  findings: ['F12', 'F23'],
  listens: ['ReferralReceived', 'SubjectOpened', 'LeadSetAside', 'LeadLooked', 'EnquiriesReported', 'LeadTaken', 'HandoverAccepted'],
  owed: (file) =>
    [...file.referrals.values()].map((referral): Owed => {
      const subject = file.subjects.get(referral.id);
      const { received, stream, record } = referral;
      const { looked, reported } = mayNotSetAside(file, referral.id);
      const owedBy = besides(file, ['lead', 'second', 'senior'], { by: [...looked, ...reported], post: null });
      const shared = { occasion: received.fact, stream, record, owedBy };
      // Given to a subject who lies here no longer: a fresh lead, from when the link was found wrong.
      if (isUndecidedAgain(file, referral.id))
        return { ...shared, starts: Math.max(received.learnt, file.records.get(record)?.linked.at ?? 0), met: null };
      const again = takenUpByLook(file, referral.id);
      if (again) {
        const opened = [...file.subjects.values()].flatMap((each) => each.opened ?? []);
        return { ...shared, starts: again.at, met: opened.find(({ at }) => at >= again.at) ?? null };
      }
      return { ...shared, starts: received.learnt, met: subject?.setAside ?? subject?.opened ?? null };
    }),
};

const looksOf = (file: FileState, because: 'closed' | 'set aside', owedBy: Owed['owedBy']): readonly Owed[] =>
  [...file.referrals.values()]
    .filter(({ id }) => furtherReport(file, id) === because)
    .map(
      ({ id, received, stream, record }): Owed => ({
        occasion: received.fact,
        stream,
        record,
        starts: Math.max(received.learnt, file.records.get(record)?.linked.at ?? 0),
        owedBy,
        met: file.subjects.get(id)?.looked[0] ?? null,
      }),
    );

const looked = {
  ...ofSubjects,
  listens: ['ReferralReceived', 'LeadLooked', 'LeadSetAside', 'SubjectClosed'],
  owedByWords: 'the supervising post',
} as const;

export const reportOfClosed: Rule = {
  ...looked,
  key: 'F14.report',
  id: 'F14',
  title: 'A report about a closed person is looked at afresh, the same day',
  words:
    'A report about somebody whose every subject is closed is intelligence about a closed person, however it came: another person than whoever decides about the report says the same day what follows.',
  task: 'Look afresh: a report about a closed person',
  limit: 'F14',
  systems: ['S05'],
  findings: ['F14'],
  owed: (file) => looksOf(file, 'closed', 'second'),
};

export const furtherLead: Rule = {
  ...looked,
  key: 'C16.further',
  id: 'C16',
  title: 'A further report about somebody set aside is looked at by another person',
  words:
    'One report after another may each fall short. Where an earlier one about the same person was kept as a trace or rejected, another person than whoever decides about the new one reads them together.',
  task: 'Read the reports about this person together',
  limit: 'C16.further',
  findings: ['F01', 'F45', 'F46'],
  owed: (file) => looksOf(file, 'set aside', 'second'),
};

export const enquiriesReported: Rule = {
  ...ofSubjects,
  key: 'C19.enquiries',
  id: 'C19',
  title: 'Enquiries end in a decision',
  words:
    '“Enquiries first” is an answer for a time. Somebody says by its last day what they found: opened again, or it stays closed; of an open subject what follows, of somebody set aside whether they stay so. That nothing follows is said by another person than whoever first read it, recorded the hit or decided about the report.',
  task: 'Report on the enquiries: what they found, and what follows',
  owedByWords: 'the lead post; the supervising post, where the lead read, found or decided what was looked at',
  limit: 'C19.enquiries',
  systems: ['S05'],
  findings: ['F16'],
  listens: ['IndicatorTriaged', 'IntelligenceLooked', 'LeadLooked', 'EnquiriesReported', 'SubjectReopened', 'SubjectOpened'],
  owed: (file) =>
    enquiriesOf(file).map(
      (each): Owed => ({
        occasion: each.fact,
        stream: each.stream,
        record: each.record,
        starts: each.at,
        owedBy: besides(file, ['lead', 'second', 'senior'], each.lookedAt),
        met: enquiriesAnswered(file, each),
      }),
    ),
};

export const quarterlyReview: Rule = {
  ...ofSubjects,
  key: 'C17',
  id: 'C17',
  title: 'An open subject is reviewed each quarter',
  words: 'Every open subject is reviewed each quarter. A suspended subject is open, and is reviewed too.',
  task: 'Review the subject',
  limit: 'C17',
  findings: ['F02', 'F08'],
  listens: ['SubjectOpened', 'SubjectReviewed', 'SubjectClosed', 'SubjectReopened'],
  owed: (file) =>
    [...file.subjects.values()].flatMap((subject) => {
      const { opened, reopened, reviews, closed } = subject;
      return [...(opened ? [opened] : []), ...reopened, ...reviews].map(
        (begins): Owed => ({
          ...from(subject, begins),
          met: firstAfter<InOrder>(begins, reviews, closed),
        }),
      );
    }),
};

export const preventConsidered: Rule = {
  ...ofSubjects,
  key: 'G15',
  id: 'G15',
  title: 'Prevent is considered for the subject and for relatives',
  words:
    'A referral to Prevent is considered for the subject and for relatives, each with an answer and its reason, after each opening anew. "No grounds of their own" is an answer about relatives; nobody is put on file by it.',
  task: 'Consider Prevent for the subject and for relatives',
  limit: 'G15',
  findings: ['F19'],
  listens: ['SubjectOpened', 'SubjectReopened', 'PreventConsidered', 'SubjectClosed'],
  owed: (file) =>
    [...file.subjects.values()].flatMap((subject) => {
      const { opened, reopened, prevent, closed } = subject;
      return [...(opened ? [opened] : []), ...reopened].map((begins): Owed => {
        const answers = (['subject', 'relatives'] as const).flatMap(
          (whom) =>
            firstAfter<InOrder>(
              begins,
              prevent.filter(({ of }) => of === whom),
            ) ?? [],
        );
        const last = answers.length === 2 ? inOrder(answers).slice(-1) : [];
        // The gate asks it before closing; of one closed before that was asked after each opening, nothing is owed.
        return { ...from(subject, begins), met: firstAfter<InOrder>(begins, last, begins === opened ? [] : closed) };
      });
    }),
};

export const preventAccepted: Rule = {
  ...ofSubjects,
  key: 'G15.accepted',
  id: 'G15',
  title: 'A referral to Prevent is taken by somebody',
  words:
    'That a referral was sent is no answer: the partnership says that it has taken it, by whom. Where it has not, Prevent is considered anew.',
  task: 'Record who took the referral to Prevent, or consider it anew',
  limit: 'G15.accepted',
  findings: ['F19', 'F47'],
  listens: ['PreventConsidered', 'PreventAnswered'],
  owed: (file) =>
    [...file.subjects.values()].flatMap((subject) =>
      subject.prevent
        .filter(({ answer }) => answer === 'referred')
        .map((each): Owed => {
          const taken = subject.preventAnswers.filter(({ of, answer }) => of === each.of && answer === 'accepted');
          const anew = subject.prevent.filter(({ of }) => of === each.of);
          return { ...from(subject, each), met: firstAfter<InOrder>(each, taken, anew) };
        }),
    ),
};

export const overseasKnown: Rule = {
  ...ofSubjects,
  key: 'G16.known',
  id: 'G16',
  title: 'Somebody finds out whether there is a link to a conflict abroad',
  words: '“Not known” is an answer for a time: somebody finds out, so that travel is considered before anything is lessened.',
  task: 'Say whether there is a link to a conflict abroad',
  limit: 'G16.known',
  systems: ['S04', 'S07'],
  findings: ['F17'],
  listens: ['SubjectOpened', 'OverseasLinkRecorded'],
  owed: (file) =>
    [...file.subjects.values()].flatMap((subject) =>
      subject.overseas
        .filter(({ link }) => link === 'not known')
        .map((each): Owed => ({ ...from(subject, each), met: firstAfter<InOrder>(each, subject.overseas) })),
    ),
};

/** That there is no link: of one that was known, two people have said so. */
const linkEnds = (subject: Subject): readonly InOrder[] => overseasOf(subject).filter(({ holds }) => holds === 'no');

export const travelConsidered: Rule = {
  ...ofSubjects,
  key: 'G16',
  id: 'G16',
  title: 'Travel is considered where there is a link to a conflict abroad',
  words:
    'Where a subject has a link to a conflict abroad, open or closed, travel monitoring and ports action are considered: a decision, its reason, and the day of its review. That there is no link after all is said by two people.',
  task: 'Consider travel monitoring',
  limit: 'G16',
  systems: ['S04', 'S07'],
  findings: ['F17'],
  listens: ['SubjectOpened', 'OverseasLinkRecorded', 'TravelConsidered'],
  owed: (file) =>
    [...file.subjects.values()].flatMap((subject) =>
      overseasOf(subject)
        // What is said again is no new question.
        .filter((each, n, said) => each.holds === 'yes' && said[n - 1]?.holds !== 'yes')
        .map((each): Owed => ({ ...from(subject, each), met: firstAfter<InOrder>(each, subject.travel, linkEnds(subject)) })),
    ),
};

/** By one person of a link that was known, and not said again by the same: each asks another person. */
const noByOne = (subject: Subject) => {
  const waits = ({ link, holds }: ReturnType<typeof overseasOf>[number]): boolean => link === 'no' && holds !== 'no';
  return overseasOf(subject).filter((each, n, said) => waits(each) && !(said[n - 1] && waits(said[n - 1] as typeof each)));
};

export const overseasSecond: Rule = {
  ...ofSubjects,
  key: 'G16.second',
  id: 'G16',
  title: 'Another person says whether a link to a conflict abroad is none after all',
  words:
    'Of a link that was known, two people say that it is none. The first “no” asks another person the same day: the supervising post, or the lead where that post said it. Until then the link holds. What anybody says anew, yes or not known, answers it too.',
  task: 'Somebody says that the link to a conflict abroad is none: say whether you find so too',
  limit: 'G16.second',
  systems: ['S04', 'S07'],
  findings: ['F17'],
  owedByWords: 'the supervising post; the lead, where that post said it',
  listens: ['SubjectOpened', 'OverseasLinkRecorded'],
  owed: (file) =>
    [...file.subjects.values()].flatMap((subject) =>
      noByOne(subject).map((each): Owed => {
        const answers = subject.overseas.filter(({ link, by }) => link !== 'no' || by !== each.by);
        return {
          ...from(subject, each),
          owedBy: besides(file, ['second', 'lead', 'senior'], each),
          met: firstAfter<InOrder>(each, answers),
        };
      }),
    ),
};

export const travelReviewed: Rule = {
  ...ofSubjects,
  key: 'G16.review',
  id: 'G16',
  title: 'A decision about travel is looked at again on its day',
  words: 'Whether travel is monitored or not, the decision has a day on which it is made again.',
  task: 'Decide again about travel monitoring',
  limit: 'G16.longest',
  systems: ['S04', 'S07'],
  findings: ['F17'],
  listens: ['OverseasLinkRecorded', 'TravelConsidered'],
  owed: (file) =>
    [...file.subjects.values()].flatMap((subject) =>
      subject.travel.map((each): Owed => {
        return { ...from(subject, each), due: each.review, met: firstAfter<InOrder>(each, subject.travel, linkEnds(subject)) };
      }),
    ),
};

/** Whether everything that a report of an area of subjects of interest began has ended: it was set aside, or its subject is closed. */
export function leadIsOver(file: FileState, lead: string): boolean {
  const subject = file.subjects.get(lead);
  return subject !== undefined && !isUndecidedAgain(file, lead) && (subject.setAside !== null || isClosedSubject(subject));
}
