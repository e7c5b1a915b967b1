/** One candidate as a line: why they may be the same person, whether it was decided, and what their own file tells (F44). */
import { isWaiting, proposalAbout } from '../../app/besideSight.ts';
import type { CandidateSight } from '../../app/candidateSight.ts';
import type { CaseSight } from '../../app/caseSight.ts';
import { contactsOf } from '../../app/ladderSight.ts';
import type { FileState } from '../../domain/file/state.ts';
import { date } from '../dates.ts';
import { type Href, paths } from '../paths.ts';
import { phrase, t } from '../words.ts';
import { statusOf } from './recorded.ts';
import { organisationName } from './who.ts';

export interface CandidateLine {
  readonly name: string;
  readonly where: string;
  readonly sentence: string;
  readonly bits: number | null;
  readonly band: string;
  readonly state: 'open' | 'unsure' | 'decided';
  readonly stateWords: string;
  readonly href: Href;
  /** The contacts that their own file tells of, where this reader may see it (F44). */
  readonly contacts: { readonly text: string; readonly href: Href } | null;
  readonly earlier: readonly string[];
}

const bandWords: Readonly<Record<string, string>> = {
  suggested: phrase('Suggested'),
  review: phrase('For review'),
  watch: phrase('To watch'),
};
const howWords = {
  accepted: phrase('Decided: the same person'),
  rejected: phrase('Decided: somebody else'),
  unsure: phrase('Not sure yet'),
  dismissed: phrase('Dismissed'),
} as const;

function contactsElsewhere(file: FileState) {
  const n = contactsOf(file).length;
  return {
    text: t('{n, plural, one {# contact} other {# contacts}} with organisations on that file', { n }),
    href: paths.contacts.show(file.id),
  };
}

export function candidateLine({ area, file, referral }: CaseSight, { known, band, decided, record }: CandidateSight): CandidateLine {
  const isOpen = decided === null;
  const link = proposalAbout(file, referral.id, record);
  const isProposed = link !== null && isWaiting(file, link);
  return {
    name: known?.name ?? t('A record that is not held any more, or that you may not see'),
    where: known ? t('Recorded by {organisation}', { organisation: organisationName(area, known.part.organisation) }) : '',
    sentence: known?.sentence ?? '',
    bits: known?.bits ?? null,
    band: t(bandWords[band] ?? band),
    state: isOpen ? 'open' : decided.how === 'unsure' ? 'unsure' : 'decided',
    stateWords: isProposed
      ? t('A link is proposed; a second person decides')
      : isOpen
        ? band === 'watch'
          ? t('Needs nothing')
          : t('Not decided yet')
        : decided.isFromBefore
          ? t('Decided before, on {day}: somebody else. Nothing is new since', { day: date(decided.at) })
          : t(howWords[decided.how]),
    href: paths.case.candidate(referral.id, record),
    contacts: known && !known.isJoined ? contactsElsewhere(known.file) : null,
    earlier: (known?.referrals ?? [])
      .filter((each) => each.referral.id !== referral.id)
      .map((each) => `${each.referral.account.reference}: ${statusOf(each.referral, each.refuted).words}`),
  };
}
