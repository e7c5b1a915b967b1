/** S15, F12, F22, F28: a tie lapses; a report about one is put to the lead of the other, once; nobody is on file by association. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { assertSound } from '../../../test/support/walk.ts';
import type { Decision } from '../../domain/decision.ts';
import type { FileFact } from '../../domain/facts.ts';
import {
  answerTied,
  endTie,
  findTieWrong,
  giveText,
  namePerson,
  type NewTie,
  placeNamed,
  recordTie,
  renewTie,
  settleNamed,
} from '../../domain/tie/deciders.ts';
import { namedMachine, tiedMachine, tieMachine } from '../../domain/tie/machine.ts';
import { between, putReport, sayWrong, secondDegree } from '../../domain/tie/put.ts';
import { counts } from '../../domain/tie/state.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { tieTypes } from './tieTypes.ts';

test('the machines of ties, of what is put because of one, and of names in reports are sound', () => {
  assertSound(tieMachine);
  assertSound(tiedMachine);
  assertSound(namedMachine);
});

const day = '2026-03-04T10:00';
const now = instantOf(day);
const ends = instantOf('2026-09-01T00:00');
const latest = instantOf('2027-03-04T10:00');
const to = (record: string, more: Partial<NewTie> = {}): NewTie => ({
  end: 'person on file',
  record,
  words: '',
  sort: 'family',
  direction: 'both ways',
  since: '',
  until: '',
  age: 'not known',
  source: 'The school.',
  grading: null,
  confidence: 'moderate',
  disprove: 'The register of births.',
  ends,
  ...more,
});
const three = (): Ledger =>
  given().referral('R1', '2026-03-02T10:00').referral('R2', '2026-03-02T11:00').referral('R3', '2026-03-02T12:00');
const take = (told: Ledger, decision: Decision, at: number, by = 'gateway'): boolean => {
  if (decision.kind === 'refused') return false;
  for (const entry of decision.entries) told.record(entry.type, entry.record ?? '', at, { stream: entry.stream, by, fields: entry.fields });
  return true;
};
const tie = (told: Ledger, id: string, from: string, other: string, at = now, more: Partial<NewTie> = {}): Ledger => {
  const decision = recordTie(told.file(from), id, to(other, more), told.file(other), tieTypes.types, { now: at, latest });
  assert.ok(take(told, decision, at), JSON.stringify(decision));
  return told;
};
const code = (decision: Decision) => (decision.kind === 'refused' ? decision.reasons.map((each) => each.code).join() : 'decided');
/** A report in one file, put to the lead of the other as the product does it. */
function reported(told: Ledger, id: string, holds: string, from: string, other: string, at: string): Decision {
  told.record('InformationAdded', from, at, { id: `report-${at}`, fields: { words: 'Seen with a knife.' } });
  const report = told.file(from).facts.find((each) => each.id === `report-${at}`) as FileFact;
  const found = told.file(holds).ties.get(id);
  assert.ok(found);
  return putReport(found, { holds: told.file(holds), from: told.file(from), to: told.file(other) }, report, `p-${at}`);
}

test('a tie says who says so, what would disprove it and until when; the name of somebody on file is written into no other file', () => {
  const told = three();
  const record = (fields: NewTie, other: string | null = 'R2') =>
    code(recordTie(told.file('R1'), 'T', fields, other === null ? null : told.file(other), tieTypes.types, { now, latest }));
  assert.equal(record(to('R2')), 'decided');
  assert.equal(record(to('R2', { words: 'Esme' })), 'tie-words');
  assert.equal(record(to('R2'), null), 'no-such-file');
  assert.equal(record(to('R1'), 'R1'), 'same-file');
  assert.equal(record(to('R2', { sort: 'works-at' })), 'tie-type');
  assert.equal(record(to('R2', { ends: now })), 'date-past');
  assert.equal(record(to('R2', { ends: latest + 1 })), 'date-far');
  assert.equal(record(to('R2', { source: ' ' })), 'field-source');
  assert.equal(record(to('R2', { since: 'May' })), 'field-since');
  assert.equal(record({ ...to('R2'), record: null, end: 'group', sort: 'belongs' }, null), 'nobody-named');
  assert.equal(
    record({ ...to('R2'), record: null, end: 'group', sort: 'belongs', words: 'A boxing club', since: '2025-11' }, null),
    'decided',
  );
});

test('it lapses on its day, two of one day are one question, and a lapse climbs; a fresh reason gives another day', () => {
  const told = tie(tie(three(), 'T1', 'R1', 'R2'), 'T2', 'R1', 'R3', instantOf('2026-03-05T10:00'));
  told.until('2026-09-02T12:00');
  assert.deepEqual(told.history('S15.expiry'), [
    'raised 2026-03-04T10:00 gateway, due 2026-09-01T00:00',
    'lapsed 2026-09-01T00:00',
    'climbed 2026-09-02T00:00 team',
  ]);
  const file = told.file('R1');
  const at = { now: instantOf('2026-09-02T13:00'), latest: instantOf('2027-09-01T00:00') };
  assert.equal(counts(file, file.ties.get('T1')!, at.now), false, 'lapsed it counts for nothing');
  assert.equal(code(renewTie(file, 'T1', { reason: 'the  school', ends: at.latest }, at)), 'same-reason');
  take(told, renewTie(file, 'T1', { reason: 'Seen together in August.', ends: at.latest }, at), at.now);
  assert.notEqual(told.history('S15.expiry').at(-1), 'met 2026-09-02T13:00', 'the other is still asked about');
  take(told, endTie(told.file('R1'), 'T2', { until: '2026-05', reason: 'Moved away.' }), at.now);
  assert.ok(told.history('S15.expiry').includes('met 2026-09-02T13:00'));
  assert.equal(counts(told.file('R1'), told.file('R1').ties.get('T1')!, at.now), true);
  assert.equal(code(endTie(told.file('R1'), 'T2', { until: '', reason: 'x' })), 'tie-state');
});

test('F19, F28: a report about one is put to the lead of the other, at either end, once; the lead answers, and nobody answering climbs', () => {
  const told = tie(three(), 'T1', 'R1', 'R2', now, { sort: 'held-with' });
  const put = reported(told, 'T1', 'R1', 'R2', 'R1', '2026-03-09T10:00');
  assert.ok(take(told, put, instantOf('2026-03-09T10:01')));
  assert.ok(!JSON.stringify(put).includes('knife'), 'what it says is not given');
  assert.deepEqual(told.until('2026-03-12T12:00').history('S15.put', 'R1'), [
    'raised 2026-03-09T10:01 gateway, due 2026-03-12T00:00',
    'lapsed 2026-03-12T00:00',
  ]);
  const again = reported(told, 'T1', 'R1', 'R2', 'R1', '2026-03-12T13:00');
  take(told, again, instantOf('2026-03-12T13:01'));
  const [first, second] = [...told.file('R1').tied.keys()];
  assert.equal(code(answerTied(told.file('R1'), [first!], { outcome: 'does not bear on this person', words: ' ' })), 'no-words');
  const answer = answerTied(told.file('R1'), [first!, second!], { outcome: 'bears on this person', words: 'Both are visited.' });
  assert.ok(take(told, answer, instantOf('2026-03-12T14:00')));
  assert.equal(told.history('S15.put', 'R1').filter((each) => each === 'met 2026-03-12T14:00').length, 2);
  const other = reported(told, 'T1', 'R1', 'R1', 'R2', '2026-03-13T10:00');
  assert.ok(other.kind === 'decided' && other.entries[0]?.file === 'R2', 'and the other way round');
});

test('what is over, wrong, lapsed, of a sealed file or of one and the same person puts nothing to anybody', () => {
  const nothing = (told: Ledger, at = '2026-03-10T10:00') => {
    const put = reported(told, 'T1', 'R1', 'R2', 'R1', at);
    assert.deepEqual(put, { kind: 'decided', entries: [] });
  };
  const ended = tie(three(), 'T1', 'R1', 'R2');
  take(ended, endTie(ended.file('R1'), 'T1', { until: '', reason: 'Over.' }), now + 1);
  nothing(ended);
  nothing(tie(three(), 'T1', 'R1', 'R2', now, { until: '2025' }));
  nothing(tie(three(), 'T1', 'R1', 'R2'), '2026-09-03T10:00');
  const sealed = tie(three(), 'T1', 'R1', 'R2').record('FileSealed', 'R2', '2026-03-05T10:00', {
    stream: 'file/R2',
    fields: { reason: 'Ours.', until: latest, mayBeNamed: false },
  });
  nothing(sealed);
  // Its holder learns all the same what came about the other.
  assert.equal(code(reported(sealed, 'T1', 'R1', 'R1', 'R2', '2026-03-11T10:00')), 'decided');
  assert.notDeepEqual(reported(sealed, 'T1', 'R1', 'R1', 'R2', '2026-03-12T10:00'), { kind: 'decided', entries: [] });
});

test('two files that are tied are found to be one person: the tie is none, asks nothing, and comes back when they are parted', () => {
  const told = tie(three(), 'T1', 'R1', 'R2').link('R2', 'R1', '2026-03-05T10:00');
  const file = told.file('R1');
  assert.equal(counts(file, file.ties.get('T1')!, instantOf('2026-03-06T10:00')), false);
  assert.match(told.history('S15.expiry').at(-1) ?? '', /^withdrawn/);
  told.unlink('R2', '2026-03-07T10:00');
  assert.equal(counts(told.file('R1'), told.file('R1').ties.get('T1')!, instantOf('2026-03-07T11:00')), true);
  assert.match(told.history('S15.expiry').at(-1) ?? '', /^raised/);
});

test('a tie found wrong: whoever had decided on it is asked again, in their own file', () => {
  const told = tie(three(), 'T1', 'R1', 'R2');
  take(told, reported(told, 'T1', 'R1', 'R1', 'R2', '2026-03-09T10:00'), instantOf('2026-03-09T10:00'));
  const [put] = [...told.file('R2').tied.keys()];
  take(told, answerTied(told.file('R2'), [put!], { outcome: 'bears on this person', words: 'Visited.' }), instantOf('2026-03-10T10:00'));
  take(told, findTieWrong(told.file('R1'), 'T1', 'Another man of the same name.'), instantOf('2026-03-11T10:00'));
  assert.equal(told.history('S15.put', 'R2').at(-1), 'met 2026-03-10T10:00');
  take(told, sayWrong(told.file('R2'), 'T1'), instantOf('2026-03-11T10:01'));
  assert.equal(told.history('S15.put', 'R2').at(-1), 'raised 2026-03-11T10:01 gateway, due 2026-03-14T00:00');
  assert.deepEqual(sayWrong(told.file('R2'), 'T1'), { kind: 'decided', entries: [] }, 'once');
});

test('the lead may give what a report says, with a reason: it is recorded in both files', () => {
  const told = tie(three(), 'T1', 'R1', 'R2');
  const fields = { words: 'A teacher heard both.', reason: 'They plan it together.' };
  const given_ = giveText(told.file('R1'), 'T1', fields, told.file('R2'), 'G1', { now, post: 'gateway' });
  assert.ok(given_.kind === 'decided');
  assert.deepEqual(
    given_.entries.map(({ type, file }) => [type, file]),
    [
      ['TiedTextGiven', 'R1'],
      ['TiedReportPut', 'R2'],
    ],
  );
  assert.equal(code(giveText(told.file('R1'), 'T1', fields, null, 'G1', { now, post: null })), 'no-such-file');
});

test('F12: everybody whom a report names is found out about: put to whoever holds them, who answers; or it is said what is done', () => {
  const told = three();
  take(told, namePerson(told.file('R1'), 'N1', { words: 'Her brother, who lives with them.', report: null }), now);
  assert.deepEqual(told.history('F12.place'), ['raised 2026-03-04T10:00 gateway, due 2026-03-06T00:00']);
  const placed = placeNamed(told.file('R1'), 'N1', told.file('R2'), 'P1', { now: now + 1, words: 'A call named him.' });
  assert.ok(placed.kind === 'decided' && !JSON.stringify(placed.entries[0]).includes('R2'), 'where he is held is not said');
  take(told, placed, now + 1);
  assert.equal(told.history('F12.place').at(-1), 'met 2026-03-04T10:00');
  assert.deepEqual(told.history('S15.put', 'R2'), ['raised 2026-03-04T10:00 gateway, due 2026-03-07T00:00']);
  assert.equal(code(settleNamed(told.file('R1'), 'N1', 'x')), 'tie-state');
});

test('F12: put to somebody whom it does not name, it is owed again where the report lies; where that was let go, it waits here; silence climbs', () => {
  const answered = instantOf('2026-03-05T10:00');
  const not = { outcome: 'names somebody else', words: 'Another man of that name.' } as const;
  const named = () => {
    const told = three();
    take(told, namePerson(told.file('R1'), 'N1', { words: 'Her cousin Abe.', report: null }), now);
    take(told, placeNamed(told.file('R1'), 'N1', told.file('R2'), 'P1', { now: now + 1, words: 'A call names him.' }), now + 1);
    return told;
  };
  const told = named();
  assert.ok(take(told, answerTied(told.file('R2'), ['P1'], not, new Map([['R1', told.file('R1')]])), answered));
  assert.deepEqual([told.file('R1').named.get('N1')?.state, told.file('R2').named.size], ['named', 0]);
  assert.equal(told.history('S15.put', 'R2').at(-1), 'met 2026-03-05T10:00');
  told.until('2026-03-11T00:00');
  assert.deepEqual(told.history('F12.place').slice(-3), [
    'raised 2026-03-05T10:00 gateway, due 2026-03-07T00:00',
    'lapsed 2026-03-07T00:00',
    'climbed 2026-03-10T00:00 team',
  ]);
  // The same day, and twice to the wrong file: owed each time until the right lead has it.
  const again = instantOf('2026-03-11T10:00');
  assert.ok(take(told, placeNamed(told.file('R1'), 'N1', told.file('R3'), 'P2', { now: again, words: 'He.' }), again));
  assert.equal(told.history('F12.place').at(-1), 'met 2026-03-11T10:00');
  assert.ok(take(told, answerTied(told.file('R3'), ['P2'], not, new Map([['R1', told.file('R1')]])), again + 60_000));
  assert.equal(told.history('F12.place').at(-1), 'raised 2026-03-11T10:01 gateway, due 2026-03-13T00:00');
  assert.ok(take(told, settleNamed(told.file('R1'), 'N1', 'Nobody holds him; a referral is made.'), again + 120_000));
  assert.equal(told.history('F12.place').at(-1), 'met 2026-03-11T10:02');
  const gone = named();
  assert.ok(take(gone, answerTied(gone.file('R2'), ['P1'], not), answered));
  assert.deepEqual(
    [...gone.file('R2').named.values()].map(({ said, state }) => [said.words, state]),
    [['A call names him.', 'named']],
  );
  assert.equal(gone.history('F12.place', 'R2').at(-1), 'raised 2026-03-05T10:00 gateway, due 2026-03-07T00:00');
  // It is this person, and nothing follows: that is an answer.
  const is = named();
  assert.ok(take(is, answerTied(is.file('R2'), ['P1'], { ...not, outcome: 'does not bear on this person' }), answered));
  assert.equal(is.file('R1').named.get('N1')?.state, 'placed');
  // Because of a tie it was put to the other whatever the report names.
  const because = tie(three(), 'T1', 'R1', 'R2');
  take(because, reported(because, 'T1', 'R1', 'R1', 'R2', '2026-03-05T09:00'), answered);
  assert.equal(code(answerTied(because.file('R2'), [...because.file('R2').tied.keys()], not)), 'not-named');
});

test('F22: two closed people tied to a third are asked about once, of one lead; never if one is sealed', () => {
  const closed = three().record('ReferralClosed', 'R1', '2026-03-03T10:00').record('ReferralClosed', 'R2', '2026-03-03T10:00');
  const told = tie(tie(closed, 'T1', 'R1', 'R3'), 'T2', 'R2', 'R3', now + 1);
  const ask = (id: string) =>
    secondDegree(
      id,
      between(
        ['R1', 'R2', 'R3'].map((each) => told.file(each)),
        now + 2,
      ),
      's',
      now + 2,
      () => true,
    );
  const found = ask('T2');
  assert.equal(found?.to, 'R2');
  assert.ok(found && take(told, found.decision, now + 2));
  assert.deepEqual(told.history('F22.contact').slice(0, 1), ['raised 2026-03-04T10:00 gateway, due 2026-03-19T00:00']);
  assert.equal(ask('T2'), null, 'once');
  told.record('FileSealed', 'R3', '2026-03-05T10:00', { stream: 'file/R3', fields: { reason: 'Ours.', until: latest, mayBeNamed: false } });
  assert.equal(ask('T1'), null);
});

test('law: whatever is tied, renewed, ended and found wrong, nobody is on file by it, and the other end owes nothing but the question put to it', () => {
  const steps = ['tie', 'tie to nobody on file', 'renew', 'end', 'wrong', 'report', 'name'] as const;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...steps), fc.integer({ min: 0, max: 3 })), { maxLength: 12 }), (taken) => {
      const told = three();
      const before = (label: string) => {
        const { records, lead, obligations } = told.file(label);
        const owed = [...obligations.values()].filter(({ rule }) => rule !== 'S15.put').map(({ id, owedBy }) => `${id} ${owedBy}`);
        return JSON.stringify([[...records.keys()], [...records.values()].map(({ details }) => details), lead, owed]);
      };
      const [files, two] = [[...told.files.keys()].join(), before('R2')];
      let at = now;
      for (const [step, n] of taken) {
        at += 60_000;
        const [file, other, id] = [told.file('R1'), told.file('R2'), `T${n}`];
        const when = { now: at, latest };
        const decisions: Readonly<Record<(typeof steps)[number], () => Decision>> = {
          tie: () => (file.ties.has(id) ? findTieWrong(file, 'none', 'x') : recordTie(file, id, to('R2'), other, tieTypes.types, when)),
          'tie to nobody on file': () =>
            file.ties.has(id)
              ? findTieWrong(file, 'none', 'x')
              : recordTie(
                  file,
                  id,
                  { ...to('R2'), end: 'person not on file', record: null, words: 'Tamsin Quennell' },
                  null,
                  tieTypes.types,
                  when,
                ),
          renew: () => renewTie(file, id, { reason: `Looked at ${at}.`, ends: latest }, when),
          end: () => endTie(file, id, { until: '', reason: 'Over.' }),
          wrong: () => findTieWrong(file, id, 'Wrong.'),
          report: () => {
            told.record('InformationAdded', 'R1', at, { id: `i-${at}`, fields: { words: 'x' } });
            const report = told.file('R1').facts.find((each) => each.id === `i-${at}`) as FileFact;
            const found = told.file('R1').ties.get(id);
            return found
              ? putReport(found, { holds: told.file('R1'), from: told.file('R1'), to: other }, report, `p-${at}`)
              : endTie(file, 'none', { until: '', reason: 'x' });
          },
          name: () => namePerson(file, `n-${at}`, { words: 'A cousin.', report: null }),
        };
        take(told, decisions[step](), at);
        for (const each of told.file('R2').tied.values()) assert.ok(each.put.report !== null && each.put.words === '');
      }
      assert.equal([...told.files.keys()].join(), files, 'no file came to be');
      assert.equal(before('R2'), two, 'the other end is as it was');
      const put = [...told.file('R2').obligations.values()].filter((each) => each.rule === 'S15.put' && isOwed(each)).length;
      assert.ok(put <= told.file('R2').tied.size);
      assert.equal(told.folded('R1').ties.size, told.file('R1').ties.size);
    }),
    runs(40),
  );
});
