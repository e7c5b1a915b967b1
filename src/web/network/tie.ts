/** A tie: recorded, and looked at again on its day (S15). Whoever is on file is found by their reference, and their name stays in their file. */
import { ages, confidences, directions, hasLapsed, standsUntil, tieEnds, tieTypes, tieWords } from '../../app/networkSight.ts';
import { referralWithReference } from '../../app/queue.ts';
import type { Tie } from '../../domain/tie/state.ts';
import { choice, form, line, type Thing, words } from '../assessment/page.ts';
import { date } from '../dates.ts';
import { paths } from '../paths.ts';
import type { Wrong } from '../staff.ts';
import type { PersonForm } from '../told/form.ts';
import { capital, t } from '../words.ts';
import { networkPage, type TieSight } from './page.ts';
import { gradingWords, sinceWords } from './words.ts';

/** "5/2019" as "2019-05"; null where it is no year, month or day. */
function partial(written: string): string | null {
  if (written === '') return '';
  const parts = written.split(/[/. -]/).map(Number);
  if (parts.some((each) => !Number.isInteger(each)) || parts.length > 3) return null;
  const [year = 0, month, day] = parts.reverse();
  const iso = [String(year), ...[month, day].flatMap((each) => (each === undefined ? [] : [String(each).padStart(2, '0')]))].join('-');
  return /^(1[89]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(iso) ? iso : null;
}
const gradings = /^([123]) ?([A-E]) ?([PC])$/i;

export function stateWords(tie: Tie, now: number): string {
  if (tie.wrong) return t('Wrong: there never was such a tie');
  if (tie.ended) return t('Over');
  return hasLapsed(tie, now)
    ? t('Lapsed on {day}: it counts for nothing until somebody renews it', { day: date(standsUntil(tie) - 1) })
    : t('Stands until {day}', { day: date(standsUntil(tie) - 1) });
}

function thing(sight: TieSight, tie: Tie): Thing {
  const { said, begun, terms, ended, wrong, given } = tie;
  const other = said.record === null ? undefined : sight.holding.get(said.record);
  const mayBeYoung = said.end === 'person not on file' && said.age !== '18 or over';
  const end =
    said.record === null
      ? mayBeYoung
        ? t('a person who is or may be under 18')
        : said.words
      : other
        ? t('another person on file')
        : t('the other end is not shown any more');
  return {
    id: tie.id,
    badge: stateWords(tie, sight.now),
    isUrgent: hasLapsed(tie, sight.now),
    title: t('{sort}: {end}', { sort: t(tieWords(said.sort)), end }),
    lines: [
      t('{direction}, {since}', { direction: t(said.direction), since: sinceWords(said) }),
      line(
        sight,
        begun,
        t('recorded from {source}', { source: said.source }),
        gradingWords(said),
        t('How sure: {sure}', { sure: t(said.confidence) }),
      ),
      t('Would disprove it: {words}', { words: said.disprove }),
      ...terms.slice(1).map((term) => line(sight, term, t('renewed: {reason}', { reason: term.reason }))),
      ...given.map((each) => line(sight, each, t('the other lead is given: {words}', { words: each.words }), each.reason)),
      ...(ended ? [line(sight, ended, t('over: {reason}', { reason: ended.reason }))] : []),
      ...(wrong ? [line(sight, wrong, t('wrong: {reason}', { reason: wrong.reason }))] : []),
    ],
    isOver: false,
    ...(other ? { link: { href: paths.file.show(other), text: t('Open the file of the other end') } } : {}),
  };
}

const reasonField = (label: string, must: string) => words('reason', label, must);
function forms(sight: TieSight, tie: Tie): readonly PersonForm[] {
  if (tie.state === 'wrong') return [];
  const isFound = tie.said.record !== null && sight.holding.has(tie.said.record);
  const standing: readonly PersonForm[] = [
    form(
      'renew',
      tie.id,
      t('Renew it'),
      [t('Only with what was looked at since, and what it showed.')],
      [
        reasonField(t('Why does it still stand?'), t('Write why it still stands')),
        { kind: 'day', name: 'ends', label: t('Until when'), mustBe: t('Give the day') },
      ],
      t('Renew it'),
    ),
    form(
      'end',
      tie.id,
      t('It is over'),
      [],
      [
        {
          kind: 'text',
          name: 'until',
          label: t('Since when, if known'),
          hint: t('A year, month/year or day/month/year. Empty: not known'),
        },
        reasonField(t('Who says so'), t('Write who says so')),
      ],
      t('Say that it is over'),
    ),
    ...(isFound
      ? [
          form(
            'give',
            tie.id,
            t('Give what a report says to the lead of the other file'),
            [
              t(
                'They are told that a report came, of which kind, and whom to call. What it says is yours to give: no more than they need.',
              ),
            ],
            [
              words('words', t('What they are given'), t('Write what they are given')),
              reasonField(t('Why they need it'), t('Write why they need it')),
            ],
            t('Give it'),
          ),
        ]
      : []),
  ];
  return [
    ...(tie.state === 'standing' ? standing : []),
    form(
      'wrong',
      tie.id,
      t('It was wrong'),
      [t('It stays to be read as wrong. Whoever decided something because of it is asked again.')],
      [reasonField(t('Why there never was such a tie'), t('Write why it was wrong'))],
      t('Say that it was wrong'),
    ),
  ];
}

const tieRoutes = networkPage({
  path: '/files/:id/network/ties/:tie',
  title: 'A tie',
  here: ({ id, tie }) => paths.network.tie(id, tie),
  next: ({ id }) => paths.network.show(id),
  heading: (name) => t('A tie of {name}', { name }),
  lead: () => [t('It says nothing of the person at its other end, and puts nobody on file.')],
  nothing: () => '',
  done: 'tie-said',
  things: (sight, { tie }) => [...sight.file.ties.values()].filter((each) => each.id === tie).map((each) => thing(sight, each)),
  forms: (sight, { tie: id }) => {
    const tie = sight.file.ties.get(id);
    return tie ? forms(sight, tie) : [];
  },
  does: { renew: 'renew-tie', end: 'end-tie', give: 'give-tied-report', wrong: 'find-tie-wrong' },
  act: async (what, { one, by, about: tie, fresh }, { prefix }) => {
    if (what === 'renew') {
      const ends = by('ends');
      return ends === null
        ? [{ input: `${prefix}ends`, words: t('Give the day') }]
        : { act: 'renew-tie', tie, fields: { reason: one('reason'), ends } };
    }
    if (what === 'end') {
      const until = partial(one('until'));
      return until === null
        ? [{ input: `${prefix}until`, words: t('Give a year, a month and year, or a day') }]
        : { act: 'end-tie', tie, fields: { until, reason: one('reason') } };
    }
    return what === 'give'
      ? { act: 'give-tied-report', tie, as: fresh, fields: { words: one('words'), reason: one('reason') } }
      : { act: 'find-tie-wrong', tie, reason: one('reason') };
  },
});

/** Which sorts go with a group or a place; without a word beside it a sort is between people. */
function hintOf(ends: readonly string[]): { readonly hint?: string } {
  const other = ends.filter((end) => !end.startsWith('person'));
  if (other.length === 0) return {};
  if (ends.length === tieEnds.length) return { hint: t('To anybody or anything') };
  const named = other.map((end) => t(end)).join(', ');
  return { hint: other.length < ends.length ? t('A person, or: {ends}', { ends: named }) : t('Only: {ends}', { ends: named }) };
}

const newForm = (): PersonForm =>
  form(
    'record',
    '',
    t('Record a tie'),
    [],
    [
      choice(
        'end',
        t('To whom or what?'),
        tieEnds.map((value) => ({ value, text: capital(t(value)) })),
        t('Choose to whom or what'),
      ),
      {
        kind: 'text',
        name: 'reference',
        label: t('A person on file: the reference of one of their referrals'),
        hint: t('Found by a search for this file. Their name is not copied here'),
      },
      { kind: 'text', name: 'words', label: t('Anybody or anything else: as it is known here') },
      {
        kind: 'choice',
        name: 'age',
        label: t('A person not on file: how old?'),
        choices: ages.map((value) => ({ value, text: capital(t(value)) })),
        hint: t('Who is or may be under 18 is hidden until somebody gives a reason'),
      },
      choice(
        'sort',
        t('Which sort of tie?'),
        tieTypes.types.map(({ code, words: of, ends }) => ({ value: code, text: t(of), ...hintOf(ends) })),
        t('Choose the sort'),
      ),
      choice(
        'direction',
        t('Which way?'),
        directions.map((value) => ({ value, text: capital(t(value)) })),
        t('Choose which way'),
      ),
      { kind: 'text', name: 'since', label: t('Since when'), hint: t('A year, month/year or day/month/year. Empty: not known') },
      { kind: 'text', name: 'until', label: t('Until when'), hint: t('Empty while it goes on, or if not known') },
      words('source', t('Who says so'), t('Write who says so'), t('Which entry, report or organisation')),
      { kind: 'text', name: 'grading', label: t('3x5x2, if it was graded'), hint: t('For example 2 C P') },
      choice(
        'confidence',
        t('How sure is it?'),
        confidences.map((value) => ({ value, text: capital(t(value)) })),
        t('Choose how sure it is'),
      ),
      words('disprove', t('What would disprove it'), t('Write what would disprove it')),
      {
        kind: 'day',
        name: 'ends',
        label: t('On which day does it lapse, unless somebody renews it?'),
        mustBe: t('Give the day on which it lapses'),
      },
    ],
    t('Record the tie'),
  );

const newRoutes = networkPage({
  path: '/files/:id/network/new',
  title: 'Record a tie',
  here: ({ id }) => paths.network.make(id),
  next: ({ id }) => paths.network.show(id),
  heading: (name) => t('Record a tie of {name}', { name }),
  lead: () => [
    t(
      'A tie is to help somebody see. It puts nobody on file: whoever is only named here has no file, is compared with no list and is asked about by nobody.',
    ),
    t('The sorts are words of ours, not an official list.'),
  ],
  nothing: () => '',
  done: 'tie-said',
  things: () => [],
  forms: () => [newForm()],
  does: { record: 'record-tie' },
  act: async (_what, { one, by, fresh }, { house, viewer, prefix }) => {
    const wrong: Wrong[] = [];
    const [since, until, ends] = [partial(one('since')), partial(one('until')), by('ends')];
    for (const [name, read] of [
      ['since', since],
      ['until', until],
    ] as const)
      if (read === null) wrong.push({ input: `${prefix}${name}`, words: t('Give a year, a month and year, or a day') });
    if (ends === null) wrong.push({ input: `${prefix}ends`, words: t('Give the day on which it lapses') });
    const graded = gradings.exec(one('grading').trim());
    if (one('grading') !== '' && !graded)
      wrong.push({ input: `${prefix}grading`, words: t('Write the grading like 2 C P, or leave it empty') });
    const end = one('end') as (typeof tieEnds)[number];
    if (!tieTypes.types.some(({ code, ends: may }) => code === one('sort') && may.includes(end)))
      wrong.push({
        input: `${prefix}sort`,
        words: t('For “{end}” choose one of these: {sorts}', {
          end: t(end),
          sorts: tieTypes.types.flatMap(({ words: of, ends: may }) => (may.includes(end) ? [t(of)] : [])).join('; '),
        }),
      });
    if (end === 'person not on file' && one('age') === '')
      wrong.push({ input: `${prefix}age`, words: t('Choose the age, or that it is not known') });
    const row = end === 'person on file' ? await referralWithReference(house, viewer, one('reference').toUpperCase()) : null;
    if (end === 'person on file' && !row)
      wrong.push({ input: `${prefix}reference`, words: t('No referral with that reference: check it, or search for the person.') });
    if (wrong.length > 0 || since === null || until === null || ends === null) return wrong;
    const [, source = '', assessment = '', handling = ''] = graded ?? [];
    return {
      act: 'record-tie',
      tie: fresh,
      to: row?.file ?? null,
      fields: {
        end,
        words: end === 'person on file' ? '' : one('words'),
        sort: one('sort'),
        direction: one('direction') as (typeof directions)[number],
        since,
        until,
        age: one('age') === '' ? 'not known' : (one('age') as (typeof ages)[number]),
        source: one('source'),
        grading: graded
          ? { source: source as '1', assessment: assessment.toUpperCase() as 'A', handling: handling.toUpperCase() as 'P' }
          : null,
        confidence: one('confidence') as (typeof confidences)[number],
        disprove: one('disprove'),
        ends,
      },
    };
  },
});

// The address of a new one first: it is no tie's.
export const tieFormRoutes = [...newRoutes, ...tieRoutes];
