/** G08 and C11: asking for consent is put off once, then by the panel; at 18 the person is asked; support that stops hands on what is left; and a death that is taken back asks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted, and, every, heard } from '../../../test/support/channel.ts';
import { instantOf as at, type Ledger } from '../../../test/support/given.ts';
import { answerConsent, putOffConsent } from '../../domain/case/consenting.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { mayPutOff } from './consentAsked.ts';

/** Puts it off as the application does; the refusal's codes, or null. */
function puttingOff(told: Ledger, until: string, now: string): readonly string[] | null {
  told.until(now);
  const file = told.file('R1');
  const found = file.cases.get('C1');
  assert.ok(found);
  const may = mayPutOff(told.book(at(now)), file, found, at(now));
  const decision = putOffConsent(file, 'C1', { reason: 'In hospital.', until: at(until) }, at(now), at('2028-01-01T00:00'), may);
  if (decision.kind === 'refused') return decision.reasons.map(({ code }) => code);
  and(told, 'ConsentPutOff', now, { fields: decision.entries[0]?.fields as object });
  return null;
}
const owedOf = (told: Ledger, ...rules: readonly string[]): readonly string[] =>
  [...told.file('R1').obligations.values()]
    .filter((each) => isOwed(each) && rules.includes(each.rule))
    .map(({ rule, owedBy }) => `${rule} ${owedBy}`);

test('G08: asking is put off once; then only a minute of the panel puts it off; what has lapsed climbs until they are asked', () => {
  const told = adopted();
  assert.equal(puttingOff(told, '2026-03-20T00:00', '2026-03-03T10:00'), null);
  assert.deepEqual(puttingOff(told, '2026-05-20T00:00', '2026-03-10T10:00'), ['consent-put-off']);
  heard(told, 'reviewed', '2026-03-12T10:00');
  assert.equal(puttingOff(told, '2026-04-01T00:00', '2026-03-12T11:00'), null);
  assert.deepEqual(puttingOff(told, '2026-05-20T00:00', '2026-03-13T10:00'), ['consent-put-off'], 'one minute, once');
  assert.deepEqual(told.until('2026-04-04T00:00').history('G08').slice(-3), [
    'redated 2026-03-12T11:00, due 2026-04-01T00:00',
    'lapsed 2026-04-01T00:00',
    'climbed 2026-04-02T00:00 team',
  ]);
  heard(told, 'reviewed', '2026-04-05T10:00');
  assert.deepEqual(puttingOff(told, '2026-06-01T00:00', '2026-04-05T11:00'), ['consent-overdue']);
  // However it came to be recorded, it meets nothing and moves nothing.
  and(told, 'ConsentPutOff', '2026-04-06T10:00', { fields: { until: at('2026-09-01T00:00'), meeting: '2026-04-05T10:00' } });
  assert.ok(told.history('G08').every((line) => !line.startsWith('met')));
  assert.deepEqual(owedOf(told, 'G08'), ['G08 lead']);
  assert.equal(and(told, 'ConsentRefused', '2026-04-07T10:00').history('G08').at(-1), 'met 2026-04-07T10:00');
});

test('G08: put off and put off again without a minute, as older ledgers have it, it lapses on the first day', () => {
  const told = adopted();
  for (const [day, until] of [
    ['2026-03-03T10:00', '2026-03-20T00:00'],
    ['2026-03-18T10:00', '2026-06-20T00:00'],
  ] as const)
    and(told, 'ConsentPutOff', day, { fields: { until: at(until) } });
  assert.equal(told.until('2026-03-20T00:00').history('G08').at(-1), 'lapsed 2026-03-20T00:00');
});

/** Born on 1 May 2008: 18 in the middle of support to which a parent agreed. */
const child = (soughtFrom = 'a holder of parental responsibility'): Ledger => {
  const told = adopted({ born: { date: '2008-05-01' }, under18: 'yes' });
  told.record('ParentsRecorded', 'R1', '2026-03-02T12:00', { stream: 'telling/P' });
  and(told, 'ConsentGiven', '2026-03-03T10:00', { fields: { soughtFrom, childsView: 'Fine.' } });
  const fields = { intervention: 'I1', post: 'mentor', sessions: 9, starts: at('2026-03-05T10:00'), until: at('2026-12-05T10:00') };
  return and(told, 'InterventionCommissioned', '2026-03-04T10:00', { fields });
};
const reported = (told: Ledger, day: string, next: string | null = null): Ledger =>
  and(told, 'ProviderReported', day, {
    by: 'mentor',
    fields: { intervention: 'I1', outcome: 'held', words: 'Held.', next: next && at(next) },
  });
const lacks = (told: Ledger, now: string, until?: string) =>
  told.lacks('R1', { kind: 'support', by: 'gateway-holder', now, support: { case: 'C1', ...(until ? { until: at(until) } : {}) } });

test('G08, K19: at 18 the lead owes the person’s own consent and the chair is asked too, however K19 is answered; it climbs until they answer', () => {
  const told = child();
  assert.deepEqual(told.history('G08.adult'), ['raised 2026-03-03T10:00 gateway, due 2026-05-12T00:00']);
  told.record('AdulthoodConsidered', 'R1', '2026-05-06T11:00', { stream: 'circumstance/A', fields: { consent: 'To be asked next week.' } });
  assert.deepEqual(told.until('2026-05-13T00:00').history('G08.adult').slice(1, 3), [
    'lapsed 2026-05-12T00:00',
    'climbed 2026-05-13T00:00 team',
  ]);
  assert.deepEqual(owedOf(told, 'G08.adult', 'G08.adult.panel'), ['G08.adult lead', 'G08.adult.panel post:chair']);
  // The panel hears it: the chair has done theirs, the lead has not.
  heard(told, 'reviewed', '2026-05-14T10:00');
  assert.deepEqual(owedOf(told, 'G08.adult', 'G08.adult.panel'), ['G08.adult lead']);
  const own = { soughtFrom: 'the person' };
  and(told, 'ConsentGiven', '2026-05-15T10:00', { fields: own });
  assert.deepEqual(owedOf(told, 'G08.adult', 'G08.adult.panel'), []);
  assert.deepEqual(lacks(told, '2026-05-15T11:00'), []);
  assert.equal(child().until('2026-06-04T00:00').history('G08.adult.panel').at(1), 'lapsed 2026-06-03T00:00');
});

test('G08, K19: who agreed themselves besides is not asked again; a changed birth date moves the day', () => {
  assert.deepEqual(child('both').until('2026-08-01T00:00').history('G08.adult'), []);
  const told = child().record('RecordDescribed', 'R1', '2026-03-05T10:00', {
    stream: 'record/R1',
    fields: { names: [], born: { date: '2008-06-01' }, under18: 'yes' },
  });
  assert.equal(told.history('G08.adult').at(-1), 'redated 2026-03-05T10:00, due 2026-06-09T00:00');
});

test('G08: consent that was given for a child carries nothing to a day after the birthday; the adult may say no', () => {
  const told = child();
  assert.deepEqual(lacks(told, '2026-04-01T10:00', '2026-04-30T10:00'), []);
  assert.deepEqual(lacks(told, '2026-04-01T10:00', '2026-05-01T10:00'), ['G08 beyond-eighteen']);
  const no = (now: string) => {
    const fields = {
      answered: at(now),
      soughtFrom: 'the person',
      askedBy: 'x',
      how: 'in person',
      explained: 'x',
      language: 'English',
    } as const;
    const decision = answerConsent(told.file('R1'), 'C1', { answer: 'refused', ...fields, childsView: 'No.' }, now < '2026-05-01', at(now));
    return decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : 'recorded';
  };
  assert.deepEqual(no('2026-04-20T10:00'), ['consent-stands']);
  assert.equal(no('2026-05-04T10:00'), 'recorded');
  and(told, 'ConsentRefused', '2026-05-04T10:00', { fields: { soughtFrom: 'the person' } });
  assert.equal(told.file('R1').cases.get('C1')?.stage, 'without support');
  assert.equal(told.history('C07.period').at(-1), 'raised 2026-05-04T10:00 chair, due 2026-05-05T00:00');
  assert.deepEqual(owedOf(told, 'G08.adult'), []);
});

test('C12: from the birthday on the provider is waited for no longer; a session with a day before it is reported; their own yes begins it anew', () => {
  const both = (told: Ledger) => owedOf(told, 'C12', 'C12.lead');
  const quiet = reported(child(), '2026-04-28T10:00');
  assert.deepEqual(both(quiet.until('2026-09-20T10:00')), []);
  assert.deepEqual(both(reported(child('both'), '2026-04-28T10:00')), ['C12 post:mentor', 'C12.lead lead'], 'the control');
  const booked = reported(child(), '2026-04-24T10:00', '2026-04-30T10:00');
  assert.equal(booked.until('2026-05-07T00:00').history('C12').at(-1), 'lapsed 2026-05-07T00:00');
  reported(booked, '2026-05-07T10:00');
  assert.deepEqual(both(booked), []);
  // Silent long before it: that stays an alarm.
  for (const silent of [child(), reported(child(), '2026-03-10T10:00')]) {
    assert.deepEqual(both(silent.until('2026-05-20T10:00')), ['C12 post:mentor', 'C12.lead lead']);
    const none = { intervention: 'I1', outcome: 'not booked', words: 'None.', next: null };
    assert.deepEqual(both(and(silent, 'ProviderReported', '2026-05-20T11:00', { by: 'mentor', fields: none })), []);
  }
  and(quiet, 'ConsentGiven', '2026-09-21T10:00', { fields: { soughtFrom: 'the person' } });
  assert.deepEqual(both(quiet), ['C12 post:mentor', 'C12.lead lead']);
});

test('G08, F36: consent withdrawn ends what the provider owes; it is told, and what it had still to do goes to the lead with a day', () => {
  const told = adopted();
  and(told, 'ConsentGiven', '2026-03-03T10:00');
  and(told, 'PlanWritten', '2026-03-04T10:00', { fields: { responsible: ['gateway'], domains: every(['mind']) } });
  for (const post of ['mentor', 'gateway'])
    and(told, 'ActionAgreed', '2026-03-04T10:00', {
      id: post,
      fields: { action: post, domain: 'mind', post, due: at('2026-04-01T00:00') },
    });
  and(told, 'InterventionCommissioned', '2026-03-04T11:00', {
    fields: { intervention: 'I1', post: 'mentor', sessions: 9, starts: at('2026-03-05T10:00'), until: at('2026-12-05T10:00') },
  });
  and(told, 'ConsentWithdrawn', '2026-03-10T10:00');
  assert.deepEqual(owedOf(told, 'G09.action', 'C12', 'G08.stop'), ['G09.action lead', 'G09.action post:gateway', 'G08.stop post:mentor']);
  const left = told.until('2026-03-19T00:00').history('G09.action');
  assert.ok(left.includes('raised 2026-03-10T10:00 gateway, due 2026-03-18T00:00'), left.join('\n'));
  assert.deepEqual(left.slice(-2), ['lapsed 2026-03-18T00:00', 'climbed 2026-03-19T00:00 team']);
  assert.deepEqual(told.history('G08.stop').slice(1, 2), ['lapsed 2026-03-18T00:00']);
  // That nothing was booked is its last word; the lead says what becomes of the rest.
  and(told, 'ProviderReported', '2026-03-19T10:00', { by: 'mentor', fields: { intervention: 'I1', outcome: 'not booked', next: null } });
  and(told, 'ActionDone', '2026-03-19T11:00', { fields: { action: 'mentor', how: 'taken over', words: 'The youth service has it.' } });
  assert.deepEqual(owedOf(told, 'G09.action', 'C12', 'G08.stop'), ['G09.action post:gateway']);
});

/** Closed on a state of the person, which ends. */
function closedOn(outcome: string, what: string, how = 'was wrong'): Ledger {
  const told = adopted();
  told.record('CircumstanceRecorded', 'R1', '2026-03-10T10:00', { stream: 'circumstance/D', fields: { what, source: 'A neighbour' } });
  told.record('CircumstanceConfirmed', 'R1', '2026-03-11T10:00', { stream: 'circumstance/D', fields: { source: 'A register' } });
  and(told, 'CaseClosed', '2026-03-12T10:00', { by: 'chair', fields: { outcome } });
  return told.record('CircumstanceEnded', 'R1', '2026-04-20T10:00', { stream: 'circumstance/D', fields: { how, words: 'He is alive.' } });
}

test('F34, F49: a death that is taken back asks that day whether the case is taken up again; it climbs until somebody decides', () => {
  const told = closedOn('died', 'died').until('2026-04-23T00:00');
  assert.deepEqual(told.history('C11.reopen'), [
    'raised 2026-04-20T10:00 gateway, due 2026-04-22T00:00',
    'lapsed 2026-04-22T00:00',
    'climbed 2026-04-23T00:00 team',
  ]);
  const review = {
    kind: 'review-after-closing',
    by: 'chair-holder',
    now: '2026-09-10T10:00',
    support: { case: 'C1', review: 'C09', outcome: 'no concern' },
  } as const;
  assert.ok(told.lacks('R1', review).includes('G11 concern-undecided'));
  and(told, 'CaseReopened', '2026-04-23T10:00');
  assert.equal(told.history('C11.reopen').at(-1), 'met 2026-04-23T10:00');
  assert.deepEqual(owedOf(told, 'G08'), ['G08 lead'], 'and consent is asked anew');
});

test('F34, F49: so do a move and custody that were wrong or are over; another ground, a case taken up before, or one still open asks nothing', () => {
  for (const told of [
    closedOn('moved area', 'moved area'),
    closedOn('moved area', 'left the country', 'is over'),
    closedOn('custody or investigation', 'in custody', 'is over'),
  ])
    assert.equal(told.history('C11.reopen').length, 1);
  assert.deepEqual(closedOn('risk reduced', 'in custody').history('C11.reopen'), []);
  const open = adopted().record('CircumstanceRecorded', 'R1', '2026-03-10T10:00', { stream: 'circumstance/D', fields: { what: 'died' } });
  open.record('CircumstanceEnded', 'R1', '2026-03-11T10:00', { stream: 'circumstance/D', fields: { how: 'was wrong' } });
  assert.deepEqual(open.history('C11.reopen'), []);
});

test('G08, K19: a parent’s consent found to be for somebody who was no child ends the day that is known, and the person is asked', () => {
  const asDescribed = (fields: object, told = child()) =>
    told.record('RecordDescribed', 'R1', '2026-03-06T10:00', { stream: 'record/R1', fields: { names: [], ...fields } });
  for (const fields of [{ under18: 'no', born: { date: '2007-05-01' } }, { under18: 'no' }]) {
    const told = asDescribed(fields, reported(child(), '2026-03-05T12:00'));
    assert.deepEqual(told.history('G08.adult').slice(-1), ['redated 2026-03-06T10:00, due 2026-03-14T00:00']);
    assert.deepEqual(lacks(told, '2026-03-07T10:00'), ['G08 not-a-child']);
    assert.deepEqual(owedOf(told.until('2026-06-20T10:00'), 'G08.adult', 'G08.adult.panel', 'C12', 'C12.lead'), [
      'G08.adult lead',
      'G08.adult.panel post:chair',
    ]);
    // Described once more, it is known since the same day.
    told.record('RecordDescribed', 'R1', '2026-06-21T10:00', { stream: 'record/R1', fields: { names: [], ...fields } });
    assert.equal(told.history('G08.adult').filter((line) => line.startsWith('redated')).length, 1);
    and(told, 'ConsentGiven', '2026-06-22T10:00', { fields: { soughtFrom: 'the person' } });
    assert.deepEqual(owedOf(told, 'G08.adult', 'G08.adult.panel'), []);
    assert.deepEqual(lacks(told, '2026-06-22T11:00'), []);
  }
  // A session that was to be before that day is reported still, or said not to have been booked.
  const silent = asDescribed({ under18: 'no' });
  assert.deepEqual(owedOf(silent.until('2026-06-20T10:00'), 'C12', 'C12.lead'), ['C12 post:mentor', 'C12.lead lead']);
  and(silent, 'ProviderReported', '2026-06-20T11:00', {
    by: 'mentor',
    fields: { intervention: 'I1', outcome: 'not booked', words: 'None.', next: null },
  });
  assert.deepEqual(owedOf(silent, 'C12', 'C12.lead'), []);
  // However it came to be recorded after the birthday: it ends as it begins.
  const late = adopted({ born: { date: '2007-05-01' }, under18: 'no' });
  and(late, 'ConsentGiven', '2026-03-03T10:00', { fields: { soughtFrom: 'a holder of parental responsibility', childsView: 'Fine.' } });
  assert.deepEqual(late.history('G08.adult'), ['raised 2026-03-03T10:00 gateway, due 2026-03-11T00:00']);
});

test('G08, K19: of a child whose birthday nobody knows it is asked each year whether they are one still, until a birthday is known', () => {
  const told = adopted({ under18: 'yes' });
  told.record('ParentsRecorded', 'R1', '2026-03-02T12:00', { stream: 'telling/P' });
  and(told, 'ConsentGiven', '2026-03-03T10:00', { fields: { soughtFrom: 'a holder of parental responsibility', childsView: 'Fine.' } });
  assert.deepEqual(told.history('G08.child'), ['raised 2026-03-03T10:00 gateway, due 2027-03-04T00:00']);
  assert.deepEqual(told.until('2027-03-05T00:00').history('G08.child').slice(1), [
    'lapsed 2027-03-04T00:00',
    'climbed 2027-03-05T00:00 team',
  ]);
  told.record('RecordDescribed', 'R1', '2027-03-05T10:00', { stream: 'record/R1', fields: { names: [], under18: 'yes' } });
  assert.deepEqual(told.history('G08.child').slice(-2), ['met 2027-03-05T10:00', 'raised 2027-03-05T10:00 gateway, due 2028-03-06T00:00']);
  told.record('RecordDescribed', 'R1', '2027-05-05T10:00', {
    stream: 'record/R1',
    fields: { names: [], under18: 'yes', born: { date: '2010-01-02' } },
  });
  assert.deepEqual(owedOf(told, 'G08.child', 'G08.adult'), ['G08.adult lead'], 'the birthday is known now');
  assert.deepEqual(child('both').history('G08.child'), []);
});
