// A decision of the panel that was written down wrongly, over HTTP: taken back by the chair, its words corrected, nobody else; and the chair is asked
// whether it stands when what it rested on is corrected.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { correctEntry } from '../../src/app/correct.ts';
import { recordSupport } from '../../src/app/support.ts';
import type { FileState } from '../../src/domain/file/state.ts';
import { type Before, type PanelSite, panelSite } from '../support/panelSite.ts';
import { textOf } from '../support/seen.ts';
import type { Seen } from '../support/visitor.ts';

describe('a decision of the panel that was written down wrongly', () => {
  let here: PanelSite;
  let orla: Before;
  let tegen: Before;
  let wenna: Before;
  const pageOf = ({ file, referral }: Before, meeting = '/panel/meetings/march'): string => `${meeting}/cases/${file}/${referral}`;
  let n = 0;
  const send = async (who: string, address: string, fields: Record<string, string>): Promise<Seen> => {
    const visitor = await here.as(who);
    await visitor.get(address);
    return visitor.post(address, { key: `k${(n += 1)}`, ...fields });
  };
  const decides = (about: Before, outcome: string, more: Record<string, string> = {}, who = 'wilma'): Promise<Seen> =>
    send(who, pageOf(about), { do: 'decide', outcome, words: 'He listens to his teacher.', all: 'yes', ...more });
  const minuteOf = (file: FileState, { referral }: Before, meeting = 'march') => file.hearings.get(`${meeting}.${referral}`)?.heard ?? null;
  const lastOf = async (about: Before, type: string) => (await here.fileOf(about.file)).facts.findLast((each) => each.type === type);
  /** Each act has an instant of its own. */
  const at = (time: string): void => void here.site.house.at(time);

  before(async () => {
    here = await panelSite();
    at('2026-03-05T10:00');
    [orla, tegen, wenna] = [await here.referred('Orla Pendry'), await here.referred('Tegen Rowse'), await here.referred('Wenna Hext')];
    for (const each of [orla, tegen, wenna]) await here.list('march', each);
    at('2026-03-10T10:05');
    const wilma = await here.as('wilma');
    assert.equal((await here.attends(wilma, '/panel/meetings/march', ['chair', 'team', 'health-member'])).status, 303);
  });
  after(async () => {
    assert.deepEqual(here.site.faults, []);
    await here.site[Symbol.asyncDispose]();
  });

  it('given an adoption by mistake, when the chair takes it back, it is owed again, stays to be read, and is decided anew at the same meeting', async () => {
    assert.equal((await decides(orla, 'adopt')).status, 303);
    assert.equal((await here.fileOf(orla.file)).cases.size, 1);
    at('2026-03-10T10:06');
    const without = await send('wilma', pageOf(orla), { do: 'take-back', backWords: '' });
    assert.equal(without.status, 422);
    assert.match(textOf(without), /Say how the mistake came about/);
    const sent = await send('wilma', pageOf(orla), { do: 'take-back', backWords: 'I ticked the line above.' });
    assert.equal(sent.status, 303, textOf(sent));
    const file = await here.fileOf(orla.file);
    assert.equal(file.cases.size, 0, 'no case');
    assert.equal(minuteOf(file, orla), null, 'no minute');
    assert.ok((await here.owed(orla.file)).includes('C05'), 'owed a hearing');
    assert.ok(!(await here.owed(orla.file)).includes('G08'), 'nobody asks for consent');
    assert.match(textOf(await (await here.as('gita')).get(`/files/${orla.file}`)), /I ticked the line above\./);
    const anew = await decides(orla, 'not adopt', { onward: 'health', onwardWords: 'Does not sleep.' });
    assert.equal(anew.status, 303, textOf(anew));
    assert.equal(minuteOf(await here.fileOf(orla.file), orla)?.outcome, 'not adopt');
  });

  it('nobody but the chair takes it back, or corrects its words: no member, and not the superintendent above the chair', async () => {
    at('2026-03-10T10:10');
    assert.equal((await decides(tegen, 'adopt')).status, 303);
    at('2026-03-10T10:11');
    for (const who of ['hal', 'ivo', 'gita', 'sena']) {
      assert.doesNotMatch((await (await here.as(who)).get(pageOf(tegen))).body, /value="take-back"/, who);
      for (const fields of [
        { do: 'take-back', backWords: 'A mistake.' },
        { do: 'correct-minute', minuteWords: 'Other words.', minuteReason: 'A slip.' },
      ]) {
        const sent = await send(who, pageOf(tegen), fields);
        assert.ok(sent.status === 404 || sent.status === 422, `${who}: ${sent.status}`);
      }
    }
    const minute = await lastOf(tegen, 'CaseHeard');
    const form = await (await here.as('sena')).get(`/files/${tegen.file}/entries/${minute?.id}/correct?sort=wrong%20value`);
    assert.doesNotMatch(form.body, /name="field-outcome"/);
    const changed = await send('sena', `/files/${tegen.file}/entries/${minute?.id}/correct`, {
      sort: 'wrong value',
      reason: 'A slip.',
      'field-outcome': 'not adopt',
      'field-words': 'He listens to his teacher.',
    });
    assert.equal(changed.status, 422, 'posted by hand all the same');
    assert.equal(minuteOf(await here.fileOf(tegen.file), tegen)?.outcome, 'adopt');
  });

  it('the chair corrects the words of the minute and of what was saved with it; what was decided stays', async () => {
    at('2026-03-10T10:12');
    const nothing = await send('wilma', pageOf(tegen), {
      do: 'correct-minute',
      minuteWords: 'He listens to his teacher.',
      minuteReason: 'A slip.',
    });
    assert.match(textOf(nothing), /Nothing is different/);
    const sent = await send('wilma', pageOf(tegen), {
      do: 'correct-minute',
      minuteWords: 'She listens to her teacher.',
      minuteReason: 'Another case was open.',
    });
    assert.equal(sent.status, 303, textOf(sent));
    const file = await here.fileOf(tegen.file);
    assert.deepEqual([minuteOf(file, tegen)?.outcome, minuteOf(file, tegen)?.words], ['adopt', 'She listens to her teacher.']);
    assert.deepEqual(
      [...file.cases.values()].map(({ adopted }) => adopted.words),
      ['She listens to her teacher.'],
    );
    assert.match(textOf(await (await here.as('wilma')).get(pageOf(tegen))), /She listens to her teacher\./);
  });

  it('the chair is asked whether it stands when the assessment is corrected, and answers on a page of their own questions; a member and a stranger’s file are missing', async () => {
    const { house } = here.site;
    at('2026-03-10T11:00');
    const assessed = await lastOf(tegen, 'AssessmentRecorded');
    const corrected = await correctEntry(house, house.viewer('gita'), {
      file: tegen.file,
      key: 'assessed',
      fact: assessed?.id ?? '',
      sort: 'wrong value',
      reason: 'Left out.',
      values: { words: 'She has bought a knife.' },
      belongsTo: '',
    });
    assert.equal(corrected.kind, 'done', JSON.stringify(corrected));
    const wilma = await here.as('wilma');
    assert.match(textOf(await wilma.get('/today')), /does your decision stand/);
    const address = `/files/${tegen.file}/corrections`;
    const page = await wilma.get(address);
    assert.equal(page.status, 200);
    assert.match(textOf(page), /She has bought a knife\..*The panel decides: Adopt/);
    assert.doesNotMatch(page.body, new RegExp(`href="/files/${tegen.file}["#?]`), 'no page of the file is offered');
    assert.equal((await wilma.get(`/files/${orla.file}/corrections`)).status, 404, 'nothing is asked there');
    assert.equal((await (await here.as('hal')).get(address)).status, 403);
    const occasion = /name="occasion" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const sent = await send('wilma', address, { occasion, outcome: 'stands', words: 'We knew of it.' });
    assert.equal(sent.status, 303, textOf(sent));
    assert.ok(!(await here.owed(tegen.file)).includes('C37.stands') || (await wilma.get(address)).status === 404);
  });

  it('once somebody has acted on the decision it is not taken back, and the page says what to do instead', async () => {
    at('2026-03-10T11:30');
    const [held = ''] = (await here.fileOf(tegen.file)).cases.keys();
    const acted = await recordSupport(here.site.house, here.site.house.viewer('gita'), {
      file: tegen.file,
      key: 'acted',
      case: held,
      act: 'hear-of-sessions',
      fields: { source: 'Her school', words: 'She asked who would come.' },
    });
    assert.equal(acted.kind, 'done', JSON.stringify(acted));
    const page = await (await here.as('wilma')).get(pageOf(tegen));
    assert.doesNotMatch(page.body, /value="take-back"/);
    assert.match(textOf(page), /somebody has acted on it\. The panel decides anew/);
    const sent = await send('wilma', pageOf(tegen), { do: 'take-back', backWords: 'A mistake.' });
    assert.equal(sent.status, 422);
    assert.equal((await here.fileOf(tegen.file)).cases.size, 1);
  });

  it('given the record is closed, an adoption is taken back at an urgent panel, which then decides of the referral', async () => {
    at('2026-03-10T12:00');
    assert.equal((await decides(wenna, 'adopt')).status, 303);
    at('2026-03-10T12:05');
    const wilma = await here.as('wilma');
    const closed = await send('wilma', '/panel/meetings/march', { do: 'close' });
    assert.equal(closed.status, 303, textOf(closed));
    assert.match(textOf(await wilma.get(pageOf(wenna))), /record of the meeting that decided it is closed\. Call an urgent panel/);
    assert.equal((await send('wilma', pageOf(wenna), { do: 'take-back', backWords: 'A mistake.' })).status, 422);

    at('2026-03-11T09:00');
    const urgent = await send('wilma', '/panel', {
      form: 'urgent call',
      'starts-day': '11',
      'starts-month': '3',
      'starts-year': '2026',
      'starts-time': '09:00',
      where: '',
    });
    assert.equal(urgent.status, 303, textOf(urgent));
    const meeting = (urgent.to ?? '').split('?')[0] ?? '';
    assert.equal((await send('wilma', meeting, { do: 'add', reference: wenna.reference, reason: 'It was a mistake.' })).status, 303);
    at('2026-03-11T09:05');
    await here.attends(wilma, meeting, ['chair', 'team', 'health-member']);
    const [held] = (await here.fileOf(wenna.file)).cases.keys();
    const ofCase = `${meeting}/cases/${wenna.file}/${held}`;
    assert.match(textOf(await wilma.get(ofCase)), /The adoption was a mistake: take it back/);
    const sent = await send('wilma', ofCase, { do: 'take-back', backWords: 'We meant the other case.' });
    assert.equal(sent.status, 303, textOf(sent));
    const file = await here.fileOf(wenna.file);
    assert.equal(file.cases.size, 0);
    assert.ok((await here.owed(wenna.file)).includes('C05'));
    const anew = await send('wilma', pageOf(wenna, meeting), {
      do: 'decide',
      outcome: 'not adopt',
      words: 'No grounds.',
      all: 'yes',
      onwardWords: 'Neither: nothing is the matter.',
    });
    assert.equal(anew.status, 303, textOf(anew));
    assert.equal(minuteOf(await here.fileOf(wenna.file), wenna, meeting.split('/').at(-1))?.outcome, 'not adopt');
    assert.equal((await send('wilma', meeting, { do: 'close' })).status, 303);
  });

  it('given the record is closed, words that the chair changes stay struck through behind the new ones, and each agency that decided says whether they are right', async () => {
    at('2026-04-21T09:00');
    assert.ok(!(await here.owed(tegen.file)).includes('G07.words'), 'what was changed while the meeting was open asks nobody');
    assert.doesNotMatch((await (await here.as('wilma')).get(pageOf(tegen))).body, /<s /);
    assert.equal((await (await here.as('hal')).get(pageOf(tegen))).status, 404, 'the meeting is over for its members');
    const change = (words: string) =>
      send('wilma', pageOf(tegen), { do: 'correct-minute', minuteWords: words, minuteReason: 'Read again.' });
    assert.equal((await change('Nobody objected.')).status, 303);
    at('2026-04-21T09:05');
    assert.equal((await change('Nobody objected at all.')).status, 303);
    const asked = async () =>
      [...(await here.fileOf(tegen.file)).obligations.values()]
        .filter(({ rule }) => rule === 'G07.words')
        .map(({ owedBy, state }) => `${owedBy} ${state}`)
        .toSorted();
    assert.deepEqual(await asked(), ['post:health-member open', 'post:team open'], 'once each; not the chair, nor who did not decide');

    const hal = await here.as('hal');
    assert.match(textOf(await hal.get('/today')), /The words of a minute were changed after the meeting: say whether they are right/);
    const page = await hal.get(pageOf(tegen));
    assert.equal(page.status, 200);
    assert.match(textOf(page), /Nobody objected at all\./);
    for (const earlier of ['She listens to her teacher.', 'Nobody objected.'])
      assert.ok(page.body.includes(`<s class="tl-typed">${earlier}</s>`), earlier);
    assert.match(
      textOf(page),
      /after the record was closed, by Title of chair : Read again\.|after the record was closed, by Title of chair: Read again\./,
    );
    at('2026-04-21T10:00');
    const dissents = await send('hal', pageOf(tegen), { do: 'view', position: 'dissents', viewWords: 'Health did object.' });
    assert.equal(dissents.status, 303, textOf(dissents));
    assert.deepEqual(await asked(), ['post:health-member met', 'post:team open']);
    assert.ok((await here.owed(tegen.file)).includes('G13.dissent'), 'the chair answers it');
    const again = await send('hal', pageOf(tegen), { do: 'view', position: 'agrees', viewWords: 'Or not.' });
    assert.ok(again.status === 404 || again.status === 422, `said once: ${again.status}`);
  });
});
