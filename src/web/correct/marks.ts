/** How a corrected entry shows in a chronology: as it stands now, with who corrected it, when and why, and the way to what it said. */
import { type Amended, amendedIn, effective, entryIn, isOutdated, mistakenLapses, printedWith } from '../../app/corrected.ts';
import type { FileSight } from '../../app/fileSight.ts';
import type { Amendment } from '../../domain/correction/entries.ts';
import type { FileFact } from '../../domain/facts.ts';
import type { FileState } from '../../domain/file/state.ts';
import { date } from '../dates.ts';
import { actorName } from '../file/who.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';
import { sortWords } from './words.ts';

type Printed = Extract<FileFact, { type: 'PackPrinted' }>;
type Told = { readonly what: string; readonly words: string };

export interface CorrectedMark {
  readonly text: string;
  readonly before: Href | null;
  /** What it said is not shown here any more: set aside, and not because it proved untrue. */
  readonly isHidden: boolean;
  readonly isUntrue: boolean;
}

/** What a page asks again for each of its lines, kept while the file does not change. */
const kept = new WeakMap<FileState, { readonly amended: Amended; readonly mistaken: ReadonlyMap<string, FileFact> }>();
function knownOf({ file, book, now }: Pick<FileSight, 'file' | 'book' | 'now'>) {
  let known = kept.get(file);
  if (!known) kept.set(file, (known = { amended: amendedIn(file.facts), mistaken: mistakenLapses(book, file, now) }));
  return known;
}

export function amendmentWords(sight: Pick<FileSight, 'area'>, amendment: Amendment): string {
  const by = { when: date(amendment.recorded), who: actorName(sight, amendment.actor) };
  if (amendment.type === 'EntryUndone') return t('Undone on {when} by {who}, before anybody else had seen it.', by);
  const { sort, reason } = amendment.fields;
  const restated = amendment.fields.restated === null ? '' : ` ${t('It is recorded again where it belongs.')}`;
  return `${t('Corrected on {when} by {who}: {sort}. {reason}', { ...by, sort: sortWords(sort).toLowerCase(), reason })}${restated}`;
}

/** The entry as it stands, for its line; as recorded, where nothing is left of it. */
export const standingOf = <F extends FileFact>(sight: FileSight, fact: F): F => effective(fact, knownOf(sight).amended) ?? fact;

export function markOf(sight: Pick<FileSight, 'file' | 'area' | 'book' | 'now'>, fact: FileFact): CorrectedMark | null {
  const { amended } = knownOf(sight);
  const amendments = amended.of.get(fact.id);
  if (!amendments) {
    if (fact.type !== 'TranslationRecorded' || !isOutdated(amended, fact.fields.fact, fact.recorded)) return null;
    return { text: t('What it translates has been corrected since.'), before: null, isHidden: true, isUntrue: false };
  }
  const aside = amended.setAside.get(fact.id);
  const isUntrue = aside?.type === 'EntryCorrected' && aside.fields.sort === 'proved untrue';
  return {
    text: amendments.flatMap((each) => [amendmentWords(sight, each), ...callBack(sight, printedBefore(sight, each, fact))]).join(' '),
    before: isUntrue && amendments.length === 1 ? null : paths.correct.before(sight.file.id, fact.id),
    isHidden: aside !== undefined && !isUntrue && fact.type !== 'EntryCorrected',
    isUntrue,
  };
}

const printedBefore = (
  sight: Pick<FileSight, 'file' | 'book' | 'now'>,
  correction: Amendment & FileFact,
  target: FileFact,
): readonly Printed[] =>
  correction.type === 'EntryCorrected' ? printedWith(sight.file, { correction, target }, knownOf(sight).amended) : [];

/** Who printed it with what was wrong: whoever corrects it can have the paper brought back. */
export const callBack = (sight: Pick<FileSight, 'area'>, printed: readonly Printed[]): readonly string[] =>
  printed.length === 0
    ? []
    : [
        t('On paper it is as it was. To be called back: {prints}.', {
          prints: printed
            .map(({ fields: { number, whom }, actor, recorded }) => {
              const print = { number, who: actorName(sight, actor), when: date(recorded), whom };
              return whom.trim() === ''
                ? t('print no. {number} by {who} on {when}', print)
                : t('print no. {number} by {who} on {when}, for {whom}', print);
            })
            .join('; '),
        }),
      ];

/** The heading of a line whose content is set aside says what kind of entry it was, never what it said. */
export const hidden = (told: Told): Told => ({ what: t('Set aside: {what}', { what: told.what.split(':')[0] ?? '' }), words: '' });

/** The correction by which it shows that a lapse, or a climb after it, was caused by a mistake. */
export function mistakeOf(sight: FileSight, fact: FileFact): string | null {
  if (fact.type !== 'ObligationLapsed' && fact.type !== 'ObligationClimbed') return null;
  const by = knownOf(sight).mistaken.get(fact.fields.obligation);
  if (!by || fact.happened > by.recorded) return null;
  return t('Caused by a mistake that was corrected on {when}. It counts in nobody’s figures.', { when: date(by.recorded) });
}

/** Every entry that a person made has the way to correct it. */
export const correctLink = (sight: FileSight, fact: FileFact): Href | null =>
  fact.kind === 'entry' && !fact.actor.startsWith('system:settle') && sight.file.disposed === null && entryIn(sight.file, fact.id)
    ? paths.correct.show(sight.file.id, fact.id)
    : null;
