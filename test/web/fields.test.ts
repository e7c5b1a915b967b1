// S06, F46: what is typed after the two hundredth field is recorded like what is typed before it; what is too much is refused with words, and nothing of it is recorded.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inventedExample, loadWritten } from '../../src/app/assessmentForms.ts';
import type { AssessmentForm } from '../../src/domain/assessment/form.ts';
import { assessmentsOf } from '../../src/domain/assessment/state.ts';
import { cumulativesOf } from '../../src/domain/cumulative/state.ts';
import { ContactTold } from '../../src/domain/contact/entries.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { decided } from '../../src/domain/decision.ts';
import { entry } from '../../src/domain/write.ts';
import { act } from '../../src/app/act.ts';
import { lookAt } from '../../src/app/look.ts';
import { sourceOf } from '../../src/web/intake/fields.ts';
import { mostFields } from '../../src/web/form-body.ts';
import { fileSeenBy } from '../support/seen.ts';
import { assessmentAnswers } from '../support/assessmentAnswers.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

const valueIn = (body: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';

describe('a form with very many fields', () => {
  let site: StaffSite;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
  });
  after(async () => {
    assert.deepEqual(site.faults, []);
    await site[Symbol.asyncDispose]();
  });
  const stateOf = (file: string) => fileSeenBy(site, 'gita', file);

  it('is an assessment with every answer; its draft is kept whole, and what is too much changes neither', async () => {
    const { house } = site;
    const example = inventedExample as AssessmentForm;
    const item = { kind: 'text' as const, help: '', options: [], required: false };
    const items = Array.from({ length: 400 }, (_, n) => ({ ...item, id: `i${n}`, question: `Question ${n}?` }));
    const loading = await loadWritten(house, { ...example, form: 'long', sections: [{ ...example.sections[0]!, items }] }, 'For the test.');
    assert.ok(loading.kind !== 'unreadable' && loading.loaded, JSON.stringify(loading));
    const { file, referral } = await house.refer({ name: 'Bryony Calder' });
    const gita = await site.as('gita');
    const page = `/files/${file}/assessments/new`;
    const shown = (await gita.get(`${page}?form=long@${example.version}`)).body;
    const inputs = [...new Set([...shown.matchAll(/name="([^"]*i\d+)"/g)].map(([, name]) => name ?? ''))];
    assert.equal(inputs.length, 400);
    // Longer than the 400,000 characters that a draft could once be.
    const answers = Object.fromEntries(inputs.map((name) => [name, `Answer to ${name}. ${'He said so. '.repeat(100)}`]));
    const fields = {
      key: valueIn(shown, 'key'),
      form: valueIn(shown, 'form'),
      ...assessmentAnswers(referral, 'J'),
      ...answers,
    };
    assert.equal((await gita.post(page, { ...fields, do: 'keep' })).status, 303);
    const kept = (await gita.get(`${page}?form=long@${example.version}`)).body;
    assert.ok(
      inputs.every((name) => kept.includes(`Answer to ${name}. He said so.`)),
      'the draft has every answer',
    );
    const many = Object.fromEntries(Array.from({ length: mostFields }, (_, n) => [`x${n}`, 'x']));
    const refused = await gita.post(page, { key: fields.key, form: fields.form, do: 'keep', judgement: 'Another', ...many });
    assert.equal(refused.status, 413);
    assert.match(refused.body, /too long to send at once[\s\S]*Nothing of it was recorded/);
    const still = (await gita.get(`${page}?form=long@${example.version}`)).body;
    assert.ok(still.includes(`Answer to ${inputs.at(-1)}.`), 'and the draft is as it was');
    const saved = await gita.post(page, { ...fields, key: valueIn(still, 'key'), do: 'save' });
    assert.equal(saved.status, 303, saved.body.match(/There is a problem[\s\S]{400}/)?.[0] ?? '');
    const [made] = assessmentsOf(await stateOf(file));
    assert.equal(made?.fields.answers.length, 400);
  });

  it('is what all contacts mean together, of somebody with a hundred and ten of them: ticked, typed, written', async () => {
    const { house } = site;
    const { file } = await house.refer({ name: 'Ansel Pruitt' });
    const { file: state } = (await lookAt(house, house.viewer('tom'), file))!;
    const [record] = state.records.keys();
    const told = await act(house, house.viewer('tom'), {
      does: 'tell-contact',
      files: [file],
      key: 'told',
      command: { key: 'told' },
      decide: () =>
        decided(
          ...Array.from({ length: 110 }, (_, n) =>
            entry(
              ContactTold,
              { stream: `contact/t${n}`, file, record: record ?? '' },
              { organisation: `Service ${n}`, hadOn: `2024-0${1 + (n % 9)}-${10 + (n % 18)}`, kind: 'school', toldBy: 'A', written: 'B' },
            ),
          ),
        ),
    });
    assert.equal(told.kind, 'done');
    const gita = await site.as('gita');
    const page = `/files/${file}/contacts/together/new`;
    const shown = (await gita.get(page)).body;
    const ticks = [...shown.matchAll(/name="(read-[^"]+)"/g)].map(([, name]) => name ?? '');
    assert.equal(ticks.length, 111);
    // As a browser sends it: in the order of the page, with every box and every empty line.
    const sent = await gita.post(page, {
      key: valueIn(shown, 'key'),
      ...Object.fromEntries(
        ticks.flatMap((name) => [
          [name, 'yes'],
          [name.replace('read-', 'why-'), ''],
        ]),
      ),
      'axis-1': 'yes',
      together: 'It grows from year to year.',
      for: 'The knife comes back.',
      against: 'Nothing since the mentor.',
      change: 'A quiet year.',
      dissent: '',
      concerns: 'person',
      'done-day': '',
      'done-month': '',
      'done-year': '',
      do: 'save',
    });
    assert.equal(sent.status, 303, sent.body.match(/There is a problem[\s\S]{400}/)?.[0] ?? '');
    const after = await stateOf(file);
    const [written] = cumulativesOf(after);
    assert.deepEqual([written?.fields.together, written?.fields.read.length], ['It grows from year to year.', 111]);
    const owed = [...after.obligations.values()].filter(({ rule }) => rule === 'F46');
    assert.ok(owed.some(({ endedBy }) => endedBy === written?.fact) && !owed.some(isOwed), 'the duty is met');
  });

  it('refuses a text that is longer than what is read of it, with the words as typed, and says where a document goes on', async () => {
    const gita = await site.as('gita');
    await gita.get('/search');
    const name = `Ansel ${'of Many Names '.repeat(30)}`;
    const search = await gita.post('/search', { name, purpose: 'assessment', reason: 'New referral' });
    assert.equal(search.status, 422);
    assert.match(search.body, /Shorten it to 300 characters a line/);
    assert.ok(search.body.includes(name.trim()), 'it is on the page as it was typed');
    const visitor = site.visitor();
    await visitor.get('/say-more');
    const contact = `01632 960 001, ${'or at work '.repeat(100)}`;
    const more = await visitor.post('/say-more', { key: 'k', reference: 'ABCD-EFGH', words: 'It happened again.', contact });
    assert.equal(more.status, 422);
    assert.match(more.body, /Shorten how you can be reached to 1,000 characters/);
    const read = { form: 'F', from: {}, unread: Array.from({ length: 502 }, (_, n) => `Line ${n}`), notRead: [], text: 'a'.repeat(60_001) };
    const source = sourceOf(read as never);
    assert.match(source.text, /There is more than is shown here/);
    assert.equal(source.unread.at(-1), 'And 2 more: look into the document itself');
  });
});
