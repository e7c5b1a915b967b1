/** What the machine gives: Node, the programs of PostgreSQL, room on the disk, a clock, and an address that only it reaches. */
import { existsSync, statfsSync } from 'node:fs';
import process from 'node:process';
import { findBinaries } from '../../store/postgres/binaries.ts';
import { type DataDir, kindOf } from '../installation.ts';
import { attempt, type Finding } from './finding.ts';

const wantedNodeMajor = 26;
const leastFreeBytes = 500 * 1024 * 1024;
const largestSkewMilliseconds = 1000;

export function checkNode(): Finding {
  const check = 'Node';
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= wantedNodeMajor) return { check, state: 'well', words: `Node ${process.versions.node}.` };
  return {
    check,
    state: 'wrong',
    words: `Node ${process.versions.node} runs this.`,
    fix: `Start throughline with "npm start" or "npx throughline", which bring Node ${wantedNodeMajor}.`,
  };
}

export function checkBinaries(databaseUrl: string | undefined): Finding[] {
  if (databaseUrl !== undefined) return [];
  return [attempt('PostgreSQL programs', () => `PostgreSQL ${findBinaries().version} in ${findBinaries().folder}.`)];
}

export function checkSpace({ path }: DataDir): Finding {
  const check = 'DATA_DIR';
  if (!existsSync(path))
    return {
      check,
      state: 'wrong',
      words: `${path} does not exist.`,
      fix: 'Run "npm start", which makes it, or set DATA_DIR to the right folder.',
    };
  const { bavail, bsize } = statfsSync(path);
  const free = bavail * bsize;
  const words = `${path}, with ${(free / 1024 ** 3).toFixed(1)} GB free.`;
  return free >= leastFreeBytes
    ? { check, state: 'well', words }
    : { check, state: 'wrong', words, fix: 'Make room on that disk: at least 0.5 GB.' };
}

export function checkClock(ahead: number): Finding {
  const check = 'Clock';
  const words = `The database's clock is ${(Math.abs(ahead) / 1000).toFixed(2)} s ${ahead >= 0 ? 'ahead of' : 'behind'} this machine's.`;
  if (Math.abs(ahead) <= largestSkewMilliseconds) return { check, state: 'well', words };
  return { check, state: 'wrong', words, fix: 'Set both by NTP (chrony or systemd-timesyncd): due instants are judged by these clocks.' };
}

export function checkAddress({ host, dataDir }: { readonly host: string; readonly dataDir: DataDir }): Finding {
  const check = 'Address';
  if (isLoopback(host)) return { check, state: 'well', words: `${host}: reached from this machine only.` };
  if (kindOf(dataDir) !== 'live')
    return {
      check,
      state: 'not-ready-for-live-data',
      words: `${host} is reached from other machines, and whoever reaches it may sign in as anybody.`,
      fix: 'Leave HOST out, or set it to 127.0.0.1.',
    };
  return {
    check,
    state: 'wrong',
    words: `${host} is reached from other machines.`,
    fix: 'Set HOST to 127.0.0.1: start refuses any other outside a demonstration.',
  };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
