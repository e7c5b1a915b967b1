/** Sends pages: a handler's, and the shell's own when something is refused, missing or broken. */

import type { FastifyReply } from 'fastify';
import type { UndoOffer } from './correct/offer.ts';
import type { WebDeps } from './deps.ts';
import { type FaultPage, faultPageOf, faultReport, statusOf, titleOf } from './faults.ts';
import { frameOf } from './frame.ts';
import { type Href, localHref, paths } from './paths.ts';
import type { Renderer } from './render.ts';
import { keepForLater } from './typed/typed.ts';
import { besidesTrueTimes, type TrueTimes } from './trueTime.ts';
import type { Visit } from './visit.ts';
import { t } from './words.ts';

interface Sending {
  readonly view: string;
  readonly model: object;
  readonly status: number;
  readonly title: string;
  readonly hasErrors?: boolean;
  readonly undo?: UndoOffer | null;
}

export async function sendPage(renderer: Renderer, visit: Visit, sending: Sending): Promise<FastifyReply> {
  const frame = await frameOf(visit, sending.title, sending.hasErrors ?? false, sending.undo ?? null);
  const html = renderer.render(sending.view, frame, sending.model);
  return visit.reply.code(sending.status).type('text/html; charset=utf-8').send(html);
}

/** The session stays, and the page says whom to ask: being sent to sign in again would teach people to try other names. */
export const sendRefused = (renderer: Renderer, visit: Visit, why: string, ask: string | null) =>
  sendPage(renderer, visit, { view: 'views/refused.njk', model: { why, ask }, status: 403, title: t('You cannot see this') });

export const sendMissing = (renderer: Renderer, visit: Visit) =>
  sendPage(renderer, visit, { view: 'views/missing.njk', model: {}, status: 404, title: t('There is nothing at this address') });

/** Everything in the form as it was typed, to look at and send again: nothing is lost to a token that ran out. */
export interface Typed {
  readonly action: Href;
  readonly isEmpty: boolean;
  readonly fields: readonly { readonly name: string; readonly label: string; readonly value: string }[];
}

function typed(visit: Visit): Typed | null {
  const { method, body, url } = visit.request;
  if (method !== 'POST' || typeof body !== 'object' || body === null) return null;
  const fields = Object.entries(body)
    .filter(([name]) => name !== '_csrf')
    .flatMap(([name, value]) => [value].flat().map((one) => ({ name, label: inWords(name), value: String(one) })));
  return { action: localHref(url, paths.home), isEmpty: fields.every(({ value }) => value === ''), fields };
}

/** `whatHappened` as a person reads it: "what happened". */
const inWords = (name: string): string =>
  name
    .replaceAll(/([A-Z])|-/g, ' $1')
    .toLowerCase()
    .trim();

export const sendSignInEnded = async (renderer: Renderer, visit: Visit) => {
  await keepForLater(visit.deps, visit.request).catch(() => {}); // It is on the page as well.
  return sendPage(renderer, visit, {
    view: 'views/send-again.njk',
    model: { typed: typed(visit), signInEnded: true },
    status: 401,
    title: t('Your sign-in has ended'),
  });
};

const whichTime = ({ input, words }: { readonly input: string; readonly words: string }): string =>
  input.startsWith('trueLearnt')
    ? t('When one of us first knew of it: {instruction}', { instruction: words })
    : t('When it happened: {instruction}', { instruction: words });

/** "This happened earlier" with a time that cannot be right: everything else that was typed goes along. */
export const sendTrueTimeAgain = (renderer: Renderer, visit: Visit, wrong: Extract<TrueTimes, { kind: 'wrong' }>) =>
  sendPage(renderer, visit, {
    view: 'views/true-time-again.njk',
    model: {
      errors: [{ text: whichTime(wrong), href: `#${wrong.input}` }],
      action: localHref(visit.request.url, paths.home),
      rest: besidesTrueTimes(visit.request.body),
    },
    status: 422,
    title: t('When did it happen?'),
    hasErrors: true,
  });

export async function sendFault(renderer: Renderer, deps: WebDeps, visit: Visit, error: unknown): Promise<FastifyReply> {
  const kind: FaultPage = faultPageOf(error);
  const report = faultReport(visit.request.routeOptions.url ?? 'none', error);
  if (statusOf[kind] >= 500) deps.reportFault(report);
  const sending = { status: statusOf[kind], title: t(titleOf[kind]) };
  if (kind === 'send-again') {
    await keepForLater(deps, visit.request).catch(() => {}); // It is on the page as well.
    const model = { typed: typed(visit), signInEnded: false };
    return sendPage(renderer, visit, { ...sending, view: 'views/send-again.njk', model });
  }
  return sendPage(renderer, visit, {
    ...sending,
    view: 'views/fault.njk',
    model: { kind, reference: report.reference, typed: typed(visit) },
  });
}
