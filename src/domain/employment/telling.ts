/**
 * What is told about a position of trust (G19) is a disclosure (G22): one act records both, and there is no way to tell without it. G22 asks
 * for the basis, the need and the least that does; G19 besides for a senior officer's view and the person's chance to answer, or why not.
 */
import { type Decision, decided, type RefusalReason, refused } from '../decision.ts';
import { DisclosureDecided } from '../disclosure/entries.ts';
import type { DisclosureFields } from '../disclosure/deciders.ts';
import { recipientOf } from '../disclosure/state.ts';
import type { FileState } from '../file/state.ts';
import { entry } from '../write.ts';
import { BarringReferralRecorded, DesignatedOfficerTold, type EmploymentEntry, TrustTellingDecided } from './entries.ts';
import { type Employment, meetsThreshold } from './state.ts';

type Telling = Extract<EmploymentEntry, { type: 'TrustTellingDecided' }>['fields'];

/** As whom they are told of it. */
export const toldAs = ['employer', 'designated officer (LADO)', 'barring service (DBS)', 'licensing body', 'somebody else'] as const;

/** About which role something is disclosed, and what G19 asks besides. */
export interface AboutRole extends Pick<Telling, 'seniorView' | 'seniorPost' | 'chanceToAnswer' | 'chanceWords' | 'considered'> {
  readonly role: string;
  readonly toldAs: (typeof toldAs)[number];
}

interface Question {
  readonly value: string;
  readonly code: string;
  readonly words: string;
  readonly how: string;
}
const empty = (questions: readonly Question[]): RefusalReason[] =>
  questions.filter(({ value }) => value.trim() === '').map(({ code, words, how }): RefusalReason => ({ code, words, how, gate: 'G19' }));

/** What G19 asks beside the disclosure itself. */
export function lacksBeside(file: FileState, fields: Pick<Telling, 'seniorView' | 'seniorPost' | 'chanceWords'>): readonly RefusalReason[] {
  const lacks = empty([
    {
      value: fields.seniorView,
      code: 'no-senior-view',
      words: "A senior officer's view is missing.",
      how: 'Ask a senior post, and write what they say.',
    },
    {
      value: fields.chanceWords,
      code: 'no-chance',
      words: 'It is not said what the person answers, or why they were not asked.',
      how: 'Write what they say to it; or why asking them would put somebody in danger or harm an inquiry.',
    },
  ]);
  const role = file.area.posts.get(fields.seniorPost ?? '')?.role;
  if (role !== 'senior' && role !== 'chief')
    lacks.push({
      code: 'not-senior',
      words: 'Whose view it is is not a senior or a chief post.',
      how: 'Choose the senior post that was asked.',
      gate: 'G19',
    });
  return lacks;
}

/** What was missing when somebody outside was told (G19, G22): of what another system, or a chronology, says was done. */
export const lacksForTelling = (file: FileState, fields: Telling): readonly RefusalReason[] => [
  ...empty([
    {
      value: fields.whom,
      code: 'no-whom',
      words: 'It is not said who is told.',
      how: 'Name the one who needs to know: employer, designated officer (LADO), barring service (DBS), licensing body.',
    },
    {
      value: fields.what,
      code: 'no-what',
      words: 'It is not said what they are told.',
      how: 'Write the words that they are given, and nothing more.',
    },
    {
      value: fields.pressingNeed,
      code: 'no-need',
      words: 'The pressing need is not written.',
      how: 'Write who may come to harm, and why it cannot wait or be met otherwise.',
    },
    {
      value: fields.leastIntrusive,
      code: 'not-least',
      words: 'It is not said why this is the least intrusive step.',
      how: 'Write what less would do, and why it does not.',
    },
    {
      value: fields.basis,
      code: 'no-basis',
      words: 'The lawful basis is not written.',
      how: 'Write the power or duty under which it is told.',
    },
  ]),
  ...lacksBeside(file, fields),
  ...(wasDisclosed(file, fields.disclosure) ? [] : [undisclosed]),
];

export const undisclosed: RefusalReason = {
  code: 'not-disclosed',
  words: 'Telling somebody outside is a disclosure, and none is decided.',
  how: 'Decide it on the page about sharing, from this role. If another agency told them, write which.',
  gate: 'G22',
};

/** Whether it was given under a decision of this file to share. */
export function wasDisclosed(file: FileState, disclosure: string | null): boolean {
  const found = file.disclosures.get(disclosure ?? '');
  return found?.kind === 'disclosure' && found.said.outcome === 'shared';
}

/**
 * The disclosure, decided, and what it answers about the role. `isProtective`: told in danger, recorded afterwards; nothing is asked of it.
 * That it is not shared answers the question too: nothing is told.
 */
export function aboutRole(
  file: FileState,
  disclosure: string,
  decision: Decision,
  fields: DisclosureFields & { readonly why?: unknown },
  about: AboutRole,
  isProtective: boolean,
): Decision {
  if (decision.kind === 'refused') return decision;
  const found = file.employments.get(about.role);
  if (!found) return refused({ code: 'no-such-role', words: 'That role does not lie in this file.', how: 'Open it from the file.' });
  const isTold = fields.outcome === 'shared';
  const lacks = isTold && !isProtective ? lacksBeside(file, about) : [];
  if (lacks.length > 0) return refused(...lacks);
  const shared = decision.entries.find(({ type }) => type === DisclosureDecided.type);
  const happened = shared?.happened;
  const where = { stream: found.stream, file: file.id, record: found.record, happened };
  const whom = recipientOf(file.area, { organisation: fields.organisation, post: fields.post, contact: fields.contact } as Recipient);
  const what = fields.items.map(({ words }) => words).join('\n');
  const { role: _, toldAs: as, ...asked } = about;
  const telling = entry(TrustTellingDecided, where, {
    ...asked,
    outcome: isTold ? 'told' : 'nothing is told',
    whom: isTold ? `${whom} (${as})` : '',
    what: isTold ? what : '',
    pressingNeed: fields.necessity,
    leastIntrusive: fields.proportionality,
    basis: isTold ? fields.basis : '',
    considered: about.considered.trim() === '' ? as : about.considered,
    reason: fields.why,
    disclosure,
  });
  return decided(...decision.entries, telling, ...(isTold ? alsoAnswered(found, as, whom, what, disclosure, where) : []));
}

type Recipient = Parameters<typeof recipientOf>[1];

/** C30 and C31: telling the designated officer of an allegation, or the barring service, is that act too. */
function alsoAnswered(
  role: Employment,
  as: AboutRole['toldAs'],
  whom: string,
  what: string,
  disclosure: string,
  where: Parameters<typeof entry>[1],
) {
  if (as === 'designated officer (LADO)' && role.allegations.some(meetsThreshold))
    return [entry(DesignatedOfficerTold, where, { service: whom, words: what, disclosure })];
  if (as === 'barring service (DBS)') return [entry(BarringReferralRecorded, where, { outcome: 'made', words: what, disclosure })];
  return [];
}
