/** How I am told: my address and how often, the numbers of my posts; what did not reach somebody and is mine to settle; what was sent to me. */

import { z } from 'zod';
import { sayHowTold, sayTelephone } from '../../app/contacts.ts';
import { noticesSight, returnedBecause, settleReturned, tellings } from '../../app/noticesSight.ts';
import { page, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import { paths, withDone } from '../paths.ts';
import { type Context, formFields, type FormFields, noInput, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf } from '../staff.ts';
import { t } from '../words.ts';

interface NoticesModel {
  readonly key: string;
  readonly problem: Problem | null;
  readonly mailHow: string | null;
  readonly mail: string;
  readonly ordinary: string;
  readonly tellings: readonly { readonly value: string; readonly text: string }[];
  readonly posts: readonly { readonly id: string; readonly title: string; readonly telephone: string }[];
  readonly returned: readonly { readonly item: string; readonly who: string; readonly since: string; readonly why: string }[];
  readonly outcomes: readonly { readonly value: string; readonly text: string }[];
  readonly undelivered: readonly { readonly what: string; readonly post: string; readonly since: string; readonly why: string }[];
  readonly sent: readonly { readonly when: string; readonly state: string; readonly subject: string; readonly said: string }[];
}
const noticesView = view<NoticesModel>('notices/notices.njk');
const title = 'How I am told';

const tellingWords = (): Readonly<Record<(typeof tellings)[number], string>> => ({
  'at once': t('At once, at most four times an hour, and a list each morning'),
  daily: t('Once a day, in the morning of a working day'),
  weekly: t('Once a week'),
  none: t('Not by mail: I look at my list'),
});
const outcomeWords = (): Readonly<Record<(typeof returnedBecause)[number], string>> => ({
  'address put right': t('The address has been put right'),
  'told in another way': t('They have been told in another way'),
  'has left the post': t('They have left the post'),
  'nothing was lost': t('Nothing was lost by it'),
  'mail server mended': t('The mail server works again'),
});
const stateWords = (): Readonly<Record<string, string>> => ({
  waiting: t('Waiting to be sent'),
  sent: t('Sent'),
  kept: t('Not sent: no mail is set up'),
  'nothing-to-say': t('Not sent: there was nothing to say'),
  failed: t('It did not arrive, and is on somebody’s list'),
  settled: t('It did not arrive; somebody has settled that'),
});
const alertWords = (kind: string): string =>
  ({
    'danger-now': t('Danger now'),
    climbed: t('Something urgent that climbed'),
    'duty-sheet': t('The duty sheet could not be made'),
  })[kind] ?? t('An alert');

async function noticesPage(
  { deps, viewer }: Pick<Context<unknown>, 'deps' | 'viewer'>,
  typed: FormFields = {},
  problem: Problem | null = null,
) {
  const house = houseOf(deps);
  const seen = await noticesSight(house, viewer);
  const { area, contact, telephones } = seen;
  const nameOf = (item: string): string => {
    const id = item.slice(item.indexOf('/') + 1);
    if (id === 'mail-server') return t('Everybody: the mail server takes nothing');
    return area.practitioners.get(id)?.name ?? t('Somebody who left an address');
  };
  const postTitle = (id: string): string =>
    area.posts.get(id)?.title ?? [...area.posts.values()].find(({ role }) => role === id)?.title ?? id;
  const choice = <V extends string>(values: readonly V[], words: Readonly<Record<V, string>>) =>
    values.map((value) => ({ value, text: words[value] }));
  const model: NoticesModel = {
    key: house.newId(),
    problem,
    mailHow: deps.mailHow ?? null,
    mail: 'mail' in typed ? text(typed, 'mail') : (contact.mail ?? ''),
    ordinary: text(typed, 'ordinary') || contact.ordinary,
    tellings: choice(tellings, tellingWords()),
    posts: seen.posts.map((id) => ({ id, title: postTitle(id), telephone: telephones.get(id) ?? '' })),
    returned: seen.returned.map(({ item, since, why }) => ({ item, who: nameOf(item), since: dateAndTime(since), why })),
    outcomes: choice(returnedBecause, outcomeWords()),
    undelivered: seen.undelivered.map(({ kind, post, raisedAt, why }) => ({
      what: alertWords(kind),
      post: postTitle(post),
      since: dateAndTime(raisedAt),
      why,
    })),
    sent: seen.mail.map(({ madeAt, state, subject, said }) => ({
      when: dateAndTime(madeAt),
      state: stateWords()[state] ?? state,
      subject: subject ?? '',
      said: said ?? '',
    })),
  };
  return page(noticesView, model, problem ? { status: problem.status, hasErrors: true } : {});
}

const shared = { method: 'POST', title, mayUse: areaDuties, reads: 'people', schema: z.object({ body: formFields }) } as const;

export const noticeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.notices.show,
    title,
    mayUse: areaDuties,
    reads: 'people',
    schema: noInput,
    handle: (context) => noticesPage(context),
  }),
  route({
    ...shared,
    path: paths.notices.told,
    handle: async (context) => {
      const { body } = context.input;
      const ordinary = tellings.find((each) => each === text(body, 'ordinary')) ?? 'daily';
      const mail = text(body, 'mail') || null;
      const problem = problemOf(await sayHowTold(houseOf(context.deps), context.viewer, { key: text(body, 'key'), mail, ordinary }));
      return problem ? noticesPage(context, body, problem) : redirect(withDone(paths.notices.show, 'how-told'));
    },
  }),
  route({
    ...shared,
    path: paths.notices.telephone,
    handle: async (context) => {
      const { body } = context.input;
      const request = { key: text(body, 'key'), post: text(body, 'post'), telephone: text(body, 'telephone') || null };
      const problem = problemOf(await sayTelephone(houseOf(context.deps), context.viewer, request));
      return problem ? noticesPage(context, {}, problem) : redirect(withDone(paths.notices.show, 'telephone-said'));
    },
  }),
  route({
    ...shared,
    path: paths.notices.returned,
    handle: async (context) => {
      const { body } = context.input;
      const outcome = returnedBecause.find((each) => each === text(body, 'outcome')) ?? 'nothing was lost';
      const request = { key: text(body, 'key'), item: text(body, 'item'), outcome, reason: text(body, 'reason') };
      const problem = problemOf(await settleReturned(houseOf(context.deps), context.viewer, request));
      return problem ? noticesPage(context, {}, problem) : redirect(withDone(paths.notices.show, 'returned-settled'));
    },
  }),
];
