/** Sign in as one of the invented people of the demonstration, and sign out. Real sign-in replaces this page. */

import { z } from 'zod';
import { page, redirect, view } from '../answer.ts';
import type { SignInPerson } from '../deps.ts';
import { type Href, localHref, paths } from '../paths.ts';
import { formInput, type Route, route, text } from '../route.ts';
import { newSession } from '../session.ts';
import { t } from '../words.ts';

const signInView = view<{ people: readonly SignInPerson[]; next: Href; error: string | null }>('signin/sign-in.njk');
const title = 'Sign in';

export const signInRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.signIn,
    title,
    mayUse: 'anyone',
    reads: 'people',
    schema: z.object({ query: z.object({ next: z.string().optional() }) }),
    handle: async ({ deps, input }) => {
      const next = localHref(input.query.next, paths.today);
      return page(signInView, { people: await deps.signInPeople(), next, error: null });
    },
  }),
  route({
    method: 'POST',
    path: paths.signIn,
    title,
    mayUse: 'anyone',
    reads: 'people',
    schema: formInput,
    requestsPerMinute: 60,
    handle: async ({ deps, input, setCookie, renewForgeryProtection }) => {
      const people = await deps.signInPeople();
      const chosen = people.find((person) => person.practitioner === text(input.body, 'practitioner'));
      const next = localHref(text(input.body, 'next'), paths.today);
      if (!chosen) {
        const error = t('Choose whom to sign in as');
        return page(signInView, { people, next, error }, { status: 422, hasErrors: true });
      }
      setCookie('session', newSession(chosen.practitioner));
      renewForgeryProtection();
      return redirect(next);
    },
  }),
  route({
    method: 'POST',
    path: paths.signOut,
    title: 'Sign out',
    mayUse: 'anyone',
    reads: 'nothing',
    schema: formInput,
    handle: ({ clearCookie, renewForgeryProtection }) => {
      clearCookie('session');
      renewForgeryProtection();
      return redirect(paths.home);
    },
  }),
];
