/** What is asked before anything is recorded about a file that is held, whatever the act: that it is there, and what the gates lack. */
import type { ActName } from '../access/acts.ts';
import type { Viewer } from '../access/viewer.ts';
import { because, type Decision, refused } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { emptyProposal, whatGatesLack } from '../rulebook/engine/gates.ts';
import { amountOf, type Lack, type Proposed, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { type Act, act, noSuchFile, type Outcome, type Situation } from './act.ts';
import { formKey } from './formKey.ts';
import type { House } from './house.ts';

/** Decides in a file that is held; anything else is refused. */
export function inFile(files: Situation['files'], id: string, decide: (file: FileState) => Decision): Decision {
  const file = files.get(id);
  return file?.opened && !file.disposed ? decide(file) : noSuchFile;
}

export interface ActOnFile extends Pick<Act, 'referral' | 'rows' | 'alongside' | 'unseen'> {
  readonly does: ActName;
  /** Other files that it reads or writes. */
  readonly also?: readonly string[];
  readonly decide: (file: FileState, situation: Situation) => Decision;
}

/** One form about one file. Its key makes sending it twice harmless. */
export const actOnFile = (
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string },
  { also = [], decide, ...rest }: ActOnFile,
): Promise<Outcome> =>
  act(house, viewer, {
    ...rest,
    files: [...new Set([request.file, ...also])],
    key: formKey(viewer, request.key),
    command: request,
    decide: (situation) => inFile(situation.files, request.file, (file) => decide(file, situation)),
  });

/** The gates first: what they lack is the refusal, each with how to get it. */
export function gated(book: RulebookInForce, file: FileState, proposed: Proposed, then: () => Decision): Decision {
  const lacks = whatGatesLack(book, file, proposed);
  return lacks.length === 0 ? then() : refused(...lacks);
}

/** What this viewer would decide now, with nothing of it said yet. */
export const proposedBy = (viewer: Viewer, now: Instant): Omit<Proposed, 'kind'> =>
  emptyProposal({ by: viewer.practitioner, post: viewer.post, now });

/** What the gates are asked before contact with the person or the family (G02, G08). */
export const lacksForContact = (
  book: RulebookInForce,
  file: FileState,
  viewer: Viewer,
  { referral, reachesParent }: { readonly referral: string | null; readonly reachesParent: boolean },
  now: Instant,
): readonly Lack[] => whatGatesLack(book, file, { ...proposedBy(viewer, now), kind: 'contact', referral, contact: { reachesParent } });

/** How far a decision may be put off (C04); null when this is not too far. */
export function nextLookWithin(book: RulebookInForce, nextLook: Instant, now: Instant): Decision | null {
  const latest = dueAfter(now, amountOf(book, 'C04'), book.calendar);
  if (nextLook <= latest) return null;
  return because(
    'date-far',
    'That is later than a decision may be put off.',
    'Give an earlier day. The rulebook page says how long it may be (C04).',
  );
}
