import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { largestRegister, mostRows, readRegister } from './read.ts';

const read = (text: string) => readRegister(Buffer.from(text));

test('columns are known by their usual names in any order, a semicolon or a tab between them; the others are named and left out', () => {
  const found = read('\uFEFFShoe size;DOB;Last name;First_Name;Aliases\r\n38;7 March 2011;Quennell;Tamsin;Tam Q; \r\n;2010-02-30;;;\r\n');
  assert.ok(found.kind === 'read');
  assert.deepEqual(found.leftOut, ['Shoe size']);
  assert.equal(found.unreadable, 1, 'a row that names nobody');
  assert.deepEqual(found.rows, [
    {
      number: 2,
      details: {
        names: [{ given: 'Tamsin', family: 'Quennell' }, { whole: 'Tam Q' }],
        born: { text: '7 March 2011' },
        addresses: [],
        phones: [],
        emails: [],
        schools: [],
        identifiers: [],
      },
    },
  ]);
});

test('a day that there is, is a date; one that there is not stays as written', () => {
  const found = read('name,born\nA Quennell,2011-03-07\nB Quennell,2010-02-30\n');
  assert.ok(found.kind === 'read');
  assert.deepEqual(
    found.rows.map(({ details }) => details.born),
    [{ date: '2011-03-07' }, { text: '2010-02-30' }],
  );
});

test('what is no register is refused before anything of it is used', () => {
  const why = (text: string) => {
    const found = read(text);
    return found.kind === 'refused' ? found.why : found.kind;
  };
  assert.equal(why(''), 'empty');
  assert.equal(why('name\n'), 'empty');
  assert.equal(why('colour\nred\n'), 'no-names');
  assert.equal(why('PK\0\0'), 'not-csv');
  assert.equal(why(`name\n${'x\n'.repeat(mostRows + 1)}`), 'too-many');
  assert.equal(why('x'.repeat(largestRegister + 1)), 'too-many');
  assert.equal(why(`name\n"${'x'.repeat(30_000)}"\n`), 'not-csv');
});

test('whatever is sent is answered, and no value is longer than a record may say', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const found = read(`name,phone\n${text}`);
      if (found.kind === 'read')
        for (const { details } of found.rows)
          assert.ok([...details.names.map(({ whole = '' }) => whole), ...details.phones].every((each) => each.length <= 300));
    }),
  );
});
