/** What the pages about sharing show: which entries may be given, what was given to whom, and the log of an area for oversight. */
import type { Viewer } from '../access/viewer.ts';
import type { Area } from '../domain/area/state.ts';
import { amendedIn, effective, isOutdated } from '../domain/correction/amended.ts';
import { type Disclosure, disclosuresIn, isSensitive, latencyOf, recipientOf } from '../domain/disclosure/state.ts';
import type { FileFact } from '../domain/facts.ts';
import type { FileState } from '../domain/file/state.ts';
import { domainFact } from '../domain/upcast.ts';
import type { Instant } from '../ledger/envelope.ts';
import { lawfulBases, refusalGrounds, wordsOf } from '../rulebook/uk/partnerLists.ts';
import { disclosureFacts } from '../store/sealedFiles.ts';
import { viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { whatStands } from './whatStands.ts';

/** Never given by choosing it: what the product made, what says of sharing itself, and who told us. */
const notGiven =
  /^(FileOpened|Record|Candidate|Earlier|Link|Unlink|Climb|Waiver|Time|Entry|Reliance|Recipients|Disclosure|Sensitive|Sealed|Weighing|Item|FileSeal|FileUnseal|Silent|KnownConcern|Source|ListSearch|RequestCode|Lead|Copied|Added|Telling)/;

/** Entries that may be given, the latest first, as they stand now. */
export function shareable(file: FileState): readonly { readonly fact: FileFact; readonly sensitive: boolean }[] {
  const amended = amendedIn(file.facts);
  return (
    file.facts
      .filter(({ kind, type }) => kind === 'entry' && !notGiven.test(type))
      .flatMap((fact) => effective(fact, amended) ?? [])
      .filter(({ id }) => !amended.setAside.has(id))
      // What was said before a correction is given to nobody by way of its translation.
      .filter((fact) => fact.type !== 'TranslationRecorded' || !isOutdated(amended, fact.fields.fact, fact.recorded))
      .map((fact) => ({ fact, sensitive: isSensitive(file.sensitive, fact.id) }))
      .toReversed()
  );
}

export interface DisclosureSight {
  readonly disclosure: Disclosure;
  readonly recipient: string;
  readonly basis: string;
  readonly ground: string;
  readonly latency: number | null;
  /** Entries that were corrected after they were given: what was given is not what is known now. */
  readonly corrected: ReadonlySet<string>;
}

export function disclosureSights(file: FileState): readonly DisclosureSight[] {
  const amended = amendedIn(file.facts);
  return disclosuresIn(file)
    .map((disclosure): DisclosureSight => {
      const { said, decided } = disclosure;
      const later = (fact: string) => (amended.of.get(fact) ?? []).some((each) => each.recorded >= decided.at);
      return {
        disclosure,
        recipient: recipientOf(file.area, said),
        basis: wordsOf(lawfulBases, said.basis),
        ground: said.ground === null ? '' : wordsOf(refusalGrounds, said.ground),
        latency: latencyOf(disclosure),
        corrected: new Set(said.items.map(({ fact }) => fact).filter(later)),
      };
    })
    .toReversed();
}

export const basisChoices = () => lawfulBases.codes.map(({ code, words }) => ({ value: code, text: words }));
export const groundChoices = () => refusalGrounds.codes.map(({ code, words }) => ({ value: code, text: words }));
export const basesVerified = (): boolean => lawfulBases.verified;

export interface LoggedDisclosure {
  readonly id: string;
  readonly file: string;
  readonly outcome: 'shared' | 'not shared';
  readonly recipient: string;
  readonly basis: string;
  readonly protective: boolean;
  readonly items: number;
  readonly at: Instant;
  readonly by: string;
  readonly post: string;
  readonly latency: number | null;
}
export interface SharingLog {
  readonly rows: readonly LoggedDisclosure[];
  readonly shared: number;
  readonly notShared: number;
  readonly unacknowledged: number;
  /** From the decision until it had arrived, of those that were acknowledged; null where none was. */
  readonly median: number | null;
  readonly byRecipient: readonly {
    readonly recipient: string;
    readonly shared: number;
    readonly arrived: number;
    readonly median: number | null;
  }[];
}

/** Every decision about sharing of the last days, as far as this viewer may see it: who, to whom, on which basis; never what. */
export async function sharingLog(house: House, viewer: Viewer, days: number): Promise<SharingLog> {
  const now = await house.now();
  const { area, facts } = await viewing(house.pool, viewer, async (tx) => ({
    area: (await load(tx, house.pool, house.area, [])).area,
    // As it stands: an acknowledgement that was recorded in error is none, here as on the file.
    facts: whatStands((await disclosureFacts(tx, house.area, now - days * 86_400_000)).map(domainFact)),
  }));
  const arrived = new Map(facts.flatMap((fact) => (fact.type === 'DisclosureAcknowledged' ? [[fact.stream, fact.happened] as const] : [])));
  const rows = facts.flatMap((fact): readonly LoggedDisclosure[] => {
    // Erased by law, it says of nothing any more.
    if (fact.type !== 'DisclosureDecided' || fact.fields.outcome === undefined || fact.file === null) return [];
    const at = arrived.get(fact.stream);
    return [rowOf(area, fact, at === undefined ? null : Math.max(0, at - fact.happened))];
  });
  const shared = rows.filter(({ outcome }) => outcome === 'shared');
  return {
    rows: rows.toReversed(),
    shared: shared.length,
    notShared: rows.length - shared.length,
    unacknowledged: shared.filter(({ latency }) => latency === null).length,
    median: medianOf(shared),
    byRecipient: [...Map.groupBy(shared, ({ recipient }) => recipient)]
      .map(([recipient, each]) => ({
        recipient,
        shared: each.length,
        arrived: each.filter(({ latency }) => latency !== null).length,
        median: medianOf(each),
      }))
      .toSorted((a, b) => b.shared - a.shared || a.recipient.localeCompare(b.recipient, 'en-GB')),
  };
}

type Decided = Extract<FileFact, { type: 'DisclosureDecided' }>;
const rowOf = (area: Area, fact: Decided, latency: number | null): LoggedDisclosure => ({
  id: fact.stream.slice('disclosure/'.length),
  file: fact.file ?? '',
  outcome: fact.fields.outcome,
  recipient: recipientOf(area, fact.fields),
  basis: fact.fields.basis === '' ? '' : wordsOf(lawfulBases, fact.fields.basis),
  protective: fact.fields.protective,
  items: fact.fields.items.length,
  at: fact.happened,
  by: area.practitioners.get(fact.actor)?.name ?? fact.actor,
  post: area.posts.get(fact.post ?? '')?.title ?? '',
  latency,
});

function medianOf(rows: readonly { readonly latency: number | null }[]): number | null {
  const known = rows.flatMap(({ latency }) => latency ?? []).toSorted((a, b) => a - b);
  return known.length === 0 ? null : (known[Math.floor((known.length - 1) / 2)] ?? null);
}
