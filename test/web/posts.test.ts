/** The pages of posts and people as somebody uses them: who answers, absence, rota, leaving with its preview, moving leads, cover. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { today } from '../../src/app/today.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

let site: StaffSite;
const plain = (body: string) =>
  body
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|’/g, "'")
    .replace(/\s+/g, ' ');
const says = (body: string, words: RegExp | string) => {
  const read = plain(body);
  assert.ok(
    typeof words === 'string' ? read.includes(words) : words.test(read),
    `${words} is not in: ${read.slice(read.indexOf('Skip'), 3000)}`,
  );
};
const day = (name: string, written: string) => {
  const [year = '', month = '', dayOf = ''] = written.split('-');
  return { [`${name}-day`]: dayOf, [`${name}-month`]: month, [`${name}-year`]: year };
};

describe('posts', () => {
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
  });
  after(async () => {
    assert.deepEqual(site.faults, []);
    await site[Symbol.asyncDispose]();
  });

  test('the list says who answers for each post and why, and that none is answered by nobody', async () => {
    const tom = await site.as('tom');
    const { body } = await tom.get('/posts');
    says(body, '0 posts answered by nobody');
    says(body, /Gateway assessor intake gita holds the post/);
    says(body, /Gateway assessor intake gita holds the post \d+/);
    says(body, 'Office hours, 9:00 to 17:00 on working days');
    says(body, 'None recorded');
  });

  test('a practitioner records their own absence, others answer meanwhile, and back early is one button', async () => {
    await site.house.refer({ name: 'Oskar Wielgomas' });
    const gita = await site.as('gita');
    await gita.get('/people/gita');
    const wrong = await gita.post('/people/gita', { do: 'away', ...day('from', '2026-03-02') });
    assert.equal(wrong.status, 422);
    says(wrong.body, 'Enter the last day away, or say that it is not known');
    const sent = await gita.post('/people/gita', { do: 'away', ...day('from', '2026-03-02'), ...day('until', '2026-03-06') });
    assert.equal(sent.to, '/people/gita?done=absence-recorded');
    const seen = await gita.get('/people/gita');
    says(seen.body, 'Away now, until the end of 6 March 2026');
    says((await gita.get('/today')).body, 'Others answer for your posts meanwhile');
    says(seen.body, /now tom answers: as Prevent supervisor, which supervises: gita is away until the end of 6 March 2026/);
    says(seen.body, /Gateway assessor: tom answers meanwhile, as Prevent supervisor/);
    const tom = await site.as('tom');
    says((await tom.get('/today')).body, 'Oskar Wielgomas');
    says((await tom.get('/posts')).body, /Gateway assessor intake tom as Prevent supervisor/);
    const refused = await gita.post('/people/tom', { do: 'away', ...day('from', '2026-03-02'), open: 'yes' });
    assert.equal(refused.status, 422);
    says(refused.body, 'Your post does not include this');
    const absence = /name="absence" value="([^"]+)"/.exec((await gita.get('/people/gita')).body)?.[1] ?? '';
    assert.equal((await gita.post('/people/gita', { do: 'back', absence })).to, '/people/gita?done=absence-ended');
    assert.ok((await today(site.house, site.house.viewer('gita'))).lines.length > 0);
  });

  test('who refers sees their own page, and nobody else’s nor the list', async () => {
    const sol = await site.as('sol');
    assert.equal((await sol.get('/people/sol')).status, 200);
    assert.equal((await sol.get('/people/gita')).status, 404);
    assert.equal((await sol.get('/posts')).status, 403);
    await sol.get('/people/sol');
    const sent = await sol.post('/people/sol', { do: 'away', ...day('from', '2026-03-09'), ...day('until', '2026-03-10') });
    assert.equal(sent.to, '/people/sol?done=absence-recorded');
  });

  test('a supervisor fills and vacates posts below their own, not above, and nobody fills one with themselves', async () => {
    const tom = await site.as('tom');
    await tom.get('/posts/gateway');
    const joined = await tom.post('/posts/gateway', { do: 'fill', practitioner: '', joining: 'Perran Tolliver', as: 'deputy' });
    assert.equal(joined.to, '/posts/gateway?done=post-changed');
    says((await tom.get('/posts/gateway')).body, /Perran Tolliver \. Deputises, there/);
    const own = await tom.post('/posts/gateway', { do: 'fill', practitioner: 'tom', joining: '', as: 'deputy' });
    says(own.body, 'Nobody gives themselves a post.');
    const above = await tom.post('/posts/senior', { do: 'fill', practitioner: 'gita', joining: '', as: 'deputy' });
    assert.equal(above.status, 422);
    says(above.body, 'This is not below your own post.');
    says((await tom.get('/posts/senior')).body, 'This is not below your own post.');
    const nothing = await tom.post('/posts/gateway', { do: 'fill', practitioner: '', joining: '' });
    says(nothing.body, 'Choose who fills the post, or write the name of somebody new');
  });

  test('the rota of a duty post: somebody is put on it, answers by it, and the shift is taken off with a reason', async () => {
    const sena = await site.as('sena');
    await sena.get('/posts/duty');
    const until = { ...day('until', '2026-03-02'), 'until-time': '21:00' };
    const shift = { do: 'shift', 'shift-practitioner': 'tom', ...day('from', '2026-03-02'), 'from-time': '08:00', ...until };
    assert.equal((await sena.post('/posts/duty', shift)).to, '/posts/duty?done=rota-changed');
    const { body } = await sena.get('/posts/duty');
    says(body, /tom answers for it now: on the rota now/);
    const id = /name="shift" value="([^"]+)"/.exec(body)?.[1] ?? '';
    says((await sena.post('/posts/duty', { do: 'remove-shift', shift: id })).body, 'Say why the shift is taken off');
    assert.equal(
      (await sena.post('/posts/duty', { do: 'remove-shift', shift: id, 'shift-reason': 'Swapped.' })).to,
      '/posts/duty?done=rota-changed',
    );
    says((await sena.get('/posts/duty')).body, /dora answers for it now: holds the post/);
  });

  test('leaving is previewed: each post, what it leads and owes, and who answers afterwards; then it is so at once', async () => {
    const tom = await site.as('tom');
    const before = await tom.get('/people/gita/leaving');
    says(before.body, /Gateway assessor 1 \d+ 0 Perran Tolliver, deputises/);
    says((await tom.post('/people/gita/leaving', { reason: '' })).body, 'Say why they leave');
    const gita = await site.as('gita');
    assert.equal((await tom.post('/people/gita/leaving', { reason: 'A post elsewhere.' })).to, '/people/gita?done=person-left');
    assert.match((await gita.get('/today')).to ?? '', /^\/sign-in/, 'their sign-in ends at once');
    says((await tom.get('/people/gita')).body, 'They have left.');
    says((await tom.get('/posts/gateway')).body, /Perran Tolliver answers for it now/);
  });

  test('a leaver of the duty post: the preview says who has it afterwards', async () => {
    const sena = await site.as('sena');
    const { body } = await sena.get('/people/dora/leaving');
    says(body, /Duty officer .* sena, as Superintendent/);
  });

  test('leads of two people without a name are told apart by the references of their receipts', async () => {
    const reports = [await site.danger('A man shouts at the bridge.'), await site.danger('Somebody has a knife on the 14 bus.')];
    const tom = await site.as('tom');
    const { body } = await tom.get('/posts/gateway/leads');
    for (const { reference } of reports) says(body, `Name not known, ${reference}`);
    const preview = await tom.post('/posts/gateway/leads', { key: 'k0', files: reports[0]?.file ?? '', post: 'team', reason: 'Holiday.' });
    says(preview.body, `Name not known, ${reports[0]?.reference}`);
  });

  test('leads are moved in bulk: chosen, previewed by name with the load of the receiver, and the result says what failed', async () => {
    const { file } = await site.house.refer({ name: 'Anna Bell' });
    await site.house.refer({ name: 'Marta Holub' });
    const tom = await site.as('tom');
    const list = await tom.get('/posts/gateway/leads');
    says(list.body, 'Anna Bell');
    says(list.body, /Waiting longest since \d+ March 2026/);
    const none = await tom.post('/posts/gateway/leads', { post: 'team', reason: 'Holiday.' });
    says(none.body, 'Choose the files whose lead moves');
    const preview = await tom.post('/posts/gateway/leads', { key: 'k1', files: file, post: 'team', reason: 'Holiday.' });
    says(preview.body, 'Move 1 lead to Prevent supervisor?');
    says(preview.body, 'Anna Bell');
    assert.ok(!plain(preview.body).includes('Marta Holub'));
    says((await tom.get('/posts/team/leads')).body, 'This post leads no file.');
    const done = await tom.post('/posts/gateway/leads', { key: 'k1', step: 'move', files: file, post: 'team', reason: 'Holiday.' });
    says(done.body, '1 lead has moved');
    says(done.body, 'None failed.');
    const failed = await tom.post('/posts/gateway/leads', { key: 'k2', step: 'move', files: file, post: 'team', reason: 'Holiday.' });
    says(failed.body, '1 was not moved, and stay');
    says(failed.body, 'That post leads this file already.');
    says((await tom.get('/posts/team/leads')).body, 'Anna Bell');
    says((await tom.get('/posts/gateway/leads')).body, 'Marta Holub');
    const rhea = await site.as('rhea');
    says((await rhea.get('/posts/gateway/leads')).body, 'Your post does not move leads');
  });

  test('cover from another area is recorded with who agreed on both sides, and that person signs in', async () => {
    const sena = await site.as('sena');
    await sena.get('/posts-cover');
    const half = await sena.post('/posts-cover', { do: 'cover', name: 'Edda Larkhill', home: 'Saltmarsh', as: 'senior', agreedThere: '' });
    says(half.body, 'Write who agreed for the other area');
    says(half.body, 'Enter the first day');
    const sent = await sena.post('/posts-cover', {
      do: 'cover',
      name: 'Edda Larkhill',
      home: 'Saltmarsh',
      as: 'senior',
      agreedThere: 'Rufus Vellacott',
      ...day('from', '2026-03-02'),
      ...day('until', '2026-03-06'),
    });
    assert.equal(sent.to, '/posts-cover?done=cover-agreed');
    says((await sena.get('/posts-cover')).body, /Edda Larkhill of Saltmarsh, .* Agreed by sena here and Rufus Vellacott there/);
    const visitor = site.visitor();
    const id = /value="(cover-[^"]+)"/.exec((await visitor.get('/sign-in')).body)?.[1] ?? '';
    assert.equal((await visitor.signIn(id as 'gita')).status, 303);
    assert.equal((await visitor.get('/today')).status, 200);
    assert.equal((await visitor.get('/queue')).status, 403, 'what waits for a second decision is on their list; the others are not');
    const tom = await site.as('tom');
    await tom.get('/posts-cover');
    const refused = await tom.post('/posts-cover', { do: 'end-cover', cover: 'x', 'end-reason': 'Over.' });
    assert.equal(refused.status, 422);
  });
});
