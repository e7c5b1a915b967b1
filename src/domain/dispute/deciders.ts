/**
 * Pure deciders about disputes (C44). None stands before an act that protects somebody: whatever is done meanwhile is recorded by
 * anybody of the area, and each of these needs no other dispute, gate or sign-off to be settled first.
 */
import { fills } from '../area/state.ts';
import { isOutside } from '../area/entries.ts';
import { whyNotOffered } from '../file/leading.ts';
import { postsAnsweredBy, voicesOf } from '../area/presence.ts';
import { because, type Decision, decided, type NewEntry } from '../decision.ts';
import { LeadTaken } from '../file/entries.ts';
import { postFor } from '../file/posts.ts';
import type { FileState } from '../file/state.ts';
import { type Acting, moved, recordOfWhole } from '../handover/deciders.ts';
import { openOffers } from '../handover/state.ts';
import { HandoverWithdrawn } from '../handover/entries.ts';
import { saidAlready } from '../said.ts';
import { entry, write } from '../write.ts';
import {
  type disputeAbout,
  DisputeDecided,
  DisputeDecisionDiffered,
  DisputeDecisionProposed,
  DisputeOpened,
  DisputeViewGiven,
  InterimLeadSet,
  SafetyMeasureDone,
  SafetyMeasureSet,
} from './entries.ts';
import type { Dispute } from './state.ts';

export interface NewMeasure {
  readonly what: string;
  readonly post: string;
  readonly by: number;
}

export interface Opening {
  readonly about: (typeof disputeAbout)[number];
  readonly handover: string | null;
  readonly referral: string | null;
  readonly words: string;
  readonly view: string;
  readonly opener: string;
  readonly other: string;
  readonly lifeAtRisk: boolean;
  readonly interimLead: string;
  readonly measures: readonly NewMeasure[];
}

/** Who decides, as the rulebook names them. */
export interface Deciding {
  readonly deciders: readonly string[];
  readonly chief: string;
}

const where = (file: FileState, dispute: Dispute) => ({ stream: dispute.stream, file: file.id, record: dispute.record });

/** The lead moves in the same append, or stays where it is. A standing offer of the earlier lead ends: whoever decides says who leads. */
function leadTo(file: FileState, post: string, reason: string): readonly NewEntry[] {
  if (postFor(file, 'lead') === post) return [];
  return [entry(LeadTaken, { stream: `file/${file.id}`, file: file.id, record: null }, { post, reason })];
}

export function openDispute(file: FileState, id: string, fields: Opening, { by, now }: Acting, deciding: Deciding): Decision {
  const record = recordOfWhole(file);
  if (record === undefined) return moved;
  const mine = postsAnsweredBy(file.area, by, now);
  if (!mine.includes(fields.opener))
    return because('not-your-post', 'You do not answer for the post in whose name you open it.', 'Choose a post that you answer for.');
  if (fields.other === fields.opener || mine.includes(fields.other))
    return because('own-dispute', 'The other side is yourself.', 'Choose the post with which you do not agree.');
  const no = noPost(file, fields.other) ?? measuresWrong(file, fields.measures, now);
  if (no) return no;
  // A dispute must not be a way round the acceptance: only who leads already, or who takes it on by opening, leads meanwhile.
  if (fields.interimLead !== postFor(file, 'lead') && !mine.includes(fields.interimLead))
    return because(
      'not-yours-to-give',
      'You cannot put the lead to a post of somebody else.',
      'Choose the post that leads now, or one of your own. Those who decide can put it elsewhere at once.',
    );
  if (fields.about === 'hand-over' && !file.handovers.has(fields.handover ?? ''))
    return because('no-such-handover', 'That offer does not lie in this file.', 'Open the dispute from the page of the offer.');
  if (fields.about === 'decision' && !file.referrals.has(fields.referral ?? ''))
    return because('no-such-referral', 'That referral does not lie in this file.', 'Open the dispute from the page of the referral.');
  const { measures, ...rest } = fields;
  const at = { stream: `dispute/${id}`, file: file.id, record };
  const opened = write(DisputeOpened, at, { ...rest, ...deciding });
  if (opened.kind === 'refused') return opened;
  return decided(
    ...opened.entries,
    ...measures.map((each) => entry(SafetyMeasureSet, at, fieldsOf(each))),
    ...leadTo(file, fields.interimLead, `Leads while a dispute is not decided: ${fields.words}`),
  );
}

export function giveDisputeView(file: FileState, id: string, { by, now }: Acting, view: string): Decision {
  return onOpen(file, id, (dispute) => {
    // Nobody speaks for both sides, nor for another house because the duties of its empty post fall to them.
    if (by === dispute.opened.by || !voicesOf(file.area, by, now).includes(dispute.opened.other))
      return because('not-asked', 'This view is owed by the other side.', `It is on the list of ${titleOf(file, dispute.opened.other)}.`);
    if (dispute.otherView) return because('answered', 'The other side has given its view.', 'Read it on this page.');
    return write(DisputeViewGiven, where(file, dispute), { view });
  });
}

/** By anybody of the area, at once, and also when the dispute is decided: it protects somebody. */
export function setMeasure(file: FileState, id: string, measure: NewMeasure, now: number): Decision {
  const dispute = file.disputes.get(id);
  if (!dispute) return noSuchDispute;
  return measuresWrong(file, [measure], now) ?? write(SafetyMeasureSet, where(file, dispute), fieldsOf(measure));
}

export function measureDone(file: FileState, id: string, measure: string, words: string): Decision {
  const dispute = file.disputes.get(id);
  if (!dispute) return noSuchDispute;
  const found = dispute.measures.find((each) => each.set.fact === measure);
  if (!found) return because('no-such-measure', 'There is no such safety measure.', 'Choose one from this page.');
  return found.done
    ? saidAlready(
        { words },
        found.done,
        'Somebody has said already that this is done.',
        'Read it on this page. If something is still to be done, set another measure.',
      )
    : write(SafetyMeasureDone, where(file, dispute), { measure, words });
}

export function setInterimLead(file: FileState, id: string, acting: Acting, post: string, reason: string): Decision {
  return onOpen(file, id, (dispute) => {
    const no = notDeciding(file, dispute, acting) ?? noLead(file, post);
    if (no) return no;
    if (postFor(file, 'lead') === post) return because('leads-already', 'That post leads this file already.', 'There is nothing to do.');
    const set = write(InterimLeadSet, where(file, dispute), { post, reason });
    return set.kind === 'refused' ? set : decided(...set.entries, ...leadTo(file, post, reason));
  });
}

export interface DecisionWords {
  readonly lead: string;
  readonly decision: string;
  readonly reasons: string;
}

export function proposeDecision(file: FileState, id: string, acting: Acting, fields: DecisionWords): Decision {
  return onOpen(file, id, (dispute) => {
    const no = notOfThePair(file, dispute, acting) ?? noLead(file, fields.lead);
    if (no) return no;
    if (dispute.proposed)
      return because(
        'proposed-already',
        'The other of the two has said already how to decide.',
        'Agree, or say that you decide otherwise.',
      );
    const mine = postsAnsweredBy(file.area, acting.by, acting.now);
    const as = dispute.opened.deciders.find((post) => mine.includes(post)) ?? '';
    return write(DisputeDecisionProposed, where(file, dispute), { ...fields, as });
  });
}

/** The second of the two, another post and another person. */
export function answerDecision(file: FileState, id: string, acting: Acting, agrees: boolean, reasons: string): Decision {
  return onOpen(file, id, (dispute) => {
    const { proposed } = dispute;
    const no = notOfThePair(file, dispute, acting);
    if (no) return no;
    if (!proposed) return because('nothing-proposed', 'Neither of the two has said how to decide.', 'Say how you decide.');
    if (proposed.by === acting.by)
      return because('same-person', 'You proposed this yourself: the other of the two answers.', 'It is on their list.');
    const mine = postsAnsweredBy(file.area, acting.by, acting.now);
    const other = dispute.opened.deciders.filter((post) => post !== proposed.as);
    if (!other.some((post) => mine.includes(post)))
      return because(
        'same-post',
        'Your post has said how it decides: the other of the two answers.',
        `It is on the list of ${other.map((post) => titleOf(file, post)).join(' or ')}.`,
      );
    if (!agrees) return write(DisputeDecisionDiffered, where(file, dispute), { proposal: proposed.fact, reasons });
    const { fact: proposal, lead, decision } = proposed;
    return ending(file, dispute, { proposal, lead, decision, reasons });
  });
}

/** A chief officer decides when the two differ, or were late, or the area has not got two. */
export function decideAsChief(file: FileState, id: string, { by, now }: Acting, fields: DecisionWords, isLate: boolean): Decision {
  return onOpen(file, id, (dispute) => {
    const { chief, deciders } = dispute.opened;
    if (!postsAnsweredBy(file.area, by, now).includes(chief))
      return because('not-deciding', 'You do not decide this dispute.', `It is decided by ${titleOf(file, chief)}.`);
    if (isSide(dispute, by, file)) return ownSide;
    if (deciders.length === 2 && !dispute.differed && !isLate)
      return because('too-soon', 'The two who decide still have time.', 'It comes to you when they differ, or when their time is over.');
    return noLead(file, fields.lead) ?? ending(file, dispute, { proposal: null, ...fields });
  });
}

/** An offer to the post that leads from now on has been answered by the decision; any other stays with whoever leads now. */
function ending(file: FileState, dispute: Dispute, fields: DecisionWords & { readonly proposal: string | null }): Decision {
  const ended = write(DisputeDecided, where(file, dispute), fields);
  if (ended.kind === 'refused') return ended;
  const overtaken = openOffers(file).filter((offer) => offer.offered.to === fields.lead);
  return decided(
    ...ended.entries,
    ...overtaken.map((offer) =>
      entry(
        HandoverWithdrawn,
        { stream: offer.stream, file: file.id, record: offer.record },
        { reason: 'A dispute was decided: that post leads.' },
      ),
    ),
    ...leadTo(file, fields.lead, fields.decision),
  );
}

const fieldsOf = ({ what, post, by }: NewMeasure) => ({ what, post, due: by });

const noSuchDispute = because(
  'no-such-dispute',
  'That dispute does not lie in this file.',
  'It may have gone along with a record: read the chronology.',
);
const ownSide = because('own-side', 'You are one of those who do not agree.', 'Somebody else decides.');
const titleOf = (file: FileState, post: string): string => file.area.posts.get(post)?.title ?? post;

function noPost(file: FileState, post: string): Decision | null {
  const found = file.area.posts.get(post);
  return found && !isOutside(found.role)
    ? null
    : because('no-such-post', 'There is no such post.', 'Choose a post of the area that works on files.');
}

/** Who leads already may go on as it is. */
function noLead(file: FileState, post: string): Decision | null {
  const found = file.area.posts.get(post);
  return noPost(file, post) ?? (found && postFor(file, 'lead') !== post ? whyNotOffered(found) : null);
}

function measuresWrong(file: FileState, measures: readonly NewMeasure[], now: number): Decision | null {
  for (const { post, by, what } of measures) {
    if (what.trim() === '') return because('no-words', 'A safety measure does not say what is done.', 'Write what is done.');
    const no = noPost(file, post);
    if (no) return no;
    if (by <= now) return because('date-past', 'The time by which it is done is not in the future.', 'Give a later time.');
  }
  return null;
}

const isSide = ({ opened, otherView }: Dispute, by: string, file: FileState): boolean =>
  opened.by === by || otherView?.by === by || [opened.opener, opened.other].some((id) => isFilledBy(file, id, by));

/** Deputies too: whoever may speak for a side is one. */
const isFilledBy = (file: FileState, id: string, by: string): boolean => {
  const post = file.area.posts.get(id);
  return post !== undefined && fills(post, by);
};

function notOfThePair(file: FileState, dispute: Dispute, { by, now }: Acting): Decision | null {
  const mine = postsAnsweredBy(file.area, by, now);
  if (!dispute.opened.deciders.some((post) => mine.includes(post)))
    return because(
      'not-deciding',
      'You do not decide this dispute.',
      `It is decided by ${[...dispute.opened.deciders].map((post) => titleOf(file, post)).join(' and ') || titleOf(file, dispute.opened.chief)}.`,
    );
  return isSide(dispute, by, file) ? ownSide : null;
}

function notDeciding(file: FileState, dispute: Dispute, acting: Acting): Decision | null {
  if (postsAnsweredBy(file.area, acting.by, acting.now).includes(dispute.opened.chief))
    return isSide(dispute, acting.by, file) ? ownSide : null;
  return notOfThePair(file, dispute, acting);
}

function onOpen(file: FileState, id: string, decide: (dispute: Dispute) => Decision): Decision {
  const dispute = file.disputes.get(id);
  if (!dispute) return noSuchDispute;
  if (dispute.decided) return because('dispute-decided', 'The dispute is decided.', 'Read the decision on this page.');
  return decide(dispute);
}
