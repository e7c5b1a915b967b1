/** How the simulated year answers what a Channel case asks after adoption: consent, plan, sessions, reviews, closing by the panel, and the reviews afterwards. */
import { nobodyYet } from '../../domain/case/riskOwner.ts';
import { asksOf, unanswered } from '../../domain/case/afterwards.ts';
import type { AfterClosing } from '../../domain/case/afterClosing.ts';
import { type Case, casesOf, type Intervention, liveInterventions, openActions, planOf, sessionsOf } from '../../domain/case/state.ts';
import type { CaseOutcome } from '../../domain/hearing/entries.ts';
import type { NewEntry } from '../../domain/decision.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dueAfter } from '../../rulebook/engine/amount.ts';
import { emptyProposal, whatGatesLack } from '../../rulebook/engine/gates.ts';
import { asksFor, reviewDue, reviewFrom } from '../../rulebook/uk/afterExit.ts';
import { concernsOf } from '../../rulebook/uk/newConcern.ts';
import { needsWithoutAction } from '../../rulebook/uk/plan.ts';
import { needList } from '../../rulebook/uk/needList.ts';
import { decideTelling } from './answersAroundThePerson.ts';
import { holderOf, workingTimeAfter } from './area.ts';
import { type Answer, type Asked, chance, write } from './asked.ts';
import { year } from './assumptions.ts';
import { fileWith, record } from './life.ts';

type AskedOfCase = Asked & { readonly found: Case };
const ofCase =
  (answer: (asked: AskedOfCase) => void): Answer =>
  (asked) => {
    const found = caseNow(asked, asked.obligation.stream);
    if (found) answer({ ...asked, found });
  };
const caseNow = ({ life, obligation }: Asked, stream: string): Case | undefined =>
  casesOf(fileWith(life, obligation.record ?? '')).find((each) => each.stream === stream);
const nowOf = (asked: AskedOfCase): Case => caseNow(asked, asked.found.stream) ?? asked.found;
const drawn = ({ life, found }: AskedOfCase, what: string): number => life.draw(`${what} ${found.id}`);
/** As somebody else than the post that is asked. */
const writeAs = (asked: AskedOfCase, post: string, type: string, fields: object): void => write({ ...asked, post }, type, fields);
const inWorkingDays = ({ life, at }: Asked, days: number): Instant => workingTimeAfter(at, days, life.book.calendar);

const sitting = { askedBy: 'The lead', how: 'in person', explained: 'What support is.', language: 'English' } as const;

export const answersSupport: Readonly<Record<string, Answer>> = {
  G08: ofCase((asked) => {
    const { found, life, at, file } = asked;
    if (found.putOff.length === 0 && chance(asked, 'put off', year.shareConsentPutOff))
      return write(asked, 'ConsentPutOff', { reason: 'In hospital.', until: dueAfter(at, { days: 30 }, life.book.calendar) });
    const seeks = { ...sitting, soughtFrom: 'both', childsView: 'Would like it.' } as const;
    if (chance(asked, 'refused', year.shareConsentRefused)) return write(asked, 'ConsentRefused', { ...seeks, words: 'No.' });
    write(asked, 'ConsentGiven', seeks);
    const starts = inWorkingDays(asked, 8);
    write(asked, 'InterventionCommissioned', {
      intervention: `${file.id}-${at}`,
      post: 'mentor',
      sessions: year.sessions,
      starts,
      until: starts + 365 * 86_400_000,
      aim: 'An invented aim.',
    });
  }),
  'G08.stop': ofCase((asked) => {
    const { occasion } = asked.obligation;
    const one = [...asked.found.interventions.values()].find(({ intervention }) => occasion.endsWith(`.${intervention}`));
    if (one)
      write(asked, 'ProviderReported', {
        intervention: one.intervention,
        outcome: 'not booked',
        words: 'Support has stopped.',
        next: null,
      });
  }),
  'C07.period': ofCase((asked) => {
    if (asked.found.furtherAssessments.length > 0 && close(asked, 'consent refused or withdrawn')) return;
    write(asked, 'FurtherAssessmentSet', {
      due: dueAfter(asked.at, { months: 2 }, asked.life.book.calendar),
      riskPost: asked.file.lead ?? asked.post,
      ledBy: 'the police',
      section366: 'considered, and not needed',
      section366Words: 'Neither is needed.',
    });
  }),
  C07: ofCase((asked) => write(asked, 'FurtherAssessmentDone', { words: 'Assessed without support.' })),
  'G09.plan': ofCase((asked) => {
    // Revised, it keeps its needs: what was agreed stands.
    const needs = needList.domains.slice(0, year.needsOfPlan).map(({ code }) => code);
    write(asked, 'PlanWritten', {
      consent: 'Asked at home by the lead.',
      nature: 'Sessions, and what the school does.',
      responsible: [asked.post],
      domains: needList.domains.map(({ code }) => ({ domain: code, is: needs.includes(code) ? 'a need' : 'not a need', words: 'Seen.' })),
    });
    if (chance(asked, 'agreed', year.shareActionsAgreed)) agree(asked);
  }),
  'G09.need': ofCase((asked) => agree(asked)),
  'G09.action': ofCase((asked) => {
    const mine = openActions(asked.found).find(({ fact }) => asked.obligation.id === `G09.action:${fact}`);
    if (mine) write(asked, 'ActionDone', { action: mine.action, how: 'done', words: 'Seen on paper.' });
  }),
  C06: ofCase((asked) => {
    const { found, life, at } = asked;
    const supported = found.stage === 'supported' && found.interventions.size > 0 && liveInterventions(found).every(isOver);
    if (supported && close(asked, 'risk reduced')) return;
    const next = supported ? dueAfter(at, { months: 1 }, life.book.calendar) : null;
    const lacks = whatGatesLack(life.book, asked.file, {
      ...emptyProposal({ by: holderOf(asked.post), post: asked.post, now: at }),
      kind: 'review-case',
      support: { case: found.id, outcome: 'goes on' },
    });
    const revise = lacks.some(({ gate }) => gate === 'G09') || chance(asked, 'revise', year.sharePlanRevised);
    hear(asked, 'reviewed');
    write(asked, 'CaseReviewed', { outcome: revise ? 'revise the plan' : 'goes on', words: 'Reviewed by the panel.', next });
  }),
  C12: ofCase((asked) => report(asked)),
  // It has gone quiet: the lead telephones, and the provider reports.
  'C12.lead': ofCase((asked) => report(asked)),
  C09: ofCase((asked) => reviewAfter(asked, 'C09')),
  C10: ofCase((asked) => reviewAfter(asked, 'C10')),
  C11: ofCase((asked) => reviewAfter(asked, 'C11')),
  G11: ofCase((asked) => {
    const ask = asked.found.asks.find(({ fact }) => asked.obligation.id === `G11:${fact}`);
    if (!ask || asked.at < reviewFrom(asked.life.book, asked.found, ask.review)) return;
    const isConcern = chance(asked, 'concern', year.shareAgencyConcerned);
    write(asked, 'AgencyAnswered', { asked: ask.fact, answer: isConcern ? 'a concern' : 'nothing held', words: isConcern ? 'Seen.' : '' });
  }),
  'G10.assess': ofCase((asked) => write(asked, 'CaseAssessed', { words: 'Assessed anew.' })),
  'C11.reopen': ofCase((asked) => {
    const { life, at, post, found, file } = asked;
    const because = asked.obligation.occasion;
    if (!chance(asked, 'reopen', year.shareCaseReopened)) return write(asked, 'CaseStaysClosed', { because, words: 'Another matter.' });
    write(asked, 'CaseReopened', { words: 'Taken up again.' });
    const referral = file.referrals.get(found.referral);
    if (referral?.closed) record(life, at, post, 'ReferralReopened', referral.stream, referral.record, { words: 'Taken up again.' });
  }),
};

/** The minute of the meeting that decides it, with its chair, the police and the council. */
function hear({ life, at, post, found }: AskedOfCase, outcome: CaseOutcome): void {
  const meeting = `${found.id}-${at}`;
  record(life, at, post, 'CaseHeard', `hearing/${meeting}.${found.id}`, found.record, {
    meeting,
    subject: found.id,
    of: 'case',
    outcome,
    words: 'Decided by the panel.',
    deciding: [post, 'team', 'health-member'],
  });
}

/** Every need gets an action in one sitting: of the lead, of a partner, of the provider. */
function agree(asked: AskedOfCase): void {
  const { found, file, at, life } = asked;
  needsWithoutAction(nowOf(asked)).forEach((domain, n) => {
    const post = [file.lead ?? asked.post, 'health-member', 'mentor'][n % 3];
    const due = dueAfter(at, { months: 2 + (n % 2) }, life.book.calendar);
    writeAs(asked, file.lead ?? asked.post, 'ActionAgreed', {
      action: `${found.id}-${domain}-${at}`,
      domain,
      what: 'An invented step.',
      post,
      how: 'In person.',
      due,
    });
  });
}

const isOver = (each: Intervention): boolean => sessionsOf(each).held >= each.sessions;

/** The provider says what became of the session, and mostly when the next is. Some do not come; a few want no more of it. */
function report(asked: AskedOfCase): void {
  const { found } = asked;
  const live = liveInterventions(found).find((each) => !isOver(each));
  if (!live || found.stage !== 'supported') return;
  const n = live.reports.length;
  const stops = n === 4 && drawn(asked, `stops ${live.intervention}`) < year.shareConsentWithdrawn;
  const missed = drawn(asked, `missed ${n} ${live.intervention}`) < year.shareSessionMissed;
  const undated = stops || drawn(asked, `undated ${n} ${live.intervention}`) < year.shareSessionUndated;
  writeAs(asked, 'mentor', 'ProviderReported', {
    intervention: live.intervention,
    outcome: stops ? 'refused' : missed ? 'missed by the person' : 'held',
    words: 'Reported.',
    next: undated ? null : inWorkingDays(asked, year.workingDaysBetweenSessions),
  });
  if (stops) writeAs(asked, asked.file.lead ?? 'mentor', 'ConsentWithdrawn', { by: 'the person', words: 'No more.' });
}

/** The lead has brought what the gate asks for; the panel closes, unless something is lacking still. The agencies are asked for the review after it. */
function close(asked: AskedOfCase, outcome: string): boolean {
  const { life, at, post, found } = asked;
  if (openActions(found).length > 0 || needsWithoutAction(found).length > 0 || !planOf(found)) return false;
  const lead = asked.file.lead ?? post;
  writeAs(asked, lead, 'CaseAssessed', { words: 'Assessed again.' });
  writeAs(asked, lead, 'PoliceChecked', { result: 'nothing new' });
  writeAs(asked, lead, 'ReferrerHeard', { asked: 'asked', words: 'Sees a change.' });
  writeAs(asked, lead, 'ComplianceConsidered', {
    changed: 'New friends.',
    shown: 'Says what is expected.',
    wouldChange: 'Old contacts.',
    corroboration: 'The school sees it.',
  });
  const fields = { outcome, words: 'Closed by the panel.', present: ['police', 'council'], dissent: 'nobody', gap: 'Some were missed.' };
  const risk = { ...nobodyYet, riskPost: outcome === 'risk reduced' ? null : lead };
  const file = fileWith(life, found.record);
  const lacks = whatGatesLack(life.book, file, {
    ...emptyProposal({ by: holderOf(post), post, now: at }),
    kind: 'close-case',
    words: fields.words,
    cumulative: 'Read together.',
    support: { case: found.id, outcome, dissent: fields.dissent, gap: fields.gap, risk },
  });
  // The minute of the very meeting is written with it.
  if (lacks.some(({ code }) => code !== 'no-panel' && code !== 'no-look')) return false;
  const referral = file.referrals.get(found.referral);
  const asks = asksFor(life.book, file, found, 'C09', reviewDue(life.book, { ...found.adopted, at }, 'C09'), at);
  hear(asked, 'close');
  write(asked, 'CaseClosed', { ...fields, ...risk });
  if (referral && !referral.closed) {
    const closed = { finding: 'no further action', reasons: [], words: fields.words, answers: [], proposal: null };
    record(life, at, post, 'ReferralClosed', referral.stream, referral.record, closed);
    if (chance(asked, 'told with closing', year.shareToldInSitting)) decideTelling({ ...asked, post: lead }, referral);
  }
  askAgencies(asked, asks);
  return true;
}

const askAgencies = (asked: AskedOfCase, asks: readonly NewEntry[]): void =>
  asks.forEach(({ fields }) => write(asked, 'AgencyAsked', fields as object));

/** Who has not answered is telephoned; a concern that nobody decided on is decided. */
function reviewAfter(asked: AskedOfCase, review: AfterClosing): void {
  const { life, at, found, file } = asked;
  if (!found.closed) return;
  for (const ask of unanswered(found, review)) writeAs(asked, ask.post, 'AgencyAnswered', { asked: ask.fact, answer: 'nothing held' });
  for (const concern of concernsOf(file, found))
    if (concern.decided === null)
      writeAs(asked, file.lead ?? asked.post, 'CaseStaysClosed', { because: concern.fact, words: 'Another matter.' });
  if (asksOf(found, review).length === 0 || at < reviewFrom(life.book, found, review)) return;
  const latest = reviewDue(life.book, found.closed, 'C11');
  const again = review === 'C10' && chance(asked, 'again', year.shareLookedAtAgain);
  const next = again ? Math.min(dueAfter(at, { months: 6 }, life.book.calendar), latest) : null;
  hear(asked, again ? 'look again' : 'no concern');
  write(asked, 'AfterClosingReviewed', { review, outcome: again ? 'look again' : 'no concern', words: 'Reviewed.', next });
  if (review === 'C09') askAgencies(asked, asksFor(life.book, file, found, 'C10', reviewDue(life.book, found.closed, 'C10'), at));
  else if (next !== null) askAgencies(asked, asksFor(life.book, file, found, 'C11', next, at));
}
