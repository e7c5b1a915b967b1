/** Fields that a ledger would have filled in and a chronology leaves out: references, which proposal, which obligation, which file. */
import type { FileState } from '../domain/file/state.ts';
import { caseOf } from '../domain/case/state.ts';
import { type HearingOutcome, isCaseOutcome } from '../domain/hearing/entries.ts';
import { isOnAgenda } from '../domain/hearing/state.ts';
import { isOwed, type Obligation } from '../domain/obligation/state.ts';
import { enquiriesAnswered, enquiriesOf } from '../domain/subject/inFile.ts';
import { lesseningWaits } from '../domain/subject/state.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { impliedAgreeing, withAgreeing } from './agreeing.ts';
import type { ChronologyEntry } from './entry.ts';

export interface Situation {
  readonly book: RulebookInForce;
  readonly file: FileState;
  /** The record that the entry is about. */
  readonly record: string;
  readonly position: number;
  /** The file in which what carries a label lies now. */
  readonly fileOf: (label: string) => string | undefined;
}

/** Fields that need not be written, and what stands in for them. Listed in the guide. */
export const impliedFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ReferralReceived: { reference: "the referral's label" },
  CandidatesFound: { position: 'now: at or after everything before it', candidates: 'nobody was found' },
  RecordLinked: { from: 'the file it lies in' },
  RecordUnlinked: { from: 'the file it lies in', to: 'the file it began in' },
  CaseAdopted: { referral: 'the referral that it is about' },
  CaseListed: { meeting: 'one of its own', subject: 'the referral that it is about', of: 'a referral', as: 'by hand' },
  CaseHeard: {
    meeting: 'the one on whose agenda it is, or one of its own',
    subject: 'the referral that it is about; where the outcome is one of an adopted case, that case',
    of: 'a referral, or a case',
  },
  CaseNotReached: { meeting: 'the one on whose agenda it is', subject: 'the referral that it is about', of: 'a referral' },
  LinkProposed: { referral: 'the referral that it is about' },
  ClosureDeclined: { proposal: 'the proposal that waits' },
  ReferralClosed: { proposal: 'the proposal that waits, or none' },
  DisposalDeclined: { proposal: 'the proposal that waits' },
  FileDisposed: { proposal: 'the proposal that waits, or none' },
  TargetWarned: { writeUp: 'the latest write-up of the report', warnedAt: 'when the entry happened' },
  TellingDecided: { concerns: 'the referral that it is about' },
  TellingStands: { concerns: 'the referral that it is about' },
  OwnAccountRecorded: { concerns: 'the referral that it is about' },
  ClimbAcknowledged: { obligation: 'the obligation of `rule` that is owed' },
  WaiverDecided: { obligation: 'the obligation of `rule` that is owed', authoriser: 'whoever recorded it' },
  SubjectOpened: { referral: 'the referral that it is about' },
  LeadSetAside: { referral: 'the referral that it is about' },
  LeadLooked: { referral: 'the referral that it is about' },
  SubjectLowered: { proposal: 'the proposal that waits' },
  SubjectSuspended: { proposal: 'the proposal that waits' },
  SubjectClosed: { proposal: 'the proposal that waits' },
  LesseningDeclined: { proposal: 'the proposal that waits' },
  LesseningWithdrawn: { proposal: 'the proposal that waits' },
  EnquiriesReported: { of: 'the oldest decision on enquiries that nobody has reported on' },
  IndicatorTriaged: { hit: 'the oldest hit that nobody has decided' },
  ...impliedAgreeing,
};

/** What the given fields become. `wrong` is told what cannot be found. */
export function withImplied(
  entry: ChronologyEntry,
  given: Readonly<Record<string, unknown>>,
  situation: Situation,
  wrong: (words: string) => void,
): Record<string, unknown> {
  const { file, record } = situation;
  const referral = file.referrals.get(record);
  switch (entry.type) {
    case 'ReferralReceived':
      return { reference: record, ...given };
    case 'CandidatesFound':
      return { position: situation.position, ...given, candidates: candidatesOf(given.candidates, situation) };
    case 'RecordLinked': {
      const to = typeof given.to === 'string' || typeof given.to === 'number' ? String(given.to) : undefined;
      const target = to === undefined ? undefined : situation.fileOf(to);
      if (to === undefined) wrong('to: it is missing; name a referral that lies in the other file');
      else if (target === undefined) wrong(`to: nothing called "${to}" has been received by then`);
      return { ...given, from: file.id, to: target ?? '' };
    }
    case 'CaseListed':
      return { meeting: entry.id, subject: record, of: 'referral', as: 'by hand', ...given };
    case 'CaseHeard':
    case 'CaseNotReached': {
      const listed = [...file.hearings.values()].findLast((each) => each.record === record && isOnAgenda(each));
      // What a panel decides of a case that it has adopted is of that case.
      const adopted = isCaseOutcome(given.outcome as HearingOutcome) ? caseOf(file, record) : null;
      const about = adopted
        ? { subject: adopted.id, of: 'case' as const }
        : { subject: listed?.subject ?? record, of: listed?.of ?? ('referral' as const) };
      return { meeting: listed?.meeting ?? entry.id, ...about, ...given };
    }
    case 'CaseAdopted':
    case 'LinkProposed':
      return { referral: record, ...given };
    case 'RecordUnlinked':
      return { ...given, from: file.id, to: file.records.get(record)?.home ?? record };
    case 'ClosureDeclined':
    case 'ReferralClosed':
      return { proposal: referral?.proposed?.fact ?? (entry.type === 'ClosureDeclined' ? 'not recorded' : null), ...given };
    case 'DisposalDeclined':
    case 'FileDisposed':
      return {
        proposal:
          file.disposalProposals.find((each) => each.answer === null)?.fact ?? (entry.type === 'DisposalDeclined' ? 'not recorded' : null),
        ...given,
      };
    case 'TellingDecided':
    case 'TellingStands':
    case 'OwnAccountRecorded':
      return { concerns: record, ...given };
    case 'TargetWarned':
      return {
        writeUp: [...file.dangers.values()].find((each) => each.record === record)?.writtenUp.at(-1)?.fact,
        warnedAt: entry.happened,
        ...given,
      };
    case 'ClimbAcknowledged': {
      const { rule, ...rest } = given;
      return { obligation: meant(situation, entry, rule, wrong), ...rest };
    }
    case 'WaiverDecided': {
      const { rule, ...rest } = given;
      return { obligation: meant(situation, entry, rule, wrong), authoriser: entry.who ?? entry.by ?? 'nobody named', ...rest };
    }
    case 'SubjectOpened':
    case 'LeadSetAside':
    case 'LeadLooked':
      return { referral: record, ...given };
    case 'SubjectLowered':
    case 'SubjectSuspended':
    case 'SubjectClosed':
    case 'LesseningDeclined':
    case 'LesseningWithdrawn': {
      const waits = [...file.subjects.values()].flatMap((each) => lesseningWaits(each) ?? []).at(-1);
      return { proposal: waits?.fact ?? 'not recorded', ...given };
    }
    case 'EnquiriesReported': {
      const asked = enquiriesOf(file).find((each) => enquiriesAnswered(file, each) === null);
      return { of: asked?.fact ?? 'not recorded', ...given };
    }
    case 'IndicatorTriaged': {
      const hit = [...file.subjects.values()].flatMap((each) => each.hits).find((each) => each.triaged === null);
      return { hit: hit?.fact ?? 'not recorded', ...given };
    }
    default:
      return withAgreeing(entry, given, file, record);
  }
}

/** The obligation of that rule which is owed: about this referral before any other of the file, lapsed before open. */
function meant(
  { book, file, record }: Situation,
  entry: ChronologyEntry,
  rule: unknown,
  wrong: (words: string) => void,
): string | undefined {
  if (entry.fields.obligation !== undefined) return undefined;
  const owed = [...file.obligations.values()].filter(isOwed);
  const idOf = (each: Obligation) => book.ruleByKey.get(each.rule)?.id ?? each.rule;
  const fitting = owed.filter((each) => each.rule === rule || idOf(each) === rule);
  const best = fitting.toSorted(
    (a, b) => Number(b.record === record) - Number(a.record === record) || Number(b.state === 'lapsed') - Number(a.state === 'lapsed'),
  )[0];
  if (best) return best.id;
  const known = [...new Set(owed.map(idOf))].join(', ') || 'nothing';
  wrong(
    rule === undefined
      ? `rule: it is missing; name the rule that is meant. Owed then: ${known}`
      : `rule: nothing is owed under "${typeof rule === 'string' ? rule : JSON.stringify(rule)}" then. Owed then: ${known}`,
  );
  return 'none';
}

/** `candidates: [R1]` and `[{ record: R1, band: suggested }]` are enough. */
function candidatesOf(written: unknown, { fileOf }: Situation): unknown {
  if (written === undefined) return [];
  if (!Array.isArray(written)) return written;
  return written.map((each: unknown) => {
    const candidate = typeof each === 'object' && each !== null ? (each as Record<string, unknown>) : { record: String(each) };
    return { band: 'suggested', bits: 0, evidence: [], file: fileOf(String(candidate.record)) ?? String(candidate.record), ...candidate };
  });
}
