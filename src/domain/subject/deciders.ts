/** Pure deciders about a subject of interest. Raising is one person's; what lessens takes two and is asked of the gates first (G14 to G16). */
import { because, type Decision, type NewEntry } from '../decision.ts';
import { postFor } from '../file/posts.ts';
import type { FileState } from '../file/state.ts';
import { mayFollow } from '../machine.ts';
import { isOwed } from '../obligation/state.ts';
import { entry, write } from '../write.ts';
import {
  ClosedSubjectReviewed,
  EnquiriesReported,
  IndicatorHit,
  IndicatorTriaged,
  LeadLooked,
  LeadSetAside,
  OverseasLinkRecorded,
  PreventAnswered,
  PreventConsidered,
  SubjectOpened,
  SubjectRaised,
  SubjectReopened,
  SubjectResumed,
  SubjectReviewed,
  TravelConsidered,
} from './entries.ts';
import {
  enquiriesAnswered,
  enquiriesEndIn,
  enquiriesOf,
  furtherReport,
  isUndecidedAgain,
  mayNotSetAside,
  takenUpByLook,
} from './inFile.ts';
import { subjectMachine, type SubjectStep } from './machine.ts';
import { on, onSubject, step, where } from './onSubject.ts';
import { type FieldsOf, isClosedSubject, isLower, isLowerBand, isOpenSubject, overseasWaits } from './state.ts';

export function openSubject(file: FileState, lead: string, fields: Omit<FieldsOf<'SubjectOpened'>, 'referral'>): Decision {
  return onLead(file, lead, 'SubjectOpened', (where) => write(SubjectOpened, where, { ...fields, referral: lead }));
}

/** `who`: of a further report the look and the setting aside are two persons' (F14, F46). */
export function setLeadAside(file: FileState, lead: string, who: string, fields: Omit<FieldsOf<'LeadSetAside'>, 'referral'>): Decision {
  return onLead(file, lead, 'LeadSetAside', (where) => {
    const { looked, reported } = mayNotSetAside(file, lead);
    const how = `It is on the list of ${whoseList(file, lead)}.`;
    if (looked.includes(who)) return because('same-person', 'You looked at this report afresh: another person decides about it.', how);
    if (reported.includes(who))
      return because('same-person', 'You reported on the enquiries about this report: another person decides about it.', how);
    if (fields.as === 'subject already' && ![...file.subjects.values()].some((each) => each.opened))
      return because(
        'no-subject-here',
        'Nobody in this file is a subject of interest.',
        'If it is about one, link the two records first: then both lie in one file.',
      );
    return write(LeadSetAside, where, { ...fields, referral: lead });
  });
}

/** The post that is asked to decide about a lead: where the lead post may not, it is another (C16). */
function whoseList(file: FileState, lead: string): string {
  const occasion = file.referrals.get(lead)?.received.fact;
  const owed = [...file.obligations.values()].find((each) => each.rule === 'C16.lead' && each.occasion === occasion && isOwed(each));
  const post = postFor(file, owed?.owedBy ?? 'lead');
  return file.area.posts.get(post)?.title ?? post;
}

/** A lead is a report that lies in this file; the subject goes by its id, so that there is one of each. */
function onLead(
  file: FileState,
  lead: string,
  step: SubjectStep,
  decide: (where: { readonly stream: string; readonly file: string; readonly record: string }) => Decision,
): Decision {
  const referral = file.referrals.get(lead);
  if (!referral) return because('no-such-lead', 'That report does not lie in this file.', 'Open it from the list of what needs you today.');
  const isAnew = isUndecidedAgain(file, lead) || takenUpByLook(file, lead) !== null;
  const state = isAnew ? subjectMachine.begins : (file.subjects.get(lead)?.state ?? subjectMachine.begins);
  if (!mayFollow(subjectMachine, state, step))
    return because('lead-decided', `This lead is decided: ${subjectMachine.states[state].words.toLowerCase()}.`, 'Read the chronology.');
  return decide({ stream: `subject/${lead}`, file: file.id, record: referral.record });
}

/** Another person than whoever set it aside, or took it up, says what a further report means. */
export function lookAtLead(file: FileState, lead: string, who: string, fields: Omit<FieldsOf<'LeadLooked'>, 'referral'>): Decision {
  const referral = file.referrals.get(lead);
  if (!referral || furtherReport(file, lead) === null)
    return because('no-such-lead', 'No further report of that kind lies in this file.', 'Open it from the list of what needs you today.');
  const before = file.subjects.get(lead);
  if ((before?.looked ?? []).length > 0)
    return because('looked-already', 'Somebody has looked at it afresh already.', 'Read what they said.');
  if ([before?.setAside?.by, before?.opened?.by].includes(who))
    return because(
      'same-person',
      'You decided about this report: the fresh look is another person’s.',
      'It is on the list of the post above; ask whoever answers for it, or another case officer.',
    );
  return write(LeadLooked, { stream: `subject/${lead}`, file: file.id, record: referral.record }, { ...fields, referral: lead });
}

/** Also of somebody whom nobody holds: another report about them may have asked for enquiries (C16). To open again is one person's at once. */
export function reportEnquiries(file: FileState, id: string, who: string, fields: FieldsOf<'EnquiriesReported'>): Decision {
  const subject = file.subjects.get(id);
  const asked = enquiriesOf(file).find((each) => each.fact === fields.of);
  if (!subject || !asked)
    return because('no-such-enquiries', 'No enquiries of that kind were decided on here.', 'Open them from the subject’s page.');
  if (enquiriesAnswered(file, asked)) return because('reported-already', 'That was answered already.', 'Read the chronology.');
  if (!enquiriesEndIn(file).includes(fields.decision))
    return because('outcome-unfit', 'That is not an answer about this person as they stand now.', 'Open the page again and choose.');
  return fields.decision !== 'reopen' && asked.lookedAt.by.includes(who)
    ? because(
        'same-person',
        'You read, found or decided what was looked at here: that nothing follows is said by another person.',
        'It is on the list of another post; tell whoever answers for it what you found. To open again needs nobody else.',
      )
    : write(EnquiriesReported, where(file, subject), fields);
}

export const answerPrevent = (file: FileState, id: string, fields: FieldsOf<'PreventAnswered'>): Decision =>
  onSubject(file, id, PreventAnswered, fields, ({ prevent }) =>
    prevent.findLast((each) => each.of === fields.of)?.answer === 'referred'
      ? null
      : because(
          'not-referred',
          'No referral to Prevent of that kind is recorded.',
          'Record first that it was considered, and that it was referred.',
        ),
  );

export const raiseSubject = (file: FileState, id: string, fields: FieldsOf<'SubjectRaised'>): Decision =>
  step(file, id, SubjectRaised, fields, (subject) =>
    isLower(fields, subject)
      ? because('lowering', 'That is lower than it is now.', 'Lowering takes two people: propose it.')
      : fields.priority === subject.priority && fields.tier === subject.tier
        ? because('no-change', 'That is what it is now.', 'Choose a higher priority or tier.')
        : null,
  );

export const resumeSubject = (file: FileState, id: string, reason: string): Decision => step(file, id, SubjectResumed, { reason });
/** What was lowered for a time is not lowered for good by closing and opening again. */
export const reopenSubject = (file: FileState, id: string, fields: FieldsOf<'SubjectReopened'>): Decision =>
  step(file, id, SubjectReopened, fields, ({ full }) =>
    isLower(fields, full)
      ? because(
          'lowering',
          `That is lower than ${full.priority}, tier ${full.tier}, at which it stood before.`,
          'Open it at that grade or a higher one. Lowering takes two people: propose it afterwards.',
        )
      : null,
  );

/** What a fresh look or a triage decides besides: that it is opened again, at the grade it had before anything was lowered. */
export function reopenedBeside(file: FileState, id: string, reason: string): readonly NewEntry[] {
  const subject = file.subjects.get(id);
  if (!subject || !isClosedSubject(subject)) return [];
  return [entry(SubjectReopened, where(file, subject), { ...subject.full, reason })];
}

export const reviewSubject = (file: FileState, id: string, fields: FieldsOf<'SubjectReviewed'>): Decision =>
  on(file, id, (subject) =>
    isOpenSubject(subject)
      ? write(SubjectReviewed, where(file, subject), fields)
      : because('not-open', 'This subject is not open.', 'A closed subject has a review of its own.'),
  );

export const reviewClosedSubject = (file: FileState, id: string, fields: FieldsOf<'ClosedSubjectReviewed'>): Decision =>
  on(file, id, (subject) => {
    if (!isClosedSubject(subject)) return because('not-closed', 'This subject is not closed.', 'An open subject has a review of its own.');
    if (subject.band && isLowerBand(fields.band, subject.band))
      return because('lowering', 'That is a lower band than it is in.', 'Lowering takes two people: propose it.');
    return write(ClosedSubjectReviewed, where(file, subject), fields);
  });

export const considerPrevent = (file: FileState, id: string, fields: FieldsOf<'PreventConsidered'>): Decision =>
  onSubject(file, id, PreventConsidered, fields, () =>
    fields.of === 'subject' && fields.answer === 'no grounds of their own'
      ? because('relatives-only', 'That is an answer about relatives.', 'Say whether the subject is referred, or not.')
      : null,
  );

export const considerTravel = (file: FileState, id: string, fields: FieldsOf<'TravelConsidered'>, now: number, latest: number): Decision =>
  onSubject(file, id, TravelConsidered, fields, () =>
    fields.review <= now
      ? because('date-past', 'The day of the review has passed.', 'Give a later day.')
      : fields.review > latest
        ? because(
            'date-far',
            'That is later than a decision about travel may stand.',
            'Give an earlier day. The rulebook page says how long (G16).',
          )
        : null,
  );

/** Of a link that was known it takes two people to say that there is none. */
export const recordOverseas = (file: FileState, id: string, who: string, fields: FieldsOf<'OverseasLinkRecorded'>): Decision =>
  onSubject(file, id, OverseasLinkRecorded, fields, (subject) =>
    fields.link === 'no' && overseasWaits(subject)?.by === who
      ? because(
          'same-person',
          'You have said already that there is no link: another person says so too.',
          'Ask a colleague or the post above to look at it; until then the link stands.',
        )
      : null,
  );

export const recordHit = (file: FileState, id: string, fields: FieldsOf<'IndicatorHit'>, known: readonly string[]): Decision =>
  onSubject(file, id, IndicatorHit, fields, (subject) =>
    !isClosedSubject(subject)
      ? because('not-closed', 'This subject is open: its lead has it.', 'Record what came as intelligence.')
      : known.includes(fields.indicator)
        ? null
        : because('no-such-indicator', 'The list of indicators has no such one.', 'Choose one of the list.'),
  );

/** Another person than whoever recorded the hit decides about it (C19, F14). */
export const triageHit = (file: FileState, id: string, who: string, fields: FieldsOf<'IndicatorTriaged'>): Decision =>
  on(file, id, (subject) => {
    const hit = subject.hits.find((each) => each.fact === fields.hit);
    if (!hit) return because('no-such-hit', 'There is no such hit.', 'Open it from the subject’s page.');
    if (hit.by === who)
      return because('same-person', 'You recorded this hit: another person decides about it.', 'It is on the list of the post above.');
    if (hit.triaged) return because('hit-decided', 'This hit is decided already.', 'Read what was decided.');
    return write(IndicatorTriaged, where(file, subject), fields);
  });
