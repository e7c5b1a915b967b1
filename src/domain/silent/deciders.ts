/** Pure deciders about sealed files, silent hits, and whom to call. Who leads the file seals it; nobody seals somebody else's. */
import { because, type Decision, decided } from '../decision.ts';
import { postFor } from '../file/posts.ts';
import { type FileState, isLive } from '../file/state.ts';
import { saidAlready } from '../said.ts';
import { write } from '../write.ts';
import {
  FileSealed,
  FileSealRenewed,
  FileUnsealed,
  KnownConcernEnded,
  KnownConcernFlagged,
  SilentHitDecided,
  SilentHitFound,
} from './entries.ts';
import { flagInForce, isSealed } from './state.ts';

const here = (file: FileState) => ({ stream: `file/${file.id}`, file: file.id, record: null });

export interface SealFields {
  readonly reason: string;
  readonly until: number;
  readonly mayBeNamed: boolean;
}

/** Sealed, or sealed for longer with a fresh reason. */
export function sealFile(file: FileState, fields: SealFields, answersFor: readonly string[], now: number, latest: number): Decision {
  if (!isLive(file)) return because('moved', 'No record lies in this file any more.', 'Look where the record lies now.');
  if (!answersFor.includes(postFor(file, 'lead')))
    return because('not-the-holder', 'Only the post that leads a file seals it.', 'Ask it, or have the lead moved first.');
  if (fields.until <= now) return because('date-past', 'The day on which it ends is not in the future.', 'Give a day after today.');
  if (fields.until > latest)
    return because(
      'date-far',
      'That is longer than a file may be sealed without being looked at.',
      'Give an earlier day. The rulebook page says how long it may be.',
    );
  return write(isSealed(file) ? FileSealRenewed : FileSealed, here(file), fields);
}

export function unsealFile(file: FileState, reason: string, answersFor: readonly string[]): Decision {
  if (!isSealed(file)) return because('not-sealed', 'This file is not sealed.', 'There is nothing to do.');
  if (!answersFor.includes(postFor(file, 'lead')))
    return because('not-the-holder', 'Only the post that leads a file unseals it.', 'Ask it.');
  return write(FileUnsealed, here(file), { reason });
}

/**
 * What the product itself records: once for each search or referral, and once more where somebody was described anew and is more surely the person than
 * the holder was asked about before.
 */
export function recordHit(
  file: FileState,
  id: string,
  record: string,
  fields: { readonly what: string; readonly of: string; readonly band: string } & Readonly<Record<string, unknown>>,
): Decision {
  if (!isSealed(file)) return decided();
  const before = [...file.hits.values()].filter(({ found }) => found.what === fields.what && found.of === fields.of);
  if (before.some(({ found }) => found.band === fields.band || found.band !== 'review')) return decided();
  const stream = `silent/${before.length === 0 ? id : `${id.slice(0, 95)}-${fields.band}`}`;
  return write(SilentHitFound, { stream, file: file.id, record }, fields);
}

export function decideHit(file: FileState, id: string, fields: { readonly outcome: string; readonly words: string }): Decision {
  const hit = file.hits.get(id);
  if (!hit) return because('no-such-hit', 'That does not lie in this file.', 'Open it from the page of the file.');
  return hit.decided
    ? saidAlready(
        fields,
        hit.decided,
        'Somebody who answers for the holder has decided this already.',
        'Read what was decided on this page. If it should be otherwise, speak with them, or call whoever asked.',
      )
    : write(SilentHitDecided, { stream: hit.stream, file: file.id, record: hit.record }, fields);
}

export function flagConcern(
  file: FileState,
  id: string,
  fields: { readonly post: string; readonly reason: string; readonly until: number },
  now: number,
  latest: number,
): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined) return because('moved', 'No record lies in this file any more.', 'Look where the record lies now.');
  if (!file.area.posts.has(fields.post)) return because('no-such-post', 'There is no such post.', 'Choose a post of the area.');
  if (fields.until <= now) return because('date-past', 'The day on which it ends is not in the future.', 'Give a day after today.');
  if (fields.until > latest)
    return because(
      'date-far',
      'That is longer than it may stand without being looked at.',
      'Give an earlier day. The rulebook page says how long it may be (F48).',
    );
  if (flagInForce(file, now)) return because('flagged-already', 'Somebody is named already.', 'End that first.');
  return write(KnownConcernFlagged, { stream: `flag/${id}`, file: file.id, record }, fields);
}

export function endFlag(file: FileState, id: string, reason: string): Decision {
  const flag = file.flags.get(id);
  if (!flag) return because('no-such-flag', 'That does not lie in this file.', 'Open it from the page of the file.');
  return flag.ended
    ? saidAlready(
        { reason },
        flag.ended,
        'Somebody has ended this already.',
        'Read why in the chronology. If somebody is still to be called, name them anew.',
      )
    : write(KnownConcernEnded, { stream: flag.stream, file: file.id, record: flag.record }, { reason });
}
