// The file's pages, asked as the people of the area over a real database: what they show, what they record, whom they refuse.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { chronologyOf } from '../../src/app/chronology.ts';
import { decideCandidate } from '../../src/app/identify.ts';
import { lookAt } from '../../src/app/look.ts';
import { settleDue } from '../../src/app/time.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';

const keyIn = ({ body }: Seen, n = 0): string => [...body.matchAll(/name="key" value="([^"]+)"/g)][n]?.[1] ?? '';
const day = (name: string, written: string) => {
  const [year = '', month = '', date = ''] = written.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const textOf = (body: string): string =>
  body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ');

describe('the file', () => {
  let site: StaffSite;
  let gita: Visitor;
  let tom: Visitor;
  before(async () => {
    site = await staffSite();
    [gita, tom] = [await site.as('gita'), await site.as('tom')];
  });
  after(() => site[Symbol.asyncDispose]());

  const obligation = async (file: string, rule: string) =>
    [...((await lookAt(site.house, site.house.viewer('gita'), file))?.file.obligations.values() ?? [])].find((each) => each.rule === rule);
  const reads = async (): Promise<
    readonly { readonly practitioner: string; readonly route: string; readonly refs: readonly { readonly id: string }[] }[]
  > => {
    const { connect } = await import('../../src/store/connect.ts');
    await using admin = await connect(site.house.database.superuserUrl, 'test');
    return (await admin.query('select practitioner, route, refs from throughline.read_log order by id')).rows as never;
  };

  it('shows who answers, what is promised and every line with its source; and that it was read is in the log first', async () => {
    const { house } = site;
    const { file, reference, referral } = await house.refer({
      name: 'Idris <b>Tolliver',
      born: '2010-05-04',
      under18: 'yes',
      concern: 'Spoke of revenge.',
    });
    house.at('2026-03-03T10:00');
    await recordAct(house, house.viewer('gita'), {
      act: 'assess',
      file,
      referral,
      key: house.newId(),
      fields: { outcome: 'limited information but concern may exist', words: 'Looked into.' },
    });
    const seen = await gita.get(`/files/${file}`);
    assert.equal(seen.status, 200);
    const text = textOf(seen.body);
    assert.match(seen.body, /Idris &lt;b&gt;Tolliver/);
    assert.match(text, /Born, as written 4 May 2010 \(under 18\)/);
    assert.match(text, /Gateway assessor , Wexmoor police\. gita holds the post/);
    assert.match(text, /Assess, ask partners, decide Referral .* The person Plan a visit .* The file Move the lead/);
    assert.match(text, /Due later than in 90 days \(\d\).* Review the file/, 'what is due in years is folded away below what is due now');
    assert.doesNotMatch(text, /Records in this file/, 'one record says what stands on top already');
    assert.match(text, new RegExp(reference));
    assert.match(text, /Decide: go on, or propose to close.*number not verified/);
    assert.match(text, /The initial assessment is done: limited information but concern may exist Looked into\./);
    assert.match(text, /gita, Gateway assessor, Wexmoor police\. Recorded 3 March 2026 at 10:00/);
    for (const fact of await chronologyOf(house, house.viewer('gita'), file)) {
      if (fact.kind === 'entry') assert.match(text, new RegExp(`Entry ${fact.id.slice(0, 8)}, ledger position ${fact.position}`));
    }
    assert.ok((await reads()).some((read) => read.practitioner === 'gita' && read.route === '/files/:id' && read.refs[0]?.id === file));
  });

  it('filters the chronology by links; what was dropped stays in it, marked', async () => {
    const { house } = site;
    const { file } = await house.refer({ name: 'Maelle Oxtaby' });
    house.at('2026-03-12T09:00');
    await settleDue(house);
    const all = await gita.get(`/files/${file}`);
    assert.match(textOf(all.body), /Dropped step\. Not done in time: Do the initial assessment \(C01\)/);
    const entries = await gita.get(`/files/${file}?show=entries`);
    assert.doesNotMatch(entries.body, /Not done in time/);
    assert.match(entries.body, /A referral is received/);
    const dropped = await gita.get(`/files/${file}?show=dropped`);
    assert.match(dropped.body, /Not done in time/);
    assert.doesNotMatch(dropped.body, /A referral is received/);
    assert.match(textOf(all.body), /10 March 2026|with the end of the day/);
    assert.doesNotMatch(all.body, /at 00:00/);
  });

  it('a climb is acknowledged until a day that the rulebook allows, and what was typed is kept when it does not', async () => {
    const { house } = site;
    const { file } = await house.refer({ name: 'Jory Merriden' });
    house.at('2026-03-24T09:00');
    await settleDue(house);
    const owed = await obligation(file, 'C01');
    const path = `/files/${file}/owed/${owed?.id}`;
    const seen = await tom.get(path);
    assert.match(textOf(seen.body), /Acknowledging stops the climb, not the duty/);
    assert.match(textOf(seen.body), /Number not verified/);
    assert.match(textOf(seen.body), /It climbs to Prevent supervisor/);
    assert.match(textOf(seen.body), /No later than 31 March 2026/);
    const late = await tom.post(path, { key: keyIn(seen), act: 'acknowledge', next: 'Gita does it', ...day('promised', '2026-06-30') });
    assert.equal(late.status, 422);
    assert.match(late.body, /<title>Error: /);
    assert.match(late.body, /later than a climb may be stopped/);
    assert.match(late.body, />Gita does it</);
    const done = await tom.post(path, { key: keyIn(late), act: 'acknowledge', next: 'Gita does it', ...day('promised', '2026-03-26') });
    assert.equal(done.to, `${path.replace(':', '%3A')}?done=climb-acknowledged`);
    assert.match((await tom.get(done.to ?? '')).body, /It stops climbing until the day you gave/);
    const after = await obligation(file, 'C01');
    assert.equal(after?.state, 'lapsed');
    assert.equal(after?.acknowledged?.by, 'tom');
    assert.equal(after?.acknowledged?.next, 'Gita does it');
    assert.match(textOf((await gita.get(`/files/${file}`)).body), /Acknowledged by tom, until 26 March 2026: Gita does it/);
  });

  it('only what the rulebook lets be waived is waived, by somebody who does not owe it, with a reason', async () => {
    const { house } = site;
    const { file } = await house.refer({ name: 'Perran Larkhill' });
    const c01 = `/files/${file}/owed/${(await obligation(file, 'C01'))?.id}`;
    const own = await gita.get(c01);
    assert.match(textOf(own.body), /Nobody waives what they owe themselves/);
    assert.doesNotMatch(own.body, /value="waive"/);
    const forced = await gita.post(c01, { key: keyIn(own) || house.newId(), act: 'waive', reason: 'I would rather not.' });
    assert.equal(forced.status, 422);
    assert.doesNotMatch((await tom.get(`/files/${file}/owed/${(await obligation(file, 'C04'))?.id}`)).body, /value="waive"/);
    const seen = await tom.get(c01);
    assert.equal((await tom.post(c01, { key: keyIn(seen), act: 'waive', reason: '' })).status, 422);
    const done = await tom.post(c01, { key: keyIn(seen), act: 'waive', reason: 'Assessed by another area.' });
    assert.equal(done.status, 303);
    assert.equal((await obligation(file, 'C01'))?.state, 'waived');
    assert.match(
      textOf((await tom.get(`/files/${file}?show=dropped`)).body),
      /Waived: Do the initial assessment \(C01\) Assessed by another area/,
    );
  });

  it('the lead moves with a reason; sent twice it moves once', async () => {
    const { house } = site;
    const { file } = await house.refer({ name: 'Sabine Dunmarsh' });
    const path = `/files/${file}/lead`;
    const seen = await tom.get(path);
    assert.doesNotMatch(seen.body, /Safeguarding lead/, 'a referring organisation cannot lead a file it never sees');
    assert.equal((await tom.post(path, { key: keyIn(seen), post: 'team', reason: '' })).status, 422);
    const fields = { key: keyIn(seen), post: 'team', reason: 'She is away for a month.', _csrf: tom.token() };
    assert.equal((await tom.postRaw(path, fields)).to, `/files/${file}?done=lead-taken`);
    assert.equal((await tom.postRaw(path, fields)).status, 303);
    const facts = await chronologyOf(house, house.viewer('gita'), file);
    assert.equal(facts.filter((fact) => fact.type === 'LeadTaken').length, 1);
    assert.match(textOf((await gita.get(`/files/${file}`)).body), /Prevent supervisor , Wexmoor police\. tom/);
  });

  it('unlinking says what goes along and what is owed again, and does it', async () => {
    const { house } = site;
    const viewer = house.viewer('gita');
    const first = await house.refer({ name: 'Corwin Vellacott', born: '2009-01-02' });
    const second = await house.refer({ name: 'Corwyn Velacott', born: '2009-01-02' });
    const [candidate] = [...((await lookAt(house, viewer, second.file))?.file.referrals.get(second.referral)?.candidates.values() ?? [])];
    await decideCandidate(house, viewer, {
      file: second.file,
      referral: second.referral,
      candidate: candidate?.record ?? '',
      answer: 'same',
      reason: 'Same.',
      key: house.newId(),
    });
    const record = second.referral.replace('ref-', 'r-');
    assert.match(textOf((await gita.get(`/files/${first.file}`)).body), /Linked on .* by gita\. Unlink/);
    assert.match(textOf((await gita.get(`/files/${second.file}`)).body), /No record lies in this file now.*another file/);
    const path = `/files/${first.file}/records/${record}/unlink`;
    const seen = await gita.get(path);
    const before = textOf(seen.body);
    assert.match(before, new RegExp(`Referral ${second.reference}, open`));
    const promised = /What is owed there then (.*?) What is owed no longer/.exec(before)?.[1] ?? '';
    assert.match(promised, /Do the initial assessment.*Review the file/);
    assert.equal((await gita.post(path, { key: keyIn(seen), reason: '' })).status, 422);
    assert.equal((await gita.post(path, { key: keyIn(seen), reason: 'Twins.' })).to, `/files/${first.file}?done=unlinked`);
    const home = [...((await lookAt(house, viewer, second.file))?.file.obligations.values() ?? [])].filter(
      (each) => each.state === 'open' || each.state === 'lapsed',
    );
    const tasks = home.map((each) => house.rulebook.rules.find((rule) => rule.key === each.rule)?.task ?? '');
    assert.ok(tasks.length > 0 && tasks.every((task) => promised.includes(task)), `${promised} / ${tasks.join()}`);
    assert.match(textOf((await gita.get(`/files/${first.file}`)).body), /A record is unlinked, it is not this person.*Twins\./);
  });

  it('a corrected time shows first and the old one stays behind; what had lapsed stays lapsed', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Edda Fennimore' });
    house.at('2026-04-14T09:00');
    await settleDue(house);
    const fact = (await lookAt(house, house.viewer('gita'), file))?.file.referrals.get(referral)?.received.fact ?? '';
    const path = `/files/${file}/entries/${fact}/time`;
    const seen = await gita.get(path);
    const wrong = await gita.post(path, {
      key: keyIn(seen),
      ...day('learnt', '2026-03-20'),
      'learnt-time': '',
      reason: 'It came by post.',
    });
    assert.equal(wrong.status, 422);
    assert.match(wrong.body, /enter the time as well/);
    const done = await gita.post(path, {
      key: keyIn(wrong),
      ...day('learnt', '2026-03-20'),
      'learnt-time': '2:15pm',
      reason: 'It came by post.',
    });
    assert.equal(done.to, `/files/${file}?done=time-corrected`);
    const text = textOf((await gita.get(done.to ?? '')).body);
    assert.match(text, /20 March 2026 at 14:15 \(corrected; it was first recorded as /);
    assert.notEqual((await obligation(file, 'C01'))?.lapsedAt, null);
    assert.equal((await gita.get(`/files/${file}/entries/nothing/time`)).status, 404);
  });

  it('a file is let go by two people, when nothing else is owed for it', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Zelah Winterbourne', under18: 'yes' });
    const [rhea, sena] = [await site.as('rhea'), await site.as('sena')];
    const path = `/files/${file}/disposal`;
    let seen = await rhea.get(path);
    assert.match(textOf(seen.body), /is open\..*Still owed: Do the initial assessment/);
    assert.match(textOf(seen.body), /This is somebody under 18/);
    assert.match(textOf(seen.body), /Zelah Winterbourne\) What 1 referral said/);
    const closing = { finding: 'unfounded', reasons: [], words: 'It was not him.', cumulative: '', answers: [] };
    await recordAct(house, house.viewer('gita'), { act: 'propose-closure', file, referral, key: house.newId(), fields: closing });
    await recordAct(house, house.viewer('tom'), { act: 'agree-to-close', file, referral, key: house.newId(), words: 'Agreed.' });
    seen = await rhea.get(path);
    assert.match(textOf(seen.body), /Everything in this file was refuted/);
    assert.match(textOf((await gita.get(`/files/${file}`)).body), /Zelah Winterbourne Refuted/);
    assert.equal((await rhea.post(path, { key: keyIn(seen), act: 'propose-disposal', 'reason-propose-disposal': '' })).status, 422);
    assert.equal(
      (await rhea.post(path, { key: keyIn(seen), act: 'propose-disposal', 'reason-propose-disposal': 'Nothing is left.' })).status,
      303,
    );
    assert.match(textOf((await rhea.get(path)).body), /You proposed this yourself: another person decides/);
    const alone = await rhea.post(path, { key: house.newId(), act: 'dispose', 'reason-dispose': 'Yes.' });
    assert.equal(alone.status, 422);
    assert.match(alone.body, /another person decides/);
    seen = await sena.get(path);
    assert.equal((await sena.post(path, { key: keyIn(seen), act: 'dispose', 'reason-dispose': 'Agreed.' })).status, 303);
    assert.equal((await sena.get(path)).status, 404);
    assert.match(textOf((await sena.get(`/files/${file}`)).body), /This file was let go on/);
  });

  it('a hold keeps a refuted file from being let go until somebody lifts it, and its look is on the list of the records post', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Tamsin Orchardleigh' });
    const [rhea, sena] = [await site.as('rhea'), await site.as('sena')];
    const path = `/files/${file}/disposal`;
    const closing = { finding: 'unfounded', reasons: [], words: 'It was not her.', cumulative: '', answers: [] };
    await recordAct(house, house.viewer('gita'), { act: 'propose-closure', file, referral, key: house.newId(), fields: closing });
    await recordAct(house, house.viewer('tom'), { act: 'agree-to-close', file, referral, key: house.newId(), words: 'Agreed.' });
    let seen = await rhea.get(path);
    const typed = {
      act: 'place-hold',
      asker: 'coroner',
      from: 'The coroner of the area',
      reference: 'COR 12',
      'reason-place-hold': 'An inquest is opened.',
    };
    const wrong = await rhea.post(path, { ...typed, key: keyIn(seen), asker: '', ...day('until', '2026-09-30') });
    assert.equal(wrong.status, 422);
    assert.match(wrong.body, /Choose who asks for it/);
    assert.match(wrong.body, />An inquest is opened\.</, 'what was typed is kept');
    const far = await rhea.post(path, { ...typed, key: keyIn(wrong), ...day('until', '2036-09-30') });
    assert.match(far.body, /longer than a hold may stand/);
    const placed = await rhea.post(path, { ...typed, key: keyIn(far), ...day('until', '2026-09-30') });
    assert.equal(placed.to, `${path}?done=hold-placed`);
    const again = await rhea.post(path, { ...typed, key: keyIn(far), ...day('until', '2026-09-30') });
    assert.equal(again.to, placed.to, 'sent twice it is placed once');
    assert.equal((await rhea.get(path)).body.match(/A hold stands: /g)?.length, 1);
    const shown = textOf((await rhea.get(path)).body);
    assert.match(shown, /A hold stands: The coroner of the area/);
    assert.match(shown, /A coroner\. Their reference: COR 12\..*Looked at again by 30 September 2026/);
    assert.match(shown, /Kept: a hold stands\. The coroner of the area asks for it\./, 'the reason to keep it is offered');
    assert.match(textOf((await gita.get(`/files/${file}`)).body), /A hold is placed: the file is not let go/);
    assert.ok(await obligation(file, 'G24.hold'));
    assert.doesNotMatch((await gita.get(path)).body, /value="place-hold"/, 'who may not is told whom to ask');
    seen = await rhea.get(path);
    await rhea.post(path, { key: keyIn(seen), act: 'propose-disposal', 'reason-propose-disposal': 'Nothing is left.' });
    assert.match(textOf((await sena.get(path)).body), /A hold stands on this file: it may be wanted\./);
    const refused = await sena.post(path, { key: house.newId(), act: 'dispose', 'reason-dispose': 'Agreed.' });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /A hold stands on this file/);
    seen = await rhea.get(path);
    const hold = /name="hold" value="([^"]+)"/.exec(seen.body)?.[1] ?? '';
    const renewed = await rhea.post(path, {
      key: keyIn(seen),
      act: 'renew-hold',
      hold,
      'reason-renew-hold': 'The inquest goes on.',
      ...day('again', '2026-12-31'),
    });
    assert.equal(renewed.to, `${path}?done=hold-renewed`);
    seen = await sena.get(path);
    assert.match(textOf(seen.body), /Looked at again by 31 December 2026\. The inquest goes on\./);
    const lifted = await sena.post(path, { key: keyIn(seen), act: 'lift-hold', hold, 'reason-lift-hold': 'The inquest is over.' });
    assert.equal(lifted.to, `${path}?done=hold-lifted`);
    seen = await sena.get(path);
    assert.match(textOf(seen.body), /lifted on .*: The inquest is over\./);
    assert.equal((await sena.post(path, { key: keyIn(seen), act: 'dispose', 'reason-dispose': 'Agreed.' })).status, 303);
  });

  it('a file is kept only with a reason and a next date', async () => {
    const { house } = site;
    const { file } = await house.refer({ name: 'Lowen Sorrelby' });
    const rhea = await site.as('rhea');
    const path = `/files/${file}/disposal`;
    const seen = await rhea.get(path);
    const wrong = await rhea.post(path, {
      key: keyIn(seen),
      act: 'retain',
      'reason-retain': 'Support goes on.',
      ...day('next', '2027-02-30'),
    });
    assert.equal(wrong.status, 422);
    assert.match(wrong.body, /a day that this month has/);
    assert.match(wrong.body, />Support goes on\.</);
    const done = await rhea.post(path, {
      key: keyIn(wrong),
      act: 'retain',
      'reason-retain': 'Support goes on.',
      ...day('next', '2027-02-28'),
    });
    assert.equal(done.to, `/files/${file}?done=retained`);
    const kept = await gita.get(`${path}`);
    assert.match(textOf(kept.body), /until 28 February 2027: Support goes on\./);
    assert.doesNotMatch(kept.body, /value="retain"/, 'who may not decide is told whom to ask');
  });

  it('each page is refused to a referring organisation and to visitors, with whom to ask', async () => {
    const { file, referral } = await site.house.refer({ name: 'Halcyon Ashgrove' });
    const fact = (await lookAt(site.house, site.house.viewer('gita'), file))?.file.referrals.get(referral)?.received.fact ?? '';
    const danger = await site.danger('x');
    const paths = [
      `/files/${file}`,
      `/files/${file}/owed/${(await obligation(file, 'C01'))?.id}`,
      `/files/${file}/lead`,
      `/files/${file}/disposal`,
      `/files/${file}/entries/${fact}/time`,
      `/files/${file}/records/${referral.replace('ref-', 'r-')}/unlink`,
      `/files/${file}/danger`,
      `/files/${danger.file}/danger/${danger.danger}`,
      `/arrivals/${referral.replace('ref-', '')}`,
    ];
    const sol = await site.as('sol');
    for (const path of paths) {
      // What the product has read itself is not shown again as it came: it names whoever sent it.
      assert.equal((await gita.get(path)).status, path.startsWith('/arrivals') ? 404 : 200, path);
      const refused = await sol.get(path);
      assert.equal(refused.status, 403, path);
      assert.match(textOf(refused.body), /ask your supervisor, or the area duty officer on 01632/);
      assert.doesNotMatch(refused.body, /Halcyon/);
      assert.match((await site.visitor().get(path)).to ?? '', /^\/sign-in\?next=/, path);
    }
    assert.deepEqual(site.faults, []);
  });

  it('a file that is not there and one that may not be seen look alike', async () => {
    assert.equal((await gita.get('/files/nothing')).status, 404);
    assert.equal((await gita.get('/files/nothing/owed/x')).status, 404);
    assert.equal((await gita.get('/files/nothing/danger')).status, 404);
  });
});
