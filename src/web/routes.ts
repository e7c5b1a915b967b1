/** Every route of the product, journey by journey. A new journey adds its list here. */

import { caseRoutes } from './case/routes.ts';
import { correctRoutes } from './correct/routes.ts';
import { loadRoutes } from './load/routes.ts';
import { circumstanceRoutes } from './circumstance/routes.ts';
import { copyOutRoutes } from './copy-out/routes.ts';
import { sessionRoutes } from './session-report/routes.ts';
import { disclosureRoutes } from './disclosure/routes.ts';
import { dangerRoutes } from './danger/routes.ts';
import { adviceRoutes } from './advice/routes.ts';
import { arrivalRoutes } from './arrival/routes.ts';
import { demonstrationRoutes } from './demonstration/routes.ts';
import { disputeRoutes } from './dispute/routes.ts';
import { fileRoutes } from './file/routes.ts';
import { reminderRoutes } from './intake/reminder.ts';
import { handoverRoutes } from './handover/routes.ts';
import { homeRoutes } from './home/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { networkRoutes } from './network/routes.ts';
import { noticeRoutes } from './notices/routes.ts';
import { outageRoutes } from './outage/routes.ts';
import { postRoutes } from './posts/routes.ts';
import { panelRoutes } from './panel/routes.ts';
import { partnerKeyRoutes } from './partner-keys/routes.ts';
import { printRoutes } from './print/routes.ts';
import { promiseRoutes } from './promise/routes.ts';
import { answerRoutes } from './request/answer.ts';
import { formRoutes } from './request/form.ts';
import { sayMoreRoutes } from './request/sayMore.ts';
import { requestRoutes } from './request/show.ts';
import { queueRoutes } from './queue/routes.ts';
import { referralRoutes } from './referral/routes.ts';
import { savingRoutes } from './referral/saving.ts';
import { uploadRoutes } from './referral/upload.ts';
import { documentRoutes } from './intake/document.ts';
import { releaseRoutes } from './release/routes.ts';
import { messageRoutes } from './release/messages.ts';
import type { Route } from './route.ts';
import { registerRoutes } from './register/routes.ts';
import { keptRoutes } from './sealed/routes.ts';
import { rulebookRoutes } from './rulebook/routes.ts';
import { typedRoutes } from './typed/typed.ts';
import { signInRoutes } from './signin/routes.ts';
import { languageRoutes } from './languages/routes.ts';
import { markerRoutes } from './marker/routes.ts';
import { leftOffRoutes } from './left-off/routes.ts';
import { linkRoutes } from './link/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { listSearchRoutes } from './search/list.ts';
import { searchesMade } from './search/made.ts';
import { sourceRoutes } from './source/routes.ts';
import { todayRoutes } from './today/routes.ts';
import { judgingRoutes } from './assessment/routes.ts';
import { contactRoutes } from './contacts-ladder/routes.ts';
import { violenceRoutes } from './violence/routes.ts';
import { subjectRoutes } from './subjects/routes.ts';
import { mentorRoutes } from './mentor/routes.ts';
import { agencyRoutes } from './support/agency.ts';
import { supportRoutes } from './support/show.ts';
import { visitRoutes } from './visits/routes.ts';
import { toldRoutes } from './told/routes.ts';

export const routes: readonly Route[] = [
  ...homeRoutes,
  ...dangerRoutes,
  ...referralRoutes,
  ...savingRoutes,
  ...uploadRoutes,
  ...documentRoutes,
  ...copyOutRoutes,
  ...sessionRoutes,
  ...typedRoutes,
  ...signInRoutes,
  ...demonstrationRoutes,
  ...todayRoutes,
  ...queueRoutes,
  ...identityRoutes,
  ...registerRoutes,
  ...caseRoutes,
  ...formRoutes,
  ...requestRoutes,
  ...answerRoutes,
  ...sayMoreRoutes,
  ...fileRoutes,
  ...correctRoutes,
  ...toldRoutes,
  ...circumstanceRoutes,
  ...handoverRoutes,
  ...disputeRoutes,
  ...sourceRoutes,
  ...panelRoutes,
  ...judgingRoutes,
  ...networkRoutes,
  ...contactRoutes,
  ...subjectRoutes,
  ...visitRoutes,
  ...supportRoutes,
  ...agencyRoutes,
  ...mentorRoutes,
  ...markerRoutes,
  ...disclosureRoutes,
  ...releaseRoutes,
  ...messageRoutes,
  ...partnerKeyRoutes,
  ...keptRoutes,
  ...violenceRoutes,
  ...leftOffRoutes,
  ...linkRoutes,
  ...searchRoutes,
  ...listSearchRoutes,
  searchesMade,
  ...languageRoutes,
  ...adviceRoutes,
  ...reminderRoutes,
  ...arrivalRoutes,
  ...rulebookRoutes,
  ...loadRoutes,
  ...postRoutes,
  ...promiseRoutes,
  ...printRoutes,
  ...noticeRoutes,
  ...calendarRoutes,
  ...outageRoutes,
];

/** What each route declares: who may use it and what it reads. */
export const listRoutes = (): readonly Pick<Route, 'method' | 'path' | 'title' | 'mayUse' | 'reads' | 'only' | 'forgeryProtection'>[] =>
  routes.map(({ method, path, title, mayUse, reads, only, forgeryProtection }) => ({
    method,
    path,
    title,
    mayUse,
    reads,
    ...(only === undefined ? {} : { only }),
    ...(forgeryProtection === undefined ? {} : { forgeryProtection }),
  }));
