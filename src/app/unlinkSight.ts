/** What unlinking a record would do, tried on copies and recorded nowhere: what goes along, what is owed again there, and no longer here. */
import type { Viewer } from '../access/viewer.ts';
import { emptyFile, type RecordPart } from '../domain/file/state.ts';
import type { ConsequenceFact, DerivedConsequence } from '../domain/obligation/entries.ts';
import type { MovingEntry } from '../domain/record/entries.ts';
import type { Referral } from '../domain/referral/state.ts';
import { settleMove } from '../rulebook/engine/settle.ts';
import { type FileSight, fileSight } from './fileSight.ts';
import type { House } from './house.ts';
import { look } from './look.ts';

export interface UnlinkSight extends FileSight {
  readonly record: RecordPart;
  readonly moves: { readonly referrals: readonly Referral[]; readonly dangers: number };
  /** Tasks by obligation, with when they are due. */
  readonly owedThere: readonly { readonly rule: string; readonly due: number }[];
  readonly owedNoLonger: readonly { readonly rule: string }[];
}

export async function unlinkSight(house: House, viewer: Viewer, file: string, recordId: string): Promise<UnlinkSight | null> {
  const sight = await fileSight(house, viewer, file);
  const record = sight?.file.records.get(recordId);
  if (!sight || !record) return null;
  const { book, now, area } = sight;
  const referrals = [...sight.file.referrals.values()].filter((each) => each.record === recordId);
  const dangers = [...sight.file.dangers.values()].filter((each) => each.record === recordId).length;
  const shared = { ...sight, record, moves: { referrals, dangers } };
  if (record.home === file) return { ...shared, owedThere: [], owedNoLonger: [] };
  const home = (await look(house, viewer, [record.home])).files.get(record.home) ?? emptyFile(record.home, area);
  const { left, joined } = settleMove(book, sight.file, home, unlinking(file, record, Math.max(now, home.last)), now);
  const owedThere = [...joined.file.obligations.values()].filter((each) => each.state === 'open' || each.state === 'lapsed');
  return {
    ...shared,
    owedThere: owedThere.map(({ rule, due }) => ({ rule, due })).toSorted((a, b) => a.due - b.due),
    owedNoLonger: [...joined.consequences, ...left.consequences]
      .filter(isWithdrawn)
      .map((each) => ({ rule: ruleOf(each.fields.obligation) })),
  };
}

const isWithdrawn = (
  each: DerivedConsequence,
): each is Extract<DerivedConsequence, { type: Extract<ConsequenceFact['type'], 'ObligationWithdrawn'> }> =>
  each.type === 'ObligationWithdrawn';
const ruleOf = (obligation: string): string => obligation.slice(0, obligation.lastIndexOf(':'));

/** The fact as it would be written: only what settling looks at. */
const unlinking = (from: string, { id, home }: RecordPart, now: number): MovingEntry => ({
  id: 'not-recorded',
  kind: 'entry',
  type: 'RecordUnlinked',
  version: 1,
  stream: `record/${id}`,
  file: home,
  record: id,
  happened: now,
  learnt: now,
  recorded: now,
  actor: 'nobody',
  post: null,
  organisation: null,
  purpose: 'asked',
  lawfulBasis: 'asked',
  regime: 'asked',
  marking: 'OFFICIAL-SENSITIVE',
  handling: 'not recorded',
  rulebook: '',
  causation: null,
  fields: { from, to: home, reason: 'asked' },
});
