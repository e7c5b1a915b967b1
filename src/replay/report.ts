/** A replay as it is printed: JSON of a fixed shape, or text that fits 80 columns. */
import { type Alarm, alarmsOf, openAtEnd } from './alarms.ts';
import { atWords, dueWords, isoWithOffset } from './words.ts';
import type { World } from './world.ts';

export function replayReport(title: string, world: World) {
  const alarms = alarmsOf(world);
  const count = (kind: string) => alarms.filter((alarm) => alarm.kind === kind && !alarm.mistake).length;
  return {
    title,
    alarms: alarms.map(({ at, ...alarm }) => ({ at: isoWithOffset(at), ...alarm })),
    open: openAtEnd(world).map(({ rule, due, owedBy, about }) => ({ rule, due: isoWithOffset(due), owedBy, about })),
    summary: { entries: world.played, due: count('due'), lapsed: count('lapsed'), climbed: count('climbed'), refused: count('refused') },
  };
}

export function replayText(title: string, world: World): string {
  const lines = [...wrapped(title, ''), ...wrapped(`Rulebook ${world.book.version}. Time stops ${atWords(world.end)}.`, ''), ''];
  let last: number | undefined;
  for (const { at, rule, kind, owedBy, about, words, findings, again } of withoutRepeats(alarmsOf(world))) {
    if (at !== last) lines.push(atWords(at));
    last = at;
    lines.push(
      ...wrapped(
        `${kind.toUpperCase()} ${rule} about ${about}, ${kind === 'refused' ? 'by' : 'for'} ${owedBy.post} (${owedBy.organisation})`,
        '  ',
      ),
    );
    const asked =
      again.length > 0
        ? ` Asked again ${again.length === 1 ? 'once' : `${again.length} times`}, last on ${atWords(again.at(-1) ?? at)}.`
        : '';
    lines.push(...wrapped(`${words}${asked}${findings.length > 0 ? ` [${findings.join(' ')}]` : ''}`, '    '), '');
  }
  const open = openAtEnd(world);
  lines.push(open.length === 0 ? 'Nothing is owed at the end.' : 'Still owed at the end:');
  for (const { rule, due, owedBy, about } of open)
    lines.push(...wrapped(`${rule} about ${about}, by ${owedBy.post} (${owedBy.organisation}), ${dueWords(due)}`, '  '));
  const { entries, due, lapsed, climbed, refused } = replayReport(title, world).summary;
  lines.push(
    '',
    `${entries} ${entries === 1 ? 'entry' : 'entries'}; ${due} due, ${lapsed} lapsed, ${climbed} climbed, ${refused} refused.`,
  );
  return lines.join('\n');
}

/** The last rung is asked for years, if nobody answers: to be read, that is one line with a count. The JSON has them all. */
function withoutRepeats(alarms: readonly Alarm[]): readonly (Alarm & { readonly again: readonly number[] })[] {
  const first = new Map<string, Alarm & { again: number[] }>();
  for (const alarm of alarms) {
    const key = alarm.kind === 'climbed' ? JSON.stringify([alarm.rule, alarm.about, alarm.words]) : `${first.size} ${alarm.kind}`;
    const before = first.get(key);
    if (before) before.again.push(alarm.at);
    else first.set(key, { ...alarm, again: [] });
  }
  return [...first.values()];
}

const width = 80;
/** Lines of at most 80 columns; what follows the first is indented two more. */
export function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const start = lines.length === 0 ? indent : `${indent}  `;
    if (line === '') line = start + word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = `${indent}  ${word}`;
    }
  }
  return [...lines, line];
}
