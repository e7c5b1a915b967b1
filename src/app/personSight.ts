/** What pages ask about the person on a file: told or not, what they say, the state they are in, how old they may be. Pages take it from here, as they may take only types from the domain. */
export { isChild, mayBeUnderTen, reaches } from '../domain/circumstance/age.ts';
export { circumstances } from '../domain/circumstance/entries.ts';
export { adulthoodConsidered, circumstancesOf, standing } from '../domain/circumstance/state.ts';
export { reasonsNotToTell, rights, toldWhom, waysOfTelling } from '../domain/telling/entries.ts';
export { standingNotTold, tellingsOf } from '../domain/telling/state.ts';
