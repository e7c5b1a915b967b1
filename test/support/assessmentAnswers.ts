/** What every assessment form asks, answered: sent beside whatever the loaded form asks. */
export const assessmentAnswers = (referral: string, judgement = 'Concern goes on.') => ({
  purpose: 'first assessment',
  concerns: referral,
  judgement,
  sure: 'moderate',
  grade: 'not assessed',
  distance: 'no',
  compliance: 'no',
  change: 'A quiet year.',
  'allegation-1': 'Threatened a teacher.',
  'account-1': 'Says that it was a joke.',
});
