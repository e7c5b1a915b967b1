/** G01: somebody whose name says nothing can be matched with nobody, and is the lead's task until it is known who it is (F44, F01; docs/decisions/0048). */
import { isRefuted } from '../../domain/referral/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import { unnamedTimes } from '../../domain/record/unnamed.ts';
import { saysNobody } from '../../matching/unnamed.ts';
import type { Limit, Rule } from '../engine/rulebook.ts';
import { proposed, proposedLimit } from './limitOf.ts';
import { owedUntilEnd } from './stays.ts';

export const unnamedLimits: readonly Limit[] = [
  proposedLimit(
    'G01.unnamed',
    'Of somebody whose name says nothing it is found out who it is, or it is said why that is not possible now',
    { workingDays: 1 },
    `G01: nobody is compared with them meanwhile. ${proposed}`,
  ),
  proposedLimit(
    'G01.unnamed.again',
    'The longest until it is asked again who somebody is whose name says nothing',
    { days: 28 },
    `G01: ${proposed}`,
  ),
];

/** Refuted, a record owes nothing but the review of its disposal. */
function isRefutedRecord({ referrals }: FileState, record: string): boolean {
  const own = [...referrals.values()].filter((each) => each.record === record);
  return own.length > 0 && own.every(isRefuted);
}

export const unnamed: Rule = {
  key: 'G01.unnamed',
  id: 'G01',
  title: 'It is known who a record is of',
  words:
    'A record whose name says nothing (none, an initial, “not known”), and that has no number, address or name on line, is compared with nobody: whoever was known before is not seen. The lead finds out who it is and describes them, or says why that is not possible now and by when it is asked again. Said anew with as little it stays owed; a supervisor may waive it, and the record is counted in every search all the same.',
  task: 'Nobody can be compared with this record: find out who it is, or say why that is not possible now',
  limit: 'G01.unnamed',
  furtherLimits: ['G01.unnamed.again'],
  ladder: 'ordinary',
  findings: ['F44', 'F01'],
  systems: ['S01', 'S15'],
  owedByWords: 'the lead post',
  waivable: true,
  listens: ['RecordMade', 'RecordDescribed', 'PersonStaysUnknown', 'ReferralClosed', 'ReferralReopened'],
  owed: (file) =>
    [...file.records.values()].flatMap((part) => {
      if (isRefutedRecord(file, part.id)) return [];
      const owed = { stream: `record/${part.id}`, record: part.id, owedBy: 'lead' } as const;
      return unnamedTimes(part, saysNobody).flatMap(({ since, stays, named }) => owedUntilEnd(owed, since, stays, named));
    }),
};
