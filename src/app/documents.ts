/**
 * What the documentation takes from the code: entry types, standard posts, the rules, what may follow what, the schema of a chronology. A test
 * fails when what is written is not what the code says; src/cli/writeDocs.ts writes it.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { entryTypesMarkdown, postsMarkdown } from '../replay/guide.ts';
import { chronologySchema } from '../replay/schema.ts';
import { rulebookInWords } from '../rulebook/engine/inWords.ts';
import { rulebookMarkdown } from '../rulebook/engine/markdown.ts';
import { uk } from '../rulebook/uk/rulebook.ts';
import { crossingSchema } from './release/document.ts';
import { stagesMarkdown } from './stagesDocument.ts';

const docs = resolve(import.meta.dirname, '../../docs');

/** What each document ought to be, given what it is. */
export function documents(): readonly { readonly path: string; readonly is: string; readonly ought: string }[] {
  const read = (name: string): string => {
    try {
      return readFileSync(resolve(docs, name), 'utf8');
    } catch {
      return '';
    }
  };
  const guide = read('chronologies.md');
  const rules = read('rulebook.md');
  const stages = read('stages.md');
  return [
    {
      path: resolve(docs, 'chronologies.md'),
      is: guide,
      ought: between(between(guide, 'entry types', entryTypesMarkdown()), 'standard posts', postsMarkdown()),
    },
    { path: resolve(docs, 'rulebook.md'), is: rules, ought: between(rules, 'rules', rulebookMarkdown(rulebookInWords(uk))) },
    { path: resolve(docs, 'stages.md'), is: stages, ought: between(stages, 'stages', stagesMarkdown()) },
    {
      path: resolve(docs, 'released-message.schema.json'),
      is: read('released-message.schema.json'),
      ought: `${JSON.stringify(crossingSchema(), null, 2)}\n`,
    },
    {
      path: resolve(docs, 'chronology.schema.json'),
      is: read('chronology.schema.json'),
      ought: `${JSON.stringify(chronologySchema(), null, 2)}\n`,
    },
  ];
}

function between(text: string, name: string, written: string): string {
  const [begin, end] = [`<!-- from the code: ${name} -->`, `<!-- end: ${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the document has no place for "${name}": write ${begin} and ${end} where it belongs`);
  return `${text.slice(0, from + begin.length)}\n\n${written}\n\n${text.slice(to)}`;
}
