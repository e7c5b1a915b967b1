/** What is parked, since when, by whose decision and until when (S21): the oldest first, and on top of them what has no end, which should be nothing. */
import type { Viewer } from '../access/viewer.ts';
import type { Area } from '../domain/area/state.ts';
import type { AnyFact } from '../domain/facts.ts';
import { domainFact } from '../domain/upcast.ts';
import type { Instant } from '../ledger/envelope.ts';
import { farDays, farRules, type ParkedKind, parkedKind, parkingRules, reasonFields } from '../rulebook/uk/parked.ts';
import { decisionsOf, type ParkedRow, parkedRows, withoutDate } from '../store/capacity.ts';
import { viewing } from '../store/viewing.ts';
import { overseenIn } from './overseen.ts';
import type { Load } from './capacity.ts';
import { countDrafts, type DraftCount } from './drafts.ts';
import type { House } from './house.ts';
import { look } from './look.ts';

export type { ParkedKind };

export interface Parked {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly reference: string | null;
  readonly refuted: boolean;
  readonly kind: ParkedKind;
  readonly task: string;
  readonly rule: string;
  readonly post: string;
  readonly since: Instant;
  readonly days: number;
  /** By whose decision: the practitioner and the post as which they decided. */
  readonly by: string | null;
  readonly byPost: string | null;
  readonly reason: string;
  /** When it comes back by itself. Null: never by itself. */
  readonly until: Instant | null;
  /** It has come back, and nobody has done it yet. */
  readonly overdue: boolean;
  /** What else of the person comes up, where it does not come back itself. */
  readonly next: Instant | null;
}

export interface ParkedList {
  readonly area: Area;
  readonly now: Instant;
  /** Of an area of many organisations one at a time. */
  readonly organisation: string | null;
  readonly organisations: Load['organisations'];
  readonly rows: readonly Parked[];
  /** Parked and nothing of the person has a date: named on top. */
  readonly endless: readonly Parked[];
  /** Live files about which nothing is owed at all. */
  readonly dateless: readonly { readonly file: string; readonly title: string; readonly post: string; readonly since: Instant }[];
  readonly counts: ReadonlyMap<ParkedKind, number>;
  readonly drafts: DraftCount | null;
  readonly cut: boolean;
}

/** The most that a page shows. */
const atMost = 200;
const day = 24 * 3_600_000;

export async function parked(
  house: House,
  viewer: Viewer,
  only: { readonly kind?: string; readonly organisation?: string } = {},
): Promise<ParkedList> {
  const { area, now } = await look(house, viewer, []);
  const { organisation, organisations, posts } = overseenIn(area, viewer, now, only.organisation ?? '');
  const ids = posts.map(({ id }) => id);
  const asked = { posts: ids, rules: Object.keys(parkingRules), far: Object.keys(farRules), farFrom: now + farDays * day };
  const { found, dateless } = await viewing(house.pool, viewer, async (tx) => ({
    found: await parkedRows(tx, house.area, asked, atMost + 1),
    dateless: await withoutDate(tx, house.area, ids, atMost),
  }));
  const kindOf = (row: ParkedRow) => parkedKind(row.rule, row.state, row.acknowledgedBy !== null);
  const shown = found.slice(0, atMost).filter((row) => only.kind === undefined || kindOf(row) === only.kind);
  const decided = await viewing(house.pool, viewer, (tx) =>
    decisionsOf(
      tx,
      house.area,
      shown.map(({ fact }) => fact),
      [...new Set(shown.map(({ stream }) => stream))],
    ),
  );
  const facts = decided.map(domainFact);
  const rows = shown.map((row): Parked => ({ ...decisionOf(row, facts), ...plain(row, now), kind: kindOf(row) }));
  const isIntake = posts.some(({ role }) => role === 'intake');
  return {
    area,
    now,
    organisation,
    organisations,
    rows: rows.filter((row) => !isEndless(row)),
    endless: rows.filter(isEndless),
    dateless,
    counts: new Map([...Map.groupBy(found.slice(0, atMost), kindOf)].map(([kind, each]) => [kind, each.length])),
    drafts: isIntake ? await countDrafts(house) : null,
    cut: found.length > atMost,
  };
}

const isEndless = ({ until, next }: Parked): boolean => until === null && next === null;

const plain = (row: ParkedRow, now: Instant) => ({
  id: row.id,
  file: row.file,
  title: row.title,
  reference: row.reference,
  refuted: row.refuted,
  task: row.task,
  rule: row.rule,
  post: row.post,
  next: row.next,
  until: row.state === 'waived' ? null : row.state === 'lapsed' ? (row.promisedBy ?? row.due) : row.due,
  overdue: row.state === 'lapsed' && row.promisedBy === null,
  since: row.since,
  days: Math.max(0, Math.floor((now - row.since) / day)),
});

/** Who decided it and why: of what was waived the waiver, of a climb that was stopped whoever stopped it, else the entry that occasioned it. */
function decisionOf(row: ParkedRow, facts: readonly AnyFact[]): Pick<Parked, 'by' | 'byPost' | 'reason'> {
  const ends = row.state === 'waived' ? 'WaiverDecided' : row.acknowledgedBy !== null ? 'ClimbAcknowledged' : null;
  const fact = facts.findLast((each) =>
    ends === null ? each.id === row.fact : each.type === ends && (each.fields as { readonly obligation?: string }).obligation === row.id,
  );
  const fields = (fact?.fields ?? {}) as Readonly<Record<string, unknown>>;
  // What was corrected is not repeated here: the file says what holds.
  const isCorrected = facts.some((each) => amending.has(each.type) && Object.values(each.fields).includes(fact?.id ?? ''));
  const said = isCorrected
    ? undefined
    : reasonFields.map((name) => fields[name]).find((each) => typeof each === 'string' && each.trim() !== '');
  return { by: fact?.actor ?? row.by, byPost: fact?.post ?? row.byPost, reason: typeof said === 'string' ? said : '' };
}
const amending: ReadonlySet<string> = new Set(['EntryCorrected', 'EntryUndone']);
