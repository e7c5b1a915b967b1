/** All posts: who answers for each now and why, their hours, the next absence, and that no post is answered by nobody. */
import { roleInWords, whoAnswers } from '../../app/whoAnswers.ts';
import { type PostsSight, postsSight, type Workload, workload } from '../../app/posts.ts';
import { climbingToNobody } from '../../app/asked.ts';
import { withoutSecond } from '../../app/seconding.ts';
import { page, view } from '../answer.ts';
import { type Href, paths } from '../paths.ts';
import { noInput, type Route, route } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { hoursWords, nameOf, nextAbsence, organisationOf, shiftWords, titleOf, whyAnswers } from './words.ts';
import { t } from '../words.ts';

interface PostRow {
  readonly href: Href;
  readonly title: string;
  readonly role: string;
  readonly who: string;
  readonly whoHref: Href | null;
  readonly why: string;
  readonly hours: string;
  readonly absence: string | null;
  /** What it owes, and how much of that is overdue: where to look first. */
  readonly open: number;
  readonly overdue: number;
}
interface PostsModel {
  readonly organisations: readonly { readonly name: string; readonly rows: readonly PostRow[] }[];
  readonly unanswered: number;
  /** Posts for which one person alone is there: what they propose, nobody could second. */
  readonly alone: readonly string[];
  /** Posts of which nobody would hear what lapses but whoever owes it. */
  readonly unheard: readonly string[];
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
  handle: async ({ deps, viewer }) => {
    const house = houseOf(deps);
    const sight = await postsSight(house, viewer);
    return page(postsView, modelOf(sight, await workload(house, viewer, [...sight.area.posts.keys()], sight.now)));
  },
});

function modelOf({ area, book, now }: PostsSight, loads: readonly Workload[]): PostsModel {
  const posts = [...area.posts.values()];
  const loadOf = new Map(loads.map((load) => [load.post, load]));
  const rows = posts.map((post) => {
    const answers = whoAnswers(area, post.id, now);
    const row: PostRow = {
      href: paths.posts.show(post.id),
      title: post.title,
      role: t(roleInWords(post.role)),
      who: answers.practitioner === null ? '' : nameOf(area, answers.practitioner),
      whoHref: answers.practitioner === null ? null : paths.posts.person(answers.practitioner),
      why: whyAnswers(area, post, answers, now),
      hours: hoursWords(post, now, book),
      absence: nextAbsence(area, post, now),
      open: loadOf.get(post.id)?.open ?? 0,
      overdue: loadOf.get(post.id)?.overdue ?? 0,
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
    unheard: climbingToNobody(area, book.ladders, now).map((post) => titleOf(area, post)),
    covers: area.covers
      .filter((each) => each.until > now)
      .map((each) => ({ name: each.name, home: each.home, as: each.as, when: shiftWords(each) })),
    count: posts.length,
  };
}
