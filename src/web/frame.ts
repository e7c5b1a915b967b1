/**
 * What stands on every page around its own content: danger first, the demonstration banner, who is signed in, the
 * proof line. Each part is read by itself and may be missing: a page with the duty number on it must appear even when
 * nothing behind it answers.
 */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UndoOffer } from './correct/offer.ts';
import { span } from './dates.ts';
import { doneWords } from './done.ts';
import type { DutyContact, Instant, PromiseProof, Viewer, WebDeps } from './deps.ts';
import { languageLinks } from './language.ts';
import { type Href, localHref, paths } from './paths.ts';
import { tokenHolder } from './session.ts';
import { readsWhatWasShared, supervises, worksOnCases } from './staff.ts';
import { type TypedOffer, typedOffer } from './typed/typed.ts';
import { typedTrueTimes } from './trueTime.ts';
import { t } from './words.ts';

export interface Proof {
  readonly state: 'kept' | 'breached' | 'unknown';
  readonly words: string;
}

export interface Frame {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly areaName: string;
  readonly duty: DutyContact;
  readonly demonstration: { readonly now: Instant | null; readonly returnTo: Href } | null;
  readonly viewer: Viewer;
  readonly signedIn: boolean;
  /** `page` for where one is, `true` for the part of the product that it belongs to. */
  readonly navigation: readonly { readonly text: string; readonly href: Href; readonly current: 'page' | 'true' | null }[];
  readonly proof: Proof | null;
  /** What was done just now, where an act led here. */
  readonly done: string | null;
  /** The key of the form that was recorded just now, for a device that kept what was typed into it. */
  readonly recorded: string | null;
  /** Taking back what was done just now, while it can be. */
  readonly undo: UndoOffer | null;
  /** What this person typed on this page before and did not send. */
  readonly typed: TypedOffer | null;
  readonly csrfToken: string;
  /** What was typed under "This happened earlier", on whatever page answers the form. */
  readonly trueTimes: { readonly values: Readonly<Record<string, string>>; readonly isTyped: boolean };
  readonly here: Href;
  /** This page in other languages. */
  readonly languages: ReturnType<typeof languageLinks>;
}

export function proofWords(proof: PromiseProof): Proof {
  switch (proof.kind) {
    case 'kept':
      return { state: 'kept', words: t('kept, checked {span} ago', { span: span(proof.checkedSecondsAgo) }) };
    case 'breached':
      return {
        state: 'breached',
        words: t('breached in {n, plural, one {# place} other {# places}}, checked {span} ago', {
          n: proof.breaches,
          span: span(proof.checkedSecondsAgo),
        }),
      };
    case 'watchdog-silent':
      return { state: 'unknown', words: t('not proved: {silence}', { silence: silence(t('the watchdog'), proof.silentSeconds) }) };
    case 'timekeeper-silent':
      return { state: 'unknown', words: t('not proved: {silence}', { silence: silence(t('the timekeeper'), proof.silentSeconds) }) };
  }
}

const silence = (who: string, seconds: number): string =>
  Number.isFinite(seconds)
    ? t('{who} has been silent for {span}', { who, span: span(seconds) })
    : t('{who} has not been heard yet', { who });

const unknownProof = (): Proof => ({ state: 'unknown', words: t('not proved: the last check could not be read') });

export const orElse = async <T>(wanted: Promise<T>, otherwise: T): Promise<T> => wanted.catch(() => otherwise);

/** Whoever only sits on the panel is offered no page of the files. */
const sitsOnly = ({ duties }: Viewer): boolean =>
  duties.length > 0 && duties.every((duty) => duty === 'panel-chair' || duty === 'panel-member');

/** What the address says was recorded: opaque, and of the length that a form's own key has. */
function recordedKey(request: FastifyRequest): string | null {
  const key = (request.query as { readonly recorded?: unknown } | undefined)?.recorded;
  return typeof key === 'string' && /^[\w-]{1,100}$/.test(key) ? key : null;
}

function currentOf(here: Href, item: Href): 'page' | 'true' | null {
  const [path = ''] = here.split('?');
  return path === item ? 'page' : path.startsWith(`${item}/`) ? 'true' : null;
}

export interface FrameRequest {
  readonly deps: WebDeps;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly viewer: Viewer;
  readonly signedIn: boolean;
  readonly now: Instant | null;
}

export async function frameOf(from: FrameRequest, title: string, hasErrors: boolean, undo: UndoOffer | null = null): Promise<Frame> {
  const { deps, request, reply, viewer, signedIn, now } = from;
  const here = localHref(request.url, paths.home);
  const trueTimes = typedTrueTimes(request.body);
  // A referring organisation is offered no page of the files. The promise stands under the navigation of each page, as a link.
  const staffPages =
    viewer.reach === 'organisation'
      ? [
          viewer.duties.includes('mentor') && !deps.subjects
            ? { text: t('Your people'), href: paths.mentor.list }
            : { text: t('Your referrals'), href: paths.today },
        ]
      : sitsOnly(viewer)
        ? [
            { text: t('What needs me today'), href: paths.today },
            { text: t('Panel'), href: paths.panel.show },
            { text: t('Rulebook'), href: paths.rulebook },
          ]
        : [
            { text: t('What needs me today'), href: paths.today },
            { text: t('Referrals queue'), href: paths.queue },
            ...(viewer.duties.some((duty) => duty === 'case-officer' || duty === 'team-leader') || deps.subjects
              ? [{ text: t('Subjects'), href: paths.subjects.list }]
              : []),
            ...(viewer.duties.some((duty) => duty === 'panel-chair' || duty === 'panel-member')
              ? [{ text: t('Closed cases'), href: paths.afterClosing }]
              : []),
            ...(worksOnCases(viewer) ? [{ text: t('Search'), href: paths.search.person }] : []),
            { text: t('Panel'), href: paths.panel.show },
            ...(supervises(viewer) ? [{ text: t('Load'), href: paths.load.show }] : []),
            { text: t('Posts'), href: paths.posts.list },
            { text: t('Who knows this person?'), href: paths.sharing.whoKnows },
            ...(readsWhatWasShared(viewer) ? [{ text: t('What was shared'), href: paths.sharing.log }] : []),
            { text: t('My sealed files'), href: paths.sharing.held },
            { text: t('Rulebook'), href: paths.rulebook },
            { text: t('How I am told'), href: paths.notices.show },
          ];
  return {
    title,
    hasErrors,
    areaName: deps.areaName,
    duty: deps.duty,
    demonstration: deps.demonstration && { now, returnTo: request.method === 'GET' ? here : paths.home },
    viewer,
    signedIn,
    // An area of subjects of interest has no panel and no Channel cases.
    navigation: signedIn
      ? staffPages
          .filter(({ href }) => !deps.subjects || (href !== paths.panel.show && href !== paths.afterClosing))
          .map((item) => ({ ...item, current: currentOf(here, item.href) }))
      : [],
    proof: signedIn ? await orElse(deps.promise().then(proofWords), unknownProof()) : null,
    done: signedIn ? doneWords((request.query as { readonly done?: unknown } | undefined)?.done) : null,
    recorded: recordedKey(request),
    trueTimes: { values: trueTimes, isTyped: Object.values(trueTimes).some((typed) => typed !== '') },
    undo,
    typed: signedIn && !hasErrors ? await orElse(typedOffer(deps, request, viewer), null) : null,
    csrfToken: reply.generateCsrf({ userInfo: tokenHolder(deps, request) }),
    here,
    languages: languageLinks(request),
  };
}
