/** Posts and people as their pages show them, and what is recorded there: who fills, is away, leaves, is on the rota, covers. */
import type { ActName } from '../access/acts.ts';
import type { Viewer } from '../access/viewer.ts';
import {
  agreeCover,
  changePost,
  endAbsence,
  endCover,
  fillPost,
  leave,
  recordAbsence,
  removeShift,
  setShift,
  vacatePost,
} from '../domain/area/deciders.ts';
import { recordWorkingTime } from '../domain/area/capacityDeciders.ts';
import type { PostRole } from '../domain/area/entries.ts';
import { answersAs, postsAnsweredBy } from '../domain/area/presence.ts';
import { type Area, evolveArea, postsOf } from '../domain/area/state.ts';
import { because, type Decision, type RefusalReason } from '../domain/decision.ts';
import { isAreaEntry } from '../domain/facts.ts';
import { domainFact } from '../domain/upcast.ts';
import type { Instant } from '../ledger/envelope.ts';
import { inForce, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { capacityTable } from '../rulebook/uk/capacity.ts';
import { viewing } from '../store/viewing.ts';
import { type LedFile, ledBy, type Workload, workloadOf } from '../store/workload.ts';
import { type Outcome, whoSettles } from './act.ts';
import { recordAct } from './cases.ts';
import { changeDirectory } from './directory.ts';
import { entryFact } from './envelope.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { notAllowed } from './permission.ts';

export type { LedFile, Workload };

export type PostAct =
  | {
      readonly do: 'fill';
      readonly post: string;
      readonly practitioner: string;
      readonly as: 'holder' | 'deputy';
      readonly joining: string | null;
    }
  | { readonly do: 'vacate'; readonly post: string; readonly practitioner: string }
  | {
      readonly do: 'change';
      readonly post: string;
      readonly title: string;
      readonly role: PostRole;
      readonly supervisor: string | null;
      readonly hours: 'office' | 'always';
      readonly reason: string;
    }
  | { readonly do: 'shift'; readonly post: string; readonly practitioner: string; readonly from: Instant; readonly until: Instant }
  | { readonly do: 'remove-shift'; readonly post: string; readonly shift: string; readonly reason: string }
  | { readonly do: 'away'; readonly practitioner: string; readonly from: Instant; readonly until: Instant | null }
  | { readonly do: 'back'; readonly practitioner: string; readonly absence: string }
  | { readonly do: 'leave'; readonly practitioner: string; readonly reason: string }
  | {
      readonly do: 'cover';
      readonly name: string;
      readonly home: string;
      readonly as: 'supervisor' | 'senior';
      readonly from: Instant;
      readonly until: Instant;
      readonly agreedThere: string;
    }
  | { readonly do: 'end-cover'; readonly cover: string; readonly reason: string }
  | { readonly do: 'working-time'; readonly practitioner: string; readonly grade: string; readonly hoursAWeek: number };

const isOwnAbsence = (viewer: Viewer, act: PostAct): boolean =>
  (act.do === 'away' || act.do === 'back') && act.practitioner === viewer.practitioner;

const actName = (viewer: Viewer, act: PostAct): ActName => (isOwnAbsence(viewer, act) ? 'record-own-absence' : 'look-after-posts');

/** Records one change of the posts and people; what it would leave without anybody is refused. */
export const changePosts = (house: House, viewer: Viewer, act: PostAct): Promise<Decision> =>
  changeDirectory(house, viewer, (area, now) => decide(house, viewer, area, act, now), actName(viewer, act));

function decide(house: House, viewer: Viewer, area: Area, act: PostAct, now: Instant): Decision {
  const beyond = isOwnAbsence(viewer, act) ? null : outOfReach(area, viewer, act, now);
  if (beyond) return beyond;
  switch (act.do) {
    case 'fill':
      return fillPost(area, { ...act, practitioner: act.joining === null ? act.practitioner : house.newId() }, viewer.practitioner);
    case 'vacate':
      return vacatePost(area, act);
    case 'change': {
      const { do: _do, ...fields } = act;
      return changePost(area, fields);
    }
    case 'shift': {
      const { do: _do, ...fields } = act;
      return setShift(area, { shift: house.newId(), ...fields }, now);
    }
    case 'remove-shift':
      return removeShift(area, act.shift, act.reason, now);
    case 'away': {
      const { do: _do, ...fields } = act;
      return recordAbsence(area, { absence: house.newId(), ...fields }, now);
    }
    case 'back':
      if (area.absences.find((each) => each.id === act.absence)?.practitioner !== act.practitioner)
        return because('no-absence', 'There is no such absence.', 'Look at the page again.');
      return endAbsence(area, act.absence, now);
    case 'leave':
      return leave(area, act.practitioner, act.reason);
    case 'cover': {
      const { do: _do, ...fields } = act;
      const id = house.newId();
      return agreeCover(area, { cover: id, practitioner: `cover-${id}`, agreedHere: viewer.practitioner, ...fields }, now);
    }
    case 'end-cover':
      return endCover(area, act.cover, act.reason, now);
    case 'working-time':
      return recordWorkingTime(area, act, capacityTable(area, now).grades);
    default:
      return act satisfies never;
  }
}

/** A supervisor looks after their own post and those below it; senior and chief posts after all. Nobody appoints above themselves. */
function outOfReach(area: Area, viewer: Viewer, act: PostAct, now: Instant): Decision | null {
  if (viewer.reach === 'service' || answersAs(area, viewer.practitioner, ['senior', 'chief'], now)) return null;
  const touched = 'post' in act ? [act.post] : 'practitioner' in act ? postsOf(area, act.practitioner).map(({ id }) => id) : [];
  const own = postsAnsweredBy(area, viewer.practitioner, now);
  const raised =
    act.do === 'change' && (area.posts.get(act.post)?.role !== act.role || act.supervisor !== area.posts.get(act.post)?.supervisor);
  if (touched.length > 0 && !raised && touched.every((post) => isBelow(area, post, own))) return null;
  return because(
    'above-you',
    'This is not below your own post.',
    'Ask a senior or chief post: a supervising post looks after its own people and those below.',
  );
}

function isBelow(area: Area, post: string, own: readonly string[]): boolean {
  const seen = new Set<string>();
  for (let each: string | null = post; each && !seen.has(each); each = area.posts.get(each)?.supervisor ?? null) {
    if (own.includes(each)) return true;
    seen.add(each);
  }
  return false;
}

export interface PostsSight {
  readonly area: Area;
  readonly book: RulebookInForce;
  readonly now: Instant;
  /** Why this viewer may not do something here; null when they may. The same is asked when it is sent. */
  readonly whyNot: (act: PostAct) => RefusalReason | null;
}

/** The directory as it is, for pages. */
export async function postsSight(house: House, viewer: Viewer): Promise<PostsSight> {
  const now = await house.now();
  const { area } = await viewing(house.pool, whoSettles(viewer), (tx) => load(tx, house.pool, house.area, []));
  const quiet: House = { ...house, log: () => {} };
  return {
    area,
    book: inForce(house.rulebook, area, now),
    now,
    whyNot: (act) => {
      const no = notAllowed(quiet, viewer, area, undefined, { act: actName(viewer, act), file: null }, now);
      const beyond = no || isOwnAbsence(viewer, act) ? null : outOfReach(area, viewer, act, now);
      return no ?? (beyond?.kind === 'refused' ? (beyond.reasons[0] ?? null) : null);
    },
  };
}

/** The area as it would be after a change, and whether it would be refused: for a preview. */
export async function preview(
  house: House,
  viewer: Viewer,
  { area, book, now }: PostsSight,
  act: PostAct,
): Promise<{ readonly decision: Decision; readonly after: Area }> {
  const decision = decide(house, viewer, area, act, now);
  if (decision.kind === 'refused') return { decision, after: area };
  const facts = decision.entries.map((each) => domainFact(entryFact(house, viewer, area, book, now, each, null)));
  return { decision, after: facts.filter(isAreaEntry).reduce(evolveArea, area) };
}

export const workload = (house: House, viewer: Viewer, posts: readonly string[], now: Instant): Promise<readonly Workload[]> =>
  viewing(house.pool, viewer, (tx) => workloadOf(tx, house.area, posts, now));

/** How many leads are moved at once: each is named on the preview, and somebody reads it. */
export const movedAtMost = 50;

export const leadsOf = (house: House, viewer: Viewer, post: string, now: Instant, limit: number): Promise<readonly LedFile[]> =>
  viewing(house.pool, viewer, (tx) => ledBy(tx, house.area, post, now, limit));

export interface MovedLead {
  readonly file: string;
  readonly outcome: Outcome;
}

/** Moves leads one by one, each with the same reason. One that fails keeps no other, and stays where it was. */
export async function reassignLeads(
  house: House,
  viewer: Viewer,
  { files, post, reason, key }: { readonly files: readonly string[]; readonly post: string; readonly reason: string; readonly key: string },
): Promise<readonly MovedLead[]> {
  const moved: MovedLead[] = [];
  for (const file of files.slice(0, movedAtMost)) {
    const outcome = await recordAct(house, viewer, { act: 'take-lead', file, key: `${key}-${file}`, post, reason });
    moved.push({ file, outcome });
  }
  return moved;
}
