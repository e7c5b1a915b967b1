/** The area as its directory stream tells it: its posts and people, who is away, who is on a rota, what it has set and switched. */
import type { Instant } from '../../ledger/envelope.ts';
import type { LoadedForm } from '../assessment/forms.ts';
import { named } from '../panel/came.ts';
import { evolvePanel, noPanel, type Panel } from '../panel/state.ts';
import { type CapacityOfArea, evolveCapacity, noCapacity } from './capacity.ts';
import type { AreaEntry, AreaKind, PostRole } from './entries.ts';
import { evolvePartnerKeys, type PartnerKeys } from './partnerKeys.ts';
import { type QueueAcknowledged, queueAcknowledged } from './queue.ts';

export interface Post {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly role: PostRole;
  readonly supervisor: string | null;
  readonly hours: 'office' | 'always';
  readonly holders: readonly string[];
  readonly deputies: readonly string[];
}

export interface Practitioner {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** When they left; null while they work here. */
  readonly left: Instant | null;
}

/** Away from `from` to before `until`; null: until somebody says that they are back. */
export interface Absence {
  readonly id: string;
  readonly practitioner: string;
  readonly from: Instant;
  readonly until: Instant | null;
}

/** On the rota of a post from `from` to before `until`. */
export interface Shift {
  readonly id: string;
  readonly post: string;
  readonly practitioner: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** Somebody of another area who may be the second decider here for a time. */
export interface Cover {
  readonly id: string;
  readonly practitioner: string;
  readonly name: string;
  readonly home: string;
  readonly as: 'supervisor' | 'senior';
  readonly from: Instant;
  readonly until: Instant;
  readonly agreedHere: string;
  readonly agreedThere: string;
}

export interface LimitOverride {
  readonly limit: string;
  readonly amount: Readonly<Record<string, number | boolean>>;
  readonly at: Instant;
  readonly reason: string;
  readonly authoriser: string;
}

export interface BandsOfArea {
  readonly set: string;
  readonly suggested: number;
  readonly review: number;
  readonly at: Instant;
  readonly reason: string;
  readonly authoriser: string;
}

export interface Area {
  readonly id: string;
  readonly name: string;
  readonly kind: AreaKind;
  readonly nation: 'england-and-wales' | 'scotland' | 'northern-ireland';
  readonly organisations: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly sort: string }>;
  readonly practitioners: ReadonlyMap<string, Practitioner>;
  readonly posts: ReadonlyMap<string, Post>;
  /** What each post was, and which there were, until an instant: what fell due before it fell to whoever was meant then. */
  readonly postsBefore: readonly { readonly until: Instant; readonly posts: ReadonlyMap<string, Post> }[];
  readonly absences: readonly Absence[];
  readonly shifts: readonly Shift[];
  readonly covers: readonly Cover[];
  readonly overrides: readonly LimitOverride[];
  /** Where somebody on file writes; null while the area has not said. */
  readonly noticeRoutes: Readonly<Record<'controller' | 'access' | 'correction' | 'complaint', string>> | null;
  /** Rules that the area has switched on or off, as long as the rulebook lets it. */
  readonly switches: readonly {
    readonly rule: string;
    readonly on: boolean;
    readonly at: Instant;
    readonly reason: string;
    readonly authoriser: string;
  }[];
  /** From how many bits candidates are suggested and for review, as the area has set it; the latest last. None: as the product ships. */
  readonly bands: readonly BandsOfArea[];
  /** The Channel panel: who sits on it, and its meetings. */
  readonly panel: Panel;
  /** Forms of professional judgement that were loaded, in every version; the latest last. */
  readonly assessmentForms: readonly LoadedForm[];
  /** Who last acknowledged the alarm on the queue of closed subjects (S05). */
  readonly queueAcknowledged: QueueAcknowledged | null;
  /** What work weighs, and what everybody carries (S21). */
  readonly capacity: CapacityOfArea;
  /** Keys with which other houses sign, by their ids (S11). */
  readonly partnerKeys: PartnerKeys;
  readonly adoptions: readonly {
    readonly fact: string;
    readonly version: string;
    readonly at: Instant;
    readonly newRules: readonly string[];
  }[];
}

export function emptyArea(id: string): Area {
  return {
    id,
    name: id,
    kind: 'partnership',
    nation: 'england-and-wales',
    organisations: new Map(),
    practitioners: new Map(),
    posts: new Map(),
    postsBefore: [],
    absences: [],
    shifts: [],
    covers: [],
    overrides: [],
    noticeRoutes: null,
    switches: [],
    bands: [],
    panel: noPanel,
    assessmentForms: [],
    queueAcknowledged: null,
    capacity: noCapacity,
    partnerKeys: new Map(),
    adoptions: [],
  };
}

export function evolveArea(area: Area, fact: AreaEntry): Area {
  switch (fact.type) {
    case 'AreaOpened':
      return { ...area, name: fact.fields.name, nation: fact.fields.nation, kind: fact.fields.kind ?? 'partnership' };
    case 'OrganisationJoined': {
      const { organisation, name, sort } = fact.fields;
      return { ...area, organisations: new Map(area.organisations).set(organisation, { id: organisation, name, sort }) };
    }
    case 'PractitionerJoined': {
      const { practitioner, name, organisation } = fact.fields;
      return {
        ...area,
        practitioners: new Map(area.practitioners).set(practitioner, { id: practitioner, name, organisation, left: null }),
      };
    }
    case 'PostCreated': {
      const { post, title, organisation, role, supervisor, hours } = fact.fields;
      return withPost(restructured(area, fact.recorded), {
        id: post,
        title,
        organisation,
        role,
        supervisor,
        hours,
        holders: [],
        deputies: [],
      });
    }
    case 'PostFilled': {
      const post = area.posts.get(fact.fields.post);
      if (!post) return area;
      const list = fact.fields.as === 'holder' ? 'holders' : 'deputies';
      return withPost(area, {
        ...post,
        [list]: [...post[list].filter((who) => who !== fact.fields.practitioner), fact.fields.practitioner],
      });
    }
    case 'PostVacated': {
      const post = area.posts.get(fact.fields.post);
      if (!post) return area;
      return withPost(area, without(post, fact.fields.practitioner));
    }
    case 'PostChanged': {
      const post = area.posts.get(fact.fields.post);
      if (!post) return area;
      const { title, role, supervisor, hours } = fact.fields;
      return withPost(restructured(area, fact.recorded), { ...post, title, role, supervisor, hours });
    }
    case 'PractitionerLeft': {
      const { practitioner } = fact.fields;
      const person = area.practitioners.get(practitioner);
      return {
        ...area,
        practitioners: person ? new Map(area.practitioners).set(practitioner, { ...person, left: fact.recorded }) : area.practitioners,
        posts: new Map([...area.posts].map(([id, post]) => [id, without(post, practitioner)])),
        shifts: area.shifts.flatMap((shift) => (shift.practitioner === practitioner ? endedAt(shift, fact.recorded) : [shift])),
        absences: area.absences.flatMap((each) => (each.practitioner === practitioner ? endedAt(each, fact.recorded) : [each])),
      };
    }
    // Nothing of these begins before it was recorded: who answered then has answered.
    case 'AbsenceRecorded': {
      const { absence, practitioner, from, until } = fact.fields;
      const begins = Math.max(from, fact.recorded);
      if (until !== null && until <= begins) return area;
      return { ...area, absences: [...area.absences, { id: absence, practitioner, from: begins, until }] };
    }
    case 'AbsenceEnded':
      return {
        ...area,
        absences: area.absences.flatMap((each) => (each.id === fact.fields.absence ? endedAt(each, fact.recorded) : [each])),
      };
    case 'ShiftSet': {
      const { shift, post, practitioner, from, until } = fact.fields;
      const begins = Math.max(from, fact.recorded);
      if (until <= begins) return area;
      return { ...area, shifts: [...area.shifts, { id: shift, post, practitioner, from: begins, until }] };
    }
    case 'ShiftRemoved':
      return { ...area, shifts: area.shifts.flatMap((each) => (each.id === fact.fields.shift ? endedAt(each, fact.recorded) : [each])) };
    case 'CoverAgreed': {
      const { cover, from, ...rest } = fact.fields;
      const begins = Math.max(from, fact.recorded);
      if (rest.until <= begins) return area;
      return {
        ...area,
        practitioners: new Map(area.practitioners).set(rest.practitioner, {
          id: rest.practitioner,
          name: rest.name,
          organisation: rest.home,
          left: null,
        }),
        covers: [...area.covers, { id: cover, ...rest, from: begins }],
      };
    }
    case 'CoverEnded':
      return { ...area, covers: area.covers.flatMap((each) => (each.id === fact.fields.cover ? endedAt(each, fact.recorded) : [each])) };
    case 'LimitOverridden': {
      const { limit, amount, reason, authoriser } = fact.fields;
      return { ...area, overrides: [...area.overrides, { limit, amount, reason, authoriser, at: fact.recorded }] };
    }
    case 'RuleSwitched': {
      const { rule, on, reason, authoriser } = fact.fields;
      return { ...area, switches: [...area.switches, { rule, on, reason, authoriser, at: fact.recorded }] };
    }
    case 'BandsSet':
      return { ...area, bands: [...area.bands, { set: fact.id, at: fact.recorded, ...fact.fields }] };
    case 'NoticeRoutesSet':
      return { ...area, noticeRoutes: fact.fields };
    case 'AssessmentFormLoaded': {
      const { content: form, reason } = fact.fields;
      return { ...area, assessmentForms: [...area.assessmentForms, { form, at: fact.recorded, reason }] };
    }
    case 'AssessmentFormWithdrawn': {
      const { form: id, version, reason } = fact.fields;
      const assessmentForms = area.assessmentForms.map((each) =>
        each.form.form === id && each.form.version === version ? { ...each, withdrawn: { at: fact.recorded, reason } } : each,
      );
      return { ...area, assessmentForms };
    }
    case 'RulebookAdopted':
      return {
        ...area,
        adoptions: [...area.adoptions, { fact: fact.id, version: fact.fields.version, at: fact.recorded, newRules: fact.fields.newRules }],
      };
    case 'QueueAlarmAcknowledged':
      return { ...area, queueAcknowledged: queueAcknowledged(fact) };
    case 'CapacitySet':
    case 'WorkingTimeRecorded':
      return { ...area, capacity: evolveCapacity(area.capacity, fact) };
    case 'PartnerKeyRecorded':
    case 'PartnerKeyConfirmed':
    case 'PartnerKeyWithdrawn':
      return { ...area, partnerKeys: evolvePartnerKeys(area.partnerKeys, fact) };
    case 'PanelSet':
    case 'PanelMemberNamed':
    case 'PanelMemberEnded':
    case 'PanelMeetingSet':
    case 'PanelMeetingMoved':
    case 'PanelMeetingCancelled':
    case 'PanelAgendaSent':
    case 'PanelMeetingClosed':
      return { ...area, panel: evolvePanel(area.panel, fact) };
    case 'PanelAttended': {
      // Where it was not written down, whoever filled the post alone then: not whoever does today.
      const meeting = area.panel.meetings.get(fact.fields.meeting);
      const present = meeting ? named(area, meeting, fact.fields.present) : fact.fields.present;
      return { ...area, panel: evolvePanel(area.panel, { ...fact, fields: { ...fact.fields, present: [...present] } }) };
    }
    default:
      return fact satisfies never;
  }
}

function withPost(area: Area, post: Post): Area {
  return { ...area, posts: new Map(area.posts).set(post.id, post) };
}

const restructured = (area: Area, at: Instant): Area =>
  area.postsBefore.at(-1)?.until === at ? area : { ...area, postsBefore: [...area.postsBefore, { until: at, posts: area.posts }] };

/** The area with its posts as they stood at an instant: roles, hours and who supervises whom. Of people it says nothing. */
export function structureAt(area: Area, at: Instant): Area {
  if ((area.postsBefore.at(-1)?.until ?? 0) <= at) return area;
  const before = area.postsBefore.find((each) => each.until > at);
  // What is older than the area itself (a chronology, a backdated entry) is put to the posts that there are.
  return before && before.posts.size > 0 ? { ...area, posts: before.posts, postsBefore: [] } : area;
}

const without = (post: Post, practitioner: string): Post => ({
  ...post,
  holders: post.holders.filter((who) => who !== practitioner),
  deputies: post.deputies.filter((who) => who !== practitioner),
});

/** It ends at that instant, if it would not have ended before; what had not begun is gone. */
function endedAt<T extends { readonly from: Instant; readonly until: Instant | null }>(each: T, at: Instant): readonly T[] {
  if (each.from >= at) return [];
  return [{ ...each, until: Math.min(each.until ?? at, at) }];
}

/** The first post with this role, in the organisation if one is named. */
export function postWithRole(area: Area, role: PostRole, organisation?: string): Post | undefined {
  for (const post of area.posts.values()) {
    if (post.role === role && (organisation === undefined || post.organisation === organisation)) return post;
  }
  return undefined;
}

/** As holder or deputy, whether they are there or not. */
export const fills = ({ holders, deputies }: Post, practitioner: string): boolean =>
  holders.includes(practitioner) || deputies.includes(practitioner);

/** The posts that a practitioner fills. */
export const postsOf = (area: Area, practitioner: string): readonly Post[] =>
  [...area.posts.values()].filter((post) => fills(post, practitioner));
