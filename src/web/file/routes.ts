/** The file and what is owed about it: its page, the lead, records, times, disposal, and danger about somebody on file. */
import type { Route } from '../route.ts';
import { actOnDanger, showDanger } from './danger.ts';
import { reviewDisposal, showDisposal } from './disposal.ts';
import { leadForm } from './lead.ts';
import { obligationForm } from './obligation.ts';
import { reportDanger, showReportDanger } from './report-danger.ts';
import { showFile } from './show.ts';
import { timeForm } from './time.ts';
import { doUnlink, showUnlink } from './unlink.ts';

export const fileRoutes: readonly Route[] = [
  showFile,
  ...obligationForm,
  ...leadForm,
  showUnlink,
  doUnlink,
  ...timeForm,
  showDisposal,
  reviewDisposal,
  showReportDanger,
  reportDanger,
  showDanger,
  actOnDanger,
];
