/** Limits of other duties that stand beside the rules to be read: nothing here raises an obligation, and no rule may name one. */
import type { Published } from '../engine/rulebook.ts';

const row = (id: string, words: string, who: string, amount: string, kind: Published['kind'], source: string): Published => ({
  id,
  words,
  who,
  amount,
  kind,
  source,
  verified: false,
});

export const published: readonly Published[] = [
  row(
    'C13',
    'A Channel assurance statement is sent to the Home Office',
    'the council',
    'each year, the first for 2020/21',
    'G',
    'A council’s published report. The figures that it needs are under Panel; sending it is not counted.',
  ),
  row(
    'C23',
    'Each TPIM notice is kept under review, and Parliament is told',
    'the Home Secretary',
    'after each 3 months; a notice lasts 1 year and can be renewed up to 5',
    'S',
    'TPIM Act 2011 s19(1), by written statements; one year and five not confirmed in the text.',
  ),
  row(
    'C24',
    'A port examination is reviewed, and ends',
    'the examining and the reviewing officer',
    'detention after 1 hour, 6 hours at most',
    'S',
    'Terrorism Act 2000, Schedule 7: the power; the hours not confirmed in the text.',
  ),
  row(
    'C25',
    'A seized travel document is reviewed, and its keeping extended by a court',
    'the police and the court',
    '72 hours, 14 days, 30 days at most',
    'S',
    'Counter-Terrorism and Security Act 2015, Schedule 1; the 30 days not confirmed in the text.',
  ),
  row(
    'C38',
    'A breach of personal data is reported to the Information Commissioner',
    'the controller',
    '72 hours',
    'S',
    'UK GDPR; not confirmed in the text.',
  ),
  row(
    'C39',
    'A request under freedom of information is answered',
    'the authority',
    '20 working days',
    'S',
    'Not confirmed in a source text.',
  ),
  row(
    'C40',
    'Whoever is responsible for premises is ready, and says when that begins and ends',
    'the responsible person',
    'not before 24 months after 3 April 2025; an inspection on 72 hours’ notice',
    'S',
    'Terrorism (Protection of Premises) Act 2025; times of notice are for regulations.',
  ),
];
