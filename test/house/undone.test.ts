// What the database reads by the name of an entry knows nothing of an undoing unless somebody wrote it in: a file that was unsealed by mistake,
// undone, stayed open to the whole area. So an entry that SQL reads by name is never undoable, or stands here with how that SQL honours it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { whyNotUndoable } from '../../src/domain/correction/undoing.ts';
import { entryTypes, isAreaEntry } from '../../src/domain/facts.ts';
import { checkout } from '../support/server.ts';

const withCorrections = 'It is read together with the corrections, and what was set aside is left out.';
const wholeFile = 'It only says at which files to look: what stands is read from the file itself, folded.';
const inSql = 'The SQL asks throughline.stands of each (migration 0066).';

const honoured: Readonly<Record<string, string>> = {
  // Parked things, figures of the panel, closings that were read, what searches found: src/app/{parked,panelFigures,readings,matchBands}.ts.
  WaiverDecided: withCorrections,
  ClimbAcknowledged: withCorrections,
  CaseAdopted: withCorrections,
  CaseClosed: withCorrections,
  ConsentGiven: withCorrections,
  ConsentRefused: withCorrections,
  ProviderReported: withCorrections,
  ClosingRead: withCorrections,
  CandidateRejected: withCorrections,
  CandidateUnsure: withCorrections,
  CandidatesDismissed: withCorrections,
  DisclosureAcknowledged: withCorrections,
  // What came about somebody who is tied: src/app/tiedReports.ts.
  InformationAdded: wholeFile,
  TieRenewed: wholeFile,
  FindAwaits: inSql,
  FindAnswered: inSql,
};

const named = new Set(
  ['src/store/*.ts', 'src/store/migrations/*.sql', 'watchdog/*.ts']
    .flatMap((pattern) => globSync(pattern, { cwd: checkout }))
    .flatMap((file) => [...readFileSync(`${checkout}/${file}`, 'utf8').matchAll(/'([A-Z][A-Za-z]+)'/g)].map(([, name]) => name ?? '')),
);
const read = entryTypes.filter((type) => !isAreaEntry(type) && named.has(type.type)).map(({ type }) => type);

test('an entry that SQL reads by its name is never undoable, unless that SQL honours the undoing', () => {
  assert.ok(read.length > 30, 'there is something to find');
  assert.deepEqual(
    read.filter((type) => !whyNotUndoable(type)).toSorted(),
    Object.keys(honoured).toSorted(),
    'write into the SQL what an undoing and a correction come to, and say here how; or let it not be undone',
  );
});
