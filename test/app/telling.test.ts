// Mail by a real mail server: what is urgent at any hour to whoever the rota says, a digest a day of one's own work, nothing when switched off, and what comes back on somebody's list.
import assert from 'node:assert/strict';
import { readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordAct } from '../../src/app/cases.ts';
import { sayHowTold } from '../../src/app/contacts.ts';
import { areaEntry, changeDirectory } from '../../src/app/directory.ts';
import { deliverNotice } from '../../src/app/alerts.ts';
import { leave, raiseDanger } from '../../src/app/intake.ts';
import { urgentWords } from '../../src/app/mailWords.ts';
import { mailSettings } from '../../src/app/mailer.ts';
import { returnedFor, settleReturned, takeReturned, takeReturnedFolder } from '../../src/app/returned.ts';
import { handOnAlerts } from '../../src/app/alertMail.ts';
import { queueNotice } from '../../src/app/prompts.ts';
import { planTelling, sendMail, type MailWay } from '../../src/app/telling.ts';
import { settleDue } from '../../src/app/time.ts';
import { AbsenceRecorded, PostCreated, PostFilled, PostVacated } from '../../src/domain/area/entries.ts';
import type { Telling } from '../../src/domain/notice/entries.ts';
import { readReturned } from '../../src/feeds/returned-mail/read.ts';
import { StoreFault } from '../../src/store/faults.ts';
import { publicViewer, serviceViewer } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import { freshFolder } from '../support/folder.ts';
import { type people, testHouse, type TestHouse } from '../support/house.ts';
import { deliveryReport, mailServer, type MailServer } from '../support/mail.ts';
import { spent } from '../support/spent.ts';
import { eventually, testTimekeeper } from '../support/timekeeper.ts';
import { asSuperuser, breached } from '../support/watchdog.ts';

const base = 'https://throughline.wexmoor.example';
const addressOf = (practitioner: string): string => `${practitioner}@wexmoor.example`;

async function tells(
  house: TestHouse,
  practitioner: keyof typeof people,
  ordinary: Telling = 'daily',
  mail: string | null = addressOf(practitioner),
) {
  const told = await sayHowTold(house, house.viewer(practitioner), { key: house.newId(), mail, ordinary });
  assert.equal(told.kind, 'done', JSON.stringify(told));
}
const way = ({ mailer }: MailServer): MailWay => ({ mailer, base });
/** What the timekeeper's worker does, without waiting for it: every waiting alert and mail, once. */
async function work(house: TestHouse, mail: MailWay): Promise<void> {
  for (const { id } of (await asSuperuser(house, 'select id from throughline.notice where delivered_at is null')) as { id: string }[])
    await deliverNotice(house, id, [], 1).catch(() => {});
  for (let more = true; more; ) {
    const waiting = (await asSuperuser(house, `select id from throughline.mail where state = 'waiting' order by noted_at`)) as {
      id: string;
    }[];
    for (const { id } of waiting) await sendMail(house, id, mail, 1);
    more = waiting.length > 0;
  }
}
async function danger(house: TestHouse): Promise<void> {
  const left = await leave(house, publicViewer(house.area), {
    channel: 'danger-form',
    contentType: 'application/x-www-form-urlencoded',
    bytes: Buffer.from('happening=Marigold+Ashdown+is+in+danger'),
    idempotencyKey: house.newId(),
  });
  await raiseDanger(house, left.arrival);
}
const states = async (house: TestHouse) =>
  (
    (await asSuperuser(house, 'select state, practitioner, why from throughline.mail order by noted_at')) as {
      state: string;
      practitioner: string;
      why: string;
    }[]
  ).map(({ state, practitioner, why }) => `${practitioner} ${state}${why ? `: ${why}` : ''}`);

test('danger at 03:00 reaches whoever the rota says, by a job of the same transaction, although ordinary mail is switched off', async () => {
  await using house = await testHouse('2026-03-07T03:00');
  await using server = await mailServer();
  await tells(house, 'dora', 'none');
  await danger(house);
  await using _timekeeper = testTimekeeper(house, { mail: way(server) });
  const [letter] = await eventually(async () => (server.got.length > 0 ? server.got : null), 'the mail arrives');
  assert.equal(letter?.to, addressOf('dora'));
  assert.match(letter?.subject ?? '', /urgent: danger now/);
  assert.match(letter?.text ?? '', /https:\/\/throughline\.wexmoor\.example\/today/);
  assert.ok(!letter?.raw.includes('Marigold') && !letter?.raw.includes('Ashdown'));
  assert.match(letter?.from ?? '', /^returned\+[0-9a-f]{32}@wexmoor\.example$/);
});

test('what nobody acknowledges climbs by mail to each rung, and the digest of a night tells nobody', async () => {
  await using house = await testHouse('2026-03-07T03:00');
  await using server = await mailServer();
  for (const who of ['dora', 'sena', 'chas', 'gita'] as const) await tells(house, who);
  await danger(house);
  await work(house, way(server));
  house.at('2026-03-07T06:00');
  await settleDue(house);
  await planTelling(house);
  await work(house, way(server));
  const to = server.got.map((letter) => letter.to);
  assert.equal(to[0], addressOf('dora'));
  assert.ok(to.includes(addressOf('sena')) || to.includes(addressOf('chas')), 'it climbed');
  assert.ok(!to.includes(addressOf('gita')), 'nothing ordinary at six on a Saturday');
  assert.ok(server.got.slice(1).every((letter) => letter.subject.includes('urgent')));
});

test('fifty new things are one mail; asked again it is not written twice; and it holds no names', async () => {
  await using house = await testHouse('2026-03-02T07:00');
  await using server = await mailServer();
  await tells(house, 'gita');
  for (let n = 0; n < 50; n += 1) await house.refer({ name: `Person Number${n}` });
  assert.equal(await planTelling(house), 0, 'not before eight');
  house.at('2026-03-02T08:30');
  assert.equal(await planTelling(house), 1);
  assert.equal(await planTelling(house), 0);
  await work(house, way(server));
  assert.equal(server.got.length, 1);
  assert.match(server.got[0]?.subject ?? '', /new on your list; .*due/);
  assert.match(server.got[0]?.text ?? '', /and \d+ more/);
  assert.ok(!server.got[0]?.raw.includes('Number'));
});

test('at once means at most four an hour', async () => {
  await using house = await testHouse('2026-03-02T08:10');
  await using server = await mailServer();
  await tells(house, 'gita', 'at once');
  await house.refer({ name: 'Bertram Loxley' });
  await planTelling(house);
  for (const at of ['08:12', '08:14']) {
    house.at(`2026-03-02T${at}`);
    await house.refer({ name: 'Bertram Loxley' });
    assert.equal(await planTelling(house), 0);
  }
  house.at('2026-03-02T08:31');
  assert.equal(await planTelling(house), 1);
  await work(house, way(server));
  assert.equal(server.got.length, 2);
  assert.match(server.got[1]?.subject ?? '', /new on your list/);
});

test('a digest follows who answers at the moment of sending: after a hand-over, and while somebody is away', async () => {
  await using house = await testHouse('2026-03-02T08:10');
  await using server = await mailServer();
  for (const who of ['gita', 'tom', 'rhea'] as const) await tells(house, who);
  await house.refer({ name: 'Bertram Loxley' });
  await planTelling(house);
  // Between writing and sending the gateway post passes to the supervisor: gita has nothing left, tom has it.
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [
      areaEntry(house.area, PostVacated, { post: 'gateway', practitioner: 'gita' }),
      areaEntry(house.area, PostFilled, { post: 'gateway', practitioner: 'tom', as: 'holder' }),
    ],
  }));
  await work(house, way(server));
  assert.deepEqual(server.got.map(({ to }) => to).toSorted(), [addressOf('tom')]);
  assert.match(server.got[0]?.text ?? '', /Gateway assessor/);
  assert.ok((await states(house)).some((state) => state === 'gita nothing-to-say: away' || state.startsWith('gita nothing')));
  // Tom goes on leave: what he answers for falls to his supervising post, and he is not written to.
  await tells(house, 'sena');
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [
      areaEntry(house.area, AbsenceRecorded, {
        absence: 'a1',
        practitioner: 'tom',
        from: instantOf('2026-03-02T09:00'),
        until: instantOf('2026-03-09T09:00'),
      } as object),
    ],
  }));
  house.at('2026-03-03T08:10');
  server.got.length = 0;
  await planTelling(house);
  await work(house, way(server));
  assert.deepEqual(
    server.got.map(({ to }) => to),
    [addressOf('sena')],
  );
});

test('nothing is sent to whoever has switched it off, also when that was after it was written; weekly is once a week', async () => {
  await using house = await testHouse('2026-03-02T08:10');
  await using server = await mailServer();
  await house.refer({ name: 'Bertram Loxley' });
  await tells(house, 'gita', 'none');
  assert.equal(await planTelling(house), 0);
  await tells(house, 'gita', 'daily');
  assert.equal(await planTelling(house), 1);
  await tells(house, 'gita', 'none');
  await work(house, way(server));
  assert.deepEqual(server.got, []);
  await tells(house, 'gita', 'weekly');
  for (const day of ['03', '04', '05', '06']) {
    house.at(`2026-03-${day}T09:00`);
    await planTelling(house);
  }
  await work(house, way(server));
  assert.equal(server.got.length, 1);
});

test('the officer on the rota is ill at night: what nobody has taken wakes whoever answers now, once; what is taken waits on no list', async () => {
  await using house = await testHouse('2026-03-07T22:40');
  await using server = await mailServer();
  for (const who of ['dora', 'sena'] as const) await tells(house, who);
  await danger(house);
  await work(house, way(server));
  assert.equal(await handOnAlerts(house), 0, 'whoever answers has been told');
  const ill = areaEntry(house.area, AbsenceRecorded, {
    absence: 'a1',
    practitioner: 'dora',
    from: instantOf('2026-03-07T22:45'),
    until: null,
  });
  house.at('2026-03-07T22:45');
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({ kind: 'decided', entries: [ill] }));
  assert.equal(await handOnAlerts(house), 1);
  assert.equal(await handOnAlerts(house), 0, 'once');
  await work(house, way(server));
  assert.deepEqual(
    server.got.map(({ to }) => to),
    [addressOf('dora'), addressOf('sena')],
  );
  assert.match(server.got[1]?.text ?? '', /does not answer for the post any more: you are asked now/);
  // It reached nobody by mail, and somebody has it: it does not ask for the telephone for ever.
  await asSuperuser(house, `update throughline.notice set delivered_at = null`);
  await asSuperuser(
    house,
    `insert into throughline.queue_item (ledger, item, queue, since, why) select ledger, 'notice/' || id, 'undelivered', raised_at, 'it came back' from throughline.notice`,
  );
  await handOnAlerts(house);
  assert.equal((await asSuperuser(house, `select item from throughline.queue_item where queue = 'undelivered'`)).length, 1);
  const [row] = (await asSuperuser(
    house,
    `select file, split_part(stream, '/', 2) as danger from throughline.obligation where rule = 'C43.acknowledge'`,
  )) as {
    file: string;
    danger: string;
  }[];
  assert.ok(row);
  await recordAct(house, house.viewer('sena'), { act: 'acknowledge-danger', ...row, key: house.newId(), words: '' });
  await handOnAlerts(house);
  assert.deepEqual(await asSuperuser(house, `select item from throughline.queue_item where queue = 'undelivered'`), []);
  assert.deepEqual(await breached(house), []);
});

test('whoever is woken learns from the subject that a colleague is missing, and not which', () => {
  const alert = { id: '91531a1a00', kind: 'climbed', raisedAt: instantOf('2026-03-07T23:25') };
  assert.match(
    urgentWords({ ...alert, about: 'visit/v-1' }, 'Duty inspector', base, false).subject,
    /a visitor is not heard from \(91531a1a\)$/,
  );
  assert.match(urgentWords({ ...alert, about: 'danger/d-1' }, 'Duty inspector', base, false).subject, /act now/);
  assert.doesNotMatch(urgentWords({ ...alert, about: 'visit/v-1' }, 'Duty inspector', base, false).text, /v-1/);
});

test('a refused alert goes to the next on the rota at once, and is on the list of somebody else until they settle it', async () => {
  await using house = await testHouse('2026-03-07T03:00');
  await using server = await mailServer();
  for (const who of ['dora', 'sena'] as const) await tells(house, who);
  server.refuses.add(addressOf('dora'));
  await danger(house);
  await work(house, way(server));
  assert.deepEqual(
    server.got.map(({ to }) => to),
    [addressOf('sena')],
  );
  assert.match(server.got[0]?.text ?? '', /Whoever was asked before you could not be reached/);
  const [item] = await returnedFor(house, house.viewer('sena'));
  assert.equal(item?.item, 'returned/dora');
  assert.deepEqual(await breached(house), []);
  assert.deepEqual(await returnedFor(house, house.viewer('gita')), []);
  const settle = (who: keyof typeof people, key: string) =>
    settleReturned(house, house.viewer(who), {
      key,
      item: 'returned/dora',
      outcome: 'address put right',
      reason: 'She has a new mailbox.',
    });
  assert.equal((await settle('gita', 'k1')).kind, 'refused');
  assert.equal((await settle('sena', 'k2')).kind, 'done');
  assert.deepEqual(await returnedFor(house, house.viewer('sena')), []);
  assert.ok((await states(house)).includes('dora settled: the mail server answered 550'));
  assert.deepEqual(await breached(house), []);
});

test('the organisation’s duty post is asked before the senior post when mail to the duty officer comes back', async () => {
  await using house = await testHouse('2026-03-07T03:00');
  await using server = await mailServer();
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [
      areaEntry(house.area, PostCreated, {
        post: 'inspector',
        title: 'Duty inspector',
        organisation: 'police',
        role: 'organisation-duty',
        supervisor: 'senior',
        hours: 'always',
      }),
      areaEntry(house.area, PostFilled, { post: 'inspector', practitioner: 'tom', as: 'holder' }),
    ],
  }));
  for (const who of ['dora', 'tom', 'sena'] as const) await tells(house, who);
  server.refuses.add(addressOf('dora'));
  await danger(house);
  await work(house, way(server));
  assert.deepEqual(
    server.got.map(({ to }) => to),
    [addressOf('tom')],
  );
});

test('a delivery report that comes back hours later does the same; five of them are one item, and no ordinary mail follows until it is settled', async () => {
  await using house = await testHouse('2026-03-07T03:00');
  await using server = await mailServer();
  for (const who of ['dora', 'sena'] as const) await tells(house, who);
  await danger(house);
  await work(house, way(server));
  const id = /\+([0-9a-f]{32})@/.exec(server.got[0]?.from ?? '')?.[1] ?? '';
  assert.deepEqual(await takeReturned(house, deliveryReport(id, { action: 'delayed', status: '4.4.1' })), {
    kind: 'nothing-to-do',
    why: 'delayed',
  });
  assert.equal((await takeReturned(house, deliveryReport(id))).kind, 'listed');
  for (let n = 0; n < 4; n += 1) assert.equal((await takeReturned(house, deliveryReport(id))).kind, 'nothing-to-do');
  await work(house, way(server));
  assert.deepEqual(
    server.got.map(({ to }) => to),
    [addressOf('dora'), addressOf('sena')],
  );
  assert.equal((await returnedFor(house, house.viewer('sena'))).length, 1);
  house.at('2026-03-09T09:00');
  await planTelling(house);
  assert.ok(!(await states(house)).some((state) => state.startsWith('dora waiting')), 'nothing ordinary to a dead address');
});

test('when nobody on the rota can be written to, it is on the list of what reached nobody', async () => {
  await using house = await testHouse('2026-03-07T03:00');
  await using server = await mailServer();
  await danger(house);
  await work(house, way(server));
  const listed = await asSuperuser(house, `select why from throughline.queue_item where queue = 'undelivered'`);
  assert.deepEqual(
    listed.map(({ why }) => why as string),
    ['mail to everybody on the rota came back'],
  );
});

test('a mail server that is away is one item for the duty post, and the mail goes when it is back', async () => {
  await using house = await testHouse('2026-03-07T03:00');
  await using server = await mailServer();
  await tells(house, 'dora');
  server.isBusy = true;
  await danger(house);
  const [notice] = (await asSuperuser(house, 'select id from throughline.notice')) as { id: string }[];
  await deliverNotice(house, notice?.id ?? '', [], 1);
  const [mail] = (await asSuperuser(house, 'select id from throughline.mail')) as { id: string }[];
  for (const attempt of [1, 2, 3]) await assert.rejects(sendMail(house, mail?.id ?? '', way(server), attempt));
  assert.deepEqual(
    (await returnedFor(house, house.viewer('dora'))).map(({ item }) => item),
    ['returned/mail-server'],
  );
  server.isBusy = false;
  await sendMail(house, mail?.id ?? '', way(server), 4);
  assert.equal(server.got.length, 1);
  assert.deepEqual(await returnedFor(house, house.viewer('dora')), []);
});

test('where no mail is set up what would have been sent is kept, and nobody is told that it was', async () => {
  await using house = await testHouse('2026-03-02T08:10');
  await house.refer({ name: 'Bertram Loxley' });
  await tells(house, 'gita');
  await planTelling(house);
  await work(house, { mailer: null, base: null });
  assert.deepEqual(await states(house), ['gita kept: no mail is set up']);
});

test('what comes to the return address and is no report about a letter of ours is an arrival on a queue', async () => {
  await using house = await testHouse();
  const taken = await takeReturned(
    house,
    Buffer.from('From: a@b.example\r\nTo: returned@wexmoor.example\r\nSubject: Hello\r\n\r\nPlease call me.\r\n'),
  );
  assert.equal(taken.kind, 'arrival');
  assert.equal((await takeReturned(house, deliveryReport('0'.repeat(32)))).kind, 'arrival', 'an id that nobody was sent');
  assert.deepEqual(await breached(house), []);
});

test('a short mail to an address that somebody left is sent once; the address is not kept', async () => {
  await using house = await testHouse();
  await using server = await mailServer();
  const prompt = {
    address: 'writer@school.example',
    once: 'draft-1',
    subject: 'Throughline: a form is not finished',
    text: 'A form that you began is still there.',
  };
  assert.equal(await queueNotice(house, prompt), true);
  assert.equal(await queueNotice(house, prompt), false);
  await work(house, way(server));
  assert.deepEqual(
    server.got.map(({ to }) => to),
    ['writer@school.example'],
  );
  assert.deepEqual(
    (await asSuperuser(house, 'select address from throughline.mail')).map(({ address }) => address as string | null),
    [null],
  );
});

test('no mail holds a name, whatever names there are', async () => {
  await using house = await testHouse('2026-03-02T08:10');
  await using server = await mailServer();
  for (const who of ['gita', 'tom', 'sena', 'dora'] as const) await tells(house, who, 'daily');
  const syllable = fc.constantFrom('Zor', 'Quil', 'Vexa', 'Jynd', 'Oqui', 'Xabe');
  const name = fc.tuple(syllable, syllable, syllable).map((parts) => parts.join('').toLowerCase());
  let day = 2;
  await fc.assert(
    fc.asyncProperty(name, name, name, async (given, family, worry) => {
      const { file } = await house.refer({ name: `${given} ${family}`, concern: `${worry} near the ${family} house` });
      await recordAct(house, house.viewer('gita'), {
        act: 'report-danger',
        file,
        danger: `d-${house.newId()}`,
        key: house.newId(),
        fields: { words: `${given} ${worry}`, where: family },
      });
      day += 1;
      house.at(`2026-03-${String(day).padStart(2, '0')}T09:00`);
      await settleDue(house);
      await planTelling(house);
      await work(house, way(server));
      for (const { raw, subject, text } of server.got)
        for (const word of [given, family, worry])
          assert.ok(!`${raw}${subject}${text}`.toLowerCase().includes(word), `${word} is in a mail`);
    }),
    { numRuns: 4 },
  );
  assert.ok(server.got.length > 5);
});

test('anything at all can come to the return address', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      assert.equal((await readReturned(bytes)).kind, 'unknown');
    }),
    { numRuns: 50 },
  );
  const report = await readReturned(deliveryReport('ab'.repeat(16), { enclosed: false }));
  assert.deepEqual(report, { kind: 'returned', letters: ['ab'.repeat(16)], status: '5.1.1' });
});

test('the watchdog finds a mail that failed and is on no list', async () => {
  await using house = await testHouse('2026-03-07T03:00');
  await using server = await mailServer();
  await danger(house);
  await work(house, way(server));
  assert.deepEqual(await breached(house), []);
  // As a fault of ours would leave it: the trigger that settles with the item did not run.
  await asSuperuser(house, `alter table throughline.queue_item disable trigger settles_mail`);
  await asSuperuser(house, `delete from throughline.queue_item where item = 'returned/dora'`);
  assert.deepEqual(
    (await breached(house)).map((breach) => breach.split(' ')[1]),
    ['mail-lost'],
  );
});

test('a folder that a mail system fills is taken and emptied; what it has not finished writing is left', async () => {
  await using house = await testHouse('2026-03-07T03:00');
  await using server = await mailServer();
  await tells(house, 'dora');
  await danger(house);
  await work(house, way(server));
  const id = /\+([0-9a-f]{32})@/.exec(server.got[0]?.from ?? '')?.[1] ?? '';
  await using fresh = await freshFolder();
  const folder = fresh.path;
  writeFileSync(join(folder, '1.eml'), deliveryReport(id));
  writeFileSync(join(folder, '2.eml.tmp'), 'From: half');
  symlinkSync('/etc/hostname', join(folder, '3.eml'));
  assert.equal(await takeReturnedFolder(house, folder), 1);
  assert.deepEqual(readdirSync(folder).toSorted(), ['2.eml.tmp', '3.eml']);
  assert.equal((await returnedFor(house, house.viewer('sena'))).length, 1);
});

test('whatever the mail system puts into the folder, the round goes on: one that cannot be taken keeps no other, and none holds the reader', async () => {
  await using house = await testHouse('2026-03-07T03:00');
  await using server = await mailServer();
  await tells(house, 'dora');
  await danger(house);
  await work(house, way(server));
  const id = /\+([0-9a-f]{32})@/.exec(server.got[0]?.from ?? '')?.[1] ?? '';
  await using fresh = await freshFolder();
  const folder = fresh.path;
  // Three gigabytes of nothing: more than can be read into one piece.
  writeFileSync(join(folder, '1.eml'), '');
  truncateSync(join(folder, '1.eml'), 3_000_000_000);
  // Two megabytes of line feeds, and as many parts: thirteen seconds, when it was tried.
  writeFileSync(join(folder, '2.eml'), `Content-Type: text/plain\r\n\r\n${'\n'.repeat(2_000_000)}`);
  writeFileSync(join(folder, '3.eml'), `Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\n\r\n'.repeat(250_000)}`);
  writeFileSync(join(folder, '4.eml'), deliveryReport(id));
  const lines: string[] = [];
  const milliseconds = await spent(() => takeReturnedFolder({ ...house, log: (line) => void lines.push(line) }, folder));
  assert.ok(milliseconds < 2500, `it took ${milliseconds} ms`);
  assert.equal((await returnedFor(house, house.viewer('sena'))).length, 1, 'the report behind them is taken');
});

test('settings that are wrong are said, and no secret with them', () => {
  const good = { MAIL_HOST: 'mail.example.org', MAIL_FROM: 'throughline@example.org', MAIL_USER: 'u', MAIL_PASSWORD: 'hunter2hunter2' };
  assert.equal(mailSettings(good)?.security, 'starttls');
  assert.equal(mailSettings({}), null);
  for (const wrong of [
    { MAIL_SECURITY: 'none' },
    { MAIL_PORT: '0' },
    { MAIL_FROM: 'nobody' },
    { MAIL_USER: '' },
    { MAIL_RETURNED_TO: 'a b@c' },
    { MAIL_PASSWORD_FILE: '/no/such/file' },
  ])
    assert.throws(
      () => mailSettings({ ...good, ...wrong }),
      (fault: StoreFault) => fault instanceof StoreFault && fault.code === 'mail-settings-wrong' && !fault.message.includes('hunter2'),
    );
});
