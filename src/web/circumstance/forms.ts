/** What may be recorded about the state of the person, as the file is now: one form for what is new, and for each that stands what it asks and taking it back. */
import { adulthoodConsidered, circumstances, reaches, standing } from '../../app/personSight.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Circumstance } from '../../domain/circumstance/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import type { Field, PersonForm } from '../told/form.ts';
import { circumstanceWords } from '../told/words.ts';
import { t } from '../words.ts';

const words = (label: string, mustBe?: string): Field => ({ kind: 'words', name: 'words', label, ...(mustBe ? { mustBe } : {}) });
const look = (): Field => ({
  kind: 'day',
  name: 'look',
  label: t('Look again on'),
  hint: t('Leave empty for the longest that is allowed'),
});

export function stateForms(file: FileState, now: Instant): readonly PersonForm[] {
  const so = standing(file);
  const left = circumstances.filter((what) => !so.some((each) => each.what === what));
  const grown = reaches(file, 18);
  const isAsked =
    grown?.kind === 'at' &&
    grown.at <= now &&
    grown.at > grown.record.made.at &&
    !adulthoodConsidered(file).some((each) => each.at >= grown.at);
  return [
    ...so.flatMap(formsOf),
    ...(isAsked ? [adult()] : []),
    {
      what: 'record',
      about: '',
      prefix: 'new-',
      title: t('Record what you have heard'),
      lead: [t('One source is enough to record it. It closes nothing, and it can be taken back.')],
      fields: [
        {
          kind: 'choice',
          name: 'what',
          label: t('What is it?'),
          mustBe: t('Choose what it is'),
          choices: left.map((value) => ({ value, text: circumstanceWords(value) })),
        },
        {
          kind: 'text',
          name: 'source',
          label: t('Who says so?'),
          hint: t('An organisation, a role, or "seen by me"'),
          mustBe: t('Say where it comes from'),
        },
        { kind: 'text', name: 'place', label: t('Where: country, establishment, area or school') },
        words(t('What is known')),
        { kind: 'day', name: 'since', label: t('Since which day'), hint: t('Leave empty if it is not known') },
        look(),
      ],
      button: t('Record it'),
    },
  ];
}

function formsOf(each: Circumstance): readonly PersonForm[] {
  const form = (what: string, title: string, fields: readonly Field[], button: string, lead: readonly string[] = []): PersonForm => ({
    what,
    about: each.id,
    prefix: `${what}-${each.id}-`,
    title,
    lead,
    fields,
    button,
  });
  const moved = each.what === 'moved area' || each.what === 'moved school';
  const receiver: Field = {
    kind: 'text',
    name: 'receiver',
    label: t('Who: name, post and organisation'),
    mustBe: t('Name who receives it'),
  };
  return [
    ...(each.what === 'died' && each.confirmed === null
      ? [
          form(
            'confirm',
            t('A second source says so too'),
            [
              { kind: 'text', name: 'source', label: t('Which source'), mustBe: t('Name the second source') },
              {
                kind: 'choice',
                name: 'independent',
                label: t('Does it have it from the first?'),
                mustBe: t('Choose whether it is independent'),
                choices: [
                  { value: 'yes', text: t('No: it knows by itself') },
                  { value: 'no', text: t('Yes, or not known') },
                ],
              },
              words(t('What it says')),
            ],
            t('Confirm the death'),
          ),
        ]
      : []),
    ...(moved && each.accepted === null
      ? [
          form(
            'pass-on',
            t('The concerns have been passed on'),
            [receiver, words(t('What was passed on, and how'), t('Write what was passed on'))],
            t('Record it'),
            [t('Sent is not accepted: it stays ours until they accept in writing.')],
          ),
          ...(each.passedOn.length > 0
            ? [
                form(
                  'accept',
                  t('They have accepted in writing'),
                  [receiver, words(t('What they wrote, and when'), t('Write what they wrote, and when'))],
                  t('Record that they accept'),
                ),
              ]
            : []),
        ]
      : [
          form(
            'answer',
            each.what === 'died' ? t('Say who else needs safeguarding') : t('Answer, and set the next look'),
            [
              words(t('What has been done, and what is known now'), t('Write what has been done')),
              ...(each.what === 'died' ? [] : [look()]),
            ],
            t('Record the answer'),
          ),
        ]),
    form(
      'end',
      t('It is over, or it was wrong'),
      [
        {
          kind: 'choice',
          name: 'how',
          label: t('Which?'),
          mustBe: t('Choose which'),
          choices: [
            { value: 'is over', text: t('It is over: found, returned, released, settled') },
            { value: 'was wrong', text: t('It was wrong from the beginning') },
          ],
        },
        words(t('How that is known'), t('Write how that is known')),
      ],
      t('Record that it is over, or was wrong'),
      [t('What was recorded stays in the chronology.')],
    ),
  ];
}

const adult = (): PersonForm => ({
  what: 'adult',
  about: '',
  prefix: 'adult-',
  title: t('The person is 18 now: ask again'),
  lead: [
    t('What a child agreed to, or a parent agreed to, is not what the adult agrees to.'),
    t('Of support in a Channel case nothing is answered here: record what they answer on the page of the case. Until then it waits.'),
  ],
  fields: [
    {
      kind: 'words',
      name: 'consent',
      label: t('What they consent to themselves now'),
      mustBe: t('Write what they consent to, or that they have not been asked and why'),
    },
    {
      kind: 'words',
      name: 'responsibility',
      label: t('Parental responsibility has ended: who is told what from now on'),
      mustBe: t('Write who is told what from now on'),
    },
    {
      kind: 'words',
      name: 'retention',
      label: t('Whether the file may be kept, and until when'),
      mustBe: t('Write whether it may be kept, and until when'),
    },
  ],
  button: t('Record the answers'),
});
