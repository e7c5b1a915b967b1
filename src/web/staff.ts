/** What pages for staff have in common: the house, who they are, and what an act came to. */
import type { Outcome } from '../app/act.ts';
import type { House } from '../app/house.ts';
import { type Refused, refused } from './answer.ts';
import type { Viewer, WebDeps } from './deps.ts';
import { fixed, t } from './words.ts';

/** The house of the use cases. Only where the public shell is tried without a database there is none, and then nobody can be signed in to ask. */
export function houseOf(deps: WebDeps): House {
  if (deps.house === null) throw new Error('There are no staff pages without a database');
  return deps.house;
}

/** Posts whose holders work on the area's files. The duty posts are among them: work falls to them when nobody else is there. */
export const caseDuties = [
  'intake',
  'assessor',
  'supervisor',
  'senior',
  'chief',
  'organisation-duty',
  'area-duty',
  'case-officer',
  'team-leader',
] as const;
/** Posts that answer for others' work. */
export const supervisingDuties = ['supervisor', 'senior', 'chief', 'team-leader'] as const;
export const supervises = ({ duties }: Viewer): boolean => supervisingDuties.some((duty) => duties.includes(duty));
/** Whether they work on files: the records post and whoever sits on the panel are offered no form of case work. */
export const worksOnCases = ({ duties }: Viewer): boolean => caseDuties.some((duty) => duties.includes(duty));
/** Whether they read what was shared across the area. */
export const readsWhatWasShared = (viewer: Viewer): boolean => supervises(viewer) || viewer.duties.includes('records');
/** Everybody who may see the area's files. */
export const areaDuties = [...caseDuties, 'records'] as const;

/** Whoever covers from another area has no post here, and no list of this area's referrals. */
export const coversOnly = (viewer: Viewer): Refused | null =>
  viewer.post === null
    ? refused(
        t('Cover from another area sees second decisions, and no other referral.'),
        t('They are on the list of what needs you today.'),
      )
    : null;

/** Whoever sits on the panel, besides those who see the area's files. */
export const panelDuties = [...areaDuties, 'panel-chair', 'panel-member'] as const;

/** Why an act was not recorded, for the top of the form that sent it. What was typed is kept by the form. */
export interface Problem {
  readonly title: string;
  readonly status: 409 | 422;
  readonly reasons: readonly {
    readonly text: string;
    readonly how: string;
    readonly gate: string | null;
    readonly href: string | null;
    /** What was typed and stands in no box of the page any more. */
    readonly typed?: readonly string[];
  }[];
}

/** Null when it is recorded, now or by an earlier sending of the same form. */
export function problemOf(
  outcome: Outcome,
  hrefOf: (about: { readonly kind: string; readonly id: string }) => string | null = () => null,
): Problem | null {
  switch (outcome.kind) {
    case 'done':
    case 'replayed':
      return null;
    case 'busy':
      return {
        title: t('It is not recorded yet'),
        status: 409,
        reasons: [
          {
            text: t('Somebody else is recording about this person at this moment. Nothing was lost.'),
            how: t('Send it again.'),
            gate: null,
            href: null,
          },
        ],
      };
    case 'refused':
      return {
        title: t('It is not recorded'),
        status: 422,
        reasons: outcome.reasons.map(({ words, how, gate, about, typed }) => ({
          text: fixed(words),
          how: fixed(how),
          gate: gate ?? null,
          href: about ? hrefOf(about) : null,
          ...(typed ? { typed } : {}),
        })),
      };
  }
}

/** A field that is not right: an instruction, and the input that it is about. */
export interface Wrong {
  readonly input: string;
  readonly words: string;
}
export const wrongFields = (wrong: readonly Wrong[]): Problem => ({
  title: t('There is a problem'),
  status: 422,
  reasons: wrong.map(({ input, words }) => ({ text: words, how: '', gate: null, href: `#${input}` })),
});
