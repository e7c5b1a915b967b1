// The printed document as a reader's program finds it: tagged whole, in reading order, and the same on every page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { partsOf, readPdf } from '../../test/support/pdf.ts';
import type { Block, PrintedDocument } from './document.ts';
import { placed } from './direction.ts';
import { clean } from './legible.ts';
import { render } from './render.ts';

const font = (name: string): Uint8Array => readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
const fonts = { regular: font('DejaVuSans'), bold: font('DejaVuSans-Bold') };
const documentOf = (blocks: readonly Block[]): PrintedDocument => ({
  language: 'en-GB',
  title: 'The file W-1234',
  made: Date.UTC(2026, 2, 2, 9),
  everyPage: {
    marking: 'OFFICIAL-SENSITIVE',
    what: 'The file, W-1234',
    handling: 'Not to be copied.',
    printed: 'Printed by Gita, Assessor',
    number: 'Print no. AAAA-BBBB',
    page: 'Page {n} of {m}',
  },
  blocks: [{ kind: 'heading', level: 1, text: 'File W-1234' }, ...blocks],
});
const printed = async (...blocks: readonly Block[]) => readPdf((await render(documentOf(blocks), fonts)).bytes);
const happenings = (n: number): Block => ({
  kind: 'happenings',
  happenings: Array.from({ length: n }, (_, i) => ({
    when: `${i + 1} March 2026`,
    what: `Entry number ${i + 1}.`,
    words: 'What was said of it. '.repeat(i % 7),
    source: 'Gita, Assessor. Recorded the same day.',
  })),
});

describe('a printed document', () => {
  it('says that it is tagged, its language and its title; headings make its outline', async () => {
    const pdf = await printed({ kind: 'heading', level: 2, text: 'Open promises' }, { kind: 'heading', level: 3, text: 'Late' });
    assert.deepEqual([pdf.isMarked, pdf.language, pdf.title], [true, 'en-GB', 'The file W-1234']);
    assert.deepEqual(pdf.outline, ['File W-1234', 'Open promises', 'Late']);
    assert.deepEqual(
      partsOf(pdf, /^H\d$/).map(({ role, text }) => `${role} ${text}`),
      ['H1 File W-1234', 'H2 Open promises', 'H3 Late'],
    );
  });

  it('marks every line as part of the tree or as an artifact, on every page, and repeats on each what must stand there', async () => {
    const pdf = await printed({ kind: 'notice', text: 'Refuted.' }, happenings(120), {
      kind: 'table',
      columns: [
        { title: 'What', share: 2 },
        { title: 'Who', share: 1 },
      ],
      rows: Array.from({ length: 90 }, (_, i) => [`Promise ${i}`, 'Somebody']),
    });
    assert.ok(pdf.pages.length > 4, `${pdf.pages.length} pages`);
    for (const [n, page] of pdf.pages.entries()) {
      assert.equal(page.unmarked, '', `page ${n + 1}`);
      assert.ok(page.tree.length > 0, `page ${n + 1} has a tree`);
      assert.equal(page.artifacts.split('OFFICIAL-SENSITIVE').length - 1, 2, 'above and below');
      for (const words of [
        `Page ${n + 1} of ${pdf.pages.length}`,
        'The file, W-1234',
        'Printed by Gita, Assessor',
        'Print no. AAAA-BBBB',
        'Not to be copied.',
      ])
        assert.ok(page.artifacts.includes(words), `page ${n + 1}: ${words}`);
    }
    // In the tree, so read out: in the order in which it happened, once each, and never the furniture of the page.
    const order = [...pdf.text.matchAll(/Entry number (\d+)\./g)].map(([, n]) => Number(n));
    assert.deepEqual(
      order,
      Array.from({ length: 120 }, (_, i) => i + 1),
    );
    assert.doesNotMatch(pdf.text, /Page \d+ of|Print no\./);
  });

  it('has header cells that say of what: columns once, and each row by its first cell', async () => {
    const document = documentOf([
      {
        kind: 'table',
        columns: [
          { title: 'What', share: 2 },
          { title: 'Due', share: 1 },
        ],
        rows: [
          ['Assess', 'Today'],
          ['Review', ''],
        ],
      },
    ]);
    const { bytes } = await render(document, fonts);
    const pdf = await readPdf(bytes);
    assert.deepEqual(
      partsOf(pdf, /^TH$/).map(({ text }) => text),
      ['What', 'Due', 'Assess', 'Review'],
    );
    const raw = Buffer.from(bytes).toString('latin1');
    assert.equal(raw.split('/Scope /Column').length - 1, 2);
    assert.equal(raw.split('/Scope /Row').length - 1, 2);
    assert.match(raw, /\/StructTreeRoot \d+ 0 R/);
    assert.match(raw, /\/ParentTree/);
    assert.match(raw, /\/DisplayDocTitle true/);
  });

  it('goes on when a cell, a row or a word is longer than a page', async () => {
    const long = 'A long account of it. '.repeat(900);
    const pdf = await printed(
      {
        kind: 'facts',
        facts: [
          { label: 'Name', value: 'W'.repeat(300) },
          { label: '', value: '' },
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: 'What', share: 1 },
          { title: 'Said', share: 1 },
        ],
        rows: [
          ['One', long],
          ['Two', 'after it'],
        ],
      },
      { kind: 'list', items: [long, 'last'] },
    );
    assert.equal(pdf.text.split('A long account of it.').length - 1, 1800);
    assert.match(pdf.text, /after it/);
    assert.match(pdf.text.replaceAll(' ', ''), /W{300}/);
    for (const page of pdf.pages) assert.equal(page.unmarked, '');
  });

  it('shows and finds names in Arabic, Hebrew, Polish, Cyrillic and Greek, and spells what the fonts have no letters for', async () => {
    const pdf = await printed({
      kind: 'list',
      items: ['Known as محمد عبد الله since 2019 (said so)', 'Zażółć Gęślą, Иван Петров, Ελένη', 'שלום', '王小明', 'ગુજરાતી'],
    });
    for (const name of ['محمد عبد الله', 'Zażółć Gęślą, Иван Петров, Ελένη', 'שלום', '[WangXiaoMing]', '[gujrati]', 'since 2019 (said so)'])
      assert.ok(pdf.text.includes(name), `${name} in ${pdf.text}`);
  });

  it('puts each word of a line that runs both ways where it belongs', () => {
    const width = (text: string) => text.length;
    const at = (line: string, leftward: boolean) =>
      placed(line, leftward, 40, width)
        .filter(({ text }) => text.trim() !== '')
        .toSorted((a, b) => a.x - b.x)
        .map(({ text }) => text);
    assert.deepEqual(at('ab אב גד cd', false), ['ab', 'גד', 'אב', 'cd']);
    assert.deepEqual(at('אב ab cd גד', true), ['גד', 'ab', 'cd', 'אב']);
    // Written in the order in which they are read, whatever the eye sees.
    assert.equal(
      placed('אב ab cd גד', true, 40, width)
        .map(({ text }) => text)
        .join(''),
      'אב ab cd גד ',
    );
    assert.equal(placed('(אב)', true, 40, width)[0]?.text, ')אב(', 'brackets turn round');
  });

  it('lets no mark turn a name round or hide in it, and no control character through', () => {
    assert.equal(clean('ab\u202Ecd\u200B\u2066ef\u0007g\uD800'), 'abcdef\uFFFDg\uFFFD');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const said = clean(text);
        assert.ok(said.isWellFormed());
        // oxlint-disable-next-line no-control-regex -- none of these may be left
        assert.doesNotMatch(said, /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
      }),
    );
  });

  it('never fails on what somebody typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 5 }), async (items) => {
        const pdf = await printed({ kind: 'list', items }, { kind: 'facts', facts: items.map((value) => ({ label: value, value })) });
        assert.equal(pdf.pages[0]?.unmarked, '');
      }),
      { numRuns: 15 },
    );
  });

  it('is the same byte for byte, made of the same at the same instant', async () => {
    const [one, two] = await Promise.all([render(documentOf([happenings(3)]), fonts), render(documentOf([happenings(3)]), fonts)]);
    assert.deepEqual(one.bytes, two.bytes);
  });
});
