/** What the pages show of sealed items, of sealed files and their hits, of whom to call, and of the pathway for fixation on violence. */
import type { FileState } from '../domain/file/state.ts';
import { isOpenPathway, type Pathway } from '../domain/pathway/state.ts';
import { type Question, questionsIn } from '../domain/sealed/questions.ts';
import { openItems, type SealedItem, weighedFor } from '../domain/sealed/state.ts';
import { flagInForce, sealTerm } from '../domain/silent/state.ts';
import type { Instant } from '../ledger/envelope.ts';

export { whyNotOwner } from '../domain/pathway/owner.ts';
export { mayFollow } from '../domain/machine.ts';
export { pathwayMachine } from '../domain/pathway/machine.ts';
export { weighedDecisions } from '../domain/sealed/entries.ts';
export { violenceList } from '../rulebook/uk/violenceLists.ts';

export interface WaitingItem {
  readonly item: SealedItem;
  /** Questions before which its holder has not confirmed. */
  readonly questions: readonly {
    readonly question: Question;
    readonly answer: SealedItem['answers'][number] | null;
    readonly weighed: boolean;
  }[];
  readonly unanswered: number;
}

export function waitingItems(file: FileState): readonly WaitingItem[] {
  const asked = questionsIn(file).filter(({ over }) => over === null);
  return openItems(file).map((item) => {
    const questions = asked.map((question) => ({
      question,
      answer: item.answers.findLast((each) => each.question === question.fact) ?? null,
      weighed: weighedFor(item, question.fact) !== null,
    }));
    return { item, questions, unanswered: questions.filter(({ weighed }) => !weighed).length };
  });
}
export const withdrawnItems = (file: FileState): readonly SealedItem[] =>
  [...file.sealedItems.values()].filter(({ withdrawn }) => withdrawn !== null);
export const weighingsOf = (file: FileState) => [...file.weighings.values()].toReversed();
export const flagOf = (file: FileState, now: Instant) => flagInForce(file, now);
/** Also one whose day has passed: somebody is to end it or say it anew. */
export const openFlag = (file: FileState) => [...file.flags.values()].findLast(({ ended }) => ended === null) ?? null;
export const sealOf = (file: FileState) => sealTerm(file);
export const hitsOf = (file: FileState) => [...file.hits.values()].toReversed();
export const pathwaysOf = (file: FileState): readonly Pathway[] => [...file.pathways.values()];
export const isHeld = (pathway: Pathway): boolean => isOpenPathway(pathway);
export const codingsOf = (file: FileState) => [...file.codings.values()].toReversed();
