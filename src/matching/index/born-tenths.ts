export const SAME_DATE_TENTHS = 139;

/** About what two birth dates will be worth, from their numbers alone: only to choose whom to compare. Doubt is read in favour. */
export function bornTenths(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const years = Math.abs(Math.floor(a / 10_000) - Math.floor(b / 10_000));
  const [first, second] = [a % 10_000, b % 10_000];
  if (a === b) return first === 0 || first === 101 ? 50 : SAME_DATE_TENTHS;
  if (first === 0 || second === 0) return years === 0 ? 50 : years <= 2 ? 10 : -50;
  if (years === 0) {
    if (first === (second % 100) * 100 + Math.floor(second / 100)) return 80;
    if (first === 101 || second === 101) return 40;
  }
  if (first === second) return years === 1 ? 60 : areOneDigitApart(a, b) ? 40 : 20;
  if (areOneDigitApart(a, b)) return 40;
  return years <= 5 ? -20 : -60;
}

function areOneDigitApart(a: number, b: number): boolean {
  let apart = Math.abs(a - b);
  while (apart % 10 === 0) apart /= 10;
  return apart < 10 || apart % 9 === 0;
}
