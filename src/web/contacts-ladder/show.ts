/** The ladder of contacts of one person (F01, F21, F46): the list across organisations and years, the picture, and what may be told. */
import { z } from 'zod';
import { recordContact, type LadderAct } from '../../app/ladder.ts';
import { contactsOf, dayKey, kindsOfContact } from '../../app/ladderSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { view } from '../answer.ts';
import { choice, form, words } from '../assessment/page.ts';
import { fileForm, type FormModel, formModel, ofFile } from '../file/form.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { isSent, type PersonForm, type ShownForm, showForm, wrongIn } from '../told/form.ts';
import { t } from '../words.ts';
import { countModel, type CountModel, type LadderLine, organisationWords, type Picture, pictureOf, whatWords, yearsOf } from './model.ts';
import { dateAsKnown } from '../dates.ts';

interface ShowModel extends FormModel {
  readonly count: CountModel | null;
  readonly empty: boolean;
  readonly years: readonly {
    readonly year: number;
    readonly organisations: readonly {
      readonly name: string;
      readonly lines: readonly (LadderLine & { readonly forms: readonly ShownForm[]; readonly isChanging: boolean })[];
    }[];
  }[];
  readonly picture: Picture | null;
  readonly tell: ShownForm | null;
  readonly kindsSource: string;
  readonly write: Href;
  /** Decided like any other sharing; partners see nothing of this page by themselves (decision 0034). Null: this post does not decide it. */
  readonly share: Href | null;
}
const showView = view<ShowModel>('contacts-ladder/show.njk');

const textField = (name: string, label: string, mustBe?: string, hint?: string, start?: string) =>
  ({ kind: 'text', name, label, ...(mustBe ? { mustBe } : {}), ...(hint ? { hint } : {}), ...(start ? { start } : {}) }) as const;

/** What another contact is called in a choice. */
const choices = (sight: FileSight, but = '') => [
  { value: 'none', text: t('None: it is one of its own') },
  ...contactsOf(sight.file)
    .filter(({ id, standing }) => id !== but && standing !== 'taken back')
    .map((each) => ({ value: each.id, text: `${dateAsKnown(each.on)}, ${organisationWords(each)}: ${whatWords(sight, each)}` })),
];

/** Those of the area, by name: chosen, one is the same however it is written. */
const organisationsOf = ({ area }: FileSight) => [...area.organisations.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));

const tellForm = (sight: FileSight): PersonForm =>
  form(
    'tell',
    '',
    t('Write down a contact that an organisation tells of'),
    [t('One line for each contact, also from long before. Say as much of the day as is known, and where it is written.')],
    [
      {
        ...choice(
          'which',
          t('Which organisation had the contact'),
          [
            ...organisationsOf(sight).map(({ id, name }) => ({ value: id, text: name })),
            { value: 'other', text: t('Another one: its name is below') },
          ],
          t('Choose the organisation'),
        ),
        start: 'other',
      },
      textField('organisation', t('Its name, if it is another one')),
      textField('year', t('Year'), t('Give the year'), t('For example 2019')),
      textField('month', t('Month, as a number, if it is known')),
      textField('day', t('Day of the month, if it is known')),
      choice(
        'kind',
        t('What kind of contact'),
        kindsOfContact.kinds.map(({ code, words: said }) => ({ value: code, text: t(said) })),
        t('Choose the kind of contact'),
      ),
      words('words', t('What is said of it')),
      textField('toldBy', t('Who says so'), t('Say who says so'), t('An organisation or a role, no name')),
      textField('written', t('Where it is written'), t('Say where it is written'), t('A record, a letter, the answer to a request')),
      {
        ...choice(
          'refuted',
          t('Did that organisation find that there was nothing in it?'),
          [
            { value: 'no', text: t('No, or not known') },
            { value: 'yes', text: t('Yes: it is refuted, and never counts') },
          ],
          t('Say whether it was refuted'),
        ),
        start: 'no',
      },
      choice('sameAs', t('Is it one of the contacts in the list?'), choices(sight), t('Say whether it is one of the list')),
    ],
    t('Write it down'),
  );

function formsOf(sight: FileSight, line: Pick<LadderLine, 'id' | 'told' | 'badge'>): readonly PersonForm[] {
  const contact = sight.file.contacts.get(line.told ?? '');
  if (!contact || contact.state === 'taken back') return [];
  const back = form(
    'take-back',
    contact.id,
    t('Take it back'),
    [t('It stays in the chronology as taken back.')],
    [words('words', t('Why it should not have been written down here'), t('Write why'))],
    t('Take it back'),
  );
  if (contact.state === 'refuted') return [back];
  return [
    form(
      'same',
      contact.id,
      t('It is the same as another'),
      [],
      [
        choice('sameAs', t('Which one'), choices(sight, line.id).slice(1), t('Choose which one')),
        words('words', t('How that is known'), t('Write how that is known')),
      ],
      t('Count them once'),
    ),
    form(
      'refute',
      contact.id,
      t('Nothing was in it'),
      [t('It stays in the list as refuted and never counts.')],
      [words('words', t('What was found'), t('Write what was found'))],
      t('Refute it'),
    ),
    back,
  ];
}

const whole = (fields: FormFields, name: string): number | null | 'wrong' => {
  const typed = text(fields, name);
  if (typed === '') return null;
  return /^\d{1,4}$/.test(typed) ? Number(typed) : 'wrong';
};

const pad = (n: number, length: number): string => String(n).padStart(length, '0');

function actOf(sight: FileSight, sent: PersonForm, fields: FormFields, key: string): LadderAct | readonly Wrong[] {
  const one = (name: string): string => text(fields, `${sent.prefix}${name}`);
  switch (sent.what) {
    case 'tell': {
      const parts = ['year', 'month', 'day'].map((name) => [name, whole(fields, `${sent.prefix}${name}`)] as const);
      const wrong = parts.filter(([, value]) => value === 'wrong');
      if (wrong.length > 0) return wrong.map(([name]) => ({ input: `${sent.prefix}${name}`, words: t('Write it as a number') }));
      const chosen = sight.area.organisations.get(one('which')) ?? null;
      if (chosen === null && one('organisation') === '')
        return [{ input: `${sent.prefix}organisation`, words: t('Choose the organisation, or type its name') }];
      const [year, month, day] = parts.map(([, value]) => value as number | null);
      return {
        act: 'tell-contact',
        contact: `k-${key}`.slice(0, 100),
        fields: {
          organisation: chosen?.name ?? one('organisation'),
          chosen: chosen?.id ?? null,
          hadOn: [year, month, day]
            .flatMap((part, n) => (part === null || part === undefined ? [] : [pad(part, n === 0 ? 4 : 2)]))
            .join('-'),
          kind: one('kind'),
          words: one('words'),
          toldBy: one('toldBy'),
          written: one('written'),
          refuted: one('refuted') === 'yes',
          sameAs: one('sameAs') === 'none' ? null : one('sameAs'),
        },
      };
    }
    case 'same':
      return { act: 'say-contact-same', contact: sent.about, sameAs: one('sameAs'), words: one('words') };
    case 'refute':
      return { act: 'refute-contact', contact: sent.about, words: one('words') };
    default:
      return { act: 'take-back-contact', contact: sent.about, words: one('words') };
  }
}

export const showRoutes = fileForm({
  path: '/files/:id/contacts',
  title: 'Contacts with organisations',
  params: z.object({ id: z.string() }),
  view: showView,
  sight: ofFile,
  model: (shown): ShowModel => {
    const { sight, fields, wrong } = shown;
    const show = (each: PersonForm): ShownForm => showForm(each, fields, wrong);
    const years = yearsOf(sight);
    return {
      ...formModel(shown, paths.contacts.show(sight.file.id), []),
      count: countModel(sight),
      empty: years.length === 0,
      years: years.map((year) => ({
        ...year,
        organisations: year.organisations.map((each) => ({
          ...each,
          lines: each.lines.map((line) => {
            const forms = formsOf(sight, line).map(show);
            return { ...line, forms, isChanging: forms.some(({ isOpen }) => isOpen) };
          }),
        })),
      })),
      picture: pictureOf(sight),
      tell: sight.isLive ? show(tellForm(sight)) : null,
      kindsSource: t(kindsOfContact.source),
      write: paths.contacts.write(sight.file.id),
      share: sight.whyNot('decide-disclosure') === null ? paths.sharing.decideAboutContacts(sight.file.id) : null,
    };
  },
  send: async ({ house, viewer, sight, params: { id: file }, key, fields }) => {
    const lines = contactsOf(sight.file).toSorted((a, b) => dayKey(a.on).localeCompare(dayKey(b.on), 'en-GB'));
    const all = [
      tellForm(sight),
      ...lines.flatMap(({ id, sort, stream }) =>
        formsOf(sight, { id, told: sort === 'told' ? stream.slice('contact/'.length) : null, badge: '' }),
      ),
    ];
    const sent = all.find((each) => isSent(each, fields));
    if (!sent) return null;
    const wrong = wrongIn(sent, fields);
    if (wrong.length > 0) return { wrong };
    const act = actOf(sight, sent, fields, key);
    if (!('act' in act)) return { wrong: act };
    const outcome = await recordContact(house, viewer, { ...act, file, key });
    return { outcome, to: withDone(paths.contacts.show(file), sent.what === 'tell' ? 'contact-told' : 'contact-changed') };
  },
});
