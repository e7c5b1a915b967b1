/**
 * The reader of src/matching over a whole register: every distinct name and date is read once (a register of a million has some
 * hundred thousand), and what it comes to is written into columns that SQL can compare. So that "Kovalčík" and "ковальчик" meet here as they do in a search.
 */
import { readBorn } from '../matching/born.ts';
import { readNames } from '../matching/name.ts';
import type { NamePart, ReadName } from '../matching/names/parts.ts';
import { nicknamesOf } from '../matching/nicknames.ts';
import type { PersonName } from '../matching/person.ts';
import type { Database } from './duckdb.ts';
import type { Told } from './told.ts';

const NAME_COLUMNS = {
  forename: (text: string): PersonName => ({ given: text }),
  middle_name: (text: string): PersonName => ({ given: text }),
  surname: (text: string): PersonName => ({ family: text }),
  full_name: (text: string): PersonName => ({ whole: text }),
} as const;

/** `raw` → `name_read` (a row for each distinct text of each column of names), `word_read`, `born_read`. */
export async function readAll(db: Database, told: Told): Promise<void> {
  await readEachName(db, told);
  await readEachDate(db);
}

async function readEachName(db: Database, told: Told): Promise<void> {
  await db.run(`create table name_read (kind varchar, written varchar, forename varchar, surname varchar, words varchar);
    create table word_read (word varchar, sound varchar, loose varchar, also varchar)`);
  const words = new Map<string, readonly string[]>();
  const [distinct] = await db.rows<{ n: number }>(
    `select ${Object.keys(NAME_COLUMNS)
      .map((name) => `count(distinct ${name})`)
      .join(' + ')} as n from raw`,
  );
  let done = 0;
  const into = await db.append('name_read');
  for (const [kind, personName] of Object.entries(NAME_COLUMNS)) {
    await db.forEach(`select distinct ${kind} from raw where ${kind} is not null`, ([written]) => {
      const [name] = readNames([personName(written!)]);
      if (++done % 20_000 === 0) told.progress('reading names', done, distinct!.n);
      if (name === undefined) return;
      const { forename, surname, strong } = essence(name);
      for (const part of strong) if (!words.has(part.text)) words.set(part.text, wordRow(part));
      into.row([kind, written!, forename, surname, strong.map((part) => part.text).join(' ')]);
    });
  }
  into.close();
  const dictionary = await db.append('word_read');
  for (const row of words.values()) dictionary.row(row);
  dictionary.close();
}

/** The first part that is no particle, the last one, and all of them; a part whose role is known keeps it. */
function essence({ parts }: ReadName): {
  readonly forename: string | null;
  readonly surname: string | null;
  readonly strong: readonly NamePart[];
} {
  const strong = parts.filter((part) => !part.weak);
  const first = strong.find((part) => part.role !== 'surname');
  const last = strong.findLast((part) => part.role !== 'forename' && part !== first);
  return { forename: first?.text ?? null, surname: last?.text ?? null, strong };
}

function wordRow({ text, skeleton, loose, group }: NamePart): readonly string[] {
  const letters = text.length > 2 ? group || skeleton || text : text;
  return [text, letters, (text.length > 2 && loose) || letters, [...nicknamesOf(text)].join(' ')];
}

async function readEachDate(db: Database): Promise<void> {
  await db.run('create table born_read (written varchar, digits varchar, first_year varchar, last_year varchar)');
  const into = await db.append('born_read');
  await db.forEach('select distinct born from raw where born is not null', ([written]) => {
    // 19651013, as registers that were once punched cards have it.
    const digits = /^((?:18|19|20)\d\d)(\d\d)(\d\d)(?:\.0)?$/.exec(written!);
    const read = readBorn({ text: digits === null ? written! : `${digits[1]}-${digits[2]}-${digits[3]}` });
    if (read !== null) into.row([written!, read.digits, String(read.from), String(read.to)]);
  });
  into.close();
}
