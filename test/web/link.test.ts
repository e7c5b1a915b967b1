// Who is one person: two files joined by two people, taken apart again, and what was decided remembered; over a real database (G01, G23, F44).
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { decideCandidate, describeRecord } from '../../src/app/identify.ts';
import { lookAt } from '../../src/app/look.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { keyIn } from '../support/seen.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';

const words = ({ body }: Seen): string =>
  body
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ');
type Referred = Awaited<ReturnType<StaffSite['house']['refer']>>;

describe('one person or two', () => {
  let site: StaffSite;
  let gita: Visitor;
  let tom: Visitor;
  before(async () => {
    site = await staffSite();
    [gita, tom] = [await site.as('gita'), await site.as('tom')];
  });
  after(() => site[Symbol.asyncDispose]());

  const recordOf = ({ referral }: Referred) => referral.replace('ref-', 'r-');
  const fileOf = async (id: string) => {
    const file = (await lookAt(site.house, site.house.viewer('gita'), id))?.file;
    assert.ok(file);
    return file;
  };
  const owed = async (file: string, rule: string) =>
    [...(await fileOf(file)).obligations.values()].filter((each) => each.rule === rule && isOwed(each));
  /** Something is decided about it: it is more than a first report. */
  const workedOn = async ({ file, referral }: Referred) => {
    const { house } = site;
    const fields = { nextStep: 'Talk with the school.', nextLook: (await house.now()) + 5 * 86_400_000 };
    assert.equal(
      (await recordAct(house, house.viewer('gita'), { act: 'continue', file, referral, key: house.newId(), fields })).kind,
      'done',
    );
  };
  const say = async (who: Visitor, one: Referred, other: Referred, answer: string) => {
    const path = `/referrals/${one.referral}/candidates/${recordOf(other)}`;
    return who.post(path, { key: keyIn(await who.get(path)), answer, reason: 'Looked at both.', wouldMakeSure: 'The birth certificate.' });
  };

  it('a first report is joined by one person; two files that are both worked on wait for a second, and show it on both', async () => {
    const { house } = site;
    const one = await house.refer({ name: 'Perrin Ashgrove', born: '2011-02-03', concern: 'The first.' });
    const two = await house.refer({ name: 'Perin Ashgrove', born: '2011-02-03', concern: 'The second.' });
    await workedOn(one);
    await workedOn(two);
    const compare = words(await gita.get(`/referrals/${two.referral}/candidates/${recordOf(one)}`));
    assert.match(compare, /second person/i, 'said before it is sent');
    assert.equal((await say(gita, two, one, 'same')).to, `/referrals/${two.referral}?done=link-proposed`);
    assert.ok((await fileOf(two.file)).records.size === 1, 'nothing has moved');
    assert.equal((await owed(two.file, 'G01.candidates')).length, 0, 'the lead has done their part');
    const [second] = await owed(two.file, 'G23.second');
    const path = `/files/${two.file}/links/${second?.stream.slice('link/'.length)}`;
    for (const { file } of [one, two]) {
      const seen = await gita.get(`/files/${file}`);
      assert.match(words(seen), /A link is proposed, and nothing has moved gita proposed on .* Looked at both\./);
      assert.ok(seen.body.includes(`href="${path}"`));
    }
    assert.ok((await tom.get('/today')).body.includes(`href="${path}"`), 'it is on the supervisor’s list');
    const own = await gita.get(path);
    assert.match(words(own), /You proposed this yourself: another person decides/);
    assert.doesNotMatch(own.body, /value="agree"/);
    assert.equal((await gita.post(path, { key: keyIn(own), answer: 'agree', 'words-agree': 'Mine.' })).status, 422);

    const seen = await tom.get(path);
    assert.match(words(seen), /Perin Ashgrove.*The second\..*Perrin Ashgrove.*The first\./s, 'both sides');
    assert.match(words(seen), /Its records would move/);
    assert.equal((await tom.post(path, { key: keyIn(seen), answer: 'agree', 'words-agree': '' })).status, 422);
    const form = { key: `${keyIn(seen)}`, answer: 'agree', 'words-agree': 'One birth date, one school.' };
    assert.equal((await tom.post(path, form)).to, `/files/${two.file}?done=link-agreed`);
    assert.deepEqual([...(await fileOf(one.file)).records.keys()].toSorted(), [recordOf(one), recordOf(two)].toSorted());
    assert.equal((await owed(one.file, 'G23.second')).length, 0);
    assert.doesNotMatch((await gita.get(`/files/${one.file}`)).body, /id="links"/);
    const history = words(await gita.get(`/files/${one.file}/links`));
    assert.match(
      history,
      /The record Perin Ashgrove is linked to this file : Looked at both\. .*A link is proposed: Perin Ashgrove and Perrin Ashgrove/,
    );
    assert.match(history, /The second person agrees : One birth date, one school\. Open what was proposed tom, Prevent supervisor/);

    // Something is decided on it: taking it apart takes two again.
    house.at('2026-03-03T09:00');
    await workedOn({ ...two, file: one.file });
    const apart = `/files/${one.file}/records/${recordOf(two)}/unlink`;
    const asked = await gita.post(apart, { key: keyIn(await gita.get(apart)), reason: 'A cousin.' });
    assert.equal(asked.to, `/files/${one.file}?done=unlink-proposed`);
    assert.equal((await fileOf(one.file)).records.size, 2);
    const [again] = await owed(one.file, 'G23.second');
    const back = `/files/${one.file}/links/${again?.stream.slice('link/'.length)}`;
    const beside = await tom.get(back);
    assert.match(words(beside), /Does this record belong to another person\?.*A cousin\./);
    assert.equal(
      (await tom.post(back, { key: `${keyIn(beside)}`, answer: 'decline', 'words-decline': 'The mother says it is he.' })).to,
      `/files/${one.file}?done=link-declined`,
    );
    assert.equal((await fileOf(one.file)).records.size, 2);
    assert.match(words(await tom.get(back)), /Declined tom, .*The mother says it is he\./);
    const third = await gita.post(apart, { key: keyIn(await gita.get(apart)), reason: 'The cousin has come.' });
    assert.equal(third.to, `/files/${one.file}?done=unlink-proposed`);
    const [last] = await owed(one.file, 'G23.second');
    const final = `/files/${one.file}/links/${last?.stream.slice('link/'.length)}`;
    assert.equal(
      (await tom.post(final, { key: `${keyIn(await tom.get(final))}`, answer: 'agree', 'words-agree': 'Seen them both.' })).to,
      `/files/${one.file}?done=link-agreed`,
    );
    assert.deepEqual([...(await fileOf(two.file)).records.keys()], [recordOf(two)]);
    assert.match(
      words(await gita.get(`/files/${one.file}/links`)),
      /The record Perin Ashgrove is unlinked, and lies in the file it began in : The cousin has come\./,
    );
    assert.match(
      words(await gita.get(`/files/${two.file}/links`)),
      /is unlinked from another file .* is linked to another file/,
      'both histories are kept',
    );
  });

  it('a proposal is taken back by whoever works on the file, and somebody else’s page is no page', async () => {
    const { house } = site;
    const one = await house.refer({ name: 'Sorrel Whitlock', born: '2010-09-09' });
    const two = await house.refer({ name: 'Sorel Whitlock', born: '2010-09-09' });
    await workedOn(one);
    await workedOn(two);
    await say(gita, two, one, 'same');
    const [second] = await owed(two.file, 'G23.second');
    const path = `/files/${two.file}/links/${second?.stream.slice('link/'.length)}`;
    const form = { key: `${keyIn(await gita.get(path))}`, answer: 'take-back', 'words-take-back': 'Too soon.' };
    assert.equal((await gita.post(path, form)).to, `/files/${two.file}?done=link-taken-back`);
    assert.equal((await owed(two.file, 'G23.second')).length, 0);
    assert.equal((await owed(two.file, 'G01.candidates')).length, 1, 'it is still to be decided');
    assert.equal((await gita.get(`/files/${two.file}/links/nothing`)).status, 404);
    assert.equal((await (await site.as('sol')).get(path)).status, 403);
    assert.equal((await (await site.as('sol')).get(`/files/${two.file}/links`)).status, 403);
  });

  it('"not the same" is remembered by the next search, also from the other side, until something new speaks for it', async () => {
    const { house } = site;
    const viewer = house.viewer('gita');
    const one = await house.refer({ name: 'Tamsin Quarrender', born: '2012-05-06' });
    const two = await house.refer({ name: 'Tamsyn Quarender', born: '2012-05-06' });
    await decideCandidate(house, viewer, {
      file: two.file,
      referral: two.referral,
      candidate: recordOf(one),
      answer: 'different',
      reason: 'Twins of neighbours.',
      key: house.newId(),
    });
    const described = { names: [{ whole: 'Tamsin Quarrender' }], born: { date: '2012-05-06' } };
    await describeRecord(house, viewer, { file: one.file, record: recordOf(one), details: described, key: house.newId() });
    const referral = async (which: Referred) => (await fileOf(which.file)).referrals.get(which.referral);
    const candidate = (await referral(one))?.candidates.get(recordOf(two));
    assert.deepEqual([candidate?.decided?.how, candidate?.decided?.isFromBefore], ['rejected', true]);
    assert.equal((await owed(one.file, 'G01.candidates')).length, 0, 'nobody is asked again');
    assert.match(
      words(await gita.get(`/referrals/${one.referral}/candidates/${recordOf(two)}`)),
      /This was decided before.*Nothing is new since.*Twins of neighbours\./,
    );
    // The same telephone on both sides is new.
    const phones = ['07700 900123'];
    for (const [which, names] of [
      [two, 'Tamsyn Quarender'],
      [one, 'Tamsin Quarrender'],
    ] as const)
      await describeRecord(house, viewer, {
        file: which.file,
        record: recordOf(which),
        details: { names: [{ whole: names }], born: { date: '2012-05-06' }, phones },
        key: house.newId(),
      });
    assert.equal((await owed(one.file, 'G01.candidates')).length, 1);
    const seen = words(await gita.get(`/referrals/${one.referral}/candidates/${recordOf(two)}`));
    assert.match(seen, /This was decided before.*Since then there is something new: Same phone number: 07700 900123/);
  });

  it('whoever agrees to close sees every candidate, also the rejected and those to watch, and what was said of each', async () => {
    const { house } = site;
    const same = { born: '2013-03-04' };
    const first = await house.refer({ name: 'Corin Ellsworth', ...same });
    const second = await house.refer({ name: 'Corinn Ellsworth', ...same });
    const third = await house.refer({ name: 'Coryn Elsworth', ...same });
    await decideCandidate(house, house.viewer('gita'), {
      file: third.file,
      referral: third.referral,
      candidate: recordOf(second),
      answer: 'different',
      reason: 'A cousin.',
      key: house.newId(),
    });
    await say(gita, third, first, 'same');
    const { file } = (await lookAt(house, house.viewer('gita'), first.file)) ?? {};
    assert.ok(file?.records.has(recordOf(third)));
    const seen = words(await tom.get(`/referrals/${third.referral}/second`));
    assert.match(seen, /Nobody has proposed to close this/);
    const fields = { outcome: 'not appropriate', words: 'Looked into.' };
    const at = { file: first.file, referral: third.referral };
    await recordAct(house, house.viewer('gita'), { act: 'assess', ...at, key: house.newId(), fields });
    const closing = { finding: 'unfounded', reasons: [], words: 'It did not happen.', cumulative: 'Read together.', answers: [] };
    await recordAct(house, house.viewer('gita'), { act: 'read-earlier', ...at, earlier: first.referral, key: house.newId() });
    const proposed = await recordAct(house, house.viewer('gita'), { act: 'propose-closure', ...at, key: house.newId(), fields: closing });
    assert.equal(proposed.kind, 'done', JSON.stringify(proposed));
    const page = words(await tom.get(`/referrals/${third.referral}/second`));
    assert.match(page, /Corin Ellsworth.*Decided: the same person/s);
    assert.match(page, /Corinn Ellsworth.*Decided: somebody else/s);
  });
});
