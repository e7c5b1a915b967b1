/** G18 (S12, F05, F07): what was found about somebody is put to whoever holds them and decided by another than the finder. */
import { besides } from './besides.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Done } from '../../domain/done.ts';
import type { Find } from '../../domain/find/state.ts';
import type { Duty } from '../../domain/obligation/entries.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

/** The post that is asked, unless nobody but the finder fills it: then the one that decides after the lead. */
const askedOf = (file: FileState, duty: 'lead' | 'intake', finder: string): Duty =>
  besides(file, [duty, 'second'], { by: finder, post: null });

const shared = {
  id: 'G18',
  ladder: 'ordinary',
  findings: ['F05', 'F07'],
  systems: ['S12'],
  waivable: false,
  listens: ['FindRecorded', 'FindPlaced', 'FindPut', 'DisruptionDecided', 'FindAnswered', 'FindReturned', 'LeadTaken', 'HandoverAccepted'],
} as const;

export const disruptionDecision: Rule = {
  ...shared,
  key: 'G18',
  title: 'What is found is decided on',
  words:
    'Something was found about this person, here or in another case, or an event was an opportunity to disrupt. A named post decides: charge, not charge or another disruption, with the reason. Whoever found it does not decide.',
  task: 'Decide on a find: charge, not charge or another disruption',
  limit: 'G18',
  owedByWords: 'the lead post; the supervising post where the lead found it',
  owed: (file) =>
    [...file.finds.values()]
      .filter(({ askedHere }) => askedHere)
      .map((find): Owed => owedOf(find, find.begun, askedOf(file, 'lead', find.finder), find.decided)),
};

export const findPlaced: Rule = {
  ...shared,
  key: 'G18.place',
  title: 'A find about somebody else is put to whoever holds them',
  words:
    'What was found here about somebody else waits with nobody: the intake post finds out who holds them and puts it to that file, or says what is done because nobody does. Put to somebody whom it is not about, it waits again; where the file in which it was found has been let go meanwhile, it waits in the one to which it was put.',
  task: 'A find about somebody else: put it to whoever holds them',
  limit: 'G18.place',
  owedByWords: 'the intake post',
  owed: (file) =>
    [...file.finds.values()].flatMap((find) =>
      find.waits.map((wait, n): Owed => owedOf(find, wait, askedOf(file, 'intake', find.finder), find.placings[n] ?? find.answered)),
    ),
};

const owedOf = ({ stream, record }: Find, since: Done, owedBy: Duty, met: Owed['met']): Owed => ({
  occasion: since.fact,
  stream,
  record,
  starts: since.at,
  owedBy,
  met,
});

export const disruptionRules: readonly Rule[] = [disruptionDecision, findPlaced];
