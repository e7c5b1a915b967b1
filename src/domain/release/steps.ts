/** What the deciders of both houses have in common: a step of the machine, several decisions as one, and how an address is written. */
import { because, type Decision, decided, type NewEntry, type Refusal } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
import type { FileState } from '../file/state.ts';
import { mayFollow } from '../machine.ts';
import { write } from '../write.ts';
import { releaseMachine, type ReleaseStep } from './machine.ts';
import type { Release } from './state.ts';

export function step(
  file: FileState,
  number: string,
  type: EntryType & { readonly type: string },
  fields: (release: Release) => Refusal | Readonly<Record<string, unknown>>,
): Decision {
  const release = file.releases.get(number);
  if (!release) return noSuch;
  if (!mayFollow(releaseMachine, release.state, type.type as ReleaseStep))
    return because(
      'no-such-step',
      'That does not follow from how the message stands now.',
      'Open it again and see what was done meanwhile.',
    );
  const said = fields(release);
  if (isRefusal(said)) return said;
  return write(type, { stream: release.stream, file: file.id, record: release.record }, said);
}

const isRefusal = (said: Refusal | Readonly<Record<string, unknown>>): said is Refusal => said['kind'] === 'refused';

/** All of them, or the first refusal. */
export const together = (...each: readonly Decision[]): Decision =>
  each.find(({ kind }) => kind === 'refused') ??
  decided(...each.flatMap((one): readonly NewEntry[] => (one.kind === 'decided' ? one.entries : [])));
export const withId = (decision: Decision, id: string): Decision =>
  decision.kind === 'refused' ? decision : decided(...decision.entries.map((each) => ({ ...each, id })));

export const noSuch = because('no-such-message', 'That message does not lie in this file.', 'Open it from the page of the file.');

export const recipient = ({ organisation, post }: { readonly organisation: string; readonly post: string }): string =>
  [organisation, post].filter((each) => each.trim() !== '').join(', ');

export const nextCopy = ({ copies }: { readonly copies: readonly unknown[] }): number => copies.length + 1;
