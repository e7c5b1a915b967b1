/** G19, C30 and C31 (S13, F06): a role held or sought is asked about; an allegation that meets the threshold goes to the designated officer. */
import { firstAfter, type InOrder } from '../../domain/done.ts';
import { type Employment, isOfTrust, isUnknown, meetsThreshold } from '../../domain/employment/state.ts';
import { learntOf } from '../../domain/file/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

const shared = {
  id: 'G19',
  ladder: 'ordinary',
  findings: ['F06'],
  systems: ['S13'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['EmploymentRecorded', 'TrustAssessed', 'TrustTellingDecided', 'EmploymentEnded'],
} as const;

const endOf = ({ ended }: Employment): readonly InOrder[] => (ended ? [ended] : []);

export const trustQuestion: Rule = {
  ...shared,
  key: 'G19',
  title: 'Is it a position of trust?',
  words:
    'A job, voluntary work or a licence that the person holds or seeks: is it a role with children, with adults at risk or with critical access? Yes, no or not known, with the reason. What is not known is asked again on its day.',
  task: 'Say whether a role is a position of trust',
  limit: 'G19',
  furtherLimits: ['G19.again'],
  owed: (file) =>
    [...file.employments.values()].flatMap((role): readonly Owed[] => {
      const { recorded, answers, stream, record } = role;
      const ends = endOf(role);
      const next = (from: InOrder) => firstAfter<InOrder>(from, answers, ends);
      const asked = {
        occasion: recorded.fact,
        stream,
        record,
        starts: learntOf(file, recorded),
        owedBy: 'lead',
        met: next(recorded),
      } as const;
      const again = answers
        .filter((answer) => isUnknown(answer) && answer.nextLook !== null)
        .map(
          (answer): Owed => ({
            occasion: answer.fact,
            stream,
            record,
            starts: answer.at,
            due: answer.nextLook ?? answer.at,
            limit: 'G19.again',
            owedBy: 'lead',
            met: next(answer),
          }),
        );
      return [asked, ...again];
    }),
};

export const trustTelling: Rule = {
  ...shared,
  key: 'G19.tell',
  title: 'What is told about a position of trust is decided',
  words:
    'It is a position of trust. Whether anybody outside is told, and what, is decided with its reason: employer, designated officer, barring service and licence each thought of. That nothing is told is a decision too.',
  task: 'A position of trust: decide what is told to whom, or that nothing is',
  limit: 'G19.tell',
  furtherLimits: ['G19.again'],
  owed: (file) => [...file.employments.values()].flatMap(tellingsOwed),
};

/** From each answer that says so after none did; and again from each "not yet", on its day. */
function tellingsOwed(role: Employment): readonly Owed[] {
  const { answers, tellings, stream, record } = role;
  const ends = endOf(role);
  const begins = answers.filter(
    (answer, n) => isOfTrust(answer) && !answers.slice(0, n).some((before, m) => isOfTrust(before) && !answers.slice(m, n).some(isNone)),
  );
  if (begins.length === 0) return [];
  // Found since to be none: the question ends with that answer.
  const over = answers.filter(isNone);
  const next = (from: InOrder) => firstAfter<InOrder>(from, tellings, ends, over);
  return [
    ...begins.map((each): Owed => ({ occasion: each.fact, stream, record, starts: each.at, owedBy: 'lead', met: next(each) })),
    ...tellings
      .filter(({ outcome, nextLook }) => outcome === 'not yet' && nextLook !== null)
      .map(
        (each): Owed => ({
          occasion: each.fact,
          stream,
          record,
          starts: each.at,
          due: each.nextLook ?? each.at,
          limit: 'G19.again',
          owedBy: 'lead',
          met: next(each),
        }),
      ),
  ];
}

const isNone = (answer: Employment['answers'][number]): boolean => !isOfTrust(answer) && !isUnknown(answer);

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
      ended?.how === 'was removed for harm or risk'
        ? [{ occasion: ended.fact, stream, record, starts: ended.at, owedBy: 'lead', met: barring.at(-1) ?? null }]
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
