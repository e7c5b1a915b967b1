/** Contacts of one person with organisations, and what they mean together (S01, F43 to F46). */
import type { Route } from '../route.ts';
import { oneRoutes } from './one.ts';
import { showRoutes } from './show.ts';
import { writeRoutes } from './write.ts';

export const contactRoutes: readonly Route[] = [...showRoutes, ...writeRoutes, ...oneRoutes];
