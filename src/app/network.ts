/**
 * Ties of a person, what is put to a lead because of one, and people whom a report names (S15, F12). The other end of a tie is given by the
 * record of a file that the viewer sees; nothing is written there but a question, when there is one.
 */
import type { Viewer } from '../access/viewer.ts';
import { postsAnsweredBy } from '../domain/area/presence.ts';
import { because, type Decision } from '../domain/decision.ts';
import { postFor } from '../domain/file/posts.ts';
import type { FileState } from '../domain/file/state.ts';
import {
  answerTied,
  endTie,
  findTieWrong,
  giveText,
  namePerson,
  type NewTie,
  placeNamed,
  recordTie,
  renewTie,
  settleNamed,
} from '../domain/tie/deciders.ts';
import type { TiedOutcome } from '../domain/tie/entries.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { tieTypes } from '../rulebook/uk/tieTypes.ts';
import { filesOfRecords } from '../store/people.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { Outcome, Situation } from './act.ts';
import type { House } from './house.ts';
import { lookAt } from './look.ts';
import { actOnFile } from './onFile.ts';

export type NetworkAct =
  /** `to`: the file of the other end, found by search; null where it is nobody on file. */
  | { readonly act: 'record-tie'; readonly tie: string; readonly to: string | null; readonly fields: Omit<NewTie, 'record'> }
  | { readonly act: 'renew-tie'; readonly tie: string; readonly fields: { readonly reason: string; readonly ends: Instant } }
  | { readonly act: 'end-tie'; readonly tie: string; readonly fields: { readonly until: string; readonly reason: string } }
  | { readonly act: 'find-tie-wrong'; readonly tie: string; readonly reason: string }
  | {
      readonly act: 'give-tied-report';
      readonly tie: string;
      readonly as: string;
      readonly fields: { readonly words: string; readonly reason: string };
    }
  | {
      readonly act: 'answer-tied-report';
      readonly tied: readonly string[];
      readonly fields: { readonly outcome: TiedOutcome; readonly words: string };
    }
  | { readonly act: 'name-person'; readonly named: string; readonly fields: { readonly words: string; readonly report: string | null } }
  | { readonly act: 'place-named'; readonly named: string; readonly to: string; readonly as: string; readonly words: string }
  | { readonly act: 'settle-named'; readonly named: string; readonly words: string };

/** Records one act about one file. `key` makes sending the same form twice harmless. */
export async function network(
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string } & NetworkAct,
): Promise<Outcome> {
  const other = await otherFile(house, viewer, request);
  const back = await whereTheyWereNamed(house, viewer, request);
  return actOnFile(house, viewer, request, {
    does: request.act,
    also: other === null ? [] : [other],
    unseen: [...new Set(back.values())],
    decide: (file, situation) => {
      const named = new Map(
        [...back].flatMap(([record, id]) => {
          const found = situation.files.get(id);
          return found ? [[record, found] as const] : [];
        }),
      );
      return decide(situation, file, viewer, request, { other: situation.files.get(other ?? '') ?? null, back: named });
    },
  });
}

/** By record, the files in which reports name somebody whom they turn out not to name: the product looks, as for finds (judging.ts). */
async function whereTheyWereNamed(
  house: House,
  viewer: Viewer,
  request: { readonly file: string } & NetworkAct,
): Promise<ReadonlyMap<string, string>> {
  if (request.act !== 'answer-tied-report' || request.fields.outcome !== 'names somebody else') return new Map();
  const tied = (await lookAt(house, viewer, request.file))?.file.tied;
  const from = request.tied.flatMap((id) => tied?.get(id)?.put.from ?? []);
  return viewing(house.pool, serviceViewer(house.area, 'clock'), (tx) => filesOfRecords(tx, house.area, from));
}

/** The file of the other end where the viewer may see it: a sealed one is for them as if it were not there. */
async function otherFile(house: House, viewer: Viewer, request: { readonly file: string } & NetworkAct): Promise<string | null> {
  if (request.act === 'record-tie' || request.act === 'place-named')
    return request.to !== null && (await lookAt(house, viewer, request.to)) ? request.to : null;
  if (request.act !== 'give-tied-report') return null;
  const record = (await lookAt(house, viewer, request.file))?.file.ties.get(request.tie)?.said.record;
  if (!record) return null;
  return (await viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, [record]))).get(record) ?? null;
}

/** The last day that a tie may have. */
export const latestTie = (book: RulebookInForce, now: Instant): Instant => dueAfter(now, amountOf(book, 'S15.longest', now), book.calendar);

interface Others {
  /** The file of the other end. */
  readonly other: FileState | null;
  readonly back: ReadonlyMap<string, FileState>;
}

function decide({ book, now }: Situation, file: FileState, viewer: Viewer, request: NetworkAct, { other, back }: Others): Decision {
  const at = { now, latest: latestTie(book, now) };
  switch (request.act) {
    case 'record-tie': {
      const record = (other && [...other.records.keys()][0]) ?? null;
      return recordTie(file, request.tie, { ...request.fields, record }, other, tieTypes.types, at);
    }
    case 'renew-tie':
      return renewTie(file, request.tie, request.fields, at);
    case 'end-tie':
      return endTie(file, request.tie, request.fields);
    case 'find-tie-wrong':
      return findTieWrong(file, request.tie, request.reason);
    case 'give-tied-report':
      return (
        notLead(file, viewer, now) ?? giveText(file, request.tie, request.fields, other, request.as, { now, post: postFor(file, 'lead') })
      );
    case 'answer-tied-report':
      return notLead(file, viewer, now) ?? answerTied(file, request.tied, request.fields, back);
    case 'name-person':
      return namePerson(file, request.named, request.fields);
    case 'place-named':
      return other
        ? placeNamed(file, request.named, other, request.as, { now, words: request.words })
        : because('no-such-file', 'There is no such file, or it has been let go.', 'Look it up by its reference.');
    case 'settle-named':
      return settleNamed(file, request.named, request.words);
    default:
      return request satisfies never;
  }
}

/** Whoever answers for the file decides what a report means for it, and what of it is given: the lead, or the post above. */
function notLead(file: FileState, viewer: Viewer, now: Instant): Decision | null {
  const mine = postsAnsweredBy(file.area, viewer.practitioner, now);
  const [lead, second] = [postFor(file, 'lead'), postFor(file, 'second')];
  if (mine.includes(lead) || mine.includes(second)) return null;
  return because(
    'lead-decides',
    'That is for the post that leads the file to decide.',
    `Ask the post ${file.area.posts.get(lead)?.title ?? lead}.`,
  );
}
