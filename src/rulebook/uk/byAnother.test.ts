/** Of a subject of interest nobody decides alone about what they put there themselves; and what went with a wrong link is decided about anew (S04, S05, C19, F14, F17). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessened, lessening, subject } from '../../../test/support/subjectsArea.ts';
import { directoryFact, instantOf as at, type Ledger, londonWords } from '../../../test/support/given.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Lessen } from '../../domain/subject/lessening.ts';
import { openSubject, recordOverseas, setLeadAside, triageHit } from '../../domain/subject/deciders.ts';
import { isOwed } from '../../domain/obligation/state.ts';

const code = (decision: Decision): string => (decision.kind === 'refused' ? (decision.reasons[0]?.code ?? '') : decision.kind);
const owed = (told: Ledger, rule: string, label = 'R1') =>
  [...told.file(label).obligations.values()].filter((each) => each.rule === rule && isOwed(each));
const gate = (told: Ledger, now: string) =>
  told
    .lacks('R1', {
      kind: 'propose-lessening',
      by: 'officer-holder',
      now,
      lessening: {
        subject: 'R1',
        fields: { ...lessening({ until: at('2026-06-01T00:00') }), what: 'suspend', priority: null, tier: null } as Lessen,
      },
    })
    .filter((each) => each.startsWith('G16'));
const link = (told: Ledger, answer: string, by: string, day: string): Ledger =>
  told.record('OverseasLinkRecorded', 'R1', day, { by, fields: { link: answer, reason: 'W.' } });

test('S04: a lead that was set aside as somebody’s already is a fresh lead on the day on which the link is undone; it lapses and climbs', () => {
  const told = subject().referral('R2', '2026-04-01T10:00').link('R2', 'R1', '2026-04-01T10:30');
  told.record('LeadSetAside', 'R2', '2026-04-01T11:00', { by: 'officer', fields: { referral: 'R2', as: 'subject already' } });
  assert.deepEqual(owed(told, 'C16.lead', 'R2'), []);
  told.unlink('R2', '2026-04-10T10:00');
  const [fresh] = owed(told, 'C16.lead', 'R2');
  assert.ok(fresh);
  assert.deepEqual([londonWords(fresh.starts), fresh.state], ['2026-04-10T10:00', 'open']);
  const due = fresh.due;
  told.until('2026-04-20T10:00');
  const [late] = owed(told, 'C16.lead', 'R2');
  assert.ok(late?.state === 'lapsed' && late.lapsedAt === due && late.rung > 0, 'it climbs');
  const home = told.file('R2');
  assert.equal(code(setLeadAside(home, 'R2', 'officer-holder', { as: 'subject already', reason: 'The same.' })), 'no-subject-here');
  assert.equal(code(setLeadAside(home, 'R2', 'officer-holder', { as: 'trace', reason: 'W.' })), 'decided');
  const fields = { investigation: 'An enquiry.', priority: 'P3', tier: 3, reason: 'W.', overseas: 'no' } as const;
  assert.equal(code(openSubject(home, 'R2', fields)), 'decided');
  told.record('LeadSetAside', 'R2', '2026-04-20T11:00', { by: 'officer', fields: { referral: 'R2', as: 'trace' } });
  assert.deepEqual(owed(told, 'C16.lead', 'R2'), []);
});

test('S04: where the link stays, what is theirs already stays decided', () => {
  const told = subject().referral('R2', '2026-04-01T10:00').link('R2', 'R1', '2026-04-01T10:30');
  told.record('LeadSetAside', 'R2', '2026-04-01T11:00', { by: 'officer', fields: { referral: 'R2', as: 'subject already' } });
  assert.equal(code(setLeadAside(told.file('R1'), 'R2', 'officer-holder', { as: 'trace', reason: 'W.' })), 'lead-decided');
  assert.deepEqual(owed(told.until('2026-04-20T10:00'), 'C16.lead', 'R2'), []);
});

test('C19: a hit is decided by another person than whoever recorded it; of the lead’s own the post above owes it, and it climbs', () => {
  const told = lessened(subject(), '2026-03-10T10:00', { what: 'close' });
  told.record('IndicatorHit', 'R1', '2026-04-01T10:00', { id: 'H1', by: 'officer', fields: { indicator: 'contact' } });
  const fields = { hit: 'H1', decision: 'stays closed', reason: 'Nothing.' } as const;
  assert.equal(code(triageHit(told.file('R1'), 'R1', 'officer-holder', fields)), 'same-person');
  assert.equal(code(triageHit(told.file('R1'), 'R1', 'colleague-holder', fields)), 'decided');
  const climbs = told.until('2026-04-15T00:00').history('C19');
  assert.deepEqual(climbs, [
    'raised 2026-04-01T10:00 leader, due 2026-04-11T00:00',
    'lapsed 2026-04-11T00:00',
    'climbed 2026-04-14T00:00 senior',
  ]);
  told.record('IndicatorHit', 'R1', '2026-04-15T10:00', { id: 'H2', by: 'colleague', fields: { indicator: 'contact' } });
  assert.deepEqual(
    owed(told, 'C19')
      .map(({ owedBy }) => owedBy)
      .toSorted(),
    ['lead', 'second'],
    'another’s is the lead’s',
  );
});

test('F17, G16: of a link to a conflict abroad one person’s "no" ends nothing; it stays owed and climbs until another says so too', () => {
  const told = link(subject({ overseas: 'yes' }), 'no', 'officer', '2026-03-05T10:00');
  assert.equal(owed(told, 'G16').length, 1);
  assert.deepEqual(gate(told, '2026-03-06T10:00'), ['G16 overseas-one-person', 'G16 travel']);
  const no = { link: 'no', reason: 'I think not.' } as const;
  assert.equal(code(recordOverseas(told.file('R1'), 'R1', 'officer-holder', no)), 'same-person');
  link(told, 'no', 'officer', '2026-03-05T11:00');
  assert.equal(owed(told, 'G16').length, 1, 'said twice by one person it is one person still');
  assert.equal(told.until('2026-03-12T10:00').history('G16').at(-1), 'climbed 2026-03-12T00:00 leader');
  assert.equal(code(recordOverseas(told.file('R1'), 'R1', 'colleague-holder', no)), 'decided');
  link(told, 'no', 'colleague', '2026-03-12T11:00');
  assert.deepEqual(owed(told, 'G16'), []);
  assert.deepEqual(gate(told, '2026-03-12T12:00'), []);
});

test('F17, G16: a "no" taken back by "yes" is no second question; where there never was a link one person says so', () => {
  const told = link(link(subject({ overseas: 'yes' }), 'no', 'officer', '2026-03-05T10:00'), 'yes', 'officer', '2026-03-06T10:00');
  assert.equal(owed(told, 'G16').length, 1);
  const unknown = link(subject({ overseas: 'not known' }), 'no', 'officer', '2026-03-05T10:00');
  assert.deepEqual([owed(unknown, 'G16.known').length, gate(unknown, '2026-03-06T10:00')], [0, []]);
});

test('F17, G16: a decision about travel that was taken about an earlier link says nothing of one that is found later', () => {
  const told = subject({ overseas: 'yes' }).record('TravelConsidered', 'R1', '2026-03-04T10:00', {
    by: 'officer',
    fields: { decision: 'not monitored', review: at('2026-06-01T00:00') },
  });
  assert.deepEqual(gate(told, '2026-03-05T10:00'), []);
  link(link(told, 'no', 'officer', '2026-03-05T10:00'), 'no', 'colleague', '2026-03-05T11:00');
  assert.deepEqual(owed(told, 'G16.review'), [], 'where there is none, nothing is looked at again');
  link(told, 'yes', 'officer', '2026-03-09T10:00');
  assert.deepEqual(gate(told, '2026-03-10T10:00'), ['G16 travel'], 'although its day has not come');
  assert.equal(owed(told, 'G16').length, 1);
});

test('F17, G16: one person’s "no" asks the supervising post the same day; unanswered it climbs, and another’s word, whatever it is, ends it', () => {
  const told = link(subject({ overseas: 'yes' }), 'no', 'officer', '2026-03-05T10:00');
  const asked = owed(told, 'G16.second');
  assert.deepEqual(
    asked.map(({ owedBy, raisedAt, due }) => [owedBy, raisedAt, due]),
    [['second', at('2026-03-05T10:00'), at('2026-03-13T00:00')]],
  );
  link(told, 'no', 'officer', '2026-03-06T10:00');
  assert.equal(owed(told, 'G16.second').length, 1, 'said again by the same person it is neither answered nor asked twice');
  const history = told.until('2026-03-20T10:00').history('G16.second');
  assert.deepEqual(history.slice(0, 2), ['raised 2026-03-05T10:00 leader, due 2026-03-13T00:00', 'lapsed 2026-03-13T00:00']);
  assert.match(history[2] ?? '', /^climbed 2026-03-14T00:00 senior/);
  link(told, 'no', 'colleague', '2026-03-20T11:00');
  assert.equal(told.history('G16.second').at(-1), 'met 2026-03-20T11:00');
  assert.deepEqual(owed(told, 'G16'), [], 'and nothing more is asked of travel');
  const back = link(link(subject({ overseas: 'yes' }), 'no', 'officer', '2026-03-05T10:00'), 'yes', 'officer', '2026-03-06T10:00');
  assert.equal(back.history('G16.second').at(-1), 'met 2026-03-06T10:00', 'taken back by whoever said it');
  const above = link(subject({ overseas: 'yes' }), 'no', 'leader', '2026-03-05T10:00');
  assert.deepEqual(
    owed(above, 'G16.second').map(({ owedBy }) => owedBy),
    ['lead'],
    'said by the supervising post, the lead is asked',
  );
  assert.deepEqual(owed(link(subject({ overseas: 'not known' }), 'no', 'officer', '2026-03-05T10:00'), 'G16.second'), []);
});

test('C19, F14, F17: whoever alone fills the post that would be asked is not asked about their own by their second post: the one above is, and it climbs', () => {
  const filled = (post: string, practitioner: string, as: 'holder' | 'deputy') => directoryFact('PostFilled', { post, practitioner, as });
  const emptied = (post: string) => directoryFact('PostVacated', { post, practitioner: `${post}-holder` });
  const closed = () => lessened(subject(), '2026-03-10T10:00', { what: 'close' });
  // The colleague alone fills the lead's post, and records under their own.
  const both = (told: Ledger, post: string) => told.directory(filled(post, 'colleague-holder', 'holder')).directory(emptied(post));
  const hit = both(closed(), 'officer').record('IndicatorHit', 'R1', '2026-04-01T10:00', {
    id: 'H',
    by: 'colleague',
    fields: { indicator: 'contact' },
  });
  assert.deepEqual(
    owed(hit, 'C19').map(({ owedBy }) => owedBy),
    ['second'],
  );
  assert.deepEqual(hit.until('2026-04-15T00:00').history('C19'), [
    'raised 2026-04-01T10:00 leader, due 2026-04-11T00:00',
    'lapsed 2026-04-11T00:00',
    'climbed 2026-04-14T00:00 senior',
  ]);
  const read = both(closed(), 'leader').record('IntelligenceRead', 'R1', '2026-04-01T11:00', {
    stream: 'intelligence/I1',
    by: 'colleague',
    fields: { pressing: false },
  });
  assert.deepEqual(
    owed(read, 'F14').map(({ owedBy }) => owedBy),
    ['senior'],
  );
  const no = link(both(subject({ overseas: 'yes' }), 'leader'), 'no', 'colleague', '2026-03-05T10:00');
  assert.deepEqual(
    owed(no, 'G16.second').map(({ owedBy }) => owedBy),
    ['lead'],
  );
});
