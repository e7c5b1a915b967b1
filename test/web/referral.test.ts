import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { assemble } from '../../src/web/referral/assemble.ts';
import { ReferralForm } from '../../src/feeds/referral-form/form.ts';
import { readDate } from '../../src/web/referral/partial-date.ts';
import { inputsOf } from '../../src/web/referral/question.ts';
import { questions, under18FromAge } from '../../src/web/referral/questions.ts';
import { buildServer } from '../../src/web/server.ts';
import { Visitor } from '../support/visitor.ts';
import { WebStore, webDeps } from '../support/webDeps.ts';

const now = Date.parse('2026-06-12T09:05:00Z');
const names = questions.flatMap((question) => question.body.flatMap(inputsOf));
const needed: Readonly<Record<string, string>> = {
  danger: 'no',
  fullName: 'Bertram Quillfeather',
  'born-year': '2011',
  whatHappened: 'He wrote a list.',
};

/** Fills each page that is asked, in order, with these answers and nothing else, and stops at the check page. */
async function fill(visitor: Visitor, answers: Readonly<Record<string, string>>): Promise<void> {
  let path: string | null = '/tell-us/danger';
  while (path !== null && path !== '/tell-us/check') {
    await visitor.get(path);
    const question = questions.find((one) => path?.endsWith(`/${one.slug}`));
    assert.ok(question, path);
    const fields = Object.fromEntries(question.body.flatMap(inputsOf).map((name) => [name, answers[name] ?? '']));
    const seen = await visitor.post(path, fields);
    assert.equal(seen.status, 303, `${path}: ${seen.body.match(/error-summary[\s\S]{0,600}/)?.[0]}`);
    path = seen.to;
  }
  await visitor.get('/tell-us/check');
}

/** What whoever holds the database could read of every draft. */
const everyDraft = (store: WebStore): string => [...store.drafts.values()].map((sealed) => sealed.toString('latin1')).join('\n');
const lastForm = (store: WebStore): ReferralForm =>
  ReferralForm.parse(JSON.parse(Buffer.from([...store.arrivals.values()].at(-1)?.bytes ?? []).toString()));

describe('the referral form', () => {
  let app: FastifyInstance;
  let store: WebStore;
  before(async () => {
    store = new WebStore();
    app = await buildServer(webDeps(store));
  });
  after(() => app.close());

  it('takes a referral from the first page to a receipt with what happens next', async () => {
    const visitor = new Visitor(app);
    await fill(visitor, needed);
    assert.equal((await visitor.post('/tell-us/send')).to, '/tell-us/receipt');
    const receipt = await visitor.get('/tell-us/receipt');
    assert.match(receipt.body, /R-7000/);
    assert.match(receipt.body, /first assessment within 5 working days \(this time limit has not yet been checked/);
    assert.doesNotMatch(receipt.body, /Quillfeather/);
    const { person, concern } = lastForm(store);
    assert.deepEqual([person.fullName, person.bornOn, person.under18], ['Bertram Quillfeather', '2011', 'yes']);
    assert.equal(concern.whatHappened, 'He wrote a list.');
  });

  it('gives one receipt for one referral however often it is sent', async () => {
    const visitor = new Visitor(app);
    await fill(visitor, needed);
    const before = store.arrivals.size;
    const both = await Promise.all([visitor.post('/tell-us/send'), visitor.post('/tell-us/send')]);
    assert.deepEqual(
      both.map((seen) => seen.to),
      ['/tell-us/receipt', '/tell-us/receipt'],
    );
    // By its place: a forgery token may hold "R-7" too.
    const referenceOn = (body: string) => /class="tl-reference">(R-\d+)/.exec(body)?.[1];
    const reference = referenceOn((await visitor.get('/tell-us/receipt')).body);
    assert.ok(reference);
    await visitor.post('/tell-us/send');
    assert.equal(referenceOn((await visitor.get('/tell-us/receipt')).body), reference);
    assert.equal(store.arrivals.size, before + 1);
  });

  it('keeps everything over a restart of the server', async () => {
    const first = await buildServer(webDeps(store));
    const visitor = new Visitor(first);
    await visitor.get('/tell-us/what-happened');
    await visitor.post('/tell-us/what-happened', { whatHappened: 'Typed before the restart' });
    await visitor.get('/tell-us/worry');
    await first.close();
    const second = await buildServer(webDeps(store));
    const again = visitor.at(second);
    assert.equal((await again.post('/tell-us/worry', { worry: 'Typed on a page from before' })).status, 303);
    assert.match((await again.get('/tell-us/what-happened')).body, /Typed before the restart/);
    assert.match((await again.get('/tell-us/check')).body, /Typed on a page from before/);
    await second.close();
  });

  it('keeps what is wrong too, and says what to do about it', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/tell-us/age');
    const seen = await visitor.post('/tell-us/age', { 'born-day': '31', 'born-month': 'feb', 'born-year': '2010', ageAbout: 'about ten' });
    assert.equal(seen.status, 422);
    assert.match(seen.body, /<title>Error: How old are they\?/);
    assert.match(seen.body, /href="#born-day">Date of birth: enter a day that this month has/);
    assert.match(seen.body, /href="#ageAbout">Enter the age as a number of years/);
    for (const body of [seen.body, (await visitor.get('/tell-us/age')).body])
      assert.match(body, /value="31"[\s\S]*value="feb"[\s\S]*value="about ten"/);
  });

  it('asks for what is still missing instead of sending', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/tell-us/worry');
    await visitor.post('/tell-us/worry', { worry: 'Only this' });
    const before = store.arrivals.size;
    await visitor.get('/tell-us/check');
    const seen = await visitor.post('/tell-us/send');
    assert.equal(seen.status, 422);
    assert.match(seen.body, /href="\/tell-us\/what-happened\?from=check">Write what happened/);
    assert.equal(store.arrivals.size, before);
  });

  it('shows every kind of text that somebody may type as text', async () => {
    const nasty = `"><script>alert(1)</script>{{ 7*7 }}' onfocus=alert(1) x='`;
    const visitor = new Visitor(app);
    const texts = questions.flatMap((question) =>
      question.body.filter((field) => field.kind === 'text' || field.kind === 'words').map((field) => field.name),
    );
    for (const question of questions) {
      const fields = Object.fromEntries(question.body.flatMap(inputsOf).map((name) => [name, nasty]));
      await visitor.get(`/tell-us/${question.slug}`);
      const answered = await visitor.post(`/tell-us/${question.slug}`, fields);
      const shown = answered.status === 303 ? await visitor.get(`/tell-us/${question.slug}`) : answered;
      assert.doesNotMatch(shown.body, /<script>alert|value="">|' onfocus|>49</, question.slug);
    }
    const check = await visitor.get('/tell-us/check');
    assert.ok(check.body.split('&lt;script&gt;alert(1)').length > texts.length, 'each text is on the check page');
    assert.doesNotMatch(check.body, /<script>alert|>49</);
    const again = await visitor.postRaw('/tell-us/who', { _csrf: 'stale', fullName: nasty, [nasty]: nasty });
    assert.equal(again.status, 403);
    assert.doesNotMatch(again.body, /<script>alert/);
  });

  it('leads from danger to 999', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/tell-us/danger');
    assert.equal((await visitor.post('/tell-us/danger', { danger: 'yes' })).to, '/danger');
  });

  it('leads from a changed answer back to the check page, by way of what it newly asks', async () => {
    const visitor = new Visitor(app);
    await fill(visitor, { ...needed, 'born-year': '1980' });
    assert.doesNotMatch(visitor.last?.body ?? '', /may be a child/);
    assert.equal((await visitor.post('/tell-us/worry?from=check', { worry: 'Changed' })).to, '/tell-us/check');
    await visitor.get('/tell-us/age?from=check');
    assert.equal((await visitor.post('/tell-us/age?from=check', { ageAbout: '14' })).to, '/tell-us/child?from=check');
    assert.match((await visitor.get('/tell-us/child?from=check')).body, /Do not question the child/);
    assert.equal((await visitor.post('/tell-us/child?from=check', { parents: '' })).to, '/tell-us/check');
  });

  it('does not know what the visitor typed by the cookie alone, and forgets it when asked', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/tell-us/worry');
    await visitor.post('/tell-us/worry', { worry: 'Private words' });
    const code = decodeURIComponent(visitor.cookies.get('draft') ?? '').split('.')[0] ?? '';
    assert.ok(code.replaceAll('-', '').length >= 32, 'unguessable: 153 bits');
    assert.equal(
      [...store.drafts.keys()].some((key) => key.includes(code)),
      false,
    );
    await visitor.get('/tell-us');
    assert.match(visitor.last?.body ?? '', /You have begun, and not sent it yet/);
    await visitor.post('/tell-us/forget');
    assert.doesNotMatch(everyDraft(store), /Private words/);
    assert.equal(visitor.cookies.has('draft'), false);
  });

  it('keeps no words in the draft once they are sent', async () => {
    const visitor = new Visitor(app);
    await fill(visitor, { ...needed, worry: 'Words that leave with the form' });
    await visitor.post('/tell-us/send');
    assert.doesNotMatch(everyDraft(store), /Words that leave with the form/);
  });

  it('gives a receipt though the referral could not be taken: the bytes are on a queue', async () => {
    const visitor = new Visitor(app);
    await fill(visitor, needed);
    store.broken.add('takeReferral');
    await visitor.post('/tell-us/send');
    store.broken.clear();
    const receipt = await visitor.get('/tell-us/receipt');
    assert.match(receipt.body, new RegExp([...store.arrivals.values()].at(-1)?.reference ?? 'none'));
    assert.match(receipt.body, /stored exactly as you sent it/);
    assert.equal(lastForm(store).person.fullName, 'Bertram Quillfeather');
  });

  it('says that it is not sent when it could not be stored, and sends it later', async () => {
    const visitor = new Visitor(app);
    await fill(visitor, needed);
    store.broken.add('arrivals');
    const seen = await visitor.post('/tell-us/send');
    store.broken.clear();
    assert.equal(seen.status, 503);
    assert.match(seen.body, /It is not sent/);
    assert.equal((await visitor.post('/tell-us/send')).to, '/tell-us/receipt');
  });

  it('loses no change that was made after a sending whose answer was lost', async () => {
    const visitor = new Visitor(app);
    await fill(visitor, needed);
    store.broken.add('answerOfArrivals');
    assert.equal((await visitor.post('/tell-us/send')).status, 503);
    store.broken.clear();
    await visitor.post('/tell-us/worry?from=check', { worry: 'Added after it seemed not to be sent' });
    await visitor.get('/tell-us/check');
    await visitor.post('/tell-us/send');
    assert.equal(lastForm(store).concern.worry, 'Added after it seemed not to be sent');
  });

  it('keeps what was typed on the page when drafts cannot be kept', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/tell-us/what-happened');
    store.broken.add('drafts');
    const seen = await visitor.post('/tell-us/what-happened', { whatHappened: 'A long account' });
    store.broken.clear();
    assert.equal(seen.status, 503);
    assert.match(seen.body, /We could not keep this just now/);
    assert.match(seen.body, />A long account<\/textarea>/);
  });

  it('keeps what was typed when the token does not fit', async () => {
    const visitor = new Visitor(app);
    const seen = await visitor.postRaw('/tell-us/what-happened', { whatHappened: 'A long account' });
    assert.equal(seen.status, 403);
    assert.equal((await visitor.post('/tell-us/what-happened', { whatHappened: 'A long account' })).status, 303);
    assert.match((await visitor.get('/tell-us/what-happened')).body, />A long account<\/textarea>/);
  });

  it('shows the receipt without the limit when the rulebook does not answer', async () => {
    const visitor = new Visitor(app);
    await fill(visitor, needed);
    await visitor.post('/tell-us/send');
    store.broken.add('limitWords');
    const seen = await visitor.get('/tell-us/receipt');
    store.broken.clear();
    assert.equal(seen.status, 200);
    assert.match(seen.body, /Somebody makes a first assessment\./);
  });
});

describe('what the form makes of answers', () => {
  it('is always a form of version 1, whatever was typed', () => {
    const typed = fc.oneof(fc.string(), fc.constantFrom('', 'yes', 'no', 'not-known', '31', '2', 'feb', '2010', '17', '999'));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), typed), (answers) => ReferralForm.safeParse(assemble(answers, now)).success),
    );
  });

  it('loses no word: each text that was typed is in it', () => {
    const words = questions.flatMap((question) =>
      question.body
        .filter((field) => field.kind === 'words' || (field.kind === 'text' && field.width !== 'number'))
        .map((field) => field.name),
    );
    const answers = Object.fromEntries(words.map((name) => [name, `typed in ${name}`]));
    const form = JSON.stringify(assemble({ ...answers, under18: 'yes' }, now));
    for (const name of words) assert.ok(form.includes(`typed in ${name}`), name);
  });

  const date = (day: string, month: string, year: string) => readDate({ 'x-day': day, 'x-month': month, 'x-year': year }, 'x', now);

  it('reads dates of which only a part is known, and names the part that is wrong', () => {
    assert.deepEqual(date('', '', ''), { kind: 'none' });
    assert.deepEqual(date('', '', '2009'), { kind: 'date', iso: '2009' });
    assert.deepEqual(date('', 'March', '2009'), { kind: 'date', iso: '2009-03' });
    assert.deepEqual(date('29', '2', '2008'), { kind: 'date', iso: '2008-02-29' });
    assert.deepEqual(date('12', '6', '2026'), { kind: 'date', iso: '2026-06-12' });
    const wrong = {
      '29/2/2009': 'x-day',
      '1/13/2009': 'x-month',
      '1//2009': 'x-month',
      '1/1/': 'x-year',
      '1/1/09': 'x-year',
      '13/6/2026': 'x-year',
      'x/6/2020': 'x-day',
    };
    for (const [typed, input] of Object.entries(wrong)) {
      const [day = '', month = '', year = ''] = typed.split('/');
      const read = date(day, month, year);
      assert.equal(read.kind === 'wrong' && read.input, input, typed);
    }
  });

  it('knows who is under 18 without asking, and asks only when it cannot know', () => {
    const born = (day: string, month: string, year: string) =>
      under18FromAge({ 'born-day': day, 'born-month': month, 'born-year': year }, now);
    assert.equal(born('12', '6', '2008'), 'no', 'eighteen today');
    assert.equal(born('13', '6', '2008'), 'yes', 'eighteen tomorrow');
    assert.equal(born('', '6', '2008'), null);
    assert.equal(born('', '', '2008'), null);
    assert.equal(born('', '', '2009'), 'yes');
    assert.equal(born('', '', '2007'), 'no');
    assert.equal(under18FromAge({ ageAbout: '17' }, now), 'yes');
    assert.equal(under18FromAge({ ageAbout: '18' }, now), 'no');
    assert.equal(under18FromAge({}, now), null);
  });
});
