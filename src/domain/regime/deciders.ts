/** Pure deciders about regimes: a state of its own sort, with days in order. What is notified under one is beside (notifying.ts). */
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { RegimeChanged, RegimeRecorded, RegimeReviewed, type RegimeSort, regimeStates } from './entries.ts';
import { hasEnded, type Regime, stateOf, stoodOn } from './state.ts';

export interface RegimeFields {
  readonly state: string;
  readonly since: number;
  readonly until: number | null;
  readonly words: string;
}

/** `latest`: how far ahead a state may begin. */
export function recordRegime(file: FileState, id: string, fields: RegimeFields & { readonly sort: RegimeSort }, latest: number): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined)
    return because('moved', 'No record lies in this file any more.', 'Record it on the file where the record lies now.');
  return whyNotState(fields.sort, fields, latest) ?? write(RegimeRecorded, { stream: `regime/${id}`, file: file.id, record }, fields);
}

export const changeRegime = (file: FileState, id: string, fields: RegimeFields, latest: number): Decision =>
  on(file, id, (regime) => whyNotState(regime.sort, fields, latest) ?? write(RegimeChanged, where(file, regime), fields));

export const reviewRegime = (
  file: FileState,
  id: string,
  fields: { readonly words: string; readonly held: number },
  now: number,
): Decision =>
  on(file, id, (regime) => {
    // One that was held while it stood may become known after it has ended.
    if (hasEnded(regime, now) && !stoodOn(regime, fields.held))
      return because(
        'regime-ended',
        'This regime has ended, and did not stand on that day.',
        'Give a day on which it stood; or record a change, if it is in force again.',
      );
    const state = stateOf(regime, now);
    if (state?.state === 'first notification due' && fields.held < state.since)
      return because(
        'held-before',
        'The first notification cannot have been made before it was owed.',
        'Give the day on which it was made; if it was owed earlier, record first that the regime has changed.',
      );
    return fields.held > now
      ? because('date-ahead', 'It cannot have been held in the future.', 'Give the day on which it was held or made.')
      : write(RegimeReviewed, where(file, regime), fields);
  });

function whyNotState(sort: RegimeSort, { state, since, until }: RegimeFields, latest: number): Decision | null {
  if (!regimeStates[sort].includes(state))
    return because('no-such-state', 'That is no state of this regime.', `Choose one of: ${regimeStates[sort].join(', ')}.`);
  if (since > latest)
    return because(
      'regime-far',
      'That begins too far ahead.',
      'Record it nearer to its day, or give an earlier one. The rulebook page says how far.',
    );
  return until !== null && until <= since ? because('regime-order', 'It would end before it begins.', 'Give the two days in order.') : null;
}

export const where = (file: FileState, { stream, record }: Regime) => ({ stream, file: file.id, record });

export function on(file: FileState, id: string, decide: (regime: Regime) => Decision): Decision {
  const regime = file.regimes.get(id);
  return regime ? decide(regime) : because('no-such-regime', 'That regime does not lie in this file.', 'Open it from the subject’s page.');
}
