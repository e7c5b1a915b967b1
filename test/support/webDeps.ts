/**
 * What the web shell needs, kept in memory: a small store that honours the contracts of src/web/deps.ts (the same
 * idempotency key gives the same arrival, taking twice gives the same reference, a read is logged before it is shown),
 * so that the shell can be tried without a database. `broken` names the parts that fail, as a stopped database would.
 */

import { join } from 'node:path';
import type { Viewer } from '../../src/access/viewer.ts';
import type { FaultReport, Instant, PromiseProof, ReadRef, WebDeps } from '../../src/web/deps.ts';

export interface StoredArrival {
  readonly arrival: string;
  readonly reference: string;
  readonly arrivedAt: Instant;
  readonly channel: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What outlives a restart of the server. */
export class WebStore {
  now: Instant = Date.parse('2026-06-12T09:05:00Z');
  proof: PromiseProof = { kind: 'kept', checkedSecondsAgo: 12 };
  readonly broken = new Set<
    'drafts' | 'arrivals' | 'answerOfArrivals' | 'takeReferral' | 'raiseDanger' | 'logRead' | 'people' | 'now' | 'limitWords'
  >();
  readonly drafts = new Map<string, Buffer>();
  readonly contacts = new Map<string, string>();
  readonly arrivals = new Map<string, StoredArrival>();
  readonly referrals = new Map<string, string>();
  readonly alerts = new Map<string, { readonly reference: string; readonly alertedAt: Instant }>();
  readonly reads: { viewer: string; route: string; refs: readonly ReadRef[]; reason: string | null }[] = [];
  readonly faults: FaultReport[] = [];

  works(part: Parameters<typeof this.broken.has>[0]): void {
    if (this.broken.has(part)) throw new Error(`${part} is stopped; secret words of a person: Kestrel`);
  }
}

const viewer = (practitioner: string, name: string, duties: readonly string[]): Viewer => ({
  practitioner,
  name,
  post: `post-${practitioner}`,
  organisation: 'police',
  area: 'test-area',
  reach: 'area',
  duties,
});

export const assessor = viewer('p-assessor', 'Imogen Varley', ['assess']);
export const teacher = viewer('p-teacher', 'Tobias Marsh', ['refer']);

export function webDeps(store: WebStore): WebDeps {
  const viewers = new Map([assessor, teacher].map((one) => [one.practitioner, one]));
  const shortReference = (n: number): string => `A-${String(1000 + n)}`;
  return {
    area: 'test-area',
    areaName: 'Northmere',
    duty: { telephone: '01632 960 111', answeredBy: 'the duty officer' },
    cookieSecret: 'a secret that only these tests know, 0123456789',
    https: false,
    cacheFolder: join(import.meta.dirname, '../../node_modules/.cache/throughline'),
    demonstration: {
      forward: async (by) => {
        store.now += { minutes: 600_000, hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 }[by];
      },
    },
    now: async () => {
      store.works('now');
      return store.now;
    },
    signInPeople: async () => {
      store.works('people');
      return [
        { practitioner: assessor.practitioner, name: assessor.name, role: 'Gateway assessor, Police' },
        { practitioner: teacher.practitioner, name: teacher.name, role: 'Designated safeguarding lead, Hillside School' },
      ];
    },
    viewerOf: async (practitioner) => {
      store.works('people');
      return viewers.get(practitioner) ?? null;
    },
    promise: async () => store.proof,
    limitWords: async () => {
      store.works('limitWords');
      return { words: 'within 5 working days', verified: false };
    },
    logRead: async (who, route, refs, reason) => {
      store.works('logRead');
      store.reads.push({ viewer: who.practitioner, route, refs, reason });
    },
    drafts: {
      save: async ({ lookup, sealed }) => {
        store.works('drafts');
        store.drafts.set(lookup, Buffer.from(sealed));
      },
      load: async (lookup) => {
        store.works('drafts');
        return store.drafts.get(lookup) ?? null;
      },
      remove: async (lookup) => {
        store.drafts.delete(lookup);
        store.contacts.delete(lookup);
      },
      rekey: async (old, { lookup, sealed }) => {
        store.drafts.delete(old);
        store.drafts.set(lookup, Buffer.from(sealed));
        return store.now + 14 * 86_400_000;
      },
      leaveContact: async (lookup, contact) => {
        store.contacts.set(lookup, contact);
      },
    },
    arrivals: {
      leave: async ({ channel, contentType, bytes, idempotencyKey }) => {
        store.works('arrivals');
        const earlier = store.arrivals.get(idempotencyKey);
        if (earlier) return earlier;
        const n = store.arrivals.size + 1;
        const left = { arrival: `arrival-${n}`, reference: shortReference(n), arrivedAt: store.now, channel, contentType, bytes };
        store.arrivals.set(idempotencyKey, left);
        store.works('answerOfArrivals');
        return left;
      },
    },
    takeReferral: async (arrival) => {
      store.works('takeReferral');
      const reference = store.referrals.get(arrival) ?? `R-${String(7000 + store.referrals.size)}`;
      store.referrals.set(arrival, reference);
      return { reference };
    },
    raiseDanger: async (arrival) => {
      store.works('raiseDanger');
      const alert = store.alerts.get(arrival) ?? { reference: `D-${String(400 + store.alerts.size)}`, alertedAt: store.now };
      store.alerts.set(arrival, alert);
      return alert;
    },
    house: null,
    reportFault: (fault) => {
      store.faults.push(fault);
    },
  };
}
