// Writes what the documentation takes from the code. Run: node src/cli/writeDocs.ts (Node 26).
import { writeFileSync } from 'node:fs';
import { documents } from '../app/documents.ts';

for (const { path, is, ought } of documents()) if (is !== ought) writeFileSync(path, ought);
