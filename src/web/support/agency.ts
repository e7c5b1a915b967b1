/** An agency's list before reviews after closing (G11): everybody on one page, answered by one button; a line left empty stays asked. */
import { z } from 'zod';
import { type AgencyLine, answerList, askedOf, type Asked } from '../../app/agencyAnswers.ts';
import { readPage, redirect, view } from '../answer.ts';
import { date } from '../dates.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, noInput, type Route, route, text } from '../route.ts';
import { houseOf, panelDuties, type Problem, problemOf, type Wrong, wrongFields } from '../staff.ts';
import { t } from '../words.ts';

interface ListModel {
  readonly here: Href;
  readonly key: string;
  readonly now: number;
  readonly lines: readonly {
    readonly n: number;
    readonly ask: string;
    readonly name: string;
    readonly file: string;
    readonly href: Href;
    readonly agency: string;
    readonly closed: string;
    readonly due: number;
    /** Too early for anything but a concern. */
    readonly early: string | null;
    readonly items: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
    readonly words: string;
  }[];
  readonly more: boolean;
  readonly unspoken: readonly string[];
  readonly problem: Problem | null;
}
const listView = view<ListModel>('support/agency.njk');
const shared = {
  path: '/after-closing',
  title: 'What you hold about people whose cases are closed',
  mayUse: panelDuties,
  only: 'partnership',
  reads: 'files',
} as const;
const answers = ['nothing held', 'held, no concern', 'a concern'] as const;

function answerWords(answer: (typeof answers)[number]): string {
  switch (answer) {
    case 'nothing held':
      return t('Nothing held');
    case 'held, no concern':
      return t('Held, no concern');
    case 'a concern':
      return t('A concern');
    default:
      return answer satisfies never;
  }
}

function show({ lines, now, more, unspoken }: Asked, key: string, fields: FormFields, problem: Problem | null) {
  const model: ListModel = {
    here: paths.afterClosing,
    key,
    now,
    lines: lines.map(({ ask, name, file, case: id, agency, closed, due, from }, n) => ({
      n,
      ask,
      name,
      file,
      href: paths.support.show(file, id),
      agency,
      closed: date(closed),
      due,
      early: from === null ? null : t('To be answered from {day} on. A concern may be said now.', { day: date(from) }),
      items: (from === null ? answers : (['a concern'] as const)).map((value) => ({
        value,
        text: answerWords(value),
        checked: text(fields, `answer-${ask}`) === value,
      })),
      words: text(fields, `words-${ask}`),
    })),
    more,
    unspoken,
    problem,
  };
  const refs = [...new Set(lines.map(({ file }) => file))].map((id) => ({ kind: 'file', id }) as const);
  return readPage(listView, model, refs, {
    reason: 'list of an agency before reviews after closing',
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

export const agencyRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: noInput,
    handle: async ({ deps, viewer }) => {
      const house = houseOf(deps);
      return show(await askedOf(house, viewer), house.newId(), {}, null);
    },
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ body: formFields }),
    handle: async ({ deps, viewer, input: { body } }) => {
      const house = houseOf(deps);
      const asked = await askedOf(house, viewer);
      const key = text(body, 'key') || house.newId();
      // Also what was answered on a page that was open while somebody else answered: whether it may be is the decider's.
      const sent = Object.keys(body).flatMap((name) => (name.startsWith('answer-') ? [name.slice('answer-'.length)] : []));
      const given = sent.flatMap((ask): AgencyLine[] => {
        const file = asked.lines.find((each) => each.ask === ask)?.file ?? text(body, `file-${ask}`);
        const answer = answers.find((each) => each === text(body, `answer-${ask}`));
        return answer ? [{ ask, file, answer, words: text(body, `words-${ask}`) }] : [];
      });
      const wrong: Wrong[] = given
        .filter(({ answer, words }) => answer !== 'nothing held' && words === '')
        .map(({ ask }) => ({ input: `words-${ask}`, words: t('Write what you hold, or whom to ask') }));
      if (given.length === 0) wrong.push({ input: `answer-${asked.lines[0]?.ask ?? ''}`, words: t('Answer at least one line') });
      if (wrong.length > 0) return show(asked, key, body, wrongFields(wrong));
      const problem = problemOf(await answerList(house, viewer, key, given));
      return problem ? show(asked, house.newId(), body, problem) : redirect(withDone(paths.afterClosing, 'agency-answered'));
    },
  }),
];
