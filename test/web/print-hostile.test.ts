// What strangers typed, on paper: it stays text. And what happens when many print at once, or when making one is stopped.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Worker } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import { chronologyOf } from '../../src/app/chronology.ts';
import { printLimits, renderApart } from '../../src/app/packThread.ts';
import { actionsIn } from '../support/pdfNames.ts';
import { readPdf } from '../support/pdf.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';
import { asSuperuser } from '../support/watchdog.ts';

const pdfSyntax = ') >> endobj /OpenAction << /S /JavaScript /JS (app.alert(1)) >> /URI (https://evil.example) \\) endstream %%EOF';
const script = '<script>alert(1)</script>';
const longWord = 'W'.repeat(5000);
const overridden = 'Tamsin\u202E\u2066 Quennell\u0007\u001B[2J\u0000\u200B\uD800';

describe('printing what strangers typed', () => {
  let site: StaffSite;
  let file: string;
  let referral: string;
  let gita: Visitor;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    ({ file, referral } = await site.house.refer({
      name: `${overridden} ${script} ${pdfSyntax}`,
      born: '1991-02-03',
      under18: 'no',
      concern: `${longWord} ${overridden} ${script} ${pdfSyntax}\n王小明 ${pdfSyntax}\n${longWord}`,
    }));
    gita = await site.as('gita');
  });
  after(() => site[Symbol.asyncDispose]());

  const parts = ['front', 'promises', 'referrals', 'chronology', 'counted', 'people', 'assessments', 'referral'];
  const print = async (path: string, chosen: readonly string[] = parts): Promise<Seen> => {
    await gita.get(path);
    const fields = { _csrf: gita.token(), reason: `${script} ${pdfSyntax}`, handling: pdfSyntax, marking: 'OFFICIAL' };
    const sent = [...Object.entries(fields), ...chosen.map((part): [string, string] => ['part', part])];
    return gita.send('POST', path, new URLSearchParams(sent).toString());
  };
  const entries = async () =>
    (await chronologyOf(site.house, site.house.viewer('gita'), file)).filter(({ type }) => type === 'PackPrinted').length;

  for (const what of ['file', 'referral'] as const)
    it(`of the ${what}: the PDF is made and tagged, the text is text, nothing in it acts`, async () => {
      const seen = await print(what === 'file' ? `/files/${file}/print` : `/referrals/${referral}/print`);
      assert.equal(seen.status, 200, `${seen.body.slice(0, 300)} ${JSON.stringify(site.faults)}`);
      const pdf = await readPdf(seen.bytes);
      assert.equal(pdf.isMarked, true);
      for (const [n, page] of pdf.pages.entries()) {
        assert.equal(page.unmarked, '', `page ${n + 1}`);
        assert.ok(page.tree.length > 0, `page ${n + 1}`);
      }
      assert.ok(pdf.text.includes(script), 'as it was typed');
      assert.ok(pdf.text.replaceAll(' ', '').includes(pdfSyntax.replaceAll(' ', '')));
      assert.ok(pdf.text.replaceAll(/[^W]/g, '').length >= 10_000, 'each letter of a long word');
      // oxlint-disable-next-line no-control-regex -- none of these may be left
      assert.doesNotMatch(pdf.text + pdf.title + pdf.outline.join(), /[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u2066-\u2069\u200B]/);
      // Asked of the program that reads it, and of the bytes: nothing acts, nothing leads anywhere, nothing is attached.
      const read = await getDocumentProxy(new Uint8Array(seen.bytes));
      assert.deepEqual([await read.getJSActions(), await read.getOpenAction(), await read.getAttachments()], [null, null, null]);
      for (let n = 1; n <= read.numPages; n += 1) assert.deepEqual(await (await read.getPage(n)).getAnnotations(), []);
      assert.deepEqual(actionsIn(seen.bytes), []);
      assert.deepEqual(
        actionsIn(Buffer.from('<< /A (\\) /JS) /OpenAction 1 0 R /Names << /J#53 2 0 R >> >>')),
        ['OpenAction', 'JS'],
        'it finds them',
      );
      assert.deepEqual(site.faults, []);
    });

  it('makes two at once; the third waits for its turn and is made; more than may wait are told so, and nothing of them is recorded', async () => {
    const before = await entries();
    const live = new Set<Worker>();
    let most = 0;
    const seen = (worker: Worker): void => {
      live.add(worker);
      most = Math.max(most, live.size);
      worker.once('exit', () => live.delete(worker));
    };
    process.on('worker', seen);
    const many = printLimits.atOnce + printLimits.waiting + 1;
    try {
      const path = `/files/${file}/print`;
      await gita.get(path);
      const body = new URLSearchParams({ _csrf: gita.token(), reason: 'Again.', marking: 'OFFICIAL', part: 'front' }).toString();
      const answers = await Promise.all(Array.from({ length: many }, () => gita.send('POST', path, body)));
      const made = answers.filter(({ status }) => status === 200);
      const told = answers.filter(({ status }) => status === 409);
      assert.ok(made.length > printLimits.atOnce, `${answers.map(({ status }) => status).join(' ')}`);
      assert.equal(made.length + told.length, many, 'nobody is left without an answer');
      for (const one of made) assert.ok(Buffer.from(one.bytes).subarray(0, 5).equals(Buffer.from('%PDF-')));
      for (const one of told) {
        assert.match(one.body, /This one was not begun, and nothing was sent|recording about this person at this moment/);
        assert.ok(!Buffer.from(one.bytes).includes('%PDF'));
      }
      assert.ok(most <= printLimits.atOnce, `${most} at once`);
      assert.equal((await entries()) - before, made.length);
    } finally {
      process.off('worker', seen);
    }
  });

  it('lets as many wait as are made in some minutes, in their turn, and no more', async () => {
    const line = { marking: 'OFFICIAL', what: '', handling: '', printed: '', number: '', page: '' };
    const of = (text: string) => ({
      language: 'en-GB',
      title: text,
      made: 0,
      everyPage: line,
      blocks: [{ kind: 'heading', level: 1, text } as const],
    });
    const order: number[] = [];
    const most = printLimits.atOnce + printLimits.waiting;
    const made = await Promise.all(
      Array.from({ length: most + 1 }, async (_, n) => {
        const one = await renderApart(of(`Number ${n}`));
        if (one !== 'too many') order.push(n);
        return one;
      }),
    );
    assert.deepEqual(
      made.map((one) => (one === 'too many' || one === null ? one : 'made')),
      [...Array.from({ length: most }, () => 'made'), 'too many'],
    );
    assert.ok(
      order.slice(0, printLimits.atOnce).every((n) => n < printLimits.atOnce + 1),
      `in their turn: ${order.join(' ')}`,
    );
    assert.notEqual(await renderApart(of('Afterwards')), 'too many', 'no place is lost');
  });

  it('says that nothing was sent when making it is stopped, in the read log as well; and the next is made', async () => {
    const before = await entries();
    process.once('worker', (worker) => void worker.terminate());
    const seen = await print(`/files/${file}/print`, ['front']);
    assert.equal(seen.status, 409);
    assert.match(seen.body, /It is not printed[\s\S]*Nothing was printed and nothing was sent/);
    assert.match(seen.body, /value="front" checked/, 'what was chosen is kept');
    assert.ok(!Buffer.from(seen.bytes).includes('%PDF'));
    assert.equal(await entries(), before, 'no entry says that there is paper');
    const rows = await asSuperuser(site.house, `select reason from throughline.read_log where reason like 'print failed%'`);
    assert.deepEqual(
      rows.map(({ reason }) => reason),
      ['print failed: nothing was sent'],
    );
    assert.equal((await print(`/files/${file}/print`, ['front'])).status, 200);
    assert.deepEqual(site.faults, []);
  });
});
