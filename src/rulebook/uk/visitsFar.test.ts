/** A visit that saw nobody is not answered by planning one for years away, and none is planned that nobody would hear from (C46, F49). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf as at, type Ledger } from '../../../test/support/given.ts';
import { planVisit, type VisitPlan } from '../../domain/visit/deciders.ts';

const now = at('2026-03-02T10:00');
const day = 86_400_000;
const times = (day: string) => ({ starts: at(`${day}T10:00`), checkIn: at(`${day}T11:00`), ends: at(`${day}T12:00`) });
const plan = (more: object = {}): VisitPlan => ({
  purpose: 'To hear them.',
  where: 'At home.',
  post: 'gateway',
  ifNotHeard: 'Call.',
  sort: 'planned',
  visitors: ['gateway-holder'],
  interpreter: 'not needed',
  interpreterWords: '',
  ...times('2026-03-03'),
  ...more,
});
const file = () => given().referral('R1', '2026-02-02T10:00').file('R1');
const codes = (more: object): readonly string[] => {
  const asked = plan(more);
  const latest = { starts: now + 42 * day, ends: asked.starts + 3 * day };
  const decision = planVisit(file(), 'V', asked, now, latest);
  return decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : [decision.kind];
};

test('it starts soon, ends soon after, and is owed by a post that is there; also one that protects somebody', () => {
  for (const sort of ['planned', 'protective']) {
    assert.deepEqual(codes({ sort }), ['decided']);
    assert.deepEqual(codes({ sort, ...times('2099-03-03') }), ['visit-far']);
    assert.deepEqual(codes({ sort, ...times('9999-12-30') }), ['visit-far']);
    assert.deepEqual(codes({ sort, starts: at('1999-03-03T10:00') }), ['visit-far', 'visit-long']);
    assert.deepEqual(codes({ sort, ends: at('2099-03-03T12:00') }), ['visit-long']);
    assert.deepEqual(codes({ sort, checkIn: at('2027-03-03T12:00'), ends: at('2027-03-03T12:00') }), ['visit-long']);
    assert.deepEqual(codes({ sort, post: 'nosuch' }), ['visit-post']);
    assert.deepEqual(codes({ sort, starts: at('2026-03-02T09:00') }), ['decided'], 'set out an hour ago');
  }
});

test('given a visit that saw nobody, one planned for years away answers nothing: the follow-up lapses and climbs; one within weeks answers it', () => {
  const visit = (told: Ledger, id: string, when: string, day: string) =>
    told.record('VisitPlanned', 'R1', when, { stream: `visit/${id}`, fields: plan(times(day)) });
  const nobody = () =>
    visit(given().referral('R1', '2026-02-02T10:00'), 'V1', '2026-03-02T10:00', '2026-03-03').record(
      'VisitEnded',
      'R1',
      '2026-03-03T11:30',
      {
        stream: 'visit/V1',
        fields: { outcome: 'no access gained', words: 'Nobody.' },
      },
    );
  const far = visit(nobody(), 'V2', '2026-03-04T10:00', '2099-03-03').until('2026-03-09T10:00');
  assert.deepEqual(far.history('F49.follow-up').slice(0, 2), [
    'raised 2026-03-03T11:30 gateway, due 2026-03-06T00:00',
    'lapsed 2026-03-06T00:00',
  ]);
  assert.match(far.history('F49.follow-up')[2] ?? '', /^climbed .* team$/);
  const soon = visit(nobody(), 'V2', '2026-03-04T10:00', '2026-03-12');
  assert.equal(soon.history('F49.follow-up').at(-1), 'met 2026-03-04T10:00');
});
