/** Sharing as people do it on its pages: decided, refused, acknowledged, logged; what its holder keeps; a sealed file; fixation on violence; whom to call. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { correctEntry } from '../../src/app/correct.ts';
import { lookAt } from '../../src/app/look.ts';
import { findSilentHits } from '../../src/app/silentHits.ts';
import { policeDutyAgrees } from '../support/deconfliction.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

const day = (name: string, [d, m, y]: readonly [string, string, string]) => ({
  [`${name}-day`]: d,
  [`${name}-month`]: m,
  [`${name}-year`]: y,
});

describe('sharing', () => {
  let site: StaffSite;
  let file: string;
  let referral: string;
  let gita: Visitor;
  let tom: Visitor;
  let dora: Visitor;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    ({ file, referral } = await site.house.refer({
      name: 'Tamsin Quennell',
      born: '1991-02-03',
      under18: 'no',
      concern: 'He owns a knife.',
    }));
    [gita, tom, dora] = await Promise.all([site.as('gita'), site.as('tom'), site.as('dora')]);
  });
  after(() => site[Symbol.asyncDispose]());

  const state = async () => (await lookAt(site.house, site.house.viewer('gita'), file))!.file;
  const send = async (who: Visitor, path: string, fields: Readonly<Record<string, string>>) => {
    await who.get(path);
    return who.post(path, { key: site.house.newId(), ...fields });
  };
  /** Where each line of the error summary leads, that is not on the page. */
  const leadsNowhere = (body: string): readonly string[] =>
    [...(/govuk-error-summary__list[\s\S]*?<\/ul>/.exec(body)?.[0] ?? '').matchAll(/href="#([^"]+)"/g)].flatMap(([, id]) =>
      body.includes(`id="${id}"`) ? [] : [id ?? ''],
    );
  const entryIn = async () => [...(await state()).facts].find(({ type }) => type === 'ReferralReceived')!.id;
  const share = async (more: Readonly<Record<string, string>> = {}) => {
    const entry = await entryIn();
    return send(gita, `/files/${file}/disclosures/decide`, {
      outcome: 'shared',
      contact: 'The college',
      why: 'A trip is planned.',
      basis: 'ctsa-s38',
      necessity: 'They decide on Friday.',
      proportionality: 'One line.',
      handling: 'P',
      marking: 'OFFICIAL-SENSITIVE',
      entry,
      [`words-${entry}`]: 'He owns a knife.',
      ...more,
    });
  };

  test('nothing leaves before the police duty has said that it may; in danger it is recorded afterwards, with the true time', async () => {
    const form = await gita.get(`/files/${file}/disclosures/decide`);
    assert.match(form.body, new RegExp(`<textarea[^>]* id="words-${await entryIn()}"`), 'the words can be shortened on the page');
    const refused = await share();
    assert.equal(refused.status, 422);
    assert.match(refused.body, /police duty has not said/);
    assert.match(refused.body, /They decide on Friday/, 'what was typed is kept');
    const afterwards = await share({
      protective: 'yes',
      ...day('shared', ['2', '3', '2026']),
      'shared-time': '08:30',
      contact: 'A neighbour',
    });
    assert.equal(afterwards.status, 303, afterwards.body.slice(0, 300));
    const list = await gita.get(`/files/${file}/disclosures`);
    assert.match(list.body, /Shared in danger with A neighbour/);
    assert.match(list.body, /Not acknowledged yet: sent is not received/);
  });

  test('shared with basis, need and proportion, exactly as it was; a higher marking keeps nothing; not sharing is recorded too', async () => {
    await policeDutyAgrees(site.house, { file, referral });
    const bare = await share({ basis: '', necessity: '', proportionality: '' });
    assert.match(bare.body, /No lawful basis is chosen[\s\S]*It is not said why they need it[\s\S]*G22/);
    const higher = await share({ marking: 'higher', why: 'Spoken of elsewhere.' });
    assert.match(higher.body, /More than OFFICIAL-SENSITIVE may not be held or shared here/);
    assert.equal((await state()).disclosures.size, 1);
    assert.equal((await share()).status, 303);
    const no = await send(gita, `/files/${file}/disclosures/decide`, {
      outcome: 'not shared',
      contact: 'A newspaper',
      why: 'No need.',
      marking: 'OFFICIAL',
    });
    assert.equal(no.status, 303);
    const list = await gita.get(`/files/${file}/disclosures`);
    assert.match(list.body, /Shared with The college/);
    assert.match(list.body, /Not shared with A newspaper/);
    assert.match((await gita.get(`/files/${file}`)).body, /3 decisions about sharing, 2 not acknowledged/);
  });

  test('who knows, the sealed files of one’s posts and the log are in the navigation of those who may open them, and of nobody else', async () => {
    const linksOf = async (who: 'gita' | 'tom' | 'rhea' | 'sol') => {
      const nav = /<nav[\s\S]*?<\/nav>/.exec((await (await site.as(who)).get('/today')).body)?.[0] ?? '';
      return ['/who-knows', '/sealed-files', '/disclosures'].filter((path) => nav.includes(`href="${path}"`));
    };
    assert.deepEqual(await linksOf('gita'), ['/who-knows', '/sealed-files']);
    assert.deepEqual(await linksOf('tom'), ['/who-knows', '/sealed-files', '/disclosures']);
    assert.deepEqual(await linksOf('rhea'), ['/who-knows', '/sealed-files', '/disclosures']);
    assert.deepEqual(await linksOf('sol'), []);
    for (const who of ['tom', 'rhea'] as const) assert.equal((await (await site.as(who)).get('/disclosures')).status, 200);
  });

  test('K01: a flagged entry never leaves by section 38; a pointer says only who holds it', async () => {
    const entry = await entryIn();
    assert.equal((await send(gita, `/files/${file}/sensitive/${entry}`, { holder: 'A unit of the police' })).status, 303);
    const other = await send(tom, `/files/${file}/sensitive/${entry}`, { holder: 'Another agency: ask them first' });
    assert.equal(other.status, 422);
    assert.match(other.body, /flagged as sensitive already[\s\S]*Another agency: ask them first/);
    assert.match((await share()).body, /never leaves by the section 38 route/);
    assert.match((await share({ basis: 'cda-s115' })).body, /no separate authority/);
    const own = await send(gita, `/files/${file}/sensitive/${entry}`, { authority: 'I think so.' });
    assert.match(own.body, /You flagged it yourself/);
    assert.equal((await send(tom, `/files/${file}/sensitive/${entry}`, { authority: 'The unit, in writing.' })).status, 303);
    assert.equal((await send(gita, `/files/${file}/disclosures`, { holder: 'Another unit' })).status, 303);
    assert.match((await gita.get(`/files/${file}/disclosures`)).body, /Held elsewhere, and not here[\s\S]*Another unit/);
  });

  test('F31: the recipient says that it arrived, and how long it took is measured; supervisors see the log without what was said', async () => {
    const id = [...(await state()).disclosures.values()].find(
      (each) => each.kind === 'disclosure' && each.said.contact === 'The college',
    )!.id;
    const empty = await send(gita, `/files/${file}/disclosures/${id}`, {});
    assert.match(empty.body, /Write who said that it arrived/);
    site.house.at('2026-03-03T09:00');
    assert.equal((await send(gita, `/files/${file}/disclosures/${id}`, { who: 'Head of year' })).status, 303);
    assert.match(
      (await gita.get(`/files/${file}/disclosures/${id}`)).body,
      /Arrived: acknowledged on 3 March 2026 at 09:00, 24 hours after it was shared/,
    );
    const second = await send(tom, `/files/${file}/disclosures/${id}`, { who: 'Deputy head', words: 'It went to another school.' });
    assert.equal(second.status, 422);
    assert.match(second.body, /recorded already that it arrived[\s\S]*It went to another school\./);
    assert.equal((await gita.get('/disclosures')).status, 403);
    const log = await tom.get('/disclosures');
    assert.match(log.body, /Shared 2 times[\s\S]*Once somebody decided not to share[\s\S]*1 was not acknowledged/);
    assert.doesNotMatch(log.body, /knife/);
  });

  test('F31: an acknowledgement that was recorded in error is none, in the log as on the file', async () => {
    const fact = (await state()).facts.findLast(({ type }) => type === 'DisclosureAcknowledged')!.id;
    const before = (await tom.get('/disclosures')).body;
    assert.match(before, /1 was not acknowledged/);
    const error = {
      file,
      fact,
      key: 'never-came',
      sort: 'raised in error',
      reason: 'It went to another school.',
      values: {},
      belongsTo: '',
    } as const;
    assert.equal((await correctEntry(site.house, site.house.viewer('gita'), error)).kind, 'done');
    assert.equal(
      (await state()).facts.some(({ type }) => type === 'EntryCorrected'),
      true,
    );
    const log = (await tom.get('/disclosures')).body;
    assert.match(log, /2 were not acknowledged/);
    assert.doesNotMatch(log, /Half of what arrived/);
  });

  test('F31: given to a post of the area, it is on that post’s list, and the post says itself that it arrived', async () => {
    assert.equal((await share({ organisation: 'post:records', contact: '' })).status, 303);
    const rhea = await site.as('rhea');
    assert.match((await rhea.get('/today')).body, /Say that what was shared has arrived/);
    const id = [...(await state()).disclosures.values()].find((each) => each.kind === 'disclosure' && each.said.post === 'records')!.id;
    assert.equal((await send(rhea, `/files/${file}/disclosures/${id}`, {})).status, 303);
    assert.match((await gita.get(`/files/${file}/disclosures/${id}`)).body, /Arrived: acknowledged/);
  });

  test('G21: the holder says that there is something; a closing waits until they confirm; an event is minuted after asking', async () => {
    const path = `/files/${file}/kept`;
    const noted = await send(dora, path, { do: 'note', holder: 'duty', ...day('until', ['1', '6', '2026']) });
    assert.equal(noted.status, 303, noted.body.slice(0, 300));
    assert.match((await gita.get(`/files/${file}`)).body, /There is something that its holder keeps/);
    const asked = await send(gita, path, {
      do: 'ask',
      decision: 'event or invitation',
      words: 'He is invited to speak.',
      ...day('needed', ['6', '3', '2026']),
    });
    assert.equal(asked.status, 303, asked.body.slice(0, 300));
    const weighing = [...(await state()).weighings.values()][0]!;
    const minute = { do: 'minute', weighing: weighing.id, decided: 'He may speak.' };
    assert.match((await send(gita, path, minute)).body, /The holder has not confirmed that something sealed was weighed/);
    assert.match((await dora.get('/today')).body, /Confirm that what you keep was weighed for a decision/);
    const item = [...(await state()).sealedItems.values()][0]!.id;
    const answer = { do: 'weigh', item, question: weighing.asked.fact, outcome: 'weighed', words: 'Weighed with the superintendent.' };
    assert.match((await send(gita, path, answer)).body, /Only the holder says/);
    const unchosen = await send(dora, path, { ...answer, outcome: '' });
    assert.equal(unchosen.status, 422, 'nothing chosen is no confirmation');
    assert.match(unchosen.body, /Choose whether it was weighed/);
    assert.deepEqual(leadsNowhere((await send(gita, path, { do: 'flag' })).body), [], 'whom to call is said by whoever works on the file');
    for (const blank of [
      { do: 'renew', item },
      { do: 'weigh', item, question: weighing.asked.fact },
      { do: 'minute', weighing: weighing.id },
    ])
      assert.deepEqual(leadsNowhere((await send(dora, path, blank)).body), [], JSON.stringify(blank));
    assert.equal((await send(dora, path, answer)).status, 303);
    assert.equal((await send(gita, path, minute)).status, 303);
    assert.match((await gita.get(path)).body, /He may speak\./);
  });

  test('F48: whoever asks who knows the person is told whom to call and nothing else, or nobody who may say so', async () => {
    const ask = () => send(tom, '/who-knows', { name: 'Tamsin Quennell', born: '1991-02-03', why: 'Stopped with a knife.' });
    assert.match((await ask()).body, /Nobody who may say so\./);
    const flagged = await send(gita, `/files/${file}/kept`, {
      do: 'flag',
      post: 'duty',
      reason: 'Met at night.',
      ...day('until', ['1', '6', '2026']),
    });
    assert.equal(flagged.status, 303, flagged.body.slice(0, 300));
    const seen = await ask();
    assert.match(seen.body, /Known concern\. Call: Duty officer/);
    assert.doesNotMatch(seen.body, /Met at night|owns a knife|files\//);
    assert.match((await send(tom, '/who-knows', { name: 'Nobody Atall', why: 'x' })).body, /Nobody who may say so\./);

    const page = `/files/${file}/kept`;
    const [hers, his] = [await gita.get(page), await tom.get(page)];
    const flag = /name="flag" value="([^"]+)"/.exec(his.body)?.[1] ?? '';
    assert.ok(flag !== '' && hers.body.includes(flag));
    assert.equal((await send(gita, page, { do: 'end-flag', flag, reason: 'He has moved.' })).status, 303);
    const second = await send(tom, page, { do: 'end-flag', flag, reason: 'He asked us to stop; he carries a knife now.' });
    assert.equal(second.status, 422, 'what a second person types is not swallowed');
    assert.match(second.body, /Somebody has ended this already/);
    assert.match(second.body, /Typed, and not recorded[\s\S]*he carries a knife now/);
    assert.equal((await send(tom, page, { do: 'end-flag', flag, reason: 'He has moved.' })).status, 303, 'the same once more is done');
  });

  test('S17: coded on two axes, asked, turned away for lack of ideology by nobody, taken up, accepted, ended by two', async () => {
    const path = `/files/${file}/violence`;
    const code = { do: 'code', referral, violence: 'research', ideology: 'none-seen', ...day('asOf', ['2', '3', '2026']) };
    assert.equal((await send(gita, path, code)).status, 303);
    assert.match((await gita.get('/today')).body, /Look at the fixation on violence/);
    assert.equal((await send(gita, path, { do: 'ask', referral, concern: 'Asks about massacres.' })).status, 303);
    const pathway = [...(await state()).pathways.keys()][0]!;
    const refuse = await send(gita, path, { do: 'refuse', pathway, reason: 'no-ideology', words: 'None found.' });
    assert.match(refuse.body, /That no ideology was found is no reason/);
    const take = {
      do: 'take',
      pathway,
      controller: 'police',
      basis: 'public-task-safeguarding',
      consent: 'support-only',
      owner: 'gateway',
      words: 'Taken up.',
      ...day('keep', ['1', '3', '2027']),
      ...day('look', ['1', '5', '2026']),
    };
    assert.match((await send(gita, path, { ...take, controller: '' })).body, /Choose the controller/);
    assert.equal((await send(gita, path, take)).status, 303);
    const accept = { do: 'accept', pathway, service: 'Youth service', words: 'In writing.', ...day('look', ['1', '6', '2026']) };
    const early = await send(gita, path, accept);
    assert.match(early.body, /Nobody has agreed to support under the rule of consent/);
    assert.match(early.body, /Youth service/, 'nothing typed is lost');
    assert.match((await send(gita, path, { do: 'given', pathway, words: 'Asked at home.' })).body, /Write who said it/);
    const unchosen = await send(gita, path, { pathway, who: 'His mother', words: 'Asked on Monday.' });
    assert.match(unchosen.body, /Choose what has happened, or what they say[\s\S]*Asked on Monday/, 'nothing typed is lost');
    const consenting = await gita.post(path, { key: `${site.house.newId()}-consent`, pathway });
    assert.match(consenting.body, new RegExp(`href="#consent-${pathway}"`), 'the choice that was not made is led to');
    for (const did of ['given', 'keep', 'end', 'review', 'code', 'ask'])
      assert.deepEqual(leadsNowhere((await send(gita, path, { do: did, pathway })).body), [], did);
    assert.equal((await send(gita, path, { do: 'given', pathway, who: 'He himself, aged 19', words: 'Asked at home.' })).status, 303);
    assert.equal((await send(gita, path, accept)).status, 303);
    assert.match(
      (await send(gita, path, { do: 'keep', pathway, words: 'x', ...day('keep', ['1', '1', '2031']) })).body,
      /longer than it may be kept/,
    );
    assert.equal((await send(gita, path, { do: 'keep', pathway, words: 'It goes on.', ...day('keep', ['1', '2', '2027']) })).status, 303);
    assert.match((await gita.get(path)).body, /Kept until [^<]*1 February 2027[\s\S]*given, said by He himself, aged 19/);
    assert.match(
      (await gita.get(path)).body,
      /Accepted by Youth service[\s\S]*Owner: Gateway assessor|Owner: Gateway assessor[\s\S]*Accepted by Youth service/,
    );
    assert.equal((await send(gita, path, { do: 'end', pathway, reason: 'no-fixation-left', words: 'Gone.' })).status, 303);
    assert.match(
      (await send(gita, path, { do: 'agree', pathway, words: 'Agreed.' })).body,
      /You proposed this yourself|Ask one of these posts/,
    );
    assert.equal((await send(tom, path, { do: 'agree', pathway, words: 'Agreed.' })).status, 303);
    assert.match((await gita.get(path)).body, /ended, by two people/);
  });

  test('S11: a file is sealed on its page by whoever leads it; its hits are decided there', async () => {
    const { house } = site;
    const holding = await house.refer({ name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' });
    const moved = await recordAct(house, house.viewer('tom'), {
      act: 'take-lead',
      file: holding.file,
      key: 'l',
      post: 'duty',
      reason: 'Ours.',
    });
    assert.equal(moved.kind, 'done');
    const path = `/files/${holding.file}/seal`;
    assert.match((await gita.get(path)).body, /Only the post that leads it seals/);
    assert.equal((await send(dora, path, { do: 'seal', reason: 'Not to be known.', ...day('until', ['1', '6', '2026']) })).status, 303);
    assert.equal((await gita.get(path)).status, 404);
    assert.match((await dora.get('/sealed-files')).body, /Oskar Wielgomas/);
    assert.doesNotMatch((await gita.get('/sealed-files')).body, /Wielgomas/);
    house.at('2026-03-04T09:00');
    await house.refer({ name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' });
    await findSilentHits(house);
    const seen = await dora.get(path);
    assert.deepEqual(site.faults, []);
    assert.match(seen.body, /This person was referred on 4 March 2026/);
    const hit = /name="hit" value="([^"]+)"/.exec(seen.body)?.[1] ?? '';
    assert.equal((await send(dora, path, { do: 'hit', hit, outcome: 'do not tell', words: 'It would harm.' })).status, 303);
    assert.match((await dora.get(path)).body, /whoever asked is not told/);
    assert.deepEqual(site.faults, []);
  });
});
