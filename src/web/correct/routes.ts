/** Correct this: the form, undoing, what an entry said, and the answers of those who relied on it. */
import type { Route } from '../route.ts';
import { answerAsked, showAsked } from './asked.ts';
import { openBefore, showBefore } from './before.ts';
import { doCorrect, showCorrect } from './correct.ts';
import { doUndo } from './undo.ts';

export const correctRoutes: readonly Route[] = [showCorrect, doCorrect, doUndo, showBefore, openBefore, showAsked, answerAsked];
