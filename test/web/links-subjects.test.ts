/** A page shows a link only if its reader may follow it, in an area of subjects of interest too. */
import { followEveryLink } from '../support/everyLink.ts';

followEveryLink('subjects of interest', 600);
