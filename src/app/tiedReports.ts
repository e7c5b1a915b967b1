/**
 * What came about one is put to the lead of the other: the timekeeper looks at every report, link, tie, renewal and unsealing once, in the order of the ledger,
 * and after the fact, so that nobody who reports, refers or ties learns by it who is tied, led or sealed (S15, F22).
 */
import { createHash } from 'node:crypto';
import { amendedIn } from '../domain/correction/amended.ts';
import { mayBeLeftOut } from '../domain/correction/kinds.ts';
import type { FileFact } from '../domain/facts.ts';
import type { FileState } from '../domain/file/state.ts';
import { decided, type Decision } from '../domain/decision.ts';
import { between, putReport, reportTypes, sayWrong, secondDegree } from '../domain/tie/put.ts';
import { allRefuted } from '../rulebook/uk/disposal.ts';
import { filesOfRecords } from '../store/people.ts';
import { keepLookedForTies, notLookedAtForTies, type TieRow, tiesAt } from '../store/ties.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { act } from './act.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { inFile } from './onFile.ts';

const atOnce = 200;
/** So many files are looked at together. Who is tied to more is looked at in parts: nobody who is tied goes unasked. */
const filesAtOnce = 50;
type Parts = { readonly files: number };

type Seen = Awaited<ReturnType<typeof notLookedAtForTies>>[number];

/** How many questions were put. */
export async function putTiedReports(house: House, parts: Parts = { files: filesAtOnce }): Promise<number> {
  const viewer = serviceViewer(house.area, 'timekeeper');
  let put = 0;
  for (;;) {
    const facts = await viewing(house.pool, viewer, (tx) => notLookedAtForTies(tx, house.area, atOnce));
    const last = facts.at(-1);
    if (!last) return put;
    for (const fact of facts) {
      const asked = await lookAtOne(house, fact, parts);
      put += asked;
      // Interrupted among many, it goes on with the next; whatever was asked is not asked twice.
      if (asked > 0 || fact === last) await viewing(house.pool, viewer, (tx) => keepLookedForTies(tx, house.area, fact.position));
    }
  }
}

async function lookAtOne(house: House, fact: Seen, parts: Parts): Promise<number> {
  const id = fact.stream.slice(fact.stream.indexOf('/') + 1);
  const records = fact.record === null ? await recordsIn(house, fact.file) : [fact.record];
  const [record] = records;
  if (record === undefined) return 0;
  if (fact.type === 'TieRecorded') return askSecond(house, id, record, parts);
  let put = 0;
  for await (const here of around(house, records, parts))
    put += fact.type === 'TieFoundWrong' ? await tellWrong(house, id, here) : await putReports(house, fact, here, records);
  return put;
}

async function recordsIn(house: House, file: string | null): Promise<readonly string[]> {
  if (file === null) return [];
  return [...((await look(house, serviceViewer(house.area, 'timekeeper'), [file])).files.get(file)?.records.keys() ?? [])];
}

const tellWrong = (house: House, tie: string, { files }: Around): Promise<number> =>
  sum(
    files
      .filter(({ tied }) => [...tied.values()].some(({ put }) => put.tie === tie))
      .map((to) => () => write(house, `tie-wrong ${tie} ${to.id}`, to.id, () => sayWrong(to, tie))),
  );

function putReports(house: House, fact: Seen, { ties, files }: Around, records: readonly string[]): Promise<number> {
  const rows = fact.type === 'TieRenewed' ? ties.filter(({ id }) => fact.stream === `tie/${id}`) : ties;
  // A renewed tie stood all the time, for what came to either end; anything else is about the person of one file.
  const ends = rows.flatMap(({ record, other }) => [record, other]);
  const from = files.filter((file) => (fact.type === 'TieRenewed' ? ends : records).some((each) => file.records.has(each)));
  return sum(
    from.flatMap((file) =>
      reportsOf(file, fact).flatMap((report) =>
        rows.map((row) => async () => {
          const holds = files.find(({ id: each }) => each === row.file);
          const tie = holds?.ties.get(row.id);
          const to = files.find(({ id: each, records: its }) => each !== file.id && (its.has(row.other) || its.has(row.record)));
          // Refuted, there is nothing left of theirs that it could bear on.
          if (!holds || !tie || !to || allRefuted(to)) return 0;
          const decide = (state: FileState) => putReport(tie, { holds, from: file, to: state }, report, askedId(row.id, report.id));
          const now = decide(to);
          if (now.kind === 'refused' || now.entries.length === 0) return 0;
          return write(house, `tied ${row.id} ${report.id} ${fact.id}`, to.id, decide);
        }),
      ),
    ),
  );
}

/**
 * What is looked at again because of a fact, where it is not the report itself: a link brings the reports of its record to another file, where they are
 * new to whoever is tied; what came while a tie had lapsed, or while the file was sealed, was put to nobody. What was put already is put once.
 */
function reportsOf(file: FileState, fact: Seen): readonly FileFact[] {
  // What was undone or set aside before anybody was asked about it is no report.
  const { setAside } = amendedIn(file.facts);
  const stands = file.facts.filter(({ id, type }) => !setAside.has(id) || !mayBeLeftOut(type));
  if (reportTypes.includes(fact.type)) return stands.filter(({ id }) => id === fact.id);
  return stands.filter(({ type, record }) => reportTypes.includes(type) && (fact.type !== 'RecordLinked' || record === fact.record));
}

/** Cut, two reports could have one id, and the second would be asked of nobody. */
function askedId(tie: string, report: string): string {
  const whole = `${tie}-${report}`;
  return whole.length <= 110 ? whole : createHash('sha256').update(whole).digest('hex');
}

interface Around {
  readonly ties: readonly TieRow[];
  readonly files: readonly FileState[];
  readonly now: number;
}

/** The files of these records, each time with some of those that ties lead to from them or to them, and these ties, until all have come. */
async function* around(house: House, records: readonly string[], { files: together }: Parts): AsyncGenerator<Around> {
  const viewer = serviceViewer(house.area, 'timekeeper');
  const lie = (these: readonly string[]) => viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, these));
  const own = [...new Set((await lie(records)).values())];
  const { files } = await look(house, viewer, own);
  const all = [...files.values()].flatMap((file) => [...file.records.keys()]);
  const ties = await viewing(house.pool, viewer, (tx) => tiesAt(tx, house.area, all));
  const lies = await lie([...new Set(ties.flatMap(({ record, other }) => [record, other]))]);
  // Of a tie between these files, or to one that was let go, there is no other.
  const otherOf = ({ record, other }: TieRow): string =>
    [record, other].map((each) => lies.get(each) ?? '').find((each) => each !== '' && !own.includes(each)) ?? '';
  const byOther = [...Map.groupBy(ties, otherOf)];
  for (let n = 0; n < byOther.length; n += together) {
    const part = byOther.slice(n, n + together);
    const seen = await look(house, viewer, [...own, ...part.map(([other]) => other).filter((other) => other !== '')]);
    yield { ties: part.flatMap(([, rows]) => rows), files: [...seen.files.values()], now: seen.now };
  }
}

/** Whoever is tied to either end of the new tie, in parts: one question to one lead, of the first two that it brings together. */
async function askSecond(house: House, tie: string, record: string, parts: Parts): Promise<number> {
  const mayAsk = (file: FileState) => !allRefuted(file);
  const other = await farRecord(house, tie, record);
  if (other === null) return 0;
  for await (const { files, now } of around(house, [record, other], parts)) {
    const found = secondDegree(tie, between(files, now), `second-${tie}`.slice(0, 110), now, mayAsk);
    if (found) return write(house, `second-degree ${tie}`, found.to, () => found.decision);
  }
  return 0;
}

async function farRecord(house: House, tie: string, record: string): Promise<string | null> {
  const rows = await viewing(house.pool, serviceViewer(house.area, 'timekeeper'), (tx) => tiesAt(tx, house.area, [record]));
  return rows.find(({ id }) => id === tie)?.other ?? null;
}

async function write(house: House, key: string, to: string, decide: (file: FileState, now: number) => Decision): Promise<number> {
  const outcome = await act(house, serviceViewer(house.area, 'timekeeper'), {
    does: 'settle',
    files: [to],
    key,
    command: { key },
    decide: ({ files, now }) => {
      // Let go since: there is nobody left to ask.
      const decision = inFile(files, to, (file) => decide(file, now));
      return decision.kind === 'refused' ? decided() : decision;
    },
  });
  // The next round begins with what was not asked: its place in the ledger has not moved on.
  if (outcome.kind === 'busy') throw new Error('The ledger was busy; what came is put to the leads of those tied in the next round');
  return outcome.kind === 'done' && outcome.facts.some(({ kind }) => kind === 'entry') ? 1 : 0;
}

async function sum(all: readonly (() => Promise<number>)[]): Promise<number> {
  let total = 0;
  for (const one of all) total += await one();
  return total;
}
