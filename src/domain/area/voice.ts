/** Who speaks for a post: whoever fills it. Its duties fall further, so that none is lost; its voice does not leave its house. */
import type { Instant } from '../../ledger/envelope.ts';
import { postsAnsweredBy, whoAnswers } from './presence.ts';
import { type Area, fills } from './state.ts';

/**
 * The posts for which somebody speaks at an instant: those they fill or are on the rota of, and those of their own house that fall to them because
 * nobody is there. A post of another house gives them its duties and not its voice.
 */
export const voicesOf = (area: Area, practitioner: string, at: Instant): readonly string[] =>
  postsAnsweredBy(area, practitioner, at).filter((id) => {
    const post = area.posts.get(id);
    if (!post || fills(post, practitioner)) return post !== undefined;
    return area.posts.get(whoAnswers(area, id, at).post)?.organisation === post.organisation;
  });
