/**
 * A released message at the partnership's (S11, S12, S14): intake takes it in as a referral from whoever released it, or settles one that names nobody; what is told
 * back is decided in answering.ts. Of the sender's file nothing is known here but its words.
 */
import type { Viewer } from '../../access/viewer.ts';
import { because, type Decision, decided } from '../../domain/decision.ts';
import { FileOpened } from '../../domain/file/entries.ts';
import { postFor } from '../../domain/file/posts.ts';
import { emptyFile } from '../../domain/file/state.ts';
import { RecordMade } from '../../domain/record/entries.ts';
import { ReferralReceived } from '../../domain/referral/entries.ts';
import { MessageNoted, MessageTaken, saidBacks } from '../../domain/release/entries.ts';
import { entry, write } from '../../domain/write.ts';
import { readReferralForm } from '../../feeds/referral-form/read.ts';
import type { Area } from '../../domain/area/state.ts';
import { factsOfStream } from '../../store/fileFacts.ts';
import type { RecordedFact } from '../../store/readFacts.ts';
import { serviceViewer, viewing } from '../../store/viewing.ts';
import { type Outcome } from '../act.ts';
import { type ArrivalSight, arrivalSight, settle, settledMeanwhile } from '../arrivals.ts';
import { areaNow } from '../directory.ts';
import type { House } from '../house.ts';
import { searchFor } from '../identify.ts';
import { idsOf } from '../intake.ts';
import { latestOf } from '../sharing.ts';
import { endOfDay } from './days.ts';
import { formOf, wordsWithConditions } from './asReferral.ts';
import { crossingIn, type MessageContent, releaseNumber } from './document.ts';
import { doesNotHold, keptProof, type Proof } from './proof.ts';
import { proofOfMessage } from './signatures.ts';

export interface MessageSight extends ArrivalSight {
  readonly content: MessageContent;
  readonly hash: string;
  readonly area: Area;
  /** One that names nobody, as it was settled. */
  readonly noted: RecordedFact | null;
  readonly copies: number;
  /** What its signature proves now, or that of another copy of the same words. */
  readonly proof: Proof;
}

/** Null when this viewer may not see it, or it is no released message. */
export async function messageSight(house: House, viewer: Viewer, arrival: string): Promise<MessageSight | null> {
  const sight = await arrivalSight(house, viewer, arrival);
  if (!sight || sight.arrival.channel !== 'released') return null;
  const read = crossingIn(sight.arrival.bytes);
  if (read.kind !== 'message') return null;
  const facts = await viewing(house.pool, viewer, (tx) => factsOfStream(tx, house.area, `arrival/${arrival}`));
  const area = await areaNow(house, viewer);
  return {
    ...sight,
    content: read.content,
    hash: read.hash,
    area,
    proof: await proofOfMessage(area, read, facts, await house.now()),
    noted: facts.find(({ type }) => type === 'MessageNoted') ?? null,
    copies: facts.filter(({ type }) => type === 'MessageCopied').length,
  };
}

/** Taken as a referral from whoever released it, matched like any other. `came`: how it came, and how it is known to be theirs. */
export async function takeMessage(
  house: House,
  viewer: Viewer,
  request: { readonly arrival: string; readonly came: string },
): Promise<Outcome & { readonly file?: string }> {
  const sight = await messageSight(house, viewer, request.arrival);
  if (!sight) return noArrival;
  const { arrival, content, hash, proof } = sight;
  if (proof.kind === 'broken') return doesNotHold;
  if (content.about === null) return because('names-nobody', 'It names nobody: no file is made of it.', 'Record what is done about it.');
  const before = await viewing(house.pool, serviceViewer(house.area, 'intake'), (tx) =>
    factsOfStream(tx, house.area, `message/${content.number}`),
  );
  if (sight.waits !== null && before.some(({ type }) => type === 'MessageTaken'))
    return because(
      'number-taken',
      'A message with this number was taken in with other words.',
      'Call the sender by a number that you have from elsewhere. Set this one aside, or ask them for one with a number of its own.',
    );
  const read = readReferralForm(
    Buffer.from(JSON.stringify(formOf(content, wordsWithConditions(content)))),
    arrival.reference,
    arrival.arrivedAt,
  );
  if (!read.ok) return because('no-answer', read.why, 'Set it aside, and ask the sender for a shorter one.');
  const { file, record, referral } = idsOf(arrival);
  const outcome = await settle(house, viewer, sight, {
    does: 'enter-arrival',
    files: [file],
    command: request,
    decide: ({ files, area, book, now }): Decision => {
      if (files.get(file)?.opened) return settledMeanwhile;
      const where = { file, record, learnt: arrival.arrivedAt };
      const lead = postFor(emptyFile(file, area), 'intake');
      const received = write(
        ReferralReceived,
        { ...where, stream: `referral/${referral}`, happened: arrival.arrivedAt },
        { ...read.referral, channel: 'post', givenBy: 'professional' },
      );
      const taken = write(
        MessageTaken,
        { ...where, stream: `message/${content.number}` },
        {
          referral,
          organisation: content.from.organisation,
          post: content.from.post,
          content: hash,
          basis: content.basis,
          handling: content.handling.code,
          conditions: content.handling.conditions,
          marking: content.marking,
          ask: content.reply?.ask ?? '',
          // Their day, and no later than a reply may be waited for here: a day far off is a promise in name only.
          replyBy: content.reply === null ? null : Math.max(0, Math.min(endOfDay(content.reply.by), latestOf(book, 'S11.reply', now))),
          came: request.came,
          signature: keptProof(proof),
        },
      );
      if (received.kind === 'refused') return received;
      if (taken.kind === 'refused') return taken;
      const opened = entry(FileOpened, { ...where, stream: `file/${file}`, record: null }, { home: record, lead });
      return decided(
        opened,
        entry(RecordMade, { ...where, stream: `record/${record}` }, read.person),
        ...received.entries,
        ...taken.entries,
      );
    },
  });
  if (outcome.kind !== 'done') return outcome;
  await searchFor(house, file, referral).catch((error: unknown) =>
    house.log('The identity search did not run; it is owed', { file, error: (error as Error).name }),
  );
  return { ...outcome, file };
}

export { saidBacks };
export type SaidBack = (typeof saidBacks)[number];
/** All that a message which names nobody is answered with: no gate stands before it, so it has no words of anybody's own. */
export const saidBackWords: Readonly<Record<SaidBack, string>> = {
  received: '',
  done: 'Something was done about it. What is said of a person is said from a file, and not here.',
  unusable: 'It cannot be used as it is.',
};
/** What was typed before there was a choice does not leave: the sender reads that it was received. */
export const saidBackIn = (noted: RecordedFact): SaidBack => saidBacks.find((each) => each === textIn(noted, 'back')) ?? 'received';

/** One that names nobody is settled by what is done about it. */
export async function noteMessage(
  house: House,
  viewer: Viewer,
  request: { readonly arrival: string; readonly came: string; readonly done: string; readonly back: SaidBack },
): Promise<Outcome> {
  const sight = await messageSight(house, viewer, request.arrival);
  if (!sight) return noArrival;
  const { content, hash, proof } = sight;
  if (proof.kind === 'broken') return doesNotHold;
  if (content.about !== null)
    return because('names-somebody', 'It names somebody: it is taken as a referral.', 'Take it in, or set it aside with a reason.');
  const reply = releaseNumber(house.newSalt());
  return settle(house, viewer, sight, {
    does: 'set-aside-arrival',
    files: [],
    command: request,
    decide: () =>
      write(
        MessageNoted,
        { stream: `arrival/${request.arrival}`, file: null, record: null },
        {
          number: content.number,
          organisation: content.from.organisation,
          content: hash,
          handling: content.handling.code,
          conditions: content.handling.conditions,
          marking: content.marking,
          came: request.came,
          signature: keptProof(proof),
          done: request.done,
          reply,
          back: request.back,
        },
      ),
  });
}

export const textIn = ({ fields }: RecordedFact, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

export const noArrival = because('no-such-arrival', 'There is no such message.', 'Open it from the list of what needs you today.');
