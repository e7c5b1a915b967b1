/**
 * An old register of the area's own casework is compared with the people on file (docs/decisions/0027-registers.md). It is an arrival with a
 * post that answers for it and a day by which it is done; somebody else agrees before a row is read (registerRows.ts) and decided
 * (registerReview.ts); at its end its rows are gone. It puts nobody on file.
 */
import type { ActName } from '../access/acts.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Area } from '../domain/area/state.ts';
import { because, type Refusal } from '../domain/decision.ts';
import type { AnyFact } from '../domain/facts.ts';
import { agreeRegister, declineRegister, finishRegister, mayCompare } from '../domain/register/deciders.ts';
import { evolveRegister, newRegister, type Register } from '../domain/register/state.ts';
import { domainFact } from '../domain/upcast.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { type Arrival, leaveOnQueue, type QueueItem, queueItems, readArrival } from '../store/arrivals.ts';
import { factsOfStream } from '../store/fileFacts.ts';
import type { NotCompared } from './leftOff.ts';
import { countUnnamed, recordsOffList } from '../store/leftOff.ts';
import * as store from '../store/registers.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import { formKey } from './formKey.ts';
import type { House } from './house.ts';
import { referenceFrom } from './intake.ts';
import { look } from './look.ts';
import { mayTry } from './permission.ts';
import type { Lister } from './asked.ts';
import { isOnListOf } from './queueClimb.ts';

export type { PairCounts } from '../store/registers.ts';

/** What the person who answers for it says of the register: the arrival itself. */
export interface Declaration {
  readonly title: string;
  readonly keptBy: string;
  readonly purpose: string;
  readonly basis: string;
}

export interface RegisterSight {
  readonly id: string;
  readonly reference: string;
  readonly declaration: Declaration;
  readonly declaredBy: string;
  readonly declaredAt: Instant;
  /** The post that answers for it. */
  readonly owner: string;
  readonly register: Register;
  readonly counts: store.PairCounts;
  /** How many on file cannot be compared with anybody now, of those whom this viewer may see. */
  readonly notLookedAt: NotCompared;
  /** Of what is to be done next: the second person's answer, or the whole. */
  readonly due: Instant;
  /** When its rows are let go, whoever has looked. */
  readonly until: Instant;
  readonly area: Area;
  readonly now: Instant;
  readonly may: { readonly answer: boolean; readonly work: boolean };
}

const item = (id: string): string => `arrival/${id}`;
const second = 'registers-second';
const open = 'registers';
export const registerQueues: ReadonlySet<string> = new Set([second, open] satisfies QueueItem['queue'][]);

const end = (book: RulebookInForce, since: Instant, limit: string): Instant => dueAfter(since, amountOf(book, limit, since), book.calendar);

/** When something of a register is due that waits on a queue, and whether it is on the list of whoever answers these posts. */
export const registerDue = (book: RulebookInForce, { queue, since }: QueueItem): Instant =>
  end(book, since, queue === second ? 'register.second' : 'register.finish');
export function isRegisterOf(area: Area, book: RulebookInForce, each: QueueItem, lister: Lister, now: Instant): boolean {
  const owner = each.post ?? '';
  const above = area.posts.get(owner)?.supervisor;
  const owners = each.queue === second ? [above ?? owner] : [owner];
  return isOnListOf(area, book, { owners, due: registerDue(book, each) }, lister, now);
}

export const noSuchRegister = because('no-such-register', 'There is no such register.', 'Open it from the list of registers.');

/** Why its rows are not read or decided by this viewer now; null where they are. */
export const whyNoWork = ({ register, may }: RegisterSight): Refusal | null =>
  mayCompare(register) ??
  (may.work ? null : because('not-allowed', 'Your post does not work on registers.', 'Ask the post that answers for it.'));

export async function declareRegister(
  house: House,
  viewer: Viewer,
  declaration: Declaration,
  key: string,
): Promise<{ readonly kind: 'declared'; readonly id: string } | Refusal> {
  const { area, now } = await look(house, viewer, []);
  if (viewer.post === null || !mayTry(viewer, area, undefined, { act: 'propose-register', file: null }, now))
    return because('not-allowed', 'Your post does not bring in registers.', 'Ask a supervisor.');
  const { post } = viewer;
  const left = await viewing(house.pool, viewer, async (tx) => {
    const arrival = await leaveOnQueue(
      tx,
      house.area,
      {
        id: house.newId(),
        channel: 'register',
        contentType: 'application/json',
        bytes: Buffer.from(JSON.stringify({ ...declaration, post })),
        reference: referenceFrom(house.newSalt()),
        key: `register:${formKey(viewer, key)}`,
        at: now,
      },
      { queue: second, why: 'An old register is declared: a second person agrees or declines before a row of it is read.' },
    );
    if (arrival.isNew) await store.putToPost(tx, house.area, item(arrival.id), post);
    return arrival;
  });
  return { kind: 'declared', id: left.id };
}

export async function registerSight(house: House, viewer: Viewer, id: string): Promise<RegisterSight | null> {
  const { area, book, now } = await look(house, viewer, []);
  return viewing(house.pool, viewer, async (tx) => {
    const arrival = await readArrival(tx, house.area, id);
    if (arrival?.channel !== 'register') return null;
    const register = (await factsOfStream(tx, house.area, item(id)))
      .map(domainFact)
      .reduce<Register>((before, fact: AnyFact) => evolveRegister(before, fact), newRegister);
    const { post, ...declaration } = declarationOf(arrival);
    const may = (does: ActName): boolean => mayTry(viewer, area, undefined, { act: does, file: null }, now);
    return {
      id,
      reference: arrival.reference,
      declaration,
      declaredBy: arrival.leftBy,
      declaredAt: arrival.arrivedAt,
      owner: post,
      register,
      counts: await store.countPairs(tx, house.area, id),
      notLookedAt: { off: (await recordsOffList(tx, house.area)).length, unnamed: await countUnnamed(tx, house.area, null) },
      due: end(book, arrival.arrivedAt, register.agreed ? 'register.finish' : 'register.second'),
      until: end(book, arrival.arrivedAt, 'register.keep'),
      area,
      now,
      may: { answer: may('agree-register') && arrival.leftBy !== viewer.practitioner, work: may('decide-register-row') },
    };
  });
}

const declarationOf = ({ bytes }: Arrival): Declaration & { readonly post: string } =>
  JSON.parse(Buffer.from(bytes).toString('utf8')) as Declaration & { readonly post: string };

/** Registers that are not done with, the oldest first. */
export const openRegisters = async (house: House, viewer: Viewer): Promise<readonly RegisterSight[]> => {
  const waiting = await viewing(house.pool, viewer, (tx) => queueItems(tx, house.area));
  const sights = await Promise.all(
    waiting
      .filter(({ queue }) => registerQueues.has(queue))
      .map((each) => registerSight(house, viewer, each.item.slice('arrival/'.length))),
  );
  return sights.filter((each) => each !== null);
};

/** The second person: agreed, it goes to the list of whoever answers for it; declined, it is done with and nothing of it was read. */
export async function answerRegister(
  house: House,
  viewer: Viewer,
  { id, answer, words }: { readonly id: string; readonly answer: 'agree' | 'decline'; readonly words: string },
): Promise<Outcome> {
  const sight = await registerSight(house, viewer, id);
  if (!sight) return noSuchRegister;
  const who = { declaredBy: sight.declaredBy, by: viewer.practitioner };
  return act(house, viewer, {
    does: 'agree-register',
    files: [],
    key: `register-answer:${id}`,
    command: { id, answer, words },
    ...(answer === 'decline' ? { causation: id } : {}),
    decide: () => (answer === 'agree' ? agreeRegister(sight.register, id, who, words) : declineRegister(sight.register, id, who, words)),
    rows: () =>
      answer === 'decline'
        ? { queue_remove: [item(id)] }
        : {
            queue_add: [
              {
                item: item(id),
                queue: open,
                since: new Date(sight.declaredAt).toISOString(),
                why: 'An old register is compared with the people on file.',
              },
            ],
          },
  });
}

/** Done: what was not taken for anybody on file is gone, and what came of it stays as numbers. */
export async function endRegister(
  house: House,
  viewer: Viewer,
  { id, words }: { readonly id: string; readonly words: string },
): Promise<Outcome> {
  const sight = await registerSight(house, viewer, id);
  if (!sight) return noSuchRegister;
  const { same, different, unsure, undecided, deciders } = sight.counts;
  return act(house, viewer, {
    does: 'decide-register-row',
    files: [],
    key: `arrival:${id}`,
    command: { id },
    causation: id,
    decide: () => finishRegister(sight.register, id, { same, different, unsure, undecided, deciders, words }),
    rows: () => ({ queue_remove: [item(id)] }),
    alongside: (tx) => store.forgetRows(tx, house.area, id),
  });
}

/** Rows that have had their time, whoever has looked at them. */
export async function letRegisterRowsGo(house: House): Promise<number> {
  const now = await house.now();
  return viewing(house.pool, serviceViewer(house.area, 'timekeeper'), (tx) => store.expireRows(tx, house.area, now));
}
