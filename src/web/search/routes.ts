/** Searching for a person: for which file and why, what is known of them, and whom the list of known people has that it may be (S15, K03). */
import type { NotCompared } from '../../app/leftOff.ts';
import { z } from 'zod';
import { queryOf, askedFields, type SearchAnswer, searchForPerson, takesTwoPeople } from '../../app/search.ts';
import type { AskedPerson } from '../../domain/search/asked.ts';
import { filesRead, readPage, redirect, view } from '../answer.ts';
import type { Viewer } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { keepAnswers } from '../referral/draft.ts';
import { type FormFields, formFields, formInput, type Route, route, text } from '../route.ts';
import { caseDuties, houseOf, type Problem, supervises, type Wrong, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { type ForWhat, forWhat, lacksPurpose, purposeChoices, purposeIn } from './asking.ts';
import { listPage } from './list.ts';
import { beyondWords } from '../case/beyond.ts';
import { type FoundModel, foundModel, noPost } from './found.ts';
import { purposeWords } from './words.ts';

interface SearchModel {
  readonly for: ForWhat;
  readonly purposes: ReturnType<typeof purposeChoices>;
  readonly values: AskedPerson;
  readonly list: Href;
  /** For those who supervise. */
  readonly made: Href | null;
  readonly problem: Problem | null;
  /** Null before anything is asked. */
  readonly answer: {
    readonly isAway: boolean;
    readonly found: readonly FoundModel[];
    readonly notLookedAt: NotCompared;
    readonly mostShown: number | null;
    readonly beyond: readonly string[];
    readonly forNew: boolean;
  } | null;
}
const searchView = view<SearchModel>('search/search.njk');

const shared = { mayUse: caseDuties, reads: 'files', title: 'Search for a person' } as const;

const askedIn = (fields: FormFields): AskedPerson =>
  Object.fromEntries(askedFields.map((name) => [name, text(fields, name)])) as unknown as AskedPerson;
/** What is compared of each part, and of how many lines (src/matcher/protocol.ts). Longer would be compared by its beginning alone. */
const longestAsked = 300;
const mostLines = 50;
const isTooLong = (asked: string): boolean => {
  const lines = asked.split('\n');
  return lines.length > mostLines || lines.some((line) => line.length > longestAsked);
};

function searchPage(viewer: Viewer, what: ForWhat, values: AskedPerson, problem: Problem | null, answer: SearchAnswer | null) {
  const found = answer?.found ?? [];
  const model: SearchModel = {
    for: what,
    purposes: purposeChoices(),
    values,
    made: supervises(viewer) ? paths.search.made : null,
    list: what.file ? paths.search.askFor(what.file.id) : paths.search.ask,
    problem,
    answer: answer && {
      isAway: answer.found === null,
      found: found.map(foundModel),
      notLookedAt: answer.notLookedAt,
      mostShown: answer.mostShown,
      beyond: beyondWords(queryOf(values)),
      forNew: what.file === null,
    },
  };
  const refs = answer
    ? [...answer.refs, ...filesRead(found.map((each) => each.file.id))]
    : what.file
      ? [{ kind: 'file', id: what.file.id }]
      : [];
  return readPage(searchView, model, refs, {
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
    ...(answer ? { reason: [t(purposeWords[purposeIn(what.purpose)]), what.reason].filter(Boolean).join(': ') } : {}),
  });
}

export const searchRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    path: paths.search.person,
    schema: z.object({ query: z.object({ file: z.string().max(100).catch('') }) }),
    handle: async ({ deps, viewer, input }) =>
      noPost(viewer) ?? searchPage(viewer, await forWhat(houseOf(deps), viewer, { file: input.query.file }), askedIn({}), null, null),
  }),
  route({
    ...shared,
    method: 'POST',
    path: paths.search.person,
    schema: z.object({ body: formFields }),
    requestsPerMinute: 30,
    handle: async ({ deps, viewer, input }) => {
      const no = noPost(viewer);
      if (no) return no;
      const house = houseOf(deps);
      const what = await forWhat(house, viewer, input.body);
      const asked = askedIn(input.body);
      const two = takesTwoPeople(asked);
      if (two !== null) return listPage(house, what, { kind: two, words: firstOf(asked) }, null);
      const wrong: Wrong[] = [...lacksPurpose(what, false)];
      if (askedFields.every((name) => asked[name] === '')) wrong.push({ input: 'name', words: t('Write who you search for') });
      for (const name of askedFields)
        if (isTooLong(asked[name]))
          wrong.push({
            input: name,
            words: t('Shorten it to {n} characters a line and {m} lines: more is not compared', { n: longestAsked, m: mostLines }),
          });
      if (wrong.length > 0) return searchPage(viewer, what, asked, wrongFields(wrong), null);
      const why = { file: what.file?.id ?? null, purpose: purposeIn(what.purpose), reason: what.reason };
      return searchPage(viewer, what, asked, null, await searchForPerson(house, viewer, why, asked));
    },
  }),
  route({
    method: 'POST',
    path: paths.search.refer,
    title: 'Search for a person',
    mayUse: caseDuties,
    reads: 'own-draft',
    schema: formInput,
    handle: async (visitor) => {
      const asked = askedIn(visitor.input.body);
      await keepAnswers(visitor, {
        fullName: asked.name,
        otherNames: asked.otherNames,
        address: [asked.address, asked.postcode].filter((each) => each !== '').join('\n'),
        schoolOrWork: asked.school,
        theirTelephone: asked.phone,
      });
      return redirect(paths.referral.question('danger'));
    },
  }),
];

const firstOf = (asked: AskedPerson): string =>
  [asked.name, asked.postcode, asked.address, asked.school, asked.born].find((each) => each !== '') ?? '';
