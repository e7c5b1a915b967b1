/** In the told story: three ties of somebody whom the panel supports, one of them to a pupil, and a report that names two people. */
import { network, type NetworkAct } from '../network.ts';
import { at, type Referred, type Scene, type Telling } from './teller.ts';

const tie = {
  direction: 'both ways',
  since: '',
  until: '',
  age: 'not known',
  words: '',
  grading: null,
  confidence: 'moderate',
  ends: at('2026-12-01T00:00'),
} as const;

export function networkScenes(t: Telling): readonly Scene[] {
  const scene = (when: string, who: string, name: string, request: (made: Referred) => NetworkAct): Scene => ({
    at: at(when),
    play: async () => {
      const made = t.made(name);
      const outcome = await network(t.house, t.as(who), { file: made.file, key: t.house.newId(), ...request(made) });
      if (outcome.kind !== 'done') throw new Error(`The story's ${when} ${who} ${name}: ${JSON.stringify(outcome)}`);
    },
  });
  return [
    scene('2026-06-04T15:00', 'imogen', 'adopted', () => ({
      act: 'record-tie',
      tie: 'ti-friend',
      to: t.made('referred').file,
      fields: {
        ...tie,
        end: 'person on file',
        sort: 'friend',
        since: '2024',
        source: 'His own account to the mentor',
        disprove: 'That the two have not met since school.',
      },
    })),
    scene('2026-06-04T15:10', 'imogen', 'adopted', () => ({
      act: 'record-tie',
      tie: 'ti-club',
      to: null,
      fields: {
        ...tie,
        end: 'group',
        words: 'A boxing club by the harbour',
        sort: 'belongs',
        direction: 'from this person',
        since: '2025-09',
        source: 'The club’s page',
        grading: { source: '2', assessment: 'B', handling: 'P' },
        disprove: 'The list of members.',
      },
    })),
    scene('2026-06-04T15:20', 'imogen', 'adopted', () => ({
      act: 'record-tie',
      tie: 'ti-pupil',
      to: t.made('new').file,
      fields: {
        ...tie,
        end: 'person on file',
        sort: 'online',
        confidence: 'low',
        source: 'A pupil told the school',
        disprove: 'That the account is somebody else’s.',
      },
    })),
    scene('2026-06-05T10:30', 'imogen', 'referred', () => ({
      act: 'name-person',
      named: 'na-call',
      fields: { words: 'The call is about his friend Corwin too, who has begun to keep away from everybody.', report: null },
    })),
    scene('2026-06-05T10:40', 'imogen', 'referred', () => ({
      act: 'place-named',
      named: 'na-call',
      to: t.made('adopted').file,
      as: 'na-call-put',
      words: 'A caller is worried about both: he keeps away from everybody.',
    })),
  ];
}
