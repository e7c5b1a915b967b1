/**
 * Text from outside as it can be kept and shown. PostgreSQL holds no U+0000 and the ledger no half of a character; marks that turn the
 * direction of writing would let one line of a chronology pretend to be another. Each becomes the mark for "a character was here", so
 * that nothing is lost in silence and nothing stops a report; the bytes stay in the arrival as they came.
 */

// Controls but tab and line feed; embeddings, overrides and isolates of direction. The plain direction marks and the joiners stay: Arabic, Persian and Indic names need them.
const illegible = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;
/** Word processors paste these for a new line. */
const otherLineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

export const legible = (text: string): string => text.toWellFormed().replace(otherLineEnds, '\n').replace(illegible, '\ufffd');
