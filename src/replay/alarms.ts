/** What a replay raises its voice about, in order: something is due, has lapsed, has climbed; a gate refused; a match was found. */
import { postFor } from '../domain/file/posts.ts';
import { isOwed } from '../domain/obligation/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { amountOf, type Rule } from '../rulebook/engine/rulebook.ts';
import { dueTodayFrom } from '../rulebook/engine/amount.ts';
import { mistakenLapses } from '../rulebook/engine/mistakes.ts';
import type { World } from './world.ts';
import { dueWords } from './words.ts';

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
  /** A mistake caused it, as a later correction shows: it is in the history and counts in nobody's figures. */
  readonly mistake?: true;
}

/** In order of instant; of one instant, in the order of this list. */
const order: readonly Alarm['kind'][] = ['matched', 'refused', 'due', 'lapsed', 'climbed'];

export function alarmsOf(world: World): readonly Alarm[] {
  const alarms = [...fromConsequences(world), ...refusals(world), ...matches(world)];
  return alarms.filter((alarm) => alarm.at <= world.end).toSorted((a, b) => a.at - b.at || order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** One pass: what is raised waits for its last day, and is due then unless it was answered before. */
function fromConsequences(world: World): readonly Alarm[] {
  const alarms: Alarm[] = [];
  const mistaken = new Map([...world.files.values()].flatMap((file) => [...mistakenLapses(world.book, file, world.end)]));
  const byMistake = (id: string, at: Instant): { readonly mistake?: true } =>
    (mistaken.get(id)?.recorded ?? -1) >= at ? { mistake: true } : {};
  const standing = new Map<string, { readonly due: Instant; readonly rule: Rule; readonly alarm: Alarm | null }>();
  const waits = (id: string, from: Instant) => {
    const each = standing.get(id);
    if (!each?.alarm || each.alarm.at >= from) return;
    alarms.push(each.alarm);
    standing.set(id, { ...each, alarm: null });
  };
  for (const consequence of world.consequences) {
    const { at, file, post, record } = consequence;
    const id = consequence.fields.obligation;
    const before = standing.get(id);
    const rule = consequence.type === 'ObligationRaised' ? world.book.ruleByKey.get(consequence.fields.rule) : before?.rule;
    if (!rule) continue;
    const shared = { rule: rule.id, findings: rule.findings, about: aboutWhom(world, file, record) };
    const said = (due: Instant) => `${rule.task}: was due ${dueWords(due)}`;
    switch (consequence.type) {
      case 'ObligationRaised':
      case 'ObligationRedated': {
        waits(id, at);
        const { due, limit } = consequence.fields;
        const from = dueTodayFrom(at, due, amountOf(world.book, limit));
        const alarm: Alarm = {
          ...shared,
          at: from,
          kind: 'due',
          owedBy: owedBy(world, post),
          words: `${rule.task}: due ${dueWords(due)}.`,
        };
        // Due before anybody knew: that is a lapse, not a reminder.
        standing.set(id, { due, rule, alarm: from < due ? alarm : null });
        break;
      }
      case 'ObligationLapsed':
        waits(id, Number.POSITIVE_INFINITY);
        alarms.push({
          ...shared,
          at,
          kind: 'lapsed',
          owedBy: owedBy(world, post),
          words: `${said(before?.due ?? at)} and has not been done.${byMistake(id, at).mistake ? ' A mistake caused it, corrected since.' : ''}`,
          ...byMistake(id, at),
        });
        break;
      case 'ObligationClimbed': {
        const to = owedBy(world, consequence.fields.to);
        alarms.push({
          ...shared,
          at,
          kind: 'climbed',
          owedBy: to,
          words: `${said(before?.due ?? at)}; put to ${to.post}.`,
          ...byMistake(id, at),
        });
        break;
      }
      default:
        // Answered: what was due before that was due; what was to come is not.
        waits(id, at);
        if (before) standing.set(id, { ...before, alarm: null });
    }
  }
  for (const id of standing.keys()) waits(id, Number.POSITIVE_INFINITY);
  return alarms;
}

const refusals = (world: World): readonly Alarm[] =>
  world.refused.flatMap(({ file, record, at, lacks, post }) =>
    [...new Set(lacks.map((lack) => lack.gate))].map((id): Alarm => {
      const found = world.book.gates.find((each) => each.id === id) ?? world.book.rules.find((each) => each.id === id);
      const words = lacks.filter((lack) => lack.gate === id).map((lack) => lack.words);
      return {
        at,
        rule: id,
        findings: found?.findings ?? [],
        kind: 'refused',
        owedBy: owedBy(world, post),
        about: aboutWhom(world, file, record),
        words: [...new Set(words)].join(' '),
      };
    }),
  );

const matches = (world: World): readonly Alarm[] =>
  world.matched.map(({ file, referral, at, candidates }): Alarm => {
    const state = world.files.get(file);
    const post = state ? postFor(state, 'lead') : 'nobody';
    const words = candidates.map((each) => `${referral} may be the person of ${each.record} (${each.band}): ${each.words}`).join(' ');
    return {
      at,
      rule: 'G01',
      findings: ['F44'],
      kind: 'matched',
      owedBy: owedBy(world, post),
      about: aboutWhom(world, file, referral),
      words,
    };
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
  return {
    post: found?.title ?? post,
    organisation: world.area.organisations.get(found?.organisation ?? '')?.name ?? found?.organisation ?? '',
  };
}

function aboutWhom(world: World, file: string, record: string | null): string {
  return world.labels.get(record ?? '') ?? world.labels.get(file) ?? file;
}
