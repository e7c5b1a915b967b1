// The Channel panel as its chair and its members work it, over a real database: agenda, minute, views, closing the record, figures.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordHearing } from '../../src/app/panelActs.ts';
import { settleDue } from '../../src/app/time.ts';
import { areaNow } from '../../src/app/directory.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import { type Before, type PanelSite, panelSite } from '../support/panelSite.ts';
import { textOf } from '../support/seen.ts';
import { readPdf } from '../support/pdf.ts';
import type { Seen } from '../support/visitor.ts';

const keyIn = ({ body }: Seen, what: string): string => new RegExp(`name="key" value="([^"]+-${what})"`).exec(body)?.[1] ?? '';

describe('the Channel panel', () => {
  let site: PanelSite['site'];
  let as: PanelSite['as'];
  let viewer: PanelSite['viewer'];
  let panel: PanelSite['panel'];
  let fileOf: PanelSite['fileOf'];
  let owed: PanelSite['owed'];
  let attends: PanelSite['attends'];
  let first: Before;
  let second: Before;
  before(async () => {
    const here = await panelSite();
    ({ site, as, viewer, panel, fileOf, owed, attends } = here);
    [first, second] = [await here.referred('Orla Pendry'), await here.referred('Tegen Rowse')];
  });
  after(async () => {
    assert.deepEqual(site.faults, []);
    await site[Symbol.asyncDispose]();
  });

  it('only whoever may forms the panel; a chair is of the council', async () => {
    const gita = await as('gita');
    const sent = await gita.post('/panel/members', { do: 'name', post: 'gateway', part: 'member', agency: 'Police', core: '' });
    assert.equal(sent.status, 422);
    const sena = await as('sena');
    const bare = await sena.post('/panel/members', { do: 'name', post: '', part: 'member', agency: '' });
    assert.match(textOf(bare), /Choose a post.*Write for which agency it speaks/);
    assert.match((await sena.post('/panel/members', { do: 'end', post: 'panel', why: '' })).body, /href="#why-panel"/);
    const police = await sena.post('/panel/members', { do: 'name', post: 'senior', part: 'chair', agency: 'Police', core: 'yes' });
    assert.match(textOf(police), /chair is the local authority/);
  });

  it('the chair names members, and takes no agency its voice: that is for a senior post', async () => {
    const wilma = await as('wilma');
    const page = await wilma.get('/panel/members');
    assert.match(textOf(page), /Name a post for an agency.*A senior or chief post ends a membership and sets the quorum/);
    assert.doesNotMatch(page.body, /value="end"|value="set"/);
    for (const fields of [
      { do: 'end', post: 'health-member', why: 'They dissent.' },
      { do: 'set', quorum: '1', why: 'Quicker.' },
      { do: 'name', post: 'health-member', part: 'member', agency: 'Health' },
    ]) {
      const tried = await wilma.post('/panel/members', fields);
      assert.notEqual(tried.status, 303, JSON.stringify(fields));
    }
    assert.match((await (await as('sena')).get('/panel/members')).body, /value="end"/);
    const { panel: now } = await areaNow(site.house, serviceViewer(site.house.area, 'clock'));
    assert.ok(now.members.some(({ post, core, until }) => post === 'health-member' && core && until === null));
    assert.equal(now.quorum, 2);
  });

  it('the agenda is made by the system; members see a case from when it is sent, and no other page of a file', async () => {
    const [wilma, hal] = [await as('wilma'), await as('hal')];
    assert.match(textOf(await wilma.get('/today')), /Hear the case at the panel/);
    const page = await wilma.get('/panel/meetings/march');
    assert.match(textOf(page), /Due by this meeting \(2\)(?=.*Orla Pendry)(?=.*Tegen Rowse)/);
    assert.doesNotMatch(textOf(await hal.get('/panel/meetings/march')), /Orla Pendry/);
    const address = `/panel/meetings/march/cases/${first.file}/${first.referral}`;
    assert.equal((await hal.get(address)).status, 404);
    const sent = await wilma.post('/panel/meetings/march', { do: 'send', key: keyIn(page, 'send') });
    assert.equal(sent.status, 303, textOf(sent));
    assert.match(textOf(await hal.get('/panel/meetings/march')), /To be decided \(2\).*Orla Pendry/);
    assert.match(textOf(await hal.get(address)), /Said something worrying.*Drawn to it/);
    assert.equal((await hal.get(`/files/${first.file}`)).status, 403);
    for (const visitor of [wilma, hal]) {
      const links = [...((await visitor.get('/today')).body.split('<main')[1]?.split('</main>')[0] ?? '').matchAll(/href="(\/[^"#]*)/g)];
      for (const [, href = ''] of links) assert.ok((await visitor.get(href)).status < 400, `the list leads to ${href}, which is refused`);
    }
  });

  it('a member prints what they see of the meeting, recorded in each file; and no more than that', async () => {
    const hal = await as('hal');
    const path = '/panel/meetings/march/print';
    const fields = { reason: 'For Tuesday.', marking: 'OFFICIAL-SENSITIVE', part: 'cases' };
    await hal.get(path);
    const seen = await hal.post(path, fields);
    assert.equal(seen.status, 200, textOf(seen).slice(0, 500));
    const { text, pages } = await readPdf(seen.bytes);
    for (const words of ['Orla Pendry', 'Said something worrying.', 'Drawn to it']) assert.ok(text.includes(words), words);
    assert.ok(pages.length >= 2 && pages.every(({ unmarked, artifacts }) => unmarked === '' && artifacts.includes('Printed by hal')));
    for (const { file } of [first, second]) {
      const entry = (await fileOf(file)).facts.find((fact) => fact.type === 'PackPrinted');
      assert.equal(entry?.actor, 'hal');
    }
    assert.equal((await hal.get(`/files/${first.file}/print`)).status, 403);
    assert.equal((await hal.get('/prints')).status, 403);
  });

  it('none is taken off without a reason, and it stays owed', async () => {
    const wilma = await as('wilma');
    const address = `/panel/meetings/march/cases/${second.file}/${second.referral}`;
    const refused = await wilma.post(address, { do: 'take-off', key: 'off-1', offWords: '' });
    assert.equal(refused.status, 422);
    assert.equal((await wilma.post(address, { do: 'take-off', key: 'off-2', offWords: 'The parents come on Friday.' })).status, 303);
    assert.ok((await owed(second.file)).includes('C05'));
    assert.equal((await wilma.post(address, { do: 'put-on', key: 'on-1', offWords: 'They came today.' })).status, 303);
  });

  it('nothing is decided before it is recorded who came, and nothing typed is lost', async () => {
    site.house.at('2026-03-10T10:05');
    const wilma = await as('wilma');
    const address = `/panel/meetings/march/cases/${first.file}/${first.referral}`;
    const page = await wilma.get(address);
    const refused = await wilma.post(address, {
      do: 'decide',
      key: keyIn(page, 'decide'),
      outcome: 'adopt',
      words: 'Reasons typed once.',
      all: 'yes',
    });
    assert.equal(refused.status, 422);
    assert.match(textOf(refused), /not recorded who came.*G07/);
    assert.match(refused.body, /Reasons typed once\./);
    assert.match(refused.body, /value="adopt" checked/);
    assert.equal((await attends(wilma, '/panel/meetings/march', ['chair', 'team', 'housing-member'])).status, 303);
  });

  it('a member without the chair’s post decides nothing', async () => {
    const ivo = await as('ivo');
    const address = `/panel/meetings/march/cases/${first.file}/${first.referral}`;
    const page = await ivo.get(address);
    assert.doesNotMatch(page.body, /Record it, and open the next/);
    const sent = await ivo.post(address, { do: 'decide', key: 'k', outcome: 'adopt', words: 'W.' });
    assert.equal(sent.status, 422);
    assert.match(textOf(sent), /Your post does not include this/);
  });

  it('one page, and the next case opens; the core agency that was away owes its view, and gives it', async () => {
    const wilma = await as('wilma');
    const address = `/panel/meetings/march/cases/${first.file}/${first.referral}`;
    const page = await wilma.get(address);
    const sent = await wilma.post(address, {
      do: 'decide',
      key: keyIn(page, 'decide'),
      outcome: 'adopt',
      words: 'He listens to his teacher.',
      all: 'yes',
      conflict: 'housing-member',
      conflictWords: 'Is his landlord.',
    });
    assert.equal(sent.status, 303, textOf(sent));
    assert.match(sent.to ?? '', new RegExp(second.referral));
    const file = await fileOf(first.file);
    assert.equal(file.cases.size, 1);
    const heard = file.hearings.get(`march.${first.referral}`)?.heard;
    assert.deepEqual(heard?.deciding.toSorted(), ['chair', 'team']);
    assert.deepEqual(heard?.views.map(({ agency }) => agency).toSorted(), ['Local authority', 'Police']);
    const hal = await as('hal');
    assert.match(textOf(await hal.get('/today')), /Give the view of your agency/);
    const given = await hal.post(address, { do: 'view', key: 'v1', position: 'dissents', viewWords: 'We would wait.' });
    assert.equal(given.status, 303, textOf(given));
    // Housing says itself that it takes no part: the chair has written down why.
    assert.equal((await owed(first.file)).filter((rule) => rule === 'C05.view').length, 1);
    const ivo = await as('ivo');
    assert.match(textOf(await ivo.get(address)), /It was written down that your agency has a conflict of interest.*Is his landlord\./);
    const confirmed = await ivo.post(address, { do: 'view', key: 'v2', position: 'no view', viewWords: 'It is so.' });
    assert.equal(confirmed.status, 303, textOf(confirmed));
    assert.ok(!(await owed(first.file)).includes('C05.view'));
    assert.match(textOf(await (await as('gita')).get(`/files/${first.file}`)), /The panel decides: Adopt/);
    const ofCase = await hal.get(`/files/${first.file}/case/${[...file.cases.keys()][0]}`);
    assert.equal(ofCase.status, 200, 'the record of the meeting is open');
    assert.ok(!ofCase.body.includes(`"/files/${first.file}"`), 'and no page of the file is offered');
  });

  it('the record is not closed over a case; not reached, it is late that midnight', async () => {
    const wilma = await as('wilma');
    assert.equal((await wilma.post('/panel/meetings/march', { do: 'close', key: 'c1' })).status, 422);
    assert.equal((await wilma.post('/panel/meetings/march', { do: 'not-reached', key: 'c2' })).status, 303);
    site.house.at('2026-03-11T00:00');
    await settleDue(site.house);
    const late = [...(await fileOf(second.file)).obligations.values()].find(({ rule }) => rule === 'C05');
    assert.equal(late?.state, 'lapsed');
    assert.equal(
      (await (await as('hal')).get(`/panel/meetings/march/cases/${second.file}/${second.referral}`)).status,
      404,
      'closed: no longer seen',
    );
    const [held] = (await fileOf(first.file)).cases.keys();
    for (const who of ['hal', 'ivo'])
      for (const page of ['', '/consent', '/plan', '/review'])
        for (const ask of ['get', 'post'] as const) {
          const visitor = await as(who);
          const { status, body } = await visitor[ask](`/files/${first.file}/case/${held}${page}`);
          assert.ok(status === 404 || (page === '' && ask === 'post'), `${ask} ${page} as ${who}: ${status}`);
          assert.doesNotMatch(body, /Orla/);
        }
    assert.equal((await wilma.get(`/files/${first.file}/case/${held}`)).status, 200, 'the chair decides on it');
    assert.equal((await (await as('gita')).get(`/files/${first.file}/case/${held}`)).status, 200);
  });

  it('an urgent panel has the very same record; not adopted keeps the need', async () => {
    site.house.at('2026-03-12T09:00');
    const wilma = await as('wilma');
    const page = await wilma.get('/panel');
    const called = await wilma.post('/panel', {
      key: /name="key" value="([^"]+)"/.exec(page.body)?.[1] ?? '',
      form: 'urgent circulation',
      'starts-day': '12',
      'starts-month': '3',
      'starts-year': '2026',
      'starts-time': '09:00',
      where: '',
    });
    assert.equal(called.status, 303, textOf(called));
    const meeting = (called.to ?? '').split('?')[0] ?? '';
    const added = await wilma.post(meeting, { do: 'add', key: 'a1', reference: second.reference, reason: 'It was not reached.' });
    assert.equal(added.status, 303, textOf(added));
    await attends(wilma, meeting, ['chair', 'team', 'health-member']);
    const address = `${meeting}/cases/${second.file}/${second.referral}`;
    const refused = await wilma.post(address, { do: 'decide', key: 'd1', outcome: 'not adopt', words: 'No grounds any more.', all: 'yes' });
    assert.match(textOf(refused), /health or social care.*C08/);
    const minute = {
      do: 'decide',
      outcome: 'not adopt',
      words: 'No grounds any more.',
      all: 'yes',
      onward: 'health',
      onwardWords: 'Does not sleep.',
    };
    // Nobody sits together: what the chair alone says that others think is not the record (G07).
    const alone = await wilma.post(address, { ...minute, key: 'd2' });
    assert.equal(alone.status, 422);
    assert.match(textOf(alone), /have not written their view themselves: Health, Police/);
    assert.match(alone.body, /No grounds any more\./, 'what was typed is kept');
    assert.equal((await wilma.post(meeting, { do: 'send', key: 's1' })).status, 303);
    for (const who of ['hal', 'tom']) {
      const given = await (await as(who)).post(address, { do: 'view', key: `w-${who}`, position: 'agrees', viewWords: 'No grounds.' });
      assert.equal(given.status, 303, textOf(given));
    }
    const sent = await wilma.post(address, { ...minute, key: 'd3' });
    assert.equal(sent.status, 303, textOf(sent));
    const still = await owed(second.file);
    assert.ok(still.includes('G04.need') && still.includes('C08'), still.join());
    assert.equal((await wilma.post(meeting, { do: 'close', key: 'c3' })).status, 303);
  });

  it('the figures are counted from the ledger; none under five is handed out', async () => {
    const wilma = await as('wilma');
    const page = textOf(await wilma.get('/panel/figures'));
    assert.match(page, /People heard by the panel 2 fewer than 5/);
    assert.match(page, /Panels held 1 1/);
    const file = await wilma.get('/panel/figures.csv?year=2025');
    assert.match(file.body, /"Adopted","fewer than 5"/);
    assert.doesNotMatch(file.body, /"(Adopted|Not adopted)","\d/);
  });

  it('a review of an adopted case asks for its plan as the case’s own form does; without one it is recorded nowhere', async () => {
    site.house.at('2026-03-13T09:00');
    await panel('wilma', { do: 'meet', meeting: 'april', form: 'ordinary', starts: instantOf('2026-04-14T10:00'), where: '' });
    const [held] = (await fileOf(first.file)).cases.values();
    const about = { meeting: 'april', subject: held?.id ?? '', of: 'case' } as const;
    const listed = await recordHearing(site.house, await viewer('wilma'), {
      act: 'list-case',
      file: first.file,
      key: 'list-april',
      about,
      as: 'by hand',
      reason: 'It is time.',
    });
    assert.equal(listed.kind, 'done', JSON.stringify(listed));
    site.house.at('2026-04-14T10:05');
    const wilma = await as('wilma');
    await attends(wilma, '/panel/meetings/april', ['chair', 'team', 'health-member']);
    const address = `/panel/meetings/april/cases/${first.file}/${about.subject}`;
    assert.match(textOf(await wilma.get(address)), /Support cannot go on as it stands: There is no written plan/);
    const decide = { do: 'decide', outcome: 'reviewed', words: 'It goes well.', all: 'yes' };
    assert.match(textOf(await wilma.post(address, { ...decide, key: 'r1' })), /Choose what the review comes to/);
    const refused = await wilma.post(address, { ...decide, key: 'r2', review: 'goes on' });
    assert.equal(refused.status, 422);
    assert.match(textOf(refused), /There is no written plan.*G09/);
    assert.match(refused.body, /It goes well\./);
    const stays = await fileOf(first.file);
    assert.equal(stays.cases.get(about.subject)?.reviews.length, 0);
    assert.equal(stays.hearings.get(`april.${about.subject}`)?.heard ?? null, null);
    assert.ok((await owed(first.file)).includes('C06'));
    const sent = await wilma.post(address, { ...decide, key: 'r3', review: 'revise the plan' });
    assert.equal(sent.status, 303, textOf(sent));
    assert.equal((await fileOf(first.file)).cases.get(about.subject)?.reviews.length, 1);
  });

  it('nothing more is recorded in a meeting whose record is closed', async () => {
    const again = await recordHearing(site.house, await viewer('wilma'), {
      act: 'not-reached',
      file: first.file,
      key: 'late',
      about: { meeting: 'march', subject: first.referral, of: 'referral' },
      reason: '',
    });
    assert.equal(again.kind, 'refused');
  });
});
