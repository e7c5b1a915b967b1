import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const folder = new URL('../../src/web/', import.meta.url).pathname;
const views = globSync('**/*.njk', { cwd: folder }).map((path) => ({ path, lines: readFileSync(`${folder}${path}`, 'utf8').split('\n') }));

const linesWith = (pattern: RegExp): string[] =>
  views.flatMap(({ path, lines }) => lines.flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])));

describe('the views', () => {
  it('are all read by this test', () => assert.ok(views.length >= 25, `${views.length} views`));

  // An `html:` parameter is not escaped: a name put together with it would run as a script.
  it('put nothing together in an html: parameter', () => assert.deepEqual(linesWith(/\bhtml:.*[+~]/i), []));
  it('pass only blocks, whose contents are escaped, as html:', () => assert.deepEqual(linesWith(/\bhtml:(?!\s*\w*Html\b)/i), []));
  it('switch escaping off nowhere', () => assert.deepEqual(linesWith(/\|\s*safe\b|autoescape/), []));
  it('take every address from paths', () => assert.deepEqual(linesWith(/(href|action|src)="(?!#|tel:|\{\{)/), []));
  // Nunjucks reads `for x in list if …` as the list or nothing, decided once, before there is an x.
  it('filter no list in a for', () => assert.deepEqual(linesWith(/\{%-?\s*for\s[^%]*\sin\s[^%]*\sif\s/), []));
  // What {% set x %}…{% endset %} holds is text: printed, its tags stand on the page. It is for an html: parameter.
  it('print no block that was set', () => {
    const printed = views.flatMap(({ path, lines }) => {
      const all = lines.join('\n');
      return [...all.matchAll(/\{%-?\s*set\s+(\w+)\s*-?%\}/g)]
        .filter(([, name]) => new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`).test(all))
        .map(() => path);
    });
    assert.deepEqual(printed, []);
  });
  it('give a hint or none, never the word false', () =>
    assert.deepEqual(linesWith(/hint: \{ text: [^}]*\belse (?:false|none|null) \}/), []));
  it('have no inline style or script', () => assert.deepEqual(linesWith(/\sstyle=|<style|<script(?! type="module" src)|\son[a-z]+=/), []));
  it('put a token in every form that is posted, but the danger form', () => {
    const missing = views.flatMap(({ path, lines }) => {
      const forms = lines
        .join('\n')
        .split('<form')
        .slice(1)
        .map((form) => form.split('</form>')[0] ?? '');
      return forms.filter((form) => !/method="get"/.test(form) && !/csrf\(frame\)|name="_csrf"/.test(form)).map(() => path);
    });
    assert.deepEqual(missing, ['danger/danger.njk']);
  });
});
