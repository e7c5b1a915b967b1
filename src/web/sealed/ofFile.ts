/** What the pages of kept items and of sealed files have in common. */
import { z } from 'zod';
import type { FileSight } from '../../app/fileSight.ts';
import type { Shown } from '../file/form.ts';
import { organisationName, postTitle } from '../file/who.ts';
import { t } from '../words.ts';

export type OfFile = Shown<FileSight, { id: string }>;
export const params = z.object({ id: z.string() });

export const titleOf = (sight: FileSight, post: string): string =>
  t('{post}, {organisation}', {
    post: postTitle(sight, post),
    organisation: organisationName(sight, sight.area.posts.get(post)?.organisation ?? null),
  });
