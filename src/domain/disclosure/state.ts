/** A disclosure as its entries tell it, and which entries are sensitive information (K01). */
import type { Instant } from '../../ledger/envelope.ts';
import type { Area } from '../area/state.ts';
import { type Done, doneIn } from '../done.ts';
import type { DisclosureEntry } from './entries.ts';

type FieldsOf<Type extends DisclosureEntry['type']> = Extract<DisclosureEntry, { type: Type }>['fields'];
type OfOne = Extract<DisclosureEntry, { type: 'DisclosureDecided' | 'DisclosureAcknowledged' | 'DisclosurePointerKept' }>;
type OfEntry = Exclude<DisclosureEntry, OfOne>;

export interface Disclosure {
  readonly kind: 'disclosure';
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly decided: Done & { readonly happened: Instant };
  readonly said: FieldsOf<'DisclosureDecided'>;
  readonly acknowledged: (Done & { readonly happened: Instant } & FieldsOf<'DisclosureAcknowledged'>) | null;
}
/** Only who holds something that may not be here. */
export interface DisclosurePointer {
  readonly kind: 'pointer';
  readonly id: string;
  readonly record: string;
  readonly kept: Done;
  readonly holder: string;
}
export type Sharing = Disclosure | DisclosurePointer;

export interface Sensitive {
  readonly fact: string;
  readonly record: string | null;
  readonly flagged: Done & { readonly holder: string };
  readonly lifted: (Done & { readonly authority: string }) | null;
}

export function evolveDisclosure(before: Sharing | undefined, fact: OfOne): Sharing | undefined {
  const id = fact.stream.slice('disclosure/'.length);
  const at = doneIn(fact);
  switch (fact.type) {
    case 'DisclosureDecided':
      return {
        kind: 'disclosure',
        id,
        stream: fact.stream,
        record: fact.record ?? '',
        decided: { ...at, happened: fact.happened },
        said: fact.fields,
        acknowledged: null,
      };
    case 'DisclosurePointerKept':
      return { kind: 'pointer', id, record: fact.record ?? '', kept: at, holder: fact.fields.holder };
    case 'DisclosureAcknowledged':
      if (before?.kind !== 'disclosure') return before;
      return { ...before, acknowledged: before.acknowledged ?? { ...at, happened: fact.happened, ...fact.fields } };
    default:
      return fact satisfies never;
  }
}

export function evolveSensitive(before: Sensitive | undefined, fact: OfEntry): Sensitive | undefined {
  const at = doneIn(fact);
  if (fact.type === 'SensitiveFlagged')
    return { fact: fact.fields.fact, record: fact.record, flagged: { ...at, holder: fact.fields.holder }, lifted: null };
  return before && { ...before, lifted: { ...at, authority: fact.fields.authority } };
}

export const isSensitive = (sensitive: ReadonlyMap<string, Sensitive>, fact: string): boolean => {
  const found = sensitive.get(fact);
  return found !== undefined && found.lifted === null;
};

export const disclosuresIn = (file: { readonly disclosures: ReadonlyMap<string, Sharing> }): readonly Disclosure[] =>
  [...file.disclosures.values()].filter((each) => each.kind === 'disclosure');

/** Who was given it, in words. */
export const recipientOf = (area: Area, { organisation, post, contact }: FieldsOf<'DisclosureDecided'>): string =>
  [area.organisations.get(organisation ?? '')?.name ?? organisation, area.posts.get(post ?? '')?.title, contact]
    .filter((each) => each !== null && each !== undefined && each.trim() !== '')
    .join(', ');

/** From the decision until the recipient said that it had arrived; null while nobody has. */
export const latencyOf = ({ decided, acknowledged }: Disclosure): number | null =>
  acknowledged === null ? null : Math.max(0, acknowledged.happened - decided.happened);
