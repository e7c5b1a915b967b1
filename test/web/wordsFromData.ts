/** Words that screens say and that lie in data, not in a view: the rulebook's own, what was done, the titles of pages. */
import { uk } from '../../src/rulebook/uk/rulebook.ts';
import { routes } from '../../src/web/routes.ts';

export const wordsFromData = (): readonly string[] => [
  ...routes.map(({ title }) => title),
  ...uk.rules.flatMap(({ title, words, task, owedByWords }) => [title, words, task, owedByWords]),
  ...uk.limits.map(({ words }) => words),
  ...uk.ladders.map(({ words }) => words),
  ...uk.gates.flatMap(({ title, words }) => [title, words]),
];
