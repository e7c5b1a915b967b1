/**
 * Intelligence about somebody who is held, open or suspended (C16, F15): whoever leads them is to learn of it from the day on which it
 * lay in one file with an open subject, unless they read it or wrote it up themselves.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { whoAnswers } from '../area/presence.ts';
import { supervisorsOf } from '../area/supervisors.ts';
import type { Done } from '../done.ts';
import { postFor } from '../file/posts.ts';
import type { FileState } from '../file/state.ts';
import { personWasClosed, personWasSetAside } from '../subject/inFile.ts';
import { wasClosed } from '../subject/state.ts';
import type { IntelligenceEntry } from './entries.ts';
import type { Intelligence } from './state.ts';

export type LookOutcome = Extract<IntelligenceEntry, { type: 'IntelligenceLooked' }>['fields']['outcome'];

export interface PutToLead {
  readonly piece: Intelligence;
  /** When it was recorded; later, where only a link brought it and the subject together. */
  readonly since: Instant;
  readonly met: Done | null;
}

/** What the lead has not read themselves, answered or not, in the order in which it came. */
export const putToLead = (file: FileState): readonly PutToLead[] =>
  [...file.intelligence.values()]
    .flatMap((piece): readonly PutToLead[] => {
      const since = heldSince(file, piece);
      // What was read elsewhere, its lead read there for themselves and not for this one: unless it is one post.
      const read = since === piece.read.at ? piece.read : { ...piece.read, byLead: null };
      if (since === null || isByLead(file, read, since)) return [];
      const met = piece.looked ?? writtenByLead(file, piece);
      // Answered before it came to lie with an open subject: it is no question of its lead any more.
      return met !== null && met.at < since ? [] : [{ piece, since, met }];
    })
    .toSorted((a, b) => a.since - b.since);

/** Who read it and who wrote it up: neither says alone what follows. */
export const authorsOf = ({ read, written }: Intelligence): readonly string[] => [read.by, ...(written ? [written.by] : [])];

/** What may be answered about a piece: by how the person stood when it was read. */
export function outcomesFor(file: FileState, piece: Intelligence): readonly LookOutcome[] {
  if (putToLead(file).some((each) => each.piece.id === piece.id)) return ['acted on', 'enquiries', 'nothing further'];
  if (personWasClosed(file, piece.read.at)) return ['reopen', 'enquiries', 'stays closed'];
  return personWasSetAside(file, piece.read.at) ? ['stays set aside'] : [];
}

/** The lead, and the posts above it in turn: who may say what follows. */
export function postsAbove(file: FileState): readonly string[] {
  const lead = postFor(file, 'lead');
  return [lead, ...supervisorsOf(file.area, lead), postFor(file, 'second'), postFor(file, 'senior')];
}

function heldSince(file: FileState, { read, record }: Intelligence): Instant | null {
  const linked = (id: string): Instant => file.records.get(id)?.linked.at ?? 0;
  const here = Math.max(read.at, linked(record));
  const since = [...file.subjects.values()].flatMap((subject) => {
    const at = Math.max(here, linked(subject.record));
    return subject.opened && subject.opened.at <= at && !wasClosed(subject, at) ? [at] : [];
  });
  return since.length === 0 ? null : Math.min(...since);
}

/** Whether who recorded an entry answered for the lead then: the entry says so itself; of one that does not, by the post. Who fills a post now says nothing of it. */
function isByLead(file: FileState, { post, byLead }: Pick<Done, 'post'> & { readonly byLead: boolean | null }, at: Instant): boolean {
  const lead = file.leadBefore.find(({ until }) => until > at)?.post ?? postFor(file, 'lead');
  return byLead ?? post === lead;
}

const writtenByLead = (file: FileState, { read, written }: Intelligence): Done | null =>
  written && written.by !== read.by && isByLead(file, written, written.at) ? written : null;

/** Whether somebody holds the lead post, or stands in for whoever holds it. A deputy beside a holder who is there does not know for them. */
export function answersForLead(file: FileState, who: string, now: Instant): boolean {
  const post = postFor(file, 'lead');
  const answers = whoAnswers(file.area, post, now);
  return (file.area.posts.get(post)?.holders.includes(who) ?? false) || (answers.post === post && answers.practitioner === who);
}
