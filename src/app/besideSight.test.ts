import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bornAsRead, nameAsRead, readsTheSame } from './besideSight.ts';

test('two values come to the same however they are written, and not when they differ', () => {
  assert.ok(readsTheSame.phone('+44 1632 960114', '01632 960 114'));
  assert.ok(!readsTheSame.phone('01632 960114', '01632 960115'));
  assert.ok(readsTheSame.school('Harrow Lane Academy', 'harrow lane  academy'));
  assert.ok(readsTheSame.address({ text: '4 Fernhill Close', postcode: 'WX1 4AB' }, { postcode: 'wx14ab' }));
  assert.ok(readsTheSame.name({ whole: 'Quennell, Tamsin' }, { given: 'TAMSIN', family: 'Quennell' }));
  assert.ok(!readsTheSame.name({ whole: 'Tamsin Quennell' }, { whole: 'Tamsyn Quennell' }));
  assert.ok(readsTheSame.born({ text: '7 March 2011' }, { date: '2011-03-07' }));
  assert.ok(!readsTheSame.born({ date: '2011-07-03' }, { date: '2011-03-07' }));
  assert.ok(readsTheSame.email('Tamsin.Q@post.wexmoor.uk', 'tamsin.q@post.wexmoor.uk'));
  assert.ok(readsTheSame.identifier({ kind: 'passport', value: '123 456 782' }, { kind: 'passport', value: '123456782' }));
});

test('a name in other letters is shown as it was read; one in our own is not repeated', () => {
  assert.equal(nameAsRead({ whole: 'Tamsin Quennell' }), null);
  assert.match(nameAsRead({ whole: 'Тамсин Квеннелл' }) ?? '', /^[a-z]+ [a-z]+$/);
});

test('a birth date in words is shown as the days that it can mean', () => {
  assert.deepEqual(bornAsRead({ date: '2011-03-07' }), []);
  assert.deepEqual(bornAsRead({ text: '7 March 2011' }), [{ first: '2011-03-07', last: '2011-03-07' }]);
  const [about] = bornAsRead({ text: 'circa 1958' });
  assert.ok(about && about.first < '1958-01-01' && about.last > '1958-12-31');
});
