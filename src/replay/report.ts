/** A replay as it is printed: JSON of a fixed shape, or a table to read. */
import type { Instant } from '../ledger/envelope.ts';
import { alarmsOf, atWords, dueWords, openAtEnd } from './alarms.ts';
import type { World } from './world.ts';

/** ISO 8601 with the offset of London at that instant. */
export const isoWithOffset = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').toString({ timeZoneName: 'never', smallestUnit: 'second' });

export function replayReport(title: string, world: World) {
  const alarms = alarmsOf(world);
  const count = (kind: string) => alarms.filter((alarm) => alarm.kind === kind).length;
  return {
    title,
    alarms: alarms.map(({ at, ...alarm }) => ({ at: isoWithOffset(at), ...alarm })),
    open: openAtEnd(world).map(({ due, ...rest }) => ({ ...rest, due: isoWithOffset(due) })),
    summary: { entries: world.played, due: count('due'), lapsed: count('lapsed'), climbed: count('climbed'), refused: count('refused') },
  };
}

export function replayText(title: string, world: World): string {
  const lines = [title, `Rulebook ${world.book.version}. Time stops ${atWords(world.end)}.`, ''];
  for (const { at, rule, kind, owedBy, about, words, findings } of alarmsOf(world)) {
    const ids = [rule, ...findings].join(' ');
    lines.push(atWords(at), `  ${kind.toUpperCase()} ${ids} about ${about}, for ${owedBy.post} (${owedBy.organisation})`, `  ${words}`, '');
  }
  const open = openAtEnd(world);
  lines.push(open.length === 0 ? 'Nothing is owed at the end.' : 'Still owed at the end:');
  for (const { rule, due, owedBy, about } of open) lines.push(`  ${rule} about ${about}, by ${owedBy.post} (${owedBy.organisation}), ${dueWords(due)}`);
  const { summary } = replayReport(title, world);
  lines.push('', `${summary.entries} entries; ${summary.due} due, ${summary.lapsed} lapsed, ${summary.climbed} climbed, ${summary.refused} refused.`);
  return lines.join('\n');
}
