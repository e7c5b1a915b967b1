#!/usr/bin/env node
// `npx throughline …`, in a checkout.
import { enter } from './enter.mjs';

await enter('src/cli/main.ts', { needs: 'the product' });
