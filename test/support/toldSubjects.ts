/** The story of subjects of interest, told to an area of their own behind the real server: a visitor signs in as one of its people. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { tellSubjects } from '../../src/app/demonstration/subjects.ts';
import { uk } from '../../src/rulebook/uk/rulebook.ts';
import { createPool } from '../../src/store/pools.ts';
import { buildServer } from '../../src/web/server.ts';
import { webDepsOf } from '../../src/web/wiring.ts';
import { freshDatabase } from './database.ts';
import { instantOf } from './given.ts';
import { matcherHere } from './matcher.ts';
import { Visitor } from './visitor.ts';

export type SubjectsSite = Awaited<ReturnType<typeof toldSubjects>>;

export async function toldSubjects() {
  const database = await freshDatabase();
  const pool = createPool({ url: database.serviceUrl, applicationName: 'throughline test', max: 8 });
  const host = matcherHere(database.matcherUrl, 'wexmoor');
  let now = 0;
  const house = {
    pool,
    area: 'wexmoor',
    rulebook: uk,
    now: async () => now,
    newId: () => randomBytes(16).toString('hex'),
    newSalt: () => randomBytes(32),
    matcher: () => host.ready(),
    log: () => {},
    setClock: (to: number) => void (now = Math.max(now, to)),
  };
  await tellSubjects(house);
  const product = {
    house,
    areaName: 'Wexmoor, subjects of interest',
    subjects: true,
    kind: 'demonstration' as const,
    forward: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
  const deps = webDepsOf(product, {
    cookieSecret: 'a secret that only these tests know, 0123456789',
    cacheFolder: join(import.meta.dirname, '../../node_modules/.cache/throughline'),
  });
  const faults: unknown[] = [];
  const app = await buildServer({ ...deps, reportFault: (fault) => void faults.push(fault) });
  return {
    house,
    faults,
    /** Moves time on; what falls due on the way is settled by whoever asks. */
    at: (written: string) => house.setClock(instantOf(written)),
    /** Serves on a free port for a browser; the address. */
    listen: (): Promise<string> => app.listen({ port: 0, host: '127.0.0.1' }),
    as: async (who: string): Promise<Visitor> => {
      const visitor = new Visitor(app);
      const seen = await visitor.signIn(who);
      if (seen.status !== 303) throw new Error(`${who} could not sign in: ${seen.status}`);
      return visitor;
    },
    /** Opens a page, and sends its form. */
    send: async (visitor: Visitor, page: string, fields: Readonly<Record<string, string>>) => {
      const shown = await visitor.get(page);
      assert.equal(shown.status, 200, `${page} ${JSON.stringify(faults)}`);
      return { shown, ...(await visitor.post(page.split('?')[0] ?? page, { key: house.newId(), ...fields })) };
    },
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await pool.end();
      await host[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** Where the link of that name leads. */
export const hrefOf = (body: string, name: string): string =>
  (new RegExp(`href="([^"]*)">${name}`).exec(body)?.[1] ?? assert.fail(`no link to ${name}`)).replaceAll('&amp;', '&');
