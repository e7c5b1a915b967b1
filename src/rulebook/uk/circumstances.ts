/** What each state of the person stops, what goes on, and who decides: shown before it is recorded and on the file's page. Nothing in it closes anything. */
import type { What } from '../../domain/circumstance/entries.ts';

export interface CircumstanceTerms {
  readonly what: What;
  readonly stops: readonly string[];
  readonly goesOn: readonly string[];
  readonly decides: string;
  /** By when it is looked at again; null where something else is asked. */
  readonly look: string | null;
  /** Asked of the lead at any hour. */
  readonly urgent: boolean;
}

const closesNothing = 'The file stays open, with its lead and every date: nothing is closed by itself.';

export const circumstanceTerms: readonly CircumstanceTerms[] = [
  {
    what: 'died',
    stops: [
      'Nothing at the first report: it is "reported dead, to be confirmed".',
      'Once a second, independent source says so: telling and contacting the person.',
    ],
    goesOn: [
      'Safeguarding of others: who else is at risk, or was.',
      'What others asked and are owed.',
      'The disposal review, asked sooner.',
      closesNothing,
    ],
    decides: 'The lead, on two independent sources; the records post and a second person on letting the file go.',
    look: null,
    urgent: false,
  },
  {
    what: 'left the country',
    stops: ['Visits and meetings here, while they are away.'],
    goesOn: [
      'The referral and its dates: this is no reason to close.',
      'Safeguarding of those they left.',
      'A look on the day set, and at once when they come back.',
      closesNothing,
    ],
    decides: 'The lead.',
    look: 'state.look',
    urgent: false,
  },
  {
    what: 'in custody',
    stops: ['Home visits.'],
    goesOn: ['The referral, with the establishment as a partner.', 'A look before release.', closesNothing],
    decides: 'The lead, with the establishment.',
    look: 'state.look',
    urgent: false,
  },
  {
    what: 'missing',
    stops: ['Nothing.'],
    goesOn: [
      'The report to the police as a missing person.',
      'An urgent question to the lead: who looks, who is warned.',
      'A look every day until they are found.',
      closesNothing,
    ],
    decides: 'The lead, at any hour.',
    look: 'state.look.missing',
    urgent: true,
  },
  {
    what: 'not traced',
    stops: ['Nothing. Not found is not the same as no concern.'],
    goesOn: [
      'An urgent question to the lead: what has been tried, who else may know.',
      'A look on the day set until somebody has seen them.',
      closesNothing,
    ],
    decides: 'The lead.',
    look: 'state.look.not-traced',
    urgent: true,
  },
  {
    what: 'moved area',
    stops: ['Nothing until the other area has accepted in writing.'],
    goesOn: ['Everything here, until then: overlap is allowed, a gap never.', 'Passing the concerns on within the limit.', closesNothing],
    decides: 'A named receiver there accepts in writing; the lead here decides afterwards.',
    look: null,
    urgent: false,
  },
  {
    what: 'moved school',
    stops: ['The old school’s part, once the new one has accepted in writing.'],
    goesOn: ['The referral and its dates.', 'Passing the concerns on within the limit.', closesNothing],
    decides: 'A named receiver at the new school accepts in writing; the lead decides.',
    look: null,
    urgent: false,
  },
];

export const termsOf = (what: What): CircumstanceTerms | null => circumstanceTerms.find((each) => each.what === what) ?? null;

export const childTerms = {
  underTen: 'Under 10: no disruption, ports action or subject-of-interest record is taken. Support goes through children’s social care.',
  turnsEighteen:
    'On the 18th birthday the lead is asked again: the person’s own consent, that parental responsibility has ended, and how long the file may be kept. Nothing carries over by itself.',
} as const;
