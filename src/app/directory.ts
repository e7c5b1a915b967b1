/** Sets up an area: its organisations, posts and who fills them, and the rulebook it adopts. */
import type { ActName } from '../access/acts.ts';
import type { Viewer } from '../access/viewer.ts';
import { leftUnanswered, refuseUnanswered } from '../domain/area/deciders.ts';
import { type Area, evolveArea } from '../domain/area/state.ts';
import { type areaEntries, LimitOverridden, RulebookAdopted, RuleSwitched } from '../domain/area/entries.ts';
import { because, refused, type Decision, type NewEntry } from '../domain/decision.ts';
import { isAreaEntry } from '../domain/facts.ts';
import { domainFact } from '../domain/upcast.ts';
import { entry } from '../domain/write.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { Instant } from '../ledger/envelope.ts';
import { prepareBatch } from '../ledger/prepare.ts';
import { commit } from '../store/commit.ts';
import { lockTurning } from '../store/directory.ts';
import { readAmount } from '../rulebook/engine/amount.ts';
import { canBeOverridden, inForce, isOn } from '../rulebook/engine/rulebook.ts';
import { Lost, whoSettles } from './act.ts';
import { entryFact, subjectOf } from './envelope.ts';
import type { House } from './house.ts';
import { directoryStream, load } from './load.ts';
import { notAllowed } from './permission.ts';
import { followChange, postRows } from './restructure.ts';

/** The area as it stands now. */
export const areaNow = async (house: House, viewer: Viewer): Promise<Area> =>
  (await viewing(house.pool, viewer, (tx) => load(tx, house.pool, house.area, []))).area;

/** An entry about the area. */
export const areaEntry = (area: string, type: (typeof areaEntries)[number], fields: unknown): NewEntry =>
  entry(type, { stream: directoryStream(area), file: null, record: null }, fields);

/** Records entries about the area, decided on the area as it is. */
export async function changeDirectory(
  house: House,
  viewer: Viewer,
  decide: (area: Area, now: Instant) => Decision,
  does: ActName = 'change-directory',
): Promise<Decision> {
  let notBefore = 0;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const now = Math.max(await house.now(), notBefore);
    const tried = await attemptChange(house, viewer, decide, does, now).catch((error: unknown) => {
      if (error instanceof Lost) return error;
      throw error;
    });
    if (!(tried instanceof Lost)) return tried;
    notBefore = Math.max(notBefore, tried.notBefore);
  }
  return because('busy', 'Others keep changing the area at this moment.', 'Nothing was lost: send it again.');
}

const attempts = 8;

async function attemptChange(
  house: House,
  viewer: Viewer,
  decide: (area: Area, now: Instant) => Decision,
  does: ActName,
  now: Instant,
): Promise<Decision> {
  return viewing(house.pool, whoSettles(viewer), async (tx) => {
    await lockTurning(tx, house.area);
    const { area, versions } = await load(tx, house.pool, house.area, []);
    const no = notAllowed(house, viewer, area, undefined, { act: does, file: null }, now);
    const decision: Decision = no ? refused(no) : decide(area, now);
    if (decision.kind === 'refused' || decision.entries.length === 0) return decision;
    const book = inForce(house.rulebook, area, now);
    const facts = decision.entries.map((each) => entryFact(house, viewer, area, book, now, each, null));
    const changed = facts.map(domainFact).filter(isAreaEntry).reduce(evolveArea, area);
    const lost = [...changed.posts.values()].find((post) => post.supervisor !== null && !changed.posts.has(post.supervisor));
    if (lost) {
      return because(
        'no-such-supervisor',
        `The post ${lost.title} would be supervised by a post that does not exist.`,
        'Create the supervising post first: what lapses climbs to it.',
      );
    }
    const left = leftUnanswered(area, changed, now);
    if (left) return refuseUnanswered(changed, left, writtenInstant);
    const committed = await commit(tx, {
      ledger: house.area,
      expected: versions,
      key: null,
      requestHash: null,
      facts: prepareBatch(facts, { salt: house.newSalt, subjectOf }),
      rows: { post: postRows(changed, now) },
    });
    if (committed.kind !== 'appended') throw new Lost(committed.kind === 'clockBehind' ? committed.lastRecorded : 0);
    await followChange(tx, area, changed, now);
    return decision;
  });
}

/** Adopts the rulebook that this version of the product has, if the area has not. Rules it did not have before bind from now. */
export async function adoptRulebook(house: House): Promise<string> {
  const { version, rules } = house.rulebook;
  await changeDirectory(house, serviceViewer(house.area, 'timekeeper'), (area) => {
    const last = area.adoptions.at(-1);
    if (last?.version === version) return { kind: 'decided', entries: [] };
    const known = new Set(area.adoptions.flatMap((each) => each.newRules));
    const newRules = rules.map((rule) => rule.key).filter((key) => !known.has(key));
    return { kind: 'decided', entries: [areaEntry(house.area, RulebookAdopted, { version, newRules })] };
  });
  return version;
}

/** Sets a limit of the area's own, in the unit that the rulebook has it in. Statute cannot be overridden. What is owed already keeps its date. */
export function overrideLimit(
  house: House,
  viewer: Viewer,
  { limit, count, reason }: { readonly limit: string; readonly count: number; readonly reason: string },
): Promise<Decision> {
  return changeDirectory(house, viewer, () => {
    const found = house.rulebook.limits.find((each) => each.id === limit);
    if (!found) return because('no-such-limit', 'The rulebook has no such limit.', 'The rulebook page lists them.');
    if (!canBeOverridden(found)) return because('statute', 'This limit is set by law: an area cannot set its own.', 'Keep it as it is.');
    const [unit = ''] = Object.keys(found.amount);
    const amount = readAmount({ ...(found.amount as object), [unit]: count });
    if (!amount) return because('amount-unreadable', 'That is not an amount.', 'Give a whole number from 1.');
    if (reason.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say why the area sets its own.');
    return {
      kind: 'decided',
      entries: [areaEntry(house.area, LimitOverridden, { limit, amount, reason, authoriser: viewer.post ?? viewer.practitioner })],
    };
  });
}

/** "2 March 2026 at 09:00", in London. */
const writtenInstant = (at: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' }).format(at);

/** Switches a rule on or off, where the promise can do without it. */
export function switchRule(
  house: House,
  viewer: Viewer,
  { rule: key, on, reason }: { readonly rule: string; readonly on: boolean; readonly reason: string },
): Promise<Decision> {
  return changeDirectory(house, viewer, (area, now) => {
    const rule = house.rulebook.rules.find((each) => each.key === key);
    if (!rule) return because('no-such-rule', 'The rulebook has no such rule.', 'The rulebook page lists them.');
    if (!rule.optional)
      return because(
        'rule-kept',
        'The promise stands on this rule: no area can switch it off.',
        'Set the limit that it counts by instead.',
      );
    if (isOn(rule, area, now) === on)
      return because('switched-already', `This rule is ${on ? 'on' : 'off'} already.`, 'Open the page again and look.');
    if (reason.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say why the area switches it.');
    const authoriser = viewer.post ?? viewer.practitioner;
    return { kind: 'decided', entries: [areaEntry(house.area, RuleSwitched, { rule: key, on, reason, authoriser })] };
  });
}
