/** One thing that is owed as its page shows it: the rule and its limit in words, whom it climbed to, and what may be done about it. */
import type { Viewer } from '../access/viewer.ts';
import type { Answerable } from '../domain/area/presence.ts';
import type { RefusalReason } from '../domain/decision.ts';
import { postFor } from '../domain/file/posts.ts';
import { waive, whyNotAcknowledge } from '../domain/obligation/deciders.ts';
import { isOwed, type Obligation } from '../domain/obligation/state.ts';
import type { FileState } from '../domain/file/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { type RulebookInWords, rulebookInWords } from '../rulebook/engine/inWords.ts';
import { amountOf } from '../rulebook/engine/rulebook.ts';
import { answersTo, askedInstead } from './answering.ts';
import { type ChronologyFact, chronologyOf } from './chronology.ts';
import { type FileSight, fileSight } from './fileSight.ts';
import type { House } from './house.ts';
import { areaAsOf, directoryFacts } from './load.ts';
import { viewing } from '../store/viewing.ts';
import { leftUndone } from './subjects/acts.ts';

export interface ObligationSight extends FileSight {
  readonly obligation: Obligation;
  readonly isOwed: boolean;
  readonly post: string;
  readonly answersFor: Answerable;
  /** Where nobody of the post that it climbed to may acknowledge it: whom it is put to now. */
  readonly instead: Answerable | null;
  /** The same of each climb at its own instant, by its fact, as the directory stood then. */
  readonly fellTo: ReadonlyMap<string, Answerable>;
  /** Null when the rulebook of today has no such rule any more. */
  readonly rule: RulebookInWords['rules'][number] | null;
  /** The limit that it was dated by. */
  readonly limit: RulebookInWords['limits'][number] | null;
  /** The last instant to which acknowledging may stop the climb. */
  readonly latestPromise: Instant;
  readonly promiseLimit: RulebookInWords['limits'][number] | null;
  /** Why this viewer may not acknowledge its climb; null when they may. */
  readonly whyNotAcknowledge: RefusalReason | null;
  /** Why this viewer may not waive it; null when they may. */
  readonly whyNotWaive: RefusalReason | null;
  /** What became of it, the latest first. */
  readonly history: readonly ChronologyFact[];
}

export async function obligationSight(house: House, viewer: Viewer, file: string, id: string): Promise<ObligationSight | null> {
  const sight = await fileSight(house, viewer, file);
  const obligation = sight?.file.obligations.get(id);
  if (!sight || !obligation) return null;
  const { book, now } = sight;
  const history = (await chronologyOf(house, viewer, file)).filter((fact) => 'obligation' in fact.fields && fact.fields.obligation === id);
  const inWords = rulebookInWords(book);
  const limitNamed = (limit: string) => inWords.limits.find((each) => each.id === limit) ?? null;
  const waivable = book.ruleByKey.get(obligation.rule)?.waivable ?? false;
  const post = postFor(sight.file, obligation.owedBy);
  const answersFor = answersTo(sight.file, obligation, post, now);
  const waiver = waive(sight.file, id, { reason: 'asked', authoriser: 'asked' }, { by: viewer.practitioner, now }, waivable);
  return {
    ...sight,
    obligation,
    isOwed: isOwed(obligation),
    post,
    answersFor,
    instead: isOwed(obligation) ? askedInstead(sight.file, obligation, post, now) : null,
    fellTo: await fellTo(house, viewer, sight.file, obligation, history),
    rule: inWords.rules.find((each) => each.key === obligation.rule) ?? null,
    limit: limitNamed(obligation.limit),
    latestPromise: dueAfter(now, amountOf(book, 'climb.promise'), book.calendar),
    promiseLimit: limitNamed('climb.promise'),
    whyNotAcknowledge:
      sight.whyNot('acknowledge-climb') ??
      whyNotAcknowledge(sight.file, id, viewer.practitioner, now, answersFor.practitioner)?.reasons[0] ??
      null,
    whyNotWaive: waiver.kind === 'refused' ? (waiver.reasons[0] ?? null) : sight.whyNot('waive'),
    history,
  };
}

/** Whom each climb fell to when it was made: what the record says, whoever fills the posts today. */
async function fellTo(
  house: House,
  viewer: Viewer,
  file: FileState,
  obligation: Obligation,
  history: readonly ChronologyFact[],
): Promise<ReadonlyMap<string, Answerable>> {
  const climbs = history.filter((fact) => fact.type === 'ObligationClimbed');
  if (climbs.length === 0) return new Map();
  const directory = await viewing(house.pool, viewer, (tx) => directoryFacts(tx, house.area));
  return new Map(
    climbs.flatMap((fact) => {
      const area = areaAsOf(house.area, directory, fact.happened);
      const fell = askedInstead({ ...file, area }, { ...obligation, climbedTo: fact.fields.to }, fact.post ?? '', fact.happened);
      return fell === null ? [] : [[fact.id, fell] as const];
    }),
  );
}

/** What else would stand undone about the person if this is put off or waived: shown before it is decided (S21). */
export const owedBeside = ({ book, file, obligation, now }: ObligationSight): ReturnType<typeof leftUndone> =>
  leftUndone(book, file, now + 90 * 24 * 3_600_000, '', obligation.id);
