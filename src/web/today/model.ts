/** The list as its view shows it: who, what, when, why mine, and one action. */

import { absenceOf, whoAnswers } from '../../app/whoAnswers.ts';
import { countedAtMost, isAsked, isDangerNow, lastPage, shownAtMost, type Today } from '../../app/today.ts';
import { worksOnFiles } from '../../app/panelSight.ts';
import type { Area } from '../../domain/area/state.ts';
import { dueDate, longDay } from '../dates.ts';
import type { Instant, Viewer } from '../deps.ts';
import { t } from '../words.ts';
import { whereDoneBy } from '../doing.ts';
import { absenceWords } from '../posts/words.ts';
import type { Begun } from '../../app/judgementDrafts.ts';
import { draftWords } from '../intake/drafts.ts';
import { at, type Href, paths } from '../paths.ts';

type Row = Today['danger'][number];
type Line = Today['lines'][number];

export interface Owed {
  readonly what: string;
  readonly due: Instant;
  readonly why: string;
  /** ", waits on …" where it is somebody else's; empty where it is mine. */
  readonly waitsOn: string;
  readonly rule: string;
  readonly ruleHref: Href;
  readonly href: Href;
  readonly action: string;
}
export interface Item {
  /** Whoever only sits on the panel has no file to open: then the name is no link. */
  readonly about: { readonly file: string; readonly text: string; readonly href: Href | null };
  readonly isRefuted: boolean;
  readonly owes: readonly Owed[];
}

export interface TodayModel {
  readonly now: Instant;
  readonly posts: readonly string[];
  /** Why there may be nothing here for a deputy. */
  readonly deputises: readonly string[];
  /** While the reader is recorded as away nothing of theirs is here: until when, and where they say that they are back. */
  readonly away: { readonly words: string; readonly href: Href } | null;
  readonly danger: readonly (Owed & { readonly about: Item['about']; readonly acknowledge: Href | null })[];
  /** One a person, the most urgent first. */
  readonly climbs: readonly { readonly about: Item['about']; readonly rows: readonly (Owed & { readonly acknowledge: Href })[] }[];
  readonly climbCount: number;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly items: readonly Item[]; readonly count: number }[];
  readonly later: { readonly items: readonly Item[]; readonly count: number };
  readonly waiting: { readonly items: readonly Item[]; readonly count: number };
  readonly queue: readonly { readonly reference: string; readonly since: Instant; readonly why: string; readonly href: Href }[];
  readonly asks: readonly {
    readonly what: string;
    readonly action: string;
    readonly due: Instant | null;
    readonly since: Instant;
    readonly href: Href;
  }[];
  readonly drafts: string | null;
  /** Assessments that the reader has begun and not saved, each with the day on which it goes (C45). */
  readonly begun: readonly { readonly about: Item['about']; readonly until: Instant; readonly href: Href }[];
  readonly notArrived: number;
  readonly reachedNobody: number;
  readonly keysToCompare: number;
  readonly isIntake: boolean;
  /** Posts and comparisons are pages of whoever works on files. */
  readonly opens: boolean;
  /** Posts for which nobody answers: what they owe would have no owner. Always 0, and said. */
  readonly unowned: number;
  readonly open: number;
  readonly checked: string;
  /** How many of each kind a page shows, how much is owed by when, and where the rest is; null when everything is here. */
  readonly cut: { readonly at: number; readonly words: string; readonly before: Href | null; readonly after: Href | null } | null;
  /** What waits on queues stands on the first page. */
  readonly isFirst: boolean;
}

/** What else is owed about somebody is named when it is due within 90 days; what is due in years stands on the file's page. */
const alsoWithin = 90 * 24 * 60 * 60 * 1000;

function awayWords(area: Area, { practitioner }: Viewer, now: Instant): TodayModel['away'] {
  const absence = absenceOf(area, practitioner, now);
  return absence && { words: absenceWords(absence, now), href: paths.posts.person(practitioner) };
}

export function todayModel(seen: Today, viewer: Viewer, begun: readonly Begun[] = []): TodayModel {
  const { now, area, lines, danger, climbs, posts, queue, next } = seen;
  const isDanger = isDangerNow;
  const opens = worksOnFiles(viewer);
  const aboutOf = ({ file, title, reference }: Pick<Row, 'file' | 'title' | 'reference'>): Item['about'] => ({
    text: reference === null ? title || t('Name not known') : t('Name not known, {reference}', { reference }),
    file,
    href: opens ? paths.file.show(file) : null,
  });
  const owed = (row: Row): Owed => ({
    what: t(row.task),
    due: row.due,
    why: whyMine(area, row, posts, viewer.practitioner, now),
    waitsOn: posts.includes(row.post) ? '' : t(', waits on {post}', { post: area.posts.get(row.post)?.title ?? row.post }),
    rule: row.ruleId,
    ruleHref: at(paths.rulebook, row.ruleId),
    ...whereDoneBy(viewer, row),
  });
  const climbed = (row: Row) => ({
    ...owed(row),
    why: climbWords(area, row, seen),
    about: aboutOf(row),
    acknowledge: paths.file.obligation(row.file, row.id),
  });
  // Whoever leads the file sees danger that nobody has taken, or that is late, on top as well: it must not wait among what else is owed.
  const unansweredOnMine = lines
    .flatMap((line) => line.owed)
    .filter((row) => isDanger(row) && !posts.includes(row.post) && (row.rule === 'C43.acknowledge' || row.due <= now))
    .filter((row) => !climbs.some(({ id }) => id === row.id));
  const onTop = new Set([...danger, ...climbs.filter(isDanger), ...unansweredOnMine].map(({ id }) => id));
  // Danger stands on top by itself, and is not repeated below.
  const items = (section: Line['section']): readonly Item[] =>
    lines
      .filter((line) => line.section === section)
      .map((line) => ({
        about: aboutOf({ ...line, reference: line.owed[0]?.reference ?? null }),
        isRefuted: line.refuted,
        owes: line.owed
          .filter((row) => !onTop.has(row.id))
          .filter((row, index) => index === 0 || row.due <= now + alsoWithin)
          .map(owed),
      }))
      .filter(({ owes }) => owes.length > 0);
  const section = (id: Line['section'], title: string) => ({ id, title, items: items(id), count: items(id).length });
  const sections = [section('overdue', t('Overdue')), section('today', t('Today')), section('this-week', t('This week'))];
  const open = lines.flatMap((line) => line.owed).filter((row) => posts.includes(row.post)).length;
  return {
    now,
    posts: posts.map((post) => postTitle(area, post)),
    away: awayWords(area, viewer, now),
    deputises: [...area.posts.values()]
      .filter((post) => post.deputies.includes(viewer.practitioner) && !posts.includes(post.id))
      .map((post) => t('{title}, which {name} holds now', { title: post.title, name: nameOf(area, post.holders[0] ?? null) })),
    danger: [
      ...danger.map((row) => ({ ...owed(row), about: aboutOf(row), acknowledge: null })),
      ...unansweredOnMine.map((row) => ({ ...owed(row), about: aboutOf(row), acknowledge: null })),
      ...climbs.filter((row) => isDanger(row) && !posts.includes(row.post)).map(climbed),
    ],
    climbs: byPerson(climbs.filter((row) => !isDanger(row)).map(climbed)),
    climbCount: climbs.filter((row) => !isDanger(row)).length,
    sections,
    later: section('later', t('Later')),
    waiting: section('waiting', t('Waiting on others')),
    notArrived: seen.notArrived,
    reachedNobody: seen.reachedNobody,
    keysToCompare: seen.keysToCompare,
    queue: queue.map(({ item, since, why }) => ({
      reference: item.slice(item.indexOf('/') + 1),
      since,
      why: why || t('It has not been read yet.'),
      href: paths.arrival(item.slice(item.indexOf('/') + 1)),
    })),
    asks: [
      ...(seen.queueAlarm === null
        ? []
        : [
            {
              what: t('The queue of closed subjects is an alarm'),
              action: t('Look'),
              due: seen.queueAlarm.since,
              since: seen.queueAlarm.since,
              href: paths.subjects.alarm,
            },
          ]),
      ...seen.keysAsked.map(({ id, partner, since, due }) => ({
        what: t('The key of {partner} waits for a second person to compare it', { partner }),
        action: t('Call them, and compare'),
        due,
        since,
        href: paths.partnerKeys.show(id),
      })),
      ...seen.asks.map(askModel),
    ],
    begun: begun.map(({ file, about, title, keepUntil }) => ({
      about: { file, text: title, href: paths.file.show(file) },
      until: keepUntil,
      href: about === 'cumulative' ? paths.contacts.write(file) : paths.judging.make(file),
    })),
    drafts: seen.drafts ? draftWords(seen.drafts, Date.now()) : null,
    opens,
    unowned: [...area.posts.keys()].filter((post) => whoAnswers(area, post, now).practitioner === null).length,
    isIntake: posts.some((post) => area.posts.get(post)?.role === 'intake'),
    open,
    checked: checkedWords(sumOf(seen.counts) ?? open, next, seen.cut),
    cut: cutOf(seen),
    isFirst: seen.page === 1,
  };
}

const sumOf = (counts: Today['counts']): number | null => counts && counts.reduce((sum, n) => sum + Math.min(n, countedAtMost), 0);

function cutOf({ cut, page, counts }: Today): TodayModel['cut'] {
  if (!counts) return null;
  const many = (n = 0): string => (n > countedAtMost ? t('more than {n}', { n: countedAtMost }) : String(n));
  const [overdue, today, week, later] = counts;
  return {
    at: shownAtMost,
    words: t('Owed by your posts: {overdue} overdue, {today} today, {week} this week, {later} later.', {
      overdue: many(overdue),
      today: many(today),
      week: many(week),
      later: many(later),
    }),
    before: page > 1 ? paths.todayPage(page - 1) : null,
    after: cut && page < lastPage ? paths.todayPage(page + 1) : null,
  };
}

/** Two lapses about one person are one line, as everywhere on this page. */
const byPerson = <T extends { readonly about: Item['about'] }>(rows: readonly T[]) =>
  [...Map.groupBy(rows, ({ about }) => about.file).values()].flatMap((group) => (group[0] ? [{ about: group[0].about, rows: group }] : []));

function askModel({ item, queue, channel, why, since, due }: Today['asks'][number]): TodayModel['asks'][number] {
  const id = item.slice(item.indexOf('/') + 1).replace(/^reminder-/, '');
  const one = { since, due };
  if (queue === 'advice') return { ...one, what: t('A question that names nobody'), action: t('Answer'), href: paths.advice.show(id) };
  if (queue === 'registers-second')
    return { ...one, what: t('An old register is declared: agree or decline'), action: t('Look'), href: paths.register.show(id) };
  if (queue === 'registers')
    return { ...one, what: t('An old register to compare with the people on file'), action: t('Go on'), href: paths.register.show(id) };
  if (channel === 'released')
    return {
      ...one,
      what: t('A message from another area: {why}', { why }),
      action: t('Take it in'),
      href: queue === 'documents' ? paths.message.arrival(id) : paths.arrival(id),
    };
  if (queue === 'documents')
    return { ...one, what: t('A document to check and take as a referral'), action: t('Check'), href: paths.documents.show(id) };
  return { ...one, what: t('Somebody began a form and asked to be reminded'), action: t('Remind them'), href: paths.reminder(id) };
}

/** What was looked at when nothing is due: an empty page that says nothing would be silence. */
function checkedWords(open: number, next: Row | null, cut: boolean): string {
  if (open === 0) return t('No promise of your posts is open.');
  const promises = cut
    ? t('At least {n, plural, one {# open promise} other {# open promises}}', { n: open })
    : t('{n, plural, one {# open promise} other {# open promises}}', { n: open });
  return next ? t('{promises}, next on {day}.', { promises, day: longDay(next.due - 1) }) : `${promises}.`;
}

function whyMine(area: Area, row: Row, posts: readonly string[], practitioner: string, now: Instant): string {
  const post = area.posts.get(row.post);
  const title = post?.title ?? row.post;
  if (!posts.includes(row.post))
    return t('Waits on {post}, for {n, plural, one {# day} other {# days}}. You lead the file.', {
      post: postTitle(area, row.post),
      n: Math.max(0, Math.floor((now - row.raisedAt) / 86_400_000)),
    });
  const answers = whoAnswers(area, row.post, now);
  if (answers.practitioner === practitioner && answers.by === 'rota') return t('Yours: you are on the rota as {title}.', { title });
  if (post?.holders.includes(practitioner)) return t('Yours as {title}.', { title });
  // A deputy's list is that of the holder as well: they stand in without a word having to be said.
  if (post?.deputies.includes(practitioner) && answers.practitioner !== practitioner && answers.practitioner !== null)
    return t('You deputise as {title}; {name} answers now.', { title, name: nameOf(area, answers.practitioner) });
  if (post?.deputies.includes(practitioner)) return t('Yours as deputy: who holds {title} is away, or nobody does.', { title });
  return t('Falls to you because nobody of {title} is there.', { title });
}

function climbWords(area: Area, { post, due, climbedTo, proposer, isSealed }: Row, seen: Pick<Today, 'posts' | 'falls'>): string {
  const from = t('{post}: it was not done by {day}.', { post: postTitle(area, post), day: dueDate(due) });
  if (climbedTo === null || seen.posts.includes(climbedTo)) return t('It climbed to you from {from}', { from });
  if (isAsked(seen, { owner: post, asked: climbedTo, proposer: proposer ?? null, isSealed: isSealed ?? false }))
    return t(
      'It climbed from {from} It is put to you because nobody of {post} may acknowledge it: they owe it themselves, or are not shown what has lapsed.',
      {
        from,
        post: postTitle(area, climbedTo),
      },
    );
  return t('It climbed to you from {from} Nobody acknowledged it, and it has climbed on to {post}.', {
    from,
    post: postTitle(area, climbedTo),
  });
}

const nameOf = (area: Area, practitioner: string | null): string => area.practitioners.get(practitioner ?? '')?.name ?? 'nobody';

function postTitle(area: Area, id: string): string {
  const post = area.posts.get(id);
  return post ? `${post.title}, ${area.organisations.get(post.organisation)?.name ?? post.organisation}` : id;
}
