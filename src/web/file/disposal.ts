/** The review for disposal (C36, G24): keep with a reason and a next date, or propose to let go; then another person decides. */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { type DisposalSight, disposalSight } from '../../app/disposalSight.ts';
import { missing, redirect, view } from '../answer.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import type { Viewer } from '../deps.ts';
import { readEndOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { type FormModel, formModel, formPage } from './form.ts';
import { holdActs, holdNames, type HoldsModel, holdsModel, isHoldAct, readHold } from './hold.ts';
import { actorName } from './who.ts';
import { fixed, saidReason, t } from '../words.ts';
import { amount } from '../amount.ts';

interface DisposalModel extends FormModel {
  readonly since: string;
  readonly review: { readonly due: string; readonly overdue: boolean; readonly href: Href } | null;
  readonly limit: { readonly words: string; readonly amount: string; readonly verified: boolean; readonly source: string } | null;
  readonly child: boolean;
  readonly refuted: boolean;
  readonly kept: readonly { readonly when: string; readonly reason: string; readonly until: string }[];
  readonly example: string;
  readonly proposal: { readonly by: string; readonly when: string; readonly reason: string; readonly own: boolean } | null;
  readonly lacks: readonly { readonly words: string; readonly how: string; readonly href: Href | null }[];
  readonly holds: HoldsModel;
  readonly gone: readonly string[];
  readonly notKeep: string | null;
  readonly notPropose: string | null;
  readonly notDecide: string | null;
}
const disposalView = view<DisposalModel>('file/disposal.njk');
const title = 'Review for disposal';
const params = z.object({ id: z.string() });
const acts = ['retain', 'propose-disposal', 'dispose', 'decline-disposal'] as const;

export const showDisposal: Route = route({
  method: 'GET',
  path: '/files/:id/disposal',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await disposalSight(house, viewer, input.params.id);
    return sight ? formPage(disposalView, modelOf(sight, viewer, house.newId(), {}, null), sight.file.id) : missing;
  },
});

export const reviewDisposal: Route = route({
  method: 'POST',
  path: '/files/:id/disposal',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields.refine((fields) => [...acts, ...holdActs].some((act) => act === text(fields, 'act'))) }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const file = input.params.id;
    const fields = input.body;
    const key = text(fields, 'key');
    const shownAgain = async (problem: Problem) => {
      const sight = await disposalSight(house, viewer, file);
      return sight ? formPage(disposalView, modelOf(sight, viewer, key, fields, problem), file) : missing;
    };
    const asked = text(fields, 'act');
    if (isHoldAct(asked)) {
      const held = readHold(fields, asked, `h-${key}`.slice(0, 100));
      const stands =
        held.wrong.length > 0 ? wrongFields(held.wrong) : problemOf(await recordAct(house, viewer, { ...held.act, file, key }));
      return stands ? shownAgain(stands) : redirect(withDone(paths.file.disposal(file), holdDone[asked]));
    }
    const act = asked as (typeof acts)[number];
    const reason = text(fields, `reason-${act}`);
    const next = readEndOfDay(fields, 'next');
    const wrong = [
      ...(reason === '' ? [{ input: `reason-${act}`, words: t('Write the reason') }] : []),
      ...(act === 'retain' && next.kind === 'none' ? [{ input: 'next-day', words: t('Give the day by which it is reviewed again') }] : []),
      ...(act === 'retain' && next.kind === 'wrong'
        ? [{ input: next.input, words: t('The day of the next review: {words}', { words: next.words }) }]
        : []),
    ];
    const record = () =>
      act === 'retain'
        ? recordAct(house, viewer, { act, file, key, fields: { reason, nextReview: next.kind === 'at' ? next.at : 0 } })
        : recordAct(house, viewer, { act, file, key, reason });
    const problem = wrong.length > 0 ? wrongFields(wrong) : problemOf(await record(), (about) => hrefOf(file, about));
    if (!problem) return redirect(act === 'dispose' ? withDone(paths.today, 'disposed') : withDone(paths.file.show(file), doneCodes[act]));
    return shownAgain(problem);
  },
});

const holdDone = { 'place-hold': 'hold-placed', 'renew-hold': 'hold-renewed', 'lift-hold': 'hold-lifted' } as const;
const doneCodes = { retain: 'retained', 'propose-disposal': 'disposal-proposed', 'decline-disposal': 'disposal-declined' } as const;

function hrefOf(file: string, { kind, id }: { readonly kind: string; readonly id: string }): Href | null {
  if (kind === 'referral') return paths.case.show(id);
  return kind === 'obligation' ? paths.file.obligation(file, id) : null;
}

function modelOf(sight: DisposalSight, viewer: Viewer, key: string, fields: FormFields, problem: Problem | null): DisposalModel {
  const { file, limit, review, now } = sight;
  const proposal = sight.disposalProposed;
  const why = (act: (typeof acts)[number]): string | null => {
    const no = sight.whyNot(act);
    return no ? saidReason(no) : null;
  };
  const names = [...acts.map((act) => `reason-${act}`), 'next-day', 'next-month', 'next-year', ...holdNames];
  return {
    ...formModel({ sight, key, fields, problem }, paths.file.disposal(file.id), names),
    since: date(file.opened?.at ?? file.last),
    review: review ? { due: dueDate(review.due), overdue: review.due <= now, href: paths.file.obligation(file.id, review.id) } : null,
    limit: limit
      ? { words: limit.words, amount: amount(limit.overridden?.amount ?? limit.amount), verified: limit.verified, source: limit.source }
      : null,
    child: sight.child,
    refuted: sight.refuted,
    kept: file.retentions.map((each) => ({ when: date(each.at), reason: each.reason, until: dueDate(each.nextReview) })),
    example: dueDate(sight.usualNext),
    proposal: proposal
      ? {
          by: actorName(sight, proposal.by),
          when: dateAndTime(proposal.at),
          reason: proposal.reason,
          own: proposal.by === viewer.practitioner,
        }
      : null,
    // Who proposes and who agrees is said below; here is what stands in the way whoever decides.
    lacks: sight.lacks
      .filter((lack) => lack.code !== 'no-second' && lack.code !== 'same-person')
      .map((lack) => ({ words: wordsOf(sight, lack), how: fixed(lack.how), href: lack.about ? hrefOf(file.id, lack.about) : null })),
    holds: holdsModel(sight, fields),
    gone: whatGoes(sight),
    notKeep: why('retain'),
    notPropose: why('propose-disposal'),
    notDecide: why('dispose'),
  };
}

/** What is still owed has a name: five times "something else" would say nothing. */
function wordsOf({ owed }: DisposalSight, { words, about }: DisposalSight['lacks'][number]): string {
  const still = about?.kind === 'obligation' ? owed.find((each) => each.id === about.id) : undefined;
  return still ? t('Still owed: {task}, by {day}.', { task: t(still.task), day: dueDate(still.due) }) : fixed(words);
}

/** What is deleted, in words, as far as this file has it. */
function whatGoes({ file, names, referrals }: DisposalSight): readonly string[] {
  const assessments = referrals.reduce((sum, { referral }) => sum + referral.assessments.length, 0);
  return [
    names[0]
      ? t('Every name, birth date, address, telephone, number and school in {n, plural, one {# record} other {# records}} ({names})', {
          n: file.records.size,
          names: names.join(', '),
        })
      : t('Every name, birth date, address, telephone, number and school in {n, plural, one {# record} other {# records}}', {
          n: file.records.size,
        }),
    ...(referrals.length > 0
      ? [
          t('What {n, plural, one {# referral} other {# referrals}} said, who referred, and every word recorded under them', {
            n: referrals.length,
          }),
        ]
      : []),
    ...(assessments > 0
      ? [t('{n, plural, one {# assessment} other {# assessments}}, with reasons for and against', { n: assessments })]
      : []),
    ...(file.dangers.size > 0
      ? [t('{n, plural, one {# report} other {# reports}} of danger and what was done', { n: file.dangers.size })]
      : []),
    t('The forms and messages that all this came from'),
  ];
}
