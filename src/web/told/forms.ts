/** What may be recorded on the page "Told and heard", besides telling itself: who holds parental responsibility, social care, the person's own account, and what they ask. */
import { isChild, rights, tellingsOf } from '../../app/personSight.ts';
import type { PersonAct } from '../../app/personActs.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { date } from '../dates.ts';
import { readStartOfDay } from '../moment.ts';
import { type FormFields, text } from '../route.ts';
import { t } from '../words.ts';
import type { Field, PersonForm } from './form.ts';
import { rightWords } from './words.ts';

const known = () => [
  { value: 'yes', text: t('Yes') },
  { value: 'no', text: t('No') },
  { value: 'not known', text: t('Not known') },
];

const parents = (): readonly Field[] => [
  {
    kind: 'words',
    name: 'holders',
    label: t('Who holds parental responsibility'),
    mustBe: t('Write who holds parental responsibility, or that it is not known and whom you have asked'),
  },
  { kind: 'choice', name: 'inCare', label: t('Is the child in care?'), choices: known(), mustBe: t('Choose whether the child is in care') },
  { kind: 'text', name: 'authority', label: t('If in care: which authority, and does it hold parental responsibility?') },
  {
    kind: 'choice',
    name: 'parentMayBeSource',
    label: t('May a parent be the source of concern?'),
    choices: known(),
    mustBe: t('Choose whether a parent may be the source of concern'),
  },
  { kind: 'words', name: 'childsView', label: t('What the child says to being told, and to a parent being told') },
  { kind: 'words', name: 'childsViewNotSought', label: t('If nobody has asked the child: why not'), rows: 2 },
];

const answerFields = (): readonly Field[] => [
  {
    kind: 'choice',
    name: 'outcome',
    label: t('What was done'),
    mustBe: t('Choose what was done'),
    choices: [
      { value: 'done', text: t('Done') },
      { value: 'done in part', text: t('Done in part') },
      { value: 'refused', text: t('Refused') },
    ],
  },
  { kind: 'words', name: 'words', label: t('What they were told, and why where it was refused'), mustBe: t('Write what they were told') },
];

/** Every form of the page for this file as it is. */
export function heardForms(file: FileState, now: Instant): readonly PersonForm[] {
  const accounts = [...file.referrals.values()].map(
    (referral): PersonForm => ({
      what: 'account',
      about: referral.id,
      prefix: `account-${referral.id}-`,
      title: t('Their own account of referral {reference}', { reference: referral.account.reference }),
      lead: [t('In their own words, if it is safe to ask. Or why nobody has asked: that is an answer too.')],
      fields: [
        { kind: 'words', name: 'account', label: t('What they say'), rows: 5 },
        { kind: 'text', name: 'how', label: t('How and when they were heard') },
        { kind: 'text', name: 'language', label: t('In which language') },
        { kind: 'words', name: 'notSoughtBecause', label: t('If nobody has asked them: why not'), rows: 2 },
      ],
      button: t('Record their account'),
    }),
  );
  const asked = tellingsOf(file, 'asked')
    .filter((each) => each.answer === null)
    .map(
      (each): PersonForm => ({
        what: 'answer',
        about: each.id,
        prefix: `answer-${each.id}-`,
        title: t('Answer: they asked {what} on {day}', { what: rightWords(each.right), day: date(each.happened) }),
        lead:
          each.right === 'correction'
            ? [t('Where something is wrong it is put right with "Correct this" on the entry itself, in the chronology; then answer here.')]
            : [],
        fields: answerFields(),
        button: t('Record the answer'),
      }),
    );
  return [
    ...asked,
    ...accounts,
    ...(isChild(file, now)
      ? [
          {
            what: 'parents',
            about: '',
            prefix: 'parents-',
            title: t('Parental responsibility and the child’s own view'),
            lead: [],
            fields: parents(),
            button: t('Record it'),
          },
          {
            what: 'social-care',
            about: '',
            prefix: 'care-',
            title: t('What social care has decided about contact with a parent'),
            lead: [t('No contact with a parent who may be the source of concern comes before it.')],
            fields: [
              { kind: 'text' as const, name: 'service', label: t('Who decided: service and post'), mustBe: t('Write who decided') },
              {
                kind: 'choice' as const,
                name: 'contact',
                label: t('Contact with the parent'),
                mustBe: t('Choose what was decided'),
                choices: [
                  { value: 'may be made', text: t('May be made') },
                  { value: 'not to be made', text: t('Is not to be made') },
                ],
              },
              { kind: 'words' as const, name: 'words', label: t('What they said, and when'), mustBe: t('Write what they said, and when') },
            ],
            button: t('Record the decision'),
          },
        ]
      : []),
    {
      what: 'right',
      about: '',
      prefix: 'right-',
      title: t('They ask for something: to see it, a correction, a complaint'),
      lead: [t('However it came: a letter, a telephone call, a word at the door. It is owed an answer by the records post.')],
      fields: [
        {
          kind: 'choice',
          name: 'right',
          label: t('They ask'),
          mustBe: t('Choose what they ask'),
          choices: rights.map((value) => ({ value, text: rightWords(value) })),
        },
        {
          kind: 'choice',
          name: 'from',
          label: t('Who asks'),
          start: 'the person',
          choices: [
            { value: 'the person', text: t('The person') },
            { value: 'a parent', text: t('Somebody with parental responsibility') },
            { value: 'somebody acting for them', text: t('Somebody acting for them') },
          ],
        },
        { kind: 'words', name: 'words', label: t('In their own words'), mustBe: t('Write what they ask') },
        { kind: 'day', name: 'asked', label: t('On which day they asked'), hint: t('The limit counts from then. Leave empty for today.') },
      ],
      button: t('Record that they ask'),
    },
  ];
}

/** What each of them does: one that is another post's is not offered. */
export const heardDoes = {
  account: 'record-account',
  answer: 'answer-right',
  parents: 'record-parents',
  'social-care': 'record-social-care',
  right: 'record-right',
} as const;

/** The act that a form asks for. */
export function heardAct(form: PersonForm, body: FormFields, key: string): PersonAct {
  const one = (name: string): string => text(body, `${form.prefix}${name}`);
  const id = `t-${key}`;
  switch (form.what) {
    case 'account': {
      const fields = {
        concerns: form.about,
        account: one('account'),
        how: one('how'),
        language: one('language'),
        notSoughtBecause: one('notSoughtBecause'),
      };
      return { act: 'record-account', telling: id, fields };
    }
    case 'answer':
      return { act: 'answer-right', telling: form.about, fields: { outcome: one('outcome') as 'done', words: one('words') } };
    case 'parents': {
      const authority = one('authority');
      const fields = {
        holders: one('holders'),
        inCare: one('inCare') as 'yes',
        authority,
        parentMayBeSource: one('parentMayBeSource') as 'yes',
        childsView: one('childsView'),
        childsViewNotSought: one('childsViewNotSought'),
      };
      return { act: 'record-parents', telling: id, fields };
    }
    case 'social-care':
      return {
        act: 'record-social-care',
        telling: id,
        fields: { service: one('service'), contact: one('contact') as 'may be made', words: one('words') },
      };
    default: {
      const asked = readStartOfDay(body, `${form.prefix}asked`);
      const fields = { right: one('right') as 'access', from: (one('from') || 'the person') as 'the person', words: one('words') };
      return { act: 'record-right', telling: id, fields, asked: asked.kind === 'at' ? asked.at : undefined };
    }
  }
}
