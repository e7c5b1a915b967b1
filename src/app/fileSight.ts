/** A file as its page shows it: whose it is, who answers for it now, what is owed, and where its records went. Nothing is recorded by looking. */
import type { ActName } from '../access/acts.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Answerable, whoAnswers } from '../domain/area/presence.ts';
import type { RefusalReason } from '../domain/decision.ts';
import { postFor } from '../domain/file/posts.ts';
import { disposalProposed, type FileState, isLive, referralsInOrder } from '../domain/file/state.ts';
import { isRefuted, type Referral } from '../domain/referral/state.ts';
import { allRefuted } from '../rulebook/uk/disposal.ts';
import { filesOfRecords } from '../store/people.ts';
import { viewing } from '../store/viewing.ts';
import { type Owing, owedIn } from './caseSight.ts';
import type { House } from './house.ts';
import { linksWaiting, type WaitingLink } from './linksWaiting.ts';
import { lookAt, type Sight } from './look.ts';
import { whyNotAllowed } from './permission.ts';
import { nameOf } from './project.ts';

export interface FileSight extends Sight {
  readonly file: FileState;
  readonly isLive: boolean;
  /** Everything in it was refuted. */
  readonly refuted: boolean;
  readonly child: boolean;
  /** Names as recorded, each once, in the order in which they came. */
  readonly names: readonly string[];
  readonly lead: string;
  readonly answers: Answerable;
  readonly referrals: readonly { readonly referral: Referral; readonly refuted: boolean }[];
  readonly owed: readonly Owing[];
  /** The file in which the record lies that this one began with, when it lies in another. */
  readonly movedTo: string | null;
  /** Links that wait for a second person, proposed here or in the other file. */
  readonly linksWaiting: readonly WaitingLink[];
  readonly disposalProposed: ReturnType<typeof disposalProposed>;
  /** Why this viewer may not do something here, and whom to ask; null when they may. The same policies guard the act. */
  readonly whyNot: (act: ActName) => RefusalReason | null;
}

/** Null when this viewer may not see it or there is none: the two look alike. */
export async function fileSight(house: House, viewer: Viewer, id: string): Promise<FileSight | null> {
  const sight = await lookAt(house, viewer, id);
  if (!sight) return null;
  const { file, area, now } = sight;
  const records = [...file.records.values()];
  const home = file.opened?.home;
  const lies = home && !file.records.has(home) ? await viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, [home])) : null;
  const movedTo = lies?.get(home ?? '') ?? null;
  const lead = postFor(file, 'lead');
  return {
    ...sight,
    isLive: isLive(file),
    refuted: allRefuted(file),
    child: records.some((record) => record.details.under18 === 'yes'),
    names: [
      ...new Set(
        records.flatMap((record) =>
          record.details.names.length === 0 ? [] : record.details.names.map((name) => nameOf({ ...record.details, names: [name] })),
        ),
      ),
    ],
    lead,
    answers: whoAnswers(area, lead, now),
    referrals: referralsInOrder(file).map((referral) => ({ referral, refuted: isRefuted(referral) })),
    owed: owedIn(sight),
    movedTo: movedTo === id ? null : movedTo,
    linksWaiting: await linksWaiting(house, viewer, file),
    disposalProposed: disposalProposed(file),
    whyNot: (act) => whyNotAllowed(viewer, area, file, { act, file: id }, now),
  };
}
