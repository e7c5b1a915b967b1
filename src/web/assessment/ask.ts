/** What the assessment form asks: the loaded form's own questions, and what is always asked whatever the form. */
import {
  capabilityGrades,
  confidences,
  formOf,
  formsInUse,
  formsStanding,
  itemsOf,
  purposes,
  assumptionsInForce,
} from '../../app/judgingSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import type { AssessmentFields } from '../../domain/assessment/deciders.ts';
import type { AssessmentForm, FormItem } from '../../domain/assessment/form.ts';
import { type Href, paths } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import { dayParts, type Field } from '../told/form.ts';
import { capital, t } from '../words.ts';

export interface Section {
  readonly title: string;
  readonly words: string;
  readonly fields: readonly Field[];
}

/** How many allegations may be set out; a tenth is no longer read beside the first. */
const rows = [1, 2, 3] as const;
const words = (name: string, label: string, hint = '', height = 3): Field => ({
  kind: 'words',
  name,
  label,
  rows: height,
  ...(hint ? { hint } : {}),
});
const choice = (name: string, label: string, values: readonly string[], hint = ''): Field => ({
  kind: 'choice',
  name,
  label,
  choices: values.map((value) => ({ value, text: capital(t(value)) })),
  ...(hint ? { hint } : {}),
});
const sure = (name: string): Field => choice(name, t('How sure are you?'), confidences);

const nameOf = ({ form, version }: AssessmentForm): string => `${form}@${version}`;

/**
 * The loaded form, in the version, that was chosen: of several, what a link, a draft or the form itself names; else that of the assessment that
 * this one dissents from; else the first, in its latest version.
 */
export function formAsked(sight: FileSight, fields: FormFields): AssessmentForm | null {
  // Sent with the page it was typed on, it is the one that was shown, also if it was taken out of use meanwhile: what was typed is shown with its questions.
  const known = text(fields, 'key') === '' ? offered(sight) : allForms(sight);
  const named = known.find((each) => nameOf(each) === text(fields, 'form'));
  const other = sight.file.assessments.get(text(fields, 'dissentsFrom'));
  return named ?? (other ? formOf(sight.area, other.fields.form) : null) ?? formsInUse(sight.area)[0] ?? null;
}

/** What may be filled in: each form in its latest version first, earlier versions after. */
const offered = ({ area }: FileSight): readonly AssessmentForm[] => {
  const latest = formsInUse(area);
  return [
    ...latest,
    ...formsStanding(area)
      .filter((form) => !latest.includes(form))
      .toReversed(),
  ];
};
/** Every loaded form, those out of use last. */
const allForms = (sight: FileSight): readonly AssessmentForm[] => [
  ...offered(sight),
  ...sight.area.assessmentForms.filter(({ withdrawn }) => withdrawn).map(({ form }) => form),
];

export interface FormChoices {
  /** The one that is asked here, as it is sent. */
  readonly named: string;
  readonly others: readonly { readonly text: string; readonly href: Href }[];
}
export function formChoices(sight: FileSight, form: AssessmentForm | null, dissentsFrom: string): FormChoices {
  const latest = new Set(formsInUse(sight.area));
  return {
    named: form ? nameOf(form) : '',
    others: offered(sight)
      .filter((each) => each !== form)
      .map((each) => ({
        text: latest.has(each)
          ? t('{title}, version {version}', { title: each.title, version: each.version })
          : t('{title}, version {version} (an earlier version)', { title: each.title, version: each.version }),
        href: paths.judging.makeWith(sight.file.id, nameOf(each), dissentsFrom),
      })),
  };
}

export function sectionsOf(sight: FileSight, form: AssessmentForm | null, dissents: boolean): readonly Section[] {
  const assumptions = assumptionsInForce(sight.file);
  return [
    {
      title: t('What it is, and when it was done'),
      words: t('Recorded after the decision that it is for, it is marked late for ever.'),
      fields: [
        choice('purpose', t('What is it for?'), purposes),
        {
          kind: 'choice',
          name: 'concerns',
          label: t('What is it about?'),
          choices: [
            ...sight.referrals.map(({ referral }) => ({
              value: referral.id,
              text: t('Referral {reference}', { reference: referral.account.reference }),
            })),
            { value: 'person', text: t('The person as a whole') },
          ],
        },
        { kind: 'day', name: 'done', label: t('When was it done?'), hint: t('Leave empty for today') },
        ...(dissents ? [words('dissent', t('Where do you see it otherwise, and on what grounds?'))] : []),
      ],
    },
    {
      title: t('What is said of the person, and what they say'),
      words: t('Each allegation with their own account beside it; or why nobody has asked them.'),
      fields: rows.flatMap((n): readonly Field[] => [
        words(`allegation-${n}`, n === 1 ? t('Allegation') : t('Allegation {n}, if there is one', { n }), '', 2),
        words(`account-${n}`, t('Their own account of it'), '', 2),
        { kind: 'text', name: `notSought-${n}`, label: t('Or why it was not sought') },
      ]),
    },
    ...(form?.sections ?? []).map(
      (section): Section => ({ title: section.title, words: section.words, fields: section.items.flatMap(itemFields) }),
    ),
    {
      title: t('Capability, and what is at hand'),
      words: t(
        'A weak capability says nothing of a vehicle or a knife. What could be done with what is at hand is asked whatever the grade.',
      ),
      fields: [
        choice('grade', t('Capability'), capabilityGrades),
        words('atHand', t('What could this person do with what is at hand, without skill, money or help?')),
        words('gradeGrounds', t('What does the grade rest on?')),
        sure('gradeSure'),
      ],
    },
    {
      title: t('Both readings'),
      words: t('Each of these can mean less concern, or more. Both are written, and what would show which.'),
      fields: [
        choice('distance', t('Have they moved away from extremists, or had less contact?'), ['yes', 'no', 'not known']),
        words('asLess', t('If so: how would it be a lessening of concern?')),
        words('asHidden', t('If so: how would it be concealment?')),
        words('distanceChange', t('What would show which?')),
        choice('compliance', t('Do they go along with what is asked of them?'), ['yes', 'no', 'not known']),
        words('asSincere', t('If so: how would it be sincere?')),
        words('asDisguised', t('If so: how would it be put on?')),
        words('independent', t('What bears it out that does not come from the person?')),
      ],
    },
    {
      title: t('The judgement'),
      words: t('In your own words. Nothing is added up, and nothing is decided by it.'),
      fields: [
        words('judgement', t('Your judgement'), '', 6),
        sure('sure'),
        words('change', t('What would change your mind?')),
        ...assumptions.map(
          (each): Field =>
            choice(`rests-${each.id}`, t('Does it rest on this assumption: {words}?', { words: each.made.words }), ['yes', 'no']),
        ),
      ],
    },
  ];
}

export interface Unasked {
  readonly form: string;
  readonly question: string;
  readonly words: string;
}

/** Names under which these sections ask; a choice that is not offered any more was not asked here. */
export const isAsked = (sections: readonly Section[], name: string, value: string): boolean =>
  sections.some(({ fields }) =>
    fields.some((field) =>
      field.kind === 'day'
        ? dayParts.some((part) => `${field.name}-${part}` === name)
        : field.name === name && (field.kind !== 'choice' || (field.choices ?? []).some((choice) => choice.value === value)),
    ),
  );

/** What was typed into another form, or another version, that this one does not ask: shown with its question, since saving leaves it out. */
export function unaskedIn(sight: FileSight, sections: readonly Section[], typed: FormFields): readonly Unasked[] {
  const isKept = (name: string): boolean => text(typed, name) !== '' && !isAsked(sections, name, text(typed, name));
  const seen = new Set<string>();
  return allForms(sight).flatMap((form) =>
    itemsOf(form).flatMap((item): readonly Unasked[] => {
      const parts = itemFields(item).filter(({ name }) => isKept(name) && !seen.has(name));
      for (const { name } of parts) seen.add(name);
      const words = parts.map(({ name }) => text(typed, name)).join('; ');
      return words === ''
        ? []
        : [{ form: t('{title}, version {version}', { title: form.title, version: form.version }), question: item.question, words }];
    }),
  );
}

function itemFields(item: FormItem): readonly Field[] {
  const name = `item-${item.id}`;
  if (item.kind === 'text') return [words(name, item.question, item.help)];
  return [
    {
      kind: 'choice',
      name,
      label: item.question,
      choices: item.options.map((value) => ({ value, text: value })),
      ...(item.help ? { hint: item.help } : {}),
    },
    sure(`${name}-sure`),
    words(`${name}-grounds`, t('What does this rest on?'), '', 2),
  ];
}

type Sure = (typeof confidences)[number];
const oneOf = <Value extends string>(values: readonly Value[], value: string): Value | null =>
  values.find((each) => each === value) ?? null;

/** What was typed, as the fields of the entry. What is missing the decider says. */
export function typedFields(
  sight: FileSight,
  form: AssessmentForm | null,
  body: FormFields,
  dissentsFrom: string | null,
): AssessmentFields {
  const one = (name: string): string => text(body, name);
  const sureOf = (name: string): Sure | null => oneOf(confidences, one(name));
  const seen = (name: string) => oneOf(['yes', 'no', 'not known'] as const, one(name)) ?? 'not known';
  const confidence = sureOf('sure');
  return {
    purpose: oneOf(purposes, one('purpose')) ?? 'other',
    concerns: one('concerns') === 'person' || one('concerns') === '' ? null : one('concerns'),
    form: form ? { id: form.form, version: form.version } : null,
    answers: (form ? itemsOf(form) : [])
      .map(({ id }) => ({
        item: id,
        value: one(`item-${id}`),
        confidence: sureOf(`item-${id}-sure`),
        grounds: one(`item-${id}-grounds`),
      }))
      .filter(({ value }) => value !== ''),
    capability: {
      grade: oneOf(capabilityGrades, one('grade')) ?? 'not assessed',
      atHand: one('atHand'),
      grounds: one('gradeGrounds'),
      confidence: sureOf('gradeSure'),
    },
    distance: { seen: seen('distance'), asLess: one('asLess'), asHidden: one('asHidden'), wouldChange: one('distanceChange') },
    compliance: { seen: seen('compliance'), asSincere: one('asSincere'), asDisguised: one('asDisguised'), independent: one('independent') },
    allegations: rows
      .map((n) => ({ allegation: one(`allegation-${n}`), account: one(`account-${n}`), notSought: one(`notSought-${n}`) }))
      .filter(({ allegation }) => allegation !== ''),
    judgement: one('judgement'),
    ...(confidence === null ? {} : { confidence }),
    wouldChangeMyMind: one('change'),
    restsOn: assumptionsInForce(sight.file)
      .map(({ id }) => id)
      .filter((id) => one(`rests-${id}`) === 'yes'),
    dissentsFrom,
    dissent: one('dissent'),
  };
}
