/** What the house signs with. The file is read anew each time, so that a key that was replaced while the service runs signs nothing more. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Signature, signed } from './jws.ts';
import { type OwnKeys, ownKeysIn, readKeyFile } from './keyFile.ts';

export interface Signer {
  /** Null where there is no key. Throws StoreFault where there is one that may not be used. */
  own(): Promise<OwnKeys | null>;
  sign(says: unknown, at: Instant): Promise<{ readonly key: string; readonly signature: Signature } | null>;
}

export const signerIn = (dataDir: string, area: string): Signer => ({
  own: async () => {
    const file = readKeyFile(dataDir, area);
    return file && ownKeysIn(file);
  },
  sign: async (says, at) => {
    const file = readKeyFile(dataDir, area);
    if (!file) return null;
    const { current } = await ownKeysIn(file);
    return { key: current.id, signature: await signed(says, file.current.key, at) };
  },
});
