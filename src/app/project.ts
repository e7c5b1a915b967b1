/** The pure projector: the rows that a settled file has in the read models. Live and rebuild both call it, so rebuild equals live. */
import { postFor } from '../domain/file/posts.ts';
import { type FileState, isLive, learntOf } from '../domain/file/state.ts';
import type { PersonDetails, RecordPart } from '../domain/file/state.ts';
import { isWaiting, proposalAbout } from '../domain/link/state.ts';
import { isOwed, nextInstant, type Obligation } from '../domain/obligation/state.ts';
import { type Candidate, isRefuted, type Referral } from '../domain/referral/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { saysNobody } from '../matching/unnamed.ts';
import { isRepeat } from '../rulebook/uk/repeat.ts';
import { allRefuted } from '../rulebook/uk/disposal.ts';
import type { ProjectedRows } from '../store/commit.ts';
import { subjectRows } from './subjects/project.ts';
import { tieRows } from './tieRows.ts';

const iso = (at: Instant): string => new Date(at).toISOString();
const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

export function projectFile(file: FileState, book: RulebookInForce): ProjectedRows {
  if (file.disposed) {
    return {
      file: [fileRow(file)],
      // Of what was erased nothing is known to show.
      obligation: [...file.obligations.values()].filter((each) => each.owedBy !== undefined).map((each) => obligationRow(file, book, each)),
      forget: [file.id],
    };
  }
  return {
    file: [fileRow(file)],
    // In a partnership nobody is a subject: nothing is said of them at all.
    ...(file.subjects.size > 0 ? { subject: subjectRows(file, titleOf(file)) } : {}),
    ...(file.ties.size > 0 ? { tie: tieRows(file) } : {}),
    record_file: [...file.records.values()].map((record) => recordRow(file, record)),
    referral: [...file.referrals.values()].map((referral) => referralRow(file, referral)),
    obligation: [...file.obligations.values()].map((each) => obligationRow(file, book, each)),
    candidate: [...file.referrals.values()].flatMap((referral) =>
      [...referral.candidates.values()].map((each) => candidateRow(file, referral, each)),
    ),
  };
}

/** A person's name as first recorded. */
export function nameOf(details: PersonDetails | undefined): string {
  const first = details?.names[0];
  const written = first?.whole?.trim() || [first?.given, first?.family].filter(Boolean).join(' ').trim();
  // Marks that nobody sees are no name, and no link that anybody could follow.
  return /[^\p{C}\p{Z}\p{M}]/u.test(written) ? written : 'Name not known';
}

export function titleOf(file: FileState): string {
  const names = [...file.records.values()].map((record) => nameOf(record.details));
  const [first = 'Name not known', ...others] = [...new Set(names)];
  return others.length === 0 ? first : `${first} (also recorded as ${others.join(', ')})`;
}

function fileRow(file: FileState): object {
  // Let go, nothing falls due any more, whatever is left of its facts.
  const due = file.disposed ? [] : [...file.obligations.values()].map(nextInstant).filter((at) => at !== null);
  return {
    id: file.id,
    state: file.disposed ? 'disposed' : isLive(file) ? 'live' : 'empty',
    title: file.disposed ? '' : titleOf(file),
    lead_post: postFor(file, 'lead'),
    organisations: [...new Set([...file.records.values()].map((record) => record.organisation).filter((each) => each !== null))].toSorted(),
    refuted: allRefuted(file),
    opened_at: iso(file.opened?.at ?? file.last),
    next_instant: isoOrNull(due.length === 0 ? null : Math.min(...due)),
  };
}

const recordRow = (file: FileState, { id, home, organisation, details }: RecordPart): object => ({
  record: id,
  file: file.id,
  home,
  organisation,
  details,
  unnamed: saysNobody(details),
});

function referralRow(file: FileState, referral: Referral): object {
  const { id, record, organisation, account, received, closed, proposed, candidates } = referral;
  return {
    id,
    file: file.id,
    record,
    organisation,
    reference: account.reference,
    title: nameOf(file.records.get(record)?.details),
    received_at: iso(received.at),
    learnt_at: iso(learntOf(file, received)),
    status: closed ? (isRefuted(referral) ? 'refuted' : 'closed') : proposed ? 'closing proposed' : 'open',
    finding: closed?.finding ?? null,
    closed_at: isoOrNull(closed?.at ?? null),
    is_repeat: isRepeat(file, referral),
    candidates_open: [...candidates.values()].filter(
      (each) => each.band !== 'watch' && (each.decided === null || each.decided.how === 'unsure'),
    ).length,
  };
}

function candidateRow(file: FileState, referral: Referral, candidate: Candidate): object {
  const { record, band, bits, found, decided, unsure } = candidate;
  // Asked beside the other's referral, it waits there.
  const isQuiet = band === 'watch' || candidate.askedBeside !== null;
  // Proposed to a second person, it is nobody's to decide until they have answered (G23).
  const link = proposalAbout(file, referral.id, record);
  const isProposed = link !== null && isWaiting(file, link);
  const isDecided = decided !== null && decided.how !== 'unsure';
  const state = isDecided ? 'decided' : isProposed ? 'proposed' : unsure ? 'unsure' : isQuiet ? 'watch' : 'waits';
  const asked = referral.questions.findLast((each) => each.candidate === record && each.answered === null);
  const owed = [asked && `G01.candidates:${asked.search}`, state === 'unsure' && unsure && `G01.unsure:${unsure.fact}`]
    .flatMap((id) => (id ? (file.obligations.get(id) ?? []) : []))
    .filter(isOwed)
    .toSorted((one, other) => one.due - other.due)[0];
  return {
    id: `${referral.id} ${record}`,
    file: file.id,
    referral: referral.id,
    record,
    band,
    bits,
    state,
    found_at: iso(found.at),
    post: state === 'waits' || state === 'unsure' ? postFor(file, 'lead') : null,
    due: isoOrNull(owed?.due ?? null),
  };
}

function obligationRow(file: FileState, book: RulebookInForce, obligation: Obligation): object {
  const rule = book.ruleByKey.get(obligation.rule);
  const post = obligation.endedFor ?? postFor(file, obligation.owedBy);
  const lead = postFor(file, 'lead');
  const { id, stream, record, raisedAt, due, state, lapsedAt, endedAt, rung, climbedTo, acknowledged } = obligation;
  return {
    id,
    file: file.id,
    stream,
    record,
    rule: obligation.rule,
    rule_id: rule?.id ?? obligation.rule,
    task: rule?.task ?? obligation.rule,
    post,
    organisation: file.area.posts.get(post)?.organisation ?? null,
    raised_at: iso(raisedAt),
    due: iso(due),
    state,
    lapsed_at: isoOrNull(lapsedAt),
    ended_at: isoOrNull(endedAt),
    rung,
    climbed_to: isOwed(obligation) ? climbedTo : null,
    next_instant: isoOrNull(nextInstant(obligation)),
    promised_by: isoOrNull(isOwed(obligation) ? (acknowledged?.promisedBy ?? null) : null),
    acknowledged_by: isOwed(obligation) ? (acknowledged?.by ?? null) : null,
    led_by: isLive(file) && isOwed(obligation) && post !== lead ? lead : null,
  };
}
