/** A chronology is read forgivingly, refused clearly, and played through the engine as it would have been live. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ukSoon } from '../../test/support/given.ts';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { readInstant } from './instants.ts';
import { replayReport, replayText } from './report.ts';
import { play, type World } from './world.ts';

/** Without what is asked about telling, beside everything here: it has tests of its own (rulebook/uk/telling.test.ts). */
const rulebook = { ...ukSoon, rules: ukSoon.rules.filter((rule) => rule.key !== 'K08.tell') };

function played(text: string, asOf?: string): World {
  const read = readChronology(text);
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const end = asOf === undefined ? undefined : readInstant(asOf, 'stop');
  assert.notEqual(end, null);
  return play(read.chronology, { rulebook, ...(typeof end === 'number' ? { asOf: end } : {}) });
}
const alarms = (world: World, ...kinds: string[]) =>
  replayReport('t', world)
    .alarms.filter((alarm) => kinds.length === 0 || kinds.includes(alarm.kind))
    .map((alarm) => `${alarm.at.slice(0, 16)} ${alarm.kind} ${alarm.rule} ${alarm.owedBy.post}`);
function problemsOf(text: string): readonly string[] {
  const read = readChronology(text);
  return read.ok ? play(read.chronology, { rulebook: uk }).problems : read.problems;
}

const entries = (...lines: string[]) => `title: A test\nentries:\n${lines.map((line) => `  - { ${line} }`).join('\n')}\n`;
const first = 'type: ReferralReceived, referral: R1, about: P1, recorded: 2026-03-02T10:00, concern: A concern.';
const second = 'type: ReferralReceived, referral: R2, about: P1, recorded: 2026-03-09T10:00, concern: Another.';

test('the least that can be written is played, with standard posts', () => {
  const world = played(entries(first), '2026-03-11');
  assert.deepEqual(alarms(world), [
    '2026-03-09T00:00 due C01 Gateway assessor',
    '2026-03-10T00:00 lapsed C01 Gateway assessor',
    '2026-03-11T00:00 climbed C01 Supervisor',
  ]);
  const report = replayReport('A test', world);
  assert.deepEqual(Object.keys(report), ['title', 'alarms', 'open', 'summary']);
  assert.deepEqual(report.summary, { entries: 1, due: 1, lapsed: 1, climbed: 1, refused: 0 });
  assert.deepEqual(report.alarms[0], {
    at: '2026-03-09T00:00:00+00:00',
    rule: 'C01',
    findings: ['F36', 'F37', 'F40'],
    kind: 'due',
    owedBy: { post: 'Gateway assessor', organisation: 'Prevent team' },
    about: 'P1',
    words: 'Do the initial assessment: due by the end of Monday 9 March 2026.',
  });
  assert.deepEqual(report.open[0], {
    rule: 'C01',
    due: '2026-03-10T00:00:00+00:00',
    owedBy: { post: 'Gateway assessor', organisation: 'Prevent team' },
    about: 'P1',
  });
});

test('an instant in summer has the offset of summer', () => {
  const world = played(entries(first.replace('2026-03-02T10:00', '2026-06-01T10:00')), '2026-06-09');
  assert.equal(replayReport('t', world).alarms[0]?.at, '2026-06-08T00:00:00+01:00');
});

test('YAML, JSON and other spellings of a type mean the same', () => {
  const json = JSON.stringify({
    title: 'A test',
    entries: [{ type: 'referral received', referral: 'R1', about: 'P1', recorded: '2026-03-02T10:00', concern: 'A concern.' }],
  });
  assert.deepEqual(alarms(played(json, '2026-03-11')), alarms(played(entries(first), '2026-03-11')));
});

test('time stops at the last entry, or at until, or where --as-of says', () => {
  const until = `until: 2026-03-10\n${entries(first)}`;
  assert.deepEqual(alarms(played(entries(first))), []);
  assert.equal(alarms(played(until)).length, 2, 'the lapse of midnight lies in the 10th');
  assert.equal(alarms(played(until, '2026-03-09')).length, 1);
  assert.equal(alarms(played(until, '2026-03-12')).length, 3, 'also after until');
});

test('as of a day only what was learnt by then is seen; what was written down later counts as written down then', () => {
  const late = entries(
    first,
    'type: AssessmentRecorded, referral: R1, learnt: 2026-03-04, recorded: 2026-05-01, outcome: not appropriate, words: Done.',
  );
  assert.deepEqual(alarms(played(late, '2026-03-20'), 'lapsed'), ['2026-03-10T00:00 lapsed C01 Gateway assessor'], 'late is late');
  assert.equal(
    replayReport('t', played(late, '2026-03-20')).open.some((each) => each.rule === 'C01'),
    false,
  );
  assert.equal(replayReport('t', played(late, '2026-03-03')).summary.entries, 1, 'not yet learnt');
});

test('a repeat is linked by accepting the candidate: one file, a look owed by the senior post, whether to reopen', () => {
  const text = entries(
    first,
    'type: ReferralClosed, referral: R1, recorded: 2026-03-04, finding: no further action, reasons: [explained], words: Agreed.',
    second,
    'type: CandidateAccepted, referral: R2, recorded: 2026-03-10T10:00, candidate: R1',
  );
  const world = played(`until: 2026-03-31\n${text}`);
  assert.deepEqual([...(world.files.get('R1')?.records.keys() ?? [])], ['R1', 'R2']);
  assert.ok(alarms(world, 'lapsed').includes('2026-03-12T00:00 lapsed G05 Gateway assessor'));
  assert.ok(alarms(world, 'lapsed').includes('2026-03-18T00:00 lapsed G05 Senior officer'));
  const linked = played(
    `until: 2026-03-31\n${text.replace('CandidateAccepted, referral: R2, recorded: 2026-03-10T10:00, candidate: R1', 'RecordLinked, referral: R2, recorded: 2026-03-10T10:00, to: R1, reason: The same.')}`,
  );
  assert.deepEqual(alarms(linked), alarms(world));
});

test('linked to somebody who is linked already, it comes to the file where they lie, from then', () => {
  const third = 'type: ReferralReceived, referral: R3, recorded: 2026-03-16T10:00, concern: A third.';
  const world = played(
    entries(
      first,
      second,
      third,
      'type: RecordLinked, referral: R2, to: R1, recorded: 2026-03-17, reason: Same.',
      'type: RecordLinked, referral: R3, to: R2, recorded: 2026-03-18, reason: Same.',
    ),
  );
  assert.deepEqual(world.problems, []);
  assert.equal(world.files.get('R1')?.records.get('R3')?.linked.at, readInstant('2026-03-18'));
});

test('unlinked it goes home with what it owes', () => {
  const world = played(
    entries(
      first,
      second,
      'type: RecordLinked, referral: R2, to: R1, recorded: 2026-03-10, reason: Same.',
      'type: RecordUnlinked, referral: R2, recorded: 2026-03-11, reason: Not.',
    ),
  );
  assert.deepEqual([...(world.files.get('R2')?.records.keys() ?? [])], ['R2']);
  assert.ok([...(world.files.get('R2')?.obligations.values() ?? [])].some((each) => each.rule === 'C01' && each.state === 'open'));
});

test('accepting takes along whatever lies in the file already, and unlinking rejects what was accepted', () => {
  const third = 'type: ReferralReceived, referral: R3, recorded: 2026-03-16T10:00, concern: A third.';
  const found = 'type: CandidatesFound, referral: R2, recorded: 2026-03-16T11:00, candidates: [R1]';
  const world = played(
    entries(
      first,
      second,
      third,
      found,
      'type: RecordLinked, referral: R3, to: R2, recorded: 2026-03-17, reason: Same.',
      'type: CandidateAccepted, referral: R2, candidate: R1, recorded: 2026-03-18',
      'type: RecordUnlinked, referral: R2, recorded: 2026-03-19, reason: Not.',
    ),
  );
  assert.deepEqual(world.problems, []);
  assert.deepEqual([...(world.files.get('R1')?.records.keys() ?? [])], ['R1', 'R3']);
  assert.equal(world.files.get('R2')?.referrals.get('R2')?.candidates.get('R1')?.decided?.how, 'rejected');
});

test('two files that were both worked on, joined by one person, are noted as refused and joined as history has it', () => {
  const found = 'type: CandidatesFound, referral: R2, recorded: 2026-03-16T11:00, candidates: [R1]';
  const worked = (referral: string) =>
    `type: ContinuationDecided, referral: ${referral}, recorded: 2026-03-16T12:00, nextStep: Talk., nextLook: 2026-03-30`;
  const accepted = 'type: CandidateAccepted, referral: R2, candidate: R1, recorded: 2026-03-18T10:00, by: supervisor';
  const world = played(entries(first, second, found, worked('R1'), worked('R2'), accepted), '2026-03-19');
  assert.deepEqual(world.problems, []);
  assert.deepEqual(alarms(world, 'refused'), ['2026-03-18T10:00 refused G23 Supervisor']);
  assert.ok(world.files.get('R1')?.records.has('R2'));
  const fresh = played(entries(first, second, found, worked('R1'), accepted), '2026-03-19');
  assert.deepEqual(alarms(fresh, 'refused'), [], 'a first report is one person’s to join');
});

test('a promise for longer than a climb may be stopped is refused, and stops it as history has it', () => {
  const world = played(
    entries(
      first,
      'type: ClimbAcknowledged, referral: R1, rule: C01, recorded: 2026-03-11T09:00, by: supervisor, next: Soon., promisedBy: 2026-06-01',
    ),
    '2026-04-01',
  );
  assert.deepEqual(alarms(world, 'refused'), ['2026-03-11T09:00 refused C01 Supervisor']);
});

test('candidates recorded in the chronology are taken as they are, and shown as a match', () => {
  const world = played(
    entries(first, second, 'type: CandidatesFound, referral: R2, recorded: 2026-03-09T10:01, candidates: [R1]'),
    '2026-03-12',
  );
  assert.deepEqual(alarms(world, 'matched'), ['2026-03-09T10:01 matched G01 Gateway assessor']);
  assert.ok(alarms(world, 'lapsed').includes('2026-03-11T00:00 lapsed G01 Gateway assessor'));
});

test('people may be described once, and a person by a name and a date alone', () => {
  const people = 'people: [{ id: P1, name: Oskar Wielgomas, born: 2011-03-07 }]\n';
  assert.equal(alarms(played(people + entries(first, second)), 'matched').length, 1);
  const labelled = (text: string) => text.replace('about: P1', 'person: P1');
  assert.deepEqual(alarms(played(people + entries(labelled(first), labelled(second)))), alarms(played(people + entries(first, second))));
  const misspelt = `${second}, person: { name: Oscar Vielgomas, born: 2011-03-07, under18: true }`;
  assert.equal(alarms(played(people + entries(first, misspelt)), 'matched').length, 1);
});

test('danger now climbs within minutes, and is answered by its own label', () => {
  const danger = 'type: DangerReported, danger: D1, about: P1, recorded: 2026-03-08T02:40, words: Somebody may be hurt.';
  assert.deepEqual(alarms(played(entries(danger), '2026-03-08T03:12')), [
    '2026-03-08T02:40 due C43 Duty officer',
    '2026-03-08T02:40 due C43 Duty officer',
    '2026-03-08T02:55 lapsed C43 Duty officer',
    '2026-03-08T03:10 climbed C43 Senior officer',
  ]);
  const answered = played(
    entries(
      first,
      `${danger}, referral: R1`.replace('03-08', '03-03'),
      'type: DangerAcknowledged, danger: D1, recorded: 2026-03-03T02:45, by: duty',
      'type: DangerWrittenUp, danger: D1, recorded: 2026-03-03T04:00, by: duty, done: Called 999., targets: [{ who: a sister, warner: duty }]',
      'type: TargetWarned, danger: D1, recorded: 2026-03-03T04:10, who: a sister, warner: duty',
    ),
    '2026-03-04',
  );
  assert.deepEqual(answered.problems, []);
  assert.deepEqual(alarms(answered, 'lapsed', 'climbed'), []);
  assert.equal(answered.files.size, 1);
});

test('acknowledging and waiving name the rule; what may not be waived is refused and owed as before', () => {
  const world = played(
    entries(
      first,
      second,
      'type: ClimbAcknowledged, referral: R1, rule: C01, recorded: 2026-03-11T09:00, by: supervisor, next: Today., promisedBy: 2026-03-13',
      'type: WaiverDecided, referral: R1, rule: C01, recorded: 2026-03-16T09:00, by: senior, reason: Known.',
      'type: WaiverDecided, referral: R1, rule: C04, recorded: 2026-03-16T09:00, by: senior, reason: Known.',
    ),
    '2026-04-01',
  );
  assert.deepEqual(world.problems, []);
  assert.deepEqual(alarms(world, 'climbed').slice(0, 2), [
    '2026-03-11T00:00 climbed C01 Supervisor',
    '2026-03-14T00:00 climbed C01 Senior officer',
  ]);
  assert.ok(alarms(world, 'refused').includes('2026-03-16T09:00 refused C04 Senior officer'));
  assert.ok(alarms(world, 'lapsed').includes('2026-03-31T00:00 lapsed C04 Gateway assessor'));
});

test('a waiver by the post that owes it is refused as it would be live, and stands as history', () => {
  const waiver = (by: string) => `type: WaiverDecided, referral: R1, rule: C01, recorded: 2026-03-04T09:00, by: ${by}, reason: Known.`;
  const own = played(entries(first, waiver('intake')), '2026-03-20');
  assert.deepEqual(alarms(own), ['2026-03-04T09:00 refused C01 Gateway assessor']);
  assert.match(replayReport('t', own).alarms[0]?.words ?? '', /nobody waives what they owe themselves/);
  assert.deepEqual(alarms(played(entries(first, waiver('supervisor')), '2026-03-20')), []);
});

test('labels may be numbers, and a field of the wrong kind is not said to be missing', () => {
  const numbered = entries(
    first.replace('R1', '1'),
    second.replace('R2', '2'),
    'type: CandidatesFound, referral: 2, recorded: 2026-03-09T11:00, candidates: [1]',
    'type: CandidateAccepted, referral: 2, candidate: 1, recorded: 2026-03-09T12:00, by: intake',
    'type: CandidatesDismissed, referral: 2, candidates: [1], recorded: 2026-03-09T12:00, by: intake, reason: 1',
  );
  const world = played(numbered);
  assert.deepEqual(world.problems, []);
  assert.deepEqual(
    [...world.files.values()].map((file) => file.records.size),
    [2, 0],
  );
  const [problem, ...more] = problemsOf(entries(first, 'type: InformationAdded, referral: R1, recorded: 2026-03-03, words: [a list]'));
  assert.deepEqual(more, []);
  assert.match(problem ?? '', /words: .*string/);
  assert.doesNotMatch(problem ?? '', /missing/);
});

test('a decision that gates refuse is printed as refused, and the replay goes on as it happened', () => {
  const world = played(
    `until: 2026-10-01\n${entries(first, 'type: ReferralClosed, referral: R1, recorded: 2026-03-03, by: intake, finding: no further action, reasons: [no-ideology], words: No ideology.')}`,
  );
  assert.deepEqual(alarms(world, 'refused'), ['2026-03-03T09:00 refused G04 Gateway assessor']);
  assert.match(replayReport('t', world).alarms.find((alarm) => alarm.kind === 'refused')?.words ?? '', /assessment.*ideology.*alone/);
  assert.ok(alarms(world, 'lapsed').includes('2026-09-04T00:00 lapsed C42 Gateway assessor'));
});

test('correcting a time names the entry, and the right instants', () => {
  const world = played(
    entries(
      `${first}, id: received`,
      'type: TimeCorrected, referral: R1, recorded: 2026-03-03, fact: received, learnt: 2026-02-27, reason: Misread.',
    ),
  );
  assert.deepEqual(world.problems, []);
  assert.equal(replayReport('t', world).open.find((each) => each.rule === 'C01')?.due, '2026-03-07T00:00:00+00:00');
});

test('two entries of one day keep their order, and a date alone is never before what that day knew', () => {
  const world = played(
    entries(
      'type: ReferralReceived, referral: R1, learnt: 2026-03-02T14:00, recorded: 2026-03-02, concern: A concern.',
      'type: ContinuationDecided, referral: R1, recorded: 2026-03-06, nextStep: One., nextLook: 2026-03-20',
      'type: ContinuationDecided, referral: R1, recorded: 2026-03-06, nextStep: Two., nextLook: 2026-03-27',
    ),
  );
  assert.equal(replayReport('t', world).open.find((each) => each.rule === 'C04')?.due, '2026-03-28T00:00:00+00:00');
});

test('what is wrong is said with its entry and what would be right', () => {
  const says = (text: string, what: RegExp) => assert.match(problemsOf(text).join('\n'), what);
  says('title: x\nentries: []', /entries: /);
  says('entries:\n  - { type: ReferralReceived }', /title: it is missing/);
  says('- a\n- b', /named things/);
  says('title: "x', /not YAML or JSON/);
  says(entries('type: Refferal, recorded: 2026-03-02'), /entry 1 \(Refferal\): there is no such type.*ReferralReceived/);
  says(entries(first.replace('2026-03-02T10:00', 'March 2026')), /entry 1 \(ReferralReceived\): recorded: "March 2026" is not a date/);
  says(entries('type: ReferralReceived, referral: R1, concern: x'), /give at least one of happened, learnt, recorded/);
  says(entries(`${first}, learnt: 2026-04-01`), /lies before learnt/);
  says(entries(`${first}, colour: red`), /has no field "colour". It has: .*concern/);
  says(entries('type: ReferralReceived, referral: R1, recorded: 2026-03-02'), /concern: it is missing/);
  says(entries('type: ReferralReceived, recorded: 2026-03-02, concern: x'), /say which referral/);
  says(entries(first, first), /received already.*label of its own/);
  says(
    entries(first, 'type: AssessmentRecorded, referral: R9, recorded: 2026-03-03, outcome: not appropriate, words: x'),
    /entry 2.*nothing called "R9"/,
  );
  says(
    entries('type: AssessmentRecorded, referral: R1, recorded: 2026-03-01, outcome: not appropriate, words: x', first),
    /recorded only later, by entry 2/,
  );
  says(entries(first, 'type: AssessmentRecorded, referral: R1, recorded: 2026-03-03, outcome: fine, words: x'), /outcome: expected one of/);
  says(entries(first, 'type: FileOpened, referral: R1, recorded: 2026-03-03, home: R1, lead: x'), /by itself/);
  says(entries(first, 'type: PostFilled, referral: R1, recorded: 2026-03-03'), /posts under "posts"/);
  says(
    entries(first, 'type: ClimbAcknowledged, referral: R1, rule: C42, recorded: 2026-03-03, next: x, promisedBy: 2026-03-04'),
    /nothing is owed under "C42" then. Owed then: .*C01/,
  );
  says(
    entries(first, 'type: TimeCorrected, referral: R1, recorded: 2026-03-03, fact: e9, learnt: 2026-03-01, reason: x'),
    /no entry called "e9"/,
  );
  says(
    entries(first, 'type: ContinuationDecided, referral: R1, recorded: 2026-03-03, nextStep: x, nextLook: soon'),
    /nextLook: "soon" is not a date/,
  );
  says(
    `posts: [{ id: officer, role: intake }]\n${entries(`${first}, by: oficer`)}`,
    /by: "oficer" is no post here. There are: officer, supervisor/,
  );
  says(`posts: [{ id: officer, role: intake, supervisor: nobody }]\n${entries(first)}`, /its supervisor "nobody" is no post/);
  says(`people: [{ id: P2 }]\n${entries(first)}`, /"P1" is not among the people listed: P2/);
  says(`posts: [{ id: a, role: boss }]\n${entries(first)}`, /posts.0.role: expected one of/);
});

test('where no posts are listed any label is a post; a role is always one', () => {
  const world = played(
    entries(
      `${first}, by: Harrow Lane Academy`,
      'type: AssessmentRecorded, referral: R1, recorded: 2026-03-03, by: supervisor, outcome: not appropriate, words: x',
    ),
  );
  assert.deepEqual(world.problems, []);
  assert.equal(world.area.posts.get('Harrow Lane Academy')?.role, 'referrer');
});

test('hostile text is refused, not suffered', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`),
  ].join('\n');
  assert.match(problemsOf(bomb).join(), /alias/i);
  assert.match(problemsOf('x'.repeat(10_000_000)).join(), /characters; a chronology may have/);
  assert.match(problemsOf(`__proto__: { polluted: 1 }\n${entries(first)}`).join(), /__proto__/);
  problemsOf(entries(`${first}, __proto__: { polluted: 1 }`));
  assert.match(problemsOf(entries(`${first}, constructor: 1`)).join(), /no field "constructor"/);
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
  assert.match(problemsOf('title: x\nentries: { type: a }').join(), /entries/);
  assert.match(problemsOf(`${'['.repeat(5000)}`).join(), /./);
  const control = played(entries(first.replace('P1', '"\\e[31mred"')));
  assert.equal(control.problems.length, 0);
});

test('text fits eighty columns', () => {
  const world = played(`until: 2027-03-01\n${entries(first, second)}`);
  for (const line of replayText('A long title that goes on and on and on until it does not fit on one line of eighty columns', world).split(
    '\n',
  ))
    assert.ok(line.length <= 80, line);
  assert.match(replayText('t', world), /Asked again \d+ times/);
});

test('a mistyped year that would play thousands of years is named, by its entry, and nothing is played', () => {
  const far = 'type: InformationAdded, id: late, referral: R1, recorded: 9999-12-31, words: Seen again.';
  assert.match(problemsOf(entries(first, far))[0] ?? '', /^late: 9999 is more than 130 years after the first entry.*mistyped\?$/);
  assert.match(problemsOf(`${entries(first)}\nuntil: 9999-12-31\n`)[0] ?? '', /^until: 9999 is more/);
  assert.deepEqual(problemsOf(entries(first, far.replace('9999', '2099'))), []);
});
