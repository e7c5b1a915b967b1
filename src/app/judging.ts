/**
 * What is judged of a person, taken to be so, found in another case, and asked about where they work (S06, S12, S13). A find is the one act
 * that is recorded in two files: both are read and written in one append, or nothing is.
 */
import type { Viewer } from '../access/viewer.ts';
import { postsAnsweredBy } from '../domain/area/presence.ts';
import { type AssessmentFields, makeAssessment } from '../domain/assessment/deciders.ts';
import { formOf, whyOutOfUse } from '../domain/assessment/forms.ts';
import {
  answerAssumption,
  challengeAssumption,
  dropAssumption,
  followUpAssumption,
  keepAssumption,
  makeAssumption,
  type NewAssumption,
  showWrong,
} from '../domain/assumption/deciders.ts';
import { because, type Decision } from '../domain/decision.ts';
import {
  assessTrust,
  decideTrustTelling,
  endRole,
  recordAllegation,
  recordBarring,
  recordRole,
  tellDesignatedOfficer,
} from '../domain/employment/deciders.ts';
import type { EmploymentEntry } from '../domain/employment/entries.ts';
import { postFor } from '../domain/file/posts.ts';
import type { FileState } from '../domain/file/state.ts';
import { answerWithoutHolder, awaitArrival, decideDisruption, type NewFind, putFind, recordFind } from '../domain/find/deciders.ts';
import type { Disruption } from '../domain/find/entries.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { filesOfRecords } from '../store/people.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { Outcome, Situation } from './act.ts';
import type { House } from './house.ts';
import { lookAt } from './look.ts';
import { actOnFile } from './onFile.ts';

type FieldsOf<Type extends EmploymentEntry['type']> = Extract<EmploymentEntry, { type: Type }>['fields'];

export type JudgingAct =
  | { readonly act: 'make-assessment'; readonly assessment: string; readonly fields: AssessmentFields; readonly happened: Instant }
  | { readonly act: 'make-assumption'; readonly assumption: string; readonly fields: NewAssumption }
  | {
      readonly act: 'keep-assumption';
      readonly assumption: string;
      readonly fields: { readonly reason: string; readonly until: Instant };
    }
  | {
      readonly act: 'challenge-assumption' | 'answer-assumption' | 'drop-assumption' | 'show-assumption-wrong' | 'follow-up-assumption';
      readonly assumption: string;
      readonly words: string;
    }
  | { readonly act: 'record-find'; readonly find: string; readonly fields: NewFind }
  /** `to`: the file in which the person is held; `as`: the id of what is put there. */
  | { readonly act: 'put-find'; readonly find: string; readonly to: string; readonly as: string }
  | {
      readonly act: 'decide-disruption';
      readonly find: string;
      readonly fields: { readonly outcome: Disruption; readonly reason: string; readonly told: string };
    }
  /** `arrival`: one that tells of the person and that nobody has entered yet. */
  | { readonly act: 'await-find'; readonly find: string; readonly arrival: string }
  | { readonly act: 'answer-find'; readonly find: string; readonly words: string }
  | { readonly act: 'record-role'; readonly role: string; readonly fields: Partial<FieldsOf<'EmploymentRecorded'>> }
  | { readonly act: 'assess-trust'; readonly role: string; readonly fields: FieldsOf<'TrustAssessed'> }
  | { readonly act: 'decide-trust-telling'; readonly role: string; readonly fields: FieldsOf<'TrustTellingDecided'> }
  | { readonly act: 'record-allegation'; readonly role: string; readonly fields: FieldsOf<'TrustAllegationMade'> }
  | { readonly act: 'tell-designated-officer'; readonly role: string; readonly fields: FieldsOf<'DesignatedOfficerTold'> }
  | { readonly act: 'record-barring'; readonly role: string; readonly fields: FieldsOf<'BarringReferralRecorded'> }
  | { readonly act: 'end-role'; readonly role: string; readonly fields: FieldsOf<'EmploymentEnded'> };

/** Records one act about one file. `key` makes sending the same form twice harmless. */
export async function judge(
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string } & JudgingAct,
): Promise<Outcome> {
  const back = await whereItWasFound(house, viewer, request);
  const to = request.act === 'put-find' ? request.to : null;
  const other = to ?? back;
  return actOnFile(house, viewer, request, {
    does: request.act,
    also: to === null ? [] : [to],
    unseen: back === null ? [] : [back],
    decide: (file, situation) => decide(situation, file, viewer, request, situation.files.get(other ?? '') ?? null),
  });
}

/**
 * Where the record lies by now under which it was found: the product looks, since the answer goes back there also where it is sealed to whoever
 * gives it. Null where nothing goes back, or where it was let go.
 */
async function whereItWasFound(house: House, viewer: Viewer, request: { readonly file: string } & JudgingAct): Promise<string | null> {
  if (request.act !== 'decide-disruption') return null;
  const from = (await lookAt(house, viewer, request.file))?.file.finds.get(request.find)?.from;
  if (!from) return null;
  const product = serviceViewer(house.area, 'clock');
  return (await viewing(house.pool, product, (tx) => filesOfRecords(tx, house.area, [from.record]))).get(from.record) ?? null;
}

function decide({ book, now, area }: Situation, file: FileState, viewer: Viewer, request: JudgingAct, other: FileState | null): Decision {
  const by = viewer.practitioner;
  switch (request.act) {
    case 'make-assessment': {
      const form = formOf(area, request.fields.form ?? null);
      return (
        whyOutOfUse(area, request.fields.form ?? null) ??
        makeAssessment(file, request.assessment, request.fields, { by, now, happened: request.happened, form })
      );
    }
    case 'make-assumption':
      return makeAssumption(file, request.assumption, request.fields, now, latestAssumption(book, now));
    case 'keep-assumption':
      return (
        notOwner(file, request.assumption, viewer, now) ??
        keepAssumption(file, request.assumption, request.fields, now, latestAssumption(book, now))
      );
    case 'challenge-assumption':
      return challengeAssumption(file, request.assumption, by, request.words);
    case 'answer-assumption':
      return notOwner(file, request.assumption, viewer, now) ?? answerAssumption(file, request.assumption, by, request.words);
    case 'drop-assumption':
      return notOwner(file, request.assumption, viewer, now) ?? dropAssumption(file, request.assumption, request.words);
    case 'show-assumption-wrong':
      return showWrong(file, request.assumption, request.words);
    case 'follow-up-assumption':
      return followUpAssumption(file, request.assumption, request.words);
    case 'record-find':
      return recordFind(file, request.find, request.fields, now);
    case 'put-find': {
      const find = file.finds.get(request.find);
      if (!find || !other)
        return because(
          'no-such-find',
          'There is no such find, or no such file.',
          'Open it from the file, and look the other up by its reference.',
        );
      return putFind(file, find, other, request.as, now);
    }
    case 'decide-disruption':
      return decideDisruption(file, request.find, by, request.fields, other, now);
    case 'await-find':
      return awaitArrival(file, request.find, request.arrival);
    case 'answer-find':
      return answerWithoutHolder(file, request.find, by, request.words);
    case 'record-role':
      return recordRole(file, request.role, request.fields);
    case 'assess-trust':
      return assessTrust(file, request.role, request.fields, { by, now, latest: latestQuestion(book, now) });
    case 'decide-trust-telling':
      return decideTrustTelling(file, request.role, request.fields, { by, now, latest: latestQuestion(book, now) });
    case 'record-allegation':
      return recordAllegation(file, request.role, request.fields);
    case 'tell-designated-officer':
      return tellDesignatedOfficer(file, request.role, request.fields);
    case 'record-barring':
      return recordBarring(file, request.role, request.fields);
    case 'end-role':
      return endRole(file, request.role, request.fields);
    default:
      return request satisfies never;
  }
}

/** The last day that an assumption may have, and to which a question about a role may be put off. */
export const latestAssumption = (book: RulebookInForce, now: Instant): Instant =>
  dueAfter(now, amountOf(book, 'F20.longest', now), book.calendar);
export const latestQuestion = (book: RulebookInForce, now: Instant): Instant =>
  dueAfter(now, amountOf(book, 'G19.again', now), book.calendar);

/** Whoever owns it answers for it; the lead, and the post above, may too: an owner who is gone must not hold everybody up. */
function notOwner(file: FileState, id: string, viewer: Viewer, now: Instant): Decision | null {
  const owner = file.assumptions.get(id)?.made.owner;
  if (owner === undefined) return null;
  const mine = postsAnsweredBy(file.area, viewer.practitioner, now);
  const may = [owner, file.area.posts.get(owner)?.supervisor, postFor(file, 'lead'), postFor(file, 'second')];
  if (mine.some((post) => may.includes(post))) return null;
  return because(
    'not-the-owner',
    'Another post owns this assumption.',
    `Challenge it, or ask the post ${file.area.posts.get(owner)?.title ?? owner}.`,
  );
}
