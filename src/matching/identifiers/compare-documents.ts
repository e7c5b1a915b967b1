/** Two people's numbers compared, kind by kind. A check digit that is wrong on one side explains a slip, and weakens whatever is found. */
import { line } from '../line.ts';
import type { ReadDocument } from './document.ts';
import { isStronger } from './shared.ts';
import type { Found } from './shared.ts';
import { documentTenths } from './worth.ts';

/** For each kind that both have: the best that two of them come to; that they differ counts only where none is shared. */
export function compareDocuments(left: readonly ReadDocument[], right: readonly ReadDocument[]): Found[] {
  const found = new Map<string, Found>();
  for (const a of left) {
    for (const b of right) {
      const compared = compareTwo(a, b);
      if (compared === null) continue;
      const kind = compared.code.replace(/-(?:same-check-wrong|same|near|differs)$/, '');
      const before = found.get(kind);
      if (before === undefined || isStronger(compared, before)) found.set(kind, compared);
    }
  }
  const lines = [...found.values()];
  // The same number under another name of its kind, beside a kind that agrees already, says nothing further.
  const strong = lines.some((one) => one.code !== 'other-same' && one.bits > 0);
  return lines.filter((one) => !(strong && one.code === 'other-same'));
}

function compareTwo(a: ReadDocument, b: ReadDocument): Found | null {
  const kind = a.kind === b.kind ? a.kind : 'other';
  if (a.key === b.key) {
    // A number of five characters under two names may be two numbers, and two states may give one number each.
    if (kind === 'other' && a.kind !== b.kind && a.key.length < 7) return null;
    if (a.country !== '' && b.country !== '' && !isOneCountry(a.country, b.country)) return null;
    const how = a.check === 'wrong' || b.check === 'wrong' ? 'same-check-wrong' : 'same';
    return line(`${kind}-${how}`, a.raw, b.raw, documentTenths(kind, how));
  }
  if (a.kind !== b.kind || kind === 'other') return null;
  const isExplained = (a.check === 'wrong') !== (b.check === 'wrong');
  const bothRight = a.check === 'right' && b.check === 'right';
  if (!bothRight && a.key.length >= 7 && isOneSlip(a.key, b.key))
    return line(`${kind}-near`, a.raw, b.raw, documentTenths(kind, isExplained ? 'near-explained' : 'near'));
  const differs = documentTenths(kind, 'differs');
  // What has a wrong check digit was copied wrongly, so that it differs says less.
  return line(`${kind}-differs`, a.raw, b.raw, a.check === 'wrong' || b.check === 'wrong' ? Math.round(differs / 3) : differs);
}

/** "gbr" and "united kingdom" cannot be told to be one here, so only two writings of one form speak against each other. */
function isOneCountry(a: string, b: string): boolean {
  return a === b || (a.length === 3) !== (b.length === 3);
}

/** One character wrong, or two neighbours in each other's place. */
function isOneSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let wrong = 0;
  let first = -1;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    wrong++;
    if (wrong === 1) first = i;
    else if (wrong > 2 || i !== first + 1 || a[i] !== b[first] || a[first] !== b[i]) return false;
  }
  return wrong > 0;
}
