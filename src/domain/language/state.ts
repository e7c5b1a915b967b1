/** What in a file is written in another language, and whether it has been translated; and how to speak with the person. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { FileFact } from '../facts.ts';
import type { Referral } from '../referral/state.ts';
import type { LanguageEntry } from './entries.ts';
import { otherScript, textIn } from './script.ts';

type FieldsOf<Type extends LanguageEntry['type']> = Extract<LanguageEntry, { type: Type }>['fields'];
export interface Translation extends Done, Omit<FieldsOf<'TranslationRecorded'>, 'fact'> {
  /** A machine's own, that nobody who knows the language has read, lets people begin; it does not answer what is owed. */
  readonly isChecked: boolean;
}

export interface Original {
  readonly fact: string;
  readonly type: string;
  readonly stream: string;
  readonly record: string | null;
  readonly learnt: Instant;
  /** Whether it is a report of danger. */
  readonly isDanger: boolean;
  /** As whoever wrote or entered it said; empty: nobody has said. */
  readonly language: string;
  /** The script that the product noticed; null: Latin letters. */
  readonly script: string | null;
  /** Who said which language it is, after it was recorded. */
  readonly said: Done | null;
  readonly needsNone: (Done & { readonly why: string }) | null;
  readonly translations: readonly Translation[];
}

/** English needs none, nor does text of which nobody said anything and nothing was noticed. */
const isEnglish = (language: string): boolean => /^\s*(english|en|saesneg)\s*\.?\s*$/i.test(language);
export const needsTranslation = (original: Original): boolean =>
  original.needsNone === null && !isEnglish(original.language) && (original.language.trim() !== '' || original.script !== null);
/** What answers that a translation is owed: one that somebody who knows the language made or checked, or somebody's word that none is needed. */
export const answerOf = ({ needsNone, said, language, translations }: Original): Done | null =>
  needsNone ?? (said && isEnglish(language) ? said : null) ?? translations.find((each) => each.isChecked) ?? null;

/** Names of people and addresses in another script are themselves; what is about languages needs no translation of its own. */
const noOriginals = new Set([
  'RecordMade',
  'RecordDescribed',
  'CommunicationNeedsRecorded',
  'LanguageSaid',
  'TranslationRecorded',
  'SourceOpened',
  'FileOpened',
]);
type Originals = Map<string, Original>;

/** Notes an entry that says, or shows, that it is in another language. Called for every entry, so most leave by the first lines. */
export function noteOriginal(originals: Originals, fact: FileFact): void {
  if (fact.kind !== 'entry' || noOriginals.has(fact.type)) return;
  const said = (fact.fields as { readonly writtenIn?: unknown }).writtenIn;
  const language = typeof said === 'string' ? said.trim() : '';
  const script = otherScript(textIn(fact.fields));
  if (script === null && (language === '' || isEnglish(language))) return;
  const { id, type, stream, record, learnt } = fact;
  originals.set(id, {
    fact: id,
    type,
    stream,
    record,
    learnt,
    isDanger: type === 'DangerReported',
    language,
    script,
    said: null,
    needsNone: null,
    translations: [],
  });
}

export function applyLanguage(
  file: { readonly originals: Originals; readonly communications: Map<string, Communication> },
  fact: LanguageEntry,
): void {
  if (fact.type === 'CommunicationNeedsRecorded') {
    const record = fact.record ?? '';
    file.communications.set(record, { record, ...doneIn(fact), ...fact.fields });
    return;
  }
  const before = file.originals.get(fact.fields.fact) ?? blank(fact);
  if (fact.type === 'LanguageSaid') {
    const { language, needsNone } = fact.fields;
    file.originals.set(before.fact, {
      ...before,
      language,
      said: doneIn(fact),
      needsNone: needsNone === '' ? null : { ...doneIn(fact), why: needsNone },
    });
    return;
  }
  const translation = {
    ...fact.fields,
    ...doneIn(fact),
    isChecked: fact.fields.translatorIs !== 'machine' || fact.fields.checkedBy !== '',
  };
  file.originals.set(before.fact, {
    ...before,
    language: before.language || fact.fields.language,
    translations: [...before.translations, translation],
  });
}

/** An entry in Latin letters, of which somebody says only later that it is in another language: it is owed from then. */
const blank = (fact: LanguageEntry & { readonly fields: { readonly fact: string } }): Original => ({
  fact: fact.fields.fact,
  type: '',
  stream: fact.stream,
  record: fact.record,
  learnt: fact.recorded,
  isDanger: fact.stream.startsWith('danger/'),
  language: '',
  script: null,
  said: null,
  needsNone: null,
  translations: [],
});

export interface Communication extends Done, FieldsOf<'CommunicationNeedsRecorded'> {
  readonly record: string;
}

/** How to speak with the person, asked once: as last recorded, or as the referrals said. Null: nobody has said. */
export function communicationOf(file: {
  readonly communications: ReadonlyMap<string, Communication>;
  readonly referrals: ReadonlyMap<string, Pick<Referral, 'account'>>;
}): {
  readonly language: string;
  readonly interpreter: 'yes' | 'no' | 'not known';
  readonly needs: string;
  readonly source: string;
} | null {
  const last = [...file.communications.values()].toSorted((a, b) => b.at - a.at)[0];
  if (last) return last;
  const told = [...file.referrals.values()].filter(({ account }) => account.language?.trim() || account.communicationNeeds?.trim()).at(-1);
  if (!told) return null;
  const [language = '', ...more] = told.account.language.split('\n');
  const interpreter = /interpreter/i.test([language, ...more].join(' ')) ? 'yes' : 'not known';
  return {
    language: /interpreter/i.test(language) ? '' : language,
    interpreter,
    needs: told.account.communicationNeeds,
    source: told.account.reference,
  };
}
