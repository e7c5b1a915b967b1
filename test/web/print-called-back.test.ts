// Paper keeps what was wrong: whoever corrects an entry is told which prints carried it, so that somebody can bring them back.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

const textOf = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('paper with what was wrong', () => {
  let site: StaffSite;
  let gita: Visitor;
  before(async () => {
    site = await staffSite();
    gita = await site.as('gita');
  });
  after(() => site[Symbol.asyncDispose]());

  it('is named with who printed it when and for whom: what was printed between the entry and its correction, and nothing else', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Kit Abernethy' });
    const print = async (whom: string): Promise<string> => {
      await gita.get(`/files/${file}/print`);
      const seen = await gita.post(`/files/${file}/print`, { part: 'chronology', reason: 'To be read.', marking: 'OFFICIAL', whom });
      assert.equal(seen.status, 200, seen.body.slice(0, 300));
      return /print-(.{9})\.pdf/.exec(String(seen.headers['content-disposition']))?.[1] ?? 'none';
    };
    const early = await print('');
    house.at('2026-03-02T10:00');
    const fields = { outcome: 'limited information but concern may exist', words: 'A brother at risk.' };
    const done = await recordAct(house, house.viewer('gita'), { file, key: 'a1', act: 'assess', referral, fields });
    assert.equal(done.kind, 'done', JSON.stringify(done));
    const fact = done.kind === 'done' ? (done.facts.findLast(({ kind }) => kind === 'entry')?.id ?? '') : '';
    house.at('2026-03-03T10:00');
    const [first, second] = [await print(''), await print('The head of year')];
    house.at('2026-03-03T11:00');
    const path = `/files/${file}/entries/${fact}/correct`;
    const form = await gita.get(`${path}?sort=wrong%20value`);
    const called = new RegExp(
      `On paper it is as it was\\. To be called back: print no\\. ${first} by gita on 3 March 2026; print no\\. ${second} by gita on 3 March 2026, for The head of year\\.`,
    );
    assert.match(textOf(form.body), called, 'before it is sent');
    assert.ok(!textOf(form.body).includes(early), 'the entry was not there yet');
    const key = /name="key" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
    const corrected = { 'field-words': 'A friend at risk.', 'field-outcome': fields.outcome };
    const sent = await gita.post(path, { key, sort: 'wrong value', reason: 'Misheard.', ...corrected });
    assert.equal(sent.status, 303, textOf(sent.body).slice(0, 1000));
    house.at('2026-03-03T12:00');
    const late = await print('');
    const shown = textOf((await gita.get(`/files/${file}`)).body);
    assert.match(shown, called);
    const named = /To be called back: (.*?)\. /.exec(shown)?.[1] ?? '';
    assert.ok(!named.includes(late), 'it says what is right');
    assert.deepEqual(site.faults, []);
  });
});
