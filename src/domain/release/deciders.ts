/** Pure deciders about what a holder releases. What G22 and G02 lack is asked of the gates; these hold what no list can change: two people, a day, and what has left. */
import type { DisclosureFields } from '../disclosure/deciders.ts';
import { decideDisclosure, markings, type Shared, type SharingLists, tooHigh } from '../disclosure/deciders.ts';
import { SensitiveFlagged } from '../disclosure/entries.ts';
import { because, type Decision, decided, type Refusal } from '../decision.ts';
import { movedAway } from '../file/moved.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import * as types from './entries.ts';
import { nextCopy, recipient, step, together, withId } from './steps.ts';

export interface ReleaseFields extends Readonly<Record<string, unknown>> {
  readonly from: string;
  readonly organisation: string;
  readonly post: string;
  readonly basis: string;
  readonly why: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly handling: 'P' | 'C';
  readonly conditions: string;
  readonly marking: string;
  readonly words: string;
  readonly about: Readonly<Record<'name' | 'otherNames' | 'born' | 'address' | 'more', string>> | null;
  readonly ask: string;
  readonly replyBy: number | null;
  readonly authoriser: string;
  readonly authority: string;
}

/** Roles that may authorise what leaves: the same that decide on lessening (G14). */
export const releasers: readonly string[] = ['team-leader', 'supervisor', 'senior', 'chief'];

export const releaseFact = (number: string): string => `release-${number}`;
export const disclosureOf = (number: string): string => `message-${number}`;

/** `sensitiveHolder`: who holds it, where the words come from an intelligence service or are about one (CTSA 2015 s38(5)); empty where they do not. */
export function proposeRelease(
  file: FileState,
  number: string,
  fields: ReleaseFields,
  sensitiveHolder: string,
  by: readonly string[],
  now: number,
  latest: number,
): Decision {
  if (!markings.some((each) => each === fields.marking)) return tooHigh;
  const record = [...file.records.keys()][0];
  if (record === undefined) return movedAway;
  const no = wrongDay(fields, now, latest) ?? wrongAuthoriser(file, fields.authoriser, by);
  if (no) return no;
  const where = { stream: `release/${number}`, file: file.id, record };
  const isAsked = fields.ask.trim() !== '';
  return together(
    withId(write(types.ReleaseProposed, where, { ...fields, replyBy: isAsked ? fields.replyBy : null }), releaseFact(number)),
    sensitiveHolder.trim() === '' ? decided() : write(SensitiveFlagged, where, { fact: releaseFact(number), holder: sensitiveHolder }),
  );
}

function wrongDay({ ask, replyBy }: ReleaseFields, now: number, latest: number): Refusal | null {
  if (ask.trim() === '') return null;
  if (replyBy === null) return because('no-reply-day', 'A reply is asked for, and no day by which.', 'Give the day, or ask for nothing.');
  if (replyBy <= now) return because('date-past', 'The day by which they reply is not in the future.', 'Give a day after today.');
  if (replyBy > latest)
    return because(
      'date-far',
      'That is longer than a reply may be waited for.',
      'Give an earlier day. The rulebook page says how long it may be (S11.reply).',
    );
  return null;
}

/** `by`: the posts that the proposer answers for. */
function wrongAuthoriser({ area }: FileState, authoriser: string, by: readonly string[]): Refusal | null {
  const role = area.posts.get(authoriser)?.role;
  if (role === undefined || !releasers.includes(role))
    return because(
      'no-authoriser',
      'That post may not authorise what leaves.',
      'Name a team leader, a supervising, the senior or the chief post.',
    );
  return by.includes(authoriser)
    ? because('same-person', 'You answer for that post yourself: another person authorises it.', 'Name another post.')
    : null;
}

/** What the gate is asked about (G22): of the proposal's own fields, or of what was typed. */
export const sharedBy = (
  number: string,
  said: Pick<ReleaseFields, 'basis' | 'necessity' | 'proportionality' | 'handling' | 'conditions' | 'words' | 'authority'>,
): Shared => ({
  outcome: 'shared',
  basis: said.basis,
  necessity: said.necessity,
  proportionality: said.proportionality,
  handling: said.handling,
  conditions: said.conditions,
  authority: said.authority,
  items: [{ fact: releaseFact(number), words: said.words }],
});

/** The file as it would be with the words flagged, so that the gate can be asked before they are. */
export const asFlagged = (file: FileState, number: string, holder: string): FileState =>
  holder.trim() === ''
    ? file
    : {
        ...file,
        sensitive: new Map(file.sensitive).set(releaseFact(number), {
          fact: releaseFact(number),
          record: null,
          flagged: { fact: '', at: 0, by: '', post: null, holder },
          lifted: null,
        }),
      };

export function decideRelease(
  file: FileState,
  number: string,
  isAgreed: boolean,
  who: string,
  answersFor: readonly string[],
  words: string,
): Decision {
  return step(file, number, isAgreed ? types.ReleaseAuthorised : types.ReleaseRefused, ({ proposed, said }) => {
    if (proposed.by === who)
      return because(
        'same-person',
        'You wrote this yourself: another person decides.',
        'It is on the list of the authoriser that you named.',
      );
    return answersFor.includes(said.authoriser)
      ? { words }
      : because('not-the-authoriser', 'Another post is named as the authoriser.', 'Ask whoever answers for that post.');
  });
}

export const withdrawRelease = (file: FileState, number: string, reason: string): Decision =>
  step(file, number, types.ReleaseWithdrawn, () => ({ reason }));

export interface ReleaseCopy extends Readonly<Record<string, unknown>> {
  readonly form: 'document' | 'paper';
  readonly hash: string;
  readonly content: string;
  readonly sealed: boolean;
  readonly carriedBy: string;
  readonly signedWith?: string;
}

/** With the first copy it is given: that is the disclosure (G22), and its acknowledgement is waited for from then on (F31). */
export function copyRelease(file: FileState, number: string, copy: ReleaseCopy, lists: SharingLists, now: number): Decision {
  const copied = step(file, number, types.ReleaseCopied, (release) => ({ ...copy, copy: nextCopy(release) }));
  const release = file.releases.get(number);
  if (copied.kind === 'refused' || !release || release.copies.length > 0) return copied;
  const { said, proposed } = release;
  const given: DisclosureFields = {
    ...sharedBy(number, said),
    items: [{ fact: proposed.fact, words: said.words }],
    organisation: null,
    post: null,
    contact: recipient(said),
    ground: null,
    marking: said.marking,
    why: said.why,
  };
  return together(decideDisclosure(file, disclosureOf(number), given, lists, now), copied);
}
