/** S17, F43, F52: fixation on violence is looked at for itself, by a pathway with an owner and an end; absent ideology is no reason. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { directoryFact, given, instantOf, type Ledger, testArea } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { assertSound } from '../../../test/support/walk.ts';
import type { Decision } from '../../domain/decision.ts';
import { after, mayFollow } from '../../domain/machine.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import {
  acceptPathway,
  askPathway,
  codeConcern,
  keepPathway,
  proposeRefusal,
  reviewPathway,
  secondPathway,
  takeUp,
} from '../../domain/pathway/deciders.ts';
import { pathwayMachine } from '../../domain/pathway/machine.ts';
import { isOpenPathway } from '../../domain/pathway/state.ts';
import { pathwayLists, violenceList } from './violenceLists.ts';

const codes = (decision: Decision) =>
  decision.kind === 'decided' ? decision.entries.map(({ type }) => type) : decision.reasons.map(({ code }) => code);
const stream = 'pathway/W1';
const now = instantOf('2026-03-04T10:00');
const look = instantOf('2026-05-01T00:00');
const asked = () => given().referral('R1', '2026-03-02T10:00').record('PathwayAsked', 'R1', '2026-03-03T10:00', { stream });
const taken = (ledger: Ledger = asked()) =>
  ledger.record('PathwayTakenUp', 'R1', '2026-03-04T10:00', { stream, fields: { owner: 'senior', nextLook: look, keepUntil: look } });

test('its machine is sound', () => assertSound(pathwayMachine));

test('the list is this project’s own and says so; a concern has two axes, dated, and an earlier coding stands', () => {
  assert.equal(violenceList.verified, false);
  assert.match(violenceList.source, /Made up by this project/);
  const file = asked().file('R1');
  const fields = { violence: ['research', 'weapon'], ideology: ['none-seen'], words: '', asOf: now };
  assert.deepEqual(codes(codeConcern(file, 'R1', fields, pathwayLists, now)), ['ConcernCoded']);
  assert.deepEqual(codes(codeConcern(file, 'R1', { ...fields, violence: ['islamist'] }, pathwayLists, now)), ['not-on-list']);
  const twice = asked()
    .record('ConcernCoded', 'R1', '2026-03-05T10:00')
    .record('ConcernCoded', 'R1', '2026-03-06T10:00', { fields: { violence: ['weapon'] } });
  assert.deepEqual(
    [...twice.file('R1').codings.values()].map(({ said }) => said.violence),
    [['research'], ['weapon']],
  );
});

test('taking it up says who answers for the data, on which basis, under which rule of consent, until when, and who owns it', () => {
  const file = asked().file('R1');
  const fields = {
    controller: 'police',
    owner: 'gateway',
    basis: 'public-task-safeguarding',
    consent: 'support-only',
    keepUntil: look,
    nextLook: look,
    words: 'Taken up.',
  };
  const take = (more: object) => codes(takeUp(file, 'W1', { ...fields, ...more }, pathwayLists, now, { look, keep: look }));
  assert.deepEqual(take({}), ['PathwayTakenUp']);
  assert.deepEqual(take({ controller: 'nobody' }), ['no-controller']);
  assert.deepEqual(take({ owner: '' }), ['no-owner']);
  assert.deepEqual(take({ owner: 'records' }), ['may-not-own'], 'who may not work on it');
  assert.deepEqual(take({ basis: '' }), ['no-basis']);
  assert.deepEqual(take({ consent: '' }), ['no-consent-rule']);
  assert.deepEqual(take({ keepUntil: now }), ['date-past']);
  assert.deepEqual(take({ nextLook: look + 1 }), ['date-far']);
  assert.deepEqual(take({ keepUntil: look + 1 }), ['keep-far']);
  assert.deepEqual(codes(askPathway(file, 'W1', { concern: 'Again.', referral: null })), ['asked-already']);
});

test('F43: that no ideology was found turns nobody away; not taking it up takes two', () => {
  const ledger = asked();
  const propose = (reasons: readonly string[]) => codes(proposeRefusal(ledger.file('R1'), 'W1', { reasons, words: 'So.' }, pathwayLists));
  assert.deepEqual(propose(['no-ideology']), ['reason-not-enough']);
  assert.deepEqual(propose(['explained', 'no-ideology']), ['PathwayRefusalProposed']);
  ledger.record('PathwayRefusalProposed', 'R1', '2026-03-04T10:00', { stream });
  const second = (by: string) => codes(secondPathway(ledger.file('R1'), 'W1', true, by, { words: 'Agreed.', nextLook: look }, now, look));
  assert.deepEqual(second('gateway-holder'), ['same-person']);
  assert.deepEqual(second('team-holder'), ['PathwayRefused']);
  assert.deepEqual(ledger.history('S17.second'), ['raised 2026-03-04T10:00 team, due 2026-03-07T00:00']);
});

test('F52: asked is decided, held is looked at by its owner on its day, accepted by a service is still held; each climbs', () => {
  assert.deepEqual(asked().until('2026-03-12T12:00').history('S17.decide'), [
    'raised 2026-03-03T10:00 gateway, due 2026-03-11T00:00',
    'lapsed 2026-03-11T00:00',
    'climbed 2026-03-12T00:00 team',
  ]);
  const ledger = taken().record('PathwayAccepted', 'R1', '2026-03-10T10:00', { stream, fields: { nextLook: look } });
  assert.deepEqual(ledger.history('S17.look'), [
    'raised 2026-03-04T10:00 senior, due 2026-05-01T00:00',
    'met 2026-03-10T10:00',
    'raised 2026-03-10T10:00 senior, due 2026-05-01T00:00',
  ]);
  assert.equal(ledger.until('2026-05-01T12:00').history('S17.look').at(-1), 'lapsed 2026-05-01T00:00');
});

test('F43: closed for lack of ideology alone, or again, the senior post looks at the violence; coded with it, the lead does', () => {
  const close = (ledger: Ledger, label: string, at: string, reasons: readonly string[]) =>
    ledger.record('ReferralClosed', label, at, { by: 'team', fields: { reasons } });
  const first = close(given().referral('R1', '2026-01-12T10:00'), 'R1', '2026-01-19T10:00', ['explained', 'no-ideology']);
  assert.deepEqual(first.history('F43.fixation'), []);
  const alone = close(given().referral('R1', '2026-01-12T10:00'), 'R1', '2026-01-19T10:00', ['no-ideology']);
  assert.deepEqual(alone.history('F43.fixation'), ['raised 2026-01-19T10:00 senior, due 2026-01-27T00:00']);
  first.referral('R2', '2026-03-02T10:00').link('R2', 'R1', '2026-03-02T11:00');
  close(first, 'R2', '2026-03-09T10:00', ['explained', 'no-ideology']);
  assert.deepEqual(first.until('2026-03-17T12:00').history('F43.fixation'), [
    'raised 2026-03-09T10:00 senior, due 2026-03-17T00:00',
    'lapsed 2026-03-17T00:00',
  ]);
  first.record('PathwayAsked', 'R2', '2026-03-18T10:00', { stream });
  assert.equal(first.history('F43.fixation').at(-1), 'met 2026-03-18T10:00');
  const coded = given().referral('R1', '2026-03-02T10:00').record('ConcernCoded', 'R1', '2026-03-03T10:00');
  assert.deepEqual(coded.history('F43.fixation'), ['raised 2026-03-03T10:00 gateway, due 2026-03-11T00:00']);
  const none = given()
    .referral('R1', '2026-03-02T10:00')
    .record('ConcernCoded', 'R1', '2026-03-03T10:00', { fields: { violence: ['none-seen'] } });
  assert.deepEqual(none.history('F43.fixation'), []);
});

test('F52: on the day until which it is kept somebody decides: kept on with a reason, or ended; nothing goes and nothing stays by itself', () => {
  const kept = taken();
  assert.deepEqual(kept.until('2026-05-01T12:00').history('S17.keep'), [
    'raised 2026-03-04T10:00 senior, due 2026-05-01T00:00',
    'lapsed 2026-05-01T00:00',
  ]);
  kept.record('PathwayKept', 'R1', '2026-05-04T13:00', { stream, fields: { keepUntil: instantOf('2026-08-01T00:00') } });
  assert.deepEqual(kept.history('S17.keep').slice(3), ['met 2026-05-04T13:00', 'raised 2026-05-04T13:00 senior, due 2026-08-01T00:00']);
  kept.record('PathwayEndProposed', 'R1', '2026-05-05T10:00', { stream }).record('PathwayEnded', 'R1', '2026-05-05T11:00', { stream });
  assert.equal(kept.history('S17.keep').at(-1), 'met 2026-05-05T11:00');
  const far = keepPathway(taken().file('R1'), 'W1', { words: 'x', keepUntil: look + 1 }, now, { look, keep: look });
  assert.deepEqual(codes(far), ['keep-far']);
});

test('S17: under a rule that asks first no service begins before consent, for a child not before the child was heard; taken back, somebody says what follows', () => {
  const ledger = (consent: string) =>
    asked().record('PathwayTakenUp', 'R1', '2026-03-04T10:00', {
      stream,
      fields: { owner: 'senior', nextLook: look, keepUntil: look, consent },
    });
  const accept = (told: Ledger) =>
    codes(acceptPathway(told.file('R1'), 'W1', { service: 'CAMHS', words: 'In writing.', nextLook: look }, now, look, pathwayLists));
  assert.deepEqual(accept(ledger('not-asked-danger')), ['PathwayAccepted']);
  const child = ledger('child-and-parent');
  assert.deepEqual(accept(child), ['no-consent-yet']);
  child.record('PathwayConsentSaid', 'R1', '2026-03-05T10:00', { stream, fields: { answer: 'given', childView: '' } });
  assert.deepEqual(accept(child), ['child-not-heard']);
  child.record('PathwayConsentSaid', 'R1', '2026-03-06T10:00', { stream, fields: { answer: 'given', childView: 'Yes, please.' } });
  assert.deepEqual(accept(child), ['PathwayAccepted']);
  child.record('PathwayConsentSaid', 'R1', '2026-03-09T10:00', { stream, fields: { answer: 'withdrawn', childView: '' } });
  assert.deepEqual(accept(child), ['no-consent-yet']);
  assert.deepEqual(child.history('S17.consent'), ['raised 2026-03-09T10:00 senior, due 2026-03-12T00:00']);
});

test('S17: an owner works on files and is somebody; what was once given to a provider or to the panel is owed by the lead, and climbs', () => {
  const area = testArea('england-and-wales', [
    ...(['mentor', 'panel-member', 'assessor'] as const).map((role) =>
      directoryFact('PostCreated', { post: role, title: role, organisation: 'police', role, supervisor: null, hours: 'office' }),
    ),
    ...(['mentor', 'panel-member'] as const).map((post) =>
      directoryFact('PostFilled', { post, practitioner: `${post}-holder`, as: 'holder' as const }),
    ),
  ]);
  const ledger = () => given(area).referral('R1', '2026-03-02T10:00').record('PathwayAsked', 'R1', '2026-03-03T10:00', { stream });
  const fields = { controller: 'police', basis: 'policing', consent: 'support-only', keepUntil: look, nextLook: look, words: 'Taken up.' };
  const take = (owner: string) => codes(takeUp(ledger().file('R1'), 'W1', { ...fields, owner }, pathwayLists, now, { look, keep: look }));
  assert.deepEqual(take('mentor'), ['may-not-own']);
  assert.deepEqual(take('panel-member'), ['may-not-own']);
  assert.deepEqual(take('assessor'), ['owner-empty']);
  for (const owner of ['mentor', 'panel-member']) {
    const told = ledger().record('PathwayTakenUp', 'R1', '2026-03-04T10:00', {
      stream,
      fields: { owner, nextLook: look, keepUntil: look },
    });
    assert.deepEqual(told.until('2026-05-06T12:00').history('S17.look').slice(0, 3), [
      'raised 2026-03-04T10:00 gateway, due 2026-05-01T00:00',
      'lapsed 2026-05-01T00:00',
      'climbed 2026-05-02T00:00 team',
    ]);
  }
});

test('S17: consent is taken back while a service helps: that it goes on is refused and answers nothing, said again it is one question, and it climbs', () => {
  const helped = (consent: string) =>
    asked()
      .record('PathwayTakenUp', 'R1', '2026-03-04T10:00', { stream, fields: { owner: 'senior', nextLook: look, keepUntil: look, consent } })
      .record('PathwayConsentSaid', 'R1', '2026-03-05T10:00', { stream, fields: { answer: 'given', childView: '' } })
      .record('PathwayAccepted', 'R1', '2026-03-06T10:00', { stream, fields: { nextLook: look } })
      .record('PathwayConsentSaid', 'R1', '2026-03-09T10:00', { stream, fields: { answer: 'withdrawn', childView: '' } });
  const review = (told: Ledger) =>
    codes(reviewPathway(told.file('R1'), 'W1', { words: 'Goes on.', nextLook: look }, now, look, pathwayLists));
  const told = helped('support-only');
  assert.deepEqual(review(told), ['consent-gone']);
  assert.deepEqual(review(helped('not-asked-danger')), ['PathwayReviewed']);
  told
    .record('PathwayReviewed', 'R1', '2026-03-10T10:00', { stream, fields: { nextLook: look } })
    .record('PathwayConsentSaid', 'R1', '2026-03-11T10:00', { stream, fields: { answer: 'refused', childView: '' } });
  assert.deepEqual(told.until('2026-03-13T12:00').history('S17.consent'), [
    'raised 2026-03-09T10:00 senior, due 2026-03-12T00:00',
    'lapsed 2026-03-12T00:00',
    'climbed 2026-03-13T00:00 chief',
  ]);
  told.record('PathwayReturned', 'R1', '2026-03-16T10:00', { stream, fields: { nextLook: look } });
  assert.equal(told.history('S17.consent').at(-1), 'met 2026-03-16T10:00');
  assert.deepEqual(review(told), ['PathwayReviewed'], 'held without a service it is looked at');
  told.record('PathwayConsentSaid', 'R1', '2026-03-17T10:00', { stream, fields: { answer: 'refused', childView: '' } });
  assert.equal(told.history('S17.consent').at(-1), 'raised 2026-03-17T10:00 senior, due 2026-03-20T00:00');
  told.record('PathwayReviewed', 'R1', '2026-03-18T10:00', { stream, fields: { nextLook: look } });
  assert.equal(told.history('S17.consent').at(-1), 'met 2026-03-18T10:00', 'without a service, held without is an answer');
  const child = helped('child-and-parent').record('PathwayConsentSaid', 'R1', '2026-03-10T10:00', {
    stream,
    fields: { answer: 'given', childView: ' ' },
  });
  assert.equal(child.history('S17.consent').length, 1, 'for a child not before the child was heard');
  child.record('PathwayConsentSaid', 'R1', '2026-03-11T10:00', { stream, fields: { answer: 'given', childView: 'Yes.' } });
  assert.equal(child.history('S17.consent').at(-1), 'met 2026-03-11T10:00');
});

test('F43: a pathway that was refused in winter does not answer what is coded in summer', () => {
  const told = asked()
    .record('PathwayRefusalProposed', 'R1', '2026-03-04T10:00', { stream })
    .record('PathwayRefused', 'R1', '2026-03-05T10:00', { stream, by: 'team' })
    .record('ConcernCoded', 'R1', '2026-06-08T10:00', { fields: { violence: ['weapon'] } });
  assert.deepEqual(told.history('F43.fixation'), ['raised 2026-06-08T10:00 gateway, due 2026-06-16T00:00']);
  const held = taken().record('ConcernCoded', 'R1', '2026-06-08T10:00', { fields: { violence: ['weapon'] } });
  assert.equal(held.history('F43.fixation').at(-1), 'met 2026-06-08T10:00', 'one that is held answers it');
  const again = given()
    .referral('R1', '2026-03-02T10:00')
    .record('ConcernCoded', 'R1', '2026-03-02T11:00', { fields: { violence: ['weapon'] } })
    .record('PathwayAsked', 'R1', '2026-03-03T10:00', { stream })
    .record('PathwayRefusalProposed', 'R1', '2026-03-04T10:00', { stream })
    .record('PathwayRefused', 'R1', '2026-03-05T10:00', { stream, by: 'team' })
    .record('ConcernCoded', 'R1', '2026-06-08T10:00', { fields: { violence: ['target'] } });
  assert.deepEqual(again.history('F43.fixation').slice(-1), ['raised 2026-06-08T10:00 gateway, due 2026-06-16T00:00']);
});

test('whatever steps follow each other, a pathway that has not ended has an open obligation with a date', () => {
  const steps = [...new Set(pathwayMachine.steps.map(({ step }) => step))];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 8 }), (tried) => {
      const ledger = asked();
      let at = instantOf('2026-03-03T11:00');
      let state = pathwayMachine.begins;
      for (const step of tried) {
        if (!mayFollow(pathwayMachine, state, step)) continue;
        state = after(pathwayMachine, state, step) ?? state;
        at += 60_000;
        const withLook = ['PathwayTakenUp', 'PathwayReviewed', 'PathwayAccepted', 'PathwayReturned', 'PathwayEndDeclined'].includes(step);
        ledger.record(step, 'R1', at, { stream, ...(withLook ? { fields: { nextLook: at + 86_400_000 * 30 } } : {}) });
      }
      const file = ledger.file('R1');
      const pathway = file.pathways.get('W1');
      assert.equal(pathway?.state, state);
      const owed = [...file.obligations.values()].filter((each) => isOwed(each) && each.rule.startsWith('S17'));
      assert.equal(owed.length > 0, pathway !== undefined && isOpenPathway(pathway), `${state}: ${owed.map(({ id }) => id).join()}`);
      assert.ok(owed.every(({ due }) => Number.isFinite(due)));
    }),
    runs(60),
  );
});
