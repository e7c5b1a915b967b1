/** In the told story: contacts that services tell of from before, one of them refuted and one told in two ways, and what they mean together. */
import { contactsOf } from '../../domain/contact/ladder.ts';
import { type LadderAct, recordContact } from '../ladder.ts';
import { lookAt } from '../look.ts';
import { at, type Referred, type Scene, type Telling } from './teller.ts';

const before = [
  ['2021-11', 'Wexmoor Council', 'social-care', 'The family asked for help at home; the case was closed after one visit.'],
  ['2022-10-07', 'Harrow Lane Academy', 'school', 'Said in class that people would remember him.'],
  ['2023', 'Tidewater Surgery', 'health', 'Referred for low mood; discharged for not attending.'],
  ['2024-03-19', 'Wexmoor Police', 'police', 'Found with a kitchen knife in his bag; words of advice.'],
  ['2025-01-14', 'Harrow Lane Academy', 'exclusion', 'Excluded for a week after a threat.'],
] as const;

export function contactScenes(t: Telling): readonly Scene[] {
  const scene = (when: string, who: string, request: (made: Referred, contacts: readonly string[]) => LadderAct): Scene => ({
    at: at(when),
    play: async () => {
      const made = t.made('new');
      const sight = await lookAt(t.house, t.as(who), made.file);
      const contacts = sight ? contactsOf(sight.file).map(({ id }) => id) : [];
      const outcome = await recordContact(t.house, t.as(who), { file: made.file, key: t.house.newId(), ...request(made, contacts) });
      if (outcome.kind !== 'done') throw new Error(`The story's ${when} ${who}: ${JSON.stringify(outcome)}`);
    },
  });
  return [
    ...before.map(([hadOn, organisation, kind, words], n) =>
      scene(`2026-06-04T13:0${n}`, 'imogen', () => ({
        act: 'tell-contact',
        contact: `co-story-${n}`,
        fields: { organisation, hadOn, kind, words, toldBy: organisation, written: 'Its own record, as its answer says' },
      })),
    ),
    scene('2026-06-04T13:10', 'imogen', () => ({
      act: 'tell-contact',
      contact: 'co-story-other',
      fields: {
        organisation: 'Wexmoor Council',
        hadOn: '2022-04-07',
        kind: 'school',
        words: 'The school told of what he had said in class.',
        toldBy: 'Wexmoor Council',
        written: 'Minutes of a meeting',
      },
    })),
    scene('2026-06-04T13:12', 'imogen', (_made, contacts) => ({
      act: 'say-contact-same',
      contact: 'co-story-other',
      // The second of the list by its day, after that of 2021: the other telling of it is this one.
      sameAs: contacts[2] ?? '',
      words: 'The school says that it is the same lesson. Whose day is right is being asked.',
    })),
    scene('2026-06-04T13:15', 'imogen', () => ({
      act: 'tell-contact',
      contact: 'co-story-refuted',
      fields: {
        organisation: 'An invented helpline',
        hadOn: '2024-09',
        kind: 'helpline',
        words: 'A caller said that he had joined a group.',
        toldBy: 'The helpline',
        written: 'Its log',
        refuted: true,
      },
    })),
    scene('2026-06-05T15:30', 'marcus', ({ referral }, contacts) => ({
      act: 'write-cumulative',
      cumulative: 'cu-story',
      happened: at('2026-06-05T15:00'),
      fields: {
        concerns: referral,
        together:
          'Each service saw one piece and closed it. Read together, threats come back each year, and since 2024 something is carried.',
        speaksFor: 'A knife in 2024, a threat in 2025, and drawings now.',
        speaksAgainst: 'He has never hurt anybody, and speaks with his tutor each week.',
        wouldChangeMyMind: 'A year in which no service has anything to tell.',
        axes: ['fixation on violence'],
        read: [...contacts],
        unread: [],
        dissent: 'Wexmoor Council: we see a boy whom nobody has helped at home.',
      },
    })),
    scene('2026-06-05T16:30', 'imogen', () => ({
      act: 'tell-contact',
      contact: 'co-story-later',
      fields: {
        organisation: 'Fenbury Youth Club',
        hadOn: '2026-05-20',
        kind: 'other',
        words: 'Asked to leave after an argument.',
        toldBy: 'The youth club',
        written: 'A letter of 3 June 2026',
      },
    })),
  ];
}
