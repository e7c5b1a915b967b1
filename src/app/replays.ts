/**
 * Every chronology of a folder against one rulebook: of each failing that one plays, the day and the post of the first alarm, with what the
 * same rule asks of people in an ordinary year beside it. It says when somebody would have been told, and never that harm would have been prevented.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChronology } from '../replay/chronology.ts';
import { firstAlarms } from '../replay/firstAlarms.ts';
import { replayReport, wrapped } from '../replay/report.ts';
import { atWords } from '../replay/words.ts';
import { play } from '../replay/world.ts';
import type { Failing, Rulebook } from '../rulebook/engine/rulebook.ts';
import { chronologyFile } from './chronologyFile.ts';
import { shippedCost } from './yearCost.ts';

export interface ReplayedFailing {
  readonly finding: string;
  /** What the failing is, with its place and year; null where the rulebook has no such finding. */
  readonly failing: Pick<Failing, 'words' | 'where' | 'shown'> | null;
  /** Null: nothing was ever said about it, which is a fault of the rulebook or of the chronology. */
  readonly first: {
    readonly at: string;
    readonly when: string;
    readonly kind: string;
    readonly rule: string;
    readonly words: string;
    readonly post: string;
    readonly organisation: string;
    /** How often the rules of this number ask, and climb, in a simulated ordinary year of a thousand referrals; null for a gate, which asks nobody by itself. */
    readonly year: { readonly asks: number; readonly climbs: number } | null;
  } | null;
}

export interface ReplayedChronology {
  readonly file: string;
  readonly title: string;
  readonly source: string;
  readonly isMadeUp: boolean;
  readonly failings: readonly ReplayedFailing[];
  /** Zeroes where it cannot be read. */
  readonly summary: ReturnType<typeof replayReport>['summary'];
  /** What could not be read or played, each with why. */
  readonly problems: readonly string[];
}

export interface Replays {
  readonly rulebook: string;
  readonly budget: { readonly demandsADay: number; readonly climbsAWeek: number; readonly over: readonly string[] };
  readonly chronologies: readonly ReplayedChronology[];
  /** Failings that no chronology plays, and the system each waits for. */
  readonly notPlayed: readonly {
    readonly finding: string;
    readonly words: string;
    readonly where: string;
    readonly system: string;
    readonly systemWords: string;
  }[];
}

export function replayAll(folder: string, rulebook: Rulebook): Replays {
  const { cost, budget } = shippedCost();
  const files = readdirSync(folder)
    .filter((name) => /\.(?:ya?ml|json)$/.test(name))
    .toSorted((a, b) => Number(isMadeUp(a)) - Number(isMadeUp(b)) || (a < b ? -1 : 1));
  const chronologies = files.map((file) => replayed(folder, file, rulebook));
  return {
    rulebook: rulebook.version,
    budget: {
      demandsADay: budget.demandsADay,
      climbsAWeek: budget.climbsAWeek,
      over: cost.rules.filter((each) => each.over.length > 0).map((each) => each.rule),
    },
    chronologies,
    notPlayed: notPlayed(rulebook, new Set(chronologies.flatMap((each) => each.failings.map(({ finding }) => finding)))),
  };
}

const notPlayed = ({ failings, systems }: Rulebook, played: ReadonlySet<string>): Replays['notPlayed'] =>
  failings
    .filter(({ id }) => !played.has(id))
    .map(({ id, words, where, waits, systems: [first = ''] }) => {
      const system = waits ?? first;
      return { finding: id, words, where, system, systemWords: systems.find((each) => each.id === system)?.words ?? system };
    });

function failingOf({ failings }: Rulebook, finding: string): ReplayedFailing['failing'] {
  const found = failings.find(({ id }) => id === finding);
  return found ? { words: found.words, where: found.where, ...(found.shown ? { shown: found.shown } : {}) } : null;
}

const isMadeUp = (file: string): boolean => file.startsWith('made-up-');
const nothing = { entries: 0, due: 0, lapsed: 0, climbed: 0, refused: 0 };

function replayed(folder: string, file: string, rulebook: Rulebook): ReplayedChronology {
  const found = chronologyFile(join(folder, file));
  // One that cannot be read is a problem of that one: the others are played.
  const read = found.ok ? readChronology(found.text) : { ok: false as const, problems: [found.why] };
  if (!read.ok) return { file, title: file, source: '', isMadeUp: isMadeUp(file), failings: [], summary: nothing, problems: read.problems };
  const { title, source = '', findings } = read.chronology;
  const world = play(read.chronology, { rulebook });
  return {
    file,
    title,
    source: source.trim(),
    isMadeUp: isMadeUp(file),
    failings: firstAlarms(findings, world).map(({ finding, alarm }) => ({
      finding,
      failing: failingOf(rulebook, finding),
      first: alarm && {
        at: new Date(alarm.at).toISOString(),
        when: atWords(alarm.at),
        kind: alarm.kind,
        rule: alarm.rule,
        words: alarm.words,
        ...alarm.owedBy,
        year: alarm.kind === 'refused' ? null : yearOf(alarm.rule, rulebook),
      },
    })),
    summary: replayReport(title, world).summary,
    problems: world.problems,
  };
}

function yearOf(id: string, rulebook: Rulebook): { readonly asks: number; readonly climbs: number } {
  const keys = new Set(rulebook.rules.filter((rule) => rule.id === id).map((rule) => rule.key));
  const costs = shippedCost().cost.rules.filter((each) => keys.has(each.rule));
  const sum = (of: 'demands' | 'climbs'): number => costs.reduce((total, each) => total + each[of], 0);
  return { asks: sum('demands'), climbs: sum('climbs') };
}

/** What could not be played, and failings that nobody was told of: what makes the command fail. */
export const faultsOf = ({ chronologies }: Replays): readonly string[] =>
  chronologies.flatMap(({ file, failings, problems }) => [
    ...problems.map((problem) => `${file}: ${problem}`),
    ...failings.filter(({ failing }) => failing === null).map(({ finding }) => `${file}: the rulebook has no finding ${finding}`),
    ...failings
      .filter(({ first, failing }) => first === null && !failing?.shown)
      .map(({ finding }) => `${file}: nobody is told of ${finding}`),
    ...(failings.length === 0 && problems.length === 0 ? [`${file}: it names no findings that it plays`] : []),
  ]);

export function replaysText({ rulebook, budget, chronologies, notPlayed: waiting }: Replays): string {
  const lines = [
    ...wrapped(
      `Rulebook ${rulebook}. First alarm of each failing, and who is told. It does not say that harm would have been prevented.`,
      '',
    ),
    ...wrapped(
      `Beside each: how often the rule asks, and climbs, in an ordinary year of a thousand referrals. Alarm budget: ${budget.demandsADay} new demands a working day and ${budget.climbsAWeek} climb a week for a full-time post; ${budget.over.length === 0 ? 'no rule is over it' : `over it: ${budget.over.join(', ')}`}.`,
      '',
    ),
  ];
  for (const { title, source, failings, problems, isMadeUp: invented } of chronologies) {
    // Only of what was read, and says from where it is.
    lines.push('', ...wrapped(invented || source === '' ? title : `${title} (from the public record)`, ''));
    for (const { finding, failing, first } of failings) {
      lines.push(...wrapped(failing ? `${finding}  ${failing.words} (${failing.where})` : finding, '  '));
      if (first === null) lines.push(...wrapped(failing?.shown ?? 'NOBODY IS TOLD', '       '));
      else
        lines.push(
          ...wrapped(`${first.when}: ${first.kind} ${first.rule}, ${first.post} (${first.organisation})`, '       '),
          `       ${yearWords(first.year)}`,
        );
    }
    if (failings.length === 0) lines.push('  It names no findings.');
    for (const problem of problems) lines.push(...wrapped(`COULD NOT BE PLAYED: ${problem}`, '  '));
  }
  if (waiting.length > 0) lines.push('', 'Not played yet, and the system that each waits for:');
  for (const { finding, words, where, system, systemWords } of waiting)
    lines.push(...wrapped(`${finding}  ${words} (${where}): ${system}, ${systemWords}`, '  '));
  return lines.join('\n');
}

const yearWords = (year: { readonly asks: number; readonly climbs: number } | null): string =>
  year === null
    ? 'a gate: it asks nobody by itself'
    : year.asks === 0
      ? 'too rare for an ordinary year'
      : `${year.asks} a year, ${year.climbs} climbs`;

let shipped: Replays | undefined;
/** As it was played for this release, for its page. A test plays it again and compares; `node src/cli/writeReplays.ts` writes it. */
export function shippedReplays(): Replays {
  shipped ??= JSON.parse(readFileSync(new URL('replays.json', import.meta.url), 'utf8')) as Replays;
  return shipped;
}
