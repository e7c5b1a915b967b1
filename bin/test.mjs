// `npm test`: every check and every test; `npm test -- PATTERN...` runs only the test files whose path contains one of them.
import { enter } from './enter.mjs';

await enter('test/run.ts', { needs: 'everything' });
