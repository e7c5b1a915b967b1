/** The load of an area as data, for a command: posts and counts, nobody on file. Sealed files count for nobody here, as on the pages of those who may not see them. */
import type { Viewer } from '../access/viewer.ts';
import { byText } from '../domain/byText.ts';
import { countOpen } from '../store/capacity.ts';
import { viewing } from '../store/viewing.ts';
import { everyPost } from './overseen.ts';
import { horizons, lapses } from './lapses.ts';
import { loadOf, windowDays } from './capacity.ts';
import type { House } from './house.ts';
import { parked } from './parked.ts';

export interface CapacityReport {
  readonly area: string;
  readonly parked: Readonly<Record<string, number>>;
  readonly parkedWithoutEnd: number;
  readonly posts: readonly {
    readonly id: string;
    readonly lapses: Readonly<Record<string, { readonly all: number; readonly away: number; readonly uncovered: number }>>;
    readonly leads: number;
    readonly open: number;
    readonly overdue: number;
    readonly percent: number | null;
    readonly points: number;
    readonly title: string;
  }[];
  readonly schemaVersion: 1;
  readonly windowDays: number;
}

export async function capacityReport(house: House): Promise<CapacityReport> {
  const viewer = ofTheReport(house.area);
  const load = await loadOf(house, viewer);
  const lapsing = new Map((await lapses(house, viewer)).rows.map((row) => [row.post.id, row.within]));
  const open = await viewing(house.pool, viewer, (tx) =>
    countOpen(
      tx,
      house.area,
      load.rows.map(({ post }) => post.id),
    ),
  );
  const { counts, endless, dateless } = await parked(house, viewer);
  return {
    area: house.area,
    parked: Object.fromEntries([...counts].toSorted(([a], [b]) => byText(a, b))),
    parkedWithoutEnd: endless.length + dateless.length,
    posts: load.rows.map(({ post, leads, overdue, percent, used }) => ({
      id: post.id,
      lapses: Object.fromEntries(horizons.map((days) => [String(days), lapsing.get(post.id)?.[days] ?? { all: 0, away: 0, uncovered: 0 }])),
      leads,
      open: open.get(post.id) ?? 0,
      overdue,
      percent,
      points: used,
      title: post.title,
    })),
    schemaVersion: 1,
    windowDays,
  };
}

/** Sees the area and answers for no post: of sealed files nothing. */
const ofTheReport = (area: string): Viewer => ({
  practitioner: everyPost,
  name: '',
  post: null,
  organisation: null,
  area,
  reach: 'area',
  duties: [],
  posts: [],
});

/** In 80 columns. */
export function capacityText(report: CapacityReport): string {
  /** What does not fit ends with three dots: `--json` has it whole. */
  const cell = (text: string, width: number) => (text.length < width ? text : `${text.slice(0, width - 4)}...`).padEnd(width);
  const number = (n: number | string) => String(n).padStart(9);
  const head = `${cell('post', 32)}${['load', 'overdue', '14 d', '30 d', '90 d'].map(number).join('')}`;
  const rows = report.posts.map(({ title, percent, overdue, lapses: within }) => {
    const due = horizons.map((days) => number(within[String(days)]?.all ?? 0));
    return `${cell(title, 32)}${number(percent === null ? '-' : `${percent}%`)}${number(overdue)}${due.join('')}`;
  });
  const kinds = Object.entries(report.parked).map(([kind, n]) => `${kind} ${n}`);
  return [
    head,
    ...rows,
    '',
    `Parked: ${kinds.join(', ') || 'nothing'}. Without an end: ${report.parkedWithoutEnd}.`,
    'Load: points of what is due in 14 days, of what the holders carry.',
    '-: nobody has recorded what they carry.',
    '',
  ].join('\n');
}
