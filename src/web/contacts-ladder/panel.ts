/** The box on the file's page: how many contacts there are, and what somebody wrote of all of them. */
import type { FileSight } from '../../app/fileSight.ts';
import type { FilePanel } from '../file/panel.ts';
import { countModel } from './model.ts';

export function contactsPanel(sight: FileSight): FilePanel | null {
  const model = countModel(sight);
  return model && { view: 'contacts-ladder/panel.njk', model };
}
