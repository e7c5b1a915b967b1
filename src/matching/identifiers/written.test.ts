import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { numbersIn, numbersWritten } from './written.ts';

test('lines are told apart: numbers by what stands before them, mailboxes, names on line', () => {
  assert.deepEqual(
    numbersIn(`NHS number: 999 012 3454
passport 533718294

t.quennell@post.example
E-mail: other@post.example
Instagram: wren_of_wex
@wren_of_wex
https://www.tiktok.com/@wren_of_wex
library card: 778812
533718295`),
    {
      emails: ['t.quennell@post.example', 'other@post.example'],
      handles: ['Instagram: wren_of_wex', '@wren_of_wex', 'https://www.tiktok.com/@wren_of_wex'],
      identifiers: [
        { kind: 'NHS number', value: '999 012 3454' },
        { kind: 'passport', value: '533718294' },
        { kind: 'library card', value: '778812' },
        { kind: 'not said', value: '533718295' },
      ],
    },
  );
});

test('signs in odd places are read again as they were', () => {
  for (const line of ['!!:-AA', '!:#@:.##', 'not said: a: b', '@a:b']) {
    const read = numbersIn(line);
    assert.deepEqual(numbersIn(numbersWritten(read).join('\n')), read, line);
  }
});

test('law: what is written again reads as it did, and no line is lost', () => {
  const line = fc.oneof(
    fc.constantFrom('NHS number: 999 012 3454', 'pnc 2003/0011985X', '@wren', 'x: wren_w', 'a@b.example', '77 88', 'snap: wren'),
    fc.string({ maxLength: 30 }).map((text) => text.replace(/\s+/g, ' ').trim()),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const read = numbersIn(lines.join('\n'));
      assert.equal(read.emails.length + read.handles.length + read.identifiers.length, lines.filter((each) => each.trim() !== '').length);
      assert.deepEqual(numbersIn(numbersWritten(read).join('\n')), read);
    }),
  );
});
