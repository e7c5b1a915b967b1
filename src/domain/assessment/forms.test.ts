/** Forms are loaded in versions: what changes is said before, a loaded version is never changed, and the shipped one says that it is invented. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AssessmentForm, type FormItem, itemsOf, readForm } from './form.ts';
import { formOf, formsInUse, loadForm, previewForm } from './forms.ts';
import { differences } from './differences.ts';
import type { Assessment } from './state.ts';
import example from './invented-example.json' with { type: 'json' };

const read = readForm(example);
assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
const { form } = read;
const loaded = (...forms: readonly AssessmentForm[]) => ({ assessmentForms: forms.map((each) => ({ form: each, at: 0, reason: 'x' })) });

test('the shipped form says in its title that it is invented and no official tool', () => {
  assert.match(form.title, /invented example/i);
  assert.match(form.title, /no official tool/i);
  assert.equal(form.invented, true);
});

test('the preview names what is added, no longer asked and changed; a version is never changed', () => {
  assert.equal(previewForm(loaded(), form).kind, 'new form');
  assert.equal(previewForm(loaded(form), form).kind, 'the same');
  // As the ledger gives it back: the same, whatever the order of its keys.
  const turned = JSON.parse(JSON.stringify(form), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value,
  ) as AssessmentForm;
  assert.equal(previewForm(loaded(turned), form).kind, 'the same');
  const [first, ...rest] = form.sections;
  assert.ok(first);
  const items = first.items.slice(1).map((item) => (item.id === 'steps-taken' ? { ...item, question: 'Was anything done?' } : item));
  const added: FormItem = { id: 'who-heard', kind: 'text', question: 'Who heard it?', help: '', options: [], required: true };
  const next: AssessmentForm = { ...form, version: 2, sections: [{ ...first, items: [...items, added] }, ...rest] };
  const preview = previewForm(loaded(form), next);
  assert.equal(preview.kind, 'new version');
  for (const words of ['Added: who-heard', 'No longer asked: harm-spoken-of', 'becomes "Was anything done?"'])
    assert.ok(preview.lines.join('\n').includes(words), words);
  assert.equal(previewForm(loaded(form), { ...next, version: 1 }).kind, 'refused');
  const refused = loadForm(loaded(form), 'directory/x', { ...next, version: 1 }, 'Agreed.');
  assert.equal(refused.kind === 'refused' && refused.reasons[0]?.code, 'form-version');
  // Both versions are there: an assessment is read with the questions that it answered.
  const both = loaded(form, next);
  assert.deepEqual(formsInUse(both), [next]);
  assert.equal(formOf(both, { id: form.form, version: 1 }), form);
});

test('what differs between two assessments is said part by part, in words', () => {
  const [item] = itemsOf(form);
  assert.ok(item);
  const made = (value: string, judgement: string) =>
    ({
      fields: {
        judgement,
        confidence: 'low',
        capability: { grade: 'not assessed', atHand: '', grounds: '', confidence: null },
        distance: { seen: 'not known', asLess: '', asHidden: '', wouldChange: '' },
        compliance: { seen: 'not known', asSincere: '', asDisguised: '', independent: '' },
        allegations: [],
        wouldChangeMyMind: 'A quiet year.',
        dissent: '',
        answers: [{ item: item.id, value, confidence: 'low', grounds: 'The letter.' }],
      },
    }) as unknown as Assessment;
  const lines = differences(made('Not found', 'None.'), made('In general', 'Some.'), { left: form, right: form });
  assert.deepEqual(
    lines.filter(({ differs }) => differs).map(({ part }) => part),
    ['judgement', `item/${item.id}`],
  );
  assert.equal(lines.find(({ part }) => part === `item/${item.id}`)?.question, item.question);
});
