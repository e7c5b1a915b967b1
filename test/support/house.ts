/** A house over a fresh database, with an invented area, a clock that the test moves, and everybody who is needed. */
import { randomBytes } from 'node:crypto';
import type { Viewer } from '../../src/access/viewer.ts';
import { areaEntry, adoptRulebook, changeDirectory } from '../../src/app/directory.ts';
import type { House } from '../../src/app/house.ts';
import { leave, takeReferral } from '../../src/app/intake.ts';
import {
  type AreaKind,
  AreaOpened,
  OrganisationJoined,
  PostCreated,
  PostFilled,
  PractitionerJoined,
} from '../../src/domain/area/entries.ts';
import { CapacitySet } from '../../src/domain/area/capacity.ts';
import { shippedCapacity } from '../../src/rulebook/uk/capacity.ts';
import { ukSoon } from './given.ts';
import { createPool, type Pool } from '../../src/store/pools.ts';
import { publicViewer, serviceViewer } from '../../src/store/viewing.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { instantOf } from './given.ts';
import { matcherHere } from './matcher.ts';

export interface TestHouse extends House, AsyncDisposable {
  readonly database: FreshDatabase;
  /** Sets the time; it may not go back. */
  at(written: string): number;
  /** What the list in this process says of itself; given as `matcherState` by tests that are about it. */
  listState: NonNullable<House['matcherState']>;
  viewer(practitioner: keyof typeof people): Viewer;
  /** Somebody without an account refers, and the referral is taken. */
  refer(form: {
    readonly name: string;
    readonly born?: string;
    readonly concern?: string;
    readonly under18?: 'yes' | 'no' | 'not-known';
  }): Promise<{ file: string; reference: string; referral: string }>;
}

export const posts = {
  gateway: { title: 'Gateway assessor', organisation: 'police', role: 'intake', supervisor: 'team' },
  team: { title: 'Prevent supervisor', organisation: 'police', role: 'supervisor', supervisor: 'senior' },
  senior: { title: 'Superintendent', organisation: 'police', role: 'senior', supervisor: 'chief' },
  chief: { title: 'Assistant chief constable', organisation: 'police', role: 'chief', supervisor: null },
  duty: { title: 'Duty officer', organisation: 'police', role: 'area-duty', supervisor: 'senior' },
  records: { title: 'Records reviewer', organisation: 'council', role: 'records', supervisor: 'team' },
  school: { title: 'Safeguarding lead', organisation: 'school', role: 'referrer', supervisor: null },
} as const;

export const people = {
  gita: 'gateway',
  tom: 'team',
  sena: 'senior',
  chas: 'chief',
  dora: 'duty',
  rhea: 'records',
  sol: 'school',
} as const;

export async function testHouse(start = '2026-03-02T09:00', kind: AreaKind = 'partnership'): Promise<TestHouse> {
  const database = await freshDatabase();
  const pool: Pool = createPool({ url: database.serviceUrl, applicationName: 'throughline test', max: 8 });
  let now = instantOf(start);
  const area = 'wexmoor';
  const host = matcherHere(database.matcherUrl, area);
  const house: TestHouse = {
    database,
    pool,
    area,
    rulebook: ukSoon,
    now: async () => now,
    newId: () => randomBytes(16).toString('hex'),
    newSalt: () => randomBytes(32),
    matcher: () => host.ready(),
    listState: () => host.state(),
    log: () => {},
    at: (written) => (now = Math.max(now, instantOf(written))),
    viewer: (practitioner) => {
      const post = people[practitioner];
      const { organisation, role } = posts[post];
      return {
        practitioner,
        name: practitioner,
        post,
        organisation,
        area,
        reach: role === 'referrer' ? 'organisation' : 'area',
        duties: [role],
        posts: [post],
      };
    },
    refer: async ({ name, born, concern = 'Said something worrying.', under18 = 'not-known' }) => {
      const left = await leave(house, publicViewer(area), {
        channel: 'web-form',
        contentType: 'application/json',
        bytes: formBytes(name, born, concern, under18),
        idempotencyKey: house.newId(),
      });
      const taken = await takeReferral(house, left.arrival);
      if (taken.kind !== 'taken') throw new Error(taken.why);
      return { file: taken.file, reference: taken.reference, referral: `ref-${left.arrival}` };
    },
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await host[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
  await setUp(house, kind);
  return house;
}

/** The area with everybody in it, in an empty ledger. */
export async function setUp(house: House, kind: AreaKind = 'partnership'): Promise<void> {
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [
      make(AreaOpened, { name: 'Wexmoor', kind, nation: 'england-and-wales' }),
      ...(['police', 'council', 'school'] as const).map((sort) =>
        make(OrganisationJoined, { organisation: sort, name: `Wexmoor ${sort}`, sort }),
      ),
      ...Object.entries(posts).map(([post, { title, organisation, role, supervisor }]) =>
        make(PostCreated, { post, title, organisation, role, supervisor, hours: role === 'area-duty' ? 'always' : 'office' }),
      ),
      ...Object.entries(people).flatMap(([practitioner, post]) => [
        make(PractitionerJoined, { practitioner, name: practitioner, organisation: posts[post].organisation }),
        make(PostFilled, { post, practitioner, as: 'holder' }),
      ]),
      // Which closings are drawn to be read nobody knows before (S21): here hardly any but the quick ones, so that a test knows what is owed.
      make(CapacitySet, { ...shippedCapacity, sample: { quickOneIn: 1, otherOneIn: 1000 }, reason: 'For tests.', authoriser: 'senior' }),
    ],
  }));
  await adoptRulebook(house);
}

/** A referral form as the web sends it (version 1). */
export function formBytes(name: string, born: string | undefined, concern: string, under18: 'yes' | 'no' | 'not-known'): Buffer {
  const nothing = <Key extends string>(...keys: readonly Key[]) => Object.fromEntries(keys.map((key) => [key, null]));
  return Buffer.from(
    JSON.stringify({
      form: 'referral',
      version: 1,
      referrer: nothing('name', 'telephone', 'email', 'safeContact', 'needs', 'role', 'organisation', 'howKnown'),
      person: {
        ...nothing(
          'otherNames',
          'description',
          'earlierReference',
          'ageAbout',
          'parents',
          'address',
          'schoolOrWork',
          'telephone',
          'email',
          'onlineNames',
          'language',
          'interpreter',
          'communicationNeeds',
          'knowsOfReferral',
          'knowsWords',
        ),
        fullName: name,
        bornOn: born ?? null,
        under18,
      },
      concern: {
        ...nothing('happenedOn', 'happenedWords', 'learntOn', 'worry', 'mightHappenNext', 'othersKnow', 'alreadyDone'),
        whatHappened: concern,
      },
    }),
  );
}
