/** Assembles the product that `throughline start` serves: the house, the timekeeper beside it, the web before it. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSigningKey, openProduct } from '../app/running.ts';
import type { ProductOptions, RunningProduct, StartProduct } from '../app/product.ts';
import { buildServer } from './server.ts';
import { webDepsOf } from './wiring.ts';

export const startProduct: StartProduct = async (options: ProductOptions): Promise<RunningProduct> => {
  const key = await ensureSigningKey(options.dataDir);
  if (key === 'made') options.onProgress('this house has a new signing key (npx throughline signing-key show)');
  if (key === 'missing') options.onProgress('the signing key of this house is gone, and nothing leaves as a file (npx throughline doctor)');
  const product = await openProduct(options);
  try {
    const deps = webDepsOf(product, { cookieSecret: keptSecret(options.dataDir), cacheFolder: join(options.dataDir, 'cache') });
    const server = await buildServer(deps);
    const address = await server.listen({ host: options.host, port: options.port });
    const signInAs = (await deps.signInPeople()).map(({ name, role }) => ({ name, post: role }));
    return {
      address,
      signInAs,
      close: async () => {
        await server.close();
        await product[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await product[Symbol.asyncDispose]();
    throw error;
  }
};

/** Signs cookies; kept beside the data so that a restart signs nobody out and loses no draft. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'cookie-secret');
  // A file that a full disk left short is no secret: cookies signed with it could be forged.
  if (!existsSync(file) || readFileSync(file, 'utf8').trim().length < 32) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
