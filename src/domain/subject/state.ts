/** A subject of interest as its entries tell it. */
import type { Instant } from '../../ledger/envelope.ts';
import { doneIn, firstAfter, type InOrder } from '../done.ts';
import { after } from '../machine.ts';
import { type Priority, type ResidualBand, residualBands, type SubjectEntry } from './entries.ts';
import { openOrClosed, subjectMachine, type SubjectState, type SubjectStep } from './machine.ts';

export type FieldsOf<Type extends SubjectEntry['type']> = Extract<SubjectEntry, { type: Type }>['fields'];
type Each<Type extends SubjectEntry['type']> = InOrder & FieldsOf<Type>;

/** How somebody stood at an instant: what a proposal was made about. */
export interface Standing extends Grade {
  readonly state: SubjectState;
  readonly band: ResidualBand | null;
}

export type Lessening = Each<'LesseningProposed'> & {
  readonly stood: Standing;
  readonly answer: (InOrder & { readonly how: 'agreed' | 'declined' | 'withdrawn'; readonly words: string }) | null;
};
/** A proposal that was agreed to, from the instant of the agreement. */
export interface Lessened extends InOrder {
  readonly proposal: Lessening;
  /** The grade at which it stood before anything was lowered: back to it, nothing stands lowered. */
  readonly full: Grade;
  /** How it stands by it. */
  readonly to: Standing;
}
export interface Grade {
  readonly priority: Priority;
  readonly tier: number;
}

export interface Subject {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly state: SubjectState;
  readonly since: Instant;
  readonly investigation: string;
  readonly priority: Priority;
  readonly tier: number;
  /** The grade without what was lowered for a time: opening again goes no lower. */
  readonly full: Grade;
  /** Of somebody closed. */
  readonly band: ResidualBand | null;
  readonly setAside: Each<'LeadSetAside'> | null;
  readonly opened: Each<'SubjectOpened'> | null;
  /** Looks at this report by another person, where it is a further one about somebody closed or set aside. */
  readonly looked: readonly Each<'LeadLooked'>[];
  readonly raised: readonly Each<'SubjectRaised'>[];
  readonly overseas: readonly (InOrder & { readonly link: 'yes' | 'no' | 'not known' })[];
  readonly proposals: readonly Lessening[];
  readonly lowered: readonly Lessened[];
  readonly suspended: readonly Lessened[];
  readonly closed: readonly Lessened[];
  readonly resumed: readonly Each<'SubjectResumed'>[];
  readonly reopened: readonly Each<'SubjectReopened'>[];
  readonly reviews: readonly Each<'SubjectReviewed'>[];
  readonly closedReviews: readonly Each<'ClosedSubjectReviewed'>[];
  readonly prevent: readonly Each<'PreventConsidered'>[];
  readonly preventAnswers: readonly Each<'PreventAnswered'>[];
  readonly travel: readonly Each<'TravelConsidered'>[];
  readonly hits: readonly (Each<'IndicatorHit'> & { readonly triaged: Each<'IndicatorTriaged'> | null })[];
  readonly enquiries: readonly Each<'EnquiriesReported'>[];
  /** How many entries it has had. */
  readonly entries: number;
}

const begun = (fact: SubjectEntry): Subject => ({
  id: fact.stream.slice('subject/'.length),
  stream: fact.stream,
  record: fact.record ?? '',
  state: subjectMachine.begins,
  since: fact.recorded,
  investigation: '',
  priority: 'P3',
  tier: 3,
  full: { priority: 'P3', tier: 3 },
  band: null,
  setAside: null,
  opened: null,
  looked: [],
  raised: [],
  overseas: [],
  proposals: [],
  lowered: [],
  suspended: [],
  closed: [],
  resumed: [],
  reopened: [],
  reviews: [],
  closedReviews: [],
  prevent: [],
  preventAnswers: [],
  travel: [],
  hits: [],
  enquiries: [],
  entries: 0,
});

export function evolveSubject(before: Subject | undefined, fact: SubjectEntry): Subject {
  const was = before ?? begun(fact);
  const order = was.entries + 1;
  const at: InOrder = { ...doneIn(fact), order };
  const state = after(subjectMachine, was.state, fact.type as SubjectStep) ?? was.state;
  const subject: Subject = { ...was, state, since: state === was.state ? was.since : fact.recorded, entries: order };
  switch (fact.type) {
    case 'LeadSetAside':
      return { ...subject, setAside: { ...at, ...fact.fields } };
    case 'SubjectOpened': {
      const { investigation, priority, tier, overseas } = fact.fields;
      const opened = { ...at, ...fact.fields };
      return { ...subject, opened, investigation, priority, tier, full: { priority, tier }, overseas: [{ ...at, link: overseas }] };
    }
    case 'LeadLooked':
      return { ...subject, looked: [...was.looked, { ...at, ...fact.fields }] };
    case 'SubjectRaised': {
      const { priority, tier } = fact.fields;
      const full = isLower(fact.fields, was.full) ? was.full : { priority, tier };
      return { ...subject, raised: [...was.raised, { ...at, ...fact.fields }], priority, tier, full };
    }
    case 'OverseasLinkRecorded':
      return { ...subject, overseas: [...was.overseas, { ...at, link: fact.fields.link }] };
    case 'LesseningProposed':
      return { ...subject, proposals: [...was.proposals, { ...at, ...fact.fields, stood: standingOf(was), answer: null }] };
    case 'LesseningDeclined':
      return answered(subject, fact.fields.proposal, { ...at, how: 'declined', words: fact.fields.reason });
    case 'LesseningWithdrawn':
      return answered(subject, fact.fields.proposal, { ...at, how: 'withdrawn', words: fact.fields.reason });
    case 'SubjectLowered':
    case 'SubjectSuspended':
    case 'SubjectClosed':
      return lessened(subject, fact, at);
    case 'SubjectResumed':
      return { ...subject, resumed: [...was.resumed, { ...at, ...fact.fields }] };
    case 'SubjectReopened': {
      const { priority, tier } = fact.fields;
      return { ...subject, reopened: [...was.reopened, { ...at, ...fact.fields }], priority, tier, full: { priority, tier }, band: null };
    }
    case 'SubjectReviewed':
      return { ...subject, reviews: [...was.reviews, { ...at, ...fact.fields }] };
    case 'ClosedSubjectReviewed':
      return { ...subject, closedReviews: [...was.closedReviews, { ...at, ...fact.fields }], band: fact.fields.band };
    case 'PreventConsidered':
      return { ...subject, prevent: [...was.prevent, { ...at, ...fact.fields }] };
    case 'PreventAnswered':
      return { ...subject, preventAnswers: [...was.preventAnswers, { ...at, ...fact.fields }] };
    case 'EnquiriesReported':
      return { ...subject, enquiries: [...was.enquiries, { ...at, ...fact.fields }] };
    case 'TravelConsidered':
      return { ...subject, travel: [...was.travel, { ...at, ...fact.fields }] };
    case 'IndicatorHit':
      return { ...subject, hits: [...was.hits, { ...at, ...fact.fields, triaged: null }] };
    case 'IndicatorTriaged': {
      const triaged = { ...at, ...fact.fields };
      return { ...subject, hits: was.hits.map((hit) => (hit.fact === triaged.hit && !hit.triaged ? { ...hit, triaged } : hit)) };
    }
    default:
      return fact satisfies never;
  }
}

const answered = (subject: Subject, proposal: string, answer: NonNullable<Lessening['answer']>): Subject => ({
  ...subject,
  proposals: subject.proposals.map((each) => (each.fact === proposal && !each.answer ? { ...each, answer } : each)),
});

function lessened(
  subject: Subject,
  fact: Extract<SubjectEntry, { type: 'SubjectLowered' | 'SubjectSuspended' | 'SubjectClosed' }>,
  at: InOrder,
): Subject {
  const now = answered(subject, fact.fields.proposal, { ...at, how: 'agreed', words: fact.fields.words });
  const proposal = now.proposals.find((each) => each.fact === fact.fields.proposal);
  // What a ledger would not have: an agreement to nothing. It changes nothing but the state.
  if (!proposal) return now;
  const one = (to: Subject): Lessened => ({ ...at, proposal, full: subject.full, to: standingOf(to) });
  if (fact.type === 'SubjectSuspended') return { ...now, suspended: [...now.suspended, one(now)] };
  if (fact.type === 'SubjectClosed') {
    const closed = { ...now, band: proposal.band };
    return { ...closed, closed: [...now.closed, one(closed)] };
  }
  const grade = isClosedSubject(subject)
    ? { band: proposal.band }
    : { priority: proposal.priority ?? now.priority, tier: proposal.tier ?? now.tier };
  const lower = { ...now, ...grade };
  return { ...lower, lowered: [...now.lowered, one(lower)] };
}

const standingOf = ({ state, priority, tier, band }: Subject): Standing => ({ state, priority, tier, band });

/** Whether it stands higher than when something was proposed: opened again, gone on with, or in a higher grade or band. What was proposed was about another one. */
export function hasRisenSince({ stood }: Lessening, now: Standing): boolean {
  if (openOrClosed[stood.state] !== openOrClosed[now.state]) return true;
  if (openOrClosed[now.state] === 'closed') return stood.band !== null && now.band !== null && isLowerBand(stood.band, now.band);
  return isLower(stood, now) || (stood.state === 'suspended' && now.state === 'open');
}

export const isOpenSubject = ({ state }: Pick<Subject, 'state'>): boolean => openOrClosed[state] === 'open';
export const isClosedSubject = ({ state }: Pick<Subject, 'state'>): boolean => openOrClosed[state] === 'closed';

/** The proposal that waits for its authoriser. */
export const lesseningWaits = (subject: Subject): Lessening | null => subject.proposals.findLast((each) => each.answer === null) ?? null;

/** The suspension that stands. */
export const suspensionOf = (subject: Subject): Lessened | null =>
  subject.state === 'suspended' ? (subject.suspended.at(-1) ?? null) : null;

/** Whether it was closed at an instant, as its entries tell it. */
export function wasClosed(subject: Subject, at: Instant): boolean {
  const closing = subject.closed.findLast((each) => each.at <= at);
  if (!closing) return false;
  const reopening = firstAfter<InOrder>(closing, subject.reopened);
  return reopening === null || reopening.at > at;
}

/** What was said of a link to a conflict abroad, and what holds after it: of a link that was known, one person's "no" ends nothing (F17). */
export function overseasOf({
  overseas,
}: Pick<Subject, 'overseas'>): readonly (Subject['overseas'][number] & { readonly holds: 'yes' | 'no' | 'not known' })[] {
  const said: (Subject['overseas'][number] & { readonly holds: 'yes' | 'no' | 'not known' })[] = [];
  for (const each of overseas) {
    const known = said.findLastIndex(({ link, holds }) => link === 'yes' || holds === 'no');
    const isKnown = said[known]?.link === 'yes';
    const another = said.slice(known + 1).some(({ link, by }) => link === 'no' && by !== each.by);
    const stays = each.link === 'no' && isKnown && !another;
    said.push({ ...each, holds: stays ? (said.at(-1)?.holds ?? 'yes') : each.link });
  }
  return said;
}

/** Said by one person of a link that was known: it waits for another who says so too. */
export const overseasWaits = (subject: Pick<Subject, 'overseas'>): Subject['overseas'][number] | null => {
  const last = overseasOf(subject).at(-1);
  return last && last.link === 'no' && last.holds !== 'no' ? last : null;
};

/** Whether a grade is lower than the other; a higher number is less. */
export const isLower = (
  to: { readonly priority: Priority; readonly tier: number },
  from: { readonly priority: Priority; readonly tier: number },
): boolean => to.priority > from.priority || (to.priority === from.priority && to.tier > from.tier);
export const isLowerBand = (to: ResidualBand, from: ResidualBand): boolean => residualBands.indexOf(to) > residualBands.indexOf(from);
