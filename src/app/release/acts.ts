/**
 * What the holder of an area of subjects of interest releases to a partnership (S11; G02, G21, G22): written, authorised by another person, and only then a
 * copy leaves, each recorded before its bytes do. The gates are asked when it is written, when it is authorised, and again before the first copy.
 */
import type { ActName } from '../../access/acts.ts';
import { standingOf } from '../../access/standing.ts';
import type { Viewer } from '../../access/viewer.ts';
import { postsAnsweredBy } from '../../domain/area/presence.ts';
import { because, type Decision, refused } from '../../domain/decision.ts';
import type { FileState } from '../../domain/file/state.ts';
import {
  asFlagged,
  copyRelease,
  decideRelease,
  proposeRelease,
  type ReleaseFields,
  releasers,
  sharedBy,
  withdrawRelease,
} from '../../domain/release/deciders.ts';
import { forgoReply, hearBack, mayRead, type Reading, readReply } from '../../domain/release/replies.ts';
import type { Release } from '../../domain/release/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { whatGatesLack } from '../../rulebook/engine/gates.ts';
import type { Lack, RulebookInForce } from '../../rulebook/engine/rulebook.ts';
import { sharingLists } from '../../rulebook/uk/disclosure.ts';
import { lawfulBases } from '../../rulebook/uk/partnerLists.ts';
import type { PrintedDocument } from '../../print/document.ts';
import type { Outcome, Situation } from '../act.ts';
import type { House } from '../house.ts';
import { look } from '../look.ts';
import { actOnFile, proposedBy } from '../onFile.ts';
import { renderApart } from '../packThread.ts';
import { latestOf } from '../sharing.ts';
import { MessageContent } from '../../feeds/released-message/form.ts';
import { contentHash, releaseNumber, sealedFor, sha256, type Written, written } from './document.ts';
import { londonDay } from './days.ts';

export type ReleaseAct =
  | { readonly act: 'propose-release'; readonly number: string; readonly fields: ReleaseFields; readonly sensitiveHolder: string }
  | { readonly act: 'authorise-release' | 'refuse-release'; readonly number: string; readonly words: string }
  | { readonly act: 'withdraw-release' | 'forgo-reply'; readonly number: string; readonly reason: string }
  | ({ readonly act: 'hear-back'; readonly number: string } & Omit<Parameters<typeof hearBack>[2], 'brought'>)
  | { readonly act: 'read-reply'; readonly number: string; readonly reading: Reading };

const policyOf: Readonly<Record<ReleaseAct['act'], ActName>> = {
  'propose-release': 'propose-release',
  'authorise-release': 'authorise-release',
  'refuse-release': 'authorise-release',
  'withdraw-release': 'propose-release',
  'forgo-reply': 'propose-release',
  'hear-back': 'hear-back',
  'read-reply': 'hear-back',
};

export const recordRelease = (
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string } & ReleaseAct,
): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: policyOf[request.act],
    decide: (file, situation) => decide(file, situation, viewer, request, request.key),
  });

function decide(file: FileState, { area, book, now }: Situation, viewer: Viewer, request: ReleaseAct, key: string): Decision {
  const answers = postsAnsweredBy(area, viewer.practitioner, now);
  switch (request.act) {
    case 'propose-release': {
      const { number, fields, sensitiveHolder } = request;
      const latest = latestOf(book, 'S11.reply', now);
      const decision = proposeRelease(
        file,
        number,
        fields,
        sensitiveHolder,
        [...answers, ...standingOf(area, viewer, now).posts],
        now,
        latest,
      );
      if (decision.kind === 'refused' && decision.reasons.some(({ code }) => code === 'marking-too-high')) return decision;
      const lacks = lacksFor(book, asFlagged(file, number, sensitiveHolder), viewer, number, fields, now);
      if (lacks.length === 0) return decision.kind === 'refused' ? decision : (tooLong(number, fields, now) ?? decision);
      return refused(...lacks, ...(decision.kind === 'refused' ? decision.reasons : []));
    }
    case 'authorise-release': {
      const decision = decideRelease(file, request.number, true, viewer.practitioner, answers, request.words);
      const said = file.releases.get(request.number)?.said;
      const lacks = decision.kind === 'refused' || !said ? [] : lacksFor(book, file, viewer, request.number, said, now);
      return lacks.length === 0 ? decision : refused(...lacks);
    }
    case 'refuse-release':
      return decideRelease(file, request.number, false, viewer.practitioner, answers, request.words);
    case 'withdraw-release':
      return withdrawRelease(file, request.number, request.reason);
    case 'forgo-reply':
      return forgoReply(file, request.number, request.reason);
    case 'hear-back':
      return hearBack(
        file,
        request.number,
        { ...request, brought: `back-${releaseNumber(Buffer.from(`${viewer.practitioner} ${key}`))}` },
        answers,
        now,
      );
    case 'read-reply':
      return readReply(file, request.number, request.reading, answers, now);
    default:
      return request satisfies never;
  }
}

/** What G02 and G22 lack for what is typed, or for what waits; with no fields, for whatever it may be. The same answer paints the page. */
export const lacksFor = (
  book: RulebookInForce,
  file: FileState,
  viewer: Viewer,
  number: string,
  fields: Parameters<typeof sharedBy>[1] | null,
  now: Instant,
): readonly Lack[] =>
  whatGatesLack(book, file, { ...proposedBy(viewer, now), kind: 'disclose', ...(fields ? { shared: sharedBy(number, fields) } : {}) });

/** Whether this viewer's reading of a reply counts. */
export const readsFor = (file: FileState, release: Release, viewer: Viewer, now: Instant): boolean =>
  mayRead(file, release, postsAnsweredBy(file.area, viewer.practitioner, now));

/** The posts that may authorise what this viewer writes. */
export const releasersFor = (file: FileState, viewer: Viewer, now: Instant): readonly string[] => {
  const own = new Set([...postsAnsweredBy(file.area, viewer.practitioner, now), ...standingOf(file.area, viewer, now).posts]);
  return [...file.area.posts.values()].filter(({ id, role }) => releasers.includes(role) && !own.has(id)).map(({ id }) => id);
};

/** What the document cannot hold would be found when it is too late. */
const tooLong = (number: string, said: ReleaseFields, at: Instant): Decision | null =>
  MessageContent.safeParse(contentOf(number, said, at)).success
    ? null
    : because(
        'too-long',
        'Something in it is empty, or longer than the document holds.',
        'Shorten it: at most 12,000 characters of words, 1,500 of anything else.',
      );

/** Exactly what leaves, and nothing else of the file: what its lead typed, the day, and the number. */
export const messageOf = ({ number, said, decided, proposed }: Release): MessageContent =>
  contentOf(number, said, (decided ?? proposed).at);

function contentOf(number: string, said: Release['said'] | ReleaseFields, at: Instant): MessageContent {
  return {
    from: { organisation: said.from, post: '' },
    to: { organisation: said.organisation, post: said.post },
    marking: said.marking as MessageContent['marking'],
    handling: { code: said.handling, conditions: said.conditions },
    number,
    released: londonDay(at),
    basis: lawfulBases.codes.find(({ code }) => code === said.basis)?.words ?? said.basis,
    words: said.words,
    about: said.about,
    reply: said.ask === '' || said.replyBy === null ? null : { ask: said.ask, by: londonDay(said.replyBy - 1) },
  };
}

export type Copied =
  | { readonly kind: 'copied'; readonly bytes: Uint8Array; readonly copy: number; readonly number: string }
  | Exclude<Outcome, { readonly kind: 'done' | 'replayed' }>
  | { readonly kind: 'not-made' };

export interface CopyAsked {
  readonly file: string;
  readonly number: string;
  readonly carriedBy: string;
  /** The recipient’s own public age key; empty: it is not sealed. */
  readonly key: string;
  /** How it is composed on paper; absent: the document that a product takes in. */
  readonly paper?: (content: MessageContent, copy: number, now: Instant) => PrintedDocument;
}

/** A copy that leaves: made, then recorded, and only then are the bytes given to whoever asked. Each is a copy of its own. */
export async function copyOut(house: House, viewer: Viewer, asked: CopyAsked): Promise<Copied> {
  const { files, now } = await look(house, viewer, [asked.file]);
  const release = files.get(asked.file)?.releases.get(asked.number);
  if (!release) return because('no-such-message', 'That message does not lie in this file.', 'Open it from the page of the file.');
  const content = messageOf(release);
  const copy = release.copies.length + 1;
  const made = asked.paper
    ? await onPaper(asked.paper(content, copy, now))
    : await written({ throughline: 'released-message', content }, copy, house.signer, now);
  if (!made) return { kind: 'not-made' };
  if ('kind' in made) return made;
  const { bytes, signedWith } = made;
  // Signed first, sealed then: whoever opens it has what proves whose it is.
  const sent = asked.key === '' || asked.paper ? bytes : await sealedFor(bytes, asked.key);
  const said = {
    form: asked.paper ? ('paper' as const) : ('document' as const),
    hash: sha256(sent),
    content: contentHash(content),
    sealed: sent !== bytes,
    carriedBy: asked.carriedBy,
    signedWith,
  };
  const outcome = await actOnFile(
    house,
    viewer,
    { file: asked.file, key: house.newId() },
    {
      does: 'propose-release',
      decide: (file, { book, now: at }) => {
        const found = file.releases.get(asked.number);
        // Somebody was faster: this copy has another number on it.
        if (found && found.copies.length + 1 !== copy)
          return because('somebody-faster', 'Somebody took a copy at the same moment.', 'Open the page again, and take yours.');
        const lacks = found && found.copies.length === 0 ? lacksFor(book, file, viewer, asked.number, found.said, at) : [];
        return lacks.length > 0 ? refused(...lacks) : copyRelease(file, asked.number, said, sharingLists(), at);
      },
    },
  );
  if (outcome.kind === 'done') return { kind: 'copied', bytes: sent, copy, number: asked.number };
  return outcome.kind === 'replayed' ? { kind: 'busy' } : outcome;
}

/** Paper is not signed, and says so. */
export async function onPaper(document: PrintedDocument): Promise<Written | null> {
  const made = await renderApart(document);
  return made === null || made === 'too many' ? null : { bytes: made.bytes, signedWith: '' };
}
