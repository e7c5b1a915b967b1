/** What meetings of the panel have done with the cases of a file, as the entries tell it. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { HearingEntry } from './entries.ts';

type FieldsOf<Type extends HearingEntry['type']> = Extract<HearingEntry, { type: Type }>['fields'];

export interface AgencyView extends Done, FieldsOf<'AgencyViewGiven'> {}

/** One case in one meeting. */
export interface Hearing {
  /** `<meeting>.<subject>` */
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly meeting: string;
  readonly subject: string;
  readonly of: 'referral' | 'case';
  readonly listed: (Done & Pick<FieldsOf<'CaseListed'>, 'day' | 'as' | 'reason'>) | null;
  readonly takenOff: (Done & { readonly reason: string }) | null;
  readonly heard: (Done & { readonly happened: Instant } & Omit<FieldsOf<'CaseHeard'>, 'meeting' | 'subject' | 'of'>) | null;
  readonly notReached: Done | null;
  /** In writing, ahead of the meeting or afterwards. */
  readonly given: readonly AgencyView[];
  readonly owedViews: readonly (Done & FieldsOf<'AgencyViewOwed'>)[];
  /** Why no dispute was opened after a dissent. */
  readonly considered: readonly (Done & FieldsOf<'DissentConsidered'>)[];
}

export const hearingId = (meeting: string, subject: string): string => `${meeting}.${subject}`;

export function evolveHearing(before: Hearing | undefined, fact: HearingEntry): Hearing | undefined {
  const at = doneIn(fact);
  switch (fact.type) {
    case 'CaseListed': {
      const { day, as, reason } = fact.fields;
      return { ...(before ?? begun(fact, fact.fields)), listed: { ...at, day, as, reason }, takenOff: null };
    }
    case 'CaseHeard': {
      const { meeting: _, subject: __, of: ___, ...said } = fact.fields;
      const hearing = before ?? begun(fact, fact.fields);
      return { ...hearing, heard: hearing.heard ?? { ...at, happened: fact.happened, ...said } };
    }
    case 'CaseNotReached':
      return { ...(before ?? begun(fact, fact.fields)), notReached: at };
    default:
      break;
  }
  if (!before) return undefined;
  switch (fact.type) {
    case 'CaseTakenOff':
      return { ...before, takenOff: { ...at, reason: fact.fields.reason } };
    case 'AgencyViewOwed':
      return { ...before, owedViews: [...before.owedViews, { ...at, ...fact.fields }] };
    case 'AgencyViewGiven':
      return { ...before, given: [...before.given, { ...at, ...fact.fields }] };
    case 'DissentConsidered':
      return { ...before, considered: [...before.considered, { ...at, ...fact.fields }] };
    default:
      return fact satisfies never;
  }
}

const begun = (
  { stream, record }: HearingEntry,
  { meeting, subject, of }: Pick<FieldsOf<'CaseListed'>, 'meeting' | 'subject' | 'of'>,
): Hearing => ({
  id: stream.slice('hearing/'.length),
  stream,
  record: record ?? '',
  meeting,
  subject,
  of,
  listed: null,
  takenOff: null,
  heard: null,
  notReached: null,
  given: [],
  owedViews: [],
  considered: [],
});

/** It is on the agenda of its meeting and nothing has been said of it there. */
export const isOnAgenda = ({ listed, takenOff, heard, notReached }: Hearing): boolean =>
  listed !== null && takenOff === null && heard === null && notReached === null;

/** The hearings of one referral or case, the first first. */
export const hearingsOf = (hearings: ReadonlyMap<string, Hearing>, subject: string): readonly Hearing[] =>
  [...hearings.values()].filter((each) => each.subject === subject);
