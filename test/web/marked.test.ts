// Each journey in the marked language: a word that a reader sees outside ⟦⟧ is in no catalogue, and would stay English in every language.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { recordAct } from '../../src/app/cases.ts';
import { settleDue } from '../../src/app/time.ts';
import { closingReasonsSource } from '../../src/rulebook/uk/closingReasons.ts';
import { shippedCost } from '../../src/app/yearCost.ts';
import { uk } from '../../src/rulebook/uk/rulebook.ts';
import { questions } from '../../src/web/referral/questions.ts';
import { buildServer } from '../../src/web/server.ts';
import { people } from '../support/house.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { Visitor } from '../support/visitor.ts';
import { WebStore, webDeps } from '../support/webDeps.ts';
import { wordsOutside } from './markedWords.ts';

/** What a rule or a decider says with a name or a number in it is in no catalogue, and stays English for now (docs/languages.md). */
const named = [/Your post does not include this: [^.]+\. Ask one of these posts: [^.]*\./, /The referral \S* ?is open\./];

const marked = async (visitor: Visitor): Promise<Visitor> => {
  assert.equal((await visitor.get('/?lang=en-XA')).status, 200);
  return visitor;
};

describe('in the marked language', () => {
  let site: StaffSite;
  let app: FastifyInstance;
  let open: FastifyInstance;
  let names: readonly string[];
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    app = await buildServer({ ...site.deps, readsMarked: true });
    open = await buildServer({ ...webDeps(new WebStore()), readsMarked: true });
    names = [
      'Gateway assessor',
      'Prevent supervisor',
      'Superintendent',
      'Assistant chief constable',
      'Duty officer',
      'Records reviewer',
      'Safeguarding lead',
      ...['police', 'council', 'school'].map((sort) => `Wexmoor ${sort}`),
      ...Object.keys(people),
      'Example receiving system (invented)',
      // Where a list of codes comes from is quoted.
      closingReasonsSource,
      'the area duty officer',
      'the duty officer',
    ];
  });
  after(async () => {
    await app.close();
    await open.close();
    await site[Symbol.asyncDispose]();
  });

  const bare = async (visitor: Visitor, paths: readonly string[], own: readonly string[] = []) => {
    const found: string[] = [];
    for (const path of paths) {
      const seen = await visitor.get(path);
      assert.equal(seen.status, 200, `${path} answers ${seen.status}`);
      assert.match(seen.body, /<html lang="en-XA"/);
      const outside = wordsOutside(seen.body, [...names, ...own]).map((words) =>
        named.reduce((left, each) => left.replace(each, ''), words),
      );
      found.push(...outside.filter((words) => /\p{L}{2,}/u.test(words)).map((words) => `${path}: ${words}`));
    }
    return found;
  };

  it('the front page, help, danger, sign-in and the rulebook say nothing that is in no catalogue', async () => {
    const paths = ['/', '/help', '/accessibility', '/danger', '/sign-in', '/tell-us', '/tell-us/return', '/advice', '/about-you'];
    assert.deepEqual(await bare(await marked(new Visitor(app)), paths), []);
    // Codes of rules, limits and ladders, and the invented year's own posts.
    const codes = [...uk.rules.flatMap(({ id, key }) => [key, id]), ...uk.limits.map(({ id }) => id), ...uk.ladders.map(({ id }) => id)];
    const year = shippedCost().cost.posts.flatMap(({ title, post }) => [title, `(${post})`]);
    assert.deepEqual(await bare(await marked(new Visitor(app)), ['/rulebook', '/rulebook/cost'], [...codes, ...year]), []);
  });

  it('nor does any question of the referral form, its check page, or what is wrong with it', async () => {
    const visitor = await marked(new Visitor(open));
    assert.deepEqual(
      await bare(
        visitor,
        questions.map(({ slug }) => `/tell-us/${slug}`),
      ),
      [],
    );
    await visitor.get('/tell-us/danger');
    const refused = await visitor.post('/tell-us/danger', { danger: '' });
    assert.equal(refused.status, 422);
    assert.deepEqual(wordsOutside(refused.body, names), []);
    assert.deepEqual(await bare(visitor, ['/tell-us/check']), []);
    await visitor.get('/danger');
    assert.deepEqual(wordsOutside((await visitor.postRaw('/danger', { key: 'k', happening: '' })).body, names), []);
  });

  it('nor do the pages of the staff', async () => {
    const { house } = site;
    const first = await house.refer({ name: 'Lowen Tolliver', born: '2010-05-04', under18: 'yes', concern: 'Spoke of revenge.' });
    await recordAct(house, house.viewer('gita'), {
      act: 'assess',
      file: first.file,
      referral: first.referral,
      key: house.newId(),
      fields: { outcome: 'limited information but concern may exist', words: 'Looked into.' },
    });
    const again = await house.refer({ name: 'Lowen Toliver', born: '2010-05-04', under18: 'yes', concern: 'Spoke of it again.' });
    const danger = await site.danger('He has gone to the market.');
    house.at('2026-03-20T10:00');
    await settleDue(house);
    const gita = await marked(new Visitor(app));
    await gita.signIn('gita');
    const file = `/files/${first.file}`;
    const shown = (await gita.get(file)).body;
    const obligation = /href="(\/files\/[^"]+\/owed\/[^"#]+)"/.exec(shown)?.[1] ?? '';
    assert.deepEqual(
      await bare(
        gita,
        [
          ...['told', 'hand-over', 'dispute', 'visits', 'state'].map((page) => `${file}/${page}`),
          '/today',
          '/queue',
          '/promise',
          '/posts',
          '/notices',
          file,
          `${file}?show=dropped`,
          obligation,
          `${file}/disposal`,
          `${file}/lead`,
          `${file}/danger`,
          `/files/${danger.file}/danger/${danger.danger}`,
          `/referrals/${first.referral}`,
          `/referrals/${again.referral}`,
          ...['decide', 'who', 'record/assess', 'record/add', 'record/look'].map((page) => `/referrals/${first.referral}/${page}`),
        ],
        ['Lowen Tolliver', 'Lowen Toliver'],
      ),
      [],
    );
    assert.deepEqual(site.faults, []);
  });

  it('nor does a page that refuses, is missing or asks to send again', async () => {
    const visitor = await marked(new Visitor(app));
    await visitor.signIn('sol');
    assert.deepEqual(wordsOutside((await visitor.get('/queue')).body, names), []);
    assert.deepEqual(wordsOutside((await visitor.get('/nothing-here')).body, names), []);
    assert.deepEqual(wordsOutside((await visitor.postRaw('/sign-in', { practitioner: 'gita' })).body, names), []);
  });
});
