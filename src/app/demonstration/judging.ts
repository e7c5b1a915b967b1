/** In the told story: an assessment in full and one that dissents, an assumption that ends soon, a find from another case that was decided, and voluntary work with children. */
import { inventedExample, loadWritten } from '../assessmentForms.ts';
import { judge, type JudgingAct } from '../judging.ts';
import { at, type Referred, type Scene, type Telling } from './teller.ts';

const full = {
  purpose: 'first assessment',
  form: { id: 'invented-example', version: 1 },
  answers: [
    {
      item: 'harm-spoken-of',
      value: 'About a place or a group',
      confidence: 'moderate',
      grounds: 'His exercise book, seen by the school.',
    },
    { item: 'steps-taken', value: 'Not known', confidence: 'low', grounds: 'Nobody has looked yet.' },
    { item: 'in-own-words', value: 'Two pages of the exercise book.', confidence: null, grounds: '' },
    { item: 'somebody-trusted', value: 'Yes', confidence: 'high', grounds: 'His form tutor.' },
  ],
  capability: {
    grade: 'weak',
    atHand: 'The tools of the school’s workshop; he is there twice a week.',
    grounds: 'No training is known.',
    confidence: 'moderate',
  },
  distance: { seen: 'not known', asLess: '', asHidden: '', wouldChange: '' },
  compliance: {
    seen: 'yes',
    asSincere: 'Speaks with his tutor each week and brings his drawings along.',
    asDisguised: 'Says what is wished for, and goes on elsewhere.',
    independent: 'His tutor has seen no new drawings since the holidays.',
  },
  allegations: [{ allegation: 'Wrote of revenge on a class.', account: '', notSought: 'First the police duty is asked.' }],
  judgement: 'Concern goes on until somebody has spoken with him.',
  confidence: 'moderate',
  wouldChangeMyMind: 'A conversation in which he tells of it himself.',
} as const;

export function judgingScenes(t: Telling): readonly Scene[] {
  const scene = (when: string, who: string, name: string, request: (made: Referred) => JudgingAct): Scene => ({
    at: at(when),
    play: async () => {
      const made = t.made(name);
      const outcome = await judge(t.house, t.as(who), { file: made.file, key: t.house.newId(), ...request(made) });
      if (outcome.kind !== 'done') throw new Error(`The story's ${when} ${who} ${name}: ${JSON.stringify(outcome)}`);
    },
  });
  return [
    {
      at: at('2026-06-01T09:00'),
      play: async () => {
        const loaded = await loadWritten(t.house, inventedExample, 'For the demonstration: invented, no official tool.');
        if (!('loaded' in loaded) || !loaded.loaded) throw new Error(JSON.stringify(loaded));
      },
    },
    scene('2026-06-04T10:30', 'imogen', 'new', ({ referral }) => ({
      act: 'make-assessment',
      assessment: 'a-story-new',
      fields: { ...full, answers: [...full.answers], allegations: [...full.allegations], concerns: referral },
      happened: at('2026-06-04T09:30'),
    })),
    scene('2026-06-05T14:00', 'marcus', 'new', ({ referral }) => ({
      act: 'make-assessment',
      assessment: 'a-story-dissent',
      fields: {
        ...full,
        answers: [...full.answers],
        allegations: [...full.allegations],
        concerns: referral,
        judgement: 'Concern grows: what his tutor sees is what he is shown.',
        dissentsFrom: 'a-story-new',
        dissent: 'The tutor is not independent of what he says.',
      },
      happened: at('2026-06-05T13:30'),
    })),
    scene('2026-06-04T11:00', 'imogen', 'new', () => ({
      act: 'make-assumption',
      assumption: 'as-story',
      fields: {
        words: 'He would do nothing during the examinations.',
        grounds: 'He wants to pass them, and says so.',
        wouldShowWrong: 'He stays away from one.',
        owner: 'gateway',
        until: at('2026-06-13T00:00'),
      },
    })),
    scene('2026-06-05T09:30', 'callum', 'danger', () => ({
      act: 'record-find',
      find: 'fi-story',
      fields: {
        about: 'somebody else',
        sort: 'material on a device',
        words: 'On the telephone that was looked at: drawings of an attack, sent by somebody of his school.',
        found: 'What was looked at after the report of danger',
        person: 'A pupil of Harrow Lane Academy, in the year above',
      },
    })),
    scene('2026-06-05T11:30', 'imogen', 'danger', () => ({
      act: 'put-find',
      find: 'fi-story',
      to: t.made('new').file,
      as: 'fi-story-put',
    })),
    scene('2026-06-05T15:00', 'marcus', 'new', () => ({
      act: 'decide-disruption',
      find: 'fi-story-put',
      fields: { outcome: 'other disruption', reason: 'Not enough to charge; the school keeps the drawings.', told: 'Harrow Lane Academy.' },
    })),
    scene('2026-06-05T12:00', 'imogen', 'newest', () => ({
      act: 'record-role',
      role: 'ro-story',
      fields: {
        sort: 'volunteering',
        held: 'held',
        what: 'Coaches a children’s football team',
        with: 'A club in Wexmoor',
        source: 'The club’s page',
      },
    })),
    scene('2026-06-05T12:10', 'imogen', 'newest', () => ({
      act: 'assess-trust',
      role: 'ro-story',
      fields: {
        children: 'yes',
        adultsAtRisk: 'no',
        criticalAccess: 'no',
        reason: 'Children of eight to ten, on two evenings.',
        nextLook: null,
      },
    })),
  ];
}
