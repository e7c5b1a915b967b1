/** The match bands in force, with the bits from which each begins: lines in a picture, words in a sentence. */

import { matchThresholds } from '../../app/besideSight.ts';
import { t } from '../words.ts';
import type { Band } from './waterfall.ts';

export function bandsNow(): readonly Band[] {
  const { watch, review, suggested } = matchThresholds();
  return [
    { words: t('to watch'), from: watch },
    { words: t('for review'), from: review },
    { words: t('suggested'), from: suggested },
  ];
}
