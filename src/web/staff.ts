/** What every page for staff begins with. */
import type { House } from '../app/house.ts';
import type { WebDeps } from './deps.ts';

/** The house of the use cases. Only where the public shell is tried without a database there is none, and then nobody can be signed in to ask. */
export function houseOf(deps: WebDeps): House {
  if (deps.house === null) throw new Error('There are no staff pages without a database');
  return deps.house;
}

/** Posts whose holders work on the area's files. The duty posts are among them: work falls to them when nobody else is there. */
export const caseDuties = ['intake', 'assessor', 'supervisor', 'senior', 'chief', 'organisation-duty', 'area-duty'] as const;
/** Everybody who may see the area's files. */
export const areaDuties = [...caseDuties, 'records'] as const;
