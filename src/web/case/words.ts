/** What a chronology says of a referral, from its arrival to its closing and what came after. */
import type { ReferralEntry } from '../../domain/referral/entries.ts';
import { dueDate } from '../dates.ts';
import { entry, type Naming, said, type Told } from '../file/told.ts';
import { readingLine } from '../load/told.ts';
import { outwardWords } from '../request/chronology.ts';
import { t } from '../words.ts';

export function referralWords(fact: ReferralEntry, naming: Naming): Told {
  switch (fact.type) {
    case 'ReferralReceived': {
      const { concern, worry, alreadyKnown, personKnows, language, communicationNeeds, dangerNow, referrerOrganisation } = fact.fields;
      return entry(
        dangerNow ? t('A referral is received, as danger now') : t('A referral is received'),
        concern,
        said(t('Worry'), worry),
        said(t('Others know, or done already'), alreadyKnown),
        said(t('The person knows of it'), personKnows),
        said(t('Language'), language),
        said(t('To communicate'), communicationNeeds),
        said(t('From'), referrerOrganisation),
      );
    }
    case 'InformationAdded':
      return entry(
        t('Something is added'),
        fact.fields.words,
        said(t('Source'), fact.fields.source),
        fact.fields.sourceLeft && t('Who said it is sealed.'),
      );
    case 'CandidatesFound': {
      const found = fact.fields.candidates.filter((each) => each.band !== 'watch').length;
      return entry(
        found === 0
          ? t('The list of known people is searched: nobody to decide about')
          : t('The list of known people is searched: {found} to decide about', { found }),
        fact.fields.more ? t('More people were like them than are shown: the most alike were proposed.') : null,
        fact.fields.notLookedAt
          ? t('{n, plural, one {# record} other {# records}} could not be looked at then.', { n: fact.fields.notLookedAt })
          : null,
      );
    }
    case 'CandidateAccepted':
      return entry(t('A candidate is found to be the same person'), fact.fields.reason);
    case 'CandidateRejected':
      return entry(t('A candidate is found to be somebody else'), fact.fields.reason);
    case 'CandidateUnsure':
      return entry(t('About a candidate nobody can be sure yet'), fact.fields.reason);
    case 'CandidatesDismissed':
      return entry(t('Candidates for review are dismissed: {n}', { n: fact.fields.candidates.length }), fact.fields.reason);
    case 'AssessmentRecorded': {
      const { outcome, words, checks, wouldChangeMyMind, ownAccount } = fact.fields;
      return entry(
        t('The initial assessment is done: {outcome}', { outcome: t(outcome) }),
        words,
        said(t('Checked'), checks),
        said(t('Would change the assessor’s mind'), wouldChangeMyMind),
        said(t('The person’s own account'), ownAccount),
      );
    }
    case 'ExpertViewRecorded':
      return entry(t('An expert gives a view: {expert}', { expert: fact.fields.expert }), fact.fields.view);
    case 'ExpertViewAnswered':
      return entry(t('The view of an expert is answered'), fact.fields.answer);
    case 'EarlierReferralRead':
      return entry(t('An earlier referral is opened: {referral}', { referral: naming.referral(fact.fields.earlier) }));
    case 'NeedRecorded':
      return entry(t('A need is recorded that nobody meets yet'), fact.fields.words);
    case 'NeedAccepted':
      return entry(t('A service accepts a need in writing'), fact.fields.service);
    case 'MultiAgencyLookRecorded':
      return entry(
        t('The repeat referral is looked at together'),
        fact.fields.words,
        said(t('Took part'), fact.fields.organisations.join(', ')),
      );
    case 'SessionReported':
      return entry(t('A session is reported: {outcome}', { outcome: t(fact.fields.outcome) }), fact.fields.seen);
    case 'CopiedOut':
      return entry(
        t('Copied out by hand, in the order "{receiving}"', { receiving: fact.fields.receiving }),
        said(t('What'), fact.fields.copied.map(({ field }) => field).join(', ')),
        said(t('Why it may be shared'), fact.fields.basis),
      );
    case 'ContinuationDecided':
      return entry(t('Decided: it goes on'), fact.fields.nextStep, t('Next look by {day}.', { day: dueDate(fact.fields.nextLook) }));
    case 'ClosureProposed':
    case 'ReferralClosed': {
      const { finding, reasons, words, cumulative, answers } = fact.fields;
      return entry(
        fact.type === 'ClosureProposed'
          ? t('Closing is proposed: {finding}', { finding: t(finding) })
          : t('The referral is closed: {finding}', { finding: t(finding) }),
        words,
        said(t('Reasons'), reasons.map(naming.closingReason).join('; ')),
        said(t('Everything together'), cumulative),
        ...answers.map((each) => said(t('Answer to an expert view'), each.answer)),
      );
    }
    case 'ClosureDeclined':
      return entry(t('Closing is declined'), fact.fields.words);
    case 'ReviewRecorded':
      return entry(t('Review after closing: {outcome}', { outcome: t(fact.fields.outcome) }), fact.fields.words);
    case 'ReferralReopened':
      return entry(t('The closed referral is taken up again'), fact.fields.words);
    case 'ReopeningDeclined':
      return entry(
        t('After a new concern: the closed referral stays closed'),
        said(t('New concern'), naming.referral(fact.fields.because)),
        fact.fields.words,
      );
    case 'ClosingRead':
    case 'ReadingAnswered':
      return entry(...readingLine(fact));
    case 'DeconflictionAsked':
    case 'DeconflictionAnswered':
    case 'Section36Proposed':
    case 'Section36Declined':
    case 'Section36Decided':
    case 'NeedOffered':
    case 'NeedRefused':
    case 'FeedbackGiven':
    case 'FeedbackWithheld':
    case 'AddedRead':
      return entry(...outwardWords(fact));
    default:
      return fact satisfies never;
  }
}
