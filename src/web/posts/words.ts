/** Who answers for a post and why, hours, absences and shifts, in words. */
import { absenceOf, isInHours, isPresent, officeHours, opensNext } from '../../app/whoAnswers.ts';
import type { Answerable } from '../../domain/area/presence.ts';
import type { Absence, Area, Post } from '../../domain/area/state.ts';
import type { RulebookInForce } from '../../rulebook/engine/rulebook.ts';
import { dateAndTime, dueDate, time } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { t } from '../words.ts';

export const nameOf = (area: Area, practitioner: string): string => area.practitioners.get(practitioner)?.name ?? practitioner;
export const titleOf = (area: Area, post: string | null): string => area.posts.get(post ?? '')?.title ?? post ?? t('nobody');
export const organisationOf = (area: Area, organisation: string): string => area.organisations.get(organisation)?.name ?? organisation;

/** Why this person answers: "holds the post", "supervises: Imogen Varley is away until 12 June 2026". */
export function whyAnswers(area: Area, post: Post, { by, post: through }: Answerable, at: Instant): string {
  switch (by) {
    case 'rota':
      return t('on the rota now');
    case 'holder':
      return t('holds the post');
    case 'deputy':
      return t('deputises: {why}', { why: whyNotThere(area, post.holders, at) });
    case 'supervisor':
      return t('as {title}, which supervises: {why}', {
        title: titleOf(area, through),
        why: whyNotThere(area, [...post.holders, ...post.deputies], at),
      });
    case 'cover':
      return t('covers from another area');
    case 'organisation-duty':
    case 'area-duty':
      return t('as {title}, on duty: nobody of the post or above it is there', { title: titleOf(area, through) });
    case 'nobody':
      return t('Nobody answers for this post');
    default:
      return by satisfies never;
  }
}

function whyNotThere(area: Area, people: readonly string[], at: Instant): string {
  const away = people.filter((who) => !isPresent(area, who, at));
  if (people.length === 0) return t('nobody holds it');
  const [first] = away;
  if (first === undefined) return t('nobody holds it');
  const absence = absenceOf(area, first, at);
  return absence ? t('{name} is away {until}', { name: nameOf(area, first), until: untilWords(absence) }) : t('nobody holds it');
}

export const untilWords = ({ until }: Pick<Absence, 'until'>): string =>
  until === null ? t('until they say that they are back') : t('until the end of {day}', { day: dueDate(until) });

export const absenceWords = (absence: Absence, now: Instant): string =>
  absence.from <= now
    ? t('Away now, {until}', { until: untilWords(absence) })
    : t('Away from {from} {until}', { from: dateAndTime(absence.from), until: untilWords(absence) });

export function hoursWords(post: Pick<Post, 'hours'>, now: Instant, book: RulebookInForce): string {
  if (post.hours === 'always') return t('Always: there is somebody at any hour');
  const office = t('Office hours, {from}:00 to {until}:00 on working days', officeHours);
  if (isInHours(post, now, book.calendar)) return office;
  return t('{office}. Closed now; opens {when}', { office, when: dateAndTime(opensNext(post, now, book.calendar)) });
}

/** The next absence of anybody who fills the post, or none. */
export function nextAbsence(area: Area, post: Post, now: Instant): string | null {
  const people = new Set([...post.holders, ...post.deputies]);
  const next = area.absences
    .filter((each) => people.has(each.practitioner) && (each.until === null || each.until > now))
    .toSorted((a, b) => a.from - b.from)[0];
  return next ? `${nameOf(area, next.practitioner)}: ${absenceWords(next, now)}` : null;
}

export const shiftWords = ({ from, until }: { readonly from: Instant; readonly until: Instant }): string =>
  t('{from} to {until}', {
    from: dateAndTime(from),
    until: until - from < 86_400_000 && dueDate(from) === dueDate(until) ? time(until) : dateAndTime(until),
  });
