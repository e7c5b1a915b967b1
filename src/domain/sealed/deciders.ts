/** Pure deciders about sealed items: the holder alone answers for them, per decision, in writing, without content. */
import { because, type Decision, refused } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { saidAlready } from '../said.ts';
import { write } from '../write.ts';
import { DecisionMinuted, ItemWeighed, SealedItemNoted, SealedItemRenewed, SealedItemWithdrawn, WeighingAsked } from './entries.ts';
import { questionsIn } from './questions.ts';
import { openItems, type SealedItem, weighedFor } from './state.ts';

/** `answersFor`: the posts of whoever does it. Only the holder puts the marker on; nobody does it for them. */
export function noteItem(
  file: FileState,
  id: string,
  fields: { readonly holder: string; readonly until: number },
  answersFor: readonly string[],
  now: number,
  latest: number,
): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined) return because('moved', 'No record lies in this file any more.', 'Look where the record lies now.');
  if (!answersFor.includes(fields.holder)) return notTheHolder;
  return wrongDay(fields.until, now, latest) ?? write(SealedItemNoted, { stream: `sealed/${id}`, file: file.id, record }, fields);
}

export const renewItem = (
  file: FileState,
  id: string,
  until: number,
  answersFor: readonly string[],
  now: number,
  latest: number,
): Decision =>
  byHolder(file, id, answersFor, (item) => wrongDay(until, now, latest) ?? write(SealedItemRenewed, where(file, item), { until }));

export const withdrawItem = (file: FileState, id: string, why: string, answersFor: readonly string[]): Decision =>
  byHolder(file, id, answersFor, (item) => write(SealedItemWithdrawn, where(file, item), { why }));

export function weighItem(
  file: FileState,
  id: string,
  fields: { readonly question: string; readonly outcome: string; readonly words: string },
  answersFor: readonly string[],
): Decision {
  return byHolder(file, id, answersFor, (item) => {
    if (!questionsIn(file).some((each) => each.fact === fields.question))
      return because('no-such-question', 'Nothing is asked before that decision.', 'Open it from the page of the file.');
    const before = weighedFor(item, fields.question);
    return before
      ? saidAlready(
          fields,
          before,
          'It is confirmed already that this was weighed for that decision.',
          'Read by whom on this page. If the decision is to wait for you all the same, call whoever decides it now.',
        )
      : write(ItemWeighed, where(file, item), fields);
  });
}

export function askWeighing(
  file: FileState,
  id: string,
  fields: { readonly decision: string; readonly about: string; readonly words: string; readonly needed: number },
  now: number,
): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined) return because('moved', 'No record lies in this file any more.', 'Look where the record lies now.');
  if (fields.needed <= now) return because('date-past', 'That is not in the future.', 'Give the day of the decision.');
  return write(WeighingAsked, { stream: `weighing/${id}`, file: file.id, record }, fields);
}

/** Minuted when every holder has confirmed; in danger before, and then the confirmation stays owed. */
export function minuteDecision(file: FileState, id: string, fields: { readonly decided: string; readonly protective: boolean }): Decision {
  const found = file.weighings.get(id);
  if (!found) return because('no-such-question', 'That question does not lie in this file.', 'Open it from the page of the file.');
  if (found.minuted)
    return saidAlready(
      { decided: fields.decided },
      found.minuted,
      'The decision is minuted already.',
      'Read it on this page. A mistake is corrected in the chronology.',
    );
  const open = openItems(file).filter((item) => !weighedFor(item, found.asked.fact));
  if (open.length > 0 && !fields.protective)
    return refused(
      ...open.map((item) => ({
        gate: 'G21',
        code: 'not-weighed',
        words: `The holder has not confirmed that something sealed was weighed: ${file.area.posts.get(item.holder)?.title ?? item.holder}.`,
        how: 'It is on the holder’s list. Speak with them. What protects somebody does not wait for it.',
        about: null,
      })),
    );
  return write(DecisionMinuted, { stream: found.stream, file: file.id, record: found.record }, fields);
}

function wrongDay(until: number, now: number, latest: number): Decision | null {
  if (until <= now) return because('date-past', 'The day on which it ends is not in the future.', 'Give a day after today.');
  return until > latest
    ? because(
        'date-far',
        'That is longer than it may stand without being looked at.',
        'Give an earlier day. The rulebook page says how long it may be (G21).',
      )
    : null;
}

const where = (file: FileState, item: SealedItem) => ({ stream: item.stream, file: file.id, record: item.record });
const notTheHolder = because(
  'not-the-holder',
  'Only the holder says that there is something, and what becomes of it.',
  'Ask the post that holds it.',
);

function byHolder(file: FileState, id: string, answersFor: readonly string[], decide: (item: SealedItem) => Decision): Decision {
  const item = file.sealedItems.get(id);
  if (!item) return because('no-such-item', 'That does not lie in this file.', 'Open it from the page of the file.');
  if (item.withdrawn) return because('item-withdrawn', 'Its holder has withdrawn it.', 'Note another, if there is something.');
  return answersFor.includes(item.holder) ? decide(item) : notTheHolder;
}
