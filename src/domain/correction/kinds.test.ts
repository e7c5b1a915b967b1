/** Every type of entry says whether it may be corrected, and a refusal always says what to do instead; what takes two people is ended by no correction. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryTypes, isAreaEntry } from '../facts.ts';
import { correctionSorts } from './entries.ts';
import { fieldsOf } from './fields.ts';
import { fixedFields, onlyDescribes } from './fixed.ts';
import { mayBeLeftOut, whyNotCorrectable } from './kinds.ts';
import { whyNotUndoable } from './undoing.ts';

const types = entryTypes.filter((type) => !isAreaEntry(type) && type.noun !== 'arrival' && type.noun !== 'notice').map(({ type }) => type);

test('each refusal is an instruction', () => {
  for (const type of types)
    for (const no of [...correctionSorts.map((sort) => whyNotCorrectable(type, sort)), whyNotUndoable(type)])
      if (no) assert.ok(no.words.endsWith('.') && no.how.endsWith('.'), type);
});

test('what takes two people, what protects somebody and what others stand on is taken away by no correction', () => {
  for (const type of [
    'ReferralReceived',
    'ReferralClosed',
    'ReferralReopened',
    'DangerReported',
    'LeadTaken',
    'RecordLinked',
    'MarkerSet',
    'VisitStarted',
  ])
    for (const sort of ['wrong person', 'wrong file', 'raised in error'] as const)
      assert.ok(whyNotCorrectable(type, sort), `${type}, ${sort}`);
  for (const type of ['DangerReported', 'DangerWrittenUp', 'VisitEnded', 'EntryCorrected', 'RecordUnlinked'])
    assert.ok(whyNotUndoable(type), type);
});

test('what the fold never leaves out is offered to be set aside nowhere', () => {
  for (const type of types) if (!mayBeLeftOut(type)) assert.ok(whyNotCorrectable(type, 'raised in error') && whyNotUndoable(type), type);
});

test('almost everything that people record has its words corrected by whoever wrote them', () => {
  for (const type of ['ReferralReceived', 'AssessmentRecorded', 'InformationAdded', 'DangerWrittenUp', 'ReviewRecorded', 'RequestAnswered'])
    assert.equal(whyNotCorrectable(type, 'wrong value'), null, type);
});

const fileTypes = entryTypes.filter(({ type }) => types.includes(type));

interface Shape {
  readonly def: { readonly type: string; readonly innerType?: Shape; readonly element?: Shape };
}
const bare = (schema: Shape): Shape => (schema.def.innerType ? bare(schema.def.innerType) : schema);
const shapeOf = (type: string): Readonly<Record<string, Shape>> =>
  (fileTypes.find((each) => each.type === type)?.shape.shape ?? {}) as unknown as Readonly<Record<string, Shape>>;
const decides = (schema: Shape | undefined): boolean => schema !== undefined && ['enum', 'boolean'].includes(bare(schema).def.type);

test('whatever decides, answers, ends a duty or moves a state is never changed in place: every enumeration and yes or no of every type, but for those that only describe', () => {
  const offered = fileTypes.flatMap((type) =>
    fieldsOf(type)
      .filter(({ takes }) => takes === 'one of' || takes === 'yes or no')
      .map(({ name }) => `${type.type}.${name}`),
  );
  const listed = Object.entries(onlyDescribes).flatMap(([type, fields]) => Object.keys(fields).map((name) => `${type}.${name}`));
  assert.deepEqual(offered.toSorted(), listed.toSorted());
  for (const [type, fields] of Object.entries(onlyDescribes))
    for (const [name, why] of Object.entries(fields)) {
      assert.ok(decides(shapeOf(type)[name]), `${type}.${name} is none`);
      assert.ok(why.endsWith('.'), `${type}.${name} says why`);
    }
});

test('what is fixed among the words is there, and is no enumeration: those are fixed anyway', () => {
  for (const [type, names] of Object.entries(fixedFields))
    for (const name of names) {
      const shape = shapeOf(type)[name];
      assert.ok(shape && !decides(shape), `${type}.${name}`);
    }
});

test('what a panel, two people or an agency decided or answered stays as it was decided; the words of each may be corrected', () => {
  for (const [type, fixed, words] of [
    ['CaseHeard', ['outcome', 'of'], ['words']],
    ['CaseReviewed', ['outcome'], ['words']],
    ['ClosingRead', ['finding'], ['reason']],
    ['DeconflictionAnswered', ['answer'], ['conditions']],
    ['RequestAnswered', ['answer'], ['words']],
    ['ConsentWithdrawn', ['by'], ['words']],
    ['FurtherAssessmentSet', ['section366', 'ledBy', 'riskOwner'], ['section366Words', 'riskAccepted']],
    ['PoliceChecked', ['result'], ['words']],
    ['AgencyViewGiven', ['position', 'agency'], ['words']],
    ['CaseClosed', ['outcome', 'dissent', 'riskOwner'], ['words', 'gap']],
    ['DisclosureDecided', ['outcome', 'protective', 'handling', 'marking'], ['why', 'basis']],
    ['DecisionMinuted', ['protective'], ['decided']],
    ['Section36Decided', ['outcome'], ['words', 'grounds']],
    ['DisputeDecided', ['decision'], ['reasons']],
    ['TellingDecided', ['outcome', 'whom', 'notToldBecause'], ['words']],
    ['VisitPlanned', ['sort', 'interpreter', 'parentHears'], ['purpose']],
    ['ReferralReceived', ['sourceLeft', 'reference', 'channel', 'dangerNow'], ['concern']],
    ['DangerReported', ['contactLeft'], ['words']],
    ['EmploymentEnded', ['how'], ['words']],
    ['MarkerSet', ['on', 'source', 'assessment', 'handling'], ['warning']],
    ['FileSealed', ['mayBeNamed'], ['reason']],
    ['RecipientsTold', ['outcome', 'recipients'], ['words']],
  ] as const) {
    const found = fileTypes.find((each) => each.type === type);
    assert.ok(found, type);
    const may = fieldsOf(found).map(({ name }) => name);
    assert.deepEqual(
      fixed.filter((name) => may.includes(name)),
      [],
      type,
    );
    assert.deepEqual(
      words.filter((name) => !may.includes(name)),
      [],
      `the words of ${type}`,
    );
  }
});

test('what somebody else answers, and what says who sees a file, is not undone in silence: an allegation, a find, a name, an agency’s answer, a sealing, an agenda, a minute', () => {
  for (const type of [
    'TrustAllegationMade',
    'IntelligenceRead',
    'ConsentWithdrawn',
    'AgencyAsked',
    'CaseViewRecorded',
    'IndicatorHit',
    'FindRecorded',
    'FindPut',
    'PersonNamed',
    'TieRecorded',
    'TieFoundWrong',
    'AgencyAnswered',
    'FileSealed',
    'FileUnsealed',
    'CaseListed',
    'CaseTakenOff',
    'CaseHeard',
    'CaseNotReached',
    'InterventionCommissioned',
  ]) {
    const why = whyNotUndoable(type);
    assert.ok(why && why.words !== '' && why.how !== '', type);
  }
  // A slip of one's own, unseen, is taken back.
  for (const type of ['InformationAdded', 'AssessmentRecorded', 'EmploymentRecorded']) assert.equal(whyNotUndoable(type), null, type);
});
