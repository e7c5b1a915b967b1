/** The letter that tells somebody, in plain words, printable; and the public page about what this is. Neither says who referred, nor that anybody is on file. */
import { z } from 'zod';
import { fileSight } from '../../app/fileSight.ts';
import { noticeRoutesOf, type NoticeRoutes, setNoticeRoutes } from '../../app/noticeRoutes.ts';
import { missing, page, readPage, redirect, view } from '../answer.ts';
import { longDay } from '../dates.ts';
import { paths, withDone } from '../paths.ts';
import { formInput, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { type Field, missingIn, type ShownField, showFields } from './form.ts';

interface LetterModel {
  readonly name: string;
  readonly today: string;
  readonly area: string;
  readonly spoken: string;
  readonly isParent: boolean;
  readonly isClosed: boolean;
  /** Null where the area has not said where to write: then there is no letter to send. */
  readonly routes: NoticeRoutes | null;
  readonly back: string;
  /** Whether this reader is who says it. */
  readonly maySay: boolean;
}
const letterView = view<LetterModel>('told/letter.njk');

export const letter: Route = route({
  method: 'GET',
  path: '/files/:id/told/:telling/letter',
  title: 'Letter',
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params: z.object({ id: z.string(), telling: z.string() }) }),
  handle: async ({ deps, viewer, input: { params } }) => {
    const sight = await fileSight(houseOf(deps), viewer, params.id);
    const telling = sight?.file.tellings.get(params.telling);
    if (!sight || telling?.kind !== 'decision' || telling.outcome === 'not told') return missing;
    const referrals = [...sight.file.referrals.values()];
    const model = {
      name: sight.names[0] ?? '',
      today: longDay(sight.now),
      area: sight.area.name,
      spoken: telling.language,
      isParent: telling.whom !== 'the person',
      isClosed: referrals.length > 0 && referrals.every((each) => each.closed !== null),
      routes: sight.area.noticeRoutes,
      back: paths.file.told(params.id),
      maySay: viewer.duties.some((duty) => duty === 'senior' || duty === 'chief'),
    };
    return readPage(letterView, model, [{ kind: 'file', id: params.id }], { reason: 'telling the person' });
  },
});

interface AboutYouModel {
  readonly area: string;
  readonly routes: NoticeRoutes | null;
}
const aboutYouView = view<AboutYouModel>('told/about-you.njk');

export const aboutYou: Route = route({
  method: 'GET',
  path: '/about-you',
  title: 'If it is about you',
  mayUse: 'anyone',
  reads: 'nothing',
  schema: z.object({}),
  handle: async ({ deps }) => page(aboutYouView, deps.house ? await noticeRoutesOf(deps.house) : { area: '', routes: null }),
});

interface RoutesModel {
  readonly here: string;
  readonly fields: readonly ShownField[];
  readonly errors: readonly { readonly text: string; readonly href: string }[];
}
const routesView = view<RoutesModel>('told/where.njk');
const setting = {
  path: '/about-you/routes',
  title: 'Where somebody on file writes',
  mayUse: ['senior', 'chief'],
  reads: 'rulebook',
} as const;
const routeFields = (): readonly Field[] => [
  { kind: 'text', name: 'controller', label: t('Who holds the data'), mustBe: t('Name the organisation that holds the data') },
  { kind: 'words', name: 'access', label: t('Where they ask to see what is held'), mustBe: t('Say where they ask to see what is held') },
  { kind: 'words', name: 'correction', label: t('Where they ask for a correction'), mustBe: t('Say where they ask for a correction') },
  { kind: 'words', name: 'complaint', label: t('Where they complain'), mustBe: t('Say where they complain') },
];

export const noticeRoutePages: readonly Route[] = [
  route({
    ...setting,
    method: 'GET',
    schema: z.object({}),
    handle: async ({ deps }) => {
      const { routes } = await noticeRoutesOf(houseOf(deps));
      return page(routesView, { here: paths.aboutYouRoutes, fields: showFields(routeFields(), '', { ...routes }, []), errors: [] });
    },
  }),
  route({
    ...setting,
    method: 'POST',
    schema: formInput,
    handle: async ({ deps, viewer, input: { body } }) => {
      const wrong = missingIn(routeFields(), '', body);
      if (wrong.length > 0) {
        const errors = wrong.map(({ input, words }) => ({ text: words, href: `#${input}` }));
        return page(
          routesView,
          { here: paths.aboutYouRoutes, fields: showFields(routeFields(), '', body, wrong), errors },
          { status: 422, hasErrors: true },
        );
      }
      const [controller, access, correction, complaint] = routeFields().map(({ name }) => text(body, name)) as [
        string,
        string,
        string,
        string,
      ];
      const decision = await setNoticeRoutes(houseOf(deps), viewer, { controller, access, correction, complaint });
      if (decision.kind === 'decided') return redirect(withDone(paths.aboutYou, 'routes-set'));
      const errors = decision.reasons.map((each) => ({ text: saidReason(each), href: '#access' }));
      return page(
        routesView,
        { here: paths.aboutYouRoutes, fields: showFields(routeFields(), '', body, []), errors },
        { status: 422, hasErrors: true },
      );
    },
  }),
];
