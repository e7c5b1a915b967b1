/** How a visit stands, in words. */
import type { FileSight } from '../../app/fileSight.ts';
import type { Visit } from '../../app/meeting.ts';
import { practitionerName } from '../case/who.ts';
import { dateAndTime } from '../dates.ts';
import { t } from '../words.ts';

/** How it stands, in one sentence. */
export function visitState(sight: FileSight, visit: Visit): string {
  const { ended, calledOff, accounted, started, checkIns, plan } = visit;
  const by = (done: { readonly by: string; readonly at: number }) => ({
    who: practitionerName(sight.area, done.by),
    when: dateAndTime(done.at),
  });
  if (ended)
    return ended.outcome === 'seen'
      ? t('It ended safe on {when}, says {who}.', by(ended))
      : t('It ended safe on {when}, says {who}. No access was gained: {words}', { ...by(ended), words: ended.words });
  if (calledOff) return t('It was called off on {when} by {who}: {reason}', { ...by(calledOff), reason: calledOff.reason });
  if (accounted) return t('{who} accounted for the visitor on {when}: {words}', { ...by(accounted), words: accounted.words });
  const last = checkIns.at(-1);
  if (last) return t('Checked in on {when}. To be away from it by {ends}.', { when: dateAndTime(last.at), ends: dateAndTime(plan.ends) });
  if (started)
    return t('Set out on {when}. To check in by {checkIn}.', { when: dateAndTime(started.at), checkIn: dateAndTime(plan.checkIn) });
  return t('Planned for {starts}. To check in by {checkIn}.', { starts: dateAndTime(plan.starts), checkIn: dateAndTime(plan.checkIn) });
}
