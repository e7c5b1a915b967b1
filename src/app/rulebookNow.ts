/** The rulebook as it binds the area at this moment, in words: the same data that `throughline rulebook` prints, with the area's own amounts. */
import { type RulebookInWords, rulebookInWords } from '../rulebook/engine/inWords.ts';
import { inForce, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { serviceViewer } from '../store/viewing.ts';
import { areaNow } from './directory.ts';
import { costWords } from './yearCost.ts';
import type { House } from './house.ts';

/** A limit with its unit in words, for the form that sets the area's own: "working days". */
export interface LimitToSet {
  readonly limit: RulebookInWords['limits'][number];
  readonly unit: string;
}

export async function limitToSet(house: House, id: string): Promise<LimitToSet | null> {
  const limit = (await rulebookNow(house)).limits.find((each) => each.id === id);
  return limit ? { limit, unit: limit.amount.replace(/^\d+ /, '').replace(/(?<!s)(,|$)/, 's$1') } : null;
}

export const rulebookNow = async (house: House): Promise<RulebookInWords> => rulebookInWords(await bookNow(house));

/** The same, as the engine reads it. */
export async function bookNow(house: House): Promise<RulebookInForce> {
  const area = await areaNow(house, serviceViewer(house.area, 'clock'));
  return inForce(house.rulebook, area, await house.now());
}

/** A rule that an area may switch, as it is now. */
export type RuleToSwitch = RulebookInWords['rules'][number] & { readonly optional: object; readonly cost: string };

export async function ruleToSwitch(house: House, key: string): Promise<RuleToSwitch | null> {
  const rule = (await rulebookNow(house)).rules.find((each) => each.key === key);
  return rule?.optional ? { ...rule, optional: rule.optional, cost: costWords(rule.key) } : null;
}
