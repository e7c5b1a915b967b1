/** Acts and roles in words, for refusals and for docs/access.md. */
import type { PostRole } from '../domain/area/entries.ts';
import type { ActName } from './acts.ts';

const words: Readonly<Record<ActName, string>> = {
  'report-danger': 'report danger',
  'acknowledge-danger': 'acknowledge a report of danger',
  'write-up-danger': 'write up what was done about danger',
  'warn-target': 'record that somebody was warned',
  'open-source-in-danger': 'open who reported danger, while it is not written up',
  'open-source': 'open who told us, which is sealed',
  'add-information': 'add information',
  'describe-person': 'record who somebody is',
  'read-earlier': 'open an earlier referral',
  'acknowledge-climb': 'acknowledge what has climbed to you',
  'enter-arrival': 'enter by hand what could not be read',
  'say-how-told': 'say how you are told',
  'settle-returned-mail': 'decide about mail that did not arrive',
  assess: 'record an assessment',
  'record-expert-view': 'record an expert view',
  'record-need': 'record a need',
  'accept-need': 'record that a service has accepted a need',
  'record-look': 'record a multi-agency look',
  'report-session': 'report a session',
  'copy-out': 'copy a referral out to another system',
  'answer-advice': 'answer a question that names nobody',
  'remind-writer': 'record that the writer of a draft was reminded',
  'propose-closure': 'propose to close a referral',
  continue: 'decide to go on with a referral',
  reopen: 'take a closed referral up again',
  review: 'review a closed referral',
  'stays-closed': 'decide that an earlier referral stays closed',
  'decide-candidate': 'decide whether two records are of one person',
  'dismiss-candidates': 'dismiss candidates',
  unlink: 'undo a link between records',
  'set-aside-arrival': 'set aside what has arrived',
  'agree-to-close': 'agree to close a referral',
  'decline-to-close': 'decline to close a referral',
  retain: 'keep a file, with a reason',
  'propose-disposal': 'propose to let a file go',
  'decline-disposal': 'decline to let a file go',
  dispose: 'agree to let a file go',
  'correct-time': 'correct a time',
  'take-lead': 'put the lead of a file to another post',
  waive: 'waive what is owed',
  'change-directory': "change the area's posts, people and limits",
  settle: 'let time pass over a file (the product itself)',
  search: 'search the list of known people (the product itself)',
  'take-arrival': 'read what has arrived (the product itself)',
};

export const actInWords = (act: ActName): string => words[act] ?? 'something that nobody has been given';

const roleWords: Readonly<Record<PostRole, string>> = {
  referrer: 'referrer',
  intake: 'intake',
  assessor: 'assessor',
  supervisor: 'supervisor',
  senior: 'senior',
  'organisation-duty': "organisation's duty",
  'area-duty': "area's duty",
  chief: 'chief',
  records: 'records',
};

export const roleInWords = (role: PostRole): string => roleWords[role];
