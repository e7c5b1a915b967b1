/** The file's page as its view needs it: whose file, what is promised, its records, and the chronology across organisations. */
import type { ChronologyFact } from '../../app/chronology.ts';
import { reasonsForClosing } from '../../app/caseSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { nameOf } from '../../app/project.ts';
import { communicationOf } from '../../app/meeting.ts';
import { partnerOf } from '../../app/partnerSight.ts';
import type { Viewer } from '../../access/viewer.ts';
import { type CorrectedMark, correctLink, hidden, markOf, mistakeOf, standingOf } from '../correct/marks.ts';
import { date, dateAndTime, dueDate, span } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { whereDone } from '../doing.ts';
import { leadInBalance } from '../handover/panel.ts';
import { at, type Href, paths } from '../paths.ts';
import { type FileActions, fileActions, type FilePanel, filePanels, warningPanel } from './panels.ts';
import { communicationWords } from '../languages/words.ts';
import { aboutPartner, actorName, organisationName, postTitle } from './who.ts';
import type { Naming } from './told.ts';
import { happenedWords, tell } from './words.ts';
import { phrase, t } from '../words.ts';
import { amount } from '../amount.ts';

export const shows = ['all', 'entries', 'dropped'] as const;
export type Show = (typeof shows)[number];
const showWords: Readonly<Record<Show, string>> = {
  all: phrase('Everything'),
  entries: phrase('What people recorded'),
  dropped: phrase('What was dropped'),
};

const farOff = 90 * 24 * 60 * 60 * 1000;

/** How long after it was known an entry may be recorded before it is marked late. */
const lateAfterMinutes = 60;

export interface ChronologyLine {
  readonly id: string;
  readonly what: string;
  readonly words: string;
  readonly happened: Instant;
  readonly happenedWords: string;
  /** As it was first recorded, where the time was corrected. */
  readonly before: string | null;
  readonly recorded: string;
  readonly late: string | null;
  readonly who: string;
  readonly post: string | null;
  readonly organisation: string | null;
  readonly source: string;
  readonly refuted: boolean;
  readonly dropped: boolean;
  readonly missed: boolean;
  /** Counted by the rulebook: `post` is the one that owed it then. */
  readonly isConsequence: boolean;
  readonly href: Href | null;
  readonly correct: Href | null;
  /** That it was corrected, and the way to what it said. */
  readonly corrected: CorrectedMark | null;
  /** Of a lapse: that a mistake caused it. */
  readonly mistake: string | null;
}

export interface FileModel {
  readonly id: string;
  readonly title: string;
  readonly otherNames: readonly string[];
  readonly born: readonly string[];
  readonly child: boolean;
  readonly refuted: boolean;
  readonly isLive: boolean;
  readonly disposedOn: Instant | null;
  readonly movedTo: Href | null;
  readonly references: readonly {
    readonly text: string;
    readonly href: Href;
    readonly refuted: boolean;
    readonly state: string;
    readonly received: Instant;
  }[];
  readonly lead: {
    readonly post: string;
    readonly organisation: string;
    readonly who: string;
    readonly by: string;
    readonly inBalance: string | null;
  };
  readonly now: Instant;
  readonly owed: readonly OwedModel[];
  /** What is due in months or years: folded away below what is due now. */
  readonly owedLater: readonly OwedModel[];
  readonly dangers: readonly { readonly href: Href; readonly reported: Instant; readonly state: string }[];
  readonly records: readonly RecordModel[];
  readonly filters: readonly { readonly text: string; readonly href: Href; readonly current: boolean; readonly count: number }[];
  /** Links to what may be done, and boxes between the promises and the records: each journey's own (panels.ts). */
  readonly actions: readonly FileActions[];
  readonly panels: readonly FilePanel[];
  /** Warnings for whoever visits, on top of everything. */
  readonly warnings: FilePanel | null;
  /** How to speak with the person: asked once, shown here and wherever somebody meets them. */
  readonly speak: { readonly words: readonly string[]; readonly change: Href };
  readonly lines: readonly ChronologyLine[];
  readonly printed: string;
}

export interface OwedModel {
  readonly href: Href;
  readonly task: string;
  readonly ruleId: string;
  readonly ruleHref: Href;
  readonly due: Instant;
  readonly who: string;
  readonly lapsed: string | null;
  readonly climbed: string | null;
  readonly acknowledged: string | null;
  readonly limit: string;
  readonly done: { readonly action: string; readonly href: Href };
}

interface RecordModel {
  readonly name: string;
  readonly organisation: string;
  readonly born: string;
  readonly references: readonly string[];
  readonly since: string;
  readonly unlink: Href | null;
}

const answersBy: Readonly<Record<FileSight['answers']['by'], string>> = {
  rota: phrase('is on the rota now'),
  holder: phrase('holds the post'),
  deputy: phrase('deputises'),
  supervisor: phrase('supervises: nobody of the post is there'),
  cover: phrase('covers from another area: nobody else is there'),
  'organisation-duty': phrase('is on duty for the organisation: nobody else is there'),
  'area-duty': phrase('is on duty for the area: nobody else is there'),
  nobody: phrase('Nobody answers for this post'),
};

/** Beside the title of the post that owes it, that title is not said again. */
export function whoAnswersWords(sight: Pick<FileSight, 'area'>, { practitioner, post, by }: FileSight['answers'], beside?: string): string {
  if (practitioner === null) return t(answersBy.nobody);
  if (post === beside) return `${actorName(sight, practitioner)} ${t(answersBy[by])}`;
  return `${actorName(sight, practitioner)}, ${postTitle(sight, post)}, ${t(answersBy[by])}`;
}

export function bornWords(
  details:
    | {
        readonly born: {
          readonly date?: string | undefined;
          readonly year?: number | undefined;
          readonly text?: string | undefined;
        } | null;
      }
    | undefined,
): string {
  const born = details?.born;
  if (!born) return t('not recorded');
  if (born.date) return date(Date.parse(`${born.date}T12:00:00Z`));
  return [born.year, born.text].filter((part) => part !== undefined && part !== '').join(', ') || t('not recorded');
}

export function namingOf(
  sight: FileSight,
  recordsElsewhere: (record: string) => string = () => t('a record that lies elsewhere now'),
): Naming {
  const { file, book } = sight;
  return {
    post: (id) => postTitle(sight, id),
    organisation: (id) => sight.area.organisations.get(id)?.name ?? id,
    task: (obligation) => {
      const rule = book.ruleByKey.get(obligation.slice(0, obligation.lastIndexOf(':')));
      return rule ? `${t(rule.task)} (${rule.id})` : obligation;
    },
    referral: (id) => file.referrals.get(id)?.account.reference ?? t('a referral that lies elsewhere now'),
    record: (id) => (file.records.has(id) ? nameOf(file.records.get(id)?.details) : recordsElsewhere(id)),
    closingReason: (code) => t(reasonsForClosing.list.find((each) => each.code === code)?.words ?? code),
  };
}

export function fileModel(sight: FileSight, facts: readonly ChronologyFact[], show: Show, viewer: Viewer): FileModel {
  const { file, now } = sight;
  const naming = namingOf(sight);
  const all = facts.flatMap((fact) => lineOf(sight, fact, naming) ?? []);
  const entries = all.filter((line) => !line.isConsequence);
  const lists: Readonly<Record<Show, readonly ChronologyLine[]>> = { all, entries, dropped: all.filter((line) => line.dropped) };
  const [title = t('Name not known'), ...otherNames] = sight.names;
  const records = [...file.records.values()];
  const owed = sight.owed.map((each) => owedModel(sight, each));
  return {
    id: file.id,
    title,
    otherNames,
    born: [...new Set(records.map((record) => bornWords(record.details)))],
    child: sight.child,
    refuted: sight.refuted,
    isLive: sight.isLive,
    disposedOn: file.disposed?.at ?? null,
    movedTo: sight.movedTo === null ? null : paths.file.show(sight.movedTo),
    references: sight.referrals.map(({ referral, refuted }) => ({
      text: referral.account.reference || t('Referral'),
      href: paths.case.show(referral.id),
      refuted,
      state: referral.closed
        ? t('closed: {finding}', { finding: t(referral.closed.finding) })
        : referral.proposed
          ? t('closing is proposed')
          : t('open'),
      received: referral.received.learnt,
    })),
    lead: {
      post: postTitle(sight, sight.lead),
      organisation: organisationName(sight, sight.area.posts.get(sight.lead)?.organisation ?? null),
      inBalance: leadInBalance(sight),
      who: whoAnswersWords(sight, sight.answers, sight.lead),
      by: sight.answers.by,
    },
    now,
    owed: owed.filter(({ due }) => due <= now + farOff),
    owedLater: owed.filter(({ due }) => due > now + farOff),
    actions: fileActions(sight, viewer),
    panels: filePanels(sight),
    warnings: warningPanel(sight),
    speak: { words: communicationWords(communicationOf(file)), change: paths.language.needs(file.id) },
    dangers: [...file.dangers.values()].map((danger) => ({
      href: paths.file.dangerReport(file.id, danger.id),
      reported: danger.reported.at,
      state:
        danger.writtenUp.length > 0
          ? t('written up')
          : danger.acknowledged
            ? t('the duty post has it; not written up')
            : t('not acknowledged'),
    })),
    records: records.map((record) => ({
      name: nameOf(record.details),
      organisation: organisationName(sight, record.organisation),
      born: bornWords(record.details),
      references: sight.referrals
        .filter(({ referral }) => referral.record === record.id)
        .map(({ referral }) => referral.account.reference || t('no reference')),
      since:
        record.home === file.id
          ? t('This file began with it on {day}', { day: date(record.made.at) })
          : t('Linked on {when} by {actor}', { when: dateAndTime(record.linked.at), actor: actorName(sight, record.linked.by) }),
      unlink: record.home === file.id ? null : paths.file.unlink(file.id, record.id),
    })),
    filters: shows.map((one) => ({
      text: t(showWords[one]),
      href: `${paths.file.show(file.id)}?show=${one}#chronology` as Href,
      current: one === show,
      count: lists[one].length,
    })),
    lines: lists[show],
    printed: `${viewer.name}, ${dateAndTime(now)}`,
  };
}

export function owedModel(sight: FileSight, owed: FileSight['owed'][number]): OwedModel {
  const { file } = sight;
  const { acknowledged } = owed;
  return {
    href: paths.file.obligation(file.id, owed.id),
    task: aboutPartner(t(owed.task), partnerOf(file, sight.area, owed.stream, sight.now)),
    ruleId: owed.ruleId,
    ruleHref: at(paths.rulebook, owed.ruleId),
    due: owed.due,
    who: `${postTitle(sight, owed.post)}: ${whoAnswersWords(sight, owed.answers, owed.post)}`,
    lapsed: owed.lapsedAt === null ? null : t('Lapsed {lapsed}', { lapsed: lapsedWords(owed.lapsedAt) }),
    climbed: owed.climbedTo === null ? null : t('Climbed to {post}', { post: postTitle(sight, owed.climbedTo) }),
    acknowledged: acknowledged
      ? t('Acknowledged by {actor}, until {day}: {next}', {
          actor: actorName(sight, acknowledged.by),
          day: dueDate(acknowledged.promisedBy),
          next: acknowledged.next,
        })
      : null,
    limit: owed.verified ? amount(owed.limitWords) : t('{limit}, number not verified', { limit: amount(owed.limitWords) }),
    done: whereDone({ rule: owed.rule, stream: owed.stream, file: file.id }),
  };
}

export const lapsedWords = (at: Instant): string =>
  dateAndTime(at).endsWith('00:00') ? t('with the end of {day}', { day: dueDate(at) }) : t('on {when}', { when: dateAndTime(at) });

export function lineOf(sight: FileSight, fact: ChronologyFact, naming: Naming): ChronologyLine | null {
  const mark = markOf(sight, fact);
  const telling = tell(standingOf(sight, fact), naming);
  if (!telling) return null;
  const told = mark?.isHidden ? { ...telling, ...hidden(telling) } : telling;
  const mistake = mistakeOf(sight, fact);
  const { file } = sight;
  const corrected = file.corrected.get(fact.id);
  const happened = corrected?.happened ?? corrected?.learnt ?? fact.happened;
  const [noun, id = ''] = fact.stream.split(/\/(.*)/s);
  const referral = noun === 'referral' ? file.referrals.get(id) : undefined;
  const who = actorName(sight, fact.actor);
  const organisationOf = organisationName(sight, fact.organisation);
  const lateBy = Math.round(
    (fact.recorded - (fact.kind === 'consequence' ? fact.happened : Math.min(fact.learnt, fact.recorded))) / 60_000,
  );
  return {
    id: fact.id,
    what: told.what,
    words: told.words,
    happened,
    happenedWords: corrected ? dateAndTime(happened) : happenedWords(fact),
    before: corrected ? happenedWords(fact) : null,
    recorded: dateAndTime(fact.recorded),
    late:
      lateBy >= lateAfterMinutes
        ? fact.kind === 'consequence'
          ? t('recorded {span} after it happened', { span: span(lateBy * 60) })
          : t('recorded {span} after it was known', { span: span(lateBy * 60) })
        : null,
    who,
    post: fact.post === null ? null : postTitle(sight, fact.post),
    isConsequence: fact.kind === 'consequence',
    missed: told.missed === true && mistake === null,
    organisation: fact.organisation === null || who.includes(organisationOf) ? null : organisationOf,
    source: [
      `${fact.kind === 'entry' ? t('Entry') : t('Consequence')} ${fact.id.slice(0, 8)}`,
      t('ledger position {position}', { position: fact.position }),
      referral?.account.reference && t('reference {reference}', { reference: referral.account.reference }),
    ]
      .filter(Boolean)
      .join(', '),
    refuted: sight.referrals.some((each) => each.refuted && each.referral === referral),
    dropped: told.dropped && mistake === null,
    href: referral ? paths.case.show(referral.id) : noun === 'danger' ? paths.file.dangerReport(file.id, id) : null,
    correct: correctLink(sight, fact),
    corrected: mark,
    mistake,
  };
}
