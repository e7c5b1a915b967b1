/**
 * The one place that raises, meets, waives, lapses, climbs and withdraws. The application, the timekeeper and replay all
 * call it, so replay equals live. What it derives depends on the entries and on `now`, never on how often it runs: every
 * consequence has its true instant, and those before an entry are derived before the entry is seen.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { amendedIn, isAmendment } from '../../domain/correction/amended.ts';
import { structureAt } from '../../domain/area/state.ts';
import type { FileFact } from '../../domain/facts.ts';
import { apply, applyConsequence, movePart } from '../../domain/file/fold.ts';
import { postFor } from '../../domain/file/posts.ts';
import { draftOf, type FileDraft } from '../../domain/file/draft.ts';
import { type FileState, isLive } from '../../domain/file/state.ts';
import type { DerivedConsequence } from '../../domain/obligation/entries.ts';
import type { MovingEntry } from '../../domain/record/entries.ts';
import { isOwed, nextInstant, type Obligation, obligationId } from '../../domain/obligation/state.ts';
import { dueAfter } from './amount.ts';
import { climbTo } from './ladder.ts';
import { amountOf, isOn, type Owed, type Rule, type RulebookInForce } from './rulebook.ts';

export interface Settled {
  readonly file: FileState;
  readonly consequences: readonly DerivedConsequence[];
}

/** Brings a file up to `now`, through new entries in the order recorded. The state that comes in is not changed. */
export function settle(book: RulebookInForce, file: FileState, entries: readonly FileFact[], now: Instant): Settled {
  const settling: Settling = { book, file: draftOf(file), consequences: [] };
  for (const entry of entries) {
    adopt(settling, entry.recorded);
    advance(settling, entry.recorded);
    apply(settling.file, entry);
    if (isAmendment(entry)) climbsFrom(settling.file, entry.recorded);
    if (entry.type === 'WaiverDecided') waive(settling, entry.fields.obligation, entry.id, entry.recorded);
    const rules = touchesEveryRule.has(entry.type) ? book.rules : (book.rulesByEntry.get(entry.type) ?? []);
    for (const rule of rules) review(settling, rule, entry.recorded);
  }
  adopt(settling, now);
  advance(settling, now);
  return settling;
}

/** Looks at every rule again: for a file that a record has just left or come to. */
export function settleAll(book: RulebookInForce, file: FileState, at: Instant): Settled {
  const settling: Settling = { book, file: draftOf(file), consequences: [] };
  advance(settling, at);
  for (const rule of book.rules) review(settling, rule, at);
  advance(settling, at);
  return settling;
}

/**
 * Moves a record from one file to another by the fact that says so, and settles both: whoever links, unlinks, replays or only asks
 * what it would do gets the same. Both were settled up to the fact before.
 */
export function settleMove(
  book: RulebookInForce,
  from: FileState,
  to: FileState,
  fact: MovingEntry,
  at: Instant,
): { readonly left: Settled; readonly joined: Settled } {
  const [left, joined] = [draftOf(from), draftOf(to)];
  movePart(left, joined, fact.record ?? '');
  return { left: settleAll(book, left, at), joined: settle(book, joined, [fact], at) };
}

/** After these any rule may owe something else: a record came or went, a start was mistaken, an entry was wrong, the file is gone. */
const touchesEveryRule: ReadonlySet<string> = new Set([
  'RecordLinked',
  'RecordUnlinked',
  'TimeCorrected',
  'EntryCorrected',
  'EntryUndone',
  'FileDisposed',
]);

/** Where an acknowledgement was taken back the climb goes on, but not in the past: nobody was to be asked then. */
function climbsFrom(file: FileDraft, at: Instant): void {
  for (const obligation of file.obligations.values())
    if (obligation.nextClimb !== null && obligation.nextClimb < at) file.obligations.set(obligation.id, { ...obligation, nextClimb: at });
}

interface Settling {
  readonly book: RulebookInForce;
  readonly file: FileDraft;
  readonly consequences: DerivedConsequence[];
}

type Emitted = DerivedConsequence extends infer Each ? (Each extends DerivedConsequence ? Omit<Each, 'post'> : never) : never;

function emit({ file, consequences }: Settling, emitted: Emitted, owner: Obligation['owedBy']): void {
  const consequence = { ...emitted, post: postFor(asOf(file, emitted.at), owner) } as DerivedConsequence;
  applyConsequence(file, consequence);
  consequences.push(consequence);
}

/** With the posts as they stood then: whenever it is settled, what fell due fell to the same post. */
function asOf(file: FileDraft, at: Instant): FileState {
  const area = structureAt(file.area, at);
  return area === file.area ? file : { ...file, area };
}

/** Rules that are new in an adopted rulebook, or that the area switches on, bind files opened before as of then; what is switched off is owed no longer. What was recorded since has had them already. */
function adopt(settling: Settling, to: Instant): void {
  const { file, book } = settling;
  const { adoptions, switches } = file.area;
  const changes = switches.length === 0 ? adoptions : [...adoptions, ...switches].toSorted((a, b) => a.at - b.at);
  for (const change of changes) {
    if (change.at > to || change.at < file.last || !file.opened || file.opened.at >= change.at) continue;
    advance(settling, change.at);
    for (const key of 'newRules' in change ? change.newRules : [change.rule]) {
      const rule = book.ruleByKey.get(key);
      if (rule) review(settling, rule, change.at);
    }
  }
}

/** Lets time pass: whatever falls due, and whatever climbs, in order of instant. */
function advance(settling: Settling, to: Instant): void {
  for (;;) {
    let first: Obligation | undefined;
    let at = Number.POSITIVE_INFINITY;
    for (const obligation of settling.file.obligations.values()) {
      const next = nextInstant(obligation);
      if (next === null || next > to) continue;
      if (next < at || (next === at && first && obligation.id < first.id)) {
        first = obligation;
        at = next;
      }
    }
    if (!first) return;
    if (first.state === 'open') lapse(settling, first, at);
    else climb(settling, first, at);
  }
}

function lapse(settling: Settling, obligation: Obligation, at: Instant): void {
  const { book } = settling;
  const ladder = ladderOf(book, obligation);
  const first = ladder.rungs[0]?.after ?? ladder.again;
  const nextClimb = climbAfter(book, at, first);
  const { id, stream, record, owedBy } = obligation;
  emit(settling, { type: 'ObligationLapsed', stream, record, at, fields: { obligation: id, nextClimb } }, owedBy);
}

function climb(settling: Settling, obligation: Obligation, at: Instant): void {
  const { book, file } = settling;
  const ladder = ladderOf(book, obligation);
  const { rung, to } = climbTo(asOf(file, at), obligation, ladder, at, book.calendar);
  const nextClimb = climbAfter(book, at, ladder.rungs[rung]?.after ?? ladder.again);
  const { id, stream, record, owedBy } = obligation;
  emit(settling, { type: 'ObligationClimbed', stream, record, at, fields: { obligation: id, rung, to, nextClimb } }, owedBy);
}

/** What lapsed with the end of a day belongs to that day, not to the one that its midnight begins. */
function climbAfter(book: RulebookInForce, at: Instant, limit: string): Instant {
  const amount = amountOf(book, limit, at);
  return dueAfter('minutes' in amount || 'hours' in amount ? at : at - 1, amount, book.calendar);
}

function ladderOf(book: RulebookInForce, obligation: Obligation) {
  const rule = book.ruleByKey.get(obligation.rule);
  const ladder = book.ladderById.get(rule?.ladder ?? 'ordinary') ?? book.ladders[0];
  if (!ladder) throw new Error(`The rulebook ${book.name} has no ladder: a lapse would end in silence`);
  return ladder;
}

/** Compares what a rule says is owed with what has been raised. */
function review(settling: Settling, rule: Rule, at: Instant): void {
  const { file, book } = settling;
  const asks = isOn(rule, file.area, at);
  const owed = asks && isLive(file) ? rule.owed(file, book) : [];
  for (const each of owed) reviewOne(settling, rule, each, at);
  for (const obligation of file.obligations.values()) {
    if (obligation.rule !== rule.key || !isOwed(obligation)) continue;
    if (owed.some((each) => each.occasion === obligation.occasion)) continue;
    const { id, stream, record, owedBy } = obligation;
    const because = file.disposed
      ? 'the file is disposed of'
      : file.records.size === 0
        ? 'no record lies in this file'
        : asks
          ? 'it is owed no longer'
          : 'the area has switched this rule off';
    emit(settling, { type: 'ObligationWithdrawn', stream, record, at, fields: { obligation: id, because } }, owedBy);
  }
}

function reviewOne(settling: Settling, rule: Rule, owed: Owed, at: Instant): void {
  const { file } = settling;
  const id = obligationId(rule.key, owed.occasion);
  const before = file.obligations.get(id);
  if (!before) raise(settling, rule, owed, at);
  else if (before.state === 'withdrawn' || before.state === 'met' || wasWaivedInError(file, before)) {
    if (!owed.met) raise(settling, rule, owed, at);
  } else if (isOwed(before) && before.owedBy !== owed.owedBy) {
    // It falls to another post: that one has it with a ladder of its own, and what has lapsed stays lapsed.
    const { stream, record } = owed;
    emit(
      settling,
      { type: 'ObligationWithdrawn', stream, record, at, fields: { obligation: id, because: 'another post owes it now' } },
      before.owedBy,
    );
    raise(settling, rule, owed, at);
  } else if (
    before.state === 'open' &&
    !owed.met &&
    (before.limit !== limitOf(rule, owed) || (!before.asOfAdoption && before.starts !== owed.starts))
  ) {
    const { starts, stream, record, owedBy } = owed;
    const fields = { obligation: id, starts, due: dueOf(settling.book, rule, owed, at), limit: limitOf(rule, owed) };
    emit(settling, { type: 'ObligationRedated', stream, record, at, fields }, owedBy);
    advance(settling, at);
  }
  const now = file.obligations.get(id);
  if (now && owed.met && isOwed(now)) {
    emit(
      settling,
      { type: 'ObligationMet', stream: now.stream, record: now.record, at, fields: { obligation: id, by: owed.met.fact } },
      now.owedBy,
    );
  }
}

const wasWaivedInError = (file: FileState, { state, endedBy }: Obligation): boolean =>
  state === 'waived' && amendedIn(file.facts).setAside.has(endedBy ?? '');

function raise(settling: Settling, rule: Rule, owed: Owed, at: Instant): void {
  const { file, book } = settling;
  const adoption = boundFrom(file, rule, owed.starts, at);
  const starts = adoption ? adoption.at : owed.starts;
  const { occasion, stream, record, owedBy } = owed;
  const due = dueOf(book, rule, { ...owed, starts }, at);
  const fields = {
    obligation: obligationId(rule.key, occasion),
    rule: rule.key,
    occasion,
    owedBy,
    starts,
    due,
    limit: limitOf(rule, owed),
    asOfAdoption: adoption !== undefined,
  };
  emit(settling, { type: 'ObligationRaised', stream, record, at, fields }, owedBy);
  // A backdated entry may start a limit that has already run out: the lapse shows before anything meets it.
  advance(settling, at);
}

/** What made the rule bind after the thing had begun for which it asks: its adoption, or the area's switching it on. */
function boundFrom({ area }: FileState, rule: Rule, starts: Instant, at: Instant): { readonly at: Instant } | undefined {
  const since = (each: { readonly at: Instant }) => each.at > starts && each.at <= at;
  const switchedOn = rule.optional && area.switches.findLast((each) => each.rule === rule.key && each.on && since(each));
  return switchedOn ?? area.adoptions.find((each) => each.newRules.includes(rule.key) && since(each));
}

const limitOf = (rule: Rule, owed: Owed): string => owed.limit ?? rule.limit;
const dueOf = (book: RulebookInForce, rule: Rule, owed: Owed, at: Instant): Instant =>
  owed.due ?? dueAfter(owed.starts, amountOf(book, limitOf(rule, owed), at), book.calendar);

function waive(settling: Settling, id: string, by: string, at: Instant): void {
  const obligation = settling.file.obligations.get(id);
  if (!obligation || !isOwed(obligation) || !settling.book.ruleByKey.get(obligation.rule)?.waivable) return;
  const { stream, record, owedBy } = obligation;
  emit(settling, { type: 'ObligationWaived', stream, record, at, fields: { obligation: id, by } }, owedBy);
}
