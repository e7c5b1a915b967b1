/** An amount of the rulebook as its reader says it: the rulebook writes "5 working days" (rulebook/engine/amount.ts). */
import { t } from './words.ts';

type Say = (n: number) => string;
const says: Readonly<Record<string, Say>> = {
  'working day': (n) => t('{n, plural, one {# working day} other {# working days}}', { n }),
  day: (n) => t('{n, plural, one {# day} other {# days}}', { n }),
  month: (n) => t('{n, plural, one {# month} other {# months}}', { n }),
  year: (n) => t('{n, plural, one {# year} other {# years}}', { n }),
  hour: (n) => t('{n, plural, one {# hour} other {# hours}}', { n }),
  contact: (n) => t('{n, plural, one {# contact} other {# contacts}}', { n }),
  agency: (n) => t('{n, plural, one {# agency} other {# agencies}}', { n }),
  agencie: (n) => t('{n, plural, one {# agency} other {# agencies}}', { n }),
  'of a hundred': (n) => t('{n} of a hundred', { n }),
  minute: (n) => t('{n, plural, one {# minute} other {# minutes}}', { n }),
};

export function amount(english: string): string {
  const [, count = '', unit = '', first = ''] = /^(\d+) (.+?)s?(, beginning with the day)?$/.exec(english) ?? [];
  const said = says[unit]?.(Number(count));
  if (said === undefined) return english;
  return first ? t('{amount}, beginning with the day', { amount: said }) : said;
}

/** "within 5 working days". */
export const within = (english: string): string => t('within {amount}', { amount: amount(english.replace(/^within /, '')) });
