/**
 * Plays a chronology's entries against a rulebook, in memory, through the same engine as live. What history decided stays
 * decided: a gate it fails is noted as refused, and the replay goes on as it happened.
 */
import type { Area } from '../domain/area/state.ts';
import { entryTypeNamed, type FileFact } from '../domain/facts.ts';
import { postFor } from '../domain/file/posts.ts';
import { emptyFile, type FileState } from '../domain/file/state.ts';
import type { DerivedConsequence } from '../domain/obligation/entries.ts';
import { linkTakesTwo } from '../domain/link/seniority.ts';
import { proposalAbout } from '../domain/link/state.ts';
import type { MovingEntry } from '../domain/record/entries.ts';
import { withAsked } from '../domain/referral/askedBeside.ts';
import { withBefore } from '../domain/referral/before.ts';
import { isAsked } from '../domain/referral/candidate.ts';
import type { Instant } from '../ledger/envelope.ts';
import { findCandidates } from '../matching/candidates.ts';
import { createPeopleList } from '../matching/people-list.ts';
import { personQuery } from '../matching/person.ts';
import { saysNobody } from '../matching/unnamed.ts';
import { explain } from '../matching/words.ts';
import { emptyProposal, whatGatesLack } from '../rulebook/engine/gates.ts';
import { inForce, type Rulebook, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { settle, settleMove, type Settled } from '../rulebook/engine/settle.ts';
import type { Chronology } from './chronology.ts';
import type { ChronologyEntry } from './entry.ts';
import { factOf, fieldsOf } from './fact.ts';
import { personOf, saysNames } from './fields.ts';
import { leadAfter } from './agreeing.ts';
import { type Refused, refusedOf } from './refused.ts';
import { areaOf, type AreaRead } from './standardPosts.ts';
import { streamOf } from './stream.ts';

/** Something that was done although a gate, or the rulebook, would have refused it. */
export interface Noted {
  readonly file: string;
  readonly record: string;
  readonly at: Instant;
  readonly lacks: readonly Refused[];
  readonly post: string;
}
export interface Matched {
  readonly file: string;
  readonly referral: string;
  readonly at: Instant;
  readonly candidates: readonly { readonly record: string; readonly band: string; readonly words: string }[];
}

export interface World {
  readonly area: Area;
  readonly book: RulebookInForce;
  readonly files: ReadonlyMap<string, FileState>;
  readonly consequences: readonly (DerivedConsequence & { readonly file: string })[];
  readonly refused: readonly Noted[];
  readonly matched: readonly Matched[];
  /** Label of a person by record. */
  readonly labels: ReadonlyMap<string, string>;
  readonly played: number;
  readonly end: Instant;
  /** Entries that could not be played, each with what is wrong and what would be right. */
  readonly problems: readonly string[];
}

export interface PlayOptions {
  readonly rulebook: Rulebook;
  /** Only what was learnt by then; time stops there. */
  readonly asOf?: Instant;
}

export function play(chronology: Chronology, { rulebook, asOf }: PlayOptions): World {
  const world = new Play(chronology, rulebook, asOf);
  for (const entry of world.entries) world.play(entry);
  return world.finish();
}

/** The state of one run: it has a life, from the first entry to the end of time. */
class Play {
  readonly entries: readonly ChronologyEntry[];
  readonly #area: AreaRead;
  readonly #book: RulebookInForce;
  readonly #people: ReadonlyMap<string, Chronology['people'][number]>;
  readonly #files = new Map<string, FileState>();
  /** The record that a label (of a referral or a report of danger) stands for, and the file in which it lies. */
  readonly #recordOf = new Map<string, string>();
  readonly #fileOfRecord = new Map<string, string>();
  readonly #facts = new Set<string>();
  readonly #list = createPeopleList();
  readonly #consequences: (DerivedConsequence & { file: string })[] = [];
  readonly #refused: Noted[] = [];
  readonly #matched: Matched[] = [];
  readonly #labels = new Map<string, string>();
  /** Records of whom the chronology does not say how they were called. */
  readonly #unsaid = new Set<string>();
  readonly #problems: string[] = [];
  readonly #searchesRecorded: ReadonlySet<string>;
  /** Instants at which the chronology itself links a record. */
  readonly #linked: ReadonlySet<Instant>;
  readonly #receivedBy: ReadonlyMap<string, ChronologyEntry>;
  readonly #end: Instant;
  #position = 0;
  #played = 0;

  constructor(chronology: Chronology, rulebook: Rulebook, asOf: Instant | undefined) {
    this.#area = areaOf(chronology, (words) => this.#problems.push(words));
    this.#people = new Map(chronology.people.map((person) => [person.id, person]));
    const end = asOf ?? chronology.until ?? chronology.entries.at(-1)?.recorded ?? 0;
    this.#end = end;
    this.#book = inForce(rulebook, this.#area.area, end);
    // What was learnt by then and written down only afterwards is taken as written down then: the question is what could have been seen.
    this.entries = chronology.entries
      .filter((entry) => entry.learnt <= end)
      .map((entry) => (entry.recorded > end ? { ...entry, recorded: end } : entry));
    this.#searchesRecorded = new Set(this.entries.filter((entry) => entry.type === 'CandidatesFound').map((entry) => entry.referral ?? ''));
    this.#linked = new Set(this.entries.filter((entry) => entry.type === 'RecordLinked').map((entry) => entry.recorded));
    this.#receivedBy = new Map(chronology.entries.filter(isFirstReport).map((entry) => [labelOf(entry) ?? '', entry]));
  }

  play(entry: ChronologyEntry): void {
    const before = this.#problems.length;
    this.#play(entry, (words) => this.#problems.push(`entry ${entry.number} (${entry.type}): ${words}`));
    if (this.#problems.length === before) this.#played += 1;
  }

  #play(entry: ChronologyEntry, wrong: (words: string) => void): void {
    const label = labelOf(entry);
    if (label === null) return wrong('say which referral (or danger) it is about, e.g. "referral: R1"');
    if (entry.by !== null && !this.#area.postNamed(entry.by))
      return wrong(`by: "${entry.by}" is no post here. There are: ${[...this.#area.area.posts.keys()].join(', ')}`);
    if (entry.type === 'ReferralReceived' && this.#facts.has(`referral/${label}`))
      return wrong(`${label} has been received already. A referral made again is a referral of its own: give it a label of its own`);
    if (isFirstReport(entry)) this.#begin(entry, label, wrong);
    const record = this.#recordOf.get(label) ?? '';
    const file = this.#files.get(this.#fileOfRecord.get(record) ?? '');
    if (!file) return wrong(this.#notReceived(record === '' ? label : record));
    this.#settle(file.id, [], entry.recorded);
    const fact = this.#factOf(entry, record, this.#files.get(file.id) ?? file, wrong);
    if (!fact) return;
    this.#facts.add(fact.id).add(fact.stream);
    this.#take(entry, fact, record, wrong);
  }

  #take(entry: ChronologyEntry, fact: FileFact, record: string, wrong: (words: string) => void): void {
    const file = this.#files.get(this.#fileOfRecord.get(record) ?? '');
    if (!file) return;
    if (fact.type === 'RecordLinked' || fact.type === 'RecordUnlinked') {
      const since = file.records.get(record)?.linked.at ?? fact.recorded;
      this.#move(fact, record, fact.fields.to, wrong);
      if (fact.type === 'RecordUnlinked') this.#reject(entry, record, file.id, since);
      return;
    }
    if (
      (fact.type === 'TimeCorrected' || fact.type === 'EntryCorrected' || fact.type === 'EntryUndone') &&
      !this.#facts.has(fact.fields.fact)
    )
      return wrong(
        `fact: no entry called "${fact.fields.fact}" has been played by then; give the entry that is meant an id, and name it here`,
      );
    if (fact.type === 'LeadTaken' && !this.#area.area.posts.has(fact.fields.post))
      return wrong(`post: "${fact.fields.post}" is no post here. There are: ${[...this.#area.area.posts.keys()].join(', ')}`);
    this.#note(file, fact, record, entry.fields.considered);
    if (fact.type === 'CandidateAccepted') this.#noteJoined(file, fact, record, fact.fields.candidate);
    const lead = leadAfter(file, fact);
    this.#settle(file.id, [fact], fact.recorded);
    if (lead) {
      const moved = this.#envelope(entry, 'LeadTaken', `file/${file.id}`, file.id, null, lead, `${entry.id}-lead`);
      this.#settle(file.id, [moved], fact.recorded);
    }
    if ((fact.type === 'ReferralReceived' || fact.type === 'RecordDescribed') && !this.#searchesRecorded.has(record))
      this.#search(entry, record);
    if (fact.type === 'CandidatesFound')
      this.#matches(
        file.id,
        record,
        fact.recorded,
        fact.fields.candidates.map((each) => ({ ...each, words: 'recorded in the chronology.' })),
      );
    if (fact.type === 'CandidateAccepted') this.#accept(entry, record, fact.fields.candidate, wrong);
  }

  finish(): World {
    for (const file of this.#files.keys()) this.#settle(file, [], this.#end);
    return {
      area: this.#area.area,
      book: this.#book,
      files: this.#files,
      consequences: this.#consequences,
      refused: this.#refused,
      matched: this.#matched,
      labels: this.#labels,
      played: this.#played,
      end: this.#end,
      problems: this.#problems,
    };
  }

  /** A first report makes a record, and with it a file of its own; a report of danger may lie in a referral's. */
  #begin(entry: ChronologyEntry, label: string, wrong: (words: string) => void): void {
    const record = entry.type === 'DangerReported' && entry.referral !== null ? entry.referral : label;
    this.#recordOf.set(label, this.#recordOf.get(record) ?? record);
    if (this.#fileOfRecord.has(this.#recordOf.get(label) ?? '')) return;
    if (record !== label) return;
    const lead = postFor(emptyFile(record, this.#area.area), 'intake');
    // `person: P1` means the person listed, not somebody called P1.
    const named = typeof entry.fields.person === 'string' ? this.#people.get(entry.fields.person) : undefined;
    const known = named ?? this.#people.get(entry.about ?? '');
    if (entry.about !== null && !known && this.#people.size > 0)
      wrong(`about: "${entry.about}" is not among the people listed: ${[...this.#people.keys()].join(', ')}`);
    const { id: _id, words: _words, ...details } = known ?? { id: '' };
    const written = named ? details : (entry.fields.person ?? details);
    const said = personOf(written, 'the report', wrong);
    // A chronology names nobody: who it does not name was not unknown to those who were there, and is nobody whom it compares either.
    const isUnsaid = !saysNames(written) && saysNobody(said);
    if (isUnsaid) this.#unsaid.add(record);
    const person = isUnsaid ? { ...said, names: [{ whole: `Not named here (${entry.about ?? named?.id ?? record})` }] } : said;
    this.#fileOfRecord.set(record, record);
    this.#labels.set(record, entry.about ?? named?.id ?? record);
    this.#files.set(record, emptyFile(record, this.#area.area));
    const opened = this.#envelope(entry, 'FileOpened', `file/${record}`, record, null, { home: record, lead }, `${entry.id}-opened`);
    const made = this.#envelope(entry, 'RecordMade', `record/${record}`, record, record, person, `${entry.id}-made`);
    this.#settle(record, [opened, made], entry.recorded);
    if (entry.type === 'DangerReported') this.#list.add({ ...personQuery(said), record, file: record });
  }

  #notReceived(label: string): string {
    const later = this.#receivedBy.get(label);
    if (!later)
      return `nothing called "${label}" is received in this chronology: write a ReferralReceived or DangerReported with that label first`;
    return `"${label}" is recorded only later, by entry ${later.number}: an entry about it cannot have been recorded before`;
  }

  #search(entry: ChronologyEntry, record: string): void {
    const file = this.#files.get(this.#fileOfRecord.get(record) ?? '');
    const part = file?.records.get(record);
    if (!file || !part) return;
    const query = personQuery(this.#unsaid.has(record) && !part.described ? { ...part.details, names: [] } : part.details);
    // What lies in this file already is no candidate.
    const found = findCandidates(query, this.#list, { except: [record] }).filter((each) => this.#fileOfRecord.get(each.record) !== file.id);
    const searched = found.map((each) => ({
      record: each.record,
      file: this.#fileOfRecord.get(each.record) ?? each.file,
      band: each.band,
      bits: each.bits,
      evidence: each.evidence.map(({ code, bits }) => ({ code, bits })),
    }));
    const there = (id: string) => this.#files.get(id) ?? null;
    const candidates = withAsked(withBefore(searched, { file, record }, there), file, there);
    const by = { ...entry, by: null, who: 'system:matcher' };
    const fact = this.#envelope(
      by,
      'CandidatesFound',
      `referral/${record}`,
      file.id,
      record,
      { position: this.#position, candidates },
      `${entry.id}-search`,
    );
    this.#settle(file.id, [fact], entry.recorded);
    this.#matches(
      file.id,
      record,
      entry.recorded,
      // Decided before with nothing new: nobody is asked.
      found
        .filter((_, i) => candidates[i] && isAsked(candidates[i]))
        .map((each) => ({ record: each.record, band: each.band, words: explain(each) })),
    );
    const person = { ...query, record, file: file.id };
    if (query.names.length > 0 && !this.#list.add(person)) this.#list.replace(person);
  }

  #matches(file: string, referral: string, at: Instant, found: Matched['candidates']): void {
    const candidates = found.filter((each) => each.band !== 'watch').map(({ record, band, words }) => ({ record, band, words }));
    if (candidates.length > 0) this.#matched.push({ file, referral, at, candidates });
  }

  /** Accepting a candidate moves the records of this file to the candidate's, unless the chronology says itself what is linked. */
  #accept(entry: ChronologyEntry, record: string, candidate: string, wrong: (words: string) => void): void {
    const to = this.#fileOfRecord.get(this.#recordOf.get(candidate) ?? '');
    const from = this.#fileOfRecord.get(record);
    if (to === undefined || from === undefined) return wrong(`candidate: nothing called "${candidate}" has been received by then`);
    // A ledger says itself what moved, and into which file: then nothing is implied.
    if (this.#linked.has(entry.recorded)) return;
    for (const each of this.#files.get(from)?.records.keys() ?? []) {
      const fact = this.#envelope(
        entry,
        'RecordLinked',
        `record/${each}`,
        to,
        each,
        { to, from, reason: 'The candidate was accepted.' },
        `${entry.id}-linked-${each}`,
      );
      this.#move(fact as MovingEntry, each, to, wrong);
    }
  }

  /** Whoever it was taken for is somebody else: the candidate that had been accepted is rejected with the unlinking, as it is in the application. */
  #reject(entry: ChronologyEntry, record: string, from: string, since: Instant): void {
    const file = this.#files.get(this.#fileOfRecord.get(record) ?? '');
    for (const { record: candidate, decided } of file?.referrals.get(record)?.candidates.values() ?? []) {
      if (!file || decided?.how !== 'accepted') continue;
      const fact = this.#envelope(
        entry,
        'CandidateRejected',
        `referral/${record}`,
        file.id,
        record,
        { candidate, reason: 'Unlinked.' },
        `${entry.id}-rejected-${candidate}`,
      );
      this.#settle(file.id, [fact], entry.recorded);
    }
    // And whoever decided there while it lay there is asked.
    const found = { record, since, reason: 'Unlinked.' };
    if (from !== file?.id)
      this.#settle(
        from,
        [this.#envelope(entry, 'LinkFoundWrong', `file/${from}`, from, null, found, `${entry.id}-found-wrong`)],
        entry.recorded,
      );
  }

  #move(fact: MovingEntry, record: string, to: string, wrong: (words: string) => void): void {
    const from = this.#files.get(this.#fileOfRecord.get(record) ?? '');
    const into = this.#files.get(to);
    // Accepted and then linked, as a ledger has it: the second finds it where it is to be.
    if (!from || !into || from.id === into.id) return;
    if (into.disposed) return wrong(`the file of "${to}" has been disposed of by then; nothing can be linked to it`);
    this.#settle(from.id, [], fact.recorded);
    this.#settle(into.id, [], fact.recorded);
    const [leaving, joining] = [this.#files.get(from.id) ?? from, this.#files.get(into.id) ?? into];
    const { left, joined } = settleMove(this.#book, leaving, joining, fact, fact.recorded);
    this.#fileOfRecord.set(record, into.id);
    this.#keep(into.id, joined);
    this.#keep(from.id, left);
  }

  #note(file: FileState, fact: FileFact, record: string, considered: unknown = null): void {
    const lacks = refusedOf(this.#book, file, fact, record, considered);
    const post = fact.kind === 'entry' && fact.post ? fact.post : postFor(file, 'lead');
    if (lacks.length > 0) this.#refused.push({ file: file.id, record, at: fact.recorded, lacks, post });
  }

  /** Two files that are both worked on, joined by one person: what G23 would have refused. */
  #noteJoined(file: FileState, fact: FileFact, record: string, candidate: string): void {
    const other = this.#files.get(this.#fileOfRecord.get(this.#recordOf.get(candidate) ?? '') ?? '');
    const proposal = proposalAbout(file, record, candidate);
    const isSeconded = proposal?.answer?.at === fact.recorded && proposal.state === 'agreed';
    if (!other || other.id === file.id || isSeconded || !linkTakesTwo(file, other)) return;
    const asked = { ...emptyProposal({ by: fact.actor, post: fact.post, now: fact.recorded }), kind: 'link' } as const;
    const post = fact.post ?? postFor(file, 'lead');
    this.#refused.push({ file: file.id, record, at: fact.recorded, lacks: whatGatesLack(this.#book, file, asked), post });
  }

  #settle(file: string, facts: readonly FileFact[], now: Instant): void {
    const state = this.#files.get(file);
    if (state) this.#keep(file, settle(this.#book, state, facts, now));
  }

  #keep(file: string, settled: Settled): void {
    this.#files.set(file, settled.file);
    for (const consequence of settled.consequences) this.#consequences.push({ ...consequence, file });
  }

  #factOf(entry: ChronologyEntry, record: string, file: FileState, wrong: (words: string) => void): FileFact | null {
    const type = entryTypeNamed(entry.type);
    const fileOf = (label: string) => this.#fileOfRecord.get(this.#recordOf.get(label) ?? '');
    const fields = type && fieldsOf(type, entry, { book: this.#book, file, record, position: this.#position, fileOf }, wrong);
    if (!type || !fields) return null;
    const stream = streamOf(entry, type.noun, file, record);
    if (stream === null) {
      wrong('there is nothing yet that this answers');
      return null;
    }
    return this.#envelope(entry, entry.type, stream, file.id, type.noun === 'file' ? null : record, fields, entry.id);
  }

  #envelope(
    entry: ChronologyEntry,
    type: string,
    stream: string,
    file: string,
    record: string | null,
    fields: unknown,
    id: string,
  ): FileFact {
    this.#position += 1;
    const post = entry.by === null ? null : (this.#area.postNamed(entry.by) ?? null);
    return factOf(entry, post, { id, type, stream, file, record, fields, rulebook: this.#book.version, position: this.#position });
  }
}

const isFirstReport = (entry: ChronologyEntry): boolean => entry.type === 'ReferralReceived' || entry.type === 'DangerReported';
/** The label of what an entry is about: of the danger first, where it names both. */
const labelOf = (entry: ChronologyEntry): string | null =>
  entry.type.startsWith('Danger') || entry.type === 'TargetWarned' ? (entry.danger ?? entry.referral) : (entry.referral ?? entry.danger);
