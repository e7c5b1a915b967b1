// The sheet of a subject of interest on paper: what the subject's page shows, and nothing of what the page does not.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readPdf } from '../support/pdf.ts';
import { type SubjectsSite, toldSubjects } from '../support/toldSubjects.ts';

describe('the sheet of a subject of interest', () => {
  let site: SubjectsSite;
  before(async () => {
    site = await toldSubjects();
  });
  after(() => site[Symbol.asyncDispose]());

  it('says how the subject stands, until when, what stopped, and who answers; marked on each page and tagged whole', async () => {
    const jonah = await site.as('jonah');
    const list = (await jonah.get('/subjects?list=suspended')).body;
    const page = /href="([^"]*)">Senna Thornbury/.exec(list)?.[1] ?? assert.fail('no link to the subject');
    const file = /\/files\/[^/"]+/.exec((await jonah.get(page)).body)?.[0] ?? assert.fail('no link to the file');
    const form = await jonah.get(`${file}/print`);
    assert.equal(form.status, 200, JSON.stringify(site.faults));
    assert.match(form.body, /value="subject" checked/);
    const fields = { reason: 'For the look of the team leader.', marking: 'OFFICIAL-SENSITIVE', part: 'subject' };
    const seen = await jonah.post(`${file}/print`, fields);
    assert.equal(seen.status, 200, `${seen.body.slice(0, 300)} ${JSON.stringify(site.faults)}`);
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
    assert.deepEqual(site.faults, []);
  });

  it('has what was read about them with what followed from it', async () => {
    const jonah = await site.as('jonah');
    const form = /href="(\/files\/[^"]*\/follows)"/.exec((await jonah.get('/today')).body)?.[1] ?? assert.fail('nothing was read');
    const about = /name="about" value="([^"]*)"/.exec((await jonah.get(form)).body)?.[1] ?? '';
    const answer = { key: site.house.newId(), about, outcome: 'acted on', reason: 'Her sister was called.' };
    assert.equal((await jonah.post(form, answer)).status, 303);
    const file = form.split('/subjects/')[0] ?? '';
    await jonah.get(`${file}/print`);
    const fields = { reason: 'For the look of the team leader.', marking: 'OFFICIAL-SENSITIVE', part: 'subject' };
    const { text } = await readPdf((await jonah.post(`${file}/print`, fields)).bytes);
    assert.match(
      text.replaceAll(/\s+/g, ' '),
      /She asked for the bag back, and named the Friday\. Acted on, says Jonah Featherby, [^:]*:\d\d: Her sister was called\./,
    );
  });
});
