/** Who came for a post to a meeting of the panel: one of those who fill it, each for one agency (G07, F34). */
import type { Area } from '../area/state.ts';
import { because, type Refusal } from '../decision.ts';
import type { PanelMeeting } from './state.ts';
import { membersOf } from './state.ts';

interface Came {
  readonly post: string;
  readonly who: string | null;
}

/** Its holders and its deputies. */
export const fillersOf = ({ posts }: Pick<Area, 'posts'>, id: string): readonly string[] => {
  const { holders = [], deputies = [] } = posts.get(id) ?? {};
  return [...new Set([...holders, ...deputies])];
};

/** As it is said, or whoever fills the post alone; null where several do and it was not said. */
export function whoCameFor(area: Pick<Area, 'posts'>, { post, who }: Came): string | null {
  if (who !== null) return who;
  const fillers = fillersOf(area, post);
  return fillers.length === 1 ? (fillers[0] ?? null) : null;
}

/** What is wrong with who is said to have come; null where nothing is. */
export function whyNotCame(area: Area, meeting: PanelMeeting, present: readonly Came[]): Refusal | null {
  const members = membersOf(area.panel, meeting);
  const agencyOf = (post: string): string => members.find((each) => each.post === post)?.agency ?? '';
  const empty = present.find(({ post }) => fillersOf(area, post).length === 0);
  if (empty)
    return because(
      'nobody-fills',
      `Nobody fills the post that speaks for ${agencyOf(empty.post)}: nobody can have come for it.`,
      'A post’s duties fall to others, its voice does not. Have it filled first; whoever came for it otherwise is named among the others, and the agency gives its view.',
    );
  const people = present.map((each) => ({ who: whoCameFor(area, each), agency: agencyOf(each.post) }));
  if (people.some(({ who, agency }) => people.some((each) => who !== null && each.who === who && each.agency !== agency)))
    return because(
      'one-person-twice',
      'One person is named for two agencies.',
      'Say for which of them they came: the other was not there, and gives its view.',
    );
  if (present.some(({ post, who }) => who !== null && !fillersOf(area, post).includes(who)))
    return because('no-filler', 'Somebody is named for a post that they do not fill.', 'Choose who of those who fill it came.');
  const unnamed = present.find((each) => whoCameFor(area, each) === null);
  if (unnamed)
    return because(
      'who-came',
      `Several people fill the post that speaks for ${agencyOf(unnamed.post)}, and it is not said who of them came.`,
      'Choose who came: one person is the word of one agency.',
    );
  return null;
}
