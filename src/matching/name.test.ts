import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { spent } from '../../test/support/spent.ts';
import { readNames } from './name.ts';
import { isPlaceholder } from './names/placeholders.ts';
import { lettersOf } from './names/script.ts';
import type { PersonName } from './person.ts';

const read = (name: PersonName) =>
  readNames([name])[0]
    ?.parts.map((part) => `${part.role}:${part.text}${part.weak ? '~' : ''}${part.initial ? '.' : ''}`)
    .join(' ') ?? '';

test('accents, case, punctuation, hyphens and apostrophes are folded; the writing is kept', () => {
  assert.equal(read({ given: 'Zoë', family: 'Łukasz-Brøndby' }), 'forename:zoe surname:lukasz surname:brondby');
  assert.equal(read({ family: 'O’Testwood' }), 'surname:otestwood');
  const [name] = readNames([{ given: 'ZOË', family: 'O’Testwood' }]);
  assert.deepEqual(
    name?.parts.map((part) => part.raw),
    ['ZOË', 'O’Testwood'],
  );
  assert.equal(name?.joined[0]?.raw, 'ZOË O’Testwood');
});

test('a comma says which part is the surname', () => {
  assert.equal(read({ whole: 'TESTWOOD, Amira Jane' }), 'forename:amira forename:jane surname:testwood');
  assert.equal(read({ whole: 'Amira Testwood' }), 'name:amira name:testwood');
  assert.equal(read({ whole: 'Testwood,' }), 'name:testwood');
});

test('titles are left out, but not when they are all there is', () => {
  assert.equal(read({ whole: 'Dr. Amira Testwood Jr' }), 'name:amira name:testwood');
  assert.equal(read({ given: 'Sheikh' }), 'forename:sheikh');
});

test('particles are weak beside other parts and strong alone; single letters are initials', () => {
  assert.equal(read({ family: 'al-Testani' }), 'surname:al~ surname:testani');
  assert.equal(read({ given: 'Ben', family: 'van der Testwood' }), 'forename:ben surname:vander~ surname:testwood');
  assert.equal(read({ given: 'A. J.', family: 'Testwood' }), 'forename:a. forename:j. surname:testwood');
});

test('text that stands for "we do not know" is no name', () => {
  for (const text of [
    'NOT KNOWN',
    'unknown',
    'Unknown male',
    'N/K',
    'n/k',
    '-',
    ' ',
    '???',
    'n/a',
    'Not recorded',
    'surname not known',
    'TBC',
    'FNU',
  ]) {
    assert.equal(read({ whole: text }), '', text);
  }
  assert.equal(isPlaceholder('Unknown child'), true);
  assert.equal(isPlaceholder('Noah Knowles'), false);
  assert.equal(read({ given: 'Amira', family: 'N/K' }), 'forename:amira');
  assert.equal(read({ whole: 'Amira (surname not known)' }), 'name:amira');
});

test('both readings are kept when a source gives parts and the whole', () => {
  assert.equal(readNames([{ whole: 'Amira Jane Testwood', given: 'Amira', family: 'Testwood' }]).length, 2);
});

const readings = (whole: string): string[] => readNames([{ whole }]).map(({ parts }) => parts.map(({ text }) => text).join(' '));

test('what is said aside is a further reading, and the writing is kept', () => {
  for (const [whole, expected] of [
    ['William (Bill) Testwood', ['william testwood', 'bill testwood']],
    ['Amira "Mira" Testwood', ['amira testwood', 'mira testwood']],
    ['Jane Testwood née Hartwell', ['jane testwood', 'jane hartwell']],
    ['Jane Testwood (formerly Hartwell)', ['jane testwood', 'jane hartwell']],
    ['Omar Testani aka Abu Hammad', ['omar testani', 'abu hammad']],
    ['Omar Testani a.k.a. Omar Hartani', ['omar testani', 'omar hartani']],
    ['Omar Testani @ Tiger', ['omar testani', 'tiger']],
    ['Omar Testani alias Omar Hartani; Umar Hart', ['omar testani', 'omar hartani', 'umar hart']],
    ['王伟 (Wang Wei)', ['wang wei', 'wang wei']],
    ['"Abu Hammad"', ['abu hammad']],
    ['Amira Testwood (deceased)', ['amira testwood']],
    ['Amira Testwood (sister of Ben)', ['amira testwood']],
    ['Amira Testwood (DOB 1/2/2003)', ['amira testwood']],
    ['Aka Testwood', ['aka testwood']],
    ['Nee Testwood', ['nee testwood']],
    ['Orla Knownlow', ['orla knownlow']],
  ] as const) {
    assert.deepEqual(readings(whole), [...new Set(expected)], whole);
    for (const name of readNames([{ whole }])) assert.equal(name.raw, whole);
  }
  assert.deepEqual(
    readNames([{ given: 'William (Bill)', family: 'Testwood née Hartwell' }]).map(({ parts }) => parts.map(({ text }) => text).join(' ')),
    ['william testwood', 'bill testwood', 'william hartwell'],
  );
});

test('Abd, din and the article are cut in one way, however they were written', () => {
  for (const written of [
    'Abd al-Rahman',
    'Abdul Rahman',
    'Abdulrahman',
    'Abd ar-Rahman',
    'Abdel-Rahman',
    'Abdurrahman',
    'Abdurahman',
    'ABD AL RAHMAN',
  ]) {
    assert.deepEqual(readings(written), ['abdul rahman'], written);
  }
  for (const written of ['Abdullah', 'Abd Allah', 'Abd-Allah', 'Abd al-Lah']) assert.deepEqual(readings(written), ['abdullah'], written);
  for (const written of ['Salahuddin', 'Salah ad-Din', 'Salah al-Din', 'Salah Uddin'])
    assert.deepEqual(readings(written), ['salah uddin'], written);
  for (const one of ['Abdi', 'Abdou', 'Abdoulaye', 'Abdulla', 'Abdullaev', 'Aladin', 'Boudin'])
    assert.deepEqual(readings(one), [one.toLowerCase()], one);
});

test('titles of several languages are left out before and after a name, and kept where they are one', () => {
  for (const [written, expected] of [
    ['Sheikh Omar Testani', 'omar testani'],
    ['Omar Sheikh', 'omar sheikh'],
    ['Herr Doktor Hartwell', 'doktor hartwell'],
    ['Haji Omar Testani', 'omar testani'],
    ['Hammond, Dr Amira', 'amira hammond'],
    ['Hammond, Jr', 'hammond'],
    ['السيد خالد', '5ald'],
    ['श्री राजेश', 'rajesh'],
    ['王伟先生', 'wang wei'],
    ['Imam', 'imam'],
    ['Imam Karimi', 'imam karimi'],
    ['Imam Reza Karimi', 'reza karimi'],
    ['Justice Mensah', 'justice mensah'],
    ['Dr Mensah', 'mensah'],
  ] as const) {
    assert.deepEqual(readings(written), [expected], written);
  }
});

test('South Asian titles that are names, too, are weak beside two parts and never dropped', () => {
  assert.equal(read({ whole: 'Jaswinder Singh Gill' }), 'name:jaswinder name:singh~ name:gill');
  assert.equal(read({ whole: 'Jaswinder Singh' }), 'name:jaswinder name:singh');
  assert.equal(read({ whole: 'Rahima Begum' }), 'name:rahima name:begum');
});

test('placeholders of several languages and forms are no names; names that look like them are', () => {
  for (const text of [
    'Inconnu',
    'desconocido',
    'неизвестно',
    'غير معروف',
    'نامعلوم',
    'לא ידוע',
    '无名氏',
    'baby of Amira Testwood',
    'Unborn baby',
    'as above',
    'N.K.',
    'Mr Unknown',
    'white male 30s',
    'young person',
    "don't know",
    'Name not given',
    'test test',
  ]) {
    assert.deepEqual(readings(text), [], text);
  }
  for (const text of [
    'Noah Knowles',
    'Nona Unkles',
    'Malek Mann',
    'Guy Boyman',
    'Na Li',
    'Wilma Child',
    'Testa Baby Jones',
    'Nil Testwood',
    'Asha Bovey',
  ]) {
    assert.equal(readings(text).length, 1, text);
  }
});

test('law: whatever is written, reading is bounded, gives Latin letters and digits only, and keeps the writing', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom('Abd', 'al', 'محمد', 'Мария', 'née', 'aka', '(', ')', '"', ',', '@', '王伟', 'সিং', 'Ó', 'M', '\ufdfa', 'a\u0301'),
        { maxLength: 60 },
      )
      .map((some) => some.join(' ')),
  );
  fc.assert(
    fc.property(fc.record({ whole: anything, given: anything, family: anything }), (name) => {
      const read = readNames([name]);
      assert.ok(read.length <= 12);
      for (const { parts, joined, raw, key } of read) {
        assert.ok(parts.length > 0 && parts.length <= 8 && joined.length === parts.length - 1);
        assert.ok(raw.length > 0 && key.length > 0);
        for (const part of [...parts, ...joined]) {
          assert.match(part.text, /^[a-z0-9]{1,40}$/);
          assert.ok(part.raw !== '');
          assert.equal(part.word.text, part.text);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('law: what was read reads the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (written) => {
      const { text, vowelless } = lettersOf(written);
      if (!vowelless) assert.equal(lettersOf(text).text, text);
    }),
    { numRuns: 500 },
  );
});

test('thousands of parts, names and marks cost no more than a few', async () => {
  const milliseconds = await spent(() => {
    readNames(Array.from({ length: 5_000 }, (_, i) => ({ whole: `${'abd al din '.repeat(2_000)} ${i}` })));
    readNames([
      { whole: 'a\u0301'.repeat(100_000) },
      { whole: '('.repeat(100_000) },
      { whole: '" '.repeat(50_000) },
      { whole: '\ufdfa'.repeat(10_000) },
    ]);
    readNames([{ given: 'aka '.repeat(50_000), family: 'née '.repeat(50_000) }]);
  });
  assert.ok(milliseconds < 1_500, `${milliseconds} ms`);
});

test('of a name in more parts than are compared the surname stays, and both ends where nobody says which it is', () => {
  const [chain] = readNames([{ whole: 'AL TESTWOOD, Amira Ben Leonie Hart Invenford Zoe Mira Joran' }]);
  assert.deepEqual([chain!.parts.length, chain!.parts[0]!.text, chain!.parts.at(-1)!.text], [8, 'amira', 'testwood']);
  const [whole] = readNames([{ whole: 'Amira Bella Cora Dora Emma Fiona Greta Hanna Irma Testwood' }]);
  assert.deepEqual(
    whole!.parts.map(({ text }) => text),
    ['amira', 'bella', 'cora', 'dora', 'greta', 'hanna', 'irma', 'testwood'],
  );
});
