/** What the screens need of the numbers that people write down: read from lines, and written as lines. */
export { numbersIn, numbersWritten } from '../matching/identifiers/written.ts';
