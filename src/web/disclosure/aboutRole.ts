/** What the page about sharing asks besides where it tells of a position of trust (G19 with G22): which role, the senior view, the chance to answer. */
import type { FileSight } from '../../app/fileSight.ts';
import { employmentsOf, toldAs } from '../../app/judgingSight.ts';
import type { SharingAct } from '../../app/sharing.ts';
import { postInFull } from '../handover/posts.ts';
import { type FormFields, text } from '../route.ts';
import { capital, t } from '../words.ts';

type AboutRole = NonNullable<Extract<SharingAct, { act: 'decide-disclosure' }>['about']>;
type Choice = { readonly value: string; readonly text: string };

export interface RoleAsked {
  readonly roles: readonly Choice[];
  readonly seniors: readonly Choice[];
  readonly as: readonly Choice[];
}

export const aboutRoleNames = ['role', 'toldAs', 'considered', 'seniorPost', 'seniorView', 'chance', 'chanceWords'] as const;

export const roleAsked = (sight: FileSight): RoleAsked => ({
  // An ended one too: an allegation outlives the role.
  roles: employmentsOf(sight.file).map(({ id, recorded }) => ({ value: id, text: recorded.what })),
  seniors: [...sight.area.posts.values()]
    .filter(({ role }) => role === 'senior' || role === 'chief')
    .map(({ id }) => ({ value: id, text: postInFull(sight, id) })),
  as: toldAs.map((value) => ({ value, text: capital(t(value)) })),
});

export function aboutRoleIn(fields: FormFields): AboutRole | undefined {
  const role = text(fields, 'role');
  if (role === '') return undefined;
  return {
    role,
    toldAs: toldAs.find((each) => each === text(fields, 'toldAs')) ?? 'somebody else',
    considered: text(fields, 'considered'),
    seniorPost: text(fields, 'seniorPost') || null,
    seniorView: text(fields, 'seniorView'),
    chanceToAnswer: text(fields, 'chance') === 'given' ? 'given' : 'not given',
    chanceWords: text(fields, 'chanceWords'),
  };
}
