// `npm start`: the same as `throughline start`, with what is missing installed first.
import process from 'node:process';
import { enter } from './enter.mjs';

process.argv.splice(2, 0, 'start');
await enter('src/cli/main.ts', { needs: 'the product' });
