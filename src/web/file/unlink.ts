/** Undoes a link (S15): the record goes back to the file it began in, with everything under it. The page says first what that does. */
import { z } from 'zod';
import { unlink } from '../../app/identify.ts';
import { nameOf } from '../../app/project.ts';
import { unlinkTakesTwo } from '../../app/besideSight.ts';
import { type UnlinkSight, unlinkSight } from '../../app/unlinkSight.ts';
import { missing, redirect, view } from '../answer.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { type FormModel, formModel, formPage } from './form.ts';
import { actorName, organisationName } from './who.ts';
import { saidReason, t } from '../words.ts';

interface UnlinkModel extends FormModel {
  readonly name: string;
  readonly organisation: string;
  readonly since: string;
  readonly atHome: boolean;
  /** Something was decided since it was linked: a second person decides (G23). */
  readonly takesTwo: boolean;
  readonly moves: readonly string[];
  readonly owedThere: readonly string[];
  readonly owedNoLonger: readonly string[];
  readonly because: string | null;
}
const unlinkView = view<UnlinkModel>('file/unlink.njk');
const title = 'Unlink a record';
const params = z.object({ id: z.string(), record: z.string() });

export const showUnlink: Route = route({
  method: 'GET',
  path: '/files/:id/records/:record/unlink',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await unlinkSight(house, viewer, input.params.id, input.params.record);
    return sight ? formPage(unlinkView, modelOf(sight, house.newId(), {}, null), sight.file.id) : missing;
  },
});

export const doUnlink: Route = route({
  method: 'POST',
  path: '/files/:id/records/:record/unlink',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id: file, record } = input.params;
    const reason = text(input.body, 'reason');
    const key = text(input.body, 'key');
    const outcome = reason === '' ? null : await unlink(house, viewer, { file, record, reason, key });
    const problem = outcome ? problemOf(outcome) : wrongFields([{ input: 'reason', words: t('Say why this is not the same person') }]);
    const isProposed = outcome?.kind === 'done' && outcome.facts.some(({ type }) => type === 'UnlinkProposed');
    if (!problem) return redirect(withDone(paths.file.show(file), isProposed ? 'unlink-proposed' : 'unlinked'));
    const sight = await unlinkSight(house, viewer, file, record);
    return sight ? formPage(unlinkView, modelOf(sight, key, input.body, problem), file) : missing;
  },
});

function modelOf(sight: UnlinkSight, key: string, fields: FormFields, problem: Problem | null): UnlinkModel {
  const { record, moves, book } = sight;
  const task = (rule: string): string => book.ruleByKey.get(rule)?.task ?? rule;
  const no = sight.whyNot('unlink');
  return {
    ...formModel({ sight, key, fields, problem }, paths.file.unlink(sight.file.id, record.id), ['reason']),
    name: nameOf(record.details),
    organisation: organisationName(sight, record.organisation),
    since: t('{when} by {actor}', { when: dateAndTime(record.linked.at), actor: actorName(sight, record.linked.by) }),
    takesTwo: unlinkTakesTwo(sight.file, record.id),
    atHome: record.home === sight.file.id,
    moves: [
      ...moves.referrals.map((each) =>
        t('Referral {reference}, {state}, with everything recorded under it', {
          reference: each.account.reference,
          state: each.closed ? t('closed: {finding}', { finding: t(each.closed.finding) }) : t('open'),
        }),
      ),
      ...(moves.dangers > 0 ? [t('{n, plural, one {# report} other {# reports}} of danger', { n: moves.dangers })] : []),
    ],
    owedThere: sight.owedThere.map((each) =>
      each.due <= sight.now
        ? t('{task}, due {day} (overdue)', { task: task(each.rule), day: dueDate(each.due) })
        : t('{task}, due {day}', { task: task(each.rule), day: dueDate(each.due) }),
    ),
    owedNoLonger: sight.owedNoLonger.map((each) => task(each.rule)),
    because: no ? saidReason(no) : null,
  };
}
