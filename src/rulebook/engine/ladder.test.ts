/** Hours decide: an urgent climb at night goes to who is there and still reaches the post; an ordinary one counts working days. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { directoryFact, given, instantOf, londonWords, testArea } from '../../../test/support/given.ts';
import { evolveArea } from '../../domain/area/state.ts';
import { uk } from '../uk/rulebook.ts';
import { askedUpTo } from './ladder.ts';
import { isInHours, opensNext } from './hours.ts';
import type { Rulebook } from './rulebook.ts';

/** The assessment owed by an office post, as if it were urgent. */
const urgently: Rulebook = { ...uk, rules: uk.rules.map((rule) => (rule.key === 'C01' ? { ...rule, ladder: 'urgent' } : rule)) };
/** Wexmoor, where the organisation has no duty post of its own, or the area none that is always there. */
const without = (post: 'police-duty' | 'duty') =>
  evolveArea(
    testArea(),
    directoryFact('PostChanged', { post, title: post, role: 'assessor', supervisor: 'senior', hours: 'office', reason: 'Closed.' }),
  );
const climbs = (lapses: string, area = testArea()): readonly string[] =>
  given(area, urgently)
    .referral('R1', '2026-03-02T10:00')
    .until(lapses)
    .history('C01')
    .filter((each) => each.startsWith('climbed'))
    .map((each) => each.slice('climbed '.length));

describe('an urgent climb', () => {
  // The assessment lapses with the end of a working day: midnight, when no office is there.
  test('at night goes to a duty post that is there and was not asked; when all were, the post is called out of hours', () => {
    const [first, second, third] = climbs('2026-03-12T02:00');
    assert.match(first ?? '', /T00:15 police-duty$/);
    assert.match(second ?? '', /T00:30 duty$/, 'the senior post has gone home');
    assert.match(third ?? '', /T01:00 chief$/, 'nobody else is left who was not asked');
  });

  test('still reaches the post whose rung it is: the climb waits for it in the morning', () => {
    const urgent = uk.ladders.find((each) => each.id === 'urgent');
    assert.ok(urgent);
    assert.deepEqual(askedUpTo(testArea(), 'gateway', urgent, 2), ['police-duty', 'senior']);
  });

  test('without a duty post that is there calls the post itself', () => {
    assert.match(climbs('2026-03-12T02:00', without('duty'))[1] ?? '', /senior$/);
    assert.match(climbs('2026-03-12T02:00', without('police-duty'))[0] ?? '', / duty$|senior$/);
  });
});

test('an ordinary climb waits for hours: each rung has whole working days, so a weekend is nobody’s', () => {
  // Lapses with Friday; the supervising post has Monday.
  const told = given().referral('R1', '2026-03-02T10:00').until('2026-03-20T12:00').history('C01');
  const lapsed = told.find((each) => each.startsWith('lapsed'));
  const climbed = told.filter((each) => each.startsWith('climbed'));
  assert.ok(lapsed && climbed.length > 0);
  for (const each of climbed) {
    const at = instantOf(each.slice('climbed '.length).split(' ')[0] ?? '');
    assert.ok(
      isInHours({ hours: 'office' }, at - 7 * 3_600_000 - 1, uk.calendars['england-and-wales']),
      `the day before ${londonWords(at)} was a working day`,
    );
  }
});

test('office hours are those of working days by the clock on the wall', () => {
  const calendar = uk.calendars['england-and-wales'];
  const office = (written: string) => isInHours({ hours: 'office' }, instantOf(written), calendar);
  assert.equal(office('2026-03-02T09:00'), true);
  assert.equal(office('2026-03-02T16:59'), true);
  assert.equal(office('2026-03-02T17:00'), false);
  assert.equal(office('2026-03-07T12:00'), false, 'a Saturday');
  assert.equal(office('2026-04-03T12:00'), false, 'Good Friday');
  assert.equal(isInHours({ hours: 'always' }, instantOf('2026-03-07T03:00'), calendar), true);
  assert.equal(londonWords(opensNext({ hours: 'office' }, instantOf('2026-04-02T18:00'), calendar)), '2026-04-07T09:00');
  assert.equal(
    londonWords(opensNext({ hours: 'office' }, instantOf('2026-03-28T18:00'), calendar)),
    '2026-03-30T09:00',
    'the clocks have gone forward',
  );
});
