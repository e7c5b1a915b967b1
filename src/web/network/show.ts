/**
 * The ties of a person: a list, and a chart with the same in it (S15). Who is or may be under 18 is left out until somebody says why they
 * need to see them, which stands in the log of reads with that reason.
 */
import { z } from 'zod';
import { type Box, type Chart, chartOf } from '../../app/chart.ts';
import { type End, networkOf, type NetworkSight, type SeenTie } from '../../app/networkOf.ts';
import { tieWords, waitsForAnswer } from '../../app/networkSight.ts';
import { filesRead, missing, type ReadPage, readPage, view } from '../answer.ts';
import { paths, type Href } from '../paths.ts';
import { formFields, type Route, route, text } from '../route.ts';
import type { Viewer } from '../deps.ts';
import { areaDuties, houseOf, worksOnCases } from '../staff.ts';
import { t } from '../words.ts';
import { stateWords } from './tie.ts';
import { gradingWords, sinceWords } from './words.ts';

export interface Row {
  readonly id: string;
  readonly sort: string;
  /** "both ways", or from whom to whom. */
  readonly direction: string;
  readonly near: string;
  readonly far: string;
  readonly farHref: Href | null;
  readonly when: string;
  readonly source: string;
  readonly sure: string;
  readonly state: string;
  /** Where it is looked at again: ties of this file alone. */
  readonly href: Href | null;
  readonly step: string;
}
interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly href: Href | null;
  readonly title: string;
  readonly lines: readonly { readonly x: number; readonly y: number; readonly words: string; readonly bold: boolean }[];
  readonly isTie: boolean;
  readonly isSelf: boolean;
}
interface Model {
  readonly file: { readonly href: Href; readonly title: string };
  readonly here: Href;
  readonly heading: string;
  readonly finding: string;
  readonly rows: readonly Row[];
  readonly past: readonly Row[];
  readonly hidden: string | null;
  /** What this page leaves out because it reads so many people at once, and the pages that have them. */
  readonly leftOut: readonly string[];
  readonly pages: readonly { readonly href: Href; readonly text: string; readonly isHere: boolean }[];
  readonly isShownWithReason: boolean;
  readonly reasonError: string | null;
  readonly chart: {
    readonly width: number;
    readonly height: number;
    readonly boxes: readonly Drawn[];
    readonly paths: readonly { readonly line: string; readonly starts: boolean; readonly ends: boolean }[];
    readonly more: number;
  } | null;
  readonly waiting: number;
  readonly links: { readonly make: Href; readonly asked: Href; readonly search: Href | null };
}
const networkView = view<Model>('network/network.njk');

/** People, groups and places on one chart: beyond that nobody reads it. The rest is in the list. */
const mostOnChart = 50;
const size = { thing: { width: 212, height: 42 }, tie: { width: 244, height: 74 } } as const;
const short = (words: string, most: number): string => ([...words].length > most ? `${[...words].slice(0, most - 1).join('')}…` : words);

const keyOf = (end: End, id: string): string =>
  end.kind === 'file' ? `file ${end.file}` : end.kind === 'words' ? `words ${end.in} ${end.end} ${end.words}` : `gone ${id}`;
const nameOf = (end: End): string => (end.kind === 'file' ? end.title : end.kind === 'words' ? end.words : t('Not shown any more'));
/** Another's file leads to their own ties. */
const hrefOf = (end: End): Href | null => (end.kind === 'file' ? paths.network.show(end.file) : null);

type Towards = 'far' | 'near' | 'both';
/** As it is told here, from this person outwards: whoever recorded it said "from" of the person of their own file. */
function towards({ tie: { said }, holds, near }: SeenTie): Towards {
  if (said.direction === 'both ways') return 'both';
  const isTurned = !(near.kind === 'file' && near.file === holds);
  return (said.direction === 'from this person') === isTurned ? 'near' : 'far';
}

function directionWords(seen: SeenTie): string {
  const [near, far] = [nameOf(seen.near), nameOf(seen.far)];
  switch (towards(seen)) {
    case 'both':
      return t('both ways');
    case 'far':
      return t('from {from} to {to}', { from: near, to: far });
    case 'near':
      return t('from {from} to {to}', { from: far, to: near });
  }
}

function rowOf(sight: NetworkSight, seen: SeenTie): Row {
  const { tie, holds, near, far, degree } = seen;
  const { said } = tie;
  return {
    id: tie.id,
    sort: t(tieWords(said.sort)),
    direction: directionWords(seen),
    near: nameOf(near),
    far: nameOf(far),
    farHref: hrefOf(far),
    when: sinceWords(said),
    source: [said.source, gradingWords(said)].filter((each) => each !== '').join(' · '),
    sure: t(said.confidence),
    state: stateWords(tie, sight.now),
    href: holds === sight.file.id ? paths.network.tie(sight.file.id, tie.id) : null,
    step: degree === 2 ? t('One step further') : holds === sight.file.id ? t('Recorded here') : t('Recorded in their file'),
  };
}

async function drawn(sight: NetworkSight, counting: readonly SeenTie[]): Promise<Model['chart']> {
  if (counting.length === 0) return null;
  const self: End = { kind: 'file', file: sight.file.id, title: sight.names[0] ?? t('Name not known') };
  const things = new Map<string, End>([[keyOf(self, ''), self]]);
  const on: SeenTie[] = [];
  for (const each of counting) {
    const fresh = [each.near, each.far].filter((end) => !things.has(keyOf(end, each.tie.id)));
    if (things.size + fresh.length > mostOnChart) continue;
    for (const end of fresh) things.set(keyOf(end, each.tie.id), end);
    on.push(each);
  }
  const boxes: readonly Box[] = [
    ...[...things.keys()].map((id) => ({ id, ...size.thing })),
    ...on.map(({ tie }) => ({ id: `tie ${tie.id}`, ...size.tie })),
  ];
  const chart = await chartOf(
    boxes,
    on.flatMap(({ tie, near, far }) => [[keyOf(near, tie.id), `tie ${tie.id}`] as const, [`tie ${tie.id}`, keyOf(far, tie.id)] as const]),
  );
  return {
    width: chart.width,
    height: chart.height,
    // Each tie is two lines, from near to its box and from there to far: the arrow stands where it leads.
    paths: chart.lines.map(({ path, from, to }) => {
      const of = on.find(({ tie }) => [from, to].includes(`tie ${tie.id}`));
      const leads = of ? towards(of) : 'both';
      return { line: path, starts: leads === 'near' && to.startsWith('tie '), ends: leads === 'far' && from.startsWith('tie ') };
    }),
    more: counting.length - on.length,
    boxes: [
      ...[...things].map(([id, end]) => box(chart, id, [nameOf(end)], hrefOf(end), id === keyOf(self, ''), false)),
      ...on.map((each) => {
        const row = rowOf(sight, each);
        return box(chart, `tie ${each.tie.id}`, [row.sort, row.direction, row.when, row.source], row.href, false, true);
      }),
    ],
  };
}

function box(chart: Chart, id: string, words: readonly string[], href: Href | null, isSelf: boolean, isTie: boolean): Drawn {
  const { x = 0, y = 0, width = 0, height = 0 } = chart.boxes.get(id) ?? {};
  const most = isTie ? 30 : 24;
  const first = y + height / 2 - (words.length - 1) * 8 + 4;
  return {
    x,
    y,
    width,
    height,
    href,
    isSelf,
    isTie,
    title: words.join(', '),
    lines: words.map((each, n) => ({ x: x + width / 2, y: Math.round(first + n * 16), words: short(each, most), bold: !isTie || n === 0 })),
  };
}

function findingOf(name: string, counting: readonly SeenTie[], someHidden: boolean): string {
  const ends = (kind: (end: End) => boolean) => new Set(counting.flatMap(({ far, tie }) => (kind(far) ? [keyOf(far, tie.id)] : []))).size;
  const isPerson = (end: End) => end.kind === 'file' || (end.kind === 'words' && end.end === 'person not on file');
  const [people, others] = [ends(isPerson), ends((end) => end.kind === 'words' && !isPerson(end))];
  if (people + others === 0) return someHidden ? t('No tie of {name} is shown', { name }) : t('No tie of {name} counts now', { name });
  return someHidden
    ? t(
        '{name} is tied to {people, plural, =0 {no other person} one {# other person} other {# other people}} and {others, plural, =0 {no group or place} one {# group or place} other {# groups or places}} that are shown',
        { name, people, others },
      )
    : t(
        '{name} is tied to {people, plural, =0 {no other person} one {# other person} other {# other people}} and {others, plural, =0 {no group or place} one {# group or place} other {# groups or places}}',
        { name, people, others },
      );
}

/** Nobody is left out unsaid: how many, why, and where they are. */
function leftOutWords({ part: { people, here, page, pages }, furtherLeftOut, isHiddenWhole }: NetworkSight): readonly string[] {
  if (isHiddenWhole) return [];
  return [
    ...(pages > 1
      ? [
          t(
            '{people} people whom you may see are tied to this person. {here} of them are here, the others on other pages: more are not read at once. This is page {page} of {pages}. What ties two of them to each other is shown only where both are on one page.',
            { people, here, page, pages },
          ),
        ]
      : []),
    ...(furtherLeftOut > 0
      ? [
          t(
            '{n, plural, one {# person one step further is} other {# people one step further are}} left out: more are not read at once. Open the ties of whoever is between.',
            { n: furtherLeftOut },
          ),
        ]
      : []),
  ];
}

/** What the page says in words: also for paper, which has no chart. */
export function tiesModel(sight: NetworkSight) {
  const name = sight.names[0] ?? t('Name not known');
  const counting = sight.ties.filter((each) => each.counts);
  return {
    name,
    finding: findingOf(name, counting, sight.hidden > 0 || sight.isHiddenWhole || sight.part.pages > 1),
    leftOut: leftOutWords(sight),
    rows: counting.map((each) => rowOf(sight, each)),
    past: sight.ties.filter((each) => !each.counts).map((each) => rowOf(sight, each)),
    hidden: sight.isHiddenWhole
      ? t('This person is under 18: their ties are not shown.')
      : sight.hidden > 0
        ? t('{n, plural, one {# person who is or may be under 18 is} other {# people who are or may be under 18 are}} not shown.', {
            n: sight.hidden,
          })
        : null,
  };
}

async function pageOf(sight: NetworkSight, viewer: Viewer, withReason: string | null, reasonError: string | null): Promise<ReadPage> {
  const { name, ...told } = tiesModel(sight);
  const model: Model = {
    file: { href: paths.file.show(sight.file.id), title: name },
    here: paths.network.page(sight.file.id, sight.part.page),
    pages: Array.from({ length: sight.part.pages > 1 ? sight.part.pages : 0 }, (_, n) => ({
      href: paths.network.page(sight.file.id, n + 1),
      text: t('Page {n}', { n: n + 1 }),
      isHere: n + 1 === sight.part.page,
    })),
    heading: t('Ties of {name}', { name }),
    ...told,
    isShownWithReason: withReason !== null,
    reasonError,
    chart: await drawn(
      sight,
      sight.ties.filter((each) => each.counts),
    ),
    waiting: [...sight.file.tied.values()].filter(waitsForAnswer).length,
    links: {
      make: paths.network.make(sight.file.id),
      asked: paths.network.asked(sight.file.id),
      search: worksOnCases(viewer) ? paths.search.forFile(sight.file.id) : null,
    },
  };
  return readPage(networkView, model, filesRead(sight.shows), {
    hasErrors: reasonError !== null,
    ...(reasonError === null ? {} : { status: 422 }),
    ...(withReason === null ? {} : { reason: withReason }),
  });
}

const declared = { path: '/files/:id/network', title: 'Ties', mayUse: areaDuties, reads: 'files' } as const;
const params = z.object({ id: z.string() });
const query = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });

export const showRoutes: readonly Route[] = [
  route({
    ...declared,
    method: 'GET',
    schema: z.object({ params, query }),
    handle: async ({ deps, viewer, input }) => {
      const sight = await networkOf(houseOf(deps), viewer, input.params.id, { withChildren: false, page: input.query.page });
      return sight ? pageOf(sight, viewer, null, null) : missing;
    },
  }),
  route({
    ...declared,
    method: 'POST',
    schema: z.object({ params, query, body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const why = text(input.body, 'why');
      const sight = await networkOf(houseOf(deps), viewer, input.params.id, { withChildren: why !== '', page: input.query.page });
      if (!sight) return missing;
      return why === ''
        ? pageOf(sight, viewer, null, t('Write why you need to see them'))
        : pageOf(sight, viewer, t('To see who is or may be under 18: {why}', { why }), null);
    },
  }),
];
