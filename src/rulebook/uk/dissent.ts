/** G13 and C44: a panel that is divided opens a dispute, or its chair says why not. A dissent that is only minuted would be heard by nobody (F38). */
import type { FileState } from '../../domain/file/state.ts';
import type { Hearing } from '../../domain/hearing/state.ts';
import { putsOff, since, standingBefore } from '../../domain/hearing/views.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';
import { panelDuty } from './consent.ts';

/** What divided the panel: the minute, where an agency dissents in it or had done so in writing, and each view in writing that did so afterwards. */
export const dissentsIn = (file: FileState, hearing: Hearing): readonly { readonly fact: string; readonly at: number }[] => {
  const { heard, given } = hearing;
  if (!heard) return [];
  const written = given.filter(({ position }) => position === 'dissents');
  const after = since(file, heard.fact, written);
  const before = putsOff.has(heard.outcome) ? [] : standingBefore(file, hearing).filter(({ position }) => position === 'dissents');
  const isDivided = heard.views.some(({ position }) => position === 'dissents') || before.length > 0;
  return [...(isDivided ? [heard] : []), ...after];
};

/** The dispute opened since, or what the chair has said; null where nothing has followed. */
const followed = (
  file: FileState,
  hearing: Hearing,
  { fact, at: since }: { readonly fact: string; readonly at: number },
): { readonly fact: string } | null => {
  const referral = hearing.of === 'case' ? file.cases.get(hearing.subject)?.referral : hearing.subject;
  const disputes = [...file.disputes.values()].filter(({ opened }) => opened.referral === referral || opened.referral === null);
  const considered = hearing.considered.filter(({ dissents }) => dissents === undefined || dissents.includes(fact));
  const all = [...disputes.map(({ opened }) => opened), ...considered].filter(({ at }) => at >= since);
  return all.toSorted((a, b) => a.at - b.at)[0] ?? null;
};

export const dissentFollowed: Rule = {
  key: 'G13.dissent',
  id: 'G13',
  title: 'A divided panel opens a dispute, or says why not',
  words:
    'Where an agency dissents, at the meeting or in writing before or after it, the chair opens a dispute (C44), with both views, a lead meanwhile and what keeps people safe; or says why none is needed. What was decided stands meanwhile.',
  task: 'An agency dissents: open a dispute, or say why not',
  limit: 'G13.dissent',
  ladder: 'ordinary',
  findings: ['F38'],
  systems: ['S02', 'S11'],
  owedByWords: 'the chair of the panel',
  waivable: false,
  listens: ['CaseHeard', 'AgencyViewGiven', 'DissentConsidered', 'DisputeOpened'],
  owed: (file) =>
    [...file.hearings.values()].flatMap((hearing) =>
      dissentsIn(file, hearing).map((dissent): Owed => {
        const { fact, at } = dissent;
        const met = followed(file, hearing, dissent);
        const { stream, record } = hearing;
        return { occasion: fact, stream, record, starts: at, owedBy: panelDuty(file), met: met && { fact: met.fact } };
      }),
    ),
};

/** Dissents of a hearing on which nothing has followed: each with who dissents, and in which words. */
export const dissentsOpen = (
  file: FileState,
  hearing: Hearing,
): readonly { readonly fact: string; readonly said: readonly { readonly agency: string; readonly words: string }[] }[] =>
  dissentsIn(file, hearing)
    .filter((dissent) => followed(file, hearing, dissent) === null)
    .map(({ fact }) => {
      const one = hearing.given.find((each) => each.fact === fact);
      const minuted = [...(hearing.heard?.views ?? []), ...standingBefore(file, hearing)].filter(({ position }) => position === 'dissents');
      const said = new Map((one ? [one] : minuted).map(({ agency, words }) => [agency, { agency, words }]));
      return { fact, said: [...said.values()] };
    });
