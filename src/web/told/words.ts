/** What the facts about telling, hearing and the state of the person say in a chronology, and their codes in words. */
import type { CircumstanceEntry, What } from '../../domain/circumstance/entries.ts';
import type { reasonsNotToTell, Right, TellingEntry, ToldWhom, waysOfTelling } from '../../domain/telling/entries.ts';
import { dueDate } from '../dates.ts';
import { t } from '../words.ts';

/** What happened, and lines of what was said with it. */
export type PersonLine = readonly [what: string, ...lines: readonly (string | null | undefined | false)[]];

export const wayWords = (way: (typeof waysOfTelling)[number]): string =>
  ({
    letter: t('by letter'),
    'in person': t('in person'),
    telephone: t('by telephone'),
    'through somebody they trust': t('through somebody they trust'),
  })[way];
export const whomWords = (whom: ToldWhom): string =>
  ({
    'the person': t('the person'),
    'a parent': t('somebody with parental responsibility'),
    both: t('the person and somebody with parental responsibility'),
  })[whom];
export const notToldWords = (why: (typeof reasonsNotToTell)[number]): string =>
  ({
    'somebody may be hurt': t('Somebody may be hurt if they are told'),
    'it would harm an inquiry': t('It would harm an inquiry that goes on'),
    'it would harm the person': t('It would harm the person'),
    'they cannot be reached': t('They cannot be reached'),
    other: t('Another reason'),
  })[why];
export const rightWords = (right: Right): string =>
  ({ access: t('to see what is held'), correction: t('for a correction'), complaint: t('for an answer to a complaint') })[right];
export const circumstanceWords = (what: What): string =>
  ({
    died: t('Died'),
    'left the country': t('Left the country'),
    'in custody': t('In custody'),
    missing: t('Missing'),
    'not traced': t('Not traced'),
    'moved area': t('Moved area'),
    'moved school': t('Moved school'),
  })[what];

export interface PersonNaming {
  readonly post: (id: string) => string;
  readonly referral: (id: string) => string;
}

export function personLine(fact: TellingEntry | CircumstanceEntry, naming: PersonNaming): PersonLine {
  switch (fact.type) {
    case 'TellingDecided':
      return tellingLine(fact.fields, naming);
    case 'TellingStands':
      return [t('The decision not to tell them still stands'), t('At {referral}', { referral: naming.referral(fact.fields.concerns) })];
    case 'ParentsRecorded': {
      const { holders, inCare, authority, childsView, childsViewNotSought, parentMayBeSource } = fact.fields;
      return [
        t('Who holds parental responsibility'),
        holders,
        inCare === 'yes' && t('In care: {authority}', { authority: authority || t('authority not known') }),
        parentMayBeSource === 'yes' && t('A parent may be the source of concern: no contact before social care has decided.'),
        childsView
          ? t('The child’s own view: {view}', { view: childsView })
          : t('The child’s own view was not sought: {why}', { why: childsViewNotSought }),
      ];
    }
    case 'SocialCareDecided':
      return [
        fact.fields.contact === 'may be made'
          ? t('Social care: contact with the parent may be made')
          : t('Social care: no contact with the parent'),
        fact.fields.words,
        fact.fields.service,
      ];
    case 'OwnAccountRecorded': {
      const { concerns, account, how, language, notSoughtBecause } = fact.fields;
      return [
        account ? t('The person’s own account') : t('The person has not been asked for their own account'),
        account || notSoughtBecause,
        t('About {referral}', { referral: naming.referral(concerns) }),
        how && t('Heard: {how}', { how }),
        language && t('Language: {language}', { language }),
      ];
    }
    case 'RightAsked':
      return [t('They ask {what}', { what: rightWords(fact.fields.right) }), fact.fields.words];
    case 'RightAnswered':
      return [
        {
          done: t('What they asked for is done'),
          'done in part': t('What they asked for is done in part'),
          refused: t('What they asked for is refused'),
        }[fact.fields.outcome],
        fact.fields.words,
      ];
    case 'CircumstanceRecorded': {
      const { what, source, words, place, nextLook } = fact.fields;
      return [
        what === 'died' ? t('Reported dead, to be confirmed') : circumstanceWords(what),
        words,
        place && t('Where: {place}', { place }),
        t('Says: {source}', { source }),
        nextLook !== null && nextLook !== undefined && t('Looked at again by {day}', { day: dueDate(nextLook) }),
      ];
    }
    case 'CircumstanceConfirmed':
      return [t('A second source confirms it'), fact.fields.words, t('Says: {source}', { source: fact.fields.source })];
    case 'CircumstanceAnswered':
      return [
        t('What the circumstance asks is answered'),
        fact.fields.words,
        fact.fields.nextLook !== null &&
          fact.fields.nextLook !== undefined &&
          t('Looked at again by {day}', { day: dueDate(fact.fields.nextLook) }),
      ];
    case 'CircumstanceEnded':
      return [fact.fields.how === 'was wrong' ? t('It was wrong, and is taken back') : t('It is over'), fact.fields.words];
    case 'ConcernsPassedOn':
      return [t('The concerns are passed on'), fact.fields.words, t('To: {receiver}', { receiver: fact.fields.receiver })];
    case 'ConcernsAccepted':
      return [
        t('The receiving side accepts in writing'),
        fact.fields.words,
        t('Accepted by: {receiver}', { receiver: fact.fields.receiver }),
      ];
    case 'AdulthoodConsidered':
      return [
        t('Turned 18: asked again'),
        t('Consent: {words}', { words: fact.fields.consent }),
        t('Parental responsibility: {words}', { words: fact.fields.responsibility }),
        t('How long it is kept: {words}', { words: fact.fields.retention }),
      ];
    default:
      return fact satisfies never;
  }
}

function tellingLine(fields: Extract<TellingEntry, { type: 'TellingDecided' }>['fields'], naming: PersonNaming): PersonLine {
  const { outcome, whom, how, language, interpreter, notToldBecause, words, until, reviewer } = fields;
  const day = until === null ? '' : dueDate(until);
  if (outcome === 'not told')
    return [
      t('Decided: they are not told until {day}', { day }),
      notToldBecause && notToldWords(notToldBecause),
      words,
      reviewer !== null && t('Looks again: {post}', { post: naming.post(reviewer) }),
    ];
  return [
    outcome === 'told'
      ? t('Told: {whom}', { whom: whomWords(whom) })
      : t('Decided: {whom} will be told by {day}', { whom: whomWords(whom), day }),
    how && wayWords(how),
    language && t('Language: {language}', { language }),
    interpreter && t('Interpreter: {interpreter}', { interpreter }),
    words,
  ];
}
