/** Appends facts and writes the read models that follow from them, in one round trip (`throughline.commit`). */
import type { PreparedFact } from '../ledger/prepare.ts';
import { type AppendRefusal, appendParameters, appendRefusal, type AppendResult, readAppended, type Transaction } from './append.ts';

/** Rows of the read models, as `throughline.project` takes them; instants as ISO text. */
export interface ProjectedRows {
  readonly file?: readonly object[];
  readonly record_file?: readonly object[];
  readonly referral?: readonly object[];
  readonly obligation?: readonly object[];
  readonly candidate?: readonly object[];
  /** Of an area of subjects of interest; written by a function of its own, in the same transaction. */
  readonly subject?: readonly object[];
  /** Ties between people on file (S15); written by a function of its own too. */
  readonly tie?: readonly object[];
  readonly post?: readonly object[];
  readonly notice?: readonly object[];
  readonly queue_add?: readonly object[];
  readonly queue_remove?: readonly string[];
  /** Files of which nothing is kept in a read model. */
  readonly forget?: readonly string[];
}

export interface CommitRequest {
  readonly ledger: string;
  readonly expected: Readonly<Record<string, number>>;
  readonly key: string | null;
  readonly requestHash: Buffer | null;
  readonly facts: readonly PreparedFact[];
  readonly rows: ProjectedRows;
}

export async function commit(tx: Transaction, request: CommitRequest): Promise<AppendResult | AppendRefusal> {
  try {
    const { rows } = await tx.query<{ first_position: unknown; size: unknown; replayed: boolean }>({
      name: 'commit',
      text: 'select first_position, size, replayed from throughline.commit($1, $2, $3, $4, $5, $6)',
      values: [...appendParameters(request), JSON.stringify({ ...nothing, ...request.rows })],
    });
    const appended = readAppended(rows[0]);
    if (appended.kind === 'appended') await projectBeside(tx, request.ledger, request.rows);
    return appended;
  } catch (error) {
    return appendRefusal(error);
  }
}

async function projectBeside(tx: Transaction, ledger: string, rows: ProjectedRows): Promise<void> {
  await projectSubjects(tx, ledger, rows);
  const { tie = [], forget = [] } = rows;
  if (tie.length === 0 && forget.length === 0) return;
  await tx.query({
    name: 'project-ties',
    text: 'select throughline.project_ties($1, $2, $3)',
    values: [ledger, JSON.stringify(tie), forget],
  });
}

async function projectSubjects(tx: Transaction, ledger: string, { subject = [], forget = [] }: ProjectedRows): Promise<void> {
  if (subject.length === 0 && forget.length === 0) return;
  await tx.query({
    name: 'project-subjects',
    text: 'select throughline.project_subjects($1, $2, $3)',
    values: [ledger, JSON.stringify(subject), forget],
  });
}

/** Writes rows that follow from facts appended before. The caller's snapshot sees to it that nothing newer is overwritten. */
export async function projectAgain(tx: Transaction, ledger: string, rows: ProjectedRows): Promise<void> {
  await tx.query('select throughline.project($1, $2, (select size from ledger.head where ledger = $1))', [
    ledger,
    JSON.stringify({ ...nothing, ...rows }),
  ]);
  await projectBeside(tx, ledger, rows);
}

const nothing: Required<Omit<ProjectedRows, 'subject' | 'tie'>> = {
  file: [],
  record_file: [],
  referral: [],
  obligation: [],
  candidate: [],
  post: [],
  notice: [],
  queue_add: [],
  queue_remove: [],
  forget: [],
};
