/**
 * About what comparing one asked name with a person's will give, from the numbers of their words: each asked word takes the best it
 * finds, though two may take the same. The exact assignment (align.ts) comes after, for those for whom this is high.
 */
import { WEAK_TENTHS } from './asked.ts';
import type { AskedName, AskedWord } from './asked.ts';
import { FACTS, LENGTH, LENGTH_ONLY, LETTERS, START, isVowelless } from './facts.ts';
import type { Meanings } from './meanings.ts';
import { INITIAL, JOINED, LAST_OF_NAME, WEAK, WORD } from './segment.ts';
import type { Segment } from './segment.ts';
import { beginAlike, isAmong, lettersApart, lettersOf, slipsApart, spellingOf } from './spelling.ts';

export const DIFFERS_TENTHS = -70;
const EXTRA_TENTHS = -12;
const INITIAL_TENTHS = 15;

/** What is left of a word's weight where two look a little alike and nothing else of the names answers to them; `alike` finds something for most. */
const SIMILAR_SHARE = 0.4;
const SHORTEST = 4;
/** Letters that only one of two words has, beyond which they are unlike, and slips for each letter of the longer: where they begin alike, and where not. */
const APART_BEGUN = 5;
const APART = 3;
const SLIPS_BEGUN = 0.45;
const SLIPS = 0.34;

const best: number[] = [];
/** Words of the name looked at that nothing asked may stand for. */
const others: number[] = [];

/** Of the person's names the one that answers best. */
export function nameTenths(segment: Segment, meanings: Meanings, name: AskedName, person: number): number {
  const { ids, from, to } = segment.wordsOf(person);
  let most = DIFFERS_TENTHS * Math.max(1, name.strong);
  for (let i = from; i < to; ) {
    best.length = others.length = 0;
    for (let j = 0; j < name.words.length; j++) best.push(0);
    let strong = 0;
    let taken = 0;
    let initials = 0;
    let joined = 0;
    for (let isLast = false; !isLast && i < to; i++) {
      const entry = ids[i]!;
      isLast = (entry & LAST_OF_NAME) !== 0;
      if ((entry & WEAK) !== 0) {
        // A particle there may be a part asked; two particles say nothing.
        for (let at = meanings.first(entry & WORD); at >= 0; at = meanings.next(at)) {
          const asked = meanings.asked(at);
          if (!name.words[asked]!.isWeak && best[asked]! < WEAK_TENTHS) best[asked] = WEAK_TENTHS;
        }
        continue;
      }
      if ((entry & JOINED) === 0) strong++;
      if ((entry & INITIAL) !== 0) {
        initials++;
        continue;
      }
      let isTaken = false;
      for (let at = meanings.first(entry & WORD); at >= 0; at = meanings.next(at)) {
        const asked = meanings.asked(at);
        if (meanings.tenths(at) > best[asked]!) best[asked] = meanings.tenths(at);
        isTaken = true;
      }
      if (!isTaken) {
        if ((entry & JOINED) === 0) others.push(entry & WORD);
      } else if ((entry & JOINED) === 0) taken++;
      else joined++;
    }
    most = Math.max(most, total(segment, name, strong, taken, joined, initials));
  }
  return most;
}

function total(segment: Segment, name: AskedName, strong: number, taken: number, joined: number, initials: number): number {
  let tenths = 0;
  let unanswered = 0;
  let similar = 0;
  const { single, both, isStrong } = name;
  for (let i = 0; i < single.length; i++) {
    const [here, next, together] = [worthOf(single[i]!), worthOf(single[i + 1] ?? -1), worthOf(both[i]!)];
    // Two neighbours asked, written as one there: unless each answers for itself.
    if (together > here + next) {
      tenths += together;
      i++;
    } else if (here > 0) tenths += here;
    else if (isStrong[i]) {
      const asked = name.words[single[i]!];
      if (asked !== undefined && others.length > 0 && isAnyOther(segment, asked)) {
        tenths += Math.round(SIMILAR_SHARE * asked.tenths);
        similar++;
      } else unanswered++;
    }
  }
  const asInitials = Math.min(unanswered, initials + name.initials);
  tenths += asInitials * INITIAL_TENTHS;
  unanswered -= asInitials;
  const over = Math.max(0, strong - taken - similar - joined * 2 - asInitials);
  return tenths + Math.min(unanswered, over) * DIFFERS_TENTHS + Math.abs(unanswered - over) * EXTRA_TENTHS;
}

/** Whether one of the other words looks a little like this one; it is then no longer among them. */
function isAnyOther({ facts, units }: Segment, { part }: AskedWord): boolean {
  const letters = lettersOf(part.text);
  for (let i = 0; i < others.length; i++) {
    const at = others[i]! * FACTS;
    const theirs = facts[at + LETTERS]!;
    const length = facts[at + LENGTH]! & LENGTH_ONLY;
    const shorter = Math.min(part.text.length, length);
    const longer = Math.max(part.text.length, length);
    if (shorter < SHORTEST || longer <= SHORTEST || isVowelless(facts[at + LENGTH]! >>> 16) !== part.vowelless) continue;
    const isBegun = beginAlike(letters, theirs);
    const mayBePart = isBegun && isAmong(letters, theirs);
    if (!mayBePart && lettersApart(letters, theirs) > (isBegun ? APART_BEGUN : APART)) continue;
    const slips = slipsApart(spellingOf(part.text), units, facts[at + START]!, length);
    if ((mayBePart && slips === longer - shorter) || slips <= longer * (isBegun ? SLIPS_BEGUN : SLIPS)) {
      others[i] = others[others.length - 1]!;
      others.length--;
      return true;
    }
  }
  return false;
}

const worthOf = (asked: number): number => (asked < 0 ? 0 : best[asked]!);
