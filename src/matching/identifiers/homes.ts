/** Where two people live, as far as it is one place: a house, a building, a postcode, a street. */
import type { ReadAddress } from './places.ts';
import { shared, strongest } from './shared.ts';
import type { Found, SharedCounts } from './shared.ts';
import type { PlaceCode } from './worth.ts';

export const houseKey = (house: string): string => `house:${house}`;

/** One line: the closest that two addresses come. */
export function compareHomes(left: readonly ReadAddress[], right: readonly ReadAddress[], counts: SharedCounts | undefined): Found[] {
  const found: Found[] = [];
  for (const a of left) {
    for (const b of right) {
      const code = homeCode(a, b);
      if (code === null) continue;
      const [quotedA, quotedB] = code.startsWith('postcode') ? [spaced(a.postcode), spaced(b.postcode)] : [a.raw, b.raw];
      found.push(shared(code, quotedA, quotedB, code === 'address-same' && a.house !== '' ? houseKey(a.house) : '', counts));
    }
  }
  return strongest(found);
}

/** WX1 1AA, however it was typed: of a postcode inside an address only the reading is kept. */
function spaced(postcode: string): string {
  return `${postcode.slice(0, -3)} ${postcode.slice(-3)}`.toUpperCase();
}

function homeCode(a: ReadAddress, b: ReadAddress): PlaceCode | null {
  const isSamePostcode = a.postcode !== '' && a.postcode === b.postcode;
  const isSameArea = a.postcode !== '' && b.postcode !== '' && a.postcode.slice(0, -3) === b.postcode.slice(0, -3);
  if (a.house !== '' && a.house === b.house && (isSameArea || !isElsewhere(a, b))) {
    return a.flat !== '' && b.flat !== '' && a.flat !== b.flat ? 'address-flat-differs' : 'address-same';
  }
  if (isSamePostcode) return 'postcode-same';
  if (isSameArea) return 'postcode-area-same';
  return a.street !== '' && a.street === b.street && !isElsewhere(a, b) && sharesPlace(a, b) ? 'address-street-same' : null;
}

/** There is a High Street in every town: another postcode area, or towns that have no word in common, is another street. */
function isElsewhere(a: ReadAddress, b: ReadAddress): boolean {
  if (a.postcode !== '' && b.postcode !== '') return true;
  return a.place.size > 0 && b.place.size > 0 && !sharesPlace(a, b);
}

function sharesPlace(a: ReadAddress, b: ReadAddress): boolean {
  for (const word of a.place) if (b.place.has(word)) return true;
  return false;
}
