/**
 * One written text may hold several names: an alias after "aka", a name in brackets or quotes, a birth name after "née". Each becomes
 * a reading of its own; the text itself is kept by whoever asks.
 */
export interface Writing {
  /** The text without what is said aside. */
  readonly main: string;
  /** Names of their own. */
  readonly others: readonly string[];
  /** One word in brackets or quotes: mostly what the person is called, in place of a forename. */
  readonly called: readonly string[];
  /** A surname borne before. */
  readonly before: readonly string[];
}

const MOST = 6;
const NO_NAMES: readonly string[] = [];
const ALIAS =
  /(?:\s|[,;(])(?:a\.?\s?\.?k\.?\s?\.?a\.?|also known as|also called|known as|alias(?:es)?|or alias|otherwise|goes by|nickname|nicknamed|@|;)(?:\s|[:,;.]|$)+/giu;
const BORN_AS =
  /\s(?:n[ée]e|n\/e|geb\.?|geborene|maiden name|formerly(?: known as)?|previously(?: known as)?|prev\.?|f\.?k\.?a\.?|z domu|урожд[её]нная)(?:\s|:)+/giu;
const ASIDE =
  /\(([^()]{0,80})\)?|\[([^[\]]{0,80})\]?|"([^"]{1,60})"|“([^“”]{1,60})”|«([^«»]{1,60})»|„([^„“”]{1,60})[“”]|(?<=\s)'([^']{2,60})'(?=\s|$)|(?<=\s)‘([^‘’]{2,60})’(?=\s|$)/gu;
/** An aside that is no name: what somebody wanted to say of the person, or a number. */
const NOTE =
  /\d|\b(?:deceased|dec'?d|dob|born|died|male|female|son|daughter|mother|father|brother|sister|wife|husband|partner|cousin|uncle|aunt|twin|child|adult|minor|known|unknown|surname|forename|name|nationality|suspect|victim|subject|possibly|possible|probably|maybe|spelling|sp|sic|phonetic|unsure|not|step|foster|adopted|the|of|to|and|no|see)\b/iu;

/** Of plain letters, no text without one of these words says more than one name. */
export const writingWords: readonly string[] =
  'aka ak ka also known called alias aliases otherwise goes nickname nicknamed nee geb geborene maiden formerly previously prev fka domu'.split(
    ' ',
  );

const MAY_SAY_MORE =
  /[([“"«„@;]|['‘][^\s]|k\.?\s?a|known|called|alias|otherwise|goes by|nick|\sn(?:[ée]|\/)e|geb|maiden|formerly|previously|prev\.|domu|урожд/i;

/** `text` is clean and short. */
export function writingsOf(text: string): Writing {
  if (!MAY_SAY_MORE.test(text)) {
    return { main: text, others: NO_NAMES, called: NO_NAMES, before: NO_NAMES };
  }
  const others: string[] = [];
  const called: string[] = [];
  const before: string[] = [];
  const note = (aside: string): void => {
    const maiden = new RegExp(BORN_AS.source, 'iu').exec(` ${aside}`);
    const name = aside.replace(new RegExp(`^\\s*(?:${'a\\.?\\s?k\\.?\\s?a\\.?|also known as|known as|alias|or'})[\\s:]+`, 'iu'), '').trim();
    if (maiden !== null) before.push(` ${aside}`.slice(maiden.index + maiden[0].length));
    else if (name !== '' && !NOTE.test(name)) (/\s/.test(name) || /^\p{Script=Han}/u.test(name) ? others : called).push(name);
  };
  let rest = text.replace(ASIDE, (_, ...groups: (string | undefined)[]) => {
    note(groups.slice(0, 8).find((group) => typeof group === 'string') ?? '');
    return ' ';
  });
  // Aka is a name too; in a list of aliases it is written small or large.
  const [first = '', ...aliases] = rest
    .trim()
    .replace(/^(?:aka|AKA|a\.k\.a\.?|[Aa]lias|(?:[Aa]lso )?[Kk]nown as)[\s:]+/, '')
    .split(ALIAS);
  rest = first;
  others.push(...aliases.flatMap((alias) => alias.split(/\s*;\s*/)));
  const [main = '', ...earlier] = rest.split(BORN_AS);
  before.push(...earlier);
  const kept = (list: readonly string[]): string[] =>
    list
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .slice(0, MOST);
  return { main: main.trim(), others: kept(others), called: kept(called), before: kept(before) };
}
