/** What a page shows of work with partners: what nobody has read, the requests with their clocks, how de-confliction stands, what may be offered. */
import type { Area } from '../domain/area/state.ts';
import type { FileState } from '../domain/file/state.ts';
import { section36Waiting } from '../domain/referral/outwardDeciders.ts';
import type { Referral } from '../domain/referral/state.ts';
import { endedBy, isOpen, type Request } from '../domain/request/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { deconflictionNow } from '../rulebook/uk/deconfliction.ts';
import { cameAfterClosing, unread } from '../rulebook/uk/requests.ts';

export function addedSight({ file, referral }: { readonly file: FileState; readonly referral: Referral }) {
  const waiting = unread(file, referral);
  return { unread: waiting, afterClosing: waiting.some(({ at }) => cameAfterClosing(referral, at)) };
}

export interface RequestSight {
  readonly request: Request;
  readonly referral: Referral | null;
  readonly of: string;
  readonly state: 'open' | 'late' | 'replied' | 'nothing held' | 'refused' | 'withdrawn' | 'absence accepted';
  readonly due: Instant | null;
  /** Answers that came after the day they were due. */
  readonly late: readonly string[];
}

export function requestSight(file: FileState, area: Area, request: Request, now: Instant): RequestSight {
  const { asked, stream, record, withdrawn, absence, answers } = request;
  const due = [...file.obligations.values()].find((each) => each.rule === 'C03' && each.stream === stream)?.due ?? null;
  const end = endedBy(request);
  const answer = answers.find((each) => each.fact === end?.fact);
  const post = area.posts.get(asked.post ?? '');
  const organisation = area.organisations.get(asked.organisation ?? '')?.name ?? '';
  return {
    request,
    referral: [...file.referrals.values()].find((each) => each.record === record) ?? null,
    of: post ? `${post.title}, ${organisation}` : asked.contact || organisation,
    state: isOpen(request)
      ? due !== null && due <= now
        ? 'late'
        : 'open'
      : answer
        ? answer.answer === 'nothing held' || answer.answer === 'refused'
          ? answer.answer
          : 'replied'
        : withdrawn?.fact === end?.fact
          ? 'withdrawn'
          : absence
            ? 'absence accepted'
            : 'replied',
    due,
    late: due === null ? [] : answers.filter((each) => each.at >= due).map(({ fact }) => fact),
  };
}

export const requestsOf = (file: FileState, area: Area, record: string | null, now: Instant): readonly RequestSight[] =>
  [...file.requests.values()]
    .filter((request) => record === null || request.record === record)
    .map((request) => requestSight(file, area, request, now));

/** Of whom something is asked, for what is owed about a request: two of them are told apart by it. */
export function partnerOf(file: FileState, area: Area, stream: string, now: Instant): string | null {
  const request = stream.startsWith('request/') ? file.requests.get(stream.slice('request/'.length)) : undefined;
  return request ? requestSight(file, area, request, now).of : null;
}

export const deconflictionSight = (file: FileState, book: RulebookInForce) => deconflictionNow(file, book);
export const section36Sight = (referral: Referral) => section36Waiting(referral);

export { isOpen };
