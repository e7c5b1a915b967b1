/** A post always resolves to somebody: holder, deputy, those above, the duty posts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, testArea } from '../../../test/support/given.ts';
import { whoAnswers } from './presence.ts';
import { evolveArea, postsOf } from './state.ts';

const vacated = (...posts: string[]) =>
  posts.reduce((area, post) => evolveArea(area, directoryFact('PostVacated', { post, practitioner: `${post}-holder` })), testArea());

test('the holder answers; then the deputy; then the supervising post, and so upward', () => {
  assert.deepEqual(whoAnswers(testArea(), 'gateway', 0), { post: 'gateway', practitioner: 'gateway-holder', by: 'holder' });
  const deputised = evolveArea(vacated('gateway'), directoryFact('PostFilled', { post: 'gateway', practitioner: 'another', as: 'deputy' }));
  assert.deepEqual(whoAnswers(deputised, 'gateway', 0), { post: 'gateway', practitioner: 'another', by: 'deputy' });
  assert.deepEqual(whoAnswers(vacated('gateway'), 'gateway', 0), { post: 'team', practitioner: 'team-holder', by: 'supervisor' });
  assert.deepEqual(whoAnswers(vacated('gateway', 'team'), 'gateway', 0).post, 'senior');
});

test("with nobody above, the organisation's duty post, then the area's", () => {
  const above = ['gateway', 'team', 'senior', 'chief'];
  assert.deepEqual(whoAnswers(vacated(...above), 'gateway', 0), {
    post: 'police-duty',
    practitioner: 'police-duty-holder',
    by: 'organisation-duty',
  });
  assert.deepEqual(whoAnswers(vacated(...above, 'police-duty'), 'gateway', 0), {
    post: 'duty',
    practitioner: 'duty-holder',
    by: 'area-duty',
  });
  assert.equal(whoAnswers(vacated(...above, 'police-duty', 'duty'), 'gateway', 0).by, 'nobody');
});

test('posts that supervise each other in a circle are asked once each', () => {
  const circle = evolveArea(
    vacated('gateway', 'team', 'senior', 'chief'),
    directoryFact('PostCreated', {
      post: 'chief',
      title: 'chief',
      organisation: 'police',
      role: 'chief',
      supervisor: 'gateway',
      hours: 'office',
    }),
  );
  assert.equal(whoAnswers(circle, 'gateway', 0).by, 'organisation-duty');
});

test('who fills several posts is found in each', () => {
  const area = evolveArea(testArea(), directoryFact('PostFilled', { post: 'duty', practitioner: 'team-holder', as: 'deputy' }));
  assert.deepEqual(
    postsOf(area, 'team-holder').map((post) => post.id),
    ['team', 'duty'],
  );
});
