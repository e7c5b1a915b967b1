/** Cover for second decisions: somebody of another area, named, with dates, agreed on both sides. */
import { changePosts, type PostAct, postsSight, type PostsSight } from '../../app/posts.ts';
import { withoutSecond } from '../../app/seconding.ts';
import { page, redirect, view } from '../answer.ts';
import { typedMoment } from '../moment.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, formInput, noInput, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, type Wrong, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { firstMoment, lastMoment, problemOfDecision } from './asked.ts';
import { nameOf, shiftWords, titleOf } from './words.ts';

interface CoverModel {
  readonly covers: readonly { readonly id: string; readonly name: string; readonly words: string }[];
  readonly alone: readonly string[];
  readonly because: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}
const coverView = view<CoverModel>('posts/cover.njk');
const title = 'Cover for second decisions';
const shared = { path: paths.posts.cover, title, mayUse: areaDuties, reads: 'people' } as const;

export const showCover: Route = route({
  method: 'GET',
  ...shared,
  schema: noInput,
  handle: async ({ deps, viewer }) => page(coverView, modelOf(await postsSight(houseOf(deps), viewer), {}, null)),
});

export const changeCover: Route = route({
  method: 'POST',
  ...shared,
  schema: formInput,
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const wrong: Wrong[] = [];
    const act = actOf(input.body, wrong);
    const problem = act === null || wrong.length > 0 ? wrongFields(wrong) : problemOfDecision(await changePosts(house, viewer, act));
    if (problem === null) return redirect(withDone(paths.posts.cover, act?.do === 'cover' ? 'cover-agreed' : 'cover-ended'));
    return page(coverView, modelOf(await postsSight(house, viewer), input.body, problem), { status: problem.status, hasErrors: true });
  },
});

function actOf(fields: FormFields, wrong: Wrong[]): PostAct | null {
  const given = (name: string, words: string): string => {
    const value = text(fields, name);
    if (value === '') wrong.push({ input: name, words });
    return value;
  };
  if (text(fields, 'do') === 'end-cover')
    return { do: 'end-cover', cover: text(fields, 'cover'), reason: given('end-reason', t('Say why the cover ends')) };
  const act = {
    do: 'cover',
    name: given('name', t('Write who covers')),
    home: given('home', t('Write which area they come from')),
    as: text(fields, 'as') === 'senior' ? 'senior' : 'supervisor',
    agreedThere: given('agreedThere', t('Write who agreed for the other area')),
  } as const;
  const from = firstMoment(fields, 'from', t('Enter the first day'), wrong);
  const until = lastMoment(fields, 'until', t('Enter the last day'), wrong);
  return from === null || until === null ? null : { ...act, from, until };
}

function modelOf(sight: PostsSight, fields: FormFields, problem: Problem | null): CoverModel {
  const { area, now } = sight;
  const no = sight.whyNot({ do: 'end-cover', cover: '', reason: '' });
  return {
    covers: area.covers
      .filter((each) => each.until > now)
      .map((each) => ({
        id: each.id,
        name: each.name,
        words: t('{name} of {home}, {when}. Agreed by {here} here and {there} there.', {
          name: each.name,
          home: each.home,
          when: shiftWords(each),
          here: nameOf(area, each.agreedHere),
          there: each.agreedThere,
        }),
      })),
    alone: withoutSecond(area, now).map((post) => titleOf(area, post)),
    because: no ? saidReason(no) : null,
    values: {
      ...Object.fromEntries(['name', 'home', 'as', 'agreedThere'].map((name) => [name, text(fields, name)])),
      ...typedMoment(fields, 'from'),
      ...typedMoment(fields, 'until'),
    },
    problem,
  };
}
