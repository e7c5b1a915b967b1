/** The match bands in force in an area, with the bits from which each begins: lines in a picture, words in a sentence. */

import { bandsNow } from '../../app/matchBands.ts';
import type { Area } from '../../domain/area/state.ts';
import { t } from '../words.ts';
import type { Band } from './waterfall.ts';

export function bandsOf(area: Area): readonly Band[] {
  const { watch, review, suggested } = bandsNow(area).thresholds;
  return [
    { words: t('to watch'), from: watch },
    { words: t('for review'), from: review },
    { words: t('suggested'), from: suggested },
  ];
}
