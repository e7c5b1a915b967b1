/** Every sealed source of a file: who gave something, as far as anybody may read it without opening. Never who they are. */
import type { Area } from '../area/state.ts';
import type { FileState } from '../file/state.ts';

export interface SealedSource {
  readonly fact: string;
  readonly stream: string;
  readonly record: string;
  readonly what: 'referral' | 'danger' | 'information';
  readonly sort: 'professional' | 'public' | 'not said';
  /** As the source named it, or the organisation that recorded it. */
  readonly organisation: string;
  /** Who recorded it: sealed as well, where they only refer. */
  readonly by: string;
  /** Whether a name or a way to reach them was left. */
  readonly isLeft: boolean;
  /** Danger that is not written up: whoever acts may need to reach them, and is asked no reason. */
  readonly isDangerNow: boolean;
}

/** Every source in a file that may be opened, by the entry that it gave. Fields of older entries may be absent. */
export function sealedSources(file: FileState): ReadonlyMap<string, SealedSource> {
  const found: SealedSource[] = [];
  const isReferrer = (by: string): boolean => referringOrganisation(file.area, by) !== null;
  const nameOf = (organisation: string | null): string => file.area.organisations.get(organisation ?? '')?.name ?? '';
  for (const { received, stream, record, account, organisation, added } of file.referrals.values()) {
    const named = nameOf(organisation);
    const shared = { stream, record, isDangerNow: false };
    found.push({
      ...shared,
      fact: received.fact,
      by: received.by,
      what: 'referral',
      sort: organisation === null ? (account.givenBy ?? 'not said') : 'professional',
      organisation: account.referrerOrganisation || named,
      isLeft: account.sourceLeft === true || isReferrer(received.by),
    });
    for (const each of added)
      if (each.sourceLeft || isReferrer(each.by))
        found.push({
          ...shared,
          fact: each.fact,
          by: each.by,
          what: 'information',
          sort: 'not said',
          organisation: each.source ?? '',
          isLeft: true,
        });
  }
  // Set aside, what was said counts for nothing; who said it may still have to be asked what they meant.
  const known = new Set(found.map(({ fact }) => fact));
  for (const each of file.facts)
    if (each.type === 'InformationAdded' && !known.has(each.id) && (each.fields.sourceLeft || isReferrer(each.actor)))
      found.push({
        fact: each.id,
        by: each.actor,
        stream: each.stream,
        record: each.record ?? '',
        what: 'information',
        sort: 'not said',
        organisation: each.fields.source ?? '',
        isLeft: true,
        isDangerNow: false,
      });
  for (const { reported, stream, record, account, writtenUp } of file.dangers.values())
    found.push({
      fact: reported.fact,
      by: reported.by,
      stream,
      record,
      what: 'danger',
      sort: reported.by === 'public' ? 'public' : 'professional',
      organisation: referringOrganisation(file.area, reported.by) ?? '',
      isLeft: account.contactLeft === true || isReferrer(reported.by),
      isDangerNow: writtenUp.length === 0,
    });
  return new Map(found.map((each) => [each.fact, each]));
}

/** The organisation of somebody who only refers: that they did is sealed as well, so their name stands nowhere. Null for everybody else. */
export function referringOrganisation(area: Area, practitioner: string): string | null {
  const organisation = area.practitioners.get(practitioner)?.organisation;
  const posts = [...area.posts.values()].filter((post) => post.organisation === organisation);
  if (organisation === undefined || posts.length === 0 || posts.some((post) => post.role !== 'referrer')) return null;
  return area.organisations.get(organisation)?.name ?? organisation;
}
