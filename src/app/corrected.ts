/** What pages ask of corrections: the domain's own answers. */
export { type Amended, amendedIn, effective, isOutdated } from '../domain/correction/amended.ts';
export { entryIn, mayBeRestated } from '../domain/correction/deciders.ts';
export { type CorrectionSort, correctionSorts } from '../domain/correction/entries.ts';
export { printedWith, recipientsIn, reliantIn, type Standing } from '../domain/correction/reliance.ts';
export { mistakenLapses } from '../rulebook/engine/mistakes.ts';
export { postFor } from '../domain/file/posts.ts';
