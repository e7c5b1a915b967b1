/**
 * A simulated ordinary year of one area through the real rulebook and the same engine as live: what each rule asks of each
 * post, what lapses and climbs, and whether anybody acts on it, against the alarm budget. Pure: the same seed, the same year.
 */
import { fingerprint, inForce, type Rulebook } from '../rulebook/engine/rulebook.ts';
import { startOfDay } from '../rulebook/engine/amount.ts';
import { fullTimeOf, yearArea } from './year/area.ts';
import { type Assumption, assumptions, type Practice, usualPractice } from './year/assumptions.ts';
import { costOfPost, costOfRule, type PostCost, type RuleCost, spanOf, type Tally, tallyOf, within } from './year/cost.ts';
import { arrive } from './year/course.ts';
import { drawsFrom } from './year/draws.ts';
import { bornInto, live, plan } from './year/life.ts';
import { countedFrom, countedTo, people, type Source } from './year/people.ts';
import { respondAs } from './year/practitioners.ts';

export interface YearCost {
  readonly seed: number;
  readonly rulebook: string;
  readonly from: string;
  readonly to: string;
  readonly referrals: number;
  readonly closed: number;
  /** Referrals by who made them. */
  readonly sources: Readonly<Record<Source, number>>;
  readonly rules: readonly RuleCost[];
  readonly posts: readonly PostCost[];
  readonly assumptions: readonly Assumption[];
  /** Of everything that happened in it, so that two years can be told to be the same. */
  readonly fingerprint: string;
}

export function simulateYear(rulebook: Rulebook, seed: number, practice: Practice = usualPractice): YearCost {
  const area = yearArea();
  const book = inForce(rulebook, area, startOfDay(countedTo));
  const draw = drawsFrom(seed);
  const span = spanOf(countedFrom, countedTo, book);
  const tally: { [Kind in keyof Tally]: Tally[Kind][number][] } = { demands: [], climbs: [], lapses: [] };
  const sources: Record<Source, number> = { education: 0, police: 0, council: 0, other: 0 };
  let referrals = 0;
  let closed = 0;
  for (const person of people(draw, book.calendar)) {
    const life = bornInto(person.number, area, book, draw, practice, respondAs(person));
    for (const referred of person.referrals) {
      plan(life, referred.at, (at) => arrive(life, person, referred, at));
      if (referred.at < span.from || referred.at >= span.to) continue;
      referrals += 1;
      sources[referred.source] += 1;
    }
    live(life, span.to);
    closed += [...life.files.values()]
      .flatMap((file) => [...file.referrals.values()])
      .flatMap((each) => each.closures)
      .filter(({ at }) => at >= span.from && at < span.to).length;
    const lived = within(tallyOf(life), span);
    tally.demands.push(...lived.demands);
    tally.climbs.push(...lived.climbs);
    tally.lapses.push(...lived.lapses);
  }
  const posts = [...area.posts.values()].map((post) => costOfPost(post, fullTimeOf.get(post.id) ?? 1, tally, span));
  const rules = book.rules.map((rule) => costOfRule(rule, fullTimeOf, tally, span));
  return {
    seed,
    rulebook: book.version,
    from: countedFrom.toString(),
    to: countedTo.toString(),
    referrals,
    closed,
    sources,
    rules,
    posts,
    assumptions,
    fingerprint: fingerprint(tally),
  };
}
