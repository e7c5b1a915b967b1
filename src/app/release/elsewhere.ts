/** A released message has conditions that go with its words: it is taken in where they do, and nowhere else. */
import { because } from '../../domain/decision.ts';
import type { Viewer } from '../../access/viewer.ts';
import { areaNow } from '../directory.ts';
import type { House } from '../house.ts';
import { crossingIn } from './document.ts';
import { claimedBy, proofOf } from './proof.ts';

export const takenElsewhere = because(
  'released-message',
  'This is a released message, whose conditions go with its words.',
  'Take it in on its own page, from the list of what needs you today; or set it aside with a reason.',
);

export const isMessage = (bytes: Uint8Array): boolean => crossingIn(bytes).kind === 'message';

/** A message or a reply whose signature does not hold: its words are entered nowhere, by no way. */
export async function isBroken(house: House, viewer: Viewer, bytes: Uint8Array): Promise<boolean> {
  const read = crossingIn(bytes);
  if (read.kind !== 'message' && read.kind !== 'reply') return false;
  const claimed = claimedBy(read.content.from.organisation);
  return (await proofOf(await areaNow(house, viewer), read, claimed, await house.now())).kind === 'broken';
}
