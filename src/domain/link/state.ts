/** A proposal to link two files, or to undo a link, as its entries tell it. It lies under the record that would move, and goes along with it. */
import { type Done, doneIn } from '../done.ts';
import type { LinkEntry } from './entries.ts';

export interface LinkProposal {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly sort: 'link' | 'unlink';
  /** Of a link: the referral beside which the other record was found, and that record. */
  readonly about: { readonly referral: string; readonly candidate: string } | null;
  readonly proposed: Done & { readonly reason: string };
  readonly state: 'proposed' | 'agreed' | 'declined' | 'taken back';
  readonly answer: (Done & { readonly words: string }) | null;
}

export function evolveLink(before: LinkProposal | undefined, fact: LinkEntry): LinkProposal | undefined {
  const at = doneIn(fact);
  if (fact.type === 'LinkProposed' || fact.type === 'UnlinkProposed')
    return {
      id: fact.stream.slice('link/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      sort: fact.type === 'LinkProposed' ? 'link' : 'unlink',
      about: fact.type === 'LinkProposed' ? { referral: fact.fields.referral, candidate: fact.fields.candidate } : null,
      proposed: { ...at, reason: fact.fields.reason },
      state: 'proposed',
      answer: null,
    };
  if (before?.state !== 'proposed') return before;
  switch (fact.type) {
    case 'LinkAgreed':
      return { ...before, state: 'agreed', answer: { ...at, words: fact.fields.words } };
    case 'LinkDeclined':
      return { ...before, state: 'declined', answer: { ...at, words: fact.fields.reason } };
    case 'LinkTakenBack':
      return { ...before, state: 'taken back', answer: { ...at, words: fact.fields.reason } };
    default:
      return fact satisfies never;
  }
}

interface Holding {
  readonly id: string;
  readonly links: ReadonlyMap<string, LinkProposal>;
  readonly records: ReadonlyMap<string, { readonly home: string }>;
}

/** Whether it waits for a second person: not answered, and not done meanwhile in another way. */
export const isWaiting = (file: Holding, { state, sort, record, about }: LinkProposal): boolean => {
  if (state !== 'proposed') return false;
  return sort === 'link' ? !file.records.has(about?.candidate ?? '') : file.records.get(record)?.home !== file.id;
};

/** What waits for a second person in this file, the oldest first. */
export const waitingLinks = (file: Holding): readonly LinkProposal[] =>
  [...file.links.values()].filter((each) => isWaiting(file, each)).toSorted((a, b) => a.proposed.at - b.proposed.at);

/** The latest proposal about one candidate beside a referral, whatever became of it. */
export const proposalAbout = ({ links }: Pick<Holding, 'links'>, referral: string, candidate: string): LinkProposal | null =>
  [...links.values()]
    .filter(({ about }) => about?.referral === referral && about.candidate === candidate)
    .toSorted((a, b) => a.proposed.at - b.proposed.at)
    .at(-1) ?? null;
