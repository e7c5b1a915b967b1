/**
 * A register of a million invented rows for bulk linking: four fifths are people of the crowd (million.ts) with postcode, telephone and number, the
 * rest are some of them written down again, damaged: letters wrong, name parts swapped or missing, dates with a wrong digit or the day and month changed
 * over, moved house, another telephone. Who is who stands in the ids: `17` and `17-1` are one person.
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { crowd, dice } from './million.ts';

const header = 'id,full_name,date_of_birth,postcode,phone,nhs_number\n';

export async function writeRegister(folder: string, file: string, rows: number): Promise<void> {
  const people = Math.round(rows * 0.8);
  const { person } = crowd(folder, 11);
  const into = createWriteStream(file);
  into.write(header);
  const times = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    const isAgain = row >= people;
    const random = diceOf(row + 7);
    const who = isAgain ? Math.floor(random() * people) : row;
    const known = person(who);
    const own = diceOf(who * 2 + 1);
    const facts = {
      name: known.names[0]!.whole ?? '',
      born: known.born?.date ?? (known.born?.year === undefined ? '' : String(known.born.year)),
      postcode: postcode(own),
      phone: own() < 0.6 ? `07${String(Math.floor(own() * 1e9)).padStart(9, '0')}` : '',
      number: own() < 0.5 ? String(Math.floor(own() * 1e10)).padStart(10, '0') : '',
    };
    const written = isAgain ? damaged(facts, random) : facts;
    const time = times.get(who) ?? 0;
    if (isAgain) times.set(who, time + 1);
    const line = [
      isAgain ? `${who}-${time + 1}` : String(who),
      `"${written.name}"`,
      written.born,
      written.postcode,
      written.phone,
      written.number,
    ].join(',');
    if (!into.write(`${line}\n`)) await once(into, 'drain');
  }
  into.end();
  await once(into, 'finish');
}

interface Facts {
  readonly name: string;
  readonly born: string;
  readonly postcode: string;
  readonly phone: string;
  readonly number: string;
}

function damaged(facts: Facts, random: () => number): Facts {
  const words = facts.name.split(' ').map((word) => (random() < 0.2 ? slip(word, random) : word));
  if (words.length > 2 && random() < 0.5) words.splice(1, 1);
  if (random() < 0.05) words.reverse();
  const [year = '', month, day] = facts.born.split('-');
  const born =
    random() < 0.1
      ? ''
      : random() < 0.1
        ? slip(facts.born, random)
        : month !== undefined && random() < 0.04
          ? `${year}-${day}-${month}`
          : facts.born;
  return {
    name: words.join(' '),
    born,
    postcode: random() < 0.3 ? postcode(random) : random() < 0.1 ? '' : facts.postcode,
    phone: random() < 0.5 ? '' : facts.phone,
    number: random() < 0.6 ? '' : facts.number,
  };
}

/** One letter or digit another, gone, or in its neighbour's place. */
function slip(word: string, random: () => number): string {
  if (word.length < 3) return word;
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = random();
  const letters = /\d/.test(word[at]!) ? '0123456789' : 'abcdefghijklmnopqrstuvwxyz';
  if (kind < 0.4) return word.slice(0, at) + letters[Math.floor(random() * letters.length)]! + word.slice(at + 1);
  return kind < 0.7 ? word.slice(0, at) + word.slice(at + 1) : word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
}

/** Some 2,000 areas of unlike size. */
function postcode(random: () => number): string {
  const area = Math.floor(2_000 * random() ** 2);
  const letter = (n: number): string => 'ABDEFGHJLN'[n % 10]!;
  return `${letter(area)}${letter(Math.floor(area / 10))}${1 + Math.floor(area / 100)} ${Math.floor(random() * 10)}${letter(Math.floor(random() * 10))}${letter(Math.floor(random() * 10))}`;
}

const diceOf = (seed: number) => dice(Math.imul(seed + 1, 0x9e3779b1) >>> 0);
