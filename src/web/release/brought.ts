/** A document that turns out to be a released message, or the answer to one, and where whoever brought it goes on. */
import { arrivalSight } from '../../app/arrivals.ts';
import type { House } from '../../app/house.ts';
import { bring } from '../../app/release/arriving.ts';
import type { Viewer } from '../deps.ts';
import { type Href, paths, withDone } from '../paths.ts';

/** Null where it is no document of this kind: it is read as any other. */
export async function broughtRelease(
  house: House,
  viewer: Viewer,
  bytes: Uint8Array,
): Promise<{ readonly kind: 'to'; readonly to: Href } | { readonly kind: 'changed' } | null> {
  const brought = await bring(house, viewer, bytes);
  switch (brought.kind) {
    case 'other':
      return null;
    case 'changed':
      return { kind: 'changed' };
    case 'unreadable':
      return { kind: 'to', to: paths.arrival(brought.arrival) };
    case 'message':
      return { kind: 'to', to: withDone(paths.message.arrival(brought.arrival), brought.isNew ? 'message-brought' : 'message-again') };
    case 'reply':
      return {
        kind: 'to',
        to: withDone(paths.release.show(brought.file, brought.number), brought.isNew ? 'release-back' : 'release-back-again'),
      };
    default:
      return brought satisfies never;
  }
}

export const isReleased = async (house: House, viewer: Viewer, arrival: string): Promise<boolean> =>
  (await arrivalSight(house, viewer, arrival))?.arrival.channel === 'released';
