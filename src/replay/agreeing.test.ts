/** Hand-overs, disputes and challenges in a chronology: written with little, played as they would have been live. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { replayReport } from './report.ts';
import { play, type World } from './world.ts';

const text = (...lines: string[]) => `title: A test
posts:
  - { id: gateway, organisation: Police, role: intake }
  - { id: superintendent, organisation: Police, role: senior }
  - { id: council-lead, organisation: Council, role: assessor }
  - { id: council-head, organisation: Council, role: supervisor }
entries:
  - { type: ReferralReceived, referral: R1, about: P1, recorded: 2026-03-02T10:00, concern: A concern. }
${lines.map((line) => `  - { referral: R1, ${line} }`).join('\n')}
until: 2026-03-20
`;
function played(...lines: string[]): World {
  const read = readChronology(text(...lines));
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  return play(read.chronology, { rulebook: uk });
}
const lapses = (world: World, rule: string) =>
  replayReport('t', world)
    .alarms.filter((each) => each.rule === rule && each.kind !== 'due')
    .map((each) => `${each.at.slice(0, 10)} ${each.kind} ${each.owedBy.post}`);
const leadIn = (world: World) => [...world.files.values()][0]?.lead;
const offered = 'type: HandoverOffered, by: gateway, recorded: 2026-03-03T10:00, to: council-lead, why: Moved., needToKnow: All is here.';

test('an accepted hand-over moves the lead by itself; an ignored one climbs', () => {
  const world = played(offered, 'type: HandoverAccepted, by: council-lead, recorded: 2026-03-04T10:00, words: We lead.');
  assert.deepEqual(world.problems, []);
  assert.equal(leadIn(world), 'council-lead');
  const ignored = played(offered);
  assert.equal(leadIn(ignored), 'gateway');
  assert.equal(lapses(ignored, 'G13')[0], '2026-03-06 lapsed council-lead');
});

test('a lead that went to another organisation by itself is noted as what a gate would have refused', () => {
  const world = played('type: LeadTaken, by: gateway, recorded: 2026-03-03T10:00, post: council-lead, reason: Theirs now.');
  assert.deepEqual(
    world.refused.flatMap(({ lacks }) => lacks.map(({ gate }) => gate)),
    ['G13'],
  );
});

test('a dispute needs little: who decides is the rulebook’s to say, and the decision moves the lead', () => {
  const dispute =
    'type: DisputeOpened, by: gateway, recorded: 2026-03-03T10:00, about: other, other: council-lead, words: Who leads., view: Not we.';
  const world = played(
    dispute,
    'type: SafetyMeasureSet, by: gateway, recorded: 2026-03-03T10:05, what: Telephone the school., post: gateway, due: 2026-03-04',
    'type: SafetyMeasureDone, by: gateway, recorded: 2026-03-04T10:00',
    'type: DisputeDecisionProposed, by: superintendent, recorded: 2026-03-05T10:00, lead: council-lead, decision: They lead., reasons: Nearer.',
    'type: DisputeDecided, by: council-head, recorded: 2026-03-06T10:00, lead: council-lead, decision: They lead., reasons: Agreed.',
  );
  assert.deepEqual(world.problems, []);
  assert.equal(leadIn(world), 'council-lead');
  const opened = [...([...world.files.values()][0]?.disputes.values() ?? [])][0]?.opened;
  assert.deepEqual(opened?.deciders, ['superintendent', 'council-head']);
  assert.equal(lapses(played(dispute), 'C44').filter((line) => line.startsWith('2026-03-11 lapsed')).length, 2);
  assert.deepEqual(
    played('type: DisputeDecided, by: chief, recorded: 2026-03-05T10:00, lead: gateway, decision: So., reasons: So.').problems,
    ['entry 2 (DisputeDecided): there is nothing yet that this answers'],
  );
});

test('a challenge is put to a post that had no part in the outcome', () => {
  const world = played(
    'type: ReferralClosed, by: superintendent, recorded: 2026-03-03T10:00, finding: mistaken identity, words: Another person., reasons: []',
    'type: OutcomeChallenged, by: gateway, recorded: 2026-03-04T10:00, words: It was them.',
  );
  assert.deepEqual(world.problems, []);
  assert.equal([...([...world.files.values()][0]?.challenges.values() ?? [])][0]?.made.askedOf, 'council-head');
});
