/**
 * Laws of who is who, over random histories lived through the real deciders: searches and searches again, the same, somebody else, not sure,
 * dismissed, links proposed, agreed, declined and taken back, links undone, decisions in between. Nothing that is owed is lost or doubled,
 * what was decided is not asked again with nothing new, and a link that is undone leaves what there was.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { because, type Decision } from '../../domain/decision.ts';
import type { FileState } from '../../domain/file/state.ts';
import { agreeToLink, declineLink, saySame, sayUnlinked, takeBackLink } from '../../domain/link/deciders.ts';
import { isWaiting, proposalAbout, waitingLinks } from '../../domain/link/state.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { decisionsBetween, type Found, newsIn, withBefore } from '../../domain/referral/before.ts';
import { dismissCandidates, notSure, rejectCandidate, unlinkRecord } from '../../domain/referral/identity.ts';

const labels = ['R1', 'R2', 'R3', 'R4'] as const;
const line = (code: string, bits: number) => ({ code, bits });
const evidences = [
  [line('name-same', 15)],
  [line('name-same', 15), line('phone-same', 10)],
  [line('name-same', 15.4), line('born-differs', -8.6)],
] as const;
const whats = [
  ...(['search', 'search', 'search', 'search', 'same', 'same', 'same', 'same', 'different', 'unsure', 'dismiss'] as const),
  ...(['agree', 'agree', 'decline', 'back', 'unlink', 'unlink', 'work', 'work', 'work'] as const),
] as const;

interface Step {
  readonly what: (typeof whats)[number];
  readonly about: (typeof labels)[number];
  readonly n: number;
  readonly hours: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...whats),
  about: fc.constantFrom(...labels),
  n: fc.nat(11),
  hours: fc.constantFrom(0, 1, 30, 24 * 9),
});
const history = fc.array(step, { minLength: 20, maxLength: 40 });
const hour = 3_600_000;
const nothing = because('nothing', 'Nothing of that kind is there.', 'Go on.');

const sorted = <Each extends readonly [string, ...unknown[]]>(all: readonly Each[]): readonly Each[] =>
  all.toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Somebody whose record was linked to another file. */
const guestIn = (told: Ledger) => labels.find((label) => told.file(label).id !== label);

/** Records what was decided, as the application does. */
function record(told: Ledger, decision: Decision, now: number, by: string): void {
  for (const { type, stream, record: label, fields } of decision.kind === 'decided' ? decision.entries : []) {
    if (type === 'RecordLinked') told.link(label ?? '', fields.to as string, now);
    else if (type === 'RecordUnlinked') told.unlink(label ?? '', now);
    else told.record(type, label ?? stream.slice('file/'.length), now, { stream, fields, by });
  }
}

function search(told: Ledger, { about, n }: Step, now: number): void {
  const file = told.file(about);
  const bands = ['suggested', 'review', 'watch'] as const;
  const found = labels
    .filter((each, i) => told.file(each).id !== file.id && (n + i) % 3 !== 0)
    .map((each, i): Found => {
      const band = bands[(n + i) % 4] ?? 'suggested';
      return { record: each, file: told.file(each).id, band, bits: 20, evidence: [...(evidences[(n + i) % 5] ?? evidences[0])] };
    });
  const carried = withBefore(found, { file, record: about }, (id) => told.files.get(id) ?? null);
  told.record('CandidatesFound', about, now, { fields: { position: 1000, candidates: carried } });
  const asked = told.file(about).referrals.get(about)?.searches.at(-1)?.toDecide ?? [];
  // What was found to be somebody else is not put to anybody again while nothing new speaks for it.
  for (const each of found) {
    const last = decisionsBetween(file, told.files.get(each.file) as FileState).find(
      (decision) => [decision.record, decision.candidate].toSorted().join() === [about, each.record].toSorted().join(),
    );
    if (last?.how === 'rejected' && newsIn(each.evidence, last.evidence).length === 0)
      assert.ok(!asked.includes(each.record), 'asked again');
  }
}

function decide(told: Ledger, { what, about, n }: Step, id: string): { readonly decision: Decision; readonly by: string } {
  const file = told.file(about);
  const referral = file.referrals.get(about);
  const candidates = [...(referral?.candidates.keys() ?? [])];
  const candidate = candidates[n % Math.max(1, candidates.length)] ?? '';
  const other = told.file(candidate);
  // The second person takes what waits anywhere; sometimes what has been answered.
  const waits = [...told.files.values()].flatMap((each) => waitingLinks(each).map(({ id: link }) => ({ at: each, link })));
  const all = n % 4 === 0 || waits.length === 0 ? [...file.links.keys()].map((link) => ({ at: file, link })) : waits;
  const { at, link } = all[n % Math.max(1, all.length)] ?? { at: file, link: '' };
  const proposal = at.links.get(link);
  const lead = (decision: Decision) => ({ decision, by: 'gateway' });
  switch (what) {
    case 'same':
      return lead(candidate ? saySame(file, other, { referral: about, candidate, reason: 'The same.', link: id }) : nothing);
    case 'different':
      return lead(rejectCandidate(file, about, candidate, 'A cousin.', candidate ? other : undefined));
    case 'unsure':
      return lead(notSure(file, about, candidate, 'Cannot tell.'));
    case 'dismiss':
      return lead(dismissCandidates(file, about, 'None.'));
    case 'agree':
      return {
        decision: agreeToLink(at, link, proposal?.about ? told.file(proposal.about.candidate) : undefined, 'Both read.', 'team-holder'),
        by: 'team',
      };
    case 'decline':
      return { decision: declineLink(at, link, 'Not so.', 'team-holder'), by: 'team' };
    case 'back':
      return lead(takeBackLink(at, link, 'Too soon.'));
    case 'unlink': {
      const guest = guestIn(told) ?? about;
      return lead(sayUnlinked(told.file(guest), guest, 'A mistake.', id));
    }
    default:
      return lead(nothing);
  }
}

function live(
  steps: readonly Step[],
  after: (told: Ledger, now: number) => void = () => {},
): { readonly told: Ledger; readonly now: number } {
  let now = instantOf('2026-03-02T10:00');
  const told = given();
  for (const label of labels) told.referral(label, now);
  steps.forEach((each, i) => {
    now += each.hours * hour;
    told.until(now);
    if (each.what === 'search') search(told, each, now);
    else if (each.what === 'work')
      told.record('ContinuationDecided', each.n % 2 ? each.about : (guestIn(told) ?? each.about), now, {
        fields: { nextStep: 'Talk.', nextLook: now + 100 * hour },
      });
    else {
      const { decision, by } = decide(told, each, `x${i}`);
      record(told, decision, now, by);
    }
    after(told, now);
  });
  return { told, now };
}

const identityRules = ['G01.candidates', 'G01.unsure', 'G23.second'];

/** What waits for somebody in a file, as its state tells it: one line a duty. */
const waiting = (file: FileState): readonly string[] => [
  ...[...file.referrals.values()].flatMap(({ id, questions, candidates }) => {
    const isProposed = (candidate: string) => {
      const proposal = proposalAbout(file, id, candidate);
      return proposal !== null && isWaiting(file, proposal);
    };
    const open = questions.filter(({ answered, candidate }) => answered === null && !isProposed(candidate));
    const unsure = [...candidates.values()].filter((each) => each.unsure && each.decided?.how === 'unsure' && !isProposed(each.record));
    return [...new Set(open.map(({ search: run }) => `G01.candidates:${run}`)), ...unsure.map((each) => `G01.unsure:${each.unsure?.fact}`)];
  }),
  ...waitingLinks(file).map(({ proposed }) => `G23.second:${proposed.fact}`),
];

test('whoever has to decide who somebody is has it on a list with a date, once; and nobody has what is decided', () => {
  fc.assert(
    fc.property(history, (steps) => {
      live(steps, (told) => {
        for (const file of told.files.values()) {
          const owed = [...file.obligations.values()].filter((each) => isOwed(each) && identityRules.includes(each.rule));
          assert.deepEqual(owed.map(({ id }) => id).toSorted(), waiting(file).toSorted(), file.id);
        }
      });
    }),
    runs(120),
  );
});

test('an obligation lies in one file, whatever is linked and unlinked, and none is lost', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const { told } = live(steps);
      const lie = [...told.files.values()].flatMap((file) => [...file.obligations.keys()]);
      assert.equal(new Set(lie).size, lie.length, 'doubled');
      const raised = new Set(told.derived.filter(({ type }) => type === 'ObligationRaised').map(({ fields }) => fields.obligation));
      assert.deepEqual([...raised].toSorted(), lie.toSorted(), 'lost');
    }),
    runs(80),
  );
});

test('whoever was found to be the same lies in the same file', () => {
  fc.assert(
    fc.property(history, (steps) => {
      live(steps, (told) => {
        for (const file of told.files.values())
          for (const { candidates } of file.referrals.values())
            for (const { record: candidate, decided } of candidates.values())
              if (decided?.how === 'accepted') assert.ok(file.records.has(candidate), `${candidate} lies elsewhere`);
      });
    }),
    runs(80),
  );
});

test('a link that is undone leaves what there was: the same records, and everything else that is owed, in each file', () => {
  fc.assert(
    fc.property(history, fc.constantFrom(...labels), fc.constantFrom(...labels), (steps, one, other) => {
      const { told, now } = live(steps);
      const [file, into] = [told.file(one), told.file(other)];
      if (file.id === into.id || file.records.size !== 1) return;
      const standing = () =>
        [file.id, into.id].map((id) => {
          const state = told.files.get(id);
          // The review of the file itself begins anew where a record comes back; who is who is asked anew, on purpose.
          const owed = [...(state?.obligations.values() ?? [])].filter((each) => isOwed(each) && !identityRules.includes(each.rule));
          return {
            records: [...(state?.records.keys() ?? [])].toSorted(),
            owed: owed
              .filter(({ rule }) => !rule.startsWith('C37') && rule !== 'G05.look' && rule !== 'G05.reopen')
              .map(({ id: each, due, state: how }) => `${each} ${due} ${how}`)
              .toSorted(),
          };
        });
      const before = standing();
      told.link(one, other, now);
      record(told, unlinkRecord(told.file(one), one, 'A mistake.'), now, 'gateway');
      assert.deepEqual(standing(), before);
    }),
    runs(80),
  );
});

test('folding what is stored gives the same links, candidates and questions as living it', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const { told } = live(steps);
      for (const [id, file] of told.files) {
        const folded = told.folded(id);
        assert.deepEqual(sorted([...folded.links]), sorted([...file.links]));
        const said = (state: FileState) =>
          sorted([...state.referrals].map(([each, { candidates, questions }]) => [each, [...candidates], questions] as const));
        assert.deepEqual(said(folded), said(file));
      }
    }),
    runs(50),
  );
});

test('the histories come to every kind of answer', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(history, (steps) => {
      const { told } = live(steps);
      for (const { type } of told.facts) seen.set(type, (seen.get(type) ?? 0) + 1);
    }),
    { ...runs(80), seed: 7 },
  );
  for (const type of [
    'CandidateAccepted',
    'CandidateRejected',
    'CandidateUnsure',
    'CandidatesDismissed',
    'LinkProposed',
    'UnlinkProposed',
    'LinkAgreed',
    'LinkDeclined',
    'LinkTakenBack',
    'RecordLinked',
    'RecordUnlinked',
  ])
    assert.ok((seen.get(type) ?? 0) >= 3, `${type}: ${seen.get(type) ?? 0}`);
});
