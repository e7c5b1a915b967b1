/**
 * The posts of a chronology. Where it names none, or lacks a role, standard ones stand in, so that every duty and every
 * rung finds somebody. `by` may name a post, or a role; where no posts are listed any label is a post of its own.
 */
import { type Area, emptyArea, type Post, postWithRole, type Practitioner } from '../domain/area/state.ts';
import { type PostRole, postRoles } from '../domain/area/entries.ts';
import type { Chronology } from './chronology.ts';

export const standardPosts: readonly {
  readonly id: string;
  readonly title: string;
  readonly role: PostRole;
  readonly supervisor: string | null;
  readonly hours: Post['hours'];
}[] = [
  { id: 'intake', title: 'Gateway assessor', role: 'intake', supervisor: 'supervisor', hours: 'office' },
  { id: 'supervisor', title: 'Supervisor', role: 'supervisor', supervisor: 'senior', hours: 'office' },
  { id: 'senior', title: 'Senior officer', role: 'senior', supervisor: 'chief', hours: 'office' },
  { id: 'chief', title: 'Chief officer', role: 'chief', supervisor: null, hours: 'office' },
  { id: 'duty', title: 'Duty officer', role: 'area-duty', supervisor: 'senior', hours: 'always' },
  { id: 'panel-chair', title: 'Panel chair', role: 'panel-chair', supervisor: 'senior', hours: 'office' },
  { id: 'records', title: 'Records reviewer', role: 'records', supervisor: 'supervisor', hours: 'office' },
];
export const standardOrganisation = 'Prevent team';

/** A chronology says of an organisation only its name. */
const sortOf = (name: string): string => (/police/i.test(name) ? 'police' : /council|local authority/i.test(name) ? 'council' : 'other');

const isRole = (written: string): written is PostRole => (postRoles as readonly string[]).includes(written);

export interface AreaRead {
  readonly area: Area;
  /** The post that an entry's `by` means, or undefined when there is none. */
  readonly postNamed: (written: string) => Post | undefined;
}

export function areaOf(chronology: Chronology, wrong: (words: string) => void): AreaRead {
  const posts = new Map<string, Post>();
  const organisations = new Map<string, { id: string; name: string; sort: string }>();
  const practitioners = new Map<string, Practitioner>();
  const add = (post: Omit<Post, 'holders' | 'deputies'>) => {
    const holder = `${post.id}-holder`;
    organisations.set(post.organisation, { id: post.organisation, name: post.organisation, sort: sortOf(post.organisation) });
    practitioners.set(holder, { id: holder, name: post.title, organisation: post.organisation, left: null });
    posts.set(post.id, { ...post, holders: [holder], deputies: [] });
  };
  for (const { id, title, organisation, role, supervisor, hours } of chronology.posts) {
    add({
      id,
      title: title ?? id,
      organisation,
      role,
      supervisor: supervisor ?? null,
      hours: hours ?? (role.endsWith('duty') ? 'always' : 'office'),
    });
  }
  const named = new Set([...posts.values()].map((post) => post.role));
  for (const post of standardPosts) if (!named.has(post.role) && !posts.has(post.id)) add({ ...post, organisation: standardOrganisation });
  if (chronology.posts.length === 0) for (const post of impliedPosts(chronology, posts)) add(post);
  const read = {
    ...emptyArea('replay'),
    name: chronology.area,
    kind: chronology.kind,
    nation: chronology.nation,
    posts,
    organisations,
    practitioners,
  };
  const postNamed = (written: string): Post | undefined =>
    posts.get(written) ?? (isRole(written) ? postWithRole(read, written) : standardRole(read, written));
  for (const post of posts.values()) {
    const above = post.supervisor === null ? undefined : postNamed(post.supervisor);
    if (post.supervisor !== null && !above)
      wrong(`posts, ${post.id}: its supervisor "${post.supervisor}" is no post here. There are: ${[...posts.keys()].join(', ')}`);
    posts.set(post.id, { ...post, supervisor: above && above.id !== post.id ? above.id : usualSupervisor(read, post) });
  }
  return { area: read, postNamed };
}

/** `by: supervisor` means the post with that role, also where it has another id. */
function standardRole(area: Area, written: string): Post | undefined {
  const standard = standardPosts.find((post) => post.id === written);
  return standard ? postWithRole(area, standard.role) : undefined;
}

function* impliedPosts(chronology: Chronology, posts: ReadonlyMap<string, Post>) {
  const labels = new Map<string, boolean>();
  for (const { by, type } of chronology.entries) {
    const reports = type === 'ReferralReceived' || type === 'DangerReported' || type === 'InformationAdded';
    if (by !== null) labels.set(by, (labels.get(by) ?? true) && reports);
  }
  for (const [id, onlyReports] of labels) {
    if (posts.has(id) || standardPosts.some((post) => post.id === id || post.role === id)) continue;
    const role: PostRole = isRole(id) ? id : onlyReports ? 'referrer' : 'assessor';
    yield { id, title: id, organisation: onlyReports ? id : standardOrganisation, role, supervisor: null, hours: 'office' as const };
  }
}

function usualSupervisor(area: Area, { role }: Post): string | null {
  if (role === 'chief') return null;
  return postWithRole(area, role === 'supervisor' ? 'senior' : role === 'senior' ? 'chief' : 'supervisor')?.id ?? null;
}
