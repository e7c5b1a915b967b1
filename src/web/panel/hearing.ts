/**
 * One case in one meeting, on one page, by keyboard: what is known, and under it the minute (S02, G06, G07, C08). What was typed is shown
 * again with whatever stands in the way. After it the next case opens.
 */
import { z } from 'zod';
import type { House } from '../../app/house.ts';
import { lacksToHear, recordHearing } from '../../app/panelActs.ts';
import {
  type HearingSight,
  dissentsOpen,
  hearingSight,
  meetingSight,
  outcomesFor,
  putsOff,
  viewsOpen,
  worksOnFiles,
} from '../../app/panelSight.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { togetherSaid } from '../contacts-ladder/model.ts';
import { date, dateAndTime } from '../dates.ts';
import type { Viewer } from '../deps.ts';
import { postTitle } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { houseOf, panelDuties, type Problem, problemOf, type Wrong, wrongFields } from '../staff.ts';
import { capital, fixed, t } from '../words.ts';
import { type ItemLine, itemLine } from './meeting.ts';
import { type CaseKnown, caseKnown, type CaseMinute, caseMinute, followsIn, toAnswer } from './onCase.ts';
import { type Mistake, mistakeOf, sentOfMistake } from './mistake.ts';
import { hearingLine, outcomeWords, positionWords } from './words.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
}
interface Said {
  readonly when: string;
  readonly what: string;
  readonly words: string;
  readonly isLate?: boolean;
}
export interface HearingModel {
  readonly here: Href;
  readonly meeting: { readonly href: Href; readonly when: string };
  readonly key: string;
  readonly line: ItemLine;
  readonly child: boolean;
  readonly fileHref: Href | null;
  readonly concern: string;
  readonly receivedAt: number | null;
  readonly assessments: readonly Said[];
  readonly grounds: readonly Said[];
  readonly experts: readonly { readonly id: string; readonly expert: string; readonly view: string; readonly answer: string }[];
  readonly before: readonly Said[];
  readonly earlier: readonly Said[];
  /** What somebody wrote of all contacts together, and how many are new since. */
  readonly together: readonly Said[];
  readonly record: readonly string[];
  /** Words of the minute that were changed after the record was closed, each with when, by which post and why. */
  readonly rewordings: readonly { readonly words: string; readonly when: string; readonly reason: string }[];
  readonly asksWords: boolean;
  /** Of an adopted case: what is known of it. */
  readonly known: CaseKnown | null;
  readonly given: readonly Said[];
  /** The minute; null where it is not to be written now, with why. */
  readonly minute: {
    readonly outcomes: readonly Choice[];
    readonly onCase: CaseMinute | null;
    readonly agencies: readonly {
      readonly n: number;
      readonly agency: string;
      readonly items: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
      readonly words: string;
    }[];
    /** An agency has written its view: its line is shown. */
    readonly hasWritten: boolean;
    readonly conflicts: readonly Choice[];
    readonly onward: readonly Choice[];
    readonly lacks: readonly string[];
    readonly all: boolean;
    readonly values: Readonly<Record<'words' | 'conflictWords' | 'onwardWords', string>>;
    readonly absent: readonly string[];
  } | null;
  readonly whyNot: string;
  readonly mayTakeOff: boolean;
  readonly mayPutOn: boolean;
  readonly speaksFor: readonly string[];
  /** Agencies that owe a view, whose duties fall to this viewer and whose voice does not. */
  readonly unspoken: readonly string[];
  /** What the first of them has written already. */
  readonly saidBefore: string;
  /** A conflict that was written down for it, by somebody else. */
  readonly confirms: string;
  readonly viewWords: string;
  readonly positions: readonly Choice[];
  readonly offWords: string;
  /** An agency dissents, and nothing has followed: where a dispute is opened. */
  readonly dissent: { readonly href: Href | null; readonly words: string; readonly shown: string; readonly said: readonly string[] } | null;
  /** For the chair: taking back what was decided, and its words. */
  readonly mistake: Mistake | null;
  readonly left: number;
  readonly problem: Problem | null;
  readonly sent: string;
}
const hearingView = view<HearingModel>('panel/hearing.njk');
const params = z.object({ meeting: z.string(), id: z.string(), subject: z.string() });
type Params = z.output<typeof params>;
const shared = {
  path: '/panel/meetings/:meeting/cases/:id/:subject',
  title: 'Case before the panel',
  mayUse: panelDuties,
  only: 'partnership',
  reads: 'files',
} as const;

const sightOf = (house: House, viewer: Viewer, asked: Params) => hearingSight(house, viewer, asked.meeting, asked.id, asked.subject);

export const hearingRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const sight = await sightOf(house, viewer, input.params);
      return sight ? answer(sight, viewer, house.newId(), {}, null) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input: { params: asked, body } }) => {
      const house = houseOf(deps);
      const sight = await sightOf(house, viewer, asked);
      if (!sight) return missing;
      const key = text(body, 'key') || house.newId();
      const came = await sent(house, viewer, sight, key, body);
      return 'to' in came ? redirect(came.to) : answer(sight, viewer, key, body, came);
    },
  }),
];

async function sent(
  house: House,
  viewer: Viewer,
  sight: HearingSight,
  key: string,
  fields: FormFields,
): Promise<{ readonly to: Href } | Problem> {
  const { item, meeting } = sight;
  const { about } = item;
  const file = item.file.id;
  const here = paths.panel.hearing(meeting.id, file, about.subject);
  switch (text(fields, 'do')) {
    case 'put-on':
    case 'take-off': {
      const reason = text(fields, 'offWords');
      if (reason === '') return wrongFields([{ input: 'offWords', words: t('Write why') }]);
      const act =
        text(fields, 'do') === 'put-on'
          ? ({ act: 'list-case', as: item.state === 'due' ? item.as : 'by hand' } as const)
          : ({ act: 'take-off-case' } as const);
      const problem = problemOf(await recordHearing(house, viewer, { ...act, file, key, about, reason }));
      return problem ?? { to: withDone(here, act.act === 'list-case' ? 'case-listed' : 'case-taken-off') };
    }
    case 'view': {
      // What was shown is what is answered for.
      const agency = text(fields, 'agency') || sight.speaksFor[0] || '';
      const lacks = [
        ...(text(fields, 'position') === '' ? [{ input: 'position', words: t('Choose what your agency says') }] : []),
        ...(text(fields, 'viewWords') === '' ? [{ input: 'viewWords', words: t('Write what your agency says, and what it holds') }] : []),
      ];
      if (lacks.length > 0) return wrongFields(lacks);
      const outcome = await recordHearing(house, viewer, {
        act: 'give-panel-view',
        file,
        key,
        hearing: `${meeting.id}.${about.subject}`,
        fields: { agency, position: text(fields, 'position'), words: text(fields, 'viewWords') },
      });
      return problemOf(outcome) ?? { to: withDone(paths.panel.show, 'panel-view-given') };
    }
    case 'dissent': {
      const reason = text(fields, 'dissentWords');
      if (reason === '') return wrongFields([{ input: 'dissentWords', words: t('Write why no dispute is opened') }]);
      const problem = problemOf(
        await recordHearing(house, viewer, {
          act: 'consider-dissent',
          file,
          key,
          hearing: `${meeting.id}.${about.subject}`,
          reason,
          dissents: text(fields, 'shown').split(' '),
        }),
      );
      return problem ?? { to: withDone(here, 'dissent-considered') };
    }
    case 'take-back':
    case 'correct-minute':
      return sentOfMistake(house, viewer, sight, key, fields);
    case 'decide':
      break;
    default:
      return wrongFields([{ input: 'outcome', words: t('Choose what to do') }]);
  }
  const said = saidIn(sight, fields);
  const { follows, wrong: wrongOnCase } = followsIn(sight, fields);
  const wrong: Wrong[] = [
    ...(text(fields, 'outcome') === '' ? [{ input: 'outcome', words: t('Choose what the panel decides') }] : []),
    ...(said.words === '' ? [{ input: 'words', words: t('Write why, in your own words') }] : []),
    ...wrongOnCase,
    ...(said.conflicts.some(({ words }) => words === '') ? [{ input: 'conflictWords', words: t('Say what was declared') }] : []),
  ];
  if (wrong.length > 0) return wrongFields(wrong);
  const outcome = await recordHearing(house, viewer, {
    act: 'hear-case',
    file,
    key,
    about,
    said,
    newCase: `c-${key}`.slice(0, 100),
    follows,
  });
  const problem = problemOf(outcome);
  if (problem) return problem;
  const after = await meetingSight(house, viewer, meeting.id);
  const next = after?.items.find(({ state }) => state === 'to be decided');
  return next
    ? { to: withDone(paths.panel.hearing(meeting.id, next.file.id, next.about.subject), 'case-decided') }
    : { to: withDone(paths.panel.meeting(meeting.id), 'all-decided') };
}

type Outcome = Parameters<typeof outcomeWords>[0];

/** Dissents on which nothing has followed, for whoever chairs: they answer for those that stand here. */
function dissentOf({ may, item: { file, hearing, referral } }: HearingSight, viewer: Viewer, fields: FormFields): HearingModel['dissent'] {
  const open = may.hear && hearing && referral ? dissentsOpen(file, hearing) : [];
  if (!referral || open.length === 0) return null;
  return {
    href: worksOnFiles(viewer) ? paths.dispute.openAboutReferral(file.id, referral.id) : null,
    words: text(fields, 'dissentWords'),
    shown: open.map(({ fact }) => fact).join(' '),
    said: open.flatMap(({ said }) => said.map(({ agency, words }) => t('{agency}: {words}', { agency, words }))),
  };
}

const agenciesOf = ({ members }: HearingSight): readonly string[] => [...new Set(members.map(({ agency }) => agency))];
const presentAgencies = ({ members, meeting }: HearingSight): ReadonlySet<string> => {
  const present = new Set(meeting.attended?.present.map(({ post }) => post));
  return new Set(members.filter(({ post }) => present.has(post)).map(({ agency }) => agency));
};

/**
 * The minute as typed. "All agree" speaks for every agency present that has no line of its own and has written nothing else: where nothing is typed
 * for it, what an agency has written is its line. Only that a case is put off may be agreed to over what was written of it.
 */
function saidIn(sight: HearingSight, fields: FormFields) {
  const all = text(fields, 'all') === 'yes';
  const present = presentAgencies(sight);
  const conflicted = new Set([fields['conflict'] ?? []].flat().filter(Boolean));
  const speaking = new Set(sight.members.filter(({ post }) => !conflicted.has(post)).map(({ agency }) => agency));
  const putOff = putsOff.has(text(fields, 'outcome') as Outcome);
  const agrees = (agency: string): string => (all && present.has(agency) && speaking.has(agency) ? 'agrees' : '');
  const onwardTo = [fields['onward'] ?? []].flat().filter((each) => each === 'health' || each === 'social care');
  const onwardWords = text(fields, 'onwardWords');
  return {
    outcome: text(fields, 'outcome') as Outcome,
    words: text(fields, 'words'),
    conflicts: [...conflicted].map((post) => ({ post, words: text(fields, 'conflictWords') })),
    views: agenciesOf(sight).flatMap((agency, n) => {
      const written = putOff ? undefined : sight.written.find((each) => each.agency === agency);
      const position = text(fields, `position-${n}`) || (written ? '' : agrees(agency));
      return position === '' ? [] : [{ agency, position, words: text(fields, `said-${n}`) }];
    }),
    answers: toAnswer(sight).map(({ id }) => ({ view: id, answer: text(fields, `answer-${id}`) })),
    unheard: text(fields, 'unheard'),
    onward: onwardTo.length > 0 || onwardWords !== '' ? { to: onwardTo as ('health' | 'social care')[], words: onwardWords } : null,
  };
}

function answer(sight: HearingSight, viewer: Viewer, key: string, fields: FormFields, problem: Problem | null) {
  const { item } = sight;
  return readPage(hearingView, hearingModel(sight, viewer, key, fields, problem), [{ kind: 'file', id: item.file.id }], {
    hasErrors: problem !== null,
    reason: 'case before the panel',
    ...(problem ? { status: problem.status } : {}),
  });
}

/** What a case's page shows this viewer: the pack of the meeting prints the same. */
export function hearingModel(sight: HearingSight, viewer: Viewer, key: string, fields: FormFields, problem: Problem | null): HearingModel {
  const { item, meeting, now } = sight;
  const { file, referral, hearing, about } = item;
  const begun = meeting.starts <= now;
  const isOpen = !meeting.closed && !meeting.cancelled;
  const mayDecide =
    sight.may.hear && begun && isOpen && (item.state === 'to be decided' || item.state === 'due' || item.state === 'not reached');
  const name = (post: string) => postTitle(sight, post);
  return {
    here: paths.panel.hearing(meeting.id, file.id, about.subject),
    meeting: { href: paths.panel.meeting(meeting.id), when: dateAndTime(meeting.starts) },
    key,
    line: itemLine(meeting.id, item),
    child: [...file.records.values()].some(({ details }) => details.under18 === 'yes'),
    fileHref: worksOnFiles(viewer) ? paths.file.show(file.id) : null,
    concern: [referral?.account.concern, referral?.account.worry].filter(Boolean).join('\n'),
    receivedAt: referral?.received.at ?? null,
    assessments: (referral?.assessments ?? []).map((each) => ({
      when: dateAndTime(each.at),
      what: capital(fixed(each.outcome)),
      words: each.words,
      isLate: each.at >= meeting.starts,
    })),
    grounds: (referral?.outward.section36 ?? []).map((each) => ({
      when: dateAndTime(each.at),
      what: capital(fixed(each.outcome)),
      words: each.grounds,
    })),
    known: caseKnown(sight),
    experts: toAnswer(sight).map((each) => ({ ...each, answer: text(fields, `answer-${each.id}`) })),
    before: [...file.hearings.values()].flatMap(({ meeting: of, subject, heard }) =>
      heard && of !== meeting.id && subject === about.subject
        ? [{ when: date(heard.happened), what: outcomeWords(heard.outcome), words: heard.words }]
        : [],
    ),
    earlier: [...file.referrals.values()]
      .filter((each) => each.id !== referral?.id)
      .map((each) => ({
        when: date(each.received.at),
        what: each.account.reference,
        words: each.closed ? t('Closed: {finding}', { finding: fixed(each.closed.finding) }) : t('Open'),
      })),
    together: togetherSaid({ file, book: sight.book }),
    record: recordOf(sight, name),
    given: givenIn(sight),
    minute: mayDecide ? minuteOf(sight, viewer, fields, name) : null,
    whyNot: !sight.may.hear || hearing?.heard || !isOpen ? '' : begun ? '' : t('The minute is written here once the meeting has begun.'),
    mayTakeOff: sight.may.list && isOpen && item.state === 'to be decided',
    mayPutOn: sight.may.list && isOpen && (item.state === 'due' || item.state === 'taken off'),
    speaksFor: sight.speaksFor,
    unspoken: sight.unspoken,
    saidBefore: saidBefore(sight),
    confirms: conflictAsked(sight),
    asksWords: sight.asksWords,
    rewordings: sight.rewordings.map(({ before, at, post, reason }) => ({
      words: before,
      when: t('Changed on {when}, after the record was closed, by {post}', { when: dateAndTime(at), post: postTitle(sight, post ?? '') }),
      reason,
    })),
    viewWords: text(fields, 'viewWords'),
    positions: (['agrees', 'dissents', 'no view'] as const).map((value) => ({
      value,
      text: positionWords(value),
      checked: text(fields, 'position') === value,
    })),
    offWords: text(fields, 'offWords'),
    dissent: dissentOf(sight, viewer, fields),
    mistake: sight.may.hear ? mistakeOf(sight, fields) : null,
    left: sight.items.filter(({ state }) => state === 'to be decided').length,
    problem,
    sent: text(fields, 'do'),
  };
}

/** Views in writing: also for a meeting before that put it off, and those that hold no more, each said so. */
function givenIn({ item: { hearing }, written, heldNoMore, meeting, area }: HearingSight): readonly Said[] {
  const line = (
    { agency, position, words, at }: HearingSight['written'][number] | NonNullable<typeof hearing>['given'][number],
    more: string,
  ): Said => ({
    when: [dateAndTime(at), more].filter(Boolean).join(', '),
    what: `${agency}: ${positionWords(position)}`,
    words,
  });
  const before = written.filter((each) => each.meeting !== meeting.id);
  return [
    ...before.map((each) =>
      line(
        each,
        t('for the meeting of {day}, which did not decide it', { day: date(area.panel.meetings.get(each.meeting)?.starts ?? each.at) }),
      ),
    ),
    ...(hearing?.given ?? []).map((each) =>
      line(each, heldNoMore.has(each.fact) ? t('holds no more: it has said otherwise since, or what it was of was taken back') : ''),
    ),
  ];
}

/** What the agency that is asked has written of what is decided, or is to be. */
const saidBefore = ({ speaksFor: [agency = ''], written, asksWords, item }: HearingSight): string => {
  const said = asksWords || item.hearing?.heard ? undefined : written.find((each) => each.agency === agency);
  return said ? t('{position}: {words}', { position: positionWords(said.position), words: said.words }) : '';
};

/** A conflict that somebody else wrote down for the agency that is asked. */
function conflictAsked({ speaksFor: [agency = ''], item: { hearing }, members }: HearingSight): string {
  const isAsked = hearing?.owedViews.some((each) => each.agency === agency && each.because === 'conflict');
  const posts = members.filter((each) => each.agency === agency).map(({ post }) => post);
  return (isAsked && hearing?.heard?.conflicts.find(({ post }) => posts.includes(post))?.words) || '';
}

/** What this meeting has recorded of it, as the chronology says it. */
function recordOf(sight: HearingSight, post: (id: string) => string): readonly string[] {
  const { hearing } = sight.item;
  if (!hearing?.heard) return [];
  const { heard } = hearing;
  const { fact: _, at: __, by: ___, post: ____, happened: _____, ...fields } = heard;
  const lines = hearingLine(
    { type: 'CaseHeard', fields: { ...fields, ...sight.item.about } } as unknown as Parameters<typeof hearingLine>[0],
    { post },
  );
  return [
    ...lines.filter((each): each is string => Boolean(each)),
    ...viewsOpen(sight.item.file, hearing).map((each) =>
      each.because === 'conflict'
        ? t('{agency} took no part for a conflict that somebody else wrote down: {post} says whether it is so.', {
            agency: each.agency,
            post: post(each.post),
          })
        : t('{agency} was not there: {post} owes its view.', { agency: each.agency, post: post(each.post) }),
    ),
  ];
}

function minuteOf(sight: HearingSight, viewer: Viewer, fields: FormFields, name: (post: string) => string): HearingModel['minute'] {
  const { item, meeting, members } = sight;
  const outcomes = outcomesFor(item.file, item.about);
  const chosen = text(fields, 'outcome');
  const typed = saidIn(sight, fields);
  const present = new Set(meeting.attended?.present.map(({ post }) => post));
  // What stands in the way of any decision at all is said before anybody types.
  // Of an open case: what stands in the way of its going on (G09); of a closed one, of finding no concern (G11).
  const isCase = item.about.of === 'case';
  const outcome = !isCase ? 'adopt' : outcomes.includes('no concern') ? 'no concern' : 'reviewed';
  const asked = { about: item.about, said: { ...typed, outcome, words: '-' } } as const;
  const lacks = lacksToHear(sight.book, item.file, viewer, asked, sight.now).filter(({ gate }) =>
    isCase ? gate === 'G09' || gate === 'G11' : gate === 'G07',
  );
  const conflicted = new Set(typed.conflicts.map(({ post }) => post));
  const here = presentAgencies(sight);
  return {
    outcomes: outcomes.map((value) => ({ value, text: outcomeWords(value), checked: chosen === value })),
    onCase: caseMinute(sight, viewer, fields),
    agencies: agenciesOf(sight).map((agency, n) => {
      // What it has written itself stands there before anybody types.
      const written = fields[`position-${n}`] === undefined ? sight.written.find((each) => each.agency === agency) : undefined;
      const position = written?.position ?? text(fields, `position-${n}`);
      return {
        n,
        agency,
        items: (['', 'agrees', 'dissents', 'no view'] as const).map((value) => ({
          value,
          text: value === '' ? t('As above') : positionWords(value),
          selected: position === value,
        })),
        words: written?.words ?? text(fields, `said-${n}`),
      };
    }),
    hasWritten: sight.written.length > 0,
    conflicts: members
      .filter(({ post }) => present.has(post))
      .map(({ post, agency }) => ({ value: post, text: `${agency}: ${name(post)}`, checked: conflicted.has(post) })),
    onward: [
      { value: 'health', text: t('To health'), checked: typed.onward?.to.includes('health') ?? false },
      { value: 'social care', text: t('To social care'), checked: typed.onward?.to.includes('social care') ?? false },
    ],
    lacks: lacks.map(({ words, how }) => `${fixed(words)} ${fixed(how)}`),
    all: text(fields, 'all') === 'yes',
    values: { words: typed.words, conflictWords: text(fields, 'conflictWords'), onwardWords: text(fields, 'onwardWords') },
    // Before it is recorded who came nobody is said to have been away.
    absent: here.size === 0 ? [] : members.filter(({ core, agency }) => core && !here.has(agency)).map(({ agency }) => agency),
  };
}
