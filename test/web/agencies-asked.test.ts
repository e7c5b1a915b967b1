/** Who answers for an agency after a closing when its post on the panel is another, or is empty, or its membership has ended (G11, C09; F34, F35). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaEntry, changeDirectory } from '../../src/app/directory.ts';
import { actOnFile } from '../../src/app/onFile.ts';
import { recordSupport } from '../../src/app/support.ts';
import { PostCreated, PostFilled, PostVacated, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { adoptCase, closeCase } from '../../src/domain/case/deciders.ts';
import { PanelMemberNamed } from '../../src/domain/panel/entries.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { asksFor, reviewDue } from '../../src/rulebook/uk/afterExit.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { panelSite } from '../support/panelSite.ts';
import { textOf } from '../support/seen.ts';
import { Visitor } from '../support/visitor.ts';

/** A case closed on 6 March, its agencies asked; Health by health-member, which hal fills. */
async function closed() {
  const here = await panelSite();
  const { house } = here.site;
  house.at('2026-03-05T10:00');
  const made = await house.refer({ name: 'Orla Pendry', under18: 'no' });
  const { file } = made;
  const tom = house.viewer('tom');
  const does = 'review-case';
  const act = { file, act: 'x', key: 'adopted' };
  const adopted = await actOnFile(house, tom, act, {
    does,
    decide: (of) => adoptCase(of, 'c1', { referral: made.referral, meeting: null, words: 'W.' }),
  });
  assert.equal(adopted.kind, 'done', JSON.stringify(adopted));
  house.at('2026-03-06T10:00');
  const ended = await actOnFile(
    house,
    tom,
    { ...act, key: 'closed' },
    {
      does,
      decide: (of, { book, now }) =>
        closeCase(of, 'c1', { outcome: 'risk reduced', words: 'W.', present: [], dissent: '' }, '', (each, found) =>
          asksFor(book, each, found, 'C09', reviewDue(book, { ...found.adopted, at: now }, 'C09'), now),
        ),
    },
  );
  assert.equal(ended.kind, 'done', JSON.stringify(ended));
  const change = (entries: readonly [Parameters<typeof areaEntry>[1], unknown][]) =>
    changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
      kind: 'decided',
      entries: entries.map(([type, fields]) => areaEntry(house.area, type, fields)),
    }));
  /** Health is spoken for by hetty's post from now on; hal's is empty. */
  const another = async () => {
    await change([
      [
        PostCreated,
        { post: 'health-two', title: 'Health two', organisation: 'health', role: 'panel-member', supervisor: 'senior', hours: 'office' },
      ],
      [PractitionerJoined, { practitioner: 'hetty', name: 'hetty', organisation: 'health' }],
      [PostFilled, { post: 'health-two', practitioner: 'hetty', as: 'holder' }],
    ]);
    await here.panel('sena', { do: 'end', post: 'health-member', reason: 'Left.' });
    await change([[PostVacated, { post: 'health-member', practitioner: 'hal' }]]);
  };
  const named = () => here.panel('sena', { do: 'name', post: 'health-two', part: 'member', agency: 'Health', core: true });
  const hetty = async () => {
    const visitor = new Visitor(here.site.app);
    await visitor.signIn('hetty');
    return visitor;
  };
  const owing = async () =>
    [...(await here.fileOf(file)).obligations.values()]
      .filter((each) => each.rule === 'G11' && isOwed(each))
      .map(({ owedBy }) => owedBy)
      .toSorted();
  const answers = async (visitor: Visitor, key: string) => {
    const page = await visitor.get('/after-closing');
    const lines = [...page.body.matchAll(/name="words-([^"]+)"/g)].map(([, ask]) => [`answer-${ask}`, 'nothing held'] as const);
    return { lines: lines.length, status: (await visitor.post('/after-closing', { key, ...Object.fromEntries(lines) })).status };
  };
  const meets = async (present: readonly string[]) => {
    await here.panel('wilma', { do: 'meet', meeting: 'sept', form: 'urgent call', starts: await house.now(), where: '' });
    const wilma = await here.as('wilma');
    await wilma.get('/panel/meetings/sept');
    assert.equal((await here.attends(wilma, '/panel/meetings/sept', present)).status, 303);
    const added = await wilma.post('/panel/meetings/sept', { do: 'add', key: 'add', reference: made.reference, reason: 'Its review.' });
    assert.equal(added.status, 303, textOf(added));
    let n = 0;
    return (more: Record<string, string> = {}) =>
      wilma.post(`/panel/meetings/sept/cases/${file}/c1`, {
        do: 'decide',
        key: `no-${(n += 1)}`,
        all: 'yes',
        outcome: 'no concern',
        words: 'All well.',
        ...more,
      });
  };
  return { ...here, file, another, named, hetty, owing, answers, meets };
}

test('C: given the post of Health on the panel is another since; when it is named; then it is asked, answers, and what lapsed with the empty post is met by that', async () => {
  const here = await closed();
  await using _site = here.site;
  here.site.house.at('2026-08-01T10:00');
  await here.another();
  const hetty = await here.hetty();
  assert.doesNotMatch((await hetty.get('/after-closing')).body, /Orla/);
  await here.named();
  assert.deepEqual(await here.owing(), ['post:chair', 'post:health-member', 'post:health-two', 'post:team']);
  assert.match((await hetty.get('/after-closing')).body, /Orla/);
  here.site.house.at('2026-08-20T10:00');
  for (const who of [await here.as('tom'), await here.as('wilma'), hetty])
    assert.deepEqual(await here.answers(who, 'a'), { lines: 1, status: 303 });
  assert.deepEqual(await here.owing(), []);
  here.site.house.at('2026-09-05T10:00');
  const decide = await here.meets(['chair', 'team', 'health-two']);
  assert.equal((await decide()).status, 303);
  assert.deepEqual(here.site.faults, []);
});

test('C: "ask again" asks the post that speaks for an agency now, once, also where it was named without being asked', async () => {
  const here = await closed();
  await using _site = here.site;
  const { house } = here.site;
  house.at('2026-08-01T10:00');
  await here.another();
  const member = { post: 'health-two', part: 'member', agency: 'Health', core: true };
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [areaEntry(house.area, PanelMemberNamed, member)],
  }));
  assert.ok(!(await here.owing()).includes('post:health-two'));
  const again = async () => {
    const asked = await recordSupport(house, house.viewer('gita'), {
      file: here.file,
      key: house.newId(),
      act: 'ask-agencies',
      case: 'c1',
    });
    return asked.kind === 'done' ? asked.facts.filter(({ type }) => type === 'AgencyAsked').length : asked.kind;
  };
  assert.deepEqual([await again(), await again()], [1, 0]);
  assert.ok((await here.owing()).includes('post:health-two'));
});

test('E3: whoever inherits the duties of an empty post has its line on no list and answers it nowhere; the page says whose it is', async () => {
  const here = await closed();
  await using _site = here.site;
  here.site.house.at('2026-08-20T10:00');
  await here.another();
  const sena = await here.as('sena');
  const page = await sena.get('/after-closing');
  assert.doesNotMatch(page.body, /Orla/);
  assert.match(textOf(page), /Health is asked.*Its duties fall to you.*Its voice does not/);
  const ask = [...((await here.fileOf(here.file)).cases.get('c1')?.asks ?? [])].find(({ agency }) => agency === 'Health')?.fact;
  assert.notEqual((await sena.post('/after-closing', { key: 's', [`answer-${ask}`]: 'nothing held' })).status, 303);
  assert.ok((await here.owing()).includes('post:health-member'), 'and it stays owed, and climbs');
});

test('V: an agency that was asked and sits no longer is waited for, or the minute says why not', async () => {
  const here = await closed();
  await using _site = here.site;
  const { house } = here.site;
  house.at('2026-08-20T10:00');
  for (const who of ['tom', 'wilma']) assert.equal((await here.answers(await here.as(who), 'a')).status, 303);
  await here.panel('sena', { do: 'end', post: 'health-member', reason: 'Reorganised.' });
  house.at('2026-09-05T10:00');
  const decide = await here.meets(['chair', 'team']);
  const refused = await decide();
  assert.equal(refused.status, 422);
  assert.match(textOf(refused), /Health was asked what it holds, has not answered, and sits on the panel no longer/);
  assert.match(textOf(refused), /Why is its answer not waited for\?/);
  // Whoever was asked may answer still.
  const hal = await here.as('hal');
  assert.match((await hal.get('/after-closing')).body, /Orla/);
  assert.equal((await decide({ unheard: 'The trust is dissolved; its records came to the council, who answered.' })).status, 303);
  const heard = (await here.fileOf(here.file)).hearings.get('sept.c1')?.heard;
  assert.equal(heard?.unheard, 'The trust is dissolved; its records came to the council, who answered.');
  const wilma = await here.as('wilma');
  assert.match(textOf(await wilma.get(`/panel/meetings/sept/cases/${here.file}/c1`)), /not waited for: The trust is dissolved/);
});

test('I: what an older tab says of somebody of whom another tab said "nothing held" is recorded where it is a concern, and shown back where it is not', async () => {
  const here = await closed();
  await using _site = here.site;
  here.site.house.at('2026-08-20T10:00');
  const tom = await here.as('tom');
  const page = (await tom.get('/after-closing')).body;
  const [, ask = ''] = /name="words-([^"]+)"/.exec(page) ?? [];
  const [, of = ''] = new RegExp(`name="file-${ask}" value="([^"]+)"`).exec(page) ?? [];
  const send = (key: string, answer: string, words: string) =>
    tom.post('/after-closing', { key, [`answer-${ask}`]: answer, [`words-${ask}`]: words, [`file-${ask}`]: of });
  assert.equal((await send('one', 'nothing held', '')).status, 303);
  const otherwise = await send('two', 'held, no concern', 'Seen once in town.');
  assert.equal(otherwise.status, 422, textOf(otherwise));
  assert.match(otherwise.body, /Seen once in town/);
  assert.equal((await send('three', 'a concern', 'He has told his nurse that he will kill.')).status, 303);
  const owed = [...(await here.fileOf(here.file)).obligations.values()].filter((each) => each.rule === 'C11.reopen' && isOwed(each));
  assert.equal(owed.length, 1, 'whoever leads decides on it');
  const gone = await tom.post('/after-closing', { key: 'four', 'answer-nobodys': 'a concern', 'words-nobodys': 'He has bought a knife.' });
  assert.notEqual(gone.status, 303);
  assert.match(gone.body, /He has bought a knife/, 'what is on nobody’s list is not swallowed');
});
