/** Asks the matcher's process. Whoever cannot reach it within a short time is told that it is away, and goes on without it. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { MatchAnswer, Matcher } from '../matching/matcher.ts';
import { frameOf, largestAnswer, largestQuestion, onFrames } from './frames.ts';
import { type Answered, cut, greeting, isProof, type MatcherState, proofOf, type Refusal } from './protocol.ts';

/** The matcher did not answer: what was asked stays owed. */
export class MatcherAway extends Error {
  override readonly name = 'MatcherAway';
  readonly code: Refusal | 'silent' | 'lost';
  constructor(code: Refusal | 'silent' | 'lost', options?: ErrorOptions) {
    super(`The matcher did not answer (${code})`, options);
    this.code = code;
  }
}

export interface MatcherClientOptions {
  readonly address: string;
  readonly secret: string;
  readonly area: string;
  /** How long it may take to say that it is there. */
  readonly presenceMilliseconds?: number;
  readonly answerMilliseconds?: number;
}

export interface MatcherClient extends Disposable {
  /** Null while it is away, or still listing everybody. */
  matcher(): Promise<Matcher | null>;
  /** Null while it is away. */
  state(): Promise<MatcherState | null>;
}

interface Open {
  readonly socket: Socket;
  readonly waiting: Map<number, { readonly resolve: (answered: Answered) => void; readonly reject: (fault: Error) => void }>;
  /** When it last said that its list is there. */
  readyAt: number;
}

/** It was there this long ago: it is not asked each time whether it is. */
const presenceHolds = 500;
/** After it was found away, who asks next is told so at once. */
const awayHolds = 500;

export function matcherClient(options: MatcherClientOptions): MatcherClient {
  const { area, presenceMilliseconds = 500, answerMilliseconds = 8000 } = options;
  let opening: Promise<Open> | null = null;
  let open: Open | null = null;
  let awayUntil = 0;
  let next = 0;
  let closed = false;

  const lose = (lost: Open): void => {
    if (open === lost) open = null;
    lost.socket.destroy();
    for (const { reject } of lost.waiting.values()) reject(new MatcherAway('lost'));
    lost.waiting.clear();
  };

  const reach = (within: number): Promise<Open> => {
    if (closed) return Promise.reject(new MatcherAway('lost'));
    if (open && !open.socket.destroyed) return Promise.resolve(open);
    opening ??= openSocket(options, within, lose)
      .then((opened) => (open = opened))
      .finally(() => {
        opening = null;
      });
    return opening;
  };

  /** Sends one message, and gives up on the whole connection when the answer does not come: others on it would wait as well. */
  const send = async (message: object, within: number): Promise<Answered> => {
    const there = await reach(within);
    const id = (next += 1);
    const frame = frameOf({ id, area, ...message });
    if (frame.length > largestQuestion) throw new MatcherAway('malformed');
    const { promise, resolve, reject } = Promise.withResolvers<Answered>();
    there.waiting.set(id, { resolve, reject });
    const limit = after(within, () => {
      if (!there.waiting.has(id)) return;
      reject(new MatcherAway('silent'));
      lose(there);
    });
    // Nobody keeps a process alive to hear it.
    there.socket.ref();
    there.socket.write(frame);
    try {
      return await promise;
    } finally {
      clearTimeout(limit);
      there.waiting.delete(id);
      if (there.waiting.size === 0) there.socket.unref();
    }
  };

  const state = async (): Promise<MatcherState | null> => {
    if (performance.now() < awayUntil) return null;
    try {
      const answered = await send({ state: true }, presenceMilliseconds);
      if (!('state' in answered)) return null;
      if (open && answered.state.isReady) open.readyAt = performance.now();
      return answered.state;
    } catch {
      awayUntil = performance.now() + awayHolds;
      return null;
    }
  };

  const matcher: Matcher = {
    ask: async (query, { ...asked } = {}): Promise<MatchAnswer> => {
      const answered = await send({ query: cut(query), options: asked }, answerMilliseconds);
      if ('refused' in answered) throw new MatcherAway(answered.refused);
      if ('state' in answered) throw new MatcherAway('malformed');
      // Whatever went wrong there: an answer from before the position that was needed is none.
      if (asked.needs !== undefined && answered.position < asked.needs) throw new MatcherAway('away');
      return { position: answered.position, candidates: answered.candidates, leftOut: answered.leftOut };
    },
  };

  return {
    state,
    matcher: async () => {
      if (open && performance.now() - open.readyAt < presenceHolds) return matcher;
      return (await state())?.isReady ? matcher : null;
    },
    [Symbol.dispose]: () => {
      closed = true;
      if (open) lose(open);
    },
  };
}

function openSocket({ address, secret }: MatcherClientOptions, within: number, lose: (lost: Open) => void): Promise<Open> {
  const { promise, resolve, reject } = Promise.withResolvers<Open>();
  const socket = connect(address);
  const nonce = randomBytes(24).toString('base64url');
  let isProven = false;
  const opened: Open = { socket, waiting: new Map(), readyAt: Number.NEGATIVE_INFINITY };
  const limit = after(within, () => (isProven ? null : socket.destroy()));
  socket.once('connect', () => socket.write(frameOf({ hello: nonce })));
  socket.on('error', () => {});
  socket.once('close', () => {
    clearTimeout(limit);
    reject(new MatcherAway('lost'));
    lose(opened);
  });
  onFrames(socket, largestAnswer, (message) => {
    if (isProven) {
      const answered = message as Answered;
      return opened.waiting.get(answered.id)?.resolve(answered);
    }
    const { proof, nonce: theirs } = greeting.parse(message);
    // Somebody else listens there: nobody's details are sent to them.
    if (!isProof(proof, proofOf(secret, 'answers', nonce))) return void socket.destroy();
    isProven = true;
    clearTimeout(limit);
    socket.write(frameOf({ proof: proofOf(secret, 'asks', theirs) }));
    socket.unref();
    resolve(opened);
  });
  return promise;
}

/** A process that was busy itself for so long looks first whether the answer has come meanwhile. */
const after = (milliseconds: number, late: () => void): NodeJS.Timeout => setTimeout(() => setImmediate(late), milliseconds);
