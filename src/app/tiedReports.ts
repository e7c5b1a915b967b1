/**
 * What came about one is put to the lead of the other: the timekeeper looks at every report, link and tie once, in the order of the ledger,
 * and after the fact, so that nobody who reports, refers or ties learns by it who is tied, led or sealed (S15, F22).
 */
import type { FileFact } from '../domain/facts.ts';
import type { FileState } from '../domain/file/state.ts';
import { decided, type Decision } from '../domain/decision.ts';
import { between, putReport, reportTypes, sayWrong, secondDegree } from '../domain/tie/put.ts';
import { allRefuted } from '../rulebook/uk/disposal.ts';
import { filesOfRecords } from '../store/people.ts';
import { keepLookedForTies, notLookedAtForTies, tiesAt } from '../store/ties.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { act } from './act.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { inFile } from './onFile.ts';

const atOnce = 200;
/** Files around one new tie: who is tied to more than this is looked at by people, not asked about. */
const mostAround = 60;

type Seen = Awaited<ReturnType<typeof notLookedAtForTies>>[number];

/** How many questions were put. */
export async function putTiedReports(house: House): Promise<number> {
  const viewer = serviceViewer(house.area, 'timekeeper');
  let put = 0;
  for (;;) {
    const facts = await viewing(house.pool, viewer, (tx) => notLookedAtForTies(tx, house.area, atOnce));
    const last = facts.at(-1);
    if (!last) return put;
    for (const fact of facts) put += await lookAtOne(house, fact);
    await viewing(house.pool, viewer, (tx) => keepLookedForTies(tx, house.area, last.position));
  }
}

async function lookAtOne(house: House, fact: Seen): Promise<number> {
  const id = fact.stream.slice(fact.stream.indexOf('/') + 1);
  if (fact.record === null) return 0;
  const here = await around(house, [fact.record]);
  const file = here.files.find(({ records }) => records.has(fact.record ?? ''));
  if (!file || here.ties.length === 0) return 0;
  if (fact.type === 'TieFoundWrong') {
    const others = here.files.filter(({ tied }) => [...tied.values()].some(({ put }) => put.tie === id));
    return sum(others.map((to) => () => write(house, `tie-wrong ${id} ${to.id}`, to.id, () => sayWrong(to, id))));
  }
  if (fact.type === 'TieRecorded') return askSecond(house, id, here);
  // A link brings the reports of its record to another file: they are new to whoever is tied to the person.
  const reports: readonly FileFact[] =
    fact.type === 'RecordLinked'
      ? file.facts.filter((each) => each.record === fact.record && reportTypes.includes(each.type))
      : file.facts.filter((each) => each.id === fact.id);
  return sum(
    reports.flatMap((report) =>
      here.ties.map((row) => () => {
        const holds = here.files.find(({ id: each }) => each === row.file);
        const tie = holds?.ties.get(row.id);
        const to = here.files.find(({ id: each, records }) => each !== file.id && (records.has(row.other) || records.has(row.record)));
        // Refuted, there is nothing left of theirs that it could bear on.
        if (!holds || !tie || !to || allRefuted(to)) return Promise.resolve(0);
        return write(house, `tied ${row.id} ${report.id}`, to.id, (state, now) =>
          putReport(tie, { holds, from: file, to: state }, report, `${row.id}-${report.id}`.slice(0, 110), now),
        );
      }),
    ),
  );
}

/** The file of a record, and those that ties lead to from it or to it. */
async function around(house: House, records: readonly string[]) {
  const viewer = serviceViewer(house.area, 'timekeeper');
  const lies = await viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, records));
  const own = await look(house, viewer, [...new Set(lies.values())]);
  const all = [...own.files.values()].flatMap((file) => [...file.records.keys()]);
  const ties = await viewing(house.pool, viewer, (tx) => tiesAt(tx, house.area, all));
  const ends = [...new Set(ties.flatMap(({ record, other }) => [record, other]))];
  const where = await viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, ends));
  const { files, now } = await look(house, viewer, [...new Set([...lies.values(), ...where.values()])].slice(0, mostAround));
  return { ties, files: [...files.values()], now };
}

async function askSecond(house: House, tie: string, here: Awaited<ReturnType<typeof around>>): Promise<number> {
  const records = here.files.flatMap((file) => [...file.records.keys()]);
  const { files, now } = await around(house, records);
  const mayAsk = (file: FileState) => !allRefuted(file);
  const found = secondDegree(tie, between(files, now), `second-${tie}`.slice(0, 110), now, mayAsk);
  return found ? write(house, `second-degree ${tie}`, found.to, () => found.decision) : 0;
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
  return outcome.kind === 'done' && outcome.facts.some(({ kind }) => kind === 'entry') ? 1 : 0;
}

async function sum(all: readonly (() => Promise<number>)[]): Promise<number> {
  let total = 0;
  for (const one of all) total += await one();
  return total;
}
