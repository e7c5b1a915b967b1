/**
 * What a provider of interventions sees, on a telephone first: its own people of today, and of each only what it was told; a session in
 * three fields, and the next date in two. No script is needed. With one, what is typed is kept in the device until it is recorded (typed/enhance.js), and nobody's name with it.
 */
import { z } from 'zod';
import { sayWrong, type WrongReport, wrongReports } from '../../app/misreported.ts';
import { type Commissioned, commissionedFor, recordProviding } from '../../app/providing.ts';
import { sessionOutcomes } from '../../app/supportSight.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { date } from '../dates.ts';
import type { DutyContact, WebDeps } from '../deps.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, noInput, type Route, route, text } from '../route.ts';
import { houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { typedInto } from '../support/field.ts';
import { t } from '../words.ts';

interface Person {
  readonly href: Href;
  readonly name: string;
  readonly aim: string;
  readonly counted: string;
  readonly next: string | null;
  readonly due: number | null;
  readonly stopped: boolean;
}
interface ListModel {
  readonly now: number;
  readonly people: readonly Person[];
}
interface PersonModel extends Person {
  readonly now: number;
  readonly list: Href;
  readonly danger: Href;
  readonly duty: DutyContact;
  readonly brief: string;
  readonly until: string;
  readonly key: string;
  /** Names what is kept in the device: the intervention's opaque id and nothing of the person. */
  readonly keeps: string;
  readonly values: Readonly<Record<string, string>>;
  readonly outcomes: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
  readonly reports: readonly { readonly day: string; readonly outcome: string; readonly words: string }[];
  /** Those that were said to be wrong: struck through, with why. */
  readonly wrongOnes: readonly { readonly day: string; readonly outcome: string; readonly said: string; readonly reason: string }[];
  readonly chosen: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
  readonly booking: boolean;
  readonly correcting: boolean;
  /** A day is reported already: whether it was a second session of it. */
  readonly asksSecond: boolean;
  readonly problem: Problem | null;
}
const listView = view<ListModel>('mentor/list.njk');
const personView = view<PersonModel>('mentor/person.njk');
const params = z.object({ id: z.string().min(1).max(200) });
const shared = { mayUse: ['mentor'], only: 'partnership', reads: 'files' } as const;
const inputs = [
  'words',
  'session-day',
  'session-month',
  'session-year',
  'next-day',
  'next-month',
  'next-year',
  'on-day',
  'on-month',
  'on-year',
  'where',
  'wrongWords',
] as const;

const personOf = (one: Commissioned): Person => ({
  href: paths.mentor.person(one.intervention),
  name: one.name,
  aim: one.aim,
  counted: t('{held} of {n} sessions reported as held', { held: one.count.held, n: one.count.commissioned }),
  next:
    one.next === null
      ? null
      : one.nextWhere
        ? t('Next: {day}, {where}', { day: date(one.next), where: one.nextWhere })
        : t('Next: {day}', { day: date(one.next) }),
  due: one.due,
  stopped: one.stopped,
});

function show(
  deps: WebDeps,
  { one, wrong, now }: { readonly one: Commissioned; readonly wrong: readonly WrongReport[]; readonly now: number },
  fields: FormFields,
  key: string,
  problem: Problem | null,
) {
  const said = ({ outcome, isSecond }: { readonly outcome: string; readonly isSecond?: boolean }): string =>
    isSecond ? t('{outcome}; a second session of that day', { outcome: t(outcome) }) : t(outcome);
  const model: PersonModel = {
    ...personOf(one),
    now,
    list: paths.mentor.list,
    danger: paths.danger,
    duty: deps.duty,
    brief: one.brief,
    until: t('Until {day}', { day: date(one.until - 1) }),
    key,
    keeps: `session-${one.intervention}`,
    values: Object.fromEntries(inputs.map((name) => [name, text(fields, name)])),
    outcomes: sessionOutcomes.map((value) => ({ value, text: outcomeWords(value), checked: text(fields, 'outcome') === value })),
    reports: one.reports.toReversed().map((each) => ({ day: date(each.happened), outcome: said(each), words: each.words })),
    wrongOnes: wrong.toReversed().map((each) => ({
      day: date(each.happened),
      outcome: said(each),
      said: date(each.said),
      reason: each.reason,
    })),
    chosen: one.reports.toReversed().map((each) => ({
      value: each.fact,
      text: t('{day}: {outcome}', { day: date(each.happened), outcome: said(each) }),
      checked: text(fields, 'report') === each.fact,
    })),
    booking: text(fields, 'do') === 'book',
    correcting: text(fields, 'do') === 'wrong',
    asksSecond: problem !== null && text(fields, 'outcome') !== '' && one.reports.length > 0,
    problem,
  };
  return readPage(personView, model, [{ kind: 'file', id: one.file }], {
    title: t('Report a session'),
    reason: 'reporting a session as the provider',
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

function outcomeWords(outcome: (typeof sessionOutcomes)[number]): string {
  switch (outcome) {
    case 'held':
      return t('It was held');
    case 'missed by the person':
      return t('They did not come');
    case 'refused':
      return t('They refused');
    case 'not booked':
      return t('None could be booked');
    case 'cancelled by the provider':
      return t('We cancelled it');
    default:
      return outcome satisfies never;
  }
}

export const mentorRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    path: '/mentor',
    title: 'Your people',
    schema: noInput,
    handle: async ({ deps, viewer }) => {
      const { now, people } = await commissionedFor(houseOf(deps), viewer);
      const refs = [...new Set(people.map(({ file }) => file))].map((id) => ({ kind: 'file', id }) as const);
      return readPage(listView, { now, people: people.map(personOf) }, refs, { reason: 'own people of a provider' });
    },
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/mentor/:id',
    title: 'Report a session',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const { now, people } = await commissionedFor(house, viewer);
      const one = people.find(({ intervention }) => intervention === input.params.id);
      return one ? show(deps, { one, wrong: await wrongReports(house, viewer, one), now }, {}, house.newId(), null) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/mentor/:id',
    title: 'Report a session',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input: { params: at, body } }) => {
      const house = houseOf(deps);
      const { now, people } = await commissionedFor(house, viewer);
      const one = people.find(({ intervention }) => intervention === at.id);
      if (!one) return missing;
      const typed = typedInto(body, now);
      const key = text(body, 'key') || house.newId();
      const shown = { one, wrong: await wrongReports(house, viewer, one), now };
      if (text(body, 'do') === 'wrong') {
        const report = typed.must('report', t('Choose which report was wrong'));
        const reason = typed.must('wrongWords', t('Say what was wrong with it'));
        if (typed.wrong.length > 0) return show(deps, shown, body, house.newId(), wrongFields(typed.wrong));
        const said = await sayWrong(house, viewer, { intervention: at.id, key, report, reason });
        if (said === null) return missing;
        const refused = problemOf(said);
        return refused
          ? show(deps, shown, body, house.newId(), refused)
          : redirect(withDone(paths.mentor.person(at.id), 'report-was-wrong'));
      }
      if (text(body, 'do') === 'book') {
        // A day ends with its midnight: the session is on that day, not after it.
        const on = typed.by('on', t('Give the day of the next session')) - 1;
        if (typed.wrong.length > 0) return show(deps, shown, body, house.newId(), wrongFields(typed.wrong));
        const booked = await recordProviding(house, viewer, { act: 'book', intervention: at.id, key, on, where: typed.text('where') });
        if (booked === null) return missing;
        const wrong = problemOf(booked);
        return wrong ? show(deps, shown, body, house.newId(), wrong) : redirect(withDone(paths.mentor.person(at.id), 'session-booked'));
      }
      const outcome = typed.one('outcome', sessionOutcomes, t('Choose what became of it'));
      const session = typed.past('session', t('The day of the session'));
      const words = typed.must('words', t('Write what happened, in a sentence or two'));
      const by = typed.byOrNull('next', t('The next date'));
      if (typed.wrong.length > 0) return show(deps, shown, body, key, wrongFields(typed.wrong));
      // A day ends with its midnight: the next session is on that day, not after it.
      const next = by === null ? null : by - 1;
      const outcomeOf = await recordProviding(house, viewer, {
        act: 'report',
        intervention: at.id,
        key,
        session,
        outcome,
        words,
        next,
        isSecond: text(body, 'isSecond') === 'yes',
      });
      if (outcomeOf === null) return missing;
      const problem = problemOf(outcomeOf);
      return problem ? show(deps, shown, body, key, problem) : redirect(withDone(paths.mentor.list, 'session-of-ours', key));
    },
  }),
];
