/** What the house signs with. The file is read anew each time, so that a key that was replaced while the service runs signs nothing more. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Signature, signed } from './jws.ts';
import { missingKey, type OwnKeys, ownKeysIn, ownKeysOf, readKeyFile } from './keyFile.ts';

export interface Signer {
  /** Both throw StoreFault where the key may not be used, and where there is none: whoever has a signer sends nothing unsigned because its key is gone. */
  own(): Promise<OwnKeys | null>;
  sign(says: unknown, at: Instant): Promise<{ readonly key: string; readonly signature: Signature }>;
}

export const signerIn = (dataDir: string, area: string): Signer => ({
  own: () => ownKeysOf(dataDir, area),
  sign: async (says, at) => {
    const file = readKeyFile(dataDir, area);
    if (!file) throw missingKey(dataDir, area);
    const { current } = await ownKeysIn(file);
    return { key: current.id, signature: await signed(says, file.current.key, at) };
  },
});
