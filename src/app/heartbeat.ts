/** Gives the sign of life by whose absence everybody sees that a part of the product has stopped. Wall time. */
import { beat } from '../store/due.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';

export const giveSignOfLife = (house: House, name: string, note = ''): Promise<void> =>
  viewing(house.pool, serviceViewer(house.area, 'timekeeper'), (tx) => beat(tx, name, note));
