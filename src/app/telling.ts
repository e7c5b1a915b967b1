/**
 * Telling practitioners by mail: one digest a day (or as each has chosen), in hours, worked out from who answers at the moment of sending,
 * so that what was handed on is in the mail of whoever has it now; and the job of one mail, which says what holds when it leaves. What is
 * urgent goes at once (alertMail.ts), what comes back is on somebody's list (undelivered.ts).
 */
import { isPresent, postsAnsweredBy } from '../domain/area/presence.ts';
import { type Area, postWithRole } from '../domain/area/state.ts';
import { noContact } from '../domain/notice/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dayOf } from '../rulebook/engine/amount.ts';
import { inForce } from '../rulebook/engine/rulebook.ts';
import { isWorkingDay, type WorkingCalendar } from '../rulebook/engine/workingDays.ts';
import type { Transaction } from '../store/append.ts';
import {
  addMail,
  endMail,
  lastWritten,
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
import { readNotice } from '../store/notices.ts';
import { viewing } from '../store/viewing.ts';
import { asTimekeeper } from './alertMail.ts';
import { contactsOf, presentPractitioners } from './contacts.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { digestWords, said, urgentWords, type Words } from './mailWords.ts';
import { type Mailer, MailRefused } from './mailer.ts';
import { today } from './today.ts';
import { failed, listServer, serverItem } from './undelivered.ts';
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

export const sweepTelling = (house: House): Promise<number> => viewing(house.pool, asTimekeeper(house), (tx) => sweepMail(tx, house.area));
