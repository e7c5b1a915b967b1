/** The area as its directory stream tells it, and who answers for a post: a post always resolves (design.md, "Words"). */
import type { Instant } from '../../ledger/envelope.ts';
import type { AreaEntry, PostRole } from './entries.ts';

export interface Post {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly role: PostRole;
  readonly supervisor: string | null;
  readonly hours: 'office' | 'always';
  readonly holders: readonly string[];
  readonly deputies: readonly string[];
}

export interface LimitOverride {
  readonly limit: string;
  readonly amount: Readonly<Record<string, number | boolean>>;
  readonly at: Instant;
  readonly reason: string;
  readonly authoriser: string;
}

export interface Area {
  readonly id: string;
  readonly name: string;
  readonly nation: 'england-and-wales' | 'scotland' | 'northern-ireland';
  readonly organisations: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly sort: string }>;
  readonly practitioners: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly organisation: string }>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly overrides: readonly LimitOverride[];
  readonly adoptions: readonly { readonly version: string; readonly at: Instant; readonly newRules: readonly string[] }[];
}

export function emptyArea(id: string): Area {
  return {
    id,
    name: id,
    nation: 'england-and-wales',
    organisations: new Map(),
    practitioners: new Map(),
    posts: new Map(),
    overrides: [],
    adoptions: [],
  };
}

export function evolveArea(area: Area, fact: AreaEntry): Area {
  switch (fact.type) {
    case 'AreaOpened':
      return { ...area, name: fact.fields.name, nation: fact.fields.nation };
    case 'OrganisationJoined': {
      const { organisation, name, sort } = fact.fields;
      return { ...area, organisations: new Map(area.organisations).set(organisation, { id: organisation, name, sort }) };
    }
    case 'PractitionerJoined': {
      const { practitioner, name, organisation } = fact.fields;
      return { ...area, practitioners: new Map(area.practitioners).set(practitioner, { id: practitioner, name, organisation }) };
    }
    case 'PostCreated': {
      const { post, title, organisation, role, supervisor, hours } = fact.fields;
      return withPost(area, { id: post, title, organisation, role, supervisor, hours, holders: [], deputies: [] });
    }
    case 'PostFilled': {
      const post = area.posts.get(fact.fields.post);
      if (!post) return area;
      const list = fact.fields.as === 'holder' ? 'holders' : 'deputies';
      return withPost(area, {
        ...post,
        [list]: [...post[list].filter((who) => who !== fact.fields.practitioner), fact.fields.practitioner],
      });
    }
    case 'PostVacated': {
      const post = area.posts.get(fact.fields.post);
      if (!post) return area;
      const stays = (who: string) => who !== fact.fields.practitioner;
      return withPost(area, { ...post, holders: post.holders.filter(stays), deputies: post.deputies.filter(stays) });
    }
    case 'LimitOverridden': {
      const { limit, amount, reason, authoriser } = fact.fields;
      return { ...area, overrides: [...area.overrides, { limit, amount, reason, authoriser, at: fact.recorded }] };
    }
    case 'RulebookAdopted':
      return {
        ...area,
        adoptions: [...area.adoptions, { version: fact.fields.version, at: fact.recorded, newRules: fact.fields.newRules }],
      };
    default:
      return fact satisfies never;
  }
}

function withPost(area: Area, post: Post): Area {
  return { ...area, posts: new Map(area.posts).set(post.id, post) };
}

/** Who answers for a post now, and by which step of the chain: holder, deputy, supervising post, organisation's duty post, area's duty post. */
export interface Answerable {
  readonly post: string;
  readonly practitioner: string | null;
  readonly by: 'holder' | 'deputy' | 'supervisor' | 'organisation-duty' | 'area-duty' | 'nobody';
}

export function whoAnswers(area: Area, postId: string): Answerable {
  const own = present(area.posts.get(postId));
  if (own) return own;
  const seen = new Set([postId]);
  for (let above = area.posts.get(postId)?.supervisor; above && !seen.has(above); above = area.posts.get(above)?.supervisor) {
    seen.add(above);
    const found = present(area.posts.get(above));
    if (found) return { ...found, by: 'supervisor' };
  }
  const organisation = area.posts.get(postId)?.organisation;
  const orgDuty = present(postWithRole(area, 'organisation-duty', organisation));
  if (orgDuty) return { ...orgDuty, by: 'organisation-duty' };
  const areaDuty = present(postWithRole(area, 'area-duty'));
  if (areaDuty) return { ...areaDuty, by: 'area-duty' };
  return { post: postId, practitioner: null, by: 'nobody' };
}

function present(post: Post | undefined): Answerable | undefined {
  const holder = post?.holders[0];
  if (post && holder) return { post: post.id, practitioner: holder, by: 'holder' };
  const deputy = post?.deputies[0];
  if (post && deputy) return { post: post.id, practitioner: deputy, by: 'deputy' };
  return undefined;
}

/** The first post with this role, in the organisation if one is named. */
export function postWithRole(area: Area, role: PostRole, organisation?: string): Post | undefined {
  for (const post of area.posts.values()) {
    if (post.role === role && (organisation === undefined || post.organisation === organisation)) return post;
  }
  return undefined;
}

/** The posts that a practitioner fills, as holder or deputy. */
export function postsOf(area: Area, practitioner: string): readonly Post[] {
  return [...area.posts.values()].filter((post) => post.holders.includes(practitioner) || post.deputies.includes(practitioner));
}

/** The posts for which a practitioner may answer now: those held or deputised, by however many people, and those that fall to them because nobody is there. */
export const postsAnsweredBy = (area: Area, practitioner: string): readonly string[] =>
  [...area.posts.values()]
    .filter(
      ({ id, holders, deputies }) => [...holders, ...deputies].includes(practitioner) || whoAnswers(area, id).practitioner === practitioner,
    )
    .map(({ id }) => id);

/** Whether somebody may answer now for a post of one of these roles. */
export const answersAs = (area: Area, practitioner: string, roles: readonly PostRole[]): boolean =>
  postsAnsweredBy(area, practitioner).some((id) => roles.includes(area.posts.get(id)?.role ?? 'referrer'));
