/** What hand-overs, disputes and challenges say in a chronology. */
import type { FileFact } from '../../domain/facts.ts';
import { date, dateAndTime } from '../dates.ts';
import { entry, type Naming, type Told } from '../file/told.ts';
import { t } from '../words.ts';

type Agreeing = Extract<
  FileFact,
  {
    stream: string;
    type:
      | `Handover${string}`
      | `Dispute${string}`
      | `SafetyMeasure${string}`
      | 'InterimLeadSet'
      | 'OutcomeChallenged'
      | 'ChallengeAnswered';
  }
>;

export function tellAgreeing(fact: Agreeing, naming: Naming): Told {
  switch (fact.type) {
    case 'HandoverOffered': {
      const { from, to, why, open, needToKnow, since } = fact.fields;
      return entry(
        t('The file is offered to {post}. Until it accepts, {from} leads', { post: naming.post(to), from: naming.post(from) }),
        why,
        since !== null && t('So since {day}.', { day: date(since) }),
        open && t('What is open: {words}', { words: open }),
        t('What the receiver needs to know: {words}', { words: needToKnow }),
      );
    }
    case 'HandoverAccepted':
      return entry(t('The hand-over is accepted'), fact.fields.words);
    case 'HandoverRefused':
      return entry(t('The hand-over is refused; the lead stays where it is'), fact.fields.reason);
    case 'HandoverWithdrawn':
      return entry(t('The offer to hand over is withdrawn'), fact.fields.reason);
    case 'HandoverKept':
      return entry(t('After the refusal the lead keeps the file'), fact.fields.words);
    case 'DisputeOpened': {
      const { opener, other, words, view, lifeAtRisk, interimLead, deciders, chief } = fact.fields;
      const deciding = (deciders.length === 2 ? deciders : [chief]).map(naming.post).join(', ');
      return entry(
        t('{post} does not agree with {other}: a dispute is opened', { post: naming.post(opener), other: naming.post(other) }),
        lifeAtRisk && t('A life is at risk.'),
        words,
        view,
        t('Leads meanwhile: {post}. Decided by: {deciders}.', { post: naming.post(interimLead), deciders: deciding }),
      );
    }
    case 'DisputeViewGiven':
      return entry(t('The other side of the dispute gives its view'), fact.fields.view);
    case 'SafetyMeasureSet':
      return entry(t('Done meanwhile to keep somebody safe'), measureWords(fact.fields, naming));
    case 'SafetyMeasureDone':
      return entry(t('A safety measure is in place'), fact.fields.words);
    case 'InterimLeadSet':
      return entry(t('{post} leads while the dispute is not decided', { post: naming.post(fact.fields.post) }), fact.fields.reason);
    case 'DisputeDecisionProposed':
      return entry(
        t('One of the two who decide the dispute says how: {post} leads', { post: naming.post(fact.fields.lead) }),
        fact.fields.decision,
        fact.fields.reasons,
      );
    case 'DisputeDecisionDiffered':
      return entry(t('The other of the two decides otherwise: the dispute goes to the chief officers'), fact.fields.reasons);
    case 'DisputeDecided':
      return entry(
        t('The dispute is decided: {post} leads', { post: naming.post(fact.fields.lead) }),
        fact.fields.decision,
        fact.fields.reasons,
      );
    case 'OutcomeChallenged':
      return entry(
        t('Whoever referred challenges the outcome of {reference}', { reference: naming.referral(fact.fields.referral) }),
        fact.fields.words,
        t('It is put to {post}, which had no part in it.', { post: naming.post(fact.fields.askedOf) }),
      );
    case 'ChallengeAnswered':
      return entry(
        fact.fields.outcome === 'stands'
          ? t('The challenge is answered: the outcome stands')
          : t('The challenge is answered: it is taken up again'),
        fact.fields.reasons,
        t('The referrer is told: {words}', { words: fact.fields.answer }),
      );
    default:
      return fact satisfies never;
  }
}

const measureWords = (
  { what, post, due }: { readonly what: string; readonly post: string; readonly due: number },
  naming: Naming,
): string => t('{post}, by {moment}: {words}', { post: naming.post(post), moment: dateAndTime(due), words: what });
