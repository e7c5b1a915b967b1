/** Intelligence that another post read about an open subject: the lead is asked the same day what follows; silence climbs, and who read it does not end it (C16, F15). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { lessened, lessening, subject, subjectsArea } from '../../../test/support/subjectsArea.ts';
import { postFor } from '../../domain/file/posts.ts';
import { least } from '../../../test/support/least.ts';
import { lookAtIntelligence, readIntelligence, writeIntelligence } from '../../domain/intelligence/deciders.ts';
import type { LookOutcome } from '../../domain/intelligence/held.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { reportEnquiries } from '../../domain/subject/deciders.ts';
import type { Lessen } from '../../domain/subject/lessening.ts';
import { emptyProposal, whatGatesLack } from '../engine/gates.ts';

const rule = 'C16.open';
const of = (id: string) => `intelligence/${id}`;
interface Read {
  readonly id?: string;
  readonly by?: string;
  readonly who?: string;
  readonly pressing?: boolean;
  readonly label?: string;
  readonly happened?: string;
}
const read = (told: Ledger, at: string, { id = 'I1', by = 'colleague', pressing = false, label = 'R1', ...more }: Read = {}): Ledger =>
  told.record('IntelligenceRead', label, at, { stream: of(id), id: `read-${id}`, by, fields: { pressing }, ...more });
const written = (told: Ledger, at: string, { id = 'I1', by = 'colleague', label = 'R1' }: Read = {}): Ledger =>
  told.record('IntelligenceWritten', label, at, { stream: of(id), id: `written-${id}`, by });
const answered = (
  told: Ledger,
  at: string,
  { id = 'I1', by = 'officer', label = 'R1' }: Read = {},
  outcome: LookOutcome = 'acted on',
): Ledger => told.record('IntelligenceLooked', label, at, { stream: of(id), id: `answer-${id}`, by, fields: { outcome } });
const owed = (told: Ledger, key = rule, label = 'R1') =>
  [...told.file(label).obligations.values()].filter((each) => each.rule === key && isOwed(each));
const posts = (told: Ledger, key = rule, label = 'R1') => owed(told, key, label).map(({ owedBy }) => postFor(told.file(label), owedBy));
const filled = (post: string, practitioner: string, as: 'holder' | 'deputy') => directoryFact('PostFilled', { post, practitioner, as });
const says = (told: Ledger, who: string, posts_: readonly string[], outcome: LookOutcome = 'acted on', id = 'I1'): string => {
  const decision = lookAtIntelligence(told.file('R1'), id, who, posts_, { outcome, reason: 'Two calls.' });
  return decision.kind === 'refused' ? (decision.reasons[0]?.code ?? '') : decision.kind;
};

test('read and written up by another post the same day, it is the lead’s to say that day what follows; silence lapses and climbs, and the answer ends it', () => {
  const told = written(read(subject(), '2026-03-10T10:00'), '2026-03-10T12:00');
  assert.deepEqual(owed(told, 'C18'), [], 'its report is written');
  assert.deepEqual(told.until('2026-03-16T10:00').history(rule), [
    'raised 2026-03-10T10:00 officer, due 2026-03-11T00:00',
    'lapsed 2026-03-11T00:00',
    'climbed 2026-03-12T00:00 leader',
    'climbed 2026-03-14T00:00 senior',
  ]);
  assert.equal(answered(told, '2026-03-16T11:00').history(rule).at(-1), 'met 2026-03-16T11:00');
});

test('what the lead read, or wrote up, asks nothing', () => {
  assert.deepEqual(read(subject(), '2026-03-10T10:00', { by: 'officer' }).history(rule), []);
  assert.deepEqual(written(read(subject(), '2026-03-10T10:00', { by: 'officer' }), '2026-03-10T12:00').history(rule), [], 'by a colleague');
  const up = written(read(subject(), '2026-03-10T10:00'), '2026-03-10T12:00', { by: 'officer' });
  assert.deepEqual(up.history(rule), ['raised 2026-03-10T10:00 officer, due 2026-03-11T00:00', 'met 2026-03-10T12:00']);
});

test('who read it and who wrote it up do not end it, nor does a third; a post above the lead may; nothing follows only from what is written', () => {
  const told = read(subject(), '2026-03-10T10:00');
  assert.equal(says(told, 'colleague-holder', ['colleague']), 'same-person');
  assert.equal(says(told, 'officer-holder', ['officer'], 'nothing further'), 'report-not-written');
  assert.equal(says(told, 'officer-holder', ['officer']), 'decided');
  written(told, '2026-03-10T12:00', { by: 'leader' });
  assert.equal(says(told, 'leader-holder', ['leader']), 'same-person', 'the team leader wrote it up');
  assert.equal(says(told, 'gateway-holder', ['gateway']), 'not-its-lead');
  assert.equal(says(told, 'chief-holder', ['chief']), 'decided');
  for (const outcome of ['reopen', 'stays closed', 'stays set aside'] as const)
    assert.equal(says(told, 'officer-holder', ['officer'], outcome), 'outcome-unfit');
  assert.equal(says(told, 'officer-holder', ['officer'], 'nothing further'), 'decided');
  assert.equal(says(answered(told, '2026-03-10T13:00'), 'officer-holder', ['officer']), 'looked-already');
});

test('ten pieces of one day are one question until the last is answered, and what comes after the answer asks again; another day is another', () => {
  const told = subject();
  for (let n = 0; n < 10; n += 1) read(told, `2026-03-10T10:0${n}`, { id: `I${n}` });
  assert.deepEqual(posts(told), ['officer']);
  for (let n = 0; n < 10; n += 1) {
    assert.equal(owed(told).length, 1, `${n} answered`);
    answered(told, `2026-03-10T11:0${n}`, { id: `I${n}` });
  }
  assert.deepEqual(posts(told), []);
  read(told, '2026-03-10T16:00', { id: 'late' });
  assert.deepEqual(posts(told), ['officer']);
  read(told, '2026-03-11T09:00', { id: 'next' });
  assert.deepEqual(posts(told), ['officer', 'officer']);
  answered(answered(told, '2026-03-11T10:00', { id: 'next' }), '2026-03-11T10:01', { id: 'late' });
  assert.deepEqual(posts(told), []);
});

test('what may be pressing climbs the same night, at any hour, though its report is written', () => {
  const told = written(read(subject(), '2026-03-13T16:00', { pressing: true }), '2026-03-13T16:30');
  assert.deepEqual(told.until('2026-03-14T02:00').history('C16.open.pressing'), [
    'raised 2026-03-13T16:00 officer, due 2026-03-14T00:00',
    'lapsed 2026-03-14T00:00',
    'climbed 2026-03-14T00:15 police-duty',
    'climbed 2026-03-14T00:30 duty',
    'climbed 2026-03-14T01:00 chief',
  ]);
  assert.deepEqual(told.history(rule), [], 'it is one question');
});

test('it counts from when it was recorded: that somebody told of it days late is not the lead’s lapse', () => {
  const told = read(subject(), '2026-03-12T16:00', { happened: '2026-03-10T11:00' });
  assert.deepEqual(told.history(rule), ['raised 2026-03-12T16:00 officer, due 2026-03-13T00:00']);
  assert.equal(told.history('C18').at(-1), 'lapsed 2026-03-12T16:00', 'it is the reader’s');
});

test('somebody suspended, and somebody raised, is open: the lead is asked; the suspension stands', () => {
  const suspended = read(lessened(subject(), '2026-03-10T10:00'), '2026-03-20T10:00');
  assert.deepEqual(posts(suspended), ['officer']);
  answered(suspended, '2026-03-20T12:00');
  assert.deepEqual([posts(suspended), owed(suspended, 'C20').length], [[], 1]);
  const raised = subject({ priority: 'P3', tier: 2 }).record('SubjectRaised', 'R1', '2026-03-10T10:00', {
    by: 'officer',
    fields: { priority: 'P1', tier: 1 },
  });
  assert.deepEqual(posts(read(raised, '2026-03-20T10:00')), ['officer']);
});

test('of somebody closed another person is asked, and not the lead', () => {
  const closed = lessened(subject(), '2026-03-10T10:00', { what: 'close', code: 'no-concern', until: instantOf('2026-09-01T00:00') });
  const told = read(closed, '2026-03-20T10:00');
  assert.deepEqual([posts(told), posts(told, 'F14')], [[], ['leader']]);
});

test('the lead hands over: the question goes along; what the lead before had read is no question to the next', () => {
  const handed = (told: Ledger, to: string) =>
    told.record('LeadTaken', 'R1', '2026-03-10T11:00', { by: 'leader', fields: { post: to, reason: 'Handed over.' } });
  const own = handed(read(subject(), '2026-03-10T10:00', { by: 'officer' }), 'colleague');
  assert.deepEqual(own.history(rule), []);
  assert.deepEqual(posts(handed(read(subject(), '2026-03-10T10:00'), 'leader')), ['leader']);
});

test('the lead is handed to whoever read it: they do not end it; it is the post above’s, as late as it was', () => {
  const told = read(subject(), '2026-03-10T10:00');
  told.record('LeadTaken', 'R1', '2026-03-10T11:00', { by: 'colleague', fields: { post: 'colleague', reason: 'I take it.' } });
  written(told, '2026-03-10T11:30');
  assert.deepEqual(posts(told), ['leader']);
  assert.equal(says(told, 'colleague-holder', ['colleague']), 'same-person');
  assert.deepEqual(told.until('2026-03-12T00:00').history(rule).slice(-2), ['lapsed 2026-03-11T00:00', 'climbed 2026-03-12T00:00 senior']);
});

test('of two of one day, handed over to who read the first: the post above is asked while that one waits, the lead where only the other does', () => {
  const handed = (first: boolean) => {
    const told = read(read(subject(), '2026-03-10T10:00', { id: 'A' }), '2026-03-10T10:01', { id: 'B', by: 'gateway' });
    if (first) answered(told, '2026-03-10T10:30', { id: 'A' });
    return told.record('LeadTaken', 'R1', '2026-03-10T11:00', { by: 'leader', fields: { post: 'colleague', reason: 'Handed over.' } });
  };
  assert.deepEqual([posts(handed(false)), posts(handed(true))], [['leader'], ['colleague']]);
});

test('what another lead read for their own file is put to the lead of the file to which it is linked', () => {
  const told = subject().referral('R2', '2026-03-04T10:00');
  told.record('IntelligenceRead', 'R2', '2026-03-10T10:00', { stream: of('I1'), by: 'gateway', fields: { pressing: false, byLead: true } });
  assert.deepEqual(posts(told.link('R2', 'R1', '2026-03-20T10:00')), ['officer']);
});

test('one person in two posts: who holds the lead knows by whichever post they read; a deputy knows while the holder is away, not beside them', () => {
  /** As the product records it: with whether who read it answered for the lead then. */
  const recorded = (told: Ledger, at: string, who = 'colleague-holder'): Ledger => {
    const decision = readIntelligence(told.file('R1'), 'I1', { ...least.IntelligenceRead }, who, undefined, instantOf(at));
    assert.equal(decision.kind, 'decided');
    const [made] = decision.kind === 'decided' ? decision.entries : [];
    return told.record('IntelligenceRead', 'R1', at, { stream: of('I1'), by: 'colleague', who, fields: made?.fields ?? {} });
  };
  const holder = filled('officer', 'colleague-holder', 'holder');
  const both = recorded(subject().directory(holder), '2026-03-10T10:00');
  assert.deepEqual(posts(both), [], 'recorded as colleague, and they hold the lead');
  const left = directoryFact('PostVacated', { post: 'officer', practitioner: 'colleague-holder' }, instantOf('2026-03-12T09:00'));
  assert.deepEqual(written(both.directory(left), '2026-03-12T10:00').history(rule), [], 'that they have left it since asks nothing anew');
  const deputy = () => subject().directory(filled('officer', 'colleague-holder', 'deputy'));
  assert.deepEqual(posts(recorded(deputy(), '2026-03-10T10:00')), ['officer']);
  const away = directoryFact('AbsenceRecorded', {
    practitioner: 'officer-holder',
    from: instantOf('2026-03-09T00:00'),
    until: instantOf('2026-03-20T00:00'),
  } as never);
  assert.deepEqual(posts(recorded(deputy().directory(away), '2026-03-10T10:00')), []);
  // The post above stands in where nobody else does: it read it, and does not answer itself.
  assert.deepEqual(posts(recorded(subject().directory(away), '2026-03-10T10:00', 'leader-holder')), ['officer']);
  const decision = writeIntelligence(deputy().directory(away).file('R1'), 'I1', {}, 'colleague-holder', instantOf('2026-03-10T10:00'));
  assert.equal(decision.kind, 'refused', 'nothing was read');
});

test('the lead leaves the post, and the next holder is asked nothing of what was read or written up before; nor does a hand-over lapse what was answered', () => {
  const told = written(read(subject(), '2026-03-09T10:00', { id: 'I0' }), '2026-03-09T11:00', { id: 'I0', by: 'officer' });
  read(told, '2026-03-10T10:00', { by: 'officer' });
  told.directory(directoryFact('PostVacated', { post: 'officer', practitioner: 'officer-holder' }, instantOf('2026-04-01T09:00')));
  told.directory(filled('officer', 'gateway-holder', 'holder'));
  const two = read(read(told, '2026-04-02T10:00', { id: 'A' }), '2026-04-02T10:01', { id: 'B', by: 'leader' });
  answered(answered(two, '2026-04-02T11:00', { id: 'A' }), '2026-04-02T11:01', { id: 'B' });
  two.record('LeadTaken', 'R1', '2026-04-10T10:00', { by: 'leader', fields: { post: 'colleague', reason: 'Handed over.' } });
  assert.deepEqual(two.until('2026-04-20T10:00').history(rule), [
    'raised 2026-03-09T10:00 officer, due 2026-03-10T00:00',
    'met 2026-03-09T11:00',
    'raised 2026-04-02T10:00 officer, due 2026-04-03T00:00',
    'met 2026-04-02T11:01',
  ]);
});

test('corrected afterwards: whoever answered is asked whether it stands; an answer taken back, or a report of the lead’s, is owed again', () => {
  const correct = (told: Ledger, fact: string, fields: object) =>
    told.record('EntryCorrected', 'R1', '2026-03-12T10:00', {
      by: 'colleague',
      stream: of('I1'),
      fields: { fact, reason: 'A slip.', ...fields },
    });
  const value = { sort: 'wrong value', values: { about: 'He has named a day.' } };
  const told = answered(read(subject(), '2026-03-10T10:00'), '2026-03-10T11:00', {}, 'enquiries');
  correct(told, 'read-I1', value);
  assert.deepEqual([posts(told), posts(told, 'C37.stands')], [[], ['officer']]);
  const before = correct(read(subject(), '2026-03-10T10:00'), 'read-I1', value);
  assert.deepEqual([posts(before), owed(before).length], [['officer'], 1], 'before the answer the question stands');
  const taken = answered(read(subject(), '2026-03-10T10:00'), '2026-03-10T11:00');
  assert.deepEqual(posts(correct(taken, 'answer-I1', { sort: 'raised in error' })), ['officer']);
  const own = written(read(subject(), '2026-03-10T10:00'), '2026-03-10T11:00', { by: 'officer' });
  assert.deepEqual(posts(correct(own, 'written-I1', { sort: 'raised in error' })), ['officer']);
});

test('in two investigations there is one lead and one question; with one of them closed it is still open', () => {
  const told = subject({ investigation: 'Slate' }).referral('R2', '2026-03-04T10:00').link('R2', 'R1', '2026-03-04T10:30');
  told.record('SubjectOpened', 'R2', '2026-03-04T11:00', { by: 'officer', fields: { referral: 'R2', investigation: 'Ember' } });
  assert.deepEqual(posts(read(told, '2026-03-05T10:00')), ['officer']);
  answered(told, '2026-03-05T11:00');
  lessened(told, '2026-03-10T10:00', { what: 'close' });
  read(told, '2026-03-20T10:00', { id: 'I2' });
  assert.deepEqual([posts(told), owed(told, 'F14').length], [['officer'], 0]);
});

test('read about somebody who is found to be an open subject: their lead is asked from the day of the link, all of it in one question; parted, it is asked where it was', () => {
  const told = subject().referral('R2', '2026-03-04T10:00');
  told.record('LeadSetAside', 'R2', '2026-03-04T12:00', { by: 'leader', stream: 'subject/R2', fields: { referral: 'R2', as: 'trace' } });
  read(read(told, '2026-03-10T10:00', { label: 'R2' }), '2026-03-11T10:00', { id: 'I2', label: 'R2' });
  assert.equal(owed(told, 'C16.intelligence', 'R2').length, 2);
  told.link('R2', 'R1', '2026-03-20T10:00');
  assert.deepEqual(told.history(rule), ['raised 2026-03-20T10:00 officer, due 2026-03-21T00:00']);
  told.unlink('R2', '2026-03-23T10:00');
  assert.deepEqual([posts(told), owed(told, 'C16.intelligence', 'R2').length], [[], 2]);
  answered(told, '2026-03-24T10:00', { by: 'leader', label: 'R2' }, 'stays set aside');
  answered(told, '2026-03-24T10:01', { id: 'I2', by: 'leader', label: 'R2' }, 'stays set aside');
  assert.deepEqual(posts(told.link('R2', 'R1', '2026-03-25T10:00')), [], 'what was answered before is no question of this lead');
});

test('what was answered before the link raises nothing at all; and where the subject comes to lie with what was read, it is owed from then too', () => {
  const aside = () => {
    const told = subject().referral('R2', '2026-03-04T10:00');
    told.record('LeadSetAside', 'R2', '2026-03-04T12:00', { by: 'leader', stream: 'subject/R2', fields: { referral: 'R2', as: 'trace' } });
    return read(told, '2026-03-10T10:00', { label: 'R2' });
  };
  const before = answered(aside(), '2026-03-10T12:00', { by: 'leader', label: 'R2' }, 'stays set aside');
  assert.deepEqual(before.link('R2', 'R1', '2026-03-20T10:00').history(rule), []);
  assert.deepEqual(aside().link('R1', 'R2', '2026-03-20T10:00').history(rule), ['raised 2026-03-20T10:00 gateway, due 2026-03-21T00:00']);
});

test('in a sealed file it goes to no other organisation, and climbs within the one that holds it', () => {
  const organisation = directoryFact('OrganisationJoined', { organisation: 'regional', name: 'Regional unit', sort: 'police' });
  const make = (post: string, role: 'case-officer' | 'team-leader', supervisor: string) => [
    directoryFact('PostCreated', { post, title: post, organisation: 'regional', role, supervisor, hours: 'office' }),
    directoryFact('PractitionerJoined', { practitioner: `${post}-holder`, name: post, organisation: 'regional' }),
    filled(post, `${post}-holder`, 'holder'),
  ];
  const told = subject();
  for (const each of [
    organisation,
    ...make('r-head', 'team-leader', 'leader'),
    ...make('r-officer', 'case-officer', 'r-head'),
    ...make('r-other', 'case-officer', 'r-head'),
  ])
    told.directory(each);
  told.record('LeadTaken', 'R1', '2026-03-04T10:00', { by: 'leader', fields: { post: 'r-officer', reason: 'Theirs.' } });
  told.record('FileSealed', 'R1', '2026-03-04T11:00', {
    by: 'r-officer',
    stream: 'file/R1',
    fields: { reason: 'Ours.', until: instantOf('2026-09-01T00:00'), mayBeNamed: false },
  });
  read(told, '2026-03-10T10:00', { by: 'r-other' });
  assert.deepEqual(posts(told), ['r-officer']);
  told.record('LeadTaken', 'R1', '2026-03-10T11:00', { by: 'r-head', fields: { post: 'r-other', reason: 'Mine.' } });
  assert.deepEqual(posts(told), ['r-head']);
});

test('what others had read before the rule was adopted is asked of once, as of then', () => {
  const told = subject();
  read(read(told, '2026-03-10T10:00'), '2026-03-11T10:00', { id: 'I2' });
  const before = told.facts.filter(({ kind }) => kind === 'entry');
  const adopted = directoryFact('RulebookAdopted', { version: 'next', newRules: [rule] } as never, instantOf('2026-04-01T09:00'));
  const later = given(subjectsArea()).directory(adopted);
  // Played again in an area that adopts it later: nothing of it is owed until then.
  later
    .referral('R1', '2026-03-02T10:00')
    .record('LeadTaken', 'R1', '2026-03-02T10:05', { fields: { post: 'officer', reason: 'Taken on.' } });
  later.record('SubjectOpened', 'R1', '2026-03-03T09:00', { by: 'officer', fields: { referral: 'R1' } });
  read(read(later, '2026-03-10T10:00'), '2026-03-11T10:00', { id: 'I2' });
  assert.ok(before.length > 0);
  later.until('2026-04-01T10:00');
  assert.equal(owed(later).length, 1, 'one question, though of two days');
});

test('G14: nothing is lessened while the lead has not said what follows', () => {
  const told = written(read(subject(), '2026-03-10T10:00'), '2026-03-10T12:00');
  const now = instantOf('2026-03-10T14:00');
  const lacks = () =>
    whatGatesLack(told.book(now), told.file('R1'), {
      ...emptyProposal({ by: 'officer-holder', post: 'officer', now }),
      kind: 'propose-lessening',
      lessening: { subject: 'R1', fields: lessening() as unknown as Lessen },
    }).map(({ code }) => code);
  assert.deepEqual(lacks(), ['intelligence-not-answered']);
  answered(told, '2026-03-10T13:00', {}, 'nothing further');
  assert.deepEqual(lacks(), []);
});

test('C19: enquiries that the lead decided on have a last day; of an open subject they end in what they found', () => {
  const told = answered(read(subject(), '2026-03-10T10:00'), '2026-03-10T11:00', {}, 'enquiries');
  assert.deepEqual(told.history('C19.enquiries'), ['raised 2026-03-10T11:00 officer, due 2026-04-10T00:00']);
  const report = (decision: 'reopen' | 'goes on' | 'stays set aside') => {
    const made = reportEnquiries(told.file('R1'), 'R1', 'officer-holder', { of: 'answer-I1', decision, reason: 'A second telephone.' });
    return made.kind === 'refused' ? made.reasons[0]?.code : made.kind;
  };
  assert.deepEqual([report('reopen'), report('stays set aside'), report('goes on')], ['outcome-unfit', 'outcome-unfit', 'decided']);
  // Another investigation of the same person is no answer to what was to be found out in this one.
  told.referral('R2', '2026-03-12T10:00').link('R2', 'R1', '2026-03-12T10:30');
  told.record('SubjectOpened', 'R2', '2026-03-12T11:00', { by: 'officer', fields: { referral: 'R2', investigation: 'Ember' } });
  assert.equal(owed(told, 'C19.enquiries').length, 1);
  told.record('EnquiriesReported', 'R1', '2026-03-20T10:00', { by: 'officer', fields: { of: 'answer-I1', decision: 'goes on' } });
  assert.equal(told.history('C19.enquiries').at(-1), 'met 2026-03-20T10:00');
});

test('folded anew it is owed as it was lived', () => {
  const told = written(read(subject(), '2026-03-10T10:00'), '2026-03-10T12:00');
  answered(read(told, '2026-03-11T10:00', { id: 'I2' }), '2026-03-11T11:00', { id: 'I2' }).until('2026-03-20T10:00');
  const live = [...told.file('R1').obligations.values()].map(({ id, state }) => `${id} ${state}`).toSorted();
  assert.deepEqual([...told.folded('R1').obligations.values()].map(({ id, state }) => `${id} ${state}`).toSorted(), live);
});
