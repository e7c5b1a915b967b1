/** Posts as pages about leading name them. */
import { isOutside } from '../../app/supportSight.ts';
import type { Post } from '../../domain/area/state.ts';
import { whyNotOffered } from '../../app/whoAnswers.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { t } from '../words.ts';

type Where = Pick<FileSight, 'area'>;

export interface PostChoice {
  readonly value: string;
  readonly text: string;
}

/** "Prevent lead, Wexmoor Council". */
export function postInFull({ area }: Where, id: string): string {
  const post = area.posts.get(id);
  const organisation = area.organisations.get(post?.organisation ?? '')?.name ?? post?.organisation ?? t('no organisation');
  return t('{post}, {organisation}', { post: post?.title ?? (id || t('no post')), organisation });
}

/** Posts that see files: a referring organisation never sees one. By organisation, then as the area lists them. */
export const postChoices = (sight: Where, except: readonly string[] = []): readonly PostChoice[] =>
  choicesOf(sight, (post) => !isOutside(post.role) && !except.includes(post.id));

/** Posts that may lead: of a role that sees the whole file, and filled. */
export const leadChoices = (sight: Where, except: readonly string[] = []): readonly PostChoice[] =>
  choicesOf(sight, (post) => whyNotOffered(post) === null && !except.includes(post.id));

const choicesOf = (sight: Where, isChoice: (post: Post) => boolean): readonly PostChoice[] =>
  [...sight.area.posts.values()]
    .filter(isChoice)
    .map(({ id, organisation }) => ({ value: id, text: postInFull(sight, id), organisation }))
    .toSorted((a, b) => (a.organisation < b.organisation ? -1 : a.organisation > b.organisation ? 1 : 0));
