/** The part of docs/chronologies.md that comes from the code: every entry type with its fields, so that the guide cannot be out of date. */
import { z } from 'zod';
import type { EntryType } from '../domain/entryType.ts';
import { entryTypes } from '../domain/facts.ts';
import { closingReasons } from '../rulebook/uk/closingReasons.ts';
import { commonFields, extraFields, playable } from './entry.ts';
import { impliedFields } from './implied.ts';
import { standardOrganisation, standardPosts } from './standardPosts.ts';

/** What a field means where its name does not say it. `Type.field` comes before `field`. */
const meanings: Readonly<Record<string, string>> = {
  answers: 'what answers each expert view: `view` is the `id` of the ExpertViewRecorded entry',
  because: 'the label of the referral that is the new concern',
  candidate: 'the label of the referral whose person may be the same; `CandidateAccepted` also moves this record to that file',
  'CandidatesDismissed.candidates': 'labels of the referrals whose persons were only for review',
  'CandidatesFound.candidates': 'a list of labels, or of `{ record, band }`; bits and evidence may be left out',
  concern: "what happened, in the referrer's own words",
  cumulative: 'what all the referrals mean together; owed where there are earlier ones',
  earlier: 'the label of the earlier referral that was opened',
  'LanguageSaid.fact': 'the `id` of the entry that is in another language',
  'SourceOpened.fact': 'the `id` of the entry whose source was opened',
  'TranslationRecorded.fact': 'the `id` of the entry that was translated',
  'VisitPlanned.post': 'the id of the post that owes the check-in',
  'VisitPlanned.visitors': 'who goes: people, by any word for them',
  'TimeCorrected.fact': 'the `id` of the entry whose time was wrong',
  finding: 'the last four refute the referral: it never counts again',
  'LeadTaken.post': 'the id of the post that leads from now',
  'HandoverOffered.to': 'the id of the post that it is offered to',
  interimLead: 'the id of the post that leads until it is decided',
  deciders: 'the ids of the two posts that decide',
  lead: 'the id of the post that leads from now',
  nextLook: 'when it is looked at again',
  keepUntil: 'until when it is kept',
  needed: 'when it is to be decided',
  asOf: 'the day as of which it is described',
  nextReview: 'when it is reviewed again',
  promisedBy: 'until when the climb stops',
  need: 'a label for the need, the same in NeedRecorded and NeedAccepted',
  organisations: 'who took part',
  reasons: `codes: ${closingReasons.map((each) => `\`${each.code}\`${each.enoughAlone ? '' : ' (not enough by itself)'}`).join(', ')}`,
  targets: 'who may be hurt: `who`, `warner`, and `warnedAt` or `notWarnedBecause`',
  to: 'the label of a referral that lies in the other file',
  'TargetWarned.who': 'the person who was warned, as written in `targets`',
  warner: 'who warned them',
};

export function entryTypesMarkdown(): string {
  return [
    ...table(
      ['word', 'meaning'],
      Object.entries(commonFields).map(([name, words]) => [`\`${name}\``, words]),
    ),
    '',
    ...entryTypes
      .filter(playable)
      .flatMap((type) => [
        `### ${type.type}`,
        '',
        type.words,
        '',
        ...table(['field', 'what it takes', 'if it is left out'], fieldRows(type)),
        '',
      ]),
  ]
    .join('\n')
    .trimEnd();
}

export const postsMarkdown = (): string =>
  table(
    ['id', 'title', 'role', 'supervisor', 'hours'],
    standardPosts.map((post) => [
      `\`${post.id}\``,
      `${post.title} (${standardOrganisation})`,
      `\`${post.role}\``,
      post.supervisor ? `\`${post.supervisor}\`` : 'none',
      post.hours,
    ]),
  ).join('\n');

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly instant?: boolean;
}

export const schemaOf = (type: EntryType): Schema => z.toJSONSchema(type.shape, { io: 'input', unrepresentable: 'any' }) as Schema;

function fieldRows(type: EntryType): readonly (readonly string[])[] {
  const schema = schemaOf(type);
  const implied = impliedFields[type.type] ?? {};
  const own = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const needed = schema.required?.includes(name) ?? false;
    const means = meanings[`${type.type}.${name}`] ?? meanings[name];
    const without = implied[name] ?? (needed ? '**it must be given**' : defaultWords(field.default));
    return [`\`${name}\``, [kindWords(field), means].filter(Boolean).join('; '), without];
  });
  const extra = Object.entries(extraFields[type.type] ?? {}).map(([name, words]) => [
    `\`${name}\``,
    words,
    withoutExtra[name] ?? 'nothing',
  ]);
  return [...own, ...extra];
}

/** What stands where a field is left out that only a chronology has. */
const withoutExtra: Readonly<Record<string, string>> = {
  rule: '**it must be given**',
  person: 'what the list of people says of `about`',
};

function kindWords(field: Schema): string {
  if (field.instant) return 'a date or an instant';
  if (field.enum) return `one of ${field.enum.map((each) => `\`${String(each)}\``).join(', ')}`;
  if (field.anyOf) return [...new Set(field.anyOf.filter((each) => each.type !== 'null').map(kindWords))].join(' or ');
  switch (field.type) {
    case 'array':
      return `a list of ${field.items?.type === 'string' ? 'words' : `\`{ ${Object.keys(field.items?.properties ?? {}).join(', ')} }\``}`;
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
    case 'number':
      return 'a number';
    default:
      return 'text';
  }
}

function defaultWords(value: unknown): string {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return 'nothing';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return rows.length === 0 ? ['No fields of its own.'] : [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
