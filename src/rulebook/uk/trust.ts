/** G19, C30 and C31 (S13, F06): a role held or sought is asked about; an allegation that meets the threshold goes to the designated officer. */
import { firstAfter } from '../../domain/done.ts';
import { type Asked, tellingAsked, trustAsked } from '../../domain/employment/asking.ts';
import { type Employment, isForHarm, meetsThreshold } from '../../domain/employment/state.ts';
import { learntOf } from '../../domain/file/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dueAfter } from '../engine/amount.ts';
import { amountOf, type Owed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';

const shared = {
  id: 'G19',
  ladder: 'ordinary',
  findings: ['F06'],
  systems: ['S13'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['EmploymentRecorded', 'TrustAssessed', 'TrustTellingDecided', 'TrustAllegationMade', 'EmploymentEnded'],
} as const;

/** As it is asked: by the rule's limit, or to the day to which it was put off; sooner, where something new was said since and the limit ends before that day. */
const owedOf = (
  { stream, record }: Employment,
  { since, until, sooner, met }: Asked,
  limit: 'G19' | 'G19.tell',
  book: RulebookInForce,
  starts: Instant,
): Owed => {
  const each = { occasion: since.fact, stream, record, owedBy: 'lead', met } as const;
  if (until === null) return { ...each, starts };
  const isSooner = sooner && dueAfter(sooner.at, amountOf(book, limit, sooner.at), book.calendar) < until;
  return isSooner ? { ...each, starts: sooner.at } : { ...each, starts: since.at, due: until, limit: 'G19.again' };
};

export const trustQuestion: Rule = {
  ...shared,
  key: 'G19',
  title: 'Is it a position of trust?',
  words:
    'A job, voluntary work or a licence that the person holds or seeks: is it a role with children, with adults at risk or with critical access? Yes, no or not known, with the reason. What is not known is asked again on its day: once by the lead and in time; after that only a post above leaves it open. An allegation about a role that was not found to be one asks anew.',
  task: 'Say whether a role is a position of trust',
  limit: 'G19',
  furtherLimits: ['G19.again'],
  owed: (file, book) =>
    [...file.employments.values()].flatMap((role) =>
      trustAsked(role).map((asked) => {
        const starts = asked.since.fact === role.recorded.fact ? learntOf(file, role.recorded) : asked.since.at;
        return owedOf(role, asked, 'G19', book, starts);
      }),
    ),
};

export const trustTelling: Rule = {
  ...shared,
  key: 'G19.tell',
  title: 'What is told about a position of trust is decided',
  words:
    'It is a position of trust. Whether anybody outside is told, and what, is decided with its reason: employer, designated officer, barring service and licence each thought of. That nothing is told is a decision too. What is found of it later, and every allegation, asks anew; it is put off once by the lead, then by a post above.',
  task: 'A position of trust: decide what is told to whom, or that nothing is',
  limit: 'G19.tell',
  furtherLimits: ['G19.again'],
  owed: (file, book) =>
    [...file.employments.values()].flatMap((role) =>
      tellingAsked(role).map((asked) => owedOf(role, asked, 'G19.tell', book, asked.since.at)),
    ),
};

export const barringService: Rule = {
  key: 'C31',
  id: 'C31',
  title: 'After somebody is removed for harm or risk, the barring service is thought of',
  words:
    'Whoever removes somebody from such a role for harm, or the risk of it, refers them to the barring service (DBS). Here it is said whether that was done, by whom, or why not.',
  task: 'Removed for harm or risk: say whether the barring service (DBS) was told',
  limit: 'C31',
  ladder: 'ordinary',
  findings: ['F06'],
  systems: ['S13'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['EmploymentEnded', 'BarringReferralRecorded'],
  owed: (file) =>
    [...file.employments.values()].flatMap(({ ended, barring, stream, record }): readonly Owed[] =>
      // What was said of it before anybody was removed is no answer.
      ended && isForHarm(ended)
        ? [{ occasion: ended.fact, stream, record, starts: ended.at, owedBy: 'lead', met: firstAfter(ended, barring) }]
        : [],
    ),
};

export const designatedOfficer: Rule = {
  key: 'C30',
  id: 'C30',
  title: 'An allegation about somebody who works with children goes to the designated officer',
  words:
    'Only an allegation that meets the threshold (harmed a child, an offence, a risk of harm, unsuitable) starts this: it is referred to the designated officer (LADO). That somebody is on file starts nothing.',
  task: 'Refer the allegation to the designated officer (LADO)',
  limit: 'C30',
  ladder: 'ordinary',
  findings: ['F06'],
  systems: ['S13'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['TrustAllegationMade', 'DesignatedOfficerTold'],
  owed: (file) =>
    [...file.employments.values()].flatMap(({ allegations, referred, stream, record }) =>
      allegations.filter(meetsThreshold).map(
        (allegation): Owed => ({
          occasion: allegation.fact,
          stream,
          record,
          starts: learntOf(file, allegation),
          owedBy: 'lead',
          met: firstAfter(allegation, referred),
        }),
      ),
    ),
};

export const trustRules: readonly Rule[] = [trustQuestion, trustTelling, designatedOfficer, barringService];
