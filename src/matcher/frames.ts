/** Frames on a local socket: four bytes of length, then JSON. Whoever sends more than is allowed is cut off before it is read. */
import type { Duplex } from 'node:stream';

/** A question is a person's details, cut to what protocol.ts allows; an answer is candidates with their evidence. */
export const largestQuestion = 4 * 1024 * 1024;
export const largestAnswer = 4 * 1024 * 1024;

export function frameOf(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const frame = Buffer.allocUnsafe(4 + body.length);
  frame.writeUInt32BE(body.length);
  body.copy(frame, 4);
  return frame;
}

/** Hears what comes on a socket, frame by frame; what is no frame ends the connection. */
export function onFrames(socket: Duplex, largest: number, hear: (message: unknown) => void): void {
  let parts: Buffer[] = [];
  let length = 0;
  let wanted = 4;
  let isHead = true;
  socket.on('data', (data: Buffer) => {
    parts.push(data);
    length += data.length;
    while (length >= wanted && !socket.destroyed) {
      const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
      const piece = all.subarray(0, wanted);
      const rest = all.subarray(wanted);
      parts = rest.length === 0 ? [] : [rest];
      length = rest.length;
      if (isHead) {
        wanted = piece.readUInt32BE();
        isHead = false;
        if (wanted > largest) return socket.destroy();
        continue;
      }
      wanted = 4;
      isHead = true;
      try {
        hear(JSON.parse(piece.toString('utf8')));
      } catch {
        return socket.destroy();
      }
    }
  });
}
