/** The written plan (G09, F24, F25): owed before the second panel, every domain of need answered, each need by an action that a post owns (F36); and its review (C06). */
import { type Case, casesOf, type PlanAction, planOf } from '../../domain/case/state.ts';
import { firstAfter, type InOrder } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Gate, Lack, Owed, Rule } from '../engine/rulebook.ts';
import { decidedOf } from './atPanel.ts';
import { beginnings, panelDuty } from './consent.ts';
import { needList, needWords } from './needList.ts';

type Plan = Case['plans'][number];

/** Needs of a plan that no action answers: neither one agreed with or after it, nor one that is open from before. By name. */
export const needsWithoutAction = (found: Case, plan: Plan | null = planOf(found)): readonly string[] =>
  (plan?.domains ?? [])
    .filter(({ is }) => is === 'a need')
    .map(({ domain }) => domain)
    .filter(
      (domain) =>
        ![...found.actions.values()].some(
          (action) => action.domain === domain && (action.done === null || action.order > (plan?.order ?? 0)),
        ),
    );

const unanswered = (domains: readonly string[]): readonly string[] =>
  needList.domains.map(({ code }) => code).filter((code) => !domains.includes(code));

const listensToPlan = ['CaseAdopted', 'PlanWritten', 'ActionAgreed', 'ActionDone', 'CaseReviewed', 'CaseClosed', 'CaseReopened'];
const shared = { ladder: 'ordinary', systems: ['S02'], waivable: false, listens: listensToPlan } as const;

export const planOwed: Rule = {
  ...shared,
  key: 'G09.plan',
  id: 'G09',
  title: 'A written plan before the second panel',
  words:
    'An adopted case has a written plan before the panel sees it a second time: how consent is sought, the nature of the support, who is responsible, and every domain of need answered. A plan that the panel wants revised is owed again.',
  task: 'Write the plan of support',
  limit: 'G09.plan',
  furtherLimits: ['G09.revise'],
  findings: ['F24', 'F25', 'F36'],
  owedByWords: 'the lead post',
  owed: (file) =>
    casesOf(file).flatMap((found) => {
      const { stream, record, plans, closings, reviews } = found;
      const owe = (since: InOrder, limit?: string): Owed => ({
        occasion: since.fact,
        stream,
        record,
        starts: since.at,
        owedBy: 'lead',
        ...(limit ? { limit } : {}),
        met: firstAfter<InOrder>(since, plans, closings),
      });
      return [
        ...beginnings(found).map((each) => owe(each)),
        ...reviews.filter(({ outcome }) => outcome === 'revise the plan').map((each) => owe(each, 'G09.revise')),
      ];
    }),
};

export const needAnswered: Rule = {
  ...shared,
  key: 'G09.need',
  id: 'G09',
  title: 'Each need of the plan is answered by an action',
  words:
    'A need that the plan names and no action answers is owed an action: what, how, by which post, until when. The page names the need.',
  task: 'Answer each need of the plan by an action',
  limit: 'G09.need',
  findings: ['F25', 'F36'],
  owedByWords: 'the lead post',
  owed: (file) =>
    casesOf(file).flatMap((found) =>
      found.plans.flatMap((plan): readonly Owed[] => {
        const { stream, record, plans, closings } = found;
        const later = firstAfter<InOrder>(plan, plans, closings);
        const isOpen = needsWithoutAction(found, plan).length > 0;
        const raised = file.obligations.get(`G09.need:${plan.fact}`) !== undefined;
        if (!isOpen && !raised) return [];
        const last = [...found.actions.values()].filter(({ order }) => order > plan.order).at(-1);
        const met = later ?? (isOpen ? null : (last ?? plan));
        return [{ occasion: plan.fact, stream, record, starts: plan.at, owedBy: 'lead', met: met && { fact: met.fact } }];
      }),
    ),
};

export const actionOwed: Rule = {
  ...shared,
  key: 'G09.action',
  id: 'G09',
  title: 'An action of the plan is done by its day',
  words:
    'Every action has a post, a day, and proof that it was done. Closing the case ends none of them: what is left keeps its owner until it is done, a named service has taken it over, or somebody says why it is needed no longer. What a provider had to do goes to the lead when support stops, with a day.',
  task: 'Do what the plan says, or say who has taken it over',
  limit: 'G09.action',
  furtherLimits: ['G09.left'],
  findings: ['F25', 'F36'],
  owedByWords: 'the post that the plan names; the lead post, of what a provider had to do when support stopped',
  waivable: true,
  listens: [...listensToPlan, 'ConsentRefused', 'ConsentWithdrawn', 'SupportWithdrawn'],
  owed: (file) =>
    casesOf(file).flatMap((found) =>
      [...found.actions.values()].map((action): Owed => {
        const { stream, record } = found;
        const shared = { occasion: action.fact, stream, record, met: action.done && { fact: action.done.fact } };
        const stop = stoppedBy(file, found, action);
        return stop
          ? { ...shared, starts: stop.at, limit: 'G09.left', owedBy: 'lead' }
          : { ...shared, starts: action.at, due: action.due, owedBy: `post:${action.post}` };
      }),
    ),
};

/** What ended the provider's part in an action: no consent, no support (G08). Given again, the lead agrees anew what is theirs. */
const stoppedBy = ({ area }: FileState, found: Case, { order, post, done }: PlanAction): InOrder | null => {
  if (area.posts.get(post)?.role !== 'mentor') return null;
  const stop = firstAfter<InOrder>(
    { order },
    found.consents.filter(({ is }) => is === 'refused'),
    found.withdrawals,
  );
  return done && stop && done.order < stop.order ? null : stop;
};

/** Reviews by the panel: what a meeting of it has decided of support, with the next day that it set. What is written on the case alone is none. */
const reviewsOf = (file: FileState, found: Case): readonly { readonly fact: string; readonly at: number; readonly next: number | null }[] =>
  decidedOf(file, found)
    .filter(({ outcome }) => outcome === 'reviewed' || outcome === 'withdraw support' || outcome === 'assessed further')
    .map(({ fact, at }) => ({ fact, at, next: found.reviews.find((each) => each.at === at)?.next ?? null }));

export const reviewOwed: Rule = {
  ...shared,
  key: 'C06',
  id: 'C06',
  title: 'The panel keeps support under review',
  words:
    'An adopted case is reviewed by a meeting of the panel, ordinary or urgent, at least every three months, or on the earlier day that it has set. A review that is missed shows at the end of its day.',
  task: 'Review the case at the panel',
  limit: 'C06',
  findings: ['F24', 'F36'],
  owedByWords: 'the chair of the panel',
  listens: [...listensToPlan, 'CaseHeard'],
  owed: (file) =>
    casesOf(file).flatMap((found) => {
      const { stream, record, closings } = found;
      const reviews = reviewsOf(file, found);
      const sinceAll = [...beginnings(found).map(({ fact, at }) => ({ fact, at, next: null })), ...reviews];
      return sinceAll.map((since): Owed => {
        const met = [...reviews, ...closings]
          .filter(({ at, fact }) => at >= since.at && fact !== since.fact)
          .toSorted((a, b) => a.at - b.at)[0];
        return {
          occasion: since.fact,
          stream,
          record,
          starts: since.at,
          owedBy: panelDuty(file),
          ...(since.next === null ? {} : { due: since.next }),
          met: met ? { fact: met.fact } : null,
        };
      });
    }),
};

const lackOf =
  (file: FileState) =>
  (code: string, words: string, how: string): Lack => ({
    gate: 'G09',
    code,
    words,
    how,
    about: { kind: 'file', id: file.id },
  });

export const planGate: Gate = {
  id: 'G09',
  title: 'A plan answers every domain of need, and nothing goes on without one',
  words:
    'A plan answers each domain of the list of needs: it is a need, or it is not and why. The panel lets support go on only where there is a written plan and each need has an action; otherwise it has the plan revised.',
  source: 's36(5) CTSA 2015; reviews of Parsons Green and Leigh-on-Sea as the press reported them.',
  verified: false,
  findings: ['F24', 'F25', 'F36'],
  guards: ['write-plan', 'review-case', 'hear-case'],
  lacks: (file, { kind, support }) => {
    const found = file.cases.get(support?.case ?? '');
    if (!found) return [];
    const lack = lackOf(file);
    if (kind === 'write-plan')
      return unanswered(support?.domains ?? []).map((code) =>
        lack(`domain-unanswered-${code}`, `"${needWords(code)}" is not answered.`, 'Say that it is a need, or that it is not and why.'),
      );
    if (support?.outcome !== 'goes on') return [];
    const plan = planOf(found);
    if (!plan)
      return [
        lack(
          'no-plan',
          'There is no written plan that could go on.',
          'Write it, or choose that the plan is revised: then it is owed by a day.',
        ),
      ];
    return needsWithoutAction(found).map((code) =>
      lack(
        `need-without-action-${code}`,
        `No action answers a need: ${needWords(code)}.`,
        'Agree an action with a post and a day; or have the plan revised.',
      ),
    );
  },
};

export const planRules: readonly Rule[] = [planOwed, needAnswered, actionOwed, reviewOwed];
