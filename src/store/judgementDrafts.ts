/** What somebody has typed of an assessment, or of what everything means together, and not saved: theirs alone, one of each a person on file. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export interface JudgementDraft {
  readonly content: string;
  readonly savedAt: Instant;
  readonly keepUntil: Instant;
}
export type DraftAbout = 'assessment' | 'cumulative';
interface Whose {
  readonly ledger: string;
  readonly practitioner: string;
  readonly file: string;
  readonly about: DraftAbout;
}

export async function saveJudgementDraft(
  tx: Transaction,
  { ledger, practitioner, file, about }: Whose,
  { content, keepUntil }: Pick<JudgementDraft, 'content' | 'keepUntil'>,
): Promise<void> {
  await tx.query(
    `insert into throughline.judgement_draft (ledger, practitioner, file, about, content, keep_until) values ($1, $2, $3, $4, $5, $6)
     on conflict (ledger, practitioner, file, about)
     do update set content = excluded.content, saved_at = clock_timestamp(), keep_until = excluded.keep_until`,
    [ledger, practitioner, file, about, content, new Date(keepUntil)],
  );
}

/** Null when there is none, or its time is over. */
export async function judgementDraft(tx: Transaction, { ledger, practitioner, file, about }: Whose): Promise<JudgementDraft | null> {
  const { rows } = await tx.query<{ content: string; saved: Date | number; until: Date | number }>(
    `select content, saved_at as saved, keep_until as until from throughline.judgement_draft
      where ledger = $1 and practitioner = $2 and file = $3 and about = $4 and keep_until > clock_timestamp()`,
    [ledger, practitioner, file, about],
  );
  const row = rows[0];
  return row ? { content: row.content, savedAt: Number(row.saved), keepUntil: Number(row.until) } : null;
}

export async function removeJudgementDraft(tx: Transaction, { ledger, practitioner, file, about }: Whose): Promise<void> {
  await tx.query('delete from throughline.judgement_draft where ledger = $1 and practitioner = $2 and file = $3 and about = $4', [
    ledger,
    practitioner,
    file,
    about,
  ]);
}

/** Their own, the one that goes first on top; of a file that they may not see any more, none. */
export async function begunJudgements(
  tx: Transaction,
  ledger: string,
  practitioner: string,
): Promise<readonly { readonly file: string; readonly about: DraftAbout; readonly title: string; readonly keepUntil: Instant }[]> {
  const { rows } = await tx.query<{ file: string; about: DraftAbout; title: string; until: Date | number }>(
    `select d.file, d.about, f.title, d.keep_until as until
       from throughline.judgement_draft d join throughline.file f on f.ledger = d.ledger and f.id = d.file
      where d.ledger = $1 and d.practitioner = $2 and d.keep_until > clock_timestamp() order by d.keep_until, d.file, d.about limit 50`,
    [ledger, practitioner],
  );
  return rows.map(({ until, ...rest }) => ({ ...rest, keepUntil: Number(until) }));
}

/** Takes away whatever has had its time. How many. */
export async function expireJudgementDrafts(tx: Transaction, ledger: string): Promise<number> {
  const { rowCount } = await tx.query('delete from throughline.judgement_draft where ledger = $1 and keep_until <= clock_timestamp()', [
    ledger,
  ]);
  return rowCount ?? 0;
}
