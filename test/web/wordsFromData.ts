/** Words that screens say and that lie in data, not in a view: the rulebook's own, kept lists, what was done, the titles of pages. */
import { partnerLists } from '../../src/app/partnerWords.ts';
import { findings, AssessmentRecorded, ReviewRecorded, SessionReported } from '../../src/domain/referral/entries.ts';
import { caseEntries } from '../../src/domain/case/entries.ts';
import { SealedItemWithdrawn, weighedDecisions } from '../../src/domain/sealed/entries.ts';
import { interpreters } from '../../src/domain/visit/entries.ts';
import { entryTypes } from '../../src/domain/facts.ts';
import { rulebookInWords } from '../../src/rulebook/engine/inWords.ts';
import { limitKindWords } from '../../src/rulebook/engine/rulebook.ts';
import { childTerms, circumstanceTerms } from '../../src/rulebook/uk/circumstances.ts';
import { closingReasons } from '../../src/rulebook/uk/closingReasons.ts';
import { uk } from '../../src/rulebook/uk/rulebook.ts';
import { postRoles, roleInWords } from '../../src/app/whoAnswers.ts';
import { recordForms } from '../../src/web/case/forms.ts';
import { doneSentences } from '../../src/web/done.ts';
import { titleOf } from '../../src/web/faults.ts';
import { typeWords } from '../../src/web/file/words.ts';
import { questions } from '../../src/web/referral/questions.ts';
import { routes } from '../../src/web/routes.ts';
import { fixedWords } from './fixedWords.ts';

interface AnyField {
  readonly label: string;
  readonly hint?: string;
  readonly mustBe?: string | null;
  readonly choices?: readonly { readonly text: string; readonly hint?: string }[];
}
const fieldWords = ({ label, hint, mustBe, choices = [] }: AnyField): readonly (string | null | undefined)[] => [
  label,
  hint,
  mustBe,
  ...choices.flatMap((choice) => [choice.text, choice.hint]),
];

const fromForms = (): readonly (string | null | undefined)[] => [
  ...questions.flatMap(({ section, title, lead = [], points = [], body }) => [
    section,
    title,
    ...lead,
    ...points,
    ...body.flatMap(fieldWords),
  ]),
  ...Object.values(recordForms).flatMap(({ title, lead, button, fields }) => [title, button, ...lead, ...fields.flatMap(fieldWords)]),
  // The parts of a date, in every form.
  'Day',
  'Month',
  'Year',
  'Time',
];

/** What an entry says as a word of its own: "unfounded", "not appropriate". */
const fromEntries = (): readonly string[] => [
  ...findings,
  ...postRoles.map(roleInWords),
  ...interpreters,
  ...[AssessmentRecorded, ReviewRecorded, SessionReported].flatMap(({ shape }) => shape.shape.outcome.options),
  ...entryTypes.map(({ type }) => typeWords(type)),
];

function fromRulebook(): readonly string[] {
  const book = rulebookInWords(uk);
  return [
    book.words,
    ...circumstanceTerms.flatMap(({ stops, goesOn, decides }) => [...stops, ...goesOn, decides]),
    ...Object.values(childTerms),
    ...uk.rules.flatMap(({ title, words, task, owedByWords }) => [title, words, task, owedByWords]),
    ...uk.limits.map(({ words }) => words),
    ...uk.gates.flatMap(({ title, words }) => [title, words]),
    ...book.ladders.flatMap(({ words, hours, rungs }) => [words, hours, ...rungs.map(({ to }) => to)]),
    ...book.calendars.map(({ name }) => name),
    ...Object.values(limitKindWords),
/** What the entries of a Channel case say. */
const ofCases = [
  ...caseEntries.flatMap(({ shape }) =>
    Object.values(shape.shape).flatMap((field) => ('options' in field ? (field.options as readonly string[]) : [])),
  ),
  'the person',
];

/** What is said of sharing, of what a holder keeps, and of fixation on violence. */
const ofSharing = [
  ...weighedDecisions,
  ...SealedItemWithdrawn.shape.shape.why.options,
  ...Object.values(hitOutcomes),
  ...Object.values(pathwayStates),
  violenceList.source,
  ...[violenceList.violence, violenceList.ideology, violenceList.bases, violenceList.consents, violenceList.reasons].flatMap((list) =>
    list.map(({ words }) => words),
  ),
];

    ...closingReasons.map(({ words }) => words),
    ...Object.values(partnerLists).flatMap(({ codes }) => codes.map(({ words }) => words)),
  ];
}

  ...ofCases,
  ...ofSharing,
export const wordsFromData = (): readonly string[] =>
  [
    ...routes.map(({ title }) => title),
    ...Object.values(titleOf),
    ...Object.values(doneSentences),
    ...fromForms(),
    ...fromEntries(),
    ...fromRulebook(),
    ...fixedWords(),
  ].filter((words): words is string => Boolean(words));
