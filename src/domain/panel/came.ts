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

const soleOf = (people: readonly string[]): string | null => (people.length === 1 ? (people[0] ?? null) : null);

/** What was said of this post before, the last first. */
const saidOf = ({ attended, attendedBefore }: PanelMeeting, id: string): readonly Came[] =>
  [...attendedBefore, ...(attended ? [attended] : [])].toReversed().flatMap(({ present }) => present.filter(({ post }) => post === id));

/** Who may have come for a post: those who fill it, and whoever was said to have come, also when they fill it no more. */
export const mayHaveCome = (area: Pick<Area, 'posts'>, meeting: PanelMeeting, post: string): readonly string[] => [
  ...new Set([...fillersOf(area, post), ...saidOf(meeting, post).flatMap(({ who }) => who ?? [])]),
];

/** With whoever came where only one can have; of whom it was not known before, it stays so. */
export const named = (area: Area, meeting: PanelMeeting, present: readonly Came[]): readonly Came[] =>
  present.map(({ post, who }) => {
    const isUnknown = saidOf(meeting, post)[0]?.who === null;
    return { post, who: who ?? (isUnknown ? null : soleOf(mayHaveCome(area, meeting, post))) };
  });

/** What is wrong with who is said to have come; null where nothing is. What was said of a post before is not judged by who fills it today. */
export function whyNotCame(area: Area, meeting: PanelMeeting, present: readonly Came[]): Refusal | null {
  const members = membersOf(area.panel, meeting);
  const agencyOf = (post: string): string => members.find((each) => each.post === post)?.agency ?? '';
  const fresh = present.filter(({ post, who }) => !saidOf(meeting, post).some((each) => each.who === who));
  const changed = present.filter(({ post, who }) => !meeting.attended?.present.some((each) => each.post === post && each.who === who));
  const empty = fresh.find(({ post }) => mayHaveCome(area, meeting, post).length === 0);
  if (empty)
    return because(
      'nobody-fills',
      `Nobody fills the post that speaks for ${agencyOf(empty.post)}: nobody can have come for it.`,
      'A post’s duties fall to others, its voice does not. Have it filled first; whoever came for it otherwise is named among the others, and the agency gives its view.',
    );
  if (changed.some(({ post, who }) => who !== null && present.some((each) => each.who === who && agencyOf(each.post) !== agencyOf(post))))
    return because(
      'one-person-twice',
      'One person is named for two agencies.',
      'Say for which of them they came: the other was not there, and gives its view.',
    );
  if (fresh.some(({ post, who }) => who !== null && !fillersOf(area, post).includes(who)))
    return because('no-filler', 'Somebody is named for a post that they do not fill.', 'Choose who of those who fill it came.');
  const unnamed = fresh.find(({ who }) => who === null);
  if (unnamed)
    return because(
      'who-came',
      `Several people fill the post that speaks for ${agencyOf(unnamed.post)}, and it is not said who of them came.`,
      'Choose who came: one person is the word of one agency.',
    );
  return null;
}
