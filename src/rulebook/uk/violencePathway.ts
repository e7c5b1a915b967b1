/**
 * S17, F43, F52: fixation on violence without section 36 grounds has a pathway of its own. What is asked of it is decided by two people
 * where it is not taken up; taken up it has an owner and a day; and that no ideology was found ends nothing.
 */
import { firstAfter, type InOrder } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import { worksOnIt } from '../../domain/pathway/owner.ts';
import type { Pathway } from '../../domain/pathway/state.ts';
import { isRefuted } from '../../domain/referral/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';
import { closingReasons } from './closingReasons.ts';
import { earlierThan } from './repeat.ts';
import { noneSeen, pathwayLists } from './violenceLists.ts';

const shared = { id: 'S17', ladder: 'ordinary', findings: ['F43', 'F52'], systems: ['S17'], waivable: false } as const;
const listens = [
  'PathwayAsked',
  'PathwayTakenUp',
  'PathwayRefusalProposed',
  'PathwayRefused',
  'PathwayRefusalDeclined',
  'PathwayReviewed',
  'PathwayAccepted',
  'PathwayReturned',
  'PathwayEndProposed',
  'PathwayEnded',
  'PathwayEndDeclined',
];
const where = ({ stream, record }: Pathway) => ({ stream, record });

export const pathwayDecided: Rule = {
  ...shared,
  key: 'S17.decide',
  title: 'A concern about fixation on violence is taken up, or not, by a decision',
  words:
    'Whoever asks for the pathway gets a decision: taken up, with controller, lawful basis, rule of consent, retention, owner and a day; or not, with a reason, by two people. That no ideology was found is no reason.',
  task: 'Decide: does the pathway for fixation on violence take it up?',
  limit: 'S17.decide',
  owedByWords: 'the lead post',
  listens,
  owed: (file) =>
    [...file.pathways.values()].flatMap((pathway) =>
      pathway.steps
        .filter(({ type }) => type === 'PathwayAsked' || type === 'PathwayRefusalDeclined')
        .map(
          (step): Owed => ({
            ...where(pathway),
            occasion: step.fact,
            starts: step.at,
            owedBy: 'lead',
            met: firstAfter(step, pathway.steps),
          }),
        ),
    ),
};

export const pathwaySecond: Rule = {
  ...shared,
  key: 'S17.second',
  title: 'A second person decides on not taking up, and on ending',
  words: 'Nobody turns a concern about fixation on violence away, or ends it, alone.',
  task: 'Agree or decline: the pathway for fixation on violence',
  limit: 'G04.second',
  owedByWords: 'the supervising post',
  listens,
  owed: (file) =>
    [...file.pathways.values()].flatMap((pathway) =>
      pathway.proposals.map(
        (proposal): Owed => ({
          ...where(pathway),
          occasion: proposal.fact,
          starts: proposal.at,
          owedBy: 'second',
          met: firstAfter<InOrder>(proposal, pathway.steps),
        }),
      ),
    ),
};

export const pathwayLooked: Rule = {
  ...shared,
  key: 'S17.look',
  title: 'What the pathway holds is looked at on its day',
  words: 'Held, or accepted by a service, it has an owner and a day on which it is looked at. Accepted is not ended.',
  task: 'Look at what the pathway for fixation on violence holds',
  limit: 'S17.look',
  findings: ['F43', 'F47', 'F52'],
  owedByWords: 'the post that owns it',
  listens,
  owed: (file) =>
    [...file.pathways.values()].flatMap((pathway) =>
      pathway.looks.map(
        (look): Owed => ({
          ...where(pathway),
          occasion: look.fact,
          starts: look.at,
          due: look.nextLook,
          owedBy: ownerOf(file, pathway),
          met: firstAfter<InOrder>(look, pathway.steps),
        }),
      ),
    ),
};

export const pathwayKeptUntil: Rule = {
  ...shared,
  key: 'S17.keep',
  title: 'What the pathway keeps is decided about on the day until which it is kept',
  words:
    'Taken up, it is kept until a day. On that day its owner ends it with another person, or says why it is kept and until when; the day alone lets nothing go and keeps nothing.',
  task: 'The day until which it is kept: end it, or say why it is kept',
  limit: 'S17.keep',
  findings: ['F52'],
  owedByWords: 'the post that owns it',
  listens: [...listens, 'PathwayKept'],
  owed: (file) =>
    [...file.pathways.values()].flatMap((pathway) => {
      const over = pathway.steps.filter(({ type }) => type === 'PathwayEnded');
      return pathway.kept.map(
        (each): Owed => ({
          ...where(pathway),
          occasion: each.fact,
          starts: each.at,
          due: each.keepUntil,
          owedBy: ownerOf(file, pathway),
          met: firstAfter<InOrder>(each, pathway.kept, over),
        }),
      );
    }),
};

export const pathwayConsentGone: Rule = {
  ...shared,
  key: 'S17.consent',
  title: 'Consent that is refused or taken back asks what follows',
  words:
    'Where consent to support is refused, or taken back while a service helps, its owner says what follows: the service stops, it is held without, or it ends. Where the rule of consent asks first, that a service goes on is no answer.',
  task: 'Consent is refused or taken back: say what follows',
  limit: 'S17.consent',
  findings: ['F52'],
  owedByWords: 'the post that owns it',
  listens: [...listens, 'PathwayConsentSaid'],
  owed: (file) =>
    [...file.pathways.values()].flatMap((pathway) =>
      gone(pathway).map(
        ({ since, met }): Owed => ({
          ...where(pathway),
          occasion: since.fact,
          starts: since.at,
          owedBy: ownerOf(file, pathway),
          met,
        }),
      ),
    ),
};

/**
 * Refused or taken back, once until it is answered: said again it is no new question. While a service helps under a rule that asks for consent
 * first, only that it stops, that the end is proposed, or consent answers it: that it was looked at and goes on does not.
 */
function gone({ taken, steps, consents }: Pathway): readonly { readonly since: InOrder; readonly met: InOrder | null }[] {
  const rule = taken?.consent ?? '';
  const isFirst = pathwayLists.consentFirst.includes(rule);
  const given = consents.filter(
    ({ answer, childView }) => answer === 'given' && (!pathwayLists.childHeard.includes(rule) || childView.trim() !== ''),
  );
  const found: { readonly since: InOrder; readonly met: InOrder | null }[] = [];
  for (const since of consents.filter(({ answer }) => answer !== 'given')) {
    if (found.some(({ met }) => met === null || met.order > since.order)) continue;
    const helps = steps.findLast(({ type, order }) => order < since.order && type !== 'PathwayReviewed')?.type === 'PathwayAccepted';
    const answers = helps && isFirst ? steps.filter(({ type }) => type !== 'PathwayReviewed' && type !== 'PathwayAccepted') : steps;
    found.push({ since, met: firstAfter<InOrder>(since, answers, given) });
  }
  return found;
}

/** The post that was named, where it may work on it; what was once given to another is the lead’s. */
const ownerOf = (file: FileState, { taken }: Pathway): Owed['owedBy'] =>
  taken && worksOnIt(file.area.posts.get(taken.owner) ?? { role: 'referrer' }) ? `post:${taken.owner}` : 'lead';

/** That no ideology was found is no reason by itself. Weak capability and less contact are not enough either, and have a gate of their own (G20). */
const none: ReadonlySet<string> = new Set(closingReasons.filter(({ code }) => code === 'no-ideology').map(({ code }) => code));

export const fixation: Rule = {
  ...shared,
  key: 'F43.fixation',
  id: 'F43',
  title: 'Fixation on violence is looked at for itself',
  words:
    'Where a concern is coded with fixation on violence, somebody decides whether its own pathway is asked for. Where a referral is closed because no ideology was found, alone or again, a senior officer looks at the violence: absent ideology is no reason.',
  task: 'Look at the fixation on violence: ask for its pathway, or look together',
  limit: 'F43.fixation',
  findings: ['F43', 'F45', 'F52'],
  owedByWords: 'the lead post; after a closing for lack of ideology the senior post',
  listens: ['ConcernCoded', 'ReferralClosed', 'ReferralReopened', 'MultiAgencyLookRecorded', ...listens],
  owed: (file) => [...codedOwed(file), ...declinedOwed(file)],
};

/** One question a record, however often it is coded, until the pathway that answered it has ended or was refused: what is coded after that asks anew. */
function codedOwed(file: FileState): readonly Owed[] {
  const seen = [...file.codings.values()].filter(({ said }) => said.violence.some((code) => code !== noneSeen));
  const ends = [...file.pathways.values()].flatMap(({ steps }) => steps.filter(({ type }) => isEnd(type)).map(({ at }) => at));
  return [...Map.groupBy(seen, ({ referral }) => referral)].flatMap(([referral, codings]): readonly Owed[] => {
    const about = file.referrals.get(referral);
    if (!about || isRefuted(about)) return [];
    const anew = [0, ...ends].flatMap((since) => codings.find((each) => each.at >= since) ?? []);
    return [...new Set(anew)].map((coding): Owed => {
      const answer = pathwayStanding(file, coding.at) ?? pathwaySince(file, coding.at) ?? lookSince(file, coding.at);
      return {
        occasion: coding.id,
        stream: about.stream,
        record: about.record,
        starts: coding.at,
        owedBy: 'lead',
        met: answer && { fact: answer.fact },
      };
    });
  });
}

function declinedOwed(file: FileState): readonly Owed[] {
  return [...file.referrals.values()].flatMap((referral) =>
    referral.closures
      .filter(({ reasons }) => reasons.some((code) => none.has(code)))
      .filter(({ reasons }) => reasons.every((code) => none.has(code)) || earlierThan(file, referral).some(declinedBefore))
      .map((closure): Owed => {
        const answer = pathwaySince(file, closure.at) ?? lookSince(file, closure.at) ?? firstAfter<InOrder>(closure, referral.reopenings);
        return {
          occasion: closure.fact,
          stream: referral.stream,
          record: referral.record,
          starts: closure.at,
          owedBy: 'senior',
          met: answer && { fact: answer.fact },
        };
      }),
  );
}
const declinedBefore = ({ closures }: { readonly closures: readonly { readonly reasons: readonly string[] }[] }): boolean =>
  closures.some(({ reasons }) => reasons.some((code) => none.has(code)));

const isEnd = (type: string): boolean => type === 'PathwayRefused' || type === 'PathwayEnded';
/** A pathway that was asked for or held at an instant: neither refused nor ended by then. */
const pathwayStanding = (file: FileState, at: number) =>
  [...file.pathways.values()].find(({ asked, steps }) => asked.at <= at && !steps.some((step) => step.at <= at && isEnd(step.type)))
    ?.asked ?? null;
/** The first time that the pathway was asked for at or after an instant; one that is held then counts from its asking. */
const pathwaySince = (file: FileState, at: number) =>
  [...file.pathways.values()]
    .flatMap(({ steps }) => steps.filter(({ type, at: when }) => type === 'PathwayAsked' && when >= at))
    .toSorted((a, b) => a.at - b.at)[0] ?? null;
const lookSince = (file: FileState, at: number) =>
  [...file.referrals.values()]
    .flatMap(({ looks }) => looks)
    .filter((look) => look.at >= at)
    .toSorted((a, b) => a.at - b.at)[0] ?? null;

export const pathwayRules: readonly Rule[] = [pathwayDecided, pathwaySecond, pathwayLooked, pathwayKeptUntil, pathwayConsentGone, fixation];
