/** What a sitting panel makes of an adopted case: who must be there to close it, what by circulation, and what a dissent is owed (G10, G13, G07). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelArea, stream } from '../../../test/support/channel.ts';
import { directoryFact, given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { evolveArea } from '../../domain/area/state.ts';
import { agreeAction } from '../../domain/case/planning.ts';
import { considerDissent, hearCase, outcomesFor } from '../../domain/hearing/deciders.ts';
import { isOwed } from '../../domain/obligation/state.ts';

const at = instantOf;
const held = (form: 'ordinary' | 'urgent circulation', present: readonly string[]) =>
  [
    ...(
      [
        ['chair', 'chair', 'Council'],
        ['team', 'member', 'Police'],
        ['mentor', 'member', 'Health'],
      ] as const
    ).map(([post, part, agency]) => directoryFact('PanelMemberNamed', { post, part, agency, core: true }, at('2026-01-05T09:00'))),
    directoryFact('PanelMeetingSet', { meeting: 'M', form, starts: at('2026-04-01T10:00'), where: '' }, at('2026-03-05T09:00')),
    directoryFact(
      'PanelAttended',
      { meeting: 'M', present: present.map((post) => ({ post, who: null })), apologies: [], others: '', reason: '' },
      at('2026-04-01T10:05'),
    ),
  ].reduce(evolveArea, channelArea());
const everybody = ['chair', 'team', 'mentor'];
const adopted = (form: 'ordinary' | 'urgent circulation' = 'ordinary', present: readonly string[] = everybody): Ledger =>
  given(held(form, present))
    .referral('R1', '2026-02-02T10:00', { person: { names: [], under18: 'no' } })
    .record('CaseAdopted', 'R1', '2026-03-02T10:00', { stream, by: 'chair', fields: { referral: 'R1' } });
const closing = (told: Ledger, conflicts: readonly string[] = []) =>
  told
    .lacks('R1', {
      kind: 'close-case',
      by: 'chair-holder',
      now: '2026-04-01T10:20',
      words: 'W.',
      support: { case: 'C1', outcome: 'risk reduced', dissent: 'nobody', meeting: 'M', conflicts },
    })
    .filter((lack) => /no-chair|no-police|no-quorum|no-panel|views-not-written/.test(lack));

test('G10: to close, the chair of the council, the police and a quorum sit there; whoever declares a conflict does not count', () => {
  assert.deepEqual(closing(adopted()), []);
  assert.deepEqual(closing(adopted('ordinary', ['chair', 'team'])), ['G10 no-quorum']);
  assert.deepEqual(closing(adopted('ordinary', ['chair', 'mentor'])), ['G10 no-police', 'G10 no-quorum']);
  assert.deepEqual(closing(adopted('ordinary', ['team', 'mentor'])), ['G10 no-chair', 'G10 no-quorum']);
  assert.deepEqual(closing(adopted(), ['team']), ['G10 no-police', 'G10 no-quorum']);
});

test('G10: by circulation each agency but the chair’s has written its view itself', () => {
  const told = adopted('urgent circulation');
  const hearing = { stream: 'hearing/M.C1' };
  told.record('CaseListed', 'R1', '2026-03-31T10:00', {
    ...hearing,
    by: 'chair',
    fields: { meeting: 'M', subject: 'C1', of: 'case', day: at('2026-04-01T10:00'), as: 'by hand', reason: 'It is time.' },
  });
  assert.deepEqual(closing(told), ['G10 views-not-written']);
  for (const [by, agency] of [
    ['team', 'Police'],
    ['mentor', 'Health'],
  ] as const)
    told.record('AgencyViewGiven', 'R1', '2026-04-01T10:00', { ...hearing, by, fields: { agency, position: 'agrees', words: 'Yes.' } });
  assert.deepEqual(closing(told), []);
});

test('G07, C06: by circulation a review, a withdrawal and what is decided of a referral ask for the views in writing too; only to hear it again does not', () => {
  const told = adopted('urgent circulation');
  const views = (stream: string): void => {
    for (const [by, agency] of [
      ['team', 'Police'],
      ['mentor', 'Health'],
    ] as const)
      told.record('AgencyViewGiven', 'R1', '2026-04-01T10:00', { stream, by, fields: { agency, position: 'agrees', words: 'Yes.' } });
  };
  const lacks = (proposed: object): readonly string[] =>
    told
      .lacks('R1', { by: 'chair-holder', now: '2026-04-01T10:20', words: 'W.', ...proposed } as never)
      .filter((lack) => lack.endsWith('views-not-written'));
  const review = (outcome: string) =>
    lacks({ kind: 'review-case', support: { case: 'C1', outcome, meeting: 'M', conflicts: [], dissent: 'nobody' } });
  const hear = (outcome: string) =>
    lacks({ kind: 'hear-case', hearing: { meeting: 'M', subject: 'R1', of: 'referral', outcome, conflicts: [], onward: null } });
  for (const [id, of] of [
    ['C1', 'case'],
    ['R1', 'referral'],
  ] as const)
    told.record('CaseListed', 'R1', '2026-03-31T10:00', {
      stream: `hearing/M.${id}`,
      by: 'chair',
      fields: { meeting: 'M', subject: id, of, day: at('2026-04-01T10:00'), as: 'by hand', reason: 'It is time.' },
    });
  assert.deepEqual([review('reviewed'), review('withdraw support')], [['C06 views-not-written'], ['C06 views-not-written']]);
  for (const outcome of ['adopt', 'not adopt', 'return to police']) assert.deepEqual(hear(outcome), ['G07 views-not-written'], outcome);
  for (const outcome of ['hear again', 'more information']) assert.deepEqual(hear(outcome), [], outcome);
  views('hearing/M.C1');
  views('hearing/M.R1');
  assert.deepEqual([review('reviewed'), hear('adopt'), hear('not adopt')], [[], [], []]);
});

test('a meeting decides of an open case, of one without support and of a closed one what fits it; "reviewed" is nothing for a closed case', () => {
  const told = adopted();
  const about = { meeting: 'M', subject: 'C1', of: 'case' } as const;
  assert.ok(outcomesFor(told.file('R1'), about).includes('close'));
  told.record('CaseClosed', 'R1', '2026-03-20T10:00', { stream, by: 'chair' });
  assert.deepEqual(outcomesFor(told.file('R1'), about), ['no concern', 'look again', 'hear again']);
  const said = { outcome: 'reviewed', words: 'W.', conflicts: [], views: [], answers: [], onward: null } as const;
  const refused = hearCase(told.file('R1'), about, said, { newCase: 'x', now: at('2026-04-01T10:20'), by: 'chair-holder' });
  assert.ok(refused.kind === 'refused' && refused.reasons.some(({ code }) => code === 'outcome-unfit'));
});

test('G13, C44: a dissent, minuted or written afterwards, asks the chair for a dispute or why none; either meets it', () => {
  const divided = (views: readonly object[]): Ledger =>
    adopted().record('CaseHeard', 'R1', '2026-04-01T10:20', {
      stream: 'hearing/M.C1',
      by: 'chair',
      fields: { meeting: 'M', subject: 'C1', of: 'case', outcome: 'reviewed', words: 'W.', views },
    });
  const dissents = [{ agency: 'Health', position: 'dissents', words: 'Too soon.' }];
  const raised = 'raised 2026-04-01T10:20 chair, due 2026-04-08T00:00';
  const told = divided(dissents);
  assert.deepEqual(told.history('G13.dissent'), [raised]);
  const why = considerDissent(told.file('R1'), 'M.C1', 'They agree to hear it in May.');
  assert.ok(why.kind === 'decided');
  told.record('DissentConsidered', 'R1', '2026-04-02T10:00', { stream: 'hearing/M.C1', by: 'chair' });
  assert.equal(told.history('G13.dissent').at(-1), 'met 2026-04-02T10:00');
  // Of two dissents, the words about the one that the chair was shown leave the other owed.
  const two = divided(dissents).record('AgencyViewGiven', 'R1', '2026-04-02T09:00', {
    stream: 'hearing/M.C1',
    by: 'mentor',
    id: 'housing',
    fields: { agency: 'Housing', position: 'dissents', words: 'He will be on the street with his victims.' },
  });
  const [minute] = [...two.file('R1').obligations.values()].filter(({ rule }) => rule === 'G13.dissent').map(({ occasion }) => occasion);
  const shown = considerDissent(two.file('R1'), 'M.C1', 'Health: a minor point.', [minute ?? '']);
  assert.ok(shown.kind === 'decided');
  two.record('DissentConsidered', 'R1', '2026-04-02T10:00', {
    stream: 'hearing/M.C1',
    by: 'chair',
    fields: shown.entries[0]?.fields ?? {},
  });
  const left = [...two.file('R1').obligations.values()].filter((each) => each.rule === 'G13.dissent' && isOwed(each));
  assert.deepEqual(
    left.map(({ occasion }) => occasion),
    ['housing'],
  );
  const disputed = divided(dissents).record('DisputeOpened', 'R1', '2026-04-02T11:00', {
    stream: 'dispute/D1',
    by: 'chair',
    fields: { referral: 'R1', opener: 'mentor', other: 'chair' },
  });
  assert.equal(disputed.history('G13.dissent').at(-1), 'met 2026-04-02T11:00');
  const later = divided([]).record('AgencyViewGiven', 'R1', '2026-04-03T10:00', {
    stream: 'hearing/M.C1',
    by: 'mentor',
    fields: { agency: 'Health', position: 'dissents', words: 'We would not.' },
  });
  assert.deepEqual(
    later
      .until('2026-04-15T00:00')
      .history('G13.dissent')
      .map((line) => line.split(' ')[0])
      .slice(0, 2),
    ['raised', 'lapsed'],
  );
});

test('G07: an assessment that is too old, or of the person from before this referral came, is none to adopt on', () => {
  const lacks = (assessed: (told: Ledger) => Ledger) => {
    const told = assessed(given(held('ordinary', everybody)).referral('R1', '2026-02-02T10:00'));
    const hearing = { meeting: 'M', subject: 'R1', of: 'referral', outcome: 'adopt', conflicts: [], onward: null } as const;
    return told
      .lacks('R1', { kind: 'hear-case', by: 'chair-holder', now: '2026-04-01T10:20', words: 'W.', referral: 'R1', hearing })
      .filter((lack) => lack.includes('assess'));
  };
  assert.deepEqual(
    lacks((told) => told.record('AssessmentMade', 'R1', '2026-03-02T10:00', { stream: 'assessment/A1' })),
    [],
  );
  const before = given(held('ordinary', everybody))
    .referral('R0', '2025-12-01T10:00')
    .record('AssessmentMade', 'R0', '2025-12-02T10:00', { stream: 'assessment/A0' })
    .referral('R1', '2026-02-02T10:00')
    .link('R1', 'R0', '2026-02-02T11:00');
  const hearing = { meeting: 'M', subject: 'R1', of: 'referral', outcome: 'adopt', conflicts: [], onward: null } as const;
  const asked = { kind: 'hear-case', by: 'chair-holder', now: '2026-04-01T10:20', words: 'W.', referral: 'R1', hearing } as const;
  assert.ok(before.lacks('R1', asked).includes('G07 assessment-late') || before.lacks('R1', asked).includes('G07 not-assessed'));
  const old = given(held('ordinary', everybody)).referral('R1', '2025-08-01T10:00').record('AssessmentRecorded', 'R1', '2025-08-04T10:00');
  assert.ok(old.lacks('R1', asked).includes('G07 assessment-old'));
});

test('an action of a plan has a day within the limit', () => {
  const told = adopted();
  const action = { action: 'A', domain: 'mind', what: 'W', post: 'gateway', how: 'H' };
  const agree = (due: string) =>
    agreeAction(told.file('R1'), 'C1', { ...action, due: at(due) }, at('2026-03-05T10:00'), at('2026-09-06T00:00'));
  assert.equal(agree('2026-06-01T00:00').kind, 'decided');
  assert.equal(agree('2031-06-01T00:00').kind, 'refused');
});
