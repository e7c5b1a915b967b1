/** G05: a person referred again. Cumulative concern is looked at together, and closed referrals are asked about anew (S01, F01, F15, F45, F46). */
import { answersAs, coverBy } from '../../domain/area/presence.ts';
import { type FileState, learntOf, referralsInOrder } from '../../domain/file/state.ts';
import { isRefuted, type Referral } from '../../domain/referral/state.ts';
import type { Lack, Owed, Proposed, Rule, RulebookInForce } from '../engine/rulebook.ts';
import { panelLacks } from './atPanel.ts';
import { byThePanel, closingGate, hasEnded, refutes } from './beforeClosing.ts';

/** The referrals that the partnership had before this one, refuted ones left out: they never count (G04, F46). */
export function earlierThan(file: FileState, referral: Referral): readonly Referral[] {
  const order = referralsInOrder(file);
  return order.slice(0, order.indexOf(referral)).filter((each) => !isRefuted(each));
}

/** Every referral with those before it, in one pass: a person may have been referred hundreds of times. */
function withEarlier(file: FileState): readonly { readonly referral: Referral; readonly earlier: readonly Referral[] }[] {
  const earlier: Referral[] = [];
  return referralsInOrder(file).map((referral) => {
    const each = { referral, earlier: earlier.slice() };
    if (!isRefuted(referral)) earlier.push(referral);
    return each;
  });
}

/** From the second: somebody already referred, in a referral that was not refuted. */
export const isRepeat = (file: FileState, referral: Referral): boolean => earlierThan(file, referral).length > 0;

/** When it was known that the two belong together: both had arrived, and both records lay in this file. */
const knownTogether = (file: FileState, one: Referral, other: Referral): number => Math.max(knownHere(file, one), knownHere(file, other));
const knownHere = (file: FileState, { received, record }: Referral): number =>
  Math.max(learntOf(file, received), file.records.get(record)?.linked.at ?? 0);

/** Since when it has been known that this is a repeat. */
const knownRepeatSince = (file: FileState, referral: Referral, earlier: readonly Referral[]): number =>
  earlier.reduce((since, each) => Math.min(since, knownTogether(file, referral, each)), Number.POSITIVE_INFINITY);

/** The multi-agency look that was held knowing of the earlier referral. */
export function lookTogether(file: FileState, referral: Referral) {
  const since = knownRepeatSince(file, referral, earlierThan(file, referral));
  return referral.looks.find((each) => each.at >= since) ?? null;
}

export const multiAgencyLook: Rule = {
  only: 'partnership',
  key: 'G05.look',
  id: 'G05',
  title: 'A repeat referral is looked at together',
  words:
    'From the second referral of the same person a senior officer and other agencies look at everything together. Refuted referrals do not count.',
  task: 'Look at the repeat referral together with other agencies',
  limit: 'G05.look',
  ladder: 'ordinary',
  findings: ['F01', 'F45', 'F46'],
  systems: ['S01'],
  owedByWords: 'the senior post',
  waivable: false,
  listens: ['ReferralReceived', 'MultiAgencyLookRecorded', 'ReferralClosed', 'ReferralReopened'],
  owed: (file) =>
    withEarlier(file).flatMap(({ referral, earlier }): readonly Owed[] => {
      if (isRefuted(referral) || earlier.length === 0) return [];
      const starts = knownRepeatSince(file, referral, earlier);
      const look = referral.looks.find((each) => each.at >= starts);
      const { stream, record, received } = referral;
      return [{ occasion: received.fact, stream, record, starts, owedBy: 'senior', met: look ? { fact: look.fact } : null }];
    }),
};

export const reopening: Rule = {
  only: 'partnership',
  key: 'G05.reopen',
  id: 'G05',
  title: 'A new concern asks whether to reopen',
  words: 'A new referral about somebody whose referral was closed raises a decision whether to reopen it. It does not reopen by itself.',
  task: 'Decide whether to reopen the closed referral',
  limit: 'G05.reopen',
  ladder: 'ordinary',
  findings: ['F14', 'F15', 'F45'],
  systems: ['S01', 'S03'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['ReferralReceived', 'ReferralReopened', 'ReopeningDeclined', 'ReferralClosed'],
  owed: (file) =>
    withEarlier(file).flatMap(({ referral: concern, earlier }): readonly Owed[] => {
      if (isRefuted(concern)) return [];
      const { asked, starts } = reopeningsAsked(file, concern, earlier);
      if (asked.length === 0) return [];
      const answers = asked.map((each) => each.answer);
      const last = answers.every((each) => each !== null) ? answers.toSorted((a, b) => (a?.at ?? 0) - (b?.at ?? 0)).at(-1) : null;
      const { stream, record, received } = concern;
      return [{ occasion: received.fact, stream, record, starts, owedBy: 'lead', met: last ? { fact: last.fact } : null }];
    }),
};

/** The closed earlier referrals about which a new concern asks, each with the answer that somebody has given; and since when it asks. */
export function reopeningsAsked(file: FileState, concern: Referral, earlier: readonly Referral[] = earlierThan(file, concern)) {
  const closed = earlier.filter((each) => each.closures.some((closure) => closure.at <= knownTogether(file, concern, each)));
  const starts = Math.min(...closed.map((each) => knownTogether(file, concern, each)));
  const asked = closed.map((referral) => {
    const declined = referral.staysClosed.find((answer) => answer.because === concern.id && answer.at >= starts);
    return { referral, answer: declined ?? referral.reopenings.find((answer) => answer.at >= starts) ?? null };
  });
  return { asked, starts };
}

const heldByPanel = (file: FileState, proposed: Proposed, book: RulebookInForce): boolean => {
  const found = file.cases.get(proposed.support?.case ?? '');
  return found !== undefined && panelLacks('G05', file, found, ['close'], proposed, book).length === 0;
};

export const repeatGate = closingGate(
  {
    id: 'G05',
    title: 'A repeat referral is not closed by an ordinary pair',
    words:
      'From the second referral of the same person: a multi-agency look is recorded (unless it is refuted), and the second person holds a senior post. Refuted referrals do not count.',
    source:
      '"Stronger policy on repeat referrals" (statement to Parliament of 21 January 2025); pilots (PQ 29364); the exact rule was not found.',
    findings: ['F01', 'F45', 'F46'],
  },
  (file, referral, proposed, book) => {
    if (!isRepeat(file, referral) || hasEnded(proposed)) return [];
    const lacks: Lack[] = [];
    // The panel is the look together, of the council, the police and a quorum; without a meeting nobody has looked.
    if (byThePanel(proposed) && heldByPanel(file, proposed, book)) return lacks;
    // A refutation needs no look, so that an innocent person is let go the same day; it does need the senior post, or calling it refuted would be the way round.
    if (!lookTogether(file, referral) && !refutes(proposed)) {
      const how = 'A senior officer and the other agencies look at everything together; record who took part and what they say.';
      lacks.push({
        gate: 'G05',
        code: 'no-look',
        words: 'The repeat referral has not been looked at together with other agencies.',
        how,
        about: { kind: 'referral', id: referral.id },
      });
    }
    if (proposed.kind === 'close' && !mayDecideRepeats(file, proposed)) {
      const how = 'The proposal is on the senior post’s list.';
      lacks.push({
        gate: 'G05',
        code: 'not-senior',
        words: 'This is a repeat referral: only a senior post can agree to close it.',
        how,
        about: null,
      });
    }
    return lacks;
  },
);

/** A senior or chief post, or somebody of another area who covers as such. */
const mayDecideRepeats = ({ area }: FileState, { by, now }: Proposed): boolean =>
  answersAs(area, by, ['senior', 'chief'], now) || coverBy(area, by, now)?.as === 'senior';
