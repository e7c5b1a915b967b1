/**
 * Reads a submitted form and keeps its bytes as they came: an arrival is stored before anything reads it (mission,
 * promise 4), and a parser that hands over only text would have read it already. Nothing is cut: what is more than is read is refused whole,
 * before anything is recorded.
 */

import { parse } from 'node:querystring';
import { Busboy } from '@fastify/busboy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { legible } from '../app/legible.ts';
import { WebFault } from './faults.ts';

const raw = new WeakMap<FastifyRequest, Uint8Array>();

/**
 * More than any form of ours has: a contact that is read for an assessment of them all takes two. Read at once they take some 25 ms of one
 * processor; the 200,000 that a megabyte can hold took 1.1 s (2 cores AMD EPYC).
 */
export const mostFields = 10_000;

const ampersand = '&'.charCodeAt(0);
function fieldsIn(body: Buffer): number {
  let found = 1;
  for (let at = body.indexOf(ampersand); at >= 0; at = body.indexOf(ampersand, at + 1)) found += 1;
  return found;
}
const tooManyFields = (): WebFault => new WebFault('too-many-fields', 'It has more fields or documents than are read at once.');

export function readFormBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    raw.set(request, body);
    // An alert is never refused: a browser sends a dozen fields of it, and the whole lies in what arrived.
    const isAlert = request.routeOptions.config.declared?.forgeryProtection !== undefined;
    if (!isAlert && fieldsIn(body) > mostFields) return done(tooManyFields());
    // querystring gives an object without a prototype: `__proto__` is a field name like any other.
    const fields = Object.entries(parse(body.toString('utf8'), '&', '=', { maxKeys: mostFields }));
    done(null, Object.fromEntries(fields.map(([name, value]) => [name, Array.isArray(value) ? value.map(legible) : legible(value ?? '')])));
  });
  // Only where a route says that a document may be sent; anywhere else it is refused as before.
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (request.routeOptions.config.declared?.largestUpload === undefined)
      throw Object.assign(new Error('This route takes no document.'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 });
    try {
      return await readParts(request, body);
    } catch (cause) {
      if (cause instanceof WebFault) throw cause;
      throw Object.assign(new Error('The parts could not be read.', { cause }), { statusCode: 400 });
    }
  });
}

/** What somebody sent beside the fields of a form. Its name is not kept: it may be somebody's, and says nothing for certain. */
export interface Upload {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}
const uploads = new WeakMap<FastifyRequest, Upload>();
export const uploadOf = (request: FastifyRequest): Upload | null => uploads.get(request) ?? null;

/** The body is in memory already and bounded by its route. One file; an empty file input is none. What would be left out refuses the whole. */
function readParts(request: FastifyRequest, body: Buffer): Promise<Record<string, string | string[]>> {
  const { promise, resolve, reject } = Promise.withResolvers<Record<string, string | string[]>>();
  const fields = new Map<string, string[]>();
  const parts = new Busboy({
    headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
    limits: { files: 1, fields: mostFields, parts: mostFields, fieldSize: body.length, headerPairs: 50 },
  });
  for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) parts.on(limit, () => reject(tooManyFields()));
  parts.on('field', (name, value, nameIsCut, isCut) => {
    if (nameIsCut || isCut) reject(tooManyFields());
    fields.set(name, [...(fields.get(name) ?? []), legible(value)]);
  });
  parts.on('file', (_name, stream, _filename, _encoding, mimeType) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const bytes = Buffer.concat(chunks);
      if (bytes.length > 0) uploads.set(request, { contentType: mimeType.slice(0, 200), bytes });
    });
  });
  parts.on('error', reject);
  parts.on('finish', () => resolve(Object.fromEntries([...fields].map(([name, all]) => [name, all.length > 1 ? all : (all[0] ?? '')]))));
  parts.end(body);
  return promise;
}

export const rawBodyOf = (request: FastifyRequest): { contentType: string; bytes: Uint8Array } => ({
  contentType: request.headers['content-type'] ?? 'application/octet-stream',
  bytes: raw.get(request) ?? new Uint8Array(),
});
