/**
 * Settle, in facts a second on one core, over generated ordinary histories: a referral is searched, assessed, goes on or is
 * closed by two people, reviewed; one in five is late somewhere, one in ten is a repeat, a few climb for months.
 * Run: node bench/settle.ts [files]. A fact is an entry read or a consequence derived; both numbers are printed.
 */
import { cpus } from 'node:os';
import { emptyArea, evolveArea, type Area } from '../src/domain/area/state.ts';
import type { AreaEntry } from '../src/domain/area/entries.ts';
import type { FileFact } from '../src/domain/facts.ts';
import { emptyFile } from '../src/domain/file/state.ts';
import { inForce } from '../src/rulebook/engine/rulebook.ts';
import { settle } from '../src/rulebook/engine/settle.ts';
import { uk } from '../src/rulebook/uk/rulebook.ts';

const files = Number(process.argv[2] ?? 20_000);
const day = 86_400_000;
const begin = Date.UTC(2025, 0, 6, 10);
const area = areaWithPosts();
const book = inForce(uk, area, begin + 4000 * day);

/** mulberry32: the same histories on every machine. */
let seed = 20261122;
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

function areaWithPosts(): Area {
  const posts = [
    ['gateway', 'intake', 'team'],
    ['team', 'supervisor', 'senior'],
    ['senior', 'senior', 'chief'],
    ['chief', 'chief', null],
    ['duty', 'area-duty', 'senior'],
    ['records', 'records', 'team'],
  ];
  const facts = posts.map(([post, role, supervisor]) => ({
    type: 'PostCreated',
    fields: { post, title: post, organisation: 'police', role, supervisor, hours: 'office' },
  }));
  return (facts as unknown as AreaEntry[]).reduce(evolveArea, emptyArea('bench'));
}

/** The entries of one file, in the order recorded. */
function history(n: number): readonly FileFact[] {
  const facts: FileFact[] = [];
  let now = begin + Math.floor(random() * 300) * day + Math.floor(random() * 8) * 3_600_000;
  const add = (type: string, stream: string, record: string | null, fields: object) => {
    const id = `${n}-${facts.length}`;
    facts.push({
      id,
      kind: 'entry',
      type,
      version: 1,
      stream,
      file: `f${n}`,
      record,
      happened: now,
      learnt: now,
      recorded: now,
      actor: 'a',
      post: 'gateway',
      organisation: 'police',
      fields,
      position: facts.length,
    } as unknown as FileFact);
    return id;
  };
  const later = (days: number) => {
    now += Math.floor(days * day);
  };
  const late = () => (random() < 0.07 ? 15 : 0);
  add('FileOpened', `file/f${n}`, null, { home: `r${n}`, lead: 'gateway' });
  const referrals = random() < 0.1 ? 2 : 1;
  for (let i = 0; i < referrals; i += 1) {
    const [record, stream] = [`r${n}-${i}`, `referral/r${n}-${i}`];
    add('RecordMade', `record/${record}`, record, { names: [], under18: random() < 0.4 ? 'yes' : 'no' });
    add('ReferralReceived', stream, record, { reference: record, concern: 'A concern.' });
    add('CandidatesFound', stream, record, { position: 1000, candidates: [] });
    later(1 + random() * 3 + late());
    add('AssessmentRecorded', stream, record, { outcome: 'limited information but concern may exist', words: 'Assessed.' });
    if (random() < 0.3) add('InformationAdded', stream, record, { words: 'More.', source: '' });
    if (i > 0) {
      add('EarlierReferralRead', stream, record, { earlier: `r${n}-0` });
      add('MultiAgencyLookRecorded', stream, record, { organisations: ['a'], words: 'Together.' });
      add('ReopeningDeclined', `referral/r${n}-0`, `r${n}-0`, { because: record, words: 'No.' });
    }
    for (; random() < 0.4; later(15 + random() * 10 + late()))
      add('ContinuationDecided', stream, record, { nextStep: 'Talk.', nextLook: now + 28 * day });
    later(random() * 5);
    const closing = {
      finding: random() < 0.1 ? 'unfounded' : 'no further action',
      reasons: ['explained'],
      words: 'Explained.',
      cumulative: '',
      answers: [],
    };
    const proposal = add('ClosureProposed', stream, record, closing);
    later(random() + late());
    add('ReferralClosed', stream, record, { ...closing, proposal });
    later(150 + random() * 40);
    if (random() < 0.95) add('ReviewRecorded', stream, record, { outcome: 'stays closed', words: 'Nothing new.' });
  }
  return facts;
}

const histories = Array.from({ length: files }, (_, n) => history(n));
const entries = histories.reduce((sum, each) => sum + each.length, 0);

function run(): { readonly seconds: number; readonly derived: number } {
  const began = performance.now();
  let derived = 0;
  histories.forEach((facts, n) => {
    derived += settle(book, emptyFile(`f${n}`, area), facts, (facts.at(-1)?.recorded ?? 0) + 30 * day).consequences.length;
  });
  return { seconds: (performance.now() - began) / 1000, derived };
}

run();
const runs = [run(), run(), run()].toSorted((a, b) => a.seconds - b.seconds);
const median = runs[1] ?? run();
const rate = (facts: number) => Math.round(facts / median.seconds).toLocaleString('en-GB');
console.log(`${cpus()[0]?.model.trim()}, Node ${process.version}, one core, median of ${runs.length} after one to warm up`);
console.log(
  `${files.toLocaleString('en-GB')} files, ${entries.toLocaleString('en-GB')} entries, ${median.derived.toLocaleString('en-GB')} consequences derived, ${median.seconds.toFixed(2)} s`,
);
console.log(
  `${rate(entries)} entries a second; ${rate(entries + median.derived)} facts a second (entries read and consequences derived; aim 200,000)`,
);

// One entry at a time, as the application does it: the state is copied for each.
const one = performance.now();
let settled = 0;
for (const [n, facts] of histories.slice(0, files / 10).entries()) {
  let file = emptyFile(`f${n}`, area);
  for (const fact of facts) {
    const next = settle(book, file, [fact], fact.recorded);
    file = next.file;
    settled += 1 + next.consequences.length;
  }
}
console.log(`${Math.round(settled / ((performance.now() - one) / 1000)).toLocaleString('en-GB')} facts a second, settled entry by entry`);
