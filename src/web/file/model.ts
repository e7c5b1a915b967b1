/** The file's page as its view needs it: whose file, what is promised, its records, and the chronology across organisations. */
import type { ChronologyFact } from '../../app/chronology.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { nameOf } from '../../app/project.ts';
import { communicationOf } from '../../app/meeting.ts';
import type { Viewer } from '../../access/viewer.ts';
import { date, dateAndTime } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { leadInBalance } from '../handover/panel.ts';
import { type Href, paths } from '../paths.ts';
import { type ChronologyLine, lineOf } from './line.ts';
import { namingOf } from './naming.ts';
import { whereDoneBy } from '../doing.ts';
import { owedModel, type OwedModel, whoAnswersWords } from './owed.ts';
import type { FilePanel } from './panel.ts';
import { type FileActions, fileActions, filePanels, warningPanel } from './panels.ts';
import { communicationWords } from '../languages/words.ts';
import { actorName, bornWords, organisationName, postTitle } from './who.ts';
import { phrase, t } from '../words.ts';

export const shows = ['all', 'entries', 'dropped'] as const;
export type Show = (typeof shows)[number];
const showWords: Readonly<Record<Show, string>> = {
  all: phrase('Everything'),
  entries: phrase('What people recorded'),
  dropped: phrase('What was dropped'),
};

const farOff = 90 * 24 * 60 * 60 * 1000;

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

interface RecordModel {
  readonly name: string;
  readonly organisation: string;
  readonly born: string;
  readonly references: readonly string[];
  readonly since: string;
  readonly unlink: Href | null;
}

export function fileModel(sight: FileSight, facts: readonly ChronologyFact[], show: Show, viewer: Viewer): FileModel {
  const { file, now } = sight;
  const naming = namingOf(sight);
  const all = facts.flatMap((fact) => lineOf(sight, fact, naming) ?? []);
  const entries = all.filter((line) => !line.isConsequence);
  const lists: Readonly<Record<Show, readonly ChronologyLine[]>> = { all, entries, dropped: all.filter((line) => line.dropped) };
  const [title = t('Name not known'), ...otherNames] = sight.names;
  const records = [...file.records.values()];
  const owed = sight.owed.map((each) => ({
    ...owedModel(sight, each),
    done: whereDoneBy(viewer, { rule: each.rule, stream: each.stream, file: file.id }),
  }));
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
