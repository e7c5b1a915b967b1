/** What the rulebook asks of people in a simulated ordinary year, against the alarm budget: the figures that ship with this release. */
import { shippedCost, type YearCost } from '../../app/yearCost.ts';
import { page, view } from '../answer.ts';
import { paths } from '../paths.ts';
import { noInput, route } from '../route.ts';
import { fixed } from '../words.ts';

interface Row {
  readonly name: string;
  readonly title: string;
  readonly demands: string;
  readonly aDay: string;
  readonly climbs: string;
  readonly aWeek: string;
  readonly followed: string;
  readonly over: readonly string[];
}

interface CostModel {
  readonly year: Pick<YearCost, 'from' | 'to' | 'referrals' | 'rulebook' | 'seed' | 'assumptions'>;
  readonly budget: ReturnType<typeof shippedCost>['budget'];
  readonly rules: readonly Row[];
  readonly posts: readonly Row[];
  readonly over: number;
}
const costView = view<CostModel>('rulebook/cost.njk');

const rowOf = (name: string, title: string, counted: YearCost['rules'][number] | YearCost['posts'][number]): Row => ({
  name,
  title: fixed(title),
  demands: String(counted.demands),
  aDay: counted.aDayInBusiestQuarter.toFixed(1),
  climbs: String(counted.climbs),
  aWeek: counted.climbsAWeek.toFixed(2),
  followed: counted.climbs === 0 ? '' : `${Math.round((counted.followed / counted.climbs) * 100)}%`,
  over: counted.over,
});

export const costRoute = route({
  method: 'GET',
  path: paths.cost,
  title: 'What the rules cost',
  mayUse: 'anyone',
  reads: 'rulebook',
  schema: noInput,
  handle: async () => {
    const { cost, budget } = shippedCost();
    const rules = cost.rules.map((each) => rowOf(each.rule, each.title, each));
    const posts = cost.posts.map((each) => rowOf(each.post, each.fullTime === 1 ? each.title : `${each.title} (${each.fullTime})`, each));
    const over = [...rules, ...posts].filter((each) => each.over.length > 0).length;
    return page(costView, { year: cost, budget, rules, posts, over });
  },
});
