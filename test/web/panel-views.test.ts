/** What an agency writes itself about a case before the panel, as its member, the chair and whoever inherits its duties meet it (S02, G13, G07, C05.view; F34, F38). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaEntry, changeDirectory } from '../../src/app/directory.ts';
import { PostFilled, PostVacated } from '../../src/domain/area/entries.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import { type Before, type PanelSite, panelSite } from '../support/panelSite.ts';
import { textOf } from '../support/seen.ts';
import type { Seen } from '../support/visitor.ts';

/** The meeting of 10 March with its agenda sent, and what people do on the page of a case. */
async function begun(names: readonly string[]) {
  const here = await panelSite();
  const { house } = here.site;
  const at = (time: string) => house.at(time);
  at('2026-03-05T10:00');
  const cases: Before[] = [];
  for (const name of names) cases.push(await here.referred(name));
  let n = 0;
  const page = (each: Before, meeting = 'march') => `/panel/meetings/${meeting}/cases/${each.file}/${each.referral}`;
  const send = async (who: string, address: string, fields: Record<string, string>): Promise<Seen> => {
    const visitor = await here.as(who);
    await visitor.get(address);
    return visitor.post(address, { key: `k${(n += 1)}`, ...fields });
  };
  const view = (who: string, each: Before, position: string, viewWords: string, meeting = 'march') =>
    send(who, page(each, meeting), { do: 'view', position, viewWords });
  const decide = (each: Before, outcome: string, more: Record<string, string> = {}, meeting = 'march') =>
    send('wilma', page(each, meeting), { do: 'decide', outcome, words: 'Why.', all: 'yes', ...more });
  const came = async (present: readonly string[], meeting = 'march') => {
    const wilma = await here.as('wilma');
    await wilma.get(`/panel/meetings/${meeting}`);
    return here.attends(wilma, `/panel/meetings/${meeting}`, present);
  };
  const hearing = async (each: Before, meeting = 'march') => (await here.fileOf(each.file)).hearings.get(`${meeting}.${each.referral}`);
  const minute = async (each: Before, meeting = 'march') =>
    ((await hearing(each, meeting))?.heard?.views ?? []).map(({ agency, position, words }) => `${agency} ${position} ${words}`.trim());
  const owes = async (each: Before, rule: string) => (await here.owed(each.file)).filter((owed) => owed === rule).length;
  const seen = async (who: string, each: Before, meeting = 'march') => textOf(await (await here.as(who)).get(page(each, meeting)));
  const called = async (meeting: string, form: 'urgent call' | 'urgent circulation', each: Before) => {
    await here.panel('wilma', { do: 'meet', meeting, form, starts: await house.now(), where: '' });
    await here.list(meeting, each);
    await here.panel('wilma', { do: 'send', meeting });
  };
  for (const each of cases) await here.list('march', each);
  await here.panel('wilma', { do: 'send', meeting: 'march' });
  return { ...here, at, cases, page, send, view, decide, came, hearing, minute, owes, seen, called };
}
const done = (seen: Seen): void => assert.equal(seen.status, 303, textOf(seen).slice(0, 1500));
const fill = async ({ site: { house } }: PanelSite, entries: readonly Parameters<typeof areaEntry>[]) =>
  changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: entries.map((each) => areaEntry(...each)),
  }));

test('D: a dissent in writing before the meeting is on the page of the chair and in the minute, "all agree" says nothing over it, and it is followed', async () => {
  const here = await begun(['Orla Pendry']);
  await using _site = here.site;
  const [orla = assert.fail()] = here.cases;
  here.at('2026-03-09T10:00');
  done(await here.view('hal', orla, 'dissents', 'He is ill, not drawn to anything.'));
  here.at('2026-03-10T10:05');
  done(await here.came(['chair', 'team']));
  const wilma = await here.as('wilma');
  const page = await wilma.get(here.page(orla));
  assert.match(page.body, /<option value="dissents" selected>/);
  assert.match(page.body, /value="He is ill, not drawn to anything\."/);
  // A page that was open before the view came says nothing of it: the minute does.
  done(await here.decide(orla, 'adopt'));
  assert.ok((await here.minute(orla)).includes('Health dissents He is ill, not drawn to anything.'));
  assert.deepEqual([await here.owes(orla, 'G13.dissent'), await here.owes(orla, 'C05.view')], [1, 0]);
  assert.match(await here.seen('wilma', orla), /An agency dissents.*ask the lead to, or say here why none is needed/);
  assert.deepEqual(here.site.faults, []);
});

test('D: by circulation the minute says what each agency wrote; an agency says anew before the decision what it wrote, and only in its own words the chair says otherwise', async () => {
  const here = await begun(['Wenna Hext']);
  await using _site = here.site;
  const [wenna = assert.fail()] = here.cases;
  here.at('2026-03-09T10:00');
  await here.called('circ', 'urgent circulation', wenna);
  here.at('2026-03-09T10:10');
  done(await here.view('hal', wenna, 'agrees', 'Health agrees.', 'circ'));
  assert.match(await here.seen('hal', wenna, 'circ'), /Your agency has written already: .*Health agrees\./);
  done(await here.view('hal', wenna, 'dissents', 'Health has asked his doctor: no.', 'circ'));
  done(await here.view('tom', wenna, 'agrees', 'Police: yes.', 'circ'));
  assert.match(await here.seen('hal', wenna, 'circ'), /Health agrees\..*|holds no more/);
  here.at('2026-03-09T10:20');
  done(await here.came(['chair', 'team', 'health-member'], 'circ'));
  const over = await here.decide(wenna, 'adopt', { 'position-1': 'agrees' }, 'circ');
  assert.equal(over.status, 422, textOf(over).slice(0, 300));
  assert.match(textOf(over), /Health has written something else than the minute says for it/);
  done(await here.decide(wenna, 'adopt', {}, 'circ'));
  assert.ok((await here.minute(wenna, 'circ')).includes('Health dissents Health has asked his doctor: no.'));
  assert.equal(await here.owes(wenna, 'G13.dissent'), 1);
  assert.equal((await here.hearing(wenna, 'circ'))?.given.length, 3, 'and the earlier one stays to be read');
  assert.deepEqual(here.site.faults, []);
});

test('D: what was written for a meeting that is cancelled, or that puts the case off, is on the page of the next', async () => {
  const here = await begun(['Tegen Rowse']);
  await using _site = here.site;
  const [tegen = assert.fail()] = here.cases;
  here.at('2026-03-09T10:00');
  done(await here.view('hal', tegen, 'dissents', 'WRITTEN AHEAD'));
  here.at('2026-03-10T09:00');
  await here.panel('wilma', { do: 'cancel', meeting: 'march', reason: 'Snow.' });
  await here.panel('wilma', { do: 'meet', meeting: 'april', form: 'ordinary', starts: instantOf('2026-04-10T10:00'), where: '' });
  await here.list('april', tegen);
  assert.match(
    await here.seen('wilma', tegen, 'april'),
    /Health: .*for the meeting of 10 March 2026, which did not decide it\).*WRITTEN AHEAD/,
  );
  here.at('2026-04-10T10:05');
  done(await here.came(['chair', 'team'], 'april'));
  done(await here.decide(tegen, 'hear again', {}, 'april'));
  await here.called('urgent', 'urgent call', tegen);
  here.at('2026-04-10T10:15');
  assert.match(await here.seen('wilma', tegen, 'urgent'), /WRITTEN AHEAD/);
  done(await here.came(['chair', 'team'], 'urgent'));
  done(await here.decide(tegen, 'adopt', {}, 'urgent'));
  assert.ok((await here.minute(tegen, 'urgent')).includes('Health dissents WRITTEN AHEAD'));
  assert.deepEqual(here.site.faults, []);
});

test('K: of a decision that was taken back a view says nothing about the next: the agency is asked anew, sees the case, and its dissent is heard', async () => {
  const here = await begun(['Orla Pendry']);
  await using _site = here.site;
  const [orla = assert.fail()] = here.cases;
  here.at('2026-03-10T10:05');
  done(await here.came(['chair', 'team']));
  done(await here.decide(orla, 'adopt'));
  here.at('2026-03-10T10:20');
  done(await here.view('hal', orla, 'agrees', 'Health agrees to adopt him.'));
  here.at('2026-03-10T10:30');
  done(await here.send('wilma', here.page(orla), { do: 'take-back', backWords: 'Wrong.' }));
  assert.match(await here.seen('wilma', orla), /holds no more[^.]*\) Health agrees to adopt him/);
  done(await here.decide(orla, 'not adopt', { onward: 'health', onwardWords: 'Sleep.' }));
  assert.equal(await here.owes(orla, 'C05.view'), 1);
  assert.ok(!(await here.minute(orla)).some((line) => line.startsWith('Health')));
  here.at('2026-03-10T10:50');
  done(await here.view('hal', orla, 'dissents', 'Health dissents from not adopting.'));
  assert.deepEqual([await here.owes(orla, 'C05.view'), await here.owes(orla, 'G13.dissent')], [0, 1]);
  assert.deepEqual(here.site.faults, []);
});

test('E3: whoever inherits the duties of an empty post does not speak for its agency, nor is anybody present for it; the duty stays on a list', async () => {
  const here = await begun(['Tegen Rowse']);
  await using _site = here.site;
  const [tegen = assert.fail()] = here.cases;
  const { house } = here.site;
  await fill(here, [[house.area, PostVacated, { post: 'health-member', practitioner: 'hal' }]]);
  here.at('2026-03-09T10:00');
  await here.called('circ', 'urgent circulation', tegen);
  done(await here.view('tom', tegen, 'agrees', 'Police: yes.', 'circ'));
  const sena = await here.as('sena');
  const tried = await here.view('sena', tegen, 'agrees', 'HEALTH AGREES', 'circ');
  assert.equal(tried.status, 422, textOf(tried).slice(0, 300));
  assert.match(textOf(tried), /Another post speaks for that agency/);
  const ticked = await here.came(['chair', 'team', 'health-member'], 'circ');
  assert.equal(ticked.status, 422);
  assert.match(textOf(ticked), /Nobody fills the post that speaks for Health/);
  done(await here.came(['chair', 'team'], 'circ'));
  done(await here.decide(tegen, 'adopt', {}, 'circ'));
  assert.equal(await here.owes(tegen, 'C05.view'), 1);
  assert.match(textOf(await sena.get('/today')), /Give the view of your agency/);
  assert.match(await here.seen('sena', tegen, 'circ'), /Health owes its view, and its duties fall to you.*you cannot give its view/);
  assert.deepEqual(here.site.faults, []);
});

test('Q2: who chairs does not write the view of another agency whose post she deputises for; of several who fill a post it is said who came', async () => {
  const here = await begun(['Tegen Rowse']);
  await using _site = here.site;
  const [tegen = assert.fail()] = here.cases;
  const { house } = here.site;
  await fill(here, [[house.area, PostFilled, { post: 'health-member', practitioner: 'wilma', as: 'deputy' }]]);
  here.at('2026-03-09T10:00');
  await here.called('circ', 'urgent circulation', tegen);
  here.at('2026-03-09T10:05');
  const tried = await here.send('wilma', here.page(tegen, 'circ'), {
    do: 'view',
    agency: 'Health',
    position: 'agrees',
    viewWords: 'Health agrees.',
  });
  assert.equal(tried.status, 422);
  const unsaid = await here.came(['chair', 'team', 'health-member'], 'circ');
  assert.equal(unsaid.status, 422);
  assert.match(textOf(unsaid), /Several people fill the post that speaks for Health/);
  const wilma = await here.as('wilma');
  await wilma.get('/panel/meetings/circ');
  const who = async (person: string) =>
    wilma.send(
      'POST',
      '/panel/meetings/circ',
      new URLSearchParams([
        ['_csrf', wilma.token()],
        ['do', 'attend'],
        ...['chair', 'team', 'health-member'].map((post): [string, string] => ['present', post]),
        ['who-health-member', person],
      ]).toString(),
    );
  assert.match(textOf(await who('wilma')), /One person is named for two agencies/);
  done(await who('hal'));
  assert.match(textOf(await here.decide(tegen, 'adopt', {}, 'circ')), /have not written their view themselves: .*Health/);
  done(await here.view('hal', tegen, 'agrees', 'Health: yes.', 'circ'));
  done(await here.view('tom', tegen, 'agrees', 'Police: yes.', 'circ'));
  done(await here.decide(tegen, 'adopt', {}, 'circ'));
  assert.deepEqual(here.site.faults, []);
});

test('Q1: a conflict that the chair writes down for an agency that is there is asked of that agency: it says that it is so, or what it says', async () => {
  for (const answer of ['dissents', 'no view']) {
    const here = await begun(['Orla Pendry']);
    await using _site = here.site;
    const [orla = assert.fail()] = here.cases;
    here.at('2026-03-10T10:05');
    done(await here.came(['chair', 'team', 'health-member']));
    done(await here.decide(orla, 'adopt', { conflict: 'health-member', conflictWords: 'Knows the family.' }));
    assert.equal(await here.owes(orla, 'C05.view'), 1);
    assert.match(await here.seen('hal', orla), /your agency has a conflict of interest in this case, and took no part: Knows the family\./);
    here.at('2026-03-10T10:20');
    done(await here.view('hal', orla, answer, 'Of the conflict: words.'));
    assert.deepEqual([await here.owes(orla, 'C05.view'), await here.owes(orla, 'G13.dissent')], [0, answer === 'dissents' ? 1 : 0]);
    assert.deepEqual(here.site.faults, []);
  }
});

test('P: a meeting is set for no day long past, nor one far ahead; and one that is called afterwards asks also who sat when it was recorded', async () => {
  const here = await begun(['Orla Pendry']);
  await using _site = here.site;
  const [orla = assert.fail()] = here.cases;
  here.at('2026-03-10T15:00');
  await here.panel('sena', { do: 'name', post: 'housing-member', part: 'member', agency: 'Housing', core: true });
  here.at('2026-03-11T10:00');
  const call = (form: string, day: string, month: string, year: string) =>
    here.send('wilma', '/panel', { form, 'starts-day': day, 'starts-month': month, 'starts-year': year, 'starts-time': '09:00' });
  for (const year of ['2025', '2026']) {
    const past = await call('urgent call', '8', '3', year);
    assert.equal(past.status, 422, year);
    assert.match(textOf(past), /longer ago than an urgent panel may be recorded/);
  }
  for (const form of ['ordinary', 'urgent call']) {
    const far = await call(form, '1', '3', '2031');
    assert.equal(far.status, 422, form);
    assert.match(textOf(far), /further ahead than a meeting may be set/);
  }
  const set = await call('urgent call', '10', '3', '2026');
  done(set);
  const meeting = /\/panel\/meetings\/([^?]+)/.exec(set.to ?? '')?.[1] ?? '';
  await here.list(meeting, orla);
  done(await here.came(['chair', 'team'], meeting));
  done(await here.decide(orla, 'adopt', {}, meeting));
  assert.deepEqual((await here.hearing(orla, meeting))?.owedViews.map(({ agency }) => agency).toSorted(), ['Health', 'Housing']);
  const wilma = await here.as('wilma');
  await wilma.get('/panel/meetings/march');
  const moved = { do: 'move', 'starts-day': '1', 'starts-month': '3', 'starts-year': '2031', 'starts-time': '09:00', why: 'The room.' };
  assert.match(textOf(await wilma.post('/panel/meetings/march', moved)), /further ahead than a meeting may be set/);
  assert.deepEqual(here.site.faults, []);
});

test('G-a: put on an agenda on which it is already, with a reason: nothing is swallowed, what was typed is shown back', async () => {
  const here = await begun(['Orla Pendry']);
  await using _site = here.site;
  const [orla = assert.fail()] = here.cases;
  const typed = 'He is out of custody on Friday.';
  const again = await here.send('wilma', here.page(orla), { do: 'put-on', offWords: typed });
  assert.equal(again.status, 422);
  assert.match(textOf(again), /It is on the agenda of this meeting already/);
  assert.match(textOf(again), new RegExp(typed));
  const wilma = await here.as('wilma');
  await wilma.get('/panel/meetings/march');
  const added = await wilma.post('/panel/meetings/march', { do: 'add', key: 'a', reference: orla.reference, reason: typed });
  assert.equal(added.status, 422);
  assert.match(added.body, new RegExp(typed));
  assert.deepEqual(here.site.faults, []);
});
