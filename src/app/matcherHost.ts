/**
 * The list of known people in this process, fed from the read model before each question: base at the first, what changed
 * afterwards. The matching issue puts a process of its own behind the same interface.
 */
import { inMemoryMatcher, type Matcher } from '../matching/matcher.ts';
import { createPeopleList, type PeopleList } from '../matching/people-list.ts';
import type { PersonDetails } from '../domain/file/state.ts';
import { recordIds, recordsSince } from '../store/people.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { Pool } from '../store/pools.ts';
import { personQuery } from '../matching/person.ts';

export interface MatcherHost {
  /** Fed up to the ledger as it is now. */
  ready(): Promise<Matcher>;
}

export function matcherHost(pool: Pool, area: string): MatcherHost {
  const list = createPeopleList();
  const listed = new Set<string>();
  let from = 0;
  let feeding: Promise<void> | null = null;
  const feed = async () => {
    const { records, size, held } = await viewing(pool, serviceViewer(area, 'matcher'), async (tx) => ({
      ...(await recordsSince(tx, area, from)),
      held: await recordIds(tx, area),
    }));
    for (const { record, file, details } of records) put(list, listed, record, file, details as PersonDetails);
    // Whoever has been let go leaves the list as well.
    for (const record of listed) if (!held.has(record) && list.remove(record)) listed.delete(record);
    list.advanceTo(Math.max(0, size - 1));
    from = size;
  };
  return {
    ready: async () => {
      // Two questions at once share one feeding; the second feeds again, since it may have come after a newer referral.
      while (feeding) await feeding;
      feeding = feed().finally(() => {
        feeding = null;
      });
      await feeding;
      return inMemoryMatcher(list);
    },
  };
}

function put(list: PeopleList, listed: Set<string>, record: string, file: string, details: PersonDetails): void {
  const person = { ...personQuery(details), record, file };
  if (!list.add(person)) list.replace(person);
  listed.add(record);
}
