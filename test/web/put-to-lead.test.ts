/** What another post read about an open subject, on the pages: on the lead's list that day, answered in three lines; who read it does not end it (C16, F15). */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hrefOf, type SubjectsSite, toldSubjects } from '../support/toldSubjects.ts';
import type { Visitor } from '../support/visitor.ts';

const plain = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const unescaped = (href: string): string => href.replaceAll('&amp;', '&');

describe('intelligence that another post read', () => {
  let site: SubjectsSite;
  before(async () => {
    site = await toldSubjects();
  });
  after(() => site[Symbol.asyncDispose]());

  const follows = /href="(\/files\/[^"]*\/follows[^"]*)"/;
  const linkOn = async (who: Visitor, page: string, link: RegExp): Promise<string> =>
    unescaped(link.exec((await who.get(page)).body)?.[1] ?? assert.fail(`no ${link.source} on ${page}`));
  const subjectPage = async (who: Visitor) => hrefOf((await who.get('/subjects')).body, 'Isaura Wendlebury');
  const read = { judged: 'crime', pressing: 'no', source: '2', assessment: 'C', handling: 'P' };
  /** What the browser sends of a form: its hidden fields, and what is typed. */
  const sent = (body: string, typed: Readonly<Record<string, string>>) => ({
    key: site.house.newId(),
    about: unescaped(/name="about" value="([^"]*)"/.exec(body)?.[1] ?? ''),
    ...typed,
  });
  const post = (who: Visitor, page: string, body: string, typed: Readonly<Record<string, string>>) =>
    who.post(page.split('?')[0] ?? page, sent(body, typed));

  test('it stands on the lead’s list that morning, one click from its form, with what was read and written; sent empty it says so beside each field', async () => {
    const jonah = await site.as('jonah');
    assert.match(plain((await jonah.get('/today')).body), /Isaura Wendlebury.*Say what follows from intelligence that another post read/);
    const page = await linkOn(jonah, '/today', follows);
    const shown = await jonah.get(page);
    assert.match(
      plain(shown.body),
      /by Mirela Ostrander, as neither: She asked for the bag back.*The report: .*also be that she travels.*Discussed with: The desk\. Not shared Whoever leads/,
    );
    const empty = await post(jonah, page, shown.body, { reason: 'She is called today.' });
    assert.equal(empty.status, 422);
    assert.match(empty.body, /<title>Error: /);
    assert.match(empty.body, /id="outcome-error"[\s\S]*Choose what follows/);
    assert.match(empty.body, /She is called today\./, 'what was typed is kept');
    assert.match(
      (await post(jonah, page, shown.body, { outcome: 'acted on' })).body,
      /id="reason-error"[\s\S]*Write what was done, what will be, or why nothing/,
    );
  });

  test('whoever read it, a colleague and somebody who closes are refused, with what they typed', async () => {
    const [mirela, jonah, petra] = [await site.as('mirela'), await site.as('jonah'), await site.as('petra')];
    const page = await linkOn(jonah, '/today', follows);
    for (const [who, words] of [
      [mirela, /You read this, or wrote its report: what follows is said by whoever leads/],
      [petra, /Your post does not include this/],
    ] as const) {
      const shown = await who.get(page);
      const refused = await post(who, page, shown.body, { outcome: 'nothing further', reason: 'It is nothing at all.' });
      assert.equal(refused.status, 422);
      assert.match(refused.body, words);
      assert.match(refused.body, /It is nothing at all\./);
    }
    const subject = await subjectPage(jonah);
    const close = await jonah.get(`${subject}/close`);
    const closing = await post(jonah, `${subject}/close`, close.body, {
      code: 'no-concern',
      reason: 'Read twice.',
      band: 'low',
      stops: 'The weekly look.',
      told: 'Nobody.',
      authoriser: 'leader',
      'until-day': '1',
      'until-month': '12',
      'until-year': '2026',
      ...Object.fromEntries(
        ['prevent', 'mappa', 'council'].flatMap((name) => [
          [`${name}-offer`, 'no'],
          [`${name}-words`, 'None.'],
        ]),
      ),
    });
    assert.match(plain(closing.body), /The lead has not said what follows from intelligence that another post read/);
  });

  test('the answer is of what was on the page: what came after it is asked still; “nothing” waits for the report', async () => {
    const [jonah, mirela] = [await site.as('jonah'), await site.as('mirela')];
    const subject = await subjectPage(jonah);
    const page = await linkOn(jonah, '/today', follows);
    const shown = await jonah.get(page);
    const more = await site.send(mirela, `${subject}/read`, { ...read, key: 'two words', reason: 'A second bag.' });
    assert.equal(more.status, 303, plain(more.body));
    const done = await post(jonah, page, shown.body, { outcome: 'enquiries', reason: 'Two calls today.' });
    assert.equal(done.status, 303, plain(done.body));
    const one = plain((await jonah.get(done.to ?? '')).body);
    assert.match(one, /Enquiries, says Jonah Featherby, .*: Two calls today\./);
    assert.match(one, /Say what follows from intelligence that another post read/, 'the second is owed');
    const still = await jonah.get(await linkOn(jonah, '/today', follows));
    assert.match(plain(still.body), /A second bag\. Its report is not written yet\./);
    assert.doesNotMatch(plain(still.body), /named the Friday/);
    assert.match(still.body, /name="about" value="i-two words"/, 'an id may have a space in it');
    const nothing = await post(jonah, page, still.body, { outcome: 'nothing further', reason: 'Hers.' });
    assert.equal(nothing.status, 422);
    assert.match(plain(nothing.body), /The report is not written yet/);
    const written = await linkOn(mirela, '/today', /href="(\/files\/[^"]*\/write[^"]*)"/);
    const up = { report: 'A second bag.', with: 'Nobody', share: 'not shared', reason: 'Not yet.' };
    assert.equal((await post(mirela, written, (await mirela.get(written)).body, up)).status, 303);
    assert.equal((await post(jonah, page, still.body, { outcome: 'nothing further', reason: 'Hers.' })).status, 303);
    assert.doesNotMatch((await jonah.get('/today')).body, follows);
    const again = await post(jonah, page, still.body, { outcome: 'acted on', reason: 'A second thought.' });
    assert.equal(again.status, 422);
    assert.match(plain(again.body), /said already what follows/);
    assert.match(again.body, /A second thought\./);
  });

  test('enquiries about somebody who is open end in what they found, from the subject’s page', async () => {
    const jonah = await site.as('jonah');
    const subject = await subjectPage(jonah);
    const page = await linkOn(jonah, subject, /href="([^"]*\/enquiries\?about=[^"]*)"/);
    const shown = await jonah.get(page);
    assert.doesNotMatch(plain(shown.body), /It stays closed/);
    assert.equal((await post(jonah, page, shown.body, { decision: 'goes on', reason: 'A visit to her sister.' })).status, 303);
    assert.match(plain((await jonah.get(subject)).body), /by Jonah Featherby: goes on.*A visit to her sister/);
    assert.match(
      plain((await jonah.get(`/files/${subject.split('/')[2]}`)).body),
      /What follows from intelligence, by the lead or a post above: nothing further/,
    );
    assert.deepEqual(site.faults, []);
  });
});
