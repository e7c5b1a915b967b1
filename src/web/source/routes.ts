/** Who told us is sealed: a page says of which sort they are, and opens who they are for whoever must contact them, with a reason (K11). */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { openedSource, type SealedField, sourceSight, type SourceSight } from '../../app/sealedSource.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import { type FormModel, formModel, formPage } from '../file/form.ts';
import { actorName, postTitle } from '../file/who.ts';
import { type Href, paths } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { givenByWords } from './words.ts';

interface SourceModel extends FormModel {
  readonly given: string;
  readonly isLeft: boolean;
  readonly isDangerNow: boolean;
  readonly openings: readonly { readonly words: string; readonly reason: string }[];
  readonly because: string | null;
}
const sourceView = view<SourceModel>('source/source.njk');

interface OpenedModel {
  readonly file: FormModel['file'];
  readonly given: string;
  readonly reason: string;
  readonly said: readonly { readonly label: string; readonly words: string }[];
  readonly back: Href;
}
const openedView = view<OpenedModel>('source/opened.njk');

const labels: Readonly<Record<SealedField, () => string>> = {
  referrerSafeContact: () => t('When and how it is safe to reach them'),
  referrerName: () => t('Name'),
  sourceIdentity: () => t('Who said it, and how to reach them'),
  contact: () => t('Who reported it, and how to reach them'),
  referrerContact: () => t('How to reach them'),
  recordedBy: () => t('Signed in as'),
  referrerRole: () => t('Role, and how they know the person'),
};

const params = z.object({ id: z.string(), fact: z.string() });
const shared = { mayUse: areaDuties, reads: 'files' } as const;

function modelOf(found: SourceSight, key: string, typed: FormFields, problem: Problem | null): SourceModel {
  const { sight, source, openings } = found;
  const no = source.isDangerNow ? null : sight.whyNot('open-source');
  return {
    ...formModel({ sight, key, fields: typed, problem }, paths.source.show(sight.file.id, source.fact), ['reason']),
    given: givenByWords(source),
    isLeft: source.isLeft,
    isDangerNow: source.isDangerNow,
    openings: openings.map((each) => ({
      words: t('{who}, {post}, on {when}', {
        who: actorName(sight, each.by),
        post: postTitle(sight, each.post),
        when: dateAndTime(each.at),
      }),
      reason: each.reason,
    })),
    because: no ? saidReason(no) : null,
  };
}

export const sourceRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    path: '/files/:id/sources/:fact',
    title: 'Who told us',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const found = await sourceSight(house, viewer, input.params.id, input.params.fact);
      return found ? formPage(sourceView, modelOf(found, house.newId(), {}, null), input.params.id) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/files/:id/sources/:fact',
    title: 'Who told us',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const { id: file, fact } = input.params;
      const found = await sourceSight(house, viewer, file, fact);
      if (!found) return missing;
      const key = text(input.body, 'key') || house.newId();
      const reason = text(input.body, 'reason');
      const again = (problem: Problem) => formPage(sourceView, modelOf(found, house.newId(), input.body, problem), file);
      const inDanger = found.source.isDangerNow && reason === '';
      if (reason === '' && !inDanger) return again(wrongFields([{ input: 'reason', words: t('Say why you need to know who it was') }]));
      const act = inDanger ? ({ act: 'open-source-in-danger', fact } as const) : ({ act: 'open-source', fact, reason } as const);
      const problem = problemOf(await recordAct(house, viewer, { ...act, file, key }));
      if (problem) return again(problem);
      const after = await sourceSight(house, viewer, file, fact);
      const own = after?.openings.find((each) => each.by === viewer.practitioner);
      return own ? redirect(paths.source.opened(file, fact, own.id)) : missing;
    },
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/files/:id/sources/:fact/opened/:opening',
    title: 'Who told us, opened',
    schema: z.object({ params: params.extend({ opening: z.string() }) }),
    handle: async ({ deps, viewer, input }) => {
      const { id, fact, opening } = input.params;
      const found = await openedSource(houseOf(deps), viewer, id, fact, opening);
      if (!found) return missing;
      const { sight, source } = found;
      const model: OpenedModel = {
        file: { href: paths.file.show(id), title: sight.names[0] ?? t('Name not known') },
        given: givenByWords(source),
        reason: found.opening.reason,
        said: found.said.map(({ field, words }) => ({ label: labels[field](), words })),
        back: source.stream.startsWith('danger/')
          ? paths.file.dangerReport(id, source.stream.slice('danger/'.length))
          : paths.case.show(source.stream.slice('referral/'.length)),
      };
      return readPage(
        openedView,
        model,
        [
          { kind: 'file', id },
          { kind: 'referrer', id: fact },
        ],
        { reason: found.opening.reason },
      );
    },
  }),
];
