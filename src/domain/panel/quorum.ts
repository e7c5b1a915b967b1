/** Who takes part in deciding one case of a meeting, which agencies are missing, and whether there are enough of them (G07). */
import type { Area } from '../area/state.ts';
import type { RefusalReason } from '../decision.ts';
import { type Member, membersOf, type PanelMeeting } from './state.ts';

export interface Table {
  /** Members present who have no conflict in this case. */
  readonly deciding: readonly Member[];
  /** Core agencies of which nobody came: each owes its view. Whoever declared a conflict does not. */
  readonly absent: readonly Member[];
}

export function tableOf({ panel }: Area, meeting: PanelMeeting, conflicts: readonly string[]): Table {
  const members = membersOf(panel, meeting);
  const present = new Set(meeting.attended?.present.map(({ post }) => post));
  const deciding = members.filter(({ post }) => present.has(post) && !conflicts.includes(post));
  const agencies = new Set(members.filter(({ post }) => present.has(post)).map(({ agency }) => agency));
  const absent = new Map<string, Member>();
  for (const member of members)
    if (member.core && !agencies.has(member.agency) && !absent.has(member.agency)) absent.set(member.agency, member);
  return { deciding, absent: [...absent.values()] };
}

/** Members present for whose agency nobody decides, because of a conflict that somebody else (`by`) writes down. */
export function silenced(area: Area, meeting: PanelMeeting, conflicts: readonly string[], by: string): readonly Member[] {
  const { deciding } = tableOf(area, meeting, conflicts);
  return membersOf(area.panel, meeting).filter(({ post, agency }) => {
    const came = meeting.attended?.present.find((each) => each.post === post);
    return came !== undefined && conflicts.includes(post) && came.who !== by && !deciding.some((each) => each.agency === agency);
  });
}

const sortOf = ({ posts, organisations }: Area, { post }: Member): string =>
  organisations.get(posts.get(post)?.organisation ?? '')?.sort ?? '';

/** What a decision of this meeting lacks in people: the council's chair, the police, the quorum (`least` where the area has set none). Empty: it may decide. */
export function lacksInPeople(area: Area, meeting: PanelMeeting, conflicts: readonly string[], least: number): readonly RefusalReason[] {
  const { deciding } = tableOf(area, meeting, conflicts);
  const lacks: RefusalReason[] = [];
  const lack = (code: string, words: string, how: string): void => void lacks.push({ gate: 'G07', code, words, how });
  if (!meeting.attended) {
    lack('no-attendance', 'It is not recorded who came to this meeting.', 'Record who is there, once, on the page of the meeting.');
    return lacks;
  }
  if (!deciding.some((each) => each.part !== 'member' && sortOf(area, each) === 'council'))
    lack(
      'no-chair',
      "No chair of the local authority takes part in this case's decision.",
      'The chair or the deputy chair decides it, or it is heard again.',
    );
  if (!deciding.some((each) => sortOf(area, each) === 'police'))
    lack('no-police', "The police take no part in this case's decision.", 'Hear it again when the police are there.');
  const agencies = new Set(deciding.filter(({ core }) => core).map(({ agency }) => agency)).size;
  const quorum = area.panel.quorum ?? least;
  if (agencies < quorum)
    lack(
      'no-quorum',
      `${agencies} core agencies take part, and the quorum is ${quorum}. Whoever declared a conflict does not count.`,
      'Hear it again at the next panel, or call an urgent one.',
    );
  return lacks;
}
