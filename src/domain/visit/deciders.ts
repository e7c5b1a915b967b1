/** Pure deciders about visits. Nothing stands before saying that one is safe, nor before a protective visit. */
import { whoAnswers } from '../area/presence.ts';
import { because, type Decision, decided, type RefusalReason, refused } from '../decision.ts';
import { communicationOf } from '../language/state.ts';
import type { FileState } from '../file/state.ts';
import { markersInForce } from '../marker/state.ts';
import { saidAlready } from '../said.ts';
import { write } from '../write.ts';
import { VisitCalledOff, VisitCheckedIn, VisitEnded, VisitFollowedUp, VisitorAccountedFor, VisitPlanned, VisitStarted } from './entries.ts';
import { isOver, type Visit } from './state.ts';

const where = (file: FileState, visit: Visit) => ({ stream: visit.stream, file: file.id, record: visit.record });

/** Why these words may not interpret (G08), for a visit and for a translation alike; null when they may. */
export function whyNotInterpreter(interpreter: string): RefusalReason | null {
  if (!['relative', 'friend', 'pupil'].includes(interpreter)) return null;
  return {
    code: 'interpreter-close',
    gate: 'G08',
    words:
      'A relative, a friend or a pupil never interprets: they may be the source of the concern, be in danger from what is said, or leave out what is hard to say.',
    how: 'Ask for a professional interpreter, by telephone if nobody can come, or a practitioner who speaks the language.',
  };
}

export interface VisitPlan {
  readonly purpose: string;
  readonly where: string;
  readonly toSee?: string;
  readonly post: string;
  readonly accompanied?: string;
  readonly ifNotHeard: string;
  readonly parentHears?: boolean;
  readonly sort: 'planned' | 'protective';
  readonly visitors: readonly string[];
  readonly starts: number;
  readonly checkIn: number;
  readonly ends: number;
  readonly interpreter: string;
  readonly interpreterWords: string;
}

const day = 86_400_000;

/** How far ahead a visit may start, and by when one that starts then is over: instants, from the rulebook. */
export interface VisitBounds {
  readonly starts: number;
  readonly ends: number;
}

export function planVisit(file: FileState, id: string, fields: VisitPlan, now: number, latest: VisitBounds): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined)
    return because(
      'moved',
      'No record lies in this file any more: the person is on another file.',
      'Plan it on the file where the record lies now.',
    );
  const wrong: RefusalReason[] = [];
  if (fields.ends <= now)
    wrong.push({
      code: 'visit-past',
      words: 'The visit would have ended already.',
      how: 'Give the time by which they should be away from it, today or later.',
    });
  if (fields.checkIn < fields.starts || fields.ends < fields.checkIn)
    wrong.push({
      code: 'visit-order',
      words: 'The check-in does not lie between the start and the end.',
      how: 'Give the three times in order: start, check-in, end.',
    });
  // One that nobody will hear from for years is no visit: nothing is asked of anybody until its check-in.
  if (fields.starts > latest.starts || fields.starts < now - day)
    wrong.push({
      code: 'visit-far',
      words: 'The visit starts later than one is planned ahead, or before yesterday.',
      how: 'Give the day on which they go; a later one is planned when it is nearer.',
    });
  if (fields.ends > latest.ends)
    wrong.push({
      code: 'visit-long',
      words: 'The visit lasts longer than one may.',
      how: 'Give the time by which they should be away from it.',
    });
  const post = file.area.posts.get(fields.post);
  // A protective one waits for nobody's appointment: it climbs from the post at once, as far as anybody is there.
  if (!post || (fields.sort === 'planned' && whoAnswers(file.area, post.id, now).practitioner === null))
    wrong.push({ code: 'visit-post', words: 'There is no such post, or nobody answers for it.', how: 'Choose a post of whoever goes.' });
  const unknown = fields.visitors.filter((who) => !file.area.practitioners.has(who));
  if (unknown.length > 0 || fields.visitors.length === 0)
    wrong.push({ code: 'visitor-unknown', words: 'Nobody in the area is named who goes.', how: 'Choose at least one person who goes.' });
  if (fields.sort === 'planned') {
    const close = whyNotInterpreter(fields.interpreter);
    if (close) wrong.push(close);
    const needs = communicationOf(file);
    if (needs?.interpreter === 'yes' && fields.interpreter === 'not needed' && fields.interpreterWords.trim() === '')
      wrong.push({
        code: 'interpreter-missing',
        gate: 'G08',
        words: 'The file says that they need an interpreter, and this plan has none.',
        how: 'Say who interprets, or why none is needed for this visit.',
      });
  }
  if (wrong.length > 0) return refused(...wrong);
  return write(VisitPlanned, { stream: `visit/${id}`, file: file.id, record }, fields);
}

/** Setting out: the markers in force are read before. For a protective visit they are shown, and stop nobody. */
export function startVisit(file: FileState, id: string, markers: readonly string[], now: number): Decision {
  return on(file, id, (visit) => {
    if (isOver(visit)) return because('visit-over', 'This visit is over.', 'Plan another one.');
    if (visit.started) return decided();
    const unread = markersInForce(file, now).filter((marker) => !markers.includes(marker.id));
    if (visit.plan.sort === 'planned' && unread.length > 0)
      return because('markers-unread', 'A warning marker was set that you have not read.', 'Read it on this page, and set out then.');
    return write(VisitStarted, where(file, visit), { markers });
  });
}

/** Nothing stands before saying that one is safe; what is said of a visit that is over is kept too, and changes nothing. */
export const checkIn = (file: FileState, id: string, words: string): Decision =>
  on(file, id, (visit) => (isOver(visit) && words.trim() === '' ? decided() : write(VisitCheckedIn, where(file, visit), { words })));

export const endVisit = (
  file: FileState,
  id: string,
  fields: { readonly outcome: 'seen' | 'no access gained'; readonly words: string },
): Decision =>
  on(file, id, (visit) => {
    if (visit.ended)
      return saidAlready(
        fields,
        visit.ended,
        `Somebody has recorded already how this visit ended: ${visit.ended.outcome}.`,
        'Read it on this page. What you know besides, write as a check-in; a mistake is corrected in the chronology.',
      );
    if (visit.calledOff) return because('visit-over', 'This visit was called off.', 'Plan it again, if somebody went all the same.');
    if (fields.outcome === 'no access gained' && fields.words.trim() === '')
      return because('no-words', 'It is not said who said what.', 'Write who opened or answered, and what they said; or that nobody did.');
    return write(VisitEnded, where(file, visit), fields);
  });

export const accountFor = (file: FileState, id: string, words: string): Decision =>
  on(file, id, (visit) => (isOver(visit) && words.trim() === '' ? decided() : write(VisitorAccountedFor, where(file, visit), { words })));

export const callOff = (file: FileState, id: string, reason: string): Decision =>
  on(file, id, (visit) => {
    if (isOver(visit)) return because('visit-over', 'This visit is over already.', 'Read the chronology.');
    if (visit.started)
      return because(
        'visit-begun',
        'They have set out: it is over only when they are known to be safe.',
        'Record that they are safe; or, if you found them, how.',
      );
    return write(VisitCalledOff, where(file, visit), { reason });
  });

export const followUp = (file: FileState, id: string, words: string): Decision =>
  on(file, id, (visit) => {
    if (!visit.calledOff && visit.ended?.outcome !== 'no access gained')
      return because('nothing-to-follow', 'Somebody was seen, or the visit is not over.', 'Nothing is owed here.');
    return visit.followedUp
      ? saidAlready(
          { words },
          visit.followedUp,
          'Somebody has said already what is done after this visit.',
          'Read it on this page. If something else is to be done, plan it: another visit, or an action.',
        )
      : write(VisitFollowedUp, where(file, visit), { words });
  });

function on(file: FileState, id: string, decide: (visit: Visit) => Decision): Decision {
  const visit = file.visits.get(id);
  return visit
    ? decide(visit)
    : because('no-such-visit', 'That visit does not lie in this file.', 'Open it from the file or from the list of what needs you today.');
}
