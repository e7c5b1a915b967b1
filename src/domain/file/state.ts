/**
 * A file: all that is held about one person of concern, settled as a unit. It is a set of records, each with the
 * referrals and danger reports made under it; a record that is linked elsewhere takes them, and their obligations, along.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { type Area, postWithRole } from '../area/state.ts';
import { type Challenge, evolveChallenge } from '../challenge/state.ts';
import { amendedIn, effective, isAmendment } from '../correction/amended.ts';
import { evolveCircumstance, type StateOfPerson } from '../circumstance/state.ts';
import { type Danger, evolveDanger } from '../danger/state.ts';
import { type Dispute, evolveDispute } from '../dispute/state.ts';
import type { FileFact } from '../facts.ts';
import { evolveHandover, type Handover } from '../handover/state.ts';
import type { DerivedConsequence, Duty } from '../obligation/entries.ts';
import { acknowledge, evolveObligation, type Obligation } from '../obligation/state.ts';
import { evolveReferral, type Referral } from '../referral/state.ts';
import type { RecordEntry } from '../record/entries.ts';
import { evolveRequest, type Request } from '../request/state.ts';
import { evolveTelling, type Telling } from '../telling/state.ts';
import { applyLanguage, type Communication, noteOriginal, type Original } from '../language/state.ts';
import { evolveMarker, type Marker } from '../marker/state.ts';
import { type Opening, openingOf } from '../source/state.ts';
import { evolveVisit, type Visit } from '../visit/state.ts';

export type PersonDetails = Extract<RecordEntry, { type: 'RecordMade' }>['fields'];

export interface RecordPart {
  readonly id: string;
  readonly home: string;
  readonly organisation: string | null;
  readonly made: { readonly fact: string; readonly at: Instant };
  /** As last described. */
  readonly details: PersonDetails;
  /** When it was last described anew; its position is beyond every other until it is appended. */
  readonly described: { readonly fact: string; readonly at: Instant; readonly by: string; readonly position: number } | null;
  /** When and by which fact it came to the file it lies in now; its making, when it lies at home. */
  readonly linked: { readonly fact: string; readonly at: Instant; readonly by: string };
}

export interface FileState {
  readonly id: string;
  readonly area: Area;
  readonly opened: { readonly fact: string; readonly at: Instant; readonly home: string } | null;
  readonly lead: string | null;
  readonly leadBefore: readonly { readonly post: string; readonly until: Instant }[];
  readonly records: ReadonlyMap<string, RecordPart>;
  readonly referrals: ReadonlyMap<string, Referral>;
  readonly dangers: ReadonlyMap<string, Danger>;
  readonly requests: ReadonlyMap<string, Request>;
  readonly handovers: ReadonlyMap<string, Handover>;
  readonly disputes: ReadonlyMap<string, Dispute>;
  readonly challenges: ReadonlyMap<string, Challenge>;
  readonly obligations: ReadonlyMap<string, Obligation>;
  /** Told and heard, and the state of the person: one entry a stream. */
  readonly tellings: ReadonlyMap<string, Telling>;
  readonly circumstances: ReadonlyMap<string, StateOfPerson>;
  /** Instants as corrected, by fact, with the record that they belong to. */
  readonly corrected: ReadonlyMap<
    string,
    { readonly happened: Instant | null; readonly learnt: Instant | null; readonly record: string | null }
  >;
  /** Who has opened a sealed source, by the entry that says so. */
  readonly openings: ReadonlyMap<string, Opening>;
  readonly visits: ReadonlyMap<string, Visit>;
  readonly markers: ReadonlyMap<string, Marker>;
  /** What is written in another language, by the entry that says it. */
  readonly originals: ReadonlyMap<string, Original>;
  /** How to speak with the person, by record. */
  readonly communications: ReadonlyMap<string, Communication>;
  readonly retentions: readonly { readonly fact: string; readonly at: Instant; readonly nextReview: Instant; readonly reason: string }[];
  readonly disposalProposals: readonly {
    readonly fact: string;
    readonly at: Instant;
    readonly by: string;
    readonly reason: string;
    readonly answer: string | null;
  }[];
  readonly disposed: { readonly fact: string; readonly at: Instant } | null;
  /** Every fact that it is folded from, as first recorded, in order: a correction folds it anew, and finds in it who relied on what was wrong. */
  readonly facts: readonly FileFact[];
  /** The latest instant recorded in it. */
  readonly last: Instant;
}

export function emptyFile(id: string, area: Area): FileState {
  return {
    id,
    area,
    opened: null,
    lead: null,
    leadBefore: [],
    records: new Map(),
    referrals: new Map(),
    dangers: new Map(),
    requests: new Map(),
    handovers: new Map(),
    disputes: new Map(),
    challenges: new Map(),
    obligations: new Map(),
    tellings: new Map(),
    circumstances: new Map(),
    corrected: new Map(),
    openings: new Map(),
    visits: new Map(),
    markers: new Map(),
    originals: new Map(),
    communications: new Map(),
    retentions: [],
    disposalProposals: [],
    disposed: null,
    facts: [],
    last: 0,
  };
}

/** A file is live from its first report until it is disposed of, while a record lies in it. */
export const isLive = (file: FileState): boolean => file.opened !== null && file.disposed === null && file.records.size > 0;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : T[Key] };
/** A file state that its holder may change in place: made by `draftOf`, never shared. */
export type FileDraft = Omit<Mutable<FileState>, 'facts'> & { facts: FileFact[] };

/** What lies under a record and goes with it when it is linked elsewhere: one map a noun. A new noun adds its map here. */
const underRecords = [
  'requests',
  'referrals',
  'dangers',
  'handovers',
  'disputes',
  'challenges',
  'obligations',
  'tellings',
  'circumstances',
  'corrected',
  'openings',
  'visits',
  'markers',
  'originals',
  'communications',
] as const;
type UnderRecord = Map<string, { readonly record: string | null }>;

export function draftOf(file: FileState): FileDraft {
  const draft = { ...file, records: new Map(file.records), facts: [...file.facts] } as FileDraft;
  for (const noun of underRecords)
    (draft as Record<typeof noun, UnderRecord>)[noun] = new Map(file[noun] as ReadonlyMap<string, { readonly record: string | null }>);
  return draft;
}

/** Applies one fact to a draft. Facts come in the ledger's order. What changes an earlier one folds the file anew from what stands. */
export function apply(file: FileDraft, fact: FileFact): void {
  if (fact.recorded > file.last) file.last = fact.recorded;
  file.facts.push(fact);
  if (isAmendment(fact)) refold(file);
  else applyOne(file, fact);
}

/** Puts a draft where its facts lead when corrected values are put in and what was set aside is left out. */
function refold(file: FileDraft): void {
  const { id, area, facts, last } = file;
  const amended = amendedIn(facts);
  Object.assign(file, draftOf(emptyFile(id, area)), { facts, last });
  for (const each of facts) {
    const fact = isAmendment(each) ? null : effective(each, amended);
    if (fact) applyOne(file, fact);
  }
}

function applyOne(file: FileDraft, fact: FileFact): void {
  noteOriginal(file.originals, fact);
  switch (fact.type) {
    case 'FileOpened':
      file.opened = { fact: fact.id, at: fact.recorded, home: fact.fields.home };
      file.lead = fact.fields.lead;
      return;
    case 'LeadTaken':
      if (file.lead) file.leadBefore = [...file.leadBefore, { post: file.lead, until: fact.recorded }];
      file.lead = fact.fields.post;
      return;
    case 'FileRetained':
      file.retentions = [...file.retentions, { fact: fact.id, at: fact.recorded, ...fact.fields }];
      answerDisposal(file, fact.id);
      return;
    case 'DisposalProposed':
      answerDisposal(file, fact.id);
      file.disposalProposals = [
        ...file.disposalProposals,
        { fact: fact.id, at: fact.recorded, by: fact.actor, reason: fact.fields.reason, answer: null },
      ];
      return;
    case 'DisposalDeclined':
      answerDisposal(file, fact.id);
      return;
    case 'FileDisposed':
      answerDisposal(file, fact.id);
      file.disposed = { fact: fact.id, at: fact.recorded };
      return;
    case 'RecordMade': {
      const id = fact.stream.slice('record/'.length);
      const linked = { fact: fact.id, at: fact.recorded, by: fact.actor };
      file.records.set(id, {
        id,
        home: fact.file ?? '',
        organisation: fact.organisation,
        made: linked,
        details: fact.fields,
        described: null,
        linked,
      });
      return;
    }
    case 'RecordDescribed': {
      const part = file.records.get(fact.record ?? '');
      const described = { fact: fact.id, at: fact.recorded, by: fact.actor, position: fact.position ?? Number.POSITIVE_INFINITY };
      if (part) file.records.set(part.id, { ...part, details: fact.fields, described });
      return;
    }
    case 'RecordLinked':
    case 'RecordUnlinked': {
      // The record itself has been moved by `movePart`, or was loaded where it lies now: this only says since when.
      const part = file.records.get(fact.record ?? '');
      if (part && fact.fields.to === file.id)
        file.records.set(part.id, { ...part, linked: { fact: fact.id, at: fact.recorded, by: fact.actor } });
      return;
    }
    case 'ClimbAcknowledged': {
      const obligation = file.obligations.get(fact.fields.obligation);
      if (obligation) file.obligations.set(obligation.id, acknowledge(obligation, fact));
      return;
    }
    case 'WaiverDecided':
    // What a correction does to the file is done by folding it anew; who has answered for it is read from the facts.
    case 'EntryCorrected':
    case 'EntryUndone':
    case 'LinkFoundWrong':
    case 'RelianceAnswered':
    case 'RecipientsTold':
      return;
    case 'TimeCorrected': {
      const { fact: id, happened, learnt } = fact.fields;
      const before = file.corrected.get(id);
      file.corrected.set(id, {
        happened: happened ?? before?.happened ?? null,
        learnt: learnt ?? before?.learnt ?? null,
        record: fact.record,
      });
      return;
    }
    case 'VisitPlanned':
    case 'VisitStarted':
    case 'VisitCheckedIn':
    case 'VisitEnded':
    case 'VisitorAccountedFor':
    case 'VisitCalledOff':
    case 'VisitFollowedUp': {
      const id = fact.stream.slice('visit/'.length);
      const visit = evolveVisit(file.visits.get(id), fact, file.visits.size);
      if (visit) file.visits.set(id, visit);
      return;
    }
    case 'MarkerSet':
    case 'MarkerRenewed':
    case 'MarkerRemoved': {
      const id = fact.stream.slice('marker/'.length);
      const marker = evolveMarker(file.markers.get(id), fact);
      if (marker) file.markers.set(id, marker);
      return;
    }
    case 'CommunicationNeedsRecorded':
    case 'LanguageSaid':
    case 'TranslationRecorded':
      applyLanguage(file, fact);
      return;
    case 'SourceOpened':
      file.openings.set(fact.id, openingOf(fact));
      return;
    case 'TellingDecided':
    case 'TellingStands':
    case 'ParentsRecorded':
    case 'SocialCareDecided':
    case 'OwnAccountRecorded':
    case 'RightAsked':
    case 'RightAnswered': {
      const id = fact.stream.slice('telling/'.length);
      const telling = evolveTelling(file.tellings.get(id), fact);
      if (telling) file.tellings.set(id, telling);
      return;
    }
    case 'CircumstanceRecorded':
    case 'CircumstanceConfirmed':
    case 'CircumstanceAnswered':
    case 'CircumstanceEnded':
    case 'ConcernsPassedOn':
    case 'ConcernsAccepted':
    case 'AdulthoodConsidered': {
      const id = fact.stream.slice('circumstance/'.length);
      const state = evolveCircumstance(file.circumstances.get(id), fact);
      if (state) file.circumstances.set(id, state);
      return;
    }
    case 'RequestMade':
    case 'RequestCodeIssued':
    case 'RequestAnswered':
    case 'RequestWithdrawn':
    case 'RequestAbsenceAccepted':
    case 'SensitivePointerKept': {
      const id = fact.stream.slice('request/'.length);
      const request = evolveRequest(file.requests.get(id), fact);
      if (request) file.requests.set(id, request);
      return;
    }
    case 'DangerReported':
    case 'DangerAcknowledged':
    case 'DangerWrittenUp':
    case 'TargetWarned': {
      const id = fact.stream.slice('danger/'.length);
      const danger = evolveDanger(file.dangers.get(id), fact);
      if (danger) file.dangers.set(id, danger);
      return;
    }
    case 'HandoverOffered':
    case 'HandoverAccepted':
    case 'HandoverRefused':
    case 'HandoverWithdrawn':
    case 'HandoverKept': {
      const id = fact.stream.slice('handover/'.length);
      const handover = evolveHandover(file.handovers.get(id), fact);
      if (handover) file.handovers.set(id, handover);
      return;
    }
    case 'DisputeOpened':
    case 'DisputeViewGiven':
    case 'SafetyMeasureSet':
    case 'SafetyMeasureDone':
    case 'InterimLeadSet':
    case 'DisputeDecisionProposed':
    case 'DisputeDecisionDiffered':
    case 'DisputeDecided': {
      const id = fact.stream.slice('dispute/'.length);
      const dispute = evolveDispute(file.disputes.get(id), fact);
      if (dispute) file.disputes.set(id, dispute);
      return;
    }
    case 'OutcomeChallenged':
    case 'ChallengeAnswered': {
      const id = fact.stream.slice('challenge/'.length);
      const challenge = evolveChallenge(file.challenges.get(id), fact);
      if (challenge) file.challenges.set(id, challenge);
      return;
    }
    default: {
      if (fact.kind === 'consequence') {
        owe(file, {
          type: fact.type,
          stream: fact.stream,
          record: fact.record,
          at: fact.happened,
          post: fact.post,
          fields: fact.fields,
        } as DerivedConsequence);
        return;
      }
      const id = fact.stream.slice('referral/'.length);
      const referral = evolveReferral(file.referrals.get(id), fact);
      if (referral) file.referrals.set(id, referral);
    }
  }
}

function answerDisposal(file: FileDraft, answer: string): void {
  file.disposalProposals = file.disposalProposals.map((each) => (each.answer === null ? { ...each, answer } : each));
}

/** The proposal to let the file go that waits for a second person. */
export const disposalProposed = (file: FileState) => file.disposalProposals.find((each) => each.answer === null) ?? null;

/** Applies what has just been derived, and is not yet a fact of the ledger. */
export function applyConsequence(file: FileDraft, consequence: DerivedConsequence): void {
  // Erased by law: it says of no obligation any more.
  if (consequence.fields.obligation === undefined) return;
  const { at, ...rest } = consequence;
  file.facts.push({ kind: 'consequence', id: '', file: file.id, happened: at, learnt: at, recorded: at, ...rest } as unknown as FileFact);
  owe(file, consequence);
}

function owe(file: FileDraft, consequence: DerivedConsequence): void {
  const obligation = evolveObligation(file.obligations.get(consequence.fields.obligation), consequence);
  if (obligation) file.obligations.set(obligation.id, obligation);
}

export function foldFile(id: string, area: Area, facts: Iterable<FileFact>): FileState {
  const file = draftOf(emptyFile(id, area));
  for (const fact of facts) {
    if (fact.recorded > file.last) file.last = fact.recorded;
    file.facts.push(fact);
  }
  refold(file);
  return file;
}

/** Moves a record and all that goes with it from one draft to another, before the fact that says so is applied to both. */
export function movePart(from: FileDraft, to: FileDraft, record: string): void {
  const part = from.records.get(record);
  if (!part) return;
  to.records.set(record, part);
  from.records.delete(record);
  to.facts = inOrder(
    to.facts,
    from.facts.filter((fact) => fact.record === record),
  );
  from.facts = from.facts.filter((fact) => fact.record !== record);
  for (const noun of underRecords) {
    const [left, joined] = [from[noun] as UnderRecord, to[noun] as UnderRecord];
    for (const [id, thing] of left) {
      if (thing.record !== record) continue;
      joined.set(id, thing);
      left.delete(id);
    }
  }
}

/** Two lists of facts as one, in the order recorded. */
function inOrder(one: readonly FileFact[], other: readonly FileFact[]): FileFact[] {
  const rest = [...other];
  const merged = one.flatMap((fact) => {
    const before = rest.findIndex(
      (each) => each.recorded > fact.recorded || (each.recorded === fact.recorded && place(each) > place(fact)),
    );
    return [...rest.splice(0, before < 0 ? rest.length : before), fact];
  });
  return [...merged, ...rest];
}
const place = (fact: FileFact): number => ('position' in fact ? fact.position : undefined) ?? Number.POSITIVE_INFINITY;

/** The post that a duty means in this file now. Never nothing while the area has any post: it falls to the area's duty post, then to any. */
export function postFor(file: FileState, duty: Duty): string {
  const fallback = postWithRole(file.area, 'area-duty')?.id ?? file.area.posts.keys().next().value ?? 'nobody';
  const lead = file.lead ?? postWithRole(file.area, 'intake')?.id ?? fallback;
  switch (duty) {
    case 'lead':
      return lead;
    case 'second':
      return file.area.posts.get(lead)?.supervisor ?? postWithRole(file.area, 'supervisor')?.id ?? fallback;
    case 'intake':
    case 'senior':
    case 'records':
    case 'area-duty':
      return postWithRole(file.area, duty)?.id ?? fallback;
    default:
      return duty.slice('post:'.length);
  }
}

/** When the partnership learnt of an entry, as corrected. */
export const learntOf = (file: FileState, entry: { readonly fact: string; readonly learnt: Instant }): Instant =>
  file.corrected.get(entry.fact)?.learnt ?? entry.learnt;

/** The referrals of a file in the order in which the partnership had them. */
export const referralsInOrder = (file: FileState): readonly Referral[] =>
  [...file.referrals.values()].toSorted((a, b) => learntOf(file, a.received) - learntOf(file, b.received) || a.received.at - b.received.at);
