/** Pure deciders about regimes: a state of its own sort, with days in order. */
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { RegimeChanged, RegimeRecorded, RegimeReviewed, type RegimeSort, regimeStates } from './entries.ts';
import { hasEnded, type Regime } from './state.ts';

export interface RegimeFields {
  readonly state: string;
  readonly since: number;
  readonly until: number | null;
  readonly words: string;
}

export function recordRegime(file: FileState, id: string, fields: RegimeFields & { readonly sort: RegimeSort }): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined)
    return because('moved', 'No record lies in this file any more.', 'Record it on the file where the record lies now.');
  return whyNotState(fields.sort, fields) ?? write(RegimeRecorded, { stream: `regime/${id}`, file: file.id, record }, fields);
}

export const changeRegime = (file: FileState, id: string, fields: RegimeFields): Decision =>
  on(file, id, (regime) => whyNotState(regime.sort, fields) ?? write(RegimeChanged, where(file, regime), fields));

export const reviewRegime = (file: FileState, id: string, words: string): Decision =>
  on(file, id, (regime) =>
    hasEnded(regime)
      ? because('regime-ended', 'This regime has ended.', 'Record a change, if it is in force again.')
      : write(RegimeReviewed, where(file, regime), { words }),
  );

function whyNotState(sort: RegimeSort, { state, since, until }: RegimeFields): Decision | null {
  if (!regimeStates[sort].includes(state))
    return because('no-such-state', 'That is no state of this regime.', `Choose one of: ${regimeStates[sort].join(', ')}.`);
  return until !== null && until <= since ? because('regime-order', 'It would end before it begins.', 'Give the two days in order.') : null;
}

const where = (file: FileState, { stream, record }: Regime) => ({ stream, file: file.id, record });

function on(file: FileState, id: string, decide: (regime: Regime) => Decision): Decision {
  const regime = file.regimes.get(id);
  return regime ? decide(regime) : because('no-such-regime', 'That regime does not lie in this file.', 'Open it from the subject’s page.');
}
