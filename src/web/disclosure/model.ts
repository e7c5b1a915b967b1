/** Disclosures as their pages show them: to whom, exactly what, on which basis, and whether it arrived. */
import type { FileSight } from '../../app/fileSight.ts';
import type { DisclosureSight } from '../../app/sharingSight.ts';
import { dateAndTime, span } from '../dates.ts';
import { actorName, postTitle } from '../file/who.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';

export interface DisclosureModel {
  readonly href: Href;
  readonly title: string;
  readonly decided: string;
  readonly state: string;
  readonly isOpen: boolean;
  readonly shared: boolean;
  readonly basis: string;
  readonly why: string;
  readonly asked: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly handling: string;
  readonly marking: string;
  readonly authority: string;
  readonly items: readonly { readonly words: string; readonly corrected: boolean }[];
}

export function disclosureModel(
  sight: FileSight,
  { disclosure, recipient, basis, ground, latency, corrected }: DisclosureSight,
): DisclosureModel {
  const { said, decided, acknowledged } = disclosure;
  const shared = said.outcome === 'shared';
  return {
    href: paths.sharing.show(sight.file.id, disclosure.id),
    title: shared
      ? said.protective
        ? t('Shared in danger with {whom}', { whom: recipient })
        : t('Shared with {whom}', { whom: recipient })
      : t('Not shared with {whom}', { whom: recipient }),
    decided: t('Decided by {who}, {post}, on {when}', {
      who: actorName(sight, decided.by),
      post: postTitle(sight, decided.post),
      when: dateAndTime(decided.happened),
    }),
    state: !shared
      ? t('Nothing was given')
      : acknowledged
        ? t('Arrived: acknowledged on {when}, {span} after it was shared', {
            when: dateAndTime(acknowledged.happened),
            span: span((latency ?? 0) / 1000),
          })
        : t('Not acknowledged yet: sent is not received'),
    isOpen: shared && acknowledged === null,
    shared,
    basis: shared ? basis : ground,
    why: said.why,
    asked: said.asked,
    necessity: said.necessity,
    proportionality: said.proportionality,
    handling: said.handling === 'C' ? t('C, with conditions: {words}', { words: said.conditions }) : t('P, lawful sharing'),
    marking: said.marking,
    authority: said.authority,
    items: said.items.map(({ fact, words }) => ({ words, corrected: corrected.has(fact) })),
  };
}
