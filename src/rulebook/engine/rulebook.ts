/**
 * What a rulebook is: limits, ladders, rules and gates, each with its source and whether anybody has verified it.
 * `inForce` folds an area's overrides into a plain value with its own version; statute cannot be overridden.
 */
import type { RiskOwner } from '../../domain/case/riskOwner.ts';
import { createHash } from 'node:crypto';
import type { Instant } from '../../ledger/envelope.ts';
import type { AreaKind } from '../../domain/area/entries.ts';
import type { Area } from '../../domain/area/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { AboutCase, Heard } from '../../domain/hearing/deciders.ts';
import type { Shared } from '../../domain/disclosure/deciders.ts';
import type { Lessen } from '../../domain/subject/lessening.ts';
import type { Duty } from '../../domain/obligation/entries.ts';
import { type Amount, readAmount } from './amount.ts';
import type { WorkingCalendar } from './workingDays.ts';

/** S statute or regulation, G statutory or official guidance, P agency policy, L local or contract, X none exists today: a proposed default. */
export type LimitKind = 'S' | 'G' | 'P' | 'L' | 'X';
export const limitKindWords: Readonly<Record<LimitKind, string>> = {
  S: 'statute or regulation',
  G: 'statutory or official guidance',
  P: 'agency policy',
  L: 'local or contract',
  X: 'none exists today: a proposed default',
};

export interface Limit {
  readonly id: string;
  readonly words: string;
  readonly amount: Amount;
  readonly kind: LimitKind;
  readonly source: string;
  /** Whether the number was confirmed in a source text. False is shown to everybody who is held to it. */
  readonly verified: boolean;
  readonly inForce: { readonly from: string; readonly until?: string };
  /** The area's own amount, where it has set one. */
  readonly overridden?: { readonly amount: Amount; readonly reason: string; readonly authoriser: string; readonly at: Instant };
}

export type RungTarget = 'supervisor' | 'organisation-duty' | 'area-duty' | 'senior' | 'chief';
export interface Ladder {
  readonly id: string;
  readonly words: string;
  /** Whether it runs at any hour. */
  readonly urgent: boolean;
  readonly rungs: readonly { readonly to: RungTarget; readonly after: string }[];
  /** How often the last rung is asked again until a person acknowledges. */
  readonly again: string;
}

/** What a rule says is owed: the entry that occasioned it, when the limit starts, and what has met it. */
export interface Owed {
  readonly occasion: string;
  readonly stream: string;
  readonly record: string | null;
  readonly starts: Instant;
  readonly owedBy: Duty;
  /** A due instant that a person set; otherwise the rule's limit from `starts`. */
  readonly due?: Instant;
  /** Another limit of the rulebook than the rule's own, e.g. for a child. */
  readonly limit?: string;
  readonly met: { readonly fact: string } | null;
}

export interface Rule {
  /** Unique: the id, and where one id has several obligations a word after a dot. */
  readonly key: string;
  /** The limit or gate it serves: C01, G05. */
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly limit: string;
  /** Limits that it uses instead in some files, e.g. of a child. */
  readonly furtherLimits?: readonly string[];
  readonly ladder: string;
  readonly findings: readonly string[];
  readonly systems: readonly string[];
  readonly owedByWords: string;
  /** Whether an authoriser may waive it. */
  readonly waivable: boolean;
  /** Entry types after which it is looked at again. */
  readonly listens: readonly string[];
  readonly owed: (file: FileState, book: RulebookInForce) => readonly Owed[];
  /** A rule that the promise can do without: an area may switch it, and one that is over the alarm budget ships switched off. What each costs is simulated (src/app/year-cost.json). */
  readonly optional?: { readonly shipped: 'on' | 'off' };
  /** Asks only in areas of this kind; in every area, if nothing is said. */
  readonly only?: AreaKind;
  /** What its owner is to do, as on a list: "Do the initial assessment". */
  readonly task: string;
}

/** A decision before it is taken: what the gates are asked about. */
export interface Proposed {
  readonly kind:
    | 'hear-case'
    | 'support'
    | 'write-plan'
    | 'review-case'
    | 'close-case'
    | 'review-after-closing'
    | 'link'
    | 'disclose'
    | 'propose-section-36'
    | 'section-36'
    | 'propose-closure'
    | 'close'
    | 'dispose'
    | 'contact'
    | 'propose-lessening'
    | 'lessening';
  readonly referral: string | null;
  readonly by: string;
  readonly post: string | null;
  readonly finding: string | null;
  readonly reasons: readonly string[];
  readonly words: string;
  readonly cumulative: string;
  readonly answers: readonly { readonly view: string; readonly answer: string }[];
  /** Who proposed it, when this is the second person's decision. */
  readonly proposedBy: string | null;
  /** The instant at which it is decided. */
  readonly now: Instant;
  /** What is proposed to lessen about a subject of interest (G14); of a second person's decision, which subject. */
  readonly lessening?: { readonly subject: string; readonly fields: Lessen | null };
  /** A contact with the person or their family (G02, G08): whether a parent hears of it. Unknown counts as yes. */
  readonly contact?: { readonly reachesParent: boolean };
  /** What a meeting of the panel would decide of a case (G07, C08). */
  readonly hearing?: AboutCase & Pick<Heard, 'outcome' | 'conflicts' | 'onward'>;
  /** What is decided about a Channel case after it was adopted (G08 to G12). */
  readonly support?: ProposedSupport;
  /** What is given to somebody (G22); absent where only that there is a referral becomes known. */
  readonly shared?: Shared;
}

/** About which case, and as much of what is decided as its gates ask for. */
export interface ProposedSupport {
  readonly case: string;
  readonly domains?: readonly string[];
  /** The last day of what a provider would be given to do (G08). */
  readonly until?: Instant;
  readonly outcome?: string;
  readonly review?: string;
  /** The meeting of the panel that decides it, and the posts that take no part in this decision. */
  readonly meeting?: string | null;
  readonly conflicts?: readonly string[];
  readonly dissent?: string;
  /** Of an agency that was asked after the closing and sits no longer: why its answer is not waited for (G11). */
  readonly unheard?: string;
  readonly gap?: string;
  /** Who holds the risk from now on (G12, G13). */
  readonly risk?: RiskOwner;
}

/** Something that a gate still lacks, and how to get it. `about` is the id of the thing, for a link. */
export interface Lack {
  readonly gate: string;
  readonly code: string;
  readonly words: string;
  readonly how: string;
  readonly about: {
    readonly kind: 'candidate' | 'request' | 'referral' | 'view' | 'need' | 'obligation' | 'proposal' | 'file';
    readonly id: string;
  } | null;
}

export interface Gate {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly source: string;
  readonly verified: boolean;
  readonly findings: readonly string[];
  readonly guards: readonly Proposed['kind'][];
  readonly lacks: (file: FileState, proposed: Proposed, book: RulebookInForce) => readonly Lack[];
}

/** A limit of somebody else’s duty, shown beside the rules and enforced by none: its amount is words. */
export interface Published {
  readonly id: string;
  readonly words: string;
  readonly who: string;
  readonly amount: string;
  readonly kind: LimitKind;
  readonly source: string;
  readonly verified: boolean;
}

/** One of the findings of published reviews that rules, gates and chronologies name by number. */
export interface Failing {
  readonly id: string;
  readonly words: string;
  /** Place and year: nobody is named. */
  readonly where: string;
  readonly systems: readonly string[];
  /** Where nothing is owed for it and so nothing alarms: how the record shows it. */
  readonly shown?: string;
  /** The system that no chronology can play yet, because it is not in the product. */
  readonly waits?: string;
}
/** A row of what went wrong, S01 to S22: Prevent referral, Channel panel and so on. */
export interface System {
  readonly id: string;
  readonly words: string;
  readonly here: boolean;
}

export interface Rulebook {
  readonly name: string;
  readonly version: string;
  readonly words: string;
  readonly limits: readonly Limit[];
  readonly ladders: readonly Ladder[];
  readonly rules: readonly Rule[];
  readonly gates: readonly Gate[];
  readonly failings: readonly Failing[];
  readonly systems: readonly System[];
  readonly published: readonly Published[];
  readonly calendars: Readonly<Record<Area['nation'], WorkingCalendar>>;
}

export interface RulebookInForce extends Rulebook {
  readonly limitById: ReadonlyMap<string, Limit>;
  readonly ladderById: ReadonlyMap<string, Ladder>;
  readonly ruleByKey: ReadonlyMap<string, Rule>;
  readonly rulesByEntry: ReadonlyMap<string, readonly Rule[]>;
  /** Keys of rules that ask nothing of this area now. */
  readonly off: ReadonlySet<string>;
  readonly calendar: WorkingCalendar;
  /** The area's own amounts by limit, the latest last, each from its instant on. */
  readonly overrides: ReadonlyMap<string, readonly Override[]>;
}

interface Override {
  readonly amount: Amount;
  readonly reason: string;
  readonly authoriser: string;
  readonly at: Instant;
}

/** Whether a rule asks anything of an area at an instant: as it ships, or as the area has switched it last. */
export function isOn(rule: Rule, area: Area, at: Instant): boolean {
  if (rule.only && rule.only !== area.kind) return false;
  if (!rule.optional) return true;
  return area.switches.findLast((each) => each.rule === rule.key && each.at <= at)?.on ?? rule.optional.shipped === 'on';
}

export const canBeOverridden = (limit: Limit): boolean => limit.kind !== 'S';

/** The rulebook as it binds an area at an instant. */
export function inForce(book: Rulebook, area: Area, at: Instant): RulebookInForce {
  const overrides = overridesOf(book, area, at);
  const limits = book.limits.map((limit) => {
    const overridden = overrides.get(limit.id)?.at(-1);
    return overridden ? { ...limit, overridden } : limit;
  });
  const rulesByEntry = new Map<string, Rule[]>();
  for (const rule of book.rules) for (const type of rule.listens) rulesByEntry.set(type, [...(rulesByEntry.get(type) ?? []), rule]);
  const switched = book.rules
    .filter((rule) => rule.optional && isOn(rule, area, at) !== (rule.optional.shipped === 'on'))
    .map((rule) => [rule.key, isOn(rule, area, at)]);
  const changed = [...limits.filter((limit) => limit.overridden).map((limit) => [limit.id, limit.overridden?.amount]), ...switched];
  return {
    ...book,
    version: changed.length === 0 ? book.version : `${book.version}+${fingerprint(changed)}`,
    limits,
    limitById: new Map(limits.map((limit) => [limit.id, limit])),
    ladderById: new Map(book.ladders.map((ladder) => [ladder.id, ladder])),
    ruleByKey: new Map(book.rules.map((rule) => [rule.key, rule])),
    rulesByEntry,
    off: new Set(book.rules.filter((rule) => !isOn(rule, area, at)).map((rule) => rule.key)),
    calendar: book.calendars[area.nation],
    overrides,
  };
}

/** Overrides of statute, of limits that this book has not, and amounts that are none, bind nobody. */
function overridesOf(book: Rulebook, area: Area, until: Instant): Map<string, Override[]> {
  const overrides = new Map<string, Override[]>();
  for (const { limit: id, amount: written, reason, authoriser, at } of area.overrides) {
    const limit = book.limits.find((each) => each.id === id);
    const amount = readAmount(written);
    if (at > until || !limit || !canBeOverridden(limit) || !amount || !isOfOneSort(limit.amount, amount)) continue;
    overrides.set(id, [...(overrides.get(id) ?? []), { amount, reason, authoriser, at }]);
  }
  return overrides;
}

/** A time is not set as a number of contacts or agencies or a share, nor the other way round. */
const isOfOneSort = (one: Amount, other: Amount): boolean =>
  'contacts' in one === 'contacts' in other && 'agencies' in one === 'agencies' in other && 'percent' in one === 'percent' in other;

/** A limit's amount as it bound at an instant (now, if none is given), so that a file settled late has the dates it would have had. A rulebook that names a limit it does not have is a fault of the rulebook, not of a file. */
export function amountOf(book: RulebookInForce, limit: string, at: Instant = Number.POSITIVE_INFINITY): Amount {
  const found = book.limitById.get(limit);
  if (!found) throw new Error(`The rulebook ${book.name} has no limit ${limit}`);
  return book.overrides.get(limit)?.findLast((each) => each.at <= at)?.amount ?? found.amount;
}

/** A short fingerprint of plain data, so that two rulebooks of one name are told apart. */
export const fingerprint = (data: unknown): string => createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 8);
