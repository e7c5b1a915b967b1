// A form is taken out of use while somebody fills it in: nothing is assessed by it, and nothing that was typed is lost (S06).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedExample, loadWritten, withdrawLoaded } from '../../src/app/assessmentForms.ts';
import { lookAt } from '../../src/app/look.ts';
import type { AssessmentForm } from '../../src/domain/assessment/form.ts';
import { assessmentsOf } from '../../src/domain/assessment/state.ts';
import { assessmentAnswers } from '../support/assessmentAnswers.ts';
import { staffSite } from '../support/staff.ts';

test('S06: a version that was loaded by mistake is offered no more; what was typed into it is shown, and another form is used', async () => {
  await using site = await staffSite();
  const { house } = site;
  const example = inventedExample as AssessmentForm;
  const asking = (version: number, question: string): AssessmentForm => {
    const item = { id: `q-${version}`, kind: 'text' as const, question, help: '', options: [], required: false };
    return { ...example, version, sections: [{ ...example.sections[0]!, items: [item] }] };
  };
  for (const form of [asking(1, 'What was heard?'), asking(2, 'What was mistyped?')]) {
    const loading = await loadWritten(house, form, 'For the test.');
    assert.ok(loading.kind !== 'unreadable' && loading.loaded, JSON.stringify(loading));
  }
  const { file, referral } = await house.refer({ name: 'Bryony Calder' });
  const gita = await site.as('gita');
  const page = `/files/${file}/assessments/new`;
  const shown = (await gita.get(page)).body;
  assert.match(shown, /What was mistyped\?/);
  const value = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';
  const filled = (body: string) => ({
    key: value(body, 'key'),
    form: value(body, 'form'),
    do: 'save',
    ...assessmentAnswers(referral),
  });
  const { form: id } = example;
  assert.deepEqual(await withdrawLoaded(house, { id, version: 2 }, 'The question was mistyped.'), []);
  assert.match((await withdrawLoaded(house, { id, version: 2 }, 'Again.')).join(), /out of use already/);
  const refused = await gita.post(page, { ...filled(shown), 'item-q-2': 'A long answer to it.' });
  assert.equal(refused.status, 422);
  assert.match(refused.body, /That form was taken out of use: The question was mistyped\./);
  assert.match(refused.body, /What was mistyped\?[\s\S]*A long answer to it\./);
  const again = (await gita.get(page)).body;
  assert.match(again, /What was heard\?/);
  assert.match(again, /In your draft, and not asked by this form[\s\S]*What was mistyped\?[\s\S]*A long answer to it\./);
  assert.doesNotMatch(again, new RegExp(`form=${id}(@|%40)2`), 'it is offered no more');
  assert.equal((await gita.post(page, { ...filled(again), 'item-q-1': 'A threat.' })).status, 303);
  const made = assessmentsOf((await lookAt(house, house.viewer('gita'), file))!.file);
  assert.deepEqual(
    made.map(({ fields }) => fields.form?.version),
    [1],
  );
  assert.deepEqual(site.faults, []);
});
