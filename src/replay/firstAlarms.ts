/** On which day, and to whom, the software would have raised its voice first about each failing that a chronology plays. */
import { type Alarm, alarmsOf } from './alarms.ts';
import type { World } from './world.ts';

export interface FirstAlarm {
  readonly finding: string;
  /** Null: nothing was ever said about it. */
  readonly alarm: Alarm | null;
}

/** What is only due has not failed yet, and what a mistake caused counts in nobody's figures. */
export function firstAlarms(findings: readonly string[], world: World): readonly FirstAlarm[] {
  const alarms = alarmsOf(world).filter(({ kind, mistake }) => kind !== 'due' && !mistake);
  return findings.map((finding) => ({ finding, alarm: alarms.find((each) => each.findings.includes(finding)) ?? null }));
}
