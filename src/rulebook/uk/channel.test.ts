/** S02 and S03 after adoption: consent, plan, sessions, reviews, leaving, and what follows it. Each failing is visible on its day, to a named post. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted, and, channelArea, every, heard, stream } from '../../../test/support/channel.ts';
import { directoryFact, given, instantOf, type Ledger, londonWords } from '../../../test/support/given.ts';
import { setFurtherAssessment } from '../../domain/case/consenting.ts';
import { sessionsOf } from '../../domain/case/state.ts';
import type { ProposedSupport } from '../engine/rulebook.ts';
import { needList } from './needList.ts';

const codes = needList.domains.map(({ code }) => code);
const plan = (needs: readonly string[] = []) => ({ fields: { responsible: ['gateway'], domains: every(codes, needs) } });
const consented = (): Ledger => and(adopted(), 'ConsentGiven', '2026-03-03T10:00');
const supporting = (sessions = 7): Ledger =>
  and(and(consented(), 'PlanWritten', '2026-03-04T10:00', plan()), 'InterventionCommissioned', '2026-03-04T11:00', {
    fields: { intervention: 'I1', post: 'mentor', sessions, starts: instantOf('2026-03-05T10:00'), until: instantOf('2026-09-05T10:00') },
  });
const lacks = (
  ledger: Ledger,
  kind: 'support' | 'write-plan' | 'review-case' | 'hear-case' | 'close-case' | 'review-after-closing',
  now: string,
  support: Partial<ProposedSupport> = {},
  words = 'Agreed.',
) =>
  ledger
    .lacks('R1', { kind, by: 'chair-holder', now, words, support: { case: 'C1', ...support } })
    .map((each) => each.replace(/(domain-unanswered|need-without-action)-.+/, '$1'));

test('G08: consent is owed by the lead after adoption; answered it is met; put off it is owed on its day', () => {
  assert.deepEqual(adopted().history('G08'), ['raised 2026-03-02T10:00 gateway, due 2026-03-17T00:00']);
  assert.equal(consented().history('G08').at(-1), 'met 2026-03-03T10:00');
  const off = and(adopted(), 'ConsentPutOff', '2026-03-03T10:00', {
    fields: { reason: 'In hospital.', until: instantOf('2026-03-20T00:00') },
  });
  assert.deepEqual(off.history('G08').slice(1), ['redated 2026-03-03T10:00, due 2026-03-20T00:00']);
  assert.equal(off.until('2026-03-20T00:00').history('G08').at(-1), 'lapsed 2026-03-20T00:00');
});

test('C07: a period that is not set after a refusal or a withdrawal lapses at the end of the same day, at the post that chairs the panel', () => {
  for (const refusal of [
    and(adopted(), 'ConsentRefused', '2026-03-04T10:00'),
    and(consented(), 'ConsentWithdrawn', '2026-03-04T10:00'),
    and(consented(), 'SupportWithdrawn', '2026-03-04T10:00'),
  ]) {
    refusal.until('2026-03-05T00:00');
    assert.deepEqual(refusal.history('C07.period'), ['raised 2026-03-04T10:00 chair, due 2026-03-05T00:00', 'lapsed 2026-03-05T00:00']);
  }
  const set = and(and(adopted(), 'ConsentRefused', '2026-03-04T10:00'), 'FurtherAssessmentSet', '2026-03-04T15:00', {
    by: 'chair',
    fields: { due: instantOf('2026-04-15T00:00') },
  });
  assert.equal(set.history('C07.period').at(-1), 'met 2026-03-04T15:00');
  assert.deepEqual(set.until('2026-04-15T00:00').history('C07'), [
    'raised 2026-03-04T15:00 gateway, due 2026-04-15T00:00',
    'lapsed 2026-04-15T00:00',
  ]);
  // Assessed, and still without support: the next period is owed.
  and(set, 'FurtherAssessmentDone', '2026-04-16T10:00');
  assert.equal(set.history('C07.period').at(-1), 'raised 2026-04-16T10:00 chair, due 2026-04-17T00:00');
});

test('G08: no support before consent, nor after it is withdrawn; given again, it opens', () => {
  assert.deepEqual(lacks(adopted(), 'support', '2026-03-03T10:00'), ['G08 consent-missing']);
  assert.deepEqual(lacks(consented(), 'support', '2026-03-04T10:00'), []);
  const withdrawn = and(consented(), 'ConsentWithdrawn', '2026-03-04T10:00');
  assert.deepEqual(lacks(withdrawn, 'support', '2026-03-05T10:00'), ['G08 no-consent']);
  assert.deepEqual(lacks(and(withdrawn, 'ConsentGiven', '2026-03-06T10:00'), 'support', '2026-03-06T11:00'), []);
});

test('G08: a child alone does not consent; parental responsibility and the child’s view are recorded; what was given for a child ends at 18', () => {
  const child = (fields: object): Ledger =>
    and(adopted({ under18: 'yes', born: { date: '2008-06-01' } }), 'ConsentGiven', '2026-03-03T10:00', { fields });
  const alone = child({ soughtFrom: 'the person', childsView: '' });
  assert.deepEqual(lacks(alone, 'support', '2026-03-04T10:00'), ['G08 parents-missing', 'G08 child-alone', 'G08 child-unheard']);
  const heard = child({ soughtFrom: 'a holder of parental responsibility', childsView: 'I would try it.' }).record(
    'ParentsRecorded',
    'R1',
    '2026-03-03T09:00',
    { stream: 'telling/T1', fields: { holders: 'His aunt.' } },
  );
  assert.deepEqual(lacks(heard, 'support', '2026-03-04T10:00'), []);
  assert.deepEqual(lacks(heard, 'support', '2026-06-02T10:00'), ['G08 grown-up']);
  const source = child({ soughtFrom: 'a holder of parental responsibility', childsView: 'I would try it.' }).record(
    'ParentsRecorded',
    'R1',
    '2026-03-03T09:00',
    { stream: 'telling/T1', fields: { holders: 'His father.', parentMayBeSource: 'yes' } },
  );
  assert.deepEqual(lacks(source, 'support', '2026-03-04T10:00'), ['G08 social-care-missing']);
  const decided = { stream: 'telling/T2', fields: { contact: 'may be made' } };
  assert.deepEqual(lacks(source.record('SocialCareDecided', 'R1', '2026-03-05T10:00', decided), 'support', '2026-03-06T10:00'), []);
});

test('F24: a plan is owed within a month, before the second panel; the panel cannot let go on what is not written', () => {
  assert.deepEqual(adopted().until('2026-04-03T00:00').history('G09.plan').slice(0, 2), [
    'raised 2026-03-02T10:00 gateway, due 2026-04-03T00:00',
    'lapsed 2026-04-03T00:00',
  ]);
  const met = heard(consented(), 'reviewed', '2026-03-30T10:00');
  assert.deepEqual(lacks(met, 'review-case', '2026-03-30T10:00', { outcome: 'goes on' }), ['G09 no-plan']);
  assert.deepEqual(lacks(met, 'review-case', '2026-03-30T10:00', { outcome: 'revise the plan' }), []);
  // At a meeting as on the case's own form.
  assert.deepEqual(lacks(consented(), 'hear-case', '2026-03-30T10:00', { outcome: 'goes on' }), ['G09 no-plan']);
  assert.deepEqual(lacks(consented(), 'hear-case', '2026-03-30T10:00', { outcome: 'revise the plan' }), []);
});

test('F25: every domain of need is answered, and a need without an action is owed one and named', () => {
  assert.deepEqual(
    lacks(consented(), 'write-plan', '2026-03-04T10:00', { domains: codes.filter((code) => code !== 'mind' && code !== 'missing') }),
    ['G09 domain-unanswered', 'G09 domain-unanswered'],
  );
  const written = and(consented(), 'PlanWritten', '2026-03-04T10:00', plan(['learning-work', 'mind']));
  and(written, 'ActionAgreed', '2026-03-04T10:01', {
    fields: { action: 'A1', domain: 'learning-work', due: instantOf('2026-04-01T00:00') },
  });
  assert.deepEqual(written.history('G09.need'), ['raised 2026-03-04T10:00 gateway, due 2026-03-12T00:00']);
  assert.deepEqual(lacks(written, 'review-case', '2026-03-30T10:00', { outcome: 'goes on' }), ['C06 no-panel', 'G09 need-without-action']);
  and(written, 'ActionAgreed', '2026-03-10T10:00', {
    fields: { action: 'A2', domain: 'mind', post: 'mentor', due: instantOf('2026-04-01T00:00') },
  });
  assert.equal(written.history('G09.need').at(-1), 'met 2026-03-10T10:00');
  // Each has its own post and day; closing ends none of them (peers: closing a CSIP auto-closes all open needs).
  and(written, 'CaseClosed', '2026-03-20T10:00');
  assert.deepEqual(
    written
      .until('2026-04-01T00:00')
      .history('G09.action')
      .filter((line) => line.startsWith('lapsed')).length,
    2,
  );
});

test('F33: ten working days without a report or a next date are an alarm to the provider and to the lead, the same minute; what others say moves nothing', () => {
  const told = supporting();
  and(told, 'ProviderReported', '2026-03-06T10:00', {
    by: 'mentor',
    happened: '2026-03-05T16:00',
    fields: { intervention: 'I1', next: null },
  });
  and(told, 'SessionsHeardOf', '2026-03-16T10:00', { fields: { source: 'The panel', words: 'The sessions go on.' } });
  told.until('2026-03-21T00:00');
  for (const [rule, post] of [
    ['C12', 'mentor'],
    ['C12.lead', 'gateway'],
  ] as const)
    assert.deepEqual(
      told.history(rule),
      [
        `raised 2026-03-04T11:00 ${post}, due 2026-03-11T00:00`,
        'redated 2026-03-06T10:00, due 2026-03-21T00:00',
        'lapsed 2026-03-21T00:00',
      ],
      rule,
    );
  // A report ends that silence and begins the next waiting; the lapse stays.
  and(told, 'ProviderReported', '2026-03-23T10:00', {
    by: 'mentor',
    fields: { intervention: 'I1', outcome: 'refused', next: instantOf('2026-04-08T10:00') },
  });
  assert.deepEqual(told.history('C12').slice(3), ['met 2026-03-23T10:00', 'raised 2026-03-23T10:00 mentor, due 2026-04-14T00:00']);
});

test('C12: the waiting ends when all sessions are held, when support stops, or when the case is closed', () => {
  const all = supporting(1);
  and(all, 'ProviderReported', '2026-03-06T10:00', { by: 'mentor', fields: { intervention: 'I1', next: null } });
  assert.equal(all.history('C12').at(-1), 'met 2026-03-06T10:00');
  for (const type of ['ConsentWithdrawn', 'SupportWithdrawn', 'CaseClosed', 'InterventionEnded'] as const) {
    const stopped = and(supporting(), type, '2026-03-09T10:00', { fields: type === 'InterventionEnded' ? { intervention: 'I1' } : {} });
    assert.equal(stopped.history('C12').at(-1), 'met 2026-03-09T10:00', type);
  }
});

test('C06: a panel that is missed for three months lapses at the post that chairs it', () => {
  const told = consented();
  assert.deepEqual(told.until('2026-06-03T00:00').history('C06'), [
    'raised 2026-03-02T10:00 chair, due 2026-06-03T00:00',
    'lapsed 2026-06-03T00:00',
  ]);
  // Written on the case by one person, it is no review; heard by a meeting it is, once.
  and(told, 'CaseReviewed', '2026-06-10T10:00', { by: 'gateway' });
  assert.deepEqual(
    told.history('C06').filter((line) => line.startsWith('met') || line.includes('2026-06-10')),
    [],
  );
  assert.deepEqual(lacks(told, 'review-case', '2026-06-10T10:00', { outcome: 'revise the plan' }), ['C06 no-panel']);
  heard(told, 'reviewed', '2026-06-12T10:00');
  and(told, 'CaseReviewed', '2026-06-12T10:00', { by: 'chair' });
  assert.deepEqual(told.history('C06').slice(-2), ['met 2026-06-12T10:00', 'raised 2026-06-12T10:00 chair, due 2026-09-13T00:00']);
});

test('C06: withdrawing support, and a further assessment, are reviews by the panel; the next is due three months on, and climbs', () => {
  for (const outcome of ['withdraw support', 'assessed further']) {
    const told = heard(consented(), outcome, '2026-05-12T10:00');
    assert.deepEqual(
      told.until('2026-08-14T00:00').history('C06').slice(1),
      [
        'met 2026-05-12T10:00',
        'raised 2026-05-12T10:00 chair, due 2026-08-13T00:00',
        'lapsed 2026-08-13T00:00',
        'climbed 2026-08-14T00:00 senior',
      ],
      outcome,
    );
  }
});

test('F34, F41, F42: the exit gate says everything that is missing', () => {
  const told = supporting();
  and(told, 'ProviderReported', '2026-03-06T10:00', {
    by: 'mentor',
    happened: '2026-03-05T16:00',
    fields: { intervention: 'I1', next: null },
  });
  assert.deepEqual(lacks(told, 'close-case', '2026-04-28T10:00', {}, ''), [
    'G10 no-panel',
    'G10 no-words',
    'G10 dissent-not-said',
    'G10 sessions-gap',
    'G10 not-assessed-since',
    'G10 police-check',
    'G10 referrer-not-heard',
    'G10 compliance',
    'G01 not-searched',
  ]);
  // An assessment of before the session says nothing of after it, whenever it is written down.
  and(told, 'CaseAssessed', '2026-04-20T10:00', { happened: '2026-03-03T10:00' });
  assert.ok(lacks(told, 'close-case', '2026-04-28T10:00').includes('G10 not-assessed-since'));
  and(told, 'CaseAssessed', '2026-04-20T11:00', { happened: '2026-04-20T09:00' });
  and(told, 'PoliceChecked', '2026-04-21T10:00');
  and(told, 'ReferrerHeard', '2026-04-22T10:00');
  and(told, 'ComplianceConsidered', '2026-04-22T11:00');
  and(told, 'CaseViewRecorded', '2026-04-22T12:00', { id: 'view' });
  const full = { dissent: 'nobody', gap: 'The provider left.' };
  // All of it done by one person of the police is not the panel’s decision (the referral is closed with it: G01 and G04 are asked as well).
  assert.deepEqual(lacks(told, 'close-case', '2026-04-28T10:00', full), ['G10 no-panel', 'G01 not-searched', 'G06 view-unanswered']);
  searched(told);
  heard(told, 'close', '2026-04-28T10:00', { deciding: ['gateway', 'team'] });
  assert.ok(lacks(told, 'close-case', '2026-04-28T10:00', full).includes('G10 no-panel'), 'no chair of the council');
  heard(told, 'close', '2026-04-28T10:01');
  assert.deepEqual(lacks(told, 'close-case', '2026-04-28T10:01', full), ['G06 view-unanswered']);
  // Something new is not nothing new: it is a lack until the panel answers it.
  and(told, 'PoliceChecked', '2026-04-28T09:00', { id: 'news', fields: { result: 'something new', words: 'Seen with them.' } });
  const closing = {
    kind: 'close-case',
    by: 'chair-holder',
    now: '2026-04-28T10:02',
    words: 'W.',
    support: { case: 'C1', ...full },
  } as const;
  const answers = [
    { view: 'view', answer: 'It was weighed.' },
    { view: 'news', answer: 'A chance meeting, as the school saw.' },
  ];
  assert.deepEqual(told.lacks('R1', { ...closing, answers: answers.slice(0, 1) }), ['G10 police-unanswered']);
  assert.deepEqual(told.lacks('R1', { ...closing, answers }), []);
  // Stale after twenty working days.
  assert.ok(lacks(told, 'close-case', '2026-06-28T10:00', full).includes('G10 police-check'));
});

test('G12: without consent nobody is closed before somebody holds the risk and the period and section 36(6) were considered', () => {
  const refused = and(adopted(), 'ConsentRefused', '2026-03-04T10:00');
  const closing = lacks(refused, 'close-case', '2026-03-20T10:00', { outcome: 'consent refused or withdrawn' });
  assert.ok(closing.includes('G12 risk-owner') && closing.includes('G12 period-unset'));
  and(refused, 'FurtherAssessmentSet', '2026-03-04T11:00', { by: 'chair', fields: { due: instantOf('2026-04-15T00:00') } });
  const held = (risk: object) =>
    lacks(refused, 'close-case', '2026-03-20T10:00', {
      outcome: 'consent refused or withdrawn',
      risk: { riskPost: null, riskOwner: '', riskAccepted: '', ...risk },
    }).filter((each) => each.startsWith('G12'));
  assert.deepEqual(held({ riskPost: 'senior' }), [], 'a post of the lead’s own organisation');
  assert.deepEqual(held({ riskPost: 'nobody' }), ['G12 risk-post']);
  refused.directory(
    directoryFact('PostCreated', {
      post: 'empty',
      title: 'Empty',
      organisation: 'police',
      role: 'assessor',
      supervisor: 'team',
      hours: 'office',
    }),
  );
  assert.deepEqual(held({ riskPost: 'empty' }), ['G12 owner-empty'], 'what nobody fills is nobody’s');
  const period = { due: instantOf('2026-05-15T00:00'), ledBy: 'the police', section366: 'considered, and not needed' } as const;
  const unheld = and(adopted(), 'ConsentRefused', '2026-03-04T10:00')
    .directory(
      directoryFact('PostCreated', {
        post: 'empty',
        title: 'Empty',
        organisation: 'police',
        role: 'assessor',
        supervisor: 'team',
        hours: 'office',
      }),
    )
    .file('R1');
  const set = (riskPost: string) =>
    setFurtherAssessment(
      unheld,
      'C1',
      { ...period, section366Words: 'Nothing.', riskPost },
      instantOf('2026-03-05T10:00'),
      instantOf('2026-07-01T00:00'),
    );
  assert.deepEqual([set('team').kind, set('empty').kind], ['decided', 'refused']);
  assert.deepEqual(held({ riskPost: 'mentor', riskAccepted: 'Yes.' }), ['G12 risk-post'], 'a provider holds no risk');
  assert.deepEqual(held({ riskPost: 'chair' }), ['G12 risk-not-accepted'], 'G13: another organisation accepts in writing');
  assert.deepEqual(held({ riskPost: 'chair', riskAccepted: 'The chair, by letter of 10 March.' }), []);
  assert.deepEqual(held({ riskOwner: 'A hospital outside' }), ['G12 risk-not-accepted']);
  assert.deepEqual(held({ riskOwner: 'A hospital outside', riskAccepted: 'Its safeguarding lead, by letter.' }), []);
});

/** The list of known people has been searched: without it nobody is closed (G01). */
const searched = (ledger: Ledger): Ledger =>
  ledger.record('CandidatesFound', 'R1', '2026-04-27T09:00', { fields: { position: 999, candidates: [] } });

test('G05, G04: closing the case of somebody referred before is not a way past the look together, the reading and what it all means', () => {
  const told = and(
    given(channelArea())
      .referral('R0', '2025-06-02T10:00')
      .referral('R1', '2026-02-02T10:00', { person: { names: [], under18: 'no' } })
      .link('R1', 'R0', '2026-02-02T11:00')
      .record('CaseAdopted', 'R1', '2026-03-02T10:00', { stream, by: 'chair', fields: { referral: 'R1' } }),
    'ConsentGiven',
    '2026-03-03T10:00',
  );
  const asked = {
    kind: 'close-case',
    by: 'gateway-holder',
    now: '2026-04-28T10:00',
    words: 'W.',
    support: { case: 'C1', dissent: 'nobody' },
  } as const;
  const codes = told.lacks('R1', asked);
  for (const code of ['G10 no-panel', 'G05 no-look', 'G04 earlier-unread', 'G04 cumulative-missing', 'G01 not-searched'])
    assert.ok(codes.includes(code), `${code} of ${codes.join()}`);
  heard(told, 'close', '2026-04-28T09:00').record('EarlierReferralRead', 'R1', '2026-04-27T10:00', { fields: { earlier: 'R0' } });
  const after = told.lacks('R1', { ...asked, cumulative: 'Both are of one quarrel.' });
  for (const code of ['G10 no-panel', 'G05 no-look', 'G04 earlier-unread', 'G04 cumulative-missing'])
    assert.ok(!after.includes(code), after.join());
});

test('died: nobody leaves as dead before a second source has confirmed it; taken back, the reviews are owed from the closing', () => {
  const told = heard(supporting(), 'close', '2026-03-10T10:00');
  const asked = (now: string) => lacks(told, 'close-case', now, { outcome: 'died', dissent: 'nobody' });
  assert.deepEqual(asked('2026-03-10T10:00'), ['G10 death-not-confirmed']);
  const person = { stream: 'circumstance/D1' };
  told.record('CircumstanceRecorded', 'R1', '2026-03-09T10:00', { ...person, fields: { what: 'died', source: 'A neighbour.' } });
  assert.deepEqual(asked('2026-03-10T10:00'), ['G10 death-not-confirmed'], 'one source says so');
  told.record('CircumstanceConfirmed', 'R1', '2026-03-10T09:00', { ...person, fields: { source: 'The registrar.' } });
  assert.deepEqual(asked('2026-03-10T10:00'), []);
  and(told, 'CaseClosed', '2026-03-10T10:00', { by: 'chair', fields: { outcome: 'died' } });
  assert.deepEqual([told.history('C09'), told.history('C10')], [[], []]);
  told.record('CircumstanceEnded', 'R1', '2026-05-04T10:00', { ...person, fields: { how: 'was wrong', words: 'It was a cousin.' } });
  assert.deepEqual(told.history('C09'), ['raised 2026-05-04T10:00 chair, due 2026-09-11T00:00']);
  assert.equal(told.history('C10').length, 1);
});

test('G11: no review on the day of closing, and what was answered then says nothing of month six', () => {
  const closed = and(supporting(), 'CaseClosed', '2026-04-28T10:00', { by: 'chair' });
  heard(closed, 'no concern', '2026-04-28T10:05');
  and(closed, 'AgencyAsked', '2026-04-28T10:01', {
    id: 'ask',
    fields: { review: 'C09', agency: 'Police', post: 'gateway', due: instantOf('2026-10-14T00:00') },
  });
  and(closed, 'AgencyAnswered', '2026-04-28T10:02', { fields: { asked: 'ask', answer: 'nothing held' } });
  const review = { review: 'C09', outcome: 'no concern' };
  assert.deepEqual(lacks(closed, 'review-after-closing', '2026-04-28T10:05', review), ['G11 review-early', 'G11 agency-early-gateway']);
  assert.deepEqual(lacks(closed, 'review-after-closing', '2026-09-15T10:00', review), ['G11 review-early', 'G11 agency-early-gateway']);
  assert.deepEqual(lacks(closed, 'review-after-closing', '2026-09-18T10:00', review), ['G11 agency-early-gateway']);
  // Asked again and answered near the day, it counts.
  and(closed, 'AgencyAsked', '2026-09-18T10:01', {
    id: 'again',
    fields: { review: 'C09', agency: 'Police', post: 'gateway', due: instantOf('2026-10-14T00:00') },
  });
  and(closed, 'AgencyAnswered', '2026-09-18T10:02', { fields: { asked: 'again', answer: 'nothing held' } });
  assert.deepEqual(lacks(closed, 'review-after-closing', '2026-09-18T11:00', review), []);
});

test('F33: consent given again, or a case taken up again, begins the waiting for the provider anew', () => {
  const again = and(and(supporting(), 'ConsentWithdrawn', '2026-03-09T10:00'), 'ConsentGiven', '2026-03-11T10:00');
  assert.deepEqual(again.history('C12').slice(1), ['met 2026-03-09T10:00', 'raised 2026-03-11T10:00 mentor, due 2026-03-26T00:00']);
  again.until('2026-03-26T00:00');
  assert.equal(again.history('C12').at(-1), 'lapsed 2026-03-26T00:00');
  const reopened = and(and(supporting(), 'CaseClosed', '2026-03-09T10:00'), 'CaseReopened', '2026-03-10T10:00');
  assert.equal(reopened.history('C12').length, 2, 'nobody is supported before they agree again');
  and(reopened, 'ConsentGiven', '2026-03-11T10:00').until('2026-03-26T00:00');
  assert.equal(reopened.history('C12').at(-1), 'lapsed 2026-03-26T00:00');
});

test('C04: a referral that is taken up again with its case is asked nothing besides the case; taken up without it, the decision is owed', () => {
  const closed = () =>
    and(supporting(), 'CaseClosed', '2026-03-09T10:00').record('ReferralClosed', 'R1', '2026-03-09T10:00', { by: 'chair' });
  const open = (told: Ledger) =>
    [...told.file('R1').obligations.values()].filter(({ rule, state }) => rule === 'C04' && state === 'open').length;
  const both = and(closed(), 'CaseReopened', '2026-03-10T10:00').record('ReferralReopened', 'R1', '2026-03-10T10:00');
  assert.equal(open(both), 0, 'consent is asked, and the panel: nobody else besides');
  assert.equal(both.history('G08').at(-1)?.startsWith('raised 2026-03-10T10:00'), true);
  const alone = closed().record('ReferralReopened', 'R1', '2026-03-10T10:00');
  assert.equal(open(alone), 1);
  assert.equal(open(and(alone, 'CaseReopened', '2026-03-11T10:00')), 0, 'the case that is taken up after it answers it');
});

test('F33: seven reports of one afternoon are one session; a true second one is said; "not booked" keeps no silence quiet', () => {
  const told = supporting();
  const report = (at: string, fields: object = {}) =>
    and(told, 'ProviderReported', at, {
      by: 'mentor',
      happened: '2026-03-05T16:00',
      fields: { intervention: 'I1', next: null, ...fields },
    });
  for (let minute = 0; minute < 7; minute++) report(`2026-03-06T10:0${minute}`);
  const counted = () => sessionsOf([...(told.file('R1').cases.get('C1')?.interventions.values() ?? [])][0] ?? assert.fail());
  assert.equal(counted().held, 1);
  assert.ok(
    told.history('C12').every((line) => !line.startsWith('met')),
    'six are waited for',
  );
  assert.ok(lacks(told, 'close-case', '2026-04-28T10:00').includes('G10 sessions-gap'));
  report('2026-03-06T11:00', { isSecond: true });
  assert.equal(counted().held, 2);
  and(told, 'ProviderReported', '2026-03-18T10:00', {
    by: 'mentor',
    fields: { intervention: 'I1', outcome: 'not booked', words: 'No room.', next: null },
  });
  told.until('2026-03-21T00:00');
  assert.equal(told.history('C12.lead').at(-1), 'lapsed 2026-03-21T00:00');
});

test('G06: an expert’s view is answered by its lead by a day, by an answer or a decision that gives one; section 36 and a review do not pass it over', () => {
  const told = and(consented(), 'CaseViewRecorded', '2026-03-04T10:00', { id: 'view' });
  assert.deepEqual(told.history('G06.answer'), ['raised 2026-03-04T10:00 gateway, due 2026-03-19T00:00']);
  heard(told, 'reviewed', '2026-03-10T10:00');
  const review = () => lacks(told, 'review-case', '2026-03-10T10:00', { outcome: 'revise the plan' });
  assert.deepEqual(review(), ['G06 view-unanswered']);
  const signpost = (kind: 'propose-section-36' | 'section-36') =>
    adopted()
      .record('ExpertViewRecorded', 'R1', '2026-03-04T10:00')
      .lacks('R1', { kind, by: 'gateway-holder', now: '2026-03-05T10:00', words: 'W.', finding: 'signpost' });
  for (const kind of ['propose-section-36', 'section-36'] as const) assert.ok(signpost(kind).includes('G06 view-unanswered'), kind);
  told.record('ExpertViewAnswered', 'R1', '2026-03-05T10:00', { fields: { view: 'view', answer: 'The plan follows it.' } });
  assert.equal(told.history('G06.answer').at(-1), 'met 2026-03-05T10:00');
  assert.deepEqual(review(), []);
});

test('F35: closing creates its reviews at six and twelve months by itself; they lapse and climb until they are held', () => {
  const closed = and(supporting(), 'CaseClosed', '2026-04-28T10:00', { by: 'chair' });
  assert.deepEqual(closed.until('2026-10-30T00:00').history('C09'), [
    'raised 2026-04-28T10:00 chair, due 2026-10-29T00:00',
    'lapsed 2026-10-29T00:00',
    'climbed 2026-10-30T00:00 senior',
  ]);
  assert.deepEqual(closed.history('C10'), ['raised 2026-04-28T10:00 chair, due 2027-04-29T00:00']);
  assert.deepEqual(closed.history('C42'), [], 'not twice');
});

test('G11: silence is not an answer; a concern asks whether to reopen, the next working day; C11 looks again', () => {
  const closed = and(supporting(), 'CaseClosed', '2026-04-28T10:00', { by: 'chair' });
  assert.deepEqual(lacks(closed, 'review-after-closing', '2026-10-20T10:00', { review: 'C09', outcome: 'no concern' }), [
    'G11 no-panel',
    'G11 nobody-asked',
  ]);
  heard(closed, 'no concern', '2026-10-20T09:00');
  and(closed, 'AgencyAsked', '2026-09-01T10:00', {
    id: 'ask',
    fields: { review: 'C09', agency: 'Wexmoor Police', post: 'gateway', due: instantOf('2026-10-14T00:00') },
  });
  assert.deepEqual(lacks(closed, 'review-after-closing', '2026-10-20T10:00', { review: 'C09', outcome: 'no concern' }), [
    'G11 agency-silent-gateway',
  ]);
  assert.equal(closed.until('2026-10-14T00:00').history('G11').at(-1), 'lapsed 2026-10-14T00:00');
  and(closed, 'AgencyAnswered', '2026-10-19T10:00', { id: 'answer', fields: { asked: 'ask', answer: 'a concern', words: 'Seen again.' } });
  assert.deepEqual(closed.history('C11.reopen'), ['raised 2026-10-19T10:00 gateway, due 2026-10-21T00:00']);
  assert.deepEqual(lacks(closed, 'review-after-closing', '2026-10-20T10:00', { review: 'C09', outcome: 'no concern' }), [
    'G11 concern-undecided',
  ]);
  and(closed, 'CaseStaysClosed', '2026-10-20T11:00', { fields: { because: 'answer' } });
  assert.deepEqual(lacks(closed, 'review-after-closing', '2026-10-20T12:00', { review: 'C09', outcome: 'no concern' }), []);
  and(closed, 'AfterClosingReviewed', '2026-10-20T13:00', {
    fields: { review: 'C09', outcome: 'look again', next: instantOf('2027-02-01T00:00') },
  });
  assert.deepEqual(closed.history('C11'), ['raised 2026-10-20T13:00 chair, due 2027-02-01T00:00']);
  assert.equal(closed.history('C09').at(-1), 'met 2026-10-20T13:00');
});

test('a case that is open is not closed by closing its referral, whatever was found', () => {
  assert.ok(consented().lacks('R1', { by: 'gateway-holder', now: '2026-03-04T10:00' }).includes('G04 case-open'));
  const refutations = ['unfounded', 'mistaken identity', 'misguided', 'malicious'] as const;
  const refused = (told: Ledger, finding: (typeof refutations)[number], kind: 'propose-closure' | 'close' = 'propose-closure'): boolean =>
    told.lacks('R1', { kind, finding, proposedBy: 'gateway-holder', by: 'team-holder', now: '2026-03-04T10:00' }).includes('G04 case-open');
  for (const finding of refutations) assert.ok(refused(consented(), finding), finding);
  // What was proposed before the panel adopted it is not agreed to while the case is open.
  const proposed = given(channelArea())
    .referral('R1', '2026-02-02T10:00')
    .record('ClosureProposed', 'R1', '2026-02-27T10:00', { by: 'gateway', fields: { finding: 'mistaken identity' } });
  assert.ok(!refused(proposed, 'mistaken identity', 'close'));
  proposed.record('CaseAdopted', 'R1', '2026-03-02T10:00', { stream, by: 'chair', fields: { referral: 'R1' } });
  assert.ok(refused(proposed, 'mistaken identity', 'close'));
  assert.ok(!refused(and(consented(), 'CaseClosed', '2026-03-03T12:00', { by: 'chair' }), 'mistaken identity'));
  assert.equal(stream, 'case/C1');
  assert.equal(londonWords(instantOf('2026-03-04T10:00')), '2026-03-04T10:00');
});
