/** Random histories of an area, lived through the real use cases over a real database: what is refused is part of the history. */
import fc from 'fast-check';
import { type CaseAct, recordAct } from '../../src/app/cases.ts';
import { answerCorrection, correctEntry, tellOfCorrection, undoEntry } from '../../src/app/correct.ts';
import { answerLink, decideCandidate, describeRecord, unlink } from '../../src/app/identify.ts';
import { leave, raiseDanger, takeWaiting } from '../../src/app/intake.ts';
import { changeDirectory } from '../../src/app/directory.ts';
import { refreshStale } from '../../src/app/restructure.ts';
import { look } from '../../src/app/look.ts';
import { settleDue } from '../../src/app/time.ts';
import { correctionSorts } from '../../src/domain/correction/entries.ts';
import { recipientsIn, reliantIn } from '../../src/domain/correction/reliance.ts';
import {
  changePost,
  endAbsence,
  fillPost,
  leave as leaveArea,
  recordAbsence,
  removeShift,
  setShift,
} from '../../src/domain/area/deciders.ts';
import type { Post } from '../../src/domain/area/state.ts';
import type { FileState } from '../../src/domain/file/state.ts';
import { waitingLinks } from '../../src/domain/link/state.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { publicViewer, serviceViewer } from '../../src/store/viewing.ts';
import { agreeingAct, agreeingActs } from './agreeingHistory.ts';
import { formBytes, type people, type TestHouse } from './house.ts';

type Who = keyof typeof people;

/** `n` picks among what there is: files, candidates, obligations. */
export type Step =
  | { readonly step: 'refer' | 'danger' | 'leave-and-crash'; readonly n: number }
  | { readonly step: 'act'; readonly n: number; readonly who: Who; readonly act: (typeof acts)[number] }
  | { readonly step: 'candidate'; readonly n: number; readonly answer: 'same' | 'different' | 'not-sure' }
  | { readonly step: 'unlink'; readonly n: number }
  | { readonly step: 'describe'; readonly n: number }
  /** The second person, or whoever proposed it, about a link that waits; `n` picks it. */
  | { readonly step: 'link'; readonly n: number; readonly who: Who; readonly answer: 'agree' | 'decline' | 'take-back' }
  /** `n` picks the entry, how it is wrong, and who says so. */
  | Correcting
  /** People are away, come back, leave, are put on the rota; a post comes to be supervised by another. What would leave a post without anybody is refused. */
  | { readonly step: 'people'; readonly n: number; readonly who: Who; readonly change: (typeof changes)[number] }
  /** Time passes; in an outage no timekeeper runs until the next step. */
  | { readonly step: 'pass'; readonly hours: number; readonly outage: boolean };

const acts = [
  ...agreeingActs,
  'assess',
  'propose-closure',
  'agree-to-close',
  'decline-to-close',
  'continue',
  'read-earlier',
  'review',
  'acknowledge-danger',
  'write-up-danger',
  'report-danger',
  'acknowledge-climb',
  'correct-time',
  'take-lead',
  'retain',
  'propose-disposal',
  'decline-disposal',
  'dispose',
  'waive',
] as const;

const changes = ['away', 'away-later', 'back', 'leave', 'shift', 'shift-off', 'deputy', 'supervisor'] as const;

const n = fc.nat(50);
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ step: fc.constantFrom('refer', 'refer', 'danger', 'leave-and-crash'), n }) },
    {
      weight: 6,
      arbitrary: fc.record({
        step: fc.constant('act'),
        n,
        who: fc.constantFrom('gita', 'tom', 'sena', 'dora', 'rhea'),
        act: fc.constantFrom(...acts),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ step: fc.constant('candidate'), n, answer: fc.constantFrom('same', 'same', 'different', 'not-sure') }),
    },
    { weight: 2, arbitrary: fc.record({ step: fc.constantFrom('unlink', 'unlink', 'describe'), n }) },
    {
      weight: 2,
      arbitrary: fc.record({
        step: fc.constant('link'),
        n,
        who: fc.constantFrom('gita', 'tom', 'sena'),
        answer: fc.constantFrom('agree', 'agree', 'decline', 'take-back'),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        step: fc.constant('people'),
        n,
        who: fc.constantFrom('gita', 'tom', 'sena', 'chas', 'dora', 'rhea'),
        change: fc.constantFrom(...changes),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        step: fc.constantFrom('correct', 'correct', 'undo', 'answer'),
        n,
        who: fc.constantFrom('gita', 'tom', 'sena', 'dora', 'rhea'),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        step: fc.constant('pass'),
        hours: fc.constantFrom(1, 5, 24, 24 * 7, 24 * 60, 24 * 400),
        outage: fc.boolean(),
      }),
    },
  ) as fc.Arbitrary<Step>,
  { minLength: 8, maxLength: 22 },
);

/** A handful of people who are easily taken for each other. */
const names = ['Oskar Wielgomas', 'Oscar Vielgomas', 'Oskar Wielgomas', 'Anna Bell', 'Ana Bell'];
const closing = { finding: 'no further action', reasons: ['explained'], words: 'Explained.', cumulative: 'Read together.', answers: [] };

export class History {
  readonly #house: TestHouse;
  readonly #files: string[] = [];
  /** Whether a timekeeper has run since time passed. */
  settled = true;

  constructor(house: TestHouse) {
    this.#house = house;
  }

  async live(step: Step): Promise<void> {
    const house = this.#house;
    switch (step.step) {
      case 'refer':
        this.#files.push(
          (await house.refer({ name: pick(names, step.n), born: '2011-03-07', under18: step.n % 2 === 0 ? 'yes' : 'not-known' })).file,
        );
        return;
      case 'danger': {
        const left = await leave(house, publicViewer(house.area), {
          channel: 'danger-form',
          contentType: 'application/json',
          bytes: Buffer.from('{}'),
          idempotencyKey: house.newId(),
        });
        await raiseDanger(house, left.arrival);
        this.#files.push(`f-${left.arrival}`);
        return;
      }
      case 'leave-and-crash': {
        // The service died between storing and reading; sometimes what it stored cannot be read at all.
        const bytes = step.n % 3 === 0 ? Buffer.from('not a form') : formBytes(pick(names, step.n), undefined, 'Worried.', 'no');
        const left = await leave(house, publicViewer(house.area), {
          channel: 'web-form',
          contentType: 'application/json',
          bytes,
          idempotencyKey: house.newId(),
        });
        if (step.n % 2 === 0) await takeWaiting(house);
        if (step.n % 3 !== 0 && step.n % 2 === 0) this.#files.push(`f-${left.arrival}`);
        return;
      }
      case 'people':
        await changePeople(house, step);
        return;
      case 'pass': {
        const to = Temporal.Instant.fromEpochMilliseconds((await house.now()) + step.hours * 3_600_000);
        house.at(to.toZonedDateTimeISO('Europe/London').toPlainDateTime().toString());
        this.settled = !step.outage;
        if (!step.outage) await settleDue(house);
        return;
      }
      default:
        await this.#about(step);
    }
  }

  /** The timekeeper comes back. */
  async catchUp(): Promise<void> {
    await settleDue(this.#house);
    await refreshStale(this.#house);
    await takeWaiting(this.#house);
    this.settled = true;
  }

  async #about(
    step: Extract<Step, { step: 'act' | 'candidate' | 'unlink' | 'describe' | 'link' | 'correct' | 'undo' | 'answer' }>,
  ): Promise<void> {
    const house = this.#house;
    const id = this.#files.length > 0 ? pick(this.#files, step.n) : undefined;
    const file = id === undefined ? undefined : (await look(house, house.viewer('gita'), [id])).files.get(id);
    if (!file?.opened || file.disposed) return;
    const key = house.newId();
    if (step.step === 'correct' || step.step === 'undo' || step.step === 'answer') return correcting(house, file, step, key);
    if (step.step === 'unlink') {
      const guest = [...file.records.values()].find((each) => each.home !== file.id);
      if (guest) await unlink(house, house.viewer('tom'), { file: file.id, record: guest.id, reason: 'A mistake.', key });
      return;
    }
    if (step.step === 'link') {
      const [first] = waitingLinks(file);
      const asked = { file: file.id, link: first?.id ?? '', answer: step.answer, words: 'Looked at both.', key };
      if (first) await answerLink(house, house.viewer(step.who), asked);
      return;
    }
    if (step.step === 'describe') {
      // More becomes known of somebody: the list is searched again, with what was decided before.
      const record = [...file.records.keys()][step.n % Math.max(1, file.records.size)];
      const details = {
        names: [{ whole: pick(names, step.n) }],
        born: { date: '2011-03-07' },
        phones: step.n % 3 === 0 ? ['07700 900123'] : [],
      };
      if (record) await describeRecord(house, house.viewer('gita'), { file: file.id, record, details, key });
      return;
    }
    if (step.step === 'candidate') {
      const open = [...file.referrals.values()].flatMap((referral) =>
        [...referral.candidates.keys()].map((candidate) => ({ referral: referral.id, candidate })),
      );
      if (open.length > 0)
        await decideCandidate(house, house.viewer('gita'), {
          file: file.id,
          ...pick(open, step.n),
          answer: step.answer,
          reason: 'Looked at.',
          key,
        });
      return;
    }
    const now = await house.now();
    const act = agreeingAct(file, step.act, step.n, step.who, now) ?? actOn(file, step, now);
    if (act) await recordAct(house, house.viewer(step.who), { file: file.id, key, ...act });
  }
}

/** Corrections of any entry in any way, undoing the last, and the answers of those who relied on something. */
async function correcting(house: TestHouse, file: FileState, { step, n: at, who }: Correcting, key: string): Promise<void> {
  const viewer = house.viewer(who);
  if (step === 'answer') {
    const [asked, tell] = [reliantIn(file).find((each) => each.answered === null), recipientsIn(file).find((each) => each.open.length > 0)];
    const outcome = at % 2 === 0 ? ('stands' as const) : ('changes' as const);
    if (asked) await answerCorrection(house, viewer, { file: file.id, key, occasion: asked.occasion, outcome, words: 'Seen.' });
    if (tell)
      await tellOfCorrection(house, viewer, {
        file: file.id,
        key: house.newId(),
        correction: tell.correction.id,
        recipients: tell.open,
        outcome: 'told',
        words: 'By telephone.',
      });
    return;
  }
  const entries = file.facts.filter((each) => each.kind === 'entry');
  const fact = step === 'undo' ? entries.findLast((each) => each.actor === viewer.practitioner) : entries[(at * 7) % entries.length];
  if (!fact) return;
  if (step === 'undo') return void (await undoEntry(house, viewer, { file: file.id, fact: fact.id, key }));
  const sort = correctionSorts[at % correctionSorts.length] ?? 'raised in error';
  const values = sort === 'wrong value' ? { words: `Corrected ${at}.` } : {};
  await correctEntry(house, viewer, { file: file.id, key, fact: fact.id, sort, reason: 'A slip.', values, belongsTo: '' });
}
type Correcting = {
  readonly [Step in 'correct' | 'undo' | 'answer']: { readonly step: Step; readonly n: number; readonly who: Who };
}['correct' | 'undo' | 'answer'];

function actOn(file: FileState, { act, n: at }: Extract<Step, { step: 'act' }>, now: number): CaseAct | null {
  const referral = [...file.referrals.keys()].at(at % Math.max(1, file.referrals.size));
  const danger = [...file.dangers.keys()].at(0);
  const owed = [...file.obligations.values()].filter(isOwed);
  const day = 86_400_000;
  switch (act) {
    case 'report-danger':
      return { act, danger: `d-${file.id}-${now}`, fields: { words: 'Soon.' } };
    case 'acknowledge-danger':
      return danger ? { act, danger, words: 'On our way.' } : null;
    case 'write-up-danger':
      return danger ? { act, danger, fields: { happened: now - 60_000, done: 'Called 999.', noTargetBecause: 'Nobody named.' } } : null;
    case 'acknowledge-climb':
      return owed.length > 0 ? { act, obligation: pick(owed, at).id, fields: { next: 'Today.', promisedBy: now + day } } : null;
    case 'waive':
      return owed.length > 0 ? { act, obligation: pick(owed, at).id, reason: 'Not needed.' } : null;
    case 'take-lead':
      return { act, post: at % 2 === 0 ? 'team' : 'gateway', reason: 'Moved.' };
    case 'retain':
      return { act, fields: { reason: 'Still needed.', nextReview: now + 300 * day } };
    case 'propose-disposal':
    case 'decline-disposal':
    case 'dispose':
      return { act, reason: 'Nothing is left.' };
    default:
      return referral === undefined ? null : onReferral(file, referral, act, at, now);
  }
}

function onReferral(file: FileState, referral: string, act: (typeof acts)[number], at: number, now: number): CaseAct | null {
  const received = file.referrals.get(referral)?.received;
  if (!received) return null;
  const day = 86_400_000;
  switch (act) {
    case 'assess':
      return { act, referral, fields: { outcome: 'limited information but concern may exist', words: 'Assessed.' } };
    case 'propose-closure':
      return { act, referral, fields: { ...closing, finding: at % 2 === 0 ? 'unfounded' : closing.finding } };
    case 'agree-to-close':
    case 'decline-to-close':
      return { act, referral, words: 'Considered.' };
    case 'continue':
      return { act, referral, fields: { nextStep: 'Talk with the school.', nextLook: now + 5 * day } };
    case 'read-earlier':
      return { act, referral, earlier: [...file.referrals.keys()].find((each) => each !== referral) ?? referral };
    case 'review':
      return { act, referral, fields: { outcome: at % 2 === 0 ? 'reopen' : 'stays closed', words: 'Reviewed.' } };
    case 'correct-time':
      return { act, fact: received.fact, fields: { happened: null, learnt: received.at - (at % 20) * day, reason: 'Misread.' } };
    default:
      return null;
  }
}

async function changePeople(house: TestHouse, { change, who, n: at }: Extract<Step, { step: 'people' }>): Promise<void> {
  const hour = 3_600_000;
  await changeDirectory(house, serviceViewer(house.area, 'intake'), (area, now) => {
    switch (change) {
      case 'away':
        return recordAbsence(
          area,
          { absence: house.newId(), practitioner: who, from: now, until: at % 3 === 0 ? null : now + at * hour + 1 },
          now,
        );
      case 'away-later':
        return recordAbsence(
          area,
          { absence: house.newId(), practitioner: who, from: now + at * hour, until: now + (at * 2 + 1) * hour },
          now,
        );
      case 'back':
        return endAbsence(area, area.absences.at(at % Math.max(1, area.absences.length))?.id ?? '', now);
      case 'leave':
        return leaveArea(area, who, 'A post elsewhere.');
      case 'shift':
        return setShift(
          area,
          { shift: house.newId(), post: 'duty', practitioner: who, from: now + (at % 7) * hour, until: now + ((at % 7) + 9) * hour },
          now,
        );
      case 'shift-off':
        return removeShift(area, area.shifts.at(at % Math.max(1, area.shifts.length))?.id ?? '', 'Swapped.', now);
      case 'deputy':
        return fillPost(area, { post: at % 2 === 0 ? 'duty' : 'gateway', practitioner: who, as: 'deputy', joining: null }, 'system');
      case 'supervisor': {
        const team = area.posts.get('gateway');
        if (!team) return { kind: 'decided', entries: [] };
        return changePost(area, {
          ...pickFields(team),
          post: 'gateway',
          supervisor: at % 2 === 0 ? 'senior' : 'team',
          reason: 'Reorganised.',
        });
      }
      default:
        return change satisfies never;
    }
  });
}

const pickFields = ({ title, role, hours }: Post) => ({ title, role, hours });

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;
