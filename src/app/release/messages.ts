/**
 * A released message at the partnership's (S11, S12, S14): intake takes it in as a referral from whoever released it, or settles one that names nobody; its lead decides what is
 * told back, under the gates of any disclosure (G02, G22). Of the sender's file nothing is known here but its words.
 */
import type { Viewer } from '../../access/viewer.ts';
import { because, type Decision, decided, refused } from '../../domain/decision.ts';
import { FileOpened } from '../../domain/file/entries.ts';
import { emptyFile, type FileState, postFor } from '../../domain/file/state.ts';
import { RecordMade } from '../../domain/record/entries.ts';
import { ReferralReceived } from '../../domain/referral/entries.ts';
import { type AnswerFields, answerMessage, copyMessage, givenBy, noSuch, toldBack } from '../../domain/release/deciders.ts';
import { MessageCopied, MessageNoted, MessageTaken, saidBacks } from '../../domain/release/entries.ts';
import type { Message } from '../../domain/release/state.ts';
import { entry, write } from '../../domain/write.ts';
import type { ReferralForm } from '../../feeds/referral-form/form.ts';
import { readReferralForm } from '../../feeds/referral-form/read.ts';
import type { PrintedDocument } from '../../print/document.ts';
import { whatGatesLack } from '../../rulebook/engine/gates.ts';
import type { Lack, RulebookInForce } from '../../rulebook/engine/rulebook.ts';
import { sharingLists } from '../../rulebook/uk/disclosure.ts';
import type { Area } from '../../domain/area/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { factsOfStream } from '../../store/fileFacts.ts';
import type { RecordedFact } from '../../store/readFacts.ts';
import { serviceViewer, viewing } from '../../store/viewing.ts';
import { act, type Outcome } from '../act.ts';
import { type ArrivalSight, arrivalSight, settle, settledMeanwhile } from '../arrivals.ts';
import { areaNow } from '../directory.ts';
import type { House } from '../house.ts';
import { searchFor } from '../identify.ts';
import { idsOf } from '../intake.ts';
import { look } from '../look.ts';
import { actOnFile, proposedBy } from '../onFile.ts';
import { latestOf } from '../sharing.ts';
import { type Copied, onPaper } from './acts.ts';
import { endOfDay, londonDay } from './days.ts';
import { contentHash, crossingIn, type MessageContent, releaseNumber, type ReplyContent, replyBytes, sha256 } from './document.ts';

export interface MessageSight extends ArrivalSight {
  readonly content: MessageContent;
  readonly hash: string;
  readonly area: Area;
  /** One that names nobody, as it was settled. */
  readonly noted: RecordedFact | null;
  readonly copies: number;
}

/** Null when this viewer may not see it, or it is no released message. */
export async function messageSight(house: House, viewer: Viewer, arrival: string): Promise<MessageSight | null> {
  const sight = await arrivalSight(house, viewer, arrival);
  if (!sight || sight.arrival.channel !== 'released') return null;
  const read = crossingIn(sight.arrival.bytes);
  if (read.kind !== 'message') return null;
  const facts = await viewing(house.pool, viewer, (tx) => factsOfStream(tx, house.area, `arrival/${arrival}`));
  return {
    ...sight,
    content: read.content,
    hash: read.hash,
    area: await areaNow(house, viewer),
    noted: facts.find(({ type }) => type === 'MessageNoted') ?? null,
    copies: facts.filter(({ type }) => type === 'MessageCopied').length,
  };
}

/** The conditions stand at the head of the words themselves, so that no page, list, print or disclosure can show the one without the other. */
export function wordsWithConditions({ from, marking, handling, basis, number, released, reply, words }: MessageContent): string {
  const code = handling.code === 'C' ? `Handling code C: ${handling.conditions}` : 'Handling code P';
  return [
    `Released by ${[from.organisation, from.post].filter(Boolean).join(', ')} on ${released}. ${marking}. ${code}`,
    `Lawful basis: ${basis}. Message ${number}.`,
    ...(reply === null ? [] : [`They ask, by ${reply.by}: ${reply.ask}`]),
    '',
    words,
  ].join('\n');
}

const formOf = (content: MessageContent, concern: string): ReferralForm => {
  const about = content.about;
  const or = (words: string | undefined): string | null => (words ? words : null);
  return {
    form: 'referral',
    version: 1,
    referrer: {
      name: null,
      telephone: null,
      email: null,
      safeContact: null,
      needs: null,
      role: null,
      organisation: content.from.organisation,
      howKnown: null,
    },
    person: {
      fullName: or(about?.name),
      otherNames: or(about?.otherNames),
      description: or(about?.more),
      earlierReference: null,
      bornOn: or(about?.born),
      ageAbout: null,
      under18: 'not-known',
      parents: null,
      address: or(about?.address),
      schoolOrWork: null,
      telephone: null,
      email: null,
      onlineNames: null,
      language: null,
      interpreter: null,
      communicationNeeds: null,
      knowsOfReferral: null,
      knowsWords: null,
    },
    concern: {
      whatHappened: concern,
      happenedOn: null,
      happenedWords: null,
      learntOn: null,
      worry: null,
      mightHappenNext: null,
      othersKnow: null,
      alreadyDone: null,
    },
  };
};

/** Taken as a referral from whoever released it, matched like any other. `came`: how it came, and how it is known to be theirs. */
export async function takeMessage(
  house: House,
  viewer: Viewer,
  request: { readonly arrival: string; readonly came: string },
): Promise<Outcome & { readonly file?: string }> {
  const sight = await messageSight(house, viewer, request.arrival);
  if (!sight) return noArrival;
  const { arrival, content, hash } = sight;
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
const saidBackIn = (noted: RecordedFact): SaidBack => saidBacks.find((each) => each === textIn(noted, 'back')) ?? 'received';

/** One that names nobody is settled by what is done about it. */
export async function noteMessage(
  house: House,
  viewer: Viewer,
  request: { readonly arrival: string; readonly came: string; readonly done: string; readonly back: SaidBack },
): Promise<Outcome> {
  const sight = await messageSight(house, viewer, request.arrival);
  if (!sight) return noArrival;
  const { content, hash } = sight;
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
          done: request.done,
          reply,
          back: request.back,
        },
      ),
  });
}

/** Of the form's own key: sent twice it is one answer. */
export const replyNumber = (viewer: Viewer, key: string): string => releaseNumber(Buffer.from(`${viewer.practitioner} ${key}`));

/** What the sender is told back, or that nothing is: asked of the gates first where anything is. */
export const answerBack = (
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string; readonly number: string; readonly fields: AnswerFields },
): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: 'answer-message',
    decide: (file, { book, now }) => {
      const decision = answerMessage(file, request.number, request.fields, sharingLists(), now);
      if (request.fields.told === 'nothing told') return decision;
      const lacks = lacksForAnswer(book, file, viewer, request.number, request.fields, now);
      return lacks.length === 0 ? decision : refused(...lacks, ...(decision.kind === 'refused' ? decision.reasons : []));
    },
  });

export function lacksForAnswer(
  book: RulebookInForce,
  file: FileState,
  viewer: Viewer,
  number: string,
  fields: AnswerFields | null,
  now: Instant,
): readonly Lack[] {
  const given = fields && toldBack(file, number, fields);
  const shared = given && !('kind' in given && (given.kind === 'refused' || given.kind === 'decided')) ? given : undefined;
  return whatGatesLack(book, file, {
    ...proposedBy(viewer, now),
    kind: 'disclose',
    ...(shared ? { shared: shared as Exclude<typeof given, Decision | null> } : {}),
  });
}

export interface ReplyAsked {
  readonly stage: 'received' | 'answered';
  readonly paper?: (content: ReplyContent, copy: number) => PrintedDocument;
}

/** The post that decided it, whoever takes the copy: the same answer has the same bytes. */
function senderOf(area: Area, id: string | null): ReplyContent['from'] {
  const post = area.posts.get(id ?? '');
  return { organisation: area.organisations.get(post?.organisation ?? '')?.name ?? area.name, post: post?.title ?? '' };
}

/** A copy of what is said back: recorded, and only then are the bytes given. That it was received tells nothing else, and has no gate. */
export async function copyAnswer(
  house: House,
  viewer: Viewer,
  asked: ReplyAsked & { readonly file: string; readonly number: string },
): Promise<Copied> {
  const { files, area, now } = await look(house, viewer, [asked.file]);
  const message = files.get(asked.file)?.messages.get(asked.number);
  if (!message) return noSuch;
  const content = replyOf(area, message, asked.stage, viewer, now, house);
  if (!content) return because('no-answer', 'It is not decided yet what is told back.', 'Decide that first.');
  const copy = message.copies.length + 1;
  const bytes = asked.paper ? await onPaper(asked.paper(content, copy)) : replyBytes(content, copy);
  if (!bytes) return { kind: 'not-made' };
  const outcome = await actOnFile(
    house,
    viewer,
    { file: asked.file, key: house.newId() },
    {
      does: 'answer-message',
      decide: (file, { book, now: at }) => {
        const found = file.messages.get(asked.number);
        if (found?.copies.length !== copy - 1 || found.answers.length !== message.answers.length)
          return because(
            'somebody-faster',
            'Somebody took a copy, or decided, at the same moment.',
            'Open the page again, and take yours.',
          );
        // Something new may have come since it was decided.
        const first = givenBy(file, asked.number, content.stage);
        const lacks = first ? lacksForAnswer(book, file, viewer, asked.number, first, at) : [];
        return lacks.length > 0 ? refused(...lacks) : copyMessage(file, asked.number, copied(asked, content, bytes), sharingLists(), at);
      },
    },
  );
  return givenOut(outcome, bytes, copy, asked.number);
}

const copied = ({ paper }: Pick<ReplyAsked, 'paper'>, content: ReplyContent, bytes: Uint8Array) => ({
  stage: content.stage,
  reply: content.reply,
  form: paper ? ('paper' as const) : ('document' as const),
  hash: sha256(bytes),
  content: contentHash(content),
});

const givenOut = (outcome: Outcome, bytes: Uint8Array, copy: number, number: string): Copied => {
  if (outcome.kind === 'done') return { kind: 'copied', bytes, copy, number };
  return outcome.kind === 'replayed' ? { kind: 'busy' } : outcome;
};

function replyOf(
  area: Area,
  { number, said, answers }: Message,
  asked: 'received' | 'answered',
  viewer: Viewer,
  now: Instant,
  house: House,
): ReplyContent | null {
  const to = { organisation: said.organisation, post: said.post };
  const common = { to, number, message: said.content };
  const answer = answers.at(-1);
  if (asked === 'answered' && !answer) return null;
  // That nothing is told back is itself content: the sender reads what everybody reads whose message arrived, and nothing else.
  if (asked === 'received' || answer?.told !== 'told')
    return {
      ...common,
      ...plain,
      from: senderOf(area, viewer.post),
      reply: releaseNumber(house.newSalt()),
      stage: 'received',
      on: londonDay(now),
      words: '',
    };
  return {
    ...common,
    from: senderOf(area, answer.post),
    marking: answer.marking,
    handling: { code: answer.handling, conditions: answer.handling === 'C' ? answer.conditions : '' },
    reply: answer.reply,
    stage: 'answered',
    on: londonDay(answer.at),
    words: answer.words,
  };
}

const ordinarily = (code: ReplyContent['handling']['code']): Pick<ReplyContent, 'marking' | 'handling'> => ({
  marking: 'OFFICIAL-SENSITIVE',
  handling: { code, conditions: '' },
});
/** How everything is marked and handled that says nothing of anybody. */
const plain = ordinarily('P');

/** The same for one that named nobody: its copies are recorded in the arrival's own stream. */
export async function copyNoted(
  house: House,
  viewer: Viewer,
  asked: Omit<ReplyAsked, 'stage'> & { readonly arrival: string },
): Promise<Copied> {
  const sight = await messageSight(house, viewer, asked.arrival);
  if (!sight?.noted) return noArrival;
  const { content: message, hash, noted, area, copies } = sight;
  const words = saidBackWords[saidBackIn(noted)];
  const stage = words === '' ? ('received' as const) : ('answered' as const);
  const content: ReplyContent = {
    from: senderOf(area, noted.post),
    to: message.from,
    number: message.number,
    message: hash,
    ...plain,
    reply: textIn(noted, 'reply'),
    stage,
    on: londonDay(noted.recorded),
    words,
  };
  const copy = copies + 1;
  const bytes = asked.paper ? await onPaper(asked.paper(content, copy)) : replyBytes(content, copy);
  if (!bytes) return { kind: 'not-made' };
  const outcome = await act(house, viewer, {
    does: 'set-aside-arrival',
    files: [],
    decide: () =>
      write(MessageCopied, { stream: `arrival/${asked.arrival}`, file: null, record: null }, { ...copied(asked, content, bytes), copy }),
  });
  return givenOut(outcome, bytes, copy, message.number);
}

export const textIn = ({ fields }: RecordedFact, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

const noArrival = because('no-such-arrival', 'There is no such message.', 'Open it from the list of what needs you today.');
