/** Who is there at an instant, and who answers for a post: a post always resolves (design.md, "Words"). */
import type { Instant } from '../../ledger/envelope.ts';
import type { PostRole } from './entries.ts';
import { type Absence, type Area, type Cover, fills, type Post, type Shift } from './state.ts';

/**
 * Who answers for a post at an instant, and by which step: whoever is on its rota, its present holder, its present deputy, the
 * supervising posts upward, the organisation's duty post, the area's duty post.
 */
export interface Answerable {
  readonly post: string;
  readonly practitioner: string | null;
  readonly by: 'rota' | 'holder' | 'deputy' | 'supervisor' | 'cover' | 'organisation-duty' | 'area-duty' | 'nobody';
}

const during = (each: { readonly from: Instant; readonly until: Instant | null }, at: Instant): boolean =>
  each.from <= at && (each.until === null || at < each.until);

/** The absence in which somebody is at an instant. */
export const absenceOf = (area: Area, practitioner: string, at: Instant): Absence | null =>
  area.absences.find((each) => each.practitioner === practitioner && during(each, at)) ?? null;

/** What holds of an area at one instant. A list asks of hundreds of posts at once, and years of absences and shifts lie behind it. */
interface Moment {
  readonly at: Instant;
  readonly away: ReadonlySet<string>;
  readonly shifts: readonly Shift[];
  readonly answers: Map<string, Answerable>;
}
const moments = new WeakMap<Area, Moment>();

function momentOf(area: Area, at: Instant): Moment {
  let moment = moments.get(area);
  if (moment?.at !== at) {
    moment = {
      at,
      away: new Set(area.absences.filter((each) => during(each, at)).map((each) => each.practitioner)),
      shifts: area.shifts.filter((each) => during(each, at)),
      answers: new Map(),
    };
    moments.set(area, moment);
  }
  return moment;
}

/** Neither left nor away. */
export const isPresent = (area: Area, practitioner: string, at: Instant): boolean =>
  at < (area.practitioners.get(practitioner)?.left ?? Number.POSITIVE_INFINITY) && !momentOf(area, at).away.has(practitioner);

/** Cover from another area that this person gives at an instant. */
export const coverBy = (area: Area, practitioner: string, at: Instant): Cover | null =>
  area.covers.find((each) => each.practitioner === practitioner && during(each, at)) ?? null;

/** The area's own instants at which who answers may change by itself, each once, in order. */
export const turningPoints = (area: Area): readonly Instant[] =>
  [
    ...new Set([...area.absences, ...area.shifts, ...area.covers].flatMap(({ from, until }) => (until === null ? [from] : [from, until]))),
  ].sort((a, b) => a - b);

export function whoAnswers(area: Area, post: string, at: Instant): Answerable {
  const { answers } = momentOf(area, at);
  let found = answers.get(post);
  if (!found) answers.set(post, (found = chain(area, post, at, null)));
  return found;
}

/**
 * Who takes the second decision on what somebody has proposed: whoever answers for the post, but never the proposer; when nobody
 * else is left up the chain, cover from another area; then the duty posts. One person alone never decides, whatever posts they fill.
 */
export const whoSeconds = (area: Area, post: string, proposer: string, at: Instant): Answerable => chain(area, post, at, proposer);

function chain(area: Area, postId: string, at: Instant, except: string | null): Answerable {
  const there = (post: Post | undefined) => present(area, post, at, except);
  const own = there(area.posts.get(postId));
  if (own) return own;
  const seen = new Set([postId]);
  for (let above = area.posts.get(postId)?.supervisor; above && !seen.has(above); above = area.posts.get(above)?.supervisor) {
    seen.add(above);
    const found = there(area.posts.get(above));
    if (found) return { ...found, by: 'supervisor' };
  }
  if (except !== null) {
    const cover = area.covers.find((each) => each.practitioner !== except && during(each, at) && isPresent(area, each.practitioner, at));
    if (cover) return { post: postId, practitioner: cover.practitioner, by: 'cover' };
  }
  for (const role of ['organisation-duty', 'area-duty'] as const) {
    for (const post of area.posts.values()) {
      if (post.role !== role || (role === 'organisation-duty' && post.organisation !== area.posts.get(postId)?.organisation)) continue;
      const found = there(post);
      if (found) return { ...found, by: role };
    }
  }
  return { post: postId, practitioner: null, by: 'nobody' };
}

/** A gap in the rota, or somebody on it who is away, falls to the post's holder, then to its deputy. */
function present(area: Area, post: Post | undefined, at: Instant, except: string | null): Answerable | undefined {
  if (!post) return undefined;
  const is = (practitioner: string) => practitioner !== except && isPresent(area, practitioner, at);
  const shift = momentOf(area, at).shifts.find((each) => each.post === post.id && is(each.practitioner));
  if (shift) return { post: post.id, practitioner: shift.practitioner, by: 'rota' };
  const holder = post.holders.find(is);
  if (holder) return { post: post.id, practitioner: holder, by: 'holder' };
  const deputy = post.deputies.find(is);
  return deputy ? { post: post.id, practitioner: deputy, by: 'deputy' } : undefined;
}

/**
 * The posts for which a practitioner may answer at an instant: those held or deputised, by however many people, and those that fall
 * to them by the rota or because nobody else is there. Of somebody who is away or has left: none.
 */
export const postsAnsweredBy = (area: Area, practitioner: string, at: Instant): readonly string[] =>
  isPresent(area, practitioner, at)
    ? [...area.posts.values()]
        .filter((post) => fills(post, practitioner) || whoAnswers(area, post.id, at).practitioner === practitioner)
        .map(({ id }) => id)
    : [];

/**
 * The sorts of organisation for which somebody speaks at an instant, by every post that they fill or are on the rota of. A post of another
 * house that only falls to them, because nobody is there, gives them its duties and not its voice.
 */
export const speaksFor = (area: Area, practitioner: string, at: Instant): ReadonlySet<string> =>
  new Set(
    postsAnsweredBy(area, practitioner, at).flatMap((id) => {
      const post = area.posts.get(id);
      const by = post && fills(post, practitioner) ? post : area.posts.get(whoAnswers(area, id, at).post);
      return area.organisations.get(by?.organisation ?? '')?.sort ?? [];
    }),
  );

/** Nobody but these people fills the post: what they may not decide themselves would wait there for nobody. */
export const isFilledOnlyBy = (area: Area, id: string, people: readonly string[]): boolean => {
  const post = area.posts.get(id);
  const all = post ? [...post.holders, ...post.deputies] : [];
  return all.length > 0 && all.every((who) => people.includes(who));
};

/** Whether somebody may answer at an instant for a post of one of these roles. */
export const answersAs = (area: Area, practitioner: string, roles: readonly PostRole[], at: Instant): boolean =>
  postsAnsweredBy(area, practitioner, at).some((id) => roles.includes(area.posts.get(id)?.role ?? 'referrer'));
