/** Pure deciders about a record of a person. */
import type { Instant } from '../../ledger/envelope.ts';
import { because, type Decision, decided } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { RecordDescribed } from './entries.ts';
import { type Unnamed, PersonStaysUnknown } from './unnamed.ts';
import { isOffList, type LeftOffWhy, RecordLeftOff, RecordListedAgain, RecordStaysOff } from './listing.ts';

/** What is known of the person now takes the place of what was known; the earlier stays in the chronology. */
export function describePerson(file: FileState, record: string, details: unknown): Decision {
  if (!file.records.has(record))
    return because('no-such-record', 'That record does not lie in this file.', 'It may have been moved: read the chronology.');
  return write(RecordDescribed, { stream: `record/${record}`, file: file.id, record }, details);
}

/** The service that keeps the list says who is off it (`why`), or on it again (null): once a change. A record that lies here no longer is said of where it lies. */
export function keepListed(file: FileState, record: string, why: LeftOffWhy | null): Decision {
  const part = file.records.get(record);
  const target = { stream: `record/${record}`, file: file.id, record };
  if (!part || (isOffList(part) !== null) === (why !== null)) return decided();
  return why === null ? write(RecordListedAgain, target, {}) : write(RecordLeftOff, target, { why });
}

/** `latest`: the last day that the rulebook lets a record stay off the list without being looked at. */
export function letStayOff(
  file: FileState,
  record: string,
  fields: { readonly reason: string; readonly until: Instant },
  now: Instant,
  latest: Instant,
): Decision {
  const part = file.records.get(record);
  if (!part || !isOffList(part))
    return because('not-off-list', 'That record is on the list of known people.', 'Nothing is owed about it: read the chronology.');
  return (
    whyNotDay(fields.until, now, latest, {
      words: 'That is longer than a record may stay off the list without being looked at.',
      how: 'Give an earlier day. The rulebook page says how long it may be (G01.staysOff).',
    }) ?? write(RecordStaysOff, { stream: `record/${record}`, file: file.id, record }, fields)
  );
}

/**
 * Nobody can find out now who a record is of. `times`: those of its times without a name that the rulebook sees, `latest`: the last day on
 * which it is asked again. That it is a reason and not a form's filling is for whoever reads it; it comes back on the day.
 */
export function letStayUnknown(
  file: FileState,
  record: string,
  fields: { readonly reason: string; readonly until: Instant },
  times: readonly Unnamed[],
  now: Instant,
  latest: Instant,
): Decision {
  const last = times.at(-1);
  if (!file.records.has(record) || !last || last.named)
    return because('not-unnamed', 'That record says who it is of.', 'Nothing is owed about it: read the chronology.');
  return (
    whyNotDay(fields.until, now, latest, {
      words: 'That is longer than anybody may stay unknown without being asked about.',
      how: 'Give an earlier day. The rulebook page says how long it may be (G01.unnamed.again).',
    }) ?? write(PersonStaysUnknown, { stream: `record/${record}`, file: file.id, record }, fields)
  );
}

/** A day on which somebody looks again: to come, and not too far. */
function whyNotDay(until: Instant, now: Instant, latest: Instant, far: { readonly words: string; readonly how: string }): Decision | null {
  if (until <= now) return because('date-past', 'The day on which it is looked at again is not in the future.', 'Give a day after today.');
  return until > latest ? because('date-far', far.words, far.how) : null;
}
