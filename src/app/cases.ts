/** What practitioners record about a referral and its file. Closing and letting go are asked of the gates first; the same gates paint the page. */
import type { Area } from '../domain/area/state.ts';
import { overseers } from '../domain/area/overseers.ts';
import { postsAnsweredBy } from '../domain/area/presence.ts';
import type { Viewer } from '../access/viewer.ts';
import { acknowledgeDanger, reportDanger, warnTarget, writeUpDanger } from '../domain/danger/deciders.ts';
import { because, type Decision } from '../domain/decision.ts';
import { declineDisposal, dispose, proposeDisposal, retain, takeLead } from '../domain/file/deciders.ts';
import { disposalProposed, type FileState } from '../domain/file/state.ts';
import { acknowledgeClimb, correctTime, waive } from '../domain/obligation/deciders.ts';
import { openSource, reasonInDanger } from '../domain/source/deciders.ts';
import {
  agreeToClose,
  decidePlain,
  declineToClose,
  decideToContinue,
  type PlainAct,
  readEarlier,
  reportSession,
  reviewAfterClosing,
  staysClosed,
} from '../domain/referral/deciders.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { whatGatesLack } from '../rulebook/engine/gates.ts';
import { amountOf, type Lack, type Proposed, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { filesOfRecords } from '../store/people.ts';
import { viewing } from '../store/viewing.ts';
import { look } from './look.ts';
import type { Outcome, Situation } from './act.ts';
import { type AgreeingAct, decideAgreeing, isAgreeing } from './agreeing.ts';
import { dangerNotices } from './dangerNotice.ts';
import { decideHold, type HoldAct, isHold } from './holdActs.ts';
import { answererOf } from './answering.ts';
import type { House } from './house.ts';
import { decideMeeting, isMeeting, type MeetingAct } from './meetingActs.ts';
import { actOnFile, gated, nextLookWithin, proposedBy } from './onFile.ts';
import { type Beside, decideAboutPerson, isAboutPerson, type PersonAct, withBeside } from './personActs.ts';

/** A form's closing, as far as it is filled in. */
export interface Closing {
  readonly finding: string;
  readonly reasons: readonly string[];
  readonly words: string;
  readonly cumulative: string;
  readonly answers: readonly { readonly view: string; readonly answer: string }[];
}

export type CaseAct =
  | PersonAct
  | {
      readonly act: Exclude<PlainAct, 'propose-closure'>;
      readonly referral: string;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly beside?: Beside;
    }
  | { readonly act: 'propose-closure'; readonly referral: string; readonly fields: Closing; readonly beside?: Beside }
  | { readonly act: 'continue'; readonly referral: string; readonly fields: { readonly nextStep: string; readonly nextLook: Instant } }
  | {
      readonly act: 'report-session';
      readonly referral: string;
      readonly happened: Instant;
      readonly fields: { readonly outcome: string; readonly seen: string };
    }
  | { readonly act: 'read-earlier'; readonly referral: string; readonly earlier: string }
  | { readonly act: 'agree-to-close' | 'decline-to-close'; readonly referral: string; readonly words: string; readonly shown?: string }
  | {
      readonly act: 'review';
      readonly referral: string;
      readonly fields: { readonly outcome: 'stays closed' | 'reopen'; readonly words: string };
    }
  | { readonly act: 'stays-closed'; readonly referral: string; readonly concern: string; readonly words: string }
  | { readonly act: 'report-danger'; readonly danger: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly act: 'acknowledge-danger'; readonly danger: string; readonly words: string }
  | { readonly act: 'write-up-danger'; readonly danger: string; readonly fields: { readonly happened: Instant } & Record<string, unknown> }
  | { readonly act: 'warn-target'; readonly danger: string; readonly fields: Readonly<Record<string, unknown>> }
  | {
      readonly act: 'acknowledge-climb';
      readonly obligation: string;
      readonly fields: { readonly next: string; readonly promisedBy: Instant };
    }
  | { readonly act: 'waive'; readonly obligation: string; readonly reason: string }
  | {
      readonly act: 'correct-time';
      readonly fact: string;
      readonly fields: { readonly happened: Instant | null; readonly learnt: Instant | null; readonly reason: string };
    }
  | { readonly act: 'open-source'; readonly fact: string; readonly reason: string }
  | { readonly act: 'open-source-in-danger'; readonly fact: string }
  | AgreeingAct
  | MeetingAct
  | HoldAct
  /** `from`: who led it when it was chosen, where it was chosen from a list. */
  | { readonly act: 'take-lead'; readonly post: string; readonly reason: string; readonly from?: string }
  | { readonly act: 'retain'; readonly fields: { readonly reason: string; readonly nextReview: Instant } }
  | { readonly act: 'propose-disposal' | 'decline-disposal' | 'dispose'; readonly reason: string };

/** Records one act about one file. `key` makes sending the same form twice harmless. */
export const recordAct = (
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string } & CaseAct,
): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: request.act,
    referral: 'referral' in request ? request.referral : undefined,
    decide: (file, situation) => {
      const main = decide(situation, file, viewer, request);
      return 'beside' in request && request.beside ? withBeside(main, situation, file, viewer, request.referral, request.beside) : main;
    },
    rows: (facts, now) => ({ notice: dangerNotices(house, facts, now) }),
  });

/** Danger about somebody on file, wherever their record lies by now: an old address never loses an alert. The file it went to. */
export async function reportDangerAbout(
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string } & Extract<CaseAct, { act: 'report-danger' }>,
): Promise<{ readonly outcome: Outcome; readonly file: string }> {
  let file = request.file;
  for (let moves = 0; ; moves += 1) {
    const outcome = await recordAct(house, viewer, { ...request, file });
    const hasMoved = outcome.kind === 'refused' && outcome.reasons.some((reason) => reason.code === 'moved');
    const now = hasMoved && moves < 3 ? await whereItLies(house, viewer, file) : file;
    if (now === file) return { outcome, file };
    file = now;
  }
}

/** The file in which the record that this file began with lies now. */
async function whereItLies(house: House, viewer: Viewer, file: string): Promise<string> {
  const home = (await look(house, viewer, [file])).files.get(file)?.opened?.home;
  if (!home) return file;
  return (await viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, [home]))).get(home) ?? file;
}

function decide(situation: Situation, file: FileState, viewer: Viewer, request: CaseAct): Decision {
  if (isAgreeing(request)) return decideAgreeing(situation, file, viewer, request);
  if (isMeeting(request)) return decideMeeting(situation, file, viewer, request);
  if (isAboutPerson(request)) return decideAboutPerson(situation, file, viewer, request);
  if (isHold(request)) return decideHold(situation, file, request);
  const { book, now } = situation;
  switch (request.act) {
    case 'propose-closure':
      return gated(book, file, proposedClosing(file, viewer, request.referral, request.fields, now), () =>
        decidePlain(file, 'propose-closure', request.referral, request.fields),
      );
    case 'agree-to-close': {
      const asked = proposedAgreement(file, viewer, request.referral, request.words, now);
      return gated(book, file, asked, () => agreeToClose(file, request.referral, request.words, request.shown));
    }
    case 'decline-to-close':
      if (file.referrals.get(request.referral)?.proposed?.by === viewer.practitioner)
        return because('same-person', 'You proposed this yourself: another person decides.', 'To take it back, decide that it goes on.');
      return declineToClose(file, request.referral, request.words, request.shown);
    case 'continue':
      return nextLookWithin(book, request.fields.nextLook, now) ?? decideToContinue(file, request.referral, request.fields, now);
    case 'report-session':
      return reportSession(file, request.referral, request.fields, request.happened, now);
    case 'read-earlier':
      return readEarlier(file, request.referral, request.earlier, viewer.practitioner);
    case 'review':
      return reviewAfterClosing(file, request.referral, request.fields);
    case 'stays-closed':
      return staysClosed(file, request.referral, request.concern, request.words);
    case 'report-danger':
      return reportDanger(file, request.danger, request.fields);
    case 'acknowledge-danger':
      return acknowledgeDanger(file, request.danger, request.words);
    case 'write-up-danger':
      return writeUpDanger(file, request.danger, request.fields, now);
    case 'warn-target':
      return warnTarget(file, request.danger, request.fields, now);
    case 'acknowledge-climb':
      return acknowledgeClimb(
        file,
        request.obligation,
        viewer.practitioner,
        request.fields,
        now,
        dueAfter(now, amountOf(book, 'climb.promise'), book.calendar),
        answererOf(file, request.obligation, now),
      );
    case 'waive':
      return waive(
        file,
        request.obligation,
        { reason: request.reason, authoriser: overseeingPost(file.area, viewer, now) },
        { by: viewer.practitioner, now },
        book.ruleByKey.get(file.obligations.get(request.obligation)?.rule ?? '')?.waivable ?? false,
      );
    case 'correct-time':
      return correctTime(file, request.fact, request.fields, now);
    case 'open-source':
      return openSource(file, request.fact, request.reason, false);
    case 'open-source-in-danger':
      return openSource(file, request.fact, reasonInDanger, true);
    case 'take-lead':
      return takeLead(file, request.post, request.reason, viewer.organisation, now, request.from);
    case 'retain':
      return retain(file, request.fields, now);
    case 'propose-disposal':
      return proposeDisposal(file, request.reason);
    case 'decline-disposal':
      return declineDisposal(file, request.reason);
    case 'dispose':
      return gated(book, file, proposedDisposal(file, viewer, now), () => dispose(file, request.reason));
    default:
      return decidePlain(file, request.act, request.referral, request.fields);
  }
}

/** In whose name somebody waives: the post that lets them, which need not be their first. */
function overseeingPost(area: Area, viewer: Viewer, now: Instant): string {
  const first = viewer.post ?? '';
  // A team leader waives among subjects of interest only (policies.cedar).
  const waives = (id: string): boolean => {
    const role = area.posts.get(id)?.role ?? '';
    return overseers.has(role) && (role !== 'team-leader' || area.kind === 'subjects of interest');
  };
  return [first, ...postsAnsweredBy(area, viewer.practitioner, now)].find(waives) ?? first;
}

export const proposedClosing = (_file: FileState, viewer: Viewer, referral: string, closing: Closing, now: Instant): Proposed => ({
  ...proposedBy(viewer, now),
  ...closing,
  kind: 'propose-closure',
  referral,
});

/** The second person's decision, with the proposal's content and the second person's own words. */
export function proposedAgreement(file: FileState, viewer: Viewer, referral: string, words: string, now: Instant): Proposed {
  const proposal = file.referrals.get(referral)?.proposed;
  const empty = proposedBy(viewer, now);
  const { finding, reasons, cumulative, answers } = proposal ?? empty;
  return {
    ...empty,
    kind: 'close',
    referral,
    finding,
    reasons,
    cumulative,
    answers,
    words: words || (proposal?.words ?? ''),
    proposedBy: proposal?.by ?? null,
  };
}

export const proposedDisposal = (file: FileState, viewer: Viewer, now: Instant): Proposed => ({
  ...proposedBy(viewer, now),
  kind: 'dispose',
  proposedBy: disposalProposed(file)?.by ?? null,
});

/** What the gates lack for a decision on this page, now: what a screen offers is what the server allows. */
export const lacksFor = (book: RulebookInForce, file: FileState, proposed: Proposed): readonly Lack[] =>
  whatGatesLack(book, file, proposed);
