/**
 * How the records of a file came together (S15, G23): every link and its undoing, by whom, when and why, also of what has left again; what is
 * proposed and waits for a second person, from either file; and one proposal with both files, and what agreeing would do. Nothing is
 * recorded by looking.
 */
import type { Viewer } from '../access/viewer.ts';
import { type FileState, type RecordPart, referralsInOrder } from '../domain/file/state.ts';
import { whichMoves } from '../domain/link/seniority.ts';
import { isWaiting, type LinkProposal } from '../domain/link/state.ts';
import { isOwed } from '../domain/obligation/state.ts';
import { isRefuted, type Referral } from '../domain/referral/state.ts';
import type { Lack } from '../rulebook/engine/rulebook.ts';
import { filesOfRecords } from '../store/people.ts';
import { viewing } from '../store/viewing.ts';
import { lacksFor } from './cases.ts';
import { type ChronologyFact, chronologyOf } from './chronology.ts';
import { type FileSight, fileSight } from './fileSight.ts';
import type { House } from './house.ts';
import { proposedLink } from './identify.ts';
import { look } from './look.ts';
import { nameOf } from './project.ts';

const told = new Set([
  'RecordMade',
  'RecordLinked',
  'RecordUnlinked',
  'CandidateAccepted',
  'LinkProposed',
  'UnlinkProposed',
  'LinkAgreed',
  'LinkDeclined',
  'LinkTakenBack',
]);

export interface LinksSight extends FileSight {
  /** The latest first. */
  readonly history: readonly ChronologyFact[];
  /** Names of records, also of those that lie elsewhere now, as far as this viewer may see them. */
  readonly nameOfRecord: (record: string) => string | null;
}

export async function linksSight(house: House, viewer: Viewer, id: string): Promise<LinksSight | null> {
  const sight = await fileSight(house, viewer, id);
  if (!sight) return null;
  const facts = await chronologyOf(house, viewer, id);
  const history = facts.filter((fact) => told.has(fact.type));
  const away = [
    ...new Set(
      history.flatMap((fact) => [
        fact.record ?? '',
        fact.type === 'LinkProposed' || fact.type === 'CandidateAccepted' ? fact.fields.candidate : '',
      ]),
    ),
  ].filter((record) => record !== '' && !sight.file.records.has(record));
  const lies =
    away.length > 0 ? await viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, away)) : new Map<string, string>();
  const { files } = await look(house, viewer, [...new Set(lies.values())]);
  const parts = new Map([sight.file, ...files.values()].flatMap((file) => [...file.records]));
  return {
    ...sight,
    history,
    nameOfRecord: (record) => (parts.has(record) ? nameOf(parts.get(record)?.details) : null),
  };
}

/** One of the two files before whoever decides. */
export interface LinkedSide {
  readonly file: FileState;
  readonly records: readonly RecordPart[];
  readonly referrals: readonly { readonly referral: Referral; readonly refuted: boolean }[];
  /** How much is owed in it now: all of it goes along. */
  readonly owed: number;
  readonly moves: boolean;
}

export interface LinkSight extends FileSight {
  readonly link: LinkProposal;
  readonly isWaiting: boolean;
  /** What was proposed about the same before, and answered: the latest first. */
  readonly earlier: readonly LinkProposal[];
  readonly own: LinkedSide;
  /** Null when the other record is not held any more. */
  readonly other: LinkedSide | null;
  readonly lacks: readonly Lack[];
}

export async function linkSight(house: House, viewer: Viewer, id: string, linkId: string): Promise<LinkSight | null> {
  const sight = await fileSight(house, viewer, id);
  const link = sight?.file.links.get(linkId);
  if (!sight || !link) return null;
  const { file, book, now } = sight;
  const where = link.about
    ? (await viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, [link.about?.candidate ?? '']))).get(link.about.candidate)
    : file.records.get(link.record)?.home;
  const other = where && where !== file.id ? (await look(house, viewer, [where])).files.get(where) : undefined;
  const moves = link.about && other ? whichMoves(file, other).moves.id : null;
  const unlinked = link.about ? null : link.record;
  const here = [...file.records.values()];
  return {
    ...sight,
    link,
    isWaiting: isWaiting(file, link),
    earlier: [...file.links.values()]
      .filter((each) => each.answer !== null && each.proposed.at < link.proposed.at && isOfTheSame(each, link))
      .toSorted((one, other) => other.proposed.at - one.proposed.at),
    own: sideOf(
      file,
      here.filter((part) => part.id !== unlinked),
      moves === file.id,
    ),
    other: unlinked
      ? sideOf(
          file,
          here.filter((part) => part.id === unlinked),
          true,
        )
      : other
        ? sideOf(other, [...other.records.values()], moves === other.id)
        : null,
    lacks: lacksFor(book, file, proposedLink(file, viewer, linkId, now)),
  };
}

const isOfTheSame = (one: LinkProposal, other: LinkProposal): boolean =>
  one.sort === other.sort && one.record === other.record && one.about?.candidate === other.about?.candidate;

function sideOf(file: FileState, records: readonly RecordPart[], moves: boolean): LinkedSide {
  const ids = new Set<string | null>(records.map(({ id }) => id));
  return {
    file,
    records,
    referrals: referralsInOrder(file)
      .filter(({ record }) => ids.has(record))
      .map((referral) => ({ referral, refuted: isRefuted(referral) })),
    owed: [...file.obligations.values()].filter((each) => isOwed(each) && (each.record === null || ids.has(each.record))).length,
    moves,
  };
}
