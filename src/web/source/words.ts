/** Who told us, in the words that everybody may read: of which sort and organisation, never who. */
import type { Area } from '../../domain/area/state.ts';
import { referringOrganisation, type SealedSource } from '../../app/meeting.ts';
import { t } from '../words.ts';

export function givenByWords({ sort, organisation }: Pick<SealedSource, 'sort' | 'organisation'>): string {
  if (sort === 'public') return t('Given by a member of the public.');
  if (sort === 'professional')
    return organisation ? t('Given by a professional of {organisation}.', { organisation }) : t('Given by a professional.');
  return organisation ? t('Given by: {organisation}.', { organisation }) : t('It is not said who gave it.');
}

/** How somebody who only refers is named on every page; null for those who work here. */
export function referrerWords(area: Area, practitioner: string): string | null {
  const organisation = referringOrganisation(area, practitioner);
  return organisation === null ? null : t('A professional of {organisation}', { organisation });
}
