/** The questions of the referral form, in the order in which they are asked. Only the account of what happened is required. */

import type { ReferralForm } from '../../feeds/referral-form/form.ts';
import { isoDay } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { dateOrNull } from './partial-date.ts';
import type { Answers, Choice, FieldError, Question } from './question.ts';
import { t } from '../words.ts';

const always = (): boolean => true;
const noErrors = (): readonly FieldError[] => [];
const isEmpty = (answers: Answers, ...names: readonly string[]): boolean => names.every((name) => (answers[name] ?? '') === '');

const yesNoNotKnown: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'not-known', text: 'I do not know' },
];

export const roleChoices: readonly (Choice & { readonly value: NonNullable<ReferralForm['referrer']['role']> })[] = [
  { value: 'education', text: 'School, college or university' },
  { value: 'health', text: 'Health service' },
  { value: 'police', text: 'Police' },
  { value: 'prison-or-probation', text: 'Prison or probation' },
  { value: 'council', text: 'Council or social care' },
  { value: 'charity-or-faith', text: 'Charity, community or faith organisation' },
  { value: 'business', text: 'Shop or other business' },
  { value: 'family-or-friend', text: 'Family or friend' },
  { value: 'public', text: 'A member of the public' },
];

/** From what is already known, so that it is not asked twice; null when only the referrer can say. */
export function under18FromAge(answers: Answers, now: Instant): 'yes' | 'no' | null {
  const born = dateOrNull(answers, 'born', now);
  if (born !== null) {
    const today = isoDay(now);
    const eighteenYearsAgo = `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`;
    const sameLength = eighteenYearsAgo.slice(0, born.length);
    if (born > sameLength) return 'yes';
    if (born < sameLength || born.length === 10) return 'no';
    return null;
  }
  const age = answers['ageAbout'] ?? '';
  return /^\d{1,3}$/.test(age) ? (Number(age) < 18 ? 'yes' : 'no') : null;
}

export const under18 = (answers: Answers, now: Instant): string => under18FromAge(answers, now) ?? answers['under18'] ?? '';

export const questions: readonly Question[] = [
  {
    slug: 'danger',
    section: 'Danger',
    title: 'Is somebody in danger right now?',
    body: [
      {
        kind: 'choice',
        name: 'danger',
        label: 'Is somebody in danger right now?',
        choices: [
          { value: 'yes', text: 'Yes, somebody may be hurt soon', hint: 'We show you whom to call, and alert the duty post at once' },
          { value: 'no', text: 'No, not right now' },
        ],
      },
    ],
    isAsked: always,
    errors: (answers) =>
      isEmpty(answers, 'danger') ? [{ field: 'danger', words: t('Choose whether somebody is in danger right now') }] : [],
  },
  {
    slug: 'about-you',
    section: 'About you',
    title: 'Who are you, and how can we reach you?',
    lead: [
      'You may leave all of this empty. Then we cannot ask you anything, or tell you what became of it.',
      'It is kept sealed, apart from the rest, and each look at it is recorded. We do not tell the person who it was, unless a court orders it.',
    ],
    body: [
      { kind: 'text', name: 'yourName', label: 'Your name', autocomplete: 'name' },
      { kind: 'text', name: 'yourTelephone', label: 'Telephone number', type: 'tel', autocomplete: 'tel', width: 'short' },
      { kind: 'text', name: 'yourEmail', label: 'Email address', type: 'email', autocomplete: 'email' },
      {
        kind: 'words',
        name: 'safeContact',
        label: 'When and how is it safe to reach you?',
        hint: 'For example: by text only, on weekdays before 3pm. Do not leave a message',
        rows: 2,
      },
      {
        kind: 'text',
        name: 'yourNeeds',
        label: 'Anything we need in order to talk with you',
        hint: 'For example an interpreter, for which language, or text relay',
      },
    ],
    isAsked: always,
    errors: (answers) => {
      const email = answers['yourEmail'] ?? '';
      const isRight = email === '' || /^[^\s@]+@[^\s@]+$/.test(email);
      return isRight ? [] : [{ field: 'yourEmail', words: t('Enter an email address such as name@example.com, or leave it empty') }];
    },
  },
  {
    slug: 'your-role',
    section: 'About you',
    title: 'In what role are you telling us?',
    body: [
      {
        kind: 'choice',
        name: 'yourRole',
        label: 'Your role',
        choices: roleChoices,
      },
      { kind: 'text', name: 'yourOrganisation', label: 'Name of your organisation, if any', autocomplete: 'organization' },
      { kind: 'text', name: 'howKnown', label: 'How do you know the person you are worried about?' },
    ],
    isAsked: always,
    errors: noErrors,
  },
  {
    slug: 'who',
    section: 'The person',
    title: 'Who are you worried about?',
    lead: ['Write names in full, not initials. Other spellings help us to see whether somebody has told us before.'],
    body: [
      { kind: 'text', name: 'fullName', label: 'Full name, as you know it' },
      {
        kind: 'words',
        name: 'otherNames',
        label: 'Other names or spellings',
        hint: 'Short names, earlier names, other spellings',
        rows: 2,
      },
      {
        kind: 'words',
        name: 'description',
        label: 'If you do not know the name, what do you know about who this is?',
        hint: 'For example "boy in Year 10, called Sam, red school bag" or a vehicle’s number plate',
        rows: 3,
      },
      { kind: 'text', name: 'earlierReference', label: 'Reference of an earlier report, if you have one', width: 'short' },
    ],
    isAsked: always,
    errors: (answers) =>
      isEmpty(answers, 'fullName', 'otherNames', 'description')
        ? [{ field: 'fullName', words: t('Enter a name, or say what you do know about who this is') }]
        : [],
  },
  {
    slug: 'age',
    section: 'The person',
    title: 'How old are they?',
    lead: ['A year alone, or a guess at the age, helps. Leave it empty if you do not know.'],
    body: [
      { kind: 'date', name: 'born', label: 'Date of birth', hint: 'For example 27 3 2009' },
      { kind: 'text', name: 'ageAbout', label: 'About how old, in years', width: 'number' },
    ],
    isAsked: always,
    errors: (answers) => {
      const age = answers['ageAbout'] ?? '';
      const isRight = age === '' || (/^\d{1,3}$/.test(age) && Number(age) <= 120);
      return isRight ? [] : [{ field: 'ageAbout', words: t('Enter the age as a number of years, such as 15, or leave it empty') }];
    },
  },
  {
    slug: 'under-18',
    section: 'The person',
    title: 'Are they under 18?',
    body: [{ kind: 'choice', name: 'under18', label: 'Are they under 18?', choices: yesNoNotKnown }],
    isAsked: (answers, now) => under18FromAge(answers, now) === null,
    errors: (answers) =>
      isEmpty(answers, 'under18') ? [{ field: 'under18', words: t('Choose whether they are under 18, or that you do not know') }] : [],
  },
  {
    slug: 'child',
    section: 'The person',
    title: 'Because they may be a child',
    lead: ['Please keep to this, now and after you have told us:'],
    points: [
      'Do not question the child. Listen, and let them tell you what they want to.',
      'Write down their own words, as soon as you can, with the time and place.',
      'Do not promise to keep it secret. Say that you have to tell people who can help.',
      'Do not contact a parent or carer who may be the source of the concern. Social care decides who speaks to them.',
    ],
    body: [
      {
        kind: 'words',
        name: 'parents',
        label: 'What do their parents or carers know, as far as you are aware?',
        hint: 'Do not ask them for this form',
        rows: 3,
      },
    ],
    isAsked: (answers, now) => ['yes', 'not-known'].includes(under18(answers, now)),
    errors: noErrors,
  },
  {
    slug: 'where',
    section: 'The person',
    title: 'Where might they be found?',
    lead: ['Fill in what you know.'],
    body: [
      { kind: 'words', name: 'address', label: 'Address, or the area where they live', rows: 3 },
      { kind: 'text', name: 'schoolOrWork', label: 'School, college or work' },
      { kind: 'text', name: 'theirTelephone', label: 'Their telephone number', type: 'tel', width: 'short' },
      { kind: 'text', name: 'theirEmail', label: 'Their email address' },
      { kind: 'words', name: 'onlineNames', label: 'Names they use online, and where', rows: 2 },
      {
        kind: 'words',
        name: 'numbers',
        label: 'A number that is theirs alone, and what it is',
        hint: 'One a line, for example "NHS number 999 012 3454". Only if you have it to hand',
        rows: 2,
      },
    ],
    isAsked: always,
    errors: noErrors,
  },
  {
    slug: 'what-happened',
    section: 'What worries you',
    title: 'What happened?',
    lead: [
      'Tell it in your own words: what was said, done or seen, and by whom. Say what you saw yourself and what you heard from others.',
      'If somebody said something that matters, write their exact words.',
    ],
    body: [
      { kind: 'words', name: 'whatHappened', label: 'What happened', rows: 10 },
      {
        kind: 'text',
        name: 'writtenIn',
        label: 'Which language are you writing in, if it is not English?',
        hint: 'Write in the language that you know best: we have it translated',
        width: 'short',
      },
    ],
    isAsked: always,
    errors: (answers) =>
      isEmpty(answers, 'whatHappened')
        ? [{ field: 'whatHappened', words: t('Write what happened. One sentence is enough to begin with') }]
        : [],
  },
  {
    slug: 'when',
    section: 'What worries you',
    title: 'When was this?',
    lead: ['A month or a year alone is fine.'],
    body: [
      { kind: 'date', name: 'happened', label: 'When it happened', hint: 'For example 14 11 2025' },
      { kind: 'text', name: 'happenedWords', label: 'When it happened, in words', hint: 'For example "several times since Easter"' },
      { kind: 'date', name: 'learnt', label: 'When you came to know of it', hint: 'Leave it empty if that is today' },
    ],
    isAsked: always,
    errors: noErrors,
  },
  {
    slug: 'worry',
    section: 'What worries you',
    title: 'What worries you most?',
    body: [
      {
        kind: 'words',
        name: 'worry',
        label: 'What worries you most about this',
        hint: 'Leave it empty if you have already said it',
        rows: 5,
      },
      { kind: 'words', name: 'mightHappenNext', label: 'What do you fear might happen next, and when?', rows: 4 },
    ],
    isAsked: always,
    errors: noErrors,
  },
  {
    slug: 'others',
    section: 'What worries you',
    title: 'Who else knows, and what has been done?',
    body: [
      {
        kind: 'words',
        name: 'othersKnow',
        label: 'Who else knows about this?',
        hint: 'Also whom you have told already',
        rows: 4,
      },
      { kind: 'words', name: 'alreadyDone', label: 'What has been done about it so far?', rows: 4 },
    ],
    isAsked: always,
    errors: noErrors,
  },
  {
    slug: 'language',
    section: 'The person',
    title: 'What do they need in order to talk with us?',
    body: [
      { kind: 'text', name: 'language', label: 'Language they speak best' },
      { kind: 'choice', name: 'interpreter', label: 'Do they need an interpreter?', choices: yesNoNotKnown },
      {
        kind: 'words',
        name: 'communicationNeeds',
        label: 'Other needs',
        hint: 'For example hearing, sight, a learning disability, autism, reading, or sign language',
        rows: 3,
      },
    ],
    isAsked: always,
    errors: noErrors,
  },
  {
    slug: 'do-they-know',
    section: 'The person',
    title: 'Do they know that you are telling us?',
    lead: ['You do not need their agreement. Do not tell them if that could put anybody at risk.'],
    body: [
      { kind: 'choice', name: 'knowsOfReferral', label: 'Do they know?', choices: yesNoNotKnown },
      { kind: 'words', name: 'knowsWords', label: 'What did they say about it, or why have you not told them?', rows: 3 },
    ],
    isAsked: always,
    errors: noErrors,
  },
];
