/** Who has how much, what lapses, what is parked and closings that are read, as a team leader uses the pages (S21). */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type CaseAct, recordAct } from '../../src/app/cases.ts';
import { areaEntry, changeDirectory } from '../../src/app/directory.ts';
import { lookAt } from '../../src/app/look.ts';
import { changePosts } from '../../src/app/posts.ts';
import { recordSharing, type SharingAct } from '../../src/app/sharing.ts';
import { PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

let site: StaffSite;
const plain = (body: string) =>
  body
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|’/g, "'")
    .replace(/\s+/g, ' ');
const says = (body: string, words: RegExp | string) => {
  const read = plain(body);
  assert.ok(
    typeof words === 'string' ? read.includes(words) : words.test(read),
    `${words} is not in: ${read.slice(read.indexOf('Skip'), 3500)}`,
  );
};
const did = async (who: 'gita' | 'tom' | 'sena', file: string, act: CaseAct) => {
  const outcome = await recordAct(site.house, site.house.viewer(who), { file, key: site.house.newId(), ...act });
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
};
const closed = async (name: string) => {
  const { file, referral } = await site.house.refer({ name });
  await did('gita', file, { act: 'assess', referral, fields: { outcome: 'not appropriate', words: 'Seen.' } });
  const closing = { finding: 'no further action', reasons: ['explained'], words: 'Explained.', cumulative: '', answers: [] };
  await did('gita', file, { act: 'propose-closure', referral, fields: closing });
  await did('tom', file, { act: 'agree-to-close', referral, words: 'Agreed by me.' });
  return { file, referral };
};

describe('load', () => {
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
  });
  after(async () => {
    assert.deepEqual(site.faults, []);
    await site[Symbol.asyncDispose]();
  });

  test('is for those who answer for others’ work, each for those below', async () => {
    for (const who of ['gita', 'rhea', 'sol', 'dora'] as const) assert.equal((await (await site.as(who)).get('/load')).status, 403, who);
    const tom = await site.as('tom');
    const seen = plain((await tom.get('/load')).body);
    assert.match(seen, /Gateway assessor.*Prevent supervisor|Prevent supervisor.*Gateway assessor/);
    assert.doesNotMatch(seen, /Superintendent no grade|Duty officer/);
    says((await (await site.as('sena')).get('/load')).body, 'Duty officer');
    assert.equal((await tom.get('/load/posts/duty')).status, 404, 'not below');
    says((await tom.get('/today')).body, 'Load');
  });

  test('says that no capacity is recorded until the team leader records a grade and hours; over 100% in words', async () => {
    await site.house.refer({ name: 'Perran Vellacott' });
    const tom = await site.as('tom');
    says((await tom.get('/load')).body, /Gateway assessor gita, no grade recorded.*points; no capacity recorded/);
    await tom.get('/load/posts/gateway');
    const wrong = await tom.post('/load/posts/gateway', { practitioner: 'gita', grade: '', hours: 'many' });
    assert.equal(wrong.status, 422);
    says(wrong.body, 'Enter the hours a week as a number');
    const sent = await tom.post('/load/posts/gateway', { practitioner: 'gita', grade: 'officer', hours: '37' });
    assert.equal(sent.to, '/load/posts/gateway?done=working-time');
    says((await tom.get('/load')).body, /Gateway assessor gita, Officer .*of 80 points: \d+%/);
    await tom.post('/load/posts/gateway', { practitioner: 'gita', grade: 'officer', hours: '1' });
    const { body } = await tom.get('/load');
    says(body, /of 2\.2 points: \d{3}%, more than it carries/);
    says(body, '1 post has more than it carries');
    assert.match(body, /tl-load__used--over/);
    says(body, '0 items in your team have no owner.');
    const gita = await site.as('gita');
    assert.equal((await gita.get('/load/posts/gateway')).status, 403);
    await tom.post('/load/posts/gateway', { practitioner: 'gita', grade: 'officer', hours: '37' });
  });

  test('sorts on the server, by links', async () => {
    const tom = await site.as('tom');
    const { body } = await tom.get('/load?sort=post');
    says(body, /Gateway assessor gita.*Prevent supervisor tom.*Records reviewer rhea/);
    assert.match(body, /href="\/load\?sort=overdue"/);
    assert.equal((await tom.get('/load?sort=nonsense')).status, 200);
  });

  test('moving leads says what each carries before and after', async () => {
    const { file } = await site.house.refer({ name: 'Anna Bell' });
    const tom = await site.as('tom');
    await tom.get('/posts/gateway/leads');
    const seen = await tom.post('/posts/gateway/leads', { files: file, post: 'team', reason: 'Too much there.' });
    says(
      seen.body,
      /Of what each carries in the next 14 days Gateway assessor: \d+% before, \d+% after Prevent supervisor: no capacity recorded/,
    );
    const [, before = '', after_ = ''] = /Gateway assessor: (\d+)% before, (\d+)% after/.exec(plain(seen.body)) ?? [];
    assert.ok(Number(after_) < Number(before), `${before} ${after_}`);
  });

  test('what lapses in 14, 30 and 90 days, with what falls while the holder is away, and as if the post were empty', async () => {
    const tom = await site.as('tom');
    says((await tom.get('/load/lapses')).body, /2 March 2026 from today \d+ .* 9 March 2026 in 1 week \d+ .* 16 March 2026 in 2 weeks/);
    says((await tom.get('/load/lapses')).body, /Gateway assessor As if it were empty : Gateway assessor \d+ \d+ \d+/);
    assert.doesNotMatch(plain((await tom.get('/load/lapses')).body), /with no deputy there/);
    const empty = await tom.get('/load/lapses?without=gateway');
    says(
      empty.body,
      /As if nobody held Gateway assessor\. Nothing is changed by looking\..*Gateway assessor \d+ \d+ of them while whoever holds it is away; \d+ with no deputy there/,
    );
    const [, all = '', away = ''] =
      /Gateway assessor (\d+) (\d+) of them/.exec(plain(empty.body).slice(plain(empty.body).indexOf('All of them'))) ?? [];
    assert.equal(away, all, 'nobody is there for any of it');
    const gita = await site.as('gita');
    await gita.get('/people/gita');
    const leave = {
      do: 'away',
      'from-day': '5',
      'from-month': '3',
      'from-year': '2026',
      'until-day': '13',
      'until-month': '3',
      'until-year': '2026',
    };
    assert.equal((await gita.post('/people/gita', leave)).to, '/people/gita?done=absence-recorded');
    says(
      (await tom.get('/load/lapses')).body,
      /Gateway assessor As if it were empty : Gateway assessor \d+ \d+ of them while whoever holds it is away/,
    );
    says((await tom.get('/load')).body, '7 working days of leave in the next 14');
    says((await tom.get('/load')).body, /2 March 2026 today 2 March 2026 today/);
    const absence = /name="absence" value="([^"]+)"/.exec((await gita.get('/people/gita')).body)?.[1] ?? '';
    await gita.post('/people/gita', { do: 'back', absence });
  });

  test('what is parked says since when, by whose decision, why, and when it comes back', async () => {
    const { file, referral } = await site.house.refer({ name: 'Ilja Marrable' });
    await did('gita', file, { act: 'assess', referral, fields: { outcome: 'not appropriate', words: 'Seen.' } });
    await did('gita', file, { act: 'record-need', referral, fields: { need: 'N1', words: 'A place at school.' } });
    const seen = await needOwed(file);
    const before = (await (await site.as('tom')).get(`/files/${file}/owed/${encodeURIComponent(seen)}`)).body;
    says(
      before,
      /What else stands open about this person Overdue, or due in the next 90 days, whatever is decided here: .*Decide: go on, or propose to close by/,
    );
    await did('tom', file, { act: 'waive', obligation: seen, reason: 'The school has said no place is needed.' });
    const tom = await site.as('tom');
    const { body } = await tom.get('/load/parked');
    says(body, '0 are parked without an end.');
    says(
      body,
      /Ilja Marrable Waived : Find a service that accepts the need 2 March 2026 today tom, Prevent supervisor The school has said no place is needed\. Not by itself\. The next thing about this person is due/,
    );
    says((await tom.get('/load/parked?kind=waived')).body, 'Ilja Marrable');
    says((await tom.get('/load/parked?kind=suspended')).body, 'Nothing of your posts is parked.');
  });

  test('a pathway whose next look is put far ahead is parked until then; one whose day is near is not', async () => {
    const shown = async (name: string, days: number): Promise<string> => {
      const { house } = site;
      const { file } = await house.refer({ name });
      const now = await house.now();
      const [pathway, day] = [house.newId(), 24 * 3_600_000];
      const answers = {
        controller: 'police',
        owner: 'gateway',
        basis: 'public-task-safeguarding',
        consent: 'support-only',
        consentWords: 'Asked later.',
      };
      const fields = { ...answers, keepUntil: now + 300 * day, nextLook: now + days * day, words: 'The nurse sees him in the summer.' };
      const said: readonly SharingAct[] = [
        { act: 'ask-pathway', pathway, fields: { concern: 'Draws attacks.', referral: null } },
        { act: 'take-up-pathway', pathway, fields },
      ];
      for (const act of said) {
        const outcome = await recordSharing(house, house.viewer('gita'), { file, key: house.newId(), ...act });
        assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
      }
      return (await (await site.as('tom')).get('/load/parked')).body;
    };
    const far = /Ferran Oakes Put off : Look at what the pathway for fixation on violence holds .*The nurse sees him in the summer\./;
    says(await shown('Ferran Oakes', 60), far);
    assert.doesNotMatch(await shown('Lettice Bane', 7), /Lettice Bane/);
  });

  test('a quick closing is read by somebody who neither proposed nor agreed; not sound asks, and opens nothing', async () => {
    const { referral } = await closed('Halcyon Dunmarch');
    const [tom, sena, gita] = [await site.as('tom'), await site.as('sena'), await site.as('gita')];
    const path = `/referrals/${referral}/reading`;
    // The team leader, who agreed to it, sees that it waits, for whom, and that it is not for them to read.
    says((await tom.get('/load')).body, '1 closing waits to be read');
    const waits = (await tom.get('/load/readings')).body;
    says(
      waits,
      /1 closing waits to be read ?\..*Halcyon Dunmarch Closed within days of arriving 2 March 2026 today \d+ March 2026 due in \d+ days sena, Superintendent Nobody else who could read it is there today\./,
    );
    assert.ok(waits.includes(`href="${path}"`));
    says((await sena.get('/today')).body, /Halcyon Dunmarch.*Read this closing: was it sound\?/);
    assert.doesNotMatch(plain((await tom.get('/today')).body), /Read this closing/);
    says((await tom.get(path)).body, 'You proposed or agreed to this closing: somebody else reads it.');
    const shown = (await sena.get(path)).body;
    says(shown, /It was closed within days of arriving\. .*Proposed: gita, Gateway assessor.*Closed: tom, Prevent supervisor/);
    const closing = /name="closing" value="([^"]+)"/.exec(shown)?.[1] ?? '';
    const own = await tom.post(path, { key: 'k0', closing, finding: 'sound', reason: 'Mine.', learnt: '' });
    assert.equal(own.status, 409);
    says(own.body, 'You proposed or agreed to this closing: somebody else reads it.');
    const empty = await sena.post(path, { key: 'k1', closing, finding: '', reason: '', learnt: '' });
    assert.equal(empty.status, 422);
    says(empty.body, 'Say whether the closing was sound');
    const sent = await sena.post(path, {
      key: 'k2',
      closing,
      finding: 'not sound',
      reason: 'Nobody asked the school.',
      learnt: 'Ask first.',
    });
    assert.equal(sent.to, `/referrals/${referral}?done=closing-read`);
    says((await gita.get(`/referrals/${referral}`)).body, /Closed/);
    says((await gita.get('/today')).body, /A closing was read and found not sound: open it again\?/);
    const asked = (await gita.get(path)).body;
    const reading = /name="reading" value="([^"]+)"/.exec(asked)?.[1] ?? '';
    const refused = await gita.post(path, { key: 'k3', do: 'stays', reading, words: 'No.' });
    assert.equal(refused.status, 409);
    says(refused.body, 'you may open it again, not keep it closed');
    says(asked, 'you may open it again, and somebody else decides that it stays closed');
    assert.equal(
      (await gita.post(path, { key: 'k4', do: 'reopen', words: 'The school is asked now.' })).to,
      `/referrals/${referral}?done=reopened`,
    );
    says((await sena.get('/load/readings')).body, /No closing waits to be read\. Looked at:.*March 2026 1 1/);
    assert.doesNotMatch(plain((await tom.get('/load')).body), /waits? to be read/);
    says((await sena.get('/load/readings')).body, /each one is read.*one in 10/);
  });

  test('who else is free to read a closing is whoever reads closings, is there, and had no part in it', async () => {
    const { file } = await closed('Merrin Oakapple');
    const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(site.house.area, type, fields);
    await changeDirectory(site.house, serviceViewer(site.house.area, 'intake'), () => ({
      kind: 'decided',
      entries: [
        make(PostCreated, {
          post: 'team-2',
          title: 'Second supervisor',
          organisation: 'police',
          role: 'supervisor',
          supervisor: 'senior',
          hours: 'office',
        }),
        make(PractitionerJoined, { practitioner: 'ines', name: 'ines', organisation: 'police' }),
        make(PostFilled, { post: 'team-2', practitioner: 'ines', as: 'holder' }),
      ],
    }));
    const tom = await site.as('tom');
    // It was owed by the senior post before there was a second supervisor, who is free to read it instead.
    const { body } = await tom.get('/load/readings');
    says(body, /Merrin Oakapple .*sena, Superintendent ines, Second supervisor; none to read already/);
    assert.doesNotMatch(plain(body).slice(plain(body).indexOf('Merrin')), /tom, |gita, /);
    const sena = site.house.viewer('sena');
    const leave = { do: 'away', practitioner: 'ines', from: instantOf('2026-03-02T00:00'), until: instantOf('2026-03-04T00:00') } as const;
    assert.equal((await changePosts(site.house, sena, leave)).kind, 'decided');
    says((await tom.get('/load/readings')).body, /sena, Superintendent Nobody else who could read it is there today\./);
    const act = {
      act: 'seal-file',
      file,
      key: 'seal-closed',
      fields: { reason: 'Not to be known.', until: instantOf('2026-03-20T00:00'), mayBeNamed: false },
    } as const;
    const sealed = await recordSharing(site.house, site.house.viewer('gita'), act);
    assert.equal(sealed.kind, 'done', JSON.stringify(sealed));
    says((await tom.get('/load/readings')).body, 'No closing waits to be read.');
    says((await (await site.as('sena')).get('/load/readings')).body, /Merrin Oakapple .*The file is sealed: nobody else is asked\./);
  });

  test('what work weighs is set by a senior post, with a reason', async () => {
    const [tom, sena] = [await site.as('tom'), await site.as('sena')];
    says((await tom.get('/load/weights')).body, /Numbers not verified\. None: no source gives.*A senior or chief post sets them/);
    const shown = (await sena.get('/load/weights')).body;
    const fields = Object.fromEntries(
      [...shown.matchAll(/<input[^>]* name="((?:work|grade)-[^"]+|hours|quick|other)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value ?? '',
      ]),
    );
    assert.ok(Object.keys(fields).length >= 12, Object.keys(fields).join());
    assert.equal((await sena.post('/load/weights', { ...fields, 'work-other': '-1', reason: '' })).status, 422);
    const sent = await sena.post('/load/weights', { ...fields, 'work-judgement': '9', reason: 'Counted over a quarter.' });
    assert.equal(sent.to, '/load/weights?done=capacity-set');
    says(
      (await tom.get('/load/weights')).body,
      /Set on 2 March 2026 as Superintendent: Counted over a quarter\..*Assessing and deciding 9/,
    );
    await tom.get('/load/weights');
    assert.equal((await tom.post('/load/weights', { ...fields, reason: 'Mine.' })).status, 422);
  });

  test('a sealed file changes no byte of any of it for whoever may not see it', async () => {
    const pages = async () => {
      const sena = await site.as('sena');
      const paths = ['/load', '/load/lapses', '/load/parked', '/load/readings'];
      return Promise.all(
        paths.map(async (path) =>
          (await sena.get(path)).body.replaceAll(/(name="(?:_csrf|key)" value=")[^"]*/g, '$1').replaceAll(/nonce-?[="][^"' ]*/g, ''),
        ),
      );
    };
    const without = await pages();
    const { file } = await site.house.refer({ name: 'Wyll Trethewey' });
    await did('tom', file, { act: 'take-lead', post: 'duty', reason: 'Theirs.' });
    assert.notDeepEqual(await pages(), without, 'before it is sealed it counts');
    const sealed = await recordSharing(site.house, site.house.viewer('dora'), {
      act: 'seal-file',
      file,
      key: 'seal',
      fields: { reason: 'Our work is not to be known.', until: instantOf('2026-06-01T00:00'), mayBeNamed: false },
    });
    assert.equal(sealed.kind, 'done', JSON.stringify(sealed));
    assert.deepEqual(await pages(), without);
  });
});

const needOwed = async (file: string): Promise<string> => {
  const seen = await lookAt(site.house, site.house.viewer('tom'), file);
  return [...(seen?.file.obligations.values() ?? [])].find(({ rule }) => rule === 'G04.need')?.id ?? '';
};
