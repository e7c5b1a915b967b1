/** What is recorded of an area: its organisations, posts and who fills them, its rulebook and what it has overridden. */
import { z } from 'zod';
import { AssessmentFormLoaded, AssessmentFormWithdrawn } from '../assessment/entries.ts';
import { capacityEntries } from './capacity.ts';
import { partnerKeyEntries } from './partnerKeys.ts';
import { entryType, type FactOf, id, instant, reason, text, textOf } from '../entryType.ts';
import { panelEntries } from '../panel/entries.ts';
import { QueueAlarmAcknowledged } from './queue.ts';

/** What a post is for. The engine finds whom to put an obligation to by these. */
export const postRoles = [
  'referrer',
  'intake',
  'assessor',
  'supervisor',
  'senior',
  'organisation-duty',
  'area-duty',
  'chief',
  'records',
  'panel-chair',
  'panel-member',
  // Of a provider of interventions: sees only what it is commissioned for (S02).
  'mentor',
  // In an area of subjects of interest (S04, S05).
  'case-officer',
  'team-leader',
] as const;
export type PostRole = (typeof postRoles)[number];
/** Posts that see nothing of a file but their own part of it: what their organisation referred, or what it is commissioned for. */
const outside: ReadonlySet<string> = new Set(['referrer', 'mentor'] satisfies PostRole[]);
export const isOutside = (role: PostRole | undefined): boolean => role !== undefined && outside.has(role);

/** What an area is for, stated once when it is opened; in one kind the acts of the other are refused. Facts from before it was asked are of a partnership. */
export const areaKinds = ['partnership', 'subjects of interest'] as const;
export type AreaKind = (typeof areaKinds)[number];

const practitionerName = textOf('practitioner');

export const AreaOpened = entryType(
  'AreaOpened',
  'directory',
  'A partnership, or a team that works on subjects of interest, begins to use the product.',
  {
    name: text,
    kind: z.enum(areaKinds).default('partnership'),
    nation: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
  },
);
export const OrganisationJoined = entryType('OrganisationJoined', 'directory', 'An organisation joins the partnership.', {
  organisation: id,
  name: text,
  sort: z.enum(['police', 'council', 'school', 'health', 'prison', 'other']),
});
export const PostCreated = entryType(
  'PostCreated',
  'directory',
  'A post is created: a role in an organisation that owns work, whoever fills it.',
  {
    post: id,
    title: text,
    organisation: id,
    role: z.enum(postRoles),
    /** The post that its lapses climb to. */
    supervisor: id.nullable(),
    /** Ordinary posts are there in working hours; duty posts always. */
    hours: z.enum(['office', 'always']),
  },
);
export const PractitionerJoined = entryType('PractitionerJoined', 'directory', 'Somebody begins to work in an organisation.', {
  practitioner: id,
  name: practitionerName,
  organisation: id,
});
export const PostFilled = entryType('PostFilled', 'directory', 'A practitioner takes a post, as holder or deputy.', {
  post: id,
  practitioner: id,
  as: z.enum(['holder', 'deputy']),
});
export const PostVacated = entryType('PostVacated', 'directory', 'A practitioner leaves a post.', { post: id, practitioner: id });
export const PostChanged = entryType('PostChanged', 'directory', 'A post is given other hours, another role, title or supervising post.', {
  post: id,
  title: text,
  role: z.enum(postRoles),
  supervisor: id.nullable(),
  hours: z.enum(['office', 'always']),
  reason,
});
// Why somebody is away is nobody's business here, and often their health's: it is not asked.
export const AbsenceRecorded = entryType(
  'AbsenceRecorded',
  'directory',
  'A practitioner is away for a time: meanwhile others answer for their posts. Never for a time before it was recorded.',
  { absence: id, practitioner: id, from: instant, until: instant.nullable() },
);
export const AbsenceEnded = entryType('AbsenceEnded', 'directory', 'A practitioner is back earlier than planned, or does not go.', {
  absence: id,
});
export const PractitionerLeft = entryType(
  'PractitionerLeft',
  'directory',
  'A practitioner leaves: every post of theirs is vacated, every shift to come falls away and their sign-in ends, all by this entry.',
  { practitioner: id, reason },
);
export const ShiftSet = entryType('ShiftSet', 'directory', 'A practitioner is on the rota of a post for a time.', {
  shift: id,
  post: id,
  practitioner: id,
  from: instant,
  until: instant,
});
export const ShiftRemoved = entryType('ShiftRemoved', 'directory', 'A shift is taken off the rota, or ends now.', { shift: id, reason });
export const CoverAgreed = entryType(
  'CoverAgreed',
  'directory',
  'Somebody of another area may be the second decider here for a time, as both areas have agreed.',
  {
    cover: id,
    practitioner: id,
    name: practitionerName,
    /** The area that they come from, in words. */
    home: text,
    /** A repeat referral needs a senior post (G05). */
    as: z.enum(['supervisor', 'senior']),
    from: instant,
    until: instant,
    agreedHere: id,
    /** Who agreed for the other area, as known here. */
    agreedThere: practitionerName,
  },
);
export const CoverEnded = entryType('CoverEnded', 'directory', 'Cover from another area ends before its time.', { cover: id, reason });
export const LimitOverridden = entryType(
  'LimitOverridden',
  'directory',
  'The area sets a limit of its own where the rulebook lets it. Statute cannot be overridden.',
  {
    limit: id,
    amount: z.record(z.string(), z.union([z.number(), z.boolean()])),
    reason,
    authoriser: id,
  },
);
export const RuleSwitched = entryType(
  'RuleSwitched',
  'directory',
  'The area switches on or off a rule that the promise can do without; what it asks is owed from now, or no longer.',
  { rule: id, on: z.boolean(), reason, authoriser: id },
);
export const BandsSet = entryType(
  'BandsSet',
  'directory',
  'The area says from how many bits a candidate is suggested, and from how many it is for review: what its team can read. Candidates found before keep their band.',
  {
    suggested: z.number().min(0).max(200),
    review: z.number().min(0).max(200),
    reason,
    authoriser: id,
  },
);
export const NoticeRoutesSet = entryType(
  'NoticeRoutesSet',
  'directory',
  'The area says who holds the data, and where somebody on file writes to see it, have it corrected, or complain.',
  { controller: reason, access: reason, correction: reason, complaint: reason },
);
export const RulebookAdopted = entryType(
  'RulebookAdopted',
  'directory',
  'The area adopts a version of the rulebook; rules new in it bind from now.',
  {
    version: text,
    newRules: z.array(id),
  },
);

export const areaEntries = [
  AreaOpened,
  OrganisationJoined,
  PostCreated,
  PractitionerJoined,
  PostFilled,
  PostVacated,
  PostChanged,
  AbsenceRecorded,
  AbsenceEnded,
  PractitionerLeft,
  ShiftSet,
  ShiftRemoved,
  CoverAgreed,
  CoverEnded,
  LimitOverridden,
  RuleSwitched,
  RulebookAdopted,
  BandsSet,
  NoticeRoutesSet,
  AssessmentFormLoaded,
  AssessmentFormWithdrawn,
  QueueAlarmAcknowledged,
  ...capacityEntries,
  ...partnerKeyEntries,
  ...panelEntries,
] as const;
export type AreaEntry = FactOf<(typeof areaEntries)[number]>;
