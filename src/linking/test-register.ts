/** Invented registers for the tests: people with damaged second records, who is who in the ids (`p7`, `p7-1`). The same seed, the same register. */
export interface InventedRow {
  readonly id: string;
  readonly forename: string;
  readonly surname: string;
  readonly born: string;
  readonly postcode: string;
  readonly phone: string;
}

const starts = 'Ar Bel Cor Dan El Fen Gor Hal Is Jor Kel Lor Mar Nor Os Per Quin Ros Sal Tor Ul Ver Wil Yor'.split(' ');
const middles = 'a e i o an er in ol ber den gar lan mor ter vil wes'.split(' ');
const ends = 'by dale field ford ham ick low man ner rick son ster ton well worth wood'.split(' ');
const forenames =
  'Amira Leonie Noor Tomas Elin Yusuf Greta Ivo Samira Oskar Talia Bruno Mina Casper Edda Jonas Petra Rafi Selma Viktor'.split(' ');

/** `people` people; every third is written down a second time, every ninth a third time, each with one or two things wrong. */
export function inventedRegister(people: number, seed = 1): InventedRow[] {
  const random = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const rows: InventedRow[] = [];
  for (let i = 0; i < people; i++) {
    const person: InventedRow = {
      id: `p${i}`,
      forename: pick(forenames),
      surname: pick(starts) + pick(middles) + pick(ends),
      born: `${1960 + Math.floor(random() * 50)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`,
      postcode: `WX${1 + Math.floor(random() * 40)} ${Math.floor(random() * 10)}${pick([...'ABDEFGHJ'])}${pick([...'ABDEFGHJ'])}`,
      phone: `01632 96${String(i).padStart(4, '0')}`,
    };
    rows.push(person);
    for (let again = 1; again <= (i % 9 === 0 ? 2 : i % 3 === 0 ? 1 : 0); again++) {
      const wrong = Math.floor(random() * 5);
      rows.push({
        id: `p${i}-${again}`,
        forename: wrong === 0 ? person.surname : person.forename,
        surname: wrong === 0 ? person.forename : wrong === 1 ? person.surname.slice(0, 2) + person.surname.slice(3) : person.surname,
        born: wrong === 2 ? `${person.born.slice(0, 9)}${(Number(person.born[9]) + 1) % 10}` : wrong === 3 ? '' : person.born,
        postcode: wrong === 4 ? '' : person.postcode,
        phone: random() < 0.5 ? '' : person.phone,
      });
    }
  }
  return rows;
}

export const asCsv = (rows: readonly InventedRow[]): string =>
  `id,first_name,surname,date_of_birth,postcode,phone\n${rows.map((row) => [row.id, row.forename, row.surname, row.born, row.postcode, row.phone].join(',')).join('\n')}\n`;

export const personOf = (id: string): string => id.split('-')[0]!;
const two = (n: number): string => String(n).padStart(2, '0');

function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
