/**
 * The words of mail. They hold counts, kinds, dates, opaque references and a link, and never a name, a place or a word that anybody
 * typed: whoever reads somebody's mailbox learns that there is work. A property test over random names keeps it so.
 */
import type { Instant } from '../ledger/envelope.ts';
import type { Today } from './today.ts';
import { endsItsDay, inDays, type When, whenDue } from './whenDue.ts';

export interface Words {
  readonly subject: string;
  readonly text: string;
}

type Owed = Today['danger'][number];

/** What stands in a mail of one thing that is owed: nothing else of it may. */
export type Told = Pick<Owed, 'task' | 'due'> & { readonly reference: string; readonly isLate: boolean };

/** Mail is read on a telephone: the most urgent few, and how many more there are. */
const listed = 15;

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
export const dayWords = (at: Instant): string => day.format(at);
export const momentWords = (at: Instant): string => dayAndTime.format(at);
export const dueWords = (due: Instant): string => (endsItsDay(due) ? dayWords(due - 1) : momentWords(due));

const link = (base: string | null, path: string): string => (base === null ? 'Sign in to Throughline to open it.' : `${base}${path}`);

/** Null when nothing of one's own is due this week, nothing is new and nothing has climbed: then there is no mail. */
export function digestWords(seen: Today, referenceOf: (file: string) => string, base: string | null, isNew: boolean): Words | null {
  const { now, posts, lines, climbs, queue, area } = seen;
  const own = new Set(posts);
  // What others owe is theirs: the list shows what waits on them, their mail tells them of it.
  const mine = lines
    .flatMap(({ owed }) => owed)
    .filter((row) => own.has(row.post))
    .toSorted((a, b) => a.due - b.due);
  const due = (when: When) => mine.filter((row) => whenDue(row, now) === when);
  const [overdue, today, thisWeek] = [due('overdue'), due('today'), due('this-week')];
  const soon = isNew ? due('later').filter((row) => row.due <= inDays(now, 14)) : [];
  const counts = [
    overdue.length > 0 ? `${overdue.length} overdue` : '',
    today.length > 0 ? `${today.length} due today` : '',
    thisWeek.length > 0 ? `${thisWeek.length} due this week` : '',
    soon.length > 0 ? `${soon.length} due next week` : '',
    climbs.length > 0 ? `${climbs.length} climbed to you` : '',
    queue.length > 0 ? `${queue.length} to be read by hand` : '',
    seen.keysAsked.length > 0 ? `${seen.keysAsked.length} keys of other houses to compare` : '',
    seen.queueAlarm === null ? '' : 'the queue of closed subjects is an alarm',
  ].filter(Boolean);
  if (counts.length === 0) return null;
  const told = (rows: readonly Owed[]): readonly string[] =>
    rows.map(({ task, due, file, state }) => `- ${task}: ${state === 'lapsed' ? 'was due' : 'due'} ${dueWords(due)}. ${referenceOf(file)}`);
  // It belongs to no file: whoever answers for it, and whoever it has climbed to, is told here, day after day until it is none (F16).
  const alarm =
    seen.queueAlarm === null
      ? []
      : [
          `- The queue of closed subjects is an alarm since ${dueWords(seen.queueAlarm.since)}${acknowledgedWords(seen.queueAlarm, now)}: ${link(base, '/subjects/alarm')}`,
        ];
  const things = [...alarm, ...told(overdue), ...told(today), ...told(thisWeek), ...told(soon)];
  const more = things.length - listed;
  return {
    subject: `Throughline: ${isNew ? 'new on your list; ' : ''}${counts.join(', ')}`,
    text: [
      `On your list: ${counts.join(', ')}.`,
      `You answer for: ${posts.map((post) => area.posts.get(post)?.title ?? post).join('; ')}.`,
      '',
      ...things.slice(0, listed),
      ...(more > 0 ? [`- and ${more} more`] : []),
      '',
      `Open your list: ${link(base, '/today')}`,
      `Change how often you are told: ${link(base, '/notices')}`,
      '',
      footer,
    ].join('\n'),
  };
}

/** No name, and none of the words that were typed: those are on the page. */
function acknowledgedWords({ acknowledged }: NonNullable<Today['queueAlarm']>, now: Instant): string {
  if (!acknowledged) return '';
  return now < acknowledged.promisedBy
    ? `, acknowledged until ${dueWords(acknowledged.promisedBy)} and as before to be ended`
    : `, and the day for which it was acknowledged has passed (${dueWords(acknowledged.promisedBy)})`;
}

const footer = 'There are no names in this mail, on purpose. Please put none in a reply.';

/** What an alert of this kind asks for. A kind that is not known here is an alert all the same. */
const alertWords: Readonly<Record<string, string>> = {
  'danger-now': 'Danger now has been reported. Say in Throughline that you have it, and act.',
  climbed: 'Something urgent was not done in time, and it has climbed to your post.',
  'duty-sheet': 'The duty sheet could not be made. If Throughline went away now, nobody would have a current one.',
};

/** `passedOn`: it could not be brought to whoever was asked first. */
export function urgentWords(
  alert: { readonly id: string; readonly kind: string; readonly about?: string; readonly raisedAt: Instant },
  post: string,
  base: string | null,
  passedOn: boolean,
): Words {
  // A colleague who is missing is not one more late thing: whoever is woken must know which it is.
  const isMissing = alert.kind === 'climbed' && alert.about?.startsWith('visit/') === true;
  const what = alert.kind === 'danger-now' ? 'danger now' : isMissing ? 'a visitor is not heard from' : 'act now';
  return {
    subject: `Throughline, urgent: ${what} (${alert.id.slice(0, 8)})`,
    text: [
      isMissing
        ? 'Somebody who went on a visit has not been heard from in time. What they wrote should be done is in Throughline: do that now.'
        : (alertWords[alert.kind] ?? 'Something urgent needs your post.'),
      `For: ${post}. Raised ${momentWords(alert.raisedAt)}. Alert ${alert.id.slice(0, 8)}.`,
      ...(passedOn
        ? ['Whoever was asked before you could not be reached, or does not answer for the post any more: you are asked now.']
        : []),
      '',
      `Open it: ${link(base, '/today')}`,
      '',
      footer,
    ].join('\n'),
  };
}

/** As its row keeps them. */
export const said = ({ subject, text }: Words) => ({ subject, said: text });
