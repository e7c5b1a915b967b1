/**
 * An old register of the area's own casework is compared with the people on file (docs/decisions/0027-registers.md). It is an arrival with a
 * person who answers for it and a day by which it is done; somebody else agrees before a row is read; a row that may be nobody on file is
 * never kept; a person decides each that may be, and what is taken for somebody becomes a further record of theirs. It puts nobody on file.
 */
import { createHash } from 'node:crypto';
import type { ActName } from '../access/acts.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Area } from '../domain/area/state.ts';
import { because, type Refusal } from '../domain/decision.ts';
import { emptyFile, type FileState, learntOf, postFor, referralsInOrder } from '../domain/file/state.ts';
import { isRefuted, type Referral } from '../domain/referral/state.ts';
import type { AnyFact } from '../domain/facts.ts';
import { agreeRegister, declineRegister, finishRegister, mayCompare, screenRegister, takeRow } from '../domain/register/deciders.ts';
import { evolveRegister, newRegister, type Register } from '../domain/register/state.ts';
import { domainFact } from '../domain/upcast.ts';
import { type ReadRegister, type RegisterRow, readRegister } from '../feeds/register/read.ts';
import type { Instant } from '../ledger/envelope.ts';
import { personQuery } from '../matching/person.ts';
import type { Matcher } from '../matching/matcher.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { type Arrival, leaveOnQueue, type QueueItem, queueItems, readArrival } from '../store/arrivals.ts';
import { factsOfStream } from '../store/fileFacts.ts';
import { filesOfRecords } from '../store/people.ts';
import * as store from '../store/registers.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import { formKey } from './formKey.ts';
import type { House } from './house.ts';
import { referenceFrom } from './intake.ts';
import { look } from './look.ts';
import { mayTry } from './permission.ts';
import { isOnListOf } from './queueClimb.ts';

export { largestRegister, mostRows } from '../feeds/register/read.ts';
export type { PairCounts, StagedPair } from '../store/registers.ts';

/** Pairs on a page of the review. */
export const batchSize = 25;
/** Of one row, at most so many people on file. */
const mostOfRow = 3;
const asked = 4;

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
export function isRegisterOf(area: Area, book: RulebookInForce, each: QueueItem, posts: readonly string[], now: Instant): boolean {
  const owner = each.post ?? '';
  const above = area.posts.get(owner)?.supervisor;
  const owners = each.queue === second ? [above ?? owner] : [owner];
  return isOnListOf(area, book, { owners, due: registerDue(book, each) }, posts, now);
}

const noSuch = because('no-such-register', 'There is no such register.', 'Open it from the list of registers.');

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
  if (!sight) return noSuch;
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

export type Compared = Outcome | { readonly kind: 'unread'; readonly why: Extract<ReadRegister, { kind: 'refused' }>['why'] };

/** Compares a file of the register: rows that may be nobody on file are forgotten here, before anything is written. */
export async function compareRegister(
  house: House,
  viewer: Viewer,
  { id, bytes }: { readonly id: string; readonly bytes: Uint8Array },
): Promise<Compared> {
  const sight = await registerSight(house, viewer, id);
  if (!sight) return noSuch;
  const no = mayCompare(sight.register);
  if (no && no.kind === 'refused') return no;
  if (!sight.may.work) return because('not-allowed', 'Your post does not work on registers.', 'Ask the post that answers for it.');
  const read = readRegister(bytes);
  if (read.kind === 'refused') return { kind: 'unread', why: read.why };
  const matcher = await house.matcher();
  if (!matcher)
    return because(
      'matcher-away',
      'The list of known people does not answer now. Nothing of the file was kept.',
      'Send it again in a while.',
    );
  const file = createHash('sha256').update(bytes).digest('hex');
  const rows = await matching(house, viewer, matcher, read.rows, file.slice(0, 8));
  const pairs = rows.reduce((sum, row) => sum + row.pairs.length, 0);
  const counted = { file, rows: read.rows.length + read.unreadable, unreadable: read.unreadable, kept: rows.length, pairs };
  // First that it was compared, then its rows: of a file that is not on record nothing is kept.
  const outcome = await act(house, viewer, {
    does: 'decide-register-row',
    files: [],
    key: `register-file:${id}:${file}`,
    command: { id, file },
    decide: () => screenRegister(sight.register, id, counted),
  });
  if (outcome.kind === 'done' || outcome.kind === 'replayed')
    await viewing(house.pool, viewer, (tx) => store.stageRows(tx, house.area, id, rows, sight.until));
  return outcome;
}

async function matching(
  house: House,
  viewer: Viewer,
  matcher: Matcher,
  rows: readonly RegisterRow[],
  part: string,
): Promise<readonly store.StagedRow[]> {
  const found: store.StagedRow[] = [];
  const waiting = [...rows];
  const worker = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const { candidates } = await matcher.ask(personQuery(row.details), { limit: 10 });
      const likely = candidates.filter(({ band }) => band !== 'watch');
      if (likely.length === 0) continue;
      const files = await viewing(house.pool, viewer, (tx) =>
        filesOfRecords(
          tx,
          house.area,
          likely.map(({ record }) => record),
        ),
      );
      // One question a person, however many records of theirs are alike.
      const best = [
        ...Map.groupBy(
          likely.filter(({ record }) => files.has(record)),
          ({ record }) => files.get(record),
        ).values(),
      ].flatMap(([first]) => first ?? []);
      if (best.length === 0) continue;
      found.push({
        row: `${part}-${row.number}`,
        number: row.number,
        details: row.details,
        pairs: best.slice(0, mostOfRow).map(({ record, band, bits }) => ({ record, band, bits })),
      });
    }
  };
  await Promise.all(Array.from({ length: asked }, worker));
  return found;
}

/** A pair with the person on file, as far as this viewer may see them. */
export interface PairSight extends store.StagedPair {
  readonly known: FileState | null;
  /** What was reported of them, and what came of it. */
  readonly reports: readonly { readonly referral: Referral; readonly refuted: boolean; readonly learnt: Instant }[];
}

export async function pairsOf(house: House, viewer: Viewer, id: string, which: 'open' | 'decided'): Promise<readonly PairSight[]> {
  const pairs = await viewing(house.pool, viewer, (tx) =>
    which === 'open' ? store.pairsToDecide(tx, house.area, id, batchSize) : store.pairsDecided(tx, house.area, id, 200),
  );
  return withKnown(house, viewer, pairs);
}

async function withKnown(house: House, viewer: Viewer, pairs: readonly store.StagedPair[]): Promise<readonly PairSight[]> {
  if (pairs.length === 0) return [];
  const lies = await viewing(house.pool, viewer, (tx) =>
    filesOfRecords(
      tx,
      house.area,
      pairs.map(({ record }) => record),
    ),
  );
  const { files } = await look(house, viewer, [...new Set(lies.values())]);
  return pairs.map((pair) => {
    const known = files.get(lies.get(pair.record) ?? '') ?? null;
    const reports = known ? referralsInOrder(known) : [];
    return {
      ...pair,
      known,
      reports: reports.map((referral) => ({
        referral,
        refuted: isRefuted(referral),
        learnt: known ? learntOf(known, referral.received) : 0,
      })),
    };
  });
}

export interface RowAnswer {
  readonly row: string;
  readonly record: string;
  readonly answer: 'same' | 'different' | 'unsure' | 'again';
  readonly reason: string;
}

/** Each answer by itself: what could not be recorded is named, and the others stand. */
export async function answerRows(
  house: House,
  viewer: Viewer,
  id: string,
  answers: readonly RowAnswer[],
): Promise<readonly { readonly row: string; readonly record: string; readonly refused: Refusal }[]> {
  const sight = await registerSight(house, viewer, id);
  if (!sight) return answers.map((each) => ({ ...each, refused: noSuch }));
  const no = mayCompare(sight.register);
  const refusal =
    no && no.kind === 'refused'
      ? no
      : sight.may.work
        ? null
        : because('not-allowed', 'Your post does not work on registers.', 'Ask the post that answers for it.');
  if (refusal) return answers.map(({ row, record }) => ({ row, record, refused: refusal }));
  const staged = await withKnown(house, viewer, await viewing(house.pool, viewer, (tx) => store.pairsNamed(tx, house.area, id, answers)));
  const failed: { row: string; record: string; refused: Refusal }[] = [];
  for (const { row, record, answer, reason } of answers) {
    const pair = staged.find((each) => each.row === row && each.record === record);
    if (!pair) {
      failed.push({ row, record, refused: because('no-such-row', 'That row is not held any more.', 'Open the review again.') });
      continue;
    }
    if (answer === 'same') {
      const outcome = await take(house, viewer, sight, pair, reason);
      if (outcome.kind === 'refused') failed.push({ row, record, refused: outcome });
      else if (outcome.kind === 'busy')
        failed.push({
          row,
          record,
          refused: because('busy', 'Somebody else is recording about this person at this moment.', 'Send it again.'),
        });
      if (outcome.kind !== 'done' && outcome.kind !== 'replayed') continue;
    }
    await viewing(house.pool, viewer, (tx) =>
      store.answerPair(tx, house.area, id, pair, {
        answer: answer === 'again' ? null : answer,
        reason,
        by: viewer.practitioner,
        at: sight.now,
      }),
    );
  }
  return failed;
}

/** What the row says becomes a record of the person's file, by this person's decision. One row is one record, whoever it is taken for. */
function take(house: House, viewer: Viewer, sight: RegisterSight, pair: PairSight, reason: string): Promise<Outcome> {
  const { known } = pair;
  if (!known) return Promise.resolve(because('disposed', 'That person is not on file any more.', 'Say that it is somebody else.'));
  const [record, file] = [`r-reg-${sight.id}-${pair.row}`, `f-reg-${sight.id}-${pair.row}`];
  const said = `Register “${sight.declaration.title}”, kept by ${sight.declaration.keptBy}, row ${pair.number}. ${reason}`;
  return act(house, viewer, {
    does: 'decide-register-row',
    files: [known.id, file],
    key: `register-row:${sight.id}:${pair.row}`,
    command: { file: known.id, row: pair.row },
    decide: ({ files, area }) => {
      if (files.get(file)?.opened)
        return because('row-taken', 'This row has been taken for somebody already.', 'Undo that link first, on the file’s page.');
      const held = files.get(known.id);
      return held
        ? takeRow(held, { file, record, lead: postFor(emptyFile(file, area), 'intake'), details: pair.details }, said)
        : because('disposed', 'That person is not on file any more.', 'Say that it is somebody else.');
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
  if (!sight) return noSuch;
  const { same, different, unsure, undecided, deciders } = sight.counts;
  const outcome = await act(house, viewer, {
    does: 'decide-register-row',
    files: [],
    key: `arrival:${id}`,
    command: { id },
    causation: id,
    decide: () => finishRegister(sight.register, id, { same, different, unsure, undecided, deciders, words }),
    rows: () => ({ queue_remove: [item(id)] }),
  });
  if (outcome.kind === 'done' || outcome.kind === 'replayed')
    await viewing(house.pool, viewer, (tx) => store.forgetRows(tx, house.area, id));
  return outcome;
}

/** Rows that have had their time, whoever has looked at them. */
export async function letRegisterRowsGo(house: House): Promise<number> {
  const now = await house.now();
  return viewing(house.pool, serviceViewer(house.area, 'timekeeper'), (tx) => store.expireRows(tx, house.area, now));
}
