/** The rows of an old register that may be somebody on file: a person decides each pair, and what is taken for somebody becomes a further record of theirs. */
import type { Viewer } from '../access/viewer.ts';
import { because, type Refusal } from '../domain/decision.ts';
import { postFor } from '../domain/file/posts.ts';
import { emptyFile, type FileState } from '../domain/file/state.ts';
import { takeRow } from '../domain/register/deciders.ts';
import type { Transaction } from '../store/append.ts';
import { answerPair, pairsDecided, pairsNamed, pairsToDecide, type StagedPair } from '../store/registers.ts';
import { viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import type { House } from './house.ts';
import { filesHolding } from './look.ts';
import { noSuchRegister, type RegisterSight, registerSight, whyNoWork } from './registers.ts';
import { type Report, reportsIn } from './reports.ts';

/** Pairs on a page of the review. */
export const batchSize = 25;
/** Of those decided, the latest. */
export const mostDecided = 200;

/** A pair with the person on file, as far as this viewer may see them. */
export interface PairSight extends StagedPair {
  readonly known: FileState | null;
  /** What was reported of them, and what came of it. */
  readonly reports: readonly Report[];
}

export async function pairsOf(house: House, viewer: Viewer, id: string, which: 'open' | 'decided'): Promise<readonly PairSight[]> {
  const pairs = await viewing(house.pool, viewer, (tx) =>
    which === 'open' ? pairsToDecide(tx, house.area, id, batchSize) : pairsDecided(tx, house.area, id, mostDecided),
  );
  return withKnown(house, viewer, pairs);
}

async function withKnown(house: House, viewer: Viewer, pairs: readonly StagedPair[]): Promise<readonly PairSight[]> {
  const holding = await filesHolding(
    house,
    viewer,
    pairs.map(({ record }) => record),
  );
  return pairs.map((pair) => {
    const known = holding.get(pair.record) ?? null;
    return { ...pair, known, reports: known ? reportsIn(known) : [] };
  });
}

export interface RowAnswer {
  readonly row: string;
  readonly record: string;
  readonly answer: 'same' | 'different' | 'unsure' | 'again';
  readonly reason: string;
}

/** Each answer by itself: what could not be recorded is named, and the others stand. */
export async function answerRows(
  house: House,
  viewer: Viewer,
  id: string,
  answers: readonly RowAnswer[],
): Promise<readonly { readonly row: string; readonly record: string; readonly refused: Refusal }[]> {
  const sight = await registerSight(house, viewer, id);
  if (!sight) return answers.map((each) => ({ ...each, refused: noSuchRegister }));
  const refusal = whyNoWork(sight);
  if (refusal) return answers.map(({ row, record }) => ({ row, record, refused: refusal }));
  const staged = await withKnown(house, viewer, await viewing(house.pool, viewer, (tx) => pairsNamed(tx, house.area, id, answers)));
  const failed: { row: string; record: string; refused: Refusal }[] = [];
  for (const { row, record, answer, reason } of answers) {
    const pair = staged.find((each) => each.row === row && each.record === record);
    if (!pair) {
      failed.push({ row, record, refused: because('no-such-row', 'That row is not held any more.', 'Open the review again.') });
      continue;
    }
    const keep = (tx: Transaction): Promise<void> =>
      answerPair(tx, house.area, id, pair, {
        answer: answer === 'again' ? null : answer,
        reason,
        by: viewer.practitioner,
        at: sight.now,
      });
    if (answer === 'same') {
      const outcome = await take(house, viewer, sight, { pair, reason, keep });
      if (outcome.kind === 'refused') failed.push({ row, record, refused: outcome });
      else if (outcome.kind === 'busy')
        failed.push({
          row,
          record,
          refused: because('busy', 'Somebody else is recording about this person at this moment.', 'Send it again.'),
        });
      if (outcome.kind !== 'replayed') continue;
    }
    await viewing(house.pool, viewer, keep);
  }
  return failed;
}

/** What the row says becomes a record of the person's file, by this person's decision. One row is one record, whoever it is taken for. */
function take(
  house: House,
  viewer: Viewer,
  sight: RegisterSight,
  { pair, reason, keep }: { readonly pair: PairSight; readonly reason: string; readonly keep: (tx: Transaction) => Promise<void> },
): Promise<Outcome> {
  const { known } = pair;
  if (!known) return Promise.resolve(because('disposed', 'That person is not on file any more.', 'Say that it is somebody else.'));
  const [record, file] = [`r-reg-${sight.id}-${pair.row}`, `f-reg-${sight.id}-${pair.row}`];
  const said = `Register “${sight.declaration.title}”, kept by ${sight.declaration.keptBy}, row ${pair.number}. ${reason}`;
  return act(house, viewer, {
    does: 'decide-register-row',
    files: [known.id, file],
    key: `register-row:${sight.id}:${pair.row}`,
    command: { file: known.id, row: pair.row },
    decide: ({ files, area }) => {
      if (files.get(file)?.opened)
        return because('row-taken', 'This row has been taken for somebody already.', 'Undo that link first, on the file’s page.');
      const held = files.get(known.id);
      return held
        ? takeRow(held, { file, record, lead: postFor(emptyFile(file, area), 'intake'), details: pair.details }, said)
        : because('disposed', 'That person is not on file any more.', 'Say that it is somebody else.');
    },
    alongside: keep,
  });
}
