/** Pure deciders about what is notified under a regime (C27), and about time in custody (C26): days that are past, in order, of what is known. */
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { on, where } from './deciders.ts';
import { mayBeSaid, standing } from './custody.ts';
import type { RegimeEntry } from './entries.ts';
import { CustodyRecorded, LateNotificationDecided, NotificationAnswered, NotificationRecorded } from './notifications.ts';
import { hasEnded, isFirst, notificationOf, openCustody, type Regime, stoodOn } from './state.ts';

export type NotifiedFields<Type extends RegimeEntry['type']> = Extract<RegimeEntry, { type: Type }>['fields'];

/** `latest`: how far ahead the days of a journey may lie. */
export const recordNotification = (
  file: FileState,
  id: string,
  fields: NotifiedFields<'NotificationRecorded'>,
  now: number,
  latest: number,
): Decision =>
  ofNotification(file, id, (regime) => {
    const { of, on: day, back, notified } = fields;
    // What happened while it stood was to be notified, whenever it becomes known.
    if (hasEnded(regime, now) && !stoodOn(regime, day))
      return because(
        'regime-ended',
        'This regime has ended, and did not stand on that day.',
        'Give a day on which it stood; or record a change, if it is in force again.',
      );
    if (notified !== null && notified > now) return notYet;
    if (of !== 'journey' && day > now)
      return because('date-ahead', 'A change cannot lie in the future.', 'Give the day on which it happened.');
    if (of !== 'journey' && back !== null)
      return because('no-journey', 'Only of a journey is there a day of coming back.', 'Leave it empty, or choose a journey.');
    if (back !== null && back < day) return outOfOrder;
    return (back ?? day) > latest ? tooFar : write(NotificationRecorded, where(file, regime), fields);
  });

/** `latest`: how far ahead somebody still away may be expected. */
export const answerNotification = (
  file: FileState,
  id: string,
  fields: NotifiedFields<'NotificationAnswered'>,
  now: number,
  latest: number,
): Decision =>
  ofNotification(file, id, (regime) => {
    const asked = regime.notifications.find(({ fact }) => fact === fields.of);
    if (!asked) return noSuch;
    const { part, on: day, back, notified } = fields;
    if ([day, notified].some((each) => each !== null && each > now)) return notYet;
    if (part === 'notification')
      return notified === null
        ? because(
            'not-said-when',
            'It is not said on which day it was notified.',
            'Give the day. If it was not notified, decide what follows.',
          )
        : write(NotificationAnswered, where(file, regime), fields);
    if (asked.of !== 'journey') return because('no-journey', 'That is no journey.', 'Open the journey from the subject’s page.');
    if (day === null && (back === null || notified !== null))
      return because(
        'back-or-away',
        'It is not said whether the person is back.',
        'Give the day of coming back; or, of somebody still away, the day that is expected now.',
      );
    if ([day, back].some((each) => each !== null && each < asked.on)) return outOfOrder;
    if (back !== null && back > latest) return tooFar;
    return day === null && back !== null && back <= now
      ? because('back-past', 'The expected day has passed.', 'Give a day that is still to come, or the day of coming back.')
      : write(NotificationAnswered, where(file, regime), fields);
  });

/** Whether it was late is the rulebook's to say: the caller asks it. */
export const decideLate = (file: FileState, id: string, fields: NotifiedFields<'LateNotificationDecided'>, wasLate: boolean): Decision =>
  ofNotification(file, id, (regime) => {
    if (!notificationOf(regime, fields.of) && !isFirst(regime, fields.of)) return noSuch;
    return wasLate
      ? write(LateNotificationDecided, where(file, regime), fields)
      : because('not-late', 'That is not late: there is nothing to decide about it.', 'Say on which day it was notified.');
  });

/** `by`: the person who says it; `latest`: how far ahead a release may be expected. */
export const recordCustody = (
  file: FileState,
  id: string,
  by: string,
  fields: NotifiedFields<'CustodyRecorded'>,
  now: number,
  latest: number,
): Decision =>
  ofNotification(file, id, (regime) => {
    const { from, until, expected } = fields;
    const open = openCustody(regime);
    if (from > now || (until !== null && until > now)) return notYet;
    if ((until !== null && until <= from) || (expected !== null && expected <= from)) return outOfOrder;
    if (until === null && expected !== null && expected <= now)
      return because('back-past', 'The expected day has passed.', 'Give a day that is still to come, or the day of release.');
    if (expected !== null && expected > latest) return tooFar;
    if (open && open.from !== from)
      return because('in-custody', 'Another time in custody has no end yet.', 'Say first on which day that one ended.');
    if (!mayBeSaid(standing(regime.custodyTold), { from, until, by }))
      return because(
        'said-on-alone',
        'You said it last, and nobody leaves a clock stopped alone.',
        'Let another person who works on it find out and say it; or give the day of release.',
      );
    const overlaps = regime.custody.some(
      (each) => each.from !== from && each.until !== null && from < each.until && (until ?? now) > each.from,
    );
    return overlaps
      ? because('custody-overlaps', 'That overlaps with another time in custody.', 'Give the days of one time after the other.')
      : write(CustodyRecorded, where(file, regime), fields);
  });

const notYet = because('date-ahead', 'That day is still to come.', 'Give the day on which it happened.');
/** Nobody stops a clock for years with one day. */
const tooFar = because(
  'date-far',
  'That day lies too far ahead.',
  'Leave it empty and say it again nearer to its day, or give an earlier one. The rulebook page says how far.',
);
const outOfOrder = because('regime-order', 'It would end before it begins.', 'Give the two days in order.');
const noSuch = because('no-such-notification', 'That is not known under this regime.', 'Open it from the subject’s page.');

const ofNotification = (file: FileState, id: string, decide: (regime: Regime) => Decision): Decision =>
  on(file, id, (regime) =>
    regime.sort === 'notification'
      ? decide(regime)
      : because('no-notification', 'Under this regime nothing is notified.', 'Record a notification regime first.'),
  );
