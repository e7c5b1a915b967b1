/** What the reading of a closing says in a chronology (S21). */
import type { ReadingEntry } from '../../domain/referral/reading.ts';
import type { PersonLine } from '../told/words.ts';
import { t } from '../words.ts';

export function readingLine(fact: ReadingEntry): PersonLine {
  if (fact.type === 'ReadingAnswered') return [t('A closing was read and found not sound: it stays closed'), fact.fields.words];
  const { finding, reason, learnt } = fact.fields;
  return [
    finding === 'sound'
      ? t('The closing was read by somebody else: it was sound')
      : t('The closing was read by somebody else: it was not sound'),
    reason,
    learnt.trim() !== '' && t('Learnt: {words}', { words: learnt }),
  ];
}
