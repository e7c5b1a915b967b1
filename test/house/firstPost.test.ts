// Who acts is a person, with every post that they fill. `viewer.post` is only the first of these in the directory's order: whoever decides
// by it lets somebody waive, second or authorise by one post what they owe by the other. Each use of it is stated here with why it decides nothing.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkout } from '../support/server.ts';

const decidesNothing: Readonly<Record<string, string>> = {
  'src/app/cases.ts': 'in whose name a waiver stands where they answer for no overseeing post: the policies refuse it then',
  'src/app/envelope.ts': 'the post that an entry is written under',
  'src/app/reading.ts': 'the post that a reading is logged under',
  'src/app/permission.ts': 'a line of the log',
  'src/app/onFile.ts': 'the post that a proposal is written under; gates compare people',
  'src/app/registers.ts': 'null: cover from another area, which has no post here',
  'src/app/capacity.ts': 'who set it: one person may',
  'src/app/directory.ts': 'who set it: one person may',
  'src/app/matchBands.ts': 'who set it: one person may',
  'src/app/release/answering.ts': 'the organisation that an answer is sent in the name of',
  'src/app/silentHits.ts': 'who holds it, only where the file has no lead',
  'src/app/silentLines.ts': 'where a search came from',
  'src/web/file/lead.ts': 'what is marked as their own in a list',
  'src/web/print/paper.ts': 'who printed it, on the paper',
  'src/web/search/found.ts': 'null: cover from another area, which has no post here',
  'src/web/staff.ts': 'null: cover from another area, which has no post here',
  'src/web/subjects/leads.ts': 'what is chosen beforehand in a list',
  'src/web/told/tell.ts': 'what is chosen beforehand in a list',
};

test('nothing is decided by somebody’s first post: each place that reads it says why it may', () => {
  const using = globSync('src/**/*.ts', { cwd: checkout }).filter(
    (file) => !file.endsWith('.test.ts') && /\bviewer\??\.post\b/.test(readFileSync(join(checkout, file), 'utf8')),
  );
  assert.ok(using.length > 10, 'it looks at something');
  assert.deepEqual(using.toSorted(), Object.keys(decidesNothing).toSorted());
});
