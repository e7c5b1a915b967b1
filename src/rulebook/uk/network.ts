/**
 * S15: a tie lapses on its day unless somebody renews it; a report about one is answered by the lead of the other; everybody whom a report
 * names is found out about (F12); two closed people tied to a third are asked about once (F22).
 */
import type { FileState } from '../../domain/file/state.ts';
import type { Tied } from '../../domain/tie/state.ts';
import { waitsForAnswer } from '../../domain/tie/state.ts';
import { isToSelf } from '../../domain/tie/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';
import { dayOf, joined } from './joined.ts';

const shared = { id: 'S15', ladder: 'ordinary', systems: ['S15'], waivable: false } as const;

export const tieExpiry: Rule = {
  ...shared,
  key: 'S15.expiry',
  title: 'A tie is looked at on its day',
  words:
    'A tie to another person, a group, premises or an employer lapses on its day. Its lead renews it with a fresh reason, ends it, or says that it was wrong. Lapsed, it counts for nothing. Ties of one day are one question.',
  task: 'Ties end: renew each with a fresh reason, end it, or say that it was wrong',
  limit: 'S15.longest',
  findings: ['F19', 'F28'],
  listens: ['TieRecorded', 'TieRenewed', 'TieEnded', 'TieFoundWrong'],
  owedByWords: 'the lead post',
  owed: (file) =>
    joined(
      [...file.ties.values()]
        .filter((tie) => !isToSelf(file, tie))
        .flatMap(({ stream, record, terms, ended, wrong }) =>
          terms.map((term, n) => ({
            key: `${record} ${dayOf(term.ends - 1)}`,
            occasion: term.fact,
            stream,
            record,
            starts: term.at,
            due: term.ends,
            owedBy: 'lead' as const,
            met: terms[n + 1] ?? ended ?? wrong,
          })),
        ),
    ),
};

const answer = (each: Tied) => (waitsForAnswer(each) ? null : (each.answers.at(-1) ?? null));
/** Answered, and asked again because the tie was wrong: a question of its own. */
const askedAgain = ({ saidWrong, answers }: Tied) => (saidWrong && (answers[0]?.at ?? saidWrong.at + 1) <= saidWrong.at ? saidWrong : null);
const putIn = (file: FileState, isSecond: boolean) =>
  [...file.tied.values()].filter(({ put }) => (put.why === 'second degree') === isSecond);

export const tiedReport: Rule = {
  ...shared,
  key: 'S15.put',
  title: 'A report about somebody tied is put to the lead of the other',
  words:
    'A report came about somebody who is tied to this person, or one that names this person too. The lead of this file has it and decides whether it bears on the person: what follows, or why nothing does. What it says stays with the lead of the other, who may give it.',
  task: 'A report came about somebody tied to this person, or names them: does it bear on them?',
  limit: 'S15.put',
  findings: ['F12', 'F19', 'F28'],
  listens: ['TiedReportPut', 'TiedReportAnswered', 'TieSaidWrong'],
  owedByWords: 'the lead post',
  owed: (file) =>
    joined(
      putIn(file, false).map((each) => {
        const begins = askedAgain(each) ?? each.put;
        const { stream, record, put } = each;
        const key = `${record} ${put.from ?? ''} ${dayOf(begins.at)}${begins === put ? '' : ' again'}`;
        return { key, occasion: begins.fact, stream, record, starts: begins.at, owedBy: 'lead' as const, met: answer(each) };
      }),
    ),
};

export const secondDegreeContact: Rule = {
  ...shared,
  key: 'F22.contact',
  title: 'Two closed people are tied to a third',
  words:
    'A new tie makes this person, who is closed, and another who is closed neighbours of one third. It is asked once, of one lead, with the ties that say so. It says nothing of either.',
  task: 'This person and another who is closed are tied to a third: say what it means',
  limit: 'S15.second',
  findings: ['F22'],
  listens: ['TiedReportPut', 'TiedReportAnswered', 'TieSaidWrong'],
  owedByWords: 'the lead post',
  owed: (file) =>
    putIn(file, true).map(
      (each): Owed => ({
        occasion: each.put.fact,
        stream: each.stream,
        record: each.record,
        starts: each.put.at,
        owedBy: 'lead',
        met: answer(each),
      }),
    ),
};

export const namedPlaced: Rule = {
  ...shared,
  id: 'F12',
  key: 'F12.place',
  title: 'Everybody whom a report names is found out about',
  words:
    'A report in this file is also about somebody else. The intake post finds out who holds them and puts it to that file, or says what is done because nobody does. Put to somebody whom it does not name, it waits again. Nobody is put on file by being named.',
  task: 'A report names somebody else too: put it to whoever holds them, or say what is done',
  limit: 'F12.place',
  findings: ['F12'],
  listens: ['PersonNamed', 'NamedPersonPlaced', 'NamedPersonReturned', 'NamedPersonSettled'],
  owedByWords: 'the intake post',
  owed: (file) =>
    joined(
      [...file.named.values()].flatMap(({ stream, record, waits, placings, settled }) =>
        waits.map((wait, n) => ({
          key: `${record} ${dayOf(wait.at)}${n === 0 ? '' : ' again'}`,
          occasion: wait.fact,
          stream,
          record,
          starts: wait.at,
          owedBy: 'intake' as const,
          met: placings[n] ?? settled,
        })),
      ),
    ),
};

export const networkRules: readonly Rule[] = [tieExpiry, tiedReport, secondDegreeContact, namedPlaced];
