// Handing over, disputes and a referrer's challenge, as the people of the area do them over a real database.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { leave, takeReferral } from '../../src/app/intake.ts';
import { recordAct } from '../../src/app/cases.ts';
import { settleDue } from '../../src/app/time.ts';
import { asCouncil, councilViewer, joinCouncil } from '../support/council.ts';
import { formBytes } from '../support/house.ts';
import { fileSeenBy, textOf, withoutBanner } from '../support/seen.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';

/** The key of the form that says `act`, or the first of the page. */
const keyIn = ({ body }: Seen, act?: string): string =>
  (act
    ? new RegExp(`name="key" value="([^"]+)"><input type="hidden" name="act" value="${act}"`).exec(body)
    : /name="key" value="([^"]+)"/.exec(body))?.[1] ?? '';

describe('who leads, and what is not agreed', () => {
  let site: StaffSite;
  let gita: Visitor;
  let cora: Visitor;
  before(async () => {
    site = await staffSite();
    await joinCouncil(site.house);
    [gita, cora] = [await site.as('gita'), await asCouncil(site, 'cora')];
  });
  after(async () => {
    assert.deepEqual(site.faults, []);
    await site[Symbol.asyncDispose]();
  });

  const stateOf = (file: string) => fileSeenBy(site, 'gita', file);
  const offer = async (file: string, more: Readonly<Record<string, string>> = {}) => {
    const page = await gita.get(`/files/${file}/hand-over`);
    return gita.post(`/files/${file}/hand-over`, {
      key: keyIn(page),
      to: 'council-lead',
      why: 'The family has moved into the council’s care.',
      needToKnow: 'Speaks with the school nurse only.',
      ...more,
    });
  };

  it('a file is offered, is on the receiver’s list, stays on the sender’s, and moves when it is accepted in writing', async () => {
    const { file } = await site.house.refer({ name: 'Orla Pendry' });
    const empty = await offer(file, { why: '', needToKnow: '' });
    assert.equal(empty.status, 422);
    assert.match(textOf(empty), /Say why you hand it over Say what the receiver needs to know/);
    const sent = await offer(file);
    assert.equal(sent.status, 303);
    const page = withoutBanner(sent.to);
    assert.match(
      textOf(await gita.get(`/files/${file}`)),
      /Gateway assessor , Wexmoor police\..* Offered to Prevent lead, Wexmoor council on 2 March 2026, not accepted yet/,
    );
    assert.match(textOf(await gita.get('/today')), /Waiting on others.*Orla Pendry.*Accept or refuse the hand-over/);
    const list = await cora.get('/today');
    assert.match(textOf(list), /Orla Pendry.*Accept or refuse the hand-over/);
    assert.ok(list.body.includes(page), 'the list leads to the page of the offer');
    const seen = await cora.get(page);
    for (const words of [
      'Speaks with the school nurse only',
      'Do the initial assessment',
      'Not accepted yet: until then Gateway assessor, Wexmoor police leads',
    ])
      assert.match(textOf(seen), new RegExp(words));
    assert.doesNotMatch((await (await site.as('tom')).get(page)).body, /name="accept"/, 'nobody else is offered to answer');
    await cora.get(page);
    const wordless = await cora.post(page, { key: keyIn(seen, 'accept'), act: 'accept', accept: '' });
    assert.equal(wordless.status, 422);
    assert.equal((await stateOf(file)).lead, 'gateway');
    const accepted = await cora.post(page, { key: keyIn(seen, 'accept'), act: 'accept', accept: 'We lead, and visit on Thursday.' });
    assert.equal(accepted.status, 303);
    const after = await stateOf(file);
    assert.equal(after.lead, 'council-lead');
    assert.deepEqual(
      after.leadBefore.map(({ post }) => post),
      ['gateway'],
    );
    assert.match(textOf(await cora.get('/today')), /Orla Pendry.*Do the initial assessment/);
    assert.doesNotMatch(textOf(await gita.get('/today')), /Orla Pendry/);
    assert.match(textOf(await gita.get(`/files/${file}`)), /The hand-over is accepted We lead, and visit on Thursday/);
  });

  it('refused, the sender says what happens next; ignored, it climbs, and both open the way to a dispute', async () => {
    const { house } = site;
    const { file } = await house.refer({ name: 'Bran Tolliver' });
    const page = withoutBanner((await offer(file)).to);
    const asked = await cora.get(page);
    await cora.post(page, { key: keyIn(asked, 'refuse'), act: 'refuse', refuse: 'Lives in the next area.' });
    assert.equal((await stateOf(file)).lead, 'gateway');
    assert.match(textOf(await gita.get('/today')), /Bran Tolliver.*The hand-over was refused: say what happens next/);
    const seen = await gita.get(page);
    assert.match(textOf(seen), /Lives in the next area/);
    assert.ok(seen.body.includes(`/files/${file}/dispute?handover=`));
    await gita.post(page, { key: keyIn(seen, 'keep'), act: 'keep', keep: 'We go on and telephone that area.' });
    assert.doesNotMatch(textOf(await gita.get('/today')), /Bran Tolliver.*The hand-over was refused/);

    const second = withoutBanner((await offer(file)).to);
    house.at('2026-03-20T09:00');
    await settleDue(house);
    const hal = await asCouncil(site, 'hal');
    assert.match(textOf(await hal.get('/today')), /Climbed to you.*Bran Tolliver.*Accept or refuse the hand-over/);
    assert.match(textOf(await gita.get('/today')), /Bran Tolliver.*Accept or refuse the hand-over/, 'the sender’s list keeps it');
    const late = await gita.get(second);
    assert.match(textOf(late), /Not answered in time/);
    assert.ok(late.body.includes(`/files/${file}/dispute?handover=`));
    const withdrawn = await gita.post(second, { key: keyIn(late, 'withdraw'), act: 'withdraw', withdraw: 'We keep it.' });
    assert.equal(withdrawn.status, 303);
  });

  it('to another organisation the lead is offered and never given; inside one it is given with a reason', async () => {
    const { house } = site;
    const { file } = await house.refer({ name: 'Sefa Quill' });
    const lead = await gita.get(`/files/${file}/lead`);
    assert.doesNotMatch(lead.body, /value="council-lead"/);
    assert.match(lead.body, /value="team"/);
    const forced = await gita.post(`/files/${file}/lead`, { key: keyIn(lead), post: 'council-lead', reason: 'Theirs now.' });
    assert.equal(forced.status, 422);
    assert.match(textOf(forced), /the lead moves there when it has accepted/);
    const given = await gita.post(`/files/${file}/lead`, {
      key: keyIn(await gita.get(`/files/${file}/lead`)),
      post: 'team',
      reason: 'Ours.',
    });
    assert.equal(given.status, 303);
    const another = await recordAct(house, councilViewer(house, 'hal'), {
      act: 'take-lead',
      file,
      key: 'k',
      post: 'gateway',
      reason: 'No.',
    });
    assert.ok(another.kind === 'refused' && another.reasons[0]?.code === 'not-your-organisation');
    const stranger = await recordAct(house, house.viewer('dora'), {
      act: 'offer-handover',
      file,
      key: 'o',
      handover: 'h',
      fields: { to: 'council-lead', why: 'No.', open: '', needToKnow: 'No.', since: null },
    });
    assert.ok(stranger.kind === 'refused' && stranger.reasons[0]?.code === 'not-allowed', 'only the lead, or the post above it');
  });

  it('a dispute has both views, what keeps people safe, a lead meanwhile, and is decided by two', async () => {
    const { house } = site;
    const { file } = await house.refer({ name: 'Ines Carrow' });
    const page = withoutBanner((await offer(file)).to);
    await cora.post(page, { key: keyIn(await cora.get(page), 'refuse'), act: 'refuse', refuse: 'Not ours.' });
    const open = `/files/${file}/dispute`;
    const form = await gita.get(`${open}?handover=${page.split('/').at(-1)}`);
    assert.match(textOf(form), /About the hand-over to Prevent lead, Wexmoor council/);
    const lacking = await gita.post(open, {
      key: keyIn(form),
      handover: page.split('/').at(-1) ?? '',
      'what-one': 'Telephone the school.',
    });
    assert.equal(lacking.status, 422);
    assert.match(textOf(lacking), /Say what the dispute is about.*Choose who does it Give the day by which it is done/);
    const opened = await gita.post(open, {
      key: keyIn(form),
      handover: page.split('/').at(-1) ?? '',
      words: 'Who leads.',
      view: 'The family is in the council’s care.',
      other: 'council-lead',
      life: 'no',
      interimLead: 'gateway',
      'what-one': 'Telephone the school.',
      'post-one': 'team',
      'by-one-day': '10',
      'by-one-month': '4',
      'by-one-year': '2026',
      'by-one-time': '16:00',
    });
    assert.equal(opened.status, 303, textOf(opened));
    const dispute = withoutBanner(opened.to);
    const tom = await site.as('tom');
    assert.match(textOf(await tom.get('/today')), /Ines Carrow.*Put the safety measure in place/);
    assert.match(textOf(await cora.get('/today')), /Ines Carrow.*A dispute: give your view/);
    assert.doesNotMatch(textOf(await gita.get('/today')), /Ines Carrow.*The hand-over was refused/, 'the dispute answers the refusal');
    const asked = await cora.get(dispute);
    assert.match(textOf(asked), /The family is in the council’s care\..*Not given yet/);
    await cora.post(dispute, { key: keyIn(asked, 'view'), act: 'view', view: 'They live in the next area.' });
    const safety = await tom.get(dispute);
    assert.match(textOf(safety), /They live in the next area/);
    const measure = /name="measure" value="([^"]+)"/.exec(safety.body)?.[1] ?? '';
    await tom.post(dispute, { key: keyIn(safety), act: 'done', measure, said: 'The school was telephoned.' });
    assert.match(textOf(await tom.get(dispute)), /Done: The school was telephoned/);

    // The two who decide are the superintendent and the head of community safety: neither is a side.
    const [sena, hal] = [await site.as('sena'), await asCouncil(site, 'hal')];
    assert.match(textOf(await hal.get('/today')), /Ines Carrow.*A dispute: decide with the other of the two/);
    const mine = await sena.get(dispute);
    assert.match(textOf(mine), /Decided by Superintendent, Wexmoor police and Head of community safety, Wexmoor council/);
    const nobody = await gita.post(dispute, { key: 'x', act: 'propose', lead: 'council-lead', decision: 'They lead.', reasons: 'So.' });
    assert.equal(nobody.status, 422);
    await sena.post(dispute, { key: keyIn(mine, 'interim'), act: 'interim', post: 'team', reason: 'Closer to it.' });
    assert.equal((await stateOf(file)).lead, 'team', 'the interim lead leads, with all that a lead may do');
    await sena.post(dispute, {
      key: keyIn(await sena.get(dispute), 'propose'),
      act: 'propose',
      lead: 'council-lead',
      decision: 'The council leads.',
      reasons: 'It has the family in its care.',
    });
    const theirs = await hal.get(dispute);
    assert.match(textOf(theirs), /One of the two decides so Prevent lead, Wexmoor council leads\./);
    const agreed = await hal.post(dispute, { key: keyIn(theirs, 'agree'), act: 'agree', agreeReasons: 'Agreed.' });
    assert.equal(agreed.status, 303);
    const after = await stateOf(file);
    assert.equal(after.lead, 'council-lead');
    assert.match(textOf(await cora.get(`/files/${file}`)), /The dispute is decided: Prevent lead leads/);
  });

  it('while the two have time the chief officer cannot decide; when they let it pass, they do', async () => {
    const { house } = site;
    const { file } = await house.refer({ name: 'Corin Astbury' });
    const page = `/files/${file}/dispute`;
    const view = { words: 'Who leads.', view: 'Not us.', other: 'council-lead', life: 'yes', interimLead: 'gateway' };
    const opened = await gita.post(page, { key: keyIn(await gita.get(page)), ...view });
    assert.equal(opened.status, 303, textOf(opened));
    const dispute = withoutBanner(opened.to);
    const chas = await site.as('chas');
    const decide = async (key: string) => {
      await chas.get(dispute);
      return chas.post(dispute, { key, act: 'chief', lead: 'council-lead', decision: 'They lead.', reasons: 'Nearer.' });
    };
    assert.match(textOf(await decide('early')), /The two who decide still have time/);
    assert.equal((await stateOf(file)).lead, 'gateway');
    house.at('2026-03-20T10:01');
    await settleDue(house);
    assert.equal((await decide('late')).status, 303);
    assert.equal((await stateOf(file)).lead, 'council-lead');
  });

  it('a referring organisation challenges an outcome once, and is answered by somebody who had no part in it', async () => {
    const { house } = site;
    const left = await leave(house, house.viewer('sol'), {
      channel: 'web-form',
      contentType: 'application/json',
      bytes: formBytes('Tilda Orme', undefined, 'Said something worrying.', 'no'),
      idempotencyKey: house.newId(),
    });
    const taken = await takeReferral(house, left.arrival);
    assert.ok(taken.kind === 'taken');
    const { file, reference } = taken;
    const referral = `ref-${left.arrival}`;
    const sol = await site.as('sol');
    const own = `/your-referrals/${referral}/challenge`;
    assert.match(textOf(await sol.get(own)), /It is not decided yet/);
    const act = (who: 'gita' | 'tom' | 'sena', request: object) =>
      recordAct(house, house.viewer(who), { file, key: house.newId(), ...request } as Parameters<typeof recordAct>[2]);
    const closing = { finding: 'unfounded', reasons: [], words: 'Explained by the nurse.', cumulative: '', answers: [] };
    assert.equal((await act('gita', { act: 'propose-closure', referral, fields: closing })).kind, 'done');
    assert.equal((await act('tom', { act: 'agree-to-close', referral, words: 'Agreed.' })).kind, 'done');
    assert.ok((await sol.get('/today')).body.includes(own), 'their list leads to it');
    const page = await sol.get(own);
    const made = await sol.post(own, { key: keyIn(page), words: 'It goes on every day.' });
    assert.equal(made.status, 303, textOf(made));
    const twice = await sol.post(own, { key: 'again', words: 'And still.' });
    assert.equal(twice.status, 422);
    assert.match(textOf(twice), /has been challenged once already.*press Danger now or call 999.*complain/);

    // Proposed by gita, agreed by tom: it is put to the superintendent.
    const sena = await site.as('sena');
    const list = await sena.get('/today');
    assert.match(textOf(list), /Tilda Orme.*Answer a referrer’s challenge/);
    const answer = /href="(\/files\/[^"]+\/challenge\/[^"]+)"/.exec(list.body)?.[1] ?? '';
    assert.match(textOf(await gita.get(answer)), /You had a part in this decision, so somebody else answers/);
    const involved = await gita.post(answer, { key: 'no', outcome: 'stands', answer: 'No.', reasons: 'No.' });
    assert.equal(involved.status, 422);
    assert.match(textOf(involved), /You had a part in this decision.*Superintendent/);
    const seen = await sena.get(answer);
    assert.match(textOf(seen), /It goes on every day\..*unfounded, decided on/);
    const answered = await sena.post(answer, {
      key: keyIn(seen),
      outcome: 'taken up again',
      answer: 'Thank you. We are looking at it again with the school.',
      reasons: 'The nurse saw them once only.',
    });
    assert.equal(answered.status, 303, textOf(answered));
    const told = textOf(await sol.get(own));
    assert.match(told, /It is being looked at again\..*Thank you\. We are looking at it again with the school/);
    for (const hidden of ['The nurse saw', 'unfounded', 'Tilda', 'Explained by the nurse', 'Superintendent'])
      assert.doesNotMatch(told, new RegExp(hidden), `the referrer does not read "${hidden}"`);
    assert.equal((await stateOf(file)).referrals.get(referral)?.closed, null);
    assert.match(textOf(await gita.get(`/files/${file}`)), new RegExp(`challenges the outcome of ${reference}`));
  });

  it('a challenge that somebody was told is written down; another organisation’s referral has no such page', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Wren Astley' });
    const sol = await site.as('sol');
    assert.equal((await sol.get(`/your-referrals/${referral}/challenge`)).status, 404);
    const open = await gita.post(`/referrals/${referral}/challenge`, {
      key: keyIn(await gita.get(`/referrals/${referral}/challenge`)),
      words: 'Not looked at.',
    });
    assert.equal(open.status, 422, 'what is open is not decided yet');
    const act = (who: 'gita' | 'tom', request: object) =>
      recordAct(house, house.viewer(who), { file, key: house.newId(), ...request } as Parameters<typeof recordAct>[2]);
    const closing = { finding: 'unfounded', reasons: [], words: 'Explained.', cumulative: '', answers: [] };
    await act('gita', { act: 'propose-closure', referral, fields: closing });
    await act('tom', { act: 'agree-to-close', referral, words: 'Agreed.' });
    const page = await gita.get(`/referrals/${referral}/challenge`);
    const told = await gita.post(`/referrals/${referral}/challenge`, { key: keyIn(page), words: 'Telephoned: it goes on.' });
    assert.equal(told.status, 303, textOf(told));
    assert.match(textOf(await gita.get(withoutBanner(told.to))), /Told to gita/);
  });
});
