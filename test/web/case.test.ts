// What staff do with a referral, page by page over a real database: what each page keeps, refuses and says.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { formBytes } from '../support/house.ts';
import { settleDue } from '../../src/app/time.ts';
import { takeReferral } from '../../src/app/intake.ts';
import { leaveArrival } from '../../src/store/arrivals.ts';
import { publicViewer, viewing } from '../../src/store/viewing.ts';
import { keyIn } from '../support/seen.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';

/** The words of a page, without its tags. */
const words = ({ body }: Seen): string =>
  (/<main[^]*<\/main>/.exec(body)?.[0] ?? body)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;|’/g, '’')
    .replaceAll(/\s+/g, ' ');

describe('what staff do with a referral', () => {
  let site: StaffSite;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
  });
  after(() => site[Symbol.asyncDispose]());

  let names = 0;
  /** Somebody whom nobody else is like. */
  const referred = (form: { readonly name?: string; readonly concern?: string; readonly under18?: 'yes' | 'no' | 'not-known' } = {}) => {
    const forenames = ['Bettina', 'Corvin', 'Dagny', 'Emrys', 'Fenella', 'Gideon', 'Hyacinth', 'Isolde', 'Jago', 'Kerenza', 'Leofric'];
    const surnames = ['Applegarth', 'Brockhouse', 'Cheverton', 'Dimmock', 'Elphinstone', 'Fothergill', 'Gorringe', 'Huxtable', 'Inchbald'];
    const name = `${forenames[names % forenames.length]} ${surnames[names % surnames.length]}`;
    const born = `20${10 + ((names * 5) % 9)}-0${1 + ((names * 4) % 9)}-1${(names * 7) % 9}`;
    names += 1;
    return site.house.refer({ name, born, ...form });
  };
  const posted = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>>): Promise<Seen> => {
    const shown = await visitor.get(path);
    return visitor.post(path, { key: keyIn(shown), ...fields });
  };
  const assessment = { outcome: 'not appropriate', words: 'Looked into.', wouldChangeMyMind: 'A second report.' };
  const closing = { decision: 'close', finding: 'no further action', reasons: 'explained', words: 'Explained.' };

  it('shows nobody who referred: the page says of which sort they are, and where it is opened', async () => {
    const { house } = site;
    const bytes = formBytes('Lowen Tolliver', undefined, 'Said that he would.', 'yes')
      .toString()
      .replace('"name":null', '"name":"Hettie Larkhill"');
    const left = await viewing(house.pool, publicViewer(house.area), async (tx) =>
      leaveArrival(tx, house.area, {
        id: 'sealed-1',
        channel: 'web-form',
        contentType: 'application/json',
        bytes: Buffer.from(bytes),
        reference: 'SEAL-2345',
        key: 'sealed-1',
        at: await house.now(),
      }),
    );
    await takeReferral(house, left.id);
    const path = '/referrals/ref-sealed-1';
    const seen = await (await site.as('gita')).get(path);
    assert.doesNotMatch(seen.body, /Hettie/);
    assert.match(words(seen), /It is not said who gave it\. Who they are, and how it is safe to reach them, is sealed\. Open who told us/);
    assert.match(words(seen), /Do not question the child/);
    const other = await (await site.as('rhea')).get(path);
    assert.equal(other.status, 200);
    assert.doesNotMatch(other.body, /Hettie/);
    assert.match(words(other), /Open who told us/);
    assert.match(words(other), /What you can do Record Record more of who it is Tell others/);
    assert.doesNotMatch(words(other), /Add information|Assess and decide/, 'a page of case work refuses the records post');
  });

  it('records a form once, however often it is sent', async () => {
    const { file, referral } = await referred();
    const gita = await site.as('gita');
    const shown = await gita.get(`/referrals/${referral}/record/need`);
    const key = keyIn(shown);
    for (const _ of [1, 2]) {
      const seen = await gita.post(`/referrals/${referral}/record/need`, { key, words: 'A place to sleep.' });
      assert.equal(seen.to, `/referrals/${referral}?done=need`);
      await gita.get(`/referrals/${referral}/record/need`);
    }
    const seen = await gita.get(`/referrals/${referral}?done=need`);
    assert.equal(words(seen).match(/A need that nobody meets/g)?.length, 1, file);
    assert.match(words(seen), /Done\. The need is recorded/);
    const accepted = await posted(gita, `/referrals/${referral}/record/accept-need`, {
      need: `need-${key}`,
      service: 'Wexmoor housing, by letter',
    });
    assert.equal(accepted.to, `/referrals/${referral}?done=need-accepted`);
    assert.match(words(await gita.get(`/referrals/${referral}`)), /A service has accepted the need.*Wexmoor housing/);
  });

  it('keeps what was typed when a day is too late, and says the latest', async () => {
    const { referral } = await referred();
    const gita = await site.as('gita');
    const decide = `/referrals/${referral}/decide`;
    assert.match(words(await gita.get(decide)), /By 30 March 2026 at the latest/);
    const day = (d: string, m: string) => ({ 'nextLook-day': d, 'nextLook-month': m, 'nextLook-year': '2026' });
    const late = await posted(gita, decide, { decision: 'continue', nextStep: 'Speak with the school.', ...day('31', '3') });
    assert.equal(late.status, 409);
    assert.match(late.body, /<title>Error: /);
    assert.match(words(late), /later than a decision may be put off/);
    assert.match(late.body, />Speak with the school\.<\/textarea>/);
    const missing = await posted(gita, decide, { decision: 'continue', nextStep: '', ...day('31', '2') });
    assert.equal(missing.status, 422);
    assert.match(words(missing), /Write what is done next/);
    const right = await posted(gita, decide, { decision: 'continue', nextStep: 'Speak with the school.', ...day('30', 'March') });
    assert.equal(right.to, `/referrals/${referral}?done=continues`);
    const seen = words(await gita.get(`/referrals/${referral}`));
    assert.match(seen, /Next look by 30 March 2026/);
    assert.match(seen, /Owed next.*Decide: go on, or propose to close|Decide: go on, or propose to close.*30 March 2026/);
  });

  it('refutes the same day by two people, without assessment, and shows it refuted everywhere', async () => {
    const { referral, reference } = await referred({ name: 'Perran Vellacott' });
    const gita = await site.as('gita');
    const first = await gita.get(`/referrals/${referral}/decide`);
    assert.match(words(first), /The initial assessment has not been recorded.*Not needed for a finding of unfounded/);
    const proposed = await posted(gita, `/referrals/${referral}/decide`, {
      decision: 'close',
      finding: 'mistaken identity',
      words: 'It was somebody else.',
    });
    assert.equal(proposed.to, `/referrals/${referral}?done=proposed`);
    const tom = await site.as('tom');
    assert.match(words(await tom.get('/today')), /Perran Vellacott.*Agree or decline: closing is proposed/);
    const agreed = await posted(tom, `/referrals/${referral}/second`, { answer: 'agree', agreeWords: 'Seen.' });
    assert.equal(agreed.to, `/referrals/${referral}?done=closed`);
    const seen = words(await gita.get(`/referrals/${referral}`));
    assert.match(seen, /Refuted: mistaken identity/);
    assert.doesNotMatch(seen, /Review it after closing/);
    assert.match(words(await gita.get('/queue')), /Perran Vellacott [A-Z\d-]+ 2 March 2026 Refuted: mistaken identity/);
    assert.equal((await gita.get(`/queue?reference=${reference.toLowerCase()}`)).to, `/referrals/${referral}`);
    assert.match(words(await gita.get('/queue?reference=ZZZZ-ZZZZ')), /No referral has the reference ZZZZ-ZZZZ/);
  });

  it('lets nobody answer their own proposal, agreeing or declining', async () => {
    const { referral } = await referred();
    const tom = await site.as('tom');
    await posted(tom, `/referrals/${referral}/decide`, { decision: 'close', finding: 'unfounded', words: 'Nothing of it happened.' });
    for (const answer of ['agree', 'decline']) {
      const seen = await posted(tom, `/referrals/${referral}/second`, { answer, [`${answer}Words`]: 'Myself.' });
      assert.equal(seen.status, 409, answer);
      assert.match(words(seen), /You proposed this yourself: another person decides/);
    }
    assert.match(words(await tom.get(`/referrals/${referral}`)), /Open: closing is proposed/);
  });

  it('asks for an answer to each expert', async () => {
    const { referral } = await referred();
    const gita = await site.as('gita');
    await posted(gita, `/referrals/${referral}/record/assess`, assessment);
    await posted(gita, `/referrals/${referral}/record/expert-view`, { expert: 'Psychologist', view: 'The panel should see this.' });
    const tried = await posted(gita, `/referrals/${referral}/decide`, closing);
    assert.equal(tried.status, 409);
    const place = /href="#(answer-[^"]+)"/.exec(tried.body)?.[1] ?? '';
    assert.match(words(tried), /The view of Psychologist has not been answered/);
    assert.match(tried.body, new RegExp(`id="${place}"`), 'the error leads to the box');
    const done = await posted(gita, `/referrals/${referral}/decide`, { ...closing, [place]: 'Asked again; they agree.' });
    assert.equal(done.to, `/referrals/${referral}?done=proposed`);
    assert.match(words(await gita.get(`/referrals/${referral}/second`)), /Answer to Psychologist Asked again; they agree/);
    const tom = await site.as('tom');
    const declined = await posted(tom, `/referrals/${referral}/second`, { answer: 'decline', declineWords: 'Ask the panel.' });
    assert.equal(declined.to, `/referrals/${referral}?done=declined`);
    assert.match(words(await gita.get(`/referrals/${referral}`)), /declined to close Why Ask the panel\./);
  });

  it('takes three answers about a candidate, and shows earlier judgements after the two records', async () => {
    const one = await site.house.refer({ name: 'Halcyon Dunmarsh', born: '2012-05-06', concern: 'The first of two.' });
    const two = await site.house.refer({ name: 'Halcyon Dunmarch', born: '2012-05-06', concern: 'The second of two.' });
    const gita = await site.as('gita');
    const page = words(await gita.get(`/referrals/${two.referral}`));
    assert.match(page, /Halcyon Dunmarsh Recorded by.*Same birth date.*Not decided yet/);
    const path = `/referrals/${two.referral}/candidates/r-${one.referral.slice(4)}`;
    const empty = await posted(gita, path, {});
    assert.equal(empty.status, 422);
    assert.match(words(empty), /Choose whether it is the same person.*Write why, in a sentence/);
    const unsaid = await posted(gita, path, { answer: 'not-sure', reason: 'Twins?' });
    assert.match(words(unsaid), /Write what would make you sure/);
    assert.match(unsaid.body, />Twins\?<\/textarea>/);
    const unsure = { answer: 'not-sure', reason: 'Twins?', wouldMakeSure: 'The school’s register.' };
    assert.equal((await posted(gita, path, unsure)).to, `/referrals/${two.referral}?done=not-sure`);
    const again = words(await gita.get(path));
    assert.ok(again.indexOf('Twins?') > again.indexOf('What do you say?'), 'judged first by oneself');
    assert.match(again, /Nobody was sure\. What would make it sure: The school’s register\./);
    assert.match(again, /Name differs Halcyon Dunmarch Halcyon Dunmarsh .*differ by one letter: Dunmarch, Dunmarsh/);
    assert.match(again, /Together it speaks strongly for one person: suggested.*No score decides who somebody is/);
    assert.match(again, /The first of two/);
    assert.equal(
      (await posted(gita, path, { answer: 'different', reason: 'Twins, the school says.' })).to,
      `/referrals/${two.referral}?done=different`,
    );
    assert.match(words(await gita.get(`/referrals/${two.referral}`)), /Decided: somebody else/);
    assert.doesNotMatch(words(await gita.get(`/referrals/${two.referral}`)), /The first of two/, 'two files stay two');
  });

  it('reopens a closed referral from its review, and says who decided', async () => {
    const { file, referral } = await referred();
    const { house } = site;
    const key = (): string => house.newId();
    const gita = house.viewer('gita');
    await recordAct(house, gita, { act: 'assess', file, referral, key: key(), fields: { outcome: 'not appropriate', words: 'Seen.' } });
    await recordAct(house, gita, {
      act: 'propose-closure',
      file,
      referral,
      key: key(),
      fields: { finding: 'no further action', reasons: ['explained'], words: 'Explained.', cumulative: '', answers: [] },
    });
    await recordAct(house, house.viewer('tom'), { act: 'agree-to-close', file, referral, key: key(), words: 'Agreed by me.' });
    const visitor = await site.as('gita');
    const shown = words(await visitor.get(`/referrals/${referral}/review`));
    assert.match(shown, /Closed 2 March 2026 at 09:00 by tom, Prevent supervisor, Wexmoor police; proposed by gita, Gateway assessor/);
    assert.match(words(await visitor.get(`/referrals/${referral}/decide`)), /This referral is closed/);
    const empty = await posted(visitor, `/referrals/${referral}/review`, { words: 'He is back.' });
    assert.equal(empty.status, 422);
    assert.match(empty.body, />He is back\.<\/textarea>/);
    assert.equal(
      (await posted(visitor, `/referrals/${referral}/review`, { outcome: 'reopen', words: 'He is back.' })).to,
      `/referrals/${referral}?done=reopened`,
    );
    assert.match(words(await visitor.get(`/referrals/${referral}`)), /Open.*Taken up again/);
  });

  it('puts danger above everything for the duty officer, and a lapse to whoever it climbed to', async () => {
    const { file } = await site.danger('He waits outside the school.');
    const dora = await site.as('dora');
    const seen = words(await dora.get('/today'));
    assert.match(seen, /^ What needs me today Danger now/);
    assert.match(seen, /Danger now: say that you have it, and act/);
    site.house.at('2026-03-02T10:00');
    await settleDue(site.house);
    const sena = await (await site.as('sena')).get('/today');
    assert.match(
      words(sena),
      /^ What needs me today Danger now.*climbed to you from Duty officer.*has climbed on to Assistant chief constable/,
    );
    assert.ok(sena.body.includes(`/files/${file}/owed/`), 'with where to acknowledge it');
  });

  it('says what was looked at when nothing is due', async () => {
    assert.match(
      words(await (await site.as('rhea')).get('/today')),
      /Nothing is due this week\. \d+ open promises, next on Monday 30 March 2026\./,
    );
  });

  it('shows a referring organisation its own referrals by reference, and nothing of any file', async () => {
    const sol = await site.as('sol');
    await sol.get('/tell-us/danger');
    await sol.post('/tell-us/danger', { danger: 'no' });
    for (const [slug, fields] of [
      ['who', { fullName: 'Zelah Merriden' }],
      ['under-18', { under18: 'yes' }],
      ['what-happened', { whatHappened: 'Spoke of weapons.' }],
    ] as const) {
      await sol.get(`/tell-us/${slug}`);
      await sol.post(`/tell-us/${slug}`, fields);
    }
    await sol.get('/tell-us/check');
    const sent = await sol.post('/tell-us/send');
    assert.equal(sent.to, '/tell-us/receipt', words(sol.last as Seen));
    const receipt = /tl-reference">([^<]+)</.exec((await sol.get('/tell-us/receipt')).body)?.[1] ?? '?';
    const seen = await sol.get('/today');
    assert.match(words(seen), new RegExp(`${receipt} ?: Received, and being looked at`));
    assert.doesNotMatch(seen.body, /Merriden|\/files\/|\/referrals\/|Referrals queue/);
    for (const path of ['/queue', `/referrals/${(await referred()).referral}`]) assert.equal((await sol.get(path)).status, 403);
    const { rows } = await viewing(site.house.pool, { practitioner: 'x', area: 'wexmoor', organisation: null, reach: 'service' }, (tx) =>
      tx.query<{ organisation: string }>('select organisation from throughline.referral where reference = $1', [receipt]),
    );
    assert.deepEqual(rows, [{ organisation: 'school' }]);
  });

  it('records who it was after danger, refuses what does not read, and searches again', async () => {
    const known = await referred({ name: 'Zelah Merridenn' });
    const { referral } = await site.danger('Waits by the gate.');
    const dora = await site.as('dora');
    const path = `/referrals/${referral}/who`;
    assert.match(words(await dora.get(`/referrals/${referral}`)), /Record who it is/);
    const wrong = await posted(dora, path, { names: '', born: '31 2 2009', under18: 'yes', school: 'Harrow Lane' });
    assert.equal(wrong.status, 422);
    assert.match(words(wrong), /Write the name/);
    assert.match(words(wrong), /enter a day that this month has/);
    assert.match(wrong.body, /value="Harrow Lane"/);
    const details = (await (await site.as('gita')).get(`/referrals/${known.referral}`)).body;
    const born = /Born[^]*?(\d{1,2} \w+ \d{4})/.exec(details)?.[1] ?? '';
    const done = await posted(dora, path, { names: 'Zelah Meriden', born, under18: 'not known' });
    assert.equal(done.status, 303);
    const after = words(await dora.get(done.to ?? ''));
    assert.match(after, /the list of known people has been searched again/);
    assert.match(after, /May be somebody already known/);
  });

  it('turns its pages by links', async () => {
    const gita = await site.as('gita');
    for (let i = 0; i < 16; i++) await referred();
    const first = await gita.get('/queue');
    assert.match(first.body, /href="\/queue\?page=2"/);
    const second = await gita.get('/queue?page=2');
    assert.match(second.body, /href="\/queue\?page=1"/);
    assert.doesNotMatch(second.body, /page=3/);
    assert.match(words(second), /Refuted: mistaken identity/, 'what is closed comes last');
    assert.deepEqual(site.faults, []);
  });

  it('puts two lapses that climbed about one person under one name, and leads to each part of the list from its top', async () => {
    await referred({ name: 'Zelah Larkhill' });
    site.house.at('2026-09-01T10:00');
    await settleDue(site.house);
    const { body } = await (await site.as('tom')).get('/today');
    const climbs = /<h2[^>]*id="climbs"[\s\S]*?<\/section>/.exec(body)?.[0] ?? '';
    const [, about = ''] = climbs.split('<h3').filter((each) => each.includes('Zelah Larkhill'));
    assert.equal(about, '', 'one name, not one for each lapse');
    const hers = climbs.split('<h3').find((each) => each.includes('Zelah Larkhill')) ?? '';
    assert.match(
      hers,
      /Do the initial assessment[\s\S]*Decide whether the person is told|Decide whether the person is told[\s\S]*Do the initial assessment/,
    );
    assert.match(body, /href="#climbs">Climbed to you/);
  });
});
