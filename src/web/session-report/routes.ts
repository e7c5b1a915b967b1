/**
 * Report a session (S02): held, did not take place, or refused; the day; what was seen. Three fields, made for a telephone. For the area's
 * own caseworkers, until a panel adopts the case: from then on only the provider's own reports are sessions (src/web/mentor), and this leads to the case.
 */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import type { CaseSight } from '../../app/caseSight.ts';
import { caseOf } from '../../app/supportSight.ts';
import { caseInput, findCase, keyOf, saidWhyNot } from '../case/asking.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { readDate } from '../referral/partial-date.ts';
import { type Context, type FormFields, type Route, route, text } from '../route.ts';
import { caseDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { t } from '../words.ts';

interface SessionModel {
  readonly here: Href;
  readonly back: Href;
  readonly danger: Href;
  /** Why it is another post's; null where it is not. */
  readonly because: string | null;
  readonly key: string;
  readonly reference: string;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}
const sessionView = view<SessionModel>('session-report/session.njk');
const Outcome = z.enum(['held', 'did not take place', 'refused']);
const names = ['outcome', 'day-day', 'day-month', 'day-year', 'seen'] as const;
const shared = {
  path: '/referrals/:id/session',
  title: 'Report a session',
  mayUse: caseDuties,
  reads: 'files',
  schema: caseInput,
} as const;

function show({ deps, viewer }: Pick<Context<unknown>, 'deps' | 'viewer'>, sight: CaseSight, fields: FormFields, problem: Problem | null) {
  const { file, referral } = sight;
  const model: SessionModel = {
    here: paths.session(referral.id),
    back: paths.case.show(referral.id),
    danger: paths.file.danger(file.id),
    because: saidWhyNot(sight, viewer, 'report-session'),
    key: houseOf(deps).newId(),
    reference: referral.account.reference,
    values: Object.fromEntries(names.map((name) => [name, text(fields, name)])),
    problem,
  };
  return readPage(sessionView, model, [{ kind: 'file', id: file.id }], {
    reason: 'reporting a session',
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

export const sessionRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    handle: async (context) => {
      const sight = await findCase(context);
      if (!sight) return missing;
      const adopted = caseOf(sight.file, sight.referral.id);
      return adopted ? redirect(paths.support.show(sight.file.id, adopted.id)) : show(context, sight, {}, null);
    },
  }),
  route({
    ...shared,
    method: 'POST',
    handle: async (context) => {
      const sight = await findCase(context);
      if (!sight) return missing;
      const house = houseOf(context.deps);
      const { body } = context.input;
      const now = await house.now();
      const outcome = Outcome.safeParse(text(body, 'outcome')).data;
      const seen = text(body, 'seen');
      const day = readDate(Object.fromEntries(names.map((name) => [name, text(body, name)])), 'day', now);
      const wrong = [
        ...(outcome ? [] : [{ input: 'outcome', words: t('Choose whether it was held') }]),
        ...(day.kind === 'wrong' ? [{ input: day.input, words: t('The day of the session: {what}', { what: day.words }) }] : []),
        ...(day.kind === 'date' && day.iso.length < 10
          ? [{ input: 'day-day', words: t('The day of the session: enter the whole day') }]
          : []),
        ...(seen === '' ? [{ input: 'seen', words: t('Write what you saw, or why it did not take place') }] : []),
      ];
      if (!outcome || wrong.length > 0) return show(context, sight, body, wrongFields(wrong));
      // Left empty it was today; a day without a time is taken as noon, and never as later than now.
      const happened =
        day.kind === 'date'
          ? Temporal.PlainDate.from(day.iso).toZonedDateTime({ timeZone: 'Europe/London', plainTime: '12:00' }).epochMilliseconds
          : now;
      const problem = problemOf(
        await recordAct(house, context.viewer, {
          act: 'report-session',
          file: sight.file.id,
          referral: sight.referral.id,
          key: keyOf(body, house.newId),
          happened: Math.min(happened, now),
          fields: { outcome, seen },
        }),
      );
      return problem ? show(context, sight, body, problem) : redirect(withDone(paths.case.show(sight.referral.id), 'session-reported'));
    },
  }),
];
