/** A page shows a link only if its reader may follow it. */
import { followEveryLink } from '../support/everyLink.ts';

followEveryLink('partnership', 1000);
