/**
 * What agencies write of a case themselves, and which of it speaks of the decision that stands or is still to come (S02, G13, F34, F38). The last
 * that an agency wrote holds, what it wrote before stays to be read. What was written of a decision that was taken back speaks of no other. Where a
 * meeting was cancelled, or put the case off, what was written for it is before the next.
 */
import { amendedIn } from '../correction/amended.ts';
import type { FileState } from '../file/state.ts';
import type { HearingOutcome } from './entries.ts';
import { type AgencyView, type Hearing, hearingId, hearingsOf } from './state.ts';

/** Nothing is decided by it: the case is heard again. */
export const putsOff: ReadonlySet<HearingOutcome> = new Set(['hear again', 'more information']);

type Known = Pick<FileState, 'facts' | 'hearings'>;

/** Where an entry stands in the chronology: of two of one instant as well. */
const placesIn = ({ facts }: Known): ((fact: string) => number) => {
  const places = new Map(facts.map(({ id }, place) => [id, place]));
  return (fact) => places.get(fact) ?? -1;
};

/** While which decisions stood that were taken back since. */
function takenBack({ facts }: Known, { stream }: Hearing): readonly { readonly from: number; readonly until: number }[] {
  const minutes = facts.flatMap((fact, from) => (fact.type === 'CaseHeard' && fact.stream === stream ? [{ id: fact.id, from }] : []));
  if (minutes.length === 0) return [];
  const { setAside } = amendedIn(facts);
  return minutes.flatMap(({ id, from }) => {
    const by = setAside.get(id);
    return by ? [{ from, until: facts.findIndex((fact) => fact.id === by.id) }] : [];
  });
}

/** What was written of no decision that was taken back, in the order recorded. */
function speaking(file: Known, hearing: Hearing): readonly AgencyView[] {
  if (hearing.given.length === 0) return [];
  const ended = takenBack(file, hearing);
  if (ended.length === 0) return hearing.given;
  const place = placesIn(file);
  return hearing.given.filter(({ fact }) => !ended.some(({ from, until }) => from < place(fact) && place(fact) < until));
}

const lastOfEach = <View extends AgencyView>(views: readonly View[]): readonly View[] => [
  ...new Map(views.map((each) => [each.agency, each])).values(),
];

/** The last that each agency has written in this hearing. */
export const standingViews = (file: Known, hearing: Hearing | undefined): readonly AgencyView[] =>
  hearing ? lastOfEach(speaking(file, hearing)) : [];

/** What each agency had written in this hearing when the decision that stands was taken. */
export function standingBefore(file: Known, hearing: Hearing): readonly AgencyView[] {
  const { heard } = hearing;
  if (!heard || hearing.given.length === 0) return [];
  const after = new Set(since(file, heard.fact, hearing.given));
  return lastOfEach(speaking(file, hearing).filter((each) => !after.has(each)));
}

/** Of an agency, if it has written something in this hearing. */
export const answeredBy = (file: Known, hearing: Hearing | undefined, agency: string): AgencyView | null =>
  standingViews(file, hearing).find((each) => each.agency === agency) ?? null;

export interface Written extends AgencyView {
  readonly meeting: string;
}

/** Written for meetings before that decided nothing of it, since it was last decided. */
function carriedViews(file: Known, { meeting, subject }: { readonly meeting: string; readonly subject: string }): readonly Written[] {
  const own = hearingsOf(file.hearings, subject);
  const open = own.filter((each) => each.meeting !== meeting && each.given.length > 0 && (!each.heard || putsOff.has(each.heard.outcome)));
  if (open.length === 0) return [];
  const place = placesIn(file);
  const decided = Math.max(-1, ...own.flatMap(({ heard }) => (heard && !putsOff.has(heard.outcome) ? [place(heard.fact)] : [])));
  return lastOfEach(
    open
      .flatMap((each) => speaking(file, each).map((view) => ({ ...view, meeting: each.meeting })))
      .filter(({ fact }) => place(fact) > decided)
      .toSorted((a, b) => place(a.fact) - place(b.fact)),
  );
}

/** What each agency has in writing as this meeting comes to the case: the last that it wrote for it, or for a meeting before that put it off. */
export function writtenViews(file: Known, about: { readonly meeting: string; readonly subject: string }): readonly Written[] {
  const own = standingViews(file, file.hearings.get(hearingId(about.meeting, about.subject)));
  const carried = carriedViews(file, about).filter(({ agency }) => !own.some((each) => each.agency === agency));
  return [...own.map((each) => ({ ...each, meeting: about.meeting })), ...carried];
}

/** What was written of a decision that was taken back, or was said otherwise by the same agency since: to be read, and no more. */
export function heldNoMore(file: Known, hearing: Hearing): ReadonlySet<string> {
  const holds = new Set(standingViews(file, hearing).map(({ fact }) => fact));
  return new Set(hearing.given.map(({ fact }) => fact).filter((fact) => !holds.has(fact)));
}

/** Of these, what came after another entry. */
export function since<Each extends { readonly fact: string }>(file: Known, fact: string, views: readonly Each[]): readonly Each[] {
  if (views.length === 0) return [];
  const place = placesIn(file);
  return views.filter((each) => place(each.fact) > place(fact));
}

type Line = { readonly agency: string; readonly position: string; readonly words: string };

/** The lines of a minute, with what agencies have written: in their own words, also of those that were not there. */
export function withWritten(
  file: Known,
  about: { readonly meeting: string; readonly subject: string },
  said: { readonly outcome: HearingOutcome; readonly views: readonly Line[] },
): readonly Line[] {
  if (putsOff.has(said.outcome)) return said.views;
  const written = writtenViews(file, about);
  const lines = said.views.map((line) => {
    const own = written.find(({ agency, position }) => agency === line.agency && position === line.position);
    return own && line.words.trim() === '' ? { ...line, words: own.words } : line;
  });
  const more = written.filter(({ agency }) => !said.views.some((each) => each.agency === agency));
  return [...lines, ...more.map(({ agency, position, words }) => ({ agency, position, words }))];
}
