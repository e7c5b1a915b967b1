/** What a second person says of something that was answered meanwhile is recorded, or refused with their words: never swallowed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted } from '../../test/support/channel.ts';
import { given, instantOf, type Ledger } from '../../test/support/given.ts';
import { considerAdulthood } from './circumstance/deciders.ts';
import { endIntervention } from './case/providing.ts';
import { actionDone } from './case/planning.ts';
import { acknowledgeDanger } from './danger/deciders.ts';
import type { Decision } from './decision.ts';
import { measureDone } from './dispute/deciders.ts';
import { saidAlready } from './said.ts';
import { minuteDecision, weighItem } from './sealed/deciders.ts';
import { decideHit, endFlag } from './silent/deciders.ts';
import { accountFor, checkIn, endVisit, followUp } from './visit/deciders.ts';

const referred = (): Ledger => given().referral('R1', '2026-03-02T10:00');
/** What it comes to: the entries, or what is shown back. */
const shownBack = (decision: Decision): readonly string[] =>
  decision.kind === 'decided'
    ? decision.entries.map(({ type }) => type)
    : decision.reasons.flatMap(({ code, typed = [] }) => [code, ...typed]);
const mine = 'He carries a knife now.';
const back = ['said-already', mine];

test('the same once more is done; what differs is shown back', () => {
  const before = { how: 'done', words: 'Seen.' };
  assert.deepEqual(shownBack(saidAlready({ how: 'done', words: ' ' }, before, 'w', 'h')), []);
  assert.deepEqual(shownBack(saidAlready(before, before, 'w', 'h')), []);
  assert.deepEqual(shownBack(saidAlready({ how: 'not done', words: mine }, before, 'w', 'h')), ['said-already', 'not done', mine]);
});

test('a silent hit, whom to call, a weighing, a minute', () => {
  const hit = referred()
    .record('SilentHitFound', 'R1', '2026-03-03T10:00', { stream: 'silent/h1' })
    .record('SilentHitDecided', 'R1', '2026-03-03T11:00', { stream: 'silent/h1', fields: { outcome: 'tell' } })
    .file('R1');
  assert.deepEqual(shownBack(decideHit(hit, 'h1', { outcome: 'do not tell', words: mine })), ['said-already', 'do not tell', mine]);
  const flag = referred()
    .record('KnownConcernFlagged', 'R1', '2026-03-03T10:00', { stream: 'flag/f1', fields: { until: instantOf('2026-06-01T00:00') } })
    .record('KnownConcernEnded', 'R1', '2026-03-04T10:00', { stream: 'flag/f1', fields: { reason: 'Moved.' } })
    .file('R1');
  assert.deepEqual(shownBack(endFlag(flag, 'f1', mine)), back);
  assert.deepEqual(shownBack(endFlag(flag, 'f1', '')), []);
  const asked = referred()
    .record('SealedItemNoted', 'R1', '2026-03-03T10:00', { stream: 'sealed/s1', fields: { until: instantOf('2026-06-01T00:00') } })
    .record('WeighingAsked', 'R1', '2026-03-03T11:00', { stream: 'weighing/w1', fields: { needed: instantOf('2026-04-01T00:00') } });
  const question = [...asked.file('R1').weighings.values()][0]!.asked.fact;
  const weighed = asked
    .record('ItemWeighed', 'R1', '2026-03-04T10:00', { stream: 'sealed/s1', fields: { question } })
    .record('DecisionMinuted', 'R1', '2026-03-05T10:00', { stream: 'weighing/w1' })
    .file('R1');
  assert.deepEqual(shownBack(weighItem(weighed, 's1', { question, outcome: 'speak with me first', words: mine }, ['police-duty'])), [
    'said-already',
    'speak with me first',
    mine,
  ]);
  assert.deepEqual(shownBack(minuteDecision(weighed, 'w1', { decided: mine, protective: false })), back);
});

test('a visit: what is said of a visit that is over is kept; another end of it, and another answer to it, are shown back', () => {
  const stream = 'visit/v1';
  const over = referred()
    .record('VisitPlanned', 'R1', '2026-03-03T10:00', { stream })
    .record('VisitEnded', 'R1', '2026-03-03T12:00', { stream, fields: { outcome: 'no access gained', words: 'Nobody opened.' } })
    .record('VisitFollowedUp', 'R1', '2026-03-03T13:00', { stream })
    .file('R1');
  assert.deepEqual(shownBack(checkIn(over, 'v1', mine)), ['VisitCheckedIn']);
  assert.deepEqual(shownBack(checkIn(over, 'v1', '')), []);
  assert.deepEqual(shownBack(accountFor(over, 'v1', mine)), ['VisitorAccountedFor']);
  assert.deepEqual(shownBack(endVisit(over, 'v1', { outcome: 'seen', words: mine })), ['said-already', 'seen', mine]);
  assert.deepEqual(shownBack(followUp(over, 'v1', mine)), back);
});

test('a danger that somebody has already: what a second one adds is kept', () => {
  const danger = given()
    .danger('R1', '2026-03-02T10:00', { stream: 'danger/d1' })
    .record('DangerAcknowledged', 'R1', '2026-03-02T10:05', { stream: 'danger/d1' })
    .file('R1');
  assert.deepEqual(shownBack(acknowledgeDanger(danger, 'd1', '')), []);
  assert.deepEqual(shownBack(acknowledgeDanger(danger, 'd1', mine)), ['DangerAcknowledged']);
});

test('an action, sessions, a safety measure', () => {
  const told = adopted();
  const [id = ''] = told.file('R1').cases.keys();
  const stream = `case/${id}`;
  const file = told
    .record('ActionAgreed', 'R1', '2026-04-20T10:00', { stream })
    .record('ActionDone', 'R1', '2026-04-21T10:00', { stream })
    .record('InterventionCommissioned', 'R1', '2026-04-21T11:00', { stream })
    .record('InterventionEnded', 'R1', '2026-04-22T10:00', { stream })
    .file('R1');
  assert.deepEqual(shownBack(actionDone(file, id, { action: 'a1', how: 'not needed', words: mine })), ['said-already', 'not needed', mine]);
  assert.deepEqual(shownBack(endIntervention(file, id, { intervention: 'i1', reason: mine })), back);
  const dispute = referred()
    .record('DisputeOpened', 'R1', '2026-03-03T10:00', { stream: 'dispute/x1', fields: { opener: 'gateway', other: 'records' } })
    .record('SafetyMeasureSet', 'R1', '2026-03-03T11:00', {
      stream: 'dispute/x1',
      fields: { what: 'A call.', post: 'gateway', due: instantOf('2026-03-05T00:00') },
    });
  const measure = dispute.file('R1').disputes.get('x1')!.measures[0]!.set.fact;
  dispute.record('SafetyMeasureDone', 'R1', '2026-03-03T12:00', { stream: 'dispute/x1', fields: { measure, words: 'Done.' } });
  assert.deepEqual(shownBack(measureDone(dispute.file('R1'), 'x1', measure, mine)), back);
});

test('the 18th birthday: another answer to what is asked again is shown back, the same once more is done', () => {
  const grown = adopted({ born: { date: '2008-03-01' } });
  const answers = { consent: 'Asked, and agrees.', responsibility: 'Ended.', retention: 'Reviewed.' };
  const consider = (fields: object) => shownBack(considerAdulthood(grown.file('R1'), 'A2', fields, instantOf('2026-03-05T11:00')));
  assert.deepEqual(consider(answers), ['AdulthoodConsidered']);
  grown.record('AdulthoodConsidered', 'R1', '2026-03-05T10:00', { stream: 'circumstance/A1', fields: answers });
  assert.deepEqual(consider(answers), []);
  assert.deepEqual(consider({ ...answers, consent: mine }), back);
});
