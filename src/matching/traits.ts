/**
 * Gender and nationality may help to tell two people apart, and never to join them: a difference takes a little away, agreement
 * gives nothing and is not even said. (Records of one person disagree in both: they change, and are guessed.)
 */
import type { TraitCode } from './codes.ts';
import { line } from './line.ts';
import type { Line } from './line.ts';
import type { PersonQuery } from './person.ts';
import { TRAIT_TENTHS } from './weights.ts';

export interface ReadTraits {
  /** As written, and `m` or `f` where it says so; null where it says neither. */
  readonly gender: { readonly raw: string; readonly read: 'm' | 'f' } | null;
  /** As written, by small letters. */
  readonly nationalities: ReadonlyMap<string, string>;
}

const NONE: ReadonlyMap<string, string> = new Map();
const NO_LINES: readonly Line<TraitCode>[] = [];
const UNSAID = /^(?:|unknown|not known|not recorded|none|n\/?k|other|x|-)$/;

export function readTraits({ gender, nationalities }: PersonQuery): ReadTraits {
  return {
    gender: gender === undefined ? null : readGender(gender),
    nationalities: nationalities?.length ? readNationalities(nationalities) : NONE,
  };
}

export function compareTraits(left: ReadTraits, right: ReadTraits): readonly Line<TraitCode>[] {
  if ((left.gender === null || right.gender === null) && (left.nationalities.size === 0 || right.nationalities.size === 0)) return NO_LINES;
  const lines: Line<TraitCode>[] = [];
  if (left.gender !== null && right.gender !== null && left.gender.read !== right.gender.read)
    lines.push(line('gender-differs', left.gender.raw, right.gender.raw, TRAIT_TENTHS['gender-differs']));
  if (
    left.nationalities.size > 0 &&
    right.nationalities.size > 0 &&
    ![...left.nationalities.keys()].some((each) => right.nationalities.has(each))
  )
    lines.push(line('nationality-differs', said(left.nationalities), said(right.nationalities), TRAIT_TENTHS['nationality-differs']));
  return lines;
}

const said = (nationalities: ReadonlyMap<string, string>): string => [...nationalities.values()].join(' and ');

function readGender(raw: string): ReadTraits['gender'] {
  const text = raw.trim().slice(0, 20).toLowerCase();
  if (/^(?:m|male|man|boy)$/.test(text)) return { raw: raw.trim(), read: 'm' };
  return /^(?:f|female|woman|girl)$/.test(text) ? { raw: raw.trim(), read: 'f' } : null;
}

function readNationalities(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    texts
      .slice(0, 10)
      .map((text) => text.trim().slice(0, 60))
      .filter((text) => !UNSAID.test(text.toLowerCase()))
      .map((text) => [text.toLowerCase(), text] as const),
  );
}
