/** Whom a climb was put to, in words: its post, or whom it fell to because nobody there may acknowledge it (decision 0053). */
import type { FileSight } from '../../app/fileSight.ts';
import { t } from '../words.ts';
import { actorName, postTitle } from './who.ts';

type Instead = FileSight['owed'][number]['instead'];

/** Null where somebody of the post may acknowledge it. */
export function insteadWords(sight: Pick<FileSight, 'area'>, instead: Instead): string | null {
  if (instead === null) return null;
  if (instead.practitioner === null)
    return t('Nobody there may acknowledge it, because they owe it themselves or are not shown what has lapsed, and nobody else is there.');
  return t(
    'Nobody there may acknowledge it, because they owe it themselves or are not shown what has lapsed: it is put to {who}, {post}.',
    {
      who: actorName(sight, instead.practitioner),
      post: postTitle(sight, instead.post),
    },
  );
}

export const insteadThen = (sight: Pick<FileSight, 'area'>, instead: NonNullable<Instead>): string =>
  instead.practitioner === null
    ? t('Nobody there could acknowledge it then, and nobody else was there.')
    : t('Nobody there could acknowledge it then: it was put to {who}, {post}.', {
        who: actorName(sight, instead.practitioner),
        post: postTitle(sight, instead.post),
      });
