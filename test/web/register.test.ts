// An old register: declared by one, agreed by another, compared, decided pair by pair, done with; and nobody is put on file by it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { lookAt } from '../../src/app/look.ts';
import { letRegisterRowsGo } from '../../src/app/registers.ts';
import { unlink } from '../../src/app/identify.ts';
import { asSuperuser, breached } from '../support/watchdog.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen } from '../support/visitor.ts';

const words = ({ body }: Seen): string =>
  (/<main[^]*<\/main>/.exec(body)?.[0] ?? body)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;|’/g, '’')
    .replaceAll(/\s+/g, ' ');
const declared = {
  title: 'Case list 2019 to 2022',
  keptBy: 'Wexmoor police',
  purpose: 'To have earlier spellings.',
  basis: 'Policing purpose.',
  own: 'yes',
};
const register = [
  'Full name;Date of birth;Aliases;Shoe size',
  'Halcyon Dunmarch;2011-03-07;Hal Dunmarsh;38',
  'Bettina Applegarth;1990-01-02;;40',
  'Oscar Vielgomas;09/01/2010;;41',
  ';2000-01-01;;42',
].join('\n');

describe('an old register', () => {
  let site: StaffSite;
  let known: { readonly file: string; readonly referral: string };
  let other: typeof known;
  let path: string;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    known = await site.house.refer({ name: 'Halcyon Dunmarsh', born: '2011-03-07' });
    other = await site.house.refer({ name: 'Oskar Wielgomas', born: '2010-01-09' });
  });
  after(() => site[Symbol.asyncDispose]());

  const count = async (sql: string): Promise<number> => Number((await asSuperuser(site.house, sql))[0]?.['n']);

  it('is declared by an overseer as the area’s own casework, and not read before somebody else agrees', async () => {
    const gita = await site.as('gita');
    await gita.get('/registers');
    assert.equal((await gita.post('/registers', declared)).status, 422, 'a caseworker does not declare one');
    const tom = await site.as('tom');
    await tom.get('/registers');
    const foreign = await tom.post('/registers', { ...declared, own: '' });
    assert.match(words(foreign), /Only a register of the area’s own casework may be compared/);
    assert.match(foreign.body, /value="Case list 2019 to 2022"/, 'what was typed stays');
    const sent = await tom.post('/registers', declared);
    path = (sent.to ?? '').replace(/\?.*/, '');
    assert.match(path, /^\/registers\/\w+$/);
    assert.match(words(await tom.get(path)), /Waits for a second person.*You declared this yourself/);
    const early = await tom.post(`${path}/rows`, { pasted: register });
    assert.match(words(early), /Nobody else has agreed to it yet/);
    const own = await tom.post(path, { do: 'agree', words: 'Myself.' });
    assert.match(words(own), /You declared this yourself: another person decides/);
    assert.equal(await count('select count(*) as n from throughline.register_row'), 0);
    const sena = await site.as('sena');
    assert.match(words(await sena.get('/today')), /An old register is declared: agree or decline/);
    await sena.get(path);
    assert.equal((await sena.post(path, { do: 'agree', words: 'Our own list; within its time.' })).to, `${path}?done=register-agreed`);
    assert.match(words(await tom.get('/today')), /An old register to compare with the people on file/);
    assert.doesNotMatch(words(await sena.get('/today')), /An old register/);
  });

  it('keeps only the rows that may be somebody on file, and counts the others', async () => {
    const gita = await site.as('gita');
    await gita.get(path);
    assert.match(words(await gita.post(`${path}/rows`, { pasted: 'colour\nred' })), /No column with names was found/);
    const sent = await gita.post(`${path}/rows`, { pasted: register });
    assert.equal(sent.to, `${path}?done=register-compared`, words(gita.last as Seen));
    assert.match(words(await gita.get(path)), /A file of 4 rows was compared: 2 may be somebody on file; 1 were not kept; 1 named nobody/);
    const kept = await asSuperuser(site.house, 'select details::text as details from throughline.register_row');
    assert.equal(kept.length, 2);
    assert.doesNotMatch(JSON.stringify(kept), /Applegarth|38|Shoe/);
    await gita.post(`${path}/rows`, { pasted: register });
    assert.equal(await count('select count(*) as n from throughline.register_row'), 2, 'the same file again adds nothing');
  });

  it('is decided pair by pair: a suggested one with its own reason, and what is typed stays', async () => {
    const gita = await site.as('gita');
    const shown = await gita.get(`${path}/review`);
    assert.match(words(shown), /0 of 2 decided\./);
    assert.match(
      words(shown),
      /Halcyon Dunmarch .*Hal Dunmarsh.* Open the file .*Suggested: decided singly .*differ by one letter: Dunmarch, Dunmarsh/,
    );
    const pairs = [...shown.body.matchAll(/name="pair-(\d)" value="([^"]+)"/g)].map(([, i = '', pair = '']) => ({ i, pair }));
    const hers = pairs.find(({ pair }) => pair.endsWith(known.referral.replace('ref-', 'r-'))) ?? pairs[0];
    const his = pairs.find((each) => each !== hers);
    assert.ok(hers && his);
    const fields = {
      [`pair-${hers.i}`]: hers.pair,
      [`answer-${hers.i}`]: 'same',
      [`pair-${his.i}`]: his.pair,
      [`answer-${his.i}`]: 'unsure',
      reason: 'Looked at both.',
    };
    const unsaid = await gita.post(`${path}/review`, fields);
    assert.equal(unsaid.status, 422);
    assert.match(words(unsaid), /Write why: it is decided singly/);
    assert.match(unsaid.body, /value="same" checked/);
    assert.match(unsaid.body, />Looked at both\.<\/textarea>/);
    const sent = await gita.post(`${path}/review`, {
      ...fields,
      [`reason-${hers.i}`]: 'The same date, one letter.',
      [`reason-${his.i}`]: 'Day and month?',
    });
    assert.equal(sent.to, `${path}/review?done=register-rows`);
    const again = words(await gita.get(`${path}/review`));
    assert.match(again, /2 of 2 decided\..*gita was not sure: Day and month\?/, 'who is not sure is asked again');
    const file = (await lookAt(site.house, site.house.viewer('gita'), known.file))?.file;
    const record = [...(file?.records.values() ?? [])].find(({ id }) => id.startsWith('r-reg-'));
    assert.deepEqual(
      record?.details.names.map(({ whole }) => whole),
      ['Halcyon Dunmarch', 'Hal Dunmarsh'],
    );
    const page = words(await gita.get(`/files/${known.file}`));
    assert.match(page, /Register “Case list 2019 to 2022”, kept by Wexmoor police, row 2\. The same date, one letter\./);
    assert.deepEqual(await breached(site.house, 'full'), []);
  });

  it('can be taken back: an answer by deciding again, the same person by undoing the link', async () => {
    const { house } = site;
    const gita = await site.as('gita');
    const shown = await gita.get(`${path}/decided`);
    assert.match(words(shown), /Oscar Vielgomas Oskar Wielgomas Not sure : Day and month\? gita, 2 March 2026 at 09:00 Decide again/);
    const pair = /name="pair" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
    await gita.post(`${path}/decided`, { pair });
    assert.match(words(await gita.get(`${path}/review`)), /1 of 2 decided/);
    const record = /\/files\/[^/]+\/records\/([^/]+)\/unlink/.exec(shown.body)?.[1] ?? '';
    const undone = await unlink(house, house.viewer('gita'), { file: known.file, record, reason: 'It is her sister.', key: house.newId() });
    assert.equal(undone.kind, 'done');
    assert.match(words(await gita.get(`${path}/decided`)), /The same person, and undone since/);
    const home = (await lookAt(house, house.viewer('gita'), record.replace('r-', 'f-')))?.file;
    assert.equal(home?.records.size, 1);
    assert.ok(
      [...(home?.obligations.values() ?? [])].some(({ rule, state }) => rule === 'C36' && state === 'open'),
      'somebody has to review it',
    );
    assert.deepEqual(await breached(house, 'full'), []);
  });

  it('is done with: its numbers and who decided stay, its rows are gone', async () => {
    const tom = await site.as('tom');
    await tom.get(path);
    assert.equal((await tom.post(path, { do: 'finish', words: 'One spelling found.' })).to, `${path}?done=register-finished`);
    const seen = words(await tom.get(path));
    assert.match(seen, /Done with.*The same person: a further record on file 1 .*Not decided 1 .*Decided by gita\./);
    assert.equal(await count('select count(*) as n from throughline.register_row'), 0);
    assert.equal(await count('select count(*) as n from throughline.register_pair'), 0);
    assert.doesNotMatch(words(await tom.get('/today')), /An old register/);
    assert.match(words(await tom.post(`${path}/rows`, { pasted: register })), /This register is done with/);
    assert.deepEqual(await breached(site.house, 'full'), []);
    assert.ok(other);
  });

  it('climbs when it is not done in time, and its rows go whoever has looked', async () => {
    const { house } = site;
    const tom = await site.as('tom');
    await tom.get('/registers');
    const again = ((await tom.post('/registers', { ...declared, title: 'Second list' })).to ?? '').replace(/\?.*/, '');
    const sena = await site.as('sena');
    await sena.get(again);
    await sena.post(again, { do: 'agree', words: 'Ours.' });
    await tom.get(again);
    await tom.post(`${again}/rows`, { pasted: register });
    assert.ok((await count('select count(*) as n from throughline.register_row')) > 0);
    house.at('2026-04-03T10:00');
    assert.match(words(await sena.get('/today')), /An old register to compare/, 'it has climbed to the post above');
    house.at('2026-04-08T10:00');
    assert.ok((await letRegisterRowsGo(house)) > 0);
    assert.match(words(await tom.get(again)), /0 of 0 decided|Compare another file of it/);
    assert.deepEqual(site.faults, []);
    assert.equal((await (await site.as('sol')).get('/registers')).status, 403);
  });
});
