/** On the file's page: what waits about sharing, whom to call, what its holder keeps, and where the concern about violence stands. Nothing where there is nothing. */
import type { FileSight } from '../../app/fileSight.ts';
import { disclosureSights } from '../../app/sharingSight.ts';
import { flagOf, isHeld, pathwaysOf, sealOf, waitingItems } from '../../app/keptSight.ts';
import type { FilePanel } from '../file/panel.ts';
import { postTitle } from '../file/who.ts';
import { dueDate } from '../dates.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';
import { pathwayStates } from '../violence/words.ts';

interface Line {
  readonly text: string;
  readonly href: Href;
}

export function sharingPanel(sight: FileSight): FilePanel | null {
  const { file, now } = sight;
  const all = disclosureSights(file);
  const open = all.filter(({ disclosure }) => disclosure.said.outcome === 'shared' && disclosure.acknowledged === null);
  const flag = flagOf(file, now);
  const seal = sealOf(file);
  const lines: readonly Line[] = [
    ...(seal ? [{ text: t('This file is sealed until {day}', { day: dueDate(seal.until) }), href: paths.sharing.seal(file.id) }] : []),
    ...waitingItems(file).map(({ item, unanswered }) => ({
      text:
        unanswered > 0
          ? t('There is something that its holder keeps ({post}): a decision waits until they confirm that it was weighed', {
              post: postTitle(sight, item.holder),
            })
          : t('There is something that its holder keeps: {post}', { post: postTitle(sight, item.holder) }),
      href: paths.sharing.kept(file.id),
    })),
    ...(flag
      ? [
          {
            text: t('Whoever meets the person and asks is told to call {post}', { post: postTitle(sight, flag.flagged.post) }),
            href: paths.sharing.kept(file.id),
          },
        ]
      : []),
    ...pathwaysOf(file)
      .filter(isHeld)
      .map(({ state }) => ({
        text: t('Fixation on violence: {state}', { state: t(pathwayStates[state]) }),
        href: paths.sharing.violence(file.id),
      })),
    ...(all.length === 0
      ? []
      : [
          {
            text: t(
              '{n, plural, one {# decision about sharing} other {# decisions about sharing}}, {open, plural, =0 {all arrived} one {# not acknowledged} other {# not acknowledged}}',
              { n: all.length, open: open.length },
            ),
            href: paths.sharing.list(file.id),
          },
        ]),
  ];
  return lines.length === 0 ? null : { view: 'disclosure/panel.njk', model: { lines } };
}
