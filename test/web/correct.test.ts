// Correct this, and undo: as the people of the area would, over a real database.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type CaseAct, recordAct } from '../../src/app/cases.ts';
import { lookAt } from '../../src/app/look.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import type { people } from '../support/house.ts';
import { keyIn } from '../support/seen.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';

const textOf = (body: string): string =>
  body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ');

describe('correct this', () => {
  let site: StaffSite;
  let gita: Visitor;
  let tom: Visitor;
  let sena: Visitor;
  before(async () => {
    site = await staffSite();
    [gita, tom, sena] = [await site.as('gita'), await site.as('tom'), await site.as('sena')];
  });
  after(() => site[Symbol.asyncDispose]());

  const act = async (who: keyof typeof people, file: string, what: CaseAct): Promise<string> => {
    const { house } = site;
    const done = await recordAct(house, house.viewer(who), { file, key: house.newId(), ...what });
    assert.equal(done.kind, 'done', JSON.stringify(done));
    return done.kind === 'done' ? (done.facts.findLast((fact) => fact.kind === 'entry')?.id ?? '') : '';
  };
  const assess = (file: string, referral: string, words = 'A brother at risk.') =>
    act('gita', file, { act: 'assess', referral, fields: { outcome: 'limited information but concern may exist', words } });
  const goOn = async (who: keyof typeof people, file: string, referral: string) =>
    act(who, file, {
      act: 'continue',
      referral,
      fields: { nextStep: 'Talk with the school.', nextLook: (await site.house.now()) + 5 * 86_400_000 },
    });
  const state = async (file: string) => {
    const sight = await lookAt(site.house, site.house.viewer('gita'), file);
    assert.ok(sight);
    return sight.file;
  };
  const owed = async (file: string, rule: string) =>
    [...(await state(file)).obligations.values()].filter((each) => each.rule === rule && isOwed(each));
  const correcting = async (who: Visitor, file: string, fact: string, sort: string, fields: Record<string, string>): Promise<Seen> => {
    const form = await who.get(`/files/${file}/entries/${fact}/correct?sort=${encodeURIComponent(sort)}`);
    assert.equal(form.status, 200, form.body.slice(0, 300));
    return who.post(`/files/${file}/entries/${fact}/correct`, { key: keyIn(form), sort, reason: 'Misheard.', ...fields });
  };

  it('a wrong value shows corrected first; who decided meanwhile is asked, says that it stands, and it is on no list any more', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Kit Abernethy' });
    const fact = await assess(file, referral);
    house.at('2026-03-03T10:00');
    await goOn('tom', file, referral);
    house.at('2026-03-03T11:00');

    const page = await gita.get(`/files/${file}/entries/${fact}/correct?sort=wrong%20value`);
    assert.match(page.body, /A brother at risk\./, 'the present value is in the form');
    assert.match(textOf(page.body), /Prevent supervisor is asked whether this stands: Decided: it goes on/);
    assert.doesNotMatch(page.body, /name="field-outcome"/, 'what was decided is decided anew');
    const sent = await correcting(gita, file, fact, 'wrong value', { 'field-words': 'A friend at risk.' });
    assert.equal(sent.status, 303, textOf(sent.body).slice(0, 2000));

    const shown = textOf((await tom.get(`/files/${file}`)).body);
    assert.match(shown, /Corrected on 3 March 2026 by gita: something in it is wrong\. Misheard\./);
    assert.match(shown, /A friend at risk\./);
    assert.doesNotMatch(shown, /A brother at risk\./, 'the old text is not shown');
    assert.equal((await state(file)).referrals.get(referral)?.assessments[0]?.words, 'A friend at risk.');
    assert.match(textOf((await tom.get(`/referrals/${referral}`)).body), /Corrected on 3 March 2026 by gita/);
    assert.match(textOf((await tom.get('/today')).body), /does your decision stand/);

    const asked = await tom.get(`/files/${file}/corrections`);
    const occasion = /name="occasion" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
    const without = await tom.post(`/files/${file}/corrections`, { key: keyIn(asked), occasion, outcome: 'stands', words: '' });
    assert.equal(without.status, 422);
    const stranger = await gita.get(`/files/${file}/corrections`);
    const refused = await gita.post(`/files/${file}/corrections`, { key: keyIn(stranger), occasion, outcome: 'stands', words: 'Fine.' });
    assert.match(textOf(refused.body), /Whoever decided answers/);
    const said = await tom.post(`/files/${file}/corrections`, {
      key: keyIn(asked),
      occasion,
      outcome: 'stands',
      words: 'It goes on either way.',
    });
    assert.equal(said.status, 303, textOf(said.body).slice(0, 1500));
    assert.deepEqual(await owed(file, 'C37.stands'), []);
    assert.match(
      textOf((await sena.get(`/files/${file}`)).body),
      /The correction is seen: what was decided stands.*It goes on either way\./,
    );
  });

  it('what it said before is opened with a reason by few, and that is in the read log', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Moll Fairburn' });
    const fact = await assess(file, referral, 'Said by his sister.');
    assert.equal((await gita.get(`/files/${file}/entries/${fact}/before`)).status, 404, 'nothing was corrected');
    await correcting(gita, file, fact, 'wrong value', { 'field-words': 'Said by a neighbour.' });
    const dora = await site.as('dora');
    assert.equal((await dora.get(`/files/${file}/entries/${fact}/before`)).status, 403);
    const form = await sena.get(`/files/${file}/entries/${fact}/before`);
    assert.doesNotMatch(form.body, /his sister/);
    assert.equal((await sena.post(`/files/${file}/entries/${fact}/before`, { reason: '' })).status, 422);
    const opened = await sena.post(`/files/${file}/entries/${fact}/before`, { reason: 'A complaint.' });
    assert.match(opened.body, /his sister/);
    const { connect } = await import('../../src/store/connect.ts');
    await using admin = await connect(site.house.database.superuserUrl, 'test');
    const { rows } = await admin.query('select practitioner, reason, refs from throughline.read_log order by id desc limit 1');
    assert.deepEqual(
      [rows[0].practitioner, rows[0].reason, rows[0].refs.some((ref: { id: string }) => ref.id === fact)],
      ['sena', 'A complaint.', true],
    );
  });

  it('an assessment raised in error is set aside: it is owed again with its true start, and its words are shown to nobody', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Wren Oldacre' });
    const fact = await assess(file, referral, 'Of somebody else.');
    assert.deepEqual(await owed(file, 'C01'), []);
    const page = await gita.get(`/files/${file}/entries/${fact}/correct?sort=raised%20in%20error`);
    assert.match(textOf(page.body), /Owed again: Do the initial assessment/);
    assert.equal((await correcting(gita, file, fact, 'raised in error', {})).status, 303);
    assert.equal((await owed(file, 'C01')).length, 1);
    const shown = textOf((await gita.get(`/files/${file}`)).body);
    assert.match(shown, /Set aside: The initial assessment is done/);
    assert.doesNotMatch(shown, /Of somebody else\./);
    const again = await correcting(gita, file, fact, 'wrong value', { 'field-words': 'Other.' }).catch((error: Error) => error.message);
    assert.match(typeof again === 'string' ? again : textOf(again.body), /set aside by an earlier correction/);
  });

  it('what belongs to another file is said again there with its true times, by the same person', async () => {
    const { house } = site;
    const wrong = await house.refer({ name: 'Ned Longstaff' });
    const right = await house.refer({ name: 'Pia Hallam' });
    house.at('2026-03-04T09:00');
    const fact = await act('gita', wrong.file, {
      act: 'add-information',
      referral: wrong.referral,
      fields: { words: 'Bought a knife.', source: 'A shop' },
    });
    house.at('2026-03-05T09:00');
    const nowhere = await correcting(gita, wrong.file, fact, 'wrong file', { belongsTo: 'NOT-THERE' });
    assert.match(textOf(nowhere.body), /There is no referral with that reference/);
    assert.match(nowhere.body, /NOT-THERE/, 'what was typed is kept');
    const sent = await correcting(gita, wrong.file, fact, 'wrong file', { belongsTo: right.reference });
    assert.equal(sent.status, 303, textOf(sent.body).slice(0, 1500));
    const there = (await state(right.file)).facts.find((each) => each.type === 'InformationAdded');
    assert.equal(there?.actor, 'gita');
    assert.equal(there && new Date(there.happened).toISOString().slice(0, 10), '2026-03-04');
    assert.equal(there && new Date(there.recorded).toISOString().slice(0, 10), '2026-03-05');
    assert.deepEqual((await state(wrong.file)).referrals.get(wrong.referral)?.added, []);
    assert.doesNotMatch(textOf((await gita.get(`/files/${wrong.file}`)).body), /Bought a knife/);
    assert.match(textOf((await gita.get(`/files/${right.file}`)).body), /Bought a knife/);
  });

  it('what proved untrue stays to be read, marked; a referral is not taken away, and the page says what to do instead', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Abel Quine' });
    const fact = await act('gita', file, { act: 'add-information', referral, fields: { words: 'He was in the shop.', source: '' } });
    assert.equal((await correcting(gita, file, fact, 'proved untrue', {})).status, 303);
    const shown = textOf((await tom.get(`/files/${file}`)).body);
    assert.match(shown, /Proved untrue\. Corrected on .* He was in the shop\./);
    assert.deepEqual((await state(file)).referrals.get(referral)?.added, [], 'it is no reason for anything');
    assert.match(textOf((await tom.get(`/referrals/${referral}`)).body), /Proved untrue: Something is added .*He was in the shop\./);
    const received = (await state(file)).referrals.get(referral)?.received.fact ?? '';
    const page = textOf((await gita.get(`/files/${file}/entries/${received}/correct`)).body);
    assert.match(page, /A referral is not taken away by one person\. .*propose to close it/);
    const forced = await gita.post(`/files/${file}/entries/${received}/correct`, {
      key: house.newId(),
      sort: 'raised in error',
      reason: 'Away.',
    });
    assert.equal(forced.status, 422);
    assert.ok((await state(file)).referrals.get(referral));
  });

  it('only its author, the post, or those above it correct an entry', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Una Proudfoot' });
    const tomsFact = await goOn('tom', file, referral);
    const page = textOf((await gita.get(`/files/${file}/entries/${tomsFact}/correct`)).body);
    assert.match(page, /by whoever recorded it.*Ask this post: Prevent supervisor/);
    const own = await gita.post(`/files/${file}/entries/${tomsFact}/correct`, {
      key: house.newId(),
      sort: 'raised in error',
      reason: 'No.',
    });
    assert.equal(own.status, 422);
    assert.equal((await correcting(sena, file, tomsFact, 'raised in error', {})).status, 303, 'the post above');
  });

  it('those outside who were given it are told, or it is said why not', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Ivo Maddern' });
    const fact = await act('gita', file, { act: 'add-information', referral, fields: { words: 'A threat.', source: '' } });
    await act('sena', file, {
      act: 'record-look',
      referral,
      fields: { organisations: ['Wexmoor Council', 'Harrow Lane Academy'], words: 'Looked at.' },
    });
    await correcting(gita, file, fact, 'proved untrue', {});
    const page = await gita.get(`/files/${file}/corrections`);
    assert.match(textOf(page.body), /Wexmoor Council.*Harrow Lane Academy/);
    const correction = /name="correction" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const tell = (recipients: string) =>
      gita.post(`/files/${file}/corrections`, { key: house.newId(), correction, recipients, outcome: 'told', words: 'By telephone.' });
    assert.equal((await tell('Wexmoor Council')).status, 303);
    assert.equal((await owed(file, 'C37.tell')).length, 1, 'one is still to be told');
    await gita.get(`/files/${file}/corrections`);
    assert.equal((await tell('Harrow Lane Academy')).status, 303);
    assert.deepEqual(await owed(file, 'C37.tell'), []);
  });

  it('what was just saved is undone with one button, no reason asked; once somebody has seen it, no more', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Tam Ridsdale' });
    // Of the same instant it would be one act with what she wrote in another file.
    house.at('2026-03-05T09:00:10');
    const fact = await assess(file, referral, 'Typed into the wrong box.');
    const banner = await gita.get(`/files/${file}?done=assessed`);
    assert.match(textOf(banner.body), /Undo without giving a reason, until 09:10/);
    const undone = await gita.post(`/files/${file}/entries/${fact}/undo`, { key: keyIn(banner) });
    assert.equal(undone.status, 303, textOf(undone.body).slice(0, 1500));
    assert.equal((await owed(file, 'C01')).length, 1);
    const shown = textOf((await gita.get(`/files/${file}`)).body);
    assert.match(shown, /Undone on .* by gita, before anybody else had seen it/);
    assert.doesNotMatch(shown, /wrong box/);

    house.at('2026-03-05T09:00:30');
    const second = await assess(file, referral, 'The right words.');
    await tom.get(`/referrals/${referral}`);
    // Who has opened it since is asked of the clock on the wall, from as long ago as the area's clock says that it was saved.
    house.at('2026-03-05T09:04');
    const seen = await gita.get(`/files/${file}?done=assessed`);
    assert.doesNotMatch(textOf(seen.body), /Undo this|Undo without/);
    const late = await gita.post(`/files/${file}/entries/${second}/undo`, { key: house.newId() });
    assert.equal(late.status, 422);
    assert.match(textOf(late.body), /Somebody else has opened the file since.*Correct this/);
    assert.deepEqual(await owed(file, 'C01'), []);
  });

  it('after ten minutes, of another, after something else, or of danger nothing is undone', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Ros Ellerby' });
    const fact = await assess(file, referral);
    const undo = async (who: Visitor, entry: string) => {
      await who.get('/help');
      return textOf((await who.post(`/files/${file}/entries/${entry}/undo`, { key: house.newId() })).body);
    };
    assert.match(await undo(tom, fact), /Only whoever saved it can undo it/);
    house.at('2026-03-05T09:06');
    await goOn('gita', file, referral);
    assert.match(await undo(gita, fact), /Undo what you recorded after it first/);
    house.at('2026-03-06T10:00');
    const late = await act('gita', file, { act: 'add-information', referral, fields: { words: 'More.', source: '' } });
    house.at('2026-03-06T10:10');
    assert.match(await undo(gita, late), /The time in which it could be undone is over/);
    const danger = await act('gita', file, { act: 'report-danger', danger: `d-${house.newId()}`, fields: { words: 'Soon.' } });
    assert.match(await undo(gita, danger), /Somebody has been alerted or relies on it/);
  });
});
