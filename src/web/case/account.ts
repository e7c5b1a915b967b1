/** What was reported of the person, in the words of whoever did, with their own account beside; who told us stays sealed. */
import type { CaseSight } from '../../app/caseSight.ts';
import { sealedSources } from '../../app/meeting.ts';
import { tellingsOf } from '../../app/personSight.ts';
import { at, type Href, paths } from '../paths.ts';
import { givenByWords } from '../source/words.ts';
import { t } from '../words.ts';
import { filled } from './recorded.ts';
import { type Made, made, organisationName, practitionerName } from './who.ts';

export interface AccountModel {
  readonly received: Made & { readonly happened: number | null; readonly learnt: number; readonly isLate: boolean; readonly from: string };
  readonly concern: string;
  /** The person's own account, beside the allegation; or why nobody has asked them. */
  readonly own: readonly { readonly text: string; readonly isHeard: boolean; readonly at: number; readonly by: string }[];
  readonly hear: Href;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  /** Who told us is sealed: of which sort they are, and where it is opened; null where they left nothing. */
  readonly source: { readonly given: string; readonly open: Href | null };
}

/** Who told us, as everybody may read it, and where it is opened. */
function sourceOf(file: CaseSight['file'], fact: string): AccountModel['source'] {
  const source = sealedSources(file).get(fact);
  return {
    given: source ? givenByWords(source) : '',
    open: source?.isLeft ? paths.source.show(file.id, fact) : null,
  };
}

export function accountOf({ area, file, referral }: CaseSight): AccountModel {
  const { account, received } = referral;
  const learnt = file.corrected.get(received.fact)?.learnt ?? received.learnt;
  const happened = file.corrected.get(received.fact)?.happened ?? received.happened;
  const from = organisationName(area, referral.organisation);
  return {
    received: {
      ...made(area, received),
      // Without a day of its own it "happened" when it came in: then no time is claimed for it.
      happened: happened === received.learnt ? null : happened,
      learnt,
      isLate: received.at - learnt > 3_600_000,
      from: account.referrerOrganisation ? `${from} (${account.referrerOrganisation})` : from,
    },
    concern: account.concern,
    own: [
      ...referral.assessments
        .filter((each) => each.ownAccount)
        .map(({ ownAccount, at: when, by }) => ({ text: ownAccount, isHeard: true, at: when, by: practitionerName(area, by) })),
      ...tellingsOf(file, 'account')
        .filter(({ concerns }) => concerns === referral.id)
        .map(({ account: said, notSoughtBecause, at: when, by }) => ({
          text: said || notSoughtBecause,
          isHeard: said !== '',
          at: when,
          by: practitionerName(area, by),
        })),
    ],
    hear: at(paths.file.told(file.id), 'more'),
    lines: filled([
      [t('What they fear'), account.worry],
      [t('What others know, and what was done already'), account.alreadyKnown],
      [t('Whether the person knows of the referral'), account.personKnows],
      [t('When the referrer came to know of it'), account.referrerLearnt],
    ]),
    source: sourceOf(file, received.fact),
  };
}
