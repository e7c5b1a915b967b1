// The match bands: what they cost, tried before they are set, and what a search then goes by; over a real database (G01).
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { correctEntry } from '../../src/app/correct.ts';
import { decideCandidate } from '../../src/app/identify.ts';
import { lookAt } from '../../src/app/look.ts';
import { DEFAULT_THRESHOLDS } from '../../src/matching/bands.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen } from '../support/visitor.ts';

const words = ({ body }: Seen): string =>
  body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ');
const path = '/rulebook/matching';

describe('the match bands', () => {
  let site: StaffSite;
  before(async () => {
    site = await staffSite();
  });
  after(() => site[Symbol.asyncDispose]());

  const candidatesOf = async (file: string, referral: string) =>
    (await lookAt(site.house, site.house.viewer('gita'), file))?.file.referrals.get(referral)?.candidates;

  it('counts what today’s bands ask, tries others without setting them, says whom they would hide, and sets them as a second step', async () => {
    const { house } = site;
    const sena = await site.as('sena');
    assert.match(words(await sena.get(path)), /As the product ships.*0 searches/);
    const one = await house.refer({ name: 'Wenna Tregarth', born: '2010-01-20' });
    const two = await house.refer({ name: 'Wenna Tregarth', born: '2010-01-20' });
    const three = await house.refer({ name: 'Wenna Tregarth', born: '2010-01-20' });
    const record = one.referral.replace('ref-', 'r-');
    const found = (await candidatesOf(two.file, two.referral))?.get(record);
    assert.equal(found?.band, 'suggested');
    const judge = (each: typeof two, answer: 'same' | 'different') =>
      decideCandidate(house, house.viewer('gita'), {
        file: each.file,
        referral: each.referral,
        candidate: record,
        answer,
        reason: 'Looked.',
        key: house.newId(),
      });
    assert.equal((await judge(two, 'same')).kind, 'done');
    assert.equal((await judge(three, 'different')).kind, 'done');

    const today = words(await sena.get(path));
    // Two of three have the first before them, and the third the second too; all on one working day.
    assert.match(today, /Suggested 3\.0 3\.0 3 1 of 2 decided/);
    assert.match(today, /3 searches of the last 90 days, on 1 working day\./);
    assert.match(today, /Fewer than 20 were decided in a band/);

    // What was decided by mistake and set aside is no decision here either.
    const { facts: ofThree } = (await lookAt(house, house.viewer('gita'), three.file))?.file ?? assert.fail();
    const away = await correctEntry(house, house.viewer('gita'), {
      file: three.file,
      fact: ofThree.findLast(({ type }) => type === 'CandidateRejected')?.id ?? '',
      sort: 'raised in error',
      reason: 'The other one.',
      values: {},
      belongsTo: '',
      key: house.newId(),
    });
    assert.equal(away.kind, 'done', JSON.stringify(away));
    assert.match(words(await sena.get(path)), /Suggested 3\.0 3\.0 3 1 of 1 decided/);

    const tried = await sena.get(`${path}?try=most&most=0`);
    const page = words(tried);
    assert.match(page, /1 person who was found to be the same would have been left to watch only/);
    assert.match(page, /Suggested 0\.0 0\.0 0 none decided/);
    assert.match(words(await sena.get(path)), /As the product ships/, 'nothing is set by trying');
    assert.equal((await sena.get(`${path}?try=bits&suggested=9&review=20`)).status, 200);
    assert.match(words(await sena.get(`${path}?try=bits&suggested=9&review=20`)), /Review would begin above suggested/);
    assert.match(words(await sena.get(`${path}?try=most&most=many`)), /Give the most alerts a working day as a number/);

    const [, suggested = ''] = /name="suggested" value="([^"]+)"><input/.exec(tried.body) ?? [];
    const [, review = ''] = /<input type="hidden" name="review" value="([^"]+)"/.exec(tried.body) ?? [];
    assert.equal((await sena.post(path, { suggested, review, reason: '' })).status, 422);
    assert.equal((await sena.post(path, { suggested, review, reason: 'Two are on leave until May.' })).to, `${path}?done=bands-set`);
    const set = words(await sena.get(path));
    assert.match(set, /Set by this area/);
    assert.match(set, /Two are on leave until May\. senior/);
    assert.equal((await sena.post(path, { suggested, review, reason: 'Again.' })).status, 422, 'it is set already');

    // From now on: what was found before keeps its band, and each search says with which it ran.
    const four = await house.refer({ name: 'Wenna Tregarth', born: '2010-01-20' });
    assert.equal((await candidatesOf(four.file, four.referral))?.get(record)?.band, 'watch');
    assert.equal((await candidatesOf(three.file, three.referral))?.get(record)?.band, 'suggested');
    const facts = (await lookAt(house, house.viewer('gita'), four.file))?.file.facts ?? [];
    const search = facts.find((each) => each.type === 'CandidatesFound');
    assert.ok(search?.type === 'CandidatesFound');
    assert.equal(search.fields.thresholds?.review, Number(review));
    assert.notEqual(search.fields.thresholds?.set, 'shipped');
    assert.equal(search.fields.thresholds?.watch, DEFAULT_THRESHOLDS.watch);
  });

  it('a supervisor looks and tries, and does not set; others have no such page', async () => {
    const tom = await site.as('tom');
    const seen = await tom.get(`${path}?try=most&most=2`);
    assert.equal(seen.status, 200);
    assert.match(words(seen), /A senior or chief post sets them/);
    assert.equal((await tom.post(path, { suggested: '30', review: '20', reason: 'Mine.' })).status, 403);
    assert.equal((await (await site.as('gita')).get(path)).status, 403);
  });
});
