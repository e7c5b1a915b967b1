/** Every shipped chronology is played, each failing that it names has a first alarm, and the page shows what the command prints. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { faultsOf, replayAll, replaysText, shippedReplays } from './replays.ts';

const played = replayAll(resolve(import.meta.dirname, '../../chronologies'), uk);
const folder = mkdtempSync(join(tmpdir(), 'throughline-replays-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('every shipped chronology plays, and somebody is told of every failing that it names', () => {
  assert.deepEqual(faultsOf(played), []);
  assert.ok(played.chronologies.length >= 10);
});

test('what the page shows is what these chronologies and this rulebook give (node src/cli/writeReplays.ts)', () => {
  assert.deepEqual(shippedReplays(), JSON.parse(JSON.stringify(played)));
});

test('the public record is first, a gate costs nobody anything, and what a rule asks in a year stands beside it', () => {
  const text = replaysText(played);
  assert.ok(text.indexOf('Leigh-on-Sea') < text.indexOf('(made up)'));
  assert.match(text, /does not say that harm would have been prevented/);
  const first = (finding: string) =>
    played.chronologies.flatMap(({ failings }) => failings).find((each) => each.finding === finding)?.first;
  assert.equal(first('F44')?.kind, 'matched');
  assert.ok((first('F44')?.year?.asks ?? 0) > 0);
  assert.ok(
    played.chronologies.flatMap(({ failings }) => failings).some((each) => each.first?.kind === 'refused' && each.first.year === null),
  );
  for (const line of text.split('\n')) assert.ok(line.length <= 80, line);
});

test('a failing that nobody is told of, a chronology that names none, and one that cannot be read are faults', () => {
  const entry = '{ type: ReferralReceived, referral: R1, about: P1, recorded: 2026-03-02T10:00, concern: A concern. }';
  writeFileSync(join(folder, 'told.yaml'), `title: A\nfindings: [F57]\nentries:\n  - ${entry}\n`);
  writeFileSync(join(folder, 'silent.yaml'), `title: B\nentries:\n  - ${entry}\n`);
  writeFileSync(join(folder, 'wrong.yaml'), 'title: C\nfindings: [33]\n');
  const faults = faultsOf(replayAll(folder, uk));
  assert.ok(faults.includes('told.yaml: nobody is told of F57'));
  assert.ok(faults.includes('silent.yaml: it names no findings that it plays'));
  assert.ok(faults.some((fault) => fault.startsWith('wrong.yaml: ')));
});
