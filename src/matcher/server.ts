/** Serves questions on a local socket that only this user can reach, to whoever proves to know the secret. */
import { randomBytes } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { AreaList } from './areaList.ts';
import { frameOf, largestQuestion, onFrames } from './frames.ts';
import { type Answered, asked, hello, isProof, proofOf, proven, type Refusal } from './protocol.ts';
import { NoAnswer } from './threads.ts';

export interface ServeOptions {
  /** Path of a unix socket, or of a named pipe on Windows. */
  readonly address: string;
  readonly secret: string;
  readonly areas: ReadonlyMap<string, AreaList>;
  readonly log: (sentence: string, ids?: Readonly<Record<string, string | number>>) => void;
}

/** Of one connection at once: whoever asks more waits for answers first. */
const mostUnderWay = 256;
const mostConnections = 64;
const handshakeLimit = 2000;

export async function serve({ address, secret, areas, log }: ServeOptions): Promise<AsyncDisposable> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    if (sockets.size > mostConnections) return void socket.destroy();
    greet(socket, secret, (message) => answer(message, areas));
  });
  // One that was killed left its own behind.
  const isPipe = address.startsWith('\\\\');
  if (!isPipe) rmSync(address, { force: true });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(address, resolve);
  await promise;
  if (!isPipe) chmodSync(address, 0o600);
  server.on('error', (fault) => log('The socket of the matcher failed', { error: fault.name }));
  return {
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function greet(socket: Socket, secret: string, answerTo: (message: unknown) => Promise<Answered>): void {
  const nonce = randomBytes(24).toString('base64url');
  const limit = setTimeout(() => socket.destroy(), handshakeLimit);
  socket.once('close', () => clearTimeout(limit));
  let stage: 'hello' | 'proof' | 'proven' = 'hello';
  let underWay = 0;
  onFrames(socket, largestQuestion, (message) => {
    if (stage === 'hello') {
      socket.write(frameOf({ proof: proofOf(secret, 'answers', hello.parse(message).hello), nonce }));
      stage = 'proof';
      return;
    }
    if (stage === 'proof') {
      if (!isProof(proven.parse(message).proof, proofOf(secret, 'asks', nonce))) return void socket.destroy();
      clearTimeout(limit);
      stage = 'proven';
      return;
    }
    if (underWay >= mostUnderWay) return void socket.write(frameOf({ id: idOf(message), refused: 'busy' }));
    underWay += 1;
    void answerTo(message).then((answered) => {
      underWay -= 1;
      if (!socket.destroyed) socket.write(frameOf(answered));
    });
  });
}

async function answer(message: unknown, areas: ReadonlyMap<string, AreaList>): Promise<Answered> {
  const id = idOf(message);
  const refused = (why: Refusal): Answered => ({ id, refused: why });
  const read = asked.safeParse(message);
  if (!read.success) return refused('malformed');
  const area = areas.get(read.data.area);
  if (!area) return refused('no-such-area');
  if ('state' in read.data) return { id, state: { ...area.state, memory: process.memoryUsage.rss() } };
  try {
    return {
      id,
      ...(await area.ask(read.data.query as Parameters<AreaList['ask']>[0], read.data.options as Parameters<AreaList['ask']>[1])),
    };
  } catch (fault) {
    // The database is away, say: what cannot be fed is not answered.
    return refused(fault instanceof NoAnswer ? fault.code : 'away');
  }
}

const idOf = (message: unknown): number => {
  const { id } = (message ?? {}) as { id?: unknown };
  return typeof id === 'number' ? id : -1;
};
