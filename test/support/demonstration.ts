/** The demonstration behind the real server, as `npm start` opens it: a place to walk through as each of its people. */
import type { FastifyInstance } from 'fastify';
import { areaNow } from '../../src/app/directory.ts';
import { ensureSigningKey, openProduct } from '../../src/app/running.ts';
import { signInList } from '../../src/app/viewers.ts';
import { serviceViewer } from '../../src/app/whoLooks.ts';
import type { FaultReport } from '../../src/web/deps.ts';
import { buildServer } from '../../src/web/server.ts';
import { webDepsOf } from '../../src/web/wiring.ts';
import { freshDatabase } from './database.ts';
import { freshFolder } from './folder.ts';
import { checkout } from './server.ts';
import { Visitor } from './visitor.ts';

export interface DemonstrationSite extends AsyncDisposable {
  readonly app: FastifyInstance;
  readonly faults: readonly FaultReport[];
  /** Whoever can be signed in as. */
  readonly people: readonly string[];
  /** Signed in, from an address of their own: all together they ask more than one address may in a minute. */
  as(practitioner: string): Promise<Visitor>;
  /** Somebody without an account. */
  nobody(): Visitor;
}

export async function demonstrationSite(kind: 'partnership' | 'subjects of interest'): Promise<DemonstrationSite> {
  const database = await freshDatabase();
  // Its key is made there: a checkout may be somebody else's, and is everybody's.
  const folder = await freshFolder();
  await ensureSigningKey(folder.path);
  const product = await openProduct({
    ...database,
    kind: 'demonstration',
    subjects: kind === 'subjects of interest',
    dataDir: folder.path,
    host: '127.0.0.1',
    port: 0,
    onProgress: () => {},
  });
  const faults: FaultReport[] = [];
  const wired = webDepsOf(product, {
    cookieSecret: 'a secret that only these tests know, 0123456789',
    cacheFolder: `${checkout}/node_modules/.cache/throughline`,
  });
  const app = await buildServer({ ...wired, reportFault: (fault) => void faults.push(fault) });
  const area = await areaNow(product.house, serviceViewer(product.house.area, 'clock'));
  const people = signInList(area, await product.house.now()).map(({ practitioner }) => practitioner);
  let signedIn = 0;
  return {
    app,
    faults,
    people,
    nobody: () => new Visitor(app),
    as: async (practitioner) => {
      const visitor = new Visitor(app, `10.0.${Math.trunc(signedIn / 200)}.${(signedIn++ % 200) + 1}`);
      const seen = await visitor.signIn(practitioner);
      if (seen.status !== 303) throw new Error(`${practitioner} could not sign in: ${seen.status}`);
      return visitor;
    },
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await product[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}
