/** A Channel case after adoption as people do it: consent, plan, sessions as the provider reports them, leaving, and an agency's list. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { areaEntry, areaNow, changeDirectory } from '../../src/app/directory.ts';
import { actOnFile } from '../../src/app/onFile.ts';
import { changePanel, type PanelAct } from '../../src/app/panelActs.ts';
import { recordSupport } from '../../src/app/support.ts';
import { viewerIn } from '../../src/app/viewers.ts';
import { settleDue } from '../../src/app/time.ts';
import { OrganisationJoined, PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { answerConsent } from '../../src/domain/case/consenting.ts';
import { adoptCase, closeCase } from '../../src/domain/case/deciders.ts';
import { asksFor, reviewDue } from '../../src/rulebook/uk/afterExit.ts';
import { lookAt } from '../../src/app/look.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { needList } from '../../src/rulebook/uk/needList.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { Visitor } from '../support/visitor.ts';
import { instantOf } from '../support/given.ts';

describe('a Channel case', () => {
  let site: StaffSite;
  let file: string;
  let referral: string;
  let reference: string;
  let gita: Visitor;
  let mentor: Visitor;
  let other: Visitor;
  let wilma: Visitor;
  const panel = async (who: string, act: PanelAct): Promise<void> => {
    const { house } = site;
    const viewer = viewerIn(await areaNow(house, serviceViewer(house.area, 'clock')), who, 0) ?? assert.fail(who);
    const decision = await changePanel(house, viewer, act);
    assert.equal(decision.kind, 'decided', JSON.stringify(decision));
  };
  /** An urgent panel by call, now, with its chair and the police, and the case on its agenda: where the minute is written. */
  const meets = async (meeting: string, of = 'c1'): Promise<string> => {
    await panel('wilma', { do: 'meet', meeting, form: 'urgent call', starts: await site.house.now(), where: '' });
    await wilma.get('/panel');
    const attends = new URLSearchParams([
      ['_csrf', wilma.token()],
      ['do', 'attend'],
      ['present', 'chair'],
      ['present', 'team'],
    ]);
    assert.equal((await wilma.send('POST', `/panel/meetings/${meeting}`, attends.toString())).status, 303);
    const added = await wilma.post(`/panel/meetings/${meeting}`, { do: 'add', key: `${meeting}-add`, reference, reason: 'It is time.' });
    assert.equal(added.status, 303, added.body);
    return `/panel/meetings/${meeting}/cases/${file}/${of}`;
  };
  const viewerOf = async (who: string) =>
    viewerIn(await areaNow(site.house, serviceViewer(site.house.area, 'clock')), who, 0) ?? assert.fail(who);
  const decide = (where: string, fields: Readonly<Record<string, string>>) =>
    wilma.post(where, { do: 'decide', key: site.house.newId(), all: 'yes', ...fields });
  const page = () => `/files/${file}/case/c1`;

  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    const { house } = site;
    const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
    await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
      kind: 'decided',
      entries: [
        make(OrganisationJoined, { organisation: 'provider', name: 'Second Footing', sort: 'other' }),
        ...(['mo', 'nell'] as const).flatMap((who) => [
          make(PostCreated, {
            post: `mentor-${who}`,
            title: `Mentor ${who}`,
            organisation: 'provider',
            role: 'mentor',
            supervisor: null,
            hours: 'office',
          }),
          make(PractitionerJoined, { practitioner: who, name: who, organisation: 'provider' }),
          make(PostFilled, { post: `mentor-${who}`, practitioner: who, as: 'holder' }),
        ]),
        make(PostCreated, {
          post: 'chair',
          title: 'Panel chair',
          organisation: 'council',
          role: 'panel-chair',
          supervisor: null,
          hours: 'office',
        }),
        make(PractitionerJoined, { practitioner: 'wilma', name: 'wilma', organisation: 'council' }),
        make(PostFilled, { post: 'chair', practitioner: 'wilma', as: 'holder' }),
      ],
    }));
    ({ file, referral, reference } = await house.refer({
      name: 'Tamsin Quennell',
      born: '1990-02-03',
      under18: 'no',
      concern: 'A secret concern.',
    }));
    const adopted = await actOnFile(
      house,
      house.viewer('tom'),
      { file, key: 'adopt' },
      {
        does: 'review-case',
        decide: (held) => adoptCase(held, 'c1', { referral, meeting: null, words: 'Adopted.' }),
      },
    );
    assert.equal(adopted.kind, 'done', JSON.stringify(adopted));
    gita = await site.as('gita');
    mentor = new Visitor(site.app, '10.1.0.1');
    other = new Visitor(site.app, '10.1.0.2');
    wilma = new Visitor(site.app, '10.1.0.3');
    assert.equal((await wilma.signIn('wilma')).status, 303);
    for (const act of [
      { do: 'name', post: 'chair', part: 'chair', agency: 'Local authority', core: true },
      { do: 'name', post: 'team', part: 'member', agency: 'Police', core: true },
      { do: 'set', quorum: 2, reason: 'A small area.' },
    ] as const)
      await panel('sena', act);
    assert.equal((await mentor.signIn('mo')).status, 303);
    assert.equal((await other.signIn('nell')).status, 303);
  });
  after(() => {
    assert.deepEqual(site.faults, []);
    return site[Symbol.asyncDispose]();
  });

  const send = async (visitor: Visitor, where: string, fields: Readonly<Record<string, string>>) => {
    await visitor.get(where);
    return visitor.post(where, { key: site.house.newId(), ...fields });
  };
  const day = (name: string, d: number, m: number, y = 2026) => ({
    [`${name}-day`]: String(d),
    [`${name}-month`]: String(m),
    [`${name}-year`]: String(y),
  });
  const commission = {
    post: 'mentor-mo',
    sessions: '7',
    ...day('until', 1, 9),
    aim: 'To talk through what he reads.',
    brief: 'Likes football.',
  };

  test('sessions before consent are refused, with what is missing and how to get it', async () => {
    const no = await send(gita, `${page()}/commission`, commission);
    assert.equal(no.status, 422);
    assert.match(no.body, /Consent to support has not been recorded/);
    assert.match(no.body, /Likes football/, 'what was typed is kept');
    const shown = await gita.get(page());
    assert.match(shown.body, /Adopted; whether they agree to support is not answered yet/);
    assert.match(shown.body, /Ask for consent to support/);
    assert.match((await gita.get(`/files/${file}`)).body, /Channel case/);
  });

  test('consent is answered whole, never through a relative; then sessions may be commissioned', async () => {
    const empty = await send(gita, `${page()}/consent`, {});
    assert.equal(empty.status, 422);
    for (const words of [/Choose what they answered/, /Say who asked/, /Write what was explained/]) assert.match(empty.body, words);
    const consent = {
      answer: 'given',
      from: 'the person',
      askedBy: 'Gateway assessor',
      how: 'in person',
      explained: 'What it is.',
      language: 'English',
    };
    const pupil = await send(gita, `${page()}/consent`, { ...consent, interpreter: 'pupil' });
    assert.match(pupil.body, /never interprets/);
    const given = await send(gita, `${page()}/consent`, { ...consent, interpreter: 'not needed' });
    assert.equal(given.status, 303, given.body);
    const done = await send(gita, `${page()}/commission`, commission);
    assert.equal(done.status, 303, done.body);
    assert.match((await gita.get(page())).body, /0 of 7 sessions are reported as held by the provider/);
  });

  test('a plan leaves no domain unanswered, and names the need that has no action', async () => {
    const plan = Object.fromEntries(
      needList.domains.flatMap(({ code }) => [
        [`is-${code}`, code === 'mind' ? 'a need' : 'not a need'],
        [`words-${code}`, 'Looked at.'],
      ]),
    );
    const { 'is-missing': _, ...short } = plan;
    const no = await send(gita, `${page()}/plan`, { consent: 'Asked.', nature: 'A worker.', responsible: 'gateway', ...short });
    assert.equal(no.status, 422);
    assert.match(no.body, /Going missing, and safety from others: choose whether it is a need/);
    assert.match(no.body, /id="is-missing-error"/, 'it stands beside its box as well');
    assert.equal(
      (await send(gita, `${page()}/plan`, { consent: 'Asked.', nature: 'A worker.', responsible: 'gateway', ...plan })).status,
      303,
    );
    assert.match((await gita.get(page())).body, /Needs that no action answers:[\s\S]*Mental health/);
    assert.match((await gita.get(`${page()}/plan`)).body, /<textarea[^>]* id="nature"[^>]*>A worker\.</, 'nobody types again what stands');
    const same = await send(gita, `${page()}/plan`, { consent: 'Asked.', nature: 'A worker.', responsible: 'gateway', ...plan });
    assert.match(same.body, /this is the plan that stands/);
    // One person writes no review, and withdraws no support: the forms are the panel’s.
    for (const form of ['review', 'close', 'withdraw-support', 'after-closing']) {
      assert.equal((await gita.get(`${page()}/${form}`)).status, 404, form);
      assert.equal((await gita.post(`${page()}/${form}`, { key: form, outcome: 'goes on', words: 'Well.' })).status, 404, form);
    }
    const where = await meets('early');
    const known = await wilma.get(where);
    for (const words of [/0 of 7 sessions are reported as held by the provider/, /They agree to support/, /Needs that no action answers:/])
      assert.match(known.body, words, 'what is known of the case stands above the minute');
    const review = await decide(where, { outcome: 'reviewed', review: 'goes on', words: 'Well.' });
    assert.equal(review.status, 422);
    assert.match(review.body, /No action answers a need: Mental health/);
    assert.equal((await decide(where, { outcome: 'reviewed', review: 'revise the plan', words: 'An action is lacking.' })).status, 303);
  });

  test('the provider sees its own people and what it was told, and nothing of the file', async () => {
    const list = await mentor.get('/mentor');
    assert.equal(list.status, 200);
    assert.match(list.body, /Tamsin Quennell/);
    assert.match(list.body, /0 of 7 sessions reported as held/);
    assert.doesNotMatch(list.body, /secret concern/i);
    assert.doesNotMatch((await other.get('/mentor')).body, /Quennell/, 'another post of the same provider');
    const [own = ''] = /\/mentor\/[^"]+/.exec(list.body) ?? [];
    const person = await mentor.get(own);
    assert.match(person.body, /Likes football/);
    assert.doesNotMatch(person.body, /secret concern/i);
    assert.equal((await other.get(own)).status, 404);
    for (const there of [`/files/${file}`, page(), '/queue', `/referrals/${referral}`])
      assert.notEqual((await mentor.get(there)).status, 200, there);
    assert.equal((await mentor.get('/today')).status, 303);
    assert.notEqual((await gita.get('/mentor')).status, 200, 'nobody counts for the provider');
  });

  test('F33: one report is one session; what the panel believes is hearsay; ten working days of silence reach both', async () => {
    site.house.at('2026-03-03T15:00');
    const [own = ''] = /\/mentor\/[^"]+/.exec((await mentor.get('/mentor')).body) ?? [];
    assert.match(own, /mentor/);
    const empty = await send(mentor, own, {});
    assert.equal(empty.status, 422);
    assert.match(empty.body, /Choose what became of it/);
    const sent = await send(mentor, own, { outcome: 'held', words: 'He came early.' });
    assert.equal(sent.status, 303, sent.body);
    const twice = await send(mentor, own, { outcome: 'held', words: 'He came early, again.' });
    assert.equal(twice.status, 422);
    assert.match(twice.body, /A session of that day is reported already: held[\s\S]*It was a second session of that day/);
    assert.match((await mentor.get('/mentor')).body, /1 of 7 sessions reported as held/);
    assert.equal((await send(gita, `${page()}/hearsay`, { source: 'The panel', words: 'The sessions go on.' })).status, 303);
    const shown = await gita.get(page());
    assert.match(shown.body, /1 of 7 sessions are reported as held by the provider/);
    assert.match(shown.body, /Hearsay: said by others, and not counted[\s\S]*The sessions go on/);
    site.house.at('2026-03-18T09:00');
    await settleDue(site.house);
    assert.match((await gita.get('/today')).body, /No session is reported and none is booked: ask the provider/);
    assert.match((await mentor.get('/mentor')).body, /overdue/);
  });

  test('sessions reported on the referral lead to the case once it is adopted, and are recorded there no more', async () => {
    assert.match(
      (await gita.get(`/referrals/${referral}`)).body,
      new RegExp(`href="${page()}"[^>]*>Sessions: see what the provider reports`),
    );
    assert.doesNotMatch((await gita.get(`/referrals/${referral}`)).body, /Report a session/);
    const old = `/referrals/${referral}/session`;
    assert.equal((await gita.get(old)).to, page());
    const sent = await gita.post(old, { key: site.house.newId(), outcome: 'held', seen: 'We talked.' });
    assert.equal(sent.status, 422);
    assert.match(sent.body, /only the provider’s own reports of sessions count/);
    assert.match((await gita.get(page())).body, /1 of 7 sessions are reported as held/);
  });

  test('the provider books a session by itself: a day and a place; past or too late it is refused', async () => {
    site.house.at('2026-03-18T10:00');
    const [own = ''] = /\/mentor\/[^"]+/.exec((await mentor.get('/mentor')).body) ?? [];
    const book = (fields: object) => send(mentor, own, { do: 'book', ...fields });
    const empty = await book({ where: 'The library' });
    assert.equal(empty.status, 422);
    assert.match(empty.body, /Give the day of the next session[\s\S]*value="The library"/);
    assert.match((await book(day('on', 2, 3))).body, /That day is not in the future/);
    assert.match((await book(day('on', 2, 9))).body, /after the last day for which sessions are commissioned/);
    const booked = await book({ ...day('on', 20, 3), where: 'The library' });
    assert.equal(booked.to, `${own}?done=session-booked`);
    assert.match((await mentor.get('/mentor')).body, /Next: 20 March 2026, The library/);
    assert.match((await gita.get(`/files/${file}`)).body, /The provider has booked a session for 20 March 2026[\s\S]*The library/);
    assert.match((await gita.get(page())).body, /1 of 7 sessions are reported as held/, 'booked is not held');
    assert.doesNotMatch((await mentor.get('/mentor')).body, /overdue/, 'the date meets what was late');
  });

  test('the provider says that its own report was wrong and reports again; it is struck through and not counted, and the lead is asked that day', async () => {
    site.house.at('2026-03-18T11:00');
    const [own = ''] = /\/mentor\/[^"]+/.exec((await mentor.get('/mentor')).body) ?? [];
    assert.equal((await send(mentor, own, { outcome: 'held', words: 'Meant: he did not come.' })).status, 303);
    assert.match((await mentor.get('/mentor')).body, /2 of 7 sessions reported as held/);
    const page_ = await mentor.get(own);
    const [, report = ''] = /name="report"[^>]*value="([^"]+)"/.exec(page_.body) ?? [];
    site.house.at('2026-03-18T11:05');
    const empty = await send(mentor, own, { do: 'wrong', report });
    assert.equal(empty.status, 422);
    assert.match(empty.body, /Say what was wrong with it/);
    for (const [who, status] of [
      [other, 404],
      [gita, 403],
    ] as const)
      assert.equal((await send(who, own, { do: 'wrong', report, wrongWords: 'It suits us.' })).status, status, 'nobody else');
    const fact = await gita.get(`/files/${file}/entries/${report}/correct`);
    assert.doesNotMatch(fact.body, /sort=raised/, 'the lead takes no report of the provider away');
    const said = await send(mentor, own, { do: 'wrong', report, wrongWords: 'I pressed the line above.' });
    assert.equal(said.to, `${own}?done=report-was-wrong`);
    const after = await mentor.get(own);
    assert.match(after.body, /1 of 7 sessions reported as held/);
    assert.match(
      after.body,
      /<s>18 March 2026: held\.<\/s>[\s\S]*Reported wrongly on 18 March 2026: not counted[\s\S]*I pressed the line above/,
    );
    assert.match((await gita.get('/today')).body, /does your decision stand/);
    const asked = await gita.get(`/files/${file}/corrections`);
    assert.match(asked.body, /a provider took back its report of a session[\s\S]*I pressed the line above/);
    assert.equal((await send(mentor, own, { do: 'wrong', report, wrongWords: 'Again.' })).status, 422, 'once');
    const again = await send(mentor, own, { outcome: 'missed by the person', words: 'He did not come.' });
    assert.equal(again.status, 303, again.body);
    const occasion = /name="occasion" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
    assert.equal((await send(gita, `/files/${file}/corrections`, { occasion, outcome: 'stands', words: 'Read.' })).status, 303);
    assert.doesNotMatch((await gita.get('/today')).body, /does your decision stand/);
  });

  test('closing is refused with everything that is missing, and the page says it before anybody tries', async () => {
    const shown = await gita.get(page());
    for (const words of [
      /1 of 7 sessions are reported as held/,
      /Nobody has assessed the vulnerability since the last session/,
      /no fresh check by the police/,
      /Whoever referred has not been asked/,
      /only shown has not been considered/,
    ])
      assert.match(shown.body.slice(shown.body.indexOf('id="exit"')), words);
    assert.match(shown.body, /The panel closes it, and reviews it, at a meeting/);
    const no = await decide(await meets('too-early'), { outcome: 'close', exit: 'risk reduced', words: 'Said to be low.' });
    assert.equal(no.status, 422);
    assert.match(no.body, /Nobody has assessed the vulnerability since the last session/);
    assert.match(no.body, /Said to be low/);
    const dead = await decide('/panel/meetings/too-early/cases/' + `${file}/c1`, { outcome: 'close', exit: 'died', words: 'He died.' });
    assert.match(dead.body, /The death is not recorded, or no second source has confirmed it/);
  });

  test('F35, G11: closed, its review and what is asked of the agencies are there by themselves; one act answers a list', async () => {
    const { house } = site;
    const tom = house.viewer('tom');
    const record = async (fields: object) => {
      const outcome = await recordSupport(house, tom, { file, case: 'c1', key: house.newId(), ...fields } as Parameters<
        typeof recordSupport
      >[2]);
      assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    };
    const now = await house.now();
    await record({
      act: 'agree-action',
      fields: {
        action: 'a1',
        domain: 'mind',
        what: 'See a doctor.',
        post: 'gateway',
        how: 'At the surgery.',
        due: instantOf('2026-04-01T00:00'),
      },
    });
    await record({ act: 'action-done', fields: { action: 'a1', how: 'taken over', words: 'The surgery has it.' } });
    await record({ act: 'assess-case', fields: { assessed: now, words: 'Less drawn to it.' } });
    await record({ act: 'police-check', fields: { result: 'nothing new' } });
    await record({ act: 'referrer-heard', fields: { asked: 'asked', words: 'Calmer.' } });
    await record({ act: 'consider-compliance', fields: { changed: 'A', shown: 'B', wouldChange: 'C', corroboration: 'D' } });
    const councilSays = await recordSupport(house, await viewerOf('wilma'), {
      file,
      case: 'c1',
      key: house.newId(),
      act: 'police-check',
      fields: { result: 'nothing new' },
    });
    assert.match(JSON.stringify(councilSays), /Only a police post says/);
    const where = await meets('closing');
    const closing = { outcome: 'close', exit: 'risk reduced', words: 'The panel agrees.', gap: 'The provider fell ill.' };
    const unsaid = await wilma.post(where, { do: 'decide', key: house.newId(), ...closing });
    assert.match(unsaid.body, /It is not said whether somebody did not agree/);
    const closed = await decide(where, closing);
    assert.equal(closed.status, 303, closed.body);
    assert.match((await gita.get(`/files/${file}`)).body, /The panel closes the case[\s\S]*The panel decides: The case is closed/);
    const shown = await gita.get(page());
    assert.match(shown.body, /Review the closed case: six months/);
    assert.match(shown.body, /No answer. Owed by/);
    const police = await site.as('tom');
    const list = await police.get('/after-closing');
    assert.match(list.body, /Tamsin Quennell/);
    const [ask = ''] = /words-([^"]+)"/.exec(list.body)?.slice(1) ?? [];
    const early = await police.post('/after-closing', { key: house.newId(), [`answer-${ask}`]: 'nothing held' });
    assert.equal(early.status, 422, early.body);
    assert.match(early.body, /It is too early to say that/);
    const silent = await police.post('/after-closing', { key: house.newId(), [`answer-${ask}`]: 'a concern' });
    assert.equal(silent.status, 422, 'a concern says what it is');
    const answered = await police.post('/after-closing', {
      key: house.newId(),
      [`answer-${ask}`]: 'a concern',
      [`words-${ask}`]: 'Seen with them again.',
    });
    assert.equal(answered.status, 303, answered.body);
    assert.match((await gita.get(page())).body, /Decide whether to take the closed case up again/);
    assert.equal((await send(gita, `${page()}/reopen`, { decision: 'reopen', words: 'A new concern.' })).status, 303);
    assert.match((await gita.get(page())).body, /Adopted; whether they agree to support is not answered yet/);
    // Until they agree again nothing is booked, and the provider is not offered it.
    const [own = ''] = /\/mentor\/[^"]+/.exec((await mentor.get('/mentor')).body) ?? [];
    assert.doesNotMatch((await mentor.get(own)).body, /id="book"/);
    assert.match((await send(mentor, own, { do: 'book', ...day('on', 27, 3) })).body, /No consent to support stands now/);
  });

  test('C09, G11: a closed case is on the agenda near its day; the panel decides there, with every agency’s answer, and the next is asked for; a dissent asks the chair', async () => {
    const { house } = site;
    const made = await house.refer({ name: 'Briar Tolland', born: '1991-02-03', under18: 'no' });
    ({ file, reference } = made);
    const begun = await actOnFile(
      house,
      house.viewer('tom'),
      { file, key: 'adopt-2' },
      {
        does: 'review-case',
        decide: (held) => adoptCase(held, 'c2', { referral: made.referral, meeting: null, words: 'Adopted.' }),
      },
    );
    assert.equal(begun.kind, 'done', JSON.stringify(begun));
    const closed = await actOnFile(
      house,
      house.viewer('tom'),
      { file, key: 'close-2' },
      {
        does: 'review-case',
        decide: (held, { book, now }) =>
          closeCase(held, 'c2', { outcome: 'risk reduced', words: 'Closed.' }, '', (_, found) =>
            asksFor(book, held, found, 'C09', reviewDue(book, { ...found.adopted, at: now }, 'C09'), now),
          ),
      },
    );
    assert.equal(closed.kind, 'done', JSON.stringify(closed));
    // Closed on 18 March: due by 18 September. Months before, nothing is found.
    house.at('2026-06-02T10:00');
    const early = await decide(await meets('june', 'c2'), { outcome: 'no concern', words: 'All is well.' });
    assert.match(early.body, /This review may be held from 2026-08-07 on/);
    house.at('2026-09-01T10:00');
    await settleDue(house);
    const where = await meets('september', 'c2');
    const silent = await decide(where, { outcome: 'no concern', words: 'All is well.' });
    assert.match(silent.body, /Police has not answered what it holds[\s\S]*All is well\./);
    for (const visitor of [await site.as('tom'), wilma]) {
      const list = await visitor.get('/after-closing');
      const lines = [...list.body.matchAll(/name="words-([^"]+)"/g)].map(([, ask]) => [`answer-${ask}`, 'nothing held']);
      const sent = await visitor.post('/after-closing', { key: house.newId(), ...Object.fromEntries(lines) });
      assert.equal(sent.status, 303, sent.body);
    }
    const done = await decide(where, {
      outcome: 'no concern',
      words: 'All is well.',
      'position-1': 'dissents',
      'said-1': 'We would look sooner.',
    });
    assert.equal(done.status, 303, done.body);
    const found = (await lookAt(house, house.viewer('tom'), file))?.file.cases.get('c2');
    assert.deepEqual(
      found?.reviewsAfter.map(({ review, outcome }) => [review, outcome]),
      [['C09', 'no concern']],
    );
    assert.ok(
      found?.asks.some(({ review }) => review === 'C10'),
      'the agencies are asked for the next',
    );
    const after = await wilma.get(where);
    assert.match(after.body, /An agency dissents[\s\S]*ask the lead to, or say here why none is needed/);
    const said = await wilma.post(where, { do: 'dissent', key: house.newId(), dissentWords: 'It is looked at in March.' });
    assert.equal(said.status, 303, said.body);
    assert.doesNotMatch((await wilma.get(where)).body, /An agency dissents/);
  });

  test('C07: the day of a further assessment is set once; set again it is refused with what was typed, until the panel has reviewed the case', async () => {
    const { house } = site;
    const made = await house.refer({ name: 'Corin Ashby', born: '1990-02-03', under18: 'no' });
    ({ file, reference } = made);
    const begun = await actOnFile(
      house,
      house.viewer('tom'),
      { file, key: 'adopt-3' },
      {
        does: 'review-case',
        decide: (held) => adoptCase(held, 'c3', { referral: made.referral, meeting: null, words: 'Adopted.' }),
      },
    );
    assert.equal(begun.kind, 'done', JSON.stringify(begun));
    const sought = { soughtFrom: 'the person', askedBy: 'The lead', how: 'in person', explained: 'W.', language: 'English' } as const;
    const refused = await actOnFile(
      house,
      house.viewer('tom'),
      { file, key: 'refuse-3' },
      {
        does: 'review-case',
        decide: (held, { now }) => answerConsent(held, 'c3', { ...sought, answer: 'refused', answered: now }, false, now),
      },
    );
    assert.equal(refused.kind, 'done', JSON.stringify(refused));
    const form = `/files/${file}/case/c3/period`;
    const fields = {
      ...day('due', 1, 10),
      riskPost: 'team',
      ledBy: 'the police',
      section366: 'considered, and not needed',
      section366Words: 'Nothing is needed.',
    };
    const set = await send(wilma, form, fields);
    assert.equal(set.status, 303, set.body);
    const later = { ...fields, ...day('due', 1, 11), moved: 'He asks for more time.' };
    const again = await send(wilma, form, later);
    assert.equal(again.status, 422);
    assert.match(again.body, /A day is set already, and nobody has been assessed since[\s\S]*He asks for more time\./);
    house.at('2026-09-02T10:00');
    const where = await meets('october', 'c3');
    const reviewed = await decide(where, { outcome: 'reviewed', review: 'revise the plan', words: 'He is in hospital until October.' });
    assert.equal(reviewed.status, 303, reviewed.body);
    const moved = await send(wilma, form, later);
    assert.equal(moved.status, 303, moved.body);
    const found = (await lookAt(house, house.viewer('tom'), file))?.file;
    const owed = [...(found?.obligations.values() ?? [])].filter(({ rule }) => rule === 'C07');
    assert.equal(owed.length, 1, 'one duty, with another day');
    assert.equal(new Date((owed[0]?.due ?? 0) - 1).toISOString().slice(0, 10), '2026-11-01');
  });
});
