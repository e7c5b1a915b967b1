// Who is it: the page on which two people are compared, and the queue of those who wait for a decision, over a real database.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decideCandidate, describeRecord } from '../../src/app/identify.ts';
import { recordAct } from '../../src/app/cases.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen } from '../support/visitor.ts';
import { asSuperuser } from '../support/watchdog.ts';

const words = ({ body }: Seen): string =>
  (/<main[^]*<\/main>/.exec(body)?.[0] ?? body)
    .replaceAll(/<svg[^]*?<\/svg>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;|’/g, '’')
    .replaceAll(/\s+/g, ' ');
const recordOf = (referral: string): string => referral.replace('ref-', 'r-');

describe('who is it', () => {
  let site: StaffSite;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
  });
  after(() => site[Symbol.asyncDispose]());

  const describeAs = async (of: { readonly file: string; readonly referral: string }, details: object): Promise<void> => {
    const { house } = site;
    await describeRecord(house, house.viewer('gita'), { file: of.file, record: recordOf(of.referral), details, key: house.newId() });
  };

  it('says what is the same, what is written otherwise, what differs and what only one side has; and what came of each referral', async () => {
    const { house } = site;
    const known = await house.refer({ name: 'Halcyon Dunmarsh', born: '2011-03-07', concern: 'The first of two.' });
    await describeAs(known, {
      names: [{ whole: 'Halcyon Dunmarsh' }],
      born: { date: '2011-03-07' },
      phones: ['01632 960114', '01632 960115'],
      schools: ['Harrow Lane Academy'],
      addresses: [{ text: '4 Fernhill Close', postcode: 'WX1 4AB' }],
    });
    const fresh = await house.refer({ name: 'Halcyon Dunmarch', born: '2011-07-03', concern: 'The second of two.' });
    await describeAs(fresh, {
      names: [{ whole: 'Halcyon Dunmarch' }],
      born: { date: '2011-07-03' },
      phones: ['+44 1632 960114'],
      schools: ['harrow lane  academy'],
    });
    // The earlier one is refuted by two people: it must be shown as that.
    const key = (): string => house.newId();
    const fields = { finding: 'mistaken identity', reasons: [], words: 'Somebody else.', cumulative: '', answers: [] } as const;
    await recordAct(house, house.viewer('gita'), {
      act: 'propose-closure',
      ...known,
      key: key(),
      fields: { ...fields, reasons: [], answers: [] },
    });
    await recordAct(house, house.viewer('tom'), { act: 'agree-to-close', ...known, key: key(), words: 'Seen.' });

    const gita = await site.as('gita');
    const seen = await gita.get(`/referrals/${fresh.referral}/candidates/${recordOf(known.referral)}`);
    const said = words(seen);
    assert.match(said, /Name differs Halcyon Dunmarch Halcyon Dunmarsh .*differ by one letter: Dunmarch, Dunmarsh/);
    assert.match(said, /Born differs 3 July 2011 7 March 2011 Day and month of birth swapped: 03\/07\/2011, 07\/03\/2011/);
    assert.match(said, /School or work harrow lane academy Harrow Lane Academy the same, written differently/);
    assert.match(said, /Address not recorded 4 Fernhill Close, WX1 4AB only of the person already known/);
    assert.match(said, /Telephone \+44 1632 960114 01632 960114 on both sides 01632 960115 on this side only in part the same/);
    assert.match(
      said,
      /2 March 2026, [^.]+\. Open\. this referral The second of two\..*Refuted: mistaken identity \(2 March 2026\)\. The first of two\./,
    );
    assert.match(seen.body, /<strong class="tl-typed" dir="auto">Halcyon Dunmarch<\/strong>/, 'bold where it differs');
    const [found] = await asSuperuser(house, 'select bits from throughline.candidate where referral = $1', [fresh.referral]);
    assert.ok(said.includes(`All lines together come to +${Number(found?.['bits'])} bits`), 'one pair has one score');
    assert.match(said, /Together it speaks strongly for one person: suggested No score decides who somebody is/);
    assert.match(said, /1\. .* \d\. Same phone number: [^.]*? (strongly )?for \+\d+(\.\d)? \+\d+/);
    assert.match(
      seen.body,
      /<svg[^>]+role="img"[^]*<title[^>]*>Together it speaks strongly for one person<\/title>\s*<desc[^>]*>[^<]*Same phone number/,
    );
  });

  it('lists who waits for a decision about whom: mine and the team’s, by band, and those to watch behind a link', async () => {
    const gita = await site.as('gita');
    const seen = await gita.get('/identity');
    assert.match(words(seen), /1 waits for a decision of your team\./);
    assert.match(words(seen), /Halcyon Dunmarch compare with Halcyon Dunmarsh .*Halcyon Dunmarsh Refuted Suggested 2 March 2026/);
    assert.match(seen.body, /href="\/referrals\/ref-[^"]+\/candidates\/r-[^"]+"/);
    assert.match(words(await gita.get('/identity?whose=mine')), /1 waits for your decision/);
    assert.match(words(await (await site.as('dora')).get('/identity?whose=mine')), /Nobody waits for your decision/);
    assert.match(
      words(await (await site.as('sena')).get('/identity')),
      /1 waits for a decision of your team/,
      'of whoever is below as well',
    );
    assert.match(words(await gita.get('/identity?show=review')), /Nobody waits for a decision of your team/);
    assert.match(words(await gita.get('/identity?show=nonsense&page=-1')), /1 waits for a decision of your team/);
    assert.match(words(await gita.get('/identity?show=watch')), /Nobody is watched|\d+ (is|are) watched/);
    assert.equal((await (await site.as('sol')).get('/identity')).status, 403, 'a referring organisation sees nobody');
    assert.match((await gita.get('/today')).body, /href="\/identity"/);
  });

  it('keeps whoever somebody was not sure about, and lets go of who is decided', async () => {
    const { house } = site;
    const known = await house.refer({ name: 'Oskar Wielgomas', born: '2010-01-09' });
    const fresh = await house.refer({ name: 'Oscar Vielgomas', born: '2010-01-09' });
    const gita = await site.as('gita');
    const asked = { file: fresh.file, referral: fresh.referral, candidate: recordOf(known.referral) };
    const answer = (said: 'not-sure' | 'different', reason: string) =>
      decideCandidate(house, house.viewer('gita'), { ...asked, answer: said, reason, wouldMakeSure: 'The register.', key: house.newId() });
    assert.match(words(await gita.get('/identity')), /Oscar Vielgomas .* Oskar Wielgomas Suggested 2 March 2026/);
    await answer('not-sure', 'Twins?');
    assert.match(words(await gita.get('/identity?show=unsure')), /1 waits .* Oscar Vielgomas .*Suggested; somebody was not sure/);
    await answer('different', 'Twins.');
    assert.match(words(await gita.get('/identity?show=unsure')), /Nobody waits/);
    assert.doesNotMatch(words(await gita.get('/identity')), /Vielgomas/);
    assert.deepEqual((await rebuild(house, { check: true })).differences, [], 'made again from the ledger it is the same');
  });

  it('asks a second person where both files are worked on, and says so before and after', async () => {
    const { house } = site;
    const known = await house.refer({ name: 'Isolde Fothergill', born: '2009-08-08' });
    const fresh = await house.refer({ name: 'Isolda Fothergil', born: '2009-08-08' });
    const path = `/referrals/${fresh.referral}/candidates/${recordOf(known.referral)}`;
    const gita = await site.as('gita');
    assert.match(
      words(await gita.get(path)),
      /The same person One person decides, and it is done at once\. This referral .* move to the other file/,
    );
    for (const { file, referral } of [known, fresh]) {
      const fields = { nextStep: 'Speak with the school.', nextLook: await house.now().then((now) => now + 7 * 86_400_000) };
      const done = await recordAct(house, house.viewer('gita'), { act: 'continue', file, referral, key: house.newId(), fields });
      assert.equal(done.kind, 'done');
    }
    const shown = await gita.get(path);
    assert.match(words(shown), /Both files are worked on: it is proposed, a second person decides, and nothing moves before they agree/);
    const key = /name="key" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
    const sent = await gita.post(path, { key, answer: 'same', reason: 'The same date and school.' });
    assert.equal(sent.to, `/referrals/${fresh.referral}?done=link-proposed`);
    const after = words(await gita.get(path));
    assert.match(after, /It is proposed that they are the same person\. The same date and school\. A second person decides it/);
    assert.match(after, /Proposed 2 March 2026 at 09:00 by gita, Gateway assessor/);
  });

  it('puts who is not yet matched above everything while the matcher is away', async () => {
    const { house } = site;
    const answers = house.matcher;
    Object.assign(house, { matcher: async () => null });
    await house.refer({ name: 'Zelah Larkhill', born: '2012-02-02' });
    const seen = words(await (await site.as('gita')).get('/identity'));
    assert.match(seen, /Not yet matched \(1\) The list of known people has not answered.*Zelah Larkhill/);
    Object.assign(house, { matcher: answers });
    assert.deepEqual(site.faults, []);
  });
});
