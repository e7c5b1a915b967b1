/**
 * Who came is corrected after something was decided (S02, G07, F38): what was decided rests on other people then. Each minute of the
 * meeting says who took part, as it is known now; an agency of which nobody came owes its view; and where chair, police or quorum were
 * missing the case is before the panel again (C05.again).
 */
import { EntryCorrected } from '../correction/entries.ts';
import { type Decision, decided, type NewEntry } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { tableOf } from '../panel/quorum.ts';
import { entry } from '../write.ts';
import { AgencyViewOwed } from './entries.ts';
import type { AgencyView, Hearing } from './state.ts';
import { answeredBy, since } from './views.ts';

/** The views that are still of what was decided: of a decision that was taken back nothing is owed. One from each agency. */
export const viewsOwed = ({ heard, owedViews }: Hearing): Hearing['owedViews'] =>
  heard === null
    ? []
    : [
        ...new Map(
          owedViews
            .filter(({ at }) => at >= heard.at)
            .toReversed()
            .map((each) => [each.agency, each] as const),
        ).values(),
      ].toReversed();

/** What an agency wrote since its view was owed; null while it is. */
export const answerTo = (file: FileState, { given }: Hearing, owed: Hearing['owedViews'][number]): AgencyView | null =>
  since(
    file,
    owed.fact,
    given.filter(({ agency }) => agency === owed.agency),
  )[0] ?? null;

/** Views that are still owed. */
export const viewsOpen = (file: FileState, hearing: Hearing): Hearing['owedViews'] =>
  viewsOwed(hearing).filter((each) => answerTo(file, hearing, each) === null);

/** What a decided case says anew after who came was corrected; nothing where it says so already. */
export function attendanceCorrected(file: FileState, id: string): Decision {
  const hearing = file.hearings.get(id);
  const meeting = file.area.panel.meetings.get(hearing?.meeting ?? '');
  const { heard } = hearing ?? {};
  if (!hearing || !heard || !meeting?.attended || meeting.attended.at <= heard.at) return decided();
  const { deciding, absent } = tableOf(
    file.area,
    meeting,
    heard.conflicts.map(({ post }) => post),
  );
  const now = deciding.map(({ post }) => post);
  const at = { stream: hearing.stream, file: file.id, record: hearing.record };
  const entries: NewEntry[] = [];
  const owing = new Set(viewsOwed(hearing).map(({ agency }) => agency));
  for (const { agency, post } of absent)
    if (!answeredBy(file, hearing, agency) && !owing.has(agency)) entries.push(entry(AgencyViewOwed, at, { agency, post }));
  // Last: after it every rule is looked at, with the views that are owed by then.
  if (now.length !== heard.deciding.length || now.some((post) => !heard.deciding.includes(post)))
    entries.push(
      entry(EntryCorrected, at, {
        fact: heard.fact,
        sort: 'wrong value',
        values: { deciding: now },
        // Nobody was asked for a reason where nothing was decided yet when it was sent.
        reason: meeting.attended.reason.trim() || 'Who came to the meeting was said anew after this had been decided.',
      }),
    );
  return decided(...entries);
}
