/** G01: a record that cannot be put on the list of known people is left off it alone, and is somebody's task until it is listed again (F44). */
import type { Limit, Rule } from '../engine/rulebook.ts';
import { limit, proposed } from './limitOf.ts';
import { owedUntilEnd } from './stays.ts';

export const listedLimits: readonly Limit[] = [
  limit(
    'G01.listed',
    'A record that cannot be put on the list of known people is mended, or it is said why it can stay off',
    { workingDays: 1 },
    'X',
    `G01: nobody finds the person meanwhile. ${proposed}`,
  ),
  limit(
    'G01.staysOff',
    'The longest that such a record stays off the list without being looked at again',
    { days: 28 },
    'X',
    `G01: ${proposed}`,
  ),
];

const key = 'G01.listed';
export const listed: Rule = {
  key,
  id: 'G01',
  title: 'A record is on the list of known people',
  words:
    'A record that cannot be put on the list of known people is left off it: everybody else is found as before, and nobody finds this person by it. The lead mends what is written, or says why it can stay off until a day. It is owed until the record is listed again.',
  task: 'This record cannot be compared with others: mend what is written, or say why it can stay so',
  limit: 'G01.listed',
  furtherLimits: ['G01.staysOff'],
  ladder: 'ordinary',
  findings: ['F44', 'F01'],
  systems: ['S01', 'S15'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['RecordLeftOff', 'RecordStaysOff', 'RecordListedAgain'],
  owed: (file) =>
    [...file.records.values()].flatMap(({ id, offList }) =>
      offList.flatMap(({ left, stays, again }) => owedUntilEnd({ stream: `record/${id}`, record: id, owedBy: 'lead' }, left, stays, again)),
    ),
};
