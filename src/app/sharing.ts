/**
 * What is given to others and what is not (G22), what its holder keeps (G21), sealed files, and the pathway for fixation on violence (S17).
 * A disclosure is asked of G02 and G22 first; what was given in danger is recorded afterwards, and nothing stands before it.
 */
import type { ActName } from '../access/acts.ts';
import { standingOf } from '../access/standing.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Decision, refused } from '../domain/decision.ts';
import {
  acknowledgeDisclosure,
  decideDisclosure,
  type DisclosureFields,
  flagSensitive,
  keepDisclosurePointer,
  liftFlag,
} from '../domain/disclosure/deciders.ts';
import { type AboutRole, aboutRole } from '../domain/employment/telling.ts';
import type { FileState } from '../domain/file/state.ts';
import {
  acceptPathway,
  askPathway,
  codeConcern,
  keepPathway,
  type Latest,
  proposeEnd,
  proposeRefusal,
  returnPathway,
  reviewPathway,
  sayConsent,
  secondPathway,
  takeUp,
} from '../domain/pathway/deciders.ts';
import { askWeighing, minuteDecision, noteItem, renewItem, weighItem, withdrawItem } from '../domain/sealed/deciders.ts';
import { endFlag, flagConcern, sealFile, type SealFields, unsealFile } from '../domain/silent/deciders.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { whatGatesLack } from '../rulebook/engine/gates.ts';
import { amountOf, type Lack, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { sharingLists } from '../rulebook/uk/disclosure.ts';
import { pathwayLists } from '../rulebook/uk/violenceLists.ts';
import type { Outcome, Situation } from './act.ts';
import type { House } from './house.ts';
import { actOnFile, proposedBy } from './onFile.ts';

export type SharingAct =
  /** `about`: it tells of a position of trust (G19), and answers what is told of it. */
  | {
      readonly act: 'decide-disclosure';
      readonly disclosure: string;
      readonly fields: DisclosureFields;
      readonly about?: AboutRole | undefined;
    }
  | {
      readonly act: 'record-protective-disclosure';
      readonly disclosure: string;
      readonly fields: DisclosureFields & { readonly happened: Instant };
      readonly about?: AboutRole | undefined;
    }
  | { readonly act: 'keep-disclosure-pointer'; readonly disclosure: string; readonly holder: string }
  | {
      readonly act: 'acknowledge-disclosure';
      readonly disclosure: string;
      readonly happened?: Instant | undefined;
      readonly fields: { readonly who: string; readonly words: string; readonly channel: 'own page' | 'recorded' };
    }
  | { readonly act: 'flag-sensitive'; readonly fact: string; readonly holder: string }
  | { readonly act: 'lift-sensitive'; readonly fact: string; readonly authority: string }
  | { readonly act: 'note-sealed-item'; readonly item: string; readonly fields: { readonly holder: string; readonly until: Instant } }
  | { readonly act: 'renew-sealed-item'; readonly item: string; readonly until: Instant }
  | { readonly act: 'withdraw-sealed-item'; readonly item: string; readonly why: string }
  | {
      readonly act: 'weigh-sealed-item';
      readonly item: string;
      readonly fields: { readonly question: string; readonly outcome: string; readonly words: string };
    }
  | { readonly act: 'ask-weighing'; readonly weighing: string; readonly fields: Parameters<typeof askWeighing>[2] }
  | {
      readonly act: 'minute-weighed';
      readonly weighing: string;
      readonly fields: { readonly decided: string; readonly protective: boolean };
    }
  | { readonly act: 'seal-file'; readonly fields: SealFields }
  | { readonly act: 'unseal-file'; readonly reason: string }
  | { readonly act: 'flag-concern'; readonly flag: string; readonly fields: Parameters<typeof flagConcern>[2] }
  | { readonly act: 'end-flag'; readonly flag: string; readonly reason: string }
  | { readonly act: 'code-concern'; readonly referral: string; readonly fields: Parameters<typeof codeConcern>[2] }
  | { readonly act: 'ask-pathway'; readonly pathway: string; readonly fields: Parameters<typeof askPathway>[2] }
  | { readonly act: 'take-up-pathway'; readonly pathway: string; readonly fields: Parameters<typeof takeUp>[2] }
  | {
      readonly act: 'propose-pathway-refusal' | 'propose-pathway-end';
      readonly pathway: string;
      readonly fields: { readonly reasons: readonly string[]; readonly words: string };
    }
  | {
      readonly act: 'agree-pathway' | 'decline-pathway';
      readonly pathway: string;
      readonly fields: { readonly words: string; readonly nextLook: Instant };
    }
  | {
      readonly act: 'review-pathway' | 'return-pathway';
      readonly pathway: string;
      readonly fields: { readonly words: string; readonly nextLook: Instant };
    }
  | { readonly act: 'keep-pathway'; readonly pathway: string; readonly fields: Parameters<typeof keepPathway>[2] }
  | { readonly act: 'say-pathway-consent'; readonly pathway: string; readonly fields: Parameters<typeof sayConsent>[2] }
  | { readonly act: 'accept-pathway'; readonly pathway: string; readonly fields: Parameters<typeof acceptPathway>[2] };

/** Acts that the policies know by another name: steps of one thing that the same posts may take. */
const policyOf: Readonly<Partial<Record<SharingAct['act'], ActName>>> = {
  'keep-disclosure-pointer': 'decide-disclosure',
  'lift-sensitive': 'flag-sensitive',
  'renew-sealed-item': 'note-sealed-item',
  'withdraw-sealed-item': 'note-sealed-item',
  'weigh-sealed-item': 'note-sealed-item',
  'minute-weighed': 'ask-weighing',
  'unseal-file': 'seal-file',
  'end-flag': 'flag-concern',
  'propose-pathway-refusal': 'work-pathway',
  'propose-pathway-end': 'work-pathway',
  'take-up-pathway': 'work-pathway',
  'review-pathway': 'work-pathway',
  'return-pathway': 'work-pathway',
  'accept-pathway': 'work-pathway',
  'keep-pathway': 'work-pathway',
  'say-pathway-consent': 'work-pathway',
  'decline-pathway': 'agree-pathway',
};
export const policyOfSharing = (act: SharingAct['act']): ActName => policyOf[act] ?? (act as ActName);

export const recordSharing = (
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string } & SharingAct,
): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: policyOfSharing(request.act),
    referral: 'referral' in request ? request.referral : undefined,
    decide: (file, situation) => decide(situation, file, viewer, request),
  });

/** The last day that something may stand without being looked at, by its limit. */
export const latestOf = (book: RulebookInForce, limit: string, now: Instant): Instant =>
  dueAfter(now, amountOf(book, limit, now), book.calendar);

function decide({ book, now, area }: Situation, file: FileState, viewer: Viewer, request: SharingAct): Decision {
  const { posts } = standingOf(area, viewer, now);
  const latest = (limit: string) => latestOf(book, limit, now);
  switch (request.act) {
    case 'decide-disclosure': {
      const { disclosure, about } = request;
      const fields = { ...request.fields, protective: false };
      const decision = decideDisclosure(file, disclosure, fields, sharingLists(), now);
      const answered = about ? aboutRole(file, disclosure, decision, fields, about, false) : decision;
      if (decision.kind === 'refused' || fields.outcome === 'not shared') return answered;
      const lacks = whatGatesLack(book, file, proposedSharing(viewer, fields, now));
      const asked = answered.kind === 'refused' ? answered.reasons : [];
      return lacks.length === 0 ? answered : refused(...lacks, ...asked);
    }
    case 'record-protective-disclosure': {
      const { disclosure, about } = request;
      const fields = { ...request.fields, outcome: 'shared', protective: true } as const;
      const decision = decideDisclosure(file, disclosure, fields, sharingLists(), now);
      return about ? aboutRole(file, disclosure, decision, fields, about, true) : decision;
    }
    case 'keep-disclosure-pointer':
      return keepDisclosurePointer(file, request.disclosure, request.holder);
    case 'acknowledge-disclosure':
      return acknowledgeDisclosure(file, request.disclosure, request.fields, request.happened, now);
    case 'flag-sensitive':
      return flagSensitive(file, request.fact, request.holder);
    case 'lift-sensitive':
      return liftFlag(file, request.fact, viewer.practitioner, request.authority);
    case 'note-sealed-item':
      return noteItem(file, request.item, request.fields, posts, now, latest('G21.review'));
    case 'renew-sealed-item':
      return renewItem(file, request.item, request.until, posts, now, latest('G21.review'));
    case 'withdraw-sealed-item':
      return withdrawItem(file, request.item, request.why, posts);
    case 'weigh-sealed-item':
      return weighItem(file, request.item, request.fields, posts);
    case 'ask-weighing':
      return askWeighing(file, request.weighing, request.fields, now);
    case 'minute-weighed':
      return minuteDecision(file, request.weighing, request.fields);
    case 'seal-file':
      return sealFile(file, request.fields, posts, now, latest('S11.seal'));
    case 'unseal-file':
      return unsealFile(file, request.reason, posts);
    case 'flag-concern':
      return flagConcern(file, request.flag, request.fields, now, latest('F48.flag'));
    case 'end-flag':
      return endFlag(file, request.flag, request.reason);
    default:
      return decidePathway(file, viewer, request, now, { look: latest('S17.look'), keep: latest('S17.keep') });
  }
}

type PathwayAct = Extract<SharingAct, { readonly act: 'code-concern' | `${string}pathway${string}` }>;

function decidePathway(file: FileState, viewer: Viewer, request: PathwayAct, now: Instant, latest: Latest): Decision {
  switch (request.act) {
    case 'code-concern':
      return codeConcern(file, request.referral, request.fields, pathwayLists, now);
    case 'ask-pathway':
      return askPathway(file, request.pathway, request.fields);
    case 'take-up-pathway':
      return takeUp(file, request.pathway, request.fields, pathwayLists, now, latest);
    case 'propose-pathway-refusal':
      return proposeRefusal(file, request.pathway, request.fields, pathwayLists);
    case 'propose-pathway-end':
      return proposeEnd(file, request.pathway, request.fields, pathwayLists);
    case 'agree-pathway':
    case 'decline-pathway':
      return secondPathway(file, request.pathway, request.act === 'agree-pathway', viewer.practitioner, request.fields, now, latest.look);
    case 'review-pathway':
      return reviewPathway(file, request.pathway, request.fields, now, latest.look, pathwayLists);
    case 'accept-pathway':
      return acceptPathway(file, request.pathway, request.fields, now, latest.look, pathwayLists);
    case 'return-pathway':
      return returnPathway(file, request.pathway, request.fields, now, latest.look);
    case 'keep-pathway':
      return keepPathway(file, request.pathway, request.fields, now, latest);
    case 'say-pathway-consent':
      return sayConsent(file, request.pathway, request.fields);
    default:
      return request satisfies never;
  }
}

const proposedSharing = (viewer: Viewer, shared: DisclosureFields, now: Instant) =>
  ({ ...proposedBy(viewer, now), kind: 'disclose', shared }) as const;

/** What G02 lacks before anything is given: said on the page before somebody has typed it all. */
export const lacksForSharing = (book: RulebookInForce, file: FileState, viewer: Viewer, now: Instant): readonly Lack[] =>
  whatGatesLack(book, file, { ...proposedBy(viewer, now), kind: 'disclose' });
