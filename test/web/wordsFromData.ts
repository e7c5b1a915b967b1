/** Words that screens say and that lie in data, not in a view: the rulebook's own, kept lists, what was done, the titles of pages. */
import { tieEntries } from '../../src/domain/tie/entries.ts';
import { tieTypes } from '../../src/rulebook/uk/tieTypes.ts';
import { partnerLists } from '../../src/app/partnerWords.ts';
import { findings, AssessmentRecorded, ReviewRecorded, SessionReported } from '../../src/domain/referral/entries.ts';
import { assessmentEntries } from '../../src/domain/assessment/entries.ts';
import { assumptionEntries } from '../../src/domain/assumption/entries.ts';
import { employmentEntries } from '../../src/domain/employment/entries.ts';
import { toldAs } from '../../src/domain/employment/telling.ts';
import { findEntries } from '../../src/domain/find/entries.ts';
import { kindsOfWork, shippedCapacity } from '../../src/rulebook/uk/capacity.ts';
import { contactKinds } from '../../src/rulebook/uk/contactKinds.ts';
import { cumulativeEntries } from '../../src/domain/cumulative/entries.ts';
import { caseEntries } from '../../src/domain/case/entries.ts';
import { SealedItemWithdrawn, weighedDecisions } from '../../src/domain/sealed/entries.ts';
import { interpreters } from '../../src/domain/visit/entries.ts';
import { entryTypes } from '../../src/domain/facts.ts';
import { rulebookInWords } from '../../src/rulebook/engine/inWords.ts';
import { limitKindWords } from '../../src/rulebook/engine/rulebook.ts';
import { childTerms, circumstanceTerms } from '../../src/rulebook/uk/circumstances.ts';
import { closingReasons } from '../../src/rulebook/uk/closingReasons.ts';
import { violenceList } from '../../src/rulebook/uk/violenceLists.ts';
import { uk } from '../../src/rulebook/uk/rulebook.ts';
import { postRoles, roleInWords } from '../../src/app/whoAnswers.ts';
import { recordForms } from '../../src/web/case/forms.ts';
import { doneSentences } from '../../src/web/done.ts';
import { hitOutcomes } from '../../src/web/disclosure/words.ts';
import { titleOf } from '../../src/web/faults.ts';
import { typeWords } from '../../src/web/file/words.ts';
import { questions } from '../../src/web/referral/questions.ts';
import { routes } from '../../src/web/routes.ts';
import { pathwayStates } from '../../src/web/violence/words.ts';
import { lesseningReasons, priorityIndicators } from '../../src/rulebook/uk/subjectLists.ts';
import { regimeSorts, regimeStates } from '../../src/domain/regime/entries.ts';
import { aheadAnswers, lateOutcomes } from '../../src/domain/regime/notifications.ts';
import { residualBands } from '../../src/domain/subject/entries.ts';
import { subjectMachine } from '../../src/domain/subject/machine.ts';
import { lesseningWords } from '../../src/web/subjects/chronology.ts';
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

/** Choices and kept lists about subjects of interest. */
const fromSubjects: readonly string[] = [
  ...[lesseningReasons, priorityIndicators].flatMap(({ source, codes }) => [source, ...codes.map(({ words }) => words)]),
  ...regimeSorts,
  ...Object.values(regimeStates).flat(),
  ...aheadAnswers,
  ...lateOutcomes,
  ...residualBands,
  ...Object.keys(subjectMachine.states),
  ...Object.values(lesseningWords),
  'yes',
  'no',
  'not known',
  'trace',
  'rejected',
  'subject already',
  'referred',
  'not referred',
  'no grounds of their own',
  'monitored',
  'not monitored',
  'reopen',
  'enquiries',
  'stays closed',
  'stays set aside',
  'acted on',
  'nothing further',
  'goes on',
  'national security',
  'crime',
  'neither',
  'shared',
  'not shared',
  'Prevent',
  'MAPPA',
  'the council',
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

/** What the entries of a Channel case say. */
const ofCases = [
  ...caseEntries.flatMap(({ shape }) =>
    Object.values(shape.shape).flatMap((field) => ('options' in field ? (field.options as readonly string[]) : [])),
  ),
  'the person',
];

/** Every word that a field may be, however deep it lies: fields with a default, lists and rows too. */
function optionsIn(field: unknown): readonly string[] {
  if (typeof field !== 'object' || field === null) return [];
  if ('options' in field && Array.isArray(field.options))
    return field.options.flatMap((each: unknown) => (typeof each === 'string' ? [each] : optionsIn(each)));
  if ('shape' in field) return Object.values(field.shape as object).flatMap(optionsIn);
  const { innerType, element } = (field as { def?: { innerType?: unknown; element?: unknown } }).def ?? {};
  return [innerType, element].flatMap(optionsIn);
}

/** Judgements, assumptions, finds and roles: what their entries may say. */
const ofJudging = (): readonly string[] => [
  ...toldAs,
  ...[...assessmentEntries, ...assumptionEntries, ...findEntries, ...employmentEntries, ...tieEntries].flatMap(({ shape }) =>
    optionsIn(shape),
  ),
];

/** The sorts of ties, as the loaded list has them. */
const ofTies = tieTypes.types.map(({ words }) => words);

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

/** Kinds of contact with organisations, and on which axis a concern lies. */
const ofContacts = [
  contactKinds.source,
  ...contactKinds.kinds.map(({ words }) => words),
  ...cumulativeEntries.flatMap(({ shape }) => optionsIn(shape)),
];

/** What an entry says as a word of its own: "unfounded", "not appropriate". */
const fromEntries = (): readonly string[] => [
  ...findings,
  ...postRoles.map(roleInWords),
  ...interpreters,
  ...ofCases,
  ...ofSharing,
  ...ofTies,
  ...ofJudging(),
  ...ofContacts,
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
    ...uk.failings.flatMap(({ words, shown }) => [words, ...(shown ? [shown] : [])]),
    ...uk.systems.map(({ words }) => words),
    ...uk.published.flatMap(({ words, who, amount }) => [words, who, amount]),
    ...uk.gates.flatMap(({ title, words }) => [title, words]),
    ...book.ladders.flatMap(({ words, hours, rungs }) => [words, hours, ...rungs.map(({ to }) => to)]),
    ...book.calendars.map(({ name }) => name),
    ...Object.values(limitKindWords),
    ...closingReasons.map(({ words }) => words),
    ...[...kindsOfWork, ...shippedCapacity.grades].map(({ words }) => words),
    ...Object.values(partnerLists).flatMap(({ codes }) => codes.map(({ words }) => words)),
  ];
}

export const wordsFromData = (): readonly string[] =>
  [
    ...routes.map(({ title }) => title),
    ...Object.values(titleOf),
    ...Object.values(doneSentences),
    ...fromSubjects,
    ...fromForms(),
    ...fromEntries(),
    ...fromRulebook(),
    ...fixedWords(),
  ].filter((words): words is string => Boolean(words));
