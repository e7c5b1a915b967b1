/**
 * The staff pages over a real database: the house of the tests behind the real server, with sign-in of its people.
 * A test moves time with `site.house.at(...)`, and asks as somebody: `const gita = await site.as('gita')`.
 */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { leave, raiseDanger } from '../../src/app/intake.ts';
import type { AreaKind } from '../../src/domain/area/entries.ts';
import { settleDue } from '../../src/app/time.ts';
import { publicViewer } from '../../src/store/viewing.ts';
import type { FaultReport, WebDeps } from '../../src/web/deps.ts';
import { buildServer } from '../../src/web/server.ts';
import { webDepsOf } from '../../src/web/wiring.ts';
import { type people, type TestHouse, testHouse } from './house.ts';
import { Visitor } from './visitor.ts';

export interface StaffSite extends AsyncDisposable {
  readonly house: TestHouse;
  readonly app: FastifyInstance;
  readonly deps: WebDeps;
  /** Faults of pages since the beginning: a page that broke says here where. */
  readonly faults: readonly FaultReport[];
  /** A visitor who is signed in. */
  as(practitioner: keyof typeof people): Promise<Visitor>;
  /** Somebody without an account. */
  visitor(): Visitor;
  /** Serves on a free port for a browser; the address. Asked twice it answers the same. */
  listen(): Promise<string>;
  /** Danger now, from somebody without an account. */
  danger(
    happening: string,
  ): Promise<{ readonly file: string; readonly danger: string; readonly referral: string; readonly reference: string }>;
}

export async function staffSite(start?: string, kind: AreaKind = 'partnership'): Promise<StaffSite> {
  const house = await testHouse(start, kind);
  const faults: FaultReport[] = [];
  const product = {
    house,
    areaName: 'Wexmoor',
    subjects: kind === 'subjects of interest',
    kind: 'demonstration' as const,
    forward: async (by: 'minutes' | 'hour' | 'day' | 'week') => {
      const step = { minutes: { minutes: 10 }, hour: { hours: 1 }, day: { days: 1 }, week: { days: 7 } } as const;
      const to = Temporal.Instant.fromEpochMilliseconds(await house.now())
        .toZonedDateTimeISO('Europe/London')
        .add(step[by]);
      house.at(to.toPlainDateTime().toString());
      await settleDue(house);
    },
    [Symbol.asyncDispose]: async () => {},
  };
  const wired = webDepsOf(product, {
    cookieSecret: 'a secret that only these tests know, 0123456789',
    cacheFolder: join(import.meta.dirname, '../../node_modules/.cache/throughline'),
  });
  const deps: WebDeps = { ...wired, reportFault: (fault) => void faults.push(fault) };
  const app = await buildServer(deps);
  let base: Promise<string> | null = null;
  return {
    house,
    app,
    deps,
    faults,
    as: async (practitioner) => {
      const visitor = new Visitor(app);
      const seen = await visitor.signIn(practitioner);
      if (seen.status !== 303) throw new Error(`${practitioner} could not sign in: ${seen.status}`);
      return visitor;
    },
    visitor: () => new Visitor(app),
    listen: () => (base ??= app.listen({ port: 0, host: '127.0.0.1' })),
    danger: async (happening) => {
      const bytes = Buffer.from(new URLSearchParams({ happening }).toString());
      const left = await leave(house, publicViewer(house.area), {
        channel: 'danger-form',
        contentType: 'application/x-www-form-urlencoded',
        bytes,
        idempotencyKey: house.newId(),
      });
      const { reference } = await raiseDanger(house, left.arrival);
      return { file: `f-${left.arrival}`, danger: `d-${left.arrival}`, referral: `ref-${left.arrival}`, reference };
    },
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await house[Symbol.asyncDispose]();
    },
  };
}
