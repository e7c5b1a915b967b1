/** Another referral of the same person as a line: how it stands, and whether whoever decides must have opened it (G04). */
import type { CaseSight, OtherReferral } from '../../app/caseSight.ts';
import { nameOf } from '../../app/project.ts';
import type { Viewer } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { closedLines, type Status, statusOf } from './recorded.ts';
import { organisationName } from './who.ts';

export interface OtherLine {
  readonly id: string;
  readonly reference: string;
  readonly received: number;
  readonly organisation: string;
  readonly name: string;
  readonly status: Status;
  readonly concern: string;
  readonly assessments: readonly string[];
  readonly closing: readonly { readonly label: string; readonly text: string }[];
  readonly isEarlier: boolean;
  readonly mustBeRead: boolean;
  readonly readByMe: number | null;
  readonly open: Href;
  readonly show: Href;
}

export function otherLine({ area, file, referral: mine }: CaseSight, other: OtherReferral, viewer: Viewer): OtherLine {
  const { referral, refuted, learnt, isEarlier, mustBeRead } = other;
  const { id, account, closed, assessments } = referral;
  return {
    id,
    reference: account.reference,
    received: learnt,
    organisation: organisationName(area, referral.organisation),
    name: nameOf(file.records.get(referral.record)?.details),
    status: statusOf(referral, refuted),
    concern: account.concern,
    assessments: assessments.map((each) => `${each.outcome}: ${each.words}`),
    closing: closed ? closedLines(referral, closed) : [],
    isEarlier,
    mustBeRead,
    readByMe: mine.earlierRead.find((read) => read.earlier === id && read.by === viewer.practitioner)?.at ?? null,
    open: paths.case.openEarlier(mine.id, id),
    show: paths.case.show(id),
  };
}
