/**
 * Walks a page with the Tab key alone and says what is wrong with it: something that is not reached or out of the order of the page, focus that
 * cannot be seen, what is folded away and does not open by a key. It runs in the real browser (test/web/keyboard-browser.test.ts).
 */
import type { Locator, Page } from 'playwright-core';

/** What the Tab key stops at, in the order of the document: of radios of one question one. And how each looks while it has no focus. */
const prepare = `(() => {
  const looks = (of, pseudo) => { const s = getComputedStyle(of, pseudo); return [s.outlineStyle === 'none' ? '' : s.outlineWidth + s.outlineColor, s.boxShadow, s.borderTopWidth, s.borderTopColor, s.backgroundColor].join(); };
  // A radio or a box is drawn by its label.
  const look = (of) => looks(of) + (of.nextElementSibling?.matches('label') ? looks(of.nextElementSibling, '::before') : '') + looks(of.parentElement);
  const isStop = (of) => {
    if (of.disabled || of.tabIndex < 0 || !of.checkVisibility({ visibilityProperty: true })) return false;
    if (of.tagName === 'INPUT' && of.type === 'radio') {
      const group = [...document.querySelectorAll('input[type=radio]')].filter((each) => each.name === of.name && each.form === of.form && !each.disabled);
      return of === (group.find((each) => each.checked) ?? group[0]);
    }
    return true;
  };
  // The walk begins where the page does.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  window.stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')].filter(isStop);
  window.unseen = window.stops.map(look);
  window.walked = [];
  window.invisible = [];
  document.addEventListener('focusin', ({ target }) => {
    const at = window.stops.indexOf(target);
    window.walked.push(at);
    if (at >= 0 && look(target) === window.unseen[at]) window.invisible.push(at);
  });
  return window.stops.length;
})()`;
const nameOf = `((of) => of.outerHTML.slice(0, 120).replaceAll(/\\s+/g, ' '))`;

const isOpen = async (summary: Locator): Promise<boolean> => (await summary.locator('..').getAttribute('open')) !== null;

export async function walk(page: Page): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const summary of await page.locator('details > summary').all()) {
    if (!(await summary.isVisible()) || (await isOpen(summary))) continue;
    await summary.focus();
    await page.keyboard.press('Enter');
    if (!(await isOpen(summary))) wrong.push(`${await summary.innerText()} does not open by a key`);
  }
  await page.evaluate('scrollTo(0, 0)');
  const stops = await page.evaluate<number>(prepare);
  for (let n = 0; n < stops; n += 1) await page.keyboard.press('Tab');
  const walked = await page.evaluate<readonly number[]>('window.walked');
  const named = (at: number): Promise<string> => page.evaluate<string>(`${nameOf}(window.stops[${at}])`);
  const off = walked.findIndex((at, n) => at !== n);
  if (walked.length < stops || off >= 0) {
    const at = off >= 0 ? off : walked.length;
    wrong.push(
      `after ${at} of ${stops} stops: ${at < stops ? await named(at) : 'the end'} was to come, and ${walked[at] ?? 'nothing'} did`,
    );
  }
  for (const at of await page.evaluate<readonly number[]>('window.invisible')) wrong.push(`focus cannot be seen on ${await named(at)}`);
  return wrong;
}

/** The first stop leads past what stands on every page. */
export async function skips(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Tab');
  const first = await page.evaluate<string>('document.activeElement.className');
  await page.keyboard.press('Enter');
  const there = await page.evaluate<string>('document.activeElement.id');
  return [
    ...(first.includes('govuk-skip-link') ? [] : [`the first stop is ${first}`]),
    ...(there === 'main-content' ? [] : [`the skip link leads to ${there || 'nothing'}`]),
  ];
}

/** A form that is sent with nothing in it comes back with its summary in focus, and each line of that leads into its field. */
export async function sentEmpty(page: Page, button: string): Promise<readonly string[]> {
  await page.locator(button).first().press('Enter');
  const inFocus = await page.evaluate<string>('document.activeElement.className');
  if (!inFocus.includes('govuk-error-summary')) return [`${button}: in focus is ${inFocus || 'nothing'}`];
  const wrong: string[] = [];
  for (const link of await page.locator('.govuk-error-summary a').all()) {
    const to = (await link.getAttribute('href')) ?? '';
    await link.focus();
    await page.keyboard.press('Enter');
    const at = await page.evaluate<string>('document.activeElement.id');
    if (`#${at}` !== to) wrong.push(`${button}: ${to} leads to ${at || 'nothing'}`);
  }
  return wrong;
}
