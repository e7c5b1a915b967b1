/**
 * Pure decider of an assessment (S06). It asks for what is always asked and refuses nothing for what it says: no grade, and no
 * sum of grades, opens or shuts anything (K20).
 */
import { type Decision, type RefusalReason, refused } from '../decision.ts';
import { firstRecord, movedAway } from '../file/moved.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { isInForce } from '../assumption/state.ts';
import { AssessmentMade, type AssessmentEntry } from './entries.ts';
import { type AssessmentForm, type FormItem, itemsOf } from './form.ts';

type Fields = AssessmentEntry['fields'];
export type AssessmentFields = Partial<Fields>;

/** `happened`: when it was done. `form`: the loaded form that the fields name, in that version; null when they name none. */
export function makeAssessment(
  file: FileState,
  id: string,
  fields: AssessmentFields,
  {
    by,
    now,
    happened,
    form,
  }: { readonly by: string; readonly now: number; readonly happened: number; readonly form: AssessmentForm | null },
): Decision {
  const record = file.referrals.get(fields.concerns ?? '')?.record ?? firstRecord(file);
  if (record === undefined) return movedAway;
  const read = AssessmentMade.shape.safeParse(fields);
  if (!read.success) return write(AssessmentMade, { stream: '', file: null, record: null }, fields);
  const lacks = [
    ...(happened > now
      ? [lack('date-future', 'The day on which it was done is in the future.', 'Give the day on which it was done.')]
      : []),
    ...alwaysAsked(read.data),
    ...formAnswers(read.data, form),
    ...namesOthers(file, read.data, by),
  ];
  if (lacks.length > 0) return refused(...lacks);
  return write(AssessmentMade, { stream: `assessment/${id}`, file: file.id, record, happened }, fields);
}

const lack = (code: string, words: string, how: string, gate?: string): RefusalReason => ({ code, words, how, ...(gate ? { gate } : {}) });
const isBlank = (...all: readonly string[]): boolean => all.some((each) => each.trim() === '');

/** Asked of everybody, whatever the form (F09, F10, F42). */
function alwaysAsked({ capability, distance, compliance, allegations, concerns, wouldChangeMyMind }: Fields): readonly RefusalReason[] {
  const lacks: RefusalReason[] = [];
  if (isBlank(wouldChangeMyMind))
    lacks.push(
      lack(
        'no-change-of-mind',
        'It is not said what would change your mind.',
        'Write what you would have to see or hear to judge otherwise.',
      ),
    );
  if (capability.grade !== 'not assessed') {
    if (isBlank(capability.atHand))
      lacks.push(
        lack(
          'at-hand-missing',
          'It is not said what could be done with what is at hand.',
          'Write what this person could do without skill, money or help: with a vehicle, a knife, whatever is in the house. A weak capability says nothing of that.',
          'G20',
        ),
      );
    if (isBlank(capability.grounds) || capability.confidence === null)
      lacks.push(
        lack('no-grounds', 'Capability is graded without grounds or confidence.', 'Write what it rests on, and how sure you are.'),
      );
  }
  if (distance.seen === 'yes' && isBlank(distance.asLess, distance.asHidden, distance.wouldChange))
    lacks.push(
      lack(
        'one-reading',
        'Distance from extremists is read in one way only.',
        'Write both: how it would be a lessening of concern, and how it would be concealment; and what would show which.',
        'G20',
      ),
    );
  if (compliance.seen === 'yes' && isBlank(compliance.asSincere, compliance.asDisguised, compliance.independent))
    lacks.push(
      lack(
        'compliance-one-reading',
        'Compliance is read in one way only.',
        'Write both: sincere, and put on; and what bears it out that does not come from the person.',
        'G20',
      ),
    );
  if (concerns !== null && allegations.length === 0)
    lacks.push(
      lack('no-allegation', 'What is said of the person is not set out.', 'Write each allegation, with their own account beside it.'),
    );
  if (allegations.some(({ account, notSought }) => account.trim() === '' && notSought.trim() === ''))
    lacks.push(
      lack(
        'account-missing',
        'Beside an allegation the person’s own account is missing.',
        'Write what they say to it; or why nobody has asked them yet.',
      ),
    );
  return lacks;
}

function formAnswers({ form: named, answers }: Fields, form: AssessmentForm | null): readonly RefusalReason[] {
  if (named === null) return [];
  if (!form || form.form !== named.id || form.version !== named.version)
    return [lack('no-such-form', 'That form is not loaded in this version.', 'Open the page again: it shows the form that is loaded now.')];
  const items = itemsOf(form);
  const unknown = answers.filter(({ item }) => !items.some(({ id }) => id === item));
  return [
    ...unknown.map(({ item }) =>
      lack('no-such-item', `The form has no question "${item}".`, 'Open the page again and answer what it asks.'),
    ),
    ...items.flatMap((item) =>
      itemAnswer(
        item,
        answers.find((answer) => answer.item === item.id),
      ),
    ),
  ];
}

function itemAnswer(item: FormItem, answer: Fields['answers'][number] | undefined): readonly RefusalReason[] {
  const about = (code: string, words: string, how: string) => [lack(`${code}-${item.id}`, `${words}: ${item.question}`, how)];
  if (!answer || isBlank(answer.value))
    return item.required ? about('item', 'Not answered', 'Answer it; "not known" is an answer in words.') : [];
  if (item.kind === 'text') return [];
  if (!item.options.includes(answer.value))
    return about('item', 'Answered with what the form does not offer', 'Choose one of its answers.');
  if (answer.confidence === null) return about('confidence', 'It is not said how sure you are', 'Choose how sure you are.');
  return isBlank(answer.grounds) ? about('grounds', 'It is not said what this rests on', 'Write what you saw, heard or read.') : [];
}

function namesOthers(file: FileState, { concerns, restsOn, dissentsFrom, dissent }: Fields, by: string): readonly RefusalReason[] {
  const lacks: RefusalReason[] = [];
  if (concerns !== null && !file.referrals.has(concerns))
    lacks.push(lack('no-such-referral', 'That referral does not lie in this file.', 'Choose one of the referrals of this file.'));
  for (const assumption of restsOn) {
    const found = file.assumptions.get(assumption);
    if (!found || !isInForce(found))
      lacks.push(
        lack('assumption-gone', 'It rests on an assumption that nobody makes any more.', 'Read what became of it, and leave it out.'),
      );
  }
  if (dissentsFrom === null) return lacks;
  const other = file.assessments.get(dissentsFrom);
  if (!other)
    lacks.push(lack('no-such-assessment', 'The assessment that it dissents from does not lie in this file.', 'Open it from the file.'));
  else if (other.by === by)
    lacks.push(lack('own-assessment', 'Nobody dissents from their own assessment.', 'Make a new one: both stand beside each other.'));
  if (isBlank(dissent))
    lacks.push(lack('no-dissent', 'It is not said where you see it otherwise.', 'Write what you judge differently, and on what grounds.'));
  return lacks;
}
