/** What needs me today: one line a person, under the most urgent thing about them; what waits on others; what has climbed to me unacknowledged. */
import type { Viewer } from '../access/viewer.ts';
import { overseers } from '../domain/area/overseers.ts';
import type { Area } from '../domain/area/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { queueItems, type QueueItem } from '../store/arrivals.ts';
import { inForce, type Ladder, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { askedUpTo } from '../rulebook/engine/ladder.ts';
import { isAsked, type Lister, listerOf, ownersFalling } from './asked.ts';
import { secondDecisions } from '../rulebook/uk/seconds.ts';
import { countedAtMost, countOwed, type OwedRow, owedAround, unacknowledged } from '../store/lists.ts';
import { viewing } from '../store/viewing.ts';
import { adviceDue, isAskedOf } from './advice.ts';
import { isRegisterOf, registerDue, registerQueues } from './registers.ts';
import { countDrafts, type DraftCount } from './drafts.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { crossingDue, isCrossing, isCrossingOf } from './release/waiting.ts';
import { postsListed } from './restructure.ts';
import { secondsFallenTo } from './seconding.ts';
import { keysAsked, type KeyWaiting } from './signing/waiting.ts';
import { inDays, type When, whenDue } from './whenDue.ts';
import { alarmFor, type AlarmOnList } from './subjects/queue.ts';

export { countedAtMost, isAsked };
export type Section = When | 'waiting';

/** A person, with everything that is owed about them; the first is the most urgent. */
export interface Line {
  readonly file: string;
  readonly title: string;
  readonly refuted: boolean;
  readonly section: Section;
  readonly owed: readonly OwedRow[];
}

export interface Today {
  readonly now: Instant;
  readonly area: Area;
  readonly posts: readonly string[];
  /** Climbs put to others that fall to the viewer, because nobody there may acknowledge them: asked with `isAsked`. */
  readonly falls: ReadonlySet<string>;
  /** Danger now that nobody has acknowledged, or that is not written up: above everything. */
  readonly danger: readonly OwedRow[];
  readonly lines: readonly Line[];
  /** Lapses that climbed to me, or past me, and that nobody has acknowledged: while they climb on they stay with everybody who was asked. */
  readonly climbs: readonly OwedRow[];
  /** Arrivals that nobody could read, for the intake post. */
  readonly queue: readonly QueueItem[];
  /** Mail that came back and is mine to settle, and alerts that reached nobody. */
  readonly notArrived: number;
  readonly reachedNobody: number;
  /** Keys of other houses that wait for another person to compare them (S11), where that may be this viewer. */
  readonly keysToCompare: number;
  /** Those of them that are the viewer's to compare, or have climbed to them. */
  readonly keysAsked: readonly KeyWaiting[];
  /** Questions that name nobody, documents to check, writers to remind. A question has a limit and climbs like a lapse. */
  readonly asks: readonly (QueueItem & { readonly due: Instant | null })[];
  /** The alarm on the queue of closed subjects, where that is on this viewer's list (S05). */
  readonly queueAlarm: AlarmOnList | null;
  /** Forms begun and not sent, for the intake post. */
  readonly drafts: DraftCount | null;
  readonly next: OwedRow | null;
  /** More is owed than a page can show: what comes before it in urgency is here or on an earlier page. */
  readonly cut: boolean;
  readonly page: number;
  /** How much the viewer's posts owe that is overdue, due today, this week and later, each counted up to `countedAtMost`; null where everything is here. */
  readonly counts: readonly number[] | null;
}

/** The most of each kind (owed by one post, waiting on others, climbed) that a list holds: a calendar, a mail. */
const heldAtMost = 500;
/** And that a page shows, so that a page of somebody who owes twenty thousand is as quick as another's. */
export const shownAtMost = 100;
/** So many pages there are: what is not among the first thousand is no matter of today, and a page far on is slow to find. */
export const lastPage = 10;

/** `page`: from 1; danger stands on each, what waits on queues on the first. */
export async function today(house: House, viewer: Viewer, atMost = heldAtMost, page = 1): Promise<Today> {
  const from = (page - 1) * atMost;
  const now = await house.now();
  const { area, rows, climbed, queue, lister, listed, fallen, isIntake } = await viewing(house.pool, viewer, async (tx) => {
    const loaded = await load(tx, house.pool, house.area, []);
    const lister = listerOf(loaded.area, house.rulebook.ladders, viewer.practitioner, now);
    const mine = lister.posts;
    const fallen = viewer.reach === 'area' ? await secondsFallenTo(tx, loaded.area, viewer.practitioner, now, atMost) : [];
    const listed = await postsListed(tx, house.area, mine);
    const isIntake = mine.some((post) => loaded.area.posts.get(post)?.role === 'intake');
    return {
      area: loaded.area,
      lister,
      listed,
      fallen: new Set(fallen.map(({ id }) => id)),
      rows: withFallen(await owedAround(tx, house.area, listed, atMost, from), fallen),
      climbed:
        viewer.reach === 'organisation'
          ? []
          : await unacknowledged(
              tx,
              house.area,
              ownersBelow(loaded.area, house.rulebook.ladders, lister),
              mine,
              secondDecisions,
              atMost,
              from,
            ),
      isIntake,
      queue: viewer.reach === 'area' ? await queueItems(tx, house.area) : [],
    };
  });
  const book = inForce(house.rulebook, area, now);
  const { posts } = lister;
  const own = new Set(listed);
  const isMine = (row: OwedRow) => own.has(row.post) || fallen.has(row.id);
  const sectionOf = (row: OwedRow): Section => (isMine(row) ? whenDue(row, now) : 'waiting');
  const cut = [climbed, rows.filter((row) => !own.has(row.post)), ...posts.map((post) => rows.filter((row) => row.post === post))].some(
    (kind) => kind.length >= atMost,
  );
  const ends = [now, inDays(now, 1), inDays(now, 7), null];
  const counts = cut || page > 1 ? await viewing(house.pool, viewer, (tx) => countOwed(tx, house.area, listed, ends)) : null;
  const lines = new Map<string, Line>();
  for (const row of [...rows].sort((a, b) => sections.indexOf(sectionOf(a)) - sections.indexOf(sectionOf(b)) || a.due - b.due)) {
    // What climbed to me from somebody else's post is under climbs, unless I lead the file.
    if (!isMine(row) && !own.has(row.leadPost)) continue;
    const line = lines.get(row.file);
    lines.set(
      row.file,
      line
        ? { ...line, owed: [...line.owed, row] }
        : { file: row.file, title: row.title, refuted: row.refuted, section: sectionOf(row), owed: [row] },
    );
  }
  return {
    now,
    area,
    posts,
    falls: lister.falls,
    danger: rows.filter((row) => isDangerNow(row) && own.has(row.post)),
    lines: [...lines.values()],
    // Whoever owes it has it among what they owe: they are not asked about themselves.
    climbs: climbed.filter(({ id, post, rule, rung, climbedTo, proposer, isSealed }) => {
      if (own.has(post) || fallen.has(id)) return false;
      const ladder = book.ladderById.get(book.ruleByKey.get(rule)?.ladder ?? '');
      const asked = ladder ? askedUpTo(area, post, ladder, rung).filter((each) => each !== post) : [];
      const climb = { owner: post, proposer: proposer ?? null, isSealed: isSealed ?? false };
      return [...asked, climbedTo ?? ''].some((each) => own.has(each) || isAsked(lister, { ...climb, asked: each }));
    }),
    queue: isIntake ? queue.filter((each) => each.item.startsWith('arrival/') && !asking.has(each.queue) && !isCrossing(each)) : [],
    notArrived: queue.filter((each) => each.queue === 'returned' && each.post !== null && posts.includes(each.post)).length,
    reachedNobody: queue.filter((each) => each.queue === 'undelivered').length,
    keysToCompare: keysToCompare(area, posts, viewer.practitioner),
    keysAsked: viewer.reach === 'area' ? keysAsked(area, book, { practitioner: viewer.practitioner, lister }, now) : [],
    asks: queue
      .filter((each) => isAskedNow(area, book, each, lister, now) ?? (isIntake && asking.has(each.queue)))
      .map((each) => ({
        ...each,
        due: dueOf(book, each),
      })),
    queueAlarm: area.kind === 'subjects of interest' ? await alarmFor(house, viewer) : null,
    drafts: isIntake ? await countDrafts(house) : null,
    next: rows.find((row) => isMine(row) && row.state === 'open') ?? null,
    cut,
    page,
    counts,
  };
}

const keysToCompare = (area: Area, posts: readonly string[], practitioner: string): number =>
  posts.some((post) => overseers.has(area.posts.get(post)?.role ?? ''))
    ? [...area.partnerKeys.values()].filter(
        ({ confirmed, withdrawn, recorded }) => !confirmed && !withdrawn && recorded.by !== practitioner,
      ).length
    : 0;

const asking: ReadonlySet<string> = new Set([...registerQueues, ...(['advice', 'documents', 'reminders'] satisfies QueueItem['queue'][])]);

/** Whether what has a limit of its own is on the list of these posts; null where it has none, and is the intake's. */
function isAskedNow(area: Area, book: RulebookInForce, each: QueueItem, lister: Lister, now: Instant): boolean | null {
  if (each.queue === 'advice') return isAskedOf(area, book, each, lister, now);
  if (isCrossing(each)) return isCrossingOf(area, book, each, lister, now);
  return registerQueues.has(each.queue) ? isRegisterOf(area, book, each, lister, now) : null;
}

function dueOf(book: RulebookInForce, each: QueueItem): Instant | null {
  if (each.queue === 'advice') return adviceDue(book, each);
  if (isCrossing(each)) return crossingDue(book, each);
  return registerQueues.has(each.queue) ? registerDue(book, each) : null;
}

/** What falls to somebody as the second decider lies under a post that is not theirs. */
const withFallen = (rows: readonly OwedRow[], fallen: readonly OwedRow[]): readonly OwedRow[] => {
  const there = new Set(rows.map(({ id }) => id));
  return [...rows, ...fallen.filter(({ id }) => !there.has(id))];
};

/** The posts whose lapses are put to one of somebody's on some ladder, or fall to them. */
const ownersBelow = (area: Area, ladders: readonly Ladder[], lister: Lister): readonly string[] => {
  const below = [...area.posts.keys()].filter((owner) =>
    ladders.some((ladder) =>
      askedUpTo(area, owner, ladder, ladder.rungs.length).some((asked) => asked !== owner && lister.posts.includes(asked)),
    ),
  );
  return [...new Set([...below, ...ownersFalling(lister)])];
};

/** What stands on top of the list: danger reported (C43), what of it is in another language, and whoever is not heard from on a visit (C46). */
export const isDangerNow = ({ rule, state }: OwedRow): boolean =>
  rule.startsWith('C43') || rule === 'C21.danger' || (state === 'lapsed' && (rule === 'C46.check-in' || rule === 'C46.safe-end'));

const sections: readonly Section[] = ['overdue', 'today', 'this-week', 'later', 'waiting'];
