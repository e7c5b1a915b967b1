/** The head of every page about a referral: whose it is, how it stands, and how to speak with them. */
import type { CaseSight } from '../../app/caseSight.ts';
import { nameOf, titleOf } from '../../app/project.ts';
import { type Href, paths } from '../paths.ts';
import { type Status, statusOf } from './recorded.ts';

/** The head of every page about a referral. */
export interface Head {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly reference: string;
  readonly status: Status;
  readonly isRepeat: boolean;
  readonly under18: 'yes' | 'no' | 'not known';
  readonly language: string;
  readonly communicationNeeds: string;
  readonly show: Href;
}

export function headOf({ referral, file, refuted, isRepeat }: CaseSight): Head {
  const details = file.records.get(referral.record)?.details;
  // What another organisation knows of how to speak with them holds for this referral too.
  const every = [referral, ...[...file.referrals.values()].filter((each) => each.id !== referral.id)];
  const said = (what: 'language' | 'communicationNeeds'): string =>
    [...new Set(every.map(({ account }) => account[what].trim()).filter((words) => words !== ''))].join('; ');
  const own = details?.under18 ?? 'not known';
  const isChildElsewhere = [...file.records.values()].some((record) => record.details.under18 === 'yes');
  return {
    id: referral.id,
    name: nameOf(details),
    title: titleOf(file),
    reference: referral.account.reference,
    status: statusOf(referral, refuted),
    isRepeat,
    under18: own === 'not known' && isChildElsewhere ? 'yes' : own,
    language: said('language'),
    communicationNeeds: said('communicationNeeds'),
    show: paths.case.show(referral.id),
  };
}
