/**
 * Danger now about somebody on file (C43). Nothing stands before it: one of two fields is enough, no reason is asked, and a page
 * that was open for long does not stop it.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { reportDangerAbout } from '../../app/cases.ts';
import { fileSight } from '../../app/fileSight.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import type { DutyContact } from '../deps.ts';
import { faultReport } from '../faults.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { t } from '../words.ts';

interface ReportModel {
  readonly file: { readonly href: Href; readonly title: string };
  readonly here: Href;
  readonly key: string;
  readonly duty: DutyContact;
  readonly values: Readonly<Record<'words' | 'where' | 'mayBeTarget', string>>;
  readonly error: string | null;
  readonly notSent: boolean;
}
const reportView = view<ReportModel>('file/report-danger.njk');
const title = 'Danger now';
const params = z.object({ id: z.string() });

export const showReportDanger: Route = route({
  method: 'GET',
  path: '/files/:id/danger',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id } = input.params;
    const sight = await fileSight(house, viewer, id);
    return sight ? page(id, sight.names[0], deps.duty, house.newId(), {}, {}) : missing;
  },
});

export const reportDanger: Route = route({
  method: 'POST',
  path: '/files/:id/danger',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  // As at the public form: a forged alert costs the duty officer a minute, one refused because a page was open overnight may cost a life.
  forgeryProtection: { waivedBecause: 'an alert must never be refused for a missing token' },
  requestsPerMinute: 30,
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id } = input.params;
    const key = text(input.body, 'key') || house.newId();
    const values = valuesOf(input.body);
    const again = (more: { readonly error?: string; readonly notSent?: boolean }) => page(id, undefined, deps.duty, key, input.body, more);
    if (values.words === '' && values.where === '') return again({ error: t('Say what is happening or where. A few words are enough') });
    // The report is named by the form that it came from: sent twice it is one. Hashed with where and by whom, so that no key names another report.
    const danger = `d-${createHash('sha256')
      .update(JSON.stringify([id, viewer.practitioner, key]))
      .digest('hex')
      .slice(0, 32)}`;
    try {
      const { outcome, file } = await reportDangerAbout(house, viewer, {
        act: 'report-danger',
        file: id,
        key: `danger:${key}`,
        danger,
        fields: values,
      });
      if (outcome.kind === 'done' || outcome.kind === 'replayed')
        return redirect(withDone(paths.file.dangerReport(file, danger), 'danger-reported'));
    } catch (cause) {
      deps.reportFault(faultReport('/files/:id/danger', cause));
    }
    return again({ notSent: true });
  },
});

/** What one entry holds: an alert is never refused for its length. */
const held = (typed: string): string => typed.slice(0, 20_000).toWellFormed();
const valuesOf = (fields: FormFields): ReportModel['values'] => ({
  words: held(text(fields, 'words')),
  where: held(text(fields, 'where')),
  mayBeTarget: held(text(fields, 'mayBeTarget')),
});

function page(
  id: string,
  name: string | undefined,
  duty: DutyContact,
  key: string,
  fields: FormFields,
  { error = null, notSent = false }: { readonly error?: string | null; readonly notSent?: boolean },
) {
  const model: ReportModel = {
    file: { href: paths.file.show(id), title: name ?? t('this person') },
    here: paths.file.danger(id),
    key,
    duty,
    values: valuesOf(fields),
    error,
    notSent,
  };
  const hasErrors = error !== null || notSent;
  return readPage(reportView, model, [{ kind: 'file', id }], { hasErrors, ...(hasErrors ? { status: notSent ? 503 : 422 } : {}) });
}
