/**
 * Everything known about a referral's person, for every page on which something is decided about them: shown before the
 * decision, never behind a search (F01, F37, F44).
 */

import { candidateSights } from '../../app/candidateSight.ts';
import type { CaseSight, Owing } from '../../app/caseSight.ts';
import type { House } from '../../app/house.ts';
import { mostProposed } from '../../app/identify.ts';
import { type NotCompared, notCompared } from '../../app/leftOff.ts';
import { filesRead } from '../answer.ts';
import { judgingModel } from '../assessment/panel.ts';
import { countModel } from '../contacts-ladder/model.ts';
import { withCorrections } from '../correct/recorded.ts';
import type { ReadRef, Viewer } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';
import { type AccountModel, accountOf } from './account.ts';
import { beyondWords } from './beyond.ts';
import { candidateLine, type CandidateLine } from './candidateLine.ts';
import { fieldsOf, type PersonField } from './details.ts';
import { type Head, headOf } from './head.ts';
import { otherLine, type OtherLine } from './otherLine.ts';
import { answeredBy, type OwedLine, owedLine } from './owed.ts';
import { type Recorded, recordedIn } from './recorded.ts';
import { type Made, made, organisationName, postWords } from './who.ts';

export interface Known {
  readonly now: number;
  readonly head: Head;
  readonly lead: { readonly post: string; readonly answeredBy: string; readonly href: Href };
  readonly chronology: Href;
  readonly danger: Href;
  readonly dangers: readonly DangerLine[];
  readonly person: readonly PersonField[];
  readonly recordedBy: string;
  /** What other organisations recorded of the same person, in records that lie in this file. */
  readonly otherRecords: readonly {
    readonly organisation: string;
    readonly at: number;
    readonly fields: readonly PersonField[];
    readonly unlink: Href | null;
  }[];
  readonly account: AccountModel;
  /** The latest assessment and the assumptions that whoever decides now rests on (F09, F20). */
  readonly judging: ReturnType<typeof judgingModel>;
  /** How many contacts there are with organisations, and what somebody wrote of all of them (F46). */
  readonly contacts: ReturnType<typeof countModel>;
  readonly owedHere: readonly OwedLine[];
  readonly owedElse: readonly OwedLine[];
  /** How many more are due in months or years. */
  readonly owedFar: number;
  /** Suggested and for review. */
  readonly candidates: readonly CandidateLine[];
  readonly candidatesOpen: number;
  /** Less likely ones, which need nothing. */
  readonly watched: readonly CandidateLine[];
  /** Candidates of the review band that nobody has decided: they may be dismissed together. */
  readonly reviewOpen: number;
  readonly isSearched: boolean;
  /** How many were proposed, where more people are like them. */
  readonly mostProposed: number | null;
  /** What is written of this person and compared with nobody. */
  readonly beyond: readonly string[];
  readonly describe: Href;
  /** Records of others that cannot be compared with this one now. */
  readonly notLookedAt: NotCompared;
  readonly dismiss: Href;
  readonly others: readonly OtherLine[];
  /** Those that a decider must have opened (G04). */
  readonly mustRead: readonly OtherLine[];
  readonly recorded: readonly Recorded[];
}

interface DangerLine {
  readonly words: string;
  readonly where: string;
  readonly reported: Made;
  readonly state: string;
  readonly isOpen: boolean;
  readonly href: Href;
}

/** What is due later than this is on the file's page only. */
const farOff = 90 * 24 * 60 * 60 * 1000;

/** What is on the page, and whose it is, for the read log. */
export async function knownOf(
  house: House,
  viewer: Viewer,
  sight: CaseSight,
): Promise<{ readonly known: Known; readonly read: readonly ReadRef[] }> {
  const { area, file, referral, lead, owed, now } = sight;
  const sights = await candidateSights(house, viewer, sight);
  const notLooked = await notCompared(house, viewer, { except: file.id });
  const record = file.records.get(referral.record);
  // What partners are asked and what is decided about telling lie beside the referral, under its record.
  const about = (each: Owing): boolean => each.stream === referral.stream || each.record === referral.record;
  const line = (each: Owing): OwedLine => owedLine(sight, viewer, each);
  const candidates = sights.filter((each) => each.band !== 'watch').map((each) => candidateLine(sight, each));
  const others = sight.others.map((each) => otherLine(sight, each, viewer));
  const elsewhere = sights.flatMap((each) => (each.known && !each.known.isJoined ? [each.known.file.id] : []));
  const known: Known = {
    now,
    head: headOf(sight),
    lead: { post: postWords(area, lead), answeredBy: answeredBy(sight, lead), href: paths.file.lead(file.id) },
    chronology: paths.file.show(file.id),
    danger: paths.file.danger(file.id),
    dangers: dangersOf(sight),
    person: record ? fieldsOf(record.details) : [],
    recordedBy: organisationName(area, record?.organisation ?? null),
    otherRecords: [...file.records.values()]
      .filter((each) => each.id !== referral.record)
      .map((each) => ({
        organisation: organisationName(area, each.organisation),
        at: each.made.at,
        fields: fieldsOf(each.details).filter(({ values }) => values.length > 0),
        unlink: each.home === file.id ? null : paths.file.unlink(file.id, each.id),
      })),
    account: accountOf(sight),
    judging: judgingModel(sight),
    contacts: countModel(sight),
    owedHere: owed.filter(about).map(line),
    owedElse: owed.filter((each) => !about(each) && each.due <= now + farOff).map(line),
    owedFar: owed.filter((each) => !about(each) && each.due > now + farOff).length,
    candidates,
    candidatesOpen: candidates.filter((each) => each.state !== 'decided').length,
    watched: sights.filter((each) => each.band === 'watch').map((each) => candidateLine(sight, each)),
    reviewOpen: sights.filter((each) => each.band === 'review' && each.decided === null).length,
    isSearched: referral.searches.length > 0,
    mostProposed: referral.searches.at(-1)?.more ? mostProposed : null,
    beyond: record ? beyondWords(record.details) : [],
    describe: paths.case.who(referral.id),
    notLookedAt: notLooked,
    dismiss: paths.case.dismiss(referral.id),
    others,
    mustRead: others.filter((each) => each.mustBeRead),
    recorded: withCorrections(sight, recordedIn(area, referral)),
  };
  const read = filesRead([file.id, ...elsewhere]);
  return { known, read };
}

function dangersOf({ area, file }: CaseSight): readonly DangerLine[] {
  return [...file.dangers.values()].map(({ id, account, reported, acknowledged, writtenUp }) => ({
    words: account.words,
    where: account.where,
    reported: made(area, reported),
    state:
      writtenUp.length > 0
        ? t('Written up')
        : acknowledged
          ? t('Acknowledged; the write-up is owed')
          : t('Nobody has said that they have it'),
    isOpen: writtenUp.length === 0,
    href: paths.file.dangerReport(file.id, id),
  }));
}
