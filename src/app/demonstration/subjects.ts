/**
 * The told story of an area of subjects of interest, invented like the other: an installation of its own (mission.md, "Separate houses").
 * It stops on the same Monday morning: somebody is suspended with eleven days left, a hit waits about somebody closed, a lead is new.
 */
import type { AreaEntry } from '../../domain/area/entries.ts';
import { AreaOpened, OrganisationJoined, PostCreated, PostFilled, PractitionerJoined } from '../../domain/area/entries.ts';
import type { PostRole } from '../../domain/area/entries.ts';
import type { NewEntry } from '../../domain/decision.ts';
import type { Lessen } from '../../domain/subject/lessening.ts';
import { serviceViewer } from '../../store/viewing.ts';
import { adoptRulebook, areaEntry, areaNow, changeDirectory } from '../directory.ts';
import { searchFor } from '../identify.ts';
import { recordSubjectAct, type SubjectAct } from '../subjects/acts.ts';
import { passTime, settleDue } from '../time.ts';
import { areaId } from './area.ts';
import { workingTimes } from './capacity.ts';
import { regimeScenes } from './regimes.ts';
import { releaseScenes } from './released.ts';
import { demonstrationStart, type StoryHouse } from './story.ts';
import { at, type Referred, Telling } from './teller.ts';

export const subjectsAreaName = 'Wexmoor, subjects of interest';

const posts: Readonly<
  Record<string, readonly [title: string, role: PostRole, supervisor: string | null, holder: readonly [string, string]]>
> = {
  desk: ['Lead desk', 'intake', 'leader', ['petra', 'Petra Lindqvale']],
  officer: ['Case officer, north', 'case-officer', 'leader', ['jonah', 'Jonah Featherby']],
  colleague: ['Case officer, south', 'case-officer', 'leader', ['mirela', 'Mirela Ostrander']],
  leader: ['Team leader', 'team-leader', 'head', ['gwen', 'Gwen Castleford']],
  head: ['Head of investigations', 'senior', 'director', ['osric', 'Osric Blandamer']],
  director: ['Director', 'chief', null, ['thea', 'Thea Windrush']],
  night: ['Night duty officer', 'area-duty', 'head', ['rafe', 'Rafe Tollemache']],
  records: ['Records reviewer', 'records', 'leader', ['una', 'Una Shearwater']],
};

/** `hours`: as everywhere, a duty post is there always. */
export function subjectsAreaEntries(): readonly NewEntry[] {
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(areaId, type, fields);
  return [
    make(AreaOpened, { name: subjectsAreaName, kind: 'subjects of interest', nation: 'england-and-wales' } satisfies Partial<
      AreaEntry['fields']
    >),
    make(OrganisationJoined, { organisation: 'team', name: 'Wexmoor investigations', sort: 'police' }),
    ...Object.entries(posts).map(([post, [title, role, supervisor]]) =>
      make(PostCreated, { post, title, organisation: 'team', role, supervisor, hours: role === 'area-duty' ? 'always' : 'office' }),
    ),
    ...Object.entries(posts).flatMap(([post, [, , , [practitioner, name]]]) => [
      make(PractitionerJoined, { practitioner, name, organisation: 'team' }),
      make(PostFilled, { post, practitioner, as: 'holder' }),
    ]),
    ...workingTimes(areaId, { petra: ['officer', 37], jonah: ['officer', 37], mirela: ['officer', 22.2], gwen: ['leader', 37] }),
  ];
}

const none = { offer: 'no', words: 'Asked this week; there is none.' } as const;
const lessen = (fields: Partial<Lessen> & Pick<Lessen, 'what' | 'code' | 'band' | 'until'>): Lessen => ({
  reason: 'Read twice by two people; the other reading is written in the review.',
  priority: null,
  tier: null,
  stops: ['The weekly look at what is public.', 'The monthly talk with the school.'],
  told: 'The Prevent lead of the council.',
  partners: { prevent: none, mappa: none, council: none },
  authoriser: 'leader',
  ...fields,
});

const bag = {
  about: 'She asked for the bag back, and named the Friday.',
  judged: 'neither',
  pressing: false,
  source: '2',
  assessment: 'C',
  handling: 'P',
  conditions: '',
} as const;
const bagWritten = {
  report: 'She asked for the bag back by Friday. It could also be that she travels.',
  discussedWith: 'The desk.',
  share: 'not shared',
  sharedWith: '',
  shareReason: 'Not before its lead has seen it.',
} as const;

export async function tellSubjects(house: StoryHouse): Promise<void> {
  house.setClock(at('2025-11-03T09:00'));
  await changeDirectory(house, serviceViewer(house.area, 'intake'), (area) => ({
    kind: 'decided',
    entries: area.posts.size === 0 ? subjectsAreaEntries() : [],
  }));
  await adoptRulebook(house);
  const t = new Telling(house, await areaNow(house, serviceViewer(house.area, 'intake')));
  const acts = (when: string, who: string, name: string, act: (made: Referred) => SubjectAct) => ({
    at: at(when),
    play: async () => {
      const made = t.made(name);
      const outcome = await recordSubjectAct(house, t.as(who), { file: made.file, key: house.newId(), ...act(made) });
      if (outcome.kind !== 'done')
        throw new Error(
          `The story stops at ${when}: ${outcome.kind === 'refused' ? outcome.reasons.map(({ code }) => code).join(', ') : outcome.kind}`,
        );
    },
  });
  const opened = (when: string, name: string, fields: Partial<Extract<SubjectAct, { act: 'open-subject' }>['fields']>) =>
    acts(when, 'petra', name, ({ referral }) => ({
      act: 'open-subject',
      lead: referral,
      post: 'officer',
      fields: {
        investigation: 'Slate',
        priority: 'P2',
        tier: 1,
        reason: 'Two reports that do not know of each other.',
        overseas: 'no',
        ...fields,
      },
    }));
  const prevent = (when: string, name: string) =>
    (['subject', 'relatives'] as const).map((of) =>
      acts(when, 'jonah', name, ({ referral }) => ({
        act: 'consider-prevent',
        subject: referral,
        fields: {
          of,
          answer: of === 'subject' ? 'not referred' : 'no grounds of their own',
          reason: 'Nothing is known that support would answer.',
        },
      })),
    );
  const agree = (when: string, who: string, name: string) =>
    acts(when, who, name, ({ referral }) => ({ act: 'agree-lessening', subject: referral, words: 'Read with what would be left undone.' }));
  const propose = (when: string, name: string, fields: Lessen) =>
    acts(when, 'jonah', name, ({ referral }) => ({ act: 'propose-lessening', subject: referral, fields }));
  const who = (name: string, born: string) => ({ name, born, under18: 'no' }) as const;
  const scenes = [
    t.refer('2025-12-01T10:00', 'ivo', 'petra', who('Ivo Larkmead', '1994-04-02'), 'A neighbour heard him praise an attack, twice.'),
    opened('2025-12-01T15:00', 'ivo', { priority: 'P3', tier: 2 }),
    ...prevent('2025-12-02T10:00', 'ivo'),
    propose('2025-12-10T10:00', 'ivo', lessen({ what: 'close', code: 'no-concern', band: 'medium', until: at('2026-12-01T00:00') })),
    agree('2025-12-10T14:00', 'gwen', 'ivo'),
    t.refer(
      '2026-02-02T10:00',
      'senna',
      'petra',
      who('Senna Thornbury', '1989-09-13'),
      'Came back from a place of conflict, says a relative.',
    ),
    opened('2026-02-02T14:00', 'senna', { overseas: 'yes' }),
    ...prevent('2026-02-03T10:00', 'senna'),
    acts('2026-02-04T10:00', 'jonah', 'senna', ({ referral }) => ({
      act: 'consider-travel',
      subject: referral,
      fields: { decision: 'monitored', reason: 'Two journeys in a year.', review: at('2026-06-12T00:00') },
    })),
    acts('2026-05-01T10:00', 'jonah', 'senna', ({ referral }) => ({
      act: 'review-subject',
      subject: referral,
      fields: { words: 'No contact since March. It could also be that another telephone is used.', nextStep: 'Ask the landlord.' },
    })),
    propose('2026-05-18T10:00', 'senna', lessen({ what: 'suspend', code: 'resource', band: 'medium', until: at('2026-06-20T00:00') })),
    agree('2026-05-18T15:00', 'gwen', 'senna'),
    acts('2026-06-03T11:00', 'mirela', 'ivo', ({ referral }) => ({
      act: 'record-hit',
      subject: referral,
      fields: { indicator: 'travel', words: 'Booked a journey to a place of conflict.', source: 'The weekly run.' },
    })),
    t.refer(
      '2026-06-07T16:00',
      'corin',
      'petra',
      who('Corin Ashdown', '2001-01-20'),
      'Asked in a shop what burns best, and left when he was asked why.',
    ),
    // A colleague read this on the Monday morning, and wrote it up: the lead is asked what follows by the end of the day.
    t.refer(
      '2026-05-26T10:00',
      'isaura',
      'petra',
      who('Isaura Wendlebury', '1997-11-05'),
      'Asked a friend to keep a bag for her, and not to open it.',
    ),
    opened('2026-05-26T15:00', 'isaura', { priority: 'P3', tier: 2, investigation: 'Ember' }),
    ...prevent('2026-05-27T10:00', 'isaura'),
    acts('2026-06-08T08:20', 'mirela', 'isaura', () => ({ act: 'read-intelligence', intelligence: 'bag', fields: bag })),
    acts('2026-06-08T08:50', 'mirela', 'isaura', () => ({ act: 'write-intelligence', intelligence: 'bag', fields: bagWritten })),
    ...releaseScenes(t),
    ...regimeScenes(acts),
  ].toSorted((a, b) => a.at - b.at);
  const passTo = (to: number): Promise<void> => passTime(house, to, async (when) => house.setClock(when));
  for (const scene of scenes) {
    await passTo(scene.at);
    await settleDue(house);
    await scene.play();
  }
  for (const name of ['ivo', 'senna', 'isaura', 'corin']) await searchFor(house, t.made(name).file, t.made(name).referral);
  await passTo(demonstrationStart);
  await settleDue(house);
}
