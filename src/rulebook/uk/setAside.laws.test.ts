/**
 * The law of setting aside: saying of one entry that it should not have been recorded ends no duty, unless what it answered is owed again. To
 * take an answer away is right: the question stands again. To take a question away would end it without an answer (K03, G06).
 * Asked of every type of entry that may be set aside, with every value of each of its enumerations, in a file in which a lot is going on.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelArea } from '../../../test/support/channel.ts';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { least } from '../../../test/support/least.ts';
import { subjectsArea } from '../../../test/support/subjectsArea.ts';
import type { Area } from '../../domain/area/state.ts';
import { whyNotCorrectable } from '../../domain/correction/kinds.ts';
import type { EntryType } from '../../domain/entryType.ts';
import { entryTypes, isAreaEntry } from '../../domain/facts.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { uk } from './rulebook.ts';

/** What may all the same, and why. */
const mayEnd: Readonly<Record<string, string>> = {
  NeedRecorded:
    'An account, also of something written twice; who decided since is asked, and it is seen, struck through, by whoever seconds a closing.',
  InformationAdded:
    'An account: whoever sets it aside has read it and says why; it stays in the chronology, struck through, and who decided since is asked.',
  DisposalProposed: 'To take a proposal to delete back leaves the file kept, and its review owed.',
};

/** Answers to what does not go on in the file below: the rule under which it is owed again when they are set aside. */
const answers: Readonly<Record<string, string>> = {
  CircumstanceConfirmed: 'state.second',
  ClosedSubjectReviewed: 'S05.review',
  ClosingRead: 'S21.read',
  ClosureDeclined: 'G04.second',
  FileSealRenewed: 'S11.seal',
  FurtherAssessmentDone: 'C07',
  FurtherAssessmentSet: 'C07.period',
  IntelligenceLooked: 'F14',
  LeadLooked: 'C16.further',
  PathwayKept: 'S17.keep',
  PreventConsidered: 'G15',
  ReviewRecorded: 'C42',
  Section36Declined: 'G03.second',
  TranslationRecorded: 'C21',
  TravelConsidered: 'G16',
};

/** What goes on in the file before: one thing of each sort, in a stream of its own called X. */
const before = [
  'CaseAdopted',
  'InterventionCommissioned',
  'AgencyAsked',
  'CaseHeard',
  'SubjectOpened',
  'IntelligenceRead',
  'IntelligenceWritten',
  'RegimeRecorded',
  'FindPut',
  'TieRecorded',
  'EmploymentRecorded',
  'PathwayAsked',
  'VisitPlanned',
  'MarkerSet',
  'RequestMade',
  'CircumstanceRecorded',
  'AssumptionMade',
  'DisclosureDecided',
  'SealedItemNoted',
  'WeighingAsked',
  'HandoverOffered',
  'DisputeOpened',
  'PersonNamed',
  'TiedReportPut',
] as const;
const later = instantOf('2026-04-01T10:00');
const meeting = { meeting: 'M', subject: 'X', of: 'referral' };
const fields: Readonly<Record<string, object>> = {
  CaseAdopted: { referral: 'X' },
  SubjectOpened: { referral: 'X' },
  LeadSetAside: { referral: 'X' },
  LeadLooked: { referral: 'X' },
  CaseHeard: { ...meeting, outcome: 'adopt', words: 'Decided.', deciding: ['chair'] },
  CaseNotReached: meeting,
  HandoverOffered: { to: 'team' },
  DisputeOpened: { opener: 'gateway', other: 'team' },
  SafetyMeasureSet: { what: 'Somebody stays with him.', post: 'gateway', due: later },
  SafetyMeasureDone: { measure: 'it' },
  InterimLeadSet: { post: 'gateway', reason: 'Until it is decided.' },
  DisputeDecisionProposed: { as: 'team', lead: 'gateway' },
  DisputeDecisionDiffered: { proposal: 'another' },
  FileRetained: { nextReview: later },
  DisposalDeclined: { proposal: 'another' },
  Section36Declined: { proposal: 'another' },
  ClosureDeclined: { proposal: 'another' },
  ReopeningDeclined: { because: 'another' },
  AddedRead: { read: ['another'] },
  InformationAdded: { words: 'Seen again.' },
  CandidateRejected: { candidate: 'R9' },
  CandidateUnsure: { candidate: 'R9' },
  CandidatesDismissed: { candidates: ['R9'] },
  EarlierReferralRead: { earlier: 'R9' },
  ContinuationDecided: { nextLook: later },
  TargetWarned: { who: 'A sister', warner: 'duty', warnedAt: later, writeUp: 'another' },
  MarkerRenewed: { until: later },
  TranslationRecorded: { fact: 'another' },
  ClimbAcknowledged: { obligation: 'another', promisedBy: later },
  WaiverDecided: { obligation: 'another' },
  TimeCorrected: { fact: 'another' },
  EntryCorrected: { fact: 'another' },
  RelianceAnswered: { correction: 'another', decisions: ['another'] },
  RecipientsTold: { correction: 'another', recipients: ['A school'] },
  TellingStands: { concerns: 'another' },
  OwnAccountRecorded: { concerns: 'another' },
};

type Shape = { readonly def: { readonly type: string; readonly innerType?: Shape; readonly entries?: Readonly<Record<string, string>> } };
const bare = (schema: Shape): Shape => (schema.def.innerType ? bare(schema.def.innerType) : schema);
/** The least of it, and the same with each other value of each enumeration. */
function variantsOf({ type, shape }: EntryType): readonly object[] {
  const own = Object.entries(shape.shape as unknown as Readonly<Record<string, Shape>>).flatMap(([name, schema]): readonly object[] => {
    const { type: kind, entries } = bare(schema).def;
    if (kind === 'boolean') return [{ [name]: true }, { [name]: false }];
    return kind === 'enum' ? Object.values(entries ?? {}).map((value) => ({ [name]: value })) : [];
  });
  return [{}, ...own].map((each) => ({ ...fields[type], ...each }));
}

const owed = (ledger: Ledger): ReadonlySet<string> =>
  new Set([...ledger.file('X').obligations.values()].filter((each) => isOwed(each) && !each.rule.startsWith('C37.')).map(({ id }) => id));

function busy(area: Area, except: string): Ledger {
  const ledger = given(area).referral('X', '2026-03-02T10:00');
  for (const type of before)
    if (type !== except) ledger.record(type, 'X', '2026-03-02T11:00', { fields: { ...least[type], ...fields[type] } });
  return ledger;
}

const ofSubjects: ReadonlySet<string> = new Set(['subject', 'intelligence', 'regime']);
const [channel, subjects] = [channelArea(), subjectsArea()];
const areasOf = ({ noun }: EntryType): readonly Area[] => [ofSubjects.has(noun) ? subjects : channel];

/** Duties that setting it aside ends, where it makes none owed again; null where the entry cannot be made with these values. */
function ended(area: Area, type: EntryType, said: object): readonly string[] | null {
  if (!type.shape.safeParse({ ...least[type.type], ...said }).success) return null;
  const ledger = busy(area, type.type).record(type.type, 'X', '2026-03-02T12:00', { id: 'it', fields: said });
  const recorded = owed(ledger);
  const stream = ledger.file('X').facts.find(({ id }) => id === 'it')?.stream ?? '';
  ledger.record('EntryCorrected', 'X', '2026-03-02T13:00', { stream, fields: { fact: 'it', sort: 'raised in error', reason: 'A slip.' } });
  const after = owed(ledger);
  const again = [...after].some((id) => !recorded.has(id));
  return again ? [] : [...recorded].filter((id) => !after.has(id));
}

test('setting one entry aside ends no duty unless what it answered is owed again', () => {
  const asked = entryTypes.filter(
    (type) => !isAreaEntry(type) && type.noun !== 'arrival' && type.noun !== 'notice' && !whyNotCorrectable(type.type, 'raised in error'),
  );
  const found: Record<string, string[]> = {};
  const never: string[] = [];
  for (const type of asked) {
    let made = false;
    for (const said of variantsOf(type))
      for (const area of areasOf(type)) {
        const lost = ended(area, type, said);
        made ||= lost !== null;
        if (lost && lost.length > 0) found[type.type] = [...(found[type.type] ?? []), `${JSON.stringify(said)} ${lost.join(' ')}`];
      }
    if (!made) never.push(type.type);
  }
  assert.deepEqual(never, [], 'each can be made: a new type adds what it must say');
  assert.deepEqual(
    Object.fromEntries(Object.entries(found).filter(([type]) => !Object.hasOwn(mayEnd, type) && !Object.hasOwn(answers, type))),
    {},
  );
  assert.deepEqual(
    Object.keys({ ...mayEnd, ...answers }).filter((type) => !Object.hasOwn(found, type)),
    [],
    'none is excused that ends nothing',
  );
  for (const [type, key] of Object.entries(answers))
    assert.ok(uk.rules.find((rule) => rule.key === key)?.listens.includes(type), `${type} answers ${key}`);
});
