/** What every page for staff begins with. */
import type { House } from '../app/house.ts';
import type { WebDeps } from './deps.ts';

/** The house of the use cases. Only where the public shell is tried without a database there is none, and then nobody can be signed in to ask. */
export function houseOf(deps: WebDeps): House {
  if (deps.house === null) throw new Error('There are no staff pages without a database');
  return deps.house;
}
