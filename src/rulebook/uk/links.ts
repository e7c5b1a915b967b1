/** G23: two files that are both worked on are joined by two people, and what was decided on is taken apart by two (S15, F22, F44). */
import { isWaiting } from '../../domain/link/state.ts';
import type { Gate, Owed, Rule } from '../engine/rulebook.ts';

export const linkSecond: Rule = {
  key: 'G23.second',
  id: 'G23',
  title: 'A second person decides on linking two files, and on taking them apart',
  words:
    'Where both files hold more than a first report, or something was decided since a record was linked, another person agrees or declines, having seen both. Meanwhile both files keep everything that they owe.',
  task: 'Agree or decline: a link between two files, or its undoing, is proposed',
  limit: 'G23.second',
  ladder: 'ordinary',
  findings: ['F22', 'F44'],
  systems: ['S01', 'S15'],
  owedByWords: 'the supervising post',
  waivable: false,
  listens: ['LinkProposed', 'UnlinkProposed', 'LinkAgreed', 'LinkDeclined', 'LinkTakenBack'],
  owed: (file) =>
    [...file.links.values()].flatMap((link): readonly Owed[] => {
      const { state, answer, proposed, stream, record } = link;
      // Taken back, or done meanwhile in another way: nobody is asked any more.
      if (!answer && !isWaiting(file, link)) return [];
      if (state === 'taken back') return [];
      return [{ occasion: proposed.fact, stream, record, starts: proposed.at, owedBy: 'second', met: answer && { fact: answer.fact } }];
    }),
};

export const linkGate: Gate = {
  id: 'G23',
  title: 'Two files that are both worked on are not joined, nor taken apart, by one person',
  words:
    'A first report is joined to a known person by one person, and can be taken apart again. Where both files hold more than that, or something was decided since the link, a second person decides, having seen both. Every link can be undone, both histories stay, and all that is owed goes along.',
  source: 'Our reading of G01: a wrong link is as costly as a missed one.',
  verified: false,
  findings: ['F22', 'F44'],
  guards: ['link'],
  lacks: (_file, { by, proposedBy }) => {
    if (proposedBy === null)
      return [
        {
          gate: 'G23',
          code: 'no-second',
          words: 'One person alone does not join two files that are both worked on, nor take them apart.',
          how: 'Propose it; it is put to another person.',
          about: null,
        },
      ];
    if (proposedBy !== by) return [];
    return [
      {
        gate: 'G23',
        code: 'same-person',
        words: 'You proposed this yourself: another person decides.',
        how: 'Take it back if it was a mistake.',
        about: null,
      },
    ];
  },
};
