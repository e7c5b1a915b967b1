/** Correcting an entry, undoing what nobody has seen, and answering for what rested on a correction. The same deciders paint the pages and guard the acts. */
import { standingOf } from '../access/standing.ts';
import type { Viewer } from '../access/viewer.ts';
import { amendedIn, effective } from '../domain/correction/amended.ts';
import {
  answerReliance,
  type By,
  correct,
  type Correction,
  entryIn,
  mayReadBefore,
  savedWith,
  tellRecipients,
  undo,
  type Undoing,
  whyNotCorrect,
  whyNotTheirs,
  whyNotUndo,
} from '../domain/correction/deciders.ts';
import { type CorrectionSort, correctionSorts } from '../domain/correction/entries.ts';
import { type CorrectableField, fieldsOf } from '../domain/correction/fields.ts';
import { correctionsStanding, type PackFact, printedWith, recipientsIn, type Reliant, reliantIn } from '../domain/correction/reliance.ts';
import type { Area } from '../domain/area/state.ts';
import { because, type RefusalReason } from '../domain/decision.ts';
import { entryTypeNamed, type FileFact } from '../domain/facts.ts';
import type { FileState } from '../domain/file/state.ts';
import { isOwed } from '../domain/obligation/state.ts';
import type { Instant, JsonValue } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { lapsedEndedBy } from '../rulebook/engine/ended.ts';
import { settle } from '../rulebook/engine/settle.ts';
import { referralByReference } from '../store/lists.ts';
import { seenByOthers, wroteElsewhere } from '../store/readSince.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { noSuchFile, type Outcome } from './act.ts';
import { type FileSight, fileSight } from './fileSight.ts';
import type { House } from './house.ts';
import { actOnFile } from './onFile.ts';

const byOf = (area: Area, viewer: Viewer, now: Instant): By => ({
  practitioner: viewer.practitioner,
  posts: standingOf(area, viewer, now).posts,
});

export interface CorrectionSight extends FileSight {
  /** As it was first recorded. */
  readonly fact: FileFact;
  /** As it stands now; null when it has been set aside. */
  readonly standing: FileFact | null;
  readonly fields: readonly (CorrectableField & { readonly now: unknown })[];
  readonly sorts: readonly { readonly sort: CorrectionSort; readonly whyNot: readonly RefusalReason[] }[];
  readonly mayReadBefore: boolean;
  /** Who would be asked, told, and owe what again: the engine is asked what the correction would do. */
  readonly preview: (sort: CorrectionSort) => Preview;
}

export interface Preview {
  readonly asked: readonly { readonly post: string | null; readonly decisions: readonly FileFact[] }[];
  readonly recipients: readonly string[];
  /** Paper with it, to be got back. */
  readonly printed: readonly PackFact[];
  readonly owedAgain: readonly string[];
  readonly owedNoLonger: readonly string[];
}

export async function correctionSight(house: House, viewer: Viewer, file: string, id: string): Promise<CorrectionSight | null> {
  const sight = await fileSight(house, viewer, file);
  const fact = sight && entryIn(sight.file, id);
  const type = entryTypeNamed(fact?.type ?? '');
  if (!sight || !fact || !type || sight.file.disposed) return null;
  const by = byOf(sight.area, viewer, sight.now);
  const standing = effective(fact, amendedIn(sight.file.facts));
  const no = sight.whyNot('correct');
  return {
    ...sight,
    fact,
    standing,
    fields: fieldsOf(type).map((field) => ({
      ...field,
      now: ((standing ?? fact).fields as Readonly<Record<string, unknown>>)[field.name],
    })),
    sorts: correctionSorts.map((sort) => {
      const ended = lapsedEndedBy(sight.book, sight.file, [correcting(fact, sort, sight.now)], sight.now);
      const refusal = whyNotCorrect(sight.file, fact, sort, by, ended);
      return { sort, whyNot: refusal ? refusal.reasons : no ? [no] : [] };
    }),
    mayReadBefore: mayReadBefore(sight.file, fact, by),
    preview: (sort) => previewOf(sight.book, sight.file, fact, sort, sight.now),
  };
}

/** An amendment as it would be recorded: to be tried on a copy. */
const amending = (fact: FileFact, now: Instant, type: 'EntryCorrected' | 'EntryUndone', fields: object): FileFact =>
  ({
    ...fact,
    id: `preview-${fact.id}`,
    type,
    recorded: now,
    happened: now,
    learnt: now,
    fields: { fact: fact.id, ...fields },
  }) as unknown as FileFact;

const correcting = (fact: FileFact, sort: CorrectionSort, now: Instant, values: Correction['values'] = {}): FileFact =>
  amending(fact, now, 'EntryCorrected', { sort, values, restated: null, reason: '' });

/** What the correction would do, found by doing it to a copy. */
function previewOf(book: RulebookInForce, file: FileState, fact: FileFact, sort: CorrectionSort, now: Instant): Preview {
  const correction = correcting(fact, sort, now);
  const after = settle(book, file, [correction], now).file;
  const owes = (state: FileState, id: string): boolean => {
    const obligation = state.obligations.get(id);
    return obligation !== undefined && isOwed(obligation);
  };
  const changed = (from: FileState, to: FileState) =>
    [...to.obligations.values()]
      .filter((each) => isOwed(each) && !owes(from, each.id) && !['C37.stands', 'C37.tell'].includes(each.rule))
      .map((each) => book.ruleByKey.get(each.rule)?.task ?? each.rule);
  return {
    asked: reliantIn(after).filter((each) => each.correction.id === correction.id),
    recipients: recipientsIn(after).find((each) => each.correction.id === correction.id)?.all ?? [],
    printed: correctionsStanding(after).flatMap((each) => (each.correction.id === correction.id ? printedWith(after, each) : [])),
    owedAgain: changed(file, after),
    owedNoLonger: changed(after, file),
  };
}

export interface CorrectionRequest {
  readonly file: string;
  readonly key: string;
  readonly fact: string;
  readonly sort: CorrectionSort;
  readonly reason: string;
  readonly values: Readonly<Record<string, JsonValue>>;
  /** The reference of the referral where it belongs; empty where it is not said again. */
  readonly belongsTo: string;
}

export async function correctEntry(house: House, viewer: Viewer, request: CorrectionRequest): Promise<Outcome> {
  const target = request.belongsTo
    ? await viewing(house.pool, viewer, (tx) => referralByReference(tx, house.area, request.belongsTo))
    : null;
  if (request.belongsTo && !target)
    return because('no-such-referral', 'There is no referral with that reference.', 'Check the reference on its page.');
  const id = house.newId();
  return actOnFile(house, viewer, request, {
    does: 'correct',
    also: target ? [target.file] : [],
    decide: (file, { area, book, files, now }) => {
      const into = target ? files.get(target.file) : undefined;
      const restate = target && into ? { id, file: into, referral: target.id } : undefined;
      const fact = entryIn(file, request.fact);
      const ended = fact ? lapsedEndedBy(book, file, [correcting(fact, request.sort, now, request.values)], now) : [];
      return correct(file, { ...request, ended, restate }, byOf(area, viewer, now));
    },
  });
}

/** What only the ledger and the read log know of an act: who has seen it, and whether it wrote elsewhere. */
type Told = Pick<Undoing, 'seen' | 'elsewhere'>;

/** How long after saving something it may be undone. Product time stands in for the wall's: a demonstration that leaps forward leaps over it. */
const undoing = ({ book, file, now }: Pick<FileSight, 'book' | 'file' | 'now'>, told: Told): Undoing => ({
  now,
  ended: (undone) =>
    lapsedEndedBy(
      book,
      file,
      undone.toReversed().map((each) => amending(each, now, 'EntryUndone', {})),
      now,
    ),
  until: (recorded) => dueAfter(recorded, amountOf(book, 'undo', recorded), book.calendar),
  ...told,
});

const toldOf = (
  house: House,
  viewer: Viewer,
  { id: file, referrals, requests }: FileState,
  { fact, withinMs }: { readonly fact: string; readonly withinMs: number },
): Promise<Told> =>
  viewing(house.pool, serviceViewer(house.area, 'sealer'), async (tx) => ({
    seen: await seenByOthers(tx, house.area, {
      file,
      things: [...referrals.keys(), ...requests.keys()],
      except: viewer.practitioner,
      withinMs: withinMs + 1000,
    }),
    elsewhere: await wroteElsewhere(tx, house.area, fact),
  }));

export async function undoEntry(house: House, viewer: Viewer, request: { file: string; fact: string; key: string }): Promise<Outcome> {
  const sight = await fileSight(house, viewer, request.file);
  const fact = sight && entryIn(sight.file, request.fact);
  if (!sight || !fact) return noSuchFile;
  const told = await toldOf(house, viewer, sight.file, { fact: fact.id, withinMs: sight.now - fact.recorded });
  return actOnFile(house, viewer, request, {
    does: 'undo',
    decide: (file, { area, book, now }) => undo(file, request.fact, byOf(area, viewer, now), undoing({ book, file, now }, told)),
  });
}

/** The viewer's own latest act in the file, while it can still be undone: its first entry, and until when. */
export async function undoable(
  house: House,
  viewer: Viewer,
  { file, area, book, now }: Pick<FileSight, 'file' | 'area' | 'book' | 'now'>,
): Promise<{ readonly fact: FileFact; readonly until: Instant } | null> {
  const last = file.facts.findLast((each) => each.kind === 'entry' && !each.actor.startsWith('system:'));
  const [fact] = last ? savedWith(file, last) : [];
  if (!fact || file.disposed) return null;
  const by = byOf(area, viewer, now);
  const may = (told: Told): boolean => whyNotUndo(file, fact, by, undoing({ book, file, now }, told)) === null;
  // The database is asked only about what could be undone otherwise.
  if (!may({ seen: false, elsewhere: false })) return null;
  const told = await toldOf(house, viewer, file, { fact: fact.id, withinMs: now - fact.recorded });
  return may(told) ? { fact, until: undoing({ book, file, now }, told).until(fact.recorded) } : null;
}

/** The same of a file that is not at hand. */
export async function undoableIn(house: House, viewer: Viewer, file: string) {
  const sight = viewer.reach === 'area' ? await fileSight(house, viewer, file) : null;
  return sight ? undoable(house, viewer, sight) : null;
}

/** What is asked of whoever looks, and not answered yet: the decisions of their posts, and of those that they supervise. */
export const askedOf = ({ file, area, now }: Pick<FileSight, 'file' | 'area' | 'now'>, viewer: Viewer): readonly Reliant[] => {
  const by = byOf(area, viewer, now);
  return reliantIn(file).filter(({ answered, decisions }) => !answered && decisions.some((each) => whyNotTheirs(file, each, by) === null));
};

export const answerCorrection = (
  house: House,
  viewer: Viewer,
  request: {
    readonly file: string;
    readonly key: string;
    readonly occasion: string;
    readonly outcome: 'stands' | 'changes';
    readonly words: string;
  },
): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: 'answer-correction',
    decide: (file, { area, now }) => {
      const { occasion, outcome, words } = request;
      return answerReliance(file, occasion, { outcome, words }, byOf(area, viewer, now));
    },
  });

export const tellOfCorrection = (
  house: House,
  viewer: Viewer,
  request: {
    readonly file: string;
    readonly key: string;
    readonly correction: string;
    readonly recipients: readonly string[];
    readonly outcome: 'told' | 'not told';
    readonly words: string;
  },
): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: 'tell-of-correction',
    decide: (file) => {
      const { recipients, outcome, words } = request;
      return tellRecipients(file, request.correction, { recipients, outcome, words });
    },
  });
