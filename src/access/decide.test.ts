/** The policies against a table written by hand, and their laws: default deny, forbid beats permit, nothing before a protective act. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { runs } from '../../test/support/runs.ts';
import { type PostRole, postRoles } from '../domain/area/entries.ts';
import { type ActName, acts, protectiveActs } from './acts.ts';
import { AccessFault, type Matter, readPolicies } from './decide.ts';
import type { Standing } from './standing.ts';
import type { Reach } from './viewer.ts';

const policies = readFileSync(new URL('policies.cedar', import.meta.url), 'utf8');
const schema = readFileSync(new URL('schema.cedarschema', import.meta.url), 'utf8');
const { mayDo, policies: named } = readPolicies(policies, schema);

const matter: Matter = { area: 'wexmoor', referredBy: ['school'], commissioned: ['a-post'], lead: 'gateway', second: 'team' };
const somebody = (role: PostRole, more: Partial<Standing> = {}): Standing => ({
  practitioner: 'somebody',
  area: 'wexmoor',
  reach: role === 'referrer' ? 'organisation' : 'area',
  organisation: role === 'referrer' ? 'school' : 'police',
  roles: [role],
  posts: [`a-${role}-post`],
  ...more,
});

/** Written from design.md and docs/access.md, not from the policies. Columns in the order of `columns`; x may, · may not. */
const columns: readonly PostRole[] = [
  'referrer',
  'intake',
  'assessor',
  'supervisor',
  'senior',
  'chief',
  'organisation-duty',
  'area-duty',
  'records',
  'case-officer',
  'team-leader',
  'panel-chair',
  'panel-member',
];
const table: Readonly<Record<ActName, string>> = {
  'report-danger': 'x x x x x x x x x x x x x',
  'acknowledge-danger': '· x x x x x x x x x x x x',
  'write-up-danger': '· x x x x x x x x x x x x',
  'warn-target': '· x x x x x x x x x x x x',
  'open-source-in-danger': '· x x x x x x x x x x x x',
  'plan-protective-visit': '· x x x x x x x x x x x x',
  'start-visit': '· x x x x x x x x x x x x',
  'check-in': '· x x x x x x x x x x x x',
  'end-visit': '· x x x x x x x x x x x x',
  'account-for-visitor': '· x x x x x x x x x x x x',
  'record-protective-disclosure': '· x x x x x x x x x x x x',
  'decide-disclosure': '· x x x x · · · · · · · ·',
  'propose-release': '· · · · · · · · · · · · ·',
  'authorise-release': '· · · · · · · · · · · · ·',
  'hear-back': '· · · · · · · · · · · · ·',
  'answer-message': '· x x x x · · · · · · · ·',
  'acknowledge-disclosure': '· x x x x x x x x x x x x',
  'flag-sensitive': '· x x x x x x x x x x x x',
  'note-sealed-item': '· x x x x x x x x x x x x',
  'ask-weighing': '· x x x x x x x x x x x x',
  'seal-file': '· x x x x · · · · · · · ·',
  'flag-concern': '· x x x x · · · · · · · ·',
  'code-concern': '· x x x x · · · · · · · ·',
  'ask-pathway': '· x x x x x x x x x x x x',
  'work-pathway': '· x x x x · · · · · · · ·',
  'agree-pathway': '· · · x x x · · · · · · ·',
  'plan-visit': '· x x x x · · · · · · · ·',
  'call-off-visit': '· x x x x · · · · · · · ·',
  'follow-up-visit': '· x x x x · · · · · · · ·',
  'set-marker': '· x x x x · · · · · · · ·',
  'renew-marker': '· x x x x · · · · · · · ·',
  'remove-marker': '· x x x x · · · · · · · ·',
  'propose-list-search': '· x x x x · · · · · · · ·',
  'withdraw-list-search': '· x x x x · · · · · · · ·',
  'run-list-search': '· x x x x · · · · · · · ·',
  'agree-list-search': '· · · x x x · · · · · · ·',
  'decline-list-search': '· · · x x x · · · · · · ·',
  'record-needs': '· x x x x x x x x x x x x',
  'say-language': '· x x x x x x x x x x x x',
  'record-translation': '· x x x x x x x x x x x x',
  'open-source': '· x · x · · · · · · · · ·',
  'add-information': 'x x x x x x x x x x x x x',
  'describe-person': '· x x x x x x x x x x x x',
  'read-earlier': '· x x x x x x x x x x x x',
  'acknowledge-climb': '· x x x x x x x x x x x x',
  correct: '· x x x x x x x x x x x x',
  undo: '· x x x x x x x x x x x x',
  'answer-correction': '· x x x x x x x x x x x x',
  'tell-of-correction': '· x x x x x x x x x x x x',
  'enter-arrival': '· x x x x x x x x x x x x',
  'say-how-told': '· x x x x x x x x x x x x',
  'settle-returned-mail': '· x x x x x x x x x x x x',
  assess: '· x x x x · · · · · · · ·',
  'record-expert-view': '· x x x x · · · · · · · ·',
  'answer-expert-view': '· x x x x · · · · · · · ·',
  'record-need': '· x x x x · · · · · · · ·',
  'accept-need': '· x x x x · · · · · · · ·',
  'make-request': '· x x x x · · · · · · · ·',
  'issue-code': '· x x x x · · · · · · · ·',
  'record-answer': '· x x x x · · · · · · · ·',
  'withdraw-request': '· x x x x · · · · · · · ·',
  'ask-deconfliction': '· x x x x · · · · · · · ·',
  'propose-section-36': '· x x x x · · · · · · · ·',
  'offer-need': '· x x x x · · · · · · · ·',
  'refuse-need': '· x x x x · · · · · · · ·',
  'give-feedback': '· x x x x · · · · · · · ·',
  'withhold-feedback': '· x x x x · · · · · · · ·',
  'read-added': '· x x x x · · · · · · · ·',
  'accept-absence': '· · · x x x · · · · · · ·',
  'agree-section-36': '· · · x x x · · · · · · ·',
  'decline-section-36': '· · · x x x · · · · · · ·',
  'answer-deconfliction': '· x x x x x x x x x x x x',
  'record-look': '· x x x x · · · · · · · ·',
  'report-session': '· x x x x · · · · · · · ·',
  'copy-out': '· x x x x · · · · · · · ·',
  'answer-advice': '· x x x x · · · · · · · ·',
  'remind-writer': '· x x x x · · · · · · · ·',
  'propose-closure': '· x x x x · · · · · · · ·',
  continue: '· x x x x · · · · · · · ·',
  reopen: '· x x x x · · · · · · · ·',
  review: '· x x x x · · · · · · · ·',
  'stays-closed': '· x x x x · · · · · · · ·',
  'decide-candidate': '· x x x x · · · · · · · ·',
  'propose-register': '· · · x x x · · · · · · ·',
  'agree-register': '· · · x x x · · · · · · ·',
  'decide-register-row': '· x x x x · · · · · · · ·',
  'dismiss-candidates': '· x x x x · · · · · · · ·',
  unlink: '· x x x x · · · · · · · ·',
  'take-back-link': '· x x x x · · · · · · · ·',
  'set-aside-arrival': '· x x x x · · · · · · · ·',
  'agree-to-close': '· · · x x x · · · · · · ·',
  'decline-to-close': '· · · x x x · · · · · · ·',
  'agree-link': '· · · x x x · · · · · · ·',
  'decline-link': '· · · x x x · · · · · · ·',
  'decide-telling': '· x x x x · · · · · · · ·',
  'confirm-not-told': '· x x x x · · · · · · · ·',
  'record-parents': '· x x x x · · · · · · · ·',
  'record-social-care': '· x x x x · · · · · · · ·',
  'record-account': '· x x x x · · · · · · · ·',
  'end-circumstance': '· x x x x · · · · · · · ·',
  'pass-on-concerns': '· x x x x · · · · · · · ·',
  'accept-concerns': '· x x x x · · · · · · · ·',
  'consider-adulthood': '· x x x x · · · · · · · ·',
  'record-right': '· x x x x x x x x x x x x',
  'record-circumstance': '· x x x x x x x x x x x x',
  'confirm-circumstance': '· x x x x x x x x x x x x',
  'answer-circumstance': '· x x x x x x x x x x x x',
  'answer-right': '· · · x x · · · x · · · ·',
  retain: '· · · · · · · · x · · · ·',
  'propose-disposal': '· · · · · · · · x · · · ·',
  'decline-disposal': '· · · · x x · · x · · · ·',
  dispose: '· · · · x x · · x · · · ·',
  'place-hold': '· · · · x x · · x · · · ·',
  'renew-hold': '· · · · x x · · x · · · ·',
  'lift-hold': '· · · · x x · · x · · · ·',
  'correct-time': '· x x x x · x x · · · · ·',
  'read-closing': '· · · x x x · · · · · · ·',
  'answer-reading': '· x x x x · · · · · · · ·',
  'take-lead': '· x x x x x · · · · · · ·',
  'print-pack': '· x x x x x x x x x x · ·',
  'print-panel-pack': '· x x x x x x x x x x x x',
  'make-assessment': '· x x x x · · · · · · · ·',
  'make-assumption': '· x x x x · · · · · · · ·',
  'tell-contact': '· x x x x x x x x x x x x',
  'say-contact-same': '· x x x x · · · · · · · ·',
  'refute-contact': '· x x x x · · · · · · · ·',
  'take-back-contact': '· x x x x · · · · · · · ·',
  'write-cumulative': '· x x x x · · · · · · · ·',
  'dissent-cumulative': '· x x x x x x x x x x x x',
  'follow-up-assumption': '· x x x x · · · · · · · ·',
  'put-find': '· x x x x · · · · · · · ·',
  'decide-disruption': '· x x x x · · · · · · · ·',
  'answer-find': '· x x x x · · · · · · · ·',
  'await-find': '· x x x x · · · · · · · ·',
  'assess-trust': '· x x x x · · · · · · · ·',
  'decide-trust-telling': '· x x x x · · · · · · · ·',
  'tell-designated-officer': '· x x x x · · · · · · · ·',
  'record-barring': '· x x x x · · · · · · · ·',
  'end-role': '· x x x x · · · · · · · ·',
  'record-tie': '· x x x x · · · · · · · ·',
  'let-stay-unknown': '· x x x x · · · · · · · ·',
  'let-stay-off-list': '· x x x x · · · · · · · ·',
  'renew-tie': '· x x x x · · · · · · · ·',
  'end-tie': '· x x x x · · · · · · · ·',
  'find-tie-wrong': '· x x x x · · · · · · · ·',
  'give-tied-report': '· x x x x · · · · · · · ·',
  'answer-tied-report': '· x x x x · · · · · · · ·',
  'place-named': '· x x x x · · · · · · · ·',
  'settle-named': '· x x x x · · · · · · · ·',
  'name-person': '· x x x x x x x x x x x x',
  'keep-assumption': '· x x x x x x x x x x x x',
  'challenge-assumption': '· x x x x x x x x x x x x',
  'answer-assumption': '· x x x x x x x x x x x x',
  'drop-assumption': '· x x x x x x x x x x x x',
  'show-assumption-wrong': '· x x x x x x x x x x x x',
  'record-find': '· x x x x x x x x x x x x',
  'record-role': '· x x x x x x x x x x x x',
  'record-allegation': '· x x x x x x x x x x x x',
  // By the post that leads or the one above it, whatever its role; the next by whoever the deciders find to be asked.
  'offer-handover': '· · · · · · · · · · · · ·',
  'accept-handover': '· x x x x x x x x x x x x',
  'refuse-handover': '· x x x x x x x x x x x x',
  'withdraw-handover': '· · · · · · · · · · · · ·',
  'keep-after-refusal': '· · · · · · · · · · · · ·',
  'open-dispute': '· x x x x x x x x x x x x',
  'give-dispute-view': '· x x x x x x x x x x x x',
  'set-measure': '· x x x x x x x x x x x x',
  'measure-done': '· x x x x x x x x x x x x',
  'set-interim-lead': '· x x x x x x x x x x x x',
  'propose-dispute-decision': '· x x x x x x x x x x x x',
  'answer-dispute-decision': '· x x x x x x x x x x x x',
  'decide-as-chief': '· x x x x x x x x x x x x',
  'challenge-outcome': 'x x x x x x x x x x x x x',
  'answer-challenge': '· x x x x x · · · · · · ·',
  'record-consent': '· x x x x · · · · · · · ·',
  'write-plan': '· x x x x · · · · · · · ·',
  'do-action': '· x x x x x x x x x x x x',
  commission: '· x x x x · · · · · · · ·',
  'hear-of-sessions': '· x x x x · · · · · · · ·',
  'check-before-closing': '· x x x x · · · · · · x ·',
  'review-case': '· x x x x · · · · · · x ·',
  'review-closed-case': '· x x x x · · · · · · x ·',
  'answer-agency': '· x x x x x x x x x x x x',
  'report-provided': '· · · · · · · · · · · · ·',
  'form-panel': '· · · · x x · · · · · · ·',
  'run-panel': '· · · · x x · · · · · x ·',
  'list-case': '· · · · · · · · · · · x ·',
  'hear-case': '· · · · · · · · · · · x ·',
  'give-panel-view': '· x x x x x x x x x x x x',
  'open-subject': '· · · · · · · · · · · · ·',
  'set-lead-aside': '· · · · · · · · · · · · ·',
  'raise-subject': '· · · · · · · · · · · · ·',
  'propose-lessening': '· · · · · · · · · · · · ·',
  'withdraw-lessening': '· · · · · · · · · · · · ·',
  'resume-subject': '· · · · · · · · · · · · ·',
  'reopen-subject': '· · · · · · · · · · · · ·',
  'review-subject': '· · · · · · · · · · · · ·',
  'review-closed-subject': '· · · · · · · · · · · · ·',
  'consider-prevent': '· · · · · · · · · · · · ·',
  'answer-prevent': '· · · · · · · · · · · · ·',
  'look-at-lead': '· · · · · · · · · · · · ·',
  'report-enquiries': '· · · · · · · · · · · · ·',
  'consider-travel': '· · · · · · · · · · · · ·',
  'record-overseas': '· · · · · · · · · · · · ·',
  'record-hit': '· · · · · · · · · · · · ·',
  'triage-hit': '· · · · · · · · · · · · ·',
  'read-intelligence': '· · · · · · · · · · · · ·',
  'write-intelligence': '· · · · · · · · · · · · ·',
  'look-at-intelligence': '· · · · · · · · · · · · ·',
  'record-regime': '· · · · · · · · · · · · ·',
  'change-regime': '· · · · · · · · · · · · ·',
  'review-regime': '· · · · · · · · · · · · ·',
  'record-notification': '· · · · · · · · · · · · ·',
  'answer-notification': '· · · · · · · · · · · · ·',
  'decide-late-notification': '· · · · · · · · · · · · ·',
  'record-custody': '· · · · · · · · · · · · ·',
  'agree-lessening': '· · · · · · · · · · · · ·',
  'decline-lessening': '· · · · · · · · · · · · ·',
  waive: '· · · x x x · · · · · · ·',
  'look-after-posts': '· · · x x x · · · · · · ·',
  'record-own-absence': 'x x x x x x x x x x x x x',
  'record-partner-key': '· · · · x x · · · · · · ·',
  'check-partner-key': '· · · x x x · · · · x · ·',
  'change-directory': '· · · · x x · · · · · · ·',
  settle: '· · · · · · · · · · · · ·',
  search: '· · · · · · · · · · · · ·',
  'take-arrival': '· · · · · · · · · · · · ·',
};

test('the table names every role and every act', () => {
  assert.deepEqual([...columns, 'mentor'].toSorted(), postRoles.toSorted());
  assert.deepEqual(Object.keys(table).toSorted(), acts.toSorted());
});

for (const act of acts) {
  test(`who may: ${act}`, () => {
    const may = columns.map((role) => (mayDo(somebody(role), act, matter).allowed ? 'x' : '·')).join(' ');
    assert.equal(may, table[act]);
  });
}

test('a provider reports what it is commissioned for, and danger; nothing else, and nothing of anybody else', () => {
  const provider = somebody('mentor', { reach: 'organisation', organisation: 'provider', posts: ['a-post'] });
  const may = acts.filter((act) => mayDo(provider, act, matter).allowed);
  assert.deepEqual(may.toSorted(), ['record-own-absence', 'report-danger', 'report-provided']);
  const elsewhere = { ...matter, commissioned: ['another-post'] };
  assert.deepEqual(
    acts.filter((act) => mayDo(provider, act, elsewhere).allowed),
    ['record-own-absence'],
  );
  assert.equal(mayDo(somebody('intake'), 'report-provided', matter).allowed, false, 'nobody counts a session for the provider');
});

test('every act has a permit, and every permit allows somebody something', () => {
  const used = new Set<string>();
  const reaches: readonly Reach[] = ['organisation', 'area', 'service'];
  const soi = { ...matter, kind: 'subjects of interest' } as const;
  for (const act of acts) {
    const inPartnership =
      mayDo(somebody('chief'), act, { ...matter, kind: 'partnership' }).policy !== 'subjects-of-interest-have-an-area-of-their-own';
    const about = inPartnership ? matter : soi;
    // What a post permits, it permits whatever its role: asked of one role only; but for what a desk may do where it leads.
    const standings = [
      ...postRoles.map((role) => [role, 'a-post'] as const),
      ['intake', 'gateway'] as const,
      ['records', 'gateway'] as const,
      ['records', 'team'] as const,
    ];
    const permits = reaches.flatMap((reach) =>
      standings.flatMap(([role, post]) => {
        const verdict = mayDo(somebody(role, { reach, organisation: 'school', posts: [post] }), act, about);
        return verdict.allowed ? [verdict.policy] : [];
      }),
    );
    const cover = mayDo({ ...somebody('referrer', { reach: 'area' }), roles: [], covers: 'senior' }, act, matter);
    if (cover.allowed) permits.push(cover.policy);
    assert.ok(permits.length > 0, `nobody may ${act}`);
    for (const policy of permits) used.add(policy);
  }
  for (const act of ['plan-visit', 'waive'] as const)
    for (const role of ['case-officer', 'team-leader'] as const) used.add(mayDo(somebody(role), act, soi).policy ?? '');
  // A policy named second, because another allowed the same, is found by taking the others away.
  const unused = named.filter(({ id, effect }) => effect === 'permit' && !used.has(id)).map(({ id }) => id);
  assert.deepEqual(unused, []);
});

test('an act that no policy knows is refused', () => {
  const verdict = mayDo(somebody('chief'), 'score-a-person' as ActName, matter);
  assert.equal(verdict.allowed, false);
  assert.equal(verdict.policy, null);
});

test('a refusal says whom to ask; a forbid is named', () => {
  const verdict = mayDo(somebody('intake'), 'waive', matter);
  assert.deepEqual(verdict, {
    allowed: false,
    policy: null,
    why: 'Your post does not include this: waive what is owed.',
    ask: ['supervisor', 'senior', 'chief'],
  });
  assert.equal(mayDo(somebody('chief', { reach: 'service' }), 'agree-to-close', matter).policy, 'the-product-never-decides');
  assert.equal(mayDo(somebody('chief', { area: 'elsewhere' }), 'waive', matter).policy, 'another-area-decides-for-itself');
  assert.equal(mayDo(somebody('senior', { reach: 'organisation' }), 'waive', matter).policy, 'referrers-never-decide');
  assert.equal(mayDo(somebody('senior', { reach: 'nobody' }), 'waive', matter).policy, 'nobody-is-nobody');
});

test('cover from another area decides second, protects, and does nothing else', () => {
  const cover = (act: ActName, covers: 'supervisor' | 'senior') =>
    mayDo({ ...somebody('referrer', { reach: 'area' }), roles: [], posts: [], covers }, act, matter).allowed;
  const seconding = [
    'agree-to-close',
    'decline-to-close',
    'agree-link',
    'decline-link',
    'accept-absence',
    'agree-section-36',
    'decline-section-36',
    'agree-list-search',
    'decline-list-search',
    'agree-pathway',
  ] as const;
  const may = new Set<ActName>([...protectiveActs, ...seconding, 'read-earlier', 'correct', 'undo']);
  for (const act of acts) {
    assert.equal(cover(act, 'supervisor'), may.has(act), act);
    assert.equal(cover(act, 'senior'), may.has(act) || act === 'dispose' || act === 'decline-disposal', act);
  }
});

test('a referring organisation adds to its own referrals only', () => {
  const another = { ...matter, referredBy: ['surgery'] };
  for (const act of ['add-information', 'report-danger', 'challenge-outcome'] as const) {
    assert.equal(mayDo(somebody('referrer'), act, matter).allowed, true);
    assert.equal(mayDo(somebody('referrer'), act, another).allowed, false);
  }
});

test('the post that leads a file works it, and the post above it seconds, whatever their roles', () => {
  assert.equal(mayDo(somebody('records', { posts: ['gateway'] }), 'continue', matter).allowed, true);
  assert.equal(mayDo(somebody('assessor', { posts: ['team'] }), 'agree-to-close', matter).allowed, true);
  // A file without a lead is led by nobody, not by whoever has no post.
  assert.equal(mayDo(somebody('records', { posts: [''] }), 'continue', { ...matter, lead: null }).allowed, false);
});

const anyStanding = fc.record({
  practitioner: fc.constant('anybody'),
  area: fc.constantFrom('wexmoor', 'elsewhere'),
  reach: fc.constantFrom<Reach>('nobody', 'public', 'organisation', 'area', 'service'),
  organisation: fc.constantFrom('school', 'police', null),
  roles: fc.subarray([...postRoles]),
  posts: fc.subarray(['gateway', 'team', 'records']),
});
const anyMatter = fc.record({
  area: fc.constant('wexmoor'),
  referredBy: fc.subarray(['school', 'surgery']),
  lead: fc.constantFrom('gateway', null),
  second: fc.constantFrom('team', null),
});

test('law: no forbid stands before a protective act', () => {
  const permitsOnly = policies.replaceAll(/@id\("[^"]+"\)\s*forbid[^;]+;/g, '');
  assert.doesNotMatch(permitsOnly, /\bforbid \(/);
  const unforbidden = readPolicies(permitsOnly, schema);
  fc.assert(
    fc.property(anyStanding, anyMatter, fc.constantFrom(...protectiveActs), (viewer, about, act) => {
      assert.equal(mayDo(viewer, act, about).allowed, unforbidden.mayDo(viewer, act, about).allowed);
    }),
    runs(100),
  );
  // And the law can fail: a forbid without the exception is found.
  const careless = readPolicies(
    `${policies}\n@id("careless")\nforbid (principal, action, resource) when { principal.reach == "area" };`,
    schema,
  );
  assert.equal(careless.mayDo(somebody('records'), 'write-up-danger', matter).allowed, false);
});

test('law: everybody who reaches the area may do every protective act', () => {
  fc.assert(
    fc.property(anyStanding, anyMatter, fc.constantFrom(...protectiveActs), (viewer, about, act) => {
      assert.equal(mayDo({ ...viewer, reach: 'area', area: 'wexmoor' }, act, about).allowed, true);
    }),
    runs(60),
  );
});

test('law: a role more never takes an act away; the product and nobody decide nothing', () => {
  fc.assert(
    fc.property(anyStanding, anyMatter, fc.constantFrom(...acts), fc.constantFrom(...postRoles), (viewer, about, act, role) => {
      const before = mayDo(viewer, act, about).allowed;
      if (before) assert.equal(mayDo({ ...viewer, roles: [...new Set([...viewer.roles, role])] }, act, about).allowed, true);
      if (viewer.reach === 'nobody' || viewer.reach === 'public') assert.equal(before, false);
      if (viewer.reach === 'service')
        assert.equal(before, ['settle', 'search', 'take-arrival', 'change-directory'].includes(act) && viewer.area === 'wexmoor');
    }),
    runs(100),
  );
});

test('policies that do not fit the schema, have no name or the same one stop the start', () => {
  const permit = (head: string, condition: string): string => `${head} permit (principal, action, resource) when { ${condition} };`;
  assert.throws(() => readPolicies(permit('', 'principal.reach == "area"'), schema), AccessFault);
  assert.throws(() => readPolicies(permit('@id("a")', 'principal.rank == "high"'), schema), AccessFault);
  assert.throws(() => readPolicies(permit('@id("a")', 'principal in Role::"wizard"'), schema), AccessFault);
  const one = permit('@id("a")', 'principal.reach == "area"');
  assert.throws(() => readPolicies(one + one, schema), /same @id/);
});
