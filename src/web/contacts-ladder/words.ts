/** What the facts about contacts and what they mean together say in a chronology, and their codes in words. */
import type { ContactEntry } from '../../domain/contact/entries.ts';
import type { CumulativeEntry } from '../../domain/cumulative/entries.ts';
import { kindWords, readKnownDay } from '../../app/ladderSight.ts';
import { dateAsKnown } from '../dates.ts';
import type { PersonLine } from '../told/words.ts';
import { said } from '../file/told.ts';
import { t } from '../words.ts';

const dayWords = (written: string): string => {
  const day = readKnownDay(written);
  return day ? dateAsKnown(day) : written;
};

export function contactLine(fact: ContactEntry | CumulativeEntry): PersonLine {
  switch (fact.type) {
    case 'ContactTold': {
      const { organisation, hadOn, kind, words, toldBy, written, refuted } = fact.fields;
      const fields = { organisation, day: dayWords(hadOn) };
      return [
        refuted
          ? t('A contact with {organisation}, {day}, is told of; it was refuted there', fields)
          : t('A contact with {organisation}, {day}, is told of', fields),
        t(kindWords(kind)),
        words,
        said(t('Who says so'), toldBy),
        said(t('Where it is written'), written),
      ];
    }
    case 'ContactSaidSame':
      return [t('A contact is found to be the same occasion as another'), fact.fields.words];
    case 'ContactRefuted':
      return [t('A contact that was told of is refuted'), fact.fields.words];
    case 'ContactTakenBack':
      return [t('A contact that was told of is taken back'), fact.fields.words];
    case 'CumulativeWritten': {
      const { together, speaksFor, speaksAgainst, wouldChangeMyMind, axes, dissent } = fact.fields;
      return [
        t('What all contacts mean together is written'),
        together,
        said(t('Speaks for concern'), speaksFor),
        said(t('Speaks against it'), speaksAgainst),
        said(t('Would change the mind'), wouldChangeMyMind),
        said(t('Lies on'), axes.map((axis) => t(axis)).join('; ')),
        said(t('Seen otherwise by'), dissent),
      ];
    }
    case 'CumulativeDissented':
      return [t('{agency} sees otherwise what all contacts mean together', { agency: fact.fields.agency }), fact.fields.words];
    default:
      return fact satisfies never;
  }
}
