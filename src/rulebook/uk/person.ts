/** The rules about the person themselves: told and heard, their rights, and the state they are in. */
import type { Rule } from '../engine/rulebook.ts';
import {
  disposalAfterDeath,
  nextLook,
  othersAfterDeath,
  passOnConcerns,
  secondSource,
  turnedEighteen,
  urgentQuestion,
} from './circumstance.ts';
import { answerRights, lookAgain, tellBy, tellOrNot } from './telling.ts';

export const personRules: readonly Rule[] = [
  tellOrNot,
  lookAgain,
  tellBy,
  answerRights,
  urgentQuestion,
  nextLook,
  secondSource,
  othersAfterDeath,
  disposalAfterDeath,
  passOnConcerns,
  turnedEighteen,
];
