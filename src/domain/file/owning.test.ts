/** Nothing is given to a post that may not open what it is to do, or that nobody fills (S17, F20, G09). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, given, instantOf as at, testArea } from '../../../test/support/given.ts';
import { makeAssumption } from '../assumption/deciders.ts';
import { agreeAction } from '../case/planning.ts';
import type { Decision } from '../decision.ts';

const codes = (decision: Decision) =>
  decision.kind === 'decided' ? decision.entries.map(({ type }) => type) : decision.reasons.map(({ code }) => code);
const area = testArea('england-and-wales', [
  ...(['referrer', 'mentor', 'panel-member', 'panel-chair', 'assessor'] as const).map((role) =>
    directoryFact('PostCreated', { post: role, title: role, organisation: 'police', role, supervisor: 'team', hours: 'office' }),
  ),
  ...(['referrer', 'mentor', 'panel-member'] as const).map((post) =>
    directoryFact('PostFilled', { post, practitioner: `${post}-holder`, as: 'holder' }),
  ),
]);
const told = () =>
  given(area)
    .referral('R1', '2026-02-02T10:00', { person: { names: [], under18: 'no' } })
    .record('CaseAdopted', 'R1', '2026-03-02T10:00', { stream: 'case/C1', by: 'gateway', fields: { referral: 'R1' } });
const [now, day, latest] = [at('2026-03-03T10:00'), at('2026-03-20T00:00'), at('2026-06-01T00:00')];

test('F20: an assumption is owned by a post that sees the whole file; what was once given to another is owed by the lead, and climbs', () => {
  const own = (owner: string) =>
    codes(makeAssumption(told().file('R1'), 'S1', { words: 'w', grounds: 'g', wouldShowWrong: 'x', owner, until: day }, now, latest));
  assert.deepEqual(own('gateway'), ['AssumptionMade']);
  for (const owner of ['referrer', 'mentor', 'panel-member']) assert.deepEqual(own(owner), ['may-not-own'], owner);
  assert.deepEqual(own('assessor'), ['owner-empty']);
  assert.deepEqual(own('nobody'), ['no-such-post']);
  const before = told().record('AssumptionMade', 'R1', now, { stream: 'assumption/S1', fields: { owner: 'mentor', until: day } });
  assert.deepEqual(before.until('2026-03-24T12:00').history('F20.expiry').slice(0, 3), [
    'raised 2026-03-03T10:00 gateway, due 2026-03-20T00:00',
    'lapsed 2026-03-20T00:00',
    'climbed 2026-03-21T00:00 team',
  ]);
});

test('G09: an action is owned by a post that somebody fills and that sees it: of the panel too, and of a provider once it is commissioned', () => {
  const agree = (ledger: ReturnType<typeof told>, post: string) =>
    codes(agreeAction(ledger.file('R1'), 'C1', { action: 'a1', domain: 'mind', what: 'w', how: 'h', post, due: day }, now, latest));
  assert.deepEqual(agree(told(), 'gateway'), ['ActionAgreed']);
  assert.deepEqual(agree(told(), 'panel-member'), ['ActionAgreed']);
  assert.deepEqual(agree(told(), 'panel-chair'), ['owner-empty']);
  assert.deepEqual(agree(told(), 'referrer'), ['may-not-own']);
  assert.deepEqual(agree(told(), 'mentor'), ['may-not-own']);
  const commissioned = told().record('InterventionCommissioned', 'R1', '2026-03-02T11:00', {
    stream: 'case/C1',
    fields: { post: 'mentor', until: latest },
  });
  assert.deepEqual(agree(commissioned, 'mentor'), ['ActionAgreed']);
});
