/** Subjects of interest as a case officer and a team leader work on them, over the told story: lists, one subject, proposing with the cost shown, agreeing. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { rebuild } from '../../src/app/rebuild.ts';
import { settleDue } from '../../src/app/time.ts';
import { whats } from '../../src/web/subjects/forms.ts';
import { hrefOf, type SubjectsSite, toldSubjects } from '../support/toldSubjects.ts';
import type { Visitor } from '../support/visitor.ts';

describe('subjects of interest', () => {
  let site: SubjectsSite;
  before(async () => {
    site = await toldSubjects();
  });
  after(() => site[Symbol.asyncDispose]());

  const as = (who: string): Promise<Visitor> => site.as(who);
  const send: SubjectsSite['send'] = (...asked) => site.send(...asked);
  const until = (day: string) => ({ 'until-day': day.slice(8), 'until-month': day.slice(5, 7), 'until-year': day.slice(0, 4) });
  const lessening = {
    code: 'no-concern',
    reason: 'Read twice.',
    band: 'medium',
    stops: 'The weekly look.\nThe monthly talk.',
    told: 'The council.',
    ...Object.fromEntries(
      ['prevent', 'mappa', 'council'].flatMap((name) => [
        [`${name}-offer`, 'no'],
        [`${name}-words`, 'Asked; none.'],
      ]),
    ),
    authoriser: 'leader',
    ...until('2026-07-01'),
  };

  test('the lists: open by priority, suspended with a countdown and what stopped, hits, closed by band', async () => {
    const jonah = await as('jonah');
    const open = await jonah.get('/subjects');
    assert.equal(open.status, 200, JSON.stringify(site.faults));
    assert.match(open.body, /Senna Thornbury[\s\S]*P2, tier 1, suspended/);
    assert.doesNotMatch(open.body, />Ivo Larkmead</);
    const suspended = await jonah.get('/subjects?list=suspended');
    assert.match(
      suspended.body,
      /19 June 2026[\s\S]*last day of the suspension[\s\S]*For lack of resource[\s\S]*Stopped: The weekly look at what is public/,
    );
    assert.match((await jonah.get('/subjects?list=hits')).body, /Ivo Larkmead[\s\S]*decision on the oldest hit[\s\S]*1 hit waits/);
    assert.match((await jonah.get('/subjects?list=closed&only=medium')).body, /Closed, medium/);
    assert.doesNotMatch((await jonah.get('/subjects?list=closed&only=high')).body, />Ivo Larkmead</);
  });

  test('the team leader sees what each carries, and what is parked by whose decision until when (S21)', async () => {
    const gwen = await as('gwen');
    const load = (await gwen.get('/load')).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    assert.match(load, /Case officer, north Jonah Featherby, Officer .*of 80 points: \d+%/);
    assert.match(load, /Case officer, south Mirela Ostrander, Officer .*of 48 points/);
    const parked = (await gwen.get('/load/parked?kind=suspended')).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    assert.match(parked, /0 are parked without an end\./);
    assert.match(parked, /Senna Thornbury Suspended : .* days ago Gwen Castleford, Team leader .*19 June 2026/);
    assert.equal((await (await as('jonah')).get('/load')).status, 403);
    await gwen.get('/load/posts/colleague');
    const sent = await gwen.post('/load/posts/colleague', { practitioner: 'mirela', grade: 'officer', hours: '37' });
    assert.equal(sent.to, '/load/posts/colleague?done=working-time');
  });

  test('a lead is taken up from the list of what needs me, and the officer then has its duties', async () => {
    const petra = await as('petra');
    const today = await petra.get('/today');
    assert.match(today.body, /Corin Ashdown[\s\S]*Decide about the lead/);
    const page = /href="(\/files\/[^"]*\/subjects\/[^"]*\/lead)"/.exec(today.body)?.[1] ?? assert.fail('no way to decide');
    const empty = await send(petra, page, { as: 'taken up', reason: 'Twice.' });
    assert.equal(empty.status, 422);
    assert.match(empty.body, /Name the investigation[\s\S]*Choose the priority[\s\S]*Say whether there is one/);
    const done = await send(petra, page, {
      as: 'taken up',
      reason: 'Twice.',
      investigation: 'Ember',
      post: 'colleague',
      priority: 'P3',
      tier: '2',
      overseas: 'not known',
    });
    assert.equal(done.status, 303, done.body.slice(0, 3000));
    const mirela = await as('mirela');
    assert.match((await mirela.get('/today')).body, /Corin Ashdown/);
    assert.match((await mirela.get('/subjects?only=P3')).body, /Corin Ashdown/);
  });

  test('before suspending, what would be left undone is shown; the second suspension needs a more senior authoriser', async () => {
    const jonah = await as('jonah');
    const list = await jonah.get('/subjects?list=suspended');
    const page = hrefOf(list.body, 'Senna Thornbury');
    const one = await jonah.get(page);
    assert.match(one.body, /Suspended until[\s\S]*A suspended subject is open[\s\S]*The weekly look at what is public/);
    assert.match(one.body, /Decide again about travel monitoring/);
    const propose = await send(jonah, `${page}/suspend`, { ...lessening, code: 'resource' });
    assert.match(propose.shown.body, /What would be left undone[\s\S]*it stays owed[\s\S]*Decide again about travel monitoring/);
    assert.match(propose.shown.body, /suspended once already: it takes a post above the one that authorised it last/);
    assert.doesNotMatch(propose.shown.body, /value="leader"/, 'the team leader is not offered');
    assert.equal(propose.status, 422);
    const senior = await send(jonah, `${page}/suspend`, { ...lessening, code: 'resource', authoriser: 'head' });
    assert.equal(senior.status, 303, senior.body.slice(0, 4000));
    assert.match((await jonah.get(page)).body, /To suspend is proposed by Jonah Featherby, and waits for Head of investigations/);
    const self = await send(jonah, `${page}/second`, { decision: 'agree', reason: 'Yes.' });
    assert.equal(self.status, 422);
    assert.match(self.body, /does not include this|another person decides/);
    const osric = await as('osric');
    assert.match((await osric.get('/today')).body, /Agree or decline: lowering, suspending or closing is proposed/);
    const agree = await send(osric, `${page}/second`, { decision: 'agree', reason: 'Until July, not longer.' });
    assert.match(agree.shown.body, /What would be left undone[\s\S]*Lack of resource|Lack of resource[\s\S]*What would be left undone/);
    assert.equal(agree.status, 303, agree.body.slice(0, 3000));
    assert.match((await jonah.get('/subjects?list=suspended')).body, /Suspended 2 times/);
  });

  test('C19: whoever recorded a hit is refused to decide on it, and told who does; the post above has it on its list and decides', async () => {
    const [jonah, gwen] = [await as('jonah'), await as('gwen')];
    const page = hrefOf((await jonah.get('/subjects?list=closed')).body, 'Ivo Larkmead');
    const hits = async () =>
      [...(await jonah.get(page)).body.matchAll(/href="([^"]*\/triage\?about=[^"]*)"/g)].map(([, href]) => href ?? '');
    const before = await hits();
    assert.equal((await send(jonah, `${page}/hit`, { indicator: 'contact', reason: 'He wrote to them.', source: 'A run' })).status, 303);
    const triage = (await hits()).find((each) => !before.includes(each)) ?? assert.fail('no hit');
    const about = new URL(triage, 'http://here').searchParams.get('about') ?? '';
    const own = await send(jonah, triage, { about, decision: 'stays closed', reason: 'It is nothing.' });
    assert.equal(own.status, 422);
    assert.match(own.body, /You recorded this hit[\s\S]*on the list of the post above[\s\S]*It is nothing\./);
    assert.match((await gwen.get('/today')).body, /Decide on the hit of a priority indicator/);
    assert.equal((await send(gwen, triage, { about, decision: 'stays closed', reason: 'It is an old letter.' })).status, 303);
  });

  test('intelligence on a closed person: written the same day, and looked at afresh by somebody else than its first reader', async () => {
    const jonah = await as('jonah');
    const page = hrefOf((await jonah.get('/subjects?list=closed')).body, 'Ivo Larkmead');
    const read = await send(jonah, `${page}/read`, {
      reason: 'A sum of money.',
      judged: 'crime',
      pressing: 'no',
      source: '2',
      assessment: 'C',
      handling: 'P',
    });
    assert.equal(read.status, 303, read.body.slice(0, 3000));
    const one = await jonah.get(page);
    assert.match(one.body, /Look afresh: intelligence on a closed person/);
    const look = /href="([^"]*\/look\?about=[^"]*)"/.exec(one.body)?.[1] ?? assert.fail('no fresh look');
    const about = new URL(look, 'http://here').searchParams.get('about') ?? '';
    const own = await send(jonah, look, { about, outcome: 'stays closed', reason: 'Crime.' });
    assert.equal(own.status, 422);
    assert.match(own.body, /the fresh look is another person’s/);
    const gwen = await as('gwen');
    const fresh = await send(gwen, look, { about, outcome: 'reopen', reason: 'It may pay for a journey.' });
    assert.equal(fresh.status, 303);
    assert.match((await gwen.get(page)).body, /Open: P3, tier 2[\s\S]*Review the subject/);
  });

  test('every form about a subject can be shown', async () => {
    const jonah = await as('jonah');
    const page = hrefOf((await jonah.get('/subjects?list=suspended')).body, 'Senna Thornbury');
    for (const what of whats.filter(
      (each) => !['follows', 'regime-change', 'notified', 'notified-on', 'returned', 'late', 'custody'].includes(each),
    )) {
      const { status } = await jonah.get(`${page}/${what}`);
      assert.equal(status, 200, `${what} ${JSON.stringify(site.faults)}`);
    }
    const on = { 'since-day': '1', 'since-month': '6', 'since-year': '2026', reason: 'As its coordinator says.' };
    assert.equal((await send(jonah, `${page}/regime`, { sort: 'MAPPA', state: 'level 2', ...on })).status, 303);
    const one = await jonah.get(page);
    assert.match(one.body, /MAPPA: level 2, since 1 June 2026/);
    const change = /href="([^"]*\/regime-change\?about=[^"]*)"/.exec(one.body)?.[1] ?? assert.fail('no way to change it');
    const about = new URL(change, 'http://here').searchParams.get('about') ?? '';
    assert.equal((await send(jonah, change, { about, state: 'level 3', ...on })).status, 303);
    assert.match((await jonah.get(page)).body, /MAPPA: level 3/);
    const held = (day: string) => ({ about, 'held-day': day, 'held-month': '6', 'held-year': '2026', reason: 'The coordinator wrote.' });
    const review = change.replace('regime-change', 'regime-review');
    const ahead = await send(jonah, review, held('30'));
    assert.match(ahead.body, /cannot have been held in the future/);
    assert.match(ahead.body, /The coordinator wrote/, 'nothing typed is lost');
    assert.equal((await send(jonah, review, held('2'))).status, 303);
    assert.match((await jonah.get(page)).body, /Last held or made on 2 June 2026: The coordinator wrote/);
    assert.equal((await send(jonah, `${page}/prevent`, { of: 'subject', answer: 'referred', reason: 'With the council.' })).status, 303);
    assert.match((await jonah.get(page)).body, /referred, not answered yet[\s\S]*Relatives/);
    assert.match((await jonah.get('/today')).body, /Record who took the referral to Prevent/);
    const taken = { of: 'subject', answer: 'accepted', who: 'The gateway of the council', reason: 'By telephone.' };
    assert.equal((await send(jonah, `${page}/prevent-answer`, taken)).status, 303);
    assert.match((await jonah.get(page)).body, /referred, and accepted/);
  });

  test('a hit is decided by itself from the subject’s page', async () => {
    const jonah = await as('jonah');
    const page = hrefOf((await jonah.get('/subjects?list=hits')).body, 'Ivo Larkmead');
    const triage = /href="([^"]*\/triage\?about=[^"]*)"/.exec((await jonah.get(page)).body)?.[1] ?? assert.fail('no hit');
    const about = new URL(triage, 'http://here').searchParams.get('about') ?? '';
    assert.equal((await send(jonah, triage, { about, decision: 'enquiries', reason: 'Two calls.' })).status, 303);
    assert.doesNotMatch((await jonah.get('/subjects?list=hits')).body, />Ivo Larkmead</);
    const one = await jonah.get(page);
    assert.match(one.body, /Report on the enquiries/);
    const report = /href="([^"]*\/enquiries\?about=[^"]*)"/.exec(one.body)?.[1] ?? assert.fail('no way to report');
    const asked = new URL(report, 'http://here').searchParams.get('about') ?? '';
    assert.equal((await send(jonah, report, { about: asked, decision: 'goes on', reason: 'It was somebody else.' })).status, 303);
    const reported = (await jonah.get(page)).body;
    assert.doesNotMatch(reported, /Report on them/);
    assert.match(reported, /Reported on [^<]* by Jonah Featherby: goes on[\s\S]*It was somebody else/);
  });

  test('the queue is an alarm when its oldest review has waited too long: on the team leader’s list, and it climbs', async () => {
    const mirela = await as('mirela');
    const page = hrefOf((await mirela.get('/subjects?only=P3')).body, 'Corin Ashdown');
    for (const whom of ['subject', 'relatives'])
      await send(mirela, `${page}/prevent`, { of: whom, answer: 'not referred', reason: 'Nothing for it.' });
    await send(mirela, `${page}/overseas`, { link: 'no', reason: 'His employer says so.' });
    const closes = await send(mirela, `${page}/close`, { ...lessening, ...until('2026-06-15') });
    assert.equal(closes.status, 303, closes.body.slice(0, 4000));
    const gwen = await as('gwen');
    assert.equal((await send(gwen, `${page}/second`, { decision: 'agree', reason: 'Yes.' })).status, 303);
    site.at('2026-06-20T09:00');
    await settleDue(site.house);
    // One closed subject, overdue: more than one in twenty.
    const seen = await gwen.get('/subjects?list=closed');
    assert.match(seen.body, /This is on your list[\s\S]*The queue of closed subjects is an alarm[\s\S]*1 of 1 reviews are overdue/);
    assert.match((await gwen.get('/today')).body, /The queue of closed subjects is an alarm/);
    assert.doesNotMatch((await (await as('thea')).get('/today')).body, /queue of closed subjects/);
    site.at('2026-07-20T09:00');
    await settleDue(site.house);
    assert.match((await (await as('thea')).get('/today')).body, /queue of closed subjects/, 'it has climbed to the director');
  });

  test('whoever the alarm has climbed to acknowledges it: who, when, what next and by when; that stops the climb, not the alarm', async () => {
    const gwen = await as('gwen');
    const thea = await as('thea');
    const alarm = '/subjects/alarm';
    const by = (day: string) => ({ 'promised-day': day, 'promised-month': '7', 'promised-year': '2026' });
    const today = (visitor: Visitor) => visitor.get('/today');
    assert.match((await gwen.get(alarm)).body, /You answer for this queue yourself/);
    const own = await gwen.post(alarm, { next: 'I will.', ...by('23') });
    assert.equal(own.status, 422);
    const empty = await send(thea, alarm, {});
    assert.match(empty.shown.body, /Acknowledging stops the climb, not the alarm/);
    assert.equal(empty.status, 422);
    assert.match(empty.body, /Say what happens next[\s\S]*Give the day by which it will be done/);
    const far = await send(thea, alarm, { next: 'Two more people review from Monday.', ...by('31') });
    assert.match(far.body, /later than a climb may be stopped for[\s\S]*Two more people review from Monday/);
    const sent = await send(thea, alarm, { next: 'Two more people review from Monday.', ...by('23') });
    assert.equal(sent.status, 303);
    assert.match((await thea.get(String(sent.to))).body, /You have acknowledged it[\s\S]*does not climb until 23 July 2026/);
    assert.doesNotMatch((await today(thea)).body, /queue of closed subjects/, 'it has stopped climbing');
    assert.match((await today(gwen)).body, /The queue of closed subjects is an alarm/, 'and stays with whoever answers for it');
    const said =
      /is an alarm since[\s\S]*Acknowledged by Thea Windrush on 20 July 2026, and does not climb until 23 July 2026: Two more people/;
    assert.match((await gwen.get('/subjects?list=closed')).body, said);
    assert.equal((await send(thea, alarm, { next: 'Again.', ...by('24') })).status, 422, 'not a second time while it stands');
    site.at('2026-07-24T09:00');
    await settleDue(site.house);
    assert.match((await today(thea)).body, /queue of closed subjects/, 'the day has passed: it climbs on');
    assert.match((await thea.get(alarm)).body, /until 23 July 2026, which has passed: it climbs on/);
  });

  test('what the lists show is what the facts say: a rebuild finds no difference', async () => {
    const { differences, files } = await rebuild(site.house, { check: true });
    assert.deepEqual(differences, []);
    assert.ok(files >= 3);
    assert.deepEqual(site.faults, []);
  });
});
