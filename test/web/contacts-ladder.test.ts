// F01, F21, F43 to F46: the ladder of contacts, the count, and what somebody writes of all of them, as the people of the area do it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordContact } from '../../src/app/ladder.ts';
import { recordPartnerAct } from '../../src/app/partners.ts';
import { cumulativesOf } from '../../src/domain/cumulative/state.ts';
import { contactsOf } from '../../src/domain/contact/ladder.ts';
import { readPdf } from '../support/pdf.ts';
import { fileSeenBy, keyIn, sendThing, textOf, withoutBanner } from '../support/seen.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

describe('contacts with organisations and what they mean together', () => {
  let site: StaffSite;
  let gita: Visitor;
  let tom: Visitor;
  before(async () => {
    site = await staffSite();
    [gita, tom] = [await site.as('gita'), await site.as('tom')];
  });
  after(async () => {
    assert.deepEqual(site.faults, []);
    await site[Symbol.asyncDispose]();
  });
  const stateOf = (file: string) => fileSeenBy(site, 'gita', file);
  const contact = {
    which: 'other',
    organisation: 'Fenbury Academy',
    year: '2019',
    month: '10',
    day: '7',
    kind: 'school',
    words: 'Said in class that he would bring a knife.',
    toldBy: 'The safeguarding lead',
    written: 'The school’s record, entry 14',
    refuted: 'no',
    sameAs: 'none',
  };
  const together = {
    together: 'It grows from year to year.',
    for: 'The knife comes back.',
    against: 'Nothing since the mentor.',
    change: 'A quiet year.',
    concerns: 'person',
    'axis-1': 'yes',
  };

  it('a contact is written down with its source, shown in its year, refuted as refuted; every line leads to its entry', async () => {
    const { file } = await site.house.refer({ name: 'Ansel Pruitt' });
    const page = `/files/${file}/contacts`;
    const lacking = await sendThing(gita, page, 'tell', '', { ...contact, written: '' });
    assert.equal(lacking.status, 422);
    assert.match(lacking.body, /Said in class/, 'what was typed is kept');
    assert.match(textOf(lacking), /Say where it is written/);
    const noSuchDay = await sendThing(gita, page, 'tell', '', { ...contact, day: '40' });
    assert.match(textOf(noSuchDay), /Give a day that there is/);
    const sent = await sendThing(gita, page, 'tell', '', contact);
    assert.equal(sent.status, 303, textOf(sent));
    const shown = await gita.get(page);
    const [school] = contactsOf(await stateOf(file));
    assert.ok(school);
    assert.match(textOf(shown), /2019 Fenbury Academy 7 October 2019: School or college.*Said in class.*Counts\./);
    assert.match(textOf(shown), /The safeguarding lead says so\. It is written in: The school’s record, entry 14/);
    assert.match(shown.body, new RegExp(`#fact-${school.id}`));
    assert.match((await gita.get(`/files/${file}`)).body, new RegExp(`id="fact-${school.id}"`), 'the entry is where the link says');
    assert.match(shown.body, /<svg [^>]*role="img" aria-label="2 contacts with 2 organisations/);
    // One of the area is offered by name: chosen, it is that one, and two lines of one day count once however each was written.
    assert.match(shown.body, /value="police"[^>]*>[\s\S]{0,200}Wexmoor police/);
    const nobody = await sendThing(gita, page, 'tell', '', { ...contact, organisation: '' });
    assert.match(textOf(nobody), /Choose the organisation, or type its name/);
    // Another source gives another day for it: both stay, and they count once.
    const other = { ...contact, which: 'police', organisation: '', month: '4', sameAs: school.id };
    assert.equal((await sendThing(tom, page, 'tell', '', other)).status, 303);
    const differing = textOf(await gita.get(page));
    assert.match(differing, /Conflict Sources differ: 7 April 2019 \(Wexmoor police\)/);
    assert.match(differing, /1 contact with organisations within 5 years, 2 in all/);
    await gita.get(`/files/${file}/print`);
    const paper = await gita.post(`/files/${file}/print`, { part: 'contacts', reason: 'To be read.', marking: 'OFFICIAL' });
    const { text } = await readPdf(paper.bytes);
    assert.match(text, /1 contact with organisations within 5 years, 2 in all.* 2019 Day Organisation What Whether it counts/);
    assert.match(text, /7 October 2019 .*Said in class.*Sources differ: 7 April 2019/);
    const refuted = await sendThing(gita, page, 'refute', school.stream.slice('contact/'.length), { words: 'It was another pupil.' });
    assert.equal(refuted.status, 303, textOf(refuted));
    assert.match(textOf(await gita.get(page)), /Refuted.*It was another pupil.*Refuted: it never counts/);
  });

  it('the full count is on the list and the file, stands in the way of closing, and one written assessment answers all of it', async () => {
    const { file, referral } = await site.house.refer({ name: 'Bryony Calder' });
    for (let n = 0; n < 14; n += 1) {
      const outcome = await recordContact(site.house, site.house.viewer('gita'), {
        act: 'tell-contact',
        file,
        key: `n${n}`,
        contact: `c${n}-${file}`,
        fields: {
          organisation: `Service ${n % 3}`,
          hadOn: `2026-01-${String(n + 1).padStart(2, '0')}`,
          kind: 'police',
          toldBy: 'A service',
          written: 'Its log',
        },
      });
      assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    }
    const asked = textOf(await gita.get(`/files/${file}`));
    assert.match(asked, /Write what all contacts mean together: the count is full/);
    assert.match(asked, /15 contacts with organisations within 5 years, 15 in all.*Not written/);
    const closing = await gita.get(`/referrals/${referral}/decide`);
    assert.match(textOf(closing), /There are 15 contacts with organisations, and nobody has written since what they mean together/);
    const page = `/files/${file}/contacts/together/new`;
    const empty = await gita.post(page, { key: keyIn(await gita.get(page)), do: 'save', ...together });
    assert.equal(empty.status, 422);
    assert.match(textOf(empty), /: tick that you have read it, or write why not/);
    assert.match(textOf(await gita.get(page)), /Your draft of .*It grows from year to year/);
    assert.doesNotMatch((await tom.get(page)).body, /It grows from year/, 'a draft is its author’s alone');
    assert.doesNotMatch(
      (await gita.get(`/files/${file}/assessments/new`)).body,
      /It grows from year|Your draft/,
      'it is no draft of an assessment',
    );
    const ids = contactsOf(await stateOf(file)).map(({ id }) => id);
    const ticks = Object.fromEntries(ids.slice(1).map((id) => [`read-${id}`, 'yes']));
    const why = { [`why-${ids[0]}`]: 'The paper is lost.' };
    const sent = await gita.post(page, { key: keyIn(await gita.get(page)), do: 'save', ...together, ...ticks, ...why });
    assert.equal(sent.status, 303, textOf(sent));
    const one = await gita.get(withoutBanner(sent.to));
    assert.match(
      textOf(one),
      /No contact is new since\..*What speaks for concern The knife comes back.*fixation on violence.*Not read: The paper is lost/,
    );
    assert.doesNotMatch(textOf(await gita.get(`/referrals/${referral}/decide`)), /nobody has written since/);
    assert.equal([...(await stateOf(file)).obligations.values()].filter(({ rule, state }) => rule === 'F46' && state === 'met').length, 1);
    const dissent = await sendThing(tom, withoutBanner(sent.to), 'dissent', '', { agency: 'Wexmoor Council', words: 'We see a need.' });
    assert.equal(dissent.status, 303, textOf(dissent));
    assert.match(textOf(await gita.get(withoutBanner(sent.to))), /Seen otherwise.*Wexmoor Council\. We see a need/);
    // New contacts are told of beside it, wherever somebody decides.
    await sendThing(gita, `/files/${file}/contacts`, 'tell', '', contact);
    assert.match(textOf(await tom.get(`/referrals/${referral}`)), /All contacts together.*1 contact is new since/);
    assert.equal(cumulativesOf(await stateOf(file)).length, 1);
  });

  it('one person’s word about a contact lowers the count and ends no question: it stays on the list until it is answered in writing', async () => {
    const { file, referral } = await site.house.refer({ name: 'Corin Ashdown' });
    for (let n = 0; n < 14; n += 1) {
      const fields = { organisation: `Service ${n}`, hadOn: `2025-0${1 + (n % 9)}-1${n % 9}`, kind: 'police', toldBy: 'A', written: 'B' };
      const told = { act: 'tell-contact', file, key: `f${n}`, contact: `f${n}-${file}`, fields } as const;
      assert.equal((await recordContact(site.house, site.house.viewer('tom'), told)).kind, 'done');
    }
    const page = `/files/${file}/contacts`;
    assert.equal((await sendThing(gita, page, 'refute', `f3-${file}`, { words: 'Nothing in it.' })).status, 303);
    const said = /The number was reached, and what one person said of a contact took them below it\. Nobody has written since/;
    assert.match(textOf(await gita.get(page)), said);
    assert.match(textOf(await gita.get(`/referrals/${referral}/decide`)), /14 contacts with organisations, and nobody has written since/);
    assert.match(textOf(await gita.get(`/files/${file}`)), /Write what all contacts mean together: the count is full/);
    const write = `${page}/together/new`;
    const shown = await gita.get(write);
    const ticks = Object.fromEntries([...shown.body.matchAll(/name="(read-[^"]+)"/g)].map(([, name]) => [name ?? '', 'yes']));
    const sent = await gita.post(write, { key: keyIn(shown), do: 'save', ...together, ...ticks });
    assert.equal(sent.status, 303, textOf(sent));
    const owed = [...(await stateOf(file)).obligations.values()].filter(({ rule }) => rule === 'F46');
    assert.ok(owed.every(({ state }) => state !== 'open') && owed.some(({ state }) => state === 'met'));
    assert.doesNotMatch(textOf(await gita.get(page)), said);
  });

  it('what contacts mean is shared in one step from their page: only what may leave is listed, and nothing is filled in', async () => {
    const { file, referral } = await site.house.refer({ name: 'Ottoline Braithwaite' });
    const { house } = site;
    const asking = { file, referral };
    await recordPartnerAct(house, house.viewer('gita'), { ...asking, act: 'ask-deconfliction', key: 'd1', why: 'To share.' });
    const answer = { answer: 'no objection', conditions: '', by: 'Duty' };
    await recordPartnerAct(house, house.viewer('dora'), { ...asking, act: 'answer-deconfliction', key: 'd2', fields: answer });
    const page = `/files/${file}/contacts`;
    for (const words of ['Brought a list of names.', 'Nothing was in this one.'])
      assert.equal((await sendThing(gita, page, 'tell', '', { ...contact, words, day: words.startsWith('B') ? '7' : '8' })).status, 303);
    const refuted = contactsOf(await stateOf(file)).find((each) => each.on.day === 8);
    const about = refuted?.stream.slice('contact/'.length) ?? '';
    assert.equal((await sendThing(gita, page, 'refute', about, { words: 'Another pupil.' })).status, 303);
    const ladder = await gita.get(page);
    const link = /href="([^"]+disclosures\/decide[^"]*)"/.exec(ladder.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    assert.equal(link, `/files/${file}/disclosures/decide?about=contacts`);
    const asked = await gita.get(link);
    assert.match(textOf(asked), /Nobody has written what all contacts mean together\. Write what they mean together/);
    const entries = [...asked.body.matchAll(/name="entry"[^>]*value="([^"]+)"([^>]*)/g)];
    assert.equal(entries.length, 1, 'neither the refuted one nor anything else of the file');
    assert.doesNotMatch(entries[0]?.[2] ?? '', /checked/);
    for (const said of ['Brought a list', 'The safeguarding lead', 'entry 14', 'Nothing was in this one'])
      assert.ok(!asked.body.includes(said), said);
    const entry = entries[0]?.[1] ?? '';
    const fields = {
      key: keyIn(asked),
      about: 'contacts',
      outcome: 'shared',
      organisation: 'school',
      contact: 'The safeguarding lead',
      basis: /name="basis"[^>]*value="([^"]+)"/.exec(asked.body)?.[1] ?? '',
      why: 'They asked how often.',
      necessity: 'They decide about the trip.',
      proportionality: 'Only how many.',
      handling: 'P',
      marking: 'OFFICIAL-SENSITIVE',
      entry,
    };
    const empty = await gita.post(`/files/${file}/disclosures/decide`, { ...fields, [`words-${entry}`]: '' });
    assert.equal(empty.status, 422, textOf(empty));
    assert.match(textOf(empty), /Write the words in which it is given/);
    assert.ok(
      !empty.body.includes('The school’s record') && !empty.body.includes('Brought a list'),
      'what was left empty is not filled in by a mistake',
    );
    const sent = await gita.post(`/files/${file}/disclosures/decide`, { ...fields, [`words-${entry}`]: 'Two contacts in 2019.' });
    assert.equal(sent.to, `/files/${file}/disclosures?done=shared`, textOf(sent));
    const given = [...(await stateOf(file)).disclosures.values()].flatMap((each) => (each.kind === 'disclosure' ? each.said.items : []));
    assert.deepEqual(given, [{ fact: entry, words: 'Two contacts in 2019.' }]);
  });

  it('F44: whoever decides sees how many contacts the file of a likely-same person tells of, and may open them', async () => {
    const { file } = await site.house.refer({ name: 'Corwen Ashdale', born: '1999-04-05' });
    await sendThing(gita, `/files/${file}/contacts`, 'tell', '', contact);
    const { referral } = await site.house.refer({ name: 'Corwen Ashdale', born: '1999-04-05' });
    for (const page of ['', '/decide']) {
      const shown = await tom.get(`/referrals/${referral}${page}`);
      assert.match(textOf(shown), /2 contacts with organisations on that file/);
      assert.match(shown.body, new RegExp(`href="/files/${file}/contacts"`));
    }
  });
});
