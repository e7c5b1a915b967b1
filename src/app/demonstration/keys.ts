/**
 * In the partnership's told story: an investigation team of another area gave its key, two people compared it by telephone, and what it released is signed.
 * Its private half is made when the story is told and kept nowhere.
 */
import { exportJWK, generateKeyPair } from 'jose';
import { type Signature } from '../../feeds/released-message/form.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { fingerprintOf, keyIdOf, type PrivateKey, publicKeyOf, signed } from '../signing/jws.ts';
import { changePartnerKeys, type KeyAct } from '../signing/partnerKeys.ts';
import { at, type Scene, type Telling } from './teller.ts';

export interface TheirKey {
  readonly id: string;
  readonly fingerprint: string;
  readonly publicKey: string;
  sign(says: unknown, when: Instant): Promise<{ readonly key: string; readonly signature: Signature }>;
}

async function theirKey(): Promise<TheirKey> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  const { x = '', d = '' } = await exportJWK(privateKey);
  const key: PrivateKey = { ...publicKeyOf({ x }), d };
  const id = await keyIdOf(key);
  return {
    id,
    fingerprint: fingerprintOf(id),
    publicKey: JSON.stringify(publicKeyOf(key)),
    sign: async (says, when) => ({ key: id, signature: await signed(says, key, when) }),
  };
}

export function keyScenes(t: Telling, partner: string): { readonly scenes: readonly Scene[]; readonly key: () => Promise<TheirKey> } {
  let made: Promise<TheirKey> | null = null;
  const key = () => (made ??= theirKey());
  const scene = (when: string, who: string, act: (of: TheirKey) => KeyAct): Scene => ({
    at: at(when),
    play: async () => {
      const decision = await changePartnerKeys(t.house, t.as(who), act(await key()));
      if (decision.kind === 'refused') throw new Error(`The story stops at the key: ${decision.reasons[0]?.words ?? ''}`);
    },
  });
  return {
    key,
    scenes: [
      scene('2026-06-02T10:00', 'rosalind', ({ publicKey, fingerprint }) => ({
        do: 'record',
        partner,
        names: [],
        typed: publicKey,
        heard: fingerprint,
        compared: 'Called the number in the agreement of 2025; their superintendent read it out.',
        from: at('2026-06-01T00:00'),
      })),
      scene('2026-06-02T14:30', 'marcus', ({ id, fingerprint }) => ({
        do: 'confirm',
        key: id,
        heard: fingerprint,
        compared: 'Called their duty desk by the number of the force’s switchboard; the duty sergeant read it out.',
      })),
    ],
  };
}
