/**
 * Data that an installation may add to ours: form maps (documents in) and receiving systems' orders (copy-out). Each is a JSON file in the
 * folder that THROUGHLINE_FORMS names; one of the same name with a higher version takes the place of ours. What does not fit stops the start.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { FormMap } from '../feeds/document/map.ts';
import generic from '../feeds/document/maps/generic.json' with { type: 'json' };
import example from '../feeds/document/maps/northmere-example.json' with { type: 'json' };
import { ReceivingOrder } from './receivingOrder.ts';
import exampleOrder from './orders/example.json' with { type: 'json' };

export interface Loaded {
  readonly maps: readonly FormMap[];
  readonly orders: readonly ReceivingOrder[];
}

export function loadForms(folder: string | undefined): Loaded {
  const maps = new Map<string, FormMap>([generic, example].map((each) => [each.map, FormMap.parse(each)]));
  const orders = new Map<string, ReceivingOrder>([exampleOrder].map((each) => [each.order, ReceivingOrder.parse(each)]));
  for (const name of folder
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .toSorted()
    : []) {
    try {
      const read = JSON.parse(readFileSync(join(folder ?? '', name), 'utf8')) as object;
      if ('map' in read) {
        const map = FormMap.parse(read);
        if (map.version > (maps.get(map.map)?.version ?? 0)) maps.set(map.map, map);
      } else {
        const order = ReceivingOrder.parse(read);
        if (order.version > (orders.get(order.order)?.version ?? 0)) orders.set(order.order, order);
      }
    } catch (cause) {
      throw new Error(
        `The file ${name} of THROUGHLINE_FORMS is neither a form map nor a receiving system's order: ${(cause as Error).message}`,
        { cause },
      );
    }
  }
  return { maps: [...maps.values()], orders: [...orders.values()] };
}

let loaded: Loaded | null = null;
/** Those of this installation, read when they are first needed. */
export const forms = (): Loaded => (loaded ??= loadForms(process.env.THROUGHLINE_FORMS));
