/** Subjects of interest (S04, S05), in an area of their own: lists, one subject, and what is recorded about it. */
import type { Route } from '../route.ts';
import { alarmRoutes } from './alarm.ts';
import { subjectFormRoutes } from './form.ts';
import { subjectListRoutes } from './list.ts';
import { subjectPageRoutes } from './show.ts';

export const subjectRoutes: readonly Route[] = [...subjectListRoutes, ...alarmRoutes, ...subjectPageRoutes, ...subjectFormRoutes];
