// One thread that answers for a screened list over the memory that it shares with the others.
import { parentPort, workerData } from 'node:worker_threads';
import type { BandThresholds } from '../../matching/bands.ts';
import { type PeopleList, peopleListOn } from '../../matching/people-list.ts';
import type { PersonQuery } from '../../matching/person.ts';
import { bestOf } from './finder.ts';

export interface ThreadData {
  readonly base: PeopleList['base'];
  readonly thresholds: BandThresholds;
}
export interface Asked {
  readonly people: readonly PersonQuery[];
  readonly top: number;
}

const { base, thresholds } = workerData as ThreadData;
const list = peopleListOn(base);
parentPort?.on('message', ({ people, top }: Asked) => {
  parentPort?.postMessage(people.map((person) => bestOf(list, thresholds, person, top)));
});
