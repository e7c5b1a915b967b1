/** Law: whoever owes a duty may do what answers it, whatever posts are missing or empty. Else a vacancy would owe what nobody may do. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { runs } from '../../test/support/runs.ts';
import type { AreaEntry, PostRole } from '../domain/area/entries.ts';
import { whoAnswers } from '../domain/area/presence.ts';
import { type Area, emptyArea, evolveArea } from '../domain/area/state.ts';
import { postFor } from '../domain/file/posts.ts';
import { emptyFile } from '../domain/file/state.ts';
import type { ActName } from './acts.ts';
import { readPolicies } from './decide.ts';
import { standingOf } from './standing.ts';

const textOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const { mayDo } = readPolicies(textOf('policies.cedar'), textOf('schema.cedarschema'));

/** What answers the duties of the rulebook (src/rulebook/uk), by the duty that they are put to. */
const answers = {
  lead: [
    'assess',
    'continue',
    'propose-closure',
    'review',
    'stays-closed',
    'reopen',
    'accept-need',
    'decide-candidate',
    'dismiss-candidates',
  ],
  second: ['agree-to-close', 'decline-to-close'],
  intake: ['assess', 'set-aside-arrival'],
  senior: ['record-look', 'agree-to-close', 'decline-to-close', 'dispose', 'decline-disposal'],
  records: ['retain', 'propose-disposal', 'renew-hold', 'lift-hold'],
  'area-duty': ['acknowledge-danger', 'write-up-danger', 'warn-target'],
} as const satisfies Record<string, readonly ActName[]>;

const posts: readonly (readonly [id: string, role: PostRole, supervisor: string | null])[] = [
  ['gateway', 'intake', 'team'],
  ['council', 'assessor', 'senior'],
  ['team', 'supervisor', 'senior'],
  ['senior', 'senior', 'chief'],
  ['chief', 'chief', null],
  ['police-duty', 'organisation-duty', 'senior'],
  ['records', 'records', 'council'],
];

/** An area that always has a filled duty post (the last cannot be vacated), and of the others those named, some of them empty. */
function area(present: readonly string[], filled: readonly string[]): Area {
  const fact = (type: string, fields: object) => ({ type, recorded: 0, fields }) as unknown as AreaEntry;
  const create = (post: string, role: PostRole, supervisor: string | null) =>
    fact('PostCreated', { post, title: post, organisation: 'police', role, supervisor, hours: 'office' });
  const fill = (post: string) => fact('PostFilled', { post, practitioner: `holder-of-${post}`, as: 'holder' });
  const facts = [
    ...posts
      .filter(([id]) => present.includes(id))
      .map(([id, role, above]) => create(id, role, above !== null && present.includes(above) ? above : null)),
    create('duty', 'area-duty', null),
    ...['duty', ...filled.filter((id) => present.includes(id))].map(fill),
  ];
  return facts.reduce(evolveArea, emptyArea('wexmoor'));
}

test('law: whoever owes a duty may do what answers it', () => {
  const ids = posts.map(([id]) => id);
  fc.assert(
    fc.property(
      fc.subarray(ids),
      fc.subarray(ids),
      fc.constantFrom('gateway', 'council', 'records', 'team', null),
      (present, filled, lead) => {
        const there = area(present, filled);
        const file = { ...emptyFile('f-1', there), lead: lead !== null && present.includes(lead) ? lead : null };
        for (const [duty, does] of Object.entries(answers)) {
          const { practitioner } = whoAnswers(there, postFor(file, duty as keyof typeof answers), 0);
          assert.ok(practitioner, `somebody answers for ${duty}`);
          const standing = standingOf(
            there,
            {
              practitioner,
              name: '',
              post: null,
              organisation: 'police',
              area: 'wexmoor',
              reach: 'area',
              duties: [],
            },
            0,
          );
          const matter = { area: 'wexmoor', referredBy: [], lead: postFor(file, 'lead'), second: postFor(file, 'second') };
          for (const act of does)
            assert.equal(mayDo(standing, act, matter).allowed, true, `${practitioner} owes ${duty} and may not ${act}`);
        }
      },
    ),
    runs(40),
  );
});

test('somebody who has left every post has no role, and may still report danger and add', () => {
  const standing = standingOf(
    area(['gateway'], ['gateway']),
    {
      practitioner: 'left',
      name: 'Left',
      post: 'gateway',
      organisation: 'police',
      area: 'wexmoor',
      reach: 'area',
      duties: ['intake'],
    },
    0,
  );
  assert.deepEqual(standing.roles, []);
  const matter = { area: 'wexmoor', referredBy: [], lead: 'gateway', second: null };
  assert.equal(mayDo(standing, 'assess', matter).allowed, false);
  assert.equal(mayDo(standing, 'report-danger', matter).allowed, true);
});
