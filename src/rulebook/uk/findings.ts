/**
 * What each finding F01 to F57 is: a failing that published reviews or the press describe, in plain words, with place and year and no
 * name. Rules, gates and chronologies name the number; whoever reads one is shown these words.
 */
import type { Failing, System } from '../engine/rulebook.ts';
import list from './findings.json' with { type: 'json' };

export const failings: readonly Failing[] = list.findings;
export const systems: readonly System[] = list.systems;
