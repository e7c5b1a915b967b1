import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { compareIdentifiers, identifierKeys, readIdentifiers } from './identifiers.ts';
import { readEmail, readHandle, readPhone } from './identifiers/contacts.ts';
import { documentKind, readDocument } from './identifiers/documents.ts';
import { checkDigit, readMrz } from './identifiers/mrz.ts';
import { readAddress, readPostcode, readSchool } from './identifiers/places.ts';
import type { PersonQuery } from './person.ts';
import { words } from './words.ts';

const lines = (left: Partial<PersonQuery>, right: Partial<PersonQuery>, counts?: Parameters<typeof compareIdentifiers>[2]) =>
  compareIdentifiers(readIdentifiers({ names: [], ...left }), readIdentifiers({ names: [], ...right }), counts);
const codes = (left: Partial<PersonQuery>, right: Partial<PersonQuery>) => lines(left, right).map((line) => line.code);
const papers = (...identifiers: readonly (readonly [string, string])[]): Partial<PersonQuery> => ({
  identifiers: identifiers.map(([kind, value]) => ({ kind, value })),
});

// Invented numbers; the check digits of those that are said to be right were worked out by the published rules.
const READ: readonly [string, string, string, string, 'right' | 'wrong' | 'none'][] = [
  ['nhs', '943 476 5919', 'nhs', '9434765919', 'right'],
  ['NHS number', '943-476-5918', 'nhs', '9434765918', 'wrong'],
  ['other', '943 476 5919', 'nhs', '9434765919', 'right'],
  ['other', 'NHS number: 943 476 5919', 'nhs', '9434765919', 'right'],
  ['passport', 'Passport no. 533718294', 'passport', '533718294', 'none'],
  ['prison', 'g8123vk', 'prison', 'G8123VK', 'none'],
  ['', 'G8123VK', 'prison', 'G8123VK', 'none'],
  ['CRN', 'X 320741', 'probation', 'X320741', 'none'],
  ['pnc', '2003/0011985X', 'pnc', '20030011985X', 'right'],
  ['pnc', '03/11985X', 'pnc', '20030011985X', 'right'],
  ['pnc', '20030011985X', 'pnc', '20030011985X', 'right'],
  ['pnc', '2003/0011985Y', 'pnc', '20030011985Y', 'wrong'],
  ['unknown kind', '2003/0011985X', 'pnc', '20030011985X', 'right'],
  ['cro', '65656/91H', 'cro', '91065656H', 'right'],
  ['cro', 'SF91/65656H', 'cro', 'SF91065656H', 'right'],
  ['cro', '65656/91K', 'cro', '91065656K', 'wrong'],
  ['NINO', 'ab 24 70 91 c', 'national-insurance', 'AB247091', 'none'],
  ['national insurance', 'AB247091', 'national-insurance', 'AB247091', 'none'],
  ['driving licence', 'QUENN 803071 T99XY', 'driving-licence', 'QUENN803071T99XY', 'none'],
  ['other', 'QUENN 803071 T99XY', 'driving-licence', 'QUENN803071T99XY', 'none'],
  ['passport', '5337-18294', 'passport', '533718294', 'none'],
  ['UPN', 'H801200001001', 'pupil', 'H801200001001', 'right'],
];

for (const [kind, value, asKind, key, check] of READ) {
  test(`${kind || 'no kind'} ${value} is read as ${asKind} ${key}, check digit ${check}`, () => {
    const read = readDocument({ kind, value });
    assert.deepEqual([read?.kind, read?.key, read?.check, read?.raw], [asKind, key, check, value]);
  });
}

test('a pupil number has its check letter in front', () => {
  const rights = [...'ABCDEFGHJKLMNPQRTUVWXYZ'].filter(
    (letter) => readDocument({ kind: 'upn', value: `${letter}801200001007` })?.check === 'right',
  );
  assert.equal(rights.length, 1);
  assert.equal(readDocument({ kind: '', value: `${rights[0]}801200001007` })?.kind, 'pupil');
});

test('what stands for no number is none', () => {
  for (const value of [
    '0000000000',
    '9999999999',
    'A1234567',
    '1234567890',
    'AA000000A',
    'QQ123456C',
    'A1234BC',
    'not known',
    'n/a',
    'TBC',
    '12',
    '',
    '----',
    'pending',
  ])
    assert.equal(readDocument({ kind: 'passport', value }), null, value);
});

test('kinds are told from what columns and people call them', () => {
  for (const [name, kind] of [
    ['nhs_number', 'nhs'],
    ['Passport No.', 'passport'],
    ['noms id', 'prison'],
    ['ni number', 'national-insurance'],
    ['Driving licence', 'driving-licence'],
    ['library card', 'other'],
  ] as const)
    assert.equal(documentKind(name), kind, name);
});

test('the lines that machines read: each size, check digits, numbers that run on, one line alone', () => {
  // The specimens printed in ICAO Doc 9303.
  const td3 = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
  assert.deepEqual(readMrz(td3), { kind: 'passport', number: 'L898902C3', check: 'right', country: 'uto' });
  assert.deepEqual(readMrz('L898902C36UTO7408122F1204159ZE184226B<<<<<10'), {
    kind: 'passport',
    number: 'L898902C3',
    check: 'right',
    country: 'uto',
  });
  assert.equal(readMrz(td3.replace('L898902C36', 'L898902C56'))?.check, 'wrong');
  const td1 = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<';
  assert.deepEqual(readMrz(td1), { kind: 'identity-card', number: 'D23145890', check: 'right', country: 'uto' });
  const long = `D23145890<${'AB11'}${checkDigit('D23145890AB11')}<<<<<<<<<<`;
  assert.equal(readMrz(`I<UTO${long}\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<`)?.number, 'D23145890AB11');
  const td2 = 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6';
  assert.equal(readMrz(td2)?.number, 'D23145890');
  assert.equal(readMrz('no lines here'), null);
  assert.deepEqual(codes(papers(['other', td3]), papers(['passport', 'L898902C3'])), ['passport-same']);
});

test('telephones come to one form', () => {
  for (const text of [
    '01632 960001',
    '+44 1632 960001',
    '+44 (0)1632 960 001',
    '0044 1632 960001',
    '1632960001',
    '441632960001',
    '٠١٦٣٢٩٦٠٠٠١',
    '01632 960001 ext. 12',
  ])
    assert.equal(readPhone(text), '+441632960001', text);
  assert.equal(readPhone('+49 170 0000123'), '+491700000123');
  for (const text of ['00000000000', '07123456789', '01234567890', '999', 'none', '', '1111111111'])
    assert.equal(readPhone(text), '', text);
  assert.deepEqual(codes({ phones: ['0170 0000123'] }, { phones: ['+49 170 0000123'] }), ['phone-similar']);
  assert.deepEqual(codes({ phones: ['+33 170 0000123'] }, { phones: ['+49 170 0000123'] }), []);
});

test('e-mail: case and tags; what may be one mailbox says less; offices and placeholders are nobody', () => {
  const compared = (a: string, b: string) => codes({ emails: [a] }, { emails: [b] });
  assert.deepEqual(compared('Tamsin.Q@Post.example', ' tamsin.q@post.EXAMPLE '), ['email-same']);
  assert.deepEqual(compared('tamsin+school@post.example', 'tamsin@post.example'), ['email-similar']);
  assert.deepEqual(compared('tam.sin.q@gmail.com', 'tamsinq@googlemail.com'), ['email-similar']);
  assert.deepEqual(compared('tam.sin@post.example', 'tamsin@post.example'), []);
  for (const text of ['none@none.com', 'info@school.example', 'not an address', 'test@test.com', ''])
    assert.equal(readEmail(text), null, text);
});

test('names on line: the service is told from what was written; on another service the same name says less', () => {
  const x = { platform: 'x', name: 'wren_of_wex' };
  for (const text of [
    'twitter:wren_of_wex',
    'https://twitter.com/Wren_of_Wex',
    'x: @wren_of_wex',
    '@wren_of_wex on Twitter',
    'wren_of_wex (twitter)',
  ])
    assert.deepEqual(readHandle(text), x, text);
  assert.deepEqual(readHandle('@wren_of_wex'), { platform: '', name: 'wren_of_wex' });
  assert.deepEqual(codes({ handles: ['insta:wren_of_wex'] }, { handles: ['https://www.instagram.com/wren_of_wex/'] }), ['handle-same']);
  assert.deepEqual(codes({ handles: ['@wren_of_wex'] }, { handles: ['telegram:wren_of_wex'] }), ['handle-name-same']);
  assert.equal(readHandle('none'), null);
});

test('addresses: short forms, flats, saints, towns of the same street', () => {
  const compared = (a: string, b: string) => codes({ addresses: [{ text: a }] }, { addresses: [{ text: b }] });
  assert.deepEqual(compared('14 Harrow Lane, Wexmoor', '14, Harrow Ln., Wexmoor WX1 1AA'), ['address-same']);
  assert.deepEqual(compared('Flat 2, 14 Harrow Lane', '14 Harrow Lane'), ['address-same']);
  assert.deepEqual(compared('Flat 2, 14 Harrow Lane', '14 Harrow Lane apt 3'), ['address-flat-differs']);
  assert.deepEqual(compared('3 St Wilfred’s Road, Wexmoor', '3 Saint Wilfreds Rd, Wexmoor'), ['address-same']);
  assert.deepEqual(compared('5 High Street, Wexmoor', '5 High Street, Otherham'), []);
  assert.deepEqual(compared('5 High Street, Wexmoor', '9 High St, Wexmoor'), ['address-street-same']);
  assert.deepEqual(compared('Wren Cottage, Mill Lane', 'Wren Cottage, Mill Lane'), ['address-same']);
  assert.deepEqual(compared('no fixed abode', 'no fixed abode'), []);
  assert.deepEqual(compared('14 Harrow Lane WX1 1AA', 'c/o Harrow House, wx11aa'), ['postcode-same']);
  assert.equal(readPostcode(' wx1 1aa '), 'wx11aa');
  assert.equal(readAddress({ text: 'unknown' }), null);
  assert.deepEqual(
    codes(
      { addresses: [{ text: '14 Harrow Lane', postcode: 'WX1 1AA' }] },
      { addresses: [{ text: '14 Harrow Lane', postcode: 'WX9 1AA' }] },
    ),
    [],
  );
});

test('schools: by URN, and by the name without what an academy changes', () => {
  assert.equal(readSchool('Harrow Lane Academy'), readSchool('harrow lane school'));
  assert.equal(readSchool("St Wilfred's C of E Primary School"), readSchool('Saint Wilfreds CE Primary'));
  assert.notEqual(readSchool('Harrow Lane Primary School'), readSchool('Harrow Lane Secondary School'));
  assert.equal(readSchool('Harrow Lane Academy (URN 100001)'), 'urn:100001');
  assert.equal(readSchool('not known'), '');
});

test('a shared number is strong; a wrong check digit is said and weakens; a slip that it explains speaks for', () => {
  const bits = (a: Partial<PersonQuery>, b: Partial<PersonQuery>) => lines(a, b)[0];
  const same = bits(papers(['nhs', '943 476 5919']), papers(['other', '9434765919']))!;
  assert.equal(same.code, 'nhs-same');
  assert.equal(words(same), 'Same NHS number, which is given to one person only: 943 476 5919, 9434765919');
  const wrong = bits(papers(['nhs', '9434765918']), papers(['nhs', '9434765918']))!;
  assert.ok(wrong.code === 'nhs-same-check-wrong' && wrong.bits > 0 && wrong.bits < same.bits);
  assert.equal(words(wrong), 'Same NHS number, though its check digit is wrong: 9434765918');
  const slip = bits(papers(['nhs', '9434765918']), papers(['nhs', '9434765919']))!;
  assert.ok(slip.code === 'nhs-near' && slip.bits > 0 && slip.bits < wrong.bits);
  assert.equal(words(slip), 'NHS numbers differ by one character: 9434765918, 9434765919');
  assert.deepEqual(codes(papers(['pnc', '2003/0011985X']), papers(['pnc', '03/11985X'])), ['pnc-same']);
  assert.equal(bits(papers(['pnc', '2003/0011985X']), papers(['pnc', '1999/0044721Q']))?.bits, -14);
  assert.deepEqual(codes(papers(['passport', '533718294 (Wexland)']), papers(['passport', '533718294 (Otherland)'])), []);
  assert.deepEqual(codes(papers(['passport', '533718294']), papers(['identity card', '533718294'])), ['other-same']);
});

test('of several numbers of a kind the shared one counts, and an old one beside it speaks against nobody', () => {
  assert.deepEqual(codes(papers(['passport', '533718294'], ['passport', '760011825']), papers(['passport', '760011825'])), [
    'passport-same',
  ]);
});

test('what many of the list share says less, and never nothing', () => {
  const home = { addresses: [{ text: '14 Harrow Lane, Wexmoor' }], phones: ['01632 960001'] };
  const worth = (sharers: number) => lines(home, home, { people: 1000, of: () => 1, sharedBy: () => sharers }).map((line) => line.bits);
  assert.deepEqual(worth(2), [10, 9]);
  assert.deepEqual(worth(16), [7, 6]);
  assert.ok(worth(100_000).every((bits) => bits > 0));
});

const text = (...some: readonly string[]) => fc.constantFrom(...some);
const anybody: fc.Arbitrary<Partial<PersonQuery>> = fc.record(
  {
    phones: fc.array(fc.oneof(text('01632 960001', '+44 1632 960001', '1632960001', '+49 170 0000123', '0170 0000123'), fc.string()), {
      maxLength: 3,
    }),
    emails: fc.array(fc.oneof(text('a.wren@gmail.com', 'awren@gmail.com', 'awren+x@gmail.com'), fc.string()), { maxLength: 2 }),
    handles: fc.array(fc.oneof(text('x:wren_w', '@wren_w', 'insta:wren_w'), fc.string()), { maxLength: 2 }),
    addresses: fc.array(
      fc.record({
        text: fc.oneof(text('14 Harrow Lane', 'Flat 2, 14 Harrow Ln', '9 Harrow Lane, Wexmoor'), fc.string()),
        postcode: text('WX1 1AA', 'wx11aa', ''),
      }),
      { maxLength: 3 },
    ),
    schools: fc.array(text('Harrow Lane Academy', 'Harrow Lane School'), { maxLength: 1 }),
    identifiers: fc.array(
      fc.record({
        kind: text('nhs', 'pnc', 'passport', 'other'),
        value: fc.oneof(
          text('9434765919', '9434765918', '2003/0011985X', '03/11985X', '533718294', '533718249', '533718294 (Wexland)'),
          fc.string(),
        ),
      }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);

test('law: both sides count alike, and everything said has words', () => {
  fc.assert(
    fc.property(anybody, anybody, (a, b) => {
      const [there, back] = [lines(a, b), lines(b, a)];
      const turned = back.map(({ code, left, right, bits }) => ({ code, left: right, right: left, bits }));
      const inOrder = (found: typeof there) => found.toSorted((x, y) => (x.code < y.code ? -1 : 1));
      assert.deepEqual(
        inOrder(there).map(({ code, bits }) => [code, bits]),
        inOrder(turned).map(({ code, bits }) => [code, bits]),
      );
      for (const line of there) assert.doesNotMatch(words(line), /undefined/);
    }),
    { numRuns: 500 },
  );
});

test('law: nobody’s own identifiers speak against them, and whatever identifies is found by a key', () => {
  fc.assert(
    fc.property(anybody, anybody, (a, b) => {
      for (const line of lines(a, a)) assert.ok(line.bits >= 0, JSON.stringify(line));
      const keysOf = (person: Partial<PersonQuery>) => new Set(identifierKeys(readIdentifiers({ names: [], ...person })));
      const identifies = lines(a, b).some(
        ({ code, bits }) => bits > 0 && !/^(?:school|postcode|address-street)-|-near$/.test(code) && code !== 'address-street-same',
      );
      if (identifies && !lines(a, b).every(({ code }) => /^(?:postcode|school|address)/.test(code) || code.endsWith('-near')))
        assert.ok(
          [...keysOf(a)].some((key) => keysOf(b).has(key)),
          JSON.stringify([lines(a, b)]),
        );
    }),
    { numRuns: 500 },
  );
});

test('thousands of numbers, and very long ones, are read in bounded work', () => {
  const many = papers(...Array.from({ length: 5000 }, (_, i) => ['other', `WX${i}77${'9'.repeat(5000)}`] as const));
  const found = lines({ ...many, phones: Array.from({ length: 5000 }, (_, i) => `01632 ${960_000 + i}`) }, many);
  assert.ok(found.length <= 3);
});
