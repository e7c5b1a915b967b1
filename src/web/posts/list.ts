/** All posts: who answers for each now and why, their hours, the next absence, and that no post is answered by nobody. */
import { roleInWords, whoAnswers } from '../../app/whoAnswers.ts';
import { type PostsSight, postsSight } from '../../app/posts.ts';
import { withoutSecond } from '../../app/seconding.ts';
import { page, view } from '../answer.ts';
import { type Href, paths } from '../paths.ts';
import { noInput, type Route, route } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { hoursWords, nameOf, nextAbsence, organisationOf, shiftWords, titleOf, whyAnswers } from './words.ts';

interface PostRow {
  readonly href: Href;
  readonly title: string;
  readonly role: string;
  readonly who: string;
  readonly whoHref: Href | null;
  readonly why: string;
  readonly hours: string;
  readonly absence: string | null;
}
interface PostsModel {
  readonly organisations: readonly { readonly name: string; readonly rows: readonly PostRow[] }[];
  readonly unanswered: number;
  /** Posts for which one person alone is there: what they propose, nobody could second. */
  readonly alone: readonly string[];
  readonly covers: readonly { readonly name: string; readonly home: string; readonly as: string; readonly when: string }[];
  readonly count: number;
}
const postsView = view<PostsModel>('posts/posts.njk');

export const postsRoute: Route = route({
  method: 'GET',
  path: paths.posts.list,
  title: 'Posts',
  mayUse: areaDuties,
  reads: 'people',
  schema: noInput,
  handle: async ({ deps, viewer }) => page(postsView, modelOf(await postsSight(houseOf(deps), viewer))),
});

function modelOf({ area, book, now }: PostsSight): PostsModel {
  const posts = [...area.posts.values()];
  const rows = posts.map((post) => {
    const answers = whoAnswers(area, post.id, now);
    const row: PostRow = {
      href: paths.posts.show(post.id),
      title: post.title,
      role: roleInWords(post.role),
      who: answers.practitioner === null ? '' : nameOf(area, answers.practitioner),
      whoHref: answers.practitioner === null ? null : paths.posts.person(answers.practitioner),
      why: whyAnswers(area, post, answers, now),
      hours: hoursWords(post, now, book),
      absence: nextAbsence(area, post, now),
    };
    return { organisation: post.organisation, row };
  });
  return {
    organisations: [...new Set(posts.map((post) => post.organisation))].map((id) => ({
      name: organisationOf(area, id),
      rows: rows.filter((each) => each.organisation === id).map(({ row }) => row),
    })),
    unanswered: rows.filter(({ row }) => row.whoHref === null).length,
    alone: withoutSecond(area, now).map((post) => titleOf(area, post)),
    covers: area.covers
      .filter((each) => each.until > now)
      .map((each) => ({ name: each.name, home: each.home, as: each.as, when: shiftWords(each) })),
    count: posts.length,
  };
}
