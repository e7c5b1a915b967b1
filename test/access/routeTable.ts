/**
 * Who may open which route, written by hand: the test asks the running server, and prints the table of docs/access.md from
 * here. A route that is not in it fails. What somebody may then do on a page is the policies' business.
 */
import type { PostRole } from '../../src/domain/area/entries.ts';

export type Asker = 'public' | PostRole;
export const askers: readonly Asker[] = [
  'public',
  'referrer',
  'intake',
  'assessor',
  'supervisor',
  'senior',
  'chief',
  'organisation-duty',
  'area-duty',
  'records',
];

const everybody = askers;
const casework: readonly Asker[] = ['intake', 'assessor', 'supervisor', 'senior', 'chief', 'organisation-duty', 'area-duty'];
const signedIn: readonly Asker[] = askers.filter((asker) => asker !== 'public');
const staff: readonly Asker[] = [...casework, 'records'];

export const routeTable: Readonly<Record<string, { readonly who: readonly Asker[]; readonly reads: string }>> = {
  'GET /': { who: everybody, reads: 'nothing' },
  'GET /help': { who: everybody, reads: 'nothing' },
  'GET /accessibility': { who: everybody, reads: 'nothing' },
  'GET /danger': { who: everybody, reads: 'nothing' },
  'POST /danger': { who: everybody, reads: 'nothing' },
  'GET /tell-us': { who: everybody, reads: 'own-draft' },
  'GET /tell-us/:slug': { who: everybody, reads: 'own-draft' },
  'POST /tell-us/:slug': { who: everybody, reads: 'own-draft' },
  'GET /tell-us/check': { who: everybody, reads: 'own-draft' },
  'POST /tell-us/send': { who: everybody, reads: 'own-draft' },
  'GET /tell-us/receipt': { who: everybody, reads: 'own-draft' },
  'POST /tell-us/forget': { who: everybody, reads: 'own-draft' },
  'GET /sign-in': { who: everybody, reads: 'people' },
  'POST /sign-in': { who: everybody, reads: 'people' },
  'POST /sign-out': { who: everybody, reads: 'nothing' },
  'POST /demonstration/forward': { who: everybody, reads: 'nothing' },
  'GET /files/:id': { who: staff, reads: 'files' },
  'GET /files/:id/owed/:obligation': { who: staff, reads: 'files' },
  'POST /files/:id/owed/:obligation': { who: staff, reads: 'files' },
  'GET /files/:id/lead': { who: staff, reads: 'files' },
  'POST /files/:id/lead': { who: staff, reads: 'files' },
  'GET /files/:id/records/:record/unlink': { who: staff, reads: 'files' },
  'POST /files/:id/records/:record/unlink': { who: staff, reads: 'files' },
  'GET /files/:id/entries/:fact/time': { who: staff, reads: 'files' },
  'POST /files/:id/entries/:fact/time': { who: staff, reads: 'files' },
  'GET /files/:id/disposal': { who: staff, reads: 'files' },
  'POST /files/:id/disposal': { who: staff, reads: 'files' },
  'GET /files/:id/danger': { who: staff, reads: 'files' },
  'POST /files/:id/danger': { who: staff, reads: 'files' },
  'GET /files/:id/danger/:danger': { who: staff, reads: 'files' },
  'POST /files/:id/danger/:danger': { who: staff, reads: 'files' },
  'GET /arrivals/:id': { who: staff, reads: 'files' },
  'POST /arrivals/:id': { who: staff, reads: 'files' },
  'GET /rulebook': { who: everybody, reads: 'rulebook' },
  'GET /rulebook/limits/:id': { who: ['senior', 'chief'], reads: 'rulebook' },
  'POST /rulebook/limits/:id': { who: ['senior', 'chief'], reads: 'rulebook' },
  'GET /promise': { who: signedIn, reads: 'proof' },
  'GET /today': { who: [...staff, 'referrer'], reads: 'worklist' },
  'GET /queue': { who: staff, reads: 'files' },
  'GET /referrals/:id': { who: staff, reads: 'files' },
  'POST /referrals/:id/earlier/:earlier': { who: staff, reads: 'files' },
  'GET /referrals/:id/candidates/:record': { who: staff, reads: 'files' },
  'POST /referrals/:id/candidates/:record': { who: casework, reads: 'files' },
  'GET /referrals/:id/dismiss-candidates': { who: casework, reads: 'files' },
  'POST /referrals/:id/dismiss-candidates': { who: casework, reads: 'files' },
  'GET /referrals/:id/who': { who: staff, reads: 'files' },
  'POST /referrals/:id/who': { who: staff, reads: 'files' },
  'GET /referrals/:id/record/:what': { who: casework, reads: 'files' },
  'POST /referrals/:id/record/:what': { who: casework, reads: 'files' },
  'GET /referrals/:id/decide': { who: casework, reads: 'files' },
  'POST /referrals/:id/decide': { who: casework, reads: 'files' },
  'GET /referrals/:id/second': { who: casework, reads: 'files' },
  'POST /referrals/:id/second': { who: casework, reads: 'files' },
  'GET /referrals/:id/review': { who: casework, reads: 'files' },
  'POST /referrals/:id/review': { who: casework, reads: 'files' },
  'GET /referrals/:id/reopening': { who: casework, reads: 'files' },
  'POST /referrals/:id/reopening': { who: casework, reads: 'files' },
};
