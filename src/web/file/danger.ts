/** A report of danger (C43): the duty post says that it has it, writes up what was done with true times, and warns whoever may be hurt. */
import { communicationOf } from '../../app/meeting.ts';
import { sealedSources } from '../../app/meeting.ts';
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import type { Outcome } from '../../app/act.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import type { DutyContact, Instant } from '../deps.ts';
import type { Done } from '../done.ts';
import { dayInputs, otherSideOfMidnight, type ReadMoment, readTimeOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { momentNames } from './form.ts';
import { type OriginalLine, originalLines } from '../languages/panel.ts';
import { communicationWords } from '../languages/words.ts';
import { markerLines, type MarkerLine } from '../marker/panel.ts';
import { owedModel, type OwedModel } from './owed.ts';
import { actorName, organisationName, postTitle } from './who.ts';
import { t } from '../words.ts';

interface Writeup {
  readonly done: string;
  readonly happened: string;
  readonly recorded: string;
  readonly by: string;
  readonly called: string;
  readonly targets: readonly { readonly who: string; readonly words: string }[];
  readonly noTarget: string | null;
}

interface DangerModel {
  readonly file: { readonly href: Href; readonly title: string };
  readonly here: Href;
  readonly duty: DutyContact;
  readonly key: string;
  readonly now: Instant;
  /** Where who it was is recorded, while nobody has. */
  readonly who: Href | null;
  readonly words: string;
  readonly where: string;
  readonly mayBeTarget: string;
  /** Where it is opened who reported it; null where they left nothing. */
  readonly source: Href | null;
  readonly reported: string;
  readonly reportedBy: string;
  /** Warnings for whoever goes there. */
  readonly markers: readonly MarkerLine[];
  /** What of it is in another language, with its translations (C21). */
  readonly originals: readonly OriginalLine[];
  /** Where a visit that protects somebody is planned: no gate stands before it. */
  readonly visit: Href | null;
  /** How to speak with the person. */
  readonly speak: readonly string[];
  readonly acknowledged: string | null;
  readonly owed: readonly OwedModel[];
  readonly writeUps: readonly Writeup[];
  /** Who has neither been warned nor is not to be: one form each. */
  readonly toWarn: readonly { readonly n: number; readonly who: string; readonly warner: string; readonly writeUp: string }[];
  readonly rows: readonly number[];
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}
const dangerView = view<DangerModel>('file/danger.njk');
const title = 'Report of danger';
const params = z.object({ id: z.string(), danger: z.string() });
/** People who may be a target, in one write-up; another write-up adds more. */
const rows = [1, 2, 3] as const;
type Row = (typeof rows)[number];

export const showDanger: Route = route({
  method: 'GET',
  path: '/files/:id/danger/:danger',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await fileSight(house, viewer, input.params.id);
    return answer(sight, input.params.danger, deps.duty, house.newId(), {}, null);
  },
});

export const actOnDanger: Route = route({
  method: 'POST',
  path: '/files/:id/danger/:danger',
  title,
  mayUse: areaDuties,
  reads: 'files',
  protects: ['acknowledge'],
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id: file, danger } = input.params;
    const fields = input.body;
    const key = text(fields, 'key') || house.newId();
    const shared = { file, danger, key } as const;
    const act = text(fields, 'act');
    const finish = async (code: Done, problem: Problem | null) =>
      problem
        ? answer(await fileSight(house, viewer, file), danger, deps.duty, key, fields, problem)
        : redirect(withDone(paths.file.dangerReport(file, danger), code));
    const tried = async (code: Done, recording: Promise<Outcome>) => finish(code, problemOf(await recording));

    if (act === 'acknowledge') {
      return tried(
        'danger-acknowledged',
        recordAct(house, viewer, { act: 'acknowledge-danger', ...shared, words: text(fields, 'acknowledgement') }),
      );
    }
    // After midnight the day in the inputs is the new one, and what was done before it would lie ahead.
    const night = otherSideOfMidnight(fields, moments, await house.now(), 'past');
    if (night.wrong.length > 0)
      return answer(await fileSight(house, viewer, file), danger, deps.duty, key, night.fields, wrongFields(night.wrong));
    if (act === 'warn') {
      const warning = readWarning(fields, 'warn', text(fields, 'who'));
      if ('wrong' in warning) return finish('target-warned', wrongFields(warning.wrong));
      return tried(
        'target-warned',
        recordAct(house, viewer, { act: 'warn-target', ...shared, fields: { ...warning, writeUp: text(fields, 'writeUp') } }),
      );
    }
    const read = readWriteUp(fields);
    if ('wrong' in read) return finish('danger-written-up', wrongFields(read.wrong));
    return tried('danger-written-up', recordAct(house, viewer, { act: 'write-up-danger', ...shared, fields: read }));
  },
});

type Wrong = { readonly wrong: readonly { readonly input: string; readonly words: string }[] };
const instantOf = (read: ReadMoment): Instant | null => (read.kind === 'at' ? read.at : null);
const wrongMoment = (read: ReadMoment, label: string) =>
  read.kind === 'wrong' ? [{ input: read.input, words: `${label}: ${read.words}` }] : [];

function readWriteUp(fields: FormFields) {
  const done = text(fields, 'done');
  const [happened, called] = [readTimeOfDay(fields, 'happened'), readTimeOfDay(fields, 'called')];
  const targets = rows.flatMap((row) => {
    const who = text(fields, `who-${row}`);
    return who === '' ? [] : [readWarning(fields, `target-${row}`, who, row)];
  });
  const noTargetBecause = text(fields, 'noTargetBecause');
  const wrong = [
    ...(done === '' ? [{ input: 'done', words: t('Say what was done') }] : []),
    ...(happened.kind === 'none'
      ? [{ input: 'happened-time', words: t('Give the time at which it was done') }]
      : wrongMoment(happened, t('When it was done'))),
    ...wrongMoment(called, t('When 999 was called')),
    ...targets.flatMap((each) => ('wrong' in each ? each.wrong : [])),
    ...(targets.length === 0 && noTargetBecause === ''
      ? [{ input: 'who-1', words: t('Say who may be hurt, or why there is nobody to warn') }]
      : []),
  ];
  if (wrong.length > 0 || happened.kind !== 'at') return { wrong } satisfies Wrong;
  return {
    happened: happened.at,
    done,
    emergencyServicesCalledAt: instantOf(called),
    targets: targets.filter((each) => !('wrong' in each)),
    noTargetBecause: noTargetBecause || null,
  };
}

/** In a write-up nobody need have been warned yet: it is then owed within the hour. Afterwards it is a time or a reason. */
function readWarning(fields: FormFields, name: string, who: string, row?: Row) {
  const warnedAt = readTimeOfDay(fields, `${name}-at`);
  const notWarnedBecause = text(fields, `${name}-because`);
  const warner = text(fields, `${name}-warner`);
  const unanswered = row === undefined && warnedAt.kind === 'none' && notWarnedBecause === '';
  const wrong = [
    ...wrongMoment(warnedAt, t('When {who} was warned', { who })),
    ...(warner === '' && notWarnedBecause === '' ? [{ input: `${name}-warner`, words: t('Say who warns {who}', { who }) }] : []),
    ...(unanswered ? [{ input: `${name}-at-time`, words: t('Say when {who} was warned, or why not', { who }) }] : []),
  ];
  if (wrong.length > 0) return { wrong } satisfies Wrong;
  return { who, warner, warnedAt: instantOf(warnedAt), notWarnedBecause: notWarnedBecause || null };
}

const answerNames = [
  'acknowledgement',
  'done',
  'noTargetBecause',
  ...rows.flatMap((row) => [`who-${row}`, `target-${row}-warner`, `target-${row}-because`]),
  'who',
  'warn-warner',
  'warn-because',
  'writeUp',
];
const moments = ['happened', 'called', ...rows.map((row) => `target-${row}-at`), 'warn-at'];

function answer(sight: FileSight | null, id: string, duty: DutyContact, key: string, fields: FormFields, problem: Problem | null) {
  const danger = sight?.file.dangers.get(id);
  if (!sight || !danger) return missing;
  const { file, now } = sight;
  const by = (done: { readonly by: string; readonly post: string | null; readonly at: Instant }): string =>
    [
      actorName(sight, done.by),
      done.post && postTitle(sight, done.post),
      done.post && organisationName(sight, sight.area.posts.get(done.post)?.organisation ?? null),
    ]
      .filter(Boolean)
      .join(', ');
  const answered = (writeUp: string, who: string) => danger.warned.findLast((each) => each.writeUp === writeUp && each.who === who);
  const isNamed = (file.records.get(danger.record)?.details.names.length ?? 0) > 0;
  const referral = [...file.referrals.values()].find((each) => each.record === danger.record);
  const isEmpty = Object.keys(fields).length === 0;
  const values = {
    // The day is filled in, for somebody who is tired; the time is theirs to give.
    ...Object.assign({}, ...moments.map((name) => dayInputs(name, now))),
    ...Object.fromEntries(
      [...answerNames, ...moments.flatMap(momentNames)].flatMap((name) =>
        isEmpty || fields[name] === undefined ? [] : [[name, text(fields, name)]],
      ),
    ),
  };
  const model: DangerModel = {
    file: { href: paths.file.show(file.id), title: sight.names[0] ?? t('Name not known') },
    here: paths.file.dangerReport(file.id, id),
    duty,
    key,
    now,
    who: isNamed || !referral ? null : paths.case.who(referral.id),
    words: danger.account.words,
    where: danger.account.where,
    mayBeTarget: danger.account.mayBeTarget,
    source: sealedSources(file).get(danger.reported.fact)?.isLeft ? paths.source.show(file.id, danger.reported.fact) : null,
    reported: dateAndTime(file.corrected.get(danger.reported.fact)?.learnt ?? danger.reported.learnt),
    reportedBy: by(danger.reported),
    originals: originalLines(sight)
      .filter((each) => each.words.includes(danger.account.words.trim()))
      .slice(0, 1),
    visit: sight.isLive ? paths.visit.protect(file.id, id) : null,
    markers: markerLines(sight),
    speak: communicationWords(communicationOf(file)),
    acknowledged: danger.acknowledged
      ? danger.acknowledged.words
        ? t('{who}, on {when}: {words}', {
            who: by(danger.acknowledged),
            when: dateAndTime(danger.acknowledged.at),
            words: danger.acknowledged.words,
          })
        : t('{who}, on {when}', { who: by(danger.acknowledged), when: dateAndTime(danger.acknowledged.at) })
      : null,
    owed: sight.owed.filter((each) => each.stream === danger.stream).map((each) => owedModel(sight, each)),
    writeUps: danger.writtenUp.map((each) => ({
      done: each.done,
      happened: dateAndTime(each.happened),
      recorded: dateAndTime(each.at),
      by: by(each),
      called:
        each.emergencyServicesCalledAt === null
          ? t('999 was not called')
          : t('999 was called on {when}', { when: dateAndTime(each.emergencyServicesCalledAt) }),
      targets: each.targets.map((target) => ({ who: target.who, words: warningWords(answered(each.fact, target.who) ?? target) })),
      noTarget: each.noTargetBecause,
    })),
    toWarn: danger.writtenUp
      .flatMap((each) =>
        each.targets
          .filter((target) => target.warnedAt === null && !target.notWarnedBecause && !answered(each.fact, target.who))
          .map((target) => ({ ...target, writeUp: each.fact })),
      )
      .map(({ who, warner, writeUp }, n) => ({ n: n + 1, who, warner, writeUp })),
    rows,
    values: { ...Object.fromEntries(answerNames.map((name) => [name, ''])), ...values },
    problem,
  };
  return readPage(dangerView, model, [{ kind: 'file', id: file.id }], {
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

function warningWords({
  warner,
  warnedAt,
  notWarnedBecause,
}: {
  readonly warner: string;
  readonly warnedAt: Instant | null;
  readonly notWarnedBecause: string | null;
}): string {
  if (warnedAt !== null) return t('warned by {warner} on {when}', { warner, when: dateAndTime(warnedAt) });
  return notWarnedBecause
    ? t('not to be warned: {notWarnedBecause}', { notWarnedBecause })
    : t('not warned yet; {warner} warns them', { warner });
}
