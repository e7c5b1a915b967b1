/** What the facts about judgements, assumptions, finds and roles say in a chronology, and their codes in words. */
import type { AssessmentEntry } from '../../domain/assessment/entries.ts';
import type { AssumptionEntry } from '../../domain/assumption/entries.ts';
import type { EmploymentEntry } from '../../domain/employment/entries.ts';
import type { FindEntry } from '../../domain/find/entries.ts';
import { dueDate } from '../dates.ts';
import type { PersonLine } from '../told/words.ts';
import { said } from '../file/told.ts';
import { t } from '../words.ts';

interface Naming {
  readonly post: (id: string) => string;
}
type Judging = AssessmentEntry | AssumptionEntry | FindEntry | EmploymentEntry;

export function judgingLine(fact: Judging, naming: Naming): PersonLine {
  switch (fact.type) {
    case 'AssessmentMade':
      return assessmentLine(fact.fields);
    case 'AssumptionMade': {
      const { words, grounds, wouldShowWrong, owner, until } = fact.fields;
      return [
        t('An assumption is made'),
        words,
        said(t('Grounds'), grounds),
        said(t('Would show it wrong'), wouldShowWrong),
        t('Owned by {post}, until {day}.', { post: naming.post(owner), day: dueDate(until) }),
      ];
    }
    case 'AssumptionKept':
      return [t('An assumption is looked at again and kept'), fact.fields.reason, t('Until {day}.', { day: dueDate(fact.fields.until) })];
    case 'AssumptionChallenged':
      return [t('An assumption is challenged'), fact.fields.words];
    case 'AssumptionChallengeAnswered':
      return [t('The challenge to an assumption is answered: it is kept'), fact.fields.words];
    case 'AssumptionDropped':
      return [t('An assumption is dropped'), fact.fields.reason];
    case 'AssumptionShownWrong':
      return [t('An assumption is shown wrong'), fact.fields.words];
    case 'AssumptionFollowedUp':
      return [t('What follows from a wrong assumption'), fact.fields.words];
    case 'FindRecorded':
    case 'FindPut':
      return findLine(fact);
    case 'FindPlaced':
      return [t('The find is put to whoever holds the person')];
    case 'DisruptionDecided':
      return [t('About a find: {outcome}', { outcome: t(fact.fields.outcome) }), fact.fields.reason, said(t('Told'), fact.fields.told)];
    case 'FindAwaits':
      return [t('Only an arrival tells of whom the find is about: it is put to their file when it is entered')];
    case 'FindReturned':
      return [t('The find was not about that person: it waits again for whoever finds out whom it is about')];
    case 'FindAnswered':
      return [t('The find is answered'), fact.fields.words];
    default:
      return roleLine(fact, naming);
  }
}

function findLine(fact: Extract<FindEntry, { type: 'FindRecorded' | 'FindPut' }>): PersonLine {
  const { sort, words, found } = fact.fields;
  const what =
    fact.type === 'FindPut'
      ? t('Found in another case about this person: {sort}', { sort: t(sort) })
      : fact.fields.about === 'somebody else'
        ? t('Found here about somebody else: {sort}', { sort: t(sort) })
        : t('A find or an event: {sort}', { sort: t(sort) });
  return [what, words, said(t('Found'), found), fact.type === 'FindRecorded' && said(t('About'), fact.fields.person)];
}

function assessmentLine(fields: AssessmentEntry['fields']): PersonLine {
  const { purpose, judgement, confidence, capability, wouldChangeMyMind, dissentsFrom, dissent } = fields;
  return [
    dissentsFrom === null
      ? t('An assessment is made: {purpose}', { purpose: t(purpose) })
      : t('Another person’s assessment dissents: {purpose}', { purpose: t(purpose) }),
    judgement,
    said(t('Where it dissents'), dissent),
    t('Confidence: {confidence}.', { confidence: t(confidence) }),
    capability.grade !== 'not assessed' && said(t('With what is at hand'), capability.atHand),
    said(t('Would change the assessor’s mind'), wouldChangeMyMind),
  ];
}

function roleLine(fact: EmploymentEntry, naming: Naming): PersonLine {
  switch (fact.type) {
    case 'EmploymentRecorded': {
      const { held, sort, what, source } = fact.fields;
      const is = held === 'sought' ? t('A role is sought: {what}', { what }) : t('A role is held: {what}', { what });
      return [is, t(sort), said(t('With'), fact.fields.with), said(t('Source'), source)];
    }
    case 'TrustAssessed': {
      const { children, adultsAtRisk, criticalAccess, reason, nextLook } = fact.fields;
      return [
        t('Is it a position of trust? With children: {children}; adults at risk: {adults}; critical access: {access}', {
          children: t(children),
          adults: t(adultsAtRisk),
          access: t(criticalAccess),
        }),
        reason,
        nextLook !== null && t('Looked at again by {day}.', { day: dueDate(nextLook) }),
      ];
    }
    case 'TrustTellingDecided': {
      const { outcome, whom, what, reason, chanceToAnswer, chanceWords, seniorView, seniorPost, nextLook } = fact.fields;
      return [
        t('About a position of trust: {outcome}', { outcome: t(outcome) }),
        reason,
        said(t('Whom'), whom),
        said(t('What is told'), what),
        said(seniorPost === null ? t('View of a senior officer') : t('View of {post}', { post: naming.post(seniorPost) }), seniorView),
        said(chanceToAnswer === 'given' ? t('The person answered') : t('The person was not asked, because'), chanceWords),
        nextLook !== null && t('Decided again by {day}.', { day: dueDate(nextLook) }),
      ];
    }
    case 'TrustAllegationMade':
      return [t('An allegation about the person in this role'), fact.fields.words, t(fact.fields.threshold), fact.fields.reason];
    case 'DesignatedOfficerTold':
      return [t('The designated officer is told: {service}', { service: fact.fields.service }), fact.fields.words];
    case 'BarringReferralRecorded':
      return [t('Referral to the barring service: {outcome}', { outcome: t(fact.fields.outcome) }), fact.fields.by, fact.fields.words];
    case 'EmploymentEnded':
      return [t('A role {how}', { how: t(fact.fields.how) }), fact.fields.words];
    default:
      return fact satisfies never;
  }
}
