/** The panel as its pages show it: the agenda that the system makes, what became of each case, who owes a view, which panels were missed. */
import type { ActName } from '../access/acts.ts';
import type { Viewer } from '../access/viewer.ts';
import { byText } from '../domain/byText.ts';
import { postsAnsweredBy, voicesOf } from '../domain/area/presence.ts';
import type { Area } from '../domain/area/state.ts';
import type { FileState } from '../domain/file/state.ts';
import type { AboutCase } from '../domain/hearing/deciders.ts';
import type { listedAs } from '../domain/hearing/entries.ts';
import { askedOfWords, type Rewording, rewordingsOf } from '../domain/hearing/reworded.ts';
import { viewsOpen } from '../domain/hearing/attendance.ts';
import { type Hearing, hearingId } from '../domain/hearing/state.ts';
import { speaksForAnother } from '../domain/hearing/table.ts';
import { heldNoMore, type Written, writtenViews } from '../domain/hearing/views.ts';
import { type Member, membersAt, membersOf, meetingsInOrder, type PanelMeeting, wasHeld } from '../domain/panel/state.ts';
import type { Referral } from '../domain/referral/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dayOf, startOfDay } from '../rulebook/engine/amount.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { type DueRow, heardIn, owedUnder } from '../store/panel.ts';
import { referralByReference } from '../store/lists.ts';
import { viewing } from '../store/viewing.ts';
import { whoSettles } from './act.ts';
import type { House } from './house.ts';
import { look, lookAt } from './look.ts';
import { mayTry } from './permission.ts';

/** Why a case comes before the panel, by the rule under which it is owed. */
const broughtBy: Readonly<Record<string, (typeof listedAs)[number]>> = {
  C05: 'new',
  'C05.again': 'again',
  C06: 'review',
  C07: 'review',
  C09: 'after closing',
  C10: 'after closing',
  C11: 'after closing',
};

export { viewsOpen } from '../domain/hearing/attendance.ts';
export { mayHaveCome } from '../domain/panel/came.ts';
export { outcomesFor } from '../domain/hearing/deciders.ts';
export { adoptionBefore, whyNotTakenBack } from '../domain/hearing/takeBack.ts';
export { putsOff } from '../domain/hearing/views.ts';
export { dissentsOpen } from '../rulebook/uk/dissent.ts';
export { leastQuorum } from '../rulebook/uk/panel.ts';

export type ItemState = 'to be decided' | 'decided' | 'not reached' | 'taken off' | 'due';

/** One case of one meeting. `due`: it belongs on the agenda and is not on it yet. */
export interface Item {
  readonly file: FileState;
  readonly about: AboutCase;
  readonly referral: Referral | null;
  readonly hearing: Hearing | null;
  readonly as: (typeof listedAs)[number];
  readonly state: ItemState;
  /** By when it is owed to be heard; null where it is owed no more, or was put on by hand. */
  readonly due: Instant | null;
  readonly isLate: boolean;
}

export interface MeetingSight {
  readonly meeting: PanelMeeting;
  readonly members: readonly Member[];
  readonly items: readonly Item[];
  readonly area: Area;
  readonly book: RulebookInForce;
  readonly now: Instant;
  /** Which of its acts the policies allow this viewer: to decide its cases, to put them on its agenda, and to say of the meeting itself. */
  readonly may: { readonly hear: boolean; readonly list: boolean; readonly run: boolean };
}

const endOfDay = (at: Instant): Instant => startOfDay(dayOf(at).add({ days: 1 }));

export async function meetingSight(house: House, viewer: Viewer, id: string): Promise<MeetingSight | null> {
  const { area, book, now } = await look(house, viewer, []);
  const meeting = area.panel.meetings.get(id);
  if (!meeting) return null;
  const makesAgenda = meeting.form === 'ordinary' && !meeting.closed && !meeting.cancelled;
  const { had, due } = await viewing(house.pool, viewer, async (tx) => ({
    had: await heardIn(tx, house.area, id),
    due: makesAgenda ? await owedUnder(tx, house.area, Object.keys(broughtBy), untilNext(area, meeting)) : [],
  }));
  const { files } = await look(house, viewer, [...new Set([...had, ...due].map(({ file }) => file))]);
  const items = [...files.values()].flatMap((file) =>
    itemsIn(
      file,
      meeting,
      due.filter((each) => each.file === file.id),
      now,
    ),
  );
  const may = (act: ActName) => mayTry(viewer, area, undefined, { act, file: null }, now);
  const hear = may('hear-case');
  const seen = hear || worksOnFiles(viewer) ? items : items.filter((item) => mayOpen(viewer, item.file, meeting, item.hearing, now));
  return {
    meeting,
    members: membersOf(area.panel, meeting),
    items: seen.toSorted(byUrgency),
    area,
    book,
    now,
    may: { hear, list: may('list-case'), run: may('run-panel') },
  };
}

/** What falls due before the panel meets again is heard now, or it would be late at the next: the day before the next ordinary meeting that is set. */
function untilNext({ panel }: Area, meeting: PanelMeeting): Instant {
  const next = meetingsInOrder(panel).find(({ form, starts }) => form === 'ordinary' && starts > meeting.starts);
  return next ? endOfDay(next.starts) - 1 : endOfDay(meeting.starts);
}

const order: readonly ItemState[] = ['to be decided', 'due', 'decided', 'not reached', 'taken off'];
const byUrgency = (a: Item, b: Item): number =>
  order.indexOf(a.state) - order.indexOf(b.state) ||
  (a.due ?? Number.MAX_SAFE_INTEGER) - (b.due ?? Number.MAX_SAFE_INTEGER) ||
  (a.referral?.received.at ?? 0) - (b.referral?.received.at ?? 0) ||
  byText(a.about.subject, b.about.subject);

function itemsIn(file: FileState, meeting: PanelMeeting, due: readonly DueRow[], now: Instant): readonly Item[] {
  const items = new Map<string, Item>();
  const item = (about: AboutCase, as: Item['as'], owed: Instant | null): Item => {
    const hearing = file.hearings.get(hearingId(meeting.id, about.subject)) ?? null;
    const of = about.of === 'case' ? file.cases.get(about.subject)?.referral : about.subject;
    const state = stateOf(hearing);
    return {
      file,
      about,
      referral: file.referrals.get(of ?? '') ?? null,
      hearing,
      as: hearing?.listed?.as ?? as,
      state,
      due: owed,
      isLate: owed !== null && owed <= now,
    };
  };
  for (const hearing of file.hearings.values())
    if (hearing.meeting === meeting.id) {
      const { meeting: of, subject, of: sort } = hearing;
      items.set(subject, item({ meeting: of, subject, of: sort }, hearing.listed?.as ?? 'by hand', null));
    }
  for (const { stream, rule, due: by } of due) {
    const about = aboutOf(file, meeting.id, stream);
    if (!about) continue;
    const before = items.get(about.subject);
    const as = rule === 'C05' && stream.startsWith('hearing/') ? 'again' : (broughtBy[rule] ?? 'review');
    // Decided in this meeting, what is owed is owed to the next one.
    if (before?.state === 'decided' || items.get(file.hearings.get(stream.slice('hearing/'.length))?.subject ?? '')?.state === 'decided')
      continue;
    items.set(about.subject, before ? { ...before, due: by, isLate: by <= now } : item(about, as, by));
  }
  return [...items.values()];
}

function stateOf(hearing: Hearing | null): ItemState {
  if (!hearing) return 'due';
  if (hearing.heard) return 'decided';
  if (hearing.notReached) return 'not reached';
  if (hearing.takenOff) return 'taken off';
  return hearing.listed ? 'to be decided' : 'due';
}

/** What an obligation of the panel is about, from the stream that it lies in. */
function aboutOf(file: FileState, meeting: string, stream: string): AboutCase | null {
  const [noun, id] = [stream.slice(0, stream.indexOf('/')), stream.slice(stream.indexOf('/') + 1)];
  const before = noun === 'hearing' ? file.hearings.get(id) : undefined;
  // A referral that was adopted meanwhile is heard as the case that it is.
  const adopted = before?.of === 'referral' ? [...file.cases.values()].findLast(({ referral }) => referral === before.subject) : undefined;
  const subject = adopted?.id ?? before?.subject ?? id;
  if (noun === 'case' || adopted || before?.of === 'case') return file.cases.has(subject) ? { meeting, subject, of: 'case' } : null;
  return file.referrals.has(subject) ? { meeting, subject, of: 'referral' } : null;
}

const worksOn: ReadonlySet<string> = new Set([
  'intake',
  'assessor',
  'supervisor',
  'senior',
  'chief',
  'organisation-duty',
  'area-duty',
  'records',
  'case-officer',
  'team-leader',
]);
/** Whoever works on the area's files sees them anyway. */
export const worksOnFiles = ({ duties }: Viewer): boolean => duties.some((duty) => worksOn.has(duty));

/**
 * Whether somebody who only sits on the panel may see a case: it is on an agenda that was sent and whose record is not closed, or
 * their agency owes its view of it, or what it says of words that were changed since. For a member the database says so as well (migration 0045).
 */
export function mayOpen(viewer: Viewer, file: FileState, meeting: PanelMeeting, hearing: Hearing | null, now: Instant): boolean {
  const { area } = file;
  const posts = new Set(postsAnsweredBy(area, viewer.practitioner, now));
  if (hearing && askedOfWords(file, hearing).some(({ post, answered }) => !answered && posts.has(post))) return true;
  if (hearing && viewsOpen(file, hearing).some(({ post }) => posts.has(post))) return true;
  const sits = membersAt(area.panel, Math.max(now, meeting.starts)).some(({ post }) => posts.has(post));
  return (
    sits &&
    meeting.sent !== null &&
    meeting.closed === null &&
    meeting.cancelled === null &&
    hearing !== null &&
    hearing.listed !== null &&
    hearing.takenOff === null
  );
}

export interface HearingSight extends MeetingSight {
  readonly item: Item;
  /** Agencies for which this viewer may give a view in writing. */
  readonly speaksFor: readonly string[];
  /** Agencies that owe a view by a post whose duties fall to this viewer, and whose voice does not. */
  readonly unspoken: readonly string[];
  /** What agencies have written as it comes to the case, also for a meeting before that put it off. */
  readonly written: readonly Written[];
  /** Views in writing that hold no more: of a decision that was taken back, or said otherwise since. */
  readonly heldNoMore: ReadonlySet<string>;
  /** Whether the first of them is asked about words of the minute that were changed after the record was closed. */
  readonly asksWords: boolean;
  /** What the minute said before, each time that it was changed after the record was closed. */
  readonly rewordings: readonly Rewording[];
}

/** One case of a meeting; null when there is none or this viewer may not see it: the two look alike. */
export async function hearingSight(house: House, viewer: Viewer, id: string, file: string, subject: string): Promise<HearingSight | null> {
  const sight = await meetingSight(house, viewer, id);
  const item = sight?.items.find((each) => each.file.id === file && each.about.subject === subject);
  if (!sight || !item) return null;
  const { area, now } = sight;
  const voices = new Set(voicesOf(area, viewer.practitioner, now));
  const own = (each: { readonly agency: string; readonly post: string }): boolean =>
    voices.has(each.post) ||
    area.panel.members.some(({ agency, post, until }) => until === null && agency === each.agency && voices.has(post));
  const open = item.hearing ? viewsOpen(item.file, item.hearing) : [];
  const sits = sight.meeting.closed || sight.meeting.cancelled ? [] : sight.members.filter(({ post }) => voices.has(post));
  const speaksFor = (item.hearing?.heard ? open.filter(own) : sits)
    .map(({ agency }) => agency)
    .filter((agency) => !item.hearing || !speaksForAnother(item.file, item.hearing, agency, viewer.practitioner, now));
  const words = item.hearing ? askedOfWords(item.file, item.hearing).filter(({ post, answered }) => !answered && voices.has(post)) : [];
  const duties = new Set(postsAnsweredBy(area, viewer.practitioner, now));
  return {
    ...sight,
    item,
    speaksFor: [...new Set([...words.map(({ agency }) => agency), ...speaksFor])],
    unspoken: open.filter((each) => duties.has(each.post) && !own(each)).map(({ agency }) => agency),
    written: writtenViews(item.file, item.about),
    heldNoMore: item.hearing ? heldNoMore(item.file, item.hearing) : new Set(),
    asksWords: words.length > 0,
    rewordings: item.hearing ? rewordingsOf(item.file, item.hearing) : [],
  };
}

export interface PanelSight {
  readonly area: Area;
  readonly book: RulebookInForce;
  readonly now: Instant;
  readonly members: readonly Member[];
  readonly next: PanelMeeting | null;
  /** Begun and not closed. */
  readonly going: readonly PanelMeeting[];
  readonly past: readonly PanelMeeting[];
  /** Ordinary meetings whose day went by and nobody came, or that were cancelled: the latest first. */
  readonly missed: readonly PanelMeeting[];
  /** How many cases wait to be heard, and how many of them late. */
  readonly waiting: { readonly all: number; readonly late: number };
  /** Views owed, by agency, each with how many and since when the oldest is due. */
  readonly views: readonly {
    readonly post: string;
    readonly due: Instant;
    readonly file: string;
    readonly hearing: string;
    readonly title: string;
  }[];
  /** To set its meetings and name its members; and to take a voice from one. */
  readonly may: { readonly run: boolean; readonly takeVoices: boolean };
}

export async function panelSight(house: House, viewer: Viewer): Promise<PanelSight> {
  const { area, book, now } = await look(house, viewer, []);
  // How many wait is a number of the whole area; whose views are owed is read under the viewer's own rights.
  const waiting = await viewing(house.pool, whoSettles(viewer), (tx) => owedUnder(tx, house.area, ['C05'], Number.MAX_SAFE_INTEGER));
  const views = await viewing(house.pool, viewer, (tx) => owedUnder(tx, house.area, ['C05.view'], Number.MAX_SAFE_INTEGER));
  const posts = new Set(postsAnsweredBy(area, viewer.practitioner, now));
  const may = (act: ActName) => mayTry(viewer, area, undefined, { act, file: null }, now);
  const shown = may('hear-case') || worksOnFiles(viewer) ? views : views.filter(({ post }) => posts.has(post));
  const { files } = await look(house, viewer, [...new Set(shown.map(({ file }) => file))]);
  const meetings = meetingsInOrder(area.panel);
  const isOver = (each: PanelMeeting): boolean => endOfDay(each.starts) <= now;
  return {
    area,
    book,
    now,
    members: membersAt(area.panel, now),
    next: meetings.find((each) => !each.closed && !isOver(each) && each.starts > now - 12 * 3_600_000 && each.form === 'ordinary') ?? null,
    going: meetings.filter((each) => each.starts <= now && !each.closed && (wasHeld(each) || !isOver(each))),
    past: meetings.filter(({ closed }) => closed !== null).toReversed(),
    missed: [...area.panel.meetings.values()]
      .filter((each) => each.form === 'ordinary' && !wasHeld(each) && (each.cancelled !== null || isOver(each)))
      .toSorted((a, b) => b.starts - a.starts),
    waiting: { all: waiting.length, late: waiting.filter(({ state, due }) => state === 'lapsed' || due <= now).length },
    views: shown.flatMap(({ post, due, file, stream }) => {
      const hearing = files.get(file)?.hearings.get(stream.slice('hearing/'.length));
      return hearing ? [{ post, due, file, hearing: hearing.id, title: file }] : [];
    }),
    may: { run: may('run-panel'), takeVoices: may('form-panel') },
  };
}

/** A referral by its reference, with the file in which it lies now; null when this viewer may not see it or there is none. */
export async function referralOf(
  house: House,
  viewer: Viewer,
  reference: string,
): Promise<{ readonly file: FileState; readonly referral: string } | null> {
  const row = reference === '' ? null : await viewing(house.pool, viewer, (tx) => referralByReference(tx, house.area, reference));
  const sight = row ? await lookAt(house, viewer, row.file) : null;
  return row && sight ? { file: sight.file, referral: row.id } : null;
}
