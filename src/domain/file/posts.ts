/** Which post a duty means in a file now: never nobody, and in a sealed file never beyond the organisation that holds it. */
import type { PostRole } from '../area/entries.ts';
import { postWithRole } from '../area/state.ts';
import type { Duty } from '../obligation/entries.ts';
import { isSealed } from '../silent/state.ts';
import type { FileState } from './state.ts';

/**
 * The post that a duty means in this file now. Never nothing while the area has any post: it falls to the area's duty post, then to any.
 * In a sealed file it never leaves the organisation that holds it: to ask another would tell it.
 */
export function postFor(file: FileState, duty: Duty): string {
  if (isSealed(file) && file.lead !== null) return postWithin(file, file.lead, duty);
  const fallback = postWithRole(file.area, 'area-duty')?.id ?? file.area.posts.keys().next().value ?? 'nobody';
  const lead = file.lead ?? postWithRole(file.area, 'intake')?.id ?? fallback;
  switch (duty) {
    case 'lead':
      return lead;
    case 'second':
      return file.area.posts.get(lead)?.supervisor ?? postWithRole(file.area, 'supervisor')?.id ?? fallback;
    case 'intake':
    case 'senior':
    case 'records':
    case 'area-duty':
      return postWithRole(file.area, duty)?.id ?? fallback;
    default:
      return duty.slice('post:'.length);
  }
}

function postWithin({ area }: FileState, lead: string, duty: Duty): string {
  if (duty.startsWith('post:')) return duty.slice('post:'.length);
  const { supervisor, organisation } = area.posts.get(lead) ?? { supervisor: null, organisation: '' };
  const own = (post: string | null | undefined) => (area.posts.get(post ?? '')?.organisation === organisation ? post : null);
  if (duty === 'second') return own(supervisor) ?? postWithRole(area, 'organisation-duty', organisation)?.id ?? lead;
  return duty === 'lead' || duty === 'intake' ? lead : (postWithRole(area, duty as PostRole, organisation)?.id ?? lead);
}
