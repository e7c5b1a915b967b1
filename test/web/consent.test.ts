/** Consent as people meet it: put off once; at 18 asked of the person, with the provider and the chair told; withdrawn, with what is left handed on (G08, K19). */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { areaEntry, changeDirectory } from '../../src/app/directory.ts';
import { actOnFile } from '../../src/app/onFile.ts';
import { recordAct } from '../../src/app/cases.ts';
import { settleDue } from '../../src/app/time.ts';
import { OrganisationJoined, PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { adoptCase } from '../../src/domain/case/deciders.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { Visitor } from '../support/visitor.ts';

describe('consent to support', () => {
  let site: StaffSite;
  let file: string;
  const as = async (who: string): Promise<Visitor> => {
    const visitor = new Visitor(site.app);
    assert.equal((await visitor.signIn(who)).status, 303);
    return visitor;
  };
  const page = () => `/files/${file}/case/c1`;
  const send = async (visitor: Visitor, where: string, fields: Readonly<Record<string, string>>) => {
    await visitor.get(where);
    return visitor.post(where, { key: site.house.newId(), ...fields });
  };
  const day = (name: string, d: number, m: number) => ({
    [`${name}-day`]: String(d),
    [`${name}-month`]: String(m),
    [`${name}-year`]: '2026',
  });
  const consent = (answer: string, from: string) => ({
    answer,
    from,
    askedBy: 'Gateway assessor',
    how: 'in person',
    explained: 'What it is.',
    language: 'English',
    interpreter: 'not needed',
    childsView: 'It is all right.',
  });
  const goOn = async (to: string): Promise<void> => {
    site.house.at(to);
    await settleDue(site.house);
  };

  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    const { house } = site;
    const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
    const post = { supervisor: null, hours: 'office' } as const;
    await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
      kind: 'decided',
      entries: [
        make(OrganisationJoined, { organisation: 'provider', name: 'Second Footing', sort: 'other' }),
        make(PostCreated, { post: 'mentor-mo', title: 'Mentor', organisation: 'provider', role: 'mentor', ...post }),
        make(PractitionerJoined, { practitioner: 'mo', name: 'mo', organisation: 'provider' }),
        make(PostFilled, { post: 'mentor-mo', practitioner: 'mo', as: 'holder' }),
      ],
    }));
    let referral = '';
    ({ file, referral } = await house.refer({ name: 'Tamsin Quennell', born: '2008-05-01', under18: 'yes' }));
    const adopts = {
      does: 'review-case',
      decide: (held: Parameters<typeof adoptCase>[0]) => adoptCase(held, 'c1', { referral, meeting: null, words: 'Adopted.' }),
    } as const;
    assert.equal((await actOnFile(house, house.viewer('tom'), { file, key: 'adopt' }, adopts)).kind, 'done');
    const parents = { holders: 'Her aunt.', inCare: 'no', parentMayBeSource: 'no', childsView: 'She may know.' } as const;
    const told = { file, key: 'parents', act: 'record-parents', telling: 't1', fields: parents } as const;
    assert.equal((await recordAct(house, house.viewer('gita'), told)).kind, 'done');
  });
  after(() => {
    assert.deepEqual(site.faults, []);
    return site[Symbol.asyncDispose]();
  });

  test('it is put off once, and the page says who puts it off again', async () => {
    const gita = await as('gita');
    assert.match((await gita.get(`${page()}/put-off`)).body, /It may be put off once, to a day/);
    assert.equal((await send(gita, `${page()}/put-off`, { reason: 'In hospital.', ...day('until', 10, 3) })).status, 303);
    const again = await send(gita, `${page()}/put-off`, { reason: 'Still there.', ...day('until', 20, 5) });
    assert.equal(again.status, 422);
    assert.match(again.body, /It is put off already, until 2026-03-10/);
    assert.match(again.body, /Only a meeting of the panel puts it off again/);
    await goOn('2026-03-12T09:00');
    const late = await send(gita, `${page()}/put-off`, { reason: 'Still there.', ...day('until', 20, 5) });
    assert.match(late.body, /has passed: nothing puts it off/);
  });

  test('at 18 the lead has it, the provider is stopped, and words about it start nothing; their own answer does', async () => {
    const gita = await as('gita');
    assert.equal((await send(gita, `${page()}/consent`, consent('given', 'a holder of parental responsibility'))).status, 303);
    assert.match((await gita.get(page())).body, /Until the 18th birthday/);
    const commission = { post: 'mentor-mo', sessions: '7', ...day('until', 1, 9), aim: 'To talk.', brief: '' };
    assert.equal((await send(gita, `${page()}/commission`, commission)).status, 303);
    const mo = await as('mo');
    const theirs = /href="(\/mentor\/[^"]+)"/.exec((await mo.get('/mentor')).body)?.[1] ?? assert.fail('nobody is commissioned');
    const far = await send(mo, theirs, { do: 'book', ...day('on', 1, 5), where: 'Library' });
    assert.match(far.body, /none to that day: no session is booked/);
    assert.equal((await send(mo, theirs, { do: 'book', ...day('on', 30, 4), where: 'Library' })).status, 303);

    await goOn('2026-05-05T09:00');
    const lead = await as('gita');
    const shown = (await lead.get(page())).body;
    assert.match(shown, /They are 18 now: what was agreed to for them has ended/);
    assert.match(shown, /Ask the person themselves for consent/);
    const state = (await lead.get(`/files/${file}/state`)).body;
    assert.match(state, /Of support in a Channel case nothing is answered here/);
    // Two people with that page open: what the second heard is shown back, whenever it comes.
    const heard = (consentNow: string) => ({
      what: 'adult',
      about: '',
      'adult-consent': consentNow,
      'adult-responsibility': 'Ended.',
      'adult-retention': 'Reviewed.',
    });
    assert.equal((await send(lead, `/files/${file}/state`, heard('To be asked next week.'))).status, 303);
    const second = await send(lead, `/files/${file}/state`, heard('His father forces him to agree: ask him alone.'));
    assert.equal(second.status, 422, second.body);
    assert.match(second.body, /Somebody else was faster[^]*Typed, and not recorded[^]*His father forces him to agree: ask him alone\./);
    const provider = await as('mo');
    assert.match((await provider.get('/mentor')).body, /No session now: support has stopped\./);
    assert.equal((await send(lead, `${page()}/consent`, consent('given', 'the person'))).status, 303);
    assert.doesNotMatch((await lead.get(page())).body, /They are 18 now/);
    assert.doesNotMatch((await provider.get('/mentor')).body, /support has stopped/);
  });

  test('withdrawn, the provider has one last word on its list', async () => {
    const gita = await as('gita');
    assert.equal((await send(gita, `${page()}/withdraw-consent`, { by: 'the person', words: 'No more.' })).status, 303);
    assert.match((await gita.get(page())).body, /Support has stopped: hold no session, and report what is not reported yet/);
    const mo = await as('mo');
    const list = (await mo.get('/mentor')).body;
    assert.match(list, /No session now: support has stopped\./);
    assert.match(list, /tl-owed__due">\s*<[^>]+>/, 'with the day by which it is owed');
    const theirs = /href="(\/mentor\/[^"]+)"/.exec(list)?.[1] ?? assert.fail();
    const last = await send(mo, theirs, { outcome: 'not booked', words: 'They want no more.' });
    assert.equal(last.status, 303, last.body);
    assert.doesNotMatch((await gita.get(page())).body, /Support has stopped: hold no session/);
  });
});
