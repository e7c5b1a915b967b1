/** On the file's page: that a record of it is off the list of known people, before anything else of the file is read. */
import { offListIn } from '../../app/leftOff.ts';
import type { FileSight } from '../../app/fileSight.ts';
import type { FilePanel } from '../file/panels.ts';
import { paths } from '../paths.ts';

export function leftOffPanel({ file, isLive }: FileSight): FilePanel | null {
  const off = offListIn(file);
  return isLive && off.length > 0 ? { view: 'left-off/panel.njk', model: { n: off.length, href: paths.file.leftOff(file.id) } } : null;
}
