/** Correct this: the form, undoing, what an entry said, and the answers of those who relied on it. */
import type { Route } from '../route.ts';
import { askedForm } from './asked.ts';
import { openBefore, showBefore } from './before.ts';
import { correctForm } from './correct.ts';
import { doUndo } from './undo.ts';

export const correctRoutes: readonly Route[] = [...correctForm, doUndo, showBefore, openBefore, ...askedForm];
