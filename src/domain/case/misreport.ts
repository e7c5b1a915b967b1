/**
 * A provider says that its own report of a session was wrong (C12, F33): the report is set aside, with the reason, and counts no more; what is owed
 * is counted anew, and the lead is asked about it. It reports again by the ordinary form. Nobody else takes a provider's report away.
 */
import { EntryCorrected } from '../correction/entries.ts';
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { on, where } from './onCase.ts';

export const reportWasWrong = (
  file: FileState,
  id: string,
  { intervention, report, reason }: { readonly intervention: string; readonly report: string; readonly reason: string },
): Decision =>
  on(file, id, (found) => {
    const wrong = found.interventions.get(intervention)?.reports.find(({ fact }) => fact === report);
    if (!wrong)
      return because(
        'no-such-report',
        'There is no such report of yours, or you have said already that it was wrong.',
        'Choose it from your reports.',
      );
    if (reason.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say what was wrong with the report.');
    return write(EntryCorrected, where(file, found), { fact: wrong.fact, sort: 'raised in error', reason });
  });
