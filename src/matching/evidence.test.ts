import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { bandOf, DEFAULT_THRESHOLDS } from './bands.ts';
import { compare } from './evidence.ts';
import type { EvidenceCode } from './evidence.ts';
import type { Born, PersonName, PersonQuery } from './person.ts';
import { anyPerson } from './test-people.ts';

const person = (name: PersonName, born?: Born): PersonQuery => ({ names: [name], ...(born ? { born } : {}) });
const codes = (a: PersonQuery, b: PersonQuery) => compare(a, b).evidence.map((line) => line.code);

/** Damage as it comes, in invented names: what is written, what was meant, which line says so, at least how many bits. */
const DAMAGE: readonly [PersonName, PersonName, EvidenceCode, number][] = [
  [{ given: 'Amira', family: 'Testwood' }, { given: 'AMIRA', family: 'Têstwood' }, 'surname-same', 17],
  [{ given: 'Amira', family: 'Testwod' }, { given: 'Amira', family: 'Testwood' }, 'surname-one-letter', 13],
  [{ given: 'Amira', family: 'Tetswood' }, { given: 'Amira', family: 'Testwood' }, 'surname-one-letter', 13],
  [{ given: 'Amira', family: 'Textwoods' }, { given: 'Amira', family: 'Testwood' }, 'surname-two-letters', 11],
  [{ given: 'Tomek', family: 'Kowalczyk' }, { given: 'Tomek', family: 'Kovalchik' }, 'surname-sounds-alike', 13],
  [{ given: 'Testwood', family: 'Amira' }, { given: 'Amira', family: 'Testwood' }, 'name-parts-swapped', 10],
  [{ whole: 'Testwood Amira' }, { whole: 'Amira Testwood' }, 'name-parts-reordered', 15],
  [{ whole: 'Testwood Amira' }, { given: 'Amira', family: 'Testwood' }, 'name-same', 15],
  [{ given: 'Amira', family: 'Ben Hammond' }, { given: 'Amira', family: 'Benhammond' }, 'surname-joined', 15],
  [{ given: 'Minji', family: 'Parkwell' }, { given: 'Min Ji', family: 'Parkwell' }, 'forename-joined', 15],
  [{ given: 'Min Ji', family: 'Parkwell' }, { given: 'Menji', family: 'Parkwell' }, 'forename-joined', 12],
  [{ given: 'Abd al Rahim', family: 'Testani' }, { given: 'Abdal Raheem', family: 'Al-Testani' }, 'surname-same', 15],
  [{ given: 'Bill', family: 'Testwood' }, { given: 'William', family: 'Testwood' }, 'forename-nickname', 13],
  [{ given: 'Bill', family: 'Testwood' }, { given: 'Will', family: 'Testwood' }, 'forename-nickname', 13],
  [{ given: 'A.', family: 'Testwood' }, { given: 'Amira', family: 'Testwood' }, 'forename-initial', 11],
  [{ given: 'Amira Jane', family: 'Testwood' }, { given: 'Amira', family: 'Testwood' }, 'forename-extra', 15],
  [{ given: 'Amira', family: 'Hartwell' }, { given: 'Amira', family: 'Testwood' }, 'surname-differs', 0],
  [{ given: 'Amira', family: 'Featherstonehaugh' }, { given: 'Amira', family: 'Featherstonhoe' }, 'surname-similar', 9],
];

for (const [written, meant, code, bits] of DAMAGE) {
  test(`${JSON.stringify(written)} beside ${JSON.stringify(meant)}: ${code}`, () => {
    const found = compare(person(written), person(meant));
    assert.ok(
      found.evidence.some((line) => line.code === code),
      JSON.stringify(found),
    );
    assert.ok(found.bits >= bits, `${found.bits} bits`);
  });
}

test('a placeholder is a name that is missing, not one that differs', () => {
  assert.deepEqual(codes(person({ whole: 'NOT KNOWN' }), person({ whole: 'Amira Testwood' })), ['name-missing', 'born-missing']);
  assert.deepEqual(codes(person({ given: 'Amira', family: 'N/K' }), person({ given: 'Amira', family: 'Testwood' })), [
    'forename-same',
    'surname-extra',
    'born-missing',
  ]);
});

test('twins are not each other; somebody who took another surname may be the same', () => {
  const born = { date: '2009-05-17' };
  assert.ok(
    codes(person({ given: 'Amira', family: 'Testwood' }, born), person({ given: 'Leonie', family: 'Testwood' }, born)).includes('twins'),
  );
  assert.ok(codes(person({ whole: 'Amira Testwood' }, born), person({ whole: 'Leonie Testwood' }, born)).includes('twins'));
  assert.ok(
    !codes(person({ given: 'Amira', family: 'Testwood' }, born), person({ given: 'Amira', family: 'Hartwell' }, born)).includes('twins'),
  );
  assert.ok(
    !codes(
      person({ given: 'Amira', family: 'Testwood' }, born),
      person({ given: 'Leonie', family: 'Testwood' }, { date: '2011-02-03' }),
    ).includes('twins'),
  );
  assert.ok(
    !codes(person({ given: 'Amira', family: 'Testwood' }, born), person({ given: 'Amyra', family: 'Testwood' }, born)).includes('twins'),
  );
});

test('a rare shared surname weighs more than a common one', () => {
  const counts = { people: 20_000, of: (word: string) => (word === 'commonham' ? 900 : word === 'rarewick' ? 2 : 20) };
  const weight = (family: string) => compare(person({ family }), person({ family }), counts).bits;
  assert.ok(weight('Rarewick') > weight('Commonham') + 4, `${weight('Rarewick')} ${weight('Commonham')}`);
  assert.equal(
    compare(person({ family: 'Everyham' }), person({ family: 'Everyham' }), { people: 20_000, of: () => 19_000 }).bits,
    3,
    'agreeing is never worth nothing',
  );
});

test('each part on one side only makes chance likelier; a particle does not, and is nobody’s initial', () => {
  const bits = (whole: string) => compare(person({ whole }), person({ whole: 'Amira Testwood' })).bits;
  assert.ok(bits('Amira Jane Rose Testwood') < bits('Amira Jane Testwood') && bits('Amira Jane Testwood') < bits('Amira Testwood'));
  assert.equal(bits('Amira al Testwood'), bits('Amira Testwood'));
  assert.ok(!codes(person({ whole: 'Amira al Testwood' }), person({ whole: 'Amira A Testwood' })).includes('name-initial'));
});

test('an alias can only help', () => {
  const known: PersonQuery = { names: [{ whole: 'Amira Testwood' }, { whole: 'Mimi Hartwell' }] };
  assert.equal(
    compare(person({ whole: 'Mimi Hartwell' }), known).bits,
    compare(person({ whole: 'Mimi Hartwell' }), person({ whole: 'Mimi Hartwell' })).bits,
  );
});

test('telephone, postcode, address and school are read before they are compared; placeholders are not shared', () => {
  const at = (phone: string, postcode: string, text: string, school: string): PersonQuery => ({
    names: [],
    phones: [phone],
    addresses: [{ text, postcode }],
    schools: [school],
  });
  assert.deepEqual(
    codes(at('+44 (0)1632 960 001', 'zz99 1aa', 'x', "St Test's School"), at('01632960001', 'ZZ991AA', 'y', 'St Tests school')),
    ['name-missing', 'born-missing', 'phone-same', 'postcode-same', 'school-same'],
  );
  assert.deepEqual(codes(at('', 'ZZ99 1AA', '1 Test Lane', ''), at('', 'ZZ99 2BB', '1, Test Lane', '')), [
    'name-missing',
    'born-missing',
    'address-same',
  ]);
  assert.deepEqual(codes(at('', 'ZZ99 1AA', '', ''), at('', 'ZZ99 2BB', '', '')), ['name-missing', 'born-missing', 'postcode-area-same']);
  assert.deepEqual(codes(at('00000000000', 'n/k', 'Not known', 'none'), at('0000000000', 'n/k', 'Not known', 'none')), [
    'name-missing',
    'born-missing',
  ]);
});

test('law: both sides count alike, and the total is the sum of the lines', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (a, b) => {
      const [there, back] = [compare(a, b), compare(b, a)];
      assert.equal(there.bits, back.bits);
      assert.equal(there.bits, Math.round(10 * there.evidence.reduce((sum, line) => sum + line.bits, 0)) / 10 + 0);
    }),
    { numRuns: 1000 },
  );
});

test('law: nothing speaks against anybody being themselves', () => {
  fc.assert(
    fc.property(anyPerson, (person) => {
      const against = compare(person, person).evidence.filter((line) => line.bits < 0);
      assert.deepEqual(against, []);
    }),
    { numRuns: 1000 },
  );
});

test('law: a name matches itself best', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (a, b) => {
      const [one, other] = [{ names: a.names.slice(0, 1) }, { names: b.names.slice(0, 1) }];
      assert.ok(compare(one, one).bits >= compare(one, other).bits, JSON.stringify([one, other]));
    }),
    { numRuns: 1000 },
  );
});

test('law: gender and nationality only ever take away', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (a, b) => {
      const bare = ({ gender: _gender, nationalities: _nationalities, ...rest }: PersonQuery): PersonQuery => rest;
      assert.ok(compare(a, b).bits <= compare(bare(a), b).bits);
      assert.ok(compare(a, b).bits <= compare(a, bare(b)).bits);
    }),
    { numRuns: 500 },
  );
});

/** What a person has is written down for the other too, once: so it agrees. */
const AGREEING: readonly ((asked: PersonQuery, known: PersonQuery) => PersonQuery)[] = [
  (asked, known) => ({ ...asked, names: [...asked.names, ...known.names] }),
  (asked, known) => (asked.born === undefined && known.born !== undefined ? { ...asked, born: known.born } : asked),
  (asked, known) => ({ ...asked, phones: [...(asked.phones ?? []), ...(known.phones ?? [])] }),
  (asked, known) => ({ ...asked, schools: [...(asked.schools ?? []), ...(known.schools ?? [])] }),
  (asked, known) => ({ ...asked, emails: [...(asked.emails ?? []), ...(known.emails ?? [])] }),
  (asked, known) => ({ ...asked, identifiers: [...(asked.identifiers ?? []), ...(known.identifiers ?? [])] }),
];

test('law: adding what agrees never lowers the bits, and never removes anybody from view', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, fc.constantFrom(...AGREEING), (asked, known, agree) => {
      const [before, after] = [compare(asked, known), compare(agree(asked, known), known)];
      assert.ok(after.bits >= before.bits, `${before.bits} ${after.bits}`);
      if (bandOf(before, DEFAULT_THRESHOLDS) !== null) assert.notEqual(bandOf(after, DEFAULT_THRESHOLDS), null);
    }),
    { numRuns: 3000 },
  );
});

test('law: what disagrees never hides a name that alone would be looked at', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (asked, known) => {
      const alone = bandOf(compare({ names: asked.names }, { names: known.names }), DEFAULT_THRESHOLDS);
      if (alone === 'review') assert.notEqual(bandOf(compare(asked, known), DEFAULT_THRESHOLDS), null);
    }),
    { numRuns: 3000 },
  );
});

test('a name alone is never suggested; a common one is not even for review; one word of it with a birth date is not suggested', () => {
  const band = (query: PersonQuery) => bandOf(compare(query, query), DEFAULT_THRESHOLDS);
  assert.equal(band(person({ given: 'Featherstone Ambrosius', family: 'Quillingworth' })), 'review');
  assert.equal(band(person({ given: 'Mohammed', family: 'Ali' })), 'watch');
  assert.equal(band(person({ given: 'Mohammed', family: 'Ali' }, { date: '2007-07-03' })), 'suggested');
  assert.equal(band(person({ whole: 'Mohammed' })), null);
  assert.notEqual(band(person({ whole: 'Quillingworth' }, { date: '2007-07-03' })), 'suggested');
});

test('a father and a son of one name are told apart; a decade misread is not a generation', () => {
  const named = (date: string): PersonQuery => person({ given: 'Amir', family: 'Testwood' }, { date });
  const found = compare(named('1971-05-17'), named('1998-02-03'));
  assert.ok(found.evidence.some((line) => line.code === 'generation-apart'));
  assert.equal(bandOf(found, DEFAULT_THRESHOLDS), 'watch');
  assert.ok(!codes(named('1971-05-17'), named('1991-05-17')).includes('generation-apart'));
});

test('brothers and sisters who share home and telephone stay at watch; a personal number says who it is', () => {
  const home = { phones: ['01632 960001'], addresses: [{ postcode: 'ZZ99 1AA', text: '1 Test Lane' }] };
  const [amira, leonie] = ['Amira', 'Leonie'].map((given): PersonQuery => ({ ...person({ given, family: 'Quillingworth' }), ...home }));
  const found = compare(amira!, leonie!);
  assert.ok(found.bits > DEFAULT_THRESHOLDS.review && found.evidence.some((line) => line.code === 'siblings'), JSON.stringify(found));
  assert.equal(bandOf(found, DEFAULT_THRESHOLDS), 'watch');
  const number = { identifiers: [{ kind: 'nhs', value: '999 000 0018' }] };
  assert.equal(bandOf(compare({ ...amira!, ...number }, { ...leonie!, ...number }), DEFAULT_THRESHOLDS), 'suggested');
});

test('the first forename or surname is left out more seldom than a middle one; an initial left out says nearly nothing', () => {
  const bits = (given: string) => compare(person({ given, family: 'Testwood' }), person({ given: 'Amira', family: 'Testwood' })).bits;
  assert.ok(bits('Amira J') > bits('Amira Jane') && bits('Amira Jane') >= bits('Jane Amira'));
  assert.ok(bits('Amira Testimirovna') > bits('Amira Jane'), 'a father’s name stands on papers and seldom elsewhere');
});

test('short words weigh less than long ones: whole populations are named with them', () => {
  const bits = (family: string) => compare(person({ family }), person({ family })).bits;
  assert.ok(bits('Xo') < bits('Xoq') && bits('Xoq') < bits('Xoqwi') && bits('Xoqwi') < bits('Xoqwillam'));
});
