/** C03: a partner's reply, "nothing held", or a refusal; what came in is read; silence lapses and climbs (S11, F31, F39). */
import { type FileState, referralsInOrder } from '../../domain/file/state.ts';
import { isRefuted, type Referral } from '../../domain/referral/state.ts';
import { endedBy, isOpen, type Request } from '../../domain/request/state.ts';
import { dayOf } from '../engine/amount.ts';
import type { Lack, Owed, Rule } from '../engine/rulebook.ts';

const listens = ['RequestMade', 'RequestAnswered', 'RequestWithdrawn', 'RequestAbsenceAccepted', 'ReferralClosed', 'ReferralReopened'];

/** Requests that still bind: not those about a referral that was refuted. */
const binding = (file: FileState): readonly Request[] =>
  [...file.requests.values()].filter(
    ({ record }) => ![...file.referrals.values()].some((referral) => referral.record === record && isRefuted(referral)),
  );

export const reply: Rule = {
  key: 'C03',
  id: 'C03',
  title: 'A partner is asked, and answers',
  words:
    'A request to a partner is answered with a reply, with "nothing held", or with a refusal that has its reason and ground. Silence is no answer: it lapses and climbs, until a supervising person accepts that no reply came.',
  task: 'Get the reply of the partner',
  limit: 'C03',
  ladder: 'ordinary',
  findings: ['F31', 'F36'],
  systems: ['S11'],
  owedByWords: 'the lead post',
  waivable: false,
  listens,
  owed: (file) =>
    binding(file).map((request): Owed => {
      const { made, stream, record } = request;
      return { occasion: made.fact, stream, record, starts: made.at, owedBy: 'lead', met: endedBy(request) };
    }),
};

export const partnersReply: Rule = {
  key: 'C03.partner',
  id: 'C03',
  title: 'The partner’s own post has the request on its list',
  words: 'Where the partner has a post in the area, the request is on its list as well, and climbs there too.',
  task: 'Answer what is asked of your organisation',
  limit: 'C03',
  ladder: 'ordinary',
  findings: ['F31'],
  systems: ['S11'],
  owedByWords: 'the post of the partner',
  waivable: false,
  optional: { shipped: 'on' },
  listens,
  owed: (file) =>
    binding(file).flatMap((request): readonly Owed[] => {
      const { made, stream, record, asked } = request;
      if (asked.post === null || !file.area.posts.has(asked.post)) return [];
      return [{ occasion: made.fact, stream, record, starts: made.at, owedBy: `post:${asked.post}`, met: endedBy(request) }];
    }),
};

/** Something that came from outside: nobody of the area recorded it, so somebody has to read it. */
export interface Added {
  readonly fact: string;
  readonly at: number;
  readonly words: string;
  readonly by: 'partner' | 'own page' | 'public form';
}

/** What was added to a referral from outside, in order; answers to requests under its record among it. */
export function addedTo(file: FileState, referral: Referral): readonly Added[] {
  const own = referral.added.flatMap(({ fact, at, words, channel }) => (channel ? [{ fact, at, words, by: channel }] : []));
  const answers = [...file.requests.values()]
    .filter(({ record }) => record === referral.record)
    .flatMap(({ answers }) => answers)
    .flatMap(({ fact, at, words, channel }): Added[] => (channel === 'recorded' ? [] : [{ fact, at, words, by: 'partner' }]));
  return [...own, ...answers].toSorted((a, b) => a.at - b.at);
}

/** Whether the referral was closed when this came. */
export const cameAfterClosing = ({ closures, reopenings }: Referral, at: number): boolean => {
  const closing = closures.findLast((each) => each.at <= at);
  return closing !== undefined && !reopenings.some((each) => each.order > closing.order && each.at <= at);
};

/** What nobody has read yet: while the referral is open by reading it, after closing by deciding whether to reopen. */
export const unread = (file: FileState, referral: Referral): readonly Added[] =>
  addedTo(file, referral).filter((each) =>
    cameAfterClosing(referral, each.at) ? !decidedSince(file, referral, each.at) : !referral.outward.read.has(each.fact),
  );

const addedListens = ['InformationAdded', 'RequestAnswered', 'AddedRead', 'ReferralClosed', 'ReferralReopened', 'ReopeningDeclined'];

export const readWhatWasAdded: Rule = {
  key: 'F39.read',
  id: 'F39',
  title: 'What was added is read',
  words:
    'What a partner, the referrer or the public adds to a referral is put to the lead post to be read: everything of one day together.',
  task: 'Read what was added',
  limit: 'F39.read',
  ladder: 'ordinary',
  findings: ['F39', 'F48'],
  systems: ['S01', 'S11'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: addedListens,
  owed: (file) =>
    referralsInOrder(file).flatMap((referral): readonly Owed[] => {
      const days = Map.groupBy(
        addedTo(file, referral).filter(({ at }) => !cameAfterClosing(referral, at)),
        ({ at }) => dayOf(at).toString(),
      );
      return [...days.values()].flatMap((items): readonly Owed[] => {
        const [first] = items;
        if (!first) return [];
        const waiting = items.find(({ fact }) => !referral.outward.read.has(fact));
        const met = waiting ? null : (referral.outward.read.get(items.at(-1)?.fact ?? '') ?? null);
        const { stream, record } = referral;
        return [{ occasion: first.fact, stream, record, starts: (waiting ?? first).at, owedBy: 'lead', met: met && { fact: met.fact } }];
      });
    }),
};

/** Reopened, or kept closed for what was added: an answer about another referral says nothing of it. */
const decidedSince = (file: FileState, { reopenings, staysClosed }: Referral, at: number) =>
  [...reopenings, ...staysClosed.filter(({ because }) => !file.referrals.has(because))]
    .toSorted((a, b) => a.order - b.order)
    .find((each) => each.at >= at) ?? null;

export const reopenAfterAdded: Rule = {
  only: 'partnership',
  key: 'G05.added',
  id: 'G05',
  title: 'Something added after closing asks whether to reopen',
  words: 'What is added to a closed referral raises a decision whether to reopen it. It does not reopen by itself.',
  task: 'Something was added after closing: decide whether to reopen',
  limit: 'G05.reopen',
  ladder: 'ordinary',
  findings: ['F14', 'F15', 'F55'],
  systems: ['S01', 'S03'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: addedListens,
  owed: (file) =>
    referralsInOrder(file).flatMap((referral): readonly Owed[] => {
      const owed: Owed[] = [];
      const { stream, record } = referral;
      let answered = Number.NEGATIVE_INFINITY;
      for (const { fact, at } of addedTo(file, referral)) {
        // One decision answers all that had come by then.
        if (!cameAfterClosing(referral, at) || at <= answered) continue;
        const decision = decidedSince(file, referral, at);
        owed.push({ occasion: fact, stream, record, starts: at, owedBy: 'lead', met: decision && { fact: decision.fact } });
        answered = decision?.at ?? Number.POSITIVE_INFINITY;
      }
      return owed;
    }),
};

/** What G04 lacks: a partner that was asked and has not answered, unless a supervising person has accepted that. */
export const requestsOpen = (file: FileState, referral: Referral): readonly Lack[] =>
  [...file.requests.values()]
    .filter((request) => request.record === referral.record && isOpen(request))
    .map((request) => ({
      gate: 'G04',
      code: 'request-open',
      words: `A partner was asked and has not answered: ${request.asked.asked}`,
      how: 'Record the reply, or withdraw the request; or a supervising person accepts that no reply came.',
      about: { kind: 'request', id: request.id },
    }));
