/** Undo: one button, no reason, while nobody else has seen it. When it is too late the page of the entry says so and offers to correct it. */
import { z } from 'zod';
import { undoEntry } from '../../app/correct.ts';
import { correctionSight } from '../../app/correct.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf } from '../staff.ts';

interface NotUndoneModel {
  readonly problem: Problem;
  readonly correct: Href;
  readonly file: Href;
}
const notUndoneView = view<NotUndoneModel>('correct/not-undone.njk');

export const doUndo: Route = route({
  method: 'POST',
  path: '/files/:id/entries/:fact/undo',
  title: 'Undo',
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params: z.object({ id: z.string(), fact: z.string() }), body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id: file, fact } = input.params;
    const sight = await correctionSight(house, viewer, file, fact);
    if (!sight) return missing;
    const problem = problemOf(await undoEntry(house, viewer, { file, fact, key: text(input.body, 'key') }));
    if (!problem) return redirect(withDone(paths.file.show(file), 'undone'));
    const model = { problem, correct: paths.correct.show(file, fact), file: paths.file.show(file) };
    return readPage(notUndoneView, model, [{ kind: 'file', id: file }], { status: problem.status });
  },
});
