/** A released message at a partnership (S11, S12, S14): checked and taken in, or settled where it names nobody; and what its sender is told back (G22). */
import { z } from 'zod';
import { answerBack, copyAnswer, copyNoted, lacksForAnswer, replyNumber } from '../../app/release/answering.ts';
import { type MessageSight, messageSight, noteMessage, saidBacks, takeMessage, textIn } from '../../app/release/messages.ts';
import { claimedBy, proofAsKept } from '../../app/release/proof.ts';
import { basesVerified } from '../../app/sharingSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { missing, type ReadPage, readPage, redirect, view } from '../answer.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import { termsIn } from '../disclosure/fields.ts';
import { fileForm, type FormModel, formModel, lacking, ofFile, type Shown } from '../file/form.ts';
import { actorName } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { replyPaper } from './paper.ts';
import { copyAnswered, copyRoute } from './copy.ts';
import { bases, type FactRow, rows } from './rows.ts';
import { handlingWords } from './words.ts';
import { type ProofWords, proofWords } from '../partner-keys/words.ts';

interface TakeModel {
  readonly here: Href;
  readonly copyHere: Href;
  readonly raw: Href;
  readonly whom: string;
  readonly handling: string;
  readonly state: string;
  readonly rows: readonly FactRow[];
  readonly waits: boolean;
  readonly proof: ProofWords;
  /** Whether its signature is not broken: only then can it be taken. */
  readonly holds: boolean;
  readonly cameHint: string;
  readonly noted: boolean;
  readonly copies: number;
  readonly namesSomebody: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}
const takeView = view<TakeModel>('release/take.njk');
interface Choice {
  readonly value: string;
  readonly text: string;
}
interface MessageModel extends FormModel {
  readonly copyHere: Href;
  readonly whom: string;
  readonly handling: string;
  readonly proof: ProofWords;
  readonly rows: readonly FactRow[];
  readonly answers: readonly FactRow[];
  readonly copies: number;
  readonly stages: readonly Choice[];
  readonly because: string | null;
  readonly lacks: readonly string[];
  readonly bases: readonly Choice[];
  readonly basesVerified: boolean;
}
const messageView = view<MessageModel>('release/message.njk');

const only = 'partnership' as const;
const params = z.object({ id: z.string() });
const oneOf = params.extend({ number: z.string() });
type One = z.output<typeof oneOf>;
const title = 'A released message';
const names = ['told', 'why', 'words', 'basis', 'necessity', 'proportionality', 'handling', 'conditions', 'marking', 'stage', 'form'];
const dayWords = (day: string): string => date(Date.parse(`${day}T12:00:00Z`));

function takePage(sight: MessageSight, fields: FormFields, problem: Problem | null): ReadPage {
  const { arrival, content, waits, file, noted, setAside, copies, area, proof } = sight;
  const { from, to, handling, marking, about, words, reply, basis, released, number } = content;
  const stateOf = (): string => {
    if (waits)
      return [
        t('It waits to be taken in. It arrived on {when}.', { when: dateAndTime(arrival.arrivedAt) }),
        ...(waits.queue === 'unreadable' && proof.kind !== 'broken' ? [waits.why] : []),
      ].join(' ');
    if (noted)
      return t('{who} recorded on {when} what is done: {words}', {
        who: actorName({ area }, noted.actor),
        when: dateAndTime(noted.recorded),
        words: textIn(noted, 'done'),
      });
    if (file !== null) return t('It was taken in as a referral.');
    return setAside ? t('It was set aside.') : t('Settled; the file that it led to is not held any more');
  };
  const model: TakeModel = {
    here: paths.message.arrival(arrival.id),
    copyHere: paths.message.arrivalCopy(arrival.id),
    raw: paths.arrival(arrival.id),
    whom: from.organisation,
    handling: handlingWords({ handling: handling.code, conditions: handling.conditions, marking }),
    state: stateOf(),
    rows: rows(
      [t('From'), [from.organisation, from.post].filter(Boolean).join(', ')],
      [t('To'), [to.organisation, to.post].filter(Boolean).join(', ')],
      [t('Day'), dayWords(released)],
      [t('Number'), number],
      [
        t('About'),
        about === null
          ? t('It names nobody.')
          : [about.name, about.otherNames, about.born, about.address, about.more].filter(Boolean).join('\n'),
      ],
      [t('The message'), words],
      [t('Lawful basis'), basis],
      [t('Asked back'), reply === null ? t('No reply is asked for.') : t('By {day}: {ask}', { day: dayWords(reply.by), ask: reply.ask })],
    ),
    waits: waits !== null,
    proof: proofWords(sight, proof, { from: from.organisation }),
    holds: proof.kind !== 'broken',
    cameHint:
      proof.kind === 'signed' && proof.isNamed
        ? t('The signature proves whose key it was. Write how it came to you, and whether you called them')
        : t('Nothing in it proves who wrote it. Call them by a number that you have from elsewhere, and compare the number of the message'),
    noted: noted !== null,
    copies,
    namesSomebody: about !== null,
    values: Object.fromEntries(['came', 'done', 'back', 'form'].map((name) => [name, text(fields, name)])),
    problem,
  };
  return readPage(takeView, model, [{ kind: 'arrival', id: arrival.id }], {
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

function messageModel(shown: Shown<FileSight, One>): MessageModel | null {
  const { sight, viewer, params: asked } = shown;
  const { file, area, book, now } = sight;
  const found = file.messages.get(asked.number);
  if (!found) return null;
  const { said, taken, answers, copies, number } = found;
  const no = sight.whyNot('answer-message');
  return {
    ...formModel(shown, paths.message.show(file.id, number), names),
    copyHere: paths.message.copy(file.id, number),
    whom: said.organisation,
    handling: handlingWords(said),
    proof: proofWords({ area }, proofAsKept(area, said.signature, claimedBy(said.organisation)), { from: said.organisation }),
    rows: rows(
      [t('From'), [said.organisation, said.post].filter(Boolean).join(', ')],
      [t('Number'), number],
      [t('The message'), file.referrals.get(said.referral)?.account.concern ?? ''],
      [
        t('Asked back'),
        said.ask === ''
          ? t('No reply is asked for.')
          : said.replyBy === null
            ? said.ask
            : t('By {day}: {ask}', { day: dueDate(said.replyBy), ask: said.ask }),
      ],
      [t('Taken in'), `${dateAndTime(taken.at)}, ${actorName({ area }, taken.by)}`],
      [t('How it came'), said.came],
    ),
    answers: answers.map((each) => ({
      label: dateAndTime(each.at),
      value: [
        each.told === 'told' ? handlingWords(each) : t('Nothing is told back but that it was received.'),
        each.words,
        t('Why: {words}', { words: each.why }),
      ]
        .filter(Boolean)
        .join('\n'),
    })),
    copies: copies.length,
    stages: [
      { value: 'received', text: t('That it was received, and nothing else') },
      ...(answers.length === 0 ? [] : [{ value: 'answered', text: t('What was decided') }]),
    ],
    because: no ? saidReason(no) : null,
    lacks: lacksForAnswer(book, file, viewer, number, null, now).map(saidReason),
    bases: bases(),
    basesVerified: basesVerified(),
  };
}

const declared = { only, title, mayUse: areaDuties, reads: 'files' } as const;

export const messageRoutes: readonly Route[] = [
  route({
    ...declared,
    method: 'GET',
    path: '/messages/:id',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const sight = await messageSight(houseOf(deps), viewer, input.params.id);
      if (!sight) return missing;
      return sight.waits === null && sight.file !== null
        ? redirect(paths.message.show(sight.file, sight.content.number))
        : takePage(sight, {}, null);
    },
  }),
  route({
    ...declared,
    method: 'POST',
    path: '/messages/:id',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input: { params: asked, body } }) => {
      const house = houseOf(deps);
      const { id: arrival } = asked;
      const sight = await messageSight(house, viewer, arrival);
      if (!sight) return missing;
      const isTaken = text(body, 'act') === 'take';
      const wrong = lacking(body, {
        came: t('Write how it came, and how you know that it is from them'),
        ...(isTaken ? {} : { done: t('Write what is done'), back: t('Choose what they are told back') }),
      });
      if (wrong.length > 0) return takePage(sight, body, wrongFields(wrong));
      const came = text(body, 'came');
      if (!isTaken) {
        const back = saidBacks.find((each) => each === text(body, 'back')) ?? 'received';
        const noted = problemOf(await noteMessage(house, viewer, { arrival, came, done: text(body, 'done'), back }));
        return noted ? takePage(sight, body, noted) : redirect(withDone(paths.message.arrival(arrival), 'message-noted'));
      }
      const outcome = await takeMessage(house, viewer, { arrival, came });
      const problem = problemOf(outcome);
      if (problem) return takePage(sight, body, problem);
      return redirect(
        withDone(outcome.file === undefined ? paths.message.arrival(arrival) : paths.file.show(outcome.file), 'message-taken'),
      );
    },
  }),
  route({
    ...declared,
    method: 'POST',
    path: '/messages/:id/copy',
    requestsPerMinute: 20,
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input: { params: asked, body } }) => {
      const house = houseOf(deps);
      const sight = await messageSight(house, viewer, asked.id);
      if (!sight?.noted) return missing;
      const form = text(body, 'form');
      const wrong = lacking(body, { form: t('Choose as what it is taken') });
      if (wrong.length > 0) return takePage(sight, body, wrongFields(wrong));
      const made = await copyNoted(house, viewer, { arrival: asked.id, ...paperIf(form, deps.demonstration !== null) });
      const answer = copyAnswered(made, null, asked.id, form, 'answer');
      return 'kind' in answer ? answer : takePage(sight, body, answer);
    },
  }),
  ...fileForm({
    path: '/files/:id/messages/:number',
    only,
    title,
    params: oneOf,
    view: messageView,
    sight: ofFile,
    model: messageModel,
    send: async ({ house, viewer, params: { id: file, number }, key, fields }) => {
      const told = text(fields, 'told') === 'nothing told' ? ('nothing told' as const) : ('told' as const);
      const wrong = [
        ...lacking(fields, { told: t('Say whether anything is told back'), why: t('Write the reason') }),
        ...(text(fields, 'told') === 'told'
          ? lacking(fields, { words: t('Write what they are told'), marking: t('Choose the marking') })
          : []),
      ];
      if (wrong.length > 0) return { wrong };
      const terms = termsIn(fields);
      const outcome = await answerBack(house, viewer, {
        file,
        key,
        number,
        fields: {
          ...terms,
          reply: replyNumber(viewer, key),
          told,
          words: text(fields, 'words'),
          marking: told === 'told' ? terms.marking : 'OFFICIAL-SENSITIVE',
        },
      });
      return { outcome, to: withDone(paths.message.show(file, number), 'message-answered') };
    },
  }),
  copyRoute({
    ...declared,
    path: '/files/:id/messages/:number/copy',
    name: 'answer',
    view: messageView,
    model: messageModel,
    wrongIn: (body) => lacking(body, { stage: t('Say what it says'), form: t('Choose as what it is taken') }),
    formIn: (body) => text(body, 'form'),
    make: (house, viewer, { id: file, number }, body, isInvented) =>
      copyAnswer(house, viewer, {
        file,
        number,
        stage: text(body, 'stage') === 'answered' ? 'answered' : 'received',
        ...paperIf(text(body, 'form'), isInvented),
      }),
  }),
];

const paperIf = (form: string, isInvented: boolean) =>
  form === 'paper' ? { paper: (content: Parameters<typeof replyPaper>[0], copy: number) => replyPaper(content, copy, isInvented) } : {};
