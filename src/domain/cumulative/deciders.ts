/** Pure deciders about the cumulative assessment: every contact is read by whoever writes, or it is said why not. */
import { because, type Decision, refused } from '../decision.ts';
import { dayKey } from '../contact/contact.ts';
import { contactsOf } from '../contact/ladder.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { CumulativeDissented, type CumulativeEntry, CumulativeWritten } from './entries.ts';

type Written = Extract<CumulativeEntry, { type: 'CumulativeWritten' }>['fields'];
export type NewCumulative = Omit<Written, 'counted'>;

/** What is written of is every line of the list that was not taken back. */
export const toBeRead = (file: FileState) => contactsOf(file).filter(({ standing }) => standing !== 'taken back');

export function writeCumulative(
  file: FileState,
  id: string,
  fields: NewCumulative,
  { counted, happened, now }: { readonly counted: number; readonly happened: number; readonly now: number },
): Decision {
  const referral = file.referrals.get(fields.concerns ?? '');
  const record = referral?.record ?? [...file.records.keys()][0];
  if (record === undefined)
    return because(
      'moved',
      'No record lies in this file any more: the person is on another file.',
      'Write it on the file where the record lies now.',
    );
  if (fields.concerns !== null && !referral)
    return because('no-such-referral', 'That referral does not lie in this file.', 'Choose one of this file, or the person as a whole.');
  if (happened > now) return because('time-future', 'The day on which it was written is in the future.', 'Give the true day.');
  if (fields.axes.includes('no concern left') && fields.axes.length > 1)
    return because(
      'axes-differ',
      'It says that no concern is left, and on which axis one lies.',
      'Choose the axes of what concern is left; or only that none is.',
    );
  const said = new Set([...fields.read, ...fields.unread.map(({ contact }) => contact)]);
  const missing = toBeRead(file).filter(({ id: contact }) => !said.has(contact));
  if (missing.length > 0)
    return refused(
      ...missing.map(({ id: contact, on }) => ({
        code: 'contact-unread',
        words: `A contact of ${dayKey(on).replaceAll('-00', '')} is neither ticked as read nor is it said why not.`,
        how: 'Read it and tick it, or write why it was not read.',
        about: { kind: 'contact', id: contact },
      })),
    );
  return write(CumulativeWritten, { stream: `cumulative/${id}`, file: file.id, record, happened }, { ...fields, counted });
}

export function dissentFromCumulative(file: FileState, id: string, fields: { readonly agency: string; readonly words: string }): Decision {
  const found = file.cumulatives.get(id);
  if (!found) return because('no-such-cumulative', 'That assessment does not lie in this file.', 'Open it from the list of contacts.');
  return write(CumulativeDissented, { stream: found.stream, file: file.id, record: found.record }, fields);
}
