/** Pure deciders about languages. The original always stays as it came. */
import { because, type Decision, refused } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { whyNotInterpreter } from '../visit/deciders.ts';
import { write } from '../write.ts';
import { CommunicationNeedsRecorded, LanguageSaid, TranslationRecorded } from './entries.ts';

export function recordNeeds(file: FileState, fields: Readonly<Record<string, unknown>>): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined)
    return because('moved', 'No record lies in this file any more: the person is on another file.', 'Record it where the record lies now.');
  return write(CommunicationNeedsRecorded, { stream: `record/${record}`, file: file.id, record }, fields);
}

export function sayLanguage(file: FileState, fact: string, fields: { readonly language: string; readonly needsNone: string }): Decision {
  if (fields.language.trim() === '' && fields.needsNone.trim() === '')
    return because(
      'no-language',
      'Neither a language nor a reason is given.',
      'Write which language it is, or why it needs no translation.',
    );
  return on(file, fact, (where) => write(LanguageSaid, where, { fact, ...fields }));
}

export function recordTranslation(
  file: FileState,
  fact: string,
  fields: Readonly<Record<string, unknown>> & { readonly translatorIs: string; readonly translatedOn: number },
  now: number,
): Decision {
  const close = whyNotInterpreter(fields.translatorIs);
  if (close) return refused(close);
  if (fields.translatedOn > now)
    return because('time-future', 'The day of the translation is in the future.', 'Give the day on which it was made.');
  return on(file, fact, (where) => write(TranslationRecorded, where, { fact, ...fields }));
}

/** Where an entry of the file lies. */
function on(
  file: FileState,
  fact: string,
  decide: (where: { readonly stream: string; readonly file: string; readonly record: string | null }) => Decision,
): Decision {
  const original = file.originals.get(fact) ?? file.facts.find((each) => each.id === fact && each.kind === 'entry');
  if (!original) return because('no-such-entry', 'That entry does not lie in this file.', 'Choose it from the chronology.');
  return decide({ stream: original.stream, file: file.id, record: original.record });
}
