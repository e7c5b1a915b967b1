/** Who is asking, and what time the product thinks it is: read once at the beginning of each request. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instant, Viewer, WebDeps } from './deps.ts';
import { WebFault } from './faults.ts';
import { orElse } from './frame.ts';
import type { MayUse } from './route.ts';
import { publicViewer, readSession } from './session.ts';

export interface Visit {
  readonly deps: WebDeps;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly viewer: Viewer;
  readonly signedIn: boolean;
  readonly now: Instant | null;
}

const begun = new WeakMap<FastifyRequest, Visit>();

/** The visit of a request that failed or went nowhere: the one it began, or one that needs no database to begin. */
export const visitOf = async (deps: WebDeps, request: FastifyRequest, reply: FastifyReply): Promise<Visit> =>
  begun.get(request) ?? (await beginVisit(deps, request, reply, 'anyone'));

export async function beginVisit(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, mayUse: MayUse): Promise<Visit> {
  const [known, now] = await Promise.all([viewerOf(deps, request, mayUse), orElse(deps.now(), null)]);
  const visit = { deps, request, reply, viewer: known ?? publicViewer(deps.area), signedIn: known !== null, now };
  begun.set(request, visit);
  return visit;
}

async function viewerOf(deps: WebDeps, request: FastifyRequest, mayUse: MayUse): Promise<Viewer | null> {
  const session = readSession(deps, request);
  if (session === null) return null;
  try {
    return await deps.viewerOf(session.practitioner);
  } catch (cause) {
    // A page that anybody may open (danger now!) opens as for the public; any other must know who is asking.
    if (mayUse === 'anyone') return null;
    throw new WebFault('viewer-unknown', 'Who is signed in could not be looked up.', cause);
  }
}
