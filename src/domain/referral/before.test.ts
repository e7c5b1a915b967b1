/** "Not the same person" is remembered: from either side, through links, for the two people, and until something new speaks for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { given, type Ledger } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { isAsked } from './candidate.ts';
import { type Found, newsIn, notTheSame, withBefore } from './before.ts';

const monday = '2026-03-02T10:00';
const line = (code: string, bits: number) => ({ code, bits });
const name = [line('forename-same', 7), line('surname-sounds-alike', 6)];
const phone = line('phone-same', 10);
const found = (record: string, band: Found['band'], evidence = name): Found => ({ record, file: record, band, bits: 20, evidence });

/** Searches for one of the people as the application does, and records what is found with what was decided before. */
function search(told: Ledger, label: string, at: string, candidates: readonly Found[]): Ledger {
  const lies = (record: string) => told.fileOf.get(record) ?? record;
  const own = { file: told.file(label), record: label };
  const carried = withBefore(
    candidates.map((each) => ({ ...each, file: lies(each.record) })),
    own,
    (file) => told.files.get(file) ?? null,
  );
  return told.record('CandidatesFound', label, at, { fields: { position: 100, candidates: carried } });
}
const two = () => given().referral('R1', '2026-03-01T10:00').referral('R2', monday);
const rejected = (band: Found['band'] = 'suggested') =>
  search(two(), 'R2', '2026-03-02T10:05', [found('R1', band)]).record('CandidateRejected', 'R2', '2026-03-02T11:00', {
    fields: { candidate: 'R1', reason: 'A cousin.' },
  });
const asked = (told: Ledger, label: string) => told.file(label).referrals.get(label)?.searches.at(-1)?.toDecide;

test('what was rejected is not asked again by a later search, and is shown as decided before', () => {
  const told = search(rejected(), 'R2', '2026-04-02T10:05', [found('R1', 'suggested')]);
  assert.deepEqual(asked(told, 'R2'), []);
  const candidate = told.file('R2').referrals.get('R2')?.candidates.get('R1');
  assert.deepEqual([candidate?.decided?.how, candidate?.before?.how, candidate?.before?.by], ['rejected', 'rejected', 'gateway-holder']);
  assert.equal(told.history('G01.candidates').length, 2, 'raised and met once');
});

test('nor from the other side: it is decided there as it was here', () => {
  const told = search(rejected(), 'R1', '2026-04-02T10:05', [found('R2', 'suggested')]);
  assert.deepEqual(asked(told, 'R1'), []);
  const { decided } = told.file('R1').referrals.get('R1')?.candidates.get('R2') ?? {};
  assert.deepEqual([decided?.how, decided?.isFromBefore], ['rejected', true]);
});

test('with new evidence it is asked again, and says what is new', () => {
  for (const label of ['R1', 'R2']) {
    const other = label === 'R1' ? 'R2' : 'R1';
    const told = search(rejected(), label, '2026-04-02T10:05', [found(other, 'suggested', [...name, phone])]);
    assert.deepEqual(asked(told, label), [other]);
    const candidate = told.file(label).referrals.get(label)?.candidates.get(other);
    assert.deepEqual([candidate?.decided, candidate?.news], [null, ['phone-same']]);
    assert.match(told.history('G01.candidates', label).at(-1) ?? '', /^raised 2026-04-02T10:05 gateway/);
    // Rejected with that known as well, it is remembered with it.
    told.record('CandidateRejected', label, '2026-04-02T11:00', { fields: { candidate: other, reason: 'One house.' } });
    search(told, other, '2026-04-03T10:05', [found(label, 'suggested', [...name, phone])]);
    assert.deepEqual(asked(told, other), []);
  }
});

test('it is remembered when the records have been linked elsewhere and unlinked again', () => {
  const told = rejected().referral('R3', '2026-03-03T10:00').link('R2', 'R3', '2026-03-04T10:00');
  search(told, 'R1', '2026-03-05T10:05', [found('R2', 'suggested')]);
  assert.deepEqual(asked(told, 'R1'), []);
  told.unlink('R2', '2026-03-06T10:00');
  search(told, 'R2', '2026-03-07T10:05', [found('R1', 'suggested')]);
  assert.deepEqual(asked(told, 'R2'), []);
});

test('a later referral of one of them: decided before between the two people, and asked only when it is suggested or new', () => {
  const told = rejected('review').referral('R3', '2026-03-03T10:00').link('R3', 'R1', '2026-03-04T10:00');
  search(told, 'R3', '2026-03-05T10:05', [found('R2', 'review')]);
  assert.deepEqual(asked(told, 'R3'), []);
  assert.equal(told.file('R3').referrals.get('R3')?.candidates.get('R2')?.before?.of, 'people');
  search(told, 'R3', '2026-03-06T10:05', [found('R2', 'suggested')]);
  assert.deepEqual(asked(told, 'R3'), ['R2']);
  const anew = rejected('review').referral('R3', '2026-03-03T10:00').link('R3', 'R1', '2026-03-04T10:00');
  search(anew, 'R3', '2026-03-05T10:05', [found('R2', 'review', [...name, phone])]);
  assert.deepEqual(asked(anew, 'R3'), ['R2']);
});

test('dismissed with others is remembered too, until it is suggested', () => {
  const told = search(two(), 'R2', '2026-03-02T10:05', [found('R1', 'review')]).record('CandidatesDismissed', 'R2', '2026-03-02T11:00', {
    fields: { candidates: ['R1'], reason: 'Another town.' },
  });
  search(told, 'R1', '2026-03-03T10:05', [found('R2', 'review')]);
  assert.deepEqual(asked(told, 'R1'), []);
  search(told, 'R1', '2026-03-04T10:05', [found('R2', 'suggested')]);
  assert.deepEqual(asked(told, 'R1'), ['R2']);
});

test('what is still open is not asked a second time by a second search; "not sure" is asked at once when there is news', () => {
  const told = search(two(), 'R2', '2026-03-02T10:05', [found('R1', 'suggested')]);
  search(told, 'R2', '2026-03-02T10:30', [found('R1', 'suggested', [...name, phone])]);
  assert.equal(told.history('G01.candidates').length, 1);
  told.record('CandidateUnsure', 'R2', '2026-03-02T11:00', { fields: { candidate: 'R1', wouldMakeSure: 'The birth date.' } });
  assert.equal(told.file('R2').referrals.get('R2')?.candidates.get('R1')?.unsure?.wouldMakeSure, 'The birth date.');
  search(told, 'R2', '2026-03-03T10:30', [found('R1', 'suggested', [...name, phone])]);
  assert.equal(told.history('G01.candidates').length, 2, 'it comes back as not sure');
  search(told, 'R2', '2026-03-04T10:30', [found('R1', 'suggested', [...name, phone, line('born-same', 13.9)])]);
  assert.match(told.history('G01.candidates').at(-1) ?? '', /^raised 2026-03-04/);
  assert.equal(told.history('G01.unsure').at(-1), 'withdrawn 2026-03-04T10:30', 'one question, not two');
});

test('an answer that was taken back stands no more, and the latest of the two sides counts', () => {
  const told = rejected();
  const [one, other] = [told.file('R1'), told.file('R2')];
  assert.equal(notTheSame(one, other)?.reason, 'A cousin.');
  search(told, 'R1', '2026-04-02T10:05', [found('R2', 'suggested', [...name, phone])]);
  told.record('CandidateUnsure', 'R1', '2026-04-02T12:00', { fields: { candidate: 'R2' } });
  assert.equal(notTheSame(told.file('R1'), told.file('R2')), null);
});

test('what is new: another kind, a stronger agreement, or what spoke against it is gone; never a weight that drifts', () => {
  assert.deepEqual(newsIn(name, name), []);
  assert.deepEqual(newsIn([line('forename-same', 8.1), line('surname-sounds-alike', 7)], name), []);
  assert.deepEqual(newsIn([line('forename-same', 7), line('surname-same', 10)], name), ['surname-same']);
  assert.deepEqual(newsIn([line('forename-same', 7), line('surname-sounds-alike', 11)], name), ['surname-sounds-alike'], 'another surname');
  assert.deepEqual(newsIn([...name, line('born-missing', 0)], [...name, line('born-differs', -8.6)]), ['no-longer-born-differs']);
  assert.deepEqual(newsIn(name, [...name, phone]), []);
  assert.deepEqual(newsIn([...name, line('postcode-same', 9)], [...name, line('address-same', 9)]), [], 'the same home');
});

const lines = fc.array(
  fc.record({
    code: fc.constantFrom('name-same', 'surname-same', 'born-same', 'born-differs', 'phone-same', 'school-same'),
    bits: fc.integer({ min: -90, max: 140 }).map((n) => n / 10),
  }),
  { maxLength: 5 },
);
test('laws: nothing is new in what was there; less is never news; what is news is in view', () => {
  fc.assert(
    fc.property(lines, lines, (now, then) => {
      assert.deepEqual(newsIn(now, now), []);
      assert.deepEqual(
        newsIn(
          [],
          now.filter(({ bits }) => bits >= 0),
        ),
        [],
      );
      for (const code of newsIn(now, then)) assert.ok([...now, ...then].some((each) => code.endsWith(each.code)));
    }),
    runs(300),
  );
  fc.assert(
    fc.property(fc.constantFrom('suggested', 'review', 'watch'), fc.boolean(), (band, news) => {
      const before = {
        decision: 'd',
        referral: 'r',
        record: 'r',
        candidate: 'c',
        how: 'rejected',
        of: 'records',
        at: 0,
        by: 'x',
        post: null,
      } as const;
      assert.equal(isAsked({ band, before, news: news ? ['phone-same'] : [] }), band !== 'watch' && news);
      assert.equal(isAsked({ band }), band !== 'watch');
    }),
  );
});
