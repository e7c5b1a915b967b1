/** The panel: heard at the next meeting or late the same day, who must be there, what was there before, and who owes a view (S02, C05, C08, G07). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { directoryFact, given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { came, panelArea, recorded, said } from '../../../test/support/panelArea.ts';
import { runs } from '../../../test/support/runs.ts';
import { assertSound } from '../../../test/support/walk.ts';
import type { AreaEntry } from '../../domain/area/entries.ts';
import { evolveArea } from '../../domain/area/state.ts';
import type { Decision } from '../../domain/decision.ts';
import { type AboutCase, type Heard, hearCase, lacksToDecide, listCase, notReached, takeOffCase } from '../../domain/hearing/deciders.ts';
import { hearingOutcomes } from '../../domain/hearing/entries.ts';
import { panelMachine, panelStageOf } from '../../domain/hearing/machine.ts';
import { isOwed } from '../../domain/obligation/state.ts';

const at = instantOf;
const referred = (area = panelArea()): Ledger =>
  given(area)
    .referral('R1', '2026-03-02T10:00')
    .record('AssessmentRecorded', 'R1', '2026-03-03T10:00', { by: 'gateway' })
    .record('Section36Decided', 'R1', '2026-03-04T10:00', {
      by: 'team',
      fields: { outcome: 'refer to panel', grounds: 'Grounds.', assessment: 'a', nextLook: at('2026-04-20T00:00') },
    });
const about = (meeting = '2026-03-10'): AboutCase => ({ meeting, subject: 'R1', of: 'referral' });
const hears = (ledger: Ledger, when: string, heard: Heard, meeting = '2026-03-10'): Decision =>
  hearCase(ledger.file('R1'), about(meeting), heard, { newCase: 'c1', now: at(when), by: 'chair-holder' });
const owed = (ledger: Ledger, rule: string) => [...ledger.file('R1').obligations.values()].filter((each) => each.rule === rule);
/** The rulebook's: a quorum of three, and no assessment too old. */
const limits = { quorum: 3, assessedSince: 0, by: 'chair-holder' };
const codes = (decision: Decision): readonly string[] => (decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : []);

test('the life of a referral before the panel ends in a decision, from wherever it is', () => assertSound(panelMachine));

test('C05: it is heard on the day of the next panel, by the chair; a panel that nobody held shows that very midnight, and climbs', () => {
  const told = referred();
  const [open] = owed(told, 'C05');
  assert.equal(open?.owedBy, 'post:chair');
  assert.equal(open?.due, at('2026-03-11T00:00'));
  told.until('2026-03-11T00:00');
  assert.equal(owed(told, 'C05')[0]?.state, 'lapsed');
  told.until('2026-03-14T00:00');
  assert.ok((owed(told, 'C05')[0]?.rung ?? 0) > 0, 'it climbs');
});

test('C05: moving a meeting afterwards hides nothing; with no day set at all it lapses after a month', () => {
  const moved = referred().directory(
    directoryFact(
      'PanelMeetingMoved',
      { meeting: '2026-03-10', starts: at('2026-03-24T10:00'), reason: 'The room.' },
      at('2026-03-09T10:00'),
    ),
  );
  moved.until('2026-03-11T00:00');
  assert.equal(owed(moved, 'C05')[0]?.state, 'lapsed');
  const never = referred(panelArea([]));
  assert.equal(owed(never, 'C05')[0]?.due, at('2026-04-05T00:00'));
});

test('C05: moved before it was referred, the meeting is on its new day; moved after, dating the hearing anew does not hide the miss', () => {
  const move = directoryFact(
    'PanelMeetingMoved',
    { meeting: '2026-03-10', starts: at('2026-03-24T10:00'), reason: 'The room.' },
    at('2026-03-03T12:00'),
  );
  assert.equal(owed(referred(evolveArea(panelArea(), move)), 'C05')[0]?.due, at('2026-03-25T00:00'));
  const after = referred().directory({ ...move, recorded: at('2026-03-09T10:00') });
  recorded(after, listCase(after.file('R1'), about(), { as: 'by hand', reason: 'It is time.' }), '2026-03-09T11:00');
  recorded(after, takeOffCase(after.file('R1'), about(), 'The room.'), '2026-03-09T12:00');
  assert.equal(owed(after, 'C05')[0]?.due, at('2026-03-11T00:00'));
  // A meeting whose day had gone when it was referred is not its next one, because somebody puts it to later afterwards.
  const gone = referred(panelArea(['2026-03-03', '2026-03-10']));
  gone.directory({ ...move, recorded: at('2026-03-05T10:00'), fields: { ...move.fields, meeting: '2026-03-03' } } as AreaEntry);
  recorded(gone, listCase(gone.file('R1'), about(), { as: 'by hand', reason: 'It is time.' }), '2026-03-05T11:00');
  recorded(gone, takeOffCase(gone.file('R1'), about(), 'The room.'), '2026-03-05T12:00');
  assert.equal(owed(gone, 'C05')[0]?.due, at('2026-03-11T00:00'));
  after.until('2026-03-12T00:00');
  assert.ok((owed(after, 'C05')[0]?.rung ?? 0) > 0, 'it lapsed with the day that was set, and climbs');
});

test('C05: an urgent meeting on whose agenda it is dates it; taken off it stays owed by the day it had', () => {
  const told = referred().directory(
    directoryFact(
      'PanelMeetingSet',
      { meeting: 'urgent', form: 'urgent call', starts: at('2026-03-05T16:00'), where: '' },
      at('2026-03-05T12:00'),
    ),
  );
  recorded(told, listCase(told.file('R1'), about('urgent'), { as: 'by hand', reason: 'He says it is soon.' }), '2026-03-05T12:05');
  assert.equal(owed(told, 'C05')[0]?.due, at('2026-03-06T00:00'));
  assert.deepEqual(owed(told, 'C04.panel'), [], 'the chair has it');
  recorded(told, takeOffCase(told.file('R1'), about('urgent'), 'The parents come tomorrow.'), '2026-03-05T13:00');
  assert.equal(owed(told, 'C05')[0]?.due, at('2026-03-11T00:00'));
  assert.equal(owed(told, 'C05')[0]?.state, 'open');
});

test('an agenda takes nobody by hand without a reason', () => {
  assert.deepEqual(codes(listCase(referred().file('R1'), about(), { as: 'by hand', reason: ' ' })), ['no-reason-given']);
});

test('not reached: it stays owed, and late', () => {
  const told = came(referred(), '2026-03-10', '2026-03-10T10:05', ['chair', 'team', 'health-member']);
  recorded(told, notReached(told.file('R1'), about()), '2026-03-10T12:00').until('2026-03-11T00:00');
  assert.equal(owed(told, 'C05')[0]?.state, 'lapsed');
});

test('G07: refused without attendance, chair, police or quorum; whoever has a conflict does not count', () => {
  const lacks = (present: readonly string[] | null, conflicts: readonly string[] = []) => {
    const told = referred();
    if (present) came(told, '2026-03-10', '2026-03-10T10:05', present);
    const heard = said('adopt', { conflicts: conflicts.map((each) => ({ post: each, words: 'Knows him.' })) });
    return lacksToDecide(told.file('R1'), about(), heard, limits).map(({ code }) => code);
  };
  assert.deepEqual(lacks(null), ['no-attendance']);
  assert.deepEqual(lacks(['team', 'health-member']), ['no-chair', 'no-quorum']);
  assert.deepEqual(lacks(['chair', 'health-member']), ['no-police', 'no-quorum']);
  assert.deepEqual(lacks(['chair', 'team']), ['no-quorum']);
  assert.deepEqual(lacks(['chair', 'team', 'health-member']), []);
  assert.deepEqual(lacks(['chair', 'team', 'health-member'], ['health-member']), ['no-quorum']);
  assert.deepEqual(lacks(['chair', 'team', 'health-member'], ['chair']), ['no-chair', 'no-quorum']);
});

test('G07, F41: nothing is adopted on an assessment that is missing, or that was recorded once the meeting had begun', () => {
  const told = given(panelArea())
    .referral('R1', '2026-03-02T10:00')
    .record('Section36Decided', 'R1', '2026-03-04T10:00', {
      by: 'team',
      fields: { outcome: 'refer to panel', grounds: 'Grounds.', assessment: 'a', nextLook: at('2026-04-20T00:00') },
    });
  came(told, '2026-03-10', '2026-03-10T10:05', ['chair', 'team', 'health-member']);
  const lacks = () => lacksToDecide(told.file('R1'), about(), said('adopt'), limits).map(({ code }) => code);
  assert.deepEqual(lacks(), ['not-assessed']);
  told.record('AssessmentRecorded', 'R1', '2026-03-10T10:30', { by: 'gateway', happened: '2026-03-03T10:00' });
  assert.deepEqual(lacks(), ['assessment-late']);
  assert.deepEqual(lacksToDecide(told.file('R1'), about(), said('hear again'), limits), []);
});

test('G07: a full assessment is one as well, if it was there before the meeting', () => {
  const full = (recorded: string) => {
    const told = given(panelArea())
      .referral('R1', '2026-03-02T10:00')
      .record('Section36Decided', 'R1', '2026-03-04T10:00', {
        by: 'team',
        fields: { outcome: 'refer to panel', grounds: 'Grounds.', assessment: 'a', nextLook: at('2026-04-20T00:00') },
      });
    if (recorded < '2026-03-10') told.record('AssessmentMade', 'R1', recorded, { stream: 'assessment/A1' });
    came(told, '2026-03-10', '2026-03-10T10:05', ['chair', 'team', 'health-member']);
    if (recorded > '2026-03-10') told.record('AssessmentMade', 'R1', recorded, { stream: 'assessment/A1' });
    return lacksToDecide(told.file('R1'), about(), said('adopt'), limits).map(({ code }) => code);
  };
  assert.deepEqual(full('2026-03-09T10:00'), []);
  assert.deepEqual(full('2026-03-10T10:30'), ['assessment-late']);
});

test('adopted: a case is there, the hearing is met, and the core agency that was away owes its view within two working days', () => {
  const told = came(
    referred().directory(directoryFact('PanelSet', { quorum: 2, reason: 'A small area.' }, at('2026-01-06T09:00'))),
    '2026-03-10',
    '2026-03-10T10:05',
    ['chair', 'team'],
  );
  recorded(told, hears(told, '2026-03-10T10:20', said('adopt')), '2026-03-10T10:20');
  assert.equal(owed(told, 'C05')[0]?.state, 'met');
  assert.equal(told.file('R1').cases.get('c1')?.referral, 'R1');
  const [view] = owed(told, 'C05.view');
  assert.equal(view?.owedBy, 'post:health-member');
  assert.equal(view?.due, at('2026-03-13T00:00'));
  told.record('AgencyViewGiven', 'R1', '2026-03-11T09:00', {
    by: 'health-member',
    stream: 'hearing/2026-03-10.R1',
    fields: { agency: 'Health', position: 'dissents', words: 'Would wait.' },
  });
  assert.equal(owed(told, 'C05.view')[0]?.state, 'met');
  assert.deepEqual(codes(hears(told, '2026-03-10T11:00', said('not adopt'))).includes('heard'), true, 'decided once in a meeting');
});

test('C08: not adopted needs a word on health and social care; what is referred on is a need with an owner, and the lead says what follows', () => {
  const told = came(referred(), '2026-03-10', '2026-03-10T10:05', ['chair', 'team', 'health-member']);
  assert.deepEqual(
    lacksToDecide(told.file('R1'), about(), said('not adopt'), limits).map(({ code }) => code),
    ['onward-unsaid'],
  );
  const heard = said('not adopt', { onward: { to: ['health'], words: 'He does not sleep.' } });
  recorded(told, hears(told, '2026-03-10T10:20', heard), '2026-03-10T10:20');
  assert.equal(owed(told, 'G04.need')[0]?.state, 'open');
  assert.equal(owed(told, 'C08')[0]?.state, 'open');
  told.record('ContinuationDecided', 'R1', '2026-03-11T10:00', {
    by: 'gateway',
    fields: { nextStep: 'Close.', nextLook: at('2026-03-20T00:00') },
  });
  assert.equal(owed(told, 'C08')[0]?.state, 'met');
  assert.equal(owed(told, 'G04.need')[0]?.state, 'open', 'until a service has accepted it');
});

test('an agency that dissents says why; a decision has its reason (F37)', () => {
  const told = came(referred(), '2026-03-10', '2026-03-10T10:05', ['chair', 'team', 'health-member']);
  const dissent = said('adopt', { views: [{ agency: 'Health', position: 'dissents', words: '' }] });
  assert.deepEqual(codes(hears(told, '2026-03-10T10:20', dissent)), ['dissent-unsaid']);
  const asked = {
    kind: 'hear-case',
    by: 'chair-holder',
    now: '2026-03-10T10:20',
    words: '',
    hearing: { ...about(), ...said('adopt') },
  } as const;
  assert.deepEqual(told.lacks('R1', asked), ['G07 no-words']);
  told.record('ExpertViewRecorded', 'R1', '2026-03-06T10:00', { id: 'view', fields: { expert: 'A clinician', view: 'Adopt.' } });
  assert.deepEqual(told.lacks('R1', { ...asked, words: 'Why.' }), ['G06 view-unanswered']);
  assert.deepEqual(told.lacks('R1', { ...asked, words: 'Why.', answers: [{ view: 'view', answer: 'As they say.' }] }), []);
});

test('law: whatever meetings do with a referral, it is decided by the panel, or a hearing or what follows is owed with a date', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('hear' as const), outcome: fc.constantFrom(...hearingOutcomes.filter((each) => each !== 'reviewed')) }),
    fc.record({ do: fc.constantFrom('list' as const, 'take off' as const, 'not reached' as const), outcome: fc.constant(null) }),
  );
  const meetings = ['2026-03-10', '2026-04-14', '2026-05-12', '2026-06-09'];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), step), { maxLength: 8 }), (steps) => {
      const told = referred(panelArea(meetings));
      let n = 0;
      for (const [on, { do: what, outcome }] of steps) {
        const meeting = meetings[Math.min(on, meetings.length - 1)] ?? '';
        const when = `${meetings[2] ?? ''}T${10 + Math.floor(n / 60)}:${String(n % 60).padStart(2, '0')}`;
        came(told, meeting, when, ['chair', 'team', 'health-member']);
        const file = told.file('R1');
        const decision =
          what === 'list'
            ? listCase(file, about(meeting), { as: 'by hand', reason: 'R.' })
            : what === 'take off'
              ? takeOffCase(file, about(meeting), 'R.')
              : what === 'not reached'
                ? notReached(file, about(meeting))
                : hears(told, when, said(outcome ?? 'adopt', { onward: { to: [], words: 'None.' } }), meeting);
        n += 1;
        if (decision.kind === 'decided') recorded(told, decision, when);
        const now = told.file('R1');
        const stage = panelStageOf(now, now.referrals.get('R1') ?? assert.fail());
        const open = [...now.obligations.values()].filter(isOwed).map(({ rule }) => rule);
        if (stage === 'adopted') assert.equal(now.cases.size, 1);
        else if (stage === 'not adopted' || stage === 'with the police') assert.ok(open.includes('C08'), `${stage}: ${open.join()}`);
        else assert.ok(open.includes('C05'), `${stage}: ${open.join()}`);
      }
    }),
    runs(40),
  );
});
