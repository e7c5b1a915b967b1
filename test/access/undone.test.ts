/**
 * What the database reads of the ledger is what stands (migration 0066, decision 0055): in a ledger in which a sealing, an unsealing, an agenda
 * or a commission was undone it says what the fold says. Nothing of the sort is undone any more; older ledgers have it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act } from '../../src/app/act.ts';
import { recordAct } from '../../src/app/cases.ts';
import { undoEntry } from '../../src/app/correct.ts';
import { lookAt } from '../../src/app/look.ts';
import { recordHearing } from '../../src/app/panelActs.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { EntryCorrected, EntryUndone } from '../../src/domain/correction/entries.ts';
import { decided } from '../../src/domain/decision.ts';
import { isOnAgenda } from '../../src/domain/hearing/state.ts';
import { isSealed } from '../../src/domain/silent/state.ts';
import { entry } from '../../src/domain/write.ts';
import { serviceViewer, viewing } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import type { TestHouse } from '../support/house.ts';
import { panelSite } from '../support/panelSite.ts';
import { staffSite } from '../support/staff.ts';

const product = (house: TestHouse) => serviceViewer(house.area, 'timekeeper');
const fileOf = async (house: TestHouse, file: string) => (await lookAt(house, product(house), file))?.file ?? assert.fail();

/** As it was written before it was refused: the last entry of a type, undone or set aside. */
async function takenAway(house: TestHouse, file: string, type: string, how: 'undone' | 'set aside' = 'undone'): Promise<void> {
  const fact = (await fileOf(house, file)).facts.findLast((each) => each.type === type) ?? assert.fail(type);
  const where = { stream: fact.stream, file, record: fact.record };
  const away =
    how === 'undone'
      ? entry(EntryUndone, where, { fact: fact.id })
      : entry(EntryCorrected, where, { fact: fact.id, sort: 'raised in error', reason: 'The wrong one.' });
  const outcome = await act(house, product(house), { does: 'settle', files: [file], decide: () => decided(away) });
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
}

const refusal = (outcome: Awaited<ReturnType<typeof undoEntry>>): string | undefined =>
  outcome.kind === 'refused' ? outcome.reasons[0]?.code : outcome.kind;

test('a file whose unsealing was undone is sealed, in the database too; one whose sealing was undone is open; neither is undone any more', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const { file } = await house.refer({ name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' });
  const dora = house.viewer('dora');
  const done = async (outcome: Promise<{ readonly kind: string }>) => assert.equal((await outcome).kind, 'done');
  await done(recordAct(house, house.viewer('tom'), { act: 'take-lead', file, key: 'lead', post: 'duty', reason: 'Ours.' }));
  const seal = (key: string) =>
    done(
      recordSharing(house, dora, {
        act: 'seal-file',
        file,
        key,
        fields: { reason: 'Of the service.', until: instantOf('2026-06-01T00:00'), mayBeNamed: false },
      }),
    );
  /** What gita sees, what the product is told, and what the fold says: always the same. */
  const open = async (): Promise<boolean> => {
    const seen = (await lookAt(house, house.viewer('gita'), file)) !== null;
    const told = await viewing(house.pool, product(house), (tx) =>
      tx.query<{ is_sealed: boolean; changed: string }>('select is_sealed, changed from throughline.sealed_files($1) where file = $2', [
        house.area,
        file,
      ]),
    );
    assert.deepEqual([!seen, told.rows[0]?.is_sealed ?? false], Array(2).fill(isSealed(await fileOf(house, file))));
    return seen;
  };
  const undo = async (type: string) => {
    const fact = (await fileOf(house, file)).facts.findLast((each) => each.type === type)?.id ?? '';
    return refusal(await undoEntry(house, dora, { file, fact, key: house.newId() }));
  };
  assert.ok(await open());
  await seal('s1');
  assert.ok(!(await open()));
  assert.equal(await undo('FileSealed'), 'not-undone');
  await takenAway(house, file, 'FileSealed');
  assert.ok(await open());
  await seal('s2');
  assert.ok(!(await open()));
  await done(recordSharing(house, dora, { act: 'unseal-file', file, key: 'u', reason: 'The wrong file.' }));
  assert.ok(await open());
  assert.equal(await undo('FileUnsealed'), 'not-undone');
  await takenAway(house, file, 'FileUnsealed');
  assert.ok(!(await open()));
});

test('a panel sees what stands on its agenda: a listing that was undone is none, a taking off that was set aside is none', async () => {
  const { site: held, ...panel } = await panelSite();
  await using site = held;
  const { house } = site;
  const [one, two] = [await panel.referred('Tamsin Quennell'), await panel.referred('Dorian Fenwick')];
  await panel.list('march', one);
  await panel.panel('wilma', { do: 'send', meeting: 'march' });
  await panel.list('march', two);
  const hal = await panel.viewer('hal');
  const sees = async ({ file }: { readonly file: string }): Promise<boolean> => {
    const seen = (await lookAt(house, hal, file)) !== null;
    assert.equal(seen, [...(await fileOf(house, file)).hearings.values()].some(isOnAgenda));
    return seen;
  };
  assert.deepEqual([await sees(one), await sees(two)], [true, true]);
  await takenAway(house, two.file, 'CaseListed');
  assert.equal(await sees(two), false);
  const off = await recordHearing(house, await panel.viewer('wilma'), {
    act: 'take-off-case',
    file: one.file,
    key: house.newId(),
    about: { meeting: 'march', subject: one.referral, of: 'referral' },
    reason: 'By mistake.',
  });
  assert.equal(off.kind, 'done', JSON.stringify(off));
  assert.equal(await sees(one), false);
  await takenAway(house, one.file, 'CaseTakenOff', 'set aside');
  assert.equal(await sees(one), true);
  // The correction itself was wrong: it counts for nothing.
  await takenAway(house, one.file, 'EntryCorrected', 'set aside');
  assert.equal(await sees(one), false);
});
