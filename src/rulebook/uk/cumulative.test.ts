/** F46 (F01, F21, F45): the sum of contacts is put to the lead; refuted ones never count; nobody is closed while it is unwritten. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { directoryFact, given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { contactsOf } from '../../domain/contact/ladder.ts';
import { refuteContact, tellContact } from '../../domain/contact/deciders.ts';
import { lateSince } from '../../domain/cumulative/state.ts';
import { writeCumulative } from '../../domain/cumulative/deciders.ts';
import { contactCount } from './cumulative.ts';

type DirectoryAmount = Readonly<Record<string, number>>;
const day = '2026-03-02T10:00';
const now = instantOf(day);

/** So many told contacts of one organisation each year and month, an hour after each other. */
function tell(told: Ledger, many: number, more: { readonly from?: number; readonly year?: number; readonly label?: string } = {}): Ledger {
  const { from = 0, year = 2024, label = 'R1' } = more;
  for (let n = from; n < from + many; n += 1)
    told.record('ContactTold', label, now + (n + 1) * 60_000, {
      stream: `contact/${label}-${n}`,
      id: `told-${label}-${n}`,
      fields: { organisation: `Service ${n % 4}`, hadOn: written(year, (n % 12) + 1, Math.floor(n / 12) + 1) },
    });
  return told;
}
function written(...parts: readonly number[]): string {
  return parts.map((part, n) => String(part).padStart(n === 0 ? 4 : 2, '0')).join('-');
}
const write = (told: Ledger, at: string, id = 'C1', by = 'gateway', fields: object = {}): Ledger =>
  told.record('CumulativeWritten', 'R1', at, { stream: `cumulative/${id}`, id: `written-${id}`, by, fields });
const count = (told: Ledger, label = 'R1') => contactCount(told.file(label), told.book(now)).most;

test('an organisation that was chosen is the same one however its name is written; a typed name is compared as written', () => {
  const line = (told: Ledger, id: string, at: number, fields: object) =>
    told.record('ContactTold', 'R1', now + at * 60_000, { stream: `contact/${id}`, id, fields: { hadOn: '2024-05-06', ...fields } });
  const told = given().referral('R1', day);
  const before = count(told);
  line(told, 'a', 1, { organisation: 'The force, as it was called then', chosen: 'police' });
  line(told, 'b', 2, { organisation: 'Police of the county', chosen: 'police' });
  assert.equal(count(told), before + 1, 'one organisation on one day is one occasion');
  line(told, 'c', 3, { organisation: 'Police of the county' });
  assert.equal(count(told), before + 2, 'typed, nobody has said that it is the same');
  const nobodys = { organisation: 'X', chosen: 'nobody', hadOn: '2024', kind: 'school', toldBy: 'x', written: 'x' };
  const refused = tellContact(told.file('R1'), 'd', nobodys, ['school'], now + 1e9);
  assert.equal(refused.kind === 'refused' && refused.reasons[0]?.code, 'no-such-organisation');
});

test('the fifteenth contact within five years is put to the lead, climbs while nobody writes, and is met by what is written', () => {
  const told = tell(given().referral('R1', day), 13);
  assert.deepEqual([count(told), told.history('F46')], [14, []]);
  tell(told, 1, { from: 13 });
  assert.equal(count(told), 15);
  assert.deepEqual(told.history('F46'), ['raised 2026-03-02T10:14 gateway, due 2026-03-17T00:00']);
  assert.deepEqual(told.until('2026-03-18T12:00').history('F46').slice(1), ['lapsed 2026-03-17T00:00', 'climbed 2026-03-18T00:00 team']);
  write(told, '2026-03-18T13:00');
  assert.equal(told.history('F46').at(-1), 'met 2026-03-18T13:00');
  const written = told.file('R1').cumulatives.get('C1')!;
  assert.equal(lateSince(told.file('R1'), written), instantOf('2026-03-17T00:00'), 'late is marked late');
});

test('contacts of ten years are not fifteen within five', () => {
  const told = tell(given().referral('R1', day), 10, { year: 2014 });
  tell(told, 10, { from: 10 });
  assert.deepEqual([count(told), told.history('F46')], [11, []]);
});

test('one organisation on one day is one occasion; so is what somebody says is the same, and differing days are a conflict', () => {
  const told = given().referral('R1', day);
  const one = { organisation: 'A School', hadOn: '2025-05-03' };
  told.record('ContactTold', 'R1', now, { stream: 'contact/a', id: 'a', fields: one });
  told.record('ContactTold', 'R1', now, { stream: 'contact/b', id: 'b', fields: { ...one, organisation: 'a school ' } });
  assert.equal(count(told), 2);
  const other = { organisation: 'Police', hadOn: '2025-06-01', sameAs: 'a' };
  told.record('ContactTold', 'R1', now, { stream: 'contact/c', id: 'c', fields: other });
  const { most, occasions } = contactCount(told.file('R1'), told.book(now));
  assert.equal(most, 2);
  assert.deepEqual(
    occasions.filter(({ differs }) => differs).map(({ contacts }) => contacts.map(({ id }) => id)),
    [['a', 'b', 'c']],
  );
});

test('a refuted or withdrawn contact and a corrected one leave the count, and the question stays until it is answered', () => {
  const told = tell(given().referral('R1', day), 14);
  assert.equal(told.history('F46').length, 1);
  told.record('ContactRefuted', 'R1', '2026-03-03T10:00', { stream: 'contact/R1-3' });
  assert.equal(count(told), 14);
  assert.equal(told.history('F46').length, 1, 'one person’s word ends no question');
  tell(told, 1, { from: 20 });
  assert.equal(count(told), 15);
  told.record('ContactTakenBack', 'R1', '2026-03-03T12:00', { stream: 'contact/R1-4' });
  assert.equal(count(told), 14);
  tell(told, 1, { from: 21 });
  told.record('EntryUndone', 'R1', '2026-03-03T13:00', { fields: { fact: 'told-R1-5' } });
  assert.equal(count(told), 14);
  // Of everything that was ever told, what is refuted stays in the list.
  assert.equal(contactsOf(told.file('R1')).filter(({ standing }) => standing === 'refuted').length, 1);
});

test('where every referral was refuted nothing is asked, however many contacts there are', () => {
  const told = tell(given().referral('R1', day), 16);
  told.record('ReferralClosed', 'R1', '2026-03-03T10:00', { fields: { finding: 'mistaken identity' } });
  assert.match(told.history('F46').at(-1) ?? '', /^withdrawn/);
});

test('after what was written, three new contacts ask again, and two do not', () => {
  const told = write(tell(given().referral('R1', day), 14), '2026-03-02T12:00');
  const later = instantOf('2026-04-01T10:00');
  for (const n of [1, 2, 3])
    told.record('ContactTold', 'R1', later + n, {
      stream: `contact/n${n}`,
      fields: { organisation: 'New', hadOn: written(2026, 3, n + 10) },
    });
  assert.equal(told.history('F46.again').length, 1);
  write(told, '2026-04-02T10:00', 'C2');
  assert.equal(told.history('F46.again').at(-1), 'met 2026-04-02T10:00');
  assert.equal(told.history('F46').length, 2, 'the first is met and not asked again');
});

test('an area sets its own number of contacts; a time is not set as a number of contacts, nor a number as a time', () => {
  const own = (limit: string, amount: DirectoryAmount) =>
    directoryFact('LimitOverridden', { limit, amount, reason: 'Ours.', authoriser: 'chief-holder' }, now - 86_400_000);
  const told = given()
    .directory(own('F46.contacts', { contacts: 4 }))
    .directory(own('C01', { contacts: 2 }))
    .referral('R1', day);
  tell(told, 3);
  assert.equal(told.history('F46').length, 1, 'the fourth asks');
  assert.match(told.history('C01')[0] ?? '', /due 2026-03-10T00:00/);
  const other = given()
    .directory(own('F46.contacts', { days: 4 }))
    .referral('R1', day);
  tell(other, 13);
  assert.equal(other.history('F46').length, 0);
});

test('G04: nobody proposes to close while the count is full and nothing written; what was written answers for the earlier referrals too', () => {
  const told = given().referral('R1', day).referral('R0', '2026-02-02T10:00').link('R0', 'R1', '2026-03-02T10:30');
  const asked = () =>
    told
      .lacks('R1', { kind: 'propose-closure', by: 'gateway-holder', now: '2026-03-05T10:00' })
      .filter((lack) => lack.startsWith('G04 '))
      .map((lack) => lack.slice('G04 '.length));
  assert.deepEqual(
    ['earlier-unread', 'cumulative-missing', 'cumulative-owed'].map((code) => asked().includes(code)),
    [true, true, false],
  );
  tell(told, 14);
  assert.ok(asked().includes('cumulative-owed'));
  const read = contactsOf(told.file('R1')).map(({ id }) => id);
  write(told, '2026-03-03T10:00', 'C1', 'gateway', { read });
  assert.deepEqual(
    ['earlier-unread', 'cumulative-missing', 'cumulative-owed'].filter((code) => asked().includes(code)),
    [],
  );
});

test('whoever writes has read every contact, or says why not; what is told has a source, a kind of the list and no day to come', () => {
  const told = tell(given().referral('R1', day), 1);
  const file = told.file('R1');
  const [first, second] = contactsOf(file).map(({ id }) => id) as [string, string];
  const fields = {
    concerns: null,
    together: 'It grows.',
    speaksFor: 'The knife.',
    speaksAgainst: 'A mentor.',
    wouldChangeMyMind: 'A quiet year.',
    axes: ['fixation on violence' as const],
    unread: [],
    dissent: '',
  };
  const at = { counted: 2, happened: now, now: now + 3_600_000 };
  const refused = writeCumulative(file, 'C1', { ...fields, read: [first] }, at);
  assert.deepEqual(refused.kind === 'refused' && refused.reasons.map(({ code }) => code), ['contact-unread']);
  const why = [{ contact: second, reason: 'The paper is lost.' }];
  assert.equal(writeCumulative(file, 'C1', { ...fields, read: [first], unread: why }, at).kind, 'decided');
  const both = writeCumulative(file, 'C1', { ...fields, axes: ['ideology', 'no concern left'], read: [first, second] }, at);
  assert.deepEqual(both.kind === 'refused' && both.reasons.map(({ code }) => code), ['axes-differ']);
  const contact = { organisation: 'A', hadOn: '2024', kind: 'school', toldBy: 'B', written: 'C' };
  const code = (change: object) => {
    const decision = tellContact(file, 'x', { ...contact, ...change }, ['school'], now);
    return decision.kind === 'refused' ? decision.reasons[0]?.code : decision.kind;
  };
  assert.deepEqual([{}, { hadOn: '2027' }, { kind: 'rumour' }, { sameAs: 'nowhere' }, { toldBy: ' ' }].map(code), [
    'decided',
    'date-future',
    'no-such-kind',
    'no-such-contact',
    'field-toldBy',
  ]);
  const gone = refuteContact(told.record('ContactTakenBack', 'R1', now + 7_200_000, { stream: 'contact/R1-0' }).file('R1'), 'R1-0', 'Why.');
  assert.deepEqual(gone.kind === 'refused' && gone.reasons.map(({ code: each }) => each), ['contact-state']);
});

/** A contact as somebody may tell it, and what may become of it. */
const anyContact = fc.record({
  organisation: fc.constantFrom('A', 'B', 'C'),
  year: fc.constantFrom(2014, 2022, 2024),
  day: fc.integer({ min: 1, max: 4 }),
  became: fc.constantFrom('stands', 'refuted', 'taken back'),
});

test('the count never counts a refuted one, and in which order they came changes nothing of it', () => {
  fc.assert(
    fc.property(fc.array(anyContact, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (all, draws) => {
      const numbered = all.map((each, n) => ({ ...each, n }));
      const shuffled = numbered.map((each) => [draws.next().value as number, each] as const);
      const orders = [numbered, shuffled.toSorted(([a], [b]) => a - b).map(([, each]) => each)];
      const counts = orders.map((order) => {
        const told = given().referral('R1', day);
        order.forEach(({ n, organisation, year, day: of }, place) =>
          told.record('ContactTold', 'R1', now + place, {
            stream: `contact/${n}`,
            fields: { organisation, hadOn: written(year, 1, of) },
          }),
        );
        order.forEach(({ n, became }) => {
          const type = { refuted: 'ContactRefuted', 'taken back': 'ContactTakenBack', stands: null }[became];
          if (type) told.record(type, 'R1', now + 60_000, { stream: `contact/${n}` });
        });
        const { most, occasions } = contactCount(told.file('R1'), told.book(now));
        assert.ok(occasions.every(({ counted }) => counted.every(({ standing }) => standing === 'stands')));
        assert.equal(occasions.flatMap(({ contacts }) => contacts).length, all.length + 1, 'each line is in the list once');
        return most;
      });
      assert.equal(counts[0], counts[1]);
    }),
    runs(60),
  );
});

test('linking and unlinking moves contacts: none is lost, none is doubled', () => {
  fc.assert(
    fc.property(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.array(fc.boolean(), { maxLength: 5 }), (here, there, moves) => {
      const told = given().referral('R1', day).referral('R2', '2026-03-01T10:00');
      tell(told, here);
      tell(told, there, { label: 'R2', year: 2025 });
      let at = instantOf('2026-03-05T10:00');
      for (const link of moves) {
        at += 3_600_000;
        if (link) told.link('R2', 'R1', at);
        else told.unlink('R2', at);
        const lines = [...new Set([told.file('R1'), told.file('R2')])].flatMap((file) => contactsOf(file).map(({ id }) => id));
        assert.equal(lines.length, here + there + 2);
        assert.equal(new Set(lines).size, lines.length);
        const together = told.file('R1') === told.file('R2');
        const days = together ? [count(told)] : [count(told), count(told, 'R2')];
        assert.equal(
          days.reduce((sum, each) => sum + each, 0),
          here + there + 2,
        );
        assert.equal(told.file('R1').obligations.size > 0, true);
      }
    }),
    runs(40),
  );
});
