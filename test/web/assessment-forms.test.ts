// Of several loaded forms and versions one is chosen; what was made with an older one is read with the questions that it answered (S06).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedExample, loadWritten } from '../../src/app/assessmentForms.ts';
import { lookAt } from '../../src/app/look.ts';
import { assessmentsOf } from '../../src/domain/assessment/state.ts';
import type { AssessmentForm } from '../../src/domain/assessment/form.ts';
import { assessmentAnswers } from '../support/assessmentAnswers.ts';
import { staffSite } from '../support/staff.ts';

test('the latest version of the first form is asked; another form, or an earlier version, is chosen; each is read in its own', async () => {
  await using site = await staffSite();
  const { house } = site;
  const first = inventedExample as AssessmentForm;
  const item = first.sections[0]!.items[0]!;
  const asking = (form: AssessmentForm, question: string, more: object): AssessmentForm => ({
    ...form,
    sections: [{ ...form.sections[0]!, items: [{ ...item, question, required: false }] }],
    ...more,
  });
  const load = async (form: AssessmentForm) => {
    const loading = await loadWritten(house, form, 'For the test.');
    assert.ok(loading.kind !== 'unreadable' && loading.loaded, JSON.stringify(loading));
  };
  await load(asking(first, 'What was asked at first?', {}));
  await load(asking(first, 'What is asked since?', { version: first.version + 1 }));
  await load(asking(first, 'What the second form asks?', { form: 'second', title: 'A second invented form', version: 1 }));
  const { file, referral } = await house.refer({ name: 'Bryony Calder' });
  const gita = await site.as('gita');
  const page = `/files/${file}/assessments/new`;
  const shown = (await gita.get(page)).body;
  assert.match(shown, /What is asked since\?/);
  assert.doesNotMatch(shown, /What was asked at first\?|What the second form asks\?/);
  const links = [...shown.matchAll(/href="([^"]*assessments\/new\?form=[^"]+)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));
  assert.equal(links.length, 2);
  const choose = async (words: RegExp): Promise<string> => {
    for (const link of links) {
      const { body } = await gita.get(link);
      if (words.test(body)) return body;
    }
    return assert.fail(String(words));
  };
  const save = async (body: string, judgement: string) => {
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';
    return gita.post(page, {
      key: value('key'),
      form: value('form'),
      do: 'save',
      ...assessmentAnswers(referral, judgement),
    });
  };
  const early = await save(await choose(/What was asked at first\?/), 'By the earlier version.');
  assert.equal(early.status, 303, /error-summary[\s\S]{0,900}/.exec(early.body)?.[0] ?? '');
  const other = await save(await choose(/What the second form asks\?/), 'By the second form.');
  assert.equal(other.status, 303);
  const made = assessmentsOf((await lookAt(house, house.viewer('gita'), file))!.file);
  assert.deepEqual(
    made.map(({ fields }) => `${fields.form?.id} ${fields.form?.version}`).toSorted(),
    [`${first.form} ${first.version}`, 'second 1'].toSorted(),
  );
  assert.match((await gita.get((early.to ?? '').split('?')[0]!)).body, new RegExp(`version ${first.version}\\b`));
});

test('what only one version asks stays in the draft when another is filled in, and is shown with its question', async () => {
  await using site = await staffSite();
  const { house } = site;
  const example = inventedExample as AssessmentForm;
  const item = example.sections[0]!.items[0]!;
  const load = async (version: number, items: readonly Partial<AssessmentForm['sections'][number]['items'][number]>[]) => {
    const section = { ...example.sections[0]!, items: items.map((each) => ({ ...item, required: false, ...each })) };
    const loading = await loadWritten(house, { ...example, sections: [section], version: example.version + version }, 'For the test.');
    assert.ok(loading.kind !== 'unreadable' && loading.loaded, JSON.stringify(loading));
  };
  const words = { kind: 'text' as const, options: [] };
  await load(1, [
    { id: 'school', question: 'What does the school say?', ...words },
    { id: 'home', question: 'What is said at home?', ...words },
  ]);
  const { file } = await house.refer({ name: 'Bryony Calder' });
  const gita = await site.as('gita');
  const page = `/files/${file}/assessments/new`;
  const keep = async (from: string, fields: Readonly<Record<string, string>>) => {
    const { body } = await gita.get(from);
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';
    assert.equal((await gita.post(page, { key: value('key'), form: value('form'), do: 'keep', ...fields })).status, 303);
  };
  await keep(page, { 'item-school': 'He is quieter.', 'item-home': 'Nobody was asked.' });
  await load(2, [{ id: 'home', question: 'Who lives there?', kind: 'choice', options: ['Family', 'Nobody'] }]);
  const second = `${page}?form=${example.form}@${example.version + 2}`;
  const shown = (await gita.get(second)).body;
  assert.match(shown, /In your draft, and not asked by this form[\s\S]*What does the school say\?[\s\S]*He is quieter\./);
  assert.match(shown, /Nobody was asked\./, 'words are no choice');
  await keep(second, { judgement: 'Nothing is clear yet.' });
  const back = (await gita.get(`${page}?form=${example.form}@${example.version + 1}`)).body;
  assert.match(back, /<textarea[^>]*name="item-school"[^>]*>He is quieter\.</);
  assert.match(back, /<textarea[^>]*name="item-home"[^>]*>Nobody was asked\.</);
  assert.match(back, /Nothing is clear yet\./);
  assert.doesNotMatch(back, /not asked by this form/);
  await keep(`${page}?form=${example.form}@${example.version + 1}`, { 'item-home': 'His aunt.' });
  assert.doesNotMatch((await gita.get(page)).body, /He is quieter/, 'what is asked and was emptied is gone');
});
