/** An arrival that could not be read: shown as it came, then entered by hand as a referral or set aside with a reason (promise 4). */
import { z } from 'zod';
import { type ArrivalSight, arrivalSight, enterArrival, setArrivalAside, setAsideReasons } from '../../app/arrivals.ts';
import { isBroken, isMessage } from '../../app/release/elsewhere.ts';
import type { House } from '../../app/house.ts';
import { joinArrival } from '../../app/answers.ts';
import { otherScript } from '../../app/meeting.ts';
import type { Viewer } from '../deps.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { fixed, phrase, t } from '../words.ts';
import { shownText } from './shown.ts';

interface ArrivalModel {
  readonly here: Href;
  readonly reference: string;
  readonly arrived: string;
  readonly channel: string;
  readonly leftBy: string;
  readonly contentType: string;
  readonly size: number;
  readonly raw: string;
  readonly isCut: boolean;
  /** The script that it is in, where that is not Latin: it is asked which language. */
  readonly script: string | null;
  readonly waits: { readonly queue: string; readonly why: string; readonly since: string } | null;
  readonly file: Href | null;
  /** Its own page, where it is a released message. */
  readonly message: Href | null;
  /** A released message or an answer whose signature does not hold. */
  readonly isBroken: boolean;
  readonly setAside: { readonly by: string; readonly when: string; readonly why: string; readonly reason: string } | null;
  readonly reasons: readonly { readonly value: string; readonly text: string }[];
  readonly values: Readonly<Record<'name' | 'concern' | 'why' | 'reason' | 'writtenIn', string>>;
  readonly problem: Problem | null;
}
const arrivalView = view<ArrivalModel>('arrival/arrival.njk');
const title = 'What arrived';
const params = z.object({ id: z.string() });

const channelWords: Readonly<Record<string, string>> = {
  'web-form': phrase('the public form'),
  'danger-form': phrase('the danger form'),
  'partner-answer': phrase('the answer page of partners'),
  'added-form': phrase('the page for adding to a referral'),
  document: phrase('a document'),
  released: phrase('a document from another area'),
  advice: phrase('a question without a name'),
};
const queueWords: Readonly<Record<string, string>> = {
  arrivals: phrase('Waits to be read; this happens by itself'),
  unreadable: phrase('Could not be read'),
  undelivered: phrase('Could not be delivered'),
  documents: phrase('Waits to be checked'),
  advice: phrase('Waits for an answer'),
};
const whyWords: Readonly<Record<(typeof setAsideReasons)[number], string>> = {
  'reports nobody': phrase('It reports nobody'),
  'came twice': phrase('The same came before, and was taken'),
  'test or advertisement': phrase('A test or an advertisement'),
  'passed on': phrase('It was passed to somebody else, who has it'),
  other: phrase('Something else'),
};

const show: Route = route({
  method: 'GET',
  path: '/arrivals/:id',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const sight = await arrivalSight(houseOf(deps), viewer, input.params.id);
    return sight ? answer(sight, {}, null, (who) => nameOf(deps, who), await broken(houseOf(deps), viewer, sight)) : missing;
  },
});

const decide: Route = route({
  method: 'POST',
  path: '/arrivals/:id',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields.refine((fields) => ['enter', 'join', 'set-aside'].includes(text(fields, 'act'))) }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id: arrival } = input.params;
    const fields = input.body;
    const [name, concern, why, reason] = ['name', 'concern', 'why', 'reason'].map((field) => text(fields, field)) as [
      string,
      string,
      string,
      string,
    ];
    const again = async (problem: Problem) => {
      const sight = await arrivalSight(house, viewer, arrival);
      return sight ? answer(sight, fields, problem, (who) => nameOf(deps, who), await broken(house, viewer, sight)) : missing;
    };
    if (text(fields, 'act') === 'enter') {
      if (name === '' && concern === '')
        return again(wrongFields([{ input: 'concern', words: t('Write the name or what is reported, as far as you can read it') }]));
      const outcome = await enterArrival(house, viewer, { arrival, name, concern, writtenIn: text(fields, 'writtenIn') });
      const problem = problemOf(outcome);
      if (problem) return again(problem);
      return redirect(withDone(outcome.file === undefined ? paths.arrival(arrival) : paths.file.show(outcome.file), 'arrival-entered'));
    }
    if (text(fields, 'act') === 'join') {
      const outcome = await joinArrival(house, viewer, { arrival, reference: text(fields, 'reference') });
      const problem = problemOf(outcome);
      return problem ? again(problem) : redirect(withDone(paths.file.show(outcome.file ?? ''), 'arrival-joined'));
    }
    const chosen = setAsideReasons.find((each) => each === why);
    const wrong = [
      ...(chosen ? [] : [{ input: 'why', words: t('Choose why it is not taken') }]),
      ...(reason === '' ? [{ input: 'reason', words: t('Write the reason') }] : []),
    ];
    if (!chosen || wrong.length > 0) return again(wrongFields(wrong));
    const problem = problemOf(await setArrivalAside(house, viewer, { arrival, why: chosen, reason }));
    return problem ? again(problem) : redirect(withDone(paths.arrival(arrival), 'arrival-set-aside'));
  },
});

export const arrivalRoutes: readonly Route[] = [show, decide];

const broken = (house: House, viewer: Viewer, { arrival }: ArrivalSight): Promise<boolean> =>
  arrival.channel === 'released' ? isBroken(house, viewer, arrival.bytes) : Promise.resolve(false);

const nameOf = async (deps: Parameters<typeof houseOf>[0], who: string): Promise<string> => {
  const viewer = await deps.viewerOf(who);
  // Who referred is sealed, also while it waits.
  return viewer?.reach === 'organisation' ? t('a professional of a referring organisation') : (viewer?.name ?? who);
};

async function answer(
  { arrival, waits, file, setAside }: ArrivalSight,
  fields: FormFields,
  problem: Problem | null,
  who: (id: string) => Promise<string>,
  isWithBrokenSignature: boolean,
) {
  const shown = shownText(arrival.bytes);
  const model: ArrivalModel = {
    here: paths.arrival(arrival.id),
    reference: arrival.reference,
    arrived: dateAndTime(arrival.arrivedAt),
    channel: t(channelWords[arrival.channel] ?? arrival.channel),
    leftBy: arrival.leftBy === 'public' ? t('somebody without an account') : await who(arrival.leftBy),
    contentType: arrival.contentType,
    size: arrival.bytes.length,
    raw: shown.text,
    isCut: shown.isCut,
    script: otherScript(shown.text),
    waits: waits ? { queue: t(queueWords[waits.queue] ?? waits.queue), why: fixed(waits.why), since: dateAndTime(waits.since) } : null,
    file: file === null ? null : paths.file.show(file),
    isBroken: isWithBrokenSignature,
    message: arrival.channel === 'released' && isMessage(arrival.bytes) ? paths.message.arrival(arrival.id) : null,
    setAside: setAside
      ? {
          by: await who(setAside.actor),
          when: dateAndTime(setAside.recorded),
          why: t(whyWords[setAside.fields.why as keyof typeof whyWords]),
          reason: typeof setAside.fields.reason === 'string' ? setAside.fields.reason : '',
        }
      : null,
    reasons: setAsideReasons.map((value) => ({ value, text: t(whyWords[value]) })),
    values: {
      name: text(fields, 'name'),
      concern: text(fields, 'concern'),
      why: text(fields, 'why'),
      reason: text(fields, 'reason'),
      writtenIn: text(fields, 'writtenIn'),
    },
    problem,
  };
  return readPage(arrivalView, model, [{ kind: 'arrival', id: arrival.id }], {
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}
