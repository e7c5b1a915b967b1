/** Absences, leavers, the rota and cover: who answers at each instant, and that a post is never left without anybody. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { directoryFact, instantOf, testArea, twoOrganisations } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import type { Decision } from '../decision.ts';
import { agreeCover, changePost, endAbsence, fillPost, leave, leftUnanswered, recordAbsence, setShift, vacatePost } from './deciders.ts';
import type { AreaEntry } from './entries.ts';
import { isPresent, postsAnsweredBy, speaksFor, turningPoints, voicesOf, whoAnswers, whoSeconds } from './presence.ts';
import { type Area, evolveArea } from './state.ts';

const monday = instantOf('2026-03-02T09:00');
const hours = (n: number) => monday + n * 3_600_000;
const [day, week] = [24 * 3_600_000, 7 * 24 * 3_600_000];
const after = (area: Area, decision: Decision, at = monday): Area => {
  assert.equal(decision.kind, 'decided', JSON.stringify(decision));
  return decision.kind === 'decided'
    ? decision.entries.reduce(
        (each, { type, fields }) => evolveArea(each, directoryFact(type as AreaEntry['type'], fields as never, at)),
        area,
      )
    : area;
};
const code = (decision: Decision) => (decision.kind === 'refused' ? decision.reasons[0]?.code : decision.kind);
const away = (area: Area, who: string, from = monday, until: number | null = monday + week) =>
  after(area, recordAbsence(area, { absence: `away-${who}-${from}`, practitioner: who, from, until }, monday));
const shift = (area: Area, who: string, from: number, until: number) =>
  after(area, setShift(area, { shift: `shift-${from}`, post: 'duty', practitioner: who, from, until }, monday));

describe('absence', () => {
  test('while the holder is away the deputy answers, then the supervising post; when they are back they do, with nothing recorded', () => {
    const area = away(testArea(), 'gateway-holder', hours(2));
    assert.equal(whoAnswers(area, 'gateway', hours(1)).practitioner, 'gateway-holder');
    assert.deepEqual(whoAnswers(area, 'gateway', hours(2)), { post: 'team', practitioner: 'team-holder', by: 'supervisor' });
    assert.equal(whoAnswers(area, 'gateway', monday + week).practitioner, 'gateway-holder');
    const deputised = evolveArea(area, directoryFact('PostFilled', { post: 'gateway', practitioner: 'records-holder', as: 'deputy' }));
    assert.equal(whoAnswers(deputised, 'gateway', hours(3)).by, 'deputy');
  });

  test('who is away answers for nothing, also for what they hold', () => {
    const area = away(testArea(), 'team-holder');
    assert.deepEqual(postsAnsweredBy(area, 'team-holder', hours(1)), []);
    assert.deepEqual(postsAnsweredBy(area, 'senior-holder', hours(1)), ['team', 'senior']);
  });

  test('the duties of an empty post fall to whoever is above it; its voice only within its own house', () => {
    const own = away(twoOrganisations(), 'gateway-holder');
    assert.deepEqual(voicesOf(own, 'team-holder', hours(1)), ['gateway', 'team']);
    // Nobody is left of the council: its duties fall to the duty post of the area, which is of the police.
    const empty = evolveArea(
      twoOrganisations('council-lead'),
      directoryFact('PostVacated', { post: 'council-head', practitioner: 'council-head-holder' }),
    );
    assert.ok(postsAnsweredBy(empty, 'duty-holder', hours(1)).includes('council-lead'));
    assert.ok(!voicesOf(empty, 'duty-holder', hours(1)).includes('council-lead'));
    assert.deepEqual([...speaksFor(empty, 'duty-holder', hours(1))], ['police']);
  });

  test('an absence never begins before it was recorded, and ends early from the instant of saying so', () => {
    const area = away(testArea(), 'gateway-holder', hours(-48));
    assert.equal(isPresent(area, 'gateway-holder', hours(-1)), true);
    const [absence] = area.absences;
    const back = after(area, endAbsence(area, absence?.id ?? '', hours(5)), hours(5));
    assert.equal(isPresent(back, 'gateway-holder', hours(4)), false);
    assert.equal(isPresent(back, 'gateway-holder', hours(5)), true);
    assert.equal(code(endAbsence(back, absence?.id ?? '', hours(6))), 'no-absence');
  });

  test('an absence that did not begin yet and is ended leaves nothing; two absences at once are refused', () => {
    const area = away(testArea(), 'gateway-holder', hours(48));
    assert.equal(
      code(recordAbsence(area, { absence: 'b', practitioner: 'gateway-holder', from: hours(50), until: null }, monday)),
      'away-already',
    );
    assert.deepEqual(after(area, endAbsence(area, area.absences[0]?.id ?? '', monday), monday).absences, []);
  });
});

test('a leaver answers for nothing from the same entry on: every post is vacated and every shift to come is gone', () => {
  const area = shift(shift(testArea(), 'team-holder', hours(1), hours(10)), 'team-holder', hours(30), hours(40));
  const left = after(area, leave(area, 'team-holder', 'A post elsewhere.'), hours(2));
  assert.equal(whoAnswers(left, 'team', hours(2)).practitioner, 'senior-holder');
  assert.equal(whoAnswers(left, 'duty', hours(1)).practitioner, 'team-holder', 'who answered then has answered');
  assert.equal(whoAnswers(left, 'duty', hours(2)).practitioner, 'duty-holder');
  assert.equal(left.shifts.length, 1);
  assert.equal(code(leave(left, 'team-holder', 'Again.')), 'no-such-person');
  assert.equal(code(leave(area, 'team-holder', ' ')), 'no-reason-given');
});

describe('rota', () => {
  test('who is on the rota answers; a gap, or somebody on it who is away, falls to the holder', () => {
    const area = shift(shift(testArea(), 'records-holder', hours(9), hours(21)), 'gateway-holder', hours(24), hours(30));
    assert.equal(whoAnswers(area, 'duty', hours(8)).by, 'holder');
    assert.deepEqual(whoAnswers(area, 'duty', hours(9)), { post: 'duty', practitioner: 'records-holder', by: 'rota' });
    assert.equal(whoAnswers(area, 'duty', hours(21)).by, 'holder');
    assert.equal(whoAnswers(away(area, 'gateway-holder', hours(23)), 'duty', hours(25)).practitioner, 'duty-holder');
    assert.deepEqual(turningPoints(area), [9, 21, 24, 30].map(hours));
  });

  test('only posts without hours have one, nobody who only refers is on it, and one person at a time', () => {
    const area = shift(testArea(), 'gateway-holder', hours(9), hours(21));
    const set = (fields: object) =>
      code(
        setShift(area, { shift: 's', post: 'duty', practitioner: 'gateway-holder', from: hours(1), until: hours(2), ...fields }, monday),
      );
    assert.equal(set({ post: 'gateway' }), 'no-rota');
    assert.equal(set({ from: hours(20), until: hours(22) }), 'shift-taken');
    assert.equal(set({ until: hours(-1) }), 'shift-past');
    const school = [
      directoryFact('PostCreated', {
        post: 'school',
        title: 'Lead',
        organisation: 'school',
        role: 'referrer',
        supervisor: null,
        hours: 'office',
      }),
      directoryFact('PractitionerJoined', { practitioner: 'sol', name: 'Sol', organisation: 'school' }),
      directoryFact('PostFilled', { post: 'school', practitioner: 'sol', as: 'holder' }),
    ].reduce(evolveArea, testArea());
    assert.equal(
      code(setShift(school, { shift: 's', post: 'duty', practitioner: 'sol', from: hours(1), until: hours(2) }, monday)),
      'referrer-only',
    );
  });
});

describe('a post always resolves', () => {
  /** Everybody above and on duty but the area's duty holder has gone. */
  const last = (): Area =>
    ['gateway', 'team', 'senior', 'chief', 'police-duty', 'records'].reduce(
      (area, post) => evolveArea(area, directoryFact('PostVacated', { post, practitioner: `${post}-holder` })),
      testArea(),
    );
  const refused = (decision: (area: Area) => Decision, area = last()) => leftUnanswered(area, after(area, decision(area)), monday);

  test('the last person of the last post can neither leave nor be away, now or later, without somebody in their place', () => {
    assert.equal(refused((area) => leave(area, 'duty-holder', 'Gone.'))?.at, monday);
    const holiday = { absence: 'a', practitioner: 'duty-holder', from: hours(100), until: hours(200) };
    assert.equal(refused((area) => recordAbsence(area, holiday, monday))?.at, hours(100));
    assert.equal(
      refused((area) => recordAbsence(area, holiday, monday), shift(last(), 'team-holder', hours(90), hours(150)))?.at,
      hours(150),
    );
    assert.equal(
      refused((area) => recordAbsence(area, holiday, monday), shift(last(), 'team-holder', hours(90), hours(250))),
      null,
    );
  });

  test('while others are there anybody may go', () => {
    assert.equal(
      refused((area) => leave(area, 'duty-holder', 'Gone.'), testArea()),
      null,
      'the supervising post of the duty post answers for it',
    );
  });
});

describe('second deciders', () => {
  test('the second decision goes up the chain past whoever proposed it, then to cover from another area, then to duty', () => {
    assert.equal(whoSeconds(testArea(), 'team', 'team-holder', monday).practitioner, 'senior-holder');
    const alone = away(away(testArea(), 'senior-holder'), 'chief-holder');
    assert.equal(whoSeconds(alone, 'team', 'team-holder', monday).by, 'organisation-duty');
    const cover = {
      cover: 'c',
      practitioner: 'visitor',
      name: 'Perran Tolliver',
      home: 'Saltmarsh',
      as: 'senior',
      from: monday,
      until: monday + day,
      agreedHere: 'senior-holder',
      agreedThere: 'Edda Larkhill',
    } as const;
    const covered = after(alone, agreeCover(alone, cover, monday));
    assert.deepEqual(whoSeconds(covered, 'team', 'team-holder', monday), { post: 'team', practitioner: 'visitor', by: 'cover' });
    assert.notEqual(whoSeconds(covered, 'team', 'team-holder', monday + day).by, 'cover', 'the cover has an end');
    assert.equal(code(agreeCover(alone, { ...cover, agreedThere: ' ' }, monday)), 'cover-incomplete');
    assert.equal(code(agreeCover(alone, { ...cover, practitioner: 'team-holder' }, monday)), 'covers-own');
    assert.equal(code(agreeCover(alone, { ...cover, name: ' Team-Holder ' }, monday)), 'covers-own', 'themselves by another id');
    assert.equal(code(agreeCover(alone, { ...cover, agreedThere: 'team-holder' }, monday)), 'covers-own', 'both sides by one person');
  });

  test('one person who fills every post seconds nothing of their own', () => {
    const posts = [...testArea().posts.values()];
    const one = posts.reduce(
      (area, { id }) =>
        [
          directoryFact('PostVacated', { post: id, practitioner: `${id}-holder` }),
          directoryFact('PostFilled', { post: id, practitioner: 'one', as: 'holder' }),
        ].reduce(evolveArea, area),
      testArea(),
    );
    for (const { id } of posts) assert.deepEqual(whoSeconds(one, id, 'one', monday), { post: id, practitioner: null, by: 'nobody' });
  });
});

test('nobody gives themselves a post, and no post comes to supervise itself', () => {
  const area = testArea();
  assert.equal(
    code(fillPost(area, { post: 'senior', practitioner: 'team-holder', as: 'holder', joining: null }, 'team-holder')),
    'own-post',
  );
  const team = { post: 'senior', title: 'Senior', role: 'senior', supervisor: 'gateway', hours: 'office', reason: 'Moved.' } as const;
  assert.equal(code(changePost(area, team)), 'circle');
  assert.equal(code(changePost(area, { ...team, supervisor: null })), 'no-supervisor');
});

test('law: whatever is decided about people, every post resolves to somebody present at every instant, and nobody seconds themselves', () => {
  const who = fc.constantFrom(...['gateway', 'team', 'senior', 'chief', 'duty', 'police-duty', 'records'].map((post) => `${post}-holder`));
  const change = fc.record({
    who,
    does: fc.constantFrom('away', 'back', 'leave', 'shift', 'deputy', 'vacate'),
    after: fc.nat(40),
    from: fc.nat(60),
    long: fc.nat(80),
    pick: fc.nat(6),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 5, maxLength: 25 }), (changes) => {
      let area = testArea();
      let now = monday;
      changes.forEach(({ who: practitioner, does, after: later, from, long, pick }, step) => {
        now += later * 3_600_000;
        const [begins, ends] = [now + from * 3_600_000, now + (from + long) * 3_600_000];
        const post = [...area.posts.keys()][pick] ?? 'gateway';
        const id = `s-${step}`;
        const decision = {
          away: () => recordAbsence(area, { absence: id, practitioner, from: begins, until: pick === 0 ? null : ends }, now),
          back: () => endAbsence(area, area.absences.at(pick)?.id ?? '', now),
          leave: () => leave(area, practitioner, 'Gone.'),
          shift: () => setShift(area, { shift: id, post: pick % 2 ? 'duty' : 'police-duty', practitioner, from: begins, until: ends }, now),
          deputy: () => fillPost(area, { post, practitioner, as: 'deputy', joining: null }, 'somebody'),
          vacate: () => vacatePost(area, { post, practitioner }),
        }[does]();
        if (decision.kind === 'refused') return;
        const changed = after(area, decision, now);
        if (leftUnanswered(area, changed, now)) return;
        area = changed;
        for (const at of [now, ...turningPoints(area).filter((each) => each > now)]) {
          for (const { id: each } of area.posts.values()) {
            const { practitioner: answers } = whoAnswers(area, each, at);
            assert.ok(answers !== null && isPresent(area, answers, at), `${each} at ${at}`);
            assert.notEqual(whoSeconds(area, each, answers, at).practitioner, answers);
          }
        }
      });
    }),
    runs(200),
  );
});
