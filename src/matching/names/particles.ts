/**
 * Words that are written or left out at will. A particle stands before something, so the last part of a name is none, and a short
 * one that is also a name (Ben, Le, Do, Van) is none where a whole name begins with it.
 */
const PARTICLES = words(
  `al el ul ibn bin ben bint binti binte bt abu abou bou abul aboul umm um oum ould wuld walad ait aith
  de del della delle di du da das do dos des la le las los li lo y e van von vande vander vanden vonder dela delos delas dele der den ter ten te het t op zu zum zur af av
  mc mac o ni nic mhic san st ste saint oglu ogly oglou uulu kyzy kizi qizi`,
);
const ALSO_NAMES = words('ben le do du van den di la li lo te da san ni e o abu um mac mc st');
/** al before a letter of the sun takes its sound: ad-Din, ash-Shami, un-Nisa. */
const SUN = /^[aeiou](t|th|d|dh|r|z|s|sh|l|n|j)$/;
/**
 * In these each is half title, half name: shared by half of all who come from there, left out or put in by whoever writes. They are weak
 * only beside two parts that are not.
 */
const CUSTOMARY = words(
  `begum begam begom bibi bi khatun khatoon khatum banu bano sultana miah mia miya mian meah kaur singh devi kumari kumar bai bhai begam jan gul
  khanam khanom khanum hanim hanum bey shah md mohd uddin ullah`,
);

/** @param next the part after it, if any */
export function isParticle(text: string, next: string | undefined, isFirst: boolean, isWhole: boolean): boolean {
  if (next === undefined) return false;
  if (PARTICLES.has(text)) return !(isFirst && isWhole && ALSO_NAMES.has(text));
  const sun = SUN.exec(text)?.[1];
  return sun !== undefined && !isFirst && next.length > 2 && next.startsWith(sun) && !next.startsWith('ng');
}

/** For whoever asks whether a word can be one at all. */
export const particleWords: Iterable<string> = PARTICLES;
export const customaryWords: Iterable<string> = CUSTOMARY;

export const isCustomary = (text: string): boolean => CUSTOMARY.has(text);
/** Every form of the Arabic article comes to one. */
export const isArticle = (text: string): boolean =>
  text === 'al' || text === 'el' || text === 'ul' || text === 'il' || text === 'ol' || SUN.test(text);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
