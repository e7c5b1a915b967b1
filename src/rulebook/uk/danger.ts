/** C43: danger now. The duty post acknowledges at any hour; it is written up with true times; whoever may be hurt is warned. */
import { learntOf } from '../../domain/file/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

const shared = { id: 'C43', ladder: 'urgent', findings: ['F15', 'F49', 'F55'], systems: ['S01', 'S16'], waivable: false } as const;

export const acknowledge: Rule = {
  ...shared,
  key: 'C43.acknowledge',
  title: 'Danger now is acknowledged',
  words:
    "The area's duty post is alerted at any hour and says that it has the report. Nothing stands before it: no matching, gate, reason box or sign-off.",
  task: 'Danger now: say that you have it, and act',
  limit: 'C43.acknowledge',
  owedByWords: "the area's duty post, at any hour",
  listens: ['DangerReported', 'DangerAcknowledged', 'DangerWrittenUp'],
  owed: (file) =>
    [...file.dangers.values()].map(({ reported, acknowledged, writtenUp, stream, record }): Owed => {
      const answer = acknowledged ?? writtenUp[0];
      return {
        occasion: reported.fact,
        stream,
        record,
        starts: learntOf(file, reported),
        owedBy: 'area-duty',
        met: answer ? { fact: answer.fact } : null,
      };
    }),
};

export const writeUp: Rule = {
  ...shared,
  key: 'C43.write-up',
  title: 'Danger now is written up',
  words: 'What was done, with true times; who may be a target and who warns them. What came first in danger is recorded afterwards.',
  task: 'Write up the danger report, with true times',
  limit: 'C43.write-up',
  owedByWords: "the area's duty post",
  listens: ['DangerReported', 'DangerWrittenUp'],
  owed: (file) =>
    [...file.dangers.values()].map(({ reported, writtenUp, stream, record }): Owed => {
      const answer = writtenUp[0];
      return {
        occasion: reported.fact,
        stream,
        record,
        starts: learntOf(file, reported),
        owedBy: 'area-duty',
        met: answer ? { fact: answer.fact } : null,
      };
    }),
};

export const warn: Rule = {
  ...shared,
  key: 'C43.warn',
  title: 'Whoever may be hurt is warned',
  words: 'Each person who may be a target is warned by somebody named, or it is recorded why not.',
  task: 'Warn whoever may be hurt, or say why not',
  limit: 'C43.warn',
  owedByWords: "the area's duty post, at any hour",
  listens: ['DangerWrittenUp', 'TargetWarned'],
  owed: (file) =>
    [...file.dangers.values()].flatMap((danger) =>
      danger.writtenUp.flatMap((each): readonly Owed[] => {
        const open = each.targets.filter((target) => target.warnedAt === null && !target.notWarnedBecause);
        if (open.length === 0) return [];
        const answers = open.map(
          (target) =>
            danger.warned.find(
              (warned) =>
                warned.writeUp === each.fact && warned.who === target.who && (warned.warnedAt !== null || warned.notWarnedBecause),
            ) ?? null,
        );
        const last = answers.every((answer) => answer !== null) ? answers.at(-1) : null;
        const { stream, record } = danger;
        return [{ occasion: each.fact, stream, record, starts: each.at, owedBy: 'area-duty', met: last ? { fact: last.fact } : null }];
      }),
    ),
};
