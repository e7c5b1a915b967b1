/** G13: the sender leads until the receiver has accepted; a refusal and a silence both climb; a linked record takes the offer along. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evolveArea } from '../../domain/area/state.ts';
import { directoryFact, given, instantOf, type Ledger, twoOrganisations } from '../../../test/support/given.ts';
import type { Decision } from '../../domain/decision.ts';
import { takeLead } from '../../domain/file/deciders.ts';
import { acceptHandover, offerHandover, refuseHandover, withdrawHandover } from '../../domain/handover/deciders.ts';
import { isOwed } from '../../domain/obligation/state.ts';

const monday = '2026-03-02T10:00';
const offered = (at = '2026-03-03T10:00'): Ledger =>
  given(twoOrganisations())
    .referral('R1', monday)
    .record('HandoverOffered', 'R1', at, { id: 'O1', fields: { to: 'council-lead' } });
const said = (decision: Decision): readonly string[] =>
  decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : decision.entries.map(({ type }) => type);
/** Whom it climbed to, in order: how long each rung has is the ladder's own (rulebook/uk/limits/ladders.ts). */
const whom = (lines: readonly string[]): readonly string[] => [...new Set(lines.map((line) => line.replace(/^climbed \S+/, 'climbed')))];
const owed = (told: Ledger, label = 'R1') =>
  [...told.file(label).obligations.values()].filter(isOwed).map(({ rule, owedBy }) => `${rule} ${owedBy}`);

test('G13: an offer that nobody answers climbs from the receiving post, and the sender leads all the while', () => {
  const told = offered().until('2026-04-20T00:00');
  assert.deepEqual(whom(told.history('G13.answer')), [
    'raised 2026-03-03T10:00 council-lead, due 2026-03-06T00:00',
    'lapsed 2026-03-06T00:00',
    'climbed council-head',
    'climbed senior',
    'climbed chief',
  ]);
  assert.equal(told.file('R1').lead, 'gateway');
});

test('G13: a refusal is the sender’s to answer, and climbs from the sender; keeping the file, another offer or a dispute answers it', () => {
  const refused = () => offered().record('HandoverRefused', 'R1', '2026-03-04T10:00', { by: 'council-lead' });
  assert.equal(refused().history('G13.answer')[1], 'met 2026-03-04T10:00');
  assert.deepEqual(whom(refused().until('2026-04-20T00:00').history('G13.next')), [
    'raised 2026-03-04T10:00 gateway, due 2026-03-07T00:00',
    'lapsed 2026-03-07T00:00',
    'climbed team',
    'climbed senior',
    'climbed chief',
  ]);
  const answers: readonly [string, object][] = [
    ['HandoverKept', {}],
    ['HandoverOffered', { stream: 'handover/second', fields: { to: 'council-head' } }],
    ['DisputeOpened', { fields: { handover: 'R1', opener: 'gateway', other: 'council-lead' } }],
  ];
  for (const [type, more] of answers)
    assert.equal(refused().record(type, 'R1', '2026-03-05T10:00', more).history('G13.next')[1], 'met 2026-03-05T10:00', type);
});

test('G13: the lead moves with the acceptance, and what the lead owes moves with it', () => {
  const told = offered();
  const accepted = acceptHandover(told.file('R1'), 'R1', { by: 'council-lead-holder', now: instantOf('2026-03-04T10:00') }, 'We lead.');
  assert.deepEqual(said(accepted), ['HandoverAccepted', 'LeadTaken']);
  told
    .record('HandoverAccepted', 'R1', '2026-03-04T10:00', { by: 'council-lead' })
    .record('LeadTaken', 'R1', '2026-03-04T10:00', { by: 'council-lead', fields: { post: 'council-lead' } });
  const file = told.file('R1');
  assert.equal(file.lead, 'council-lead');
  assert.deepEqual(file.leadBefore, [{ post: 'gateway', until: instantOf('2026-03-04T10:00') }]);
  told.until('2026-04-20T00:00');
  assert.deepEqual(whom(told.history('C01').slice(1)).slice(0, 2), ['lapsed 2026-03-10T00:00', 'climbed council-head']);
});

test('G13: only whoever was asked answers; one offer at a time; between organisations nobody is made to lead', () => {
  const now = instantOf('2026-03-04T10:00');
  const file = offered().file('R1');
  const fields = { to: 'council-head', why: 'Moved.', open: '', needToKnow: 'All is here.', since: null };
  assert.deepEqual(said(acceptHandover(file, 'R1', { by: 'gateway-holder', now }, 'Ours.')), ['not-asked']);
  assert.deepEqual(said(refuseHandover(file, 'R1', { by: 'team-holder', now }, 'No.')), ['not-asked']);
  assert.deepEqual(said(refuseHandover(file, 'R1', { by: 'council-lead-holder', now }, 'No.')), ['HandoverRefused']);
  assert.deepEqual(said(offerHandover(file, 'h2', fields, now)), ['offered-already']);
  assert.deepEqual(said(withdrawHandover(file, 'R1', 'A mistake.')), ['HandoverWithdrawn']);
  const before = given(twoOrganisations()).referral('R1', monday).file('R1');
  assert.deepEqual(said(offerHandover(before, 'h1', fields, now)), ['HandoverOffered']);
  assert.deepEqual(said(offerHandover(before, 'h1', { ...fields, to: 'gateway' }, now)), ['leads-already']);
  assert.deepEqual(said(offerHandover(before, 'h1', { ...fields, why: ' ' }, now)), ['field-why']);
  assert.deepEqual(said(takeLead(before, 'council-lead', 'Theirs.', 'police', now)), ['other-organisation']);
  assert.deepEqual(said(takeLead(before, 'team', 'Ours.', 'council', now)), ['not-your-organisation']);
  assert.deepEqual(said(takeLead(before, 'team', 'Ours.', 'police', now)), ['LeadTaken']);
});

test('G13: linked to another file the offer goes along: nobody can accept it, the lead there is asked, and unlinked it is owed again', () => {
  const told = offered()
    .referral('R2', '2026-03-03T11:00')
    .record('LeadTaken', 'R2', '2026-03-03T12:00', { fields: { post: 'team' } });
  told.link('R1', 'R2', '2026-03-04T10:00');
  assert.ok(owed(told).includes('G13.along lead') && !owed(told).some((each) => each.startsWith('G13.answer')));
  assert.equal(told.history('G13.along')[0], 'raised 2026-03-04T10:00 team, due 2026-03-07T00:00');
  const now = instantOf('2026-03-04T11:00');
  assert.deepEqual(said(acceptHandover(told.file('R1'), 'R1', { by: 'council-lead-holder', now }, 'Ours.')), ['not-the-lead']);
  told.unlink('R1', '2026-03-05T10:00');
  assert.ok(owed(told).includes('G13.answer post:council-lead'), 'it is on the receiver’s list again');
  told.link('R1', 'R2', '2026-03-05T11:00').record('HandoverWithdrawn', 'R1', '2026-03-05T12:00', { by: 'team' });
  assert.equal(told.history('G13.along').at(-1), 'met 2026-03-05T12:00');
});

test('peers: an offer waits for no named user: whoever answers for a post whose holder is away is asked', () => {
  const told = offered();
  const now = instantOf('2026-03-04T10:00');
  const leave = { absence: 'a', practitioner: 'council-lead-holder', from: now, until: null };
  const file = { ...told.file('R1'), area: evolveArea(twoOrganisations(), directoryFact('AbsenceRecorded', leave)) };
  const head = { by: 'council-head-holder', now: now + 1 };
  assert.deepEqual(said(acceptHandover(file, 'R1', head, 'Ours.')), ['HandoverAccepted', 'LeadTaken']);
});

test('G13: nobody accepts for a post that has been emptied since: they name somebody for it first, or refuse', () => {
  const file = { ...offered().file('R1'), area: twoOrganisations('council-lead') };
  const head = { by: 'council-head-holder', now: instantOf('2026-03-04T10:00') };
  assert.deepEqual(said(acceptHandover(file, 'R1', head, 'Ours.')), ['lead-post-empty']);
  assert.deepEqual(said(refuseHandover(file, 'R1', head, 'Nobody is left.')), ['HandoverRefused']);
  const before = { ...given(twoOrganisations()).referral('R1', monday).file('R1'), area: twoOrganisations('council-lead') };
  const fields = { to: 'council-lead', why: 'Moved.', open: '', needToKnow: 'All is here.', since: null };
  assert.deepEqual(said(offerHandover(before, 'h1', fields, head.now)), ['lead-post-empty']);
});
