/** A climb is never put to those alone who owe it: laws over invented areas in which people fill several posts, are away, or see no files. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { directoryFact, given, testArea } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { type AreaEntry, type PostRole, postRoles } from '../area/entries.ts';
import { everybodyAnswering, isPresent, postsAnsweredBy } from '../area/presence.ts';
import { type Area, emptyArea, evolveArea } from '../area/state.ts';
import { mayLead } from '../file/leading.ts';
import { type Climb, whoElseIsAsked, whoIsAsked, whoOwes } from './asked.ts';

const people = ['ana', 'ben', 'cal', 'dee'] as const;
const organisations = ['police', 'council'] as const;

/** Posts supervise only posts before them; one duty post of the area is filled, as every area's is. */
const area: fc.Arbitrary<Area> = fc
  .record({
    posts: fc.array(
      fc.record({
        role: fc.constantFrom<PostRole>(...postRoles, 'supervisor', 'senior', 'assessor'),
        organisation: fc.constantFrom(...organisations),
        supervisor: fc.option(fc.nat({ max: 5 })),
        holders: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 2 }),
        deputies: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 1 }),
      }),
      { minLength: 2, maxLength: 6 },
    ),
    duty: fc.constantFrom(...people),
    away: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 2 }),
  })
  .map(({ posts, duty, away }) => {
    const facts: AreaEntry[] = [
      directoryFact('AreaOpened', { name: 'Wexmoor', kind: 'partnership', nation: 'england-and-wales' }),
      ...people.map((practitioner) => directoryFact('PractitionerJoined', { practitioner, name: practitioner, organisation: 'police' })),
      ...[...posts, { role: 'area-duty', organisation: 'police', supervisor: null, holders: [duty], deputies: [] } as const].flatMap(
        ({ role, organisation, supervisor, holders, deputies }, i) => [
          directoryFact('PostCreated', {
            post: `p${i}`,
            title: `p${i}`,
            organisation,
            role,
            supervisor: supervisor !== null && i > 0 ? `p${supervisor % i}` : null,
            hours: 'office',
          }),
          ...holders.map((practitioner) => directoryFact('PostFilled', { post: `p${i}`, practitioner, as: 'holder' })),
          ...deputies.map((practitioner) => directoryFact('PostFilled', { post: `p${i}`, practitioner, as: 'deputy' })),
        ],
      ),
      ...away.map((practitioner) => directoryFact('AbsenceRecorded', { absence: `a-${practitioner}`, practitioner, from: 0, until: null })),
    ];
    return facts.reduce(evolveArea, emptyArea('test'));
  });

const world = fc.record({ area, owner: fc.nat({ max: 6 }), asked: fc.nat({ max: 6 }), isSealed: fc.boolean() }).map((each) => {
  const ids = [...each.area.posts.keys()];
  const of = (n: number) => ids[n % ids.length] ?? '';
  return { area: each.area, climb: { owner: of(each.owner), asked: of(each.asked), isSealed: each.isSealed } satisfies Climb };
});
const at = 1_000;
const opens = (known: Area, who: string) =>
  postsAnsweredBy(known, who, at).some((id) => mayLead(known.posts.get(id) ?? { role: 'mentor' }));
/** Everybody on whose list it is as a climb. */
const listed = (known: Area, climb: Climb): readonly string[] => {
  const fell = whoElseIsAsked(known, climb, at)?.practitioner;
  const owing = whoOwes(known, climb, at);
  return [
    ...[...everybodyAnswering(known, climb.asked, at)].filter((who) => !owing.has(who) && opens(known, who)),
    ...(fell ? [fell] : []),
  ];
};
const often = runs(500);

describe('whom a climb reaches', () => {
  test('is somebody there who can open it and does not owe it, unless nobody such answers for any post to which it could fall', () => {
    fc.assert(
      fc.property(world, ({ area: known, climb }) => {
        const reached = listed(known, climb);
        const owing = whoOwes(known, climb, at);
        for (const who of reached) {
          assert.ok(isPresent(known, who, at) && !owing.has(who) && opens(known, who), who);
        }
        if (reached.length > 0) return;
        const post = known.posts.get(climb.asked);
        const above = new Set([climb.asked]);
        for (let each = post?.supervisor; each && !above.has(each); each = known.posts.get(each)?.supervisor) above.add(each);
        for (const each of known.posts.values()) {
          const isOnTheWay =
            above.has(each.id) ||
            each.role === 'area-duty' ||
            (each.role === 'organisation-duty' && each.organisation === post?.organisation);
          if (!isOnTheWay || !mayLead(each) || (climb.isSealed && each.organisation !== post?.organisation)) continue;
          for (const who of [...each.holders, ...each.deputies])
            assert.ok(owing.has(who) || !isPresent(known, who, at), `${who} of ${each.id} could have been asked`);
        }
      }),
      often,
    );
  });

  test('falls to nobody while somebody of the post can acknowledge it: nobody else is bothered', () => {
    fc.assert(
      fc.property(world, ({ area: known, climb }) => {
        const owing = whoOwes(known, climb, at);
        const isHeard = [...everybodyAnswering(known, climb.asked, at)].some((who) => !owing.has(who) && opens(known, who));
        if (isHeard) assert.equal(whoElseIsAsked(known, climb, at), null);
      }),
      often,
    );
  });

  test('in a sealed file it falls to nobody outside the organisation of the post asked', () => {
    fc.assert(
      fc.property(world, ({ area: known, climb }) => {
        const fell = whoElseIsAsked(known, { ...climb, isSealed: true }, at);
        if (fell?.practitioner) assert.equal(known.posts.get(fell.post)?.organisation, known.posts.get(climb.asked)?.organisation);
      }),
      often,
    );
  });
});

const filling = (post: string, practitioner: string, as: 'holder' | 'deputy' = 'holder') =>
  directoryFact('PostFilled', { post, practitioner, as });
const vacating = (post: string, practitioner: string) => directoryFact('PostVacated', { post, practitioner });
const withFacts = (...facts: readonly AreaEntry[]) => facts.reduce(evolveArea, testArea());

describe('a lapse that climbs', () => {
  const climb = { owner: 'gateway', asked: 'team' } as const;

  test('to a post that only its own owner fills is with the post above the same instant', () => {
    assert.equal(whoElseIsAsked(testArea(), climb, 0), null, 'another person fills it: as ever');
    const both = withFacts(vacating('team', 'team-holder'), filling('team', 'gateway-holder'));
    assert.deepEqual(whoElseIsAsked(both, climb, 0), { post: 'senior', practitioner: 'senior-holder', by: 'supervisor' });
    const onTop = withFacts(
      vacating('team', 'team-holder'),
      filling('team', 'gateway-holder'),
      vacating('senior', 'senior-holder'),
      filling('senior', 'gateway-holder'),
    );
    assert.equal(whoElseIsAsked(onTop, climb, 0)?.practitioner, 'chief-holder', 'and past every post of that person');
  });

  test('is with the deputy there who does not owe it, and whoever comes to the post later has it from then on', () => {
    const shared = withFacts(
      vacating('team', 'team-holder'),
      filling('team', 'gateway-holder'),
      filling('team', 'records-holder', 'deputy'),
    );
    assert.equal(whoElseIsAsked(shared, climb, 0), null);
    assert.equal(whoIsAsked(shared, climb, 0).practitioner, 'records-holder', 'an alert goes to who does not owe it');
    const later = evolveArea(shared, vacating('team', 'records-holder'));
    assert.equal(whoElseIsAsked(later, climb, 0)?.practitioner, 'senior-holder');
  });

  test('from a post that fell to the one above, because its holder is away, goes past that one', () => {
    const away = withFacts(directoryFact('AbsenceRecorded', { absence: 'a', practitioner: 'gateway-holder', from: 0, until: null }));
    assert.equal(whoElseIsAsked(away, climb, 1)?.practitioner, 'senior-holder', 'the supervisor owes it meanwhile');
  });

  test('to a post that sees no files is with the next that does', () => {
    const mentors = withFacts(
      directoryFact('PostCreated', {
        post: 'mentors',
        title: 'Mentors',
        organisation: 'police',
        role: 'mentor',
        supervisor: 'team',
        hours: 'office',
      }),
      filling('mentors', 'mona'),
    );
    assert.equal(whoElseIsAsked(mentors, { owner: 'gateway', asked: 'mentors' }, 0)?.practitioner, 'team-holder');
  });

  test('where one person is everybody falls to nobody, and says so', () => {
    const alone = [...testArea().posts.values()].reduce(
      (known, { id, holders }) => [...holders.map((who) => vacating(id, who)), filling(id, 'sole')].reduce(evolveArea, known),
      testArea(),
    );
    assert.deepEqual(whoElseIsAsked(alone, climb, 0), { post: 'team', practitioner: null, by: 'nobody' });
  });

  test('of a second decision goes past whoever took it over from its proposer', () => {
    const second = { owner: 'team', asked: 'senior', proposer: 'team-holder' } as const;
    assert.equal(whoElseIsAsked(testArea(), { ...second, proposer: null }, 0), null);
    assert.equal(whoElseIsAsked(testArea(), second, 0)?.practitioner, 'chief-holder', 'the senior officer decides in the proposer’s place');
  });
});

test('the record is the same whoever fills the posts: rows and facts name a post, and the directory says who that was', () => {
  const both = withFacts(vacating('team', 'team-holder'), filling('team', 'gateway-holder'));
  const told = (known: Area) => given(known).referral('R1', '2026-03-02T10:00').until('2026-03-30T10:00').derived;
  assert.deepEqual(told(both), told(testArea()));
});
