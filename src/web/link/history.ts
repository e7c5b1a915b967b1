/** How the records of a file came together: each link and its undoing, by whom, when and why; undone from here. Both histories are kept. */
import { z } from 'zod';
import { linksSight, type LinksSight } from '../../app/linkSight.ts';
import { nameOf } from '../../app/project.ts';
import { missing, readPage, view } from '../answer.ts';
import { date, dateAndTime } from '../dates.ts';
import { actorName, organisationName, postTitle } from '../file/who.ts';
import { type Href, paths } from '../paths.ts';
import { type Route, route } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { phrase, t } from '../words.ts';
import { type LinkLine, linkLines } from './panel.ts';

interface HistoryModel {
  readonly file: { readonly href: Href; readonly title: string };
  readonly records: readonly {
    readonly name: string;
    readonly organisation: string;
    readonly since: string;
    readonly unlink: Href | null;
  }[];
  readonly waiting: readonly LinkLine[];
  readonly steps: readonly {
    readonly what: string;
    readonly reason: string;
    readonly who: string;
    readonly at: string;
    readonly href: Href | null;
  }[];
  readonly movedTo: Href | null;
}
const historyView = view<HistoryModel>('link/history.njk');
const title = 'How the records came together';

const steps = {
  RecordMade: phrase('A record is made: {name}'),
  CandidateAccepted: phrase('Found to be the same person: {name} and {other}'),
  LinkProposed: phrase('A link is proposed: {name} and {other}'),
  UnlinkProposed: phrase('Unlinking is proposed: {name}'),
  LinkAgreed: phrase('The second person agrees'),
  LinkDeclined: phrase('The second person declines'),
  LinkTakenBack: phrase('The proposal is taken back'),
} as const;

export const historyRoute: Route = route({
  method: 'GET',
  path: '/files/:id/links',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params: z.object({ id: z.string() }) }),
  handle: async ({ deps, viewer, input }) => {
    const sight = await linksSight(houseOf(deps), viewer, input.params.id);
    return sight ? readPage(historyView, modelOf(sight), [{ kind: 'file', id: sight.file.id }]) : missing;
  },
});

function modelOf(sight: LinksSight): HistoryModel {
  const { file, names, movedTo } = sight;
  return {
    file: { href: paths.file.show(file.id), title: names[0] ?? t('Name not known') },
    records: [...file.records.values()].map((record) => ({
      name: nameOf(record.details),
      organisation: organisationName(sight, record.organisation),
      since:
        record.home === file.id
          ? t('This file began with it on {day}', { day: date(record.made.at) })
          : t('Linked on {when} by {actor}', { when: dateAndTime(record.linked.at), actor: actorName(sight, record.linked.by) }),
      unlink: record.home === file.id ? null : paths.file.unlink(file.id, record.id),
    })),
    waiting: linkLines(sight),
    steps: sight.history.map((fact) => ({
      what: whatOf(sight, fact),
      reason: reasonOf(fact.fields),
      who: [actorName(sight, fact.actor), fact.post === null ? '' : postTitle(sight, fact.post)].filter(Boolean).join(', '),
      at: dateAndTime(fact.recorded),
      href:
        fact.stream.startsWith('link/') && file.links.has(fact.stream.slice('link/'.length))
          ? paths.file.link(file.id, fact.stream.slice('link/'.length))
          : null,
    })),
    movedTo: movedTo ? paths.file.show(movedTo) : null,
  };
}

function whatOf({ file, nameOfRecord }: LinksSight, fact: LinksSight['history'][number]): string {
  const named = (record: string | null): string =>
    nameOfRecord(record ?? '') ?? t('a record that is not held any more, or that you may not see');
  const name = named(fact.record);
  switch (fact.type) {
    case 'RecordLinked':
      return fact.fields.to === file.id
        ? t('The record {name} is linked to this file', { name })
        : t('The record {name} is linked to another file', { name });
    case 'RecordUnlinked':
      return fact.fields.from === file.id
        ? t('The record {name} is unlinked, and lies in the file it began in', { name })
        : t('The record {name} is unlinked from another file', { name });
    case 'LinkProposed':
    case 'CandidateAccepted':
      return t(steps[fact.type], { name, other: named(fact.fields.candidate) });
    default:
      return fact.type in steps ? t(steps[fact.type as keyof typeof steps], { name, other: '' }) : fact.type;
  }
}

const reasonOf = (fields: object): string => {
  const { reason, words } = fields as { readonly reason?: string; readonly words?: string };
  return reason ?? words ?? '';
};
