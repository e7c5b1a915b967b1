/** Who is there at an instant, and who answers for a post: a post always resolves (design.md, "Words"). */
import type { Instant } from '../../ledger/envelope.ts';
import type { PostRole } from './entries.ts';
import { type Absence, type Area, type Cover, fills, type Post, type Shift } from './state.ts';
import { supervisorsOf } from './supervisors.ts';

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
  readonly everybody: Map<string, ReadonlySet<string>>;
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
      everybody: new Map(),
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
  if (!found) answers.set(post, (found = whoAnswersOf(area, post, at, () => true)));
  return found;
}

type May = (practitioner: string, post: Post) => boolean;

/** Whoever answers for a post, of those who may: from the post upward, then the duty posts. Nobody, where none of them may. */
export const whoAnswersOf = (area: Area, post: string, at: Instant, may: May): Answerable =>
  upward(area, post, at, may) ?? onDuty(area, post, at, may) ?? { post, practitioner: null, by: 'nobody' };

/**
 * Who takes the second decision on what somebody has proposed: whoever answers for the post, but never the proposer; when nobody
 * else is left up the chain, cover from another area; then the duty posts. One person alone never decides, whatever posts they fill.
 */
export function whoSeconds(area: Area, post: string, proposer: string, at: Instant): Answerable {
  const may: May = (practitioner) => practitioner !== proposer;
  const above = upward(area, post, at, may);
  if (above) return above;
  const cover = area.covers.find((each) => each.practitioner !== proposer && during(each, at) && isPresent(area, each.practitioner, at));
  if (cover) return { post, practitioner: cover.practitioner, by: 'cover' };
  return onDuty(area, post, at, may) ?? { post, practitioner: null, by: 'nobody' };
}

function upward(area: Area, postId: string, at: Instant, may: May): Answerable | undefined {
  const own = present(area, area.posts.get(postId), at, may);
  if (own) return own;
  for (const above of supervisorsOf(area, postId)) {
    const found = present(area, area.posts.get(above), at, may);
    if (found) return { ...found, by: 'supervisor' };
  }
  return undefined;
}

function onDuty(area: Area, postId: string, at: Instant, may: May): Answerable | undefined {
  for (const role of ['organisation-duty', 'area-duty'] as const) {
    for (const post of area.posts.values()) {
      if (post.role !== role || (role === 'organisation-duty' && post.organisation !== area.posts.get(postId)?.organisation)) continue;
      const found = present(area, post, at, may);
      if (found) return { ...found, by: role };
    }
  }
  return undefined;
}

/** A gap in the rota, or somebody on it who is away, falls to the post's holder, then to its deputy. */
function present(area: Area, post: Post | undefined, at: Instant, may: May): Answerable | undefined {
  if (!post) return undefined;
  const is = (practitioner: string) => may(practitioner, post) && isPresent(area, practitioner, at);
  const shift = momentOf(area, at).shifts.find((each) => each.post === post.id && is(each.practitioner));
  if (shift) return { post: post.id, practitioner: shift.practitioner, by: 'rota' };
  const holder = post.holders.find(is);
  if (holder) return { post: post.id, practitioner: holder, by: 'holder' };
  const deputy = post.deputies.find(is);
  return deputy ? { post: post.id, practitioner: deputy, by: 'deputy' } : undefined;
}

/** Everybody who may answer for a post at an instant: whoever fills it and is there, and whoever it falls to. */
export function everybodyAnswering(area: Area, id: string, at: Instant): ReadonlySet<string> {
  const { everybody } = momentOf(area, at);
  let found = everybody.get(id);
  if (!found) {
    const post = area.posts.get(id);
    const there = post ? [...post.holders, ...post.deputies].filter((who) => isPresent(area, who, at)) : [];
    const { practitioner } = whoAnswers(area, id, at);
    everybody.set(id, (found = new Set(practitioner === null ? there : [...there, practitioner])));
  }
  return found;
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
 * The posts for which somebody speaks at an instant: those that they fill or are on the rota of, and those of their own house that fall to them because
 * nobody is there. A post of another house gives them its duties, so that none is lost, and not its voice.
 */
export const voicesOf = (area: Area, practitioner: string, at: Instant): readonly string[] =>
  postsAnsweredBy(area, practitioner, at).filter((id) => {
    const post = area.posts.get(id);
    return (
      post !== undefined && (fills(post, practitioner) || area.posts.get(whoAnswers(area, id, at).post)?.organisation === post.organisation)
    );
  });

/** The sorts of organisation for which somebody speaks at an instant. */
export const speaksFor = (area: Area, practitioner: string, at: Instant): ReadonlySet<string> =>
  new Set(voicesOf(area, practitioner, at).flatMap((id) => area.organisations.get(area.posts.get(id)?.organisation ?? '')?.sort ?? []));

/** Nobody but these people fills the post: what they may not decide themselves would wait there for nobody. */
export const isFilledOnlyBy = (area: Area, id: string, people: readonly string[]): boolean => {
  const post = area.posts.get(id);
  const all = post ? [...post.holders, ...post.deputies] : [];
  return all.length > 0 && all.every((who) => people.includes(who));
};

/** Whether somebody may answer at an instant for a post of one of these roles. */
export const answersAs = (area: Area, practitioner: string, roles: readonly PostRole[], at: Instant): boolean =>
  postsAnsweredBy(area, practitioner, at).some((id) => roles.includes(area.posts.get(id)?.role ?? 'referrer'));
