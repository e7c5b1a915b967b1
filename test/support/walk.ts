/** What is true of every state machine of the product: whatever may happen, a lawful end can be reached; nothing in it is out of reach. */
import assert from 'node:assert/strict';
import { type Machine, reachedFrom } from '../../src/domain/machine.ts';

export function assertSound<State extends string, Step extends string>(machine: Machine<State, Step>): void {
  const all = Object.keys(machine.states) as State[];
  const reachable = reachedFrom(machine, machine.begins);
  assert.deepEqual(
    all.filter((state) => !reachable.has(state)),
    [],
    `${machine.noun}: states that nothing leads to`,
  );
  const ends = all.filter((state) => machine.states[state].ends);
  assert.ok(ends.length > 0, `${machine.noun} has no end`);
  assert.deepEqual(
    all.filter((state) => !ends.some((end) => reachedFrom(machine, state).has(end))),
    [],
    `${machine.noun}: states from which no lawful end can be reached`,
  );
  for (const { step, from } of machine.steps)
    for (const state of from)
      assert.equal(
        machine.steps.filter((each) => each.step === step && each.from.includes(state)).length,
        1,
        `${machine.noun}: ${step} from ${state} leads to one state`,
      );
}
