/** One subject of interest: its state and countdown, what stopped, what is owed and where it is done, and what may be decided. */
import { z } from 'zod';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import {
  enquiriesOpen,
  isClosedSubject,
  isOpenSubject,
  lesseningWaits,
  overseasOf,
  overseasWaits,
  type Subject,
  subjectIn,
  subjectLists,
  suspensionOf,
  waitingForLead,
} from '../../app/subjects/sight.ts';
import { missing, readPage, view } from '../answer.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import { actorName, postTitle } from '../file/who.ts';
import { owedModel, type OwedModel } from '../file/owed.ts';
import { type Href, paths } from '../paths.ts';
import { type Route, route } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { capital, t } from '../words.ts';
import { lesseningWords } from './chronology.ts';
import { type RegimeModel, regimeModel, whereNotified } from './regimeLines.ts';

interface Line {
  readonly label: string;
  readonly words: string;
}
interface Action {
  readonly text: string;
  readonly href: Href;
}
export interface ShowModel {
  readonly file: { readonly title: string; readonly href: Href };
  readonly list: Href;
  readonly now: number;
  readonly state: string;
  readonly child: boolean;
  readonly countdown: { readonly until: number; readonly stops: readonly string[]; readonly words: string } | null;
  readonly waits: { readonly words: string; readonly href: Href; readonly withdraw: Href } | null;
  readonly lines: readonly Line[];
  readonly owed: readonly OwedModel[];
  readonly hits: readonly (Line & { readonly action: Action | null })[];
  readonly enquiries: readonly { readonly words: string; readonly found: string | null; readonly action: Action | null }[];
  readonly intelligence: readonly {
    readonly words: string;
    readonly about: string;
    readonly follows: string | null;
    readonly actions: readonly Action[];
  }[];
  readonly regimes: readonly RegimeModel[];
  readonly groups: readonly { readonly title: string; readonly actions: readonly Action[] }[];
  readonly mayNot: string | null;
}
const showView = view<ShowModel>('subjects/show.njk');

export const subjectPageRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/files/:id/subjects/:subject',
    title: 'A subject of interest',
    mayUse: areaDuties,
    only: 'subjects of interest',
    reads: 'files',
    schema: z.object({ params: z.object({ id: z.string(), subject: z.string() }) }),
    handle: async ({ deps, viewer, input }) => {
      const sight = await fileSight(houseOf(deps), viewer, input.params.id);
      const subject = sight && subjectIn(sight, input.params.subject)?.subject;
      if (!sight || !subject) return missing;
      const model = modelOf(sight, subject);
      return readPage(showView, model, [{ kind: 'file', id: sight.file.id }], {
        reason: 'case work',
      });
    },
  }),
];

export function modelOf(sight: FileSight, subject: Subject): ShowModel {
  const { file, now } = sight;
  const form = (what: string): Href => paths.subjects.form(file.id, subject.id, what);
  const about = (what: string, id: string): Href => paths.subjects.formAbout(file.id, subject.id, what, id);
  const no = sight.whyNot('review-subject');
  const stands = suspensionOf(subject);
  const waits = lesseningWaits(subject);
  const owed = sight.owed;
  const forLead = new Set(waitingForLead(sight).map(({ id }) => id));
  return {
    file: { title: sight.names[0] ?? t('Name not known'), href: paths.file.show(file.id) },
    list: paths.subjects.list,
    now,
    state: stateWords(subject),
    child: sight.child,
    countdown: stands && {
      until: stands.proposal.until,
      stops: stands.proposal.stops,
      words: t('Suspended since {day} ({reason}), authorised by {post}. A suspended subject is open: its reviews go on.', {
        day: date(stands.at),
        reason: t(subjectLists.reason(stands.proposal.code)),
        post: postTitle(sight, stands.proposal.authoriser),
      }),
    },
    waits: waits && {
      words: t('{what} is proposed by {who}, and waits for {post}. Until then nothing has changed.', {
        what: t(lesseningWords[waits.what]),
        who: actorName(sight, waits.by),
        post: postTitle(sight, waits.authoriser),
      }),
      href: form('second'),
      withdraw: form('withdraw'),
    },
    lines: linesOf(sight, subject),
    owed: owed.map((each) => {
      const shown = owedModel(sight, each);
      return { ...shown, done: whereNotified(each, about) ?? shown.done };
    }),
    hits: subject.hits.toReversed().map((hit) => ({
      label: t('{indicator}, {when}', { indicator: t(subjectLists.indicator(hit.indicator)), when: dateAndTime(hit.at) }),
      words: hit.triaged
        ? t('{words} Decided by {who}: {decision}.', {
            words: hit.words,
            who: actorName(sight, hit.triaged.by),
            decision: t(hit.triaged.decision),
          })
        : hit.words,
      action: hit.triaged ? null : { text: t('Decide'), href: about('triage', hit.fact) },
    })),
    enquiries: [
      ...enquiriesOpen(file).map(({ fact, at, by }) => ({
        words: t('Decided on {when} by {who}', { when: dateAndTime(at), who: actorName(sight, by) }),
        found: null,
        action: { text: t('Report on them'), href: about('enquiries', fact) },
      })),
      ...subject.enquiries.toReversed().map(({ at, by, decision, reason }) => ({
        words: t('Reported on {when} by {who}: {decision}', { when: dateAndTime(at), who: actorName(sight, by), decision: t(decision) }),
        found: reason,
        action: null,
      })),
    ],
    intelligence: [...file.intelligence.values()].toReversed().map(({ id, read, written, looked }) => ({
      words: t('Read {when} by {who}, as {judged}', {
        when: dateAndTime(read.happened),
        who: actorName(sight, read.by),
        judged: t(read.judged),
      }),
      about: read.about,
      follows:
        looked &&
        t('{outcome}, says {who}, {when}: {reason}', {
          outcome: capital(t(looked.outcome)),
          who: actorName(sight, looked.by),
          when: dateAndTime(looked.at),
          reason: looked.reason,
        }),
      actions: [
        ...(written ? [] : [{ text: t('Write the report'), href: about('write', id) }]),
        ...(forLead.has(id) ? [{ text: t('Say what follows'), href: about('follows', id) }] : []),
        ...(looked || !file.obligations.has(`F14:${read.fact}`) ? [] : [{ text: t('Look afresh'), href: about('look', id) }]),
      ],
    })),
    regimes: [...file.regimes.values()].map((regime) => regimeModel(sight, regime, about)),
    groups: no ? [] : groupsOf(subject, form),
    mayNot: no ? t(no.words) : null,
  };
}

function stateWords(subject: Subject): string {
  const { priority, tier, band } = subject;
  if (isClosedSubject(subject)) return t('Closed, residual band {band}', { band: t(band ?? 'medium') });
  return subject.state === 'suspended'
    ? t('Open and suspended: {priority}, tier {tier}', { priority, tier })
    : t('Open: {priority}, tier {tier}', { priority, tier });
}

function linesOf(sight: FileSight, subject: Subject): readonly Line[] {
  const { prevent, preventAnswers, travel, suspended, investigation, since, closed, lowered } = subject;
  const last = travel.at(-1);
  const answer = (of: 'subject' | 'relatives'): string => {
    const given = prevent.findLast((each) => each.of === of);
    if (!given) return t('not considered');
    if (given.answer !== 'referred') return t(given.answer);
    const said = preventAnswers.findLast((each) => each.of === of && each.order > given.order);
    return said ? t('referred, and {answer}', { answer: t(said.answer) }) : t('referred, not answered yet');
  };
  const because = isClosedSubject(subject) ? closed.at(-1) : lowered.at(-1);
  return [
    { label: t('Lead'), words: postTitle(sight, sight.lead) },
    { label: t('Investigation'), words: investigation },
    { label: t('Since'), words: dateAndTime(since) },
    ...(because ? [{ label: t('Why'), words: `${t(subjectLists.reason(because.proposal.code))}. ${because.proposal.reason}` }] : []),
    ...(suspended.length > 0
      ? [{ label: t('Suspended'), words: capital(t('{n, plural, one {once} other {# times}}', { n: suspended.length })) }]
      : []),
    {
      label: t('Prevent'),
      words: t('The subject: {subject}. Relatives: {relatives}.', { subject: answer('subject'), relatives: answer('relatives') }),
    },
    { label: t('Link to a conflict abroad'), words: linkWords(subject) },
    {
      label: t('Travel'),
      words: last
        ? t('{decision}, looked at again by {day}', { decision: capital(t(last.decision)), day: dueDate(last.review) })
        : t('not considered'),
    },
  ];
}

const wasReferred = ({ prevent }: Subject): boolean =>
  ['subject', 'relatives'].some((of) => prevent.findLast((each) => each.of === of)?.answer === 'referred');

function groupsOf(subject: Subject, form: (what: string) => Href): ShowModel['groups'] {
  const isOpen = isOpenSubject(subject);
  const action = (text: string, what: string): Action => ({ text, href: form(what) });
  return [
    {
      title: t('What came'),
      actions: [
        action(t('Intelligence was read'), 'read'),
        ...(isOpen ? [] : [action(t('A priority indicator is met'), 'hit')]),
        action(t('A regime'), 'regime'),
        action(t('A link to a conflict abroad'), 'overseas'),
      ],
    },
    {
      title: t('Decide'),
      actions: [
        action(isOpen ? t('Review') : t('Review the closed subject'), isOpen ? 'review' : 'review-closed'),
        action(t('Prevent'), 'prevent'),
        ...(wasReferred(subject) ? [action(t('What the partnership says'), 'prevent-answer')] : []),
        action(t('Travel'), 'travel'),
        ...(isOpen ? [action(t('Raise'), 'raise')] : [action(t('Open again'), 'reopen')]),
        ...(subject.state === 'suspended' ? [action(t('End the suspension'), 'resume')] : []),
      ],
    },
    {
      title: t('With an authoriser'),
      actions: [
        action(isOpen ? t('Lower') : t('Put in a lower band'), 'lower'),
        ...(isOpen
          ? [action(subject.state === 'suspended' ? t('Suspend again') : t('Suspend'), 'suspend'), action(t('Close'), 'close')]
          : []),
      ],
    },
  ];
}

/** What holds; and that one person has said otherwise, which waits for another. */
const linkWords = (subject: Subject): string => {
  const holds = capital(t(overseasOf(subject).at(-1)?.holds ?? 'not known'));
  return overseasWaits(subject)
    ? t('{holds}. One person has said that there is none: another says so too, or it stands.', { holds })
    : holds;
};
