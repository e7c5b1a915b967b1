/** Who did something, for which post, in which organisation (F53): practitioners come and go, so all three are said. */

import type { Area } from '../../domain/area/state.ts';
import type { Instant } from '../deps.ts';
import { referrerWords } from '../source/words.ts';
import { t } from '../words.ts';

export interface Made {
  readonly at: Instant;
  readonly by: string;
  /** "Gateway assessor, Wexmoor Police"; empty where nobody's post made it. */
  readonly post: string;
}

export function practitionerName(area: Area, id: string): string {
  if (id === 'public') return t('Somebody without an account');
  if (id.startsWith('system:')) return t('Throughline itself');
  return referrerWords(area, id) ?? area.practitioners.get(id)?.name ?? id;
}

export const organisationName = (area: Area, id: string | null): string =>
  area.organisations.get(id ?? '')?.name ?? t('somebody without an account');

export function postWords(area: Area, id: string | null): string {
  const post = area.posts.get(id ?? '');
  return post ? `${post.title}, ${organisationName(area, post.organisation)}` : '';
}

export const made = (area: Area, done: { readonly at: Instant; readonly by: string; readonly post: string | null }): Made => ({
  at: done.at,
  by: practitionerName(area, done.by),
  post: postWords(area, done.post),
});
