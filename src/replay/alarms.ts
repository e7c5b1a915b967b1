/** What a replay raises its voice about, in order: something is due, has lapsed, has climbed; a gate refused; a match was found. */
import { postFor } from '../domain/file/state.ts';
import { isOwed } from '../domain/obligation/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { amountOf, type Rule } from '../rulebook/engine/rulebook.ts';
import { dueTodayFrom } from '../rulebook/engine/amount.ts';
import type { World } from './world.ts';

export interface OwedBy {
  readonly post: string;
  readonly organisation: string;
}
export interface Alarm {
  readonly at: Instant;
  readonly rule: string;
  readonly findings: readonly string[];
  readonly kind: 'due' | 'lapsed' | 'climbed' | 'refused' | 'matched';
  readonly owedBy: OwedBy;
  readonly about: string;
  readonly words: string;
}

export function alarmsOf(world: World): readonly Alarm[] {
  const alarms = [...fromConsequences(world), ...refusals(world), ...matches(world)];
  return alarms.filter((alarm) => alarm.at <= world.end).toSorted((a, b) => a.at - b.at || order.indexOf(a.kind) - order.indexOf(b.kind));
}
const order: readonly Alarm['kind'][] = ['matched', 'refused', 'due', 'lapsed', 'climbed'];

function fromConsequences(world: World): readonly Alarm[] {
  const alarms: Alarm[] = [];
  world.consequences.forEach((consequence, i) => {
    const { at, file, post, record } = consequence;
    const raised = raisedBefore(world, i, consequence.fields.obligation);
    const rule = raised && world.book.ruleByKey.get(raised.rule);
    if (!raised || !rule) return;
    const about = aboutWhom(world, file, record);
    const shared = { rule: rule.id, findings: rule.findings, about };
    if (consequence.type === 'ObligationRaised') {
      const due = dueAlarm(world, i, rule);
      if (due !== null) alarms.push({ ...shared, at: due, kind: 'due', owedBy: owedBy(world, post), words: `${rule.task}: due ${dueWords(raised.due)}.` });
    } else if (consequence.type === 'ObligationLapsed') {
      alarms.push({ ...shared, at, kind: 'lapsed', owedBy: owedBy(world, post), words: `${rule.task}: was due ${dueWords(raised.due)} and has not been done.` });
    } else if (consequence.type === 'ObligationClimbed') {
      const to = consequence.fields.to;
      alarms.push({ ...shared, at, kind: 'climbed', owedBy: owedBy(world, to), words: `${rule.task}: was due ${dueWords(raised.due)}; put to ${owedBy(world, to).post}.` });
    }
  });
  return alarms;
}

function raisedBefore(world: World, index: number, obligation: string) {
  for (let i = index; i >= 0; i -= 1) {
    const each = world.consequences[i];
    if (each?.type === 'ObligationRaised' && each.fields.obligation === obligation) return each.fields;
  }
  return undefined;
}

/** The start of its last day, if it is still owed by then: "due today". */
function dueAlarm(world: World, index: number, rule: Rule): Instant | null {
  const raised = world.consequences[index];
  if (raised?.type !== 'ObligationRaised') return null;
  const { due, obligation } = raised.fields;
  const from = dueTodayFrom(raised.at, due, amountOf(world.book, rule.limit));
  const answered = world.consequences.slice(index + 1).some(
    (each) => each.fields.obligation === obligation && each.at <= from && (each.type === 'ObligationMet' || each.type === 'ObligationWithdrawn' || each.type === 'ObligationWaived'),
  );
  return answered ? null : from;
}

const refusals = (world: World): readonly Alarm[] =>
  world.refused.flatMap(({ file, at, lacks, post }) =>
    [...new Set(lacks.map((lack) => lack.gate))].map((id): Alarm => {
      const gate = world.book.gates.find((each) => each.id === id);
      const words = lacks.filter((lack) => lack.gate === id).map((lack) => lack.words);
      return { at, rule: id, findings: gate?.findings ?? [], kind: 'refused', owedBy: owedBy(world, post), about: aboutWhom(world, file, null), words: [...new Set(words)].join(' ') };
    }),
  );

const matches = (world: World): readonly Alarm[] =>
  world.matched.map(({ file, referral, at, candidates }): Alarm => {
    const state = world.files.get(file);
    const post = state ? postFor(state, 'lead') : 'nobody';
    const words = candidates.map((each) => `${referral} may be the person of ${each.record} (${each.band}): ${each.words}`).join(' ');
    return { at, rule: 'G01', findings: ['F44'], kind: 'matched', owedBy: owedBy(world, post), about: aboutWhom(world, file, referral), words };
  });

/** What is still owed when the replay ends. */
export const openAtEnd = (world: World) =>
  [...world.files.values()]
    .flatMap((file) =>
      [...file.obligations.values()].filter(isOwed).map((obligation) => ({
        rule: world.book.ruleByKey.get(obligation.rule)?.id ?? obligation.rule,
        due: obligation.due,
        owedBy: owedBy(world, postFor(file, obligation.owedBy)),
        about: aboutWhom(world, file.id, obligation.record),
      })),
    )
    .toSorted((a, b) => a.due - b.due);

function owedBy(world: World, post: string): OwedBy {
  const found = world.area.posts.get(post);
  return { post: found?.title ?? post, organisation: world.area.organisations.get(found?.organisation ?? '')?.name ?? found?.organisation ?? '' };
}

function aboutWhom(world: World, file: string, record: string | null): string {
  return world.labels.get(record ?? '') ?? world.labels.get(file) ?? file;
}

/** An instant as people read it: Monday 2 March 2026, 14:30. */
export function atWords(at: Instant): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London');
  return `${dayWords(zoned.toPlainDate())}, ${zoned.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** When something is due, as people say it: "by the end of Monday 2 March 2026" where the limit ends with the day. */
export function dueWords(due: Instant): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO('Europe/London');
  return zoned.hour === 0 && zoned.minute === 0 ? `by the end of ${dayWords(zoned.toPlainDate().subtract({ days: 1 }))}` : `by ${atWords(due)}`;
}

const dayWords = (day: Temporal.PlainDate): string => day.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');
