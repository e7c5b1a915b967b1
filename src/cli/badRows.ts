// Rows of a table that could not be read: the first by their reason, the others by number, and how many there were.
const mostReasons = 20;
const mostNumbers = 500;

export interface BadRows {
  readonly count: number;
  add(number: number, line: number, why: string): void;
  /** Says what is left to say, once, at the end. */
  end(what: string): void;
}

export function badRows(path: string, say: (sentence: string) => void): BadRows {
  let count = 0;
  const more: number[] = [];
  return {
    get count() {
      return count;
    },
    add(number, line, why) {
      count++;
      if (count <= mostReasons) say(`${path} row ${number} (line ${line}): ${why}`);
      else if (more.length < mostNumbers) more.push(number);
    },
    end(what) {
      if (count > mostReasons)
        say(`${path}: ${count - mostReasons} more like these: rows ${inRanges(more)}${count - mostReasons > more.length ? ' ...' : ''}`);
      if (count > 0) say(`${path}: ${count} ${count === 1 ? 'row' : 'rows'} ${what}`);
    },
  };
}

/** 3, 5-8, 11. */
function inRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}
