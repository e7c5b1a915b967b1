// A real browser for tests, from npm alone: Chromium of @sparticuz/chromium driven by playwright-core, as root or not.
// CHROMIUM_PATH names another one. axeClean() is the accessibility check that every page has to pass (WCAG 2.2 AA).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { checkout } from './server.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page that takes seconds on a machine that is busy with other tests is not missing: no test waits by a shorter clock of its own. */
const patience = 90_000;

/** `await using browser = await openBrowser()`. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, libraries } = browserProgram();
  const browser = await chromium.launch({
    executablePath,
    args: flags,
    timeout: patience,
    env:
      libraries === undefined
        ? definedEnvironment()
        : { ...definedEnvironment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(dirname(executablePath), 'fonts') },
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(patience);
    context.on('page', readWhole);
    return context;
  };
  return browser;
}

/**
 * After an act Playwright waits until the next page has begun: what is read then may be half of it, on a busy machine. Here it waits
 * until all of it is there. Locators and the page itself act through the page's main frame.
 */
function readWhole(page: Page): void {
  const frame = page.mainFrame();
  for (const act of ['click', 'press'] as const) {
    const begun = frame[act].bind(frame) as (...how: readonly unknown[]) => Promise<void>;
    frame[act] = async (...how: readonly unknown[]) => {
      await begun(...how);
      await page.waitForLoadState();
    };
  }
}

/** Signs in as one of the people of the staff site; the page stands at what needs them today. */
export async function signIn(page: Page, base: string, practitioner: string): Promise<void> {
  await page.goto(`${base}/sign-in`);
  await page.check(`input[value="${practitioner}"]`);
  await page.click('main button');
  await page.waitForURL((at) => at.pathname !== '/sign-in');
}

/** Opens a page wide and as narrow as a telephone, and throws where it scrolls sideways. SHOTS names a folder that keeps what was seen. */
export async function looks(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (wide > width) throw new Error(`${address} scrolls sideways at ${width} px: it is ${wide} px wide`);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png`, fullPage: true });
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Throws naming each rule that the page breaks, where, and what it asks for. The page must come from browser.newContext(). */
export async function axeClean(page: Page): Promise<void> {
  // Legacy mode only leaves out frames of other origins, of which we have none, and takes half the time; passes are only counted.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations, passes } = await axe.withTags(tags).analyze();
  // On an empty page nothing is violated either.
  if (passes.length === 0) throw new Error(`axe found nothing to check on ${page.url()}`);
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, help, helpUrl, nodes }) =>
    nodes.map(({ target }) => `  ${id} at ${target.join(' ')}: ${help} (${helpUrl})`),
  );
  throw new Error(
    `${page.url()} breaks ${violations.length} accessibility rule${violations.length === 1 ? '' : 's'}:\n${lines.join('\n')}`,
  );
}

interface Program {
  readonly executablePath: string;
  /** Folder with the shared libraries that this system lacks. */
  readonly libraries: string | undefined;
}

function browserProgram(): Program {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') return { executablePath: named, libraries: undefined };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const usual = [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/usr/bin/chromium',
      '/usr/bin/google-chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ].find(existsSync);
    if (usual !== undefined) return { executablePath: usual, libraries: undefined };
    throw new Error(
      `npm has a Chromium for the browser tests on Linux x64 only. Set CHROMIUM_PATH to a Chrome or Chromium of this ${process.platform} system.`,
    );
  }
  const folder = unpackOnce();
  const executablePath = join(folder, 'chromium');
  const { stdout } = spawnSync('ldd', [executablePath], { encoding: 'utf8' });
  return { executablePath, libraries: stdout?.includes('not found') ? join(folder, 'al2023', 'lib') : undefined };
}

/** The package unpacks to os.tmpdir()/chromium and trusts what it finds there; we give it a folder of our own instead. */
function unpackOnce(): string {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packageFolder = dirname(dirname(main));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(checkout, '.cache', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  const script = `const { default: chromium, inflate } = await import(${JSON.stringify(main)}); await chromium.executablePath(); await inflate(${JSON.stringify(join(packageFolder, 'bin', 'al2023.tar.br'))});`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: half },
    encoding: 'utf8',
  });
  try {
    if (status !== 0) throw new Error(`Chromium could not be unpacked to ${half}: ${stderr.trim().split('\n').slice(-3).join(' ')}`);
    renameSync(half, folder);
  } catch (cause) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw cause; // Otherwise another test file unpacked it meanwhile.
  }
  return folder;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
