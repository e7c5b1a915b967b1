/** Alerts by mail: at once, to whoever answers for the post at that moment; handed on while they wait, and to the next on the rota where mail comes back. */
import { type Answerable, isPresent, whoAnswers } from '../domain/area/presence.ts';
import { type Area, postWithRole } from '../domain/area/state.ts';
import { whoIsAsked } from '../domain/obligation/asked.ts';
import type { Instant } from '../ledger/envelope.ts';
import { askedUpTo } from '../rulebook/engine/ladder.ts';
import type { Transaction } from '../store/append.ts';
import { addMail, writtenTo } from '../store/mail.ts';
import { alertsAboutFiles, type Notice, noteDelivery } from '../store/notices.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { load } from './load.ts';

export const asTimekeeper = (house: House) => serviceViewer(house.area, 'timekeeper');

type Asking = Pick<Notice, 'post' | 'climbs'>;

const postOf = (area: Area, { post }: Asking) => area.posts.get(post) ?? postWithRole(area, post as Parameters<typeof postWithRole>[1]);

/** Of each climb in an alert somebody who does not owe it, there or where it falls to. */
const elsewhere = (area: Area, asked: string, { climbs }: Asking, at: Instant): readonly Answerable[] =>
  climbs.map((climb) => whoIsAsked(area, { ...climb, asked }, at));

/** A climb of which nobody hears but whoever owes it. */
export function hasNobodyElse(area: Area, notice: Asking, at: Instant): boolean {
  const post = postOf(area, notice);
  return post !== undefined && elsewhere(area, post.id, notice, at).some(({ practitioner }) => practitioner === null);
}

/** Who is to hear of an alert now: whoever answers for its post; of a climb somebody else than who owes it, if anybody is there. */
function hearing(area: Area, notice: Asking, at: Instant): readonly string[] {
  const post = postOf(area, notice);
  if (!post) return [];
  const answering = whoAnswers(area, post.id, at);
  const asked = notice.climbs.length === 0 ? [answering] : elsewhere(area, post.id, notice, at);
  return [...new Set(asked.flatMap(({ practitioner }) => practitioner ?? answering.practitioner ?? []))];
}

/** Writes an alert to whoever answers for its post now, in the transaction of whoever delivers it. Asked again it is one mail. */
export async function tellUrgently(
  tx: Transaction,
  house: House,
  area: Area,
  notice: Pick<Notice, 'id' | 'post' | 'climbs'>,
  at: Instant,
): Promise<void> {
  for (const who of hearing(area, notice, at)) await writeUrgently(tx, house, notice.id, who, at);
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
    for (const { id, post, isListed, how, isWaiting, climbs } of alerts) {
      if (!isWaiting) {
        if (isListed) await noteDelivery(tx, house.area, id, [...how, 'taken'], true);
        continue;
      }
      const asked = await writtenTo(tx, house.area, id);
      for (const who of hearing(area, { post, climbs }, at)) {
        // One mail of a post is enough to wake somebody: the list has the rest.
        if (newest.has(`${post} ${who}`)) continue;
        newest.add(`${post} ${who}`);
        if (asked.length > 0 && !asked.includes(who) && (await writeUrgently(tx, house, id, who, at))) told += 1;
      }
    }
    return told;
  });
}

export const writeUrgently = (tx: Transaction, house: House, notice: string, practitioner: string, at: Instant): Promise<boolean> =>
  addMail(tx, house.area, {
    id: house.newId(),
    kind: 'urgent',
    practitioner,
    notice,
    once: `urgent/${notice}/${practitioner}`,
    madeAt: at,
  });

/** Who is asked after those who could not be reached: the post's own people, then whoever answers for each rung of the urgent ladder. */
export function nextOnRota(house: House, area: Area, role: string, asked: readonly string[], at: Instant): string | null {
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
