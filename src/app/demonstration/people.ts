/** Invented people, always the same ones: names drawn from lists made up for this demonstration, with a fixed seed. */

export interface InventedPerson {
  readonly name: string;
  readonly born: string | null;
  readonly under18: 'yes' | 'no' | 'not-known';
  readonly school?: string;
  readonly language?: string;
}

const given = ['Tamsin', 'Idris', 'Corwin', 'Maelle', 'Jory', 'Halcyon', 'Perran', 'Sabine', 'Lowen', 'Edda', 'Rufus', 'Zelah'];
const family = [
  'Quennell',
  'Ashgrove',
  'Tolliver',
  'Brackwater',
  'Sorrelby',
  'Merriden',
  'Oxtaby',
  'Fennimore',
  'Larkhill',
  'Dunmarsh',
  'Vellacott',
  'Winterbourne',
];

/** A small deterministic generator (mulberry32): the same seed tells the same story. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Nine = readonly [
  InventedPerson,
  InventedPerson,
  InventedPerson,
  InventedPerson,
  InventedPerson,
  InventedPerson,
  InventedPerson,
  InventedPerson,
  InventedPerson,
];

export function ordinaryPeople(seed = 20_260_608): Nine {
  const random = seeded(seed);
  const [names, surnames] = [shuffled(given, random), shuffled(family, random)];
  const make = (i: number): InventedPerson => {
    const child = i % 3 !== 1;
    const year = child ? 2009 + Math.floor(random() * 5) : 1970 + Math.floor(random() * 30);
    const [month, day] = [1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28)].map((n) => String(n).padStart(2, '0'));
    return {
      name: `${names[i]} ${surnames[i]}`,
      born: i === 8 ? null : `${year}-${month}-${day}`,
      under18: i === 8 ? 'not-known' : child ? 'yes' : 'no',
      ...(child ? { school: 'Harrow Lane Academy' } : {}),
    };
  };
  return [make(0), make(1), make(2), make(3), make(4), make(5), make(6), make(7), make(8)];
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}
