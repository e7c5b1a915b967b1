/** What the one way in promises: nothing is hidden by acting late, nothing is done twice, nobody's view is stale, nothing that arrives is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act } from '../../src/app/act.ts';
import { recordAct, reportDangerAbout } from '../../src/app/cases.ts';
import { decideCandidate, describeRecord } from '../../src/app/identify.ts';
import { leave, raiseDanger, takeReferral, takeWaiting } from '../../src/app/intake.ts';
import { lookAt } from '../../src/app/look.ts';
import { timekeeperRound } from '../../src/app/time.ts';
import { today } from '../../src/app/today.ts';
import { queueItems } from '../../src/store/arrivals.ts';
import { factsOfFile } from '../../src/store/fileFacts.ts';
import { publicViewer, serviceViewer, viewing } from '../../src/store/viewing.ts';
import { formBytes, type TestHouse, testHouse } from '../support/house.ts';

const assess = (file: string, referral: string, key: string, words = 'Looked into.') =>
  ({ act: 'assess', file, referral, key, fields: { outcome: 'limited information but concern may exist', words } }) as const;
const facts = (house: TestHouse, file: string) =>
  viewing(house.pool, serviceViewer(house.area, 'clock'), (tx) => factsOfFile(tx, house.area, file));

test('an act cannot hide what lapsed before it: the lapse is recorded first, at its true instant', async () => {
  await using house = await testHouse();
  const { file, referral } = await house.refer({ name: 'Tamsin Quennell' });
  house.at('2026-03-20T10:00');
  assert.equal((await recordAct(house, house.viewer('gita'), assess(file, referral, 'k1'))).kind, 'done');
  const recorded = (await facts(house, file)).map((fact) => fact.type);
  assert.ok(recorded.indexOf('ObligationLapsed') < recorded.indexOf('AssessmentRecorded'));
  const sight = await lookAt(house, house.viewer('gita'), file);
  const owed = [...(sight?.file.obligations.values() ?? [])].find((each) => each.rule === 'C01');
  assert.equal(owed?.state, 'met');
  assert.equal(new Date(owed?.lapsedAt ?? 0).toISOString(), '2026-03-10T00:00:00.000Z');
});

test('a form that is sent twice is done once; the same key with other words is refused', async () => {
  await using house = await testHouse();
  const { file, referral } = await house.refer({ name: 'Idris Tolliver' });
  const gita = house.viewer('gita');
  assert.equal((await recordAct(house, gita, assess(file, referral, 'same'))).kind, 'done');
  assert.equal((await recordAct(house, gita, assess(file, referral, 'same'))).kind, 'replayed');
  const other = await recordAct(house, gita, assess(file, referral, 'same', 'Other words.'));
  assert.ok(other.kind === 'refused' && other.reasons[0]?.code === 'sent-differently');
  assert.equal((await facts(house, file)).filter((fact) => fact.type === 'AssessmentRecorded').length, 1);
});

test('many who act on one file at once are each recorded, once, and none on a stale view', async () => {
  await using house = await testHouse();
  const { file, referral } = await house.refer({ name: 'Corwin Oxtaby' });
  const all = await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      recordAct(house, house.viewer('gita'), { act: 'add-information', file, referral, key: `k${i}`, fields: { words: `Number ${i}` } }),
    ),
  );
  assert.deepEqual([...new Set(all.map((outcome) => outcome.kind))], ['done']);
  const added = (await facts(house, file)).filter((fact) => fact.type === 'InformationAdded');
  assert.equal(new Set(added.map((fact) => fact.fields.words)).size, 6);
  // Two assessors close at once: the second sees what the first has done.
  const closing = { finding: 'unfounded', reasons: [], words: 'It was not so.', cumulative: '', answers: [] };
  await recordAct(house, house.viewer('gita'), { act: 'propose-closure', file, referral, key: 'p', fields: closing });
  const agreed = await Promise.all(
    ['a', 'b'].map((key) => recordAct(house, house.viewer('tom'), { act: 'agree-to-close', file, referral, key, words: 'Agreed.' })),
  );
  assert.deepEqual(agreed.map((outcome) => outcome.kind).toSorted(), ['done', 'refused']);
});

test('what cannot be read waits on a queue with the reason, and whoever sent it has a reference', async () => {
  await using house = await testHouse();
  const left = await leave(house, publicViewer(house.area), {
    channel: 'web-form',
    contentType: 'application/json',
    bytes: Buffer.from([0xff, 0xfe, 0x00]),
    idempotencyKey: 'x',
  });
  assert.match(left.reference, /^[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{4}$/);
  const taken = await takeReferral(house, left.arrival);
  assert.equal(taken.kind, 'unreadable');
  const queue = await viewing(house.pool, serviceViewer(house.area, 'intake'), (tx) => queueItems(tx, house.area));
  assert.deepEqual(
    queue.map(({ item, queue: name }) => [item, name]),
    [[`arrival/${left.arrival}`, 'unreadable']],
  );
  assert.deepEqual((await today(house, house.viewer('gita'))).queue.length, 1);
});

test('an arrival is stored before it is read: after a crash in between it is taken, once, whoever asks', async () => {
  await using house = await testHouse();
  const bytes = formBytes('Zelah Vellacott', '2010-05-05', 'Spoke of revenge.', 'yes');
  const leaving = { channel: 'web-form', contentType: 'application/json', bytes, idempotencyKey: 'once' };
  const first = await leave(house, publicViewer(house.area), leaving);
  assert.deepEqual(await leave(house, publicViewer(house.area), leaving), first);
  // The process stopped here. The next round of the timekeeper takes what waits.
  assert.equal(await takeWaiting(house), 1);
  assert.equal(await takeWaiting(house), 0);
  const again = await takeReferral(house, first.arrival);
  assert.ok(again.kind === 'taken' && again.reference === first.reference);
  assert.equal((await facts(house, `f-${first.arrival}`)).filter((fact) => fact.type === 'ReferralReceived').length, 1);
});

test('danger now alerts the duty post at any hour, with nothing in the form, and owes an answer and a write-up', async () => {
  await using house = await testHouse('2026-03-08T03:12');
  const left = await leave(house, publicViewer(house.area), {
    channel: 'danger-form',
    contentType: 'application/x-www-form-urlencoded',
    bytes: Buffer.from(''),
    idempotencyKey: 'd',
  });
  const raised = await raiseDanger(house, left.arrival);
  assert.equal(raised.reference, left.reference);
  await raiseDanger(house, left.arrival);
  const duty = await today(house, house.viewer('dora'));
  assert.deepEqual(duty.danger.map((row) => row.rule).toSorted(), ['C43.acknowledge', 'C43.write-up']);
  const notices = await viewing(
    house.pool,
    serviceViewer(house.area, 'clock'),
    async (tx) => (await tx.query('select post, kind from throughline.notice')).rows,
  );
  assert.deepEqual(notices, [{ post: 'duty', kind: 'danger-now' }]);
  house.at('2026-03-08T03:28');
  const late = await today({ ...house, now: async () => Date.parse('2026-03-08T03:28:00Z') }, house.viewer('dora'));
  assert.equal(late.lines[0]?.section, 'overdue');
});

test('two referrals at once cannot miss each other', async () => {
  await using house = await testHouse();
  const [one, two] = await Promise.all([
    house.refer({ name: 'Sabine Merriden', born: '2009-09-09' }),
    house.refer({ name: 'Sabina Meriden', born: '2009-09-09' }),
  ]);
  await timekeeperRound(house);
  const seen = await Promise.all(
    [one, two].map(async ({ file, referral }) => (await lookAt(house, house.viewer('gita'), file))?.file.referrals.get(referral)),
  );
  assert.ok(seen.every((each) => each?.searches.some((run) => run.position >= each.received.position)));
  assert.ok(seen.some((each) => (each?.candidates.size ?? 0) > 0));
});

test('while the matcher is away intake accepts, the search is owed, and nothing passes G01', async () => {
  await using house = await testHouse();
  const away = { ...house, matcher: async () => null };
  const left = await leave(away, publicViewer(house.area), {
    channel: 'web-form',
    contentType: 'application/json',
    bytes: formBytes('Jory Fennimore', undefined, 'A concern.', 'no'),
    idempotencyKey: 'm',
  });
  const taken = await takeReferral(away, left.arrival);
  assert.equal(taken.kind, 'taken');
  const [file, referral] = [`f-${left.arrival}`, `ref-${left.arrival}`];
  const closing = { finding: 'unfounded', reasons: [], words: 'It was not so.', cumulative: '', answers: [] };
  const refused = await recordAct(house, house.viewer('gita'), { act: 'propose-closure', file, referral, key: 'p1', fields: closing });
  assert.ok(refused.kind === 'refused' && refused.reasons.some((reason) => reason.code === 'not-searched'));
  assert.equal((await timekeeperRound(house)).searched, 1);
  assert.equal(
    (await recordAct(house, house.viewer('gita'), { act: 'propose-closure', file, referral, key: 'p2', fields: closing })).kind,
    'done',
  );
});

test('a refusal records nothing, and settling again records nothing new', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Lowen Dunmarsh' });
  const before = (await facts(house, file)).length;
  const refused = await recordAct(house, house.viewer('gita'), { act: 'take-lead', file, post: 'nowhere', reason: 'Moved.', key: 'x' });
  assert.equal(refused.kind, 'refused');
  await act(house, serviceViewer(house.area, 'timekeeper'), {
    does: 'settle',
    files: [file],
    decide: () => ({ kind: 'decided', entries: [] }),
  });
  assert.equal((await facts(house, file)).length, before);
});

test('after danger, when nobody was asked for a name, who it was becomes known and is searched for again', async () => {
  await using house = await testHouse();
  const known = await house.refer({ name: 'Perran Larkhill', born: '2008-08-08' });
  const left = await leave(house, publicViewer(house.area), {
    channel: 'danger-form',
    contentType: 'application/x-www-form-urlencoded',
    bytes: Buffer.from('happening=Waits+outside'),
    idempotencyKey: 'p',
  });
  await raiseDanger(house, left.arrival);
  const [file, record, referral] = [`f-${left.arrival}`, `r-${left.arrival}`, `ref-${left.arrival}`];
  const before = (await lookAt(house, house.viewer('dora'), file))?.file.referrals.get(referral);
  assert.deepEqual([before?.searches.length, before?.candidates.size], [1, 0]);
  const details = { names: [{ whole: 'Perran Larkhil' }], born: { date: '2008-08-08' } };
  assert.equal((await describeRecord(house, house.viewer('dora'), { file, record, details, key: 'who' })).kind, 'done');
  const after = (await lookAt(house, house.viewer('dora'), file))?.file.referrals.get(referral);
  assert.equal([...(after?.candidates.values() ?? [])][0]?.file, known.file);
  // And somebody referred later under that name finds it.
  const later = await house.refer({ name: 'Perran Larkhill', born: '2008-08-08' });
  const found = (await lookAt(house, house.viewer('gita'), later.file))?.file.referrals.get(later.referral);
  assert.ok([...(found?.candidates.values() ?? [])].some((each) => each.file === file));
});

test('danger reported at the old address of a person whose record was linked elsewhere reaches the file where it lies', async () => {
  await using house = await testHouse();
  const first = await house.refer({ name: 'Rufus Ashgrove', born: '2009-01-02' });
  const second = await house.refer({ name: 'Rufus Ashgrov', born: '2009-01-02' });
  const gita = house.viewer('gita');
  const candidate = `r-${first.referral.slice(4)}`;
  const joined = await decideCandidate(house, gita, { ...second, candidate, answer: 'same', reason: 'The same.', key: 'j' });
  assert.equal(joined.kind, 'done');
  const reported = await reportDangerAbout(house, gita, {
    act: 'report-danger',
    file: second.file,
    danger: 'd-old',
    key: 'd',
    fields: { words: 'Soon.' },
  });
  assert.deepEqual([reported.outcome.kind, reported.file], ['done', first.file]);
  assert.ok((await today(house, house.viewer('dora'))).danger.some((row) => row.file === first.file && row.rule === 'C43.acknowledge'));
});
