/**
 * Laws of who leads, over random histories lived through the real deciders: offers, answers, silence, disputes, challenges, links and
 * unlinks. Exactly one post leads at every instant, and what waits for an answer is on somebody's list until it has one.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { given, instantOf, type Ledger, twoOrganisations } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { answerChallenge, challengeOutcome, mayAnswer } from '../../domain/challenge/deciders.ts';
import { because, type Decision } from '../../domain/decision.ts';
import {
  answerDecision,
  decideAsChief,
  giveDisputeView,
  measureDone,
  openDispute,
  proposeDecision,
  setInterimLead,
  setMeasure,
} from '../../domain/dispute/deciders.ts';
import { openDisputes } from '../../domain/dispute/state.ts';
import { type FileState, isLive } from '../../domain/file/state.ts';
import { takeLead } from '../../domain/file/deciders.ts';
import { acceptHandover, keepAfterRefusal, offerHandover, refuseHandover, withdrawHandover } from '../../domain/handover/deciders.ts';
import { openOffers } from '../../domain/handover/state.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { decidingOf } from './disputes.ts';

const labels = ['R1', 'R2', 'R3'] as const;
const posts = ['gateway', 'team', 'council-lead', 'council-head', 'senior', 'chief', 'police-duty'] as const;
const acts = [
  'offer',
  'accept',
  'refuse',
  'withdraw',
  'keep',
  'assign',
  'dispute',
  'view',
  'measure',
  'done',
  'interim',
  'propose',
] as const;
const whats = [...acts, 'agree', 'chief', 'close', 'challenge', 'answer', 'link', 'unlink', 'link', 'unlink', 'offer', 'dispute'] as const;

interface Step {
  readonly what: (typeof whats)[number];
  readonly about: (typeof labels)[number];
  readonly other: (typeof labels)[number];
  readonly post: (typeof posts)[number];
  readonly hours: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...whats),
  about: fc.constantFrom(...labels),
  other: fc.constantFrom(...labels),
  post: fc.constantFrom(...posts),
  hours: fc.constantFrom(0, 1, 30, 24 * 9, 24 * 40),
});
const history = fc.array(step, { minLength: 4, maxLength: 30 });
const hour = 3_600_000;
const nothing = because('nothing', 'Nothing of that kind is there.', 'Go on.');

/** What is asked of somebody, as the application would ask it; refusals are part of the history. */
function decide(file: FileState, { what, about, post }: Step, now: number, id: string): Decision {
  const acting = (of: string | undefined) => ({ by: `${of ?? post}-holder`, now });
  const offer = [...file.handovers.values()].at(-1);
  const dispute = openDisputes(file)[0] ?? [...file.disputes.values()].at(-1);
  const referral = file.referrals.get(about);
  const [first, second] = dispute?.opened.deciders ?? [];
  const decision = { lead: post, decision: 'So.', reasons: 'Nearer.' };
  switch (what) {
    case 'offer':
      return offerHandover(file, id, { to: post, why: 'Moved.', open: '', needToKnow: 'All is here.', since: null }, now);
    case 'accept':
      return offer ? acceptHandover(file, offer.id, acting(offer.offered.to), 'We lead.') : nothing;
    case 'refuse':
      return offer ? refuseHandover(file, offer.id, acting(offer.offered.to), 'Not ours.') : nothing;
    case 'withdraw':
      return offer ? withdrawHandover(file, offer.id, 'A mistake.') : nothing;
    case 'keep':
      return offer ? keepAfterRefusal(file, offer.id, 'We go on.') : nothing;
    case 'assign':
      return takeLead(file, post, 'Ours.', file.area.posts.get(file.lead ?? '')?.organisation ?? null, now);
    case 'dispute': {
      const other =
        file.lead === post || id.length % 2 ? (post === 'council-head' ? 'council-lead' : 'council-head') : (file.lead ?? 'gateway');
      const about = offer ? ({ about: 'hand-over', handover: offer.id } as const) : ({ about: 'other', handover: null } as const);
      const who = { opener: post, other, interimLead: id.length % 2 ? post : (file.lead ?? post) };
      const measures = [{ what: 'Telephone.', post: other, by: now + 5 * hour }];
      const rest = { referral: null, words: 'Who leads.', view: 'Not we.', lifeAtRisk: now % (2 * hour) === 0, measures };
      return openDispute(
        file,
        id,
        { ...about, ...who, ...rest },
        acting(post),
        decidingOf(file.area, [post, other], `${post}-holder`, now),
      );
    }
    case 'view':
      return dispute ? giveDisputeView(file, dispute.id, acting(dispute.opened.other), 'Nor we.') : nothing;
    case 'measure':
      return dispute ? setMeasure(file, dispute.id, { what: 'Ask.', post, by: now + hour }, now) : nothing;
    case 'done':
      return dispute ? measureDone(file, dispute.id, dispute.measures.find((each) => !each.done)?.set.fact ?? '', 'Done.') : nothing;
    case 'interim':
      return dispute ? setInterimLead(file, dispute.id, acting(first), post, 'Nearer.') : nothing;
    case 'propose':
      return dispute ? proposeDecision(file, dispute.id, acting(now % 2 ? first : second), decision) : nothing;
    case 'agree':
      return dispute
        ? answerDecision(file, dispute.id, acting(dispute.proposed?.as === first ? second : first), post !== 'chief', 'So.')
        : nothing;
    case 'chief':
      return dispute ? decideAsChief(file, dispute.id, acting(dispute.opened.chief), decision, true) : nothing;
    case 'challenge':
      return referral ? challengeOutcome(file, id, about, { words: 'It goes on.', came: 'page' }, now) : nothing;
    case 'answer': {
      const challenge = [...file.challenges.values()].at(-1);
      const by = referral && mayAnswer(file, referral, now)[0];
      const outcome = post === 'chief' ? 'taken up again' : 'stands';
      return challenge ? answerChallenge(file, challenge.id, acting(by), { outcome, answer: 'Again.', reasons: 'Looked.' }) : nothing;
    }
    default:
      return nothing;
  }
}

function live(steps: readonly Step[], after: (told: Ledger, now: number) => void): Ledger {
  let now = instantOf('2026-03-02T10:00');
  const told = given(twoOrganisations());
  for (const label of labels) told.referral(label, now);
  steps.forEach((each, i) => {
    now += each.hours * hour;
    told.until(now);
    const { what, about, other } = each;
    if (what === 'link') told.link(about, other, now);
    else if (what === 'unlink') told.unlink(about, now);
    else if (what === 'close') {
      const fields = { finding: i % 2 ? 'no further action' : 'mistaken identity', proposal: null };
      if (told.file(about).referrals.get(about)?.closed === null) told.record('ReferralClosed', about, now, { by: 'senior', fields });
    } else {
      const decision = decide(told.file(about), each, now, `x${i}`);
      for (const { type, stream, record, fields } of decision.kind === 'decided' ? decision.entries : []) {
        const label = record ?? told.file(about).id;
        told.record(type, record === null ? about : label, now, { stream, fields, by: each.post });
        if (type === 'LeadTaken') assert.equal(told.file(about).lead, fields.post);
      }
    }
    after(told, now);
  });
  return told;
}

/** What waits for an answer: the entry that says so. */
const waiting = (file: FileState): readonly string[] => [
  ...openOffers(file).map(({ offered }) => offered.fact),
  ...[...file.handovers.values()].flatMap(({ state, kept, answer, offered, id }) =>
    state === 'refused' &&
    !kept &&
    ![...file.handovers.values()].some((each) => each.id !== id && each.offered.at >= (answer?.at ?? 0)) &&
    ![...file.disputes.values()].some((each) => each.opened.handover === id)
      ? [offered.fact]
      : [],
  ),
  ...openDisputes(file).map(({ differed, opened }) => (differed ?? opened).fact),
  ...[...file.disputes.values()].flatMap(({ measures }) => measures.filter(({ done }) => !done).map(({ set }) => set.fact)),
  ...[...file.challenges.values()].filter(({ answered }) => !answered).map(({ made }) => made.fact),
];

test('exactly one post leads at every instant, and what waits for an answer is on a list with a date', () => {
  fc.assert(
    fc.property(history, (steps) => {
      live(steps, (told) => {
        for (const file of told.files.values()) {
          assert.ok(file.lead !== null && file.area.posts.get(file.lead)?.role !== 'referrer', `${file.id} is led`);
          if (!isLive(file)) {
            assert.deepEqual(waiting(file), [], `nothing is left behind in ${file.id}`);
            continue;
          }
          // The view of the other side decides nothing.
          const owing = [...file.obligations.values()].filter((each) => isOwed(each) && !each.rule.startsWith('C44.view'));
          const owed = new Set(owing.map(({ occasion }) => occasion));
          for (const fact of waiting(file)) assert.ok(owed.has(fact), `${fact} is on nobody's list`);
        }
      });
    }),
    runs(200),
  );
});

test('linking and unlinking lose no offer, dispute, measure or challenge', () => {
  const everything = (told: Ledger) =>
    [...told.files.values()]
      .flatMap((file) => [...file.handovers.values(), ...file.disputes.values(), ...file.challenges.values()])
      .map(({ stream }) => stream)
      .toSorted();
  fc.assert(
    fc.property(history, fc.constantFrom(...labels), fc.constantFrom(...labels), (steps, one, other) => {
      let end = 0;
      const told = live(steps, (_told, now) => (end = now));
      const before = everything(told);
      told.link(one, other, end);
      assert.deepEqual(everything(told), before);
      told.unlink(one, end);
      assert.deepEqual(everything(told), before);
    }),
    runs(150),
  );
});

test('folding what is stored gives the same offers, disputes and challenges as living it', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const told = live(steps, () => {});
      const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
      for (const [id, file] of told.files) {
        const { handovers, disputes, challenges, lead } = told.folded(id);
        assert.deepEqual(
          [sorted(handovers), sorted(disputes), sorted(challenges), lead],
          [sorted(file.handovers), sorted(file.disputes), sorted(file.challenges), file.lead],
        );
      }
    }),
    runs(100),
  );
});
