/** One request to a partner: what was asked, its clock, what came, and what may be done. A fresh code is shown on the answer to its own form, once. */
import { z } from 'zod';
import { endCodes, issueAnswerCode } from '../../app/answerPage.ts';
import { fileSight, type FileSight } from '../../app/fileSight.ts';
import { recordPartnerAct } from '../../app/partners.ts';
import { isOpen, requestSight } from '../../app/partnerSight.ts';
import { basisWords, groundWords, partnerLists } from '../../app/partnerWords.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import { actorName, postTitle } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Context, type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { phrase, t } from '../words.ts';

interface ShowModel {
  readonly file: { readonly href: Href; readonly title: string };
  readonly referral: { readonly href: Href; readonly reference: string } | null;
  readonly here: Href;
  readonly key: string;
  readonly reference: string;
  readonly of: string;
  readonly state: string;
  readonly isOpen: boolean;
  readonly due: number | null;
  readonly now: number;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly answers: readonly {
    readonly what: string;
    readonly words: string;
    readonly ground: string | null;
    readonly when: string;
    readonly late: boolean;
  }[];
  readonly codes: readonly string[];
  /** Shown this once. */
  readonly code: string | null;
  readonly answerPage: Href;
  readonly values: Readonly<Record<string, string>>;
  readonly kinds: readonly { readonly value: string; readonly text: string }[];
  readonly grounds: readonly { readonly value: string; readonly text: string }[];
  readonly mayAsk: boolean;
  readonly mayAccept: boolean;
  readonly problem: Problem | null;
}
const showView = view<ShowModel>('request/show.njk');

export const stateWords = {
  open: phrase('Waits for a reply'),
  late: phrase('Not answered in time'),
  replied: phrase('Answered'),
  'nothing held': phrase('Answered: nothing held'),
  refused: phrase('Refused, with the reason and the ground'),
  withdrawn: phrase('Withdrawn'),
  'absence accepted': phrase('No reply; accepted by a supervising person'),
} as const;

const answerWords = {
  reply: phrase('Reply'),
  part: phrase('Part of a reply'),
  'nothing held': phrase('Nothing held'),
  refused: phrase('Refused'),
} as const;

const params = z.object({ id: z.string().min(1).max(200), request: z.string().min(1).max(200) });
const shared = { path: '/files/:id/requests/:request', title: 'Request to a partner', mayUse: areaDuties, reads: 'files' } as const;

type Asking = Context<{ readonly params: z.output<typeof params> }>;

function showPage({ deps }: Asking, sight: FileSight, id: string, fields: FormFields, problem: Problem | null, code: string | null) {
  const { file, area, now } = sight;
  const request = file.requests.get(id);
  if (!request) return missing;
  const seen = requestSight(file, area, request, now);
  const { asked, made, withdrawn, absence } = request;
  const lines = [
    [t('Asked'), asked.asked],
    [t('Why'), asked.why],
    [t('Lawful basis'), t(basisWords(asked.basis))],
    [t('No less would do, because'), asked.least],
    [t('Marking and handling'), [asked.marking, asked.handling].filter(Boolean).join('. ')],
    [t('Told by'), asked.channel],
    [t('Asked by'), `${actorName(sight, made.by)}, ${postTitle(sight, made.post)}, ${dateAndTime(made.at)}`],
    [t('Withdrawn'), withdrawn?.reason ?? ''],
    [t('Accepted that no reply came'), absence ? `${absence.reason} (${actorName(sight, absence.by)})` : ''],
  ] as const;
  const model: ShowModel = {
    file: { href: paths.file.show(file.id), title: sight.names[0] ?? t('Name not known') },
    referral: seen.referral && { href: paths.case.show(seen.referral.id), reference: seen.referral.account.reference },
    here: paths.request(file.id, id),
    key: houseOf(deps).newId(),
    reference: asked.reference,
    of: seen.of,
    state: t(stateWords[seen.state]),
    isOpen: isOpen(request),
    due: seen.due,
    now,
    lines: lines.filter(([, words]) => words !== '').map(([label, words]) => ({ label, text: words })),
    answers: request.answers.map((each) => ({
      what: t(answerWords[each.answer]),
      words: each.words,
      ground: each.ground === null ? null : t(groundWords(each.ground)),
      when: dateAndTime(each.at),
      late: seen.late.includes(each.fact),
    })),
    codes: request.codes.map((each) => t('Issued {at}, good until {until}', { at: dateAndTime(each.at), until: dateAndTime(each.until) })),
    code,
    answerPage: paths.answer.start,
    values: Object.fromEntries(['answer', 'words', 'ground', 'by', 'reason'].map((name) => [name, text(fields, name)])),
    kinds: Object.entries(answerWords).map(([value, words]) => ({ value, text: t(words) })),
    grounds: partnerLists.grounds.codes.map((each) => ({ value: each.code, text: t(each.words) })),
    mayAsk: sight.whyNot('record-answer') === null,
    mayAccept: sight.whyNot('accept-absence') === null,
    problem,
  };
  return readPage(showView, model, [{ kind: 'file', id: file.id }], {
    reason: 'case work',
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

export const requestRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ params }),
    handle: async (context) => {
      const { id, request } = context.input.params;
      const sight = await fileSight(houseOf(context.deps), context.viewer, id);
      return sight ? showPage(context, sight, request, {}, null, null) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async (context) => {
      const { deps, viewer, input } = context;
      const { id: file, request: id } = input.params;
      const house = houseOf(deps);
      const sight = await fileSight(house, viewer, file);
      const request = sight?.file.requests.get(id);
      if (!sight || !request) return missing;
      const [act, key, answer, words, ground, by, reason] = ['act', 'key', 'answer', 'words', 'ground', 'by', 'reason'].map((name) =>
        text(input.body, name),
      ) as [string, string, string, string, string, string, string];
      const again = (problem: Problem | null, code: string | null = null, at: FileSight = sight) =>
        showPage(context, at, id, input.body, problem, code);
      if (act === 'code') {
        const { outcome, code } = await issueAnswerCode(house, viewer, { file, request, key });
        const problem = problemOf(outcome);
        if (problem) return again(problem);
        const fresh = await fileSight(house, viewer, file);
        return again(null, code, fresh ?? sight);
      }
      if (act === 'answer') {
        const wrong = [
          ...(answer in answerWords ? [] : [{ input: 'answer', words: t('Choose what they answered') }]),
          ...(words === '' ? [{ input: 'words', words: t('Write what they answered, or the reason of a refusal') }] : []),
          ...(answer === 'refused' && ground === '' ? [{ input: 'ground', words: t('Choose the ground of the refusal') }] : []),
        ];
        if (wrong.length > 0) return again(wrongFields(wrong));
        const problem = problemOf(
          await recordPartnerAct(house, viewer, {
            act: 'record-answer',
            file,
            key,
            request: id,
            fields: { answer, words, ground: answer === 'refused' ? ground : null, by },
          }),
        );
        if (problem) return again(problem);
        if (answer !== 'part') await endCodes(house, id);
        return redirect(withDone(paths.request(file, id), 'request-answered'));
      }
      if (act !== 'withdraw-request' && act !== 'accept-absence') return missing;
      if (reason === '') return again(wrongFields([{ input: `reason-${act}`, words: t('Write the reason') }]));
      const problem = problemOf(await recordPartnerAct(house, viewer, { act, file, key, request: id, reason }));
      if (problem) return again(problem);
      await endCodes(house, id);
      return redirect(withDone(paths.request(file, id), act === 'withdraw-request' ? 'request-withdrawn' : 'absence-accepted'));
    },
  }),
];
