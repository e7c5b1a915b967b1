/** The state of the person asks people, and closes nothing: a second source, an urgent answer, a dated look, concerns passed on, and again at 18 (F21, F25, F49, C41, K19). */
import { reaches } from '../../domain/circumstance/age.ts';
import { adulthoodConsidered, type Circumstance, circumstancesOf } from '../../domain/circumstance/state.ts';
import { firstAfter, type InOrder } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';
import { termsOf } from './circumstances.ts';
import { allRefuted } from './disposal.ts';

const shared = {
  id: 'state',
  ladder: 'ordinary',
  findings: ['F49'],
  systems: ['S01'],
  owedByWords: 'the lead post',
  waivable: false,
} as const;
const listens = ['CircumstanceRecorded', 'CircumstanceConfirmed', 'CircumstanceAnswered', 'CircumstanceEnded'] as const;

/** What came first after an entry of the circumstance, and answers it. */
const after = (from: InOrder, ...answers: readonly (InOrder | null)[]): InOrder | null =>
  firstAfter(
    from,
    answers.filter((each) => each !== null),
  );
const owedOf = (each: Circumstance, from: InOrder, met: { readonly fact: string } | null): Owed => ({
  occasion: from.fact,
  stream: each.stream,
  record: each.record,
  starts: from.at,
  owedBy: 'lead',
  met,
});
const all = (file: FileState, owed: (each: Circumstance) => readonly Owed[]): readonly Owed[] => circumstancesOf(file).flatMap(owed);

export const urgentQuestion: Rule = {
  ...shared,
  key: 'state.urgent',
  title: 'Missing or not traced: answered at once',
  words: 'Where somebody is missing or cannot be traced the lead says within hours who looks, what has been tried, and who is warned.',
  task: 'Answer at once: the person is missing or cannot be traced',
  limit: 'state.urgent',
  ladder: 'urgent',
  findings: ['F25', 'F49'],
  listens,
  owed: (file) =>
    all(file, (each) =>
      termsOf(each.what)?.urgent ? [owedOf(each, each.recorded, after(each.recorded, ...each.answers, each.ended))] : [],
    ),
};

export const nextLook: Rule = {
  ...shared,
  key: 'state.look',
  title: 'The state of the person is looked at again',
  words: 'Left the country, in custody, missing, not traced: each keeps a dated next look until it is over. None of them is a closure.',
  task: 'Look again: where is the person now',
  limit: 'state.look',
  furtherLimits: ['state.look.missing', 'state.look.not-traced'],
  waivable: true,
  listens,
  owed: (file) =>
    all(file, (each) => {
      const looks = [each.recorded, ...each.answers];
      const limit = termsOf(each.what)?.look;
      if (!limit) return [];
      // Where nobody has set a day the limit does: silence never extends it.
      return looks.map(
        (look): Owed => ({
          ...owedOf(each, look, after(look, ...each.answers, each.ended)),
          ...(look.nextLook ? { due: look.nextLook } : {}),
          limit,
        }),
      );
    }),
};

export const secondSource: Rule = {
  ...shared,
  key: 'state.second',
  title: 'A death is confirmed by a second source',
  words: 'One source alone is "reported dead, to be confirmed": a second, independent one is asked, or it is taken back.',
  task: 'Confirm the reported death from a second source, or take it back',
  limit: 'state.second',
  listens,
  owed: (file) =>
    all(file, (each) => (each.what === 'died' ? [owedOf(each, each.recorded, after(each.recorded, each.confirmed, each.ended))] : [])),
};

export const othersAfterDeath: Rule = {
  ...shared,
  key: 'state.others',
  title: 'After a death: who else needs safeguarding',
  words: 'A death ends no duty to others: the lead says who else is or was at risk, and who has them now.',
  task: 'Say who else needs safeguarding now that the person has died',
  limit: 'state.others',
  listens,
  owed: (file) =>
    all(file, (each) => (each.confirmed ? [owedOf(each, each.confirmed, after(each.confirmed, ...each.answers, each.ended))] : [])),
};

export const disposalAfterDeath: Rule = {
  ...shared,
  key: 'state.disposal',
  id: 'C36',
  title: 'After a death: the disposal review comes sooner',
  words: 'When a death is confirmed the records post is asked whether anything is left to hold the file for. Nothing goes by itself.',
  task: 'Review the file for disposal: the person has died',
  limit: 'state.disposal',
  owedByWords: 'the records post',
  listens: [...listens, 'FileRetained', 'DisposalProposed'],
  owed: (file) =>
    all(file, (each) => {
      const { confirmed } = each;
      if (!confirmed) return [];
      const answers = [...file.retentions, ...file.disposalProposals, ...(each.ended ? [each.ended] : [])];
      const met = answers.filter(({ at }) => at >= confirmed.at).toSorted((a, b) => a.at - b.at)[0] ?? null;
      return [{ ...owedOf(each, confirmed, met), owedBy: 'records' }];
    }),
};

export const passOnConcerns: Rule = {
  ...shared,
  key: 'C41',
  id: 'C41',
  title: 'Concerns are passed on when somebody moves',
  words:
    'When the person moves area or school the concerns are passed on, and a named receiver accepts in writing. The sender keeps it till then.',
  task: 'Pass the concerns on, and get it in writing that they are accepted',
  limit: 'C41',
  findings: ['F21', 'F50'],
  listens: [...listens, 'ConcernsPassedOn', 'ConcernsAccepted'],
  owed: (file) =>
    all(file, (each) =>
      each.what === 'moved area' || each.what === 'moved school'
        ? [owedOf(each, each.recorded, after(each.recorded, each.accepted, each.ended))]
        : [],
    ),
};

export const turnedEighteen: Rule = {
  ...shared,
  key: 'K19.adult',
  id: 'K19',
  title: 'Asked again at 18',
  words:
    'On the 18th birthday the lead is asked again: consent, parental responsibility, how long the file is kept. A year alone counts in the child’s favour.',
  task: 'Ask again: the person is 18 now (consent, responsibility, how long it is kept)',
  limit: 'K19.adult',
  findings: [],
  listens: ['RecordMade', 'RecordDescribed', 'AdulthoodConsidered', 'ReferralReceived', 'ReferralClosed', 'ReferralReopened'],
  owed: (file) => {
    const grown = reaches(file, 18);
    // What was refuted leaves only its deletion review.
    if (grown?.kind !== 'at' || allRefuted(file)) return [];
    const { record, at } = grown;
    // Grown up already when first reported: nothing changes on a day to come.
    if (at <= record.made.at) return [];
    const done = adulthoodConsidered(file).find((each) => each.at >= at);
    return [
      {
        occasion: record.made.fact,
        stream: `record/${record.id}`,
        record: record.id,
        starts: at,
        owedBy: 'lead',
        met: done ? { fact: done.fact } : null,
      },
    ];
  },
};
