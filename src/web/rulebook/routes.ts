/** The rulebook in words, for anybody: what is owed, by whom, by when, where it climbs, and where each number comes from. */
import { rulebookNow } from '../../app/rulebookNow.ts';
import { costWords } from '../../app/yearCost.ts';
import type { RulebookInWords } from '../../rulebook/engine/inWords.ts';
import { missing, page, view } from '../answer.ts';
import { costRoute } from './cost.ts';
import { replaysRoute } from './replays.ts';
import { limitRoutes } from './limit.ts';
import { matchingRoutes } from './matching.ts';
import { ruleRoutes } from './rule.ts';
import { paths } from '../paths.ts';
import { noInput, type Route, route } from '../route.ts';
import { phrase, t } from '../words.ts';

type Rule = RulebookInWords['rules'][number];
type Gate = RulebookInWords['gates'][number];

export interface RulebookModel {
  readonly book: RulebookInWords;
  /** Rules and gates of one id together, so that a link to `#G04` finds everything that it says. */
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly rules: readonly Rule[];
    readonly gates: readonly Gate[];
  }[];
  readonly otherLimits: RulebookInWords['limits'];
  readonly failingById: Readonly<Record<string, RulebookInWords['failings'][number]>>;
  /** What rules that an area may switch cost, by key. */
  readonly costs: Readonly<Record<string, string>>;
  readonly unverified: number;
  /** Whether the reader may set the area's own amounts. */
  readonly maySet: boolean;
  /** Whether the reader may see what the match bands cost. */
  readonly mayLook: boolean;
}
/** What the rules of one number are about together, where no gate of that number says it. */
const together: Readonly<Record<string, string>> = { C43: phrase('Danger now') };
const rulebookView = view<RulebookModel>('rulebook/rulebook.njk');

export function rulebookModel(book: RulebookInWords, maySet: boolean, mayLook = maySet): RulebookModel {
  const ids = [...new Set([...book.rules.map((rule) => rule.id), ...book.gates.map((gate) => gate.id)])];
  const shown = new Set(book.rules.flatMap((rule) => [rule.limit.id, ...rule.furtherLimits.map((limit) => limit.id)]));
  return {
    book,
    sections: ids.map((id) => {
      const rules = book.rules.filter((rule) => rule.id === id);
      const gates = book.gates.filter((gate) => gate.id === id);
      return {
        id,
        rules,
        gates,
        title:
          rules.length > 1 && !gates[0] && !together[id]
            ? t('{rule}, and {n, plural, one {one more rule} other {# more rules}}', {
                rule: t(rules[0]?.title ?? id),
                n: rules.length - 1,
              })
            : t(gates[0]?.title ?? together[id] ?? rules[0]?.title ?? id),
      };
    }),
    otherLimits: book.limits.filter((limit) => !shown.has(limit.id)),
    failingById: Object.fromEntries(book.failings.map((each) => [each.id, each])),
    maySet,
    mayLook,
    costs: Object.fromEntries(book.rules.flatMap(({ key, optional }) => (optional ? [[key, costWords(key)]] : []))),
    unverified: book.limits.filter((limit) => !limit.verified).length,
  };
}

export const rulebookRoutes: readonly Route[] = [
  ...limitRoutes,
  ...ruleRoutes,
  ...matchingRoutes,
  costRoute,
  replaysRoute,
  route({
    method: 'GET',
    path: paths.rulebook,
    title: 'The rulebook',
    mayUse: 'anyone',
    reads: 'rulebook',
    schema: noInput,
    handle: async ({ deps, viewer }) => {
      const maySet = viewer.duties.some((duty) => duty === 'senior' || duty === 'chief');
      const mayLook = maySet || viewer.duties.includes('supervisor');
      return deps.house === null ? missing : page(rulebookView, rulebookModel(await rulebookNow(deps.house), maySet, mayLook));
    },
  }),
];
