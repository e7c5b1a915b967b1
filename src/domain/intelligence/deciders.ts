/** Pure deciders about intelligence. Nothing stands before saying that something was read; who looks afresh is never who read it first (F14). */
import { because, type Decision, type Refusal } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { IntelligenceLooked, IntelligenceRead, IntelligenceWritten } from './entries.ts';
import { answersForLead, authorsOf, type LookOutcome, outcomesFor, postsAbove } from './held.ts';
import type { Intelligence } from './state.ts';

const isBlank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';

export function readIntelligence(
  file: FileState,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  who: string,
  happened: number | undefined,
  now: number,
): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined)
    return because('moved', 'No record lies in this file any more: the person is on another file.', 'Record it on that file.');
  if (happened !== undefined && happened > now)
    return because('date-ahead', 'It cannot have been read in the future.', 'Give the time at which you first read it.');
  if (fields.handling === 'C' && isBlank(fields.conditions))
    return because('no-conditions', 'Handling code C has conditions, and none are written.', 'Write the conditions, or choose P.');
  return write(
    IntelligenceRead,
    { stream: `intelligence/${id}`, file: file.id, record, ...(happened === undefined ? {} : { happened }) },
    { ...fields, byLead: answersForLead(file, who, now) },
  );
}

export const writeIntelligence = (
  file: FileState,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  who: string,
  now: number,
): Decision =>
  on(file, id, (found) => {
    if (found.written) return because('written-already', 'The report is written already.', 'Correct it, if something in it is wrong.');
    if (fields.share === 'shared' && isBlank(fields.sharedWith))
      return because('not-said-with-whom', 'It is not said with whom it is shared.', 'Name who is told.');
    return write(IntelligenceWritten, where(file, found), { ...fields, byLead: answersForLead(file, who, now) });
  });

/** `answersFor`: the posts for which this person answers. Of an open subject the lead says what follows, or a post above. */
export const lookAtIntelligence = (
  file: FileState,
  id: string,
  who: string,
  answersFor: readonly string[],
  fields: { readonly outcome: LookOutcome; readonly reason: string },
): Decision =>
  on(file, id, (found) => {
    if (found.looked)
      return because('looked-already', 'Somebody has said already what follows from it.', 'Read what they said, on the subject’s page.');
    const fitting = outcomesFor(file, found);
    if (!fitting.includes(fields.outcome)) return unfit;
    const notLead = fitting.includes('acted on') ? whyNotLead(file, found, who, answersFor, fields.outcome) : null;
    if (notLead) return notLead;
    if (found.read.by === who)
      return because(
        'same-person',
        'You were the first to read it: the fresh look is another person’s.',
        'It is on the list of the post above; ask whoever answers for it, or another case officer.',
      );
    return write(IntelligenceLooked, where(file, found), fields);
  });

// Of somebody whom nobody holds there is nothing to open again and nobody to make enquiries: they are taken up, or not.
const unfit = because(
  'outcome-unfit',
  'That is not an answer about this person.',
  'Of somebody whose report was set aside: take them up, on the page of the lead, or say why it stays set aside. Otherwise open the page again and choose.',
);

function whyNotLead(
  file: FileState,
  found: Intelligence,
  who: string,
  answersFor: readonly string[],
  outcome: LookOutcome,
): Refusal | null {
  if (authorsOf(found).includes(who))
    return because(
      'same-person',
      'You read this, or wrote its report: what follows is said by whoever leads the subject.',
      'It is on the list of the lead; if that is you, of the post above.',
    );
  if (!postsAbove(file).some((post) => answersFor.includes(post)))
    return because(
      'not-its-lead',
      'Another post leads this subject: it says what follows.',
      'It is on its list. Call whoever answers for it.',
    );
  return outcome === 'nothing further' && !found.written
    ? because(
        'report-not-written',
        'The report is not written yet: that nothing follows cannot be said of what nobody has written.',
        'Ask whoever read it to write it today. What you do meanwhile you can say now.',
      )
    : null;
}

const where = (file: FileState, { stream, record }: Intelligence) => ({ stream, file: file.id, record });

function on(file: FileState, id: string, decide: (found: Intelligence) => Decision): Decision {
  const found = file.intelligence.get(id);
  return found ? decide(found) : because('no-such-intelligence', 'That does not lie in this file.', 'Open it from the subject’s page.');
}
