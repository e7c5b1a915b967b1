/** Who may read a closing that was drawn for it, and who may keep it closed against a reading (S21): nobody who proposed or agreed to it. */
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { ClosingRead, ReadingAnswered } from './reading.ts';
import type { Referral } from './state.ts';

/** Who proposed and who agreed to a closing: neither reads it, nor keeps it closed alone against a reading. */
export function closersOf(referral: Referral, closing: string): readonly string[] {
  const closure = referral.closures.find((each) => each.fact === closing);
  const proposal = referral.proposals.find((each) => each.fact === closure?.proposal);
  return [closure?.by, proposal?.by].filter((each) => each !== undefined);
}

const where = (file: FileState, referral: Referral) => ({ stream: referral.stream, file: file.id, record: referral.record });
const noSuchReferral = because('no-such-referral', 'That referral does not lie in this file.', 'It may have been linked to another file.');

export function readClosing(file: FileState, id_: string, fields: unknown, by: string): Decision {
  const referral = file.referrals.get(id_);
  if (!referral) return noSuchReferral;
  const { closing } = fields as { readonly closing: string };
  if (!referral.closures.some((each) => each.fact === closing))
    return because('no-such-closing', 'There is no such closing.', 'It may have been corrected meanwhile: read the chronology.');
  if (referral.readings.some((each) => each.closing === closing))
    return because('closing-read', 'This closing was read already.', 'Its reading stands in the chronology.');
  if (closersOf(referral, closing).includes(by))
    return because(
      'own-closing',
      'You proposed or agreed to this closing: somebody else reads it.',
      'It is on the list of whoever answers next: there is nothing for you to do.',
    );
  return write(ClosingRead, where(file, referral), fields);
}

/** Against a reading that found it not sound, whoever closed it does not decide alone that it stays closed. */
export function staysClosedAfterReading(file: FileState, id_: string, reading: string, words: string, by: string): Decision {
  const referral = file.referrals.get(id_);
  if (!referral) return noSuchReferral;
  const found = referral.readings.find((each) => each.fact === reading);
  if (found?.finding !== 'not sound')
    return because('no-such-reading', 'No reading of it found that it was not sound.', 'There is nothing to decide.');
  if (!referral.closed) return because('open', 'The referral is open.', 'Decide it as an open referral.');
  if (closersOf(referral, found.closing).includes(by))
    return because(
      'own-closing',
      'You proposed or agreed to this closing: you may open it again, not keep it closed.',
      'Open it again, or let somebody else who works on the file decide that it stays closed.',
    );
  return write(ReadingAnswered, where(file, referral), { reading, words });
}
