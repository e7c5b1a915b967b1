/** Pure deciders about the pathway for fixation on violence. What may follow is asked of the machine; who may second, here. */
import { because, type Decision } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
import type { FileState } from '../file/state.ts';
import { mayFollow } from '../machine.ts';
import { write } from '../write.ts';
import {
  ConcernCoded,
  PathwayAccepted,
  PathwayAsked,
  PathwayConsentSaid,
  PathwayEndDeclined,
  PathwayEnded,
  PathwayEndProposed,
  PathwayKept,
  type PathwayNote,
  PathwayRefusalDeclined,
  PathwayRefusalProposed,
  PathwayRefused,
  PathwayReturned,
  PathwayReviewed,
  type PathwayStep,
  PathwayTakenUp,
} from './entries.ts';
import { pathwayMachine } from './machine.ts';
import { whyNotOwner } from './owner.ts';
import { isOpenPathway, type Pathway } from './state.ts';

type Fields = Readonly<Record<string, unknown>>;
type Step = Exclude<PathwayStep['type'], 'PathwayAsked'>;

/** The codes of the loaded list: openly this project's own (src/rulebook/uk/violence-pathway.json). */
export interface PathwayLists {
  readonly list: string;
  readonly version: number;
  readonly violence: readonly string[];
  readonly ideology: readonly string[];
  readonly bases: readonly string[];
  readonly consents: readonly string[];
  /** Under these rules somebody has agreed before a service begins; under the second list the child has been heard too. */
  readonly consentFirst: readonly string[];
  readonly childHeard: readonly string[];
  readonly reasons: readonly { readonly code: string; readonly enoughAlone: boolean }[];
}

export function codeConcern(
  file: FileState,
  referral: string,
  fields: { readonly violence: readonly string[]; readonly ideology: readonly string[]; readonly words: string; readonly asOf: number },
  lists: PathwayLists,
  now: number,
): Decision {
  const about = file.referrals.get(referral);
  if (!about) return because('no-such-referral', 'That referral does not lie in this file.', 'Look it up by its reference.');
  if (fields.asOf > now) return because('in-future', 'That day is still to come.', 'Give the day as of which the concern is described.');
  if (fields.violence.length + fields.ideology.length === 0)
    return because('nothing-chosen', 'Nothing is chosen on either axis.', 'Choose what was seen. "None seen" is on each list.');
  if (fields.violence.some((code) => !lists.violence.includes(code)) || fields.ideology.some((code) => !lists.ideology.includes(code)))
    return because('not-on-list', 'Something chosen is not on the list.', 'Open the page again and choose anew.');
  const { list, version } = lists;
  return write(ConcernCoded, { stream: about.stream, file: file.id, record: about.record }, { ...fields, list, version });
}

export function askPathway(file: FileState, id: string, fields: { readonly concern: string; readonly referral: string | null }): Decision {
  const record = file.referrals.get(fields.referral ?? '')?.record ?? [...file.records.keys()][0];
  if (record === undefined) return because('moved', 'No record lies in this file any more.', 'Look where the record lies now.');
  if (file.pathways.has(id)) return because('asked-already', 'This was asked already.', 'Open it from the page of the file.');
  return write(PathwayAsked, { stream: `pathway/${id}`, file: file.id, record }, fields);
}

export function takeUp(file: FileState, id: string, fields: Fields & TakenUp, lists: PathwayLists, now: number, latest: Latest): Decision {
  if (!file.area.organisations.has(fields.controller))
    return because('no-controller', 'It is not said who the controller is.', 'Choose the organisation that answers for the data.');
  const notOwner = whyNotOwner(file.area.posts.get(fields.owner));
  if (notOwner) return notOwner;
  if (!lists.bases.includes(fields.basis)) return because('no-basis', 'No lawful basis is chosen.', 'Choose one of the list.');
  if (!lists.consents.includes(fields.consent))
    return because('no-consent-rule', 'No rule of consent is chosen.', 'Choose one of the list.');
  return wrongKeep(fields.keepUntil, now, latest) ?? wrongLook(fields.nextLook, now, latest.look) ?? step(file, id, PathwayTakenUp, fields);
}
/** The last day that may be given: for the next look, and for keeping. */
export interface Latest {
  readonly look: number;
  readonly keep: number;
}
interface TakenUp {
  readonly controller: string;
  readonly owner: string;
  readonly basis: string;
  readonly consent: string;
  readonly keepUntil: number;
  readonly nextLook: number;
}

/** F43: that no ideology was found is no reason, alone or with others that are none. */
export function proposeRefusal(
  file: FileState,
  id: string,
  fields: { readonly reasons: readonly string[]; readonly words: string },
  { reasons }: PathwayLists,
): Decision {
  return reasonMissing(fields.reasons, reasons) ?? step(file, id, PathwayRefusalProposed, fields);
}

export const proposeEnd = (
  file: FileState,
  id: string,
  fields: { readonly reasons: readonly string[]; readonly words: string },
  { reasons }: PathwayLists,
): Decision => reasonMissing(fields.reasons, reasons) ?? step(file, id, PathwayEndProposed, fields);

/** `by`: who decides. Never whoever proposed it. */
export function secondPathway(
  file: FileState,
  id: string,
  agrees: boolean,
  by: string,
  fields: { readonly words: string; readonly nextLook: number },
  now: number,
  latest: number,
): Decision {
  const proposal = file.pathways.get(id)?.proposal;
  if (!proposal) return because('nothing-proposed', 'Nothing is proposed.', 'Open it from the page of the file.');
  if (proposal.by === by)
    return because('same-person', 'You proposed this yourself: another person decides.', 'It is on the supervising post’s list.');
  const { words, nextLook } = fields;
  if (proposal.what === 'refuse') return step(file, id, agrees ? PathwayRefused : PathwayRefusalDeclined, { words });
  if (agrees) return step(file, id, PathwayEnded, { words });
  return wrongLook(nextLook, now, latest) ?? step(file, id, PathwayEndDeclined, { words, nextLook });
}

export const reviewPathway = (
  file: FileState,
  id: string,
  fields: { readonly words: string; readonly nextLook: number },
  now: number,
  latest: number,
  lists: PathwayLists,
): Decision =>
  wrongLook(fields.nextLook, now, latest) ?? goesOnWithout(file.pathways.get(id), lists) ?? step(file, id, PathwayReviewed, fields);

/** Under a rule that asks for consent first, a service does not go on after consent was refused or taken back: it is not looked at and left as it is. */
function goesOnWithout(pathway: Pathway | undefined, { consentFirst }: PathwayLists): Decision | null {
  const last = pathway?.consents.at(-1);
  return pathway?.state === 'accepted' && consentFirst.includes(pathway.taken?.consent ?? '') && last && last.answer !== 'given'
    ? because(
        'consent-gone',
        'Consent was refused or taken back, and a service still helps.',
        'Record that the service has stopped, or propose to end it; or, if they agree again, what they say.',
      )
    : null;
}

export const acceptPathway = (
  file: FileState,
  id: string,
  fields: { readonly service: string; readonly words: string; readonly nextLook: number },
  now: number,
  latest: number,
  lists: PathwayLists,
): Decision =>
  wrongLook(fields.nextLook, now, latest) ?? withoutConsent(file.pathways.get(id), lists) ?? step(file, id, PathwayAccepted, fields);

/** Under a rule that asks for consent first, no service begins before somebody who may has given it, and for a child before the child was heard. */
function withoutConsent(pathway: Pathway | undefined, { consentFirst, childHeard }: PathwayLists): Decision | null {
  const rule = pathway?.taken?.consent ?? '';
  const last = pathway?.consents.at(-1);
  if (!consentFirst.includes(rule) || (last?.answer === 'given' && (!childHeard.includes(rule) || last.childView.trim() !== '')))
    return null;
  return last?.answer === 'given'
    ? because('child-not-heard', 'The child’s own view is not recorded.', 'Record the consent again, with what the child says.')
    : because('no-consent-yet', 'Nobody has agreed to support under the rule of consent.', 'Record who was asked, and what they say.');
}

export const keepPathway = (
  file: FileState,
  id: string,
  fields: { readonly words: string; readonly keepUntil: number },
  now: number,
  latest: Latest,
): Decision => wrongKeep(fields.keepUntil, now, latest) ?? note(file, id, PathwayKept, fields);

export const sayConsent = (file: FileState, id: string, fields: Extract<PathwayNote, { type: 'PathwayConsentSaid' }>['fields']): Decision =>
  note(file, id, PathwayConsentSaid, fields);

function note(file: FileState, id: string, type: EntryType, fields: Fields): Decision {
  const pathway = file.pathways.get(id);
  if (!pathway?.taken) return because('no-such-pathway', 'That is not taken up in this file.', 'Open it from the page of the file.');
  return isOpenPathway(pathway)
    ? write(type, { stream: pathway.stream, file: file.id, record: pathway.record }, fields)
    : because(
        'not-now',
        `That cannot follow now: ${pathwayMachine.states[pathway.state].words}.`,
        'Open the page again: somebody else may have been faster.',
      );
}

const wrongKeep = (keepUntil: number, now: number, { keep }: Latest): Decision | null =>
  keepUntil <= now
    ? because('date-past', 'The day until which it is kept is not in the future.', 'Give a day after today.')
    : keepUntil > keep
      ? because(
          'keep-far',
          'That is longer than it may be kept without another decision.',
          'Give an earlier day. The rulebook page says how long it may be (S17).',
        )
      : null;

export const returnPathway = (
  file: FileState,
  id: string,
  fields: { readonly words: string; readonly nextLook: number },
  now: number,
  latest: number,
): Decision => wrongLook(fields.nextLook, now, latest) ?? step(file, id, PathwayReturned, fields);

function reasonMissing(given: readonly string[], known: PathwayLists['reasons']): Decision | null {
  const chosen = known.filter(({ code }) => given.includes(code));
  if (chosen.length === 0) return because('no-reason', 'No reason is chosen.', 'Choose at least one.');
  if (chosen.some(({ enoughAlone }) => enoughAlone)) return null;
  return because(
    'reason-not-enough',
    'That no ideology was found is no reason: fixation on violence is looked at for itself.',
    'Choose what was found of the violence. If nothing else was found, the concern is still there: take it up.',
  );
}

function wrongLook(nextLook: number, now: number, latest: number): Decision | null {
  if (nextLook <= now) return because('date-past', 'The day of the next look is not in the future.', 'Give a day after today.');
  return nextLook > latest
    ? because(
        'date-far',
        'That is later than it may go without being looked at.',
        'Give an earlier day. The rulebook page says how long it may be (S17).',
      )
    : null;
}

function step(file: FileState, id: string, type: EntryType<Step>, fields: Fields): Decision {
  const pathway = file.pathways.get(id);
  if (!pathway) return because('no-such-pathway', 'That does not lie in this file.', 'Open it from the page of the file.');
  if (!mayFollow(pathwayMachine, pathway.state, type.type))
    return because(
      'not-now',
      `That cannot follow now: ${pathwayMachine.states[pathway.state].words}.`,
      'Open the page again: somebody else may have been faster.',
    );
  return write(type, { stream: pathway.stream, file: file.id, record: pathway.record }, fields);
}
