/** The life of a Channel case: whatever may happen, a lawful end can be reached. */
import { test } from 'node:test';
import { assertSound } from '../../../test/support/walk.ts';
import { caseMachine } from './machine.ts';

test('whatever happens to a Channel case, it can be closed, and a closed one can be taken up again', () => assertSound(caseMachine));
