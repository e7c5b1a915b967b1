/**
 * The files of one invented person through the years, settled by the same engine as live: whatever falls due or climbs is
 * seen at its instant, and people answer with entries. What happened is kept for whoever counts.
 */
import type { Area } from '../../domain/area/state.ts';
import { entryTypeNamed, type FileFact } from '../../domain/facts.ts';
import { emptyFile, type FileState } from '../../domain/file/state.ts';
import type { DerivedConsequence } from '../../domain/obligation/entries.ts';
import { nextInstant } from '../../domain/obligation/state.ts';
import type { MovingEntry } from '../../domain/record/entries.ts';
import { domainFact } from '../../domain/upcast.ts';
import type { Fact, Instant } from '../../ledger/envelope.ts';
import type { RulebookInForce } from '../../rulebook/engine/rulebook.ts';
import { settle, type Settled, settleMove } from '../../rulebook/engine/settle.ts';
import type { Practice } from './assumptions.ts';
import type { Draw } from './draws.ts';

export type Seen = DerivedConsequence & { readonly file: string };
/** Another post took the lead of a file, with what is owed in it; or somebody acknowledged a climb. */
export type Done =
  | { readonly type: 'LeadTaken'; readonly at: Instant; readonly file: string; readonly post: string; readonly owed: readonly string[] }
  | { readonly type: 'ClimbAcknowledged'; readonly at: Instant; readonly obligation: string };

export interface Life {
  readonly person: number;
  readonly area: Area;
  readonly book: RulebookInForce;
  readonly draw: Draw;
  readonly practice: Practice;
  readonly files: Map<string, FileState>;
  readonly fileOf: Map<string, string>;
  readonly seen: Seen[];
  readonly done: Done[];
  readonly plans: { readonly at: Instant; readonly carryOut: (at: Instant) => void }[];
  /** What people do when something is raised or climbs. */
  readonly respond: (life: Life, consequence: Seen) => void;
  facts: number;
}

export const bornInto = (
  person: number,
  area: Area,
  book: RulebookInForce,
  draw: Draw,
  practice: Practice,
  respond: Life['respond'],
): Life => ({
  person,
  area,
  book,
  draw,
  practice,
  respond,
  files: new Map(),
  fileOf: new Map(),
  seen: [],
  done: [],
  plans: [],
  facts: 0,
});

/** Lives it through: whatever comes first, something due or something planned; at one instant what is due is first. */
export function live(life: Life, until: Instant): void {
  for (;;) {
    const plan = life.plans.reduce<Life['plans'][number] | null>((first, each) => (first && first.at <= each.at ? first : each), null);
    const due = nextDue(life);
    if (Math.min(plan?.at ?? until, due?.at ?? until) >= until) return;
    if (due && due.at <= (plan?.at ?? until)) take(life, due.file, (file) => settle(life.book, file, [], due.at));
    else if (plan) {
      life.plans.splice(life.plans.indexOf(plan), 1);
      plan.carryOut(plan.at);
    }
  }
}

function nextDue(life: Life): { readonly file: string; readonly at: Instant } | null {
  let first: { file: string; at: Instant } | null = null;
  for (const file of life.files.values()) {
    for (const obligation of file.obligations.values()) {
      const at = nextInstant(obligation);
      if (at !== null && (!first || at < first.at)) first = { file: file.id, at };
    }
  }
  return first;
}

export const plan = (life: Life, at: Instant, carryOut: (at: Instant) => void): void => void life.plans.push({ at, carryOut });
/** The file in which a record lies now. */
export const fileWith = (life: Life, record: string): FileState =>
  life.files.get(life.fileOf.get(record) ?? record) ?? emptyFile(record, life.area);

/** Records an entry about a record's file, checked against its shape, and lets people respond to what follows from it. */
export function record(
  life: Life,
  at: Instant,
  post: string | null,
  type: string,
  stream: string,
  about: string | null,
  fields: object,
  file = fileWith(life, about ?? '').id,
): FileFact {
  const fact = factOf(life, at, post, type, stream, file, about, fields);
  if (!life.files.has(file)) life.files.set(file, emptyFile(file, life.area));
  take(life, file, (state) => settle(life.book, state, [fact], at));
  if (fact.type === 'ClimbAcknowledged') life.done.push({ type: 'ClimbAcknowledged', at, obligation: fact.fields.obligation });
  return fact;
}

/** The records of one file move to another: the same person. */
export function link(life: Life, at: Instant, post: string, from: string, to: string): void {
  for (const each of life.files.get(from)?.records.keys() ?? []) {
    for (const file of [from, to]) take(life, file, (state) => settle(life.book, state, [], at));
    const [leaving, joining] = [life.files.get(from), life.files.get(to)];
    if (!leaving || !joining) return;
    const fields = { to, from, reason: 'The same person.' };
    const fact = factOf(life, at, post, 'RecordLinked', `record/${each}`, to, each, fields) as MovingEntry;
    const { left, joined } = settleMove(life.book, leaving, joining, fact, at);
    life.fileOf.set(each, to);
    take(life, to, () => joined);
    take(life, from, () => left);
  }
}

function take(life: Life, file: string, settling: (state: FileState) => Settled): void {
  const state = life.files.get(file);
  if (!state) return;
  const settled = settling(state);
  life.files.set(file, settled.file);
  for (const consequence of settled.consequences) {
    const seen = { ...consequence, file };
    life.seen.push(seen);
    life.respond(life, seen);
  }
}

function factOf(
  life: Life,
  at: Instant,
  post: string | null,
  type: string,
  stream: string,
  file: string,
  about: string | null,
  fields: object,
): FileFact {
  const shape = entryTypeNamed(type)?.shape;
  if (!shape) throw new Error(`There is no entry type ${type}`);
  life.facts += 1;
  const rest = {
    purpose: 'simulation',
    lawfulBasis: 'none: nobody exists',
    regime: 'simulation',
    marking: 'OFFICIAL',
    handling: '',
    causation: null,
    rulebook: life.book.version,
  } as const;
  const by = { actor: post === null ? 'system:matcher' : `${post}-holder`, post, organisation: post === null ? null : 'police' };
  return domainFact({
    id: `p${life.person}-${life.facts}`,
    kind: 'entry',
    type,
    version: 1,
    stream,
    file,
    record: about,
    happened: at,
    learnt: at,
    recorded: at,
    ...by,
    ...rest,
    fields: shape.parse(fields) as Fact['fields'],
    position: life.facts,
  }) as FileFact;
}
