/** What the timekeeper is given to work with. */
import type { AlertRoute } from '../app/alerts.ts';
import type { SheetSettings } from '../app/dutySheet.ts';
import type { House } from '../app/house.ts';
import type { RemindWriter } from '../app/reminders.ts';
import type { MailWay } from '../app/telling.ts';

export interface TimekeeperOptions {
  readonly house: House;
  /** For the connection on which the worker hears of new jobs. */
  readonly serviceUrl: string;
  readonly disposalPool: House['pool'];
  /** Ways out of the house besides the screens. */
  readonly routes?: readonly AlertRoute[];
  /** How mail goes out; nothing is said of it where none is set up. */
  readonly mail?: MailWay;
  /** For whom duty sheets are sealed; none is made where nobody has said. */
  readonly sheets?: SheetSettings | null;
  /** Where a mail system puts what comes back. */
  readonly returnedFolder?: string | null;
  readonly everyMilliseconds?: number;
  /** How writers of saved drafts are reminded; without it, it is a person's task. */
  readonly remindWriter?: RemindWriter | null;
}
