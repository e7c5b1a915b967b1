/** In the told story: something shared with the school and acknowledged, something refused to a newspaper, a post that keeps something, whom to call, fixation on violence on its own pathway, and a sealed file. */
import { recordSharing, type SharingAct } from '../sharing.ts';
import { at, type Referred, type Scene, type Telling } from './teller.ts';

export function sharingScenes(t: Telling): readonly Scene[] {
  const scene = (when: string, who: string, name: string, request: (made: Referred) => SharingAct): Scene => ({
    at: at(when),
    play: async () => {
      const made = t.made(name);
      const outcome = await recordSharing(t.house, t.as(who), { file: made.file, key: t.house.newId(), ...request(made) });
      if (outcome.kind !== 'done') throw new Error(`The story's ${when} ${who} ${name}: ${JSON.stringify(outcome)}`);
    },
  });
  return [
    scene('2026-06-04T15:00', 'imogen', 'new', () => ({
      act: 'decide-disclosure',
      disclosure: 'story-not-shared',
      fields: {
        outcome: 'not shared',
        organisation: null,
        post: null,
        contact: 'A newspaper',
        asked: 'Whether the school has referred somebody.',
        basis: '',
        ground: 'data-protection',
        why: 'Nobody outside has to know that there is a referral.',
        necessity: '',
        proportionality: '',
        handling: 'P',
        conditions: '',
        marking: 'OFFICIAL-SENSITIVE',
        items: [],
        authority: '',
      },
    })),
    scene('2026-06-04T15:10', 'callum', 'new', () => ({
      act: 'flag-concern',
      flag: 'story-call',
      fields: { post: 'area-duty', reason: 'Officers may meet him on the way home.', until: at('2026-09-01T00:00') },
    })),
    scene('2026-06-05T10:10', 'imogen', 'new', ({ referral }) => ({
      act: 'code-concern',
      referral,
      fields: {
        violence: ['plan-spoken', 'research'],
        ideology: ['none-seen'],
        words: 'Drawings of an attack, and no cause.',
        asOf: at('2026-06-04T09:00'),
      },
    })),
    scene('2026-06-05T10:15', 'imogen', 'new', ({ referral }) => ({
      act: 'ask-pathway',
      pathway: 'story-violence',
      fields: { concern: 'Draws attacks and looks for accounts of them. No ideology is seen; that decides nothing.', referral },
    })),
    scene('2026-06-05T15:30', 'imogen', 'new', () => ({
      act: 'take-up-pathway',
      pathway: 'story-violence',
      fields: {
        controller: 'police',
        owner: 'gateway',
        basis: 'public-task-safeguarding',
        consent: 'child-and-parent',
        consentWords: 'He and his mother are asked by the school nurse.',
        keepUntil: at('2027-06-01T00:00'),
        nextLook: at('2026-07-01T00:00'),
        words: 'Taken up: the school nurse sees him first.',
      },
    })),
    scene('2026-06-05T16:00', 'nadia', 'danger', () => ({
      act: 'note-sealed-item',
      item: 'story-kept',
      fields: { holder: 'police-duty', until: at('2026-09-01T00:00') },
    })),
  ];
}
