/** Whether every entry that makes a thing is known as one that begins: what is not may be made again over what stands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf } from '../../test/support/given.ts';
import { begins } from './beginnings.ts';
import { foldFile } from './file/fold.ts';
import { type AnyFact, entryTypes, isFileFact } from './facts.ts';
import type { FileState } from './file/state.ts';
import samples from './samples/version-1.json' with { type: 'json' };

/** Nouns whose stream is named by what stands already, so that no form names a new one; any entry of theirs may come first in a fold. */
const namedByOthers: ReadonlySet<string> = new Set(['any', 'referral', 'file', 'record', 'subject', 'hearing', 'silent', 'tied']);

const keysOf = (file: FileState): ReadonlySet<string> =>
  new Set(
    Object.entries(file).flatMap(([name, value]) =>
      value instanceof Map && name !== 'obligations' ? [...value.keys()].map((key) => `${name} ${key}`) : [],
    ),
  );

test('every entry that makes a thing under an id of its form is known as a beginning, so that the ledger has it once', () => {
  const file = given().referral('R1', '2026-03-02T09:00').file('R1');
  const before = keysOf(file);
  const made: string[] = [];
  for (const { type, noun, shape, version } of entryTypes) {
    const fields = (samples as Record<string, object>)[type];
    if (!fields || namedByOthers.has(noun)) continue;
    const at = instantOf('2026-03-02T10:00');
    const fact = {
      id: 'fact-1',
      kind: 'entry',
      type,
      version,
      stream: `${noun}/X`,
      file: file.id,
      record: 'R1',
      recorded: at,
      learnt: at,
      happened: at,
      actor: 'gateway-holder',
      post: 'gateway',
      organisation: 'police',
      fields: shape.parse(fields),
      position: 99,
    } as unknown as AnyFact;
    if (!isFileFact(fact)) continue;
    if ([...keysOf(foldFile(file.id, file.area, [...file.facts, fact]))].some((key) => !before.has(key))) made.push(type);
  }
  assert.ok(made.length > 25, `only ${made.length} make anything: this test reads too little`);
  assert.deepEqual(
    made.filter((type) => !begins({ type })),
    [],
  );
});
