/** What the chronology says of sharing, of what its holder keeps, of silent hits, and of the pathway for fixation on violence. */
import type { SilentEntry } from '../../domain/silent/entries.ts';
import type { FileFact } from '../../domain/facts.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import type { Naming } from '../file/told.ts';
import { t } from '../words.ts';

type Line = readonly [what: string, ...words: readonly (string | null | undefined | false)[]];
type OfSharing = Extract<
  FileFact,
  {
    type:
      | `Disclosure${string}`
      | `Sensitive${'Flagged' | 'FlagLifted'}`
      | `SealedItem${string}`
      | 'WeighingAsked'
      | 'ItemWeighed'
      | 'DecisionMinuted'
      | `FileSeal${string}`
      | 'FileUnsealed'
      | `SilentHit${string}`
      | `KnownConcern${string}`
      | 'ConcernCoded'
      | `Pathway${string}`;
  }
>;

export function sharingLine(fact: OfSharing, naming: Naming): Line {
  switch (fact.type) {
    case 'DisclosureDecided': {
      const { outcome, organisation, contact, items, why, necessity, proportionality, handling, conditions, protective } = fact.fields;
      const whom = [organisation && naming.organisation(organisation), contact].filter(Boolean).join(', ');
      if (outcome === 'not shared') return [t('Decided not to share with {whom}', { whom }), why];
      return [
        protective ? t('Shared in danger with {whom}', { whom }) : t('Shared with {whom}', { whom }),
        ...items.map(({ words }) => t('As it was then: {words}', { words })),
        t('Why: {words}', { words: why }),
        necessity && t('Needed because: {words}', { words: necessity }),
        proportionality && t('No less would do because: {words}', { words: proportionality }),
        handling === 'C' && t('Handling C: {words}', { words: conditions }),
      ];
    }
    case 'DisclosureAcknowledged':
      return [t('The recipient says that it arrived'), fact.fields.who, fact.fields.words];
    case 'DisclosurePointerKept':
      return [t('Not shared here: only who holds it is kept'), fact.fields.holder];
    case 'SensitiveFlagged':
      return [t('An entry is flagged as sensitive information: it never leaves by the section 38 route'), fact.fields.holder];
    case 'SensitiveFlagLifted':
      return [t('The flag of sensitive information is taken off an entry'), fact.fields.authority];
    case 'SealedItemNoted':
      return [
        t('There is something that its holder keeps: {post}', { post: naming.post(fact.fields.holder) }),
        t('Before a decision the holder confirms that it was weighed. Until {day}.', { day: dueDate(fact.fields.until) }),
      ];
    case 'SealedItemRenewed':
      return [t('The holder says that there is still something, until {day}', { day: dueDate(fact.fields.until) })];
    case 'SealedItemWithdrawn':
      return [t('The holder has nothing any more to weigh'), t(fact.fields.why)];
    case 'WeighingAsked':
      return [
        t('Every holder is asked before a decision: {decision}', { decision: t(fact.fields.decision) }),
        fact.fields.words,
        t('Needed by {when}.', { when: dateAndTime(fact.fields.needed) }),
      ];
    case 'ItemWeighed':
      return [
        fact.fields.outcome === 'weighed'
          ? t('The holder confirms that it was weighed')
          : t('The holder asks to be spoken with before the decision'),
        fact.fields.words,
      ];
    case 'DecisionMinuted':
      return [
        t('The decision is minuted'),
        fact.fields.decided,
        fact.fields.protective && t('Taken in danger, before the holders had answered.'),
      ];
    case 'FileSealed':
    case 'FileSealRenewed':
      return [
        fact.type === 'FileSealed'
          ? t('The file is sealed until {day}', { day: dueDate(fact.fields.until) })
          : t('The file stays sealed until {day}', { day: dueDate(fact.fields.until) }),
        fact.fields.reason,
      ];
    case 'FileUnsealed':
      return [t('The file is sealed no longer'), fact.fields.reason];
    case 'SilentHitFound':
      return [metBy[fact.fields.what](), fact.fields.post && t('It was {post}.', { post: naming.post(fact.fields.post) })];
    case 'SilentHitDecided':
      return [t('What comes of a silent hit: {outcome}', { outcome: t(hitOutcomes[fact.fields.outcome]) }), fact.fields.words];
    case 'KnownConcernFlagged':
      return [
        t('Whoever meets the person and asks is told to call {post}, until {day}', {
          post: naming.post(fact.fields.post),
          day: dueDate(fact.fields.until),
        }),
        fact.fields.reason,
      ];
    case 'KnownConcernEnded':
      return [t('Nobody is told to call about the person any more'), fact.fields.reason];
    case 'ConcernCoded':
      return [
        t('What the concern is, as of {day}', { day: dueDate(fact.fields.asOf) }),
        t('Violence: {codes}', { codes: fact.fields.violence.join(', ') || t('not said') }),
        t('Ideology: {codes}', { codes: fact.fields.ideology.join(', ') || t('not said') }),
        fact.fields.words,
      ];
    default:
      return pathwayLine(fact);
  }
}

export const hitOutcomes = {
  tell: 'whoever asked is told to call',
  'do not tell': 'whoever asked is not told',
  act: 'something is done',
} as const;

function pathwayLine(fact: Extract<OfSharing, { type: `Pathway${string}` }>): Line {
  switch (fact.type) {
    case 'PathwayAsked':
      return [t('The pathway for fixation on violence is asked for'), fact.fields.concern];
    case 'PathwayTakenUp':
      return [
        t('The pathway for fixation on violence takes it up'),
        fact.fields.words,
        t('Kept until {day}. Looked at by {look}.', { day: dueDate(fact.fields.keepUntil), look: dueDate(fact.fields.nextLook) }),
      ];
    case 'PathwayRefusalProposed':
      return [t('Not taking it up on the pathway for fixation on violence is proposed'), fact.fields.words];
    case 'PathwayRefused':
      return [t('Two people have decided: the pathway for fixation on violence does not take it up'), fact.fields.words];
    case 'PathwayRefusalDeclined':
      return [t('The second person does not agree: it is asked again whether the pathway takes it up'), fact.fields.words];
    case 'PathwayReviewed':
      return [
        t('The pathway for fixation on violence is looked at, and held'),
        fact.fields.words,
        t('Next look by {day}.', { day: dueDate(fact.fields.nextLook) }),
      ];
    case 'PathwayAccepted':
      return [t('A service has accepted: {service}', { service: fact.fields.service }), fact.fields.words];
    case 'PathwayReturned':
      return [t('The service gives it back: its owner holds it'), fact.fields.words];
    case 'PathwayKept':
      return [
        t('The pathway for fixation on violence is kept on'),
        fact.fields.words,
        t('Kept until {day}.', { day: dueDate(fact.fields.keepUntil) }),
      ];
    case 'PathwayConsentSaid':
      return [
        t('Support on the pathway for fixation on violence: consent {answer}', { answer: t(fact.fields.answer) }),
        t('Said by: {who}', { who: fact.fields.who }),
        fact.fields.childView === '' ? null : t('The child’s own view: {view}', { view: fact.fields.childView }),
        fact.fields.words,
      ];
    case 'PathwayEndProposed':
      return [t('Ending the pathway for fixation on violence is proposed'), fact.fields.words];
    case 'PathwayEnded':
      return [t('Two people have decided: the pathway for fixation on violence is ended'), fact.fields.words];
    case 'PathwayEndDeclined':
      return [t('The second person does not agree: the pathway is held on'), fact.fields.words];
    default:
      return fact satisfies never;
  }
}

const metBy: Readonly<Record<Extract<SilentEntry, { type: 'SilentHitFound' }>['fields']['what'], () => string>> = {
  search: () => t('Somebody looked for this person, and was told nothing'),
  referral: () => t('This person was referred, and nothing was said of this file'),
  'list search': () => t('A search by a list or a pattern met this person, and nothing was said of this file'),
  register: () => t('An old register met this person, and nothing was said of this file'),
};
