// Assessments, assumptions, finds and roles, as the people of the area do them over a real database.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { putAwaitedFinds } from '../../src/app/awaitedFinds.ts';
import { leave, takeReferral } from '../../src/app/intake.ts';
import { judge } from '../../src/app/judging.ts';
import { assessmentsOf } from '../../src/domain/assessment/state.ts';
import { findsOf } from '../../src/domain/find/state.ts';
import { publicViewer } from '../../src/store/viewing.ts';
import { paths } from '../../src/web/paths.ts';
import { fileSeenBy, keyIn, sendThing, textOf, withoutBanner } from '../support/seen.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

describe('what is judged, assumed, found and asked about a role', () => {
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
  const filled = (referral: string) => ({
    purpose: 'first assessment',
    concerns: referral,
    'allegation-1': 'Threatened a teacher.',
    'account-1': 'Says that it was a joke.',
    grade: 'weak',
    atHand: 'Drives his uncle’s van.',
    gradeGrounds: 'No training is known.',
    gradeSure: 'moderate',
    distance: 'yes',
    asLess: 'Left the group in May.',
    asHidden: 'Was told to keep away.',
    distanceChange: 'Being met with them.',
    compliance: 'no',
    judgement: 'Concern goes on.',
    sure: 'moderate',
    change: 'A quiet year.',
  });

  it('an assessment asks what is always asked, keeps a draft for its author alone, and is locked', async () => {
    const { file, referral } = await site.house.refer({ name: 'Ansel Pruitt' });
    const page = `/files/${file}/assessments/new`;
    const shown = await gita.get(page);
    assert.match(textOf(shown), /What could this person do with what is at hand/);
    const { atHand: _, ...without } = filled(referral);
    const refused = await gita.post(page, { key: keyIn(shown), do: 'save', ...without });
    assert.equal(refused.status, 422);
    assert.match(textOf(refused), /It is not said what could be done with what is at hand.*G20/);
    assert.match(refused.body, /Left the group in May/, 'what was typed is kept');
    const draft = await gita.get(page);
    assert.match(textOf(draft), /Your draft of .* Nobody else can read it/);
    assert.match(draft.body, /Threatened a teacher/);
    const others = await tom.get(page);
    assert.doesNotMatch(others.body, /Threatened a teacher|Your draft/);
    const sent = await gita.post(page, { key: keyIn(draft), do: 'save', ...filled(referral) });
    assert.equal(sent.status, 303, textOf(sent));
    const saved = await gita.get(sent.to ?? '');
    assert.match(textOf(saved), /saved and locked/);
    assert.match(textOf(saved), /Drives his uncle’s van.*Read as less concern Left the group.*Read as concealment Was told to keep away/);
    assert.doesNotMatch(textOf(saved), /total|score:/i);
    assert.doesNotMatch((await gita.get(page)).body, /Threatened a teacher/, 'the draft is gone');
    assert.match(textOf(await gita.get(`/files/${file}`)), /Assessment and assumptions.*Concern goes on/);
    // Another person dissents, and the two stand beside each other.
    const dissent = await tom.get(`${page}?dissentsFrom=${withoutBanner(sent.to).split('/').at(-1)}`);
    assert.match(textOf(dissent), /Where do you see it otherwise/);
    const other = await tom.post(page, {
      key: keyIn(dissent),
      do: 'save',
      ...filled(referral),
      dissentsFrom: withoutBanner(sent.to).split('/').at(-1) ?? '',
      dissent: 'The two accounts do not fit.',
      judgement: 'Concern grows.',
    });
    assert.equal(other.status, 303, textOf(other));
    const beside = await gita.get(`${withoutBanner(sent.to)}/beside/${withoutBanner(other.to).split('/').at(-1)}`);
    assert.match(textOf(beside), /They differ in 2 parts\. Both stand/);
    assert.match(textOf(beside), /The judgement differs Left: Concern goes on\. Right: Concern grows\./);
    assert.equal(assessmentsOf(await stateOf(file)).length, 2);
  });

  it('a draft may be kept without saving, and thrown away', async () => {
    const { file } = await site.house.refer({ name: 'Bryony Calder' });
    const page = `/files/${file}/assessments/new`;
    const kept = await gita.post(page, { key: keyIn(await gita.get(page)), do: 'keep', judgement: 'Half a thought.' });
    assert.match(kept.to ?? '', /done=draft-kept/);
    const again = await gita.get(page);
    assert.match(again.body, /Half a thought/);
    await gita.post(page, { key: keyIn(again), do: 'throw-away' });
    assert.doesNotMatch((await gita.get(page)).body, /Half a thought/);
    assert.equal(assessmentsOf(await stateOf(file)).length, 0);
  });

  it('F20: an assumption is shown where somebody decides; its owner is asked on its day; another challenges it', async () => {
    const { file, referral } = await site.house.refer({ name: 'Corin Ashdown' });
    const page = `/files/${file}/assumptions`;
    const made = await sendThing(gita, page, 'make', '', {
      words: 'He would not act here.',
      grounds: 'He said so.',
      wrong: 'A threat against somebody here.',
      owner: 'gateway',
      'until-day': '20',
      'until-month': '3',
      'until-year': '2026',
    });
    assert.equal(made.status, 303, textOf(made));
    const [assumption] = (await stateOf(file)).assumptions.keys();
    for (const where of [page, `/files/${file}`, `/referrals/${referral}/decide`])
      assert.match(textOf(await gita.get(where)), /He would not act here/, where);
    assert.match(textOf(await gita.get('/today')), /An assumption ends/);
    const challenged = await sendThing(tom, page, 'challenge', assumption ?? '', { words: 'He said it before he praised an attack.' });
    assert.equal(challenged.status, 303, textOf(challenged));
    assert.match(textOf(await gita.get(page)), /Challenged; its owner owes an answer/);
    // It stands above what is decided, also under section 36.
    for (const where of [paths.case.decide(referral), paths.partners(referral, 'section-36')]) {
      const shown = await gita.get(where);
      assert.match(textOf(shown), /Before you decide: this rests on an assumption that is open\. He would not act here\./, where);
      assert.ok(shown.body.indexOf('Before you decide') < shown.body.indexOf('class="tl-form"'), where);
    }
    assert.doesNotMatch(textOf(await gita.get(paths.partners(referral, 'ask'))), /Before you decide/);
    const own = await sendThing(tom, page, 'answer', assumption ?? '', { words: 'It stands.' });
    assert.equal(own.status, 422, 'whoever challenged does not answer');
  });

  it('F07: what was found in one case reaches the lead of the other; the finder does not end it and sees that it was answered, not more', async () => {
    const here = await site.house.refer({ name: 'Dorian Fenwick' });
    const there = await site.house.refer({ name: 'Esme Hartigan' });
    const page = `/files/${here.file}/finds`;
    const recorded = await sendThing(tom, page, 'record', '', {
      about: 'somebody else',
      sort: 'material on a device',
      words: 'Recordings on a telephone.',
      found: 'An inquiry into fraud',
      person: 'Esme Hartigan, the owner of the telephone',
    });
    assert.equal(recorded.status, 303, textOf(recorded));
    const [find] = findsOf(await stateOf(here.file));
    const waits = await gita.get(page);
    assert.match(textOf(waits), /It waits with the intake post until it is put there\. Where only a report tells of them/);
    assert.match(waits.body, /href="\/today#queue"/, 'the intake post has the list of arrivals');
    assert.doesNotMatch((await tom.get(page)).body, /today#queue/);
    const nowhere = await sendThing(gita, page, 'put', find?.id ?? '', { reference: 'TL-NOBODY' });
    assert.equal(nowhere.status, 422);
    const reference = [...(await stateOf(there.file)).referrals.values()][0]?.account.reference ?? '';
    const put = await sendThing(gita, page, 'put', find?.id ?? '', { reference });
    assert.equal(put.status, 303, textOf(put));
    const other = `/files/${there.file}/finds`;
    assert.match(textOf(await gita.get(other)), /Recordings on a telephone. Found in another case; a decision is owed/);
    assert.match(textOf(await gita.get('/today')), /Esme Hartigan.*Decide on a find/);
    const [theirs] = findsOf(await stateOf(there.file));
    const byFinder = await sendThing(tom, other, 'decide', theirs?.id ?? '', {
      outcome: 'not charge',
      reason: 'Nothing in it.',
      told: 'Nobody: nothing is in it.',
    });
    assert.equal(byFinder.status, 422);
    assert.match(textOf(byFinder), /You found it yourself/);
    const decided = await sendThing(gita, other, 'decide', theirs?.id ?? '', {
      outcome: 'other disruption',
      reason: 'The devices are examined whole.',
      told: 'The inquiry team.',
    });
    assert.equal(decided.status, 303, textOf(decided));
    const seen = textOf(await tom.get(page));
    assert.match(seen, /Answered/);
    for (const word of ['The devices are examined', 'other disruption', there.file]) assert.ok(!seen.includes(word), word);
  });

  it('a find about somebody of whom only a report tells that nobody could read is owed from the first minute, and put to their lead by itself', async () => {
    const { house } = site;
    const here = await house.refer({ name: 'Hester Amblecote' });
    const page = `/files/${here.file}/finds`;
    const found = { about: 'somebody else', sort: 'other', words: 'A threat in a letter.', person: 'Jonas Mellor, of whom a school wrote' };
    assert.equal((await sendThing(tom, page, 'record', '', found)).status, 303);
    const [find] = findsOf(await stateOf(here.file));
    const owed = async () => [...(await stateOf(here.file)).obligations.values()].find(({ rule }) => rule === 'G18.place');
    assert.deepEqual([(await owed())?.owedBy, (await owed())?.state], ['intake', 'open']);
    const left = await leave(house, publicViewer(house.area), {
      channel: 'web-form',
      contentType: 'application/json',
      bytes: Buffer.from('{"form":"referral","version":9}'),
      idempotencyKey: 'awaited',
    });
    assert.equal((await takeReferral(house, left.arrival)).kind, 'unreadable');
    const put = await sendThing(gita, page, 'put', find?.id ?? '', { reference: left.reference.toLowerCase() });
    assert.equal(put.status, 303, textOf(put));
    assert.match(textOf(await gita.get(page)), /only an arrival tells of them: it is put to their file when that is entered/);
    assert.equal(await putAwaitedFinds(house), 0, 'there is no file yet');
    assert.equal((await owed())?.state, 'open', 'the intake post owes it meanwhile');
    const entered = await gita.post(`/arrivals/${left.arrival}`, { act: 'enter', name: 'Jonas Mellor', concern: 'Wrote a letter.' });
    assert.equal(entered.status, 303, textOf(entered));
    const theirs = /files\/([^?/]+)/.exec(entered.to ?? '')?.[1] ?? assert.fail('no file');
    assert.equal(await putAwaitedFinds(house), 1);
    assert.equal(await putAwaitedFinds(house), 0, 'once');
    assert.equal((await owed())?.state, 'met');
    const asked = await stateOf(theirs);
    assert.deepEqual(
      findsOf(asked).map(({ words, state }) => [words, state]),
      [['A threat in a letter.', 'recorded']],
    );
    assert.equal([...asked.obligations.values()].find(({ rule }) => rule === 'G18')?.owedBy, 'lead');
    const own = await sendThing(tom, `/files/${theirs}/finds`, 'decide', findsOf(asked)[0]?.id ?? '', {
      outcome: 'charge',
      reason: 'x',
      told: 'x',
    });
    assert.match(textOf(own), /You found it yourself/, 'whoever found it does not decide, also here');
  });

  it('two people put the same find at the same moment: it lies in the other file once', async () => {
    const [here, there] = [await site.house.refer({ name: 'Fabian Locke' }), await site.house.refer({ name: 'Gwenda Marsh' })];
    const fields = { about: 'somebody else', sort: 'other', words: 'A letter.', found: '', person: 'Gwenda Marsh' } as const;
    await judge(site.house, site.house.viewer('tom'), { act: 'record-find', file: here.file, key: 'k1', find: 'f1', fields });
    const put = (key: string) =>
      judge(site.house, site.house.viewer('gita'), { act: 'put-find', file: here.file, key, find: 'f1', to: there.file, as: `p-${key}` });
    const outcomes = await Promise.all([put('k2'), put('k3')]);
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['done', 'refused']);
    assert.equal(findsOf(await stateOf(there.file)).length, 1);
  });

  it('F06: a role raises the question; what is told passes the gate; an allegation goes to the designated officer', async () => {
    const { file } = await site.house.refer({ name: 'Hedda Norcott' });
    const page = `/files/${file}/roles`;
    const recorded = await sendThing(gita, page, 'record', '', {
      sort: 'employment',
      held: 'held',
      what: 'Teaches small children',
      source: 'Seen by me',
    });
    assert.equal(recorded.status, 303, textOf(recorded));
    assert.match(textOf(await gita.get('/today')), /Hedda Norcott.*Say whether a role is a position of trust/);
    const [role = ''] = (await stateOf(file)).employments.keys();
    await sendThing(gita, page, 'trust', role, { children: 'yes', adults: 'no', access: 'no', reason: 'Ten pupils.' });
    // Told only by a decision about sharing, opened from the role.
    const roles = await gita.get(page);
    const address = new RegExp(`/files/${file}/disclosures/decide\\?role=[^"]+`).exec(roles.body)?.[0] ?? '';
    assert.match((await gita.get(address)).body, /About which role[\s\S]*<option value="[^"]+" selected>Teaches small children/);
    const entry = (await stateOf(file)).facts.find(({ type }) => type === 'EmploymentRecorded')!.id;
    const sharing = {
      role,
      toldAs: 'employer',
      outcome: 'shared',
      contact: 'The school',
      why: 'Children.',
      marking: 'OFFICIAL',
      entry,
      [`words-${entry}`]: 'A concern.',
    };
    const told = await gita.post(`/files/${file}/disclosures/decide`, { key: site.house.newId(), ...sharing });
    assert.equal(told.status, 422);
    assert.match(textOf(told), /It is not said why they need it.*A senior officer’s view is missing/);
    const danger = { ...sharing, protective: 'yes', 'shared-day': '2', 'shared-month': '3', 'shared-year': '2026', 'shared-time': '09:00' };
    const done = await gita.post(`/files/${file}/disclosures/decide`, { key: site.house.newId(), ...danger });
    assert.equal(done.status, 303, textOf(done));
    assert.match(textOf(await gita.get(page)), /A position of trust: told.*The school \(employer\)/);
    assert.doesNotMatch(textOf(await gita.get('/today')), /Hedda Norcott.*decide what is told to whom/);
    const forged = await sendThing(gita, page, 'tell', role, { outcome: 'told', reason: 'Children.', considered: 'All four.' });
    assert.equal(forged.status, 422, 'no other form tells anybody');
    const nothing = await sendThing(gita, page, 'tell', role, {
      outcome: 'nothing is told',
      reason: 'No need yet.',
      considered: 'All four.',
    });
    assert.equal(nothing.status, 303, textOf(nothing));
    await sendThing(gita, page, 'allegation', role, {
      words: 'Hit a child.',
      threshold: 'harmed a child, or may have',
      reason: 'Seen by two.',
    });
    assert.match(textOf(await gita.get('/today')), /Refer the allegation to the designated officer/);
    const lado = await sendThing(gita, page, 'lado', role, { service: 'The designated officer of Wexmoor', by: 'The school' });
    assert.equal(lado.status, 303, textOf(lado));
  });
});
