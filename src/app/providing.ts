/**
 * What the provider of an intervention sees and records: the people for whom its post is commissioned now, what it was told of them,
 * and its own dated reports (C12, F33). Nothing else of a file is handed on.
 */
import type { Viewer } from '../access/viewer.ts';
import { postsAnsweredBy } from '../domain/area/presence.ts';
import { type Area, fills } from '../domain/area/state.ts';
import { bookSession, reportProvided } from '../domain/case/providing.ts';
import { isOwnAwaited } from '../domain/case/grown.ts';
import { type Case, casesOf, type Intervention, sessionsOf, type SessionCount } from '../domain/case/state.ts';
import { because } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { isOwed } from '../domain/obligation/state.ts';
import { commissionedFiles } from '../store/commissioned.ts';
import { viewing } from '../store/viewing.ts';
import { dayOf, earliestBefore, startOfDay } from '../rulebook/engine/amount.ts';
import { amountOf } from '../rulebook/engine/rulebook.ts';
import { whatGatesLack } from '../rulebook/engine/gates.ts';
import { act, type Outcome, whoSettles } from './act.ts';
import { formKey } from './formKey.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { proposedBy } from './onFile.ts';
import { titleOf } from './project.ts';

export interface Commissioned {
  readonly file: string;
  readonly case: string;
  readonly intervention: string;
  /** The post of the provider from which it is commissioned. */
  readonly post: string;
  readonly name: string;
  readonly aim: string;
  readonly brief: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly count: SessionCount;
  /** The next date that the provider has given, where one is to come. */
  readonly next: Instant | null;
  /** Where that is, if it was said when it was booked. */
  readonly nextWhere: string;
  readonly due: Instant | null;
  readonly isLate: boolean;
  /** Consent was refused or withdrawn, or support withdrawn: no session. */
  readonly stopped: boolean;
  readonly reports: readonly {
    readonly fact: string;
    readonly happened: Instant;
    readonly at: Instant;
    readonly outcome: string;
    readonly words: string;
    readonly isSecond: boolean;
  }[];
}

/** Those for whom something is owed by the viewer's own posts now, the latest due first to be seen. */
export async function commissionedFor(
  house: House,
  viewer: Viewer,
): Promise<{ readonly now: Instant; readonly people: readonly Commissioned[] }> {
  const { book, area: directory, now: today } = await look(house, whoSettles(viewer), []);
  // So long after the end what was not reported before may still be.
  const since = earliestBefore(today, amountOf(book, 'C12.seen'), book.calendar);
  const files = new Set<string>();
  for (const each of [viewer, ...elsewhere(directory, viewer, today)])
    for (const file of await viewing(house.pool, each, (tx) => commissionedFiles(tx, house.area, since))) files.add(file);
  const { files: held, area, now } = await look(house, whoSettles(viewer), [...files]);
  const posts = postsAnsweredBy(area, viewer.practitioner, now);
  const people = [...held.values()].flatMap((file) => commissionedIn(file, posts, since, now));
  return { now, people: people.toSorted((a, b) => (a.due ?? Number.POSITIVE_INFINITY) - (b.due ?? Number.POSITIVE_INFINITY)) };
}

/** Somebody who fills posts at several providers is asked for by each: at each they are of that organisation, and see what it is asked. */
function elsewhere(area: Area, viewer: Viewer, now: Instant): readonly Viewer[] {
  const own = postsAnsweredBy(area, viewer.practitioner, now).flatMap((id) => area.posts.get(id) ?? []);
  const filled = own.filter(
    (post) => fills(post, viewer.practitioner) && post.role === 'mentor' && post.organisation !== viewer.organisation,
  );
  return filled.map(({ id, organisation }) => ({ ...viewer, post: id, organisation, posts: [id] }));
}

/** What is said of a session is said as of the provider that was asked for it. */
export async function ofItsProvider(house: House, viewer: Viewer, { post }: Pick<Commissioned, 'post'>): Promise<Viewer> {
  const { area, now } = await look(house, whoSettles(viewer), []);
  return elsewhere(area, viewer, now).find((each) => each.post === post) ?? viewer;
}

const commissionedIn = (file: FileState, posts: readonly string[], since: Instant, now: Instant): readonly Commissioned[] =>
  casesOf(file).flatMap((found) =>
    [...found.interventions.values()]
      .filter((each) => posts.includes(each.post) && (each.ended?.at ?? found.closed?.at ?? now) > since)
      .filter((each) => hasBegun(found, each, now))
      .map((intervention) => sight(file, found, intervention, now)),
  );

/** From the first day of the support on; and never, where it stopped before that day. Until then a provider has no use for who it is (decision 0042). */
function hasBegun(found: Case, { starts, order, ended }: Intervention, now: Instant): boolean {
  const first = startOfDay(dayOf(starts));
  if (now < first) return false;
  if (found.stage === 'supported' && ended === null) return true;
  const stops = [...found.consents.filter(({ is }) => is === 'refused'), ...found.withdrawals, ...found.closings];
  const stopped = [...stops.filter((each) => each.order > order), ...(ended ? [ended] : [])];
  return stopped.length === 0 || stopped.some(({ at }) => at >= first);
}

function sight(file: FileState, found: Case, intervention: Intervention, now: Instant): Commissioned {
  const owed = [...file.obligations.values()].find(
    (each) =>
      (each.rule === 'C12' || each.rule === 'G08.stop') &&
      isOwed(each) &&
      each.stream === found.stream &&
      each.owedBy === `post:${intervention.post}`,
  );
  const [next = null] = [
    ...intervention.booked.map(({ on, where }) => ({ on, where })),
    ...intervention.reports.flatMap(({ next: on }) => (on === null ? [] : [{ on, where: '' }])),
  ]
    .filter(({ on }) => on > now)
    .toSorted((a, b) => a.on - b.on || b.where.length - a.where.length);
  return {
    file: file.id,
    case: found.id,
    intervention: intervention.intervention,
    post: intervention.post,
    name: titleOf(file),
    aim: intervention.aim,
    brief: intervention.brief,
    from: intervention.starts,
    until: intervention.until,
    count: sessionsOf(intervention),
    next: next?.on ?? null,
    nextWhere: next?.where ?? '',
    due: owed?.due ?? null,
    isLate: owed?.lapsedAt !== null && owed?.lapsedAt !== undefined,
    stopped: found.stage !== 'supported' || isOwnAwaited(file, found, now) || intervention.ended !== null,
    reports: intervention.reports.map(({ fact, happened, at, outcome, words, isSecond }) => ({
      fact,
      happened,
      at,
      outcome,
      words,
      isSecond,
    })),
  };
}

export type Providing =
  | {
      readonly act: 'report';
      readonly session: Instant;
      readonly outcome: Intervention['reports'][number]['outcome'];
      readonly words: string;
      readonly next: Instant | null;
      /** A true second session of a day. */
      readonly isSecond?: boolean;
    }
  | { readonly act: 'book'; readonly on: Instant; readonly where: string };

/** Null when it is not commissioned from a post of theirs, or there is none: the two look alike. */
export async function recordProviding(
  house: House,
  viewer: Viewer,
  { intervention, key, ...request }: { readonly intervention: string; readonly key: string } & Providing,
): Promise<Outcome | null> {
  const { people } = await commissionedFor(house, viewer);
  const own = people.find((each) => each.intervention === intervention);
  if (!own) return null;
  return act(house, await ofItsProvider(house, viewer, own), {
    does: 'report-provided',
    files: [own.file],
    key: formKey(viewer, key),
    command: { intervention, ...request },
    decide: ({ files, now, book }) => {
      const file = files.get(own.file);
      if (!file) return because('no-such-intervention', 'That is not commissioned in this case.', 'Open it from the list.');
      // Which of the conditions of consent is missing is no matter of the provider's.
      const until = request.act === 'book' ? request.on : request.next;
      const lacks = () =>
        whatGatesLack(book, file, { ...proposedBy(viewer, now), kind: 'support', support: { case: own.case, until: until ?? 0 } });
      if (until !== null && lacks().length > 0)
        return because(
          'no-support',
          'No consent to support stands now, or none to that day: no session is booked.',
          'Ask whoever leads the case. What was held may still be reported, without a next date.',
        );
      if (request.act === 'book') return bookSession(file, own.case, { intervention, on: request.on, where: request.where }, now);
      const { session, outcome, words, next, isSecond = false } = request;
      return reportProvided(file, own.case, { intervention, session, outcome, words, next, isSecond }, now);
    },
  });
}
