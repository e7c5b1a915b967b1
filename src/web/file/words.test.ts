/** Whether every entry of a file has words of its own in the chronology, and none says only its name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChronologyFact } from '../../app/chronology.ts';
import { type AnyFact, entryTypes, isFileFact } from '../../domain/facts.ts';
import samples from '../../domain/samples/version-1.json' with { type: 'json' };
import type { Naming } from './told.ts';
import { tell, typeWords } from './words.ts';

const naming: Naming = {
  post: (id) => `post ${id}`,
  organisation: (id) => `organisation ${id}`,
  task: (id) => `task ${id}`,
  referral: (id) => `referral ${id}`,
  record: (id) => `record ${id}`,
  closingReason: (code) => code,
};

test('every entry of a file says in the chronology what it is, in words of its own', () => {
  const told = entryTypes.flatMap(({ type, version, shape, noun }) => {
    const fields = (samples as Readonly<Record<string, object>>)[type];
    const fact = { id: 'f', kind: 'entry', type, version, stream: `${noun}/x`, record: 'r', recorded: 0, happened: 0, learnt: 0, fields };
    if (!fields || !isFileFact(fact as unknown as AnyFact)) return [];
    return [{ type, what: tell({ ...fact, fields: shape.parse(fields) } as unknown as ChronologyFact, naming)?.what ?? '' }];
  });
  assert.ok(told.length > 150, `only ${told.length} are tried`);
  assert.deepEqual(
    told.filter(({ type, what }) => what === '' || what === typeWords(type)),
    [],
  );
});
