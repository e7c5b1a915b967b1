/** The file and what is owed about it: its page, the lead, records, times, disposal, and danger about somebody on file. */
import type { Route } from '../route.ts';
import { actOnObligation, showObligation } from './obligation.ts';
import { showFile } from './show.ts';

export const fileRoutes: readonly Route[] = [showFile, showObligation, actOnObligation];
