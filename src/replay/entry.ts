/** One entry of a chronology as it is written: its type, its three instants, who recorded it, what it is about, its fields. */
import { type EntryType } from '../domain/entryType.ts';
import { entryTypeNamed, entryTypes, isAreaEntry } from '../domain/facts.ts';
import type { Instant } from '../ledger/envelope.ts';
import { threeInstants } from './instants.ts';

export interface ChronologyEntry {
  readonly id: string;
  /** Its place in the chronology as written, from 1: what an error names. */
  readonly number: number;
  readonly type: string;
  readonly happened: Instant;
  readonly learnt: Instant;
  readonly recorded: Instant;
  /** The post that recorded it. */
  readonly by: string | null;
  /** The person in that post, where it matters that two are different people. */
  readonly who: string | null;
  readonly referral: string | null;
  readonly danger: string | null;
  readonly about: string | null;
  readonly source: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What every entry may say, whatever its type. */
export const commonFields: Readonly<Record<string, string>> = {
  type: 'which type of entry; `ReferralReceived` and `referral received` are the same',
  id: 'a label for the entry itself, where another entry speaks of it; otherwise e1, e2 and so on, in the order written',
  happened: 'when it happened',
  learnt: 'when the partnership learnt of it',
  recorded: 'when it was written down',
  by: 'the post that recorded it: an id from `posts`, or a role',
  who: 'the person in that post, where it matters that two entries are by different people',
  referral: 'the label of the referral that it is about',
  danger: 'the label of the report of danger that it is about',
  about: 'on a first report: the label of the person, as alarms shall name them',
  cites: 'the source of this line',
  note: 'anything; it is not replayed',
  fields: 'the fields of the type, if you prefer to keep them apart',
};

/** Fields that a chronology may give in place of ids that only a ledger has. */
export const extraFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ReferralReceived: {
    person:
      'names, born, under18, addresses, phones, emails, handles, schools, identifiers: what this report says of the person. Left out, they are not named here; that nobody knew who it was is written so: `name: Not known`',
  },
  DangerReported: { person: 'as for ReferralReceived' },
  CaseHeard: {
    considered: '`close`, where closing was considered and something else decided: what its gate lacks is said, and nothing is closed',
  },
  ClimbAcknowledged: { rule: 'the rule whose obligation is meant, e.g. C01' },
  WaiverDecided: { rule: 'the rule whose obligation is meant, e.g. C01' },
};

/** A first report makes these itself; a chronology has no need to write them. */
const madeByFirstReports = new Set(['FileOpened', 'RecordMade']);

/** Types that a chronology may write. */
export const playable = (type: EntryType): boolean =>
  !isAreaEntry(type) && type.noun !== 'arrival' && type.noun !== 'notice' && !madeByFirstReports.has(type.type);

export function readEntry(entry: Readonly<Record<string, unknown>>, index: number, wrong: (words: string) => void): ChronologyEntry | null {
  const where = `entry ${index + 1} (${String(entry.type).slice(0, 60)})`;
  const type = entryTypeNamed(typeOf(String(entry.type)));
  if (!type || !playable(type)) {
    wrong(`${where}: ${noSuchType(type)}`);
    return null;
  }
  // What says which referral it is about says so also where the type has a field for it (DisputeOpened, OutcomeChallenged).
  // TargetWarned has a `who` of its own, TimeCorrected a `happened` and a `learnt`: there the word means the type's field.
  const common = Object.fromEntries(
    Object.entries(entry).filter(([name]) => name === 'referral' || !Object.hasOwn(type.shape.shape, name)),
  );
  const instants = threeInstants(common, (words) => wrong(`${where}: ${words}`));
  const fields = fieldsOf(entry, type, where, wrong);
  if (!instants) return null;
  const words = (name: string): string | null => {
    const value = common[name];
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' || typeof value === 'number') return String(value).slice(0, 500);
    wrong(`${where}, ${name}: a word belongs here`);
    return null;
  };
  const labels = {
    by: words('by'),
    who: words('who'),
    referral: words('referral'),
    danger: words('danger'),
    about: words('about'),
    source: words('cites'),
  };
  return { id: words('id') ?? `e${index + 1}`, number: index + 1, type: type.type, ...instants, ...labels, fields };
}

function noSuchType(type: EntryType | undefined): string {
  if (type && isAreaEntry(type)) return 'it is about an area; a chronology lists its posts under "posts"';
  if (type?.noun === 'arrival') return 'it is about something that could not be read; a chronology begins with what was';
  if (type?.noun === 'notice') return 'it is about how somebody is told; a chronology tells nobody';
  if (type)
    return 'a first report (ReferralReceived or DangerReported) opens the file and makes the record by itself; leave this entry out';
  return `there is no such type of entry. There are: ${entryTypes
    .filter(playable)
    .map((each) => each.type)
    .join(', ')}`;
}

function fieldsOf(
  entry: Readonly<Record<string, unknown>>,
  type: EntryType,
  where: string,
  wrong: (words: string) => void,
): Record<string, unknown> {
  const own = Object.entries(entry).filter(([name]) => !Object.hasOwn(commonFields, name) || Object.hasOwn(type.shape.shape, name));
  const inner = typeof entry.fields === 'object' && entry.fields !== null ? Object.entries(entry.fields) : [];
  const known = new Set([...Object.keys(type.shape.shape), ...Object.keys(extraFields[type.type] ?? {})]);
  const fields: [string, unknown][] = [];
  for (const [name, value] of [...inner, ...own]) {
    if (known.has(name)) fields.push([name, value]);
    else wrong(`${where}: ${type.type} has no field "${name.slice(0, 60)}". It has: ${[...known].join(', ')}`);
  }
  return Object.fromEntries(fields);
}

/** `ReferralReceived`, `referral received` and `referral-received` are the same type. */
const typeOf = (written: string): string =>
  /[\s_-]/.test(written) || /^[a-z]/.test(written)
    ? written
        .trim()
        .split(/[\s_-]+/)
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join('')
    : written;
