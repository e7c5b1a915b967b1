/** What the page "How I am told" shows: one's own settings and mail, what is one's own to settle, and alerts that reached nobody. */
import type { Viewer } from '../access/viewer.ts';
import { postsAnsweredBy } from '../domain/area/presence.ts';
import type { Area } from '../domain/area/state.ts';
import { type Contact, noContact } from '../domain/notice/state.ts';
import { mailOf, type MailRow, type ReturnedItem, undeliveredAlerts } from '../store/mail.ts';
import { viewing } from '../store/viewing.ts';
import { contactsOf } from './contacts.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { returnedFor } from './returned.ts';

export interface NoticesSight {
  readonly area: Area;
  readonly contact: Contact;
  /** Posts that this viewer answers for, and the numbers of posts. */
  readonly posts: readonly string[];
  readonly telephones: ReadonlyMap<string, string>;
  readonly returned: readonly ReturnedItem[];
  readonly undelivered: Awaited<ReturnType<typeof undeliveredAlerts>>;
  readonly mail: readonly MailRow[];
}

const shown = 20;

export async function noticesSight(house: House, viewer: Viewer): Promise<NoticesSight> {
  const now = await house.now();
  const returned = await returnedFor(house, viewer);
  return viewing(house.pool, viewer, async (tx) => {
    const { area } = await load(tx, house.pool, house.area, []);
    const { practitioners, telephones } = await contactsOf(tx, area);
    return {
      area,
      contact: practitioners.get(viewer.practitioner) ?? noContact,
      posts: postsAnsweredBy(area, viewer.practitioner, now),
      telephones,
      returned,
      undelivered: await undeliveredAlerts(tx, house.area),
      mail: await mailOf(tx, house.area, viewer.practitioner, shown),
    };
  });
}

export { returnedBecause, tellings } from '../domain/notice/entries.ts';
export { settleReturned } from './returned.ts';
