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
  shareNeed: 0.15,
  shareFalseCandidate: 0.02,
  shareUnsure: 0.1,
  shareSearchLate: 0.005,
  shareDeclined: 0.05,
  shareReopened: 0.05,
  shareKept: 0.2,
  /** Looks of at most 20 working days each, before closing: the present rules know neither panel nor plan. */
  looks: { adopted: 9, discussed: 3, longer: 1 },
  shareLonger: 0.3,
} as const;

/** How practitioners work; all of it assumed. */
export interface Practice {
  /** Done by nobody until somebody asks: forgotten, on leave, thought to be another's. */
  readonly shareForgotten: number;
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
  C01: 2.5,
  C04: 8,
  'G04.again': 2,
  'G04.second': 0.7,
  'G04.need': 4.5,
  'G05.look': 2.5,
  'G05.reopen': 0.4,
  'G24.second': 4,
};
/** A rule that is not listed takes as long as a task that nobody has a habit for. */
export const unusualWorkingDays = 3;
/** In minutes, at any hour: the duty post. */
export const usualMinutes: Readonly<Record<string, number>> = { 'C43.acknowledge': 5, 'C43.warn': 20, 'G01.search': 180 };
/** What is due on a day far off, or that somebody set, is done some working days before it: the least and the most. A disposal review early enough for the second person's ten. */
export const workingDaysBefore: Readonly<Record<string, readonly [number, number]>> = {
  C36: [11, 25],
  C42: [0.5, 10],
  'C04.next-look': [0.1, 2],
};

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
const assumed = null;

export const assumptions: readonly Assumption[] = [
  { words: 'Referrals a year, the same in each of the six years before', value: String(year.referrals), source: assumed },
  { words: 'of which in the busiest quarter (January to March)', value: percent(year.shareOfBusiestQuarter), source: stats25 },
  { words: 'From education, police, councils, others', value: Object.values(year.sources).map(percent).join(', '), source: stats25 },
  { words: 'About somebody under 18', value: percent(year.shareUnder18), source: stats25 },
  {
    words: 'Discussed at a panel, of which adopted: they go on with looks in between; nothing else of a panel is in the present rules',
    value: `${percent(year.shareDiscussed)}, ${percent(year.shareAdopted)}`,
    source: stats24,
  },
  { words: 'About somebody referred before, each found by the search', value: percent(year.shareRepeat), source: assumed },
  { words: 'Refuted', value: percent(year.shareRefuted), source: assumed },
  { words: 'With danger now', value: percent(year.shareDanger), source: assumed },
  { words: 'With a need that no service has accepted yet', value: percent(year.shareNeed), source: assumed },
  { words: 'For which the search suggests somebody else, to be rejected', value: percent(year.shareFalseCandidate), source: assumed },
  { words: 'Candidates about whom somebody is at first not sure', value: percent(year.shareUnsure), source: assumed },
  { words: 'Proposals to close or to let go that the second person declines', value: percent(year.shareDeclined), source: assumed },
  { words: 'Closed referrals reopened at a review or after a new concern', value: percent(year.shareReopened), source: assumed },
  { words: 'Files kept at their disposal review', value: percent(year.shareKept), source: assumed },
  { words: 'Tasks done by nobody until somebody asks', value: percent(usualPractice.shareForgotten), source: assumed },
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
