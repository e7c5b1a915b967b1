/**
 * Whether a panel decided something of a case: in a meeting that was held, ordinary or urgent, with its chair, the police and a quorum
 * (G07, G10, C06). What one person records by themselves is never the panel's decision.
 */
import { periodStanding } from '../../domain/case/periods.ts';
import type { Case } from '../../domain/case/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import { notInWriting, viewsNotWritten } from '../../domain/hearing/circulation.ts';
import { type CaseOutcome, isCaseOutcome } from '../../domain/hearing/entries.ts';
import { type Hearing, hearingsOf } from '../../domain/hearing/state.ts';
import { lacksInPeople } from '../../domain/panel/quorum.ts';
import { wasHeld } from '../../domain/panel/state.ts';
import type { Gate, Lack, Proposed, RulebookInForce } from '../engine/rulebook.ts';
import { leastQuorum } from './panel.ts';

type Heard = NonNullable<Hearing['heard']>;
export interface CaseHearing extends Heard {
  readonly meeting: string;
  readonly outcome: CaseOutcome;
}

/** What meetings of the panel have decided of an adopted case, in their order. */
export const decidedOf = (file: FileState, found: Case): readonly CaseHearing[] =>
  hearingsOf(file.hearings, found.id)
    .flatMap(({ heard, meeting }): readonly CaseHearing[] =>
      heard && isCaseOutcome(heard.outcome) ? [{ ...heard, meeting, outcome: heard.outcome }] : [],
    )
    .toSorted((a, b) => a.at - b.at);

/** The posts of a hearing of which only the minute is known, as in a chronology: chair, police and as many agencies as the quorum asks for. */
function lacksInMinute({ area }: FileState, { deciding }: Heard, least: number): boolean {
  const organisations = new Set(deciding.map((post) => area.posts.get(post)?.organisation ?? ''));
  const sorts = [...organisations].map((id) => area.organisations.get(id)?.sort);
  return !sorts.includes('police') || !sorts.includes('council') || organisations.size < Math.min(least, 2);
}

/** What is missing until a panel has decided this; `outcomes` are what its minute may say. */
export function panelLacks(
  gate: string,
  file: FileState,
  found: Case,
  outcomes: readonly CaseOutcome[],
  { now, support, by }: Proposed,
  book: RulebookInForce,
): readonly Lack[] {
  const about = { kind: 'file', id: file.id } as const;
  const meeting = file.area.panel.meetings.get(support?.meeting ?? '');
  if (meeting && wasHeld(meeting)) {
    const lacks = lacksInPeople(file.area, meeting, support?.conflicts ?? [], leastQuorum(book));
    const unwritten = notInWriting(file, { meeting: meeting.id, subject: found.id }, support?.conflicts ?? [], by);
    return [...lacks, ...(unwritten.length === 0 ? [] : [viewsNotWritten(unwritten)])].map(({ code, words, how }) => ({
      gate,
      code,
      words,
      how,
      about,
    }));
  }
  const last = decidedOf(file, found).findLast(({ at }) => at <= now);
  if (last && outcomes.includes(last.outcome) && isOf(found, last.at) && !lacksInMinute(file, last, leastQuorum(book))) return [];
  return [
    {
      gate,
      code: 'no-panel',
      words: 'The panel decides: no meeting of it, with its chair, the police and a quorum, has decided this.',
      how: 'Put the case on the agenda of the next meeting; or call an urgent panel, by call or by circulation, on the page of the panel. One person alone decides none of it.',
      about,
    },
  ];
}

/** The last meeting of the panel that has reviewed a case since something, by its minute. */
export const reviewedSince = (file: FileState, found: Case, since: number, book: RulebookInForce): string | null =>
  decidedOf(file, found).findLast((each) => each.outcome === 'reviewed' && each.at > since && !lacksInMinute(file, each, leastQuorum(book)))
    ?.meeting ?? null;

/** The meeting whose minute moves a period that stands: it has reviewed the case since that was set (C07). */
export function movesPeriod(file: FileState, found: Case, book: RulebookInForce): string | null {
  const stands = periodStanding(found);
  return stands && reviewedSince(file, found, stands.due.at, book);
}

/** Since it was adopted, or taken up again, or closed: what was minuted before is of another time. */
const isOf = (found: Case, at: number): boolean =>
  at >= Math.max(found.adopted.at, found.reopenings.at(-1)?.at ?? 0, found.closed?.at ?? 0);

/** C06 and s36(4)(c), (d): support is reviewed, and withdrawn, by the panel. */
export const reviewedByPanel: Gate = {
  id: 'C06',
  title: 'Support is reviewed, and withdrawn, by the panel',
  words:
    'A review of support, and its withdrawal, is what a meeting of the panel has decided, ordinary or urgent, with its chair, the police and a quorum. What one person writes on the case is no review.',
  source: 's36(4)(c) and (d) CTSA 2015; five months without a panel at Parsons Green, as the press reported it.',
  verified: false,
  findings: ['F24', 'F38'],
  guards: ['review-case'],
  lacks: (file, proposed, book) => {
    const found = file.cases.get(proposed.support?.case ?? '');
    return found ? panelLacks('C06', file, found, ['reviewed', 'withdraw support'], proposed, book) : [];
  },
};
