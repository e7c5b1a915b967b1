/** Posts and people: who answers, who is away, who leaves, and moving leads. */
import type { Route } from '../route.ts';
import { changeCover, showCover } from './cover.ts';
import { moveLeads, showLeads } from './leads.ts';
import { postsRoute } from './list.ts';
import { changePerson, recordLeaving, showLeaving, showPerson } from './person.ts';
import { changePostRoute, showPost } from './show.ts';

export const postRoutes: readonly Route[] = [
  postsRoute,
  showCover,
  changeCover,
  showPost,
  changePostRoute,
  showLeads,
  moveLeads,
  showPerson,
  changePerson,
  showLeaving,
  recordLeaving,
];
