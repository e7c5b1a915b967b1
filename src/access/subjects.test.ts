/** Two kinds of area (mission.md, "Separate houses"): in one kind the other's acts are refused, whatever posts somebody holds. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type AreaKind, type PostRole, postRoles } from '../domain/area/entries.ts';
import { acts, protectiveActs } from './acts.ts';
import { readPolicies } from './decide.ts';

const { mayDo } = readPolicies(
  readFileSync(new URL('policies.cedar', import.meta.url), 'utf8'),
  readFileSync(new URL('schema.cedarschema', import.meta.url), 'utf8'),
);
const may = (kind: AreaKind, roles: readonly PostRole[], act: (typeof acts)[number]) =>
  mayDo({ practitioner: 'p', area: 'a', reach: 'area', organisation: 'police', roles, posts: ['p'] }, act, {
    area: 'a',
    referredBy: [],
    commissioned: ['p'],
    lead: 'p',
    second: 'p',
    kind,
  }).allowed;
const soi = 'subjects of interest';
const ofSubjects = acts.filter((act) =>
  /subject|lead-aside|lessening|consider-(prevent|travel)|record-(overseas|hit|regime)|triage-hit|(read|write|look-at)-intelligence|(change|review)-regime|(record|answer|decide-late)-notification|record-custody|(propose|authorise)-release|hear-back/.test(
    act,
  ),
);
const ofPartnerships = [
  'assess',
  'propose-closure',
  'agree-to-close',
  'propose-section-36',
  'agree-section-36',
  'decide-telling',
  'give-feedback',
  // The Channel panel and its cases are of a partnership (S02, S03).
  'record-consent',
  'write-plan',
  'do-action',
  'commission',
  'hear-of-sessions',
  'check-before-closing',
  'review-case',
  'review-closed-case',
  'answer-agency',
  'report-provided',
  'form-panel',
  'run-panel',
  'list-case',
  'hear-case',
  'give-panel-view',
] as const;

test('in a partnership nobody does anything about a subject of interest, with all posts together', () => {
  assert.equal(ofSubjects.length, 29);
  for (const act of ofSubjects) assert.equal(may('partnership', postRoles, act), false, act);
});

test('in an area of subjects of interest nobody assesses, closes or tells as a partnership does', () => {
  for (const act of ofPartnerships) {
    assert.equal(may(soi, postRoles, act), false, act);
    assert.equal(may('partnership', postRoles, act), true, act);
  }
});

test('case officers work, and do not authorise; team leaders do both; others neither; what protects is everybody’s', () => {
  for (const act of ofSubjects) {
    const decides = act === 'authorise-release' || act === 'agree-lessening' || act === 'decline-lessening';
    assert.equal(may(soi, ['case-officer'], act), !decides, act);
    assert.equal(may(soi, ['team-leader'], act), true, act);
    for (const role of ['records', 'assessor', 'referrer'] as const) assert.equal(may(soi, [role], act), false, `${role}: ${act}`);
  }
  for (const act of protectiveActs) assert.equal(may(soi, ['case-officer'], act), true, act);
});

test('a desk reports on enquiries and says what follows where it leads, and nowhere else', () => {
  const asked = (lead: string) =>
    (['report-enquiries', 'look-at-intelligence', 'review-subject'] as const).map(
      (act) =>
        mayDo({ practitioner: 'p', area: 'a', reach: 'area', organisation: 'police', roles: ['intake'], posts: ['desk'] }, act, {
          area: 'a',
          referredBy: [],
          commissioned: [],
          lead,
          second: 'leader',
          kind: soi,
        }).allowed,
    );
  assert.deepEqual(asked('desk'), [true, true, false]);
  assert.deepEqual(asked('officer'), [false, false, false]);
});
