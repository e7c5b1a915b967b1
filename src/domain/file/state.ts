/**
 * A file: all that is held about one person of concern, settled as a unit. It is a set of records, each with the
 * referrals and danger reports made under it; a record that is linked elsewhere takes them, and their obligations, along.
 */
import type { Instant } from '../../ledger/envelope.ts';
import type { Area } from '../area/state.ts';
import type { Assessment } from '../assessment/state.ts';
import type { Assumption } from '../assumption/state.ts';
import type { Case } from '../case/state.ts';
import type { Challenge } from '../challenge/state.ts';
import type { StateOfPerson } from '../circumstance/state.ts';
import type { ToldContact } from '../contact/state.ts';
import type { Cumulative } from '../cumulative/state.ts';
import type { Danger } from '../danger/state.ts';
import type { Sensitive, Sharing } from '../disclosure/state.ts';
import type { Dispute } from '../dispute/state.ts';
import type { Employment } from '../employment/state.ts';
import type { FileFact } from '../facts.ts';
import type { Find } from '../find/state.ts';
import type { Handover } from '../handover/state.ts';
import type { Hearing } from '../hearing/state.ts';
import type { Hold } from '../hold/state.ts';
import type { Intelligence } from '../intelligence/state.ts';
import type { Communication, Original } from '../language/state.ts';
import type { LinkProposal } from '../link/state.ts';
import type { Marker } from '../marker/state.ts';
import type { Obligation } from '../obligation/state.ts';
import type { Coding, Pathway } from '../pathway/state.ts';
import type { RecordEntry } from '../record/entries.ts';
import type { OffList } from '../record/listing.ts';
import type { Described, Unknown } from '../record/unnamed.ts';
import type { Referral } from '../referral/state.ts';
import type { Regime } from '../regime/state.ts';
import type { Message, Release } from '../release/state.ts';
import type { Request } from '../request/state.ts';
import type { SealedItem, Weighing } from '../sealed/state.ts';
import type { ListSearch } from '../search/state.ts';
import type { KnownConcern, Seal, SilentHit } from '../silent/state.ts';
import type { Opening } from '../source/state.ts';
import type { Subject } from '../subject/state.ts';
import type { Telling } from '../telling/state.ts';
import type { Named, Tie, Tied } from '../tie/state.ts';
import type { Visit } from '../visit/state.ts';

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
  /** Each time that it could not be put on the list of known people; the last may still be so. */
  readonly offList: readonly OffList[];
  /** All that was said of who it is, in order; and why it could not be found out. */
  readonly told: readonly Described[];
  readonly unknown: readonly Unknown[];
}

export interface FileState {
  readonly id: string;
  readonly area: Area;
  readonly opened: { readonly fact: string; readonly at: Instant; readonly home: string } | null;
  readonly lead: string | null;
  readonly leadBefore: readonly { readonly post: string; readonly until: Instant }[];
  readonly records: ReadonlyMap<string, RecordPart>;
  readonly referrals: ReadonlyMap<string, Referral>;
  /** Channel cases: what the panel has adopted. */
  readonly cases: ReadonlyMap<string, Case>;
  readonly dangers: ReadonlyMap<string, Danger>;
  readonly requests: ReadonlyMap<string, Request>;
  readonly handovers: ReadonlyMap<string, Handover>;
  /** Links and their undoing, as proposed to a second person. */
  readonly links: ReadonlyMap<string, LinkProposal>;
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
  /** What meetings of the panel have done with a referral, or with a case that it has adopted. */
  readonly hearings: ReadonlyMap<string, Hearing>;
  readonly visits: ReadonlyMap<string, Visit>;
  readonly markers: ReadonlyMap<string, Marker>;
  /** Searches of the people on file by a list or a pattern, asked for in this file. */
  readonly listSearches: ReadonlyMap<string, ListSearch>;
  /** In an area of subjects of interest: the subjects (by the lead that each was opened from), what was read about them, what they are under. */
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly intelligence: ReadonlyMap<string, Intelligence>;
  readonly regimes: ReadonlyMap<string, Regime>;
  /** What was given to others, and what was not; which entries are sensitive information. */
  readonly disclosures: ReadonlyMap<string, Sharing>;
  readonly sensitive: ReadonlyMap<string, Sensitive>;
  /** Messages that an area of subjects releases, by their number; and at a partnership those that were taken in. */
  readonly releases: ReadonlyMap<string, Release>;
  readonly messages: ReadonlyMap<string, Message>;
  /** What its holder keeps, and the decisions before which they are asked. */
  readonly sealedItems: ReadonlyMap<string, SealedItem>;
  readonly weighings: ReadonlyMap<string, Weighing>;
  /** Whether the whole file is sealed; who met the person elsewhere; whom to call about them. */
  readonly seal: Seal | null;
  readonly hits: ReadonlyMap<string, SilentHit>;
  readonly flags: ReadonlyMap<string, KnownConcern>;
  /** Fixation on violence: its pathway, and how the concern was coded, by the entry that did it. */
  readonly pathways: ReadonlyMap<string, Pathway>;
  readonly codings: ReadonlyMap<string, Coding>;
  /** What is written in another language, by the entry that says it. */
  readonly originals: ReadonlyMap<string, Original>;
  /** How to speak with the person, by record. */
  readonly communications: ReadonlyMap<string, Communication>;
  /** Professional judgements in full, assumptions, finds, and roles that the person holds or seeks. */
  readonly assessments: ReadonlyMap<string, Assessment>;
  readonly assumptions: ReadonlyMap<string, Assumption>;
  readonly finds: ReadonlyMap<string, Find>;
  readonly employments: ReadonlyMap<string, Employment>;
  /** Ties to others, what was put here because of one, and names in reports (S15). */
  readonly ties: ReadonlyMap<string, Tie>;
  readonly tied: ReadonlyMap<string, Tied>;
  readonly named: ReadonlyMap<string, Named>;
  /** Contacts that somebody told of, and what all contacts mean together as somebody wrote it. */
  readonly contacts: ReadonlyMap<string, ToldContact>;
  readonly cumulatives: ReadonlyMap<string, Cumulative>;
  /** Wanted by a court, a coroner or an inquiry: not let go while one stands. By stream, one for each record that it lies on. */
  readonly holds: ReadonlyMap<string, Hold>;
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
    cases: new Map(),
    dangers: new Map(),
    requests: new Map(),
    handovers: new Map(),
    links: new Map(),
    disputes: new Map(),
    challenges: new Map(),
    obligations: new Map(),
    tellings: new Map(),
    circumstances: new Map(),
    corrected: new Map(),
    openings: new Map(),
    hearings: new Map(),
    visits: new Map(),
    markers: new Map(),
    listSearches: new Map(),
    subjects: new Map(),
    intelligence: new Map(),
    regimes: new Map(),
    disclosures: new Map(),
    sensitive: new Map(),
    sealedItems: new Map(),
    weighings: new Map(),
    seal: null,
    hits: new Map(),
    flags: new Map(),
    pathways: new Map(),
    codings: new Map(),
    originals: new Map(),
    communications: new Map(),
    assessments: new Map(),
    assumptions: new Map(),
    finds: new Map(),
    employments: new Map(),
    ties: new Map(),
    tied: new Map(),
    named: new Map(),
    contacts: new Map(),
    cumulatives: new Map(),
    holds: new Map(),
    releases: new Map(),
    messages: new Map(),
    retentions: [],
    disposalProposals: [],
    disposed: null,
    facts: [],
    last: 0,
  };
}

/** A file is live from its first report until it is disposed of, while a record lies in it. */
export const isLive = (file: FileState): boolean => file.opened !== null && file.disposed === null && file.records.size > 0;

/** The proposal to let the file go that waits for a second person. */
export const disposalProposed = (file: FileState) => file.disposalProposals.find((each) => each.answer === null) ?? null;

/** When the partnership learnt of an entry, as corrected. */
export const learntOf = (file: FileState, entry: { readonly fact: string; readonly learnt: Instant }): Instant =>
  file.corrected.get(entry.fact)?.learnt ?? entry.learnt;

/** The referrals of a file in the order in which the partnership had them. */
export const referralsInOrder = (file: FileState): readonly Referral[] =>
  [...file.referrals.values()].toSorted((a, b) => learntOf(file, a.received) - learntOf(file, b.received) || a.received.at - b.received.at);
