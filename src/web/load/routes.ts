/** Who has how much (S21): load, what lapses, what is parked, closings to read, and what work weighs. */
import type { Route } from '../route.ts';
import { lapsesRoute } from './lapses.ts';
import { parkedRoute } from './parked.ts';
import { postCarries } from './post.ts';
import { readingRoutes } from './reading.ts';
import { readingsRoute } from './readings.ts';
import { settingsRoutes } from './settings.ts';
import { loadRoute } from './show.ts';
import { waitingRoutes } from './waiting.ts';

export const loadRoutes: readonly Route[] = [
  loadRoute,
  lapsesRoute,
  parkedRoute,
  readingsRoute,
  ...waitingRoutes,
  ...settingsRoutes,
  ...postCarries,
  ...readingRoutes,
];
