/** One meeting: the agenda that the system made, who came, what is still to be decided, and closing its record (C05, G07). */
import { z } from 'zod';
import type { House } from '../../app/house.ts';
import { changePanel, recordHearing, sayWhoCame } from '../../app/panelActs.ts';
import { type Item, type MeetingSight, mayHaveCome, meetingSight, referralOf } from '../../app/panelSight.ts';
import { filesRead, missing, readPage, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import type { Instant, Viewer } from '../deps.ts';
import type { Done } from '../done.ts';
import { postTitle } from '../file/who.ts';
import { readTimeOfDay, typedMoment } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { houseOf, panelDuties, type Problem, problemOf, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { formWords, listedWords, outcomeWords } from './words.ts';

export interface ItemLine {
  readonly href: Href;
  readonly title: string;
  readonly reference: string;
  readonly as: string;
  readonly state: Item['state'];
  readonly outcome: string;
  readonly due: Instant | null;
  readonly reason: string;
}
interface MeetingModel {
  readonly here: Href;
  readonly print: Href;
  readonly key: string;
  readonly now: Instant;
  readonly when: string;
  readonly form: string;
  /** Nobody sits together: each agency writes its view, and the chair records who takes part. */
  readonly isCirculated: boolean;
  readonly where: string;
  readonly stage: 'ahead' | 'begun' | 'closed' | 'cancelled';
  readonly moved: readonly string[];
  readonly cancelled: string;
  readonly isSent: boolean;
  readonly may: MeetingSight['may'];
  readonly groups: readonly { readonly state: Item['state']; readonly title: string; readonly items: readonly ItemLine[] }[];
  readonly undecided: number;
  readonly due: number;
  readonly members: readonly {
    readonly post: string;
    readonly text: string;
    readonly present: boolean;
    readonly apology: boolean;
    /** Who of those who fill the post came; empty where only one does. */
    readonly who: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
  }[];
  readonly attended: boolean;
  /** Something was decided by those who were said to be there. */
  readonly hasDecided: boolean;
  readonly others: string;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
  readonly sent: string;
}
const meetingView = view<MeetingModel>('panel/meeting.njk');
const params = z.object({ meeting: z.string() });
const shared = {
  path: '/panel/meetings/:meeting',
  title: 'Meeting of the panel',
  mayUse: panelDuties,
  only: 'partnership',
  reads: 'files',
} as const;

export const meetingRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ params }),
    handle: ({ deps, viewer, input }) => answer(houseOf(deps), viewer, input.params.meeting, {}, null),
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input: { params: asked, body } }) => {
      const house = houseOf(deps);
      const sight = await meetingSight(house, viewer, asked.meeting);
      if (!sight) return missing;
      const came = await sent(house, viewer, sight, body);
      return typeof came === 'string'
        ? redirect(withDone(paths.panel.meeting(asked.meeting), came))
        : answer(house, viewer, asked.meeting, body, came);
    },
  }),
];

/** What the form asked for: where it leads, or what stands in the way. */
async function sent(house: House, viewer: Viewer, sight: MeetingSight, fields: FormFields): Promise<Done | Problem> {
  const meeting = sight.meeting.id;
  const change = async (act: Parameters<typeof changePanel>[2], done: Done): Promise<Done | Problem> => {
    const decision = await changePanel(house, viewer, act);
    return decision.kind === 'refused' ? (problemOf(decision) ?? done) : done;
  };
  const key = text(fields, 'key') || house.newId();
  switch (text(fields, 'do')) {
    case 'send': {
      for (const item of sight.items.filter(({ state }) => state === 'due')) {
        const problem = problemOf(
          await recordHearing(house, viewer, {
            act: 'list-case',
            file: item.file.id,
            key: `${key}-${item.about.subject}`,
            about: item.about,
            as: item.as,
            reason: '',
          }),
        );
        if (problem) return problem;
      }
      return change({ do: 'send', meeting }, 'agenda-sent');
    }
    case 'attend': {
      const present = [fields['present'] ?? []].flat().filter(Boolean);
      const apologies = [fields['apology'] ?? []].flat().filter((post) => post !== '' && !present.includes(post));
      return change(
        {
          do: 'attend',
          meeting,
          present: present.map((post) => ({ post, who: whoCame(sight, post, text(fields, `who-${post}`)) })),
          apologies,
          others: text(fields, 'others'),
          reason: text(fields, 'attendedWhy'),
          decided: sight.items.filter(({ state }) => state === 'decided').length,
        },
        'attended',
      ).then((came) => (typeof came === 'string' ? sayAnew(house, viewer, meeting, key, came) : came));
    }
    case 'add': {
      const found = await referralOf(house, viewer, text(fields, 'reference'));
      if (!found) return wrongFields([{ input: 'reference', words: t('Enter the reference of a referral of this area') }]);
      const adopted = [...found.file.cases.values()].findLast((each) => each.referral === found.referral);
      const about = adopted
        ? ({ meeting, subject: adopted.id, of: 'case' } as const)
        : ({ meeting, subject: found.referral, of: 'referral' } as const);
      const outcome = await recordHearing(house, viewer, {
        act: 'list-case',
        file: found.file.id,
        key,
        about,
        as: 'by hand',
        reason: text(fields, 'reason'),
      });
      return problemOf(outcome) ?? 'case-listed';
    }
    case 'move': {
      const starts = readTimeOfDay(fields, 'starts');
      if (starts.kind !== 'at') return wrongFields([{ input: 'starts-day', words: t('Enter the day and the time at which it starts') }]);
      return change({ do: 'move', meeting, starts: starts.at, reason: text(fields, 'why') }, 'meeting-changed');
    }
    case 'cancel':
      if (text(fields, 'why') === '') return wrongFields([{ input: 'why', words: t('Write why it is cancelled') }]);
      return change({ do: 'cancel', meeting, reason: text(fields, 'why') }, 'meeting-changed');
    case 'not-reached': {
      const anew = await sayAnew(house, viewer, meeting, key, 'meeting-closed');
      if (typeof anew !== 'string') return anew;
      for (const item of sight.items.filter(({ state }) => state === 'to be decided' || state === 'due')) {
        const problem = problemOf(
          await recordHearing(house, viewer, {
            act: 'not-reached',
            file: item.file.id,
            key: `${key}-${item.about.subject}`,
            about: item.about,
            reason: '',
          }),
        );
        if (problem) return problem;
      }
      return change({ do: 'close', meeting, undecided: 0, words: text(fields, 'words') }, 'meeting-closed');
    }
    case 'close': {
      // Left half done by a machine that stopped, it is done now.
      const anew = await sayAnew(house, viewer, meeting, key, 'meeting-closed');
      if (typeof anew !== 'string') return anew;
      return change({ do: 'close', meeting, undecided: undecidedIn(sight), words: text(fields, 'words') }, 'meeting-closed');
    }
    default:
      return wrongFields([{ input: 'main-content', words: t('Choose what to do') }]);
  }
}

/** Each case that the meeting has decided says who took part, as it is known now. */
async function sayAnew(house: House, viewer: Viewer, meeting: string, key: string, done: Done): Promise<Done | Problem> {
  const no = await sayWhoCame(house, viewer, meeting, key);
  return (no && problemOf(no)) ?? done;
}

/** Who may have come for a post: those who fill it, and whoever was said to have come before. */
const candidatesFor = ({ area, meeting }: MeetingSight, post: string): readonly string[] => mayHaveCome(area, meeting, post);

/** Who sat there, as it is said; where only one can have come the panel names them. */
const whoCame = (sight: MeetingSight, post: string, said: string): string | null =>
  candidatesFor(sight, post).find((who) => who === said) ?? null;

const undecidedIn = ({ items }: MeetingSight): number => items.filter(({ state }) => state === 'to be decided' || state === 'due').length;

export const itemTitle = ({ file }: Item): string => {
  const [record] = file.records.values();
  const name = record?.details.names[0];
  return name?.whole?.trim() || [name?.given, name?.family].filter(Boolean).join(' ').trim() || t('Name not known');
};

export const itemLine = (meeting: string, item: Item): ItemLine => ({
  href: paths.panel.hearing(meeting, item.file.id, item.about.subject),
  title: itemTitle(item),
  reference: item.referral?.account.reference ?? '',
  as: listedWords(item.as),
  state: item.state,
  outcome: item.hearing?.heard ? outcomeWords(item.hearing.heard.outcome) : '',
  due: item.due,
  reason: item.hearing?.takenOff?.reason ?? item.hearing?.listed?.reason ?? '',
});

const groupTitle = (state: Item['state'], isSent: boolean): string =>
  ({
    'to be decided': t('To be decided'),
    due: isSent ? t('Due by this meeting, and come since the agenda was sent') : t('Due by this meeting'),
    decided: t('Decided'),
    'not reached': t('Not reached: still owed'),
    'taken off': t('Taken off: still owed'),
  })[state];

async function answer(house: House, viewer: Viewer, id: string, fields: FormFields, problem: Problem | null) {
  const sight = await meetingSight(house, viewer, id);
  if (!sight) return missing;
  const { meeting, items, members, now } = sight;
  const isBack = problem !== null && text(fields, 'do') === 'attend';
  const present = new Set(isBack ? [fields['present'] ?? []].flat() : meeting.attended?.present.map(({ post }) => post));
  const apologies = new Set(isBack ? [fields['apology'] ?? []].flat() : meeting.attended?.apologies);
  const model: MeetingModel = {
    here: paths.panel.meeting(id),
    print: paths.print.meeting(id),
    key: house.newId(),
    now,
    when: dateAndTime(meeting.starts),
    form: formWords(meeting.form),
    isCirculated: meeting.form === 'urgent circulation',
    where: meeting.where,
    stage: meeting.cancelled ? 'cancelled' : meeting.closed ? 'closed' : meeting.starts <= now ? 'begun' : 'ahead',
    moved: meeting.moved.map(({ from, reason }) => t('It was set for {when}. {reason}', { when: dateAndTime(from), reason })),
    cancelled: meeting.cancelled?.reason ?? '',
    isSent: meeting.sent !== null,
    may: sight.may,
    groups: (['to be decided', 'due', 'decided', 'not reached', 'taken off'] as const).flatMap((state) => {
      const own = items.filter((item) => item.state === state);
      return own.length === 0
        ? []
        : [{ state, title: groupTitle(state, meeting.sent !== null), items: own.map((item) => itemLine(id, item)) }];
    }),
    undecided: undecidedIn(sight),
    due: items.filter(({ state }) => state === 'due').length,
    members: members.map(({ post, agency, core }) => ({
      post,
      text: `${agency}: ${postTitle(sight, post)}${core ? ` ${t('(core)')}` : ''}`,
      present: present.has(post),
      apology: apologies.has(post),
      who:
        candidatesFor(sight, post).length < 2
          ? []
          : [
              { value: '', text: t('Not said'), selected: false },
              ...candidatesFor(sight, post).map((who) => ({
                value: who,
                text: sight.area.practitioners.get(who)?.name ?? who,
                selected:
                  (isBack ? text(fields, `who-${post}`) : meeting.attended?.present.find((each) => each.post === post)?.who) === who,
              })),
            ],
    })),
    attended: meeting.attended !== null,
    hasDecided: items.some(({ state }) => state === 'decided'),
    others: isBack ? text(fields, 'others') : (meeting.attended?.others ?? ''),
    values: {
      ...typedMoment(fields, 'starts'),
      reference: text(fields, 'reference'),
      reason: text(fields, 'reason'),
      why: text(fields, 'why'),
      attendedWhy: text(fields, 'attendedWhy'),
      words: text(fields, 'words'),
    },
    problem,
    sent: text(fields, 'do'),
  };
  return readPage(meetingView, model, filesRead(items.map(({ file }) => file.id)), {
    hasErrors: problem !== null,
    reason: 'meeting of the panel',
    ...(problem ? { status: problem.status } : {}),
  });
}
