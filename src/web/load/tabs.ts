/** The pages of the load, at the top of each. */
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';

export interface Tab {
  readonly text: string;
  readonly href: Href;
  readonly current: boolean;
}
export const tabs = (here: Href): readonly Tab[] =>
  [
    { text: t('Who has how much'), href: paths.load.show },
    { text: t('What waits to be given out'), href: paths.load.waiting },
    { text: t('What lapses if nothing changes'), href: paths.load.lapses },
    { text: t('What is parked'), href: paths.load.parked },
    { text: t('Closings to read'), href: paths.load.readings },
    { text: t('What work weighs'), href: paths.load.settings },
  ].map((tab) => ({ ...tab, current: tab.href === here }));
