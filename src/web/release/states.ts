/** How a released message stands, in words. */
import type { Release } from '../../domain/release/state.ts';
import { dueDate } from '../dates.ts';
import { t } from '../words.ts';

export function stateWords(release: Release): string {
  const unread = release.brought.some(({ read }) => read === null);
  return [howItStands(release), ...(unread ? [t('something came back, and is not read')] : [])].join('; ');
}

function howItStands({ state, said, received, forgone }: Release): string {
  switch (state) {
    case 'waiting':
      return t('it waits for the authoriser, and nothing has left');
    case 'authorised':
      return t('it may leave, and has not');
    case 'refused':
      return t('it was refused, and nothing has left');
    case 'withdrawn':
      return t('it was taken back, and nothing has left');
    case 'settled':
      return forgone ? t('it left; no reply is wanted any more') : t('it left and was answered');
    case 'left':
      return [
        received ? t('it left and arrived') : t('it left; nobody has said that it arrived'),
        said.replyBy === null ? t('no reply was asked for') : t('a reply is asked for by {day}', { day: dueDate(said.replyBy) }),
      ].join('; ');
    default:
      return state satisfies never;
  }
}
