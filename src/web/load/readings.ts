/** Closings that are drawn to be read: how they are drawn, and what readings came to, month by month. Those to read are on the list of today. */
import { capacityTable } from '../../app/capacity.ts';
import { readingsByMonth } from '../../app/readings.ts';
import { postsSight } from '../../app/posts.ts';
import { page, view } from '../answer.ts';
import { paths } from '../paths.ts';
import { noInput, type Route, route } from '../route.ts';
import { houseOf, supervisingDuties } from '../staff.ts';
import { t } from '../words.ts';
import { type Tab, tabs } from './tabs.ts';

interface ReadingsModel {
  readonly tabs: readonly Tab[];
  readonly quick: string;
  readonly others: string;
  readonly months: readonly { readonly month: string; readonly read: number; readonly notSound: number }[];
}
const readingsView = view<ReadingsModel>('load/readings.njk');
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export const readingsRoute: Route = route({
  method: 'GET',
  path: paths.load.readings,
  title: 'Closings to read',
  mayUse: supervisingDuties,
  reads: 'people',
  schema: noInput,
  handle: async ({ deps, viewer }) => {
    const house = houseOf(deps);
    const [{ area, now }, { months }] = await Promise.all([postsSight(house, viewer), readingsByMonth(house, viewer)]);
    const { quickOneIn, otherOneIn } = capacityTable(area, now).sample;
    const share = (n: number) => (n === 1 ? t('each one') : t('one in {n}', { n }));
    return page(readingsView, {
      tabs: tabs(paths.load.readings),
      quick: share(quickOneIn),
      others: share(otherOneIn),
      months: months.map(({ month, sound, notSound }) => ({
        month: monthFormat.format(new Date(`${month}-01`)),
        read: sound + notSound,
        notSound,
      })),
    });
  },
});
