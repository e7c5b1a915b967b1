/** The log of what was shared across the area, for oversight: how long it took to be acknowledged, by whom it was decided. */
import { z } from 'zod';
import { sharingLog } from '../../app/sharingSight.ts';
import { filesRead, readPage, view } from '../answer.ts';
import { dateAndTime, span } from '../dates.ts';
import { type Href, paths } from '../paths.ts';
import { route } from '../route.ts';
import { houseOf, supervisingDuties } from '../staff.ts';
import { t } from '../words.ts';

export const logRoute = route({
  method: 'GET',
  path: '/disclosures',
  title: 'What was shared across the area',
  mayUse: [...supervisingDuties, 'records'],
  reads: 'files',
  schema: z.object({ query: z.object({ days: z.coerce.number().int().min(1).max(366).catch(90) }) }),
  handle: async ({ deps, viewer, input }) => {
    const { days } = input.query;
    const log = await sharingLog(houseOf(deps), viewer, days);
    const time = (latency: number | null) => (latency === null ? t('not acknowledged') : span(latency / 1000));
    const model = {
      days,
      shared: log.shared,
      notShared: log.notShared,
      unacknowledged: log.unacknowledged,
      median: log.median === null ? null : span(log.median / 1000),
      byRecipient: log.byRecipient.map((each) => ({ ...each, median: each.median === null ? t('none yet') : span(each.median / 1000) })),
      rows: log.rows.map((each) => ({
        href: paths.sharing.show(each.file, each.id),
        when: dateAndTime(each.at),
        what:
          each.outcome === 'not shared'
            ? t('Not shared')
            : each.protective
              ? t('{n, plural, one {Shared in danger: # entry} other {Shared in danger: # entries}}', { n: each.items })
              : t('{n, plural, one {Shared: # entry} other {Shared: # entries}}', { n: each.items }),
        recipient: each.recipient,
        basis: each.basis,
        who: [each.by, each.post].filter(Boolean).join(', '),
        arrived: each.outcome === 'shared' ? time(each.latency) : '',
      })),
    };
    return readPage(logView, model, filesRead(log.rows.map(({ file }) => file)));
  },
});

interface LogModel {
  readonly days: number;
  readonly shared: number;
  readonly notShared: number;
  readonly unacknowledged: number;
  readonly median: string | null;
  readonly byRecipient: readonly {
    readonly recipient: string;
    readonly shared: number;
    readonly arrived: number;
    readonly median: string;
  }[];
  readonly rows: readonly {
    readonly href: Href;
    readonly when: string;
    readonly what: string;
    readonly recipient: string;
    readonly basis: string;
    readonly who: string;
    readonly arrived: string;
  }[];
}
const logView = view<LogModel>('disclosure/log.njk');
