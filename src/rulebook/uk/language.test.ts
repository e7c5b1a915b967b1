/** C21, F13: what is in another language is owed a translation from the hour it arrives, and the original stays. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given } from '../../../test/support/given.ts';
import { otherScript } from '../../domain/language/script.ts';
import { communicationOf } from '../../domain/language/state.ts';
import { recordTranslation, sayLanguage } from '../../domain/language/deciders.ts';

const concern = 'Ona mówi, że się boi wracać do domu.';

test('C21: said to be in another language, it is owed in a day from when it came, and climbs; a translation answers', () => {
  const told = given().referral('R1', '2026-03-02T10:00', { id: 'A', fields: { concern, writtenIn: 'Polish' } });
  assert.deepEqual(told.until('2026-03-04T09:00').history('C21'), [
    'raised 2026-03-02T10:00 gateway, due 2026-03-03T10:00',
    'lapsed 2026-03-03T10:00',
  ]);
  assert.equal(told.until('2026-03-05T09:00').history('C21')[2], 'climbed 2026-03-05T00:00 team');
  told.record('TranslationRecorded', 'R1', '2026-03-05T10:00', { fields: { fact: 'A' } });
  assert.equal(told.history('C21').at(-1), 'met 2026-03-05T10:00');
  assert.equal(told.file('R1').referrals.get('R1')?.account.concern, concern, 'the original stays');
});

test('F13: text that is not in Latin letters is noticed where nobody says a language; a person says which, or that it needs none', () => {
  const told = given().referral('R1', '2026-03-02T10:00', { id: 'A', fields: { concern: 'Она боится возвращаться домой.' } });
  assert.deepEqual(told.history('C21'), ['raised 2026-03-02T10:00 gateway, due 2026-03-03T10:00']);
  told.record('LanguageSaid', 'R1', '2026-03-02T10:30', { fields: { fact: 'A', language: 'Russian' } });
  assert.equal(told.history('C21').length, 1, 'to know the language is not to know what it says');
  told.record('LanguageSaid', 'R1', '2026-03-02T11:00', { fields: { fact: 'A', language: '', needsNone: 'The English stands below it.' } });
  assert.equal(told.history('C21').at(-1), 'met 2026-03-02T11:00');
  const nobody = sayLanguage(told.file('R1'), 'A', { language: '', needsNone: ' ' });
  assert.equal(nobody.kind === 'refused' && nobody.reasons[0]?.code, 'no-language');
});

test('C21: a machine’s translation lets people begin; it answers once somebody who knows the language has checked it', () => {
  const told = given().referral('R1', '2026-03-02T10:00', { id: 'A', fields: { concern, writtenIn: 'Polish' } });
  told.record('TranslationRecorded', 'R1', '2026-03-02T10:05', { fields: { fact: 'A', translatorIs: 'machine' } });
  assert.equal(told.history('C21').length, 1);
  told.record('TranslationRecorded', 'R1', '2026-03-02T12:00', {
    fields: { fact: 'A', translatorIs: 'machine', checkedBy: 'A teacher of Polish' },
  });
  assert.equal(told.history('C21').at(-1), 'met 2026-03-02T12:00');
  assert.equal(told.file('R1').originals.get('A')?.translations.length, 2);
});

test('C21: danger in another language is owed within the hour by the duty post, and climbs at any hour', () => {
  const told = given().danger('D1', '2026-03-08T02:40', { fields: { words: 'Он ждёт снаружи с ножом.' } });
  assert.deepEqual(told.until('2026-03-08T03:56').history('C21.danger'), [
    'raised 2026-03-08T02:40 duty, due 2026-03-08T03:40',
    'lapsed 2026-03-08T03:40',
    'climbed 2026-03-08T03:55 police-duty',
  ]);
  assert.deepEqual(told.history('C21'), []);
});

test('C21: said only afterwards, of text in Latin letters, it is owed from then; English owes nothing', () => {
  const told = given().referral('R1', '2026-03-02T10:00', { id: 'A', fields: { concern } });
  assert.deepEqual(told.history('C21'), []);
  told.record('LanguageSaid', 'R1', '2026-03-03T10:00', { fields: { fact: 'A', language: 'Polish' } });
  assert.deepEqual(told.history('C21'), ['raised 2026-03-03T10:00 gateway, due 2026-03-04T10:00']);
  told.record('LanguageSaid', 'R1', '2026-03-03T11:00', { fields: { fact: 'A', language: 'English' } });
  assert.equal(told.history('C21').at(-1), 'met 2026-03-03T11:00');
  assert.deepEqual(
    given()
      .referral('R2', '2026-03-02T10:00', { fields: { writtenIn: 'English' } })
      .history('C21'),
    [],
  );
});

test('G08: a relative, a friend or a pupil translates nothing', () => {
  const file = given()
    .referral('R1', '2026-03-02T10:00', { id: 'A', fields: { concern, writtenIn: 'Polish' } })
    .file('R1');
  for (const translatorIs of ['relative', 'friend', 'pupil']) {
    const said = recordTranslation(
      file,
      'A',
      { language: 'Polish', words: 'She is afraid.', translator: 'Her cousin', translatorIs, translatedOn: 0 },
      1,
    );
    assert.equal(said.kind === 'refused' && said.reasons[0]?.gate, 'G08');
  }
});

test('how to speak with them is asked once: as the referral said, until somebody says otherwise; it goes along with the record', () => {
  const told = given().referral('R1', '2026-03-02T10:00', {
    fields: { language: 'Somali\nAn interpreter is needed.', communicationNeeds: 'Hard of hearing' },
  });
  assert.deepEqual(communicationOf(told.file('R1')), { language: 'Somali', interpreter: 'yes', needs: 'Hard of hearing', source: 'R1' });
  told.record('CommunicationNeedsRecorded', 'R1', '2026-03-03T10:00', {
    fields: { language: 'Somali', interpreter: 'no', needs: '', source: 'He says so.' },
  });
  assert.equal(communicationOf(told.file('R1'))?.interpreter, 'no');
  told.referral('R2', '2026-03-04T10:00').link('R1', 'R2', '2026-03-04T11:00');
  assert.equal(communicationOf(told.file('R2'))?.source, 'He says so.');
});

test('names, accents and a few signs are no language; a script is said, never a language', () => {
  assert.equal(otherScript('Müller, Łukasz, Nguyễn Thị Hương wrote it'), null);
  assert.equal(otherScript('He wrote Ω and π and 漢字 on the wall'), null);
  assert.equal(otherScript('هو يقول إنه خائف'), 'Arabic');
  assert.equal(otherScript('彼は家に帰るのが怖いと言っています。'), 'Hiragana');
});
