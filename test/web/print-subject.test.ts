// The sheet of a subject of interest on paper: what the subject's page shows, and nothing of what the page does not.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { tellSubjects } from '../../src/app/demonstration/subjects.ts';
import { uk } from '../../src/rulebook/uk/rulebook.ts';
import { createPool, type Pool } from '../../src/store/pools.ts';
import { buildServer } from '../../src/web/server.ts';
import { webDepsOf } from '../../src/web/wiring.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { matcherHere } from '../support/matcher.ts';
import { readPdf } from '../support/pdf.ts';
import { Visitor } from '../support/visitor.ts';

describe('the sheet of a subject of interest', () => {
  let database: FreshDatabase;
  let pool: Pool;
  let host: ReturnType<typeof matcherHere>;
  let now = 0;
  let app: Awaited<ReturnType<typeof buildServer>>;
  const faults: unknown[] = [];
  before(async () => {
    database = await freshDatabase();
    pool = createPool({ url: database.serviceUrl, applicationName: 'throughline test', max: 8 });
    host = matcherHere(database.matcherUrl, 'wexmoor');
    const house = {
      pool,
      area: 'wexmoor',
      rulebook: uk,
      now: async () => now,
      newId: () => randomBytes(16).toString('hex'),
      newSalt: () => randomBytes(32),
      matcher: () => host.ready(),
      log: () => {},
      setClock: (to: number) => void (now = Math.max(now, to)),
    };
    await tellSubjects(house);
    const product = {
      house,
      areaName: 'Wexmoor, subjects of interest',
      subjects: true,
      kind: 'demonstration' as const,
      forward: async () => {},
      [Symbol.asyncDispose]: async () => {},
    };
    const deps = webDepsOf(product, {
      cookieSecret: 'a secret that only these tests know, 0123456789',
      cacheFolder: join(import.meta.dirname, '../../node_modules/.cache/throughline'),
    });
    app = await buildServer({ ...deps, reportFault: (fault) => void faults.push(fault) });
  });
  after(async () => {
    await app.close();
    await pool.end();
    await host[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  it('says how the subject stands, until when, what stopped, and who answers; marked on each page and tagged whole', async () => {
    const jonah = new Visitor(app);
    assert.equal((await jonah.signIn('jonah')).status, 303);
    const list = (await jonah.get('/subjects?list=suspended')).body;
    const page = /href="([^"]*)">Senna Thornbury/.exec(list)?.[1] ?? assert.fail('no link to the subject');
    const file = /\/files\/[^/"]+/.exec((await jonah.get(page)).body)?.[0] ?? assert.fail('no link to the file');
    const form = await jonah.get(`${file}/print`);
    assert.equal(form.status, 200, JSON.stringify(faults));
    assert.match(form.body, /value="subject" checked/);
    const fields = { reason: 'For the look of the team leader.', marking: 'OFFICIAL-SENSITIVE', part: 'subject' };
    const seen = await jonah.post(`${file}/print`, fields);
    assert.equal(seen.status, 200, `${seen.body.slice(0, 300)} ${JSON.stringify(faults)}`);
    const pdf = await readPdf(seen.bytes);
    assert.equal(pdf.isMarked, true);
    assert.deepEqual(pdf.outline.slice(1, 2), ['Subject of interest']);
    for (const words of ['Name Senna Thornbury', 'P2, tier 1', 'Suspended until 19 June 2026', 'The weekly look at what is public'])
      assert.ok(pdf.text.includes(words), `${words} in ${pdf.text}`);
    for (const { unmarked, artifacts } of pdf.pages) {
      assert.equal(unmarked, '');
      assert.match(artifacts, /OFFICIAL-SENSITIVE[\s\S]*Printed by Jonah Featherby, Case officer, north/);
    }
    // Chosen alone: what the other parts say is not in it, and that it is not is said.
    assert.doesNotMatch(pdf.text, /Chronology, oldest first|Open promises What is owed/);
    assert.match(pdf.text, /Not in this copy [^.]*Chronology/);
    for (const other of ['Larkmead', 'Ashdown']) assert.ok(!pdf.text.includes(other), 'one subject, and no other');
    assert.deepEqual(faults, []);
  });
});
