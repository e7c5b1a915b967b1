/** What is published beside the rules: limits of other duties, counted by nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulebookInWords } from '../engine/inWords.ts';
import { rulebookMarkdown } from '../engine/markdown.ts';
import { uk } from './rulebook.ts';

test('C13, C23 to C25 and C38 to C40 stand beside the rules with whose they are, and no rule counts them', () => {
  assert.deepEqual(
    uk.published.map(({ id }) => id),
    ['C13', 'C23', 'C24', 'C25', 'C38', 'C39', 'C40'],
  );
  const enforced = new Set([...uk.limits.map(({ id }) => id), ...uk.rules.map(({ id }) => id)]);
  for (const { id, amount, source, who } of uk.published) {
    assert.ok(!enforced.has(id), `${id} is enforced`);
    assert.ok(amount && source && who, id);
  }
  const page = rulebookMarkdown(rulebookInWords(uk));
  for (const { id, words } of uk.published) assert.ok(page.includes(`| \`${id}\` | ${words} |`), id);
});
