/**
 * A find about somebody of whom only an arrival tells is put to the lead of their file as soon as there is one (G18, promise 4): the
 * intake post has said which arrival, and nobody records it again. Until then the intake post owes it, and its clock runs.
 */
import { decided } from '../domain/decision.ts';
import { putFind } from '../domain/find/deciders.ts';
import { findsThatMayBePut } from '../store/finds.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { act } from './act.ts';
import type { House } from './house.ts';

/** How many were put. What may not be put stays with the intake post. */
export async function putAwaitedFinds(house: House): Promise<number> {
  const viewer = serviceViewer(house.area, 'timekeeper');
  const waiting = await viewing(house.pool, viewer, (tx) => findsThatMayBePut(tx, house.area));
  let put = 0;
  for (const { find, file, to } of waiting) {
    const outcome = await act(house, viewer, {
      does: 'settle',
      files: [file, to],
      decide: ({ files, now }) => {
        const here = files.get(file);
        const found = here?.finds.get(find);
        const there = files.get(to);
        if (!here || !there || found?.awaits === null || found?.awaits === undefined) return decided();
        const decision = putFind(here, found, there, `awaited-${found.awaits.fact}`.slice(0, 110), now);
        return decision.kind === 'refused' ? decided() : decision;
      },
    });
    if (outcome.kind === 'done' && outcome.facts.some(({ type }) => type === 'FindPut')) put += 1;
  }
  return put;
}
