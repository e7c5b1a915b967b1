/** What an entry said before it was corrected or undone: restricted, and opened only with a reason, which goes to the read log (K03). */
import { z } from 'zod';
import { amendedIn } from '../../app/corrected.ts';
import { type CorrectionSight, correctionSight } from '../../app/correct.ts';
import type { FileFact } from '../../domain/facts.ts';
import { missing, readPage, refused, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import { type FormModel, formModel, formPage } from '../file/form.ts';
import { namingOf } from '../file/naming.ts';
import { actorName } from '../file/who.ts';
import { tell } from '../file/words.ts';
import { paths } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { amendmentWords } from './marks.ts';

interface BeforeModel extends FormModel {
  readonly what: string;
  readonly corrections: readonly string[];
  /** What it said, once the reason is given; null before. */
  readonly said: string | null;
  readonly recorded: string;
}
const beforeView = view<BeforeModel>('correct/before.njk');
const title = 'What it said';
const params = z.object({ id: z.string(), fact: z.string() });

export const showBefore: Route = route({
  method: 'GET',
  path: '/files/:id/entries/:fact/before',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await correctionSight(house, viewer, input.params.id, input.params.fact);
    if (!sight || !amendedIn(sight.file.facts).of.has(sight.fact.id)) return missing;
    if (!sight.mayReadBefore) return notTheirs();
    return formPage(beforeView, modelOf(sight, house.newId(), {}, null, null), sight.file.id);
  },
});

export const openBefore: Route = route({
  method: 'POST',
  path: '/files/:id/entries/:fact/before',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await correctionSight(house, viewer, input.params.id, input.params.fact);
    if (!sight || !amendedIn(sight.file.facts).of.has(sight.fact.id)) return missing;
    if (!sight.mayReadBefore) return notTheirs();
    const reason = text(input.body, 'reason').trim();
    if (reason === '') {
      const problem = wrongFields([{ input: 'reason', words: t('Say why you need to read it') }]);
      return formPage(beforeView, modelOf(sight, house.newId(), input.body, null, problem), sight.file.id);
    }
    const said = tell({ ...sight.fact, disposed: false, position: 0 }, namingOf(sight));
    const model = modelOf(sight, '', input.body, [said?.what, said?.words].filter(Boolean).join('\n'), null);
    const read = [
      { kind: 'file', id: sight.file.id },
      { kind: 'entry-before-correction', id: sight.fact.id },
    ];
    return readPage(beforeView, model, read, { reason });
  },
});

const notTheirs = () =>
  refused(
    t(
      'What an entry said before it was corrected is open to whoever recorded it, to those who supervise them, and to the senior and records posts.',
    ),
    t('Ask the post that recorded it.'),
  );

function modelOf(sight: CorrectionSight, key: string, body: FormFields, said: string | null, problem: Problem | null): BeforeModel {
  const { file, fact } = sight;
  const standing: FileFact | null = sight.standing;
  return {
    ...formModel({ sight, key, fields: body, problem }, paths.correct.before(file.id, fact.id), ['reason']),
    what: (standing && tell({ ...standing, disposed: false, position: 0 }, namingOf(sight))?.what) ?? t('An entry that was set aside'),
    corrections: (amendedIn(file.facts).of.get(fact.id) ?? []).map((each) => amendmentWords(sight, each)),
    said,
    recorded: t('Recorded {when} by {who}', { when: dateAndTime(fact.recorded), who: actorName(sight, fact.actor) }),
  };
}
