// The matcher as a program of its own, one a host: the lists of known people in memory, asked over a local socket. Addresses come by
// the environment only: MATCHER_DATABASE_URL (of the role throughline_matcher), MATCHER_AREAS with commas between them, MATCHER_SOCKET,
// MATCHER_SECRET; MATCHER_THREADS if it is not to use every core.
// Ends on SIGTERM, on Ctrl-C, and when the process that started it is gone.
import { rmdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import pino from 'pino';
import { createPool } from '../store/pools.ts';
import { AreaList } from './areaList.ts';
import { feedOf } from './feed.ts';
import { serve } from './server.ts';

const {
  MATCHER_DATABASE_URL: url,
  MATCHER_AREAS: areas,
  MATCHER_SOCKET: address,
  MATCHER_SECRET: secret,
  MATCHER_THREADS: wanted,
} = process.env;

if (!url || !areas || !address || !secret || secret.length < 32) {
  process.stderr.write('matcher: set MATCHER_DATABASE_URL, MATCHER_AREAS, MATCHER_SOCKET and MATCHER_SECRET (32 characters at least)\n');
  process.exitCode = 2;
} else {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  process.on('SIGTERM', () => stop());
  process.on('SIGINT', () => stop());
  if (process.connected) process.once('disconnect', () => stop());
  else if (process.env.ENDS_WITH_PARENT === '1') stop();
  const logger = pino({ name: 'throughline matcher', base: null }, pino.destination({ dest: 2, sync: false }));
  const log = (sentence: string, ids: Readonly<Record<string, string | number>> = {}): void => logger.info(ids, sentence);
  const onIdleError = (fault: Error) => log('a database connection broke; another takes its place', { fault: fault.name });
  const pool = createPool({ url, applicationName: 'throughline matcher', max: 4, onIdleError });
  const threads = Math.max(1, Math.floor(Number(wanted ?? 0)) || Math.min(8, availableParallelism()));
  const lists = new Map(areas.split(',').map((area) => [area, new AreaList({ feed: feedOf(pool, area), threads, log })]));
  const serving = await serve({ address, secret, areas: lists, log });
  await stopped;
  await serving[Symbol.asyncDispose]();
  await Promise.all([...lists.values()].map((list) => list[Symbol.asyncDispose]()));
  await pool.end();
  // Whoever made the folder of the socket was killed, and cannot remove it.
  if (process.env.ENDS_WITH_PARENT === '1' && !process.connected) await rmdir(dirname(address)).catch(() => {});
  if (process.connected) process.disconnect?.();
}
