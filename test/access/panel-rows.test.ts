/**
 * Whoever only sits on the panel is limited by the database (decision 0039): raw SQL under their reach sees the rows of a case while an agenda that was
 * sent names it, what their posts owe, the directory, and nothing else; whatever the pages ask.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { areaEntry, areaNow, changeDirectory } from '../../src/app/directory.ts';
import { lookAt } from '../../src/app/look.ts';
import { changePanel, type PanelAct, recordHearing } from '../../src/app/panelActs.ts';
import { recordPartnerAct } from '../../src/app/partners.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { viewerIn } from '../../src/app/viewers.ts';
import { PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { connect, type Connection } from '../../src/store/connect.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

/** Tables of rows of people, with the column that says of whose file each row is. */
const byFile = {
  'throughline.file': 'id',
  'throughline.record_file': 'file',
  'throughline.referral': 'file',
  'throughline.obligation': 'file',
} as const;

let house: TestHouse;
let service: Connection;
let superuser: Connection;

const sitting = {
  wilma: ['chair', 'panel-chair', 'chair', 'Local authority'],
  hal: ['health-member', 'panel-member', 'member', 'Health'],
  ivo: ['housing-member', 'panel-member', 'member', 'Housing'],
} as const;
const viewer = async (who: string) => viewerIn(await areaNow(house, serviceViewer(house.area, 'clock')), who, 0) ?? assert.fail(who);
const panel = async (who: string, act: PanelAct): Promise<void> => {
  const decision = await changePanel(house, await viewer(who), act);
  assert.equal(decision.kind, 'decided', JSON.stringify(decision));
};
const done = async (outcome: Promise<{ readonly kind: string }>): Promise<void> => {
  const came = await outcome;
  assert.equal(came.kind, 'done', JSON.stringify(came));
};

async function referred(name: string): Promise<{ readonly file: string; readonly referral: string }> {
  const { file, referral } = await house.refer({ name, born: '1990-02-03', under18: 'no' });
  const [gita, tom] = [house.viewer('gita'), house.viewer('tom')];
  const fields = { outcome: 'clear evidence of vulnerability', words: 'Drawn to it.' };
  await done(recordAct(house, gita, { file, key: house.newId(), act: 'assess', referral, fields }));
  const assessment = (await lookAt(house, gita, file))?.file.referrals.get(referral)?.assessments[0]?.fact ?? '';
  const nextLook = (await house.now()) + 20 * 86_400_000;
  const section = { outcome: 'refer to panel', groundsOn: ['contact'], grounds: 'Grounds.', assessment, nextLook } as const;
  await done(recordPartnerAct(house, gita, { file, key: house.newId(), act: 'propose-section-36', referral, fields: section }));
  await done(recordPartnerAct(house, tom, { file, key: house.newId(), act: 'agree-section-36', referral, words: 'Agreed.' }));
  return { file, referral };
}

const about = (referral: string) => ({ meeting: 'march', subject: referral, of: 'referral' }) as const;
const list = async ({ file, referral }: { readonly file: string; readonly referral: string }): Promise<void> =>
  done(
    recordHearing(house, await viewer('wilma'), {
      file,
      key: house.newId(),
      act: 'list-case',
      about: about(referral),
      as: 'new',
      reason: '',
    }),
  );

/** As the settings say, whatever the application would say: the raw connection of the service. */
async function asMember<T>(posts: string, ask: () => Promise<T>): Promise<T> {
  await service.query('begin');
  try {
    await service.query(
      `select set_config('throughline.viewer', 'hal', true), set_config('throughline.area', 'wexmoor', true), set_config('throughline.organisation', 'council', true),
              set_config('throughline.reach', 'panel', true), set_config('throughline.posts', $1, true)`,
      [posts],
    );
    return await ask();
  } finally {
    await service.query('rollback');
  }
}

/** The files of which any row is seen, in whatever table. */
const filesSeen = (posts: string): Promise<readonly string[]> =>
  asMember(posts, async () => {
    const seen = new Set<string>();
    for (const [table, column] of Object.entries(byFile)) {
      const { rows } = await service.query<{ file: string }>(`select distinct ${column} as file from ${table}`);
      for (const { file } of rows) seen.add(file);
    }
    // Facts that are not the directory's, by the file in which their record lies (as the superuser knows).
    const { rows } = await service.query<{ record: string | null; file: string | null }>(
      `select distinct record, file from ledger.fact where stream <> 'directory/wexmoor'`,
    );
    const lies = new Map(
      (await superuser.query<{ record: string; file: string }>('select record, file from throughline.record_file')).rows.map((row) => [
        row.record,
        row.file,
      ]),
    );
    for (const { record, file } of rows) seen.add((record === null ? file : lies.get(record)) ?? '');
    const bodies = await service.query<{ subject: string; file: string | null }>(
      `select distinct b.subject, f.file from ledger.fact_body b left join ledger.fact f on f.ledger = b.ledger and f.position = b.position
        where f.stream is distinct from 'directory/wexmoor'`,
    );
    for (const { subject, file } of bodies.rows) {
      assert.ok(!subject.startsWith('referrer:'), 'the source is sealed');
      seen.add(file ?? 'a body without its fact');
    }
    return [...seen].toSorted();
  });

describe('a panel member in the database', () => {
  let first: Awaited<ReturnType<typeof referred>>;
  let second: Awaited<ReturnType<typeof referred>>;
  before(async () => {
    house = await testHouse();
    superuser = await connect(house.database.superuserUrl, 'test');
    service = await connect(house.database.serviceUrl, 'test');
    const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
    await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
      kind: 'decided',
      entries: Object.entries(sitting).flatMap(([practitioner, [post, role]]) => [
        make(PostCreated, { post, title: post, organisation: 'council', role, supervisor: 'senior', hours: 'office' }),
        make(PractitionerJoined, { practitioner, name: practitioner, organisation: 'council' }),
        make(PostFilled, { post, practitioner, as: 'holder' }),
      ]),
    }));
    for (const [post, , part, agency] of Object.values(sitting))
      await panel('sena', { do: 'name', post, part, agency, core: agency !== 'Housing' });
    await panel('sena', { do: 'name', post: 'team', part: 'member', agency: 'Police', core: true });
    await panel('sena', { do: 'set', quorum: 2, reason: 'A small area.' });
    await panel('wilma', { do: 'meet', meeting: 'march', form: 'ordinary', starts: instantOf('2026-03-10T10:00'), where: '' });
    [first, second] = [await referred('Orla Pendry'), await referred('Tegen Rowse')];
  });
  after(async () => {
    await service[Symbol.asyncDispose]();
    await superuser[Symbol.asyncDispose]();
    await house[Symbol.asyncDispose]();
  });

  test('what they reach follows from their posts', async () => {
    assert.deepEqual([(await viewer('hal')).reach, (await viewer('wilma')).reach], ['panel', 'area']);
  });

  test('on a list that was not sent nothing is seen; from when it is sent the case, and not the other', async () => {
    await list(first);
    assert.deepEqual(await filesSeen('health-member'), []);
    await panel('wilma', { do: 'send', meeting: 'march' });
    assert.deepEqual(await filesSeen('health-member'), [first.file]);
  });

  test('a post that does not sit on it, or none, sees nothing', async () => {
    assert.deepEqual(await filesSeen('school'), []);
    assert.deepEqual(await filesSeen(''), []);
  });

  test('of every other table of ours they see nothing but the signs of life, and may write in none', async () => {
    const { rows: tables } = await superuser.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('ledger', 'throughline', 'watchdog') order by 1`,
    );
    const seen = await asMember('health-member', async () => {
      const found: string[] = [];
      for (const { name } of tables) {
        await service.query('savepoint one');
        const { rows } = await service
          .query<{ n: number }>(`select count(*)::int as n from ${name}`)
          .catch(async () => (await service.query('rollback to one'), { rows: [{ n: 0 }] }));
        if ((rows[0]?.n ?? 0) > 0) found.push(name);
      }
      return found;
    });
    assert.deepEqual(
      seen.filter((name) => !(name in byFile)),
      [
        'ledger.fact',
        'ledger.fact_body',
        'ledger.stream_head',
        'throughline.heartbeat',
        'throughline.post',
        'throughline.product_clock',
      ].filter((name) => seen.includes(name)),
    );
    for (const statement of [
      `update throughline.obligation set state = 'waived'`,
      `update throughline.file set title = 'x'`,
      `delete from throughline.record_file`,
      `update throughline.post set answered_by = 'hal'`,
    ]) {
      const changed = await asMember('health-member', async () =>
        service.query(statement).then(
          ({ rowCount }) => rowCount,
          () => 0,
        ),
      );
      assert.equal(changed, 0, statement);
    }
  });

  test('an act by them on a file that they do not see is answered as if there were none', async () => {
    const give = async (at: { readonly file: string; readonly referral: string }) =>
      recordHearing(house, await viewer('hal'), {
        file: at.file,
        key: house.newId(),
        act: 'give-panel-view',
        hearing: `march.${at.referral}`,
        fields: { agency: 'Health', position: 'agrees', words: 'As before.' },
      });
    assert.deepEqual(await give(second), await give({ file: 'f-nothing', referral: 'x' }));
    await done(give(first));
  });

  test('a case that is taken off, and a record that is unlinked from it, are seen no longer', async () => {
    await list(second);
    assert.deepEqual(await filesSeen('health-member'), [first.file, second.file].toSorted());
    await done(
      recordHearing(house, await viewer('wilma'), {
        file: second.file,
        key: house.newId(),
        act: 'take-off-case',
        about: about(second.referral),
        reason: 'Not ready.',
      }),
    );
    assert.deepEqual(await filesSeen('health-member'), [first.file]);
    await list(second);
  });

  test('what is sealed is silent on a panel too', async () => {
    await done(recordAct(house, house.viewer('tom'), { act: 'take-lead', file: second.file, key: 'lead', post: 'duty', reason: 'Ours.' }));
    const until = instantOf('2026-06-01T00:00');
    const fields = { reason: 'Not to be known.', until, mayBeNamed: false };
    await done(recordSharing(house, house.viewer('dora'), { act: 'seal-file', file: second.file, key: 'seal', fields }));
    assert.deepEqual(await filesSeen('health-member'), [first.file]);
  });

  test('a member who leaves the panel sees nothing; nor does anybody when the record is closed, but what their post owes', async () => {
    await panel('sena', { do: 'end', post: 'housing-member', reason: 'Another takes over.' });
    assert.deepEqual(await filesSeen('housing-member'), []);
    assert.deepEqual(await filesSeen('health-member'), [first.file]);
    house.at('2026-03-10T10:05');
    await panel('wilma', {
      do: 'attend',
      meeting: 'march',
      present: [
        { post: 'chair', who: null },
        { post: 'team', who: null },
      ],
      apologies: [],
      others: '',
    });
    await panel('wilma', { do: 'close', meeting: 'march', undecided: 0, words: 'Put off.' });
    assert.deepEqual(await filesSeen('health-member'), []);
    await superuser.query(
      `update throughline.obligation set post = 'health-member' where file = $1 and id =
      (select id from throughline.obligation where file = $1 and state in ('open', 'lapsed') order by id limit 1)`,
      [first.file],
    );
    assert.deepEqual(await filesSeen('health-member'), [first.file]);
  });
});
