/** What telephones, e-mail addresses and names on line come to, however they are written; '' or null for what is none. */

export const LONGEST_CONTACT = 254;

/**
 * The number with its country (`+441632960001`) where that is written or the number is a British one; else digits alone. Extensions go.
 * A spreadsheet drops the leading nought: ten digits that begin like a British number are one.
 */
export function readPhone(text: string): string {
  const written = text
    .slice(0, LONGEST_CONTACT)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?:ext(?:ension)?\.?|x|#)\s*\d{1,6}\s*$/, '')
    .replace(/\(0\)/g, '');
  const isAbroad = /^[^\d]*\+/.test(written);
  const digits = digitsOf(written);
  if (digits.length < 9 || digits.length > 16 || isNoNumber(digits)) return '';
  if (isAbroad) return `+${british(digits)}`;
  if (digits.startsWith('00')) return `+${british(digits.slice(2))}`;
  if (digits.startsWith('0')) return `+44${digits.slice(1)}`;
  if (digits.startsWith('44') && digits.length === 12) return `+${digits}`;
  return digits.length === 10 && /^[12378]/.test(digits) ? `+44${digits}` : digits;
}

/** +44 0 20... is written for +44 20... */
function british(digits: string): string {
  return digits.startsWith('440') ? `44${digits.slice(3)}` : digits;
}

/** Equal for numbers that may be one: a number from abroad is often written as if at home there. */
export function phoneEnd(phone: string): string {
  return phone.slice(-9);
}

function digitsOf(text: string): string {
  let digits = '';
  for (const character of text) {
    const value = '0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹'.indexOf(character);
    if (value >= 0) digits += value % 10;
  }
  return digits;
}

function isNoNumber(digits: string): boolean {
  const end = digits.replace(/^(?:00|44|0)+7?/, '');
  return /^(\d)\1*$/.test(end) || end === '' || '0123456789012'.includes(digits) || /^0?712345678\d?$/.test(digits);
}

export interface ReadEmail {
  /** As the mailbox is addressed. */
  readonly exact: string;
  /** What many providers deliver to the same person: without +tags, and without dots where they do not count. */
  readonly loose: string;
}

const NO_MAILBOX = /^(?:none|no|noemail|nomail|na|n-a|unknown|notknown|notgiven|test|example|email|mail|x+|a)$/;
/** Read by whoever is on duty there, so it names an office. */
const OFFICE =
  /^(?:info|admin|office|contact|enquir(?:y|ies)|inquiries|reception|hello|mail|school|head|support|help|sales|noreply|no-reply|donotreply)$/;

export function readEmail(text: string): ReadEmail | null {
  const match = /^(?:mailto:)?\s*<?([^\s<>@"]{1,64})@([^\s<>@"]+\.[^\s<>@".]{2,})>?\s*$/.exec(
    text.slice(0, LONGEST_CONTACT).normalize('NFKC').trim().toLowerCase(),
  );
  if (match === null) return null;
  const [, local, written] = match as unknown as [string, string, string];
  const domain = written === 'googlemail.com' ? 'gmail.com' : written;
  if (NO_MAILBOX.test(local.replace(/\W/g, '')) || OFFICE.test(local) || /^example\.(?:com|org|net)$/.test(domain)) return null;
  const untagged = local.replace(/\+.*$/, '') || local;
  return { exact: `${local}@${written}`, loose: `${domain === 'gmail.com' ? untagged.replaceAll('.', '') : untagged}@${domain}` };
}

export interface ReadHandle {
  /** '' where nobody said. */
  readonly platform: string;
  readonly name: string;
}

const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:x|twitter|tweet)$/, 'x'],
  [/^(?:instagram|insta|ig)$/, 'instagram'],
  [/^(?:facebook|fb|messenger)$/, 'facebook'],
  [/^(?:snapchat|snap|sc)$/, 'snapchat'],
  [/^(?:tiktok|tik tok)$/, 'tiktok'],
  [/^(?:telegram|tg|t)$/, 'telegram'],
  [/^(?:youtube|yt|youtu)$/, 'youtube'],
];
const AFTER_NAME = /^@?(\S+)\s+(?:on|at|\(|-)\s*(\p{L}[\p{L} ]{1,20}?)\)?$/iu;
const SHORTEST_HANDLE = 3;

export function readHandle(text: string): ReadHandle | null {
  const plain = text.slice(0, LONGEST_CONTACT).normalize('NFKC').trim().toLowerCase();
  const link =
    /^(?:https?:\/\/)?(?:www\.|m\.|mobile\.)?([a-z]+)\.(?:com|me|net|org|tv|gg|be)\/(?:@|u\/|user\/|in\/|add\/|c\/)?([^/?#\s]+)/.exec(
      plain,
    );
  const before = /^([\p{L} ]{1,20}?)\s*[:/]\s*@?(\S+)$/u.exec(plain) ?? /^(\p{L}{2,20})\s+@(\S+)$/u.exec(plain);
  const after = AFTER_NAME.exec(plain);
  const [platform, name] = link
    ? [link[1]!, link[2]!]
    : before
      ? [before[1]!, before[2]!]
      : after
        ? [after[2]!, after[1]!]
        : ['', plain.replace(/^@/, '')];
  if (name.length < SHORTEST_HANDLE || /\s/.test(name) || NO_MAILBOX.test(name.replace(/\W/g, ''))) return null;
  const known = platform.trim();
  return { platform: PLATFORMS.find(([pattern]) => pattern.test(known))?.[1] ?? known, name };
}
