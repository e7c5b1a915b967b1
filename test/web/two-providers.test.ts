/** One mentor with posts at two providers: each asks for its own people, and what is reported is that provider's report (C12). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaEntry, changeDirectory } from '../../src/app/directory.ts';
import { lookAt } from '../../src/app/look.ts';
import { actOnFile } from '../../src/app/onFile.ts';
import { recordSupport } from '../../src/app/support.ts';
import { settleDue } from '../../src/app/time.ts';
import { OrganisationJoined, PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { adoptCase } from '../../src/domain/case/deciders.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import { staffSite } from '../support/staff.ts';
import { Visitor } from '../support/visitor.ts';

test('a mentor of two providers reports for the people of both, and a mentor of one sees nobody of the other', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [
      ...['a', 'b'].flatMap((x) => [
        make(OrganisationJoined, { organisation: `prov-${x}`, name: `Provider ${x}`, sort: 'other' }),
        make(PostCreated, {
          post: `mentor-${x}`,
          title: `Mentor ${x}`,
          organisation: `prov-${x}`,
          role: 'mentor',
          supervisor: null,
          hours: 'office',
        }),
      ]),
      ...['mo', 'ned'].map((who) => make(PractitionerJoined, { practitioner: who, name: who, organisation: 'prov-a' })),
      make(PostFilled, { post: 'mentor-a', practitioner: 'mo', as: 'holder' }),
      make(PostFilled, { post: 'mentor-b', practitioner: 'mo', as: 'holder' }),
      make(PostFilled, { post: 'mentor-a', practitioner: 'ned', as: 'deputy' }),
    ],
  }));
  const files: string[] = [];
  for (const [name, x] of [
    ['Ann Alpha', 'a'],
    ['Ben Beta', 'b'],
  ] as const) {
    const { file, referral } = await house.refer({ name, born: '1990-02-03', under18: 'no' });
    files.push(file);
    const adopted = await actOnFile(
      house,
      house.viewer('tom'),
      { file, key: `ad${x}` },
      { does: 'review-case', decide: (held) => adoptCase(held, `c-${x}`, { referral, meeting: null, words: 'Adopted.' }) },
    );
    assert.equal(adopted.kind, 'done');
    const record = async (request: object) =>
      (
        await recordSupport(house, house.viewer('tom'), { file, key: house.newId(), case: `c-${x}`, ...request } as Parameters<
          typeof recordSupport
        >[2])
      ).kind;
    const sought = { soughtFrom: 'the person', askedBy: 'The lead', how: 'in person', explained: 'What it is.', language: 'English' };
    assert.equal(await record({ act: 'answer-consent', fields: { ...sought, answer: 'given', answered: await house.now() } }), 'done');
    const term = { sessions: 5, starts: instantOf('2026-03-02T09:00'), until: instantOf('2026-09-01T00:00'), aim: 'To talk.' };
    assert.equal(await record({ act: 'commission', fields: { intervention: `i${x}`, post: `mentor-${x}`, ...term } }), 'done');
  }
  house.at('2026-03-03T10:00');
  await settleDue(house);
  const as = async (who: string): Promise<Visitor> => {
    const visitor = new Visitor(site.app);
    assert.equal((await visitor.signIn(who)).status, 303);
    return visitor;
  };
  const mo = await as('mo');
  const list = (await mo.get('/mentor')).body;
  for (const name of ['Ann Alpha', 'Ben Beta']) assert.ok(list.includes(name), name);
  for (const x of ['a', 'b']) {
    assert.equal((await mo.get(`/mentor/i${x}`)).status, 200);
    assert.equal((await mo.post(`/mentor/i${x}`, { key: `k${x}`, outcome: 'held', words: 'Held.' })).status, 303, x);
  }
  for (const [n, file] of files.entries()) {
    const reports = (await lookAt(house, house.viewer('tom'), file))?.file.facts.filter(({ type }) => type === 'ProviderReported') ?? [];
    assert.deepEqual(
      reports.map(({ organisation }) => organisation),
      [`prov-${'ab'[n]}`],
    );
  }
  const ned = await as('ned');
  const his = (await ned.get('/mentor')).body;
  assert.deepEqual([his.includes('Ann Alpha'), his.includes('Ben Beta')], [true, false]);
  assert.equal((await ned.get('/mentor/ib')).status, 404);
});
