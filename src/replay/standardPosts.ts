/** The posts that a chronology has when it names none, or lacks a role: enough for every duty and rung to find somebody. */
import type { Area, Post } from '../domain/area/state.ts';
import { emptyArea } from '../domain/area/state.ts';
import type { PostRole } from '../domain/area/entries.ts';
import type { Chronology } from './chronology.ts';

const standard: readonly { readonly id: string; readonly title: string; readonly role: PostRole; readonly supervisor: string | null; readonly hours: Post['hours'] }[] = [
  { id: 'intake', title: 'Gateway assessor', role: 'intake', supervisor: 'supervisor', hours: 'office' },
  { id: 'supervisor', title: 'Supervisor', role: 'supervisor', supervisor: 'senior', hours: 'office' },
  { id: 'senior', title: 'Senior officer', role: 'senior', supervisor: 'chief', hours: 'office' },
  { id: 'chief', title: 'Chief officer', role: 'chief', supervisor: null, hours: 'office' },
  { id: 'duty', title: 'Duty officer', role: 'area-duty', supervisor: 'senior', hours: 'always' },
  { id: 'records', title: 'Records reviewer', role: 'records', supervisor: 'supervisor', hours: 'office' },
];

export function areaOf(chronology: Chronology): Area {
  const posts = new Map<string, Post>();
  const organisations = new Map<string, { id: string; name: string; sort: string }>();
  const practitioners = new Map<string, { id: string; name: string; organisation: string }>();
  const add = (post: Omit<Post, 'holders' | 'deputies'>) => {
    const holder = `${post.id}-holder`;
    organisations.set(post.organisation, { id: post.organisation, name: post.organisation, sort: 'other' });
    practitioners.set(holder, { id: holder, name: post.title, organisation: post.organisation });
    posts.set(post.id, { ...post, holders: [holder], deputies: [] });
  };
  for (const { id, title, organisation, role, supervisor, hours } of chronology.posts) {
    add({ id, title: title ?? id, organisation, role, supervisor: supervisor ?? null, hours: hours ?? 'office' });
  }
  const named = new Set([...posts.values()].map((post) => post.role));
  for (const post of standard) if (!named.has(post.role) && !posts.has(post.id)) add({ ...post, organisation: 'Prevent team' });
  for (const post of posts.values()) {
    if (post.supervisor && posts.has(post.supervisor)) continue;
    const above = post.role === 'chief' ? null : ([...posts.values()].find((each) => each.role === (post.role === 'supervisor' ? 'senior' : post.role === 'senior' ? 'chief' : 'supervisor'))?.id ?? null);
    posts.set(post.id, { ...post, supervisor: above });
  }
  return { ...emptyArea('replay'), name: chronology.area, nation: chronology.nation, posts, organisations, practitioners };
}
