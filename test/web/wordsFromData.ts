/** Words that screens say and that lie in data, not in a view: the rulebook's own, what was done, the titles of pages. */
import { childTerms, circumstanceTerms } from '../../src/rulebook/uk/circumstances.ts';
import { uk } from '../../src/rulebook/uk/rulebook.ts';
import { routes } from '../../src/web/routes.ts';

export const wordsFromData = (): readonly string[] => [
  ...routes.map(({ title }) => title),
  ...circumstanceTerms.flatMap(({ stops, goesOn, decides }) => [...stops, ...goesOn, decides]),
  ...Object.values(childTerms),
  ...uk.rules.flatMap(({ title, words, task, owedByWords }) => [title, words, task, owedByWords]),
  ...uk.limits.map(({ words }) => words),
  ...uk.ladders.map(({ words }) => words),
  ...uk.gates.flatMap(({ title, words }) => [title, words]),
];
