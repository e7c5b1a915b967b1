/**
 * Changes of the area's posts and people, decided on the area as it is: who fills what, who is away, who leaves, who is on the rota.
 * A post always resolves: whatever would leave one without anybody at any instant to come is refused, with what to do first.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { because, type Decision, decided, refused } from '../decision.ts';
import { entry, write } from '../write.ts';
import {
  AbsenceEnded,
  AbsenceRecorded,
  type areaEntries,
  CoverAgreed,
  CoverEnded,
  PostChanged,
  PostFilled,
  type PostRole,
  PostVacated,
  PractitionerJoined,
  PractitionerLeft,
  ShiftRemoved,
  ShiftSet,
} from './entries.ts';
import { plainName } from './plainName.ts';
import { turningPoints, whoAnswers } from './presence.ts';
import { type Area, type Post, postsOf } from './state.ts';
import { supervisorsOf } from './supervisors.ts';

type AreaType = (typeof areaEntries)[number];
const at = (area: Area) => ({ stream: `directory/${area.id}`, file: null, record: null });
const writeArea = (area: Area, type: AreaType, fields: object): Decision => write(type, at(area), fields);

const noSuchPerson = because('no-such-person', 'There is no such practitioner, or they have left.', 'Choose somebody of the area.');
const noSuchPost = because('no-such-post', 'There is no such post.', 'Choose a post of the area.');
const isHere = (area: Area, practitioner: string): boolean => area.practitioners.get(practitioner)?.left === null;

/** Somebody takes a post; somebody new to the area is joined to it by the same decision. */
export function fillPost(
  area: Area,
  { post: id, practitioner, as, joining }: { post: string; practitioner: string; as: 'holder' | 'deputy'; joining: string | null },
  by: string,
): Decision {
  const post = area.posts.get(id);
  if (!post) return noSuchPost;
  if (practitioner === by)
    return because(
      'own-post',
      'Nobody gives themselves a post.',
      'Ask somebody else who looks after posts to do it: two people see each appointment.',
    );
  if (joining === null && !isHere(area, practitioner)) return noSuchPerson;
  const list = as === 'holder' ? post.holders : post.deputies;
  if (list.includes(practitioner)) return because('fills-already', 'They fill this post already.', 'There is nothing to do.');
  const fields = { post: id, practitioner, as };
  if (joining === null) return writeArea(area, PostFilled, fields);
  if (joining.trim() === '') return because('no-name', 'The name of the person is missing.', 'Write their name.');
  const joined = entry(PractitionerJoined, at(area), { practitioner, name: joining.trim(), organisation: post.organisation });
  return decided(joined, entry(PostFilled, at(area), fields));
}

export function vacatePost(area: Area, { post: id, practitioner }: { post: string; practitioner: string }): Decision {
  const post = area.posts.get(id);
  if (!post) return noSuchPost;
  if (!post.holders.includes(practitioner) && !post.deputies.includes(practitioner))
    return because('fills-not', 'They do not fill this post.', 'It may have been changed meanwhile: look at the post again.');
  return writeArea(area, PostVacated, { post: id, practitioner });
}

export function changePost(
  area: Area,
  fields: { post: string; title: string; role: PostRole; supervisor: string | null; hours: 'office' | 'always'; reason: string },
): Decision {
  const post = area.posts.get(fields.post);
  if (!post) return noSuchPost;
  if (fields.title.trim() === '') return because('no-title', 'The post has no title.', 'Write what the post is called.');
  if (fields.reason.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say why the post is changed.');
  if (fields.supervisor === fields.post) return because('supervises-itself', 'A post cannot supervise itself.', 'Choose another post.');
  if (leadsTo(area, fields.supervisor, fields.post))
    return because(
      'circle',
      'The supervising post is itself supervised by this one.',
      'Choose a post above this one: what lapses climbs to it.',
    );
  if (post.supervisor !== null && fields.supervisor === null)
    return because(
      'no-supervisor',
      'The post would have nobody above it.',
      'Choose the post that supervises it: what lapses climbs to it.',
    );
  const same = (['title', 'role', 'supervisor', 'hours'] as const).every((each) => fields[each] === post[each]);
  return same
    ? because('no-change', 'That is how the post is already.', 'Change something, or leave it.')
    : writeArea(area, PostChanged, fields);
}

/** Whether somebody who goes up from a post comes to another. */
const leadsTo = (area: Area, from: string | null, to: string): boolean =>
  from !== null && (from === to || supervisorsOf(area, from).includes(to));

export function recordAbsence(
  area: Area,
  { absence, practitioner, from, until }: { absence: string; practitioner: string; from: Instant; until: Instant | null },
  now: Instant,
): Decision {
  if (!isHere(area, practitioner)) return noSuchPerson;
  if (until !== null && until <= Math.max(from, now))
    return because('until-past', 'The last day away is before the first, or is over.', 'Give a last day that is not over.');
  const overlaps = area.absences.some(
    (each) => each.practitioner === practitioner && (each.until ?? Infinity) > Math.max(from, now) && each.from < (until ?? Infinity),
  );
  if (overlaps)
    return because('away-already', 'They are recorded as away in that time already.', 'End that absence first, or give other days.');
  return writeArea(area, AbsenceRecorded, { absence, practitioner, from, until });
}

export function endAbsence(area: Area, absence: string, now: Instant): Decision {
  const found = area.absences.find((each) => each.id === absence);
  if (!found || (found.until !== null && found.until <= now))
    return because('no-absence', 'That absence is over.', 'There is nothing to end.');
  return writeArea(area, AbsenceEnded, { absence });
}

export function leave(area: Area, practitioner: string, reason: string): Decision {
  if (!isHere(area, practitioner)) return noSuchPerson;
  if (reason.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say why, in words that anybody may read.');
  return writeArea(area, PractitionerLeft, { practitioner, reason });
}

export function setShift(
  area: Area,
  fields: { shift: string; post: string; practitioner: string; from: Instant; until: Instant },
  now: Instant,
): Decision {
  const post = area.posts.get(fields.post);
  if (!post) return noSuchPost;
  if (post.hours !== 'always')
    return because('no-rota', 'This post has office hours: it has no rota.', 'Give the post hours that never end first, or name a deputy.');
  if (!isHere(area, fields.practitioner)) return noSuchPerson;
  if (referrerOnly(area, fields.practitioner))
    return because('referrer-only', 'They only refer, and see no files.', 'Choose somebody who works on files, or give them a post first.');
  if (fields.until <= Math.max(fields.from, now))
    return because('shift-past', 'The shift ends before it begins, or is over.', 'Give an end after the beginning, in the future.');
  const other = area.shifts.find(
    (each) => each.post === fields.post && each.from < fields.until && Math.max(fields.from, now) < each.until,
  );
  if (other)
    return because(
      'shift-taken',
      'Somebody is on the rota in that time already.',
      'Take their shift off first: one person is on at a time.',
    );
  return writeArea(area, ShiftSet, fields);
}

export function removeShift(area: Area, shift: string, reason: string, now: Instant): Decision {
  const found = area.shifts.find((each) => each.id === shift);
  if (!found || found.until <= now) return because('no-shift', 'That shift is over.', 'There is nothing to take off.');
  if (reason.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say why it is taken off.');
  return writeArea(area, ShiftRemoved, { shift, reason });
}

export function agreeCover(
  area: Area,
  fields: {
    cover: string;
    practitioner: string;
    name: string;
    home: string;
    as: 'supervisor' | 'senior';
    from: Instant;
    until: Instant;
    agreedHere: string;
    agreedThere: string;
  },
  now: Instant,
): Decision {
  const missing = (['name', 'home', 'agreedThere'] as const).filter((each) => fields[each].trim() === '');
  if (missing.length > 0)
    return refused(
      ...missing.map((each) => ({
        code: 'cover-incomplete',
        words: { name: 'Who covers is missing.', home: 'Their area is missing.', agreedThere: 'Who agreed for the other area is missing.' }[
          each
        ],
        how: 'Write it: both areas answer for this.',
      })),
    );
  // By name too, as far as a name says it: whoever agrees here does not write themselves down as somebody of another area.
  const own = [...area.practitioners.values()].filter((each) => each.left === null).map((each) => plainName(each.name));
  const isOwn = own.includes(plainName(fields.name)) || own.includes(plainName(fields.agreedThere));
  if (isOwn || postsOf(area, fields.practitioner).length > 0)
    return because('covers-own', 'They fill a post here: that is no cover from another area.', 'Name somebody of another area.');
  if (fields.until <= Math.max(fields.from, now))
    return because('cover-past', 'The cover ends before it begins, or is over.', 'Give a last day that is not over.');
  return writeArea(area, CoverAgreed, fields);
}

export function endCover(area: Area, cover: string, reason: string, now: Instant): Decision {
  const found = area.covers.find((each) => each.id === cover);
  if (!found || found.until <= now) return because('no-cover', 'That cover is over.', 'There is nothing to end.');
  if (reason.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say why it ends.');
  return writeArea(area, CoverEnded, { cover, reason });
}

/** Every post of theirs is one that refers. */
const referrerOnly = (area: Area, practitioner: string): boolean => {
  const posts = postsOf(area, practitioner);
  return posts.length > 0 && posts.every((post) => post.role === 'referrer');
};

/** A post that would have nobody from an instant on. */
export interface Unanswered {
  readonly post: Post;
  readonly at: Instant;
}

/**
 * Posts that somebody answers for now or later, and nobody would after a change: asked at each instant at which who answers turns.
 * Setting an area up, when nobody is there yet, leaves nobody without anybody.
 */
export function leftUnanswered(before: Area, after: Area, now: Instant): Unanswered | null {
  const instants = [now, ...new Set([...turningPoints(before), ...turningPoints(after)])]
    .filter((each) => each >= now)
    .sort((a, b) => a - b);
  for (const instant of instants) {
    for (const post of after.posts.values()) {
      if (whoAnswers(after, post.id, instant).practitioner !== null) continue;
      if (before.posts.has(post.id) && whoAnswers(before, post.id, instant).practitioner === null) continue;
      if (before.posts.has(post.id)) return { post, at: instant };
    }
  }
  return null;
}

export const refuseUnanswered = (area: Area, { at: instant }: Unanswered, written: (at: Instant) => string): Decision => {
  const duty = [...area.posts.values()].filter((post) => post.role === 'area-duty').map((post) => post.title);
  return because(
    'nobody-left',
    `From ${written(instant)} nobody would be there to answer for ${duty.join(' or ') || 'a post of the area'}, to which everything falls that nobody else answers for.`,
    'First give the duty post another holder or deputy, or put somebody on its rota for that time; then do this.',
  );
};
