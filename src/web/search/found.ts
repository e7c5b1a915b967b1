/** People whom a search found, as its pages show them; and who may search at all. */
import type { FoundPerson } from '../../app/search.ts';
import { refused } from '../answer.ts';
import { date } from '../dates.ts';
import type { Viewer } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';
import { bandWords } from './words.ts';

export interface FoundModel {
  readonly name: string;
  readonly href: Href;
  readonly band: string;
  readonly sentence: string;
  readonly referrals: readonly { readonly reference: string; readonly words: string; readonly isRefuted: boolean }[];
}
export const foundModel = (found: FoundPerson): FoundModel => ({
  name: found.name,
  href: paths.file.show(found.file.id),
  band: bandWords(found.band),
  sentence: found.sentence,
  referrals: found.reports.map(({ referral, refuted, learnt }) => ({
    reference: referral.account.reference,
    isRefuted: refuted,
    words: refuted ? t('{date}, refuted', { date: date(learnt) }) : date(learnt),
  })),
});

/** Whoever covers from another area has no post here, and looks for nobody. */
export const noPost = (viewer: Viewer) =>
  viewer.post === null ? refused(t('Cover from another area sees second decisions, and searches for nobody.')) : null;
