/** Pure deciders about interventions: commissioning, the provider's own dated reports, and what others say about sessions (C12, F33). */
import type { Instant } from '../../ledger/envelope.ts';
import { begunBefore } from '../beginnings.ts';
import { because, type Decision, refused, type RefusalReason } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { saidAlready } from '../said.ts';
import { write } from '../write.ts';
import { on, onOpen, type Typed, where } from './onCase.ts';
import { InterventionCommissioned, InterventionEnded, ProviderReported, SessionBooked, SessionsHeardOf } from './interventions.ts';
import { type Case, type Intervention, reportedOn } from './state.ts';

export function commission(file: FileState, id: string, fields: Typed<'InterventionCommissioned'>, now: Instant): Decision {
  return onOpen(file, id, (found) => {
    if (found.interventions.has(fields.intervention ?? '')) return begunBefore;
    const wrong: RefusalReason[] = [];
    if (file.area.posts.get(fields.post ?? '')?.role !== 'mentor')
      wrong.push({ code: 'not-a-provider', words: 'That post provides no interventions.', how: 'Choose the provider’s post.' });
    if ((fields.until ?? 0) <= Math.max(fields.starts ?? 0, now))
      wrong.push({
        code: 'date-order',
        words: 'The last day is not after the first, or is past.',
        how: 'Give until when the sessions are held.',
      });
    if (wrong.length > 0) return refused(...wrong);
    return write(InterventionCommissioned, where(file, found), fields);
  });
}

export const endIntervention = (file: FileState, id: string, fields: Typed<'InterventionEnded'>): Decision =>
  on(file, id, (found) =>
    ofFound(found, fields.intervention, (intervention) =>
      intervention.ended
        ? saidAlready(fields, intervention.ended, 'Somebody has ended these sessions already.', 'Read why on the page of the case.')
        : write(InterventionEnded, where(file, found), fields),
    ),
  );

export const bookSession = (file: FileState, id: string, fields: Typed<'SessionBooked'>, now: Instant): Decision =>
  onOpen(file, id, (found) =>
    ofFound(found, fields.intervention, (intervention) => {
      if (intervention.ended) return over;
      if ((fields.on ?? 0) <= now) return because('date-past', 'That day is not in the future.', 'Give the day of the next session.');
      if ((fields.on ?? 0) >= intervention.until) return refused(afterCommissioned);
      return write(SessionBooked, where(file, found), fields);
    }),
  );

/**
 * The provider's report. A session that was held without consent is recorded all the same: it is true, and the page says so beside it.
 * After the intervention has ended what was not reported before may still be.
 */
export const reportProvided = (
  file: FileState,
  id: string,
  { session, ...fields }: Typed<'ProviderReported'> & { readonly session: Instant },
  now: Instant,
): Decision =>
  on(file, id, (found) =>
    ofFound(found, fields.intervention, (intervention) => {
      const wrong: RefusalReason[] = [];
      if (session > now)
        wrong.push({
          code: 'time-future',
          words: 'The day of the session is in the future.',
          how: 'Report it when it was held; until then give its date as the next.',
        });
      if (session < intervention.starts - day)
        wrong.push({
          code: 'before-commissioned',
          words: 'That is before the sessions were to begin.',
          how: 'Check the day; or ask the lead to correct from when they run.',
        });
      if (typeof fields.next === 'number' && fields.next <= now)
        wrong.push({
          code: 'date-past',
          words: 'The next date is not in the future.',
          how: 'Give the day of the next session, or leave it empty.',
        });
      else if (typeof fields.next === 'number' && (intervention.ended || fields.next >= intervention.until))
        wrong.push(intervention.ended ? overReason : afterCommissioned);
      const before = fields.outcome === 'not booked' ? null : reportedOn(intervention, session);
      if (before && fields.isSecond !== true)
        wrong.push({
          code: 'session-reported',
          words: `A session of that day is reported already: ${before.outcome}.`,
          how: 'If there was a second session that day, say so on this form. If the first report was wrong, say so under your reports on this page, and report again. If it was another day, give that day.',
        });
      if (wrong.length > 0) return refused(...wrong);
      return write(ProviderReported, { ...where(file, found), happened: session }, fields);
    }),
  );

/** Shown as hearsay, whoever says it; never counted. */
export const hearOfSessions = (file: FileState, id: string, fields: Typed<'SessionsHeardOf'>): Decision =>
  on(file, id, (found) => write(SessionsHeardOf, where(file, found), fields));

const day = 24 * 60 * 60 * 1000;
const overReason: RefusalReason = {
  code: 'intervention-over',
  words: 'This intervention has ended.',
  how: 'Ask the lead: a new one may be commissioned.',
};
const over = refused(overReason);
const afterCommissioned: RefusalReason = {
  code: 'after-commissioned',
  words: 'That is after the last day for which sessions are commissioned.',
  how: 'Give an earlier day; or ask the lead whether more are commissioned.',
};

const ofFound = (found: Case, intervention: string | undefined, decide: (each: Intervention) => Decision): Decision => {
  const each = found.interventions.get(intervention ?? '');
  return each ? decide(each) : because('no-such-intervention', 'That is not commissioned in this case.', 'Open it from the list.');
};
