/**
 * Everything known about a referral's person, for every page on which something is decided about them: shown before the
 * decision, never behind a search (F01, F37, F44).
 */

import { isWaiting, proposalAbout } from '../../app/besideSight.ts';
import { contactsOf } from '../../app/ladderSight.ts';
import type { FileState } from '../../domain/file/state.ts';
import { candidateSights, type CandidateSight } from '../../app/candidateSight.ts';
import type { CaseSight, OtherReferral, Owing } from '../../app/caseSight.ts';
import type { House } from '../../app/house.ts';
import { type NotCompared, notCompared } from '../../app/leftOff.ts';
import { tellingsOf } from '../../app/personSight.ts';
import { partnerOf } from '../../app/partnerSight.ts';
import { nameOf, titleOf } from '../../app/project.ts';
import { sealedSources } from '../../app/meeting.ts';
import { filesRead } from '../answer.ts';
import { date } from '../dates.ts';
import type { ReadRef, Viewer } from '../deps.ts';
import { whereDoneBy } from '../doing.ts';
import { aboutPartner } from '../file/who.ts';
import { at, type Href, paths } from '../paths.ts';
import { judgingModel } from '../assessment/panel.ts';
import { countModel } from '../contacts-ladder/model.ts';
import { fieldsOf, type PersonField } from './details.ts';
import { withCorrections } from '../correct/recorded.ts';
import { closedLines, filled, type Recorded, recordedIn, type Status, statusOf } from './recorded.ts';
import { givenByWords } from '../source/words.ts';
import { type Made, made, organisationName, postWords, practitionerName } from './who.ts';
import { phrase, t } from '../words.ts';
import { amount } from '../amount.ts';

/** The head of every page about a referral. */
export interface Head {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly reference: string;
  readonly status: Status;
  readonly isRepeat: boolean;
  readonly under18: 'yes' | 'no' | 'not known';
  readonly language: string;
  readonly communicationNeeds: string;
  readonly show: Href;
}

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
  /** Records of others that cannot be compared with this one now. */
  readonly notLookedAt: NotCompared;
  readonly dismiss: Href;
  readonly others: readonly OtherLine[];
  /** Those that a decider must have opened (G04). */
  readonly mustRead: readonly OtherLine[];
  readonly recorded: readonly Recorded[];
}

export interface AccountModel {
  readonly received: Made & { readonly happened: number | null; readonly learnt: number; readonly isLate: boolean; readonly from: string };
  readonly concern: string;
  /** The person's own account, beside the allegation; or why nobody has asked them. */
  readonly own: readonly { readonly text: string; readonly isHeard: boolean; readonly at: number; readonly by: string }[];
  readonly hear: Href;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  /** Who told us is sealed: of which sort they are, and where it is opened; null where they left nothing. */
  readonly source: { readonly given: string; readonly open: Href | null };
}

export interface OwedLine {
  readonly what: string;
  readonly due: number;
  readonly post: string;
  readonly who: string;
  readonly limit: string;
  readonly verified: boolean;
  readonly climbed: string | null;
  readonly rule: string;
  readonly ruleHref: Href;
  readonly action: string;
  readonly href: Href;
  readonly climbHref: Href | null;
}

export interface CandidateLine {
  readonly name: string;
  readonly where: string;
  readonly sentence: string;
  readonly bits: number | null;
  readonly band: string;
  readonly state: 'open' | 'unsure' | 'decided';
  readonly stateWords: string;
  readonly href: Href;
  /** The contacts that their own file tells of, where this reader may see it (F44). */
  readonly contacts: { readonly text: string; readonly href: Href } | null;
  readonly earlier: readonly string[];
}

export interface OtherLine {
  readonly id: string;
  readonly reference: string;
  readonly received: number;
  readonly organisation: string;
  readonly name: string;
  readonly status: Status;
  readonly concern: string;
  readonly assessments: readonly string[];
  readonly closing: readonly { readonly label: string; readonly text: string }[];
  readonly isEarlier: boolean;
  readonly mustBeRead: boolean;
  readonly readByMe: number | null;
  readonly open: Href;
  readonly show: Href;
}

interface DangerLine {
  readonly words: string;
  readonly where: string;
  readonly reported: Made;
  readonly state: string;
  readonly isOpen: boolean;
  readonly href: Href;
}

export function headOf({ referral, file, refuted, isRepeat }: CaseSight): Head {
  const details = file.records.get(referral.record)?.details;
  // What another organisation knows of how to speak with them holds for this referral too.
  const every = [referral, ...[...file.referrals.values()].filter((each) => each.id !== referral.id)];
  const said = (what: 'language' | 'communicationNeeds'): string =>
    [...new Set(every.map(({ account }) => account[what].trim()).filter((words) => words !== ''))].join('; ');
  const own = details?.under18 ?? 'not known';
  const isChildElsewhere = [...file.records.values()].some((record) => record.details.under18 === 'yes');
  return {
    id: referral.id,
    name: nameOf(details),
    title: titleOf(file),
    reference: referral.account.reference,
    status: statusOf(referral, refuted),
    isRepeat,
    under18: own === 'not known' && isChildElsewhere ? 'yes' : own,
    language: said('language'),
    communicationNeeds: said('communicationNeeds'),
    show: paths.case.show(referral.id),
  };
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
    notLookedAt: notLooked,
    dismiss: paths.case.dismiss(referral.id),
    others,
    mustRead: others.filter((each) => each.mustBeRead),
    recorded: withCorrections(sight, recordedIn(area, referral)),
  };
  const read = filesRead([file.id, ...elsewhere]);
  return { known, read };
}

/** Who told us, as everybody may read it, and where it is opened. */
function sourceOf(file: CaseSight['file'], fact: string): AccountModel['source'] {
  const source = sealedSources(file).get(fact);
  return {
    given: source ? givenByWords(source) : '',
    open: source?.isLeft ? paths.source.show(file.id, fact) : null,
  };
}

function accountOf({ area, file, referral }: CaseSight): AccountModel {
  const { account, received } = referral;
  const learnt = file.corrected.get(received.fact)?.learnt ?? received.learnt;
  const happened = file.corrected.get(received.fact)?.happened ?? received.happened;
  const from = organisationName(area, referral.organisation);
  return {
    received: {
      ...made(area, received),
      // Without a day of its own it "happened" when it came in: then no time is claimed for it.
      happened: happened === received.learnt ? null : happened,
      learnt,
      isLate: received.at - learnt > 3_600_000,
      from: account.referrerOrganisation ? `${from} (${account.referrerOrganisation})` : from,
    },
    concern: account.concern,
    own: [
      ...referral.assessments
        .filter((each) => each.ownAccount)
        .map(({ ownAccount, at: when, by }) => ({ text: ownAccount, isHeard: true, at: when, by: practitionerName(area, by) })),
      ...tellingsOf(file, 'account')
        .filter(({ concerns }) => concerns === referral.id)
        .map(({ account: said, notSoughtBecause, at: when, by }) => ({
          text: said || notSoughtBecause,
          isHeard: said !== '',
          at: when,
          by: practitionerName(area, by),
        })),
    ],
    hear: at(paths.file.told(file.id), 'more'),
    lines: filled([
      [t('What they fear'), account.worry],
      [t('What others know, and what was done already'), account.alreadyKnown],
      [t('Whether the person knows of the referral'), account.personKnows],
      [t('When the referrer came to know of it'), account.referrerLearnt],
    ]),
    source: sourceOf(file, received.fact),
  };
}

function answeredBy({ area, owed }: CaseSight, post: string): string {
  const found = owed.find((each) => each.post === post)?.answers;
  const holder = area.posts.get(post)?.holders[0] ?? found?.practitioner ?? null;
  return holder ? practitionerName(area, holder) : t('nobody fills it');
}

function owedLine({ area, file, now }: CaseSight, viewer: Viewer, each: Owing): OwedLine {
  const { answers, post, rule, ruleId, climbedTo, acknowledged, state } = each;
  const who = answers.practitioner ? practitionerName(area, answers.practitioner) : t('nobody');
  const seen = acknowledged ? { who: practitionerName(area, acknowledged.by), next: acknowledged.next } : null;
  return {
    what: aboutPartner(t(each.task), partnerOf(file, area, each.stream, now)),
    due: each.due,
    post: postWords(area, post),
    who: answers.post === post ? who : t('{who}, because nobody of {post} is there', { who, post: area.posts.get(post)?.title ?? post }),
    limit: amount(each.limitWords),
    verified: each.verified,
    climbed: climbedTo
      ? seen
        ? t('Climbed to {post}; {who} has acknowledged it: {next}', { post: postWords(area, climbedTo), ...seen })
        : t('Climbed to {post}', { post: postWords(area, climbedTo) })
      : seen
        ? t('Acknowledged by {who}: {next}', seen)
        : null,
    rule: ruleId,
    ruleHref: at(paths.rulebook, ruleId),
    climbHref: state === 'lapsed' ? paths.file.obligation(file.id, each.id) : null,
    ...whereDoneBy(viewer, { rule, stream: each.stream, file: file.id }),
  };
}

const bandWords: Readonly<Record<string, string>> = {
  suggested: phrase('Suggested'),
  review: phrase('For review'),
  watch: phrase('To watch'),
};
const howWords = {
  accepted: phrase('Decided: the same person'),
  rejected: phrase('Decided: somebody else'),
  unsure: phrase('Not sure yet'),
  dismissed: phrase('Dismissed'),
} as const;

function contactsElsewhere(file: FileState) {
  const n = contactsOf(file).length;
  return {
    text: t('{n, plural, one {# contact} other {# contacts}} with organisations on that file', { n }),
    href: paths.contacts.show(file.id),
  };
}

function candidateLine({ area, file, referral }: CaseSight, { known, band, decided, record }: CandidateSight): CandidateLine {
  const isOpen = decided === null;
  const link = proposalAbout(file, referral.id, record);
  const isProposed = link !== null && isWaiting(file, link);
  return {
    name: known?.name ?? t('A record that is not held any more, or that you may not see'),
    where: known ? t('Recorded by {organisation}', { organisation: organisationName(area, known.part.organisation) }) : '',
    sentence: known?.sentence ?? '',
    bits: known?.bits ?? null,
    band: t(bandWords[band] ?? band),
    state: isOpen ? 'open' : decided.how === 'unsure' ? 'unsure' : 'decided',
    stateWords: isProposed
      ? t('A link is proposed; a second person decides')
      : isOpen
        ? band === 'watch'
          ? t('Needs nothing')
          : t('Not decided yet')
        : decided.isFromBefore
          ? t('Decided before, on {day}: somebody else. Nothing is new since', { day: date(decided.at) })
          : t(howWords[decided.how]),
    href: paths.case.candidate(referral.id, record),
    contacts: known && !known.isJoined ? contactsElsewhere(known.file) : null,
    earlier: (known?.referrals ?? [])
      .filter((each) => each.referral.id !== referral.id)
      .map((each) => `${each.referral.account.reference}: ${statusOf(each.referral, each.refuted).words}`),
  };
}

function otherLine({ area, file, referral: mine }: CaseSight, other: OtherReferral, viewer: Viewer): OtherLine {
  const { referral, refuted, learnt, isEarlier, mustBeRead } = other;
  const { id, account, closed, assessments } = referral;
  return {
    id,
    reference: account.reference,
    received: learnt,
    organisation: organisationName(area, referral.organisation),
    name: nameOf(file.records.get(referral.record)?.details),
    status: statusOf(referral, refuted),
    concern: account.concern,
    assessments: assessments.map((each) => `${each.outcome}: ${each.words}`),
    closing: closed ? closedLines(referral, closed) : [],
    isEarlier,
    mustBeRead,
    readByMe: mine.earlierRead.find((read) => read.earlier === id && read.by === viewer.practitioner)?.at ?? null,
    open: paths.case.openEarlier(mine.id, id),
    show: paths.case.show(id),
  };
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
