/**
 * G21 and F54: where something exists whose content its holder keeps, the holder confirms for each decision, in writing, that it was
 * weighed. The decision waits for it; what protects somebody does not. And of a sealed file only its holder learns that somebody asked.
 */
import { begunAt } from '../../domain/case/state.ts';
import { hearingsOf } from '../../domain/hearing/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { section36Waiting } from '../../domain/referral/outwardDeciders.ts';
import type { FileState } from '../../domain/file/state.ts';
import { type Question, questionsIn } from '../../domain/sealed/questions.ts';
import { openItems, weighedFor } from '../../domain/sealed/state.ts';
import { isSealed } from '../../domain/silent/state.ts';
import type { Gate, Lack, Owed, Proposed, Rule } from '../engine/rulebook.ts';

const shared = { id: 'G21', ladder: 'ordinary', findings: ['F54'], systems: ['S11'], waivable: false } as const;

export const weigh: Rule = {
  ...shared,
  key: 'G21.weigh',
  title: 'The holder confirms that what they keep was weighed',
  words:
    'Before a decision about somebody, every holder of something sealed confirms in writing and without content that it was weighed for this decision. Deciding without it does not end the question.',
  task: 'Confirm that what you keep was weighed for a decision',
  limit: 'G21.weigh',
  owedByWords: 'the post that holds it',
  listens: [
    'SealedItemNoted',
    'SealedItemWithdrawn',
    'ItemWeighed',
    'WeighingAsked',
    'ClosureProposed',
    'ClosureDeclined',
    'ReferralClosed',
    'ContinuationDecided',
    'Section36Proposed',
    'Section36Declined',
  ],
  owed: (file) => {
    const questions = questionsIn(file);
    return [...file.sealedItems.values()].flatMap((item) =>
      questions.flatMap((question): readonly Owed[] => {
        // What was over before there was anything to weigh asks nothing.
        if ((question.over?.at ?? Number.POSITIVE_INFINITY) <= item.noted.at || (item.withdrawn && item.withdrawn.at <= question.at))
          return [];
        const answer = weighedFor(item, question.fact) ?? question.over ?? item.withdrawn;
        return [
          {
            occasion: `${question.fact}~${item.id}`,
            stream: item.stream,
            record: item.record,
            starts: Math.max(question.at, item.noted.at),
            ...(question.due === null ? {} : { due: Math.max(question.due, item.noted.at) }),
            owedBy: `post:${item.holder}`,
            met: answer && { fact: answer.fact },
          },
        ];
      }),
    );
  },
};

export const sealedReview: Rule = {
  ...shared,
  key: 'G21.review',
  title: 'The holder says whether there is still something',
  words: 'A marker without content ends on its day: by then its holder says that there is still something, or withdraws it.',
  task: 'Say whether there is still something, or withdraw it',
  limit: 'G21.review',
  owedByWords: 'the post that holds it',
  listens: ['SealedItemNoted', 'SealedItemRenewed', 'SealedItemWithdrawn'],
  owed: (file) =>
    [...file.sealedItems.values()].flatMap(({ terms, withdrawn, stream, record, holder }) =>
      terms.map((term, n): Owed => {
        const met = terms[n + 1] ?? withdrawn;
        return {
          occasion: term.fact,
          stream,
          record,
          starts: term.at,
          due: term.until,
          owedBy: `post:${holder}`,
          met: met && { fact: met.fact },
        };
      }),
    ),
};

export const minute: Rule = {
  ...shared,
  key: 'G21.minute',
  title: 'A decision that holders were asked about is minuted',
  words:
    'Whoever asks the holders before a decision (MAPPA, licence, an event or invitation) minutes what was decided, by the day on which it was to be decided.',
  task: 'Minute what was decided after asking the holders',
  limit: 'G21.weigh',
  owedByWords: 'the post that asked',
  listens: ['WeighingAsked', 'DecisionMinuted'],
  owed: (file) =>
    [...file.weighings.values()].map(({ asked, minuted, stream, record }): Owed => {
      const owedBy = asked.post !== null && file.area.posts.has(asked.post) ? (`post:${asked.post}` as const) : 'lead';
      return { occasion: asked.fact, stream, record, starts: asked.at, due: asked.needed, owedBy, met: minuted && { fact: minuted.fact } };
    }),
};

export const silentHit: Rule = {
  key: 'S11.hit',
  id: 'S11',
  title: 'The holder decides what comes of a silent hit',
  words:
    'Somebody looked for, or referred, a person who is on a sealed file. They were answered as if it were not there. Its holder alone learns of it, and decides: tell them to call, do not tell, or act.',
  task: 'Somebody met a person on your sealed file: decide what comes of it',
  limit: 'S11.hit',
  ladder: 'ordinary',
  findings: ['F21', 'F54', 'F55'],
  systems: ['S11'],
  owedByWords: 'the post that leads the sealed file',
  waivable: false,
  listens: ['SilentHitFound', 'SilentHitDecided', 'FileUnsealed'],
  owed: (file) =>
    [...file.hits.values()].map(
      ({ found, decided, stream, record }): Owed => ({
        occasion: found.fact,
        stream,
        record,
        starts: found.at,
        owedBy: 'lead',
        met: decided && { fact: decided.fact },
      }),
    ),
};

export const sealReview: Rule = {
  key: 'S11.seal',
  id: 'S11',
  title: 'A sealed file is looked at again, or opened',
  words: 'A file is sealed until a day. By then its holder says afresh why it stays sealed, or opens it.',
  task: 'Say afresh why the file stays sealed, or unseal it',
  limit: 'S11.seal',
  ladder: 'ordinary',
  findings: ['F21'],
  systems: ['S11'],
  owedByWords: 'the post that leads the sealed file',
  waivable: false,
  listens: ['FileSealed', 'FileSealRenewed', 'FileUnsealed'],
  owed: (file) =>
    (file.seal?.terms ?? []).map((term, n): Owed => {
      const met = file.seal?.terms[n + 1] ?? (isSealed(file) ? null : (file.seal?.ended ?? null));
      return {
        occasion: term.fact,
        stream: `file/${file.id}`,
        record: null,
        starts: term.at,
        due: term.until,
        owedBy: 'lead',
        met: met && { fact: met.fact },
      };
    }),
};

export const flagReview: Rule = {
  key: 'F48.flag',
  id: 'F48',
  title: 'Whom to call about a known concern is looked at again',
  words: 'That whoever meets the person is told whom to call ends on its day: by then it is ended, or said anew.',
  task: 'Say whether officers are still to be told whom to call',
  limit: 'F48.flag',
  ladder: 'ordinary',
  findings: ['F48'],
  systems: ['S11'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['KnownConcernFlagged', 'KnownConcernEnded'],
  owed: (file) =>
    [...file.flags.values()].map(
      ({ flagged, ended, stream, record }): Owed => ({
        occasion: flagged.fact,
        stream,
        record,
        starts: flagged.at,
        due: flagged.until,
        owedBy: 'lead',
        met: ended && { fact: ended.fact },
      }),
    ),
};

/** Holders who have not confirmed for a question. For whoever else decides about a person: a panel, an exit, a lowering. */
export function notWeighed(file: FileState, question: Pick<Question, 'fact'> | null | undefined): readonly Lack[] {
  return openItems(file)
    .filter((item) => !question || !weighedFor(item, question.fact))
    .map((item) => ({
      gate: 'G21',
      code: 'not-weighed',
      words: `The holder has not confirmed that something sealed was weighed: ${file.area.posts.get(item.holder)?.title ?? item.holder}.`,
      how: question
        ? 'It is on the holder’s list. Speak with them. What protects somebody does not wait for it.'
        : 'Ask every holder first, on the file’s page “Something that its holder keeps”. What protects somebody does not wait for it.',
      about: null,
    }));
}

export const sealedGate: Gate = {
  id: 'G21',
  title: 'What its holder keeps is weighed before a decision',
  words:
    'Where something exists whose content its holder keeps, the holder has confirmed in writing that it was weighed for this very decision: what was asked before an earlier one, or before a case was taken up again, is not. It never stands before a protective act.',
  source: 'Prevention of future deaths report after Fishmongers’ Hall (press): members did not know of intelligence; our reading of G21.',
  verified: false,
  findings: ['F54'],
  guards: ['close', 'section-36', 'hear-case', 'close-case', 'lessening'],
  lacks: (file, proposed) => {
    if (openItems(file).length === 0) return [];
    const asks = askedFirst(proposed);
    if (asks === null) return [];
    return notWeighed(file, asks === 'proposal' ? proposalOf(file, proposed) : askedAbout(file, asks, decidedSince(file, proposed)));
  },
};

/** Which question is answered before a decision: the proposal's own, or one that was asked before it; null where nothing is decided yet. */
function askedFirst({ kind, hearing }: Proposed): 'proposal' | Question['decision'] | null {
  switch (kind) {
    case 'hear-case':
      return hearing?.outcome === 'adopt' || hearing?.outcome === 'not adopt' ? 'adoption by the panel' : null;
    case 'close-case':
      return 'exit';
    case 'lessening':
      return 'lowering';
    default:
      return 'proposal';
  }
}

/** The proposal that the second person decides about. */
function proposalOf(file: FileState, { kind, referral }: Proposed): Pick<Question, 'fact'> | null {
  const about = file.referrals.get(referral ?? '');
  if (!about) return null;
  return kind === 'close' ? about.proposed : section36Waiting(about);
}

/** Since when the holders were to be asked: what was asked before the last decision of the kind, or before it all began anew, was about another. */
function decidedSince(file: FileState, { kind, referral, support, lessening }: Proposed): Instant {
  if (kind === 'close-case') {
    const found = file.cases.get(support?.case ?? '');
    return found ? begunAt(found).at : 0;
  }
  if (kind === 'lessening') {
    const subject = file.subjects.get(lessening?.subject ?? '');
    const taken = subject ? [...subject.lowered, ...subject.suspended, ...subject.closed, ...subject.reopened] : [];
    return Math.max(0, ...taken.map(({ at }) => at));
  }
  const about = file.referrals.get(referral ?? '');
  const heard = hearingsOf(file.hearings, referral ?? '').flatMap(({ heard: each }) => (each?.outcome === 'not adopt' ? [each.at] : []));
  return Math.max(about?.received.at ?? 0, ...heard);
}

/** The latest time that the holders were asked before this very decision; once one is minuted or taken, the next one asks anew. */
const askedAbout = (file: FileState, decision: Question['decision'], since: Instant): Pick<Question, 'fact'> | null =>
  [...file.weighings.values()].findLast(({ asked, minuted }) => asked.decision === decision && minuted === null && asked.at > since)
    ?.asked ?? null;

export const sealedRules: readonly Rule[] = [weigh, sealedReview, minute, silentHit, sealReview, flagReview];
