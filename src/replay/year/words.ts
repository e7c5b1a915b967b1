/** A simulated year as it is printed: what each rule and each post costs, in 80 columns, and on which assumptions. */
import { wrapped } from '../report.ts';
import type { YearCost } from '../year.ts';
import { budget, type Counted, followedWithinDays } from './cost.ts';

const width = { name: 16, number: 8 } as const;
const headings = ['asked', 'lapsed', 'climbed', 'followed', 'a day', 'busiest', 'climbs'];

export function yearText(year: YearCost): string {
  const lines = [
    ...wrapped(
      `A simulated ordinary year of one area, ${year.from} to ${year.to}: ${year.referrals} invented referrals (${Object.entries(
        year.sources,
      )
        .map(([source, number]) => `${source} ${number}`)
        .join(
          ', ',
        )}), rulebook ${year.rulebook}, seed ${year.seed}. No figure here is of real people; it is worth as much as the assumptions below.`,
      '',
    ),
    '',
    ...wrapped(
      `Budget: at most ${budget.demandsADay} new demands for a full-time post on a working day (in the busiest quarter), at most ${budget.climbsAWeek} climb a week to a post, at least 1 in 3 climbs followed by an act or an acknowledgement within ${followedWithinDays} days.`,
      '',
    ),
    '',
    'BY RULE, where it falls most',
    ...table(year.rules.map((each) => ({ name: each.rule, ...each }))),
    '',
    'BY POST, for each full-time person',
    ...table(year.posts.map((each) => ({ name: each.fullTime === 1 ? each.post : `${each.post} x${each.fullTime}`, ...each }))),
    '',
    ...wrapped(
      'asked: new things to do, one line for one person at one time; a day: of them on a working day; busiest: the same in the busiest quarter; climbs: those put to the post, a week. * is over budget.',
      '',
    ),
    '',
    ...overWords(year),
    '',
    'ASSUMPTIONS',
    ...year.assumptions.flatMap(({ words, value, source }) => wrapped(`${words}: ${value} (${source ?? 'assumed'}).`, '  ')),
  ];
  return lines.join('\n');
}

function table(rows: readonly (Counted & { readonly name: string })[]): readonly string[] {
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(width.name)}${cells.map((cell) => cell.padStart(width.number)).join('')}`;
  return [row('', headings), ...rows.map((each) => `${row(each.name, cells(each))}${each.over.length > 0 ? ' *' : ''}`)];
}

const cells = ({ demands, lapses, climbs, followed, aDay, aDayInBusiestQuarter, climbsAWeek }: Counted): readonly string[] =>
  [
    demands,
    lapses,
    climbs,
    climbs === 0 ? '-' : `${Math.round((followed / climbs) * 100)}%`,
    aDay.toFixed(2),
    aDayInBusiestQuarter.toFixed(2),
    climbsAWeek.toFixed(2),
  ].map(String);

function overWords(year: YearCost): readonly string[] {
  const over = [
    ...year.rules.map((each) => ({ name: `${each.rule} ${each.title}`, over: each.over })),
    ...year.posts.map((each) => ({ name: each.title, over: each.over })),
  ].filter((each) => each.over.length > 0);
  if (over.length === 0) return ['Everything is within budget.'];
  return ['OVER BUDGET', ...over.flatMap((each) => wrapped(`${each.name}: ${each.over.join('; ')}.`, '  '))];
}
