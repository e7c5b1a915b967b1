/** What the rulebook costs in a simulated ordinary year: the same figures for the command line and the rulebook page. */
import { readFileSync } from 'node:fs';
import { simulateYear, type YearCost } from '../replay/year.ts';
import { budget } from '../replay/year/cost.ts';
import { yearText } from '../replay/year/words.ts';
import type { Rulebook } from '../rulebook/engine/rulebook.ts';

export type { YearCost };

export function yearCost(rulebook: Rulebook, seed: number): { readonly cost: YearCost; readonly text: string } {
  const cost = simulateYear(rulebook, seed);
  return { cost, text: yearText(cost) };
}

let shipped: YearCost | undefined;
/** As it was simulated for the rulebook of this release (seed 1). A test plays it again and compares; `node src/cli/writeYear.ts` writes it. */
export function shippedCost(): { readonly cost: YearCost; readonly budget: typeof budget } {
  shipped ??= JSON.parse(readFileSync(new URL('year-cost.json', import.meta.url), 'utf8')) as YearCost;
  return { cost: shipped, budget };
}

/** What one rule costs in that year, where it falls most. */
export function costWords(rule: string): string {
  const cost = shippedCost().cost.rules.find((each) => each.rule === rule);
  if (!cost) return 'What it costs was not simulated.';
  const { demands, aDayInBusiestQuarter, climbs, climbsAWeek, over } = cost;
  const asked = `In a simulated ordinary year it asks ${demands} times, at most ${aDayInBusiestQuarter.toFixed(1)} times a working day of one full-time post`;
  return `${asked}, and climbs ${climbs} times, at most ${climbsAWeek.toFixed(2)} a week to one post${over.length > 0 ? `. It is over the alarm budget: ${over.join('; ')}` : ''}.`;
}
