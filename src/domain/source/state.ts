/** What a file knows of its sealed sources: that there are some, of which sort, and who has opened them when and why. Never who they are. */
import type { Instant } from '../../ledger/envelope.ts';
import type { FileState } from '../file/state.ts';
import type { SourceEntry } from './entries.ts';

export interface Opening {
  /** The entry that says so. */
  readonly id: string;
  readonly record: string | null;
  /** The entry whose source was opened. */
  readonly of: string;
  readonly at: Instant;
  readonly by: string;
  readonly post: string | null;
  readonly reason: string;
}

export const openingOf = (fact: SourceEntry): Opening => ({
  id: fact.id,
  record: fact.record,
  of: fact.fields.fact,
  at: fact.recorded,
  by: fact.actor,
  post: fact.post,
  reason: fact.fields.reason,
});

/** Who gave something, as far as anybody may read it without opening. */
export interface SealedSource {
  readonly fact: string;
  readonly stream: string;
  readonly record: string;
  readonly what: 'referral' | 'danger' | 'information';
  readonly sort: 'professional' | 'public' | 'not said';
  /** As the source named it, or the organisation that recorded it. */
  readonly organisation: string;
  /** Whether a name or a way to reach them was left. */
  readonly isLeft: boolean;
  /** Danger that is not written up: whoever acts may need to reach them, and is asked no reason. */
  readonly isDangerNow: boolean;
}

/** Every source in a file that may be opened, by the entry that it gave. Fields of older entries may be absent. */
export function sealedSources(file: FileState): ReadonlyMap<string, SealedSource> {
  const found: SealedSource[] = [];
  const nameOf = (organisation: string | null): string => file.area.organisations.get(organisation ?? '')?.name ?? '';
  for (const { received, stream, record, account, organisation, added } of file.referrals.values()) {
    const named = nameOf(organisation);
    const shared = { stream, record, isDangerNow: false };
    found.push({
      ...shared,
      fact: received.fact,
      what: 'referral',
      sort: organisation === null ? (account.givenBy ?? 'not said') : 'professional',
      organisation: account.referrerOrganisation || named,
      isLeft: account.sourceLeft === true || organisation !== null,
    });
    for (const each of added)
      if (each.sourceLeft)
        found.push({ ...shared, fact: each.fact, what: 'information', sort: 'not said', organisation: each.source ?? '', isLeft: true });
  }
  for (const { reported, stream, record, account, writtenUp } of file.dangers.values())
    found.push({
      fact: reported.fact,
      stream,
      record,
      what: 'danger',
      sort: reported.post === null ? 'public' : 'professional',
      organisation: '',
      isLeft: account.contactLeft === true,
      isDangerNow: writtenUp.length === 0,
    });
  return new Map(found.map((each) => [each.fact, each]));
}
