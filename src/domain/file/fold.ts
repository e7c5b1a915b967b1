/** How a file's facts become its state: one applied after another, folded anew where one is corrected, and what goes along when a record is linked elsewhere. */
import { type Area } from '../area/state.ts';
import { amendedIn, effective, isAmendment } from '../correction/amended.ts';
import { evolveSensitive } from '../disclosure/state.ts';
import type { FileFact } from '../facts.ts';
import type { DerivedConsequence } from '../obligation/entries.ts';
import { acknowledge, evolveObligation } from '../obligation/state.ts';
import { doneIn } from '../done.ts';
import { evolveOffList } from '../record/listing.ts';
import { applyLanguage, noteOriginal } from '../language/state.ts';
import { codingOf } from '../pathway/state.ts';
import { evolveSeal } from '../silent/state.ts';
import { openingOf } from '../source/state.ts';
import { applyToThing } from './things.ts';
import { draftOf, type FileDraft, underRecords, type UnderRecord } from './draft.ts';
import { emptyFile, type FileState } from './state.ts';

/** Applies one fact to a draft. Facts come in the ledger's order. What changes an earlier one folds the file anew from what stands. */
export function apply(file: FileDraft, fact: FileFact): void {
  if (fact.recorded > file.last) file.last = fact.recorded;
  file.facts.push(fact);
  if (isAmendment(fact)) refold(file);
  else applyOne(file, fact);
}

/** Puts a draft where its facts lead when corrected values are put in and what was set aside is left out. */
function refold(file: FileDraft): void {
  const { id, area, facts, last } = file;
  const amended = amendedIn(facts);
  Object.assign(file, draftOf(emptyFile(id, area)), { facts, last });
  for (const each of facts) {
    const fact = isAmendment(each) ? null : effective(each, amended);
    if (fact) applyOne(file, fact);
  }
}

function applyOne(file: FileDraft, fact: FileFact): void {
  noteOriginal(file.originals, fact);
  switch (fact.type) {
    case 'FileOpened':
      file.opened = { fact: fact.id, at: fact.recorded, home: fact.fields.home };
      file.lead = fact.fields.lead;
      return;
    case 'LeadTaken':
      if (file.lead) file.leadBefore = [...file.leadBefore, { post: file.lead, until: fact.recorded }];
      file.lead = fact.fields.post;
      return;
    case 'FileRetained':
      file.retentions = [...file.retentions, { fact: fact.id, at: fact.recorded, ...fact.fields }];
      answerDisposal(file, fact.id);
      return;
    case 'DisposalProposed':
      answerDisposal(file, fact.id);
      file.disposalProposals = [
        ...file.disposalProposals,
        { fact: fact.id, at: fact.recorded, by: fact.actor, reason: fact.fields.reason, answer: null },
      ];
      return;
    case 'DisposalDeclined':
      answerDisposal(file, fact.id);
      return;
    case 'FileDisposed':
      answerDisposal(file, fact.id);
      file.disposed = { fact: fact.id, at: fact.recorded };
      return;
    case 'RecordMade': {
      const id = fact.stream.slice('record/'.length);
      const linked = { fact: fact.id, at: fact.recorded, by: fact.actor };
      file.records.set(id, {
        id,
        home: fact.file ?? '',
        organisation: fact.organisation,
        made: linked,
        details: fact.fields,
        described: null,
        linked,
        offList: [],
        told: [{ ...doneIn(fact), details: fact.fields }],
        unknown: [],
      });
      return;
    }
    case 'RecordDescribed': {
      const part = file.records.get(fact.record ?? '');
      const described = { fact: fact.id, at: fact.recorded, by: fact.actor, position: fact.position ?? Number.POSITIVE_INFINITY };
      const told = [...(part?.told ?? []), { ...doneIn(fact), details: fact.fields }];
      if (part) file.records.set(part.id, { ...part, details: fact.fields, described, told });
      return;
    }
    case 'RecordLeftOff':
    case 'RecordStaysOff':
    case 'RecordListedAgain': {
      const part = file.records.get(fact.record ?? '');
      if (part) file.records.set(part.id, { ...part, offList: evolveOffList(part.offList, fact) });
      return;
    }
    case 'PersonStaysUnknown': {
      const part = file.records.get(fact.record ?? '');
      const stays = part && { ...doneIn(fact), ...fact.fields, after: part.told.length };
      if (part && stays) file.records.set(part.id, { ...part, unknown: [...part.unknown, stays] });
      return;
    }
    case 'RecordLinked':
    case 'RecordUnlinked': {
      // The record itself has been moved by `movePart`, or was loaded where it lies now: this only says since when.
      const part = file.records.get(fact.record ?? '');
      if (part && fact.fields.to === file.id)
        file.records.set(part.id, { ...part, linked: { fact: fact.id, at: fact.recorded, by: fact.actor } });
      return;
    }
    case 'ClimbAcknowledged': {
      const obligation = file.obligations.get(fact.fields.obligation);
      if (obligation) file.obligations.set(obligation.id, acknowledge(obligation, fact));
      return;
    }
    case 'WaiverDecided':
    // What a correction does to the file is done by folding it anew; who has answered for it is read from the facts.
    case 'EntryCorrected':
    case 'EntryUndone':
    case 'LinkFoundWrong':
    case 'RelianceAnswered':
    case 'RecipientsTold':
      return;
    case 'TimeCorrected': {
      const { fact: id, happened, learnt } = fact.fields;
      const before = file.corrected.get(id);
      file.corrected.set(id, {
        happened: happened ?? before?.happened ?? null,
        learnt: learnt ?? before?.learnt ?? null,
        record: fact.record,
      });
      return;
    }
    case 'SensitiveFlagged':
    case 'SensitiveFlagLifted': {
      const flagged = evolveSensitive(file.sensitive.get(fact.fields.fact), fact);
      if (flagged) file.sensitive.set(flagged.fact, flagged);
      return;
    }
    case 'FileSealed':
    case 'FileSealRenewed':
    case 'FileUnsealed':
      file.seal = evolveSeal(file.seal, fact);
      return;
    case 'ConcernCoded':
      file.codings.set(fact.id, codingOf(fact));
      return;
    case 'CommunicationNeedsRecorded':
    case 'LanguageSaid':
    case 'TranslationRecorded':
      applyLanguage(file, fact);
      return;
    case 'SourceOpened':
      file.openings.set(fact.id, openingOf(fact));
      return;
    default:
      if (fact.kind !== 'consequence') return applyToThing(file, fact);
      owe(file, {
        type: fact.type,
        stream: fact.stream,
        record: fact.record,
        at: fact.happened,
        post: fact.post,
        fields: fact.fields,
      } as DerivedConsequence);
  }
}

function answerDisposal(file: FileDraft, answer: string): void {
  file.disposalProposals = file.disposalProposals.map((each) => (each.answer === null ? { ...each, answer } : each));
}

/** Applies what has just been derived, and is not yet a fact of the ledger. */
export function applyConsequence(file: FileDraft, consequence: DerivedConsequence): void {
  // Erased by law: it says of no obligation any more.
  if (consequence.fields.obligation === undefined) return;
  const { at, ...rest } = consequence;
  file.facts.push({ kind: 'consequence', id: '', file: file.id, happened: at, learnt: at, recorded: at, ...rest } as unknown as FileFact);
  owe(file, consequence);
}

function owe(file: FileDraft, consequence: DerivedConsequence): void {
  const obligation = evolveObligation(file.obligations.get(consequence.fields.obligation), consequence);
  if (obligation) file.obligations.set(obligation.id, obligation);
}

export function foldFile(id: string, area: Area, facts: Iterable<FileFact>): FileState {
  const file = draftOf(emptyFile(id, area));
  for (const fact of facts) {
    if (fact.recorded > file.last) file.last = fact.recorded;
    file.facts.push(fact);
  }
  refold(file);
  return file;
}

/** Moves a record and all that goes with it from one draft to another, before the fact that says so is applied to both. */
export function movePart(from: FileDraft, to: FileDraft, record: string): void {
  const part = from.records.get(record);
  if (!part) return;
  to.records.set(record, part);
  from.records.delete(record);
  to.facts = inOrder(
    to.facts,
    from.facts.filter((fact) => fact.record === record),
  );
  from.facts = from.facts.filter((fact) => fact.record !== record);
  for (const noun of underRecords) {
    const [left, joined] = [from[noun] as UnderRecord, to[noun] as UnderRecord];
    for (const [id, thing] of left) {
      if (thing.record !== record) continue;
      joined.set(id, thing);
      left.delete(id);
    }
  }
}

/** Two lists of facts as one, in the order recorded. */
function inOrder(one: readonly FileFact[], other: readonly FileFact[]): FileFact[] {
  const rest = [...other];
  const merged = one.flatMap((fact) => {
    const before = rest.findIndex(
      (each) => each.recorded > fact.recorded || (each.recorded === fact.recorded && place(each) > place(fact)),
    );
    return [...rest.splice(0, before < 0 ? rest.length : before), fact];
  });
  return [...merged, ...rest];
}
const place = (fact: FileFact): number => ('position' in fact ? fact.position : undefined) ?? Number.POSITIVE_INFINITY;
