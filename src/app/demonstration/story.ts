/**
 * The told story: half a year in an invented area, played through the same use cases as live, with a fixed seed and fixed
 * dates. It stops on a Monday morning on which something is overdue, something is due, and a misspelt second referral waits.
 */
import type { Viewer } from '../../access/viewer.ts';
import type { Area } from '../../domain/area/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { serviceViewer } from '../../store/viewing.ts';
import { type CaseAct, recordAct } from '../cases.ts';
import { adoptRulebook, areaNow, changeDirectory } from '../directory.ts';
import type { House } from '../house.ts';
import { searchFor } from '../identify.ts';
import { leave, raiseDanger, takeReferral } from '../intake.ts';
import { recordPartnerAct } from '../partners.ts';
import { changePosts, type PostAct } from '../posts.ts';
import { passTime, settleDue } from '../time.ts';
import { viewerIn } from '../viewers.ts';
import { areaEntries } from './area.ts';
import { type InventedPerson, ordinaryPeople } from './people.ts';
import { dangerBytes, referralBytes } from './forms.ts';

const at = (written: string): Instant => Temporal.PlainDateTime.from(written).toZonedDateTime('Europe/London').epochMilliseconds;

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
  const scenes = [...misspelt(telling), ...ordinary(telling), ...people(telling)].toSorted((a, b) => a.at - b.at);
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

interface Scene {
  readonly at: Instant;
  readonly play: () => Promise<void>;
}
interface Referred {
  readonly file: string;
  readonly referral: string;
}

/** Names what the scenes have made, and acts as the people of the area. */
class Telling {
  readonly house: House;
  readonly #area: Area;
  readonly #made = new Map<string, Referred>();

  constructor(house: House, area: Area) {
    this.house = house;
    this.#area = area;
  }

  as(practitioner: string): Viewer {
    const viewer = viewerIn(this.#area, practitioner, 0);
    if (!viewer) throw new Error(`The story has no ${practitioner}`);
    return viewer;
  }

  async posts(by: string, act: PostAct): Promise<void> {
    const decision = await changePosts(this.house, this.as(by), act);
    if (decision.kind === 'refused') throw new Error(decision.reasons[0]?.words ?? 'refused');
  }

  made(name: string): Referred {
    const made = this.#made.get(name);
    if (!made) throw new Error(`The story has not told of ${name} yet`);
    return made;
  }

  refer(when: string, name: string, by: string, person: InventedPerson, concern: string): Scene {
    return {
      at: at(when),
      play: async () => {
        const left = await leave(this.house, this.as(by), {
          channel: 'web-form',
          contentType: 'application/json',
          bytes: referralBytes(person, concern, this.as(by)),
          idempotencyKey: `story-${name}`,
        });
        const taken = await takeReferral(this.house, left.arrival);
        if (taken.kind !== 'taken') throw new Error(taken.why);
        this.#made.set(name, { file: taken.file, referral: `ref-${left.arrival}` });
      },
    };
  }

  danger(when: string, name: string, happening: string, place: string): Scene {
    return {
      at: at(when),
      play: async () => {
        const left = await leave(this.house, this.as('tobias'), {
          channel: 'danger-form',
          contentType: 'application/x-www-form-urlencoded',
          bytes: dangerBytes(happening, place),
          idempotencyKey: `story-${name}`,
        });
        await raiseDanger(this.house, left.arrival);
        // As the timekeeper does within seconds: danger is alerted before anybody is looked up.
        await searchFor(this.house, `f-${left.arrival}`, `ref-${left.arrival}`);
        this.#made.set(name, { file: `f-${left.arrival}`, referral: `ref-${left.arrival}` });
      },
    };
  }

  /** Whoever referred is told by telephone that it was looked at. */
  tellsReferrer(when: string, who: string, name: string): Scene {
    return {
      at: at(when),
      play: async () => {
        const { file, referral } = this.made(name);
        const outcome = await recordPartnerAct(this.house, this.as(who), {
          act: 'give-feedback',
          file,
          key: this.house.newId(),
          referral,
          fields: { how: 'telephone', said: ['looked-at', 'tell-again'], words: '' },
        });
        if (outcome.kind !== 'done') throw new Error(`The story's ${when} ${who} ${name} tells whoever referred: ${outcome.kind}`);
      },
    };
  }

  act(when: string, who: string, name: string, request: (made: Referred) => CaseAct): Scene {
    return {
      at: at(when),
      play: async () => {
        const made = this.made(name);
        const outcome = await recordAct(this.house, this.as(who), { file: made.file, key: this.house.newId(), ...request(made) });
        if (outcome.kind !== 'done')
          throw new Error(
            `The story's ${when} ${who} ${name}: ${outcome.kind === 'refused' ? outcome.reasons.map((reason) => reason.words).join(' ') : outcome.kind}`,
          );
      },
    };
  }
}

const assessed =
  (words: string, outcome = 'limited information but concern may exist') =>
  ({ referral }: Referred): CaseAct => ({
    act: 'assess',
    referral,
    fields: {
      outcome,
      words,
      checks: 'Local records and open source, nothing further.',
      wouldChangeMyMind: 'A second report from somebody independent.',
      ownAccount: '',
    },
  });
const proposes =
  (finding: string, reasons: readonly string[], words: string) =>
  ({ referral }: Referred): CaseAct => ({
    act: 'propose-closure',
    referral,
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
    t.act(
      '2026-01-14T15:05',
      'imogen',
      'oskar',
      assessed('The school has spoken with him and with his mother. A mentor at school meets him each week. Nothing further was found.'),
    ),
    t.act(
      '2026-01-15T11:40',
      'imogen',
      'oskar',
      proposes('no further action', ['explained'], 'Explained, and support is in place at school.'),
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
    t.act('2026-03-12T10:00', 'imogen', 'closed', assessed('Bereavement; the surgery has arranged counselling, which has begun.')),
    t.act('2026-03-13T10:30', 'imogen', 'closed', proposes('no further action', ['other-service'], 'Counselling has accepted and begun.')),
    t.act('2026-03-16T11:45', 'marcus', 'closed', agrees('Agreed.')),
    t.tellsReferrer('2026-03-16T14:00', 'imogen', 'closed'),
    // Closed last autumn: its review has fallen due and nobody has held it.
    t.refer('2025-11-10T09:15', 'unreviewed', 'tobias', p[2], 'Shared a video in class that praised an attack.'),
    t.act('2025-11-14T16:00', 'imogen', 'unreviewed', assessed('He had been sent it and had not watched it to the end.')),
    t.act('2025-11-17T09:00', 'imogen', 'unreviewed', proposes('no further action', ['explained'], 'Explained.')),
    t.act('2025-11-18T12:00', 'marcus', 'unreviewed', agrees('Agreed.')),
    t.tellsReferrer('2025-11-18T14:00', 'imogen', 'unreviewed'),
    // Goes on, with a day set for the next look.
    t.refer('2026-05-11T11:20', 'continues', 'tobias', p[3], 'Says that violence is the only answer, in essays and in talk.'),
    t.act('2026-05-14T10:15', 'imogen', 'continues', assessed('There is enough here to go on.', 'clear evidence of vulnerability')),
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
    t.act('2026-06-02T14:30', 'imogen', 'proposed', assessed('The badge is that of a band. No other concern.', 'not appropriate')),
    t.act('2026-06-04T16:10', 'imogen', 'proposed', proposes('misguided', [], 'Reported in good faith; the badge is that of a band.')),
    // An expert thinks otherwise than the assessor.
    t.refer('2026-05-29T09:00', 'expert', 'tobias', p[6], 'Collects accounts of school attacks and knows them by heart.'),
    t.act('2026-06-03T11:00', 'imogen', 'expert', assessed('No plan and no means were found.')),
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
    t.act('2026-05-22T10:00', 'imogen', 'danger', assessed('A quarrel between two pupils; the school works with both families.')),
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
