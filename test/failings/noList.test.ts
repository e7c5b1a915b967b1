/**
 * Peers: a record is in no work queue after a legal transition; every write un-assigns it unless told otherwise; a plan without a date is
 * never late. Here every step of every machine is taken, from every state it may be taken from.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entryTypes, isAreaEntry } from '../../src/domain/facts.ts';
import type { FileState } from '../../src/domain/file/state.ts';
import { assumptionMachine } from '../../src/domain/assumption/machine.ts';
import { caseMachine } from '../../src/domain/case/machine.ts';
import { findMachine } from '../../src/domain/find/machine.ts';
import { panelMachine } from '../../src/domain/hearing/machine.ts';
import { hearingOutcomes } from '../../src/domain/hearing/entries.ts';
import type { Machine } from '../../src/domain/machine.ts';
import { machines } from '../../src/domain/machines.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { releaseMachine } from '../../src/domain/release/machine.ts';
import { pathwayMachine } from '../../src/domain/pathway/machine.ts';
import { subjectMachine } from '../../src/domain/subject/machine.ts';
import { holdMachine } from '../../src/domain/hold/machine.ts';
import { contactMachine } from '../../src/domain/contact/machine.ts';
import { namedMachine, tiedMachine, tieMachine } from '../../src/domain/tie/machine.ts';
import { adopted, channelArea, every } from '../support/channel.ts';
import { given, instantOf, type Ledger } from '../support/given.ts';
import { least } from '../support/least.ts';
import { runs } from '../support/runs.ts';
import { lessening, subjectsArea } from '../support/subjectsArea.ts';

type AnyMachine = Machine<string, string>;
/** How a thing begins, under which record and stream, and what a step is written as where its name is not an entry's. */
interface Lived {
  readonly machine: AnyMachine;
  readonly begin: () => Ledger;
  readonly stream: string;
  /** The rules that keep this thing on a list: what else is owed about the person does not count. */
  readonly held: RegExp;
  readonly fields?: (step: string, at: number) => object;
  readonly before?: (told: Ledger, step: string, at: number) => void;
}

const later = instantOf('2027-06-01T00:00');
const referred = (): Ledger => given(channelArea()).referral('R1', '2026-03-02T10:00');
const lives: readonly Lived[] = [
  {
    machine: panelMachine as AnyMachine,
    begin: () =>
      referred()
        .record('AssessmentRecorded', 'R1', '2026-03-02T11:00')
        .record('Section36Decided', 'R1', '2026-03-02T12:00', { by: 'team', fields: { nextLook: later } }),
    stream: 'hearing/h1',
    held: /^(C05|C04)/,
    fields: (step) => {
      if (step === 'Section36Decided') return { nextLook: later };
      const heard = { meeting: 'm1', subject: 'R1', of: 'referral' };
      if (step === 'CaseTakenOff') return {};
      if (step === 'CaseNotReached') return heard;
      if (step === 'CaseListed') return { ...heard, day: instantOf('2026-03-10T10:00') };
      return { ...heard, outcome: step };
    },
  },
  { machine: caseMachine as AnyMachine, begin: () => adopted(), stream: 'case/C1', held: /^(G08|C06|C07|G09)/ },
  {
    machine: pathwayMachine as AnyMachine,
    begin: () => referred().record('PathwayAsked', 'R1', '2026-03-03T10:00', { stream: 'pathway/W1' }),
    stream: 'pathway/W1',
    held: /^S17/,
    fields: (step) =>
      'nextLook' in (least[step] ?? {}) ? { nextLook: later, ...(step === 'PathwayTakenUp' ? { keepUntil: later } : {}) } : {},
  },
  {
    machine: subjectMachine as AnyMachine,
    begin: () => given(subjectsArea()).referral('R1', '2026-03-02T10:00'),
    stream: 'subject/R1',
    held: /^C(16|17|20)/,
    fields: (step, at) => (/^Subject(Lowered|Suspended|Closed)$/.test(step) ? { proposal: `p-${at}` } : {}),
    before: (told, step, at) => {
      const what = { SubjectLowered: 'lower', SubjectSuspended: 'suspend', SubjectClosed: 'close' }[step];
      if (what)
        told.record('LesseningProposed', 'R1', at, {
          id: `p-${at}`,
          stream: 'subject/R1',
          by: 'officer',
          fields: lessening({ what, until: later }),
        });
    },
  },
  {
    machine: assumptionMachine as AnyMachine,
    begin: () => referred().record('AssumptionMade', 'R1', '2026-03-03T10:00', { stream: 'assumption/A1', fields: { until: later } }),
    stream: 'assumption/A1',
    held: /^F20/,
    fields: (step) => (step === 'AssumptionKept' ? { until: later } : {}),
  },
  {
    machine: findMachine as AnyMachine,
    begin: () =>
      referred().record('FindRecorded', 'R1', '2026-03-03T10:00', {
        stream: 'find/F1',
        by: 'duty',
        fields: { about: 'somebody else', person: 'A cousin.' },
      }),
    stream: 'find/F1',
    held: /^G18/,
  },
  {
    machine: tieMachine as AnyMachine,
    begin: () => referred().record('TieRecorded', 'R1', '2026-03-03T10:00', { stream: 'tie/T1' }),
    stream: 'tie/T1',
    held: /^S15/,
  },
  {
    machine: tiedMachine as AnyMachine,
    begin: () => referred().record('TiedReportPut', 'R1', '2026-03-03T10:00', { stream: 'tied/P1' }),
    stream: 'tied/P1',
    held: /^S15/,
  },
  {
    machine: namedMachine as AnyMachine,
    begin: () => referred().record('PersonNamed', 'R1', '2026-03-03T10:00', { stream: 'named/N1' }),
    stream: 'named/N1',
    held: /^F12/,
  },
  {
    machine: holdMachine as AnyMachine,
    begin: () => referred().record('HoldPlaced', 'R1', '2026-03-03T10:00', { stream: 'hold/H1', fields: { until: later } }),
    stream: 'hold/H1',
    held: /^G24/,
    fields: (step) => (step === 'HoldRenewed' ? { until: later } : {}),
  },
  {
    machine: contactMachine as AnyMachine,
    begin: () => referred().record('ContactTold', 'R1', '2026-03-03T10:00', { stream: 'contact/K1' }),
    stream: 'contact/K1',
    fields: (step) => (step === 'ContactSaidSame' ? { sameAs: 'K2' } : {}),
    // What somebody tells of is no task: each of its states is an end.
    held: /^C01/,
  },
  {
    machine: releaseMachine as AnyMachine,
    begin: () =>
      given(subjectsArea())
        .referral('R1', '2026-03-02T10:00')
        .record('ReleaseProposed', 'R1', '2026-03-03T10:00', {
          stream: 'release/M1',
          by: 'officer',
          fields: { authoriser: 'leader', ask: 'Is he known?', replyBy: later },
        }),
    stream: 'release/M1',
    held: /^S11/,
  },
];

/** Owed with a date, by a post that there is; what the deletion of the file asks in years is not counted. */
const onLists = (file: FileState): readonly string[] =>
  [...file.obligations.values()]
    .filter((each) => isOwed(each) && Number.isFinite(each.due) && each.rule !== 'C36')
    .map((each) => each.rule);

function walked(life: Lived, steps: readonly string[]): { readonly told: Ledger; readonly state: string } {
  const { machine, begin, stream, fields, before } = life;
  const told = begin();
  let state = machine.begins;
  let at = instantOf('2026-03-04T10:00');
  for (const step of steps) {
    const to = machine.steps.find((each) => each.step === step && each.from.includes(state))?.to;
    if (to === undefined) continue;
    before?.(told, step, at);
    at += 60_000;
    const type = hearingOutcomes.includes(step as never) ? 'CaseHeard' : step;
    const own = type === 'Section36Decided' ? 'referral/R1' : stream;
    told.record(type, 'R1', at, { stream: own, by: 'senior', fields: fields?.(step, at - 60_000) ?? {} });
    state = to;
    at += 3_600_000;
    holds(told, life, state, steps.slice(0, steps.indexOf(step) + 1));
  }
  return { told, state };
}

function holds(told: Ledger, { machine, held }: Lived, state: string, so: readonly string[]): void {
  const file = told.file('R1');
  const where = `${machine.noun}, ${state}, after ${so.join(' > ')}`;
  assert.ok(file.lead !== null && file.area.posts.has(file.lead), `${where}: nobody leads`);
  assert.ok([...file.obligations.values()].some(isOwed), `${where}: nothing is owed`);
  // A find that was put to another file is on the list of its lead: src/rulebook/uk/disruption.test.ts has the law.
  if (!machine.states[state]?.ends && state !== 'put')
    assert.ok(
      onLists(file).some((rule) => held.test(rule)),
      `${where}: on no list (${onLists(file).join(' ')})`,
    );
}

/** One shortest way to each state, and each step from it. */
function everyStep(machine: AnyMachine): readonly (readonly string[])[] {
  const ways = new Map<string, readonly string[]>([[machine.begins, []]]);
  for (const [state, way] of ways)
    for (const { step, from, to } of machine.steps) if (from.includes(state) && !ways.has(to)) ways.set(to, [...way, step]);
  return machine.steps.flatMap(({ step, from }) => from.map((state) => [...(ways.get(state) ?? []), step]));
}

test('after every legal step of every machine, from every state, somebody leads, something is owed with a date, and what has not ended is on a list', () => {
  assert.deepEqual(
    machines.map(({ noun }) => noun).toSorted(),
    lives.map(({ machine }) => machine.noun).toSorted(),
    'a machine that is not lived here: add how it begins',
  );
  for (const life of lives) for (const steps of everyStep(life.machine)) walked(life, steps);
});

const stepsOf = (i: number): readonly string[] => (lives[i]?.machine.steps ?? []).map(({ step }) => step);
test('law: however long people go on with it, no legal transition puts a file on no list', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: lives.length - 1 }).chain((i) => fc.tuple(fc.constant(i), fc.array(fc.constantFrom(...stepsOf(i)), { maxLength: 14 }))),
      ([i, steps]) => void walked(lives[i] as Lived, steps),
    ),
    runs(60),
  );
});

/** What moves the lead, and says so. */
const movesTheLead = new Set([
  'LeadTaken',
  'HandoverAccepted',
  'InterimLeadSet',
  'DisputeOpened',
  'DisputeDecided',
  'FileOpened',
  'FileDisposed',
]);

test('no write takes a file from whoever leads it: of every type of entry, only those that say so move the lead', () => {
  const types = entryTypes.filter(
    (type) => !isAreaEntry(type) && !movesTheLead.has(type.type) && !/^Record(Made|Linked|Unlinked)$/.test(type.type),
  );
  assert.ok(types.length > 150, String(types.length));
  let written = 0;
  for (const { type } of types) {
    const told = adopted();
    const owed = onLists(told.file('R1')).length;
    try {
      told.record(type, 'R1', '2026-03-04T10:00', { id: 'written' });
    } catch {
      continue; // It needs more than the least: of something that is not there, it changes nothing.
    }
    written += 1;
    assert.equal(told.file('R1').lead, 'gateway', type);
    assert.ok(owed === 0 || [...told.file('R1').obligations.values()].some(isOwed), `${type}: nothing is owed any more`);
  }
  assert.ok(written > 120, `${written} of ${types.length}`);
});

test('a plan in which nobody set a date for its review is late on its day, at the post that chairs the panel', () => {
  const told = adopted().record('ConsentGiven', 'R1', '2026-03-03T10:00', { stream: 'case/C1' });
  told.record('PlanWritten', 'R1', '2026-03-04T10:00', {
    stream: 'case/C1',
    fields: { responsible: ['gateway'], domains: every(['ideas']) },
  });
  told.record('CaseReviewed', 'R1', '2026-04-01T10:00', { stream: 'case/C1', by: 'chair', fields: { next: null } });
  for (const each of told.file('R1').obligations.values()) assert.ok(Number.isFinite(each.due), each.id);
  const review = told.until('2026-12-01T00:00').history('C06');
  assert.ok(review.some((line) => line.startsWith('lapsed')) && review.some((line) => line.startsWith('climbed')), review.join('\n'));
});

test('closing a plan closes no need in it: what a named service has not accepted stays owed, and climbs', () => {
  const told = adopted()
    .record('NeedRecorded', 'R1', '2026-03-04T10:00', { fields: { need: 'N1', words: 'A place at a clinic.' } })
    .record('CaseClosed', 'R1', '2026-03-20T10:00', { stream: 'case/C1', by: 'chair' })
    .record('ReferralClosed', 'R1', '2026-03-20T10:01', { by: 'chair' });
  assert.ok(told.file('R1').cases.get('C1')?.closed, 'it is closed');
  const need = told.until('2026-05-20T00:00').history('G04.need');
  assert.ok(
    need.some((line) => line.startsWith('climbed')),
    need.join('\n'),
  );
  assert.ok(!need.some((line) => line.startsWith('met') || line.startsWith('withdrawn')), need.join('\n'));
});

test('closing takes nobody off: the lead stays, and each review after it is a post’s, with its day', () => {
  const told = adopted().record('CaseClosed', 'R1', '2026-03-20T10:00', { stream: 'case/C1', by: 'chair' });
  const file = told.file('R1');
  assert.equal(file.lead, 'gateway');
  const reviews = [...file.obligations.values()].filter((each) => isOwed(each) && /^C(09|10)/.test(each.rule));
  assert.equal(reviews.length, 2);
  for (const { due, owedBy } of reviews) assert.ok(Number.isFinite(due) && owedBy !== null);
});
