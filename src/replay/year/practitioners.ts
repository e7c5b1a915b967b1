/**
 * What practitioners do when something is owed or has climbed to them: most things in time, some late, a few not until
 * somebody asks. The numbers are in assumptions.ts; how an obligation is answered is in answers.ts.
 */
import { isOwed } from '../../domain/obligation/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dayOf, dueAfter } from '../../rulebook/engine/amount.ts';
import { answers, latestPromise, standing } from './answers.ts';
import { workingTimeAfter, workingTimeBefore } from './area.ts';
import { doneElsewhere, unusualWorkingDays, usualMinutes, usualWorkingDays, workingDaysBefore } from './assumptions.ts';
import { around } from './draws.ts';
import { type Life, plan, record, type Seen } from './life.ts';
import type { Person, Referred } from './people.ts';

export const respondAs = (person: Person): Life['respond'] => {
  const courses = new Map(person.referrals.map((each) => [`r${each.number}`, each.course]));
  return (life, seen) => {
    if (seen.type === 'ObligationRaised' || seen.type === 'ObligationRedated') takeOn(life, seen, courses);
    if (seen.type === 'ObligationLapsed') seeOverdue(life, seen, courses);
    if (seen.type === 'ObligationClimbed') answerClimb(life, seen, courses);
  };
};

type Courses = ReadonlyMap<string, Referred['course']>;

function takeOn(life: Life, seen: Extract<Seen, { type: 'ObligationRaised' | 'ObligationRedated' }>, courses: Courses): void {
  const { obligation: id, starts } = seen.fields;
  if (doneElsewhere.has(ruleOf(id)) || life.draw(`forgotten ${id} ${starts}`) < life.practice.shareForgotten) return;
  plan(life, doneAt(life, seen), (then) => answer(life, id, then, courses));
}

/** It stands as overdue on the owner's own list and in the next daily mail. */
function seeOverdue(life: Life, seen: Extract<Seen, { type: 'ObligationLapsed' }>, courses: Courses): void {
  const { obligation: id } = seen.fields;
  if (usualMinutes[ruleOf(id)] !== undefined || life.draw(`overdue ${id} ${seen.at}`) >= life.practice.shareSeenOverdue) return;
  plan(life, workingTimeAfter(seen.at, around(1, 0.5, life.draw, `seen overdue ${id} ${seen.at}`), life.book.calendar), (then) =>
    answer(life, id, then, courses),
  );
}

const ruleOf = (obligation: string): string => obligation.slice(0, obligation.indexOf(':'));

function doneAt(life: Life, seen: Extract<Seen, { type: 'ObligationRaised' | 'ObligationRedated' }>): Instant {
  const { obligation: id, due } = seen.fields;
  const habit = habitOf(life, seen);
  const minutes = usualMinutes[habit];
  if (minutes !== undefined) return Math.round(seen.at + around(minutes, life.practice.spread, life.draw, id) * 60_000);
  const slower = dayOf(seen.at).month <= 3 ? life.practice.pressure : 1;
  const before = workingDaysBefore[habit];
  if (!before)
    return workingTimeAfter(
      seen.at,
      around(usualWorkingDays[habit] ?? unusualWorkingDays, life.practice.spread, life.draw, id) * slower,
      life.book.calendar,
    );
  const [least, most] = before;
  const kept = Math.max(seen.at, workingTimeBefore(due, least + life.draw(id) * (most - least), life.book.calendar));
  // What stands in a diary is late only when something comes in between: by some days.
  return life.draw(`late ${id}`) < life.practice.shareLate * slower
    ? workingTimeAfter(kept, around(3, 0.6, life.draw, `late by ${id}`), life.book.calendar)
    : kept;
}

/** Under one rule there are several habits: a first decision is worked towards, the next look stands in a diary, a declined closing is taken up at once. */
function habitOf(life: Life, { fields, file }: Extract<Seen, { type: 'ObligationRaised' | 'ObligationRedated' }>): string {
  const rule = ruleOf(fields.obligation);
  if (rule !== 'C04') return rule;
  if (fields.limit === 'G04.again') return 'G04.again';
  const occasion = fields.obligation.slice(rule.length + 1);
  const isNextLook = [...(life.files.get(file)?.referrals.values() ?? [])].some((each) =>
    each.continuations.some(({ fact }) => fact === occasion),
  );
  return isNextLook ? 'C04.next-look' : rule;
}

function answer(life: Life, id: string, at: Instant, courses: Courses): void {
  const found = standing(life, id);
  if (!found) return;
  answers[found.obligation.rule]?.({ life, at, ...found, course: courses.get(found.obligation.record ?? '') ?? 'ordinary' });
  if (found.obligation.rule !== 'G24.second') return;
  // Declined: the review is owed still, and is taken up again.
  const review = [...(life.files.get(found.file.id)?.obligations.values() ?? [])].find((each) => each.rule === 'C36' && isOwed(each));
  if (review) plan(life, workingTimeAfter(at, 2, life.book.calendar), (then) => answer(life, review.id, then, courses));
}

/** Whoever it has climbed to asks for it, or promises a day, or does nothing and it goes on climbing. */
function answerClimb(life: Life, seen: Extract<Seen, { type: 'ObligationClimbed' }>, courses: Courses): void {
  const { obligation: id, to } = seen.fields;
  const drawn = life.draw(`climb ${id} ${seen.fields.rung} ${seen.at}`);
  const rule = life.book.ruleByKey.get(ruleOf(id));
  const urgent = life.book.ladderById.get(rule?.ladder ?? '')?.urgent === true;
  const soon = (days: number, label: string): Instant =>
    urgent
      ? Math.round(seen.at + around(usualMinutes[ruleOf(id)] === undefined ? 30 : 8, life.practice.spread, life.draw, label) * 60_000)
      : workingTimeAfter(seen.at, around(days, life.practice.spread, life.draw, label), life.book.calendar);
  if (drawn < life.practice.shareAsked) return plan(life, soon(0.8, `asked ${id} ${seen.at}`), (then) => answer(life, id, then, courses));
  if (drawn >= life.practice.shareAsked + life.practice.sharePromised) return;
  plan(life, soon(0.4, `seen ${id} ${seen.at}`), (then) => {
    const found = standing(life, id);
    if (found?.obligation.state !== 'lapsed') return;
    const promisedBy = urgent
      ? then + 3_600_000
      : Math.min(latestPromise(life, then), dueAfter(then, { workingDays: 3 }, life.book.calendar));
    const { stream, record: about } = found.obligation;
    record(life, then, to, 'ClimbAcknowledged', stream, about, { obligation: id, next: 'Asked for it.', promisedBy }, found.file.id);
    if (life.draw(`kept ${id} ${seen.at}`) < life.practice.sharePromiseKept) {
      const inTime = urgent ? promisedBy - 60_000 : workingTimeBefore(promisedBy, 0.5, life.book.calendar);
      plan(life, Math.max(then, inTime), (at) => answer(life, id, at, courses));
    }
  });
}
