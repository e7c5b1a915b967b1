/**
 * Noninterference: two worlds that differ only in what a referring organisation may not see answer it alike, byte for byte,
 * on every page. That somebody is known is itself content: here the person it refers is known already, and is linked.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actOnFile } from '../../src/app/onFile.ts';
import { changePanel, type PanelAct, recordHearing } from '../../src/app/panelActs.ts';
import { recordAct } from '../../src/app/cases.ts';
import { areaEntry, areaNow, changeDirectory } from '../../src/app/directory.ts';
import { decideCandidate } from '../../src/app/identify.ts';
import { leave, takeReferral } from '../../src/app/intake.ts';
import { lookAt } from '../../src/app/look.ts';
import { viewerIn } from '../../src/app/viewers.ts';
import { serviceViewer } from '../../src/app/whoLooks.ts';
import { OrganisationJoined, PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { adoptCase } from '../../src/domain/case/deciders.ts';
import { listRoutes } from '../../src/web/routes.ts';
import { instantOf } from '../support/given.ts';
import { formBytes, type TestHouse } from '../support/house.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { Visitor } from '../support/visitor.ts';

/** What is random on every page and means nothing. */
const withoutTokens = (body: string): string =>
  body.replaceAll(/(name="(?:_csrf|key|code)" value=")[^"]*/g, '$1').replaceAll(/nonce-?[="][^"' ]*/g, '');

let asked = 0;
async function pagesOf(
  site: StaffSite,
  ids: Readonly<Record<string, string>>,
  who: 'sol' | 'gita' | 'mo' | 'hal' = 'sol',
  /** Addresses that are asked besides, where one has ids of several things. */
  also: readonly string[] = [],
): Promise<Record<string, string>> {
  // From an address of its own: all pages several times over are more than an address may ask in a minute.
  asked += 1;
  const visitor = new Visitor(site.app, `10.0.0.${asked}`);
  await visitor.signIn(who);
  const pages: Record<string, string> = {};
  for (const { method, path } of listRoutes()) {
    if (method !== 'GET') continue;
    // A page without an id in its address is the same whoever it is asked about.
    for (const [whose, id] of path.includes(':') ? Object.entries(ids) : [['nobody', '']]) {
      const { status, body, to } = await visitor.get(path.replaceAll(/:\w+/g, id ?? ''));
      assert.notEqual(status, 429, 'asked too much to compare anything');
      pages[`${path} ${whose}`] = `${status} ${to ?? ''} ${withoutTokens(body)}`;
    }
  }
  for (const path of also) {
    const { status, body, to } = await visitor.get(path);
    pages[path] = `${status} ${to ?? ''} ${withoutTokens(body)}`;
  }
  return pages;
}

/** The school refers somebody itself. */
async function schoolRefers(house: TestHouse): Promise<{ readonly file: string; readonly referral: string }> {
  const bytes = formBytes('Oskar Wielgomas', '2011-03-07', 'Drew an attack.', 'yes');
  const left = await leave(house, house.viewer('sol'), {
    channel: 'web-form',
    contentType: 'application/json',
    bytes,
    idempotencyKey: 'sol-1',
  });
  const taken = await takeReferral(house, left.arrival);
  assert.equal(taken.kind, 'taken');
  return { file: `f-${left.arrival}`, referral: `ref-${left.arrival}` };
}

test('what an organisation may not see changes no byte of what it sees', async () => {
  await using site = await staffSite();
  const { house } = site;
  const own = await schoolRefers(house);
  const ids = { ownReferral: own.referral, ownFile: own.file, unknown: 'f-nothing' };
  const before = await pagesOf(site, ids);
  assert.ok(Object.keys(before).length > 20);
  const toStaff = await pagesOf(site, ids, 'gita');

  // The hidden world: others refer the same person, it is linked, danger is reported, and an assessment is written.
  const other = await house.refer({ name: 'Oscar Vielgomas', born: '2011-03-07' });
  const gita = house.viewer('gita');
  const candidate = [...((await lookAt(house, gita, other.file))?.file.referrals.get(other.referral)?.candidates.values() ?? [])][0];
  assert.ok(candidate);
  const joined = await decideCandidate(house, gita, {
    file: other.file,
    referral: other.referral,
    candidate: candidate.record,
    answer: 'same',
    reason: 'Same birth date.',
    key: 'k1',
  });
  assert.equal(joined.kind, 'done');
  const assessed = await recordAct(house, gita, {
    act: 'assess',
    file: own.file,
    // Of the other referral: in which stage its own is, an organisation is told.
    referral: other.referral,
    key: 'k2',
    fields: { outcome: 'clear evidence of vulnerability', words: 'Known to us.' },
  });
  assert.equal(assessed.kind, 'done');
  await site.danger('Somebody else waits outside.');

  assert.deepEqual(await pagesOf(site, ids), before);
  assert.notDeepEqual(await pagesOf(site, ids, 'gita'), toStaff, 'there is something to see, for those who may');
  // The pages of a file that exists and is hidden are those of one that does not exist.
  const hidden = await pagesOf(site, { hidden: other.file });
  for (const [page, answer] of Object.entries(hidden))
    assert.equal(answer.replaceAll(other.file, 'f-nothing'), before[page.replace('hidden', 'unknown')], page);
});

test('what a provider is not told, and what is not before a panel, changes no byte of what the two see', async () => {
  await using site = await staffSite();
  const { house } = site;
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
  const joins = [
    ['mo', 'mentor-mo', 'mentor', 'provider'],
    ['hal', 'member', 'panel-member', 'council'],
    ['wil', 'chairing', 'panel-chair', 'council'],
  ] as const;
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [
      make(OrganisationJoined, { organisation: 'provider', name: 'Second Footing', sort: 'other' }),
      ...joins.flatMap(([who, post, role, organisation]) => [
        make(PostCreated, { post, title: `Title of ${post}`, organisation, role, supervisor: null, hours: 'office' }),
        make(PractitionerJoined, { practitioner: who, name: who, organisation }),
        make(PostFilled, { post, practitioner: who, as: 'holder' }),
      ]),
    ],
  }));
  const { file, referral } = await house.refer({ name: 'Tamsin Quennell', born: '1990-02-03', under18: 'no' });
  const adopted = await actOnFile(
    house,
    house.viewer('tom'),
    { file, key: 'adopt' },
    { does: 'review-case', decide: (held) => adoptCase(held, 'c1', { referral, meeting: null, words: 'Adopted.' }) },
  );
  assert.equal(adopted.kind, 'done', JSON.stringify(adopted));
  const gita = await site.as('gita');
  const ofCase = `/files/${file}/case/c1`;
  const send = async (form: string, fields: Readonly<Record<string, string>>) => {
    await gita.get(`${ofCase}/${form}`);
    const sent = await gita.post(`${ofCase}/${form}`, { key: house.newId(), ...fields });
    assert.equal(sent.status, 303, sent.body);
  };
  await send('consent', {
    answer: 'given',
    from: 'the person',
    askedBy: 'Gateway assessor',
    how: 'in person',
    explained: 'What it is.',
    language: 'English',
    interpreter: 'not needed',
  });
  const until = { 'until-day': '1', 'until-month': '9', 'until-year': '2026' };
  await send('commission', { post: 'mentor-mo', sessions: '7', ...until, aim: 'To talk.', brief: 'Likes football.' });
  const [intervention = ''] = [...((await lookAt(house, house.viewer('gita'), file))?.file.cases.get('c1')?.interventions.keys() ?? [])];
  // And one case that the member does see: it is on an agenda that was sent.
  const heard = await house.refer({ name: 'Ansel Brook', born: '1990-02-03', under18: 'no' });
  const chair = viewerIn(await areaNow(house, serviceViewer(house.area, 'clock')), 'wil', 0) ?? assert.fail();
  const panel = async (act: PanelAct, by = chair) => assert.equal((await changePanel(house, by, act)).kind, 'decided');
  const sits = (post: string, part: string, agency: string): PanelAct => ({ do: 'name', post, part, agency, core: true });
  await panel(sits('chairing', 'chair', 'Local authority'), house.viewer('sena'));
  await panel(sits('member', 'member', 'Health'), house.viewer('sena'));
  await panel({ do: 'meet', meeting: 'march', form: 'ordinary', starts: instantOf('2026-03-10T10:00'), where: '' });
  const about = { meeting: 'march', subject: heard.referral, of: 'referral' } as const;
  const listed = await recordHearing(house, chair, {
    file: heard.file,
    key: 'list',
    act: 'list-case',
    about,
    as: 'by hand',
    reason: 'To be heard.',
  });
  assert.equal(listed.kind, 'done', JSON.stringify(listed));
  await panel({ do: 'send', meeting: 'march' });
  const ids = { file, referral, intervention, unknown: 'f-nothing' };
  const also = [
    ofCase,
    ...['consent', 'plan', 'commission', 'review', 'close'].map((form) => `${ofCase}/${form}`),
    '/panel/meetings/march',
    `/panel/meetings/march/cases/${heard.file}/${heard.referral}`,
    `/panel/meetings/march/cases/${file}/${referral}`,
  ];
  const seenBy = (who: 'mo' | 'hal') => pagesOf(site, ids, who, also);
  const before = { mo: await seenBy('mo'), hal: await seenBy('hal') };
  for (const [who, pages] of Object.entries(before))
    for (const [page, answer] of Object.entries(pages))
      assert.equal(/Quennell/.test(answer), who === 'mo' && /^\/mentor( nobody|\/:id intervention)$/.test(page), `${page} as ${who}`);

  assert.deepEqual(
    also.slice(-3).map((path) => /Ansel Brook/.test(before.hal[path] ?? '')),
    [true, true, false],
  );

  const another = await house.refer({ name: 'Edda Larkhill', born: '1990-02-03' });
  const outcome = 'clear evidence of vulnerability';
  const assessed = await recordAct(house, house.viewer('gita'), {
    act: 'assess',
    file,
    referral,
    key: 'assess',
    fields: { outcome, words: 'Said much.' },
  });
  assert.equal(assessed.kind, 'done', JSON.stringify(assessed));
  await send('hearsay', { source: 'The panel', words: 'Six sessions, it is believed.' });
  await site.danger('Somebody waits outside.');
  for (const who of ['mo', 'hal'] as const) {
    assert.deepEqual(await seenBy(who), before[who], who);
    for (const [page, answer] of Object.entries(await pagesOf(site, { hidden: another.file }, who)))
      assert.equal(answer.replaceAll(another.file, 'f-nothing'), before[who][page.replace('hidden', 'unknown')], `${page} as ${who}`);
  }
});

test('an organisation adds to its own referral, and to another it is answered as if there were none', async () => {
  await using site = await staffSite();
  const { house } = site;
  const own = await schoolRefers(house);
  const other = await house.refer({ name: 'Edda Larkhill' });
  const sol = house.viewer('sol');
  const add = (file: string, referral: string) =>
    recordAct(house, sol, { act: 'add-information', file, referral, key: house.newId(), fields: { words: 'He was absent today.' } });
  const added = await add(own.file, own.referral);
  assert.equal(added.kind, 'done', JSON.stringify(added));
  const toAnother = await add(other.file, other.referral);
  assert.equal(toAnother.kind, 'refused');
  assert.deepEqual(await add('f-nothing', 'ref-nothing'), toAnother);
  assert.deepEqual(await add(own.file, other.referral), toAnother);
  const assess = await recordAct(house, sol, {
    act: 'assess',
    file: own.file,
    referral: own.referral,
    key: 'a',
    fields: { outcome: 'not appropriate', words: 'No.' },
  });
  assert.ok(
    assess.kind === 'refused' && assess.reasons[0]?.code === 'not-allowed' && assess.reasons[0].policy === 'referrers-never-decide',
  );
});

test('a file is settled whole when an organisation adds to it: nothing that it does not see is owed twice or lost', async () => {
  await using site = await staffSite();
  const { house } = site;
  const own = await schoolRefers(house);
  const gita = house.viewer('gita');
  await recordAct(house, gita, {
    act: 'assess',
    file: own.file,
    referral: own.referral,
    key: 'a',
    fields: { outcome: 'clear evidence of vulnerability', words: 'Looked into.' },
  });
  const owedOf = async () =>
    [...((await lookAt(house, gita, own.file))?.file.obligations.values() ?? [])].map(({ id, state }) => `${id} ${state}`);
  const before = await owedOf();
  await recordAct(house, house.viewer('sol'), {
    act: 'add-information',
    file: own.file,
    referral: own.referral,
    key: 'b',
    fields: { words: 'More.' },
  });
  assert.deepEqual(await owedOf(), before);
});
