/** What every page about a referral does alike: find it, show a refusal or a busy ledger with the input kept, name what a gate lacks. */

import { z } from 'zod';
import type { ActName } from '../../access/acts.ts';
import { type CaseSight, caseSight, whyNot } from '../../app/caseSight.ts';
import type { Outcome } from '../../app/act.ts';
import type { RefusalReason } from '../../domain/decision.ts';
import type { Viewer } from '../deps.ts';
import type { Context, FormFields } from '../route.ts';
import { formFields, text } from '../route.ts';
import { paths } from '../paths.ts';
import { houseOf } from '../staff.ts';
import { fixed, saidReason, t } from '../words.ts';

const id = z.string().min(1).max(200);
export const caseInput = z.object({ params: z.object({ id }), body: formFields });
export const caseInputWith = <Name extends string>(name: Name) =>
  z.object({ params: z.object({ id, [name]: id } as { id: typeof id } & Record<Name, typeof id>), body: formFields });

export const findCase = ({ deps, viewer, input }: Context<{ readonly params: { readonly id: string } }>): Promise<CaseSight | null> =>
  caseSight(houseOf(deps), viewer, input.params.id);

/** Why all of these are another post's, and whose; null where this reader may do one of them. */
export function saidWhyNot(sight: CaseSight, viewer: Viewer, ...acts: readonly ActName[]): string | null {
  const refusals = acts.map((act) => whyNot(sight, viewer, act));
  const no = refusals.every((each) => each !== null) ? (refusals[0] ?? null) : null;
  return no && saidReason(no);
}

export interface PageError {
  readonly text: string;
  readonly href: string;
}

/** Why an act was not recorded, for the page that keeps what was typed. */
export interface Problem {
  readonly status: number;
  readonly errors: readonly PageError[];
  /** What is wrong with the part about telling the person. */
  readonly wrong?: readonly { readonly input: string; readonly words: string }[];
}

export const noProblem: Problem = { status: 200, errors: [] };

/** Null when it is recorded, now or by an earlier sending of the same form. */
export function problemOf(outcome: Outcome, placeOf: (reason: RefusalReason) => string = () => '#send'): Problem | null {
  if (outcome.kind === 'done' || outcome.kind === 'replayed') return null;
  if (outcome.kind === 'busy') {
    return {
      status: 503,
      errors: [{ text: t('Somebody else is recording about this person: nothing was lost, send it again'), href: '#send' }],
    };
  }
  return { status: 409, errors: outcome.reasons.map((reason) => ({ text: saidReason(reason), href: placeOf(reason) })) };
}

/** The form's own key makes sending it twice harmless. After a refusal it gets a fresh one: what was refused is not what is sent next. */
export const keyOf = (fields: FormFields, newId: () => string): string => text(fields, 'key') || newId();

export interface GateLine {
  readonly gate: string;
  readonly missing: string;
  readonly how: { readonly text: string; readonly href: string | null };
}

type Lacking = RefusalReason & { readonly onlyIfNotRefuted?: boolean };

/** What a gate lacks, with the page where it is got. */
export function gateLine(sight: CaseSight, lack: Lacking): GateLine {
  const how = fixed(lack.how);
  const text = lack.onlyIfNotRefuted
    ? t('{how} (Not needed for a finding of unfounded, mistaken identity, misguided or malicious.)', { how })
    : how;
  return { gate: lack.gate ?? '', missing: fixed(lack.words), how: { text, href: placeOfLack(sight, lack) } };
}

export function placeOfLack({ file, referral }: CaseSight, { code, about }: RefusalReason): string | null {
  switch (code) {
    case 'candidate-open':
    case 'review-open':
      return paths.case.candidate(referral.id, about?.id ?? '');
    case 'earlier-unread':
      return '#earlier';
    case 'not-assessed':
      return paths.case.record(referral.id, 'assess');
    case 'need-unmet':
      return paths.case.record(referral.id, 'accept-need');
    case 'no-look':
      return paths.case.record(referral.id, 'look');
    case 'danger-open': {
      const open = [...file.dangers.values()].find((danger) => danger.writtenUp.length === 0);
      return open ? paths.file.dangerReport(file.id, open.id) : null;
    }
    case 'cumulative-missing':
      return '#cumulative';
    case 'no-words':
      return '#words';
    case 'no-reason':
    case 'reason-not-enough':
      return '#reasons';
    case 'view-unanswered':
      return `#answer-${about?.id ?? ''}`;
    default:
      return null;
  }
}
