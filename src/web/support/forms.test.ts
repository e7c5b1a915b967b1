/** An act of the address that is none has no form, whatever it is called. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileSight } from '../../app/fileSight.ts';
import type { Case } from '../../app/supportSight.ts';
import { formOf } from './forms.ts';

test('words that every object knows are no acts', () => {
  for (const act of ['constructor', 'toString', '__proto__', 'no-such-act'])
    assert.equal(formOf({} as FileSight, {} as Case, act), null, act);
});
