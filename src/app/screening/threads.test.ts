import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_THRESHOLDS } from '../../matching/bands.ts';
import { buildPeopleList } from '../../matching/people-list.ts';
import type { PersonQuery } from '../../matching/person.ts';
import { bestOf } from './finder.ts';
import { startThreads } from './threads.ts';

const sounds = ['ba', 'de', 'fi', 'go', 'lu', 'ma', 'ne', 'pi', 'ro', 'su', 'ta', 've'];
const word = (n: number): string => `${sounds[n % 12]}${sounds[Math.floor(n / 12) % 12]}${sounds[(n * 7) % 12]}n`;
const whole = (i: number): string => `${word(i)} ${word(i * 5 + 3)}`;
const list = buildPeopleList(
  Array.from({ length: 300 }, (_, i) => ({
    record: `${i}.0`,
    file: String(i),
    names: [{ whole: whole(i) }],
    born: { date: `19${50 + (i % 50)}-0${1 + (i % 9)}-1${i % 10}` },
    phones: [`01632 96${String(i).padStart(4, '0')}`],
  })),
);
const asked = (i: number): PersonQuery => ({ names: [{ whole: whole(i) }], phones: [`01632 96${String(i).padStart(4, '0')}`] });

test('threads answer as the list itself does, each bundle for itself', async () => {
  await using threads = startThreads(2, { base: list.base, thresholds: DEFAULT_THRESHOLDS });
  const bundles = Array.from({ length: 12 }, (_, b) => Array.from({ length: 5 }, (__, i) => asked(b * 7 + i)));
  const answers = await Promise.all(bundles.map((people) => threads.ask(people, 3)));
  assert.deepEqual(
    answers,
    bundles.map((people) => people.map((person) => bestOf(list, DEFAULT_THRESHOLDS, person, 3))),
  );
  for (const [b, found] of answers.entries()) assert.equal(found[0]?.[0]?.place, b * 7);
});

test('what a thread dies of is told to everybody who waits, and to whoever asks later', async () => {
  await using threads = startThreads(1, { base: list.base, thresholds: DEFAULT_THRESHOLDS });
  const nobody = [null] as unknown as PersonQuery[];
  const [first, second] = await Promise.allSettled([threads.ask(nobody, 3), threads.ask([asked(1)], 3)]);
  assert.equal(first.status, 'rejected');
  assert.equal(second.status, 'rejected');
  await assert.rejects(threads.ask([asked(1)], 3));
});
