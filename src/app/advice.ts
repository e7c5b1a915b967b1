/**
 * Asking for advice without naming anybody: a question waits on the intake queue until a named practitioner answers it. It
 * makes no record and no file, nobody is matched, and only the asker can make a referral of it. Both texts are let go after their time.
 */
import { createHash } from 'node:crypto';
import type { Viewer } from '../access/viewer.ts';
import { AdviceAnswered } from '../domain/arrival/entries.ts';
import type { Area } from '../domain/area/state.ts';
import { because } from '../domain/decision.ts';
import { write } from '../domain/write.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import * as store from '../store/advice.ts';
import { leaveOnQueue, type QueueItem, queueItems, readArrival } from '../store/arrivals.ts';
import { publicViewer, serviceViewer, viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import { codeLookup } from './code.ts';
import { areaNow } from './directory.ts';
import type { House } from './house.ts';
import { referenceFrom } from './intake.ts';
import type { Lister } from './asked.ts';
import { isOnListOf } from './queueClimb.ts';
import { bookNow } from './rulebookNow.ts';

export { namingIn } from '../domain/advice/naming.ts';
export type { AdviceByCode } from '../store/advice.ts';

/** Longer than any question that can be answered in writing. */
export const longestQuestion = 10_000;

/** Stores the question under its code, once. False when another question was kept under that code: whoever asks needs one of its own. */
export async function ask(
  house: House,
  asked: { readonly question: string; readonly contact: string; readonly code: string },
): Promise<boolean> {
  const lookup = await codeLookup(asked.code, 'advice', house.area);
  const at = await house.now();
  return viewing(house.pool, publicViewer(house.area), async (tx) => {
    const left = await leaveOnQueue(
      tx,
      house.area,
      {
        id: house.newId(),
        channel: 'advice',
        contentType: 'text/plain; charset=utf-8',
        bytes: Buffer.from(asked.question),
        reference: referenceFrom(house.newSalt()),
        key: `advice:${lookup}`,
        at,
      },
      { queue: 'advice', why: 'Somebody asks for advice and names nobody.' },
    );
    if (!left.isNew) return (await store.readAdvice(tx, house.area, lookup))?.question === asked.question;
    await store.askAdvice(tx, house.area, left.id, lookup, asked.contact);
    return true;
  });
}

export interface AnswerByCode extends store.AdviceByCode {
  /** The post that answered, in words. */
  readonly post: string | null;
  readonly due: Instant;
}
/** What the asker sees with the code; null when nothing is kept under it. */
export async function readByCode(house: House, code: string): Promise<AnswerByCode | null> {
  const lookup = await codeLookup(code, 'advice', house.area);
  const found = await viewing(house.pool, publicViewer(house.area), (tx) => store.readAdvice(tx, house.area, lookup));
  if (!found) return null;
  const area = await areaNow(house, serviceViewer(house.area, 'intake'));
  return {
    ...found,
    post: found.answeredBy === null ? null : postOf(area, found.answeredBy),
    due: dueOf(await bookNow(house), found.askedAt),
  };
}

/** The name of a practitioner is not the asker's to know: the post that answers is. */
function postOf(area: Area, practitioner: string): string {
  const post = [...area.posts.values()].find(({ holders, deputies }) => holders.includes(practitioner) || deputies.includes(practitioner));
  return post ? `${post.title}, ${area.organisations.get(post.organisation)?.name ?? post.organisation}` : 'a practitioner of this area';
}

const dueOf = (book: RulebookInForce, askedAt: Instant): Instant =>
  dueAfter(askedAt, amountOf(book, 'advice.answer', askedAt), book.calendar);

export interface AdviceSight {
  readonly id: string;
  readonly reference: string;
  readonly askedAt: Instant;
  readonly question: string;
  readonly contact: string;
  readonly due: Instant;
  readonly waits: boolean;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly keepWords: Instant;
}
export async function adviceSight(house: House, viewer: Viewer, id: string): Promise<AdviceSight | null> {
  const book = await bookNow(house);
  const now = await house.now();
  return viewing(house.pool, viewer, async (tx) => {
    const arrival = await readArrival(tx, house.area, id);
    const row = await store.adviceById(tx, house.area, id);
    if (!arrival || arrival.channel !== 'advice' || !row) return null;
    const waits = (await queueItems(tx, house.area)).some((each) => each.item === `arrival/${id}`);
    return {
      id,
      reference: arrival.reference,
      askedAt: arrival.arrivedAt,
      question: Buffer.from(arrival.bytes).toString('utf8'),
      contact: row.contact,
      due: dueOf(book, arrival.arrivedAt),
      waits,
      answer: row.answer,
      answeredBy: row.answeredBy,
      keepWords: dueAfter(now, amountOf(book, 'advice.keep'), book.calendar),
    };
  });
}

/** A named practitioner answers: recorded, and off the queue in the same transaction. The asker sees it from then on. */
export async function answer(house: House, viewer: Viewer, request: { readonly id: string; readonly answer: string }): Promise<Outcome> {
  const sight = await adviceSight(house, viewer, request.id);
  if (!sight) return because('no-such-arrival', 'There is no such question.', 'Open it from the list of what needs you today.');
  if (request.answer.trim() === '') return because('no-answer', 'The answer is empty.', 'Write what you advise, or whom to ask instead.');
  const settled = because('arrival-settled', 'Somebody has answered this meanwhile, or is answering it now.', 'Open it again to see.');
  const claimed = await viewing(house.pool, viewer, (tx) =>
    store.claimAnswer(tx, house.area, { id: sight.id, answer: request.answer, by: viewer.practitioner, disposeAt: sight.keepWords }),
  );
  if (!claimed) return settled;
  const hash = createHash('sha256').update(request.answer).digest('hex');
  const outcome = await act(house, viewer, {
    does: 'answer-advice',
    files: [],
    key: `arrival:${sight.id}`,
    command: request,
    causation: sight.id,
    decide: () => write(AdviceAnswered, { stream: `arrival/${sight.id}`, file: null, record: null }, { answer: hash }),
    rows: () => ({ queue_remove: [`arrival/${sight.id}`] }),
  });
  return outcome.kind === 'refused' && outcome.reasons.some(({ code }) => code === 'sent-differently') ? settled : outcome;
}

/** What was answered and has had its time. */
export async function disposeAdvice(house: House): Promise<number> {
  const now = await house.now();
  return viewing(house.pool, serviceViewer(house.area, 'timekeeper'), (tx) => store.disposeAdvice(tx, house.area, now));
}

/**
 * A question has no file, so no obligation of the engine can hold it: the same limit and the same ladder are read here. Whose list it is on
 * now: the intake post's, and after its limit also of every post that the ordinary ladder has reached.
 */
export function isAskedOf(area: Area, book: RulebookInForce, item: QueueItem, lister: Lister, now: Instant): boolean {
  const owners = [...area.posts.values()].filter(({ role }) => role === 'intake').map(({ id }) => id);
  return isOnListOf(area, book, { owners, due: dueOf(book, item.since) }, lister, now);
}
/** When a question on the queue is due. */
export const adviceDue = (book: RulebookInForce, item: QueueItem): Instant => dueOf(book, item.since);
