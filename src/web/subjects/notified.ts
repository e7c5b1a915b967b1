/** What is notified under a regime (C27) and time in custody (C26): the forms. Days, a sort and where the note is; never the detail itself. */
import { firstOf, notificationOf, openCustody, type Regime, regimeOf, subjectLists, unmadeOf } from '../../app/subjects/sight.ts';
import { date, dueDate } from '../dates.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { at, atOrNull, choice, day, type Field, type Form, type FormOf, type Maker, ofSubject, reason, recorded, words } from './field.ts';
import { custodyWords, happenedWords } from './notifiedWords.ts';

export const notifiedForms = {
  notified: ofSubject(({ sight, about }) => {
    const regime = sight.file.regimes.get(about);
    return regime?.sort === 'notification' ? notifiedForm(regime.id) : null;
  }),
  'notified-on': aboutOne(({ regime, fact, words: said }) => ({
    ...recorded,
    title: t('On which day was it notified?'),
    lead: [said],
    fields: [notifiedOn(t('Enter the day')), known()],
    act: (fields) => ({
      act: 'answer-notification',
      regime: regime.id,
      fields: { of: fact, part: 'notification', on: null, back: null, notified: at(fields, 'notified'), words: text(fields, 'reason') },
    }),
  })),
  returned: aboutOne(({ regime, fact, words: said }) => ({
    ...recorded,
    title: t('Is the person back from abroad, and was it notified?'),
    lead: [said, t('Whoever is still away has a new day of coming back, and it is asked again then.')],
    fields: [
      day('on', t('Came back on'), null, t('Leave it empty while still away')),
      { ...notifiedOn(null), hint: t('Leave it empty if the return has not been notified: it stays owed') },
      day('away', t('Still away: expected back on'), null, t('Only if the person is not back')),
      known(),
    ],
    act: (fields) => ({
      act: 'answer-notification',
      regime: regime.id,
      fields: {
        of: fact,
        part: 'return',
        on: atOrNull(fields, 'on'),
        back: atOrNull(fields, 'away'),
        notified: atOrNull(fields, 'notified'),
        words: text(fields, 'reason'),
      },
    }),
  })),
  late: ofSubject(({ sight, about }) => {
    const first = firstOf(sight, about);
    if (first) return lateForm(first.regime.id, about, t('The first notification, made on {day}', { day: date(first.on) }));
    const unmade = unmadeOf(sight, about);
    if (unmade) return lateForm(unmade.regime.id, about, t('The first notification was not made by {day}', { day: dueDate(unmade.by) }));
    const regime = regimeOf(sight.file, about);
    const one = regime && notificationOf(regime, about);
    return regime && one ? lateForm(regime.id, about, happenedWords(one)) : null;
  }),
  custody: ofSubject(({ sight, about }) => {
    const regime = sight.file.regimes.get(about);
    return regime?.sort === 'notification' ? custodyForm(regime) : null;
  }),
} satisfies Readonly<Record<string, Maker>>;

const notifiedOn = (mustBe: string | null): Field => day('notified', t('Notified on'), mustBe);
const known = (): Field => words('reason', t('How is it known?'), t('Write how it is known'), undefined, 2);

/** A form about a change or a journey that is known. */
function aboutOne(make: (one: { readonly regime: Regime; readonly fact: string; readonly words: string }) => Form): Maker {
  return ofSubject(({ sight, about }: FormOf) => {
    const regime = regimeOf(sight.file, about);
    const one = regime && notificationOf(regime, about);
    return regime && one ? make({ regime, fact: one.fact, words: happenedWords(one) }) : null;
  });
}

const lateForm = (regime: string, about: string, said: string): Form => ({
  ...recorded,
  title: t('What follows from a late notification'),
  lead: [said, t('It was notified late, or not at all. A named post decides what follows (G18).')],
  fields: [
    choice('outcome', t('What is decided?'), subjectLists.lateOutcomes, t('Choose what is decided')),
    reason(),
    { kind: 'text', name: 'told', label: t('Who else is told'), mustBe: null },
  ],
  act: (fields) => ({
    act: 'decide-late-notification',
    regime,
    fields: { of: about, outcome: text(fields, 'outcome') as 'charge', reason: text(fields, 'reason'), told: text(fields, 'told') },
  }),
});

const notifiedForm = (regime: string): Form => ({
  ...recorded,
  title: t('A change or a journey'),
  lead: [t('Its sort, its days and where the note is kept. Not the new address, name or number itself, nor where the journey goes.')],
  fields: [
    choice(
      'of',
      t('What is it?'),
      [
        { value: 'address', text: t('A change of address') },
        { value: 'name', text: t('A change of name') },
        { value: 'other detail', text: t('A change of another detail that has to be notified') },
        { value: 'journey', text: t('A journey abroad') },
      ],
      t('Choose what it is'),
    ),
    day('on', t('On which day?'), t('Enter the day'), t('The day of the change; of a journey, the day of leaving')),
    day('notified', t('Notified on'), null, t('Leave it empty if it has not been notified: it is then asked about')),
    day('back', t('A journey: back on'), null, t('As it was notified. Leave it empty if no day was given')),
    {
      ...choice(
        'ahead',
        t('A journey: had it to be notified seven days ahead?'),
        [
          { value: 'yes', text: t('Yes') },
          { value: 'no', text: t('No'), hint: t('Then before the day of leaving') },
          { value: 'not known', text: t('Not known') },
        ],
        t('Say whether it had to be notified seven days ahead'),
      ),
      when: (fields) => text(fields, 'of') === 'journey',
    },
    { kind: 'text', name: 'kept', label: t('Where the note is kept'), hint: t('The register and its reference'), mustBe: null },
  ],
  act: (fields) => {
    const isJourney = text(fields, 'of') === 'journey';
    return {
      act: 'record-notification',
      regime,
      fields: {
        of: text(fields, 'of') as 'journey',
        on: at(fields, 'on'),
        back: isJourney ? atOrNull(fields, 'back') : null,
        ahead: isJourney ? (text(fields, 'ahead') as 'yes') : 'not known',
        notified: atOrNull(fields, 'notified'),
        kept: text(fields, 'kept'),
      },
    };
  },
});

/** While somebody is in custody the form asks about that time; otherwise about another. */
function custodyForm(regime: Regime): Form {
  const open = openCustody(regime);
  return {
    ...recorded,
    title: t('Time in custody'),
    lead: [
      t(
        'It is not counted in the three days of the first notification. A day that ends in custody is not counted; that of release is the first that is.',
      ),
      ...(open
        ? [
            custodyWords(open),
            t('Without a day of release it is said once more by anybody; after that by somebody other than whoever said it last.'),
          ]
        : []),
    ],
    fields: [
      ...(open ? [] : [day('from', t('In custody from'), t('Enter the day'))]),
      day('release', t('Released on'), null, t('Leave it empty while in custody')),
      day(
        'expected',
        t('Release expected on'),
        null,
        t('While in custody, if it is known and not far ahead. Otherwise leave it empty: it has to be said again within the limit'),
      ),
      known(),
    ],
    act: (fields) => ({
      act: 'record-custody',
      regime: regime.id,
      fields: {
        from: open ? open.from : at(fields, 'from'),
        until: atOrNull(fields, 'release'),
        expected: atOrNull(fields, 'release') === null ? atOrNull(fields, 'expected') : null,
        words: text(fields, 'reason'),
      },
    }),
  };
}
