/** Posts as pages about leading name them, and whether somebody answers for one now. */
import type { Viewer } from '../../access/viewer.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { postsAnsweredBy } from '../../domain/area/state.ts';
import { organisationName, postTitle } from '../file/model.ts';
import { t } from '../words.ts';

type Where = Pick<FileSight, 'area'>;

export interface PostChoice {
  readonly value: string;
  readonly text: string;
}

/** "Prevent lead, Wexmoor Council". */
export const postInFull = (sight: Where, post: string): string =>
  t('{post}, {organisation}', {
    post: postTitle(sight, post),
    organisation: organisationName(sight, sight.area.posts.get(post)?.organisation ?? null),
  });

/** Posts that may lead: a referring organisation never sees a file. By organisation, then as the area lists them. */
export const postChoices = (sight: Where, except: readonly string[] = []): readonly PostChoice[] =>
  [...sight.area.posts.values()]
    .filter((post) => post.role !== 'referrer' && !except.includes(post.id))
    .map(({ id, organisation }) => ({ value: id, text: postInFull(sight, id), organisation }))
    .toSorted((a, b) => (a.organisation < b.organisation ? -1 : a.organisation > b.organisation ? 1 : 0));

export const answersFor = (sight: Pick<FileSight, 'area' | 'now'>, viewer: Viewer): readonly string[] =>
  postsAnsweredBy(sight.area, viewer.practitioner, sight.now).filter((post) => sight.area.posts.get(post)?.role !== 'referrer');
