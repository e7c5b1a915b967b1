/** The ties of a person on paper: what their page shows this reader without a further reason, so that who is or may be under 18 is left out. The chart says the same and is left out. */
import type { NetworkSight } from '../../app/networkOf.ts';
import type { Block } from '../../print/document.ts';
import { type Row, tiesModel } from '../network/show.ts';
import { t } from '../words.ts';

export function tiesBlocks(sight: NetworkSight): readonly Block[] {
  const { finding, rows, past, hidden, leftOut } = tiesModel(sight);
  return [
    { kind: 'heading', level: 2, text: t('Ties') },
    { kind: 'paragraph', text: `${finding}.` },
    {
      kind: 'paragraph',
      text: t(
        'A tie says nothing of the person at its other end, and puts nobody on file. Who may not see a file does not see that there is one.',
      ),
    },
    ...leftOut.map((text) => ({ kind: 'notice', text }) as const),
    ...(hidden === null ? [] : [{ kind: 'notice', text: hidden } as const]),
    ...(rows.length === 0 ? [{ kind: 'paragraph', text: t('There is no tie to show.') } as const] : [table(rows)]),
    ...(past.length === 0
      ? []
      : [{ kind: 'heading', level: 3, text: t('Over, lapsed or wrong: they count for nothing') } as const, table(past)]),
  ];
}

const table = (rows: readonly Row[]): Block => ({
  kind: 'table',
  columns: [
    { title: t('Who or what'), share: 3 },
    { title: t('Tie'), share: 4 },
    { title: t('Who says so, how sure'), share: 3 },
    { title: t('Until'), share: 2 },
  ],
  rows: rows.map(({ far, near, sort, when, direction, step, source, sure, state }) => [
    far,
    [`${near}: ${sort}, ${when}`, direction, step].join('. '),
    [source, t('How sure: {sure}', { sure })].join('. '),
    state,
  ]),
});
