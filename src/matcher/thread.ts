/**
 * One thread that answers about one area: it makes the list from pages, or takes one that another thread has made, and is told of
 * changes. Messages come in order, so what was fed before a question is in its answer.
 */
import { type MessagePort, parentPort, receiveMessageOnPort } from 'node:worker_threads';
import { findCandidates } from '../matching/candidates.ts';
import type { LeftOut } from '../matching/left-out.ts';
import { createPeopleList } from '../matching/people-list.ts';
import type { KnownPerson, PersonQuery } from '../matching/person.ts';
import type { Candidate } from '../matching/candidates.ts';
import type { MatchOptions } from '../matching/matcher.ts';
import type { KnownRecord } from '../store/people.ts';
import { buildBase, type Share, takeBase } from './base.ts';
import { applyChanges, type Changes, knownPerson, LeftOuts, TooMany } from './known.ts';

export type Told =
  | { readonly kind: 'build'; readonly pages: MessagePort; readonly signal: Int32Array<SharedArrayBuffer>; readonly position: number }
  | { readonly kind: 'take'; readonly share: object; readonly position: number; readonly leftOut: readonly LeftOut[] }
  | { readonly kind: 'changes'; readonly changes: Changes }
  | { readonly kind: 'ask'; readonly id: number; readonly query: PersonQuery; readonly options: Omit<MatchOptions, 'needs'> };

export type Said =
  | ({ readonly kind: 'ready'; readonly share: Share } & Has)
  | ({ readonly kind: 'fed' } & Has)
  /** `record`: one of those who could not be put on the list, where they were too many. */
  | { readonly kind: 'failed'; readonly id: number | null; readonly error: string; readonly record: string | null }
  | ({ readonly kind: 'answer'; readonly id: number; readonly candidates: readonly Candidate[] } & Omit<Has, 'people'>);

/** Who is on the list, who could not be put on it, and up to which ledger position that is so. */
interface Has {
  readonly people: number;
  readonly leftOut: readonly LeftOut[];
  readonly position: number;
}

/** A page; null at the end; false when the rest could not be read. */
export type Page = readonly KnownRecord[] | null | false;

const port = parentPort;
if (!port) throw new Error('This is a thread of the matcher');
const say = (said: Said): void => port.postMessage(said);

let list = createPeopleList();
let out = new LeftOuts();
const has = (): Has => ({ people: list.size, leftOut: out.all, position: list.position });

/** The list is made in one go, so that whoever makes it may use plain loops; it waits here for the next page. */
function* pulled(pages: MessagePort, signal: Int32Array<SharedArrayBuffer>): Generator<KnownPerson> {
  for (;;) {
    const before = Atomics.load(signal, 0);
    const came = receiveMessageOnPort(pages) as { message: Page } | undefined;
    if (!came) {
      Atomics.wait(signal, 0, before);
      continue;
    }
    if (came.message === null) return;
    if (came.message === false) throw new Error('The people could not be read to the end');
    pages.postMessage('next');
    for (const each of came.message) {
      const person = knownPerson(each);
      if (person === null) out.add(each.record, 'not-in-form');
      else yield person;
    }
  }
}

port.on('message', (told: Told) => {
  try {
    switch (told.kind) {
      case 'build': {
        const made = buildBase(pulled(told.pages, told.signal), (record) => out.add(record, 'not-readable'));
        told.pages.close();
        list = made.list;
        list.advanceTo(told.position);
        return say({ kind: 'ready', share: made.share, ...has() });
      }
      case 'take':
        list = takeBase(told.share);
        out = new LeftOuts(told.leftOut);
        list.advanceTo(told.position);
        return say({ kind: 'ready', share: null, ...has() });
      case 'changes':
        applyChanges(list, out, told.changes);
        return say({ kind: 'fed', ...has() });
      case 'ask':
        return say({
          kind: 'answer',
          id: told.id,
          position: list.position,
          leftOut: out.all,
          candidates: findCandidates(told.query, list, told.options),
        });
      default:
        return told satisfies never;
    }
  } catch (error) {
    // Its message may quote what somebody wrote.
    const record = error instanceof TooMany ? error.record : null;
    say({ kind: 'failed', id: told.kind === 'ask' ? told.id : null, error: (error as Error).name, record });
  }
});
