// Nothing typed twice, in: real documents made here (a docx with tables, a PDF by Chromium, an e-mail with an attachment, a pasted note) and
// hostile ones; what is put into a field says from where, what is not is listed, and what cannot be read is lost nowhere.
import assert from 'node:assert/strict';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { intoFields, leaveDocument, takeDocument } from '../../src/app/documentIn.ts';
import { forms, loadForms } from '../../src/app/loadable.ts';
import { readDocument } from '../../src/app/readDocument.ts';
import { connect } from '../../src/store/connect.ts';
import { fillable } from '../../src/feeds/document/map.ts';
import { inputsOf } from '../../src/web/referral/question.ts';
import { questions } from '../../src/web/referral/questions.ts';
import { publicViewer } from '../../src/store/viewing.ts';
import { openBrowser } from '../support/browser.ts';
import { freshFolder } from '../support/folder.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const p = (text: string, style = ''): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map(
      (row) =>
        `<w:tr>${row
          .map(
            (cell) =>
              `<w:tc>${cell
                .split('\n')
                .map((line) => p(line))
                .join('')}</w:tc>`,
          )
          .join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;
const docx = (body: string, more: Readonly<Record<string, Uint8Array>> = {}, prolog = ''): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?>${prolog}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
    ...more,
  });

const form = docx(
  p('Concern form', 'Heading1') +
    table(
      ['Full name:', 'Tamsin Quennell'],
      ['Date of birth', '3 February 2010'],
      ['School', 'Harrow Lane Academy'],
      ['Interpreter needed?', '☐ Yes ☒ No'],
      ['Shoe size', '38'],
      ['Age', 'about a year older than mine'],
    ) +
    p('What happened?', 'Heading2') +
    p('She showed a list of names.') +
    p('She said that they would be sorry.') +
    p('Action taken: We told her form tutor.'),
  { 'word/media/image1.png': new Uint8Array(10), 'word/vbaProject.bin': new Uint8Array(10) },
);

const read = async (bytes: Uint8Array) => {
  const into = await intoFields(bytes);
  if (!into.ok) throw new Error(into.fault);
  return into.fields;
};
const faultOf = async (bytes: Uint8Array): Promise<string> => {
  const into = await intoFields(bytes);
  return into.ok ? 'read' : into.fault;
};

describe('a document is read into the fields', () => {
  it('of a docx: tables, headings and labels, each with where it stood; what is not sure is left for a person', async () => {
    const { answers, from, unread, notRead, text, form: title } = await read(form);
    assert.deepEqual(answers, {
      fullName: 'Tamsin Quennell',
      'born-day': '3',
      'born-month': '2',
      'born-year': '2010',
      schoolOrWork: 'Harrow Lane Academy',
      interpreter: 'no',
      whatHappened: 'She showed a list of names.\nShe said that they would be sorry.',
      alreadyDone: 'We told her form tutor.',
    });
    assert.equal(from['fullName'], 'table 1, row 1, “Full name”');
    assert.deepEqual(unread, ['Concern form', 'Shoe size | 38', 'Age: about a year older than mine']);
    assert.deepEqual(notRead, ['1 picture', 'a macro, which was not run']);
    assert.match(text, /Shoe size\t38/);
    assert.equal(title, 'Any form or letter');
  });

  it('of a PDF that a browser printed, with its columns', async () => {
    const browser = await openBrowser();
    try {
      const tab = await browser.newPage();
      await tab.setContent(
        `<h1>Concern form</h1><table style="width:100%"><tr><td>Name of child</td><td>Tamsin Quennell</td></tr><tr><td>DOB</td><td>03/02/2010</td></tr></table>
         <p>Details of concern: She showed a list of names.</p>`,
      );
      const { answers, from } = await read(await tab.pdf());
      assert.deepEqual(answers, {
        fullName: 'Tamsin Quennell',
        'born-day': '3',
        'born-month': '2',
        'born-year': '2010',
        whatHappened: 'She showed a list of names.',
      });
      assert.equal(from['fullName'], 'page 1, “Name of child”');
    } finally {
      await browser.close();
    }
  });

  it('of an e-mail with the form attached, and says what it left out', async () => {
    const mail = [
      'From: "Ann Bee" <ann.bee@school.example>',
      'Subject: Please see the form',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="x"',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<style>p{color:red}</style><p>Your telephone number: 01632 960 222</p><p>Kind regards</p><img src="https://tracker.example/a.png">',
      '--x',
      'Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name="form.docx"',
      'Content-Disposition: attachment; filename="form.docx"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(form).toString('base64'),
      '--x',
      'Content-Type: image/png; name="photo.png"',
      'Content-Disposition: attachment; filename="photo.png"',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '--x--',
      '',
    ].join('\r\n');
    const { answers, from, unread, notRead } = await read(Buffer.from(mail));
    assert.equal(answers['yourName'], 'Ann Bee');
    assert.equal(answers['yourEmail'], 'ann.bee@school.example');
    assert.equal(answers['yourTelephone'], '01632 960 222');
    assert.equal(answers['fullName'], 'Tamsin Quennell');
    assert.equal(from['fullName'], 'attachment 1, table 1, row 1, “Full name”');
    assert.ok(unread.includes('Kind regards'));
    assert.ok(notRead.some((each) => each.startsWith('attachment 2 (image/png)')));
    assert.equal(unread.join().includes('tracker'), false);
  });

  it('of a pasted note, and a form that its own map knows', async () => {
    const note = await read(
      Buffer.from(
        'Name: Bertram Quillfeather\r\nDOB: 31/31/2001\nReason for referral:\nHe said it twice.\n\nThen he left.\nAddress: 4 Hook Road',
      ),
    );
    assert.deepEqual(note.answers, {
      fullName: 'Bertram Quillfeather',
      whatHappened: 'He said it twice.\nThen he left.',
      address: '4 Hook Road',
    });
    assert.deepEqual(note.unread, ['DOB: 31/31/2001']);
    const northmere = await read(
      Buffer.from(
        'Northmere Schools\nWorry Form\nPupil: Tamsin Quennell\nTell us the story\nA list of names.\nHas the pupil been told? No',
      ),
    );
    assert.equal(northmere.form, 'Northmere Schools Worry Form (invented)');
    assert.deepEqual(northmere.answers, { fullName: 'Tamsin Quennell', whatHappened: 'A list of names.', knowsOfReferral: 'no' });
  });

  it('names only questions that the form has, in every map', () => {
    const inputs = new Set(questions.flatMap(({ body }) => body).map(({ name }) => name));
    for (const field of Object.keys(fillable)) assert.ok(inputs.has(field), field);
    assert.ok(forms().maps.length >= 2);
    assert.ok(questions.flatMap(({ body }) => body).flatMap(inputsOf).length > 0);
  });

  it('takes an installation’s own maps, and says which file is wrong', async () => {
    await using folder = await freshFolder();
    const own = { map: 'own', version: 1, title: 'Own', words: '', recognise: ['Own form'], fields: [{ to: 'fullName', labels: ['Wer'] }] };
    writeFileSync(join(folder.path, 'own.json'), JSON.stringify(own));
    assert.ok(loadForms(folder.path).maps.some(({ map }) => map === 'own'));
    writeFileSync(join(folder.path, 'bad.json'), JSON.stringify({ ...own, fields: [{ to: 'score', labels: ['x'] }] }));
    assert.throws(() => loadForms(folder.path), /bad\.json/);
  });
});

describe('a hostile document', () => {
  it('is refused with what is wrong, whatever it is', async () => {
    const bomb = docx(p('a'.repeat(21_000_000)));
    assert.ok(bomb.length < 100_000, 'small, and unpacks to 21 MB');
    const entities = `<!DOCTYPE w [${'<!ENTITY a "aaaaaaaaaa">'}<!ENTITY b "${'&a;'.repeat(10)}">]>`;
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`x/${i}`, new Uint8Array(1)]));
    const lies = Buffer.from(form);
    for (const [name, bytes, fault] of [
      ['a zip bomb', bomb, 'too-large'],
      ['two thousand entries', docx(p('a'), many), 'too-large'],
      ['entities', docx(p('a'), {}, entities), 'malformed'],
      ['XML that does not end', docx('<w:p><w:r><w:t>a'), 'malformed'],
      ['a zip that is none', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]), 'malformed'],
      ['a zip cut in half', lies.subarray(0, lies.length / 2), 'malformed'],
      ['a zip of something else', zipSync({ 'a.txt': strToU8('hello') }), 'unknown-kind'],
      ['a PDF that is none', Buffer.from('%PDF-1.7\nnothing of the kind'), 'malformed'],
      ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-kind'],
      ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 5, 0, 0, 7, 1]), 'unknown-kind'],
      ['nothing', Buffer.alloc(0), 'no-text'],
      ['a page without text', docx(p('')), 'no-text'],
      ['eleven megabytes', Buffer.alloc(11_000_000, 97), 'too-large'],
      ['text without end', Buffer.alloc(300_000, 'a '), 'too-large'],
    ] as const)
      assert.equal(await faultOf(bytes), fault, name);
  });

  it('has a time, and its thread is ended then', async () => {
    let told = 0;
    process.once('worker', (thread) => {
      const end = thread.terminate.bind(thread);
      thread.terminate = () => ((told += 1), end());
    });
    assert.deepEqual(await readDocument(form, 1), { ok: false, fault: 'too-slow' });
    assert.equal(told, 1);
    assert.equal((await readDocument(form)).ok, true);
  });

  it('is text when it is shown: nothing of it is markup, hidden or turned', async () => {
    const { answers } = await read(Buffer.from('Name: \u202e<script>alert(1)</script>\u0000\u200b'));
    assert.equal(answers['fullName'], '<script>alert(1)</script>');
  });
});

describe('the pages that take a document', () => {
  let site: StaffSite;
  before(async () => {
    site = await staffSite();
  });
  after(() => site[Symbol.asyncDispose]());

  async function upload(visitor: Visitor, path: string, bytes: Uint8Array, fields: Readonly<Record<string, string>> = {}) {
    const parts = Object.entries({ _csrf: visitor.token(), ...fields }).map(
      ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const head = `${parts.join('')}--b\r\nContent-Disposition: form-data; name="document"; filename="Tamsin Quennell.docx"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    const response = await site.app.inject({
      method: 'POST',
      url: path,
      remoteAddress: visitor.address,
      headers: {
        cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'content-type': 'multipart/form-data; boundary=b',
      },
      payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]),
    });
    for (const cookie of response.cookies) visitor.cookies.set(cookie.name, encodeURIComponent(cookie.value));
    return { status: response.statusCode, body: response.body, to: response.headers.location ?? null };
  }
  const sql = async (text: string) => {
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    return (await superuser.query<Record<string, unknown>>(text)).rows;
  };

  it('give staff the fields to check, keep the document, and take it once with the time at which it came', async () => {
    const gita = await site.as('gita');
    await gita.get('/documents');
    const left = await upload(gita, '/documents', form);
    assert.match(String(left.to), /^\/documents\/[0-9a-f]{32}$/);
    const here = String(left.to);
    assert.match((await gita.get('/today')).body, new RegExp(`A document to check[\\s\\S]*href="${here}"`));
    const check = await gita.get(here);
    assert.match(check.body, /Put in for you from: table 1, row 1, “Full name”\. Check it\./);
    assert.match(check.body, /Not put into any field \(5\)[\s\S]*Shoe size \| 38/);
    assert.doesNotMatch(
      JSON.stringify(await sql('select content_type, reference from throughline.arrival')),
      /Quennell/,
      'the name of a file is kept nowhere',
    );
    site.house.at('2026-03-02T10:00');
    assert.match(check.body, /<input[^>]*name="fullName"[^>]*value="Tamsin Quennell"/);
    const fields = { 'born-day': '3', 'born-month': '2', 'born-year': '2010' };
    const taken = await gita.post(here, { ...fields, fullName: 'Tamsin Rose Quennell', whatHappened: 'She showed a list of names.' });
    assert.match(String(taken.to), /^\/files\/f-[0-9a-f]+\?done=document-taken$/);
    assert.match((await gita.get(String(taken.to))).body, /Tamsin Rose Quennell[\s\S]*She showed a list of names/);
    assert.deepEqual(await sql(`select queue from throughline.queue_item`), []);
    assert.deepEqual(await sql(`select distinct learnt from ledger.fact where type = 'ReferralReceived'`), [
      { learnt: Date.parse('2026-03-02T09:00:00Z') },
    ]);
    const settled = await gita.get(here);
    assert.match(String(settled.to), /^\/arrivals\//);
    assert.doesNotMatch((await gita.get(String(settled.to))).body, /Shoe size/, 'a document that is taken may name who told us');
    await gita.get('/documents');
    assert.match(
      String((await gita.post(here, { ...fields, fullName: 'Somebody', whatHappened: 'Again.' })).to),
      /^\/arrivals\//,
      'taken once',
    );
    assert.equal((await sql(`select from ledger.fact where type = 'ReferralReceived'`)).length, 1);
  });

  it('keep what cannot be read on the queue, with why', async () => {
    const gita = await site.as('gita');
    await gita.get('/documents');
    const left = await upload(gita, '/documents', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    assert.match(String((await gita.get(String(left.to))).to), /^\/arrivals\//);
    assert.deepEqual(await sql(`select queue, why from throughline.queue_item`), [
      { queue: 'unreadable', why: 'The document is of an old kind (.doc, .msg, .rtf).' },
    ]);
  });

  it('put a referrer’s own form into the questions, who checks them, and nothing is kept but in the draft', async () => {
    const before = (await sql('select from throughline.arrival')).length;
    const visitor = site.visitor();
    await visitor.get('/tell-us/document');
    assert.equal((await upload(visitor, '/tell-us/document', form)).to, '/tell-us/danger');
    assert.match((await visitor.get('/tell-us/danger')).body, /\d+ answers were taken from your document\. Check each as you go on/);
    const who = await visitor.get('/tell-us/who');
    assert.match(who.body, /value="Tamsin Quennell"/);
    assert.match(who.body, /Put in for you from: table 1, row 1/);
    assert.match(who.body, /The whole text of your document/);
    assert.match((await visitor.get('/tell-us/check')).body, /What was put into no question \(5\)[\s\S]*Shoe size/);
    assert.equal((await sql('select from throughline.arrival')).length, before);
    assert.equal((await sql(`select from throughline.draft where position('Quennell'::bytea in sealed) > 0`)).length, 0);
    await visitor.get('/tell-us/document');
    const bad = await upload(visitor, '/tell-us/document', Buffer.from('%PDF-1.7 no'));
    assert.equal(bad.status, 422);
    assert.match(bad.body, /damaged[\s\S]*Send it as it is/);
    const asIs = await upload(visitor, '/tell-us/document', Buffer.from('%PDF-1.7 no'), { instead: 'as-is' });
    assert.match(asIs.body, /We have received your document/);
    assert.equal((await sql(`select from throughline.queue_item where queue = 'unreadable'`)).length, 2);
  });

  it('take a document nowhere else, and none that is too large', async () => {
    const visitor = site.visitor();
    await visitor.get('/tell-us/who');
    assert.equal((await upload(visitor, '/tell-us/who', form)).status, 400);
    await visitor.get('/tell-us/document');
    assert.equal((await upload(visitor, '/tell-us/document', Buffer.alloc(11_000_000))).status, 413);
  });

  it('never make a referral of one that somebody who may not asks for', async () => {
    const left = await leaveDocument(site.house, publicViewer(site.house.area), { bytes: form, contentType: 'x', key: 'k' });
    const refused = await takeDocument(site.house, site.house.viewer('sol'), { arrival: left.arrival, form: {} as never });
    assert.equal(refused.kind, 'refused');
    assert.equal((await (await site.as('sol')).get(`/documents/${left.arrival}`)).status, 403);
  });
});
