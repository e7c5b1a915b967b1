/** What each entry of a Channel case says in a chronology. */
import type { CaseEntry } from '../../domain/case/entries.ts';
import { type concernsOf, needWords } from '../../app/supportSight.ts';
import type { RiskOwner } from '../../domain/case/riskOwner.ts';
import { date, dueDate } from '../dates.ts';
import { entry, said, type Told } from '../file/told.ts';
import { circumstanceWords } from '../told/words.ts';
import { t } from '../words.ts';

/** What asks whether a closed case is taken up again: an agency's concern, or that what it was closed on is so no longer. */
export const concernWords = ({ agency, what, words }: ReturnType<typeof concernsOf>[number]): string =>
  what
    ? t('It was closed on this, which is so no longer: {what}. {words}', { what: circumstanceWords(what), words })
    : t('{agency}: {words}', { agency: agency ?? '', words });

const asked = (fields: Extract<CaseEntry, { type: 'ConsentGiven' | 'ConsentRefused' }>['fields']) => [
  t('Sought from: {from}; asked by {by}, {how}.', { from: t(fields.soughtFrom), by: fields.askedBy, how: t(fields.how) }),
  said(t('What was explained'), fields.explained),
  t('Language: {language}. Interpreter: {interpreter}.', {
    language: fields.language,
    interpreter: [t(fields.interpreter), fields.interpreterWords].filter(Boolean).join(', '),
  }),
  said(t('What the child says'), fields.childsView),
  fields.words,
];

export function caseWords(fact: CaseEntry, post: (id: string) => string): Told {
  const heldBy = ({ riskPost, riskOwner }: RiskOwner): string => (riskPost === null ? riskOwner : post(riskPost));
  switch (fact.type) {
    case 'CaseAdopted':
      return entry(t('The Channel panel adopts the case'), fact.fields.words);
    case 'ConsentGiven':
      return entry(t('Consent to support is given'), ...asked(fact.fields));
    case 'ConsentRefused':
      return entry(t('Consent to support is refused'), ...asked(fact.fields));
    case 'ConsentWithdrawn':
      return entry(t('Consent to support is withdrawn: {by}', { by: t(fact.fields.by) }), fact.fields.words);
    case 'ConsentPutOff':
      return entry(t('Consent is not sought before {day}', { day: dueDate(fact.fields.until) }), fact.fields.reason);
    case 'SupportWithdrawn':
      return entry(t('The panel withdraws support'), fact.fields.words);
    case 'FurtherAssessmentSet':
      return entry(
        t('The further assessment is set for {day}', { day: dueDate(fact.fields.due) }),
        t('Until then the risk is held by {owner}; led by {led}.', { owner: heldBy(fact.fields), led: t(fact.fields.ledBy) }),
        said(t('Accepted by'), fact.fields.riskAccepted),
        t('Health and social care (s36(6)): {outcome}. {words}', {
          outcome: t(fact.fields.section366),
          words: fact.fields.section366Words,
        }),
        said(t('Why the panel moves the day'), fact.fields.moved),
      );
    case 'FurtherAssessmentDone':
      return entry(t('The further assessment is done'), fact.fields.words);
    case 'PlanWritten':
      return entry(
        t('The plan of support is written'),
        fact.fields.nature,
        said(t('How consent is sought'), fact.fields.consent),
        t('Responsible: {posts}.', { posts: fact.fields.responsible.map(post).join('; ') }),
        ...fact.fields.domains.map(({ domain, is, words }) =>
          is === 'a need'
            ? t('{domain}: a need. {words}', { domain: needWords(domain), words })
            : t('{domain}: not a need. {words}', { domain: needWords(domain), words }),
        ),
      );
    case 'ActionAgreed':
      return entry(
        t('An action of the plan: {what}', { what: fact.fields.what }),
        t('{domain}. {post}, by {day}: {how}', {
          domain: needWords(fact.fields.domain),
          post: post(fact.fields.post),
          day: dueDate(fact.fields.due),
          how: fact.fields.how,
        }),
      );
    case 'ActionDone':
      return entry(
        fact.fields.how === 'done'
          ? t('An action of the plan is done')
          : fact.fields.how === 'taken over'
            ? t('An action of the plan is taken over')
            : t('An action of the plan is needed no longer'),
        fact.fields.words,
      );
    case 'InterventionCommissioned':
      return entry(
        t('{n} sessions are commissioned from {post}', { n: fact.fields.sessions, post: post(fact.fields.post) }),
        fact.fields.aim,
        t('From {day} to {day2}.', { day: date(fact.fields.starts), day2: dueDate(fact.fields.until) }),
      );
    case 'InterventionEnded':
      return entry(t('An intervention ends'), fact.fields.reason);
    case 'SessionBooked':
      return entry(t('The provider has booked a session for {day}', { day: date(fact.fields.on) }), fact.fields.where || null);
    case 'ProviderReported':
      return entry(
        t('The provider reports a session: {outcome}', { outcome: t(fact.fields.outcome) }),
        fact.fields.words,
        fact.fields.next !== null && t('Next session: {day}.', { day: date(fact.fields.next) }),
      );
    case 'SessionsHeardOf':
      return entry(t('Heard about sessions from {source}: not counted', { source: fact.fields.source }), fact.fields.words);
    case 'CaseReviewed':
      return entry(
        fact.fields.outcome === 'goes on'
          ? t('The panel reviews the support: it goes on')
          : t('The panel reviews the support: the plan is revised'),
        fact.fields.words,
      );
    case 'CaseAssessed':
      return entry(t('Vulnerability is assessed again'), fact.fields.words, said(t('With'), fact.fields.tool));
    case 'CaseViewRecorded':
      return entry(t('Expert view of {expert}', { expert: fact.fields.expert }), fact.fields.view);
    case 'PoliceChecked':
      return entry(t('The police have checked again: {result}', { result: t(fact.fields.result) }), fact.fields.words);
    case 'ReferrerHeard':
      return entry(
        fact.fields.asked === 'asked' ? t('Whoever referred is asked how they see it now') : t('Whoever referred is not asked'),
        fact.fields.words,
      );
    case 'ComplianceConsidered':
      return entry(
        t('Whether the change is real or shown is considered'),
        said(t('For a real change'), fact.fields.changed),
        said(t('For one that is only shown'), fact.fields.shown),
        said(t('What would change the mind'), fact.fields.wouldChange),
        said(fact.fields.isCorroborated ? t('Independent corroboration') : t('No independent corroboration'), fact.fields.corroboration),
      );
    case 'CaseClosed':
      return entry(
        t('The panel closes the case: {outcome}', { outcome: t(fact.fields.outcome) }),
        fact.fields.words,
        said(t('Dissent'), fact.fields.dissent),
        said(t('Why fewer sessions were held'), fact.fields.gap),
        said(t('Who holds the risk now'), heldBy(fact.fields)),
        said(t('Accepted by'), fact.fields.riskAccepted),
        ...fact.fields.answers.map(({ answer }) => said(t('Answer to an expert view'), answer)),
      );
    case 'AgencyAsked':
      return entry(
        t('{post} is asked what it holds since the closing, by {day}', { post: post(fact.fields.post), day: dueDate(fact.fields.due) }),
      );
    case 'AgencyAnswered':
      return entry(t('An agency answers before a review after closing: {answer}', { answer: t(fact.fields.answer) }), fact.fields.words);
    case 'AfterClosingReviewed':
      return entry(
        fact.fields.outcome === 'no concern' ? t('Reviewed after closing: no concern') : t('Reviewed after closing: it is looked at again'),
        fact.fields.words,
        fact.fields.next !== null && t('Looked at again by {day}.', { day: dueDate(fact.fields.next) }),
      );
    case 'CaseReopened':
      return entry(t('The case is taken up again'), fact.fields.words);
    case 'CaseStaysClosed':
      return entry(t('The case stays closed'), fact.fields.words);
    default:
      return fact satisfies never;
  }
}
