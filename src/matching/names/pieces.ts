/**
 * A written field cut into the pieces that stand for parts of a name, and brought to one way of cutting: Abd al-Rahman,
 * Abdul Rahman, Abdelrahman and عبدالرحمن are all `abdul` and `rahman`; Salahuddin and Salah ad-Din are `salah` and `uddin`.
 * What was written stays beside each piece.
 */
import { splitEastAsian } from './eastasian.ts';
import { isArticle } from './particles.ts';
import { isKnownWord } from './known.ts';
import { lettersOf } from './script.ts';
import { isTitleAfter, titleBefore, withoutChineseTitle } from './titles.ts';

export interface Piece {
  readonly raw: string;
  readonly text: string;
  readonly vowelless: boolean;
}

/** Written into a text they change how it looks and not what it says; a name can hide in them. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]/gu;
const BETWEEN = /[^\p{L}\p{M}\p{N}'’‘ʿʾʼ`´ʹʻ׳״]+/u;
const BETWEEN_ASCII = /[^A-Za-z0-9'`]+/;
/** s/o, d/o: son of, daughter of, in South Asian papers. */
const CHILD_OF = /\s[sd]\/o\.?\s/giu;
const JOINED_CAPITALS = /^(?!Mac|Fitz)\p{Lu}\p{Ll}{2,}(?:\p{Lu}\p{Ll}{2,})+$/u;

/** One form of writing: compatibility forms (full width, ligatures) resolved, invisible marks gone. */
export function cleaned(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKC').replace(INVISIBLE, '');
}

/** What a piece comes to, before it is seen beside others. */
interface Token {
  readonly pieces: readonly Piece[];
  readonly titleBefore: number | null;
  readonly isTitleAfter: boolean;
  /** It may have to be cut or joined (Abd, din, the Arabic article). */
  readonly isBrought: boolean;
}

/**
 * The same few thousand pieces make up most names: what each comes to is kept. Only words that our own tables hold: nothing may stay
 * in memory of a person who is let go. They can be written in many ways, so all are forgotten when there are too many.
 */
const tokens = new Map<string, Token>();
const MOST_TOKENS = 30_000;

/** `text` is clean and short. Titles go where a name is left without them, or, if `mayBeEmpty`, in any case. `isWhole`: it is not said which part is which. */
export function piecesOf(text: string, mayBeEmpty = false, isWhole = false): readonly Piece[] {
  const found: Token[] = [];
  let isBrought = false;
  const raws = cut(text);
  // Surname and given name in one: only where nothing else is written.
  const isOne = isWhole && raws.length === 1 && raws[0]!.charCodeAt(0) >= 0x2e80;
  for (const raw of isOne ? splitEastAsian(withoutChineseTitle(raws[0]!)) : raws) {
    if (raw === '') continue;
    const token = tokenOf(raw);
    if (token.pieces.length === 0) continue;
    isBrought ||= token.isBrought;
    found.push(token);
  }
  const pieces: Piece[] = [];
  for (const token of untitled(found, mayBeEmpty, isWhole)) pieces.push(...token.pieces);
  return isBrought ? brought(pieces) : pieces;
}

function cut(text: string): string[] {
  if (/^[A-Za-z0-9 ]*$/.test(text)) return text.trim().split(' ');
  const read = text.includes('/') ? text.replace(CHILD_OF, ' bin ') : text;
  return read.trim().split(/^[\x20-\x7e]*$/.test(read) ? BETWEEN_ASCII : BETWEEN);
}

function tokenOf(raw: string): Token {
  const known = tokens.get(raw);
  if (known !== undefined) return known;
  const pieces = splitRaw(raw)
    .map((each): Piece => ({ raw: each, ...lettersOf(each) }))
    .filter(({ text }) => text !== '' && text !== 'fnu' && text !== 'lnu');
  const first = pieces[0];
  const token: Token = {
    pieces,
    titleBefore: pieces.length === 1 ? titleBefore(first!.text, first!.raw) : null,
    isTitleAfter: pieces.length === 1 && isTitleAfter(first!.text),
    isBrought: pieces.some(({ text, vowelless }) => vowelless || mayBeBrought(text)),
  };
  const isCommon = raw.length < 16 && pieces.length === 1 && (token.titleBefore !== null || isKnownWord(first!.text, first!.vowelless));
  if (!isCommon) return token;
  if (tokens.size >= MOST_TOKENS) tokens.clear();
  tokens.set(raw, token);
  return token;
}

function splitRaw(raw: string): readonly string[] {
  if (/^(?:[A-Za-z][a-z]*|[A-Z]+)$/.test(raw)) return [raw];
  return JOINED_CAPITALS.test(raw) ? (raw.match(/\p{Lu}\p{Ll}+/gu) ?? [raw]) : [raw];
}

function untitled(found: readonly Token[], mayBeEmpty: boolean, isWhole: boolean): readonly Token[] {
  let from = 0;
  let to = found.length;
  while (to > from && found[to - 1]!.isTitleAfter) to--;
  while (from < to) {
    const title = found[from]!.titleBefore;
    if (title === null || (!mayBeEmpty && to - from - 1 < (isWhole ? title : 1))) break;
    from++;
  }
  return (from === 0 && to === found.length) || (from >= to && !mayBeEmpty) ? found : found.slice(from, to);
}

/** Abd and its article, joined to a name or apart. */
const ABD = /^abd(?:[aeiou]|ou|oo)[lrsntdz]?h?$/;
const ABD_JOINED = /^(abd(?:[aeio]|o?u|oo)l)([a-z]{3,})$/;
const ABD_DOUBLED = /^(abd(?:[aeiou]|ou))((r|s|n|z|d|t)\3[a-z]{2,})$/;
const ABD_BARE = /^(abd(?:[aeiou]|ou)?)([bcdfghjkmnpqrstvwxz][a-z]{3,})$/;
/** Abdullah and its like are names of their own, and so are Abdoulaye and Abdullaev. */
const NOT_ABD = /^(?:l?l?ah?|l?l?ahi?|l?l?o|l?l?oh|l?l?i|l?l?e|l?l?aye?v?a?|l?l?ae?va?|aye|ovi?c?h?|ova|layi?)$/;
const UDDIN = /^([a-z]{3,}?)(?:(?:[aeiouy]|ou)dd[iey]{1,2}ne?|(?<=[bcdfghjklmnpqrstvwxz])[iu]d[iey]{1,2}ne?)$/;
const DIN = /^d(?:i|ee|ie|y|ey)ne?$/;

/** Two particles are one, so that van der Berg can answer to Vanderberg. */
const PARTICLE_PAIRS = new Set(['van der', 'van den', 'van de', 'von der', 'de la', 'de los', 'de las', 'de le']);

/** Whether a word of plain letters may have to be cut, or joined to what follows. */
export function mayBeBrought(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  // Most words end otherwise: n, e.
  return (last === 110 || last === 101 || text.startsWith('abd') || text.startsWith('cabd')) && BROUGHT.test(text);
}

const BROUGHT = /^c?abd|^v[ao]n$|^de$|d[iey]{1,2}ne?$/;

/** Every word of a name, cut and joined where its letters and those beside it say so. */
export function brought(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const next = pieces[i + 1];
    if (piece.vowelless) {
      i += bringVowelless(piece, next, out);
      continue;
    }
    const { text, raw } = piece;
    if (text.startsWith('abd')) {
      i += bringAbd(piece, next, pieces[i + 2], out);
      continue;
    }
    if (text.startsWith('cabd')) {
      // Somali: c is ʿ, x is h.
      bringAbd(
        {
          raw,
          text: text
            .slice(1)
            .replace(/([aeiou])\1/g, '$1')
            .replaceAll('x', 'h'),
          vowelless: false,
        },
        next,
        pieces[i + 2],
        out,
      );
      continue;
    }
    if (next !== undefined && PARTICLE_PAIRS.has(`${text} ${next.text}`) && pieces[i + 2] !== undefined) {
      out.push({ raw: `${raw} ${next.raw}`, text: text + next.text, vowelless: false });
      i++;
      continue;
    }
    const after = out.at(-1);
    if (text.charCodeAt(0) === 100 && DIN.test(text) && after !== undefined && isArticle(after.text) && out.length > 1) {
      out[out.length - 1] = { raw: `${after.raw}-${raw}`, text: 'uddin', vowelless: false };
      continue;
    }
    const uddin = text.length > 6 && text.includes('d', 3) ? UDDIN.exec(text) : null;
    if (uddin !== null) {
      const at = raw.length === text.length ? uddin[1]!.length : raw.length;
      out.push(
        { raw: raw.slice(0, at), text: uddin[1]!, vowelless: false },
        { raw: raw.slice(at) || raw, text: 'uddin', vowelless: false },
      );
      continue;
    }
    out.push(text.length <= 6 && /^[aeiou]dd?[iey]{1,2}ne?$/.test(text) ? { raw, text: 'uddin', vowelless: false } : piece);
  }
  return out;
}

/** Gives how many of the following pieces it took. */
function bringAbd(piece: Piece, next: Piece | undefined, third: Piece | undefined, out: Piece[]): number {
  const { text, raw } = piece;
  const abdul = (written: string): Piece => ({ raw: written, text: 'abdul', vowelless: false });
  if (next !== undefined && !next.vowelless) {
    if (text === 'abd' && isArticle(next.text) && third !== undefined) {
      if (/^l?lah$/.test(third.text)) out.push({ raw: `${raw} ${next.raw} ${third.raw}`, text: 'abdullah', vowelless: false });
      else out.push(abdul(`${raw} ${next.raw}`), third);
      return 2;
    }
    if ((text === 'abd' || ABD.test(text)) && /^(?:[aeu]?l?lah)$/.test(next.text)) {
      out.push({ raw: `${raw} ${next.raw}`, text: 'abdullah', vowelless: false });
      return 1;
    }
    if (text === 'abd' && /^[aeu]l[a-z]{3,}$/.test(next.text)) {
      out.push(abdul(raw), { raw: next.raw, text: next.text.slice(2), vowelless: false });
      return 1;
    }
  }
  if (
    (text === 'abd' ? (next?.text.length ?? 0) > 3 : ABD.test(text)) &&
    next !== undefined &&
    text !== 'abdi' &&
    text !== 'abdo' &&
    text !== 'abdou' &&
    text !== 'abdu'
  ) {
    out.push(abdul(raw));
    return 0;
  }
  const joined = [ABD_JOINED, ABD_DOUBLED, ABD_BARE]
    .map((form) => form.exec(text))
    .find((found) => found !== null && !NOT_ABD.test(found[2]!));
  if (!joined) {
    out.push(piece);
    return 0;
  }
  const rest = joined[0]!.length > 0 && ABD_DOUBLED.test(text) && joined[3] !== undefined ? joined[2]!.slice(1) : joined[2]!;
  const at = raw.length === text.length ? text.length - rest.length : raw.length;
  out.push(abdul(raw.slice(0, at)), { raw: raw.slice(at) || raw, text: rest, vowelless: false });
  return 0;
}

/** The Arabic article and Abd stand joined to what follows. */
function bringVowelless(piece: Piece, next: Piece | undefined, out: Piece[]): number {
  const { text, raw } = piece;
  const whole = (letters: string): Piece => ({ raw, text: letters, vowelless: true });
  if (text === '3bd' && next?.vowelless && next.text.startsWith('al') && next.text.length > 3) {
    if (/^all[ha]*$/.test(next.text)) out.push({ raw: `${raw} ${next.raw}`, text: '3bdalla', vowelless: true });
    else out.push({ raw, text: 'abdul', vowelless: false }, { raw: next.raw, text: next.text.slice(2), vowelless: true });
    return 1;
  }
  if (text.startsWith('3bdal') && text.length > 7 && !/^3bdall[ha]?/.test(text)) {
    out.push({ raw: raw.slice(0, 3), text: 'abdul', vowelless: false }, { raw: raw.slice(3), text: text.slice(5), vowelless: true });
  } else if (text === 'aldyn' && out.length > 0) out.push({ raw, text: 'uddin', vowelless: false });
  else if (text.endsWith('aldyn') && text.length > 7) {
    out.push({ ...whole(text.slice(0, -5)), raw: raw.slice(0, -5) || raw }, { raw: raw.slice(-5), text: 'uddin', vowelless: false });
  } else if (text.startsWith('al') && text.length > 4 && /^[\u0600-\u06ff]/.test(raw)) {
    out.push({ raw: raw.slice(0, 2), text: 'al', vowelless: false }, whole(text.slice(2)));
  } else
    out.push(ARABIC_PARTICLES[text] !== undefined && next !== undefined ? { raw, text: ARABIC_PARTICLES[text], vowelless: false } : piece);
  return 0;
}

const ARABIC_PARTICLES: Readonly<Record<string, string>> = {
  bn: 'bin',
  abn: 'bin',
  bnt: 'bint',
  abw: 'abu',
  aby: 'abu',
  aba: 'abu',
  am: 'umm',
  wld: 'ould',
};
