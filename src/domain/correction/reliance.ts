/**
 * Who relied on what was wrong. A decision rests on an entry when it was recorded after it and before its correction, in the same
 * file: under the same record, about the file as a whole, or under another record that lay in the file with it by then; and on a record
 * that was unlinked, when it was taken while the record lay here. Wider than
 * what the decider really read, and on purpose: nobody can say afterwards what was not in their mind. The law (laws.test.ts): no
 * decision rests unseen on a corrected entry.
 */
import type { FileFact } from '../facts.ts';
import type { FileState } from '../file/state.ts';
import { type Amended, amendedIn, setsAside } from './amended.ts';
import { isDecision } from './decisions.ts';
import type { CorrectionEntry } from './entries.ts';

/** Who outside the file was given something with an entry of this type. */
const given: Readonly<Record<string, (fields: Readonly<Record<string, unknown>>, wrong: string) => readonly unknown[]>> = {
  MultiAgencyLookRecorded: ({ organisations }) => (Array.isArray(organisations) ? organisations : []),
  NeedAccepted: ({ service }) => [service],
  NeedOffered: ({ service }) => [service],
  ExpertViewRecorded: ({ expert }) => [expert],
  TargetWarned: ({ who, warnedAt }) => (warnedAt === null ? [] : [who]),
  RequestMade: ({ organisation, contact }) => [organisation ?? contact],
  FeedbackGiven: () => ['Whoever referred'],
  CopiedOut: ({ receiving }) => [receiving],
  // Of a disclosure it is known exactly what was given: nobody is told of what they never had.
  DisclosureDecided: ({ organisation, contact, items }, wrong) =>
    Array.isArray(items) && items.some((each: { readonly fact?: unknown }) => each.fact === wrong) ? [contact || organisation] : [],
  ConcernsPassedOn: ({ receiver }) => [receiver],
  SocialCareDecided: ({ service }) => [service],
};

type Corrected = Extract<CorrectionEntry, { type: 'EntryCorrected' }>;
type Unlinked = Extract<CorrectionEntry, { type: 'LinkFoundWrong' }>;
export type PackFact = Extract<FileFact, { type: 'PackPrinted' }>;
export type Correcting = FileFact & (Corrected | Unlinked | { readonly type: 'TimeCorrected' });
type Answer = FileFact & Extract<CorrectionEntry, { type: 'RelianceAnswered' }>;

/** A correction that stands, and what it corrects. */
export interface Standing {
  readonly correction: Correcting;
  readonly target: FileFact;
}

/** Decisions of one post, under one record, that rested on what was corrected: one question. */
export interface Reliant extends Standing {
  /** What the obligation is called by: the correction and the first of the decisions. */
  readonly occasion: string;
  readonly post: string | null;
  readonly stream: string;
  readonly record: string | null;
  readonly decisions: readonly FileFact[];
  /** The answer by which every one of them has been answered; null while one is not. */
  readonly answered: Answer | null;
  readonly answers: readonly Answer[];
}

export function correctionsStanding(file: FileState, amended = amendedIn(file.facts)): readonly Standing[] {
  return file.facts.flatMap((correction): readonly Standing[] => {
    // What was wrong has left with its record: only that it lay here is known here.
    if (correction.type === 'LinkFoundWrong') return [{ correction, target: correction }];
    if ((correction.type !== 'EntryCorrected' && correction.type !== 'TimeCorrected') || amended.setAside.has(correction.id)) return [];
    const target = file.facts.find((each) => each.id === correction.fields.fact);
    return target ? [{ correction: correction as Correcting, target }] : [];
  });
}

/** Every question that is asked of somebody in this file because something was corrected. */
export function reliantIn(file: FileState): readonly Reliant[] {
  const amended = amendedIn(file.facts);
  return correctionsStanding(file, amended).flatMap((standing) => {
    const answers = file.facts.filter(
      (each): each is Answer =>
        each.type === 'RelianceAnswered' && each.fields.correction === standing.correction.id && !amended.setAside.has(each.id),
    );
    const groups = new Map<string, FileFact[]>();
    for (const decision of restingOn(file, standing, amended).filter(isDecision)) {
      const key = `${decision.record ?? ''} ${decision.post ?? ''}`;
      groups.set(key, [...(groups.get(key) ?? []), decision]);
    }
    // What a provider reported is what the lead plans on: a report taken back is read by the lead, whatever was decided meanwhile.
    const { correction, target } = standing;
    if (target.type === 'ProviderReported' && correction.type === 'EntryCorrected' && setsAside(correction))
      groups.set('reported', [target]);
    return [...groups.values()].flatMap((decisions) => {
      const [first] = decisions;
      if (!first) return [];
      const { stream, record } = first;
      const post = first === target ? null : first.post;
      const answerTo = (decision: FileFact) => answers.find((answer) => answer.fields.decisions.includes(decision.id));
      const last = decisions.map(answerTo).reduce<Answer | null | undefined>((latest, each) => {
        if (latest === undefined || !each) return undefined;
        return latest === null || each.recorded >= latest.recorded ? each : latest;
      }, null);
      return [
        {
          ...standing,
          occasion: `${standing.correction.id}~${first.id}`,
          post,
          stream,
          record,
          decisions,
          answers,
          answered: last ?? null,
        },
      ];
    });
  });
}

/** Entries that stand, made while the target was wrong and not yet corrected, by people who had both before them. */
export function restingOn(
  file: FileState,
  { correction, target }: Standing,
  amended: Amended = amendedIn(file.facts),
): readonly FileFact[] {
  // By id: a chronology's line is not the same object.
  const place = ({ id }: FileFact) => file.facts.findIndex((each) => each.id === id);
  const to = place(correction);
  const from =
    correction.type === 'LinkFoundWrong' ? file.facts.findIndex((each) => each.recorded >= correction.fields.since) - 1 : place(target);
  return file.facts.slice(from + 1, Math.max(from + 1, to)).filter((each) => {
    if (each.kind !== 'entry' || amended.setAside.has(each.id)) return false;
    return each.record === target.record || layIn(file, each.record, each.recorded) === layIn(file, target.record, each.recorded);
  });
}

/** Paper on which it stood while it was wrong: nobody corrects paper, so somebody has to get it back. Of a copy for outside it is known exactly. */
export function printedWith(file: FileState, standing: Standing, amended: Amended = amendedIn(file.facts)): readonly PackFact[] {
  return restingOn(file, standing, amended).filter((each): each is PackFact => {
    if (each.type !== 'PackPrinted') return false;
    if (each.fields.pack !== 'disclosure') return true;
    const given = file.disclosures.get(each.fields.disclosure ?? '');
    return given?.kind === 'disclosure' && given.said.items.some(({ fact }) => fact === standing.target.id);
  });
}

/** The file in which a record lay at an instant, as its own facts tell; what concerns the file as a whole is in the file. */
function layIn(file: FileState, record: string | null, at: number): string | undefined {
  if (record === null) return file.id;
  let lay = file.records.get(record)?.home;
  for (const fact of file.facts)
    if ((fact.type === 'RecordLinked' || fact.type === 'RecordUnlinked') && fact.record === record && fact.recorded <= at)
      lay = fact.fields.to;
  return lay;
}

/** Those outside who were given what was wrong, and who has been told of its correction. */
export interface Recipients extends Standing {
  readonly all: readonly string[];
  readonly open: readonly string[];
  readonly told: readonly (FileFact & Extract<CorrectionEntry, { type: 'RecipientsTold' }>)[];
}

export function recipientsIn(file: FileState): readonly Recipients[] {
  const amended = amendedIn(file.facts);
  return correctionsStanding(file, amended).flatMap((standing) => {
    const { target } = standing;
    // A partner whose answer it was has it as well, and may have acted on it.
    const answered = target.type === 'RequestAnswered' ? file.requests.get(target.stream.slice('request/'.length))?.asked : undefined;
    const names = [
      ...(answered ? [answered.organisation ?? answered.contact] : []),
      ...restingOn(file, standing, amended).flatMap((each) => given[each.type]?.(each.fields, target.id) ?? []),
    ];
    const all = [...new Set(names.filter((name): name is string => typeof name === 'string' && name.trim() !== ''))];
    if (all.length === 0) return [];
    const told = file.facts.filter(
      (each): each is Recipients['told'][number] =>
        each.type === 'RecipientsTold' && each.fields.correction === standing.correction.id && !amended.setAside.has(each.id),
    );
    const open = all.filter((name) => !told.some((each) => each.fields.recipients.includes(name)));
    return [{ ...standing, all, open, told }];
  });
}
