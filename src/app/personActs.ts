/**
 * What is recorded about the person themselves: whether they are told, what they say, what they ask, the state they are in. Telling is a
 * contact: G02 and G08 are asked first. What one sitting answers besides (the assessment, a proposal to close) is recorded with it.
 */
import type { Viewer } from '../access/viewer.ts';
import {
  acceptConcerns,
  answerCircumstance,
  confirmCircumstance,
  considerAdulthood,
  endCircumstance,
  passOn,
  recordCircumstance,
} from '../domain/circumstance/deciders.ts';
import type { CircumstanceEntry, What } from '../domain/circumstance/entries.ts';
import { type Decision, decided, refused } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import {
  answerRight,
  askRight,
  confirmNotTold,
  decideTelling,
  recordAccount,
  recordParents,
  recordSocialCare,
  type TellingFields,
} from '../domain/telling/deciders.ts';
import type { TellingEntry } from '../domain/telling/entries.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type Lack, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { termsOf } from '../rulebook/uk/circumstances.ts';
import type { Situation } from './act.ts';
import { lacksForContact } from './onFile.ts';

type Typed<Type extends (TellingEntry | CircumstanceEntry)['type']> = Partial<
  Extract<TellingEntry | CircumstanceEntry, { type: Type }>['fields']
>;

export type PersonAct =
  | { readonly act: 'decide-telling'; readonly telling: string; readonly fields: TellingFields }
  | { readonly act: 'confirm-not-told'; readonly referral: string }
  | { readonly act: 'record-parents'; readonly telling: string; readonly fields: Typed<'ParentsRecorded'> }
  | { readonly act: 'record-social-care'; readonly telling: string; readonly fields: Typed<'SocialCareDecided'> }
  | { readonly act: 'record-account'; readonly telling: string; readonly fields: Typed<'OwnAccountRecorded'> }
  | { readonly act: 'record-right'; readonly telling: string; readonly fields: Typed<'RightAsked'>; readonly asked?: Instant | undefined }
  | { readonly act: 'answer-right'; readonly telling: string; readonly fields: Typed<'RightAnswered'> }
  | {
      readonly act: 'record-circumstance';
      readonly circumstance: string;
      readonly fields: Typed<'CircumstanceRecorded'> & { readonly since?: Instant | undefined };
    }
  | {
      readonly act: 'confirm-circumstance';
      readonly circumstance: string;
      readonly fields: Typed<'CircumstanceConfirmed'>;
      readonly isIndependent: boolean;
    }
  | { readonly act: 'answer-circumstance'; readonly circumstance: string; readonly fields: Typed<'CircumstanceAnswered'> }
  | { readonly act: 'end-circumstance'; readonly circumstance: string; readonly fields: Typed<'CircumstanceEnded'> }
  | { readonly act: 'pass-on-concerns'; readonly circumstance: string; readonly fields: Typed<'ConcernsPassedOn'> }
  | { readonly act: 'accept-concerns'; readonly circumstance: string; readonly fields: Typed<'ConcernsAccepted'> }
  | { readonly act: 'consider-adulthood'; readonly circumstance: string; readonly fields: Typed<'AdulthoodConsidered'> };

/** What one sitting answers besides its own question. */
export interface Beside {
  readonly telling?: { readonly id: string; readonly fields: TellingFields } | 'stands' | undefined;
  readonly account?: { readonly id: string; readonly fields: Typed<'OwnAccountRecorded'> } | undefined;
}

const personActs = new Set<string>([
  'decide-telling',
  'confirm-not-told',
  'record-parents',
  'record-social-care',
  'record-account',
  'record-right',
  'answer-right',
  'record-circumstance',
  'confirm-circumstance',
  'answer-circumstance',
  'end-circumstance',
  'pass-on-concerns',
  'accept-concerns',
  'consider-adulthood',
] satisfies PersonAct['act'][]);
export const isAboutPerson = <R extends { readonly act: string }>(request: R): request is R & PersonAct => personActs.has(request.act);

export function decideAboutPerson({ book, now }: Situation, file: FileState, viewer: Viewer, request: PersonAct): Decision {
  switch (request.act) {
    case 'decide-telling':
      return tell(book, file, viewer, request.telling, request.fields, now);
    case 'confirm-not-told':
      return confirmNotTold(file, request.referral, now);
    case 'record-parents':
      return recordParents(file, request.telling, request.fields);
    case 'record-social-care':
      return recordSocialCare(file, request.telling, request.fields);
    case 'record-account':
      return recordAccount(file, request.telling, request.fields);
    case 'record-right':
      return askRight(file, request.telling, request.fields, request.asked, now);
    case 'answer-right':
      return answerRight(file, request.telling, request.fields);
    case 'record-circumstance':
      return recordCircumstance(file, request.circumstance, request.fields, now, latestLook(book, request.fields.what, now));
    case 'confirm-circumstance':
      return confirmCircumstance(file, request.circumstance, request.fields, request.isIndependent);
    case 'answer-circumstance': {
      const found = file.circumstances.get(request.circumstance);
      const latest = latestLook(book, found?.kind === 'circumstance' ? found.what : undefined, now);
      return answerCircumstance(file, request.circumstance, request.fields, now, latest);
    }
    case 'end-circumstance':
      return endCircumstance(file, request.circumstance, request.fields);
    case 'pass-on-concerns':
      return passOn(file, request.circumstance, request.fields);
    case 'accept-concerns':
      return acceptConcerns(file, request.circumstance, request.fields);
    case 'consider-adulthood':
      return considerAdulthood(file, request.circumstance, request.fields, now);
    default:
      return request satisfies never;
  }
}

/** The latest day on which a state of the person is looked at again; null where something else is asked. */
export function latestLook(book: RulebookInForce, what: What | undefined, now: Instant): Instant | null {
  const limit = what ? termsOf(what)?.look : null;
  return limit ? dueAfter(now, amountOf(book, limit), book.calendar) : null;
}

/** The latest day to which telling may be put off. */
export const latestTelling = (book: RulebookInForce, now: Instant): Instant => dueAfter(now, amountOf(book, 'K08.longest'), book.calendar);

function tell(book: RulebookInForce, file: FileState, viewer: Viewer, id: string, fields: TellingFields, now: Instant): Decision {
  const decision = decideTelling(file, id, fields, now, latestTelling(book, now));
  if (decision.kind === 'refused' || fields.outcome === 'not told') return decision;
  const lacks = lacksForTelling(book, file, viewer, fields, now);
  return lacks.length === 0 ? decision : refused(...lacks);
}

/** What the gates lack before the person, or a parent, is told. A letter to a child's home reaches a parent. */
export const lacksForTelling = (
  book: RulebookInForce,
  file: FileState,
  viewer: Viewer,
  { concerns, whom, how }: Pick<TellingFields, 'concerns' | 'whom' | 'how'>,
  now: Instant,
): readonly Lack[] => {
  const reachesParent = (whom ?? 'the person') !== 'the person' || how === 'letter';
  return lacksForContact(book, file, viewer, { referral: concerns ?? null, reachesParent }, now);
};

/** The main decision with what its sitting answers besides, recorded together or not at all: telling first, so that the stage finds it answered. */
export function withBeside(
  main: Decision,
  { book, now }: Situation,
  file: FileState,
  viewer: Viewer,
  referral: string,
  beside: Beside,
): Decision {
  if (main.kind === 'refused') return main;
  const { telling, account } = beside;
  const more = [
    ...(account ? [recordAccount(file, account.id, { ...account.fields, concerns: referral })] : []),
    ...(telling === 'stands'
      ? [confirmNotTold(file, referral, now)]
      : telling
        ? [tell(book, file, viewer, telling.id, { ...telling.fields, concerns: referral }, now)]
        : []),
  ];
  const reasons = more.flatMap((each) => (each.kind === 'refused' ? each.reasons : []));
  if (reasons.length > 0) return refused(...reasons);
  return decided(...more.flatMap((each) => (each.kind === 'decided' ? each.entries : [])), ...main.entries);
}
