/** Every type of entry says whether it is a decision that is asked about when what it rested on is corrected: a new type has to say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryTypes, isAreaEntry } from '../facts.ts';
import { decisions, noDecision } from './decisions.ts';

const types = entryTypes
  .filter((type) => !isAreaEntry(type) && type.noun !== 'arrival' && type.noun !== 'notice')
  .map(({ type }) => type)
  .toSorted();

test('every type of entry stands in one list, and in one only: a new type of decision adds its line', () => {
  const said = [...decisions, ...Object.values(noDecision).flat()].toSorted();
  assert.deepEqual(
    types.filter((type) => !said.includes(type)),
    [],
    'say of each in decisions.ts whether it is a decision',
  );
  assert.deepEqual(
    said.filter((type, i) => !types.includes(type) || said.indexOf(type) !== i),
    [],
    'of none twice, and of none that is not there',
  );
});

test('what ends a duty or moves a state by its own name is a decision: heard, closed, lowered, set aside, looked at, decided', () => {
  for (const type of types.filter((each) =>
    /(CaseHeard|Closed|Reopened|Lowered|Suspended|Resumed|SetAside|LeadLooked|IntelligenceLooked|Triaged|Considered|Assessed|Decided|Reviewed|Minuted)$/.test(
      each,
    ),
  ))
    assert.ok(decisions.includes(type), type);
});
