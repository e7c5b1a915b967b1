/**
 * Given what was recorded, when time passes, then this is owed: a ledger in memory for tests of the rules. It keeps every
 * fact, entry or consequence, in the order in which the application would append it, so that folding it can be compared with living it.
 */
import type { AreaEntry, PostRole } from '../../src/domain/area/entries.ts';
import { type Area, emptyArea, evolveArea } from '../../src/domain/area/state.ts';
import { entryTypeNamed, type FileFact } from '../../src/domain/facts.ts';
import { foldFile } from '../../src/domain/file/fold.ts';
import { emptyFile, type FileState } from '../../src/domain/file/state.ts';
import type { DerivedConsequence } from '../../src/domain/obligation/entries.ts';
import { inForce, type Proposed, type Rulebook, type RulebookInForce } from '../../src/rulebook/engine/rulebook.ts';
import { whatGatesLack } from '../../src/rulebook/engine/gates.ts';
import type { MovingEntry } from '../../src/domain/record/entries.ts';
import { settle, settleMove, type Settled } from '../../src/rulebook/engine/settle.ts';
import { uk } from '../../src/rulebook/uk/rulebook.ts';
import { least } from './least.ts';

/** `2026-03-02T10:00` in London. */
export const instantOf = (written: string): number =>
  Temporal.PlainDateTime.from(written).toZonedDateTime('Europe/London').epochMilliseconds;
export const londonWords = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').toPlainDateTime().toString({ smallestUnit: 'minute' });

/** The shipped rules on a ladder that climbs within days, so that a test of a rule need not wait for weeks: 1, 2 and 2 working days. */
export const ukSoon: Rulebook = {
  ...uk,
  limits: uk.limits.map((limit) => {
    const days = { 'ladder.ordinary.1': 1, 'ladder.ordinary.2': 2, 'ladder.ordinary.3': 2 }[limit.id];
    return days === undefined ? limit : { ...limit, amount: { workingDays: days } };
  }),
};

type DirectoryFields<Type extends AreaEntry['type']> = Extract<AreaEntry, { type: Type }>['fields'];
export function directoryFact<const Type extends AreaEntry['type']>(type: Type, fields: DirectoryFields<Type>, at = 0): AreaEntry {
  return {
    id: `${type}-${JSON.stringify(fields)}`,
    kind: 'entry',
    type,
    recorded: at,
    happened: at,
    learnt: at,
    stream: 'directory/test',
    fields,
  } as unknown as AreaEntry;
}

const posts: readonly [post: string, role: PostRole, supervisor: string | null][] = [
  ['gateway', 'intake', 'team'],
  ['team', 'supervisor', 'senior'],
  ['senior', 'senior', 'chief'],
  ['chief', 'chief', null],
  ['duty', 'area-duty', 'senior'],
  ['police-duty', 'organisation-duty', 'senior'],
  ['records', 'records', 'team'],
];

export function testArea(
  nation: Area['nation'] = 'england-and-wales',
  more: readonly AreaEntry[] = [],
  kind: Area['kind'] = 'partnership',
): Area {
  const facts: AreaEntry[] = [
    directoryFact('AreaOpened', { name: 'Wexmoor (invented)', kind, nation }),
    directoryFact('OrganisationJoined', { organisation: 'police', name: 'Wexmoor Police', sort: 'police' }),
    ...posts.map(([post, role, supervisor]) =>
      directoryFact('PostCreated', {
        post,
        title: post,
        organisation: 'police',
        role,
        supervisor,
        hours: role.endsWith('duty') ? 'always' : 'office',
      }),
    ),
    ...posts.map(([post]) =>
      directoryFact('PractitionerJoined', { practitioner: `${post}-holder`, name: `${post}-holder`, organisation: 'police' }),
    ),
    ...posts.map(([post]) => directoryFact('PostFilled', { post, practitioner: `${post}-holder`, as: 'holder' })),
    ...more,
  ];
  return facts.reduce(evolveArea, emptyArea('test'));
}

/** The same with the council, which has a lead and a head; one post may be empty. */
export const twoOrganisations = (empty?: string): Area =>
  testArea('england-and-wales', [
    directoryFact('OrganisationJoined', { organisation: 'council', name: 'Wexmoor Council', sort: 'council' }),
    ...(
      [
        ['council-head', 'supervisor', null],
        ['council-lead', 'assessor', 'council-head'],
      ] as const
    ).flatMap(([post, role, supervisor]) => [
      directoryFact('PostCreated', { post, title: post, organisation: 'council', role, supervisor, hours: 'office' }),
      ...(post === empty ? [] : [directoryFact('PostFilled', { post, practitioner: `${post}-holder`, as: 'holder' })]),
    ]),
  ]);

export interface Told {
  readonly by?: string;
  readonly who?: string;
  readonly id?: string;
  readonly happened?: string;
  readonly learnt?: string;
  /** Stream of the entry, where it is not the referral's. */
  readonly stream?: string;
  readonly fields?: object;
}

export class Ledger {
  area: Area;
  readonly rulebook: Rulebook;
  readonly files = new Map<string, FileState>();
  readonly fileOf = new Map<string, string>();
  readonly facts: FileFact[] = [];
  readonly derived: (DerivedConsequence & { readonly file: string })[] = [];
  #entries = 0;

  constructor(area: Area = testArea(), rulebook: Rulebook = ukSoon) {
    this.area = area;
    this.rulebook = rulebook;
  }

  book(at: number): RulebookInForce {
    return inForce(this.rulebook, this.area, at);
  }

  /** A first report: it makes a record and its file. */
  referral(label: string, at: string | number, told: Told & { readonly person?: object } = {}): this {
    this.#open(label, at, told.person ?? {});
    return this.record('ReferralReceived', label, at, { ...told, fields: { reference: label, ...told.fields } });
  }

  danger(label: string, at: string | number, told: Told = {}): this {
    if (!this.fileOf.has(label)) this.#open(label, at, {});
    return this.record('DangerReported', label, at, told);
  }

  #open(label: string, at: string | number, person: object): void {
    this.fileOf.set(label, label);
    this.files.set(label, emptyFile(label, this.area));
    this.record('FileOpened', label, at, { by: 'gateway', fields: { home: label, lead: 'gateway' } });
    this.record('RecordMade', label, at, { by: 'gateway', fields: person });
  }

  /** Records an entry about a referral (or what carries that label) and settles its file. */
  record(type: string, label: string, at: string | number, told: Told = {}): this {
    const file = this.fileOf.get(label) ?? label;
    const fact = this.#fact(type, label, file, at, told);
    this.#settle(file, [], fact.recorded);
    this.facts.push(fact);
    this.#settle(file, [fact], fact.recorded);
    return this;
  }

  link(label: string, to: string, at: string | number): this {
    return this.#move('RecordLinked', label, this.fileOf.get(to) ?? to, at);
  }
  unlink(label: string, at: string | number): this {
    return this.#move('RecordUnlinked', label, label, at);
  }

  #move(type: 'RecordLinked' | 'RecordUnlinked', label: string, to: string, at: string | number): this {
    const from = this.fileOf.get(label) ?? label;
    if (from === to) return this;
    const fact = this.#fact(type, label, to, at, { fields: { from, to } });
    this.#settle(from, [], fact.recorded);
    this.#settle(to, [], fact.recorded);
    this.facts.push(fact);
    this.fileOf.set(label, to);
    const { left, joined } = settleMove(this.book(fact.recorded), this.#state(from), this.#state(to), fact as MovingEntry, fact.recorded);
    this.#take(to, joined, fact.recorded);
    this.#take(from, left, fact.recorded);
    return this;
  }

  /** Time passes in every file, or in some. */
  until(at: string | number, files: readonly string[] = [...this.files.keys()]): this {
    const now = typeof at === 'string' ? instantOf(at) : at;
    for (const file of files) this.#settle(file, [], now);
    return this;
  }

  /** The area's directory changes: an override, an adoption. */
  directory(fact: AreaEntry): this {
    this.area = evolveArea(this.area, fact);
    for (const [id, file] of this.files) this.files.set(id, { ...file, area: this.area });
    return this;
  }

  /** The file in which what carries this label lies now. */
  file(label: string): FileState {
    return this.#state(this.fileOf.get(label) ?? label);
  }
  #state(file: string): FileState {
    return this.files.get(file) ?? emptyFile(file, this.area);
  }

  /** The file as somebody reads it who has only the ledger. */
  folded(file: string): FileState {
    const here = (fact: FileFact) => (fact.record === null ? fact.stream === `file/${file}` : this.fileOf.get(fact.record) === file);
    return foldFile(
      file,
      this.area,
      this.facts.filter((fact) => here(fact) || fact.stream === `file/${file}`),
    );
  }

  /** What became of the obligations of a rule, one line each, e.g. `lapsed 2026-03-10T00:00 gateway`. */
  history(rule: string, label?: string): string[] {
    return this.derived
      .filter((each) => each.fields.obligation.startsWith(`${rule}:`) && (label === undefined || each.record === label))
      .map((each) => {
        const what = `${each.type.replace('Obligation', '').toLowerCase()} ${londonWords(each.at)}`;
        if (each.type === 'ObligationRaised') return `${what} ${each.post}, due ${londonWords(each.fields.due)}`;
        if (each.type === 'ObligationRedated') return `${what}, due ${londonWords(each.fields.due)}`;
        return each.type === 'ObligationClimbed' ? `${what} ${each.fields.to}` : what;
      });
  }

  /** Codes of what the gates lack for a decision. */
  lacks(label: string, proposed: Partial<Omit<Proposed, 'now'>> & { readonly by: string; readonly now: string }): string[] {
    const now = instantOf(proposed.now);
    const file = settle(this.book(now), this.file(label), [], now).file;
    const usual = {
      kind: 'close',
      referral: label,
      post: proposed.by.replace('-holder', ''),
      finding: 'no further action',
      reasons: ['explained'],
      words: 'Agreed.',
      cumulative: '',
      answers: [],
      proposedBy: null,
    } as const;
    return whatGatesLack(this.book(now), file, { ...usual, ...proposed, now }).map((lack) => `${lack.gate} ${lack.code}`);
  }

  #fact(type: string, label: string, file: string, at: string | number, told: Told): FileFact {
    const noun = entryTypeNamed(type)?.noun;
    const recorded = typeof at === 'string' ? instantOf(at) : at;
    const fields = entryTypeNamed(type)?.shape.parse({ ...least[type], ...told.fields });
    this.#entries += 1;
    const stream = told.stream ?? (noun === 'file' ? `file/${file}` : `${noun === 'any' ? 'referral' : noun}/${label}`);
    const at_ = {
      recorded,
      learnt: told.learnt ? instantOf(told.learnt) : recorded,
      happened: told.happened ? instantOf(told.happened) : recorded,
    };
    const post = told.by ?? 'gateway';
    const record = stream.startsWith('file/') ? null : label;
    return {
      id: told.id ?? `${type}-${this.#entries}`,
      kind: 'entry',
      type,
      version: 1,
      stream,
      file,
      record,
      ...at_,
      actor: told.who ?? `${post}-holder`,
      post,
      organisation: 'police',
      fields,
      position: this.#entries,
    } as unknown as FileFact;
  }

  #settle(file: string, entries: readonly FileFact[], now: number): void {
    this.#take(file, settle(this.book(now), this.#state(file), entries, now), now);
  }

  #take(file: string, settled: Settled, now: number): void {
    this.files.set(file, settled.file);
    for (const each of settled.consequences) {
      this.derived.push({ ...each, file });
      this.facts.push({
        id: `consequence-${this.derived.length}`,
        kind: 'consequence',
        type: each.type,
        stream: each.stream,
        file,
        record: each.record,
        happened: each.at,
        learnt: each.at,
        recorded: now,
        post: each.post,
        fields: each.fields,
      } as unknown as FileFact);
    }
  }
}

export const given = (area?: Area, rulebook?: Rulebook): Ledger => new Ledger(area, rulebook);
