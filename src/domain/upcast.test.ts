import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonValue } from '../ledger/envelope.ts';
import { entryTypeNamed, entryTypes } from './facts.ts';
import samples from './samples/version-1.json' with { type: 'json' };
import { upcast } from './upcast.ts';

const stored = samples as unknown as Readonly<Record<string, { readonly [field: string]: JsonValue }>>;

test('every entry type has a stored sample of version 1, and no sample is of a type that is gone', () => {
  for (const { type } of entryTypes)
    assert.ok(type in stored || entryTypeNamed(type)?.version !== 1, `${type} has no stored sample: add one to samples/version-1.json`);
  for (const type of Object.keys(stored)) assert.ok(entryTypeNamed(type), `${type} is in ledgers and can no longer be read`);
});

for (const [type, fields] of Object.entries(stored)) {
  test(`a stored ${type} of version 1 reads as it was written`, () => {
    const fact = upcast({ type, version: 1, fields });
    const read = entryTypeNamed(type)?.shape.safeParse(fact.fields);
    assert.ok(read?.success, JSON.stringify(read?.error?.issues));
    for (const [field, value] of Object.entries(fields)) assert.deepEqual((read.data as Record<string, unknown>)[field], value, field);
  });
}

test('an upcaster leads an old version to today, and a version from the future is refused', () => {
  const fact = { type: 'NeedRecorded', version: 0, fields: { need: 'n', word: 'w' } };
  assert.throws(() => upcast(fact));
  assert.throws(() => upcast({ ...fact, version: 2 }), /newer one/);
});
