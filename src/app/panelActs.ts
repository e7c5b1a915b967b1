/** What is recorded of the panel: its members and meetings in the area's directory, each case in its own person's file, by an act of its own. */
import { attendanceCorrected } from '../domain/hearing/attendance.ts';
import type { Viewer } from '../access/viewer.ts';
import { voicesOf } from '../domain/area/presence.ts';
import type { Decision } from '../domain/decision.ts';
import { decided, refused } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import {
  type AboutCase,
  considerDissent,
  giveView,
  type Heard,
  hearCase,
  listCase,
  notReached,
  takeOffCase,
} from '../domain/hearing/deciders.ts';
import type { listedAs } from '../domain/hearing/entries.ts';
import { correctMinute, takeBackDecision } from '../domain/hearing/takeBack.ts';
import {
  attend,
  cancelMeeting,
  closeMeeting,
  endMember,
  type MeetingBounds,
  moveMeeting,
  nameMember,
  sendAgenda,
  setMeeting,
  setPanel,
} from '../domain/panel/deciders.ts';
import type { Area } from '../domain/area/state.ts';
import type { PanelMeeting } from '../domain/panel/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { whatGatesLack } from '../rulebook/engine/gates.ts';
import { amountOf, inForce, type Lack, type Proposed, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { dueAfter, earliestBefore } from '../rulebook/engine/amount.ts';
import { noSuchFile, type Outcome, type Situation } from './act.ts';
import { askWhoSpeaksNow } from './askedAnew.ts';
import { changeDirectory } from './directory.ts';
import type { House } from './house.ts';
import { heardIn } from '../store/panel.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { actOnFile, proposedBy } from './onFile.ts';
import { type Follows, followingIn, type Hears, proposedInCase } from './panelOnCase.ts';

export type PanelAct =
  | { readonly do: 'set'; readonly quorum: number; readonly reason: string }
  | { readonly do: 'name'; readonly post: string; readonly part: string; readonly agency: string; readonly core: boolean }
  | { readonly do: 'end'; readonly post: string; readonly reason: string }
  | { readonly do: 'meet'; readonly meeting: string; readonly form: PanelMeeting['form']; readonly starts: Instant; readonly where: string }
  | { readonly do: 'move'; readonly meeting: string; readonly starts: Instant; readonly reason: string }
  | { readonly do: 'cancel'; readonly meeting: string; readonly reason: string }
  | { readonly do: 'send'; readonly meeting: string }
  | {
      readonly do: 'attend';
      readonly meeting: string;
      readonly present: readonly { readonly post: string; readonly who: string | null }[];
      readonly apologies: readonly string[];
      readonly others: string;
      readonly reason?: string;
      /** How many cases it has decided. */
      readonly decided?: number;
    }
  | { readonly do: 'close'; readonly meeting: string; readonly undecided: number; readonly words: string };

/** About the panel itself. Nothing of a person is in it. */
export async function changePanel(house: House, viewer: Viewer, act: PanelAct): Promise<Decision> {
  const does = takesVoices.has(act.do) ? 'form-panel' : 'run-panel';
  const decision = await changeDirectory(
    house,
    viewer,
    (area, now) => decidePanel(area, act, now, inForce(house.rulebook, area, now)),
    does,
  );
  if (decision.kind === 'decided' && act.do === 'name') await askWhoSpeaksNow(house);
  return decision;
}

/** What may leave somebody without a voice: not done by the chair, who leads the decision. */
const takesVoices: ReadonlySet<PanelAct['do']> = new Set(['set', 'end']);

const boundsOf = (book: RulebookInForce, now: Instant): MeetingBounds => ({
  earliest: earliestBefore(now, amountOf(book, 'G07.urgent'), book.calendar),
  latest: dueAfter(now, amountOf(book, 'G07.ahead'), book.calendar),
});

function decidePanel(area: Area, act: PanelAct, now: Instant, book: RulebookInForce): Decision {
  switch (act.do) {
    case 'set':
      return setPanel(area, { quorum: act.quorum, reason: act.reason });
    case 'name':
      return nameMember(area, { post: act.post, part: act.part, agency: act.agency, core: act.core }, now);
    case 'end':
      return endMember(area, act.post, act.reason, now);
    case 'meet':
      return setMeeting(area, act.meeting, { form: act.form, starts: act.starts, where: act.where }, now, boundsOf(book, now));
    case 'move':
      return moveMeeting(area, act.meeting, { starts: act.starts, reason: act.reason }, now, boundsOf(book, now));
    case 'cancel':
      return cancelMeeting(area, act.meeting, act.reason);
    case 'send':
      return sendAgenda(area, act.meeting);
    case 'attend':
      return attend(
        area,
        act.meeting,
        { present: act.present, apologies: act.apologies, others: act.others, reason: act.reason ?? '' },
        act.decided ?? 0,
        now,
      );
    case 'close':
      return closeMeeting(area, act.meeting, act.undecided, act.words);
    default:
      return act satisfies never;
  }
}

export type HearingAct =
  | { readonly act: 'list-case'; readonly about: AboutCase; readonly as: (typeof listedAs)[number]; readonly reason: string }
  | { readonly act: 'take-off-case' | 'not-reached'; readonly about: AboutCase; readonly reason: string }
  | {
      readonly act: 'hear-case';
      readonly about: AboutCase;
      readonly said: Heard;
      /** The id that the case gets if it is adopted. */
      readonly newCase: string;
      /** Of a case: what it comes to there. */
      readonly follows?: Follows | undefined;
    }
  | { readonly act: 'consider-dissent'; readonly hearing: string; readonly reason: string; readonly dissents?: readonly string[] }
  /** At which meeting: its own, or an urgent one. */
  | { readonly act: 'take-back-decision'; readonly hearing: string; readonly at: string; readonly reason: string }
  | { readonly act: 'correct-minute'; readonly hearing: string; readonly words: string; readonly reason: string }
  | {
      readonly act: 'give-panel-view';
      readonly hearing: string;
      readonly fields: { readonly agency: string; readonly position: string; readonly words: string };
    };

const doesWhat = {
  'list-case': 'list-case',
  'take-off-case': 'list-case',
  'not-reached': 'hear-case',
  'hear-case': 'hear-case',
  'give-panel-view': 'give-panel-view',
  'consider-dissent': 'hear-case',
  'take-back-decision': 'hear-case',
  'correct-minute': 'hear-case',
} as const;

/** One case of a meeting, in the file of its person. */
export const recordHearing = (
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string } & HearingAct,
): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: doesWhat[request.act],
    decide: (file, situation) => decideHearing(situation, file, viewer, request),
  });

/**
 * Each case that a meeting has decided says who took part, as it is known now: done by whoever runs the panel, who need not be one who decides
 * there; in a file that they may not see the product does it. Sent twice, or where nothing is different, nothing is recorded. Null: all said.
 */
export async function sayWhoCame(house: House, viewer: Viewer, meeting: string, key: string): Promise<Outcome | null> {
  const product = serviceViewer(house.area, 'clock');
  const heard = await viewing(house.pool, product, (tx) => heardIn(tx, house.area, meeting));
  for (const { file, stream } of heard) {
    const hearing = stream.slice('hearing/'.length);
    const request = { act: 'attendance-corrected', file, key: `${key}-came-${hearing}`, hearing };
    const decide = (of: FileState): Decision => attendanceCorrected(of, hearing);
    const said = await actOnFile(house, viewer, request, { does: 'run-panel', decide });
    const outcome = isNotThere(said) ? await actOnFile(house, product, request, { does: 'settle', decide }) : said;
    // A file that has been let go says nothing any more.
    if ((outcome.kind === 'refused' && !isNotThere(outcome)) || outcome.kind === 'busy') return outcome;
  }
  return null;
}

const isNotThere = (outcome: Outcome): boolean =>
  outcome.kind === 'refused' && outcome.reasons.some(({ code }) => code === noSuchFile.reasons[0]?.code);

function decideHearing({ area, book, now }: Situation, file: FileState, viewer: Viewer, request: HearingAct): Decision {
  switch (request.act) {
    case 'list-case':
      return listCase(file, request.about, { as: request.as, reason: request.reason });
    case 'take-off-case':
      return takeOffCase(file, request.about, request.reason);
    case 'not-reached':
      return notReached(file, request.about);
    case 'hear-case':
      return withoutLacks(lacksToHear(book, file, viewer, request, now), () => {
        const heard = hearCase(file, request.about, request.said, { newCase: request.newCase, now, by: viewer.practitioner });
        const following = heard.kind === 'decided' ? followingIn(book, file, request, now) : null;
        return heard.kind === 'decided' && following?.kind === 'decided'
          ? decided(...heard.entries, ...following.entries)
          : (following ?? heard);
      });
    case 'consider-dissent':
      return considerDissent(file, request.hearing, request.reason, request.dissents);
    case 'take-back-decision':
      return takeBackDecision(file, request, request.reason, now);
    case 'correct-minute':
      return correctMinute(file, request.hearing, request.words, request.reason);
    case 'give-panel-view':
      return giveView(file, request.hearing, request.fields, voicesOf(area, viewer.practitioner, now), {
        by: viewer.practitioner,
        now,
      });
    default:
      return request satisfies never;
  }
}

const withoutLacks = (lacks: readonly Lack[], then: () => Decision): Decision => (lacks.length === 0 ? then() : refused(...lacks));

/** A minute is asked what every minute is (G07), and then what is asked of what it comes to in the case (G09, G10, G11). */
function proposedHearing(book: RulebookInForce, file: FileState, viewer: Viewer, hears: Hears, now: Instant): readonly Proposed[] {
  const { about, said } = hears;
  const inCase = proposedInCase(book, file, hears, now);
  const minute = {
    ...proposedBy(viewer, now),
    kind: 'hear-case',
    referral: about.of === 'referral' ? about.subject : null,
    words: said.words,
    answers: said.answers,
    hearing: { ...about, outcome: said.outcome, conflicts: said.conflicts, onward: said.onward },
  } as const;
  return inCase ? [minute, { ...minute, ...inCase }] : [minute];
}

/** What the gates lack for a decision of this meeting, now, each said once: the same answer paints the page. */
export function lacksToHear(book: RulebookInForce, file: FileState, viewer: Viewer, hears: Hears, now: Instant): readonly Lack[] {
  const all = proposedHearing(book, file, viewer, hears, now).flatMap((each) => whatGatesLack(book, file, each));
  return [...new Map(all.toReversed().map((lack) => [`${lack.code} ${lack.about?.id ?? ''}`, lack] as const)).values()].toReversed();
}
