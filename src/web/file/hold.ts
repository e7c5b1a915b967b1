/** Holds on the page of the review for disposal (G24, K17): which stand, and what is typed to place, renew or lift one. */
import { type DisposalSight } from '../../app/disposalSight.ts';
import { askers, type HoldAct, holdsOf, latestHold, lookedAtBy } from '../../app/holdActs.ts';
import { date, dueDate } from '../dates.ts';
import { readEndOfDay } from '../moment.ts';
import { type FormFields, text } from '../route.ts';
import { saidReason, t } from '../words.ts';
import type { Wrong } from '../staff.ts';
import { askerWords } from './holdWords.ts';
import { actorName } from './who.ts';

export const holdActs = ['place-hold', 'renew-hold', 'lift-hold'] as const;
export type HoldActName = (typeof holdActs)[number];
export const isHoldAct = (act: string): act is HoldActName => holdActs.some((each) => each === act);

/** Fields that are shown again as they were typed. */
export const holdNames = [
  ...holdActs.map((act) => `reason-${act}`),
  ...['until', 'again'].flatMap((name) => ['day', 'month', 'year'].map((part) => `${name}-${part}`)),
  'hold',
  'asker',
  'from',
  'reference',
];

export interface HoldsModel {
  readonly standing: readonly {
    readonly id: string;
    readonly asker: string;
    readonly from: string;
    readonly reference: string;
    readonly reason: string;
    readonly placed: string;
    readonly by: string;
    readonly looked: string;
    readonly overdue: boolean;
  }[];
  readonly lifted: readonly { readonly from: string; readonly placed: string; readonly when: string; readonly reason: string }[];
  readonly askers: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
  readonly latest: string;
  /** Why this viewer may not, and whom to ask. */
  readonly no: string | null;
  /** What is offered as the reason to keep the file while one stands. */
  readonly keep: string;
}

export function holdsModel(sight: DisposalSight, fields: FormFields): HoldsModel {
  const { file, book, now } = sight;
  const no = sight.whyNot('place-hold');
  const words = askerWords();
  const all = holdsOf(file);
  const standing = all.flatMap((each) => (each.lifted ? [] : [each]));
  return {
    standing: standing.map((each) => ({
      id: each.placed.hold,
      asker: words[each.placed.asker],
      from: each.placed.from,
      reference: each.placed.reference,
      reason: each.terms.at(-1)?.reason ?? each.placed.reason,
      placed: date(each.placed.at),
      by: actorName(sight, each.placed.by),
      looked: dueDate(lookedAtBy(each)),
      overdue: lookedAtBy(each) <= now,
    })),
    lifted: all.flatMap(({ placed, lifted }) =>
      lifted ? [{ from: placed.from, placed: date(placed.at), when: date(lifted.at), reason: lifted.reason }] : [],
    ),
    askers: askers.map((value) => ({ value, text: words[value], checked: text(fields, 'asker') === value })),
    latest: dueDate(latestHold(book, now)),
    no: no ? saidReason(no) : null,
    keep: standing[0] ? t('Kept: a hold stands. {from} asks for it.', { from: standing[0].placed.from }) : '',
  };
}

/** What was typed, as an act; what is wrong with it otherwise. `id`: for a hold that is placed now. */
export function readHold(fields: FormFields, act: HoldActName, id: string): { readonly wrong: readonly Wrong[]; readonly act: HoldAct } {
  const reason = text(fields, `reason-${act}`);
  const hold = act === 'place-hold' ? id : text(fields, 'hold');
  const name = act === 'place-hold' ? 'until' : 'again';
  const day = readEndOfDay(fields, name);
  const until = day.kind === 'at' ? day.at : 0;
  const asker = askers.find((each) => each === text(fields, 'asker'));
  const from = text(fields, 'from');
  // Each hold that stands has the boxes of its own.
  const suffix = act === 'place-hold' ? '' : `-${hold}`;
  const wrong: readonly Wrong[] = [
    ...(act === 'place-hold' && !asker ? [{ input: 'asker', words: t('Choose who asks for it') }] : []),
    ...(act === 'place-hold' && from === '' ? [{ input: 'from', words: t('Write which organisation or role asks') }] : []),
    ...(reason === '' ? [{ input: `reason-${act}${suffix}`, words: t('Write the reason') }] : []),
    ...(act !== 'lift-hold' && day.kind === 'none'
      ? [{ input: `${name}-day${suffix}`, words: t('Give the day by which the hold is looked at again') }]
      : []),
    ...(act !== 'lift-hold' && day.kind === 'wrong'
      ? [{ input: `${day.input}${suffix}`, words: t('The day on which the hold is looked at: {words}', { words: day.words }) }]
      : []),
  ];
  switch (act) {
    case 'place-hold': {
      const said = { asker: asker ?? 'other', from, reference: text(fields, 'reference'), reason, until };
      return { wrong, act: { act, hold, fields: said } };
    }
    case 'renew-hold':
      return { wrong, act: { act, hold, fields: { reason, until } } };
    case 'lift-hold':
      return { wrong, act: { act, hold, reason } };
    default:
      return act satisfies never;
  }
}
