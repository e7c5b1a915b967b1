/** The invented area of the demonstration: nobody and nothing in it exists. */
import { AreaOpened, OrganisationJoined, PostCreated, PostFilled, PractitionerJoined, LimitOverridden } from '../../domain/area/entries.ts';
import type { PostRole } from '../../domain/area/entries.ts';
import type { NewEntry } from '../../domain/decision.ts';
import { areaEntry } from '../directory.ts';
import { workingTimes } from './capacity.ts';

export const areaId = 'wexmoor';
export const areaName = 'Wexmoor';

const organisations = [
  { organisation: 'police', name: 'Wexmoor Police', sort: 'police' },
  { organisation: 'council', name: 'Wexmoor Council', sort: 'council' },
  { organisation: 'school', name: 'Harrow Lane Academy', sort: 'school' },
  { organisation: 'provider', name: 'Second Footing', sort: 'other' },
  { organisation: 'surgery', name: 'Tidewater Surgery', sort: 'health' },
  { organisation: 'health', name: 'Wexmoor Community Health', sort: 'health' },
] as const;

interface DemonstrationPost {
  readonly title: string;
  readonly organisation: string;
  readonly role: PostRole;
  readonly supervisor: string | null;
  readonly holder: readonly [id: string, name: string];
  readonly deputy?: readonly [id: string, name: string];
}

export const demonstrationPosts: Readonly<Record<string, DemonstrationPost>> = {
  gateway: {
    title: 'Gateway assessor',
    organisation: 'police',
    role: 'intake',
    supervisor: 'prevent-supervisor',
    holder: ['imogen', 'Imogen Varley'],
    deputy: ['callum', 'Callum Reith'],
  },
  'prevent-supervisor': {
    title: 'Prevent supervisor',
    organisation: 'police',
    role: 'supervisor',
    supervisor: 'superintendent',
    holder: ['marcus', 'Marcus Adeyemi-Lunt'],
  },
  superintendent: {
    title: 'Detective superintendent',
    organisation: 'police',
    role: 'senior',
    supervisor: 'chief-officer',
    holder: ['rosalind', 'Rosalind Thackeray'],
  },
  'chief-officer': {
    title: 'Assistant chief constable',
    organisation: 'police',
    role: 'chief',
    supervisor: null,
    holder: ['edwin', 'Edwin Marchetti'],
  },
  'police-duty': {
    title: 'Duty inspector',
    organisation: 'police',
    role: 'organisation-duty',
    supervisor: 'superintendent',
    holder: ['nadia', 'Nadia Farrow'],
  },
  'area-duty': {
    title: 'Area duty officer',
    organisation: 'police',
    role: 'area-duty',
    supervisor: 'superintendent',
    holder: ['bryn', 'Bryn Castellane'],
  },
  records: {
    title: 'Records reviewer',
    organisation: 'council',
    role: 'records',
    supervisor: 'council-lead',
    holder: ['joan', 'Joan Pettifer'],
  },
  'council-lead': {
    title: 'Prevent lead',
    organisation: 'council',
    role: 'assessor',
    supervisor: 'superintendent',
    holder: ['amara', 'Amara Quill'],
  },
  // With the superintendent, one of the two who decide when Wexmoor's police and council do not agree.
  'council-head': {
    title: 'Head of community safety',
    organisation: 'council',
    role: 'supervisor',
    supervisor: null,
    holder: ['delphine', 'Delphine Orrick'],
  },
  'panel-chair': {
    title: 'Chair of the Channel panel',
    organisation: 'council',
    role: 'panel-chair',
    supervisor: 'council-head',
    holder: ['winifred', 'Winifred Oakes'],
  },
  'social-care': {
    title: "Children's services manager",
    organisation: 'council',
    role: 'panel-member',
    supervisor: 'council-head',
    holder: ['gethin', 'Gethin Sallow'],
  },
  'health-lead': {
    title: 'Named nurse for safeguarding',
    organisation: 'health',
    role: 'panel-member',
    supervisor: 'council-head',
    holder: ['leoline', 'Leoline Trask'],
  },
  mentor: {
    title: 'Mentor',
    organisation: 'provider',
    role: 'mentor',
    supervisor: 'council-head',
    holder: ['idris', 'Idris Penhale'],
  },
  'school-lead': {
    title: 'Safeguarding lead',
    organisation: 'school',
    role: 'referrer',
    supervisor: null,
    holder: ['tobias', 'Tobias Marsh'],
  },
  nurse: { title: 'Practice nurse', organisation: 'surgery', role: 'referrer', supervisor: null, holder: ['helen', 'Helen Osgood'] },
};

export function areaEntries(): readonly NewEntry[] {
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(areaId, type, fields);
  return [
    make(AreaOpened, { name: areaName, nation: 'england-and-wales' }),
    ...organisations.map((each) => make(OrganisationJoined, each)),
    ...Object.entries(demonstrationPosts).map(([post, { title, organisation, role, supervisor }]) =>
      make(PostCreated, {
        post,
        title,
        organisation,
        role,
        supervisor,
        hours: role === 'area-duty' || role === 'organisation-duty' ? 'always' : 'office',
      }),
    ),
    ...Object.entries(demonstrationPosts).flatMap(([post, { organisation, holder, deputy }]) => [
      make(PractitionerJoined, { practitioner: holder[0], name: holder[1], organisation }),
      make(PostFilled, { post, practitioner: holder[0], as: 'holder' }),
      ...(deputy
        ? [
            make(PractitionerJoined, { practitioner: deputy[0], name: deputy[1], organisation }),
            make(PostFilled, { post, practitioner: deputy[0], as: 'deputy' }),
          ]
        : []),
    ]),
    ...workingTimes(areaId, {
      imogen: ['officer', 37],
      marcus: ['leader', 37],
      rosalind: ['leader', 37],
      amara: ['officer', 30],
    }),
    // Wexmoor's own amounts: its story shows within days what the shipped ladder would show in weeks.
    ...Object.entries({ 'ladder.ordinary.1': 1, 'ladder.ordinary.2': 2, 'ladder.ordinary.3': 2 }).map(([limit, workingDays]) =>
      make(LimitOverridden, {
        limit,
        amount: { workingDays },
        reason: 'A small area: whoever supervises wants to know the next day.',
        authoriser: 'chief-officer',
      }),
    ),
  ];
}
