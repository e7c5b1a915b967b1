/** The catalogue: every entry type there is, and the union of every fact. */
import { type AreaEntry, areaEntries } from './area/entries.ts';
import { type AssessmentEntry, assessmentEntries } from './assessment/entries.ts';
import { type AssumptionEntry, assumptionEntries } from './assumption/entries.ts';
import { type ArrivalEntry, arrivalEntries } from './arrival/entries.ts';
import { type CaseEntry, caseEntries } from './case/entries.ts';
import { type ChallengeEntry, challengeEntries } from './challenge/entries.ts';
import { type ContactEntry, contactEntries } from './contact/entries.ts';
import { type CumulativeEntry, cumulativeEntries } from './cumulative/entries.ts';
import { type CircumstanceEntry, circumstanceEntries } from './circumstance/entries.ts';
import { type CorrectionEntry, correctionEntries } from './correction/entries.ts';
import { type DangerEntry, dangerEntries } from './danger/entries.ts';
import { type DisputeEntry, disputeEntries } from './dispute/entries.ts';
import { type EmploymentEntry, employmentEntries } from './employment/entries.ts';
import { type DisclosureEntry, disclosureEntries } from './disclosure/entries.ts';
import type { EntryType } from './entryType.ts';
import { type FileEntry, fileEntries } from './file/entries.ts';
import { type HoldEntry, holdEntries } from './hold/entries.ts';
import { type FindEntry, findEntries } from './find/entries.ts';
import { type HandoverEntry, handoverEntries } from './handover/entries.ts';
import { type HearingEntry, hearingEntries } from './hearing/entries.ts';
import { type LanguageEntry, languageEntries } from './language/entries.ts';
import { type LinkEntry, linkEntries } from './link/entries.ts';
import { type MarkerEntry, markerEntries } from './marker/entries.ts';
import { type SearchEntry, searchEntries } from './search/entries.ts';
import { type NoticeEntry, noticeEntries } from './notice/entries.ts';
import { type ConsequenceFact, type ObligationEntry, obligationEntries } from './obligation/entries.ts';
import { type IntelligenceEntry, intelligenceEntries } from './intelligence/entries.ts';
import { type PackEntry, packEntries } from './pack/entries.ts';
import { type PathwayEntry, pathwayEntries } from './pathway/entries.ts';
import { type RecordEntry, recordEntries } from './record/entries.ts';
import {
  type MessageEntry,
  messageEntries,
  MessageNoted,
  MessageSignatureKept,
  type ReleaseEntry,
  releaseEntries,
} from './release/entries.ts';
import { type ReferralEntry, referralEntries } from './referral/entries.ts';
import { type RegimeEntry, regimeEntries } from './regime/entries.ts';
import { type RegisterEntry, registerEntries } from './register/entries.ts';
import { type RequestEntry, requestEntries } from './request/entries.ts';
import { type SealedEntry, sealedEntries } from './sealed/entries.ts';
import { type SilentEntry, silentEntries } from './silent/entries.ts';
import { type SourceEntry, sourceEntries } from './source/entries.ts';
import { type SubjectEntry, subjectEntries } from './subject/entries.ts';
import { type TellingEntry, tellingEntries } from './telling/entries.ts';
import { type TieEntry, tieEntries } from './tie/entries.ts';
import { type VisitEntry, visitEntries } from './visit/entries.ts';

/** What is judged of the person, taken to be so, found elsewhere, and asked about where they work. */
type Judging = AssessmentEntry | AssumptionEntry | FindEntry | EmploymentEntry | TieEntry;
/** What organisations had to do with the person, and what it means together. */
type Counting = ContactEntry | CumulativeEntry;
/** What is decided about the person themselves: told and heard, and the state they are in; and all of the above. */
type PersonEntry = Counting | Judging | TellingEntry | CircumstanceEntry | Meeting | SearchEntry;
/** In an area of subjects of interest. */
type OfSubject = SubjectEntry | IntelligenceEntry | RegimeEntry;
/** How people meet: where, how safely, in which language. */
type Meeting = VisitEntry | MarkerEntry | LanguageEntry;
/** What is given to others, what its holder keeps, and fixation on violence. */
type Sharing = ReleaseEntry | MessageEntry | DisclosureEntry | SealedEntry | SilentEntry | PathwayEntry;
export type FileFact =
  | PackEntry
  | Sharing
  | HearingEntry
  | CaseEntry
  | RequestEntry
  | Agreeing
  | SourceEntry
  | FileEntry
  | HoldEntry
  | RecordEntry
  | ReferralEntry
  | DangerEntry
  | ObligationEntry
  | PersonEntry
  | OfSubject
  | ConsequenceFact;
export type EntryFact =
  | PackEntry
  | Sharing
  | HearingEntry
  | CaseEntry
  | RequestEntry
  | Agreeing
  | SourceEntry
  | AreaEntry
  | ArrivalEntry
  | RegisterEntry
  | FileEntry
  | RecordEntry
  | ReferralEntry
  | DangerEntry
  | ObligationEntry
  | PersonEntry;
export type AnyFact = EntryFact | NoticeEntry | ConsequenceFact;

/** What takes two: who leads, what is one file, and when posts do not agree. */
type Agreeing = LinkEntry | HandoverEntry | DisputeEntry | ChallengeEntry | CorrectionEntry;

export const entryTypes: readonly EntryType[] = [
  ...areaEntries,
  ...arrivalEntries,
  ...registerEntries,
  ...noticeEntries,
  ...recordEntries,
  ...linkEntries,
  ...fileEntries,
  ...holdEntries,
  ...referralEntries,
  ...requestEntries,
  ...caseEntries,
  ...dangerEntries,
  ...handoverEntries,
  ...disputeEntries,
  ...challengeEntries,
  ...sourceEntries,
  ...visitEntries,
  ...markerEntries,
  ...searchEntries,
  ...hearingEntries,
  ...subjectEntries,
  ...intelligenceEntries,
  ...regimeEntries,
  ...disclosureEntries,
  ...releaseEntries,
  ...messageEntries,
  MessageNoted,
  MessageSignatureKept,
  ...sealedEntries,
  ...silentEntries,
  ...pathwayEntries,
  ...packEntries,
  ...languageEntries,
  ...obligationEntries,
  ...correctionEntries,
  ...tellingEntries,
  ...circumstanceEntries,
  ...assessmentEntries,
  ...assumptionEntries,
  ...findEntries,
  ...contactEntries,
  ...cumulativeEntries,
  ...employmentEntries,
  ...tieEntries,
];

const byType = new Map(entryTypes.map((entry) => [entry.type, entry]));
export const entryTypeNamed = (type: string): EntryType | undefined => byType.get(type);

const directoryTypes = new Set<string>(areaEntries.map((entry) => entry.type));
export const isAreaEntry = <F extends { readonly type: string }>(fact: F): fact is Extract<F, AreaEntry> => directoryTypes.has(fact.type);

const arrivalTypes = new Set<string>(
  [...arrivalEntries, MessageNoted, MessageSignatureKept, ...registerEntries, ...noticeEntries].map((entry) => entry.type),
);
/** Whether it is about a file, so that a file is folded from it: neither the area's, nor an arrival's, nor of how somebody is told. */
export const isFileFact = <F extends AnyFact>(fact: F): fact is Extract<F, FileFact> => !isAreaEntry(fact) && !arrivalTypes.has(fact.type);
