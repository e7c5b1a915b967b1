/**
 * What the simulated year is made of. A published figure says where it was published; everything else is an assumption,
 * said openly and printed with every result, because the costs are no better than these. Nobody and nothing in it exists.
 */
export interface Assumption {
  readonly words: string;
  readonly value: string;
  /** Where it was published; null where we assume it. */
  readonly source: string | null;
}

const stats25 = 'Prevent statistics, year to March 2025';
const stats24 = 'Prevent statistics, year to March 2024 (the method changed a year later)';

export const year = {
  referrals: 1000,
  /** 3,287 of 8,778 referrals came from January to March 2025. */
  shareOfBusiestQuarter: 0.37,
  sources: { education: 0.36, police: 0.3, council: 0.1, other: 0.24 },
  /** 4% to 10 years old, 36% from 11 to 15, 13% of 16 and 17. */
  shareUnder18: 0.53,
  shareDiscussed: 0.13,
  shareAdopted: 0.07,
  shareRepeat: 0.1,
  shareRefuted: 0.05,
  shareDanger: 0.01,
  /** Nobody knows at first who it is: a stranger, or danger, where no name is asked for; of those, who is not found out at once. */
  shareUnnamed: 0.02,
  shareStaysUnknown: 0.4,
  shareNeed: 0.15,
  shareFalseCandidate: 0.02,
  shareUnsure: 0.1,
  shareSearchLate: 0.005,
  shareDeclined: 0.05,
  shareReopened: 0.05,
  shareNotSound: 0.05,
  shareKept: 0.2,
  /** Looks of at most 20 working days each, before closing. What is adopted is closed by the panel. */
  looks: { discussed: 3, longer: 1 },
  shareLonger: 0.3,
  /** Partners are asked (two of them), and the police duty. */
  shareRequests: 0.4,
  shareNothingHeld: 0.5,
  shareDeconflicted: 0.5,
  /** Somebody outside adds something later. */
  shareAdded: 0.2,
  shareNeedRefused: 0.15,
  /** Decided in the same sitting as the assessment, or as the proposal to close. */
  shareToldInSitting: 0.85,
  shareToldAtIntake: 0.4,
  shareToldAtClosing: 0.75,
  shareOtherLanguage: 0.03,
  shareState: 0.04,
  shareStateOver: 0.6,
  shareVisit: 0.15,
  shareVisitorSilent: 0.02,
  shareNoAccess: 0.1,
  shareMarker: 0.02,
  shareCorrected: 0.03,
  shareRightAsked: 0.02,
  shareHandedOver: 0.04,
  shareHandoverRefused: 0.1,
  shareChallenged: 0.01,
  /** Of cases before the panel: to be heard again; a core agency away. */
  shareHeardAgain: 0.15,
  shareAgencyAway: 0.2,
  /** Of adopted cases: asking is put off; consent is refused; it is withdrawn after some sessions. */
  shareConsentPutOff: 0.1,
  shareConsentRefused: 0.1,
  shareConsentWithdrawn: 0.08,
  /** Needs that a plan names, each with its action; agreed in the same sitting; plans that the panel has revised. */
  needsOfPlan: 3,
  shareActionsAgreed: 0.7,
  sharePlanRevised: 0.1,
  sessions: 12,
  workingDaysBetweenSessions: 8,
  shareSessionMissed: 0.1,
  shareSessionUndated: 0.1,
  /** Answers of agencies after closing that are a concern; of those, cases taken up again; looked at again after twelve months. */
  shareAgencyConcerned: 0.03,
  shareCaseReopened: 0.2,
  shareLookedAtAgain: 0.15,
  /** Something is given to a partner with the assessment; fixation on violence is coded, and its pathway taken up. */
  shareShared: 0.15,
  shareViolence: 0.05,
} as const;

/** How practitioners work; all of it assumed. */
export interface Practice {
  /** Done by nobody until somebody asks: forgotten, on leave, thought to be another's. */
  readonly shareForgotten: number;
  /** Of what has lapsed, done within a day or two because the owner's own list and daily mail say that it is overdue. */
  readonly shareSeenOverdue: number;
  /** Of what stands in a diary, done some days late because something came in between. */
  readonly shareLate: number;
  /** Spread (log-normal) of every working time: at 0.45 one in twenty takes twice the usual. */
  readonly spread: number;
  /** Everything takes longer in the busiest quarter, by this factor. */
  readonly pressure: number;
  /** When something has climbed to somebody: it is asked for and done; or a day is promised, and mostly kept; or nothing. */
  readonly shareAsked: number;
  readonly sharePromised: number;
  readonly sharePromiseKept: number;
}

export const usualPractice: Practice = {
  shareForgotten: 0.02,
  shareSeenOverdue: 0.6,
  shareLate: 0.05,
  spread: 0.45,
  pressure: 1.25,
  shareAsked: 0.55,
  sharePromised: 0.25,
  sharePromiseKept: 0.85,
};

/** Usual working days from when it is owed until it is done, by rule; of what is due months away, before it is due. */
export const usualWorkingDays: Readonly<Record<string, number>> = {
  'C43.write-up': 0.6,
  'G01.candidates': 0.4,
  'G01.unsure': 2.5,
  'G01.unnamed': 0.7,
  C01: 2.5,
  C04: 8,
  'G04.again': 2,
  'G04.second': 0.7,
  'G04.need': 4.5,
  'G05.look': 2.5,
  'G05.reopen': 0.4,
  'S21.unsound': 0.4,
  'G24.second': 4,
  C02: 0.8,
  // The partner's habit, not the lead's.
  C03: 5,
  'F39.read': 0.7,
  'G05.added': 0.4,
  'G03.second': 0.7,
  C15: 2,
  'K08.tell': 2,
  'K08.do': 5,
  C37: 8,
  'C37.stands': 1,
  'C37.tell': 2,
  'state.second': 2,
  C41: 1.5,
  C21: 0.6,
  'F49.follow-up': 0.7,
  'F31.acknowledge': 2,
  'F43.fixation': 1,
  'S17.decide': 1.5,
  'S17.second': 0.7,
  'G13.answer': 0.8,
  'G13.next': 0.7,
  'C44.challenge': 5,
  'C05.view': 0.8,
  C08: 1.5,
  G08: 5,
  'C07.period': 0.2,
  'G09.plan': 10,
  'G09.need': 2,
  'C11.reopen': 0.4,
};
/** A rule that is not listed takes as long as a task that nobody has a habit for. */
export const unusualWorkingDays = 3;
/** In minutes, at any hour: the duty post. */
export const usualMinutes: Readonly<Record<string, number>> = {
  'C43.acknowledge': 5,
  'C43.warn': 20,
  'G01.search': 180,
  'state.urgent': 60,
  'C46.check-in': 3,
  'C46.safe-end': 3,
};
/** Done by a machine, by whoever is out on a visit, or, of sessions, by the provider until it has lapsed: course.ts and answersAroundThePerson.ts say when. */
export const doneElsewhere: ReadonlySet<string> = new Set(['G01.search', 'C46.check-in', 'C46.safe-end', 'C12.lead']);
/** What is due on a day far off, or that somebody set, is done some working days before it: the least and the most. A disposal review early enough for the second person's ten. */
export const workingDaysBefore: Readonly<Record<string, readonly [number, number]>> = {
  C36: [11, 25],
  C42: [0.5, 10],
  'C04.next-look': [0.1, 2],
  // On the day itself.
  C05: [0.3, 0.9],
  // A review by the panel, at one of its meetings before the day; of a closed case likewise.
  C06: [0.5, 15],
  C07: [0.5, 5],
  C09: [0.5, 9],
  C10: [0.5, 9],
  C11: [0.5, 9],
  G11: [0.5, 12],
  'G09.action': [0.5, 5],
  // In the days after the session that was booked; where no day was given, shortly before ten have gone.
  C12: [0.5, 2.5],
  'K08.again': [0.1, 5],
  'state.look': [0.1, 0.4],
  'C46.marker': [0.5, 5],
};

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
const assumed = null;

export const assumptions: readonly Assumption[] = [
  { words: 'Referrals a year, the same in each of the six years before', value: String(year.referrals), source: assumed },
  { words: 'of which in the busiest quarter (January to March)', value: percent(year.shareOfBusiestQuarter), source: stats25 },
  { words: 'From education, police, councils, others', value: Object.values(year.sources).map(percent).join(', '), source: stats25 },
  { words: 'About somebody under 18', value: percent(year.shareUnder18), source: stats25 },
  {
    words: 'Discussed at a panel, of which adopted: referred under section 36, heard on its monthly day; what is adopted is supported',
    value: `${percent(year.shareDiscussed)}, ${percent(year.shareAdopted)}`,
    source: stats24,
  },
  { words: 'About somebody referred before, each found by the search', value: percent(year.shareRepeat), source: assumed },
  { words: 'Refuted', value: percent(year.shareRefuted), source: assumed },
  { words: 'With danger now', value: percent(year.shareDanger), source: assumed },
  {
    words: 'About somebody of whom nobody knows at first who it is; of them, not found out when it is first asked',
    value: [year.shareUnnamed, year.shareStaysUnknown].map(percent).join(', '),
    source: assumed,
  },
  { words: 'With a need that no service has accepted yet', value: percent(year.shareNeed), source: assumed },
  { words: 'For which the search suggests somebody else, to be rejected', value: percent(year.shareFalseCandidate), source: assumed },
  { words: 'Candidates about whom somebody is at first not sure', value: percent(year.shareUnsure), source: assumed },
  { words: 'Proposals to close or to let go that the second person declines', value: percent(year.shareDeclined), source: assumed },
  { words: 'Closed referrals reopened at a review or after a new concern', value: percent(year.shareReopened), source: assumed },
  { words: 'Closings read by somebody else and found not sound', value: percent(year.shareNotSound), source: assumed },
  { words: 'Files kept at their disposal review', value: percent(year.shareKept), source: assumed },
  {
    words: 'Two partners are asked; the police duty is asked whether there may be contact; somebody adds something later',
    value: [year.shareRequests, year.shareDeconflicted, year.shareAdded].map(percent).join(', '),
    source: assumed,
  },
  {
    words: 'Telling is decided in the same sitting as the assessment and as the proposal to close; told at intake; told at closing',
    value: [year.shareToldInSitting, year.shareToldAtIntake, year.shareToldAtClosing].map(percent).join(', '),
    source: assumed,
  },
  {
    words: 'With the assessment, something shared with a partner; coded with fixation on violence, whose pathway is taken up',
    value: [year.shareShared, year.shareViolence].map(percent).join(', '),
    source: assumed,
  },
  {
    words: 'In another language; missing, abroad, in custody or moved; visited; with a warning for visitors; something in it corrected',
    value: [year.shareOtherLanguage, year.shareState, year.shareVisit, year.shareMarker, year.shareCorrected].map(percent).join(', '),
    source: assumed,
  },
  {
    words: 'Handed over to another post; outcome challenged by whoever referred; the person asks for access',
    value: [year.shareHandedOver, year.shareChallenged, year.shareRightAsked].map(percent).join(', '),
    source: assumed,
  },
  {
    words: 'Of cases before the panel: to be heard again; a core agency is away and owes its view',
    value: [year.shareHeardAgain, year.shareAgencyAway].map(percent).join(', '),
    source: assumed,
  },
  {
    words: 'Of adopted cases: asking for consent put off; consent refused; withdrawn after the fourth session',
    value: [year.shareConsentPutOff, year.shareConsentRefused, year.shareConsentWithdrawn].map(percent).join(', '),
    source: assumed,
  },
  {
    words: 'Needs of a plan, each with an action; all agreed in the same sitting; plans revised at a review',
    value: `${year.needsOfPlan}; ${percent(year.shareActionsAgreed)}; ${percent(year.sharePlanRevised)}`,
    source: assumed,
  },
  {
    words: 'Sessions of a case, and working days between them; missed; reported without the next date',
    value: `${year.sessions}, ${year.workingDaysBetweenSessions}; ${percent(year.shareSessionMissed)}; ${percent(year.shareSessionUndated)}`,
    source: assumed,
  },
  {
    words: 'Answers of agencies after closing that are a concern; of those, cases taken up again; looked at again after twelve months',
    value: [year.shareAgencyConcerned, year.shareCaseReopened, year.shareLookedAtAgain].map(percent).join(', '),
    source: assumed,
  },
  { words: 'Disputes between posts', value: 'none: no figure is published, and few are expected', source: assumed },
  { words: 'Tasks done by nobody until somebody asks', value: percent(usualPractice.shareForgotten), source: assumed },
  {
    words: 'Of what has lapsed, done within a day or two because the list and the daily mail of its owner say that it is overdue',
    value: percent(usualPractice.shareSeenOverdue),
    source: assumed,
  },
  { words: 'Of what stands in a diary, done some days late', value: percent(usualPractice.shareLate), source: assumed },
  { words: 'Longer for everything in the busiest quarter', value: percent(usualPractice.pressure - 1), source: assumed },
  {
    words: 'Climbs after which it is asked for and done; after which a day is promised (of those kept)',
    value: `${percent(usualPractice.shareAsked)}; ${percent(usualPractice.sharePromised)} (${percent(usualPractice.sharePromiseKept)})`,
    source: assumed,
  },
  {
    words: 'Initial assessment: usual working days',
    value: String(usualWorkingDays.C01),
    source: 'under "on average up to 5 days" (Prevent e-learning); the number is assumed',
  },
];
