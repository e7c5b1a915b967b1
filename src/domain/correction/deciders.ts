/**
 * Pure deciders about corrections: who may correct which entry and how, undoing what nobody has seen, and what those answer who
 * relied on it. Every refusal says what to do instead.
 */
import { isOutside } from '../area/entries.ts';
import type { Instant, JsonValue } from '../../ledger/envelope.ts';
import { supervisorsOf } from '../area/supervisors.ts';
import { because, type Decision, decided, type NewEntry, refused, type Refusal, type RefusalReason } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
import { entryTypeNamed, type FileFact } from '../facts.ts';
import { postFor } from '../file/posts.ts';
import type { FileState } from '../file/state.ts';
import type { Obligation } from '../obligation/state.ts';
import { referringOrganisation } from '../source/sealed.ts';
import { entry, write } from '../write.ts';
import { amendedIn, effective } from './amended.ts';
import { type CorrectionSort, EntryCorrected, EntryUndone, RecipientsTold, RelianceAnswered } from './entries.ts';
import { fieldsOf } from './fields.ts';
import { whyNotCorrectable } from './kinds.ts';
import { whyNotEnded } from './lapsed.ts';
import { whyItStands } from './questions.ts';
import { recipientsIn, reliantIn } from './reliance.ts';
import { whyNotUndoable } from './undoing.ts';

/** Whoever acts, with the posts that they answer for now. */
export interface By {
  readonly practitioner: string;
  readonly posts: readonly string[];
}

const where = ({ stream, record }: FileFact, file: FileState) => ({ stream, file: file.id, record });
const noSuchEntry = because('no-such-entry', 'That entry does not lie in this file.', 'Choose it from the chronology of the file.');

/** An entry of the file, by its id; nothing for what the rulebook counted. */
export const entryIn = (file: FileState, id: string): FileFact | undefined =>
  file.facts.find((each) => each.kind === 'entry' && each.id === id);

/** The post that answers for an entry: its author's, or the lead where it came from outside the team. */
export function postOf(file: FileState, fact: FileFact): string {
  const post = fact.post === null ? undefined : file.area.posts.get(fact.post);
  return post && !isOutside(post.role) ? post.id : postFor(file, 'lead');
}

/** Why somebody may not correct it at all, or null: its author may, its post, and whoever supervises that post. */
export function whyNotTheirs(file: FileState, fact: FileFact, by: By): RefusalReason | null {
  if (fact.actor === by.practitioner) return null;
  const own = postOf(file, fact);
  if ([own, ...supervisorsOf(file.area, own)].some((post) => by.posts.includes(post))) return null;
  const title = file.area.posts.get(own)?.title ?? own;
  return {
    code: 'not-yours',
    words: 'An entry is corrected by whoever recorded it, by their post, or by those who supervise it.',
    how: `Ask this post: ${title}.`,
  };
}

/** Who may open what an entry said before it was corrected: whoever may correct it, and the senior, chief and records posts. */
export const mayReadBefore = (file: FileState, fact: FileFact, by: By): boolean =>
  whyNotTheirs(file, fact, by) === null ||
  by.posts.some((post) => ['senior', 'chief', 'records'].includes(file.area.posts.get(post)?.role ?? ''));

export interface Correction {
  readonly fact: string;
  readonly sort: CorrectionSort;
  readonly reason: string;
  /** Of a wrong value: the fields as they should have been. Those that are as before are left out. */
  readonly values: Readonly<Record<string, JsonValue>>;
  /** The lapsed duties that it would end, as the engine finds by trying. */
  readonly ended?: readonly Obligation[];
  /** Where it is said again, and the id that the entry is to have there. */
  readonly restate?: { readonly id: string; readonly file: FileState; readonly referral: string } | undefined;
}

export function correct(file: FileState, correction: Correction, by: By): Decision {
  const fact = entryIn(file, correction.fact);
  const type = entryTypeNamed(fact?.type ?? '');
  if (!fact || !type) return noSuchEntry;
  const no = whyNotCorrect(file, fact, correction.sort, by, correction.ended);
  if (no) return no;
  const amended = amendedIn(file.facts);
  if (correction.sort === 'wrong value') {
    const now = effective(fact, amended)?.fields ?? fact.fields;
    const changed = Object.entries(correction.values).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(at(now, name)));
    const wrong = wrongValues(type, { ...now, ...Object.fromEntries(changed) }, changed);
    if (wrong) return wrong;
    return write(EntryCorrected, where(fact, file), {
      fact: fact.id,
      sort: correction.sort,
      values: Object.fromEntries(changed),
      reason: correction.reason,
    });
  }
  const again = correction.restate ? restated(fact, type, correction.restate, effective(fact, amended)?.fields ?? fact.fields) : null;
  if (again?.kind === 'refused') return again;
  const restatedAs = correction.restate && { fact: correction.restate.id, file: correction.restate.file.id };
  const made = write(EntryCorrected, where(fact, file), {
    fact: fact.id,
    sort: correction.sort,
    restated: restatedAs ?? null,
    reason: correction.reason,
  });
  return made.kind === 'refused' || !again ? made : decided(...made.entries, ...again.entries);
}

const at = (fields: object, name: string): unknown => (fields as Readonly<Record<string, unknown>>)[name];

export function whyNotCorrect(
  file: FileState,
  fact: FileFact,
  sort: CorrectionSort,
  by: By,
  ended: readonly Obligation[] = [],
): Refusal | null {
  const no = whyNotCorrectable(fact.type, sort) ?? (sort === 'wrong value' ? null : whyItStands(fact));
  if (no) return refused({ code: 'corrected-otherwise', ...no });
  const theirs = whyNotTheirs(file, fact, by);
  if (theirs) return refused(theirs);
  if (amendedIn(file.facts).setAside.has(fact.id))
    return because(
      'set-aside-already',
      'This entry has been set aside by an earlier correction.',
      'If that correction is wrong, correct the correction: it should not have been recorded.',
    );
  const type = entryTypeNamed(fact.type);
  if (sort === 'wrong value' && type && fieldsOf(type).length === 0)
    return because('not-in-place', 'Nothing in this entry is words: what it decided is not changed in place.', decideAnew);
  const lapsed = whyNotEnded(file, fact, { ended, writer: postOf(file, fact), by });
  return lapsed && refused(lapsed);
}

const decideAnew = 'Decide or record it anew; or say that the entry should not have been recorded, and record it again.';

function wrongValues(type: EntryType, fields: unknown, changed: readonly (readonly [string, JsonValue])[]): Refusal | null {
  if (changed.length === 0)
    return because(
      'nothing-changed',
      'Nothing is different from what is recorded.',
      'Change what is wrong, or choose what else is the matter.',
    );
  const may = new Set(fieldsOf(type).map((each) => each.name));
  if (changed.some(([name]) => !may.has(name)))
    return because(
      'not-in-place',
      'That part of the entry is not corrected in place: it decided or answered something, or it says what is meant.',
      decideAnew,
    );
  const read = type.shape.safeParse(fields);
  if (read.success) return null;
  return refused(
    ...read.error.issues.map((issue) => ({
      code: `field-${issue.path.join('.')}`,
      words: issue.message,
      how: `Check "${issue.path.join(' ')}" and send it again.`,
    })),
  );
}

/** Accounts that are said again elsewhere as they are; what was decided is decided there by whoever decides there. */
const restatable: Readonly<Record<string, 'any' | 'open'>> = {
  InformationAdded: 'any',
  ExpertViewRecorded: 'any',
  NeedRecorded: 'any',
  AssessmentRecorded: 'open',
};
export const mayBeRestated = (type: string): boolean => Object.hasOwn(restatable, type);

/** A public writer, or somebody who only refers: who they are lies apart, under the entry that they made. */
const sealedActor = ({ area }: FileState, actor: string): boolean => actor === 'public' || referringOrganisation(area, actor) !== null;

/** The same entry where it belongs, with its true times; recorded now, by whoever corrects it. */
function restated(
  fact: FileFact,
  type: EntryType,
  { id, file, referral: label }: NonNullable<Correction['restate']>,
  fields: unknown,
): { readonly kind: 'decided'; readonly entries: readonly NewEntry[] } | Refusal {
  const referral = file.referrals.get(label);
  if (!mayBeRestated(fact.type))
    return because(
      'not-restated',
      'An entry of this kind cannot be put into another file as it is.',
      'Set it aside here, and record it there yourself.',
    );
  if ((fact.fields as { readonly sourceLeft?: boolean }).sourceLeft === true || sealedActor(file, fact.actor))
    return because(
      'source-sealed',
      'Who said it is sealed, and would not go along.',
      'Set it aside here without a reference, and record it there yourself. Who said it can still be opened here.',
    );
  if (!referral || file.disposed) return because('no-such-referral', 'There is no such referral.', 'Check the reference on its page.');
  if (referral.stream === fact.stream)
    return because('same-referral', 'The entry lies in that referral already.', 'Give the reference of the referral where it belongs.');
  if (restatable[fact.type] === 'open' && referral.closed)
    return because('closed', 'The referral where it belongs is closed.', 'Take it up again first, or record it there as information.');
  const { happened, learnt } = fact;
  const { stream, record } = referral;
  return { kind: 'decided', entries: [{ ...entry(type, { stream, file: file.id, record, happened, learnt }, fields), id }] };
}

/** The entries that one act saved: an act may save several, and they are undone together. */
export const savedWith = (file: FileState, fact: FileFact): readonly FileFact[] =>
  file.facts.filter((each) => each.kind === 'entry' && each.recorded === fact.recorded && each.actor === fact.actor);

export interface Undoing {
  readonly now: Instant;
  /** How long after saving it may be undone, in the rulebook. */
  readonly until: (recorded: Instant) => Instant;
  /** Whether anybody else has opened the file since. */
  readonly seen: boolean;
  /** Whether what was recorded together with it lies in another file, or in the area's directory. */
  readonly elsewhere: boolean;
  /** The lapsed duties that undoing these would end. */
  readonly ended: (undone: readonly FileFact[]) => readonly Obligation[];
}

export function undo(file: FileState, id: string, by: By, undoing: Undoing): Decision {
  const fact = entryIn(file, id);
  if (!fact) return noSuchEntry;
  const no = whyNotUndo(file, fact, by, undoing);
  if (no) return refused(no);
  return decided(...[...savedWith(file, fact)].reverse().map((each) => entry(EntryUndone, where(each, file), { fact: each.id })));
}

const correctIt = 'Use “Correct this” and say what is wrong.';

export function whyNotUndo(file: FileState, fact: FileFact, by: By, { now, until, seen, elsewhere, ended }: Undoing): RefusalReason | null {
  if (fact.actor !== by.practitioner)
    return { code: 'not-yours', words: 'Only whoever saved it can undo it.', how: 'Ask them, or use “Correct this”.' };
  const together = savedWith(file, fact);
  for (const each of together) {
    const no = whyNotUndoable(each.type);
    if (no) return { code: 'not-undone', ...no };
  }
  const amended = amendedIn(file.facts);
  if (together.some((each) => amended.of.has(each.id)))
    return { code: 'set-aside-already', words: 'It has been undone or corrected already.', how: 'Read the chronology.' };
  if (now >= until(fact.recorded)) return { code: 'undo-late', words: 'The time in which it could be undone is over.', how: correctIt };
  const last = Math.max(...together.map((each) => file.facts.indexOf(each)));
  const after = file.facts.slice(last + 1).filter((each) => each.kind === 'entry' && !each.actor.startsWith('system:'));
  if (after.some((each) => each.type !== 'EntryUndone'))
    return {
      code: 'acted-since',
      words: 'Something else has been recorded in this file since.',
      how: after.every((each) => each.actor === by.practitioner) ? 'Undo what you recorded after it first.' : correctIt,
    };
  if (elsewhere)
    return {
      code: 'not-undone',
      words: 'It was recorded together with something in another place: taken back here alone, it would stand there.',
      how: correctIt,
    };
  if (ended(together).length > 0)
    return {
      code: 'lapsed-since',
      words: 'What is owed because of it has lapsed: that does not end without a word.',
      how: 'Answer what has lapsed; or use “Correct this”, which says who may.',
    };
  return seen ? { code: 'seen', words: 'Somebody else has opened the file since, and may have relied on it.', how: correctIt } : null;
}

/** Whoever decided while it was wrong answers; so may those who supervise the post. */
export function answerReliance(
  file: FileState,
  occasion: string,
  fields: { readonly outcome: 'stands' | 'changes'; readonly words: string },
  by: By,
): Decision {
  const asked = reliantIn(file).find((each) => each.occasion === occasion);
  if (!asked)
    return because('not-asked', 'That is not asked in this file.', 'It may have been answered in the other file: read the chronology.');
  if (asked.answered) return because('answered', 'It has been answered.', 'Read the answer in the chronology.');
  const [first] = asked.decisions;
  const theirs = first && asked.decisions.map((each) => whyNotTheirs(file, each, by)).find((no) => no === null) === undefined;
  if (!first || theirs)
    return because(
      'not-yours',
      'Whoever decided answers whether the decision stands, or whoever supervises the post.',
      `Ask this post: ${file.area.posts.get(asked.post ?? '')?.title ?? 'the lead post'}.`,
    );
  return write(RelianceAnswered, where(first, file), {
    correction: asked.correction.id,
    decisions: asked.decisions.map((each) => each.id),
    ...fields,
  });
}

export function tellRecipients(
  file: FileState,
  correction: string,
  fields: { readonly recipients: readonly string[]; readonly outcome: 'told' | 'not told'; readonly words: string },
): Decision {
  const asked = recipientsIn(file).find((each) => each.correction.id === correction);
  if (!asked) return because('not-asked', 'Nobody outside is to be told of that correction.', 'Read the chronology.');
  if (fields.recipients.length === 0 || fields.recipients.some((each) => !asked.open.includes(each)))
    return because('no-such-recipient', 'Choose whom you have told, from the list.', 'Those who are told already are not on it.');
  return write(RecipientsTold, where(asked.correction, file), { correction, ...fields });
}
