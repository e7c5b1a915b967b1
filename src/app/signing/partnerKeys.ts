/** The keys of other houses and this house's own, as the page shows them; and what is recorded there. */
import type { Viewer } from '../../access/viewer.ts';
import { confirmPartnerKey, recordPartnerKey, withdrawPartnerKey } from '../../domain/area/partnerKeyDeciders.ts';
import type { KeyEnd, PartnerKey } from '../../domain/area/partnerKeys.ts';
import type { Area } from '../../domain/area/state.ts';
import { because, type Decision } from '../../domain/decision.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { StoreFault } from '../../store/faults.ts';
import { areaNow, changeDirectory } from '../directory.ts';
import type { House } from '../house.ts';
import { mayTry } from '../permission.ts';
import { fingerprintOf, isUsable, keyIdOf, keyTyped } from './jws.ts';
import type { OwnKeys } from './keyFile.ts';

export { keyEnds } from '../../domain/area/partnerKeys.ts';
export { fingerprintOf, hasPrivateHalf } from './jws.ts';

export type KeyAct =
  | {
      readonly do: 'record';
      readonly partner: string;
      readonly names: readonly string[];
      /** The key as it was pasted, and its fingerprint as it was read out. */
      readonly typed: string;
      readonly heard: string;
      readonly compared: string;
      readonly from: Instant;
    }
  | { readonly do: 'confirm'; readonly key: string; readonly heard: string; readonly compared: string }
  | { readonly do: 'withdraw'; readonly key: string; readonly why: KeyEnd; readonly until: Instant | null; readonly reason: string };

const actOf = (act: KeyAct['do']) => (act === 'record' ? 'record-partner-key' : 'check-partner-key');

export async function changePartnerKeys(house: House, viewer: Viewer, act: KeyAct): Promise<Decision> {
  if (act.do !== 'record')
    return changeDirectory(
      house,
      viewer,
      (area) =>
        act.do === 'confirm'
          ? confirmPartnerKey(area, { id: act.key, fingerprint: fingerprintOf(act.key) }, act, viewer.practitioner)
          : withdrawPartnerKey(area, act.key, act),
      actOf(act.do),
    );
  const key = await typedKey(act.typed);
  if (key.kind === 'refused') return key;
  const own = await ownKeys(house);
  const ours = own.kind === 'there' ? [own.keys.current, ...own.keys.earlier].map(({ id }) => id) : [];
  return changeDirectory(house, viewer, (area) => recordPartnerKey(area, key, act, ours), actOf('record'));
}

async function typedKey(typed: string) {
  const read = keyTyped(typed);
  if (read.kind === 'private')
    return because(
      'key-private',
      'That is the private half of a key: whoever has it can sign in that house’s name. Nothing of it was kept.',
      'Tell the partner that it is no secret any more and has to be replaced, and ask for the public key of the new one.',
    );
  if (read.kind === 'unreadable' || !(await isUsable(read.x)))
    return because(
      'key-unreadable',
      'That is no Ed25519 public key.',
      'Paste the whole line that the partner’s command or page shows: it begins with {"kty":"OKP".',
    );
  const id = await keyIdOf({ x: read.x });
  return { kind: 'key' as const, id, publicKey: read.x, fingerprint: fingerprintOf(id) };
}

export type OwnKeysSight = { readonly kind: 'there'; readonly keys: OwnKeys } | { readonly kind: 'none' } | { readonly kind: 'unusable' };

async function ownKeys({ signer }: House): Promise<OwnKeysSight> {
  try {
    const keys = (await signer?.own()) ?? null;
    return keys ? { kind: 'there', keys } : { kind: 'none' };
  } catch (fault) {
    if (fault instanceof StoreFault) return { kind: 'unusable' };
    throw fault;
  }
}

export interface KeysSight {
  readonly area: Area;
  readonly own: OwnKeysSight;
  readonly keys: readonly (PartnerKey & { readonly fingerprint: string })[];
  readonly may: Readonly<Record<'record' | 'check', boolean>>;
}

export async function keysSight(house: House, viewer: Viewer): Promise<KeysSight> {
  const [area, now] = [await areaNow(house, viewer), await house.now()];
  const may = (act: KeyAct['do']) => mayTry(viewer, area, undefined, { act: actOf(act), file: null }, now);
  return {
    area,
    own: await ownKeys(house),
    keys: [...area.partnerKeys.values()].map((key) => ({ ...key, fingerprint: fingerprintOf(key.id) })),
    may: { record: may('record'), check: may('confirm') },
  };
}
