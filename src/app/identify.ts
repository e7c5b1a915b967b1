/** Who is it? Runs the identity search after a referral, and takes people's decisions about its candidates (G01, S15). */
import type { Viewer } from '../access/viewer.ts';
import { agreeToLink, declineLink, saySame, sayUnlinked, takeBackLink } from '../domain/link/deciders.ts';
import { dismissCandidates, notSure, rejectCandidate } from '../domain/referral/identity.ts';
import { withAsked } from '../domain/referral/askedBeside.ts';
import { withBefore } from '../domain/referral/before.ts';
import { CandidatesFound } from '../domain/referral/entries.ts';
import { because } from '../domain/decision.ts';
import { entry } from '../domain/write.ts';
import { beyond, type Beyond } from '../matching/beyond.ts';
import { comparable } from '../matching/left-out.ts';
import type { FileState } from '../domain/file/state.ts';
import { describePerson } from '../domain/record/deciders.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { Proposed } from '../rulebook/engine/rulebook.ts';
import { searchedFrom } from '../rulebook/uk/identity.ts';
import type { Referral } from '../domain/referral/state.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { filesOfRecords } from '../store/people.ts';
import { act, type Outcome } from './act.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { MatcherAway } from './matcherHost.ts';
import { bandsNow } from './matchBands.ts';
import { actOnFile, gated, proposedBy } from './onFile.ts';

export type { BeyondKind } from '../matching/beyond.ts';
/** What is written of somebody and compared with nobody; nothing where none of it can be compared, which is said elsewhere. */
export const notComparedOf = (details: Parameters<typeof comparable>[0]): readonly Beyond[] => {
  const person = comparable(details);
  return typeof person === 'string' ? [] : beyond(person);
};

/** Proposed by one search: the most alike. That there are more is said; whoever describes the person more closely is searched for again. */
export const mostProposed = 20;

/** Runs the search for a referral that has had none at or after it. False while the matcher is away: it stays owed. */
export async function searchFor(house: House, file: string, referralId: string): Promise<boolean> {
  const matcher = await house.matcher();
  if (!matcher) return false;
  const viewer = serviceViewer(house.area, 'matcher');
  // Read first, ask, then record: the matcher is not asked inside a transaction.
  const sight = await look(house, viewer, [file]);
  const state = sight.files.get(file);
  const referral = state?.referrals.get(referralId);
  const record = state?.records.get(referral?.record ?? '');
  if (!state || !referral || !record || searched(state, referral)) return true;
  const query = comparable(record.details);
  // What cannot be read cannot be asked about either: it stays owed, and its lead owes that it is mended (leftOff.ts).
  if (typeof query === 'string') return false;
  // From how many bits the area asks for a decision, now: what was found before keeps its band.
  const { set, thresholds } = bandsNow(sight.area);
  const answered = await matcher
    .ask(query, { except: [...state.records.keys()], limit: mostProposed + 1, needs: searchedFrom(state, referral), thresholds })
    .catch((fault: unknown) => {
      if (fault instanceof MatcherAway) return null;
      throw fault;
    });
  if (!answered) return false;
  const { position, leftOut } = answered;
  const candidates = answered.candidates.slice(0, mostProposed);
  const others = leftOut.filter((each) => !state.records.has(each));
  const files = await viewing(house.pool, viewer, (tx) =>
    filesOfRecords(
      tx,
      house.area,
      candidates.map((each) => each.record),
    ),
  );
  // What was decided between them before is read with them, wherever they lie now.
  const elsewhere = (
    await look(
      house,
      viewer,
      [...new Set(files.values())].filter((each) => each !== file),
    )
  ).files;
  const outcome = await act(house, viewer, {
    does: 'search',
    referral: referralId,
    files: [file],
    decide: ({ files: states }) => {
      const before = states.get(file)?.referrals.get(referralId);
      const settled = states.get(file);
      if (!before || !settled || searched(settled, before)) return { kind: 'decided', entries: [] };
      // Records that lie in this file already are not candidates; one whose file was let go is not held any more.
      const found = candidates
        .filter((each) => files.has(each.record) && files.get(each.record) !== file)
        .map(({ record: found, band, bits, evidence }) => ({
          record: found,
          file: files.get(found) ?? '',
          band,
          bits,
          evidence: evidence.map(({ code, bits: each }) => ({ code, bits: each })),
        }));
      const own = { file: settled, record: before.record };
      const there = (each: string) => elsewhere.get(each) ?? null;
      const carried = withAsked(withBefore(found, own, there), settled, there);
      return {
        kind: 'decided',
        entries: [
          entry(
            CandidatesFound,
            { stream: before.stream, file, record: before.record },
            {
              position,
              candidates: carried,
              thresholds: { set, ...thresholds },
              // Itself is no news.
              ...(others.length > 0 ? { notLookedAt: others.length } : {}),
              ...(answered.candidates.length > mostProposed ? { more: true as const } : {}),
            },
          ),
        ],
      };
    },
  });
  return outcome.kind === 'done' || outcome.kind === 'replayed';
}

/** Whether the list as it stood at the referral, or later, has been searched (G01). */
const searched = (file: FileState, referral: Referral): boolean =>
  referral.searches.some((run) => run.position >= searchedFrom(file, referral));

export type IdentityAnswer = 'same' | 'different' | 'not-sure';

/** One candidate, decided by a person. Accepting moves this file's records to the candidate's file. */
export async function decideCandidate(
  house: House,
  viewer: Viewer,
  request: {
    file: string;
    referral: string;
    candidate: string;
    answer: IdentityAnswer;
    reason: string;
    /** With "not sure": what would make one sure. */
    wouldMakeSure?: string;
    key: string;
  },
): Promise<Outcome> {
  const { referral, candidate, answer, reason } = request;
  const into = (await viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, [candidate]))).get(candidate);
  const link = house.newId();
  return actOnFile(house, viewer, request, {
    does: 'decide-candidate',
    referral,
    also: into ? [into] : [],
    decide: (state, { files }) => {
      const other = into ? files.get(into) : undefined;
      if (answer === 'different') return rejectCandidate(state, referral, candidate, reason, other);
      if (answer === 'not-sure') return notSure(state, referral, candidate, reason, request.wouldMakeSure);
      if (!other?.records.has(candidate)) return elsewhereNow;
      return saySame(state, other, { referral, candidate, reason, link });
    },
  });
}

const elsewhereNow = because(
  'no-such-candidate',
  'That record lies in another file now, or is not held any more.',
  'Look at the candidates again.',
);

export const dismissReviewCandidates = (
  house: House,
  viewer: Viewer,
  request: { file: string; referral: string; reason: string; key: string },
): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: 'dismiss-candidates',
    referral: request.referral,
    decide: (file) => dismissCandidates(file, request.referral, request.reason),
  });

/** Undoes a link: the record goes home with everything under it; or a second person is asked, where something was decided since (G23). */
export async function unlink(
  house: House,
  viewer: Viewer,
  request: { file: string; record: string; reason: string; key: string },
): Promise<Outcome> {
  const home = (await look(house, viewer, [request.file])).files.get(request.file)?.records.get(request.record)?.home;
  const link = house.newId();
  return actOnFile(house, viewer, request, {
    does: 'unlink',
    also: home ? [home] : [],
    decide: (file, { files }) => (home && files.get(home)?.disposed ? homeGone : sayUnlinked(file, request.record, request.reason, link)),
  });
}

const homeGone = because('home-gone', 'The file it began in has been let go.', 'Keep it here, or let this file go as well.');

/** The second person agrees or declines; or whoever works on the file takes the proposal back (G23). */
export async function answerLink(
  house: House,
  viewer: Viewer,
  request: { file: string; link: string; answer: 'agree' | 'decline' | 'take-back'; words: string; key: string },
): Promise<Outcome> {
  const { link: id, answer, words } = request;
  const state = (await look(house, viewer, [request.file])).files.get(request.file);
  const link = state?.links.get(id);
  const other = link?.about
    ? (await viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, [link.about?.candidate ?? '']))).get(link.about.candidate)
    : state?.records.get(link?.record ?? '')?.home;
  return actOnFile(house, viewer, request, {
    does: answer === 'agree' ? 'agree-link' : answer === 'decline' ? 'decline-link' : 'take-back-link',
    also: other ? [other] : [],
    decide: (file, { files, book, now }) => {
      if (answer === 'take-back') return takeBackLink(file, id, words);
      if (answer === 'decline') return declineLink(file, id, words, viewer.practitioner);
      const there = files.get(other ?? '');
      if (link && !link.about && there?.disposed) return homeGone;
      const proposed = proposedLink(file, viewer, id, now);
      return file.links.has(id)
        ? gated(book, file, proposed, () => agreeToLink(file, id, there, words, viewer.practitioner))
        : agreeToLink(file, id, there, words, viewer.practitioner);
    },
  });
}

/** What the gate is asked before somebody agrees to link or unlink: the same paints the page. */
export const proposedLink = (file: FileState, viewer: Viewer, id: string, now: Instant): Proposed => ({
  ...proposedBy(viewer, now),
  kind: 'link',
  proposedBy: file.links.get(id)?.proposed.by ?? null,
});

/** Who a record is of becomes known: after danger, say, when nobody was asked for a name. The list is searched again at once if it answers. */
export async function describeRecord(
  house: House,
  viewer: Viewer,
  request: { file: string; record: string; details: unknown; key: string },
): Promise<Outcome> {
  const outcome = await actOnFile(house, viewer, request, {
    does: 'describe-person',
    decide: (file) => describePerson(file, request.record, request.details),
  });
  if (outcome.kind !== 'done') return outcome;
  const referrals = [...(outcome.files.get(request.file)?.referrals.values() ?? [])].filter((each) => each.record === request.record);
  for (const { id } of referrals) await searchIfAnswered(house, request.file, id);
  return outcome;
}

/** Runs the search now if the matcher answers; if not it stays owed, and the timekeeper comes back to it. */
export async function searchIfAnswered(house: House, file: string, referral: string): Promise<void> {
  await searchFor(house, file, referral).catch((error: unknown) =>
    house.log('The identity search did not run; it is owed', { file, error: (error as Error).name }),
  );
}
