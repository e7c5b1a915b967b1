/**
 * Chinese, Japanese and Korean names stand without a space, the surname first: it is set apart. Letters come from any-ascii
 * (pinyin for Han characters, which for a Japanese name is a guess that will not find its Latin form), save Korean surnames, which
 * are spelt by custom.
 */
import anyAscii from 'any-ascii';

const TWO_CHARACTER_SURNAMES = new Set(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 长孙 長孫 宇文 司徒 令狐 端木 南宫 南宮'.split(' '),
);
const KOREAN: Readonly<Record<string, string>> = {
  김: 'kim',
  이: 'lee',
  박: 'park',
  최: 'choi',
  정: 'jung',
  강: 'kang',
  조: 'cho',
  윤: 'yoon',
  장: 'jang',
  임: 'lim',
  한: 'han',
  오: 'oh',
  서: 'seo',
  신: 'shin',
  권: 'kwon',
  황: 'hwang',
  안: 'ahn',
  송: 'song',
  전: 'jeon',
  홍: 'hong',
  유: 'yoo',
  류: 'ryu',
  고: 'ko',
  문: 'moon',
  양: 'yang',
  손: 'son',
  배: 'bae',
  백: 'baek',
  허: 'heo',
  노: 'noh',
  남: 'nam',
  심: 'shim',
  구: 'koo',
  우: 'woo',
  선: 'sun',
  성: 'sung',
  주: 'joo',
  민: 'min',
}; // prettier-ignore

/** Surname, then the rest; one piece where the writing has but one character, or is in the alphabet of sounds alone. */
export function splitEastAsian(word: string): string[] {
  const characters = [...word];
  if (characters.length < 2 || characters.length > 5 || !/^[\p{Script=Han}\p{Script=Hangul}々]/u.test(word)) return [word];
  const isLong = TWO_CHARACTER_SURNAMES.has(characters.slice(0, 2).join('')) || (characters.length >= 4 && /\p{Script=Han}/u.test(word));
  const at = isLong && characters.length > 2 ? 2 : 1;
  return [characters.slice(0, at).join(''), characters.slice(at).join('')];
}

export const romaniseEastAsian = (piece: string): string => KOREAN[piece] ?? spelt(anyAscii(piece));

/** Everything that has no table of ours. */
export const romaniseOther = (piece: string): string => spelt(anyAscii(piece));

const spelt = (ascii: string): string => ascii.toLowerCase().replace(/[^a-z0-9]/g, '');
