/** Pure deciders about an old register: agreed by somebody else, compared once agreed, each row taken for somebody on file by a person, finished once. */
import { because, type Decision, decided, type Refusal, refused } from '../decision.ts';
import { FileOpened } from '../file/entries.ts';
import type { FileState } from '../file/state.ts';
import { RecordLinked, RecordMade } from '../record/entries.ts';
import { entry, write } from '../write.ts';
import { RegisterAgreed, RegisterDeclined, RegisterFinished, RegisterScreened } from './entries.ts';
import type { Register } from './state.ts';

const at = (id: string) => ({ stream: `arrival/${id}`, file: null, record: null });

const closed = ({ declined, finished }: Register): Refusal | null =>
  declined || finished ? because('register-closed', 'This register is done with.', 'Declare it again if there is more of it.') : null;

/** Whoever declared it does not agree to it themselves. */
function answerable(register: Register, declaredBy: string, by: string): Refusal | null {
  const no = closed(register);
  if (no) return no;
  if (register.agreed) return because('answered', 'It is agreed already.', 'Open it again to see by whom.');
  return declaredBy === by
    ? because('same-person', 'You declared this yourself: another person decides.', 'Ask the post above yours, or another overseer.')
    : null;
}

export const agreeRegister = (register: Register, id: string, who: { declaredBy: string; by: string }, words: string): Decision =>
  answerable(register, who.declaredBy, who.by) ?? write(RegisterAgreed, at(id), { words });

export const declineRegister = (register: Register, id: string, who: { declaredBy: string; by: string }, why: string): Decision =>
  answerable(register, who.declaredBy, who.by) ?? write(RegisterDeclined, at(id), { reason: why });

export function mayCompare(register: Register): Refusal | null {
  const no = closed(register);
  if (no) return no;
  return register.agreed
    ? null
    : because('register-not-agreed', 'Nobody else has agreed to it yet: nothing of it is read before.', 'Wait for the second person.');
}

export const screenRegister = (
  register: Register,
  id: string,
  counted: { file: string; rows: number; unreadable: number; kept: number; pairs: number },
): Decision => mayCompare(register) ?? write(RegisterScreened, at(id), counted);

export const finishRegister = (
  register: Register,
  id: string,
  counted: { same: number; different: number; unsure: number; undecided: number; deciders: readonly string[]; words: string },
): Decision => mayCompare(register) ?? write(RegisterFinished, at(id), { ...counted, deciders: [...counted.deciders] });

/**
 * What a row says becomes a further record of somebody on file. It begins in a file of its own and moves in the same step, so that undoing
 * it is what undoing a link always is.
 */
export function takeRow(
  known: FileState,
  row: { readonly file: string; readonly record: string; readonly lead: string; readonly details: unknown },
  reason: string,
): Decision {
  if (!known.opened || known.disposed || known.records.size === 0)
    return because('disposed', 'That person is not on file any more.', 'Say that it is somebody else.');
  if (known.records.has(row.record)) return because('already-linked', 'It lies in that file already.', 'There is nothing to do.');
  const where = { file: row.file, record: row.record };
  const made = write(RecordMade, { ...where, stream: `record/${row.record}` }, row.details);
  if (made.kind === 'refused') return refused(...made.reasons);
  return decided(
    entry(FileOpened, { ...where, stream: `file/${row.file}`, record: null }, { home: row.record, lead: row.lead }),
    ...made.entries,
    entry(RecordLinked, { stream: `record/${row.record}`, file: known.id, record: row.record }, { to: known.id, from: row.file, reason }),
  );
}
