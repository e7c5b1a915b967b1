/** Promise 1: a file is led by a post of a role that sees the whole of it, and that somebody fills; what waits is given out, and nothing else with it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, given, instantOf, testArea } from '../../../test/support/given.ts';
import type { PostRole } from '../area/entries.ts';
import type { Area } from '../area/state.ts';
import type { Decision } from '../decision.ts';
import { setInterimLead } from '../dispute/deciders.ts';
import { offerHandover } from '../handover/deciders.ts';
import { takeLead } from './deciders.ts';

const now = instantOf('2026-03-03T10:00');
const post = (id: string, role: PostRole) =>
  directoryFact('PostCreated', { post: id, title: id, organisation: 'police', role, supervisor: 'team', hours: 'office' });
const filled = (id: string, practitioner = `${id}-holder`, as: 'holder' | 'deputy' = 'holder') =>
  directoryFact('PostFilled', { post: id, practitioner, as });
const away = (practitioner: string) =>
  directoryFact('AbsenceRecorded', {
    absence: practitioner,
    practitioner,
    from: instantOf('2026-03-02T08:00'),
    until: instantOf('2026-03-09T08:00'),
  });
const parts: readonly PostRole[] = ['referrer', 'mentor', 'panel-chair', 'panel-member'];
const area: Area = testArea('england-and-wales', [
  ...parts.flatMap((role) => [post(role, role), filled(role)]),
  post('empty', 'assessor'),
  post('gone', 'assessor'),
  filled('gone'),
  away('gone-holder'),
  post('deputised', 'assessor'),
  filled('deputised'),
  filled('deputised', 'team-holder', 'deputy'),
  away('deputised-holder'),
]);
const fileLedBy = (lead: string) => {
  const told = given(area).referral('R1', '2026-03-02T10:00');
  if (lead !== 'gateway') told.record('LeadTaken', 'R1', '2026-03-02T11:00', { fields: { post: lead } });
  return told.file('R1');
};
const said = (decision: Decision): string =>
  decision.kind === 'refused' ? decision.reasons.map(({ code }) => code).join() : decision.entries.map(({ type }) => type).join();
const offer = (to: string) => ({ to, why: 'Moved.', open: '', needToKnow: 'All.', since: null });

test('a post that sees a part of a file leads none: not given, not offered', () => {
  for (const role of parts) {
    assert.equal(said(takeLead(fileLedBy('gateway'), role, 'Theirs.', 'police', now)), 'may-not-lead', role);
    assert.equal(said(offerHandover(fileLedBy('gateway'), 'h', offer(role), now)), 'may-not-lead', role);
  }
});

test('a post that nobody fills leads none; one whose people are all away is given nothing while they are', () => {
  const file = fileLedBy('gateway');
  assert.equal(said(takeLead(file, 'empty', 'Theirs.', 'police', now)), 'lead-post-empty');
  assert.equal(said(offerHandover(file, 'h', offer('empty'), now)), 'lead-post-empty');
  assert.equal(said(takeLead(file, 'gone', 'Theirs.', 'police', now)), 'lead-post-away');
  assert.equal(said(takeLead(file, 'gone', 'Theirs.', 'police', instantOf('2026-03-09T09:00'))), 'LeadTaken');
  assert.equal(
    said(offerHandover(file, 'h', offer('gone'), now)),
    'HandoverOffered',
    'it is answered when they are back, or by whoever stands in',
  );
  assert.equal(said(takeLead(file, 'deputised', 'Theirs.', 'police', now)), 'LeadTaken');
});

test('those who decide a dispute put the lead nowhere else either', () => {
  const told = given(area)
    .referral('R1', '2026-03-02T10:00')
    .record('DisputeOpened', 'R1', '2026-03-02T12:00', {
      fields: { opener: 'team', other: 'gateway', deciders: ['senior', 'chief'], chief: 'chief', interimLead: 'gateway' },
    });
  const acting = { by: 'senior-holder', now };
  const put = (to: string) => said(setInterimLead(told.file('R1'), 'R1', acting, to, 'Meanwhile.'));
  assert.deepEqual(['panel-chair', 'empty', 'duty'].map(put), ['may-not-lead', 'lead-post-empty', 'InterimLeadSet,LeadTaken']);
});

test('from the list of what waits only what waits is given: with the intake or an empty post, and open', () => {
  const give = (from: string, to = 'team') => said(takeLead(fileLedBy(from), to, 'Given.', 'police', now, from));
  assert.deepEqual(
    ['gateway', 'empty'].map((from) => give(from)),
    ['LeadTaken', 'LeadTaken'],
  );
  assert.equal(give('senior'), 'not-waiting');
  const closed = given(area).referral('R1', '2026-03-02T10:00').record('ReferralClosed', 'R1', '2026-03-02T12:00').file('R1');
  assert.equal(said(takeLead(closed, 'team', 'Given.', 'police', now, 'gateway')), 'not-waiting');
  assert.equal(
    said(takeLead(fileLedBy('senior'), 'team', 'Moved.', 'police', now)),
    'LeadTaken',
    'from its own page it is moved with a reason',
  );
});
