/** The plan: each need answered, and its actions (G09). */
import { type Case, needList, openActions, planOf } from '../../app/supportSight.ts';
import type { FormFields } from '../route.ts';

import { t } from '../words.ts';
import { area, day, line, posts } from './field.ts';
import type { Field, Maker } from './field.ts';

/** What the plan says now; of a first one, that the lead is responsible. */
const given = (plan: Case['plans'][number] | null, lead: string): FormFields => ({
  responsible: plan ? [...plan.responsible] : [lead],
  ...(plan && { consent: plan.consent, nature: plan.nature }),
  ...Object.fromEntries(
    (plan?.domains ?? []).flatMap(({ domain, is, words }) => [
      [`is-${domain}`, is],
      [`words-${domain}`, words],
    ]),
  ),
});

const sameAs = (
  stands: Case['plans'][number],
  written: Pick<Case['plans'][number], 'consent' | 'nature' | 'responsible' | 'domains'>,
): boolean =>
  stands.consent === written.consent &&
  stands.nature === written.nature &&
  stands.responsible.toSorted().join() === written.responsible.toSorted().join() &&
  written.domains.every(({ domain, is, words }) =>
    stands.domains.some((each) => each.domain === domain && each.is === is && each.words === words),
  );

export const planForms: Readonly<Record<string, Maker>> = {
  plan: (sight, found) =>
    found.stage === 'closed'
      ? null
      : {
          title: planOf(found) ? t('Revise the plan of support') : t('Write the plan of support'),
          intro: [
            t('Every domain is answered: it is a need, or it is not and why.'),
            planOf(found) && t('What the plan says stands in the form. Its actions stand as they are: write here only what is added.'),
            t('The list of domains: {source}', { source: needList.source }),
          ]
            .filter(Boolean)
            .join(' '),
          given: given(planOf(found), sight.lead),
          button: t('Write the plan'),
          done: 'plan-written',
          fields: [
            area('consent', t('How, when and by whom is consent sought?')),
            area('nature', t('What is the support?')),
            { kind: 'checks', name: 'responsible', label: t('Which posts are responsible?'), items: posts(sight, false) },
            ...needList.domains.flatMap(({ code, words }): readonly Field[] => [
              { kind: 'heading', name: `h-${code}`, label: words },
              {
                kind: 'radios',
                name: `is-${code}`,
                label: t('{domain}: is it a need?', { domain: words }),
                items: [
                  { value: 'a need', text: t('A need') },
                  { value: 'not a need', text: t('Not a need, because') },
                ],
              },
              area(`words-${code}`, t('What is needed, or why it is no need')),
              line(`what-${code}`, t('What is done about it?'), t('Leave the action empty if it is no need')),
              {
                kind: 'select',
                name: `post-${code}`,
                label: t('By which post?'),
                items: [{ value: '', text: t('Nobody yet') }, ...posts(sight, false)],
              },
              line(`how-${code}`, t('How?')),
              day(`due-${code}`, t('By when?')),
            ]),
          ],
          read: (typed) => {
            const domains = needList.domains.map(({ code, words }) => ({
              domain: code,
              is: typed.one(`is-${code}`, ['a need', 'not a need'] as const, t('{domain}: choose whether it is a need', { domain: words })),
              words: typed.must(`words-${code}`, t('{domain}: write what is needed, or why not', { domain: words })),
            }));
            const actions = needList.domains
              .filter(({ code }) => typed.text(`what-${code}`) !== '')
              .map(({ code, words }) => ({
                action: `a-${typed.text('key')}-${code}`.slice(0, 110),
                domain: code,
                what: typed.text(`what-${code}`),
                post: typed.must(`post-${code}`, t('{domain}: choose the post that does it', { domain: words })),
                how: typed.must(`how-${code}`, t('{domain}: write how it is done', { domain: words })),
                due: typed.by(`due-${code}`, t('{domain}: give the day by which it is done', { domain: words })),
              }));
            const responsible = typed.many('responsible');
            if (responsible.length === 0)
              typed.wrong.push({ input: 'responsible', words: t('Choose at least one post that is responsible') });
            const stands = planOf(found);
            const written = { consent: typed.text('consent'), nature: typed.text('nature'), responsible: [...responsible], domains };
            if (stands && actions.length === 0 && sameAs(stands, written))
              typed.wrong.push({ input: 'consent', words: t('Change what is to be revised: this is the plan that stands') });
            return {
              act: 'write-plan',
              case: found.id,
              fields: {
                consent: typed.must('consent', t('Write how consent is sought')),
                nature: typed.must('nature', t('Write what the support is')),
                responsible: [...responsible],
                domains,
                actions,
              },
            };
          },
        },
  'action-done': (_, found) =>
    openActions(found).length === 0
      ? null
      : {
          title: t('Say what became of an action of the plan'),
          button: t('Record it'),
          done: 'action-done',
          fields: [
            {
              kind: 'radios',
              name: 'action',
              label: t('Which?'),
              items: openActions(found).map(({ action, what }) => ({ value: action, text: what })),
            },
            {
              kind: 'radios',
              name: 'how',
              label: t('What became of it?'),
              items: [
                { value: 'done', text: t('It is done') },
                { value: 'taken over', text: t('A named service has taken it over') },
                { value: 'not needed', text: t('It is needed no longer') },
              ],
            },
            area('words', t('What shows it?'), t('The proof; the service that has it; or why it is needed no longer')),
          ],
          read: (typed) => ({
            act: 'action-done',
            case: found.id,
            fields: {
              action: typed.one(
                'action',
                openActions(found).map(({ action }) => action),
                t('Choose which'),
              ),
              how: typed.one('how', ['done', 'taken over', 'not needed'] as const, t('Choose what became of it')),
              words: typed.must('words', t('Write what shows it')),
            },
          }),
        },
};
