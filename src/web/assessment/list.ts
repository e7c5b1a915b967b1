/** Assessments of one person: the list, one of them, and two beside each other with what differs in words. No total stands anywhere. */
import { z } from 'zod';
import { fileSight, type FileSight } from '../../app/fileSight.ts';
import { draftOf, type OwnDraft } from '../../app/judgementDrafts.ts';
import { assessmentsOf, assumptionsInForce, differences, dissentsFrom, formOf } from '../../app/judgingSight.ts';
import type { Assessment } from '../../domain/assessment/state.ts';
import { missing, readPage, view } from '../answer.ts';
import { type Href, paths } from '../paths.ts';
import { route, type Route } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { t } from '../words.ts';
import { assumptionBadge } from './assumptions.ts';
import { draftWords, type Head, headOf, partTitle } from './parts.ts';

interface About {
  readonly file: { readonly href: Href; readonly title: string };
}
interface ListModel extends About {
  readonly make: Href;
  readonly draft: string | null;
  readonly assessments: readonly (Head & {
    readonly judgement: string;
    readonly beside: { readonly href: Href; readonly text: string } | null;
  })[];
  readonly assumptions: readonly { readonly text: string; readonly badge: string }[];
  readonly assumptionsHref: Href;
}
interface OneModel extends About {
  readonly back: Href;
  readonly head: Head;
  readonly parts: readonly { readonly title: string; readonly words: string }[];
  readonly others: readonly { readonly text: string; readonly href: Href }[];
  readonly dissent: Href | null;
}
interface BesideModel extends About {
  readonly back: Href;
  readonly left: Head;
  readonly right: Head;
  readonly rows: readonly { readonly title: string; readonly left: string; readonly right: string; readonly differs: boolean }[];
  readonly differing: number;
}
const listView = view<ListModel>('assessment/list.njk');
const oneView = view<OneModel>('assessment/one.njk');
const besideView = view<BesideModel>('assessment/beside.njk');

const about = (sight: FileSight): About['file'] => ({ href: paths.file.show(sight.file.id), title: sight.names[0] ?? t('Name not known') });
const heads = (sight: FileSight, each: Assessment): Head => headOf(sight, each, formOf(sight.area, each.fields.form));

function listOf(sight: FileSight, draft: OwnDraft | null): ListModel {
  const all = assessmentsOf(sight.file);
  return {
    file: about(sight),
    make: paths.judging.make(sight.file.id),
    draft: draft && draftWords(draft),
    assessments: all.toReversed().map((each) => {
      const earlier = each.fields.dissentsFrom ?? all[all.indexOf(each) - 1]?.id ?? null;
      return {
        ...heads(sight, each),
        judgement: each.fields.judgement,
        beside:
          earlier === null
            ? null
            : {
                href: paths.judging.compare(sight.file.id, earlier, each.id),
                text: each.fields.dissentsFrom === null ? t('Beside the one before it') : t('Beside the one it dissents from'),
              },
      };
    }),
    assumptions: assumptionsInForce(sight.file).map((each) => ({ text: each.made.words, badge: assumptionBadge(each, sight.now) })),
    assumptionsHref: paths.judging.assumptions(sight.file.id),
  };
}

function oneOf(sight: FileSight, viewer: string, each: Assessment): OneModel {
  const form = formOf(sight.area, each.fields.form);
  const file = sight.file.id;
  const rests = each.fields.restsOn.flatMap((id) => {
    const found = sight.file.assumptions.get(id);
    return found ? [`${found.made.words} (${assumptionBadge(found, sight.now)})`] : [];
  });
  return {
    file: about(sight),
    back: paths.judging.assessments(file),
    head: heads(sight, each),
    parts: [
      ...differences(each, each, { left: form, right: form }).map(({ part, question, left }) => ({
        title: partTitle(part, question),
        words: left,
      })),
      ...(rests.length > 0 ? [{ title: t('Rests on these assumptions'), words: rests.join('\n') }] : []),
    ],
    others: [
      ...dissentsFrom(sight.file, each.id).map((other) => ({
        text: t('Somebody sees it otherwise: the two beside each other'),
        href: paths.judging.compare(file, each.id, other.id),
      })),
      ...assessmentsOf(sight.file)
        .filter(({ id, fields }) => id !== each.id && fields.dissentsFrom !== each.id)
        .map((other) => ({
          text: t('Beside: {when}', { when: heads(sight, other).when }),
          href: paths.judging.compare(file, other.id, each.id),
        })),
    ],
    dissent: each.by === viewer ? null : paths.judging.dissent(file, each.id),
  };
}

function besideOf(sight: FileSight, left: Assessment, right: Assessment): BesideModel {
  const forms = { left: formOf(sight.area, left.fields.form), right: formOf(sight.area, right.fields.form) };
  const rows = differences(left, right, forms).map(({ part, question, ...rest }) => ({ title: partTitle(part, question), ...rest }));
  return {
    file: about(sight),
    back: paths.judging.assessments(sight.file.id),
    left: heads(sight, left),
    right: heads(sight, right),
    rows,
    differing: rows.filter(({ differs }) => differs).length,
  };
}

const declared = { method: 'GET', mayUse: areaDuties, reads: 'files' } as const;
export const listRoutes: readonly Route[] = [
  route({
    ...declared,
    path: '/files/:id/assessments',
    title: 'Assessments',
    schema: z.object({ params: z.object({ id: z.string() }) }),
    handle: async ({ deps, viewer, input: { params } }) => {
      const sight = await fileSight(houseOf(deps), viewer, params.id);
      if (!sight) return missing;
      return readPage(listView, listOf(sight, await draftOf(houseOf(deps), viewer, params.id)), [{ kind: 'file', id: params.id }]);
    },
  }),
  route({
    ...declared,
    path: '/files/:id/assessments/:assessment',
    title: 'Assessment',
    schema: z.object({ params: z.object({ id: z.string(), assessment: z.string() }) }),
    handle: async ({ deps, viewer, input: { params } }) => {
      const sight = await fileSight(houseOf(deps), viewer, params.id);
      const found = sight?.file.assessments.get(params.assessment);
      return sight && found ? readPage(oneView, oneOf(sight, viewer.practitioner, found), [{ kind: 'file', id: params.id }]) : missing;
    },
  }),
  route({
    ...declared,
    path: '/files/:id/assessments/:left/beside/:right',
    title: 'Two assessments beside each other',
    schema: z.object({ params: z.object({ id: z.string(), left: z.string(), right: z.string() }) }),
    handle: async ({ deps, viewer, input: { params } }) => {
      const sight = await fileSight(houseOf(deps), viewer, params.id);
      const [left, right] = [sight?.file.assessments.get(params.left), sight?.file.assessments.get(params.right)];
      return sight && left && right ? readPage(besideView, besideOf(sight, left, right), [{ kind: 'file', id: params.id }]) : missing;
    },
  }),
];
