/**
 * About what comparing one asked name with a person's will give, from the numbers of their words: each asked word takes the best it
 * finds, though two may take the same. The exact assignment (align.ts) comes after, for those for whom this is high.
 */
import { WEAK_TENTHS } from './asked.ts';
import type { AskedName } from './asked.ts';
import type { Meanings } from './meanings.ts';
import { INITIAL, JOINED, LAST_OF_NAME, WEAK, WORD } from './segment.ts';
import type { Segment } from './segment.ts';

export const DIFFERS_TENTHS = -70;
const EXTRA_TENTHS = -12;
const INITIAL_TENTHS = 15;

const best: number[] = [];

/** Of the person's names the one that answers best. */
export function nameTenths(segment: Segment, meanings: Meanings, name: AskedName, person: number): number {
  const { ids, from, to } = segment.wordsOf(person);
  let most = DIFFERS_TENTHS * Math.max(1, name.strong);
  for (let i = from; i < to; ) {
    best.length = 0;
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
      if (!isTaken) continue;
      if ((entry & JOINED) === 0) taken++;
      else joined++;
    }
    most = Math.max(most, total(name, strong, taken, joined, initials));
  }
  return most;
}

function total(name: AskedName, strong: number, taken: number, joined: number, initials: number): number {
  let tenths = 0;
  let unanswered = 0;
  const { single, both, isStrong } = name;
  for (let i = 0; i < single.length; i++) {
    const [here, next, together] = [worthOf(single[i]!), worthOf(single[i + 1] ?? -1), worthOf(both[i]!)];
    // Two neighbours asked, written as one there: unless each answers for itself.
    if (together > here + next) {
      tenths += together;
      i++;
    } else if (here > 0) tenths += here;
    else if (isStrong[i]) unanswered++;
  }
  const asInitials = Math.min(unanswered, initials + name.initials);
  tenths += asInitials * INITIAL_TENTHS;
  unanswered -= asInitials;
  const others = Math.max(0, strong - taken - joined * 2 - asInitials);
  return tenths + Math.min(unanswered, others) * DIFFERS_TENTHS + Math.abs(unanswered - others) * EXTRA_TENTHS;
}

const worthOf = (asked: number): number => (asked < 0 ? 0 : best[asked]!);
