/**
 * A form of structured professional judgement, as data (S06): versioned, loaded by an operator, never changed once it is loaded. It
 * asks and adds nothing up: an item is words, a choice of words or a grade in words, and a key that would give points is refused.
 */
import { z } from 'zod';

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'Use small letters, digits and hyphens, beginning with a letter');
const words = z.string().trim().min(1).max(2000);

export const itemKinds = ['text', 'choice', 'grade'] as const;
const itemShape = z.strictObject({
  id: slug,
  kind: z.enum(itemKinds),
  question: words,
  help: z.string().max(2000).default(''),
  /** For a choice or a grade: what may be answered, in words. The order of a grade is from least to most. */
  options: z.array(words).default([]),
  /** Whether an assessment cannot be saved without an answer to it. */
  required: z.boolean().default(true),
});
const sectionShape = z.strictObject({ id: slug, title: words, words: z.string().max(2000).default(''), items: z.array(itemShape).min(1) });
export const formShape = z.strictObject({
  form: slug,
  version: z.number().int().min(1).max(9999),
  title: words,
  /** Who made it, and where its text can be found. */
  source: words,
  /** Made up by whoever wrote it. Its title must then say so. */
  invented: z.boolean(),
  sections: z.array(sectionShape).min(1),
});
export type AssessmentForm = z.output<typeof formShape>;
export type FormItem = z.output<typeof itemShape>;

export const itemsOf = (form: AssessmentForm): readonly FormItem[] => form.sections.flatMap((section) => section.items);

/** Characteristics that nobody may be assessed by (Equality Act 2010, sections 4 to 12; K10), and the words by which an item would ask for one. */
const protectedCharacteristics: readonly { readonly name: string; readonly asks: RegExp }[] = [
  { name: 'age', asks: /\b(ages?|aged|how old|years old|date of birth|birthday)\b/i },
  { name: 'disability', asks: /\b(disab\w+|impairments?|diagnos[ie]s|autis\w+|neurodiver\w+|mental illness)\b/i },
  { name: 'gender reassignment', asks: /\b(gender|trans(gender|sexual)?)\b/i },
  { name: 'marriage and civil partnership', asks: /\b(marriages?|married|marital|civil partner\w*|divorced?)\b/i },
  { name: 'pregnancy and maternity', asks: /\b(pregnan\w+|maternity)\b/i },
  {
    name: 'race',
    asks: /\b(race|racial|ethnic\w*|nationalit\w+|national origins?|country of (birth|origin)|skin colou?r|asylum|immigra\w+|mother tongue|(is|was|were) (he|she|they|the person) (born|from))\b/i,
  },
  {
    name: 'religion or belief',
    asks: /\b(religio\w+|faiths?|beliefs?|believes?|convert(ed|s)?|mosques?|churches|church|temples?|synagogues?|prays?|prayers?|islam\w*|muslims?|christian\w*|jew(s|ish)?|hindus?|sikhs?|buddh\w+|atheis\w+|catholics?|hijabs?|niqabs?|burqas?|veils?|headscar(f|ves)|turbans?|circumcis\w+|halal|kosher|ramadan|baptis\w+|qur.?an|koran|bible|imams?)\b/i,
  },
  { name: 'sex', asks: /\b(sex|male|female|(man|boy) or (a )?(woman|girl))\b/i },
  { name: 'sexual orientation', asks: /\b(sexual orientation|gay|lesbian|bisexual|homosexual\w*|heterosexual\w*)\b/i },
];

/** Why a form may not be loaded, in sentences for its author; empty when it may. */
export function mistakesIn(form: AssessmentForm): readonly string[] {
  const items = itemsOf(form);
  const ids = [...form.sections, ...items].map((each) => each.id);
  return [
    ...ids.filter((each, n) => ids.indexOf(each) !== n).map((each) => `The id "${each}" is used twice: an answer must belong to one item.`),
    ...(form.invented && !/\binvented\b/i.test(form.title)
      ? [
          'The form says that it is invented, and its title does not: write "invented" into the title, so that nobody takes it for an official tool.',
        ]
      : []),
    ...mistakesInWords('The form', [form.form.replaceAll('-', ' '), form.title]),
    ...form.sections.flatMap(({ id, title, words: said }) =>
      mistakesInWords(`The section "${id}"`, [id.replaceAll('-', ' '), title, said]),
    ),
    ...items.flatMap(mistakesInItem),
  ];
}

/** What a form may nowhere ask or say: what somebody is; and points, by which answers would be added up. */
function mistakesInWords(where: string, texts: readonly string[]): readonly string[] {
  const text = texts.join(' \n ');
  const asked = protectedCharacteristics.flatMap(({ name, asks }) => {
    const found = asks.exec(text)?.[0];
    return found
      ? [
          `${where} asks about a protected characteristic (${name}: "${found}"). Nobody is assessed by what they are. Ask what was said or done; where a need for support is meant, record it as a need.`,
        ]
      : [];
  });
  const points = scored.exec(text)?.[0];
  return points ? [...asked, `${where} speaks of points or a score ("${points.trim()}"): no score decides. Say it in words.`] : asked;
}
const scored =
  /(?<!\b(?:no|never a|not a|without a) )\bscor(es?|ed|ing)\b|\b\d+\s*(points?|pts?|marks?)\b|\bpoints?\s*[:=(]\s*\d|\b(sum|total|number) of (all )?(the )?(points|answers|items)\b|\b(on a scale|from|between)\s+\d+\s*(to|and|-|–)\s*\d+\b|\badd(ed)? up\b/i;

function mistakesInItem(item: FormItem): readonly string[] {
  const mistakes: string[] = [];
  if (item.kind === 'text' && item.options.length > 0) mistakes.push(`"${item.id}" is answered in words, and has options: leave them out.`);
  if (item.kind !== 'text' && item.options.length < 2) mistakes.push(`"${item.id}" is a ${item.kind} and has fewer than two options.`);
  if (new Set(item.options).size !== item.options.length) mistakes.push(`"${item.id}" has the same option twice.`);
  for (const option of item.options)
    if (
      /^[\d\s.,+\-/]+$/.test(option) ||
      /^[ivx]+\.?$/i.test(option.trim()) ||
      /[([]\s*[+-]?\d+\s*[)\]]\s*$|^\s*\d+\s*[:=)–-]/.test(option)
    )
      mistakes.push(`"${item.id}" has the option "${option}": a number would be added up, and no score decides. Say it in words.`);
  mistakes.push(...mistakesInWords(`"${item.id}"`, [item.id.replaceAll('-', ' '), item.question, item.help, ...item.options]));
  return mistakes;
}

export type ReadForm = { readonly ok: true; readonly form: AssessmentForm } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads what an operator gives: its shape, and what no form may ask. */
export function readForm(written: unknown): ReadForm {
  const read = formShape.safeParse(written);
  if (!read.success) return { ok: false, problems: read.error.issues.map(inWords) };
  const problems = mistakesIn(read.data);
  return problems.length === 0 ? { ok: true, form: read.data } : { ok: false, problems };
}

function inWords(issue: z.core.$ZodIssue): string {
  const where = issue.path.length === 0 ? 'The form' : `In ${issue.path.join('.')}`;
  if (issue.code === 'unrecognized_keys') {
    const scores = issue.keys.filter((key) => /score|points?|weight|threshold|total/i.test(key));
    return scores.length > 0
      ? `${where}: "${scores.join('", "')}" would add up to a score. No score is computed, shown or decides here; leave it out.`
      : `${where}: there is no such key as "${issue.keys.join('", "')}".`;
  }
  return `${where}: ${issue.message}.`;
}
