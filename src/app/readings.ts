/** Closings that were drawn to be read (S21): what a page shows of one, the readings by month, and what is recorded. */
import type { Viewer } from '../access/viewer.ts';
import { byText } from '../domain/byText.ts';
import { closersOf, readClosing, staysClosedAfterReading } from '../domain/referral/readingDeciders.ts';
import type { Referral } from '../domain/referral/state.ts';
import { domainFact } from '../domain/upcast.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dayOf } from '../rulebook/engine/amount.ts';
import { drawn, type Drawn } from '../rulebook/uk/sampling.ts';
import { closingsRead } from '../store/readings.ts';
import { viewing } from '../store/viewing.ts';
import type { Outcome } from './act.ts';
import type { House } from './house.ts';
import type { Sight } from './look.ts';
import { look } from './look.ts';
import { actOnFile } from './onFile.ts';
import type { FileSight } from './fileSight.ts';
import { whatStands } from './whatStands.ts';

export type ReadingAct = {
  readonly file: string;
  readonly key: string;
  readonly referral: string;
} & (
  | {
      readonly act: 'read-closing';
      readonly fields: { readonly closing: string; readonly finding: string; readonly reason: string; readonly learnt: string };
    }
  | { readonly act: 'answer-reading'; readonly reading: string; readonly words: string }
);

export const recordReading = (house: House, viewer: Viewer, request: ReadingAct): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: request.act,
    referral: request.referral,
    decide: (file) =>
      request.act === 'read-closing'
        ? readClosing(file, request.referral, request.fields, viewer.practitioner)
        : staysClosedAfterReading(file, request.referral, request.reading, request.words, viewer.practitioner),
  });

export interface DrawnClosing {
  readonly closure: Referral['closures'][number];
  readonly proposal: Referral['proposals'][number] | null;
  readonly why: Drawn;
  readonly reading: Referral['readings'][number] | null;
  /** Whether this viewer proposed or agreed to it. */
  readonly isOwn: boolean;
}

/** The closings of a referral that were drawn, the latest first. */
export const drawnClosings = (
  { file, book }: Pick<FileSight, 'file' | 'book'>,
  referral: Referral,
  viewer: Viewer,
): readonly DrawnClosing[] =>
  referral.closures
    .flatMap((closure): readonly DrawnClosing[] => {
      const why = drawn(file, referral, closure, book);
      return why === null
        ? []
        : [
            {
              closure,
              proposal: referral.proposals.find((each) => each.fact === closure.proposal) ?? null,
              why,
              reading: referral.readings.find((each) => each.closing === closure.fact) ?? null,
              isOwn: closersOf(referral, closure.fact).includes(viewer.practitioner),
            },
          ];
    })
    .toReversed();

/** What readings came to in one month. Small numbers: they stay on the page of those who may see the files. */
export interface ReadingsOfMonth {
  /** "2026-06" */
  readonly month: string;
  readonly sound: number;
  readonly notSound: number;
}

/** The last twelve months in which a closing was read that this viewer may see, the newest first. */
export async function readingsByMonth(
  house: House,
  viewer: Viewer,
): Promise<{ readonly now: Instant; readonly months: readonly ReadingsOfMonth[] }> {
  const { now }: Sight = await look(house, viewer, []);
  const since = now - 366 * 24 * 3_600_000;
  const facts = await viewing(house.pool, viewer, (tx) => closingsRead(tx, house.area, since));
  const months = new Map<string, { sound: number; notSound: number }>();
  for (const fact of whatStands(facts.map(domainFact))) {
    if (fact.type !== 'ClosingRead') continue;
    const month = dayOf(fact.recorded).toPlainYearMonth().toString();
    const counted = months.get(month) ?? { sound: 0, notSound: 0 };
    if (fact.fields.finding === 'sound') counted.sound += 1;
    else counted.notSound += 1;
    months.set(month, counted);
  }
  return { now, months: [...months].map(([month, counts]) => ({ month, ...counts })).toSorted((a, b) => byText(b.month, a.month)) };
}
