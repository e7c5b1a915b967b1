/**
 * Arrays for an index that several threads read: exact ones lie in shared memory, so that a worker is handed the same bytes and no
 * copy; growing ones are for building.
 */
export const sharedUint8 = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));
export const sharedUint16 = (length: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(length * 2));
export const sharedUint32 = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4));

/** Numbers appended one after another. */
export interface Growing {
  values: Uint32Array;
  length: number;
}

export const growing = (room = 1024): Growing => ({ values: new Uint32Array(room), length: 0 });

export function append(to: Growing, value: number): void {
  if (to.length === to.values.length) {
    const larger = new Uint32Array(to.values.length * 2);
    larger.set(to.values);
    to.values = larger;
  }
  to.values[to.length++] = value;
}

export function sharedFrom({ values, length }: Growing): Uint32Array {
  const exact = sharedUint32(length);
  exact.set(values.subarray(0, length));
  return exact;
}

/** Lists by key, laid end to end: those of key k are `values[starts[k]]` to `values[starts[k + 1] - 1]`. */
export interface Lists {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** From a walk that names each (key, value) twice over in the same order: once to count, once to lay. */
export function listsBy(keys: number, walk: (put: (key: number, value: number) => void) => void): Lists {
  const starts = sharedUint32(keys + 1);
  walk((key) => {
    starts[key + 1]!++;
  });
  for (let key = 0; key < keys; key++) starts[key + 1]! += starts[key]!;
  const values = sharedUint32(starts[keys]!);
  const next = starts.slice(0, keys);
  walk((key, value) => {
    values[next[key]!++] = value;
  });
  return { starts, values };
}
