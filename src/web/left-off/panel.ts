/** On the file's page: that a record of it can be compared with nobody, before anything else of the file is read. */
import { offListIn } from '../../app/leftOff.ts';
import { unnamedIn } from '../../app/unnamed.ts';
import type { FileSight } from '../../app/fileSight.ts';
import type { FilePanel } from '../file/panel.ts';
import { paths } from '../paths.ts';

export function leftOffPanel({ file, isLive }: FileSight): FilePanel | null {
  const n = offListIn(file).length + unnamedIn(file).length;
  return isLive && n > 0 ? { view: 'left-off/panel.njk', model: { n, href: paths.file.leftOff(file.id) } } : null;
}
