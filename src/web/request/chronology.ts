/** What requests, de-confliction, section 36, offers of needs and feedback say in a chronology. */
import type { RequestEntry } from '../../domain/request/entries.ts';
import type { OutwardEntry } from '../../domain/referral/outward.ts';
import { feedbackWords, groundWords, basisWords, section36GroundWords } from '../../app/partnerWords.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { said } from '../file/told.ts';
import { phrase, t } from '../words.ts';

type Words = [what: string, ...words: (string | null)[]];

const answered = {
  reply: phrase('A partner replies'),
  part: phrase('A partner replies in part'),
  'nothing held': phrase('A partner answers: nothing held'),
  refused: phrase('A partner decides not to share, with the reason and the ground'),
} as const;

export function requestWords(fact: RequestEntry, post: (id: string) => string): Words {
  switch (fact.type) {
    case 'RequestMade': {
      const { asked, why, basis, least, contact, post: of, marking, handling } = fact.fields;
      return [
        t('A partner is asked'),
        asked,
        said(t('Why'), why),
        said(t('Lawful basis'), basisWords(basis)),
        said(t('No less would do, because'), least),
        said(t('Asked of'), of ? post(of) : contact),
        said(t('Marking and handling'), [marking, handling].filter(Boolean).join('. ')),
      ];
    }
    case 'RequestCodeIssued':
      return [
        t('A one-time code to answer with is issued; earlier codes are dead'),
        t('It runs until {when}.', { when: dateAndTime(fact.fields.until) }),
      ];
    case 'RequestAnswered': {
      const { answer, words, ground, by } = fact.fields;
      return [t(answered[answer]), words, ground === null ? null : said(t('Ground'), groundWords(ground)), said(t('Answered by'), by)];
    }
    case 'RequestWithdrawn':
      return [t('The request is withdrawn'), fact.fields.reason];
    case 'RequestAbsenceAccepted':
      return [t('It is accepted that no reply came'), fact.fields.reason];
    case 'SensitivePointerKept':
      return [t('Sensitive information is not taken here; only who holds it is kept'), fact.fields.holder];
    default:
      return fact satisfies never;
  }
}

export function outwardWords(fact: OutwardEntry): Words {
  switch (fact.type) {
    case 'DeconflictionAsked':
      return [t('The police duty is asked whether there may be contact'), fact.fields.why];
    case 'DeconflictionAnswered':
      return [
        t('The police duty answers: {answer}', { answer: t(fact.fields.answer) }),
        fact.fields.conditions,
        said(t('Answered by'), fact.fields.by),
      ];
    case 'Section36Proposed':
    case 'Section36Decided': {
      const { outcome, grounds, groundsOn, nextLook } = fact.fields;
      return [
        fact.type === 'Section36Proposed'
          ? t('A decision under section 36 is proposed: {outcome}', { outcome: t(outcome) })
          : t('Decided under section 36: {outcome}', { outcome: t(outcome) }),
        grounds,
        said(t('It rests on'), groundsOn.map(section36GroundWords).join('; ')),
        fact.type === 'Section36Decided' ? fact.fields.words : null,
        t('Next look by {day}.', { day: dueDate(nextLook) }),
      ];
    }
    case 'Section36Declined':
      return [t('The decision under section 36 is declined'), fact.fields.words];
    case 'NeedOffered':
      return [t('A need is offered to a service'), fact.fields.service];
    case 'NeedRefused':
      return [t('A service does not take a need'), fact.fields.words];
    case 'FeedbackGiven':
      return [
        t('Whoever referred is told ({how})', { how: t(fact.fields.how) }),
        fact.fields.said.map(feedbackWords).join('. '),
        fact.fields.words,
      ];
    case 'FeedbackWithheld':
      return [t('Whoever referred is not told'), fact.fields.reason];
    case 'AddedRead':
      return [t('What was added has been read'), fact.fields.words];
    default:
      return fact satisfies never;
  }
}
