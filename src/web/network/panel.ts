/** Ties on the file's page: how many, and what waits because of one; no name of anybody. */
import type { FileSight } from '../../app/fileSight.ts';
import { hasLapsed, tiesOf, waitsForAnswer } from '../../app/networkSight.ts';
import type { FilePanel } from '../file/panel.ts';
import { paths } from '../paths.ts';

export function networkPanel({ file, now }: FileSight): FilePanel | null {
  const standing = tiesOf(file).filter(({ state }) => state === 'standing');
  const asked =
    [...file.tied.values()].filter(waitsForAnswer).length + [...file.named.values()].filter(({ state }) => state === 'named').length;
  if (standing.length + asked === 0) return null;
  return {
    view: 'network/panel.njk',
    model: {
      ties: standing.length,
      lapsed: standing.filter((tie) => hasLapsed(tie, now)).length,
      asked,
      href: paths.network.show(file.id),
      askedHref: paths.network.asked(file.id),
    },
  };
}
