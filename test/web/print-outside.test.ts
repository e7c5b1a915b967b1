// A copy for somebody outside (G22): the paper is what one decision about sharing gives, and nothing else of the file is in it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chronologyOf } from '../../src/app/chronology.ts';
import { lookAt } from '../../src/app/look.ts';
import { partsOf, readPdf } from '../support/pdf.ts';
import { policeDutyAgrees } from '../support/deconfliction.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

describe('a copy for somebody outside', () => {
  let site: StaffSite;
  let file: string;
  let referral: string;
  let reference: string;
  let gita: Visitor;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    const referred = await site.house.refer({ name: 'Tamsin Quennell', born: '1991-02-03', under18: 'no', concern: 'He owns a knife.' });
    ({ file, referral, reference } = referred);
    gita = await site.as('gita');
  });
  after(() => site[Symbol.asyncDispose]());

  const send = async (who: Visitor, path: string, fields: Readonly<Record<string, string>>) => {
    await who.get(path);
    return who.post(path, { key: site.house.newId(), ...fields });
  };
  const entry = async () =>
    [...(await lookAt(site.house, site.house.viewer('gita'), file))!.file.facts].find(({ type }) => type === 'ReferralReceived')!.id;
  const share = async () =>
    send(gita, `/files/${file}/disclosures/decide`, {
      outcome: 'shared',
      contact: 'The college',
      why: 'A trip is planned, and his uncle told us.',
      basis: 'ctsa-s38',
      necessity: 'They decide on Friday.',
      proportionality: 'One line is enough.',
      handling: 'C',
      conditions: 'Only for the head of year.',
      marking: 'OFFICIAL-SENSITIVE',
      entry: await entry(),
      [`words-${await entry()}`]: 'He is worried about a journey.',
    });
  const shared = async () =>
    [...(await lookAt(site.house, site.house.viewer('gita'), file))!.file.disclosures.values()].find((each) => each.kind === 'disclosure')!;
  const print = async (disclosure: string) =>
    send(gita, `/files/${file}/print`, {
      copy: 'outside',
      disclosure,
      part: 'chronology',
      reason: 'The detective inspector wants it on paper.',
      whom: 'Somebody at the front desk',
      handling: 'Throw it away.',
      marking: 'OFFICIAL',
    });

  it('is not there before the police duty has said that something may leave', async () => {
    assert.equal((await share()).status, 422);
    assert.match((await gita.get(`/files/${file}/print`)).body, /Nothing of this file was shared yet/);
    await policeDutyAgrees(site.house, { file, referral });
    assert.equal((await share()).status, 303);
  });

  it('has what was decided to be given, to whom, under which conditions and marking, and not one word more', async () => {
    const disclosure = await shared();
    const seen = await print(disclosure.id);
    assert.equal(seen.status, 200, seen.body.slice(0, 500));
    const pdf = await readPdf(seen.bytes);
    const number = /print-(.{9})\.pdf/.exec(String(seen.headers['content-disposition']))?.[1] ?? 'none';
    // Whole, in reading order: what the decision gives stands under its heading, and after it nothing of the file.
    assert.equal(
      unspaced(pdf.text),
      unspaced(
        [
          `What a disclosure gives, ${reference}`,
          'Marking OFFICIAL-SENSITIVE',
          'Printed by gita, Gateway assessor, Wexmoor police',
          'Printed on 2 March 2026 at 09:00',
          'For The college',
          'Handling C, with conditions: Only for the head of year.',
          'Parts Exactly what was given',
          `Print no. ${number}. Whoever finds this paper gives it to the area’s records post, who can look up by the number who printed it.`,
          'Everything here is invented.',
          'Shared with The college',
          'Decided by gita, Gateway assessor, on 2 March 2026 at 09:00',
          'Lawful basis',
          basisIn(pdf.text),
          'What is given • He is worried about a journey.',
          'Nothing else of what is held is in this copy.',
        ].join(' '),
      ),
    );
    assert.equal(partsOf(pdf, /^LI$/).at(-1)?.text, '• He is worried about a journey.');
    for (const { artifacts, unmarked } of pdf.pages) {
      assert.equal(unmarked, '');
      for (const words of ['OFFICIAL-SENSITIVE', 'Handling: C, with conditions: Only for the head of year.', number])
        assert.ok(artifacts.includes(words), `${words} on each page`);
    }
    const whole = pdf.pages.map(({ text }) => text).join(' ') + pdf.title + pdf.outline.join(' ');
    for (const kept of [
      'knife',
      'Quennell',
      'Tamsin',
      '1991',
      'uncle',
      'trip',
      'Friday',
      'One line',
      'detective',
      'front desk',
      'Throw it',
    ])
      assert.ok(!whole.includes(kept), `${kept} is not given`);
  });

  it('is recorded with the decision, the recipient, and why it was printed', async () => {
    const facts = await chronologyOf(site.house, site.house.viewer('gita'), file);
    const printed = facts.flatMap((fact) => (fact.type === 'PackPrinted' ? [fact.fields] : []));
    const { id } = await shared();
    assert.deepEqual(
      printed.map(({ pack, disclosure, whom, marking, handling, reason }) => ({ pack, disclosure, whom, marking, handling, reason })),
      [
        {
          pack: 'disclosure',
          disclosure: id,
          whom: 'The college',
          marking: 'OFFICIAL-SENSITIVE',
          handling: 'C, with conditions: Only for the head of year.',
          reason: 'The detective inspector wants it on paper.',
        },
      ],
    );
  });

  it('is not printed again when what it gives was flagged as sensitive since', async () => {
    assert.equal((await send(gita, `/files/${file}/sensitive/${await entry()}`, { holder: 'A unit of the police' })).status, 303);
    const seen = await print((await shared()).id);
    assert.equal(seen.status, 422, seen.body.slice(0, 300));
    assert.match(seen.body, /corrected since, or is flagged as sensitive/);
    assert.ok(!Buffer.from(seen.bytes).includes('%PDF'));
  });
});

/** A reader's program sees a space where letters are kerned apart, as after a number that ends in Y. */
const unspaced = (text: string): string => text.replaceAll(' ', '');

/** The words of the loaded list of bases, whichever they are. */
const basisIn = (text: string): string => /Lawful basis (.*?) What is given/.exec(text)?.[1] ?? 'none';
