/**
 * Pure deciders about finds (G18, F05, F07). Whoever found it does not end it; whoever holds the person answers, and the answer
 * goes back without saying what it was.
 */
import { underTen } from '../circumstance/age.ts';
import { because, type Decision, type NewEntry } from '../decision.ts';
import { firstRecord, movedAway } from '../file/moved.ts';
import type { FileState } from '../file/state.ts';
import { mayFollow } from '../machine.ts';
import { entry, write } from '../write.ts';
import {
  type Disruption,
  DisruptionDecided,
  FindAnswered,
  FindAwaits,
  FindPlaced,
  FindPut,
  FindRecorded,
  FindReturned,
  type findSorts,
} from './entries.ts';
import { findMachine, type FindStep } from './machine.ts';
import type { Find } from './state.ts';

export interface NewFind {
  readonly sort: (typeof findSorts)[number];
  readonly words: string;
  readonly found: string;
  readonly about: 'this person' | 'somebody else';
  readonly person: string;
}

export function recordFind(file: FileState, id: string, fields: NewFind, now: number): Decision {
  const record = firstRecord(file);
  if (record === undefined) return movedAway;
  if (fields.about === 'this person') {
    const young = underTen(file, now);
    if (young) return young;
  } else if (fields.person.trim() === '')
    return because(
      'nobody-named',
      'It is not said whom it is about.',
      'Write what is known of them: a name, an address, a number, how they are known here.',
    );
  return write(FindRecorded, { stream: `find/${id}`, file: file.id, record }, fields);
}

/** Puts what was found in one file to the lead of another. Both entries are recorded together or not at all; each lies in its own stream. */
export function putFind(file: FileState, find: Find, to: FileState, id: string, now: number): Decision {
  const record = firstRecord(to);
  if (record === undefined || !to.opened || to.disposed)
    return because('no-such-file', 'There is no such file, or it has been let go.', 'Look it up by its reference.');
  if (to.id === file.id) return because('same-file', 'It lies in this file already.', 'Record it as a find about the person of this file.');
  if (find.about !== 'somebody else' || !mayFollow(findMachine, find.state, 'FindPlaced'))
    return because('find-state', `That is not open now: ${findMachine.states[find.state].words}.`, 'Read on its page what became of it.');
  const young = underTen(to, now);
  if (young) return young;
  const { sort, words, found, finder } = find;
  return {
    kind: 'decided',
    entries: [
      entry(FindPlaced, { stream: find.stream, file: file.id, record: find.record }, {}),
      entry(
        FindPut,
        { stream: `find/${id}`, file: to.id, record },
        { sort, words, found, finder, from: { find: find.id, record: find.record } },
      ),
    ],
  };
}

/** The arrival that tells of them is said; what the find waits for is then the file that is made of it. It is owed meanwhile. */
export const awaitArrival = (file: FileState, id: string, arrival: string): Decision =>
  step(file, id, 'FindAwaits', (find) =>
    find.about === 'somebody else'
      ? write(FindAwaits, { stream: find.stream, file: file.id, record: find.record }, { arrival })
      : because('same-file', 'It is about the person of this file.', 'Decide on it here.'),
  );

/** The decision (G18). `back`: the finder's file, where the find came from another. */
export const decideDisruption = (
  file: FileState,
  id: string,
  by: string,
  fields: { readonly outcome: Disruption; readonly reason: string; readonly told: string },
  back: FileState | null,
  now: number,
): Decision =>
  step(file, id, 'DisruptionDecided', (find) => {
    if (find.about === 'somebody else')
      return because(
        'not-held-here',
        'It is about somebody else: whoever holds them decides.',
        'Put it to their file, or say what is done because nobody holds them.',
      );
    if (find.finder === by)
      return because(
        'finder-decides',
        'You found it yourself: another person decides what is done about it.',
        'It is on the list of the lead; if that is you, of the post above.',
      );
    const young = fields.outcome === 'not about this person' ? null : underTen(file, now);
    if (young) return young;
    if (fields.told.trim() === '')
      return because(
        'not-said-who-is-told',
        'It is not said who else is told.',
        'Name them: the inquiry, the prosecutor, whoever may be hurt. Or say why nobody is.',
      );
    const decision = write(DisruptionDecided, { stream: find.stream, file: file.id, record: find.record }, fields);
    if (decision.kind === 'refused') return decision;
    const after = fields.outcome === 'not about this person' ? returned(file, back, find) : answerIn(back, find);
    return { ...decision, entries: [...decision.entries, ...after] };
  });

/**
 * Put to the wrong file, or recorded on it, it is nobody's answer: it waits again where it was found. Where that was let go, it waits here: it is
 * not lost with the file of whoever found it.
 */
function returned(file: FileState, back: FileState | null, { from, stream, record }: Find): readonly NewEntry[] {
  const there = back?.disposed ? undefined : back?.finds.get(from?.find ?? '');
  if (!back || !there) return [entry(FindReturned, { stream, file: file.id, record }, {})];
  if (!mayFollow(findMachine, there.state, 'FindReturned')) return [];
  return [entry(FindReturned, { stream: there.stream, file: back.id, record: there.record }, {})];
}

/** That it was answered, in the finder's file: never what the answer was, nor where. */
function answerIn(back: FileState | null, { from }: Find): readonly NewEntry[] {
  const find = back?.finds.get(from?.find ?? '');
  if (!back || !find || back.disposed || !mayFollow(findMachine, find.state, 'FindAnswered')) return [];
  return [entry(FindAnswered, { stream: find.stream, file: back.id, record: find.record }, {})];
}

/** Nobody is found to hold the person: what was done instead. Not by whoever found it. */
export const answerWithoutHolder = (file: FileState, id: string, by: string, words: string): Decision =>
  step(file, id, 'FindAnswered', (find) => {
    if (find.about !== 'somebody else' || find.state !== 'recorded')
      return because('find-state', `That is not open now: ${findMachine.states[find.state].words}.`, 'Read on its page what became of it.');
    if (find.finder === by)
      return because(
        'finder-decides',
        'You found it yourself: another person says what is done about it.',
        'It is on the list of the intake post.',
      );
    if (words.trim() === '')
      return because(
        'no-words',
        'It is not said what is done instead.',
        'Write whom you looked for and how, and what was done: a referral, say.',
      );
    return write(FindAnswered, { stream: find.stream, file: file.id, record: find.record }, { words });
  });

function step(file: FileState, id: string, taken: FindStep, decide: (find: Find) => Decision): Decision {
  const find = file.finds.get(id);
  if (!find) return because('no-such-find', 'That find does not lie in this file.', 'Open it from the file.');
  if (mayFollow(findMachine, find.state, taken)) return decide(find);
  return because('find-state', `That is not open now: ${findMachine.states[find.state].words}.`, 'Read on its page what became of it.');
}
