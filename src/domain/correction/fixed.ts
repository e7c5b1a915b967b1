/**
 * What of an entry a correction leaves alone. An enumeration, or a yes or no, decides, answers, ends a duty or moves a state, so none is
 * changed in place: what was decided wrongly is decided anew, or was raised in error. Those that only describe stand here, each with why;
 * a new type of entry that says nothing has all of its own fixed. Words may be corrected, but for those that are a code, a name by
 * which something is called, or who was counted.
 */

/** Enumerations that may be corrected in place: no rule, gate, count or state reads them. */
export const onlyDescribes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  FeedbackGiven: { how: 'By which way it was given; that it was given ends the duty.' },
  ReferralReceived: { givenBy: 'Whether a practitioner or a member of the public wrote; every referral is handled alike.' },
  ConsentGiven: { how: 'By which way they were asked; what they answered is the type of the entry.' },
  ConsentRefused: { how: 'By which way they were asked; what they answered is the type of the entry.' },
  FindRecorded: { sort: 'What sort of find it was; each sort is decided alike.' },
  FindPut: { sort: 'What sort of find it was; each sort is decided alike.' },
  TieRecorded: {
    direction: 'Which way contact went; both people are asked the same.',
    confidence: 'How sure the author was; every tie lapses and is asked about alike.',
  },
  TellingDecided: { how: 'By which way they are told; whether they are is fixed.' },
};

/** Words, and lists of words, that are no account: codes, names of things, who was counted, what the product wrote. */
export const fixedFields: Readonly<Record<string, readonly string[]>> = {
  ReferralReceived: ['reference'],
  RequestMade: ['reference', 'channel'],
  DisputeDecisionProposed: ['decision'],
  DisputeDecided: ['decision'],
  CircumstanceRecorded: ['source'],
  CircumstanceConfirmed: ['source'],
  IntelligenceWritten: ['sharedWith'],
  RegimeRecorded: ['state'],
  RegimeChanged: ['state'],
  TieRecorded: ['sort'],
  // For whom an agency's view or answer counts.
  AgencyViewGiven: ['agency'],
  CumulativeDissented: ['agency'],
  AgencyAsked: ['agency'],
  // Who holds the risk from then on (C07, G10), and whether an agency dissented.
  FurtherAssessmentSet: ['riskOwner'],
  CaseClosed: ['riskOwner', 'dissent'],
  // Who owes nothing any more, because they took it on or have been told.
  NeedAccepted: ['service'],
  PathwayAccepted: ['service'],
  RecipientsTold: ['recipients'],
  ListSearchProposed: ['hash'],
};
