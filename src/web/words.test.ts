import assert from 'node:assert/strict';
import { test } from 'node:test';
import nunjucks from 'nunjucks';
import { dateAndTime, dueWords, span } from './dates.ts';
import { inLanguage, t, tInView } from './words.ts';

test('the message with its values, in English where nobody has translated it', () => {
  assert.equal(t('due in {n} days', { n: 3 }), 'due in 3 days');
  assert.equal(t('{n, plural, one {# day} other {# days}} overdue', { n: 1 }), '1 day overdue');
  assert.equal(t("it's the area's own"), "it's the area's own");
  assert.equal(
    inLanguage('cy', () => t('a sentence that nobody translated')),
    'a sentence that nobody translated',
  );
});

test('in a view a value is escaped, and what a macro made stays as it is', () => {
  const bold = new nunjucks.runtime.SafeString('<strong>12 June</strong>');
  const said = tInView('{who} answers by {day} & not later', { who: '<b>x</b>', day: bold });
  assert.equal(String(said), '&lt;b&gt;x&lt;/b&gt; answers by <strong>12 June</strong> &amp; not later');
  // Without markup it is plain text, which the view escapes as it does any.
  assert.equal(tInView('{who} answers', { who: '<b>x</b>' }), '<b>x</b> answers');
});

test('days and times are written in the reader’s language', () => {
  const at = Date.UTC(2026, 5, 12, 9, 30);
  assert.equal(dateAndTime(at), '12 June 2026 at 10:30');
  assert.match(
    inLanguage('cy', () => dateAndTime(at)),
    /12 Mehefin 2026/,
  );
  assert.equal(span(7200), '2 hours');
  assert.equal(dueWords(at, at + 3 * 86_400_000), '3 days overdue');
});

test('in the marked language every word of the catalogue shows', () => {
  assert.equal(
    inLanguage('en-XA', () => t('due tomorrow')),
    '⟦due tomorrow⟧',
  );
});
