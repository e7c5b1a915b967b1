/**
 * The told story: half a year in an invented area, played through the same use cases as live, with a fixed seed and fixed
 * dates. It stops on a Monday morning on which something is overdue, something is due, and a misspelt second referral waits.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { serviceViewer } from '../../store/viewing.ts';
import type { CaseAct } from '../cases.ts';
import { adoptRulebook, areaNow, changeDirectory } from '../directory.ts';
import type { House } from '../house.ts';
import type { Beside } from '../personActs.ts';
import { passTime, settleDue } from '../time.ts';
import { areaEntries } from './area.ts';
import { contactScenes } from './contacts.ts';
import { judgingScenes } from './judging.ts';
import { networkScenes } from './network.ts';
import { capacityScenes } from './capacity.ts';
import { panelScenes } from './panel.ts';
import { supportScenes } from './support.ts';
import { broughtScenes } from './released.ts';
import { sharingScenes } from './sharing.ts';
import { ordinaryPeople } from './people.ts';
import { at, type Referred, type Scene, Telling } from './teller.ts';

/** The morning on which the visitor arrives. */
export const demonstrationStart = at('2026-06-08T09:00');

/** A house whose clock the story moves. */
export interface StoryHouse extends House {
  readonly setClock: (to: Instant) => void;
}

export async function tellStory(house: StoryHouse): Promise<void> {
  house.setClock(at('2025-11-03T09:00'));
  await changeDirectory(house, serviceViewer(house.area, 'intake'), (area) => ({
    kind: 'decided',
    entries: area.posts.size === 0 ? areaEntries() : [],
  }));
  await adoptRulebook(house);
  const telling = new Telling(house, await areaNow(house, serviceViewer(house.area, 'intake')));
  const scenes = [
    ...misspelt(telling),
    ...ordinary(telling),
    ...panelScenes(telling),
    ...supportScenes(telling),
    ...judgingScenes(telling),
    ...contactScenes(telling),
    ...capacityScenes(telling),
    ...networkScenes(telling),
    ...sharingScenes(telling),
    ...broughtScenes(telling),
    ...people(telling),
  ].toSorted((a, b) => a.at - b.at);
  // What lapses between two scenes lapses when it would have, as with a timekeeper that runs.
  const passTo = (to: Instant): Promise<void> => passTime(house, to, async (at) => house.setClock(at));
  for (const scene of scenes) {
    await passTo(scene.at);
    await settleDue(house);
    await scene.play();
  }
  await passTo(demonstrationStart);
  await settleDue(house);
}

/** Before the week in which the visitor arrives: two nights on the rota of the duty post, and the council's lead goes on leave. */
function people(telling: Telling): readonly Scene[] {
  const night = (practitioner: string, from: string, until: string): Scene => ({
    at: at('2026-06-05T10:00'),
    play: () => telling.posts('rosalind', { do: 'shift', post: 'area-duty', practitioner, from: at(from), until: at(until) }),
  });
  return [
    night('nadia', '2026-06-08T18:00', '2026-06-09T08:00'),
    night('callum', '2026-06-09T18:00', '2026-06-10T08:00'),
    {
      at: at('2026-06-05T11:00'),
      play: () =>
        telling.posts('amara', { do: 'away', practitioner: 'amara', from: at('2026-06-09T00:00'), until: at('2026-06-20T00:00') }),
    },
  ];
}

/** Decided in the same sitting (K08): they have been told, or are not told until the end of June. */
const told = ({ referral }: Referred, stage: string, words: string): Beside => ({
  telling: { id: `t-${stage}-${referral}`, fields: { outcome: 'told', how: 'in person', language: 'English', words } },
});
const notTold = ({ referral }: Referred, words: string): Beside => ({
  telling: {
    id: `t-${referral}`,
    fields: {
      outcome: 'not told',
      notToldBecause: 'it would harm the person',
      words,
      until: at('2026-07-01T00:00'),
      reviewer: 'prevent-supervisor',
    },
  },
});
const assessed =
  (words: string, beside: (made: Referred) => Beside, outcome = 'limited information but concern may exist') =>
  (made: Referred): CaseAct => ({
    act: 'assess',
    referral: made.referral,
    beside: beside(made),
    fields: {
      outcome,
      words,
      checks: 'Local records and open source, nothing further.',
      wouldChangeMyMind: 'A second report from somebody independent.',
      ownAccount: '',
    },
  });
const proposes =
  (finding: string, reasons: readonly string[], words: string, outcomeTold = '') =>
  (made: Referred): CaseAct => ({
    act: 'propose-closure',
    referral: made.referral,
    ...(outcomeTold ? { beside: told(made, 'closing', outcomeTold) } : {}),
    fields: { finding, reasons, words, cumulative: '', answers: [] },
  });
const agrees =
  (words: string) =>
  ({ referral }: Referred): CaseAct => ({ act: 'agree-to-close', referral, words });

/** One file: a first referral closed in January, and on the first Friday of June a second one under a name written as it was heard (F44). */
function misspelt(t: Telling): readonly Scene[] {
  const first = {
    name: 'Oskar Wielgomas',
    born: '2011-03-07',
    under18: 'yes',
    school: 'Harrow Lane Academy',
    language: 'Polish at home',
  } as const;
  const second = { name: 'Oscar Vielgomas', born: '2011-03-07', under18: 'yes', school: 'Harrow Lane' } as const;
  return [
    t.refer(
      '2026-01-12T10:20',
      'oskar',
      'tobias',
      first,
      'Talked again and again about an attack that he had read of, and drew it in two lessons. Said that nobody listens to him.',
    ),
    ...t.mayBeContacted('2026-01-12T14:00', '2026-01-13T09:20', 'oskar'),
    t.heardAsChild('2026-01-14T15:00', 'oskar', 'He wants his mentor to be there.'),
    t.act(
      '2026-01-14T15:05',
      'imogen',
      'oskar',
      assessed(
        'The school has spoken with him and with his mother. A mentor at school meets him each week. Nothing further was found.',
        (made) => told(made, 'assessment', 'His mentor explained to him what was reported, and what is done with it.'),
      ),
    ),
    t.act(
      '2026-01-15T11:40',
      'imogen',
      'oskar',
      proposes(
        'no further action',
        ['explained'],
        'Explained, and support is in place at school.',
        'His mentor told him how it is to end.',
      ),
    ),
    t.act('2026-01-16T09:10', 'marcus', 'oskar', agrees('Agreed. The school’s mentor is named and has accepted.')),
    t.tellsReferrer('2026-01-16T14:00', 'imogen', 'oskar'),
    t.refer(
      '2026-06-05T16:45',
      'oscar',
      'helen',
      second,
      'During an appointment he said that he had been looking at weapons and that people would see. He would not say more.',
    ),
  ];
}

/** What else an ordinary half year holds, so that lists have something of every kind on them. */
function ordinary(t: Telling): readonly Scene[] {
  const p = ordinaryPeople();
  return [
    // Refuted the same day by two people: shown as refuted, and only its deletion review is left.
    t.refer('2026-02-03T09:30', 'refuted', 'tobias', p[0], 'A rumour in the playground that he had sent a threat.'),
    t.act(
      '2026-02-03T14:00',
      'imogen',
      'refuted',
      proposes('mistaken identity', [], 'The message was sent by somebody else, as the school found the same day.'),
    ),
    t.act('2026-02-03T16:20', 'marcus', 'refuted', agrees('Agreed: it was not him.')),
    // Closed in the ordinary way; its review comes in the autumn.
    t.refer('2026-03-09T13:10', 'closed', 'helen', p[1], 'Spoke with anger about a group of people and would not let the subject go.'),
    ...t.mayBeContacted('2026-03-10T09:30', '2026-03-10T14:10', 'closed'),
    t.act(
      '2026-03-12T10:00',
      'imogen',
      'closed',
      assessed('Bereavement; the surgery has arranged counselling, which has begun.', (made) =>
        told(made, 'assessment', 'Told at the surgery what was reported.'),
      ),
    ),
    t.act(
      '2026-03-13T10:30',
      'imogen',
      'closed',
      proposes('no further action', ['other-service'], 'Counselling has accepted and begun.', 'Told by the surgery how it is to end.'),
    ),
    t.act('2026-03-16T11:45', 'marcus', 'closed', agrees('Agreed.')),
    t.tellsReferrer('2026-03-16T14:00', 'imogen', 'closed'),
    // Closed last autumn: its review has fallen due and nobody has held it.
    t.refer('2025-11-10T09:15', 'unreviewed', 'tobias', p[2], 'Shared a video in class that praised an attack.'),
    ...t.mayBeContacted('2025-11-11T10:00', '2025-11-11T15:30', 'unreviewed'),
    t.heardAsChild('2025-11-14T15:50', 'unreviewed', 'He is sorry that it was shown in class.'),
    t.act(
      '2025-11-14T16:00',
      'imogen',
      'unreviewed',
      assessed('He had been sent it and had not watched it to the end.', (made) =>
        told(made, 'assessment', 'Told at school what was reported; he explained how he came to have it.'),
      ),
    ),
    t.act('2025-11-17T09:00', 'imogen', 'unreviewed', proposes('no further action', ['explained'], 'Explained.', 'Told how it is to end.')),
    t.act('2025-11-18T12:00', 'marcus', 'unreviewed', agrees('Agreed.')),
    t.tellsReferrer('2025-11-18T14:00', 'imogen', 'unreviewed'),
    // Goes on, with a day set for the next look.
    t.refer('2026-05-11T11:20', 'continues', 'tobias', p[3], 'Says that violence is the only answer, in essays and in talk.'),
    t.act(
      '2026-05-14T10:15',
      'imogen',
      'continues',
      assessed(
        'There is enough here to go on.',
        (made) => notTold(made, 'It would end what trust there is in the teacher to whom it was said.'),
        'clear evidence of vulnerability',
      ),
    ),
    t.act('2026-05-15T09:45', 'imogen', 'continues', ({ referral }) => ({
      act: 'record-need',
      referral,
      fields: { need: 'sleep', words: 'Has not slept for weeks; nobody treats it.' },
    })),
    t.act('2026-05-15T10:00', 'imogen', 'continues', ({ referral }) => ({
      act: 'continue',
      referral,
      fields: { nextStep: 'Speak with the school and with his aunt, who looks after him.', nextLook: at('2026-06-11T00:00') },
    })),
    // The assessment is overdue and has climbed.
    t.refer('2026-05-26T15:30', 'unassessed', 'helen', p[4], 'Came with injuries and said that he would get even.'),
    // Closing is proposed and waits for a second person.
    t.refer('2026-05-28T10:05', 'proposed', 'tobias', p[5], 'Wore a badge that worried another pupil.'),
    t.act(
      '2026-06-02T14:30',
      'imogen',
      'proposed',
      assessed(
        'The badge is that of a band. No other concern.',
        (made) => notTold(made, 'To be spoken of as dangerous for a badge would hurt.'),
        'not appropriate',
      ),
    ),
    t.act('2026-06-04T16:10', 'imogen', 'proposed', proposes('misguided', [], 'Reported in good faith; the badge is that of a band.')),
    // An expert thinks otherwise than the assessor.
    t.refer('2026-05-29T09:00', 'expert', 'tobias', p[6], 'Collects accounts of school attacks and knows them by heart.'),
    t.act(
      '2026-06-03T11:00',
      'imogen',
      'expert',
      assessed('No plan and no means were found.', (made) => notTold(made, 'First somebody has to be found to whom he speaks.')),
    ),
    t.act('2026-06-04T09:30', 'amara', 'expert', ({ referral }) => ({
      act: 'record-expert-view',
      referral,
      fields: { expert: 'Clinical psychologist', view: 'The fixation is of itself reason enough for the panel to look at it.' },
    })),
    // Danger that was reported, acted on and written up.
    t.danger(
      '2026-05-20T18:40',
      'danger',
      'A pupil has messaged that he waits outside the school for another one.',
      'Harrow Lane, by the side gate',
    ),
    t.act('2026-05-20T18:46', 'bryn', 'danger', ({ referral }) => ({
      act: 'acknowledge-danger',
      danger: `d-${referral.slice(4)}`,
      words: 'Officers are on their way.',
    })),
    t.notFoundOut(
      '2026-05-21T09:30',
      'imogen',
      'danger',
      'The officers who took him home have his name; their shift is back on Monday, and is asked for it.',
      '2026-06-09T00:00',
    ),
    t.act('2026-05-20T21:30', 'bryn', 'danger', ({ referral }) => ({
      act: 'write-up-danger',
      danger: `d-${referral.slice(4)}`,
      fields: {
        happened: at('2026-05-20T18:55'),
        done: 'Officers spoke with him at the gate and took him home to his parents. Nothing was found on him.',
        emergencyServicesCalledAt: at('2026-05-20T18:41'),
        targets: [
          { who: 'The pupil he waited for', warner: 'Harrow Lane Academy', warnedAt: at('2026-05-20T19:20'), notWarnedBecause: null },
        ],
        noTargetBecause: null,
      },
    })),
    t.act(
      '2026-05-22T10:00',
      'imogen',
      'danger',
      assessed('A quarrel between two pupils; the school works with both families.', (made) =>
        notTold(made, 'The school has agreed with the families who speaks with him next.'),
      ),
    ),
    t.act('2026-05-26T10:00', 'imogen', 'danger', ({ referral }) => ({
      act: 'continue',
      referral,
      fields: { nextStep: 'Hear from the school how it goes on.', nextLook: at('2026-06-13T00:00') },
    })),
    // Arrived in the last days.
    t.refer('2026-06-03T09:40', 'new', 'tobias', p[7], 'His writing has changed within a few weeks: everything is about revenge.'),
    t.refer(
      '2026-06-05T08:50',
      'newest',
      'helen',
      p[8],
      'A neighbour of hers says that he keeps knives in his car and speaks of using them.',
    ),
  ];
}
