/** A rulebook as plain data in words: what the command prints, the page shows and the documentation holds. Pure, and complete: nothing that binds is left out. */
import { amountWords } from './amount.ts';
import {
  type Failing,
  type Gate,
  type Ladder,
  type Limit,
  limitKindWords,
  type Published,
  type Rulebook,
  type RulebookInForce,
} from './rulebook.ts';

export interface LimitInWords {
  readonly id: string;
  readonly words: string;
  readonly amount: string;
  readonly kind: string;
  readonly kindWords: string;
  readonly source: string;
  readonly verified: boolean;
  /** "NOT VERIFIED: ..." or "verified". */
  readonly verifiedWords: string;
  readonly inForce: { readonly from: string; readonly until?: string };
  readonly canBeOverridden: boolean;
  /** The area's own amount, in words, with who set it and why; null where it has set none. */
  readonly overridden: { readonly amount: string; readonly reason: string; readonly authoriser: string } | null;
}

export interface RulebookInWords {
  readonly name: string;
  readonly version: string;
  readonly words: string;
  readonly rules: readonly {
    readonly key: string;
    readonly id: string;
    readonly title: string;
    readonly words: string;
    readonly owedBy: string;
    readonly limit: LimitInWords;
    /** Further limits of this rule, e.g. for a child. */
    readonly furtherLimits: readonly LimitInWords[];
    readonly ladder: string;
    readonly ladderWords: string;
    readonly waivable: boolean;
    /** Null for a rule that the promise stands on. Otherwise whether it is on, and how it ships. */
    readonly optional: { readonly on: boolean; readonly shipped: 'on' | 'off' } | null;
    readonly findings: readonly string[];
    readonly systems: readonly string[];
  }[];
  readonly gates: readonly Pick<Gate, 'id' | 'title' | 'words' | 'source' | 'verified' | 'findings' | 'guards'>[];
  readonly ladders: readonly {
    readonly id: string;
    readonly words: string;
    readonly hours: string;
    readonly rungs: readonly { readonly to: string; readonly after: string }[];
    readonly again: string;
  }[];
  readonly limits: readonly LimitInWords[];
  /** What each finding that a rule or a gate names is. */
  readonly failings: readonly Failing[];
  /** Limits of other duties, to be read only. */
  readonly published: readonly (Published & { readonly kindWords: string })[];
  readonly calendars: readonly { readonly nation: string; readonly name: string; readonly source: string; readonly dataEndsOn: string }[];
}

export function rulebookInWords(book: Rulebook | RulebookInForce): RulebookInWords {
  const limits = book.limits.map(limitInWords);
  const byId = new Map(limits.map((limit) => [limit.id, limit]));
  const limitNamed = (id: string): LimitInWords => {
    const found = byId.get(id);
    if (!found) throw new Error(`The rulebook ${book.name} has no limit ${id}`);
    return found;
  };
  const ladders = book.ladders.map((ladder) => ladderInWords(ladder, (id) => limitNamed(id).overridden?.amount ?? limitNamed(id).amount));
  return {
    name: book.name,
    version: book.version,
    words: book.words,
    rules: book.rules.map(
      ({ key, id, title, words, owedByWords, limit, ladder, waivable, optional, findings, systems, furtherLimits = [] }) => ({
        key,
        id,
        title,
        words,
        owedBy: owedByWords,
        limit: limitNamed(limit),
        furtherLimits: furtherLimits.map(limitNamed),
        ladder,
        ladderWords: ladders.find((each) => each.id === ladder)?.words ?? '',
        waivable,
        optional: optional ? { ...optional, on: 'off' in book ? !book.off.has(key) : optional.shipped === 'on' } : null,
        findings,
        systems,
      }),
    ),
    gates: book.gates.map(({ id, title, words, source, verified, findings, guards }) => ({
      id,
      title,
      words,
      source,
      verified,
      findings,
      guards,
    })),
    ladders,
    limits,
    failings: book.failings,
    published: book.published.map((each) => ({ ...each, kindWords: limitKindWords[each.kind] })),
    calendars: Object.entries(book.calendars).map(([nation, { name, source, dataEndsOn }]) => ({ nation, name, source, dataEndsOn })),
  };
}

function limitInWords({ id, words, amount, kind, source, verified, inForce, overridden }: Limit): LimitInWords {
  const verifiedWords = verified ? 'verified' : 'NOT VERIFIED: no source text was found that gives this number';
  const own = overridden ? { amount: amountWords(overridden.amount), reason: overridden.reason, authoriser: overridden.authoriser } : null;
  return {
    id,
    words,
    amount: amountWords(amount),
    kind,
    kindWords: limitKindWords[kind],
    source,
    verified,
    verifiedWords,
    inForce,
    canBeOverridden: kind !== 'S',
    overridden: own,
  };
}

const rungWords: Readonly<Record<Ladder['rungs'][number]['to'], string>> = {
  supervisor: 'the supervising post',
  'organisation-duty': "the organisation's duty post",
  'area-duty': "the area's duty post",
  senior: 'the senior post',
  chief: 'the chief post',
};

const ladderInWords = ({ id, words, urgent, rungs, again }: Ladder, amount: (limit: string) => string) => ({
  id,
  words,
  hours: urgent ? 'at any hour' : 'in working time',
  rungs: rungs.map((rung) => ({ to: rungWords[rung.to], after: amount(rung.after) })),
  again: amount(again),
});
