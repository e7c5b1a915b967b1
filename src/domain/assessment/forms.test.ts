/** Forms are loaded in versions: what changes is said before, a loaded version is never changed, and the shipped one says that it is invented. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AssessmentForm, type FormItem, itemsOf, readForm } from './form.ts';
import { formOf, formsInUse, loadForm, previewForm, withdrawForm } from './forms.ts';
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

test('a title and the words of a section ask for no protected characteristic either, and nothing gives points, however it is spelt', () => {
  const [section] = form.sections;
  assert.ok(section);
  const wrong = (more: object): string => {
    const again = readForm({ ...form, ...more });
    return again.ok ? '' : again.problems.join('\n');
  };
  const item = (more: object) => ({
    sections: [
      { ...section, items: [{ id: 'a', kind: 'text', question: 'What was said?', help: '', options: [], required: false, ...more }] },
    ],
  });
  assert.equal(wrong(item({})), '');
  assert.equal(wrong(item({ help: 'No score is given, and at no point is it added.' })), '', 'to say that there is none is allowed');
  assert.match(wrong({ title: 'Invented: Muslim converts checklist' }), /^The form asks about a protected characteristic \(religion/);
  assert.match(
    wrong({ sections: [{ ...section, title: 'Religion: is the person a Muslim?' }] }),
    /The section "what-was-said" asks about a prot/,
  );
  assert.match(wrong({ sections: [{ ...section, words: 'Ethnicity and nationality' }] }), /protected characteristic \(race/);
  for (const question of ['How old is he?', 'Where was he born?', 'Does she wear a hijab?', 'Is the person a man or a woman?'])
    assert.match(wrong(item({ question })), /protected characteristic/, question);
  for (const question of ['Total score of all items, 0 to 40?', 'What is the sum of the answers?', 'How serious, on a scale 1 to 10?'])
    assert.match(wrong(item({ question })), /no score decides/, question);
  const graded = (...options: readonly string[]) => wrong(item({ kind: 'grade', options }));
  for (const options of [
    ['Low (1 point)', 'High (3 points)'],
    ['Low (1)', 'High (2)'],
    ['I', 'II', 'III'],
    ['1: low', '2: high'],
    ['1/3', '2/3'],
  ])
    assert.match(graded(...options), /no score decides/, options.join());
  assert.equal(graded('None found', 'About 1 place', 'About somebody by name'), '');
});

test('a form that was loaded by mistake is taken out of use and followed; its number is used for nothing else, and none is skipped', () => {
  const version = (n: number): AssessmentForm => ({ ...form, version: n });
  const kindOf = (area: ReturnType<typeof loaded>, n: number) => {
    const { kind, lines } = previewForm(area, version(n));
    return kind === 'refused' ? lines.at(-1) : kind;
  };
  assert.equal(kindOf(loaded(version(1), version(2)), 9999), 'Give it the version 3.');
  assert.equal(kindOf(loaded(version(1), version(2)), 3), 'new version');
  const mistaken = (...forms: readonly AssessmentForm[]) => {
    const { assessmentForms } = loaded(...forms);
    return {
      assessmentForms: assessmentForms.map((each) =>
        each.form.version === 9999 ? { ...each, withdrawn: { at: 1, reason: 'The version was mistyped.' } } : each,
      ),
    };
  };
  const area = mistaken(version(1), version(9999));
  assert.deepEqual(formsInUse(area), [version(1)], 'offered no more');
  assert.deepEqual(formOf(area, { id: form.form, version: 9999 }), version(9999), 'and still read');
  assert.equal(kindOf(area, 2), 'new version');
  assert.equal(kindOf(area, 9999), 'Give it the version 2.');
  assert.equal(kindOf(mistaken(version(9999)), 1), 'new form', 'also where it was the only one');
  const out = (...named: readonly [string, number]) => withdrawForm(area, 'directory/x', { id: named[0], version: named[1] }, 'Wrong.');
  const code = (decision: ReturnType<typeof out>) =>
    decision.kind === 'refused' ? decision.reasons[0]?.code : decision.entries.map(({ type }) => type).join();
  assert.equal(code(out(form.form, 1)), 'AssessmentFormWithdrawn');
  assert.equal(code(out(form.form, 9999)), 'form-withdrawn');
  assert.equal(code(out(form.form, 7)), 'no-such-form');
});
