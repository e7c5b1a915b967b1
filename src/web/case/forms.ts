/** The forms with which something is added to a referral: one question each as a field, what is wrong as an instruction. */

import type { CaseAct } from '../../app/cases.ts';
import type { CaseSight } from '../../app/caseSight.ts';
import { caseOf, viewsOf } from '../../app/supportSight.ts';
import type { Done } from '../done.ts';
import { type FormFields, text } from '../route.ts';
import type { PageError } from './asking.ts';
import { t } from '../words.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}
export interface RecordField {
  readonly kind: 'words' | 'text' | 'choice' | 'checks';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly choices?: readonly Choice[];
  /** What to do when it is left empty; null where it may be. */
  readonly mustBe: string | null;
}
export interface RecordForm {
  readonly title: string;
  readonly lead: readonly string[];
  readonly fields: readonly RecordField[];
  readonly button: string;
  readonly done: Done;
  act(typed: Typed, referral: string, key: string): CaseAct;
}
export interface Typed {
  one(name: string): string;
  many(name: string): readonly string[];
}

export const typedIn = (fields: FormFields): Typed => ({
  one: (name) => text(fields, name),
  many: (name) =>
    [fields[name] ?? []]
      .flat()
      .map((each) => each.trim())
      .filter(Boolean),
});

export const whats = ['assess', 'add', 'expert-view', 'answer-view', 'need', 'accept-need', 'look'] as const;
export type What = (typeof whats)[number];

const words = (name: string, label: string, mustBe: string | null, hint?: string, rows = 5): RecordField => ({
  kind: 'words',
  name,
  label,
  mustBe,
  rows,
  ...(hint ? { hint } : {}),
});

const outcomes = [
  { value: 'clear evidence of vulnerability', text: 'Clear evidence of vulnerability' },
  { value: 'limited information but concern may exist', text: 'Limited information, but a concern may exist' },
  {
    value: 'not appropriate',
    text: 'Not appropriate for Prevent',
    hint: 'Mistaken, misguided or malicious, or a matter for another service',
  },
] as const;

/** Also printed on paper (outage/paper.ts). */
export const recordForms: Readonly<Record<Exclude<What, 'accept-need' | 'look' | 'answer-view'>, RecordForm>> = {
  assess: {
    title: 'Record the initial assessment',
    lead: [
      'Read both ways: what speaks for a concern, and what speaks against. That no ideology was found, or that somebody has little means, is not by itself a reason to stop.',
    ],
    fields: [
      { kind: 'choice', name: 'outcome', label: 'What do you conclude?', choices: outcomes, mustBe: 'Choose what you conclude' },
      words(
        'words',
        'Your assessment, in your own words',
        'Write your assessment',
        'What was said and seen, what you make of it, and the other way to read it.',
        8,
      ),
      words(
        'checks',
        'What was looked at',
        null,
        'Which records and services, when, and whether they held anything. "Nothing held" is an answer too.',
      ),
      words('wouldChangeMyMind', 'What would change your mind?', 'Write what you would have to see to think otherwise', undefined, 3),
      words('ownAccount', 'The person’s own account', null, 'In their words, if it is safe to ask. It stands beside what was reported.', 3),
      words('accountNotSought', 'If nobody has asked them: why not', null, undefined, 2),
    ],
    button: 'Record the assessment',
    done: 'assessed',
    act: (typed, referral) => ({
      act: 'assess',
      referral,
      fields: {
        outcome: typed.one('outcome'),
        words: typed.one('words'),
        checks: typed.one('checks'),
        wouldChangeMyMind: typed.one('wouldChangeMyMind'),
      },
    }),
  },
  add: {
    title: 'Add information that came later',
    lead: ['It stands beside what was reported, with your name and the time.'],
    fields: [
      words('words', 'What is it?', 'Write what is added', undefined, 6),
      {
        kind: 'text',
        name: 'source',
        label: 'Who says so?',
        hint: 'An organisation, a role, or "seen by me". Never a name',
        mustBe: 'Say where it comes from',
      },
      {
        kind: 'text',
        name: 'sourceIdentity',
        label: 'Their name, and how it is safe to reach them',
        hint: 'If it is a person other than you. It is sealed: only whoever must contact them opens it, with a reason',
        mustBe: null,
      },
      {
        kind: 'text',
        name: 'writtenIn',
        label: 'The language it is in, if that is not English',
        hint: 'A translation is then owed. Leave it empty for English',
        mustBe: null,
      },
    ],
    button: 'Add it',
    done: 'added',
    act: (typed, referral) => ({
      act: 'add-information',
      referral,
      fields: {
        words: typed.one('words'),
        source: typed.one('source'),
        sourceIdentity: typed.one('sourceIdentity'),
        sourceLeft: typed.one('sourceIdentity') !== '',
        writtenIn: typed.one('writtenIn'),
      },
    }),
  },
  'expert-view': {
    title: 'Record an expert’s view',
    lead: ['It becomes a record of its own. A decision to close has to answer it.'],
    fields: [
      {
        kind: 'text',
        name: 'expert',
        label: 'Whose view is it?',
        hint: 'Profession and, if it helps, the name',
        mustBe: 'Say whose view it is',
      },
      words('view', 'What do they say?', 'Write what they say', 'In their own words as far as you can.', 6),
    ],
    button: 'Record the view',
    done: 'expert-view',
    act: (typed, referral) => ({ act: 'record-expert-view', referral, fields: { expert: typed.one('expert'), view: typed.one('view') } }),
  },
  need: {
    title: 'Record a need that nobody meets',
    lead: ['It stays on a list, also after closing, until a named service has accepted it in writing. Sent is not accepted.'],
    fields: [words('words', 'What do they need?', 'Write what they need', undefined, 4)],
    button: 'Record the need',
    done: 'need',
    // The form's own key names the need, so that sending it twice records one.
    act: (typed, referral, key) => ({ act: 'record-need', referral, fields: { need: `need-${key}`, words: typed.one('words') } }),
  },
};

const acceptNeed = ({ referral }: CaseSight): RecordForm => ({
  title: t('Record that a service has accepted a need'),
  lead: [t('Only when it has said so in writing.')],
  fields: [
    {
      kind: 'choice',
      name: 'need',
      label: t('Which need?'),
      choices: [...referral.needs].filter(([, need]) => need.accepted === null).map(([value, need]) => ({ value, text: need.words })),
      mustBe: t('Choose which need'),
    },
    {
      kind: 'text',
      name: 'service',
      label: t('Which service has accepted it?'),
      hint: t('The service, who said so, and when'),
      mustBe: t('Name the service'),
    },
  ],
  button: t('Record that it is accepted'),
  done: 'need-accepted',
  act: (typed, id) => ({ act: 'accept-need', referral: id, fields: { need: typed.one('need'), service: typed.one('service') } }),
});

/** Views of the referral and of the case that came of it. */
const answerView = ({ file, referral }: CaseSight): RecordForm => {
  const found = caseOf(file, referral.id);
  return {
    title: t('Answer the view of an expert'),
    lead: [t('With what is done about it, or why not. What closes the case answers it again.')],
    fields: [
      {
        kind: 'choice',
        name: 'view',
        label: t('Which view?'),
        choices: (found ? viewsOf(file, found) : referral.expertViews).map(({ fact, expert, view }) => ({
          value: fact,
          text: t('{expert}: {view}', { expert, view }),
        })),
        mustBe: t('Choose which view'),
      },
      words('answer', t('What do you answer?'), t('Write the answer'), undefined, 4),
    ],
    button: t('Record the answer'),
    done: 'view-answered',
    act: (typed, id) => ({ act: 'answer-expert-view', referral: id, fields: { view: typed.one('view'), answer: typed.one('answer') } }),
  };
};

const look = ({ area }: CaseSight): RecordForm => ({
  title: t('Record a look together with other agencies'),
  lead: [t('A senior officer and the other agencies look at every referral of this person together, not at the latest by itself.')],
  fields: [
    {
      kind: 'checks',
      name: 'organisations',
      label: t('Who took part?'),
      choices: [...area.organisations.values()].map(({ name }) => ({ value: name, text: name })),
      mustBe: t('Choose at least one organisation, or write one under "Others"'),
    },
    { kind: 'text', name: 'others', label: t('Others'), hint: t('Separate them with commas'), mustBe: null },
    words(
      'words',
      t('What do they say?'),
      t('Write what they say'),
      t(
        'Who was there, what each organisation holds ("nothing held" is an answer), what they make of it together, and where they disagree.',
      ),
      8,
    ),
  ],
  button: t('Record the look'),
  done: 'looked',
  act: (typed, referral) => ({
    act: 'record-look',
    referral,
    fields: { organisations: organisationsIn(typed), words: typed.one('words') },
  }),
});

const organisationsIn = (typed: Typed): readonly string[] => [
  ...typed.many('organisations'),
  ...typed
    .one('others')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean),
];

export function formOf(what: What, sight: CaseSight): RecordForm {
  if (what === 'accept-need') return acceptNeed(sight);
  if (what === 'look') return look(sight);
  if (what === 'answer-view') return answerView(sight);
  const form = recordForms[what];
  return {
    ...form,
    title: t(form.title),
    lead: form.lead.map((each) => t(each)),
    button: t(form.button),
    fields: form.fields.map(saidField),
  };
}

/** A field that lies in a list, in the reader's language. */
export const saidField = (field: RecordField): RecordField => ({
  ...field,
  label: t(field.label),
  mustBe: field.mustBe && t(field.mustBe),
  ...(field.hint ? { hint: t(field.hint) } : {}),
  ...(field.choices
    ? { choices: field.choices.map(({ value, text: said, hint }) => ({ value, text: t(said), ...(hint ? { hint: t(hint) } : {}) })) }
    : {}),
});

/** What is left empty that must not be, and choices that were not offered, each as an instruction. */
export function wrongIn(form: RecordForm, typed: Typed): readonly PageError[] {
  return form.fields.flatMap((field): readonly PageError[] => {
    const { name, kind, mustBe, choices = [] } = field;
    const href = `#${name}`;
    if (kind === 'checks') return organisationsIn(typed).length === 0 && mustBe !== null ? [{ text: mustBe, href }] : [];
    const value = typed.one(name);
    if (value.length > 20_000) return [{ text: t('Shorten this to 20,000 characters: {label}', { label: field.label }), href }];
    const isGiven = kind === 'choice' ? choices.some((choice) => choice.value === value) : value !== '';
    return mustBe !== null && !isGiven ? [{ text: mustBe, href }] : [];
  });
}
