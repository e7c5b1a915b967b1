/**
 * Plays a chronology's entries against a rulebook, in memory, through the same engine as live. What history decided stays
 * decided: a gate it fails is noted as refused, and the replay goes on as it happened.
 */
import type { Area } from '../domain/area/state.ts';
import { type AnyFact, entryTypeNamed, type FileFact } from '../domain/facts.ts';
import { draftOf, emptyFile, type FileState, movePart, postFor } from '../domain/file/state.ts';
import type { DerivedConsequence } from '../domain/obligation/entries.ts';
import { isOwed } from '../domain/obligation/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { findCandidates } from '../matching/candidates.ts';
import { createPeopleList } from '../matching/people-list.ts';
import { explain } from '../matching/words.ts';
import { whatGatesLack } from '../rulebook/engine/gates.ts';
import { inForce, type Lack, type Rulebook, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { settle, settleAll } from '../rulebook/engine/settle.ts';
import type { Chronology, ChronologyEntry } from './chronology.ts';
import { personOf, personQuery, withInstants } from './fields.ts';
import { areaOf } from './standardPosts.ts';

export interface Noted {
  readonly file: string;
  readonly at: Instant;
  readonly lacks: readonly Lack[];
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
  readonly #area: Area;
  readonly #book: RulebookInForce;
  readonly #files = new Map<string, FileState>();
  readonly #fileOfRecord = new Map<string, string>();
  readonly #list = createPeopleList();
  readonly #consequences: (DerivedConsequence & { file: string })[] = [];
  readonly #refused: Noted[] = [];
  readonly #matched: Matched[] = [];
  readonly #labels = new Map<string, string>();
  readonly #problems: string[] = [];
  readonly #searchesRecorded: ReadonlySet<string>;
  readonly #end: Instant;
  #position = 0;

  constructor(chronology: Chronology, rulebook: Rulebook, asOf: Instant | undefined) {
    this.#area = areaOf(chronology);
    const last = chronology.entries.at(-1)?.recorded ?? 0;
    this.#end = asOf ?? Math.max(chronology.until ?? last, chronology.until === null ? last : 0);
    this.#book = inForce(rulebook, this.#area, this.#end);
    const end = this.#end;
    this.entries = chronology.entries.filter((entry) => entry.learnt <= end).map((entry) => (entry.recorded > end ? { ...entry, recorded: end } : entry));
    this.#searchesRecorded = new Set(this.entries.filter((entry) => entry.type === 'CandidatesFound').map((entry) => entry.referral ?? ''));
  }

  play(entry: ChronologyEntry): void {
    if (entryTypeNamed(entry.type)?.noun === 'directory') {
      this.#problems.push(`${entry.id}: ${entry.type} is about an area; a chronology gives its posts under "posts"`);
      return;
    }
    if (entry.type === 'ReferralReceived' || entry.type === 'DangerReported') this.#begin(entry);
    const record = entry.referral ?? entry.danger;
    const file = record === null ? undefined : this.#files.get(this.#fileOfRecord.get(record) ?? '');
    if (record === null || !file) {
      this.#problems.push(`${entry.id}: ${entry.type} must name a referral (or danger) that has been received by then`);
      return;
    }
    const fact = this.#factOf(entry, record, file);
    if (!fact) return;
    if (fact.type === 'RecordLinked' || fact.type === 'RecordUnlinked') this.#link(fact, record, fact.fields.to);
    else {
      this.#note(entry, file, fact);
      this.#settle(file.id, [fact], fact.recorded);
    }
    if (fact.type === 'ReferralReceived' && !this.#searchesRecorded.has(record)) this.#search(entry, record);
  }

  finish(): World {
    for (const file of this.#files.keys()) this.#settle(file, [], this.#end);
    return {
      area: this.#area,
      book: this.#book,
      files: this.#files,
      consequences: this.#consequences,
      refused: this.#refused,
      matched: this.#matched,
      labels: this.#labels,
      played: this.entries.length,
      end: this.#end,
      problems: this.#problems,
    };
  }

  /** A first report makes a record, and with it a file of its own. */
  #begin(entry: ChronologyEntry): void {
    const record = entry.referral ?? entry.danger;
    if (record === null || this.#fileOfRecord.has(record)) return;
    const lead = postFor(emptyFile(record, this.#area), 'intake');
    const person = personOf(entry, this.#problems);
    const opened = this.#envelope(entry, 'FileOpened', `file/${record}`, record, null, { home: record, lead });
    const made = this.#envelope(entry, 'RecordMade', `record/${record}`, record, record, person);
    this.#fileOfRecord.set(record, record);
    this.#labels.set(record, entry.about ?? record);
    this.#files.set(record, emptyFile(record, this.#area));
    this.#settle(record, [opened, made], entry.recorded);
  }

  #search(entry: ChronologyEntry, record: string): void {
    const file = this.#files.get(this.#fileOfRecord.get(record) ?? '');
    const part = file?.records.get(record);
    if (!file || !part) return;
    const query = personQuery(part.details);
    const found = findCandidates(query, this.#list, { except: [record] });
    const candidates = found.map((each) => ({ record: each.record, file: this.#fileOfRecord.get(each.record) ?? each.file, band: each.band, bits: each.bits, evidence: each.evidence.map(({ code, left, right, bits }) => ({ code, left, right, bits })) }));
    const fact = this.#envelope({ ...entry, id: `${entry.id}-search`, by: null, who: 'system:matcher' }, 'CandidatesFound', `referral/${record}`, file.id, record, { position: this.#position, candidates });
    this.#settle(file.id, [fact], entry.recorded);
    const shown = found.filter((each) => each.band !== 'watch').map((each) => ({ record: each.record, band: each.band, words: explain(each) }));
    if (shown.length > 0) this.#matched.push({ file: file.id, referral: record, at: entry.recorded, candidates: shown });
    if (query.names.length > 0) this.#list.add({ ...query, record, file: file.id });
  }

  #link(fact: FileFact, record: string, to: string): void {
    const target = this.#fileOfRecord.get(to) ?? to;
    const from = this.#files.get(this.#fileOfRecord.get(record) ?? '');
    const into = this.#files.get(target);
    if (!from || !into || from.id === into.id) {
      this.#problems.push(`${fact.id}: there is no other file ${to} to link ${record} to`);
      return;
    }
    this.#settle(from.id, [], fact.recorded);
    this.#settle(into.id, [], fact.recorded);
    const [left, right] = [draftOf(this.#files.get(from.id) ?? from), draftOf(this.#files.get(into.id) ?? into)];
    movePart(left, right, record);
    this.#fileOfRecord.set(record, into.id);
    this.#files.set(into.id, right);
    this.#settle(into.id, [fact], fact.recorded);
    this.#take(from.id, settleAll(this.#book, left, fact.recorded));
  }

  #note(entry: ChronologyEntry, file: FileState, fact: AnyFact): void {
    if (fact.type !== 'ClosureProposed' && fact.type !== 'ReferralClosed') return;
    const { finding, reasons, words, cumulative, answers } = fact.fields;
    const proposal = fact.type === 'ReferralClosed' ? (file.referrals.get(entry.referral ?? '')?.proposed ?? null) : null;
    const kind = fact.type === 'ReferralClosed' ? 'close' : 'propose-closure';
    const settled = settle(this.#book, file, [], fact.recorded).file;
    const proposedBy = proposal?.by ?? null;
    const proposed = { kind, referral: entry.referral, by: fact.actor, post: fact.post, finding, reasons, words, cumulative, answers, proposedBy, now: fact.recorded } as const;
    const lacks = whatGatesLack(this.#book, settled, proposed);
    if (lacks.length > 0) this.#refused.push({ file: file.id, at: fact.recorded, lacks, post: fact.post ?? 'nobody' });
  }

  #settle(file: string, facts: readonly FileFact[], now: Instant): void {
    const state = this.#files.get(file);
    if (state) this.#take(file, settle(this.#book, state, facts, now));
  }

  #take(file: string, settled: ReturnType<typeof settle>): void {
    this.#files.set(file, settled.file);
    for (const consequence of settled.consequences) this.#consequences.push({ ...consequence, file });
  }

  #factOf(entry: ChronologyEntry, record: string, file: FileState): FileFact | null {
    const type = entryTypeNamed(entry.type);
    if (!type) return null;
    const { person: _person, rule, ...given } = entry.fields;
    const shaped = type.shape.safeParse({ ...this.#implied(entry, record, file, rule), ...withInstants(given) });
    if (!shaped.success) {
      for (const issue of shaped.error.issues) this.#problems.push(`${entry.id} (${entry.type}): ${issue.path.join('.')}: ${issue.message}`);
      return null;
    }
    const noun = type.noun === 'any' ? 'referral' : type.noun;
    const stream = noun === 'file' ? `file/${file.id}` : `${noun}/${noun === 'danger' ? (entry.danger ?? record) : record}`;
    return this.#envelope(entry, entry.type, stream, file.id, noun === 'file' ? null : record, shaped.data);
  }

  /** Fields that a ledger would have filled in: references, ids of the obligation meant, the file that a record leaves. */
  #implied(entry: ChronologyEntry, record: string, file: FileState, rule: unknown): Record<string, unknown> {
    const referral = file.referrals.get(record);
    switch (entry.type) {
      case 'ReferralReceived':
        return { reference: record };
      case 'RecordLinked':
      case 'RecordUnlinked':
        return entry.type === 'RecordLinked' ? { from: file.id } : { from: file.id, to: file.records.get(record)?.home ?? record };
      case 'ClosureDeclined':
      case 'ReferralClosed':
        return { proposal: referral?.proposed?.fact ?? null };
      case 'ClimbAcknowledged':
      case 'WaiverDecided': {
        const meant = [...file.obligations.values()].find((each) => isOwed(each) && (each.rule === rule || this.#book.ruleByKey.get(each.rule)?.id === rule));
        return { obligation: meant?.id, authoriser: entry.by ?? 'supervisor' };
      }
      default:
        return {};
    }
  }

  #envelope<Fields>(entry: ChronologyEntry, type: string, stream: string, file: string, record: string | null, fields: Fields): FileFact {
    this.#position += 1;
    const post = entry.by;
    return {
      id: type === entry.type || entry.id.endsWith('-search') ? entry.id : `${entry.id}-${type}`,
      kind: 'entry',
      type,
      version: 1,
      stream,
      file,
      record,
      happened: entry.happened,
      learnt: entry.learnt,
      recorded: entry.recorded,
      actor: entry.who ?? (post ? `${post}-holder` : 'public'),
      post,
      organisation: post ? (this.#area.posts.get(post)?.organisation ?? null) : null,
      purpose: 'replay',
      lawfulBasis: 'replay',
      regime: 'replay',
      marking: 'OFFICIAL',
      handling: '',
      rulebook: this.#book.version,
      causation: null,
      fields,
      position: this.#position,
    } as unknown as FileFact;
  }
}
