/** G14 and C20: lowering, suspending and closing take a named authoriser, another person, and stand until a day. When it passes they are owed again (F02, F08). */
import { whoAnswers } from '../../domain/area/presence.ts';
import type { PostRole } from '../../domain/area/entries.ts';
import type { FileState } from '../../domain/file/state.ts';
import { firstAfter, type InOrder } from '../../domain/done.ts';
import type { Lessen } from '../../domain/subject/lessening.ts';
import { putToLead } from '../../domain/intelligence/held.ts';
import { personWasClosed } from '../../domain/subject/inFile.ts';
import {
  isClosedSubject,
  isLower,
  type Lessened,
  lesseningWaits,
  overseasOf,
  overseasWaits,
  type Subject,
} from '../../domain/subject/state.ts';
import { dueAfter } from '../engine/amount.ts';
import { amountOf, type Gate, type Lack, type Owed, type Proposed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';
import { codesOf } from './partnerLists.ts';
import { lesseningReasons } from './subjectLists.ts';
import { from, ofSubjects } from './subjects.ts';

export const lesseningSecond: Rule = {
  ...ofSubjects,
  key: 'G14.second',
  id: 'G14',
  title: 'The named authoriser decides on lowering, suspending or closing',
  words: 'Nobody lowers, suspends or closes alone: the post that was named agrees or declines. Until then nothing has changed.',
  task: 'Agree or decline: lowering, suspending or closing is proposed',
  limit: 'G14.second',
  findings: ['F02', 'F08', 'F37'],
  owedByWords: 'the authoriser that was named',
  listens: ['LesseningProposed', 'SubjectLowered', 'SubjectSuspended', 'SubjectClosed', 'LesseningDeclined', 'LesseningWithdrawn'],
  owed: (file) =>
    [...file.subjects.values()].flatMap((subject) =>
      subject.proposals.map((each): Owed => ({ ...from(subject, each), owedBy: `post:${each.authoriser}`, met: each.answer })),
    ),
};

const standing = (subject: Subject, those: readonly Lessened[], met: (each: Lessened) => InOrder | null): readonly Owed[] =>
  those.map((each) => ({ ...from(subject, each), due: each.proposal.until, met: met(each) }));

export const suspensionExpires: Rule = {
  ...ofSubjects,
  key: 'C20',
  id: 'C20',
  title: 'A suspension ends on its day',
  words:
    'A suspended subject is open: it has a lead and a last day. On that day somebody goes on with it, closes it, or suspends it again by an authoriser above the last one (the most senior post itself again); otherwise it climbs.',
  task: 'The suspension ends: go on, close, or have it authorised anew',
  limit: 'C20',
  findings: ['F08'],
  systems: ['S04', 'S21'],
  listens: ['SubjectSuspended', 'SubjectResumed', 'SubjectClosed'],
  owed: (file) =>
    [...file.subjects.values()].flatMap((subject) =>
      standing(subject, subject.suspended, (each) => firstAfter<InOrder>(each, subject.suspended, subject.resumed, subject.closed)),
    ),
};

export const loweringExpires: Rule = {
  ...ofSubjects,
  key: 'G14.lowered',
  id: 'G14',
  title: 'A lowered grade stands until its day',
  words:
    'A lowered priority or tier stands until a day. Then it is raised to where it stood before, or lowered anew by an authoriser, or the subject is closed; otherwise it climbs.',
  task: 'The lowered grade ends: raise it, or have it authorised anew',
  limit: 'G14.lowered',
  findings: ['F02'],
  listens: ['SubjectLowered', 'SubjectRaised', 'SubjectClosed'],
  owed: (file) =>
    [...file.subjects.values()].flatMap((subject) => {
      const { lowered, raised, closed } = subject;
      // Of a closed subject the band is looked at by its reviews; back at the full grade nothing stands lowered.
      const open = lowered.filter(({ to, full }) => !isClosedSubject(to) && isLower(to, full));
      return standing(subject, open, (each) => {
        const back = raised.filter((to) => !isLower(to, each.full));
        return firstAfter<InOrder>(each, lowered, back, closed);
      });
    }),
};

/** Who may authorise, the higher the more senior. */
const authorisers: ReadonlyMap<PostRole, number> = new Map<PostRole, number>([
  ['team-leader', 1],
  ['supervisor', 1],
  ['senior', 2],
  ['chief', 3],
]);
const rankOf = (file: FileState, post: string | undefined): number =>
  authorisers.get(file.area.posts.get(post ?? '')?.role ?? 'referrer') ?? 0;

/** Suspended again, it is above whoever authorised it last; the most senior post of the area, which has none above it, may again (F08). */
function leastRank(file: FileState, subject: Subject, what: Lessen['what']): number {
  const last = what === 'suspend' ? subject.suspended.at(-1) : undefined;
  if (!last) return 1;
  const most = Math.max(...[...file.area.posts.keys()].map((post) => rankOf(file, post)));
  return Math.min(Math.max(1, rankOf(file, last.proposal.authoriser)) + 1, most);
}
/** The posts that may be named for this by this person: not one that they answer for alone. */
export const authorisersFor = (file: FileState, subject: Subject, what: Lessen['what'], who: string, now: number): readonly string[] =>
  [...file.area.posts.values()]
    .filter((post) => rankOf(file, post.id) >= leastRank(file, subject, what))
    .filter(({ id }) => whoAnswers(file.area, id, now).practitioner !== who)
    .map(({ id }) => id);

/** How long a decision may stand, from now. */
export function latestUntil(book: RulebookInForce, { what, band }: Pick<Lessen, 'what' | 'band'>, isClosed: boolean, now: number): number {
  const limit = what === 'close' || isClosed ? `S05.review.${band}` : what === 'suspend' ? 'C20' : 'G14.lowered';
  return dueAfter(now, amountOf(book, limit, now), book.calendar);
}

export const lesseningGate: Gate = {
  id: 'G14',
  title: 'Lowering, suspending and closing: reason, authoriser, band, last day, and what stops',
  words:
    'A reason from the list and in words; a named authoriser other than the proposer; where somebody is suspended again one above whoever authorised it last, the most senior post itself again; a residual band; a last day; a list of what is done no longer; who else is told; partners with a live offer considered. A subject is open or closed, nothing between.',
  source: 'London Bridge and Manchester Arena reports; the conditions are our reading (domain gate G14).',
  verified: false,
  findings: ['F02', 'F08', 'F37'],
  guards: ['propose-lessening', 'lessening'],
  lacks: (file, proposed, book) =>
    withSubject(file, proposed, (subject, fields, lack) => {
      if (!codesOf(lesseningReasons).includes(fields.code)) lack('no-code', 'No reason of the list is given.', 'Choose the reason.');
      if (fields.reason.trim() === '') lack('no-reason', 'The reason is not written.', 'Write it in your own words.');
      if (fields.stops.every((each) => each.trim() === ''))
        lack('no-stops', 'It is not said what is done no longer.', 'Write a line for each thing that stops.');
      if (fields.told.trim() === '') lack('not-said-who-is-told', 'It is not said who else is told.', 'Name them, or say why nobody is.');
      for (const [partner, { words }] of Object.entries(fields.partners))
        if (words.trim() === '')
          lack(
            `partner-${partner}`,
            `It is not considered whether ${partner} has a live offer.`,
            'Say what they offer, or how you know that they have none.',
          );
      if (fields.until <= proposed.now && proposed.kind === 'propose-lessening')
        lack('until-past', 'Its last day has passed.', 'Give a later day.');
      else if (fields.until > latestUntil(book, fields, isClosedSubject(subject), proposed.now) && proposed.kind === 'propose-lessening')
        lack('until-far', 'That is longer than it may stand.', 'Give an earlier day. The rulebook page says how long.');
      const rank = rankOf(file, fields.authoriser);
      if (rank === 0) lack('no-authoriser', 'No post is named that may authorise it.', 'Choose the authoriser.');
      else if (rank < leastRank(file, subject, fields.what))
        lack(
          'more-senior',
          `It has been suspended ${subject.suspended.length === 1 ? 'once' : `${subject.suspended.length} times`} already: a more senior post than the one that authorised it last does so now.`,
          'Choose a post above it; the most senior of the area may again.',
        );
    }),
};

/** Intelligence nobody has written up or looked at afresh, hits and finds that nobody has decided about: first what has come, then less. */
export const nothingWaitsGate: Gate = {
  id: 'G14',
  title: 'Before lessening, what has come in is dealt with',
  words:
    'A subject is lowered, suspended or closed only when what was read has been written up and looked at, the lead has said what follows from what another post read, each hit of a priority indicator is decided, and each find from another case has its decision.',
  source: 'London Bridge and Manchester Arena reports; the conditions are our reading (domain gates G14 and G18).',
  verified: false,
  findings: ['F07', 'F08', 'F14', 'F15', 'F16'],
  guards: ['propose-lessening', 'lessening'],
  lacks: (file, proposed) =>
    withSubject(file, proposed, (subject, _fields, lack) => {
      const pieces = [...file.intelligence.values()];
      if (pieces.some(({ written }) => !written))
        lack(
          'intelligence-unwritten',
          'Intelligence about this person has not been written up.',
          'Write the report, from the subject’s page.',
        );
      if (pieces.some(({ looked, read }) => !looked && personWasClosed(file, read.at)))
        lack(
          'intelligence-not-looked-at',
          'Intelligence about this person has not been looked at afresh.',
          'Another person looks at it, from the subject’s page.',
        );
      if (putToLead(file).some(({ met }) => met === null))
        lack(
          'intelligence-not-answered',
          'The lead has not said what follows from intelligence that another post read.',
          'Say so, from the subject’s page.',
        );
      if (subject.hits.some(({ triaged }) => !triaged))
        lack('hit-undecided', 'A hit of a priority indicator is not decided.', 'Decide about it on the subject’s page.');
      if ([...file.finds.values()].some(({ about, decided }) => about === 'this person' && !decided))
        lack('find-undecided', 'A find from another case has no decision.', 'Decide about it: charge, not charge, or other (G18).');
    }),
};

export const preventGate: Gate = {
  id: 'G15',
  title: 'Before closing, Prevent is considered for the subject and for relatives',
  words:
    'A subject is closed only when a referral to Prevent has been considered for the subject and for relatives, with reasons, since the last opening; where one was not accepted, anew.',
  source: 'Manchester Arena reports: neither the subject nor the family was referred. Our reading (domain gate G15).',
  verified: false,
  findings: ['F19'],
  guards: ['propose-lessening', 'lessening'],
  lacks: (file, proposed) =>
    withSubject(
      file,
      proposed,
      (subject, fields, lack) => {
        if (fields.what !== 'close') return;
        const opened = subject.reopened.at(-1) ?? subject.opened;
        for (const whom of ['subject', 'relatives'] as const) {
          const ofWhom = whom === 'subject' ? 'the subject' : 'relatives';
          const last = subject.prevent.findLast((each) => each.of === whom && each.order > (opened?.order ?? 0));
          const said = last && subject.preventAnswers.findLast((each) => each.of === whom && each.order > last.order);
          if (!last)
            lack(
              `prevent-${whom}`,
              subject.reopened.length === 0
                ? `Prevent has not been considered for ${ofWhom}.`
                : `Prevent has not been considered for ${ofWhom} since it was opened again.`,
              'Answer it on the subject’s page.',
            );
          else if (last.answer === 'referred' && said?.answer === 'not accepted')
            lack(
              `prevent-${whom}`,
              `The referral of ${ofWhom} to Prevent was not accepted, and Prevent has not been considered anew.`,
              'Answer it on the subject’s page.',
            );
        }
      },
      'G15',
    ),
};

export const travelGate: Gate = {
  id: 'G16',
  title: 'Before lessening, travel is considered where there is a link to a conflict abroad',
  words:
    'Where there is a link to a conflict abroad, a subject is lowered, suspended or closed only when travel monitoring has been considered; where nobody has said whether there is one, that is said first.',
  source: 'Manchester Arena reports: should have been on ports action. Our reading (domain gate G16).',
  verified: false,
  findings: ['F17'],
  guards: ['propose-lessening', 'lessening'],
  lacks: (file, proposed) =>
    withSubject(
      file,
      proposed,
      (subject, _fields, lack) => {
        const said = overseasOf(subject);
        const link = said.at(-1)?.holds;
        if (overseasWaits(subject))
          lack(
            'overseas-one-person',
            'One person has said that a link to a conflict abroad that was known is none.',
            'Another person says so too on the subject’s page. Until then the link stands.',
          );
        else if (link === 'not known')
          lack('overseas-not-known', 'Nobody has said whether there is a link to a conflict abroad.', 'Say so on the subject’s page.');
        // A decision counts while it stands, and only for the link that it was taken about.
        const since = said.findLast((each, at) => each.holds === 'yes' && said[at - 1]?.holds !== 'yes');
        const last = subject.travel.at(-1);
        if (link === 'yes' && !(last && last.review > proposed.now && last.order > (since?.order ?? 0)))
          lack(
            'travel',
            last ? 'The decision about travel monitoring no longer stands.' : 'Travel monitoring has not been considered.',
            'Decide about it on the subject’s page: monitored or not, why, and until when.',
          );
      },
      'G16',
    ),
};

/** Runs a gate over the subject that is meant and what is proposed about it: typed now, or what waits. */
function withSubject(
  file: FileState,
  { lessening, kind }: Proposed,
  look: (subject: Subject, fields: Lessen, lack: (code: string, words: string, how: string) => void) => void,
  gate = 'G14',
): readonly Lack[] {
  const subject = file.subjects.get(lessening?.subject ?? '');
  const fields = kind === 'lessening' ? subject && lesseningWaits(subject) : lessening?.fields;
  if (!subject || !fields) return [];
  const lacks: Lack[] = [];
  look(subject, fields, (code, words, how) => void lacks.push({ gate, code, words, how, about: null }));
  return lacks;
}
