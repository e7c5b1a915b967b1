/** The Channel panel: its page, who sits on it, its meetings, each case of one, and the annual figures (S02, G07, C05, C08, C13). */
import type { Route } from '../route.ts';
import { figuresRoutes } from './figures.ts';
import { hearingRoutes } from './hearing.ts';
import { meetingRoutes } from './meeting.ts';
import { memberRoutes } from './members.ts';
import { panelPageRoutes } from './show.ts';

export const panelRoutes: readonly Route[] = [...panelPageRoutes, ...memberRoutes, ...meetingRoutes, ...hearingRoutes, ...figuresRoutes];
