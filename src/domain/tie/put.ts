/**
 * What is put to the lead of somebody because of a tie (S15, F12, F22). The product does this afterwards, by itself, so that whoever reports
 * and whoever holds the other learn nothing by it; a sealed file is never where a question comes from.
 */
import type { Instant } from '../../ledger/envelope.ts';
import type { FileFact } from '../facts.ts';
import { type FileState, isLive } from '../file/state.ts';
import type { Decision, NewEntry } from '../decision.ts';
import { decided } from '../decision.ts';
import { isSealed } from '../silent/state.ts';
import { isClosedSubject } from '../subject/state.ts';
import { entry } from '../write.ts';
import { TiedReportPut, TieSaidWrong, type TieEntry } from './entries.ts';
import { counts, endOf, isToSelf, standsUntil, type Tie, tiesOf } from './state.ts';

type Put = Extract<TieEntry, { type: 'TiedReportPut' }>['fields'];

const sorts: Readonly<Record<string, Put['sort']>> = {
  ReferralReceived: 'referral',
  InformationAdded: 'more about a referral',
  DangerReported: 'danger',
  IntelligenceRead: 'intelligence',
};
/** What counts as a report about somebody. */
export const reportTypes: readonly string[] = Object.keys(sorts);

export const putEntry = (to: FileState, id: string, record: string, fields: Partial<Put>): NewEntry =>
  entry(TiedReportPut, { stream: `tied/${id}`, file: to.id, record }, fields);

/** The record under which it lies in the other file, if the tie leads there. */
function endIn(file: FileState, tie: Tie): string | null {
  if (tie.said.record !== null && file.records.has(tie.said.record)) return tie.said.record;
  return file.ties.has(tie.id) ? tie.record : null;
}

/** Puts a report that came to one end of a tie to the lead of the other, once. `holds`: the file in which the tie is recorded. */
export function putReport(
  tie: Tie,
  { holds, from, to }: { readonly holds: FileState; readonly from: FileState; readonly to: FileState },
  report: FileFact,
  id: string,
): Decision {
  const sort = sorts[report.type];
  const [own, record] = [endIn(from, tie), endIn(to, tie)];
  const may =
    sort &&
    own !== null &&
    record !== null &&
    from.id !== to.id &&
    !isSealed(from) &&
    isLive(from) &&
    isLive(to) &&
    stoodAt(holds, tie, cameTo(from, report));
  if (!may || isPut(to, tie.id, report.id)) return decided();
  const { organisation } = report as { readonly organisation?: string | null };
  const fields = { why: 'tied', tie: tie.id, from: own, report: report.id, sort, when: report.recorded, post: from.lead } as const;
  return decided(putEntry(to, id, record, { ...fields, organisation: organisation ?? null }));
}
const place = (fact: FileFact): number => ('position' in fact ? fact.position : undefined) ?? Number.POSITIVE_INFINITY;

/** When a report came to be about the person of a file: when it was recorded, or when its record was linked to it. */
interface Came {
  readonly at: Instant;
  readonly position: number;
}
function cameTo(file: FileState, report: FileFact): Came {
  const link = file.facts.findLast((each) => each.type === 'RecordLinked' && each.record === report.record && each.fields.to === file.id);
  const came = link && place(link) > place(report) ? link : report;
  return { at: came.recorded, position: place(came) };
}

/**
 * Whether a tie stood when something came, as it is known now: whoever recorded it knew what was there; one that lapsed and was renewed stood all the
 * time; one that was wrong never did. What became of it after that, before the product looked, is another matter.
 */
function stoodAt(holds: FileState, tie: Tie, came: Came): boolean {
  if (tie.state === 'wrong' || tie.position > came.position || isToSelf(holds, tie)) return false;
  const over = endOf(tie.said.until);
  if (standsUntil(tie) <= came.at || (over !== null && over <= came.at)) return false;
  const end = tie.ended && holds.facts.find(({ id }) => id === tie.ended?.fact);
  return !end || place(end) > came.position;
}
const isPut = (to: FileState, tie: string, report: string): boolean =>
  [...to.tied.values()].some(({ put }) => put.tie === tie && put.report === report);

/** Whoever was asked because of a tie hears that it was found wrong; of what was found not to bear on anybody nothing is left to say. */
export function sayWrong(to: FileState, tie: string): Decision {
  const rests = [...to.tied.values()].filter(
    ({ put, saidWrong, answers }) => put.tie === tie && saidWrong === null && answers.at(-1)?.outcome !== 'does not bear on this person',
  );
  return decided(...rests.map(({ stream, record }) => entry(TieSaidWrong, { stream, file: to.id, record }, {})));
}

/** Everything that was about the person is closed, and not all of it refuted by being found to be nobody's concern. */
export function isClosedPerson(file: FileState): boolean {
  if (!isLive(file)) return false;
  if (file.subjects.size > 0) return [...file.subjects.values()].every(isClosedSubject);
  const referrals = [...file.referrals.values()];
  return (
    referrals.length > 0 &&
    referrals.every(({ closed }) => closed !== null) &&
    [...file.cases.values()].every(({ closed }) => closed !== null)
  );
}

/** A tie between two files that a viewer has before them. */
export interface Between {
  readonly tie: Tie;
  /** The file in which it is recorded, and that of the other end. */
  readonly holds: FileState;
  readonly other: FileState;
}

/** The ties between these files that count now. */
export const between = (files: readonly FileState[], now: number): readonly Between[] =>
  files.flatMap((holds) =>
    tiesOf(holds).flatMap((tie): readonly Between[] => {
      const other = files.find(({ records }) => tie.said.record !== null && records.has(tie.said.record));
      return other && other.id !== holds.id && counts(holds, tie, now) ? [{ tie, holds, other }] : [];
    }),
  );

/**
 * F22: a new tie makes two closed people second neighbours. One question, once, to one lead: of the closed end of the new tie. `mayAsk`
 * leaves out whoever is not asked (refuted, say).
 */
export function secondDegree(
  tie: string,
  around: readonly Between[],
  id: string,
  now: number,
  mayAsk: (file: FileState) => boolean,
): { readonly to: string; readonly decision: Decision } | null {
  const fresh = around.find((each) => each.tie.id === tie);
  if (!fresh) return null;
  for (const [near, via] of [
    [fresh.holds, fresh.other],
    [fresh.other, fresh.holds],
  ] as const) {
    if (!isClosedPerson(near) || !mayAsk(near) || isSealed(via)) continue;
    const others = around.flatMap((each) => (each.holds.id === via.id ? [each.other] : each.other.id === via.id ? [each.holds] : []));
    const tied = new Set(
      around.flatMap((each) => (each.holds.id === near.id ? [each.other.id] : each.other.id === near.id ? [each.holds.id] : [])),
    );
    const far = others.find((each) => each.id !== near.id && !tied.has(each.id) && isClosedPerson(each) && mayAsk(each));
    if (!far) continue;
    const to = isSealed(far) ? null : near;
    const asked = to ?? (isSealed(near) ? null : far);
    const other = asked === near ? far : near;
    const [record, from, through] = [asked, other, via].map((file) => (file ? [...file.records.keys()][0] : undefined));
    if (!asked || record === undefined || from === undefined || through === undefined) continue;
    const isAsked = [...asked.tied.values()].some(
      ({ put }) => put.why === 'second degree' && via.records.has(put.via ?? '') && other.records.has(put.from ?? ''),
    );
    if (isAsked) continue;
    const fields = { why: 'second degree', tie, from, via: through, sort: 'tie', when: now, post: other.lead } as const;
    return { to: asked.id, decision: decided(putEntry(asked, id, record, fields)) };
  }
  return null;
}
