/** The lists of the pathway for fixation on violence: loadable data of this project's own, versioned and dated; no official codes (S17). */
import type { PathwayLists } from '../../domain/pathway/deciders.ts';
import list from './violence-pathway.json' with { type: 'json' };

export const violenceList = list;
export const pathwayLists: PathwayLists = {
  list: list.list,
  version: list.version,
  violence: list.violence.map(({ code }) => code),
  ideology: list.ideology.map(({ code }) => code),
  bases: list.bases.map(({ code }) => code),
  consents: list.consents.map(({ code }) => code),
  consentFirst: list.consents.filter(({ first }) => first).map(({ code }) => code),
  childHeard: list.consents.filter(({ childHeard }) => childHeard).map(({ code }) => code),
  reasons: list.reasons,
};
/** That it says so is no concern: the axis was looked at, and nothing was there. */
export const noneSeen = 'none-seen';
