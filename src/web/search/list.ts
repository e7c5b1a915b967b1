/** A search by a list or a pattern: asked for in a file, agreed or declined by another person, made once (S15, K03). */
import type { NotCompared } from '../../app/leftOff.ts';
import { z } from 'zod';
import type { House } from '../../app/house.ts';
import {
  mostOfLine,
  mostShown,
  answerListSearch,
  askForListSearch,
  cannotAsk,
  isListKind,
  linesOf,
  listSearchId,
  listSearchKinds,
  type ListSearchSight,
  listSearchSight,
  longestList,
  runListSearch,
} from '../../app/listSearch.ts';
import type { ListAsked } from '../../domain/search/asked.ts';
import { readPage, redirect, view } from '../answer.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { fileForm, type FormModel, formModel, lacking, type Shown } from '../file/form.ts';
import { actorName } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { formFields, type Route, route, text } from '../route.ts';
import { caseDuties, houseOf, type Problem, problemOf, type Wrong, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { type ForWhat, forWhat, lacksPurpose, purposeChoices, purposeIn } from './asking.ts';
import { foundModel, type FoundModel, noPost } from './found.ts';
import { listKindWords, purposeWords } from './words.ts';

interface AskModel {
  readonly for: ForWhat;
  readonly purposes: ReturnType<typeof purposeChoices>;
  readonly kinds: readonly { readonly value: string; readonly text: string }[];
  readonly kind: string;
  readonly words: string;
  readonly most: number;
  readonly key: string;
  readonly person: Href;
  readonly problem: Problem | null;
  readonly fromOne: boolean;
}
const askView = view<AskModel>('search/ask.njk');

const shared = { mayUse: caseDuties, reads: 'files', title: 'Search by a list or a pattern', path: paths.search.ask } as const;

/** The form, empty or with what was typed; `fromOne` where a search for one person turned out to be more than that. */
export function listPage(house: House, what: ForWhat, asked: ListAsked | null, problem: Problem | null, key = house.newId()) {
  const model: AskModel = {
    for: what,
    purposes: purposeChoices(),
    kinds: listSearchKinds.map((kind) => ({ value: kind, text: t(listKindWords[kind]) })),
    kind: asked?.kind ?? '',
    words: asked?.words ?? '',
    most: longestList,
    key,
    person: what.file ? paths.search.forFile(what.file.id) : paths.search.person,
    problem,
    fromOne: asked !== null && problem === null,
  };
  return readPage(askView, model, what.file ? [{ kind: 'file', id: what.file.id }] : [], {
    title: t('Search by a list or a pattern'),
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

const wrongWords: Readonly<Record<NonNullable<ReturnType<typeof cannotAsk>>, () => string>> = {
  empty: () => t('Write whom you search for'),
  'too-long': () => t('That is too much for one search: at most {n} lines of a list, or one pattern', { n: longestList }),
  'too-wide': () => t('That would find half of everybody: give at least three letters or figures'),
  'no-years': () => t('Give a year, or two with a dash between, such as 2005-2008'),
};

interface ShowModel extends FormModel {
  readonly kind: string;
  readonly purpose: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly lines: readonly string[] | null;
  readonly answer: string | null;
  readonly canAnswer: boolean;
  readonly because: string | null;
  readonly isMine: boolean;
  readonly isWaiting: boolean;
  readonly canRun: boolean;
  readonly until: string | null;
  readonly run: string | null;
  readonly found: readonly FoundModel[] | null;
  /** That not everybody is shown; null where they are. */
  readonly isCut: string | null;
  readonly notLookedAt: NotCompared;
}
const showView = view<ShowModel>('search/list.njk');

const params = z.object({ id: z.string(), search: z.string() });

function showModel(shown: Shown<ListSearchSight, z.output<typeof params>>): ShowModel {
  const { search, words, found, until, isMine, sight } = shown.sight;
  const who = (done: { readonly by: string; readonly at: number }) => ({ who: actorName(sight, done.by), when: dateAndTime(done.at) });
  const { answer, run, asked } = search;
  const no = sight.whyNot('agree-list-search');
  const answered = {
    agreed: (all: ReturnType<typeof who>) => t('Agreed by {who} on {when}.', all),
    declined: (all: ReturnType<typeof who>) => t('Declined by {who} on {when}.', all),
    withdrawn: (all: ReturnType<typeof who>) => t('Withdrawn by {who} on {when}.', all),
  };
  return {
    ...formModel({ ...shown, sight }, paths.search.list(sight.file.id, search.id), ['words']),
    kind: t(listKindWords[asked.kind]),
    purpose: t(purposeWords[asked.purpose]),
    reason: asked.reason,
    by: actorName(sight, search.proposed.by),
    at: dateAndTime(search.proposed.at),
    lines: words === null ? null : linesOf(words),
    answer: answer && `${answered[answer.how](who(answer))} ${answer.words}`.trim(),
    isMine,
    isWaiting: answer === null,
    canAnswer: answer === null && !isMine && no === null,
    because: no ? saidReason(no) : null,
    canRun: answer?.how === 'agreed' && run === null && isMine && until !== null && sight.now <= until,
    until: until === null ? null : dueDate(until),
    run:
      run &&
      t('Made on {when}: asked about {asked}; with somebody found {matched}; people found {found}.', {
        when: dateAndTime(run.at),
        asked: run.asked,
        matched: run.matched,
        found: run.found,
      }),
    found: found && found.map(foundModel),
    isCut:
      run && asked.kind === 'list' && run.found > 0
        ? t('Of each line the {n} most alike are shown; a search for that person alone shows more.', { n: mostOfLine })
        : run && run.found > mostShown
          ? t('The first {n} are shown. A pattern that finds fewer people shows them all.', { n: mostShown })
          : null,
    notLookedAt: shown.sight.notLookedAt,
  };
}

export const listSearchRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ query: z.object({ file: z.string().max(100).catch('') }) }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      return noPost(viewer) ?? listPage(house, await forWhat(house, viewer, { file: input.query.file }), null, null);
    },
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ body: formFields }),
    handle: async ({ deps, viewer, input: { body } }) => {
      const no = noPost(viewer);
      if (no) return no;
      const house = houseOf(deps);
      const what = await forWhat(house, viewer, body);
      const kind = text(body, 'kind');
      const asked: ListAsked = { kind: isListKind(kind) ? kind : 'list', words: text(body, 'words') };
      const key = text(body, 'key') || house.newId();
      const cannot = cannotAsk(asked);
      const wrong: Wrong[] = [
        ...lacksPurpose(what, true),
        ...(isListKind(kind) ? [] : [{ input: 'kind', words: t('Choose what sort of search it is') }]),
        ...(cannot ? [{ input: 'words', words: wrongWords[cannot]() }] : []),
      ];
      if (wrong.length > 0 || what.file === null) return listPage(house, what, asked, wrongFields(wrong), key);
      const why = { file: what.file.id, purpose: purposeIn(what.purpose), reason: what.reason };
      const problem = problemOf(await askForListSearch(house, viewer, why, asked, key));
      if (problem) return listPage(house, what, asked, problem, key);
      return redirect(withDone(paths.search.list(what.file.id, listSearchId(key)), 'search-asked'));
    },
  }),
  ...fileForm({
    path: '/files/:id/searches/:search',
    title: 'Search by a list or a pattern',
    params,
    view: showView,
    sight: (house, viewer, { id, search }) => listSearchSight(house, viewer, id, search),
    model: showModel,
    send: async ({ house, viewer, params: { id: file, search }, key, fields }) => {
      const here = paths.search.list(file, search);
      const does = text(fields, 'do');
      if (does === 'run') return { outcome: await runListSearch(house, viewer, { file, search, key }), to: withDone(here, 'search-made') };
      const words = text(fields, 'words');
      if (does === 'agree')
        return { outcome: await answerListSearch(house, viewer, { file, search, key, does, words }), to: withDone(here, 'search-agreed') };
      if (does !== 'decline' && does !== 'withdraw') return null;
      const wrong = lacking(fields, { words: t('Say why') });
      if (wrong.length > 0) return { wrong };
      return {
        outcome: await answerListSearch(house, viewer, { file, search, key, does, words }),
        to: withDone(here, does === 'decline' ? 'search-declined' : 'search-withdrawn'),
      };
    },
  }),
];
