/** What was done is said on the page that an act leads to, whatever its address says already. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, type Href, paths, withDone } from './paths.ts';

test('the code of what was done joins an address that asks for something, and comes before a place on its page', () => {
  const read = (to: Href) => new URL(to, 'https://throughline.invalid');
  assert.equal(withDone(paths.today, 'waived'), '/today?done=waived');
  const listed = read(withDone(paths.load.parkedOf('put off', 'org-1'), 'waived'));
  assert.deepEqual(Object.fromEntries(listed.searchParams), { kind: 'put off', organisation: 'org-1', done: 'waived' });
  const place = read(withDone(at(paths.load.parkedOf('put off', 'org-1'), 'endless'), 'waived'));
  assert.deepEqual([place.searchParams.get('done'), place.hash], ['waived', '#endless']);
});

test('what was recorded is named by the key of its form, and by no address that was there before', () => {
  const said = withDone(paths.mentor.list, 'session-of-ours', 'k-1');
  assert.equal(said, '/mentor?done=session-of-ours&recorded=k-1');
  assert.equal(withDone(said, 'session-booked'), '/mentor?done=session-booked');
});

test('an address that still says what was done before says what was done now, once', () => {
  const again = withDone(withDone(paths.today, 'waived'), 'closing-read');
  assert.deepEqual(new URL(again, 'https://throughline.invalid').searchParams.getAll('done'), ['closing-read']);
});
