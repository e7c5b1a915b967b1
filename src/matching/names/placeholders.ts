/**
 * Text that stands for "we do not know", in the words that registers, forms and people use for it. Only a whole field can be
 * one, save for a few phrases that name themselves ("surname not known"): Noah Knowles is a name, and so may Na and Mum be parts of one.
 */
import { foldLatin } from './latin.ts';

const WHOLE = new Set(
  `|not known|unknown|unk|unkn|n k|nk|n a|not recorded|not given|not stated|not provided|not disclosed|not available|not applicable|not supplied
|not obtained|not yet known|not sure|dont know|do not know|no idea|no details|no details given|name not known|name unknown|unknown name|name not given
|name withheld|name to follow|to follow|awaited|awaiting|pending|none|none given|no name|no name given|no surname|no forename|no first name|no last name|no fixed name
|refused|refused to say|declined|would not say|withheld|redacted|anon|anonymous|tbc|tbd|tba|to be confirmed|to be advised|to be named|fnu|lnu|fnu lnu|x|xx|xxx|xxxx|nil|null|undefined|blank|empty
|as above|see above|same as above|same|ditto|various|multiple|test|test test|testing|subject|suspect|victim|witness|informant|caller
|mother|father|mum|mam|mom|dad|brother|sister|partner|boyfriend|girlfriend|husband|wife|son|daughter|child|baby|young person|pupil|student|client|service user
|male|female|man|woman|boy|girl|person|adult|youth|unborn|unborn baby|unborn child|baby boy|baby girl|infant|newborn
|john doe|jane doe|inconnu|inconnue|unbekannt|desconocido|desconocida|desconhecido|desconhecida|sconosciuto|sconosciuta|onbekend|nieznany|nieznana|neznamy|necunoscut|ismeretlen
|bilinmiyor|okand|ukjent|ukendt|tuntematon|nepoznat|nepoznato|sin nombre|sans nom|sense nom|senza nome|nije poznato
|неизвестно|неизвестен|неизвестный|неизвестная|невідомо|невідомий|άγνωστο|αγνωστο|άγνωστος|αγνωστος|غير معروف|مجهول|لا يوجد|غير معلوم|نامعلوم|نا معلوم|ناشناس|לא ידוע|לא ידועה|אלמוני|अज्ञात|अज्ञात|ਅਗਿਆਤ|অজ্ঞাত|অজানা|ያልታወቀ|不详|不詳|未知|无名氏|無名氏|不明`
    .split('|')
    .map((each) => each.trim()),
);

/** Said of part of a name: "Amira (surname not known)". */
const PHRASE =
  /\b(?:(?:first ?name|given ?name|forename|middle ?name|last ?name|family ?name|surname|name)\s+)?(?:not (?:known|recorded|given|stated)|unknown|n\/k)\b(?:\s+(?:male|female|man|woman|boy|girl|person|child|adult|surname|forename|name))?/giu;
/** Somebody's, and so not theirs: "baby of Amira Testwood". */
const OF_ANOTHER =
  /^(?:the )?(?:baby|infant|unborn(?: baby| child)?|newborn|child|children|mother|father|mum|dad|parents?|husband|wife|partner|friend|brother|sister|sibling|neighbou?r|carer) of\b/;
/** "white male, 20s", "unidentified woman 2". */
const DESCRIBED =
  /^(?:(?:unknown|unidentified|unnamed|another|second|white|black|asian|older?|younger?|young|tall|short|masked) )*(?:male|female|man|woman|boy|girl|person|child|adult|youth|teenager|suspect|subject|witness)s?(?: (?:in )?(?:\d+s?|one|two|three|[a-d]))*$/;

/** Without one of these no text is a placeholder for more than the sum of its words. */
const MAY_STAND =
  /not|unk|know|n\/k|none|male|man\b|boy|girl|person|child|adult|youth|teen|suspect|subject|witness| of |baby|\bm(?:r|rs|s|iss|aster)\b|\bdr\b/i;

/** No text without one of these words stands for "we do not know", wholly or in part. */
export const placeholderWords: readonly string[] = [
  ...[...WHOLE].flatMap((each) => each.split(' ')),
  ...'of known male female man woman boy girl person child adult youth teenager suspect subject witness'
    .split(' ')
    .flatMap((each) => [each, `${each}s`]),
];

/** `text` is short (the reader cuts it). */
export function isPlaceholder(text: string): boolean {
  // Most names take this way: one look in a set.
  if (/^[A-Za-zÀ-ɏ ,'’-]+$/.test(text) && !MAY_STAND.test(text)) return WHOLE.has(text.toLowerCase().trim());
  return stands(plain(text)) || (text !== '' && plain(withoutPlaceholders(text)) === '');
}

export const withoutPlaceholders = (text: string): string => (/not |known|n\/k/i.test(text) ? text.replace(PHRASE, ' ') : text);

function stands(read: string): boolean {
  const untitled = read.replace(/^(?:(?:mr|mrs|ms|miss|dr|master) )+/, '');
  return WHOLE.has(read) || WHOLE.has(untitled) || OF_ANOTHER.test(read) || DESCRIBED.test(read);
}

function plain(text: string): string {
  return foldLatin(text.slice(0, 160).replace(/['’‘]/g, ''))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
