/** Gives the web shell the real parts: the house's use cases behind the shell's interfaces. */
import { areaNow } from '../app/directory.ts';
import { sheetSettings } from '../app/dutySheet.ts';
import { leave, raiseDanger, takeReferral } from '../app/intake.ts';
import { leaveContact, loadDraft, rekeyDraft, removeDraft, saveDraft } from '../app/drafts.ts';
import { limitInWords } from '../app/limitWords.ts';
import { mailSettings } from '../app/mailer.ts';
import { promiseProof } from '../app/promise.ts';
import { logRead } from '../app/reading.ts';
import type { Product } from '../app/running.ts';
import { signInList, viewerIn } from '../app/viewers.ts';
import { serviceViewer } from '../app/whoLooks.ts';
import type { WebDeps } from './deps.ts';

export interface WiringOptions {
  readonly cookieSecret: string;
  readonly cacheFolder: string;
}

export function webDepsOf(product: Product, { cookieSecret, cacheFolder }: WiringOptions): WebDeps {
  const { house, areaName, subjects, kind, forward } = product;
  const directory = () => areaNow(house, serviceViewer(house.area, 'intake'));
  return {
    house,
    area: house.area,
    areaName,
    ...(subjects ? { subjects } : {}),
    // Reserved for drama by Ofcom: it reaches nobody. A live area's own number comes from its configuration.
    duty: { telephone: process.env.DUTY_TELEPHONE ?? '01632 960 999', answeredBy: process.env.DUTY_ANSWERED_BY ?? 'the area duty officer' },
    publicAddress: process.env.PUBLIC_ADDRESS?.replace(/\/$/, '') || null,
    mailHow: mailSettings(process.env)?.host ?? null,
    sheets: sheetSettings(process.env),
    cookieSecret,
    https: false,
    servedAs: (process.env.SERVED_AS ?? '').split(','),
    cacheFolder,
    demonstration: kind === 'demonstration' ? { forward } : null,
    now: () => house.now(),
    signInPeople: async () => (kind === 'demonstration' ? signInList(await directory(), await house.now()) : []),
    viewerOf: async (practitioner) => viewerIn(await directory(), practitioner, await house.now()),
    promise: () => promiseProof(house),
    limitWords: async (rule) => limitInWords(house.rulebook, await directory(), rule, await house.now()),
    logRead: (viewer, route, refs, reason) => logRead(house, viewer, route, refs, reason),
    drafts: {
      save: (draft) => saveDraft(house, draft),
      load: (lookup) => loadDraft(house, lookup),
      remove: (lookup) => removeDraft(house, lookup),
      rekey: (old, draft) => rekeyDraft(house, old, draft),
      leaveContact: (lookup, contact) => leaveContact(house, lookup, contact),
    },
    arrivals: { leave: ({ by, ...arrival }) => leave(house, by, arrival) },
    takeReferral: async (arrival) => {
      const taken = await takeReferral(house, arrival);
      // The receipt then says that it waits on a queue: nothing is lost, and the intake post sees why.
      if (taken.kind === 'unreadable') throw new Error('the arrival waits on a queue');
      return { reference: taken.reference };
    },
    raiseDanger: (arrival) => raiseDanger(house, arrival),
    reportFault: ({ reference, route, name, code }) => house.log('a page could not be shown', { reference, route, name, code: code ?? '' }),
  };
}
