/**
 * Danger now (C43): 999 and the duty number at once, then a short form that alerts the duty post. Nothing stands before
 * it: no account, no draft, no forgery-protection token, no field that must be filled but one.
 */

import { createHash, randomUUID } from 'node:crypto';
import type { DangerForm } from '../../feeds/danger-form/form.ts';
import { page, view } from '../answer.ts';
import type { DutyContact, Instant } from '../deps.ts';
import { faultReport } from '../faults.ts';
import { paths } from '../paths.ts';
import { type FormFields, formInput, noInput, type Route, route, text } from '../route.ts';
import { t } from '../words.ts';

const dangerView = view<{ form: DangerForm; key: string; error: string | null; notSent: boolean }>('danger/danger.njk');
const alertedView = view<{ reference: string; alertedAt: Instant | null; duty: DutyContact }>('danger/alerted.njk');

const title = 'Somebody may be hurt soon';
const empty: DangerForm = { happening: '', place: '', people: '', name: '', telephone: '' };

const typedIn = (fields: FormFields): DangerForm => ({
  happening: text(fields, 'happening'),
  place: text(fields, 'place'),
  people: text(fields, 'people'),
  name: text(fields, 'name'),
  telephone: text(fields, 'telephone'),
});

/**
 * The same words from the same page are one alert; words that were changed and sent again are another, and not lost.
 * Without a key from the page, the same words within one sixth of an hour are one (10:00 to 10:10, and so on).
 */
function keyOf(fromPage: string, bytes: Uint8Array, now: Instant): string {
  const page = fromPage === '' ? String(Math.floor(now / 600_000)) : fromPage;
  return `danger:${createHash('sha256').update(page).update(bytes).digest('hex')}`;
}

export const dangerRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.danger,
    title,
    mayUse: 'anyone',
    reads: 'nothing',
    schema: noInput,
    handle: () => page(dangerView, { form: empty, key: randomUUID(), error: null, notSent: false }),
  }),
  route({
    method: 'POST',
    path: paths.danger,
    title,
    mayUse: 'anyone',
    reads: 'nothing',
    schema: formInput,
    // A forged alert costs the duty officer a minute; an alert refused because a page was open overnight, or cookies are
    // switched off, may cost a life. The rate limit is the only thing in the way.
    forgeryProtection: { waivedBecause: 'an alert must never be refused for a missing token' },
    requestsPerMinute: 30,
    handle: async ({ deps, viewer, input, rawBody, now }) => {
      const form = typedIn(input.body);
      const sentKey = text(input.body, 'key');
      const key = sentKey === '' ? randomUUID() : sentKey;
      if (form.happening === '' && form.place === '' && form.people === '') {
        const error = t('Say what is happening or where. A few words are enough');
        return page(dangerView, { form, key, error, notSent: false }, { status: 422, hasErrors: true });
      }
      let left: Awaited<ReturnType<typeof deps.arrivals.leave>>;
      try {
        const arrival = {
          channel: 'danger-form' as const,
          ...rawBody,
          idempotencyKey: keyOf(sentKey, rawBody.bytes, now ?? Date.now()),
          by: viewer,
        };
        left = await deps.arrivals.leave(arrival);
      } catch (cause) {
        deps.reportFault(faultReport(paths.danger, cause));
        return page(dangerView, { form, key, error: null, notSent: true }, { status: 503, hasErrors: true });
      }
      try {
        const { reference, alertedAt } = await deps.raiseDanger(left.arrival);
        return page(alertedView, { reference, alertedAt, duty: deps.duty }, { title: t('The duty post has been alerted') });
      } catch (cause) {
        // It is stored and on a queue, but nobody's telephone has rung: the page must not say that it has.
        deps.reportFault(faultReport(paths.danger, cause));
        const model = { reference: left.reference, alertedAt: null, duty: deps.duty };
        return page(alertedView, model, { status: 503, title: t('Telephone the duty officer now') });
      }
    },
  }),
];
