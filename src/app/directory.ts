/** Sets up an area: its organisations, posts and who fills them, and the rulebook it adopts. */
import type { Viewer } from '../access/viewer.ts';
import { type Area, evolveArea, whoAnswers } from '../domain/area/state.ts';
import { type areaEntries, LimitOverridden, RulebookAdopted } from '../domain/area/entries.ts';
import { because, refused, type Decision, type NewEntry } from '../domain/decision.ts';
import { isAreaEntry } from '../domain/facts.ts';
import { domainFact } from '../domain/upcast.ts';
import { entry } from '../domain/write.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { Instant } from '../ledger/envelope.ts';
import { prepareBatch } from '../ledger/prepare.ts';
import { commit } from '../store/commit.ts';
import { readAmount } from '../rulebook/engine/amount.ts';
import { canBeOverridden, inForce } from '../rulebook/engine/rulebook.ts';
import { entryFact, subjectOf } from './envelope.ts';
import type { House } from './house.ts';
import { directoryStream, load } from './load.ts';
import { notAllowed } from './permission.ts';

/** The area as it stands now. */
export const areaNow = async (house: House, viewer: Viewer): Promise<Area> =>
  (await viewing(house.pool, viewer, (tx) => load(tx, house.pool, house.area, []))).area;

/** An entry about the area. */
export const areaEntry = (area: string, type: (typeof areaEntries)[number], fields: unknown): NewEntry =>
  entry(type, { stream: directoryStream(area), file: null, record: null }, fields);

/** Records entries about the area, decided on the area as it is. */
export async function changeDirectory(house: House, viewer: Viewer, decide: (area: Area) => Decision): Promise<Decision> {
  const now = await house.now();
  return viewing(house.pool, viewer, async (tx) => {
    const { area, versions } = await load(tx, house.pool, house.area, []);
    const no = notAllowed(house, viewer, area, undefined, { act: 'change-directory', file: null }, now);
    const decision: Decision = no ? refused(no) : decide(area);
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
    const committed = await commit(tx, {
      ledger: house.area,
      expected: versions,
      key: null,
      requestHash: null,
      facts: prepareBatch(facts, { salt: house.newSalt, subjectOf }),
      rows: { post: postRows(changed, now) },
    });
    if (committed.kind !== 'appended')
      throw new Error(`The directory was changed by somebody else meanwhile (${committed.kind}); try again`);
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

/** What the watchdog needs to know: that each post is answered for, and by whom. */
const postRows = (area: Area, at: Instant): readonly object[] =>
  [...area.posts.values()].map(({ id, role, organisation }) => ({
    id,
    role,
    organisation,
    answered_by: whoAnswers(area, id, at).practitioner,
  }));
