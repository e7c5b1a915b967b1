/** Whoever tells the demonstration's story: names what its scenes have made, and acts as the people of the area. */
import type { Viewer } from '../../access/viewer.ts';
import type { Area } from '../../domain/area/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { type CaseAct, recordAct } from '../cases.ts';
import type { House } from '../house.ts';
import { searchFor } from '../identify.ts';
import { sayWhyUnknown } from '../unnamed.ts';
import { leave, raiseDanger, takeReferral } from '../intake.ts';
import { type PartnerAct, recordPartnerAct } from '../partners.ts';
import { changePosts, type PostAct } from '../posts.ts';
import { viewerIn } from '../viewers.ts';
import { dangerBytes, referralBytes } from './forms.ts';
import type { InventedPerson } from './people.ts';

export const at = (written: string): Instant => Temporal.PlainDateTime.from(written).toZonedDateTime('Europe/London').epochMilliseconds;

export interface Scene {
  readonly at: Instant;
  readonly play: () => Promise<void>;
}
export interface Referred {
  readonly file: string;
  readonly referral: string;
}

export class Telling {
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

  /** Nobody can find out yet who it is; it is asked again on a day. */
  notFoundOut(when: string, who: string, name: string, reason: string, until: string): Scene {
    return {
      at: at(when),
      play: async () => {
        const { file, referral } = this.made(name);
        const request = { file, record: referral.replace('ref-', 'r-'), fields: { reason, until: at(until) }, key: this.house.newId() };
        const outcome = await sayWhyUnknown(this.house, this.as(who), request);
        if (outcome.kind !== 'done') throw new Error(`The story's ${when} ${who} ${name}: ${outcome.kind}`);
      },
    };
  }

  /** Whoever referred is told by telephone that it was looked at. */
  tellsReferrer(when: string, who: string, name: string): Scene {
    return this.#partner(when, who, name, ({ referral }) => ({
      act: 'give-feedback',
      referral,
      fields: { how: 'telephone', said: ['looked-at', 'tell-again'], words: '' },
    }));
  }

  /** Before a child is told: who holds parental responsibility, and what the child says to it. */
  heardAsChild(when: string, name: string, childsView: string): Scene {
    return this.act(when, 'imogen', name, ({ referral }) => ({
      act: 'record-parents',
      telling: `t-parents-${referral}`,
      fields: { holders: 'The mother.', inCare: 'no', parentMayBeSource: 'no', childsView },
    }));
  }

  /** The police duty is asked whether there may be contact, and has no objection. */
  mayBeContacted(asked: string, answered: string, name: string): readonly Scene[] {
    return [
      this.#partner(asked, 'imogen', name, ({ referral }) => ({
        act: 'ask-deconfliction',
        referral,
        why: 'Speak with them, and tell them of the referral.',
      })),
      this.#partner(answered, 'nadia', name, ({ referral }) => ({
        act: 'answer-deconfliction',
        referral,
        fields: { answer: 'no objection', conditions: '', by: 'Duty inspector' },
      })),
    ];
  }

  #partner(when: string, who: string, name: string, request: (made: Referred) => PartnerAct): Scene {
    return {
      at: at(when),
      play: async () => {
        const made = this.made(name);
        const outcome = await recordPartnerAct(this.house, this.as(who), {
          file: made.file,
          key: this.house.newId(),
          ...request(made),
        });
        if (outcome.kind !== 'done')
          throw new Error(
            `The story's ${when} ${who} ${name}: ${outcome.kind === 'refused' ? outcome.reasons.map((reason) => reason.words).join(' ') : outcome.kind}`,
          );
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
