/** G18 (F05, F07): what was found is put to whoever holds the person, decided by another than the finder, and answered without saying how. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { assertSound } from '../../../test/support/walk.ts';
import type { Decision } from '../../domain/decision.ts';
import { answerWithoutHolder, decideDisruption, putFind, recordFind } from '../../domain/find/deciders.ts';
import { findMachine } from '../../domain/find/machine.ts';
import { isOwed } from '../../domain/obligation/state.ts';

test('the machine of a find is sound', () => assertSound(findMachine));

const day = '2026-03-04T10:00';
const now = instantOf(day);
const decision = { outcome: 'not charge', reason: 'Not enough.', told: 'The inquiry team.' } as const;
const two = (): Ledger =>
  given()
    .referral('R1', '2026-03-02T10:00')
    .referral('R2', '2026-03-03T10:00', { person: { under18: 'no' } });
const found = { about: 'somebody else', person: 'The owner of the telephone.', sort: 'material on a device' } as const;

test('F05: an event on the own file asks for a decision by name, and nobody deciding climbs', () => {
  const told = two().record('FindRecorded', 'R1', day, { stream: 'find/F1', by: 'duty', fields: { sort: 'threat in public' } });
  assert.deepEqual(told.until('2026-03-12T12:00').history('G18'), [
    'raised 2026-03-04T10:00 gateway, due 2026-03-10T00:00',
    'lapsed 2026-03-10T00:00',
    'climbed 2026-03-11T00:00 team',
  ]);
  told.record('DisruptionDecided', 'R1', '2026-03-12T13:00', { stream: 'find/F1', by: 'team' });
  assert.equal(told.history('G18').at(-1), 'met 2026-03-12T13:00');
});

test('F07: the finder cannot end it; where the lead alone is the finder the post above decides', () => {
  const told = two().record('FindRecorded', 'R1', day, { stream: 'find/F1', by: 'gateway' });
  assert.deepEqual(told.history('G18'), ['raised 2026-03-04T10:00 team, due 2026-03-10T00:00']);
  const refused = decideDisruption(told.file('R1'), 'F1', 'gateway-holder', decision, null, now);
  assert.equal(refused.kind === 'refused' && refused.reasons[0]?.code, 'finder-decides');
  assert.equal(decideDisruption(told.file('R1'), 'F1', 'team-holder', decision, null, now).kind, 'decided');
});

test('F07: found about somebody else, it waits for the intake post, is put to the other lead, and comes back as answered and no more', () => {
  const told = two().record('FindRecorded', 'R1', day, { stream: 'find/F1', by: 'duty', fields: found });
  assert.deepEqual(told.history('G18'), []);
  assert.deepEqual(told.history('G18.place'), ['raised 2026-03-04T10:00 gateway, due 2026-03-06T00:00']);
  const put = putFind(told.file('R1'), told.file('R1').finds.get('F1')!, told.file('R2'), 'F2', now);
  assert.ok(put.kind === 'decided');
  for (const entry of put.entries) told.record(entry.type, entry.file ?? '', now, { stream: entry.stream, fields: entry.fields });
  assert.equal(told.history('G18.place').at(-1), 'met 2026-03-04T10:00');
  assert.deepEqual(told.history('G18', 'R2'), ['raised 2026-03-04T10:00 gateway, due 2026-03-10T00:00']);
  assert.ok(!JSON.stringify(put.entries[0]).includes('R2'), "nothing in the finder's file says where the person is held");
  const answer = decideDisruption(told.file('R2'), 'F2', 'gateway-holder', decision, told.file('R1'), now);
  assert.ok(answer.kind === 'decided');
  assert.deepEqual(
    answer.entries.map(({ type, file, fields }) => [type, file, type === 'FindAnswered' ? fields : null]),
    [
      ['DisruptionDecided', 'R2', null],
      ['FindAnswered', 'R1', { words: '' }],
    ],
  );
  // Found by the duty post: they do not decide in the other file either, whoever put it there.
  const finder = decideDisruption(told.file('R2'), 'F2', 'duty-holder', decision, told.file('R1'), now);
  assert.equal(finder.kind === 'refused' && finder.reasons[0]?.code, 'finder-decides');
});

test('F07: put to somebody whom it is not about, it does not die there: it waits again where it was found', () => {
  const told = two().record('FindRecorded', 'R1', day, { stream: 'find/F1', by: 'duty', fields: found });
  const play = (taken: Decision, at: number, by = 'gateway') => {
    assert.ok(taken.kind === 'decided');
    for (const { type, file, stream, fields } of taken.entries) told.record(type, file ?? '', at, { stream, by, fields });
  };
  play(putFind(told.file('R1'), told.file('R1').finds.get('F1')!, told.file('R2'), 'F2', now), now);
  const silent = decideDisruption(told.file('R2'), 'F2', 'gateway-holder', { ...decision, told: ' ' }, told.file('R1'), now);
  assert.equal(silent.kind === 'refused' && silent.reasons[0]?.code, 'not-said-who-is-told');
  const not = { ...decision, outcome: 'not about this person' } as const;
  const later = instantOf('2026-03-06T10:00');
  play(decideDisruption(told.file('R2'), 'F2', 'gateway-holder', not, told.file('R1'), later), later);
  assert.deepEqual(told.history('G18.place').slice(-1), ['raised 2026-03-06T10:00 gateway, due 2026-03-10T00:00']);
  assert.equal(told.file('R1').finds.get('F1')?.state, 'recorded');
  play(putFind(told.file('R1'), told.file('R1').finds.get('F1')!, told.file('R2'), 'F3', later + 1), later + 1);
  assert.equal(told.history('G18.place').at(-1)?.slice(0, 3), 'met');
  // Recorded on the wrong file in the first place: the same.
  const here = two().record('FindRecorded', 'R1', day, { stream: 'find/F1', by: 'duty' });
  const taken = decideDisruption(here.file('R1'), 'F1', 'gateway-holder', not, null, now);
  assert.ok(taken.kind === 'decided');
  for (const { type, file, stream, fields } of taken.entries) here.record(type, file ?? '', now, { stream, by: 'gateway', fields });
  assert.equal(here.history('G18').at(-1), 'met 2026-03-04T10:00');
  assert.deepEqual(here.history('G18.place'), ['raised 2026-03-04T10:00 gateway, due 2026-03-06T00:00']);
});

test('F07: not about this person, and the file of whoever found it let go, or the find no longer in it: it waits here', () => {
  for (const back of ['let go', 'without it'] as const) {
    const told = two().record('FindPut', 'R2', day, { stream: 'find/F2', by: 'gateway', fields: { from: { find: 'F1', record: 'R1' } } });
    const not = { ...decision, outcome: 'not about this person' } as const;
    const taken = decideDisruption(told.file('R2'), 'F2', 'gateway-holder', not, back === 'let go' ? null : told.file('R1'), now);
    assert.ok(taken.kind === 'decided');
    for (const { type, file, stream, fields } of taken.entries) told.record(type, file ?? '', day, { stream, by: 'gateway', fields });
    assert.equal(told.history('G18', 'R2').at(-1), 'met 2026-03-04T10:00');
    assert.deepEqual(told.until('2026-03-09T00:00').history('G18.place', 'R2'), [
      'raised 2026-03-04T10:00 gateway, due 2026-03-06T00:00',
      'lapsed 2026-03-06T00:00',
      'climbed 2026-03-07T00:00 team',
    ]);
  }
});

test('F07: nobody found to hold them, another than the finder says what is done instead', () => {
  const told = two().record('FindRecorded', 'R1', day, { stream: 'find/F1', by: 'duty', fields: found });
  const code = (by: string, words: string) => {
    const answer = answerWithoutHolder(told.file('R1'), 'F1', by, words);
    return answer.kind === 'refused' ? answer.reasons[0]?.code : 'answered';
  };
  assert.deepEqual(
    [code('duty-holder', 'A referral was made.'), code('gateway-holder', ' '), code('gateway-holder', 'A referral was made.')],
    ['finder-decides', 'no-words', 'answered'],
  );
  const own = decideDisruption(told.file('R1'), 'F1', 'gateway-holder', decision, null, now);
  assert.equal(own.kind === 'refused' && own.reasons[0]?.code, 'not-held-here');
});

test('under ten there is no disruption', () => {
  const told = given().referral('R1', '2026-03-02T10:00', { person: { born: { year: 2020 } } });
  const fields = { sort: 'other', words: 'A threat.', found: '', about: 'this person', person: '' } as const;
  const refused = recordFind(told.file('R1'), 'F1', fields, now);
  assert.equal(refused.kind === 'refused' && refused.reasons[0]?.code, 'under-ten');
});

test('law: in whatever order people act, a find is owed by somebody until it is answered, and never ended by its finder', () => {
  const acts = ['put', 'without', 'decide there', 'not about there', 'not about there, found in what was let go', 'decide here'] as const;
  const not = { ...decision, outcome: 'not about this person' } as const;
  fc.assert(
    fc.property(
      fc.constantFrom('this person', 'somebody else'),
      fc.array(fc.tuple(fc.constantFrom(...acts), fc.constantFrom('gateway', 'duty', 'team')), { maxLength: 8 }),
      (about, steps) => {
        const told = two().record('FindRecorded', 'R1', day, { stream: 'find/F1', by: 'duty', fields: { ...found, about } });
        let at = now;
        for (const [act, post] of steps) {
          at += 3_600_000;
          const [file, other, by] = [told.file('R1'), told.file('R2'), `${post}-holder`];
          const there = [...other.finds.keys()].at(-1) ?? 'none';
          const taken = {
            put: () => putFind(file, file.finds.get('F1')!, other, `F-${at}`, at),
            without: () => answerWithoutHolder(file, 'F1', by, 'A referral was made.'),
            'decide there': () => decideDisruption(other, there, by, decision, file, at),
            'not about there': () => decideDisruption(other, there, by, not, file, at),
            'not about there, found in what was let go': () => decideDisruption(other, there, by, not, null, at),
            'decide here': () => decideDisruption(file, 'F1', by, decision, null, at),
          }[act]();
          if (taken.kind === 'refused') continue;
          assert.ok(act === 'put' || post !== 'duty', 'the finder ends nothing');
          for (const entry of taken.entries)
            told.record(entry.type, entry.file ?? '', at, { stream: entry.stream, by: post, fields: entry.fields });
        }
        const files = [told.file('R1'), told.file('R2')];
        const open = files.flatMap((file) => [...file.finds.values()]).filter(({ state }) => state === 'recorded').length;
        const owed = files.flatMap((file) => [...file.obligations.values()]).filter((each) => isOwed(each) && each.rule.startsWith('G18'));
        assert.equal(owed.length, open);
      },
    ),
    runs(30),
  );
});
