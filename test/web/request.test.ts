/** Requests to partners as people do them: asked, answered by a code or signed in, read; what is added later; feedback; section 36. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave, takeWaiting } from '../../src/app/intake.ts';
import { lookAt } from '../../src/app/look.ts';
import { connect } from '../../src/store/connect.ts';
import { publicViewer, serviceViewer } from '../../src/store/viewing.ts';
import { formBytes } from '../support/house.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { Visitor } from '../support/visitor.ts';

type Known = { readonly file: string; readonly referral: string; readonly reference: string };
const asking = {
  sensitive: 'no',
  partner: 'school',
  asked: 'When was Tamsin Quennell last at school?',
  why: 'It was said that she stays away.',
  basis: 'ctsa-s38',
  least: 'One date.',
};

const keyIn = (visitor: Visitor, name = 'key'): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(visitor.last?.body ?? '')?.[1] ?? '';
const fill = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>>) => {
  await visitor.get(path);
  return visitor.post(path, { key: keyIn(visitor), ...fields });
};
const partners = (known: Known, what: string): string => `/referrals/${known.referral}/partners/${what}`;
const fileOf = async ({ house }: StaffSite, known: Known) => {
  const sight = await lookAt(house, serviceViewer(house.area, 'intake'), known.file);
  assert.ok(sight);
  return sight.file;
};
const open = async (site: StaffSite, known: Known) =>
  [...(await fileOf(site, known)).obligations.values()]
    .filter(({ state }) => state === 'open' || state === 'lapsed')
    .map(({ rule }) => rule);

async function deconflicted(site: StaffSite, known: Known): Promise<Visitor> {
  const gita = await site.as('gita');
  assert.equal((await fill(gita, partners(known, 'deconflict'), { why: 'To ask the school.' })).status, 303);
  assert.equal((await fill(gita, partners(known, 'deconfliction'), { answer: 'no objection' })).status, 303);
  return gita;
}

async function asked(site: StaffSite, known: Known, fields: Readonly<Record<string, string>> = {}) {
  const gita = await deconflicted(site, known);
  const sent = await fill(gita, partners(known, 'ask'), { ...asking, ...fields });
  assert.equal(sent.status, 303, sent.body.slice(0, 500));
  const [request] = [...(await fileOf(site, known)).requests.values()];
  assert.ok(request);
  return { gita, request, page: `/files/${known.file}/requests/${request.id}` };
}

/** Issues a code as the page does, and reads it off the page. */
async function codeFrom(gita: Visitor, page: string): Promise<string> {
  await gita.get(page);
  const shown = await gita.post(page, { act: 'code', key: keyIn(gita) });
  const code = /([2-9B-Z]{4}-){3}[2-9B-Z]{4}/.exec(shown.body)?.[0];
  assert.ok(code, 'the code is shown');
  return code;
}
const at = ({ app }: StaffSite, address: string): Visitor => new Visitor(app, address);
/** As the superuser, past every policy. */
async function query({ house }: StaffSite, sql: string): Promise<{ readonly rows: readonly Record<string, unknown>[] }> {
  await using client = await connect(house.database.superuserUrl, 'test');
  return await client.query(sql);
}
const opened = (partner: Visitor, reference: string, code: string) => fill(partner, '/answer', { reference, code });

test('nobody is asked before the police duty has answered; then the school is asked, on its list too, and a tick keeps only a pointer', async () => {
  await using site = await staffSite();
  const known = await site.house.refer({ name: 'Tamsin Quennell' });
  const gita = await site.as('gita');
  assert.match((await gita.get(partners(known, 'ask'))).body, /has not said whether there may be contact/, 'before anything is typed');
  const refused = await fill(gita, partners(known, 'ask'), asking);
  assert.equal(refused.status, 409);
  assert.match(refused.body, /has not said whether there may be contact/);
  assert.match(refused.body, /When was Tamsin Quennell last at school/, 'what was typed is kept');
  assert.equal((await fileOf(site, known)).requests.size, 0);
  const { page } = await asked(site, known);
  assert.deepEqual((await open(site, known)).filter((rule) => rule.startsWith('C03')).toSorted(), ['C03', 'C03.partner']);
  const shown = await gita.get(`/files/${known.file}`);
  assert.match(shown.body, /Request to Safeguarding lead/);
  const beside = (await gita.get(`/referrals/${known.referral}`)).body;
  assert.match(beside, /Request to Safeguarding lead/, 'the referral’s page says too what partners were asked');
  for (const each of [beside, shown.body])
    assert.match(each, /Get the reply of the partner: Safeguarding lead/, 'two requests are told apart');
  assert.ok(
    beside.indexOf('Get the reply of the partner') < beside.indexOf('Else about the same person') ||
      !beside.includes('Else about the same person'),
  );
  assert.match(shown.body, /Waits for a reply/);
  assert.match((await gita.get('/today')).body, new RegExp(page));
  const pointer = await fill(gita, partners(known, 'ask'), { ...asking, sensitive: 'yes', holder: 'The liaison officer.' });
  assert.equal(pointer.status, 303);
  const file = await fileOf(site, known);
  assert.equal(file.requests.size, 1, 'nothing was asked');
  const last = file.facts.findLast((fact) => fact.type === 'SensitivePointerKept');
  assert.deepEqual(last?.fields, { holder: 'The liaison officer.' });
});

test('a partner answers by a one-time code: sees the request only, keeps a draft, sends it once, and it is the lead’s to read', async () => {
  await using site = await staffSite();
  const known = await site.house.refer({ name: 'Tamsin Quennell', concern: 'Spoke of something secret.' });
  const { gita, request, page } = await asked(site, known, { partner: 'outside', contact: 'The GP' });
  const code = await codeFrom(gita, page);
  assert.doesNotMatch((await gita.get(page)).body, new RegExp(code), 'shown once');
  const kept = await query(site, 'select * from throughline.answer_code');
  assert.doesNotMatch(JSON.stringify(kept.rows), new RegExp(code.replaceAll('-', '-?')));

  const partner = site.visitor();
  assert.equal((await opened(partner, request.asked.reference, code.toLowerCase().replaceAll('-', ' '))).status, 303);
  const seen = await partner.get('/answer/request');
  assert.match(seen.body, /last at school/);
  assert.match(seen.body, /Gateway assessor, Wexmoor police/);
  assert.match(seen.body, /Somebody may be hurt soon/);
  for (const secret of ['something secret', 'stays away', known.reference, known.file, known.referral])
    assert.doesNotMatch(seen.body, new RegExp(secret));

  assert.match((await partner.post('/answer/request', { answer: 'part', words: 'Last seen', next: 'save' })).body, /is kept/);
  const later = site.visitor();
  await opened(later, request.asked.reference, code);
  assert.match((await later.get('/answer/request')).body, /Last seen/);
  const stored = await query(site, 'select draft from throughline.answer_code');
  assert.doesNotMatch(Buffer.from(stored.rows[0]?.draft as Uint8Array).toString('latin1'), /Last seen/, 'a draft is sealed');

  const wrong = await later.post('/answer/request', { answer: 'refused', words: 'No.' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /ground on which you refuse/);
  const sent = await later.post('/answer/request', { answer: 'reply', words: 'Last seen on Monday.', by: 'Dr Wren' });
  assert.equal(sent.to, '/answer/receipt');
  assert.match((await later.get('/answer/receipt')).body, /[2-9B-Z]{4}-[2-9B-Z]{4}/);
  const answered = (await fileOf(site, known)).requests.get(request.id);
  assert.deepEqual(
    answered?.answers.map(({ answer, words, channel }) => ({ answer, words, channel })),
    [{ answer: 'reply', words: 'Last seen on Monday.', channel: 'code page' }],
  );
  const owed = await open(site, known);
  assert.ok(!owed.includes('C03') && owed.includes('F39.read'));
  assert.match((await gita.get('/today')).body, /partners\/added/);
  assert.match((await gita.get(partners(known, 'added'))).body, /Last seen on Monday/);
  assert.equal((await fill(gita, partners(known, 'added'), { words: '' })).status, 303);
  assert.ok(!(await open(site, known)).includes('F39.read'));

  // Used, it opens nothing, and no page that was open before answers again.
  assert.equal((await opened(site.visitor(), request.asked.reference, code)).status, 422);
  assert.equal((await partner.get('/answer/request')).to, '/answer');
  await partner.get('/answer');
  assert.equal((await partner.post('/answer/request', { answer: 'reply', words: 'Again.' })).status, 422);
  const left = await query(site, "select * from throughline.queue_item where queue <> 'arrivals'");
  assert.equal(left.rows.length, 0);
});

test('the answer page tells nobody whether a request exists: guessing locks alike, a new code kills the old, and it runs out', async () => {
  await using site = await staffSite();
  const known = await site.house.refer({ name: 'Tamsin Quennell' });
  const { gita, request, page } = await asked(site, known);
  const first = await codeFrom(gita, page);
  const second = await codeFrom(gita, page);
  const reference = request.asked.reference;
  const words = (body: string) => /<ul class="govuk-list govuk-error-summary__list">([^]*?)<\/ul>/.exec(body)?.[1];
  const tell = async (about: string, code: string, from: string) => {
    const seen = await opened(at(site, from), about, code);
    return [seen.status, words(seen.body)];
  };
  const nobody = 'ZZZZ-ZZZ9';
  assert.deepEqual(await tell(reference, first, '10.0.0.1'), await tell(nobody, first, '10.0.0.1'), 'a dead code is as none');
  for (let guess = 0; guess < 4; guess += 1)
    assert.deepEqual(
      await tell(reference, `GUES-SGUE-SSGU-ESS${guess + 2}`, `10.0.1.${guess}`),
      await tell(nobody, `GUES-SGUE-SSGU-ESS${guess + 2}`, `10.0.1.${guess}`),
    );
  const locked = await tell(reference, second, '10.0.2.1');
  assert.equal(locked[0], 429, 'the right code opens nothing while it is locked');
  assert.deepEqual(locked, await tell(nobody, second, '10.0.2.1'));
  // Whoever locked it by guessing does not keep the partner out: the page says that a new code helps, and it does.
  const third = await codeFrom(gita, page);
  assert.equal((await tell(reference, third, '10.0.2.2'))[0], 303);
  const aged = (sql: string) => query(site, sql);
  await aged(
    "update throughline.answer_try set since = since - interval '16 minutes', locked_until = locked_until - interval '16 minutes'",
  );
  // Of another request, or of none, the code is worth nothing.
  assert.equal((await tell(nobody, third, '10.0.3.1'))[0], 422);
  const partner = at(site, '10.0.4.1');
  assert.equal((await opened(partner, reference, third)).status, 303);
  await partner.get('/answer/request');
  assert.equal((await partner.postRaw('/answer/request', { answer: 'reply', words: 'Forged.' })).status, 403, 'a form from elsewhere');
  assert.equal((await fileOf(site, known)).requests.get(request.id)?.answers.length, 0);
  await aged("update throughline.answer_code set expires_at = clock_timestamp() - interval '1 second'");
  assert.equal((await partner.get('/answer/request')).to, '/answer');
  assert.equal((await tell(reference, third, '10.0.4.2'))[0], 422);
});

test('many guesses at once are not many tries, and one address is slowed', async () => {
  await using site = await staffSite();
  const known = await site.house.refer({ name: 'Tamsin Quennell' });
  const { request } = await asked(site, known);
  const visitor = site.visitor();
  await visitor.get('/answer');
  const guesses = await Promise.all(
    Array.from({ length: 10 }, (_, n) => {
      const one = at(site, `10.1.0.${n}`);
      one.last = visitor.last;
      for (const [name, value] of visitor.cookies) one.cookies.set(name, value);
      return one.post('/answer', { reference: request.asked.reference, code: `AAAA-AAAA-AAAA-AAA${n}` });
    }),
  );
  assert.deepEqual(
    guesses.map(({ status }) => status).toSorted((a, b) => a - b),
    [...Array(5).fill(422), ...Array(5).fill(429)],
  );
  const slowed = await Promise.all(Array.from({ length: 14 }, () => visitor.post('/answer', { reference: 'X', code: 'Y' })));
  assert.ok(
    slowed.some(({ body }) => /wait a/i.test(body) || body.includes('Too many')),
    'rate limited',
  );
});

test('a partner with a post answers signed in, sees its own requests only, and may refuse with a ground', async () => {
  await using site = await staffSite();
  const known = await site.house.refer({ name: 'Tamsin Quennell' });
  const { request } = await asked(site, known);
  const outside = await site.house.refer({ name: 'Idris Ashgrove' });
  const other = await asked(site, outside, { partner: 'outside', contact: 'A surgery' });
  const sol = await site.as('sol');
  assert.match((await sol.get('/today')).body, new RegExp(`/asked/${request.id}`));
  assert.equal((await sol.get(`/asked/${other.request.id}`)).status, 404);
  assert.equal((await sol.get(`/files/${known.file}/requests/${request.id}`)).status, 403);
  const path = `/asked/${request.id}`;
  assert.equal(
    (await fill(sol, path, { answer: 'refused', words: 'Held for another purpose.', ground: 'no-power', by: 'Sol' })).to,
    '/answer/receipt',
  );
  const held = (await fileOf(site, known)).requests.get(request.id);
  assert.deepEqual(
    held?.answers.map(({ answer, ground }) => [answer, ground]),
    [['refused', 'no-power']],
  );
  assert.equal((await sol.get(path)).status, 404, 'answered, it is asked no longer');
  const gita = await site.as('gita');
  assert.match((await gita.get(`/files/${known.file}/requests/${request.id}`)).body, /no power to share/);
});

test('a supervising person accepts that no reply came; whoever asked may not; a late reply is marked', async () => {
  await using site = await staffSite();
  const known = await site.house.refer({ name: 'Tamsin Quennell' });
  const { request, page } = await asked(site, known);
  site.house.at('2026-03-20T10:00');
  const gita = await site.as('gita');
  assert.match((await gita.get(page)).body, /Not answered in time/);
  assert.doesNotMatch(gita.last?.body ?? '', /Accept it/);
  await gita.post(page, { act: 'answer', key: keyIn(gita), answer: 'part', words: 'One date; more to come.' });
  const tom = await site.as('tom');
  await tom.get(page);
  assert.match(tom.last?.body ?? '', /\(<?[^)]*late/);
  const accepted = await tom.post(page, { act: 'accept-absence', key: `${keyIn(tom)}a`, reason: 'The school is closed.' });
  assert.equal(accepted.status, 303);
  const held = (await fileOf(site, known)).requests.get(request.id);
  assert.equal(held?.absence?.by, 'tom');
});

test('what the referrer adds by the receipt’s reference is joined without a word of whether it exists; what fits nothing is a person’s to join', async () => {
  await using site = await staffSite();
  const known = await site.house.refer({ name: 'Tamsin Quennell' });
  const say = async (reference: string) => {
    const visitor = site.visitor();
    const sent = await fill(visitor, '/say-more', { reference, words: 'It happened again.', contact: '01632 960 001' });
    const page = await visitor.get('/say-more/received');
    return [sent.status, sent.to, page.body.replaceAll(/[2-9B-Z]{4}-[2-9B-Z]{4}|value="[^"]*"/g, '')];
  };
  assert.deepEqual(await say(known.reference.toLowerCase()), await say('ZZZZ-ZZZZ'));
  const [added] = (await fileOf(site, known)).referrals.get(known.referral)?.added ?? [];
  assert.equal(added?.channel, 'public form');
  assert.ok((await open(site, known)).includes('F39.read'));
  const waits = await query(site, "select item from throughline.queue_item where queue = 'unreadable'");
  const arrival = String(waits.rows[0]?.item).replace('arrival/', '');
  const gita = await site.as('gita');
  const joined = await fill(gita, `/arrivals/${arrival}`, { act: 'join', reference: known.reference });
  assert.equal(joined.status, 303, joined.body.slice(0, 300));
  assert.equal((await fileOf(site, known)).referrals.get(known.referral)?.added.length, 2);
  const left = await query(site, 'select item from throughline.queue_item');
  assert.equal(left.rows.length, 0);
});

test('after section 36 by two people whoever referred is told on their own page, and nothing else', async () => {
  await using site = await staffSite();
  const known = await site.house.refer({ name: 'Tamsin Quennell' });
  const gita = await site.as('gita');
  await fill(gita, `/referrals/${known.referral}/record/assess`, {
    outcome: 'clear evidence of vulnerability',
    words: 'Assessed.',
    wouldChangeMyMind: 'Much.',
  });
  const day = { 'nextLook-day': '20', 'nextLook-month': '3', 'nextLook-year': '2026' };
  const propose = { outcome: 'refer to panel', groundsOn: 'violence', grounds: 'Grounds.', ...day };
  const alone = await fill(gita, partners(known, 'section-36'), propose);
  assert.equal(alone.status, 409);
  assert.match(alone.body, /pathway of its own/);
  assert.equal((await fill(gita, partners(known, 'section-36'), { ...propose, groundsOn: 'cause' })).status, 303);
  assert.equal((await fill(await site.as('gita'), partners(known, 'section-36-second'), { decision: 'agree', words: 'Yes.' })).status, 409);
  assert.equal((await fill(await site.as('tom'), partners(known, 'section-36-second'), { decision: 'agree', words: 'Yes.' })).status, 303);
  const owed = await open(site, known);
  assert.ok(owed.includes('C04.panel') && owed.includes('C15') && !owed.includes('C04'));
  assert.equal((await fill(gita, partners(known, 'section-36'), { outcome: 'close' })).to, `/referrals/${known.referral}/decide`);
  assert.equal(
    (await fill(gita, partners(known, 'feedback'), { told: 'yes', how: 'own page', said: 'goes-on', words: 'Thank you.' })).status,
    303,
  );
  assert.ok(!(await open(site, known)).includes('C15'));
});

test('an organisation that referred sees how far it is and what it is told, adds to its own, and to nobody else’s', async () => {
  await using site = await staffSite();
  const sol = await site.as('sol');
  const stranger = await site.house.refer({ name: 'Idris Ashgrove' });
  assert.equal((await fill(sol, `/own-referrals/${stranger.referral}/add`, { words: 'More.' })).status, 404);
  assert.equal((await sol.get(`/own-referrals/${stranger.referral}/add`)).status, 404);
  const claimed = await query(
    site,
    `select from throughline.read_log where practitioner = 'sol' and refs::text like '%${stranger.referral}%'`,
  );
  assert.equal(claimed.rows.length, 0, 'nobody writes into the read log that they have read what is not theirs');
  const left = await site.deps.arrivals.leave({
    channel: 'web-form',
    contentType: 'application/json',
    bytes: formBytes('Tamsin Quennell', undefined, 'Said something worrying.', 'not-known'),
    idempotencyKey: site.house.newId(),
    by: site.house.viewer('sol'),
  });
  await site.deps.takeReferral(left.arrival);
  const known = { file: `f-${left.arrival}`, referral: `ref-${left.arrival}`, reference: left.reference };
  assert.match((await sol.get('/today')).body, /waits for the first assessment/);
  assert.equal((await fill(sol, `/own-referrals/${known.referral}/add`, { words: 'It happened again.' })).status, 303);
  assert.ok((await open(site, known)).includes('F39.read'));
  const gita = await site.as('gita');
  await fill(gita, partners(known, 'feedback'), { told: 'yes', how: 'own page', said: 'goes-on', words: 'Thank you.' });
  await fill(gita, partners(known, 'feedback'), { told: 'yes', how: 'telephone', said: 'looked-at', words: 'A note of ours.' });
  const page = await sol.get('/today');
  assert.match(page.body, /It is being taken further\. Thank you\./);
  assert.doesNotMatch(page.body, /A note of ours|Tamsin/);
});

test('an answer that was stored and not read yet is taken when somebody looks; one that cannot be read waits for a person', async () => {
  await using site = await staffSite();
  const { house } = site;
  const known = await house.refer({ name: 'Tamsin Quennell' });
  const { request } = await asked(site, known);
  const answer = {
    request: request.id,
    record: request.record,
    channel: 'code page',
    answer: 'nothing held',
    words: 'Looked.',
    ground: null,
    by: '',
  };
  for (const bytes of [JSON.stringify(answer), JSON.stringify({ ...answer, record: 'gone' }), 'not a form'])
    await leave(house, publicViewer(house.area), {
      channel: 'partner-answer',
      contentType: 'application/json',
      bytes: Buffer.from(bytes),
      idempotencyKey: house.newId(),
    });
  await takeWaiting(house);
  assert.equal((await fileOf(site, known)).requests.get(request.id)?.answers[0]?.answer, 'nothing held');
  const { rows } = await query(site, 'select queue from throughline.queue_item');
  assert.deepEqual(
    rows.map(({ queue }) => queue),
    ['unreadable', 'unreadable'],
  );
});

test('what comes from an intelligence service is not kept: only whom to speak with', async () => {
  await using site = await staffSite();
  const known = await site.house.refer({ name: 'Tamsin Quennell' });
  const { request } = await asked(site, known);
  const sol = await site.as('sol');
  await fill(sol, `/asked/${request.id}`, { answer: 'elsewhere', words: 'The liaison officer.' });
  const held = (await fileOf(site, known)).requests.get(request.id);
  assert.deepEqual([held?.answers.length, held?.pointers.map(({ holder }) => holder)], [0, ['The liaison officer.']]);
  assert.ok((await open(site, known)).includes('C03'), 'it is not answered');
});
