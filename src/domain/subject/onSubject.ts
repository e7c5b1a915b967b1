/** What every decider about a subject asks first: that it lies in this file, and that the step may be taken from where it stands. */
import { because, type Decision, type Refusal } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
import type { FileState } from '../file/state.ts';
import { mayFollow } from '../machine.ts';
import { write } from '../write.ts';
import { subjectMachine, type SubjectStep } from './machine.ts';
import { type Lessening, lesseningWaits, type Subject } from './state.ts';

export const where = (file: FileState, { stream, record }: Subject) => ({ stream, file: file.id, record });

export function on(file: FileState, id: string, decide: (subject: Subject) => Decision): Decision {
  const subject = file.subjects.get(id);
  return subject?.opened
    ? decide(subject)
    : because('no-such-subject', 'Nobody in this file is that subject of interest.', 'Open it from the list of subjects.');
}

export const onProposal = (file: FileState, id: string, decide: (subject: Subject, proposal: Lessening) => Decision): Decision =>
  on(file, id, (subject) => {
    const proposal = lesseningWaits(subject);
    return proposal
      ? decide(subject, proposal)
      : because('nothing-proposed', 'Nothing is proposed now.', 'It was answered already; open the page again.');
  });

export const onSubject = (
  file: FileState,
  id: string,
  type: EntryType,
  fields: unknown,
  whyNot: (subject: Subject) => Refusal | null = () => null,
): Decision => on(file, id, (subject) => whyNot(subject) ?? write(type, where(file, subject), fields));

/** A step of the machine, where it may be taken. */
export const step = (
  file: FileState,
  id: string,
  type: EntryType & { readonly type: SubjectStep },
  fields: unknown,
  whyNot: (subject: Subject) => Refusal | null = () => null,
): Decision =>
  onSubject(file, id, type, fields, (subject) =>
    mayFollow(subjectMachine, subject.state, type.type)
      ? whyNot(subject)
      : because(
          'no-such-step',
          `That cannot follow: ${subjectMachine.states[subject.state].words.toLowerCase()}.`,
          'Open the subject’s page and see what may follow.',
        ),
  );
