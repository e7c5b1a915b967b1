/**
 * Telling practitioners by mail. What is urgent goes at once to whoever answers for the post, at any hour, and cannot be switched
 * off; the rest is one digest a day (or as each has chosen), in hours, worked out from who answers at the moment of sending, so that
 * what was handed on is in the mail of whoever has it now. One queue item a person where mail comes back; the next on the rota at once.
 */
import { isPresent, postsAnsweredBy, whoAnswers } from '../domain/area/presence.ts';
import { type Area, postsOf, postWithRole } from '../domain/area/state.ts';

import { mailAddress } from '../domain/notice/entries.ts';
import { noContact } from '../domain/notice/state.ts';
import { dayOf } from '../rulebook/engine/amount.ts';
import { askedUpTo } from '../rulebook/engine/ladder.ts';
import { inForce } from '../rulebook/engine/rulebook.ts';
import { isWorkingDay, type WorkingCalendar } from '../rulebook/engine/workingDays.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from '../store/append.ts';
import {
  addMail,
  endMail,
  lastWritten,
  listReturned,
  type MailRow,
  raisedSince,
  readMail,
  referencesOf,
  returnedItems,
  sweepMail,
  takeOffList,
  writtenBefore,
  writtenTo,
} from '../store/mail.ts';
import { alertsAboutFiles, listUndelivered, noteDelivery, readNotice } from '../store/notices.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { contactsOf, presentPractitioners } from './contacts.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { digestWords, urgentWords, type Words } from './mailWords.ts';
import { type Mailer, MailRefused } from './mailer.ts';
import { today } from './today.ts';
import { viewerIn } from './viewers.ts';

/** How mail goes out; `mailer` is null where no mail is set up: then what would have been sent is kept to be seen, and the lists have it all. */
export interface MailWay {
  readonly mailer: Mailer | null;
  /** `https://throughline.example.org`, for links; null where nobody has said. */
  readonly base: string | null;
}
export const noMail: MailWay = { mailer: null, base: null };

/** Ordinary mail is written from 8 in the morning to 6 in the evening: on working days, or on any for a post that is always there. */
const firstHour = 8;
const lastHour = 18;
/** Whoever asked to be told at once is told at most this often. */
const atMostEvery = 15 * 60_000;
/** After this many attempts it is the mail server's fault, and somebody's to see to. */
const attemptsBeforeListed = 3;
const serverItem = 'returned/mail-server';

const asTimekeeper = (house: House) => serviceViewer(house.area, 'timekeeper');

/** Writes the digests and news that are due now. Each is written once, however often and by however many this is asked. How many. */
export async function planTelling(house: House): Promise<number> {
  const at = await house.now();
  return viewing(house.pool, asTimekeeper(house), async (tx) => {
    const { area } = await load(tx, house.pool, house.area, []);
    const { calendar } = inForce(house.rulebook, area, at);
    const contacts = await contactsOf(tx, area);
    const written = await lastWritten(tx, area.id);
    const waiting = new Set((await returnedItems(tx, area.id)).map(({ item }) => item));
    const day = dayOf(at);
    let planned = 0;
    const add = async (practitioner: string, kind: 'digest' | 'new', once: string) => {
      if (await addMail(tx, area.id, { id: house.newId(), kind, practitioner, once: `${kind}/${practitioner}/${once}`, madeAt: at }))
        planned += 1;
    };
    for (const practitioner of presentPractitioners(area, at)) {
      const { mail, ordinary } = contacts.practitioners.get(practitioner) ?? noContact;
      // Nothing ordinary goes to an address from which mail came back, until somebody has settled that.
      if (mail === null || ordinary === 'none' || waiting.has(`returned/${practitioner}`)) continue;
      const posts = postsAnsweredBy(area, practitioner, at);
      if (posts.length === 0 || !isInHours(area, posts, at, calendar)) continue;
      await add(practitioner, 'digest', ordinary === 'weekly' ? `${day.yearOfWeek}-W${day.weekOfYear}` : day.toString());
      const since = written.get(practitioner);
      if (ordinary === 'at once' && since !== undefined && at - since >= atMostEvery && (await raisedSince(tx, area.id, posts, since)))
        await add(practitioner, 'new', String(Math.floor(at / atMostEvery)));
    }
    return planned;
  });
}

function isInHours(area: Area, posts: readonly string[], at: Instant, calendar: WorkingCalendar): boolean {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London');
  if (hour < firstHour || hour >= lastHour) return false;
  return isWorkingDay(dayOf(at), calendar) || posts.some((post) => area.posts.get(post)?.hours === 'always');
}

/** Writes an alert to whoever answers for its post now, in the transaction of whoever delivers it. Asked again it is one mail. */
export async function tellUrgently(
  tx: Transaction,
  house: House,
  area: Area,
  notice: { readonly id: string; readonly post: string },
  at: Instant,
): Promise<void> {
  const post = area.posts.get(notice.post) ?? postWithRole(area, notice.post as Parameters<typeof postWithRole>[1]);
  const practitioner = post ? whoAnswers(area, post.id, at).practitioner : null;
  if (practitioner !== null) await writeUrgently(tx, house, notice.id, practitioner, at);
}

/** Alerts older than this are on lists, and have climbed to everybody. */
const alertsOfLast = 3 * 24 * 60 * 60_000;

/**
 * What still waits for a person is told to whoever answers for its post now: a shift has ended, or the officer on the rota is ill, and whoever it
 * falls to may be asleep. What somebody has taken meanwhile has reached a person, and waits on no list of alerts that did not. How many.
 */
export async function handOnAlerts(house: House): Promise<number> {
  const at = await house.now();
  return viewing(house.pool, asTimekeeper(house), async (tx) => {
    const alerts = await alertsAboutFiles(tx, house.area, at - alertsOfLast);
    if (alerts.length === 0) return 0;
    const { area } = await load(tx, house.pool, house.area, []);
    const newest = new Set<string>();
    let told = 0;
    for (const { id, post: role, isListed, how, isWaiting } of alerts) {
      if (!isWaiting) {
        if (isListed) await noteDelivery(tx, house.area, id, [...how, 'taken'], true);
        continue;
      }
      const post = area.posts.get(role) ?? postWithRole(area, role as Parameters<typeof postWithRole>[1]);
      const practitioner = post ? whoAnswers(area, post.id, at).practitioner : null;
      // One mail is enough to wake somebody: the list has the rest.
      if (!post || practitioner === null || newest.has(post.id)) continue;
      newest.add(post.id);
      const asked = await writtenTo(tx, house.area, id);
      if (asked.length > 0 && !asked.includes(practitioner) && (await writeUrgently(tx, house, id, practitioner, at))) told += 1;
    }
    return told;
  });
}

const writeUrgently = (tx: Transaction, house: House, notice: string, practitioner: string, at: Instant): Promise<boolean> =>
  addMail(tx, house.area, {
    id: house.newId(),
    kind: 'urgent',
    practitioner,
    notice,
    once: `urgent/${notice}/${practitioner}`,
    madeAt: at,
  });

/** A short mail to an address that somebody left, such as a reminder of a draft. The caller's words must hold no name. */
export const queueNotice = (house: House, notice: { readonly address: string; readonly once: string } & Words): Promise<boolean> =>
  viewing(house.pool, asTimekeeper(house), async (tx) =>
    addMail(tx, house.area, {
      id: house.newId(),
      kind: 'prompt',
      address: notice.address,
      once: `prompt/${notice.once}`,
      madeAt: await house.now(),
      subject: notice.subject,
      said: notice.text,
    }),
  );

/** Reminds the writer of a form that is saved and not sent, at an address that they left: nothing of what they wrote. */
export async function remindByMail(house: House, contact: string): Promise<void> {
  const address = contact.trim();
  if (!mailAddress.safeParse(address).success) throw new Error('not one mail address');
  await queueNotice(house, {
    address,
    once: `reminder/${house.newId()}`,
    subject: 'A form that you began is saved and not sent',
    text: [
      'You began a form and asked to be reminded. It is saved, and it has not been sent.',
      'Open it with the code that you were given. If you do nothing it is destroyed in the end, unread.',
      '',
      'If somebody may be hurt soon, call 999.',
    ].join('\n'),
  });
}

/** The job of one mail: says what holds at this moment, to whoever it is for, and writes down what became of it. Throws to be tried again. */
export async function sendMail(house: House, id: string, way: MailWay, attempt: number): Promise<void> {
  const at = await house.now();
  const composed = await viewing(house.pool, asTimekeeper(house), (tx) => compose(tx, house, id, way, at));
  if (composed === null) return;
  const { mail, to, words } = composed;
  const done = (work: (tx: Transaction) => Promise<void>) => viewing(house.pool, asTimekeeper(house), work);
  if (way.mailer === null)
    return done((tx) => endMail(tx, house.area, id, { state: 'kept', ...said(words), why: 'no mail is set up', at }));
  if (to === null) return done((tx) => failed(tx, house, mail, 'no address is recorded', at, words));
  try {
    await way.mailer.send({ id, to, ...words });
  } catch (error) {
    if (error instanceof MailRefused) return done((tx) => failed(tx, house, mail, error.message, at, words));
    house.log('A mail could not be handed over and is tried again', { mail: id, attempt, error: (error as Error).name });
    if (attempt >= attemptsBeforeListed) await done((tx) => listServer(tx, house, at));
    throw error;
  }
  await done(async (tx) => {
    await endMail(tx, house.area, id, { state: 'sent', ...said(words), at });
    await takeOffList(tx, house.area, serverItem);
  });
}

const said = ({ subject, text }: Words) => ({ subject, said: text });

interface Composed {
  readonly mail: MailRow;
  readonly to: string | null;
  readonly words: Words;
}

/** Null when there is nothing (any more) to send: then that is written down. */
async function compose(tx: Transaction, house: House, id: string, way: MailWay, at: Instant): Promise<Composed | null> {
  const mail = await readMail(tx, house.area, id);
  if (mail?.state !== 'waiting') return null;
  if (mail.kind === 'prompt') return { mail, to: mail.address, words: { subject: mail.subject ?? '', text: mail.said ?? '' } };
  const { area } = await load(tx, house.pool, house.area, []);
  const contacts = await contactsOf(tx, area);
  const practitioner = mail.practitioner ?? '';
  const contact = contacts.practitioners.get(practitioner) ?? noContact;
  const nothing = async (why: string): Promise<null> => {
    await endMail(tx, house.area, id, { state: 'nothing-to-say', why, at });
    return null;
  };
  if (mail.kind === 'urgent') {
    const notice = await readNotice(tx, house.area, mail.notice ?? '');
    if (!notice) return nothing('the alert is gone');
    const title =
      area.posts.get(notice.post)?.title ?? postWithRole(area, notice.post as Parameters<typeof postWithRole>[1])?.title ?? notice.post;
    const isFirst = (await writtenTo(tx, house.area, notice.id))[0] === practitioner;
    return { mail, to: contact.mail, words: urgentWords(notice, title, way.base, !isFirst) };
  }
  // Switched off, away or gone since it was written: what holds now counts.
  if (contact.ordinary === 'none') return nothing('switched off');
  const viewer = viewerIn(area, practitioner, at);
  if (!viewer || !isPresent(area, practitioner, at)) return nothing('away');
  // Tried again for hours it is not sent at night: the next digest says what holds then.
  if (!isInHours(area, postsAnsweredBy(area, practitioner, at), at, inForce(house.rulebook, area, at).calendar))
    return nothing('out of hours');
  const seen = await today(house, viewer);
  const references = await referencesOf(tx, house.area, [...new Set(seen.lines.map(({ file }) => file))]);
  // What is new is told although it is not due yet; what was told before and is not due waits.
  const since = (await writtenBefore(tx, house.area, mail)) ?? 0;
  const isNew = await raisedSince(tx, house.area, seen.posts, since);
  const words = digestWords(seen, (file) => references.get(file) ?? `F-${file.slice(-8)}`, way.base, isNew);
  return words === null ? nothing('nothing is due') : { mail, to: contact.mail, words };
}

/** It will not arrive: an item on somebody's list, and an alert goes to the next on the rota at once. */
export async function failed(tx: Transaction, house: House, mail: MailRow, why: string, at: Instant, words?: Words): Promise<void> {
  const { area } = await load(tx, house.pool, house.area, []);
  await endMail(tx, house.area, mail.id, { state: 'failed', ...(words ? said(words) : {}), why, at });
  await listReturned(tx, house.area, {
    item: `returned/${mail.practitioner ?? mail.id}`,
    since: at,
    why,
    post: postToSettle(area, mail.practitioner, at),
  });
  if (mail.kind !== 'urgent' || mail.notice === null) return;
  const notice = await readNotice(tx, house.area, mail.notice);
  if (!notice) return;
  const asked = await writtenTo(tx, house.area, notice.id);
  const next = nextOnRota(house, area, notice.post, asked, at);
  if (next !== null) await writeUrgently(tx, house, notice.id, next, at);
  else await listUndelivered(tx, house.area, notice.id, at, 'mail to everybody on the rota came back');
}

/** Who is asked after those who could not be reached: the post's own people, then whoever answers for each rung of the urgent ladder. */
function nextOnRota(house: House, area: Area, role: string, asked: readonly string[], at: Instant): string | null {
  const post = area.posts.get(role) ?? postWithRole(area, role as Parameters<typeof postWithRole>[1]);
  // The ladder of danger, not that of a single visit: it asks the organisation's duty post first.
  const urgent = house.rulebook.ladders.find(({ id }) => id === 'urgent') ?? house.rulebook.ladders.find((ladder) => ladder.urgent);
  if (!post || !urgent) return null;
  const rungs = [...askedUpTo(area, post.id, urgent, urgent.rungs.length), postWithRole(area, 'area-duty')?.id].flatMap((id) => id ?? []);
  const people = [
    ...[...post.holders, ...post.deputies].filter((who) => isPresent(area, who, at)),
    ...rungs.flatMap((rung) => whoAnswers(area, rung, at).practitioner ?? []),
  ];
  return people.find((who) => !asked.includes(who)) ?? null;
}

/** On whose list it is that somebody cannot be written to: the supervising post, else the area's duty post; never one's own alone. */
function postToSettle(area: Area, practitioner: string | null, at: Instant): string | null {
  const duty = postWithRole(area, 'area-duty')?.id ?? null;
  if (practitioner === null) return postWithRole(area, 'intake')?.id ?? duty;
  const above = postsOf(area, practitioner).flatMap(({ supervisor }) => supervisor ?? []);
  const others = [...above, ...(duty === null ? [] : [duty])];
  return others.find((post) => whoAnswers(area, post, at).practitioner !== practitioner) ?? others[0] ?? duty;
}

/** The mail server takes nothing: one item for the whole area, not one for each who is not told. */
async function listServer(tx: Transaction, house: House, at: Instant): Promise<void> {
  const { area } = await load(tx, house.pool, house.area, []);
  const post = postWithRole(area, 'area-duty')?.id ?? null;
  await listReturned(tx, house.area, { item: serverItem, since: at, why: 'the mail server takes nothing', post });
}

export const sweepTelling = (house: House): Promise<number> => viewing(house.pool, asTimekeeper(house), (tx) => sweepMail(tx, house.area));
