/** What the partnership tells back to whoever released a message: decided under the gates of any disclosure (G02, G22), and carried in copies, each recorded before its bytes. */
import type { Viewer } from '../../access/viewer.ts';
import type { Area } from '../../domain/area/state.ts';
import { because, refused } from '../../domain/decision.ts';
import type { FileState } from '../../domain/file/state.ts';
import { type AnswerFields, answerMessage, copyMessage, givenBy, toldBack } from '../../domain/release/answering.ts';
import { MessageCopied } from '../../domain/release/entries.ts';
import type { Message } from '../../domain/release/state.ts';
import { noSuch } from '../../domain/release/steps.ts';
import { write } from '../../domain/write.ts';
import type { Instant } from '../../ledger/envelope.ts';
import type { PrintedDocument } from '../../print/document.ts';
import { whatGatesLack } from '../../rulebook/engine/gates.ts';
import type { Lack, RulebookInForce } from '../../rulebook/engine/rulebook.ts';
import { sharingLists } from '../../rulebook/uk/disclosure.ts';
import { act, type Outcome } from '../act.ts';
import type { House } from '../house.ts';
import { look } from '../look.ts';
import { actOnFile, proposedBy } from '../onFile.ts';
import { type Copied, onPaper } from './acts.ts';
import { londonDay } from './days.ts';
import { contentHash, releaseNumber, type ReplyContent, sha256, type Written, written } from './document.ts';
import { messageSight, noArrival, saidBackIn, saidBackWords, textIn } from './messages.ts';

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
  const shared = fields && toldBack(file, number, fields);
  return whatGatesLack(book, file, {
    ...proposedBy(viewer, now),
    kind: 'disclose',
    ...(shared ? { shared } : {}),
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
  const made = asked.paper
    ? await onPaper(asked.paper(content, copy))
    : await written({ throughline: 'reply-to-released-message', content }, copy, house.signer, now);
  if (!made) return { kind: 'not-made' };
  if ('kind' in made) return made;
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
        return lacks.length > 0 ? refused(...lacks) : copyMessage(file, asked.number, copied(asked, content, made), sharingLists(), at);
      },
    },
  );
  return givenOut(outcome, made.bytes, copy, asked.number);
}

const copied = ({ paper }: Pick<ReplyAsked, 'paper'>, content: ReplyContent, { bytes, signedWith }: Written) => ({
  stage: content.stage,
  reply: content.reply,
  form: paper ? ('paper' as const) : ('document' as const),
  hash: sha256(bytes),
  content: contentHash(content),
  signedWith,
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

const permitted: ReplyContent['handling']['code'] = 'P';

/** How everything is marked and handled that says nothing of anybody. */
const plain: Pick<ReplyContent, 'marking' | 'handling'> = { marking: 'OFFICIAL-SENSITIVE', handling: { code: permitted, conditions: '' } };

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
  const made = asked.paper
    ? await onPaper(asked.paper(content, copy))
    : await written({ throughline: 'reply-to-released-message', content }, copy, house.signer, await house.now());
  if (!made) return { kind: 'not-made' };
  if ('kind' in made) return made;
  const outcome = await act(house, viewer, {
    does: 'set-aside-arrival',
    files: [],
    decide: () =>
      write(MessageCopied, { stream: `arrival/${asked.arrival}`, file: null, record: null }, { ...copied(asked, content, made), copy }),
  });
  return givenOut(outcome, made.bytes, copy, message.number);
}
