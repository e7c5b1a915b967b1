/** The promise and its proof: what the watchdog checked when, what is breached, what was mended, and how to check it oneself. */
import { isOldSheet } from '../../app/dutySheet.ts';
import { notLookedAt } from '../../app/leftOff.ts';
import { type PromiseSight, promiseSight } from '../../app/promise.ts';
import { page, view } from '../answer.ts';
import { dateAndTime, span } from '../dates.ts';
import type { Instant, Viewer } from '../deps.ts';
import { type Proof, proofWords } from '../frame.ts';
import { type Href, paths } from '../paths.ts';
import { draftWords } from '../intake/drafts.ts';
import { noInput, type Route, route } from '../route.ts';
import { houseOf } from '../staff.ts';
import { t } from '../words.ts';
import { promises, wordsOfBreach } from './words.ts';

interface BreachModel {
  readonly promise: number;
  readonly words: string;
  readonly todo: string;
  readonly subject: string | null;
  readonly href: Href | null;
  readonly found: string;
  readonly mended: string | null;
}
interface PassModel {
  readonly what: string;
  readonly when: string;
  readonly words: string;
}
interface PromiseModel {
  readonly promises: readonly string[];
  readonly proof: Proof;
  readonly passes: readonly PassModel[];
  readonly heard: readonly { readonly who: string; readonly words: string }[];
  readonly standing: readonly BreachModel[];
  readonly mended: readonly BreachModel[];
  readonly drafts: string;
  /** Records off the list of known people, of those whom the reader may see. */
  readonly off: readonly { readonly record: string; readonly href: Href | null }[];
}
const promiseView = view<PromiseModel>('promise/promise.njk');

export const promiseRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.promise,
    title: 'The promise',
    mayUse: 'signed-in',
    reads: 'proof',
    schema: noInput,
    handle: async ({ deps, viewer }) => {
      const house = houseOf(deps);
      const off = await notLookedAt(house, viewer);
      return page(promiseView, {
        ...modelOf(await promiseSight(house), viewer, Date.now()),
        // By ids, which say nothing; a link would be refused to others.
        off: off.map(({ record, file }) => ({ record, href: viewer.reach === 'area' ? paths.file.leftOff(file) : null })),
      });
    },
  }),
];

function modelOf(
  { proof, minute, full, heard, standing, mended, drafts }: PromiseSight,
  viewer: Viewer,
  wall: Instant,
): Omit<PromiseModel, 'off'> {
  return {
    promises: promises.map((each) => t(each)),
    proof: proofWords(proof),
    passes: [
      passModel(t('Each minute, what is new'), minute, t('It has not been checked yet.'), wall),
      passModel(t('Each night, everything from the beginning'), full, t('No full pass has been made yet.'), wall),
    ],
    heard: [
      heardModel(t('The watchdog, which checks'), heard.watchdog, wall),
      heardModel(t('The timekeeper, which lets time pass'), heard.timekeeper, wall),
      heardModel(
        heard.isListStuck
          ? t(
              'The matcher: too many records cannot be put on the list of known people, so that searches answer nobody until they are mended (doctor names one)',
            )
          : t('The matcher, which searches the list of known people'),
        heard.matcher,
        wall,
      ),
      sheetModel(heard.dutySheet, wall),
    ],
    standing: standing.map((each) => breachModel(each, viewer)),
    mended: mended.map((each) => breachModel(each, viewer)),
    drafts: draftWords(drafts, wall),
  };
}

const ago = (at: Instant, wall: Instant): string => t('{span} ago', { span: span(Math.max(0, (wall - at) / 1000)) });

function passModel(what: string, pass: PromiseSight['minute'], none: string, wall: Instant): PassModel {
  if (!pass) return { what, when: none, words: '' };
  const { finishedAt, startedAt, filesChecked, arrivalsChecked, fromPosition, toPosition, breaches } = pass;
  return {
    what,
    when: t('{when} ({ago}), in {span}', {
      when: dateAndTime(finishedAt),
      ago: ago(finishedAt, wall),
      span: span(Math.max(1, (finishedAt - startedAt) / 1000)),
    }),
    words: t(
      '{files, plural, one {# file} other {# files}} and {arrivals, plural, one {# arrival} other {# arrivals}} checked, facts from position {from} to {to}: {breaches, plural, =0 {nothing breached} one {# breach} other {# breaches}}.',
      { files: filesChecked, arrivals: arrivalsChecked, from: String(fromPosition), to: String(toPosition), breaches },
    ),
  };
}

const sheetModel = (at: Instant | null, wall: Instant) => ({
  who: t('The last duty sheet'),
  words:
    at === null
      ? t('none has been made: without the product nobody would have one')
      : `${t('made {ago}', { ago: ago(at, wall) })}${isOldSheet(at, wall) ? `. ${t('It is too old: tell the operator.')}` : ''}`,
});

const heardModel = (who: string, at: Instant | null, wall: Instant) => ({
  who,
  words: at === null ? t('has not been heard yet') : t('heard {ago}, {when}', { ago: ago(at, wall), when: dateAndTime(at) }),
});

/** What it is about is shown to those who may see files; an id says nothing, but a link would be refused. */
function breachModel({ promise, code, subject, foundAt, mendedAt }: PromiseSight['standing'][number], viewer: Viewer): BreachModel {
  const [noun, id = ''] = subject.split(/\/(.*)/s);
  const hrefs: Readonly<Record<string, Href>> = { file: paths.file.show(id), arrival: paths.arrival(id) };
  const maySee = viewer.reach === 'area';
  return {
    promise,
    ...wordsOfBreach(code),
    subject: maySee ? subject : null,
    href: maySee ? (hrefs[noun ?? ''] ?? null) : null,
    found: dateAndTime(foundAt),
    mended: mendedAt === null ? null : dateAndTime(mendedAt),
  };
}
