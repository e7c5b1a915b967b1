/** Pure deciders about telling, hearing, and what the person asks for. That a contact may be made is the gates' business (G02, G08). */
import { isOutside } from '../area/entries.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { saidAlready } from '../said.ts';
import { write } from '../write.ts';
import {
  OwnAccountRecorded,
  ParentsRecorded,
  RightAnswered,
  RightAsked,
  SocialCareDecided,
  type TellingEntry,
  TellingDecided,
  TellingStands,
} from './entries.ts';
import { standingNotTold } from './state.ts';

type Typed<Type extends TellingEntry['type']> = Partial<Extract<TellingEntry, { type: Type }>['fields']>;
export interface TellingFields extends Typed<'TellingDecided'> {
  /** When they were told, where that was earlier. */
  readonly toldAt?: Instant | undefined;
}

/** The record under which it is written: the referral's, or the file's own. */
function where(file: FileState, id: string, referral?: string | null) {
  const record = file.referrals.get(referral ?? '')?.record ?? [...file.records.keys()][0] ?? null;
  return { stream: `telling/${id}`, file: file.id, record };
}
const isEmpty = (words: string | null | undefined): boolean => (words ?? '').trim() === '';

/** `latest`: the last instant to which telling may be put off before somebody looks again. */
export function decideTelling(file: FileState, id: string, typed: TellingFields, now: Instant, latest: Instant): Decision {
  const { toldAt, ...fields } = typed;
  if (fields.concerns && !file.referrals.has(fields.concerns)) return noReferral;
  if (fields.outcome !== 'told') {
    const until = fields.until ?? 0;
    if (until <= now)
      return because(
        'date-past',
        'No day is given, or it is not in the future.',
        'Give the day: by when they are told, or on which somebody looks again.',
      );
    if (until > latest)
      return because(
        'date-far',
        'That is later than telling may be put off.',
        'Give an earlier day. The rulebook page says how long it may be (K08).',
      );
  }
  if (fields.outcome === 'not told') {
    if (!fields.notToldBecause) return because('no-reason', 'It is not said why they are not told.', 'Choose a reason.');
    if (isEmpty(fields.words))
      return because('no-words', 'The reason for not telling has not been written.', 'Write what would happen if they were told.');
    const reviewer = file.area.posts.get(fields.reviewer ?? '');
    if (!reviewer || isOutside(reviewer.role))
      return because('no-reviewer', 'It is not said who looks again on that day.', 'Choose the post that looks again.');
  } else {
    if (!fields.how) return because('no-how', 'It is not said how they are told.', 'Choose how.');
    if (isEmpty(fields.language))
      return because('no-language', 'It is not said in which language they are told.', 'Write the language in which they are told.');
    if (toldAt !== undefined && toldAt > now)
      return because('time-future', 'The day on which they were told is in the future.', 'Give the true day.');
  }
  return write(
    TellingDecided,
    { ...where(file, id, fields.concerns), ...(toldAt === undefined ? {} : { happened: toldAt, learnt: toldAt }) },
    fields,
  );
}

/** One tick at a later stage: the reason not to tell, and its day, still stand. */
export function confirmNotTold(file: FileState, referral: string, now: Instant): Decision {
  const standing = standingNotTold(file, now);
  if (!standing) return because('nothing-stands', 'No decision not to tell stands any more.', 'Decide anew whether they are told.');
  if (!file.referrals.has(referral)) return noReferral;
  return write(TellingStands, { stream: standing.stream, file: file.id, record: standing.record }, { concerns: referral });
}

export function recordParents(file: FileState, id: string, fields: Typed<'ParentsRecorded'>): Decision {
  if (isEmpty(fields.childsView) && isEmpty(fields.childsViewNotSought))
    return because(
      'no-view',
      'Neither the child’s own view nor why it was not sought is written.',
      'Write what the child says, or why nobody has asked.',
    );
  if (fields.inCare === 'yes' && isEmpty(fields.authority))
    return because(
      'no-authority',
      'The child is in care, and the authority is not named.',
      'Name the authority, and say whether it holds parental responsibility.',
    );
  return write(ParentsRecorded, where(file, id), fields);
}

export const recordSocialCare = (file: FileState, id: string, fields: Typed<'SocialCareDecided'>): Decision =>
  write(SocialCareDecided, where(file, id), fields);

export function recordAccount(file: FileState, id: string, fields: Typed<'OwnAccountRecorded'>): Decision {
  if (!file.referrals.has(fields.concerns ?? '')) return noReferral;
  if (isEmpty(fields.account) === isEmpty(fields.notSoughtBecause))
    return because(
      'no-answer',
      'Write their account, or why nobody has asked them: one of the two.',
      'Write it in their own words, or say why not.',
    );
  return write(OwnAccountRecorded, where(file, id, fields.concerns), fields);
}

export const askRight = (file: FileState, id: string, fields: Typed<'RightAsked'>, learnt: Instant | undefined, now: Instant): Decision =>
  learnt !== undefined && learnt > now
    ? because('time-future', 'The day on which they asked is in the future.', 'Give the true day.')
    : write(RightAsked, { ...where(file, id), ...(learnt === undefined ? {} : { happened: learnt, learnt }) }, fields);

export function answerRight(file: FileState, id: string, fields: Typed<'RightAnswered'>): Decision {
  const asked = file.tellings.get(id);
  if (asked?.kind !== 'asked') return because('no-such-request', 'They have not asked that in this file.', 'Open it from the file’s page.');
  if (asked.answer)
    return saidAlready(
      fields,
      asked.answer,
      'Somebody has answered this already.',
      'Read the answer in the chronology. What they ask since is a request of its own.',
    );
  return write(RightAnswered, { stream: asked.stream, file: file.id, record: asked.record }, fields);
}

const noReferral = because('no-such-referral', 'That referral does not lie in this file.', 'Open it from the file’s page.');
