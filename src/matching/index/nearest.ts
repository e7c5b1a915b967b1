/**
 * Whom of a segment to compare with what was asked. Each word asked leads to words of the dictionary that it may stand for, each worth a
 * share (meanings.ts); those lead to people, whose worth is summed in one array; the best few hundred are looked at word by word, and
 * are given back in order of what the comparison will probably find. However much is asked, the work is bounded by the numbers below.
 */
import type { NameCounts } from '../weights.ts';
import type { Asked, AskedName } from './asked.ts';
import { SAME_DATE_TENTHS, bornTenths } from './born-tenths.ts';
import { createMeanings } from './meanings.ts';
import { DIFFERS_TENTHS, nameTenths } from './name-tenths.ts';
import { FEW_STRONG } from './segment.ts';
import type { Bearers, Segment, Span } from './segment.ts';

export interface Near {
  readonly person: number;
  /** Tenths of a bit that the comparison will give, roughly. */
  readonly tenths: number;
}

/** A thread's own: it has arrays as long as the segment, cleared after each question. */
export interface Finder {
  /** Likeliest first. Of those whom only names lead to, some 160 are looked at; `most` where that is more. */
  find(asked: Asked, counts: NameCounts, most?: number): Near[];
}

/** People reached by the words of one name; after that, words are worth more to whoever is reached already, and reach nobody new. */
const MOST_REACHED = 16_000;
/** Entries of bearers read in one question, over all names asked. */
const MOST_READ = 60_000;
/** Where a date is asked: entries read of people of any age, the rarest words first. */
const MOST_READ_UNDATED = 2_500;
const SHORT_LIST = 100;
/**
 * People looked at word by word, for one name asked. Where a date is asked, so many within its years and as many outside, whose long
 * lists were not read. Of a million each costs two looks into memory that nobody has just used: with 300 it was a third of a question.
 */
const LOOKED_AT = 160;
const LOOKED_AT_DATED = 45;
/** People of one date who are looked at, whatever they are called. */
const SAME_DATE = 300;
/** Years around those asked in which long lists are read. */
const YEARS_AROUND = 2;

const START = 400;
const CONTACT_TENTHS = 100;

interface Dates {
  /** Where long lists are read: the years asked and some around them. */
  readonly years: Span;
  /** People with the date asked, and with day and month swapped. */
  readonly same: readonly { readonly span: Span; readonly date: number }[];
}

/** Worths from here on count alike. */
const HIGHEST = 2047;

const NOBODY: Span = { from: 0, to: 0 };

export function createFinder(segment: Segment): Finder {
  const meanings = createMeanings(segment);
  /** By person, a bit: most are asked of once, and so many bits lie near by. And the place among those reached. */
  let isReached = new Int32Array((segment.people >>> 5) + 1);
  let places = new Uint16Array(segment.people);
  const reached = new Uint32Array(MOST_REACHED);
  /** By place: what everybody's words come to so far. Side by side, because a million people's worths lie far apart. */
  const worth = new Uint16Array(MOST_REACHED);
  const within = new Uint32Array(HIGHEST + 1);
  const outside = new Uint32Array(HIGHEST + 1);
  const first = new Uint32Array(512);
  let lookedAt = LOOKED_AT;
  let length = 0;
  let left = 0;
  let years = NOBODY;
  let same = NOBODY;

  function reach(ids: Bearers['ids'], from: number, to: number, tenths: number): void {
    const count = Math.min(to - from, left);
    left -= count;
    for (let i = from; i < from + count; i++) {
      const person = ids[i]!;
      const bit = 1 << (person & 31);
      if ((isReached[person >>> 5]! & bit) !== 0) worth[places[person]!]! += tenths;
      else if (length < MOST_REACHED) {
        isReached[person >>> 5]! |= bit;
        places[person] = length;
        reached[length] = person;
        worth[length++] = START + tenths + dateTenths(person);
      }
    }
  }

  /** By where somebody stands in the order of birth alone. */
  function dateTenths(person: number): number {
    return person >= same.from && person < same.to ? SAME_DATE_TENTHS : 0;
  }

  /** The words of a name, rarest first; of each the likeliest meanings first. */
  function reachByName(name: AskedName): void {
    let undated = MOST_READ_UNDATED;
    const bearers = segment.bearersOf(0);
    const rarestFirst = name.words.map((_, i) => ({ i, bearers: bearersOf(i) })).toSorted((a, b) => a.bearers - b.bearers);
    const isFew = name.strong - name.initials < FEW_STRONG;
    for (const { i } of rarestFirst) {
      if (name.words[i]!.isWeak && !isFew) continue;
      const last = meanings.to(i);
      // The beginnings of all their lists, looked up together (slips.ts).
      if (segment.isFixed)
        for (let entry = meanings.from(i); entry < last; entry++) first[entry & 511] = bearers[meanings.bearersFrom(entry)]!;
      for (let entry = meanings.from(i); entry < last; entry++) {
        const word = meanings.word(entry);
        const [from, to] = [meanings.bearersFrom(entry), meanings.bearersTo(entry)];
        const size = to - from;
        if (years.to === 0 || size <= SHORT_LIST || size <= undated) {
          undated -= size;
          reach(segment.bearersOf(word), from, to, meanings.tenths(entry));
        } else {
          for (const span of [years, segment.undated]) {
            const some = segment.within(word, span);
            reach(some.ids, some.from, some.to, meanings.tenths(entry));
          }
        }
      }
    }
  }

  /** A name of its own here (Al), and in this list nothing but a particle in the names of others, by which nobody is reached. */
  function isOnlyParticle(name: AskedName, i: number): boolean {
    const { part, isWeak } = name.words[i]!;
    return !isWeak && meanings.from(i) === meanings.to(i) && segment.find(part.text, part.vowelless, false) >= 0;
  }

  function bearersOf(asked: number): number {
    let sum = 0;
    const last = meanings.to(asked);
    for (let entry = meanings.from(asked); entry < last; entry++) sum += meanings.bearersTo(entry) - meanings.bearersFrom(entry);
    return sum;
  }

  /** The best of those reached, as many outside the years asked as within; of those who are worth the same as the last of them, the first. */
  function best(): number[] {
    const isDated = years.to !== 0;
    const most = isDated ? LOOKED_AT_DATED : lookedAt;
    const { from, to } = years;
    const isOutside = (person: number): boolean => isDated && (person < from || person >= to);
    for (let i = 0; i < length; i++) (isOutside(reached[i]!) ? outside : within)[Math.min(worth[i]!, HIGHEST)]!++;
    const leastWithin = leastOf(within, most);
    const leastOutside = isDated ? leastOf(outside, most) : HIGHEST;
    const chosen: number[] = [];
    let [roomWithin, roomOutside] = [most, most];
    const atLeast: number[] = [];
    const least = Math.min(leastWithin, leastOutside);
    for (let i = 0; i < length; i++) {
      if (worth[i]! < least) continue;
      const person = reached[i]!;
      const isOut = isOutside(person);
      const more = worth[i]! - (isOut ? leastOutside : leastWithin);
      if (more < 0) continue;
      if (more === 0) atLeast.push(person);
      else {
        chosen.push(person);
        if (isOut) roomOutside--;
        else roomWithin--;
      }
    }
    for (const person of atLeast) if ((isOutside(person) ? roomOutside-- : roomWithin--) > 0) chosen.push(person);
    return chosen;
  }

  function forget(): void {
    for (let i = 0; i < length; i++) isReached[reached[i]! >>> 5] = 0;
    length = 0;
    meanings.drop();
  }

  return {
    find(asked, counts, most = 0) {
      lookedAt = Math.max(LOOKED_AT, most);
      // A question that broke off leaves nothing to the next.
      forget();
      if (places.length < segment.people) {
        places = new Uint16Array(segment.people * 2);
        isReached = new Int32Array((places.length >>> 5) + 1);
      }
      const found = new Map<number, number>();
      const offer = (person: number, tenths: number): void => {
        if (tenths > (found.get(person) ?? -Infinity)) found.set(person, tenths);
      };
      const dates = datesOf(asked, segment);
      years = dates?.years ?? NOBODY;
      same = dates?.same[0]?.span ?? NOBODY;
      left = MOST_READ;
      meanings.begin();
      for (const name of asked.names) {
        meanings.take(name, counts);
        reachByName(name);
        const chosen = best();
        segment.expect(chosen);
        for (const person of chosen) {
          if (segment.isGone(person)) continue;
          offer(person, nameTenths(segment, meanings, name, person) + bornTenths(asked.date, segment.dateOf(person)));
        }
        const isParticle = name.words.some((_, i) => isOnlyParticle(name, i));
        const ofSameDate = (person: number): void => {
          if (segment.isGone(person) || found.has(person)) return;
          const said = nameTenths(segment, meanings, name, person);
          if (said > DIFFERS_TENTHS || isParticle) offer(person, said + bornTenths(asked.date, segment.dateOf(person)));
        };
        for (const { span, date } of dates?.same ?? []) {
          if (segment.isFixed) for (let person = span.from; person < Math.min(span.to, span.from + SAME_DATE); person++) ofSameDate(person);
          // Who came since stands in no order.
          else
            for (let person = 0; person < segment.people; person++)
              if (!segment.isGone(person) && segment.dateOf(person) === date) ofSameDate(person);
        }
        forget();
      }
      for (const key of asked.contacts) {
        segment.withContact(key, (person) => {
          if (!segment.isGone(person)) offer(person, Math.max(found.get(person) ?? 0, 0) + CONTACT_TENTHS);
        });
      }
      return [...found].map(([person, tenths]) => ({ person, tenths })).toSorted((a, b) => b.tenths - a.tenths);
    },
  };
}

function datesOf({ date, years }: Asked, segment: Segment): Dates | null {
  if (years === null) return null;
  const first = (years.from - YEARS_AROUND) * 10_000;
  const last = (years.to + YEARS_AROUND) * 10_000 + 9_999;
  const swapped = Math.floor(date / 10_000) * 10_000 + (date % 100) * 100 + (Math.floor(date / 100) % 100);
  const isFull = date % 10_000 > 101;
  return {
    years: segment.span(first, last),
    same: isFull ? (swapped === date ? [date] : [date, swapped]).map((each) => ({ span: segment.span(each, each), date: each })) : [],
  };
}

/** The worth from which on there are at least so many, or 1; the counts are cleared. */
function leastOf(counts: Uint32Array, most: number): number {
  let least = HIGHEST;
  for (let sum = counts[least]!; sum < most && least > 1; sum += counts[least]!) least--;
  counts.fill(0);
  return least;
}
