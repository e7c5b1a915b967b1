/** The regimes that a subject is under, as their holders say: since when, in which state, and what was held (C26 to C28). */
import { subjectLists } from '../../app/subjects/sight.ts';
import { type FormFields, text } from '../route.ts';
import { capital, t } from '../words.ts';
import { at, choice, day, type Form, type FormOf, type Maker, momentIn, ofSubject, recorded, words } from './field.ts';

export const regimeForms = {
  regime: ofSubject((asked) => regimeForm(asked, true)),
  'regime-change': ofSubject((asked) => regimeForm(asked, false)),
  'regime-review': ofSubject(({ about }) => ({
    ...recorded,
    title: t('A review was held, or a notification made'),
    lead: [],
    fields: [
      day('held', t('On which day?'), t('Enter the day on which it was held or made'), t('The next is counted from it')),
      words('reason', t('What is known of it?'), t('Write what is known')),
    ],
    act: (fields) => ({ act: 'review-regime', regime: about, fields: { words: text(fields, 'reason'), held: at(fields, 'held') } }),
  })),
} satisfies Readonly<Record<string, Maker>>;

function regimeForm({ sight, about }: FormOf, isNew: boolean): Form | null {
  const regime = sight.file.regimes.get(about);
  if (!isNew && !regime) return null;
  const sorts = Object.keys(subjectLists.regimeStates) as (keyof typeof subjectLists.regimeStates)[];
  const states = regime ? subjectLists.regimeStates[regime.sort] : [...new Set(Object.values(subjectLists.regimeStates).flat())];
  const state = (fields: FormFields) => ({
    state: text(fields, 'state'),
    since: at(fields, 'since'),
    until: momentIn(fields, 'until').kind === 'at' ? at(fields, 'until') : null,
    words: text(fields, 'reason'),
  });
  return {
    ...recorded,
    title: regime ? t('{regime} has changed', { regime: capital(t(regime.sort)) }) : t('Comes under a regime'),
    lead: [
      t('As its holder says. Its limits are kept from here; the regime itself is theirs.'),
      ...(isNew ? [] : [t('For a day still to come, what stands now goes on until then. What is said before that day replaces it.')]),
    ],
    fields: [
      ...(isNew ? [choice('sort', t('Which?'), sorts, t('Choose which'))] : []),
      choice(
        'state',
        t('In which state?'),
        states.map((value) => ({ value, text: capital(t(value)), ...(isNew ? { hint: regimesWith(value) } : {}) })),
        t('Choose the state'),
      ),
      day('since', t('Since'), t('Enter the day since which it stands')),
      day('until', t('Until'), null, t('Leave it empty if no end is known')),
      words('reason', t('What is known of it?'), t('Write what is known'), undefined, 3),
    ],
    act: (fields, key) =>
      isNew
        ? { act: 'record-regime', regime: `g-${key}`.slice(0, 100), fields: { sort: text(fields, 'sort') as 'TPIM', ...state(fields) } }
        : { act: 'change-regime', regime: about, fields: state(fields) },
  };
}

/** Which of the regimes have such a state: of all of them together nobody could tell. */
const regimesWith = (state: string): string =>
  Object.entries(subjectLists.regimeStates)
    .filter(([, states]) => (states as readonly string[]).includes(state))
    .map(([sort]) => capital(t(sort)))
    .join(', ');
