/** Who it is becomes known, or better known, after it was reported: after danger, say, when nobody was asked for a name. The list is searched again. */

import { describeRecord } from '../../app/identify.ts';
import type { CaseSight } from '../../app/caseSight.ts';
import { numbersIn, numbersWritten } from '../../app/numbers.ts';
import { readPage, redirect } from '../answer.ts';
import { paths, withDone } from '../paths.ts';
import { type Context, type Route } from '../route.ts';
import { dateOrNull, readDate } from '../referral/partial-date.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { caseInput, keyOf, noProblem, type PageError, type Problem, problemOf, saidWhyNot } from './asking.ts';
import { caseForm } from './caseForm.ts';
import { type RecordField, saidField, type Typed, typedIn } from './forms.ts';
import { knownOf } from './known.ts';
import { recordView } from './record.ts';
import { phrase, t } from '../words.ts';

const fields: readonly RecordField[] = [
  {
    kind: 'words',
    name: 'names',
    label: phrase('Name, as far as it is known'),
    hint: phrase('One name or spelling a line. The first is the one shown.'),
    rows: 3,
    mustBe: phrase('Write the name, or what they are called'),
  },
  {
    kind: 'text',
    name: 'born',
    label: phrase('Born'),
    hint: phrase('Day, month and year, for example 7 3 2011; or only the year. Leave it empty if it is not known.'),
    mustBe: null,
  },
  {
    kind: 'choice',
    name: 'under18',
    label: phrase('Is the person under 18?'),
    choices: [
      { value: 'yes', text: phrase('Yes') },
      { value: 'no', text: phrase('No') },
      { value: 'not known', text: phrase('Not known') },
    ],
    mustBe: phrase('Say whether the person is under 18, or that it is not known'),
  },
  { kind: 'text', name: 'school', label: phrase('School or work'), mustBe: null },
  { kind: 'text', name: 'address', label: phrase('Address'), mustBe: null },
  { kind: 'text', name: 'phone', label: phrase('Telephone'), mustBe: null },
  {
    kind: 'words',
    name: 'numbers',
    label: phrase('Numbers, e-mail and names on line, and what each is'),
    hint: phrase('One a line, for example "NHS number 999 012 3454", "Instagram: wren_of_wex" or an e-mail address.'),
    rows: 3,
    mustBe: null,
  },
];
const form = {
  title: phrase('Record who it is'),
  lead: [
    phrase(
      'What you write here takes the place of what the record says now; what it said before stays in the chronology. The list of known people is searched again.',
    ),
  ],
  button: phrase('Record who it is'),
};

type WhoContext = Context<{ readonly params: { readonly id: string } }>;

async function whoPage(context: WhoContext, sight: CaseSight, typed: Typed, problem: Problem = noProblem) {
  const house = houseOf(context.deps);
  const { known, read } = await knownOf(house, context.viewer, sight);
  const shown = fields.map(saidField).map((field) => ({
    ...field,
    value: typed.one(field.name),
    values: typed.many(field.name),
    error: problem.errors.find((error) => error.href === `#${field.name}`)?.text ?? null,
  }));
  const model = {
    known,
    form: { title: t(form.title), lead: form.lead.map((each) => t(each)), button: t(form.button) },
    fields: shown,
    tell: null,
    because: saidWhyNot(sight, context.viewer, 'describe-person'),
    action: paths.case.who(sight.referral.id),
    key: house.newId(),
    errors: problem.errors,
  };
  return readPage(recordView, model, read, {
    title: t(form.title),
    reason: 'case work',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

/** What the record says now, as the form would have been filled in. */
function asTyped({ file, referral }: CaseSight): Typed {
  const details = file.records.get(referral.record)?.details;
  const [year = '', month = '', day = ''] = (details?.born?.date ?? '').split('-');
  const born = details?.born?.date ? [day, month, year].map(Number).join(' ') : String(details?.born?.year ?? details?.born?.text ?? '');
  // What cannot be compared with others may be no text at all: here it is mended, and so it is shown.
  return typedIn(
    asText({
      names: (details?.names ?? []).map(({ whole, given, family }) => whole ?? [given, family].filter(Boolean).join(' ')).join('\n'),
      born,
      under18: details?.under18 ?? 'not known',
      school: details?.schools[0] ?? '',
      address: details?.addresses[0]?.text ?? '',
      phone: details?.phones[0] ?? '',
      numbers: numbersWritten(details ?? {}).join('\n'),
    }),
  );
}

const asText = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

/** Three numbers, two, or a year: read as the public form reads its three boxes. */
const boxes = (written: string): Readonly<Record<string, string>> => {
  const parts = written.split(/[\s/.-]+/).filter(Boolean);
  return { 'born-year': parts.at(-1) ?? '', 'born-month': parts.at(-2) ?? '', 'born-day': parts.at(-3) ?? '' };
};

export function detailsOf(typed: Typed, now: number): unknown {
  const lines = typed
    .one('names')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const iso = dateOrNull(boxes(typed.one('born')), 'born', now);
  const some = (name: string) => (typed.one(name) ? [typed.one(name)] : []);
  return {
    names: lines.map((whole) => ({ whole })),
    born:
      iso === null ? null : iso.length === 10 ? { date: iso } : { year: Number(iso.slice(0, 4)), ...(iso.length > 4 ? { text: iso } : {}) },
    under18: typed.one('under18') || 'not known',
    schools: some('school'),
    addresses: some('address').map((text) => ({ text })),
    phones: some('phone'),
    ...numbersIn(typed.one('numbers')),
  };
}

function wrong(typed: Typed, now: number): readonly PageError[] {
  const empty = fields.flatMap((field) =>
    field.mustBe && !typed.one(field.name) ? [{ text: t(field.mustBe), href: `#${field.name}` }] : [],
  );
  const born = readDate(boxes(typed.one('born')), 'born', now);
  return born.kind === 'wrong' ? [...empty, { text: t('When they were born: {words}', { words: born.words }), href: '#born' }] : empty;
}

export const describeRoutes: readonly Route[] = caseForm({
  path: '/referrals/:id/who',
  title: form.title,
  mayUse: areaDuties,
  schema: caseInput,
  show: (context, sight) => whoPage(context, sight, asTyped(sight)),
  take: async (context, sight) => {
    const house = houseOf(context.deps);
    const typed = typedIn(context.input.body);
    const now = await house.now();
    const errors = wrong(typed, now);
    if (errors.length > 0) return whoPage(context, sight, typed, { status: 422, errors });
    const request = {
      file: sight.file.id,
      record: sight.referral.record,
      details: detailsOf(typed, now),
      key: keyOf(context.input.body, house.newId),
    };
    const problem = problemOf(await describeRecord(house, context.viewer, request));
    return problem ? whoPage(context, sight, typed, problem) : redirect(withDone(paths.case.show(sight.referral.id), 'described'));
  },
});
