/** The rows that the subjects of a settled file have in the read model. Owed is counted over the whole file: what waits about a person waits about them. */
import { isChild } from '../../domain/circumstance/age.ts';
import { postFor } from '../../domain/file/posts.ts';
import type { FileState } from '../../domain/file/state.ts';
import { isOwed, type Obligation } from '../../domain/obligation/state.ts';
import { residualBands } from '../../domain/subject/entries.ts';
import { isClosedSubject, lesseningWaits, type Subject, suspensionOf } from '../../domain/subject/state.ts';
import { forLackOfResource } from '../../rulebook/uk/subjectLists.ts';

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

export function subjectRows(file: FileState, title: string): readonly object[] {
  const owed = [...file.obligations.values()].filter(isOwed);
  return [...file.subjects.values()].filter((each) => each.opened !== null).map((subject) => subjectRow(file, title, subject, owed));
}

function subjectRow(file: FileState, title: string, subject: Subject, owed: readonly Obligation[]): object {
  const { id, state, priority, tier, band, investigation, since, suspended, stream } = subject;
  const own = owed.filter((each) => each.stream === stream);
  const stands = suspensionOf(subject);
  const review = own.filter((each) => each.rule === (isClosedSubject(subject) ? 'S05.review' : 'C17'));
  const hits = own.filter((each) => each.rule === 'C19');
  return {
    id,
    file: file.id,
    title,
    lead_post: postFor(file, 'lead'),
    // As of its last entry: a birthday makes no entry, and the page of the person says how old they are now.
    child: isChild(file, file.last),
    state,
    priority,
    tier,
    band: band === null ? null : residualBands.indexOf(band) + 1,
    investigation,
    since: iso(since),
    until: iso(stands?.proposal.until),
    suspensions: suspended.length,
    for_resource: suspended.filter((each) => each.proposal.code === forLackOfResource).length,
    stops: stands?.proposal.stops.join('\n') ?? '',
    review_due: iso(earliest(review)),
    hits: hits.length,
    hit_due: iso(earliest(hits)),
    owed: owed.length,
    lapsed: owed.filter((each) => each.state === 'lapsed').length,
    next_due: iso(earliest(owed)),
    waits: lesseningWaits(subject) !== null,
  };
}

const earliest = (owed: readonly Obligation[]): number | undefined =>
  owed.length === 0 ? undefined : Math.min(...owed.map(({ due }) => due));
