/** What the rulebook costs in a simulated ordinary year: the same figures for the command line and the rulebook page. */
import { simulateYear, type YearCost } from '../replay/year.ts';
import { yearText } from '../replay/year/words.ts';
import type { Rulebook } from '../rulebook/engine/rulebook.ts';

export type { YearCost };

export function yearCost(rulebook: Rulebook, seed: number): { readonly cost: YearCost; readonly text: string } {
  const cost = simulateYear(rulebook, seed);
  return { cost, text: yearText(cost) };
}
