/** One contact of an organisation with the person, as the ladder and its count read it: its day, its source, whether it stands. */
import type { Instant } from '../../ledger/envelope.ts';
import type { FileState } from '../file/state.ts';
import type { KnownDay } from './entries.ts';

/** What sort of entry it comes from. */
export const contactSorts = [
  'referral',
  'danger',
  'state',
  'find',
  'need refused',
  'told',
  'need offered',
  'partner',
  'visit',
  'no access',
  'panel',
  'intelligence',
] as const;
export type ContactSort = (typeof contactSorts)[number];

export interface Contact {
  /** The fact that tells of it: its source. */
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly sort: ContactSort;
  /** Of what was told, the code of its kind; of others a word of their own: an outcome, a state. */
  readonly kind: string;
  readonly on: KnownDay;
  /** Since when it has been known in this file: recorded, and its record lies here. */
  readonly known: Instant;
  /** The organisation's id in the area, where it is one of the area's. */
  readonly organisation: string | null;
  /** Its name as written; empty: the public, or nobody said. */
  readonly organisationName: string;
  readonly words: string;
  /** What became of it, where something did. */
  readonly outcome: string;
  readonly standing: 'stands' | 'refuted' | 'taken back';
  readonly sameAs: string | null;
  /** Who says so and where it is written, of what was told. */
  readonly source: { readonly toldBy: string; readonly written: string } | null;
}

export function dayIn(at: Instant): KnownDay {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London');
  return { year, month, day };
}

const two = (n: number | null): string => String(n ?? 0).padStart(2, '0');
/** In which order days are read: of a year alone before its months, of a month before its days. */
export const dayKey = ({ year, month, day }: KnownDay): string => `${year}-${two(month)}-${two(day)}`;

type Least = Pick<Contact, 'id' | 'stream' | 'record' | 'sort' | 'on'> & { readonly at: Instant } & Partial<Contact>;

export function contact(file: FileState, { at, ...rest }: Least): Contact {
  return {
    kind: '',
    organisation: null,
    organisationName: '',
    words: '',
    outcome: '',
    standing: 'stands',
    sameAs: null,
    source: null,
    ...rest,
    known: Math.max(at, file.records.get(rest.record)?.linked.at ?? 0),
  };
}

export const nameOf = (file: FileState, organisation: string | null): string => file.area.organisations.get(organisation ?? '')?.name ?? '';

export const organisationOfPost = (file: FileState, post: string | null) => {
  const organisation = file.area.posts.get(post ?? '')?.organisation ?? null;
  return { organisation, organisationName: nameOf(file, organisation) };
};

/** By which an organisation is taken for the same: case and spaces are nothing. */
export const organisationKey = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
