/** The registers that are not done with, and declaring another: what it is, who kept it, what for, and under which power. */

import { declareRegister, openRegisters, type RegisterSight } from '../../app/registers.ts';
import { readPage, redirect, view } from '../answer.ts';
import type { Instant, Viewer } from '../deps.ts';
import type { House } from '../../app/house.ts';
import { postWords } from '../case/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { formInput, noInput, type Route, route, text } from '../route.ts';
import { caseDuties, coversOnly, houseOf, type Problem, supervises, wrongFields } from '../staff.ts';
import { fixed, t } from '../words.ts';

interface ListModel {
  readonly registers: readonly {
    readonly title: string;
    readonly keptBy: string;
    readonly owner: string;
    readonly stage: string;
    readonly due: Instant;
    readonly href: Href;
  }[];
  readonly now: Instant;
  readonly mayDeclare: boolean;
  readonly values: Readonly<Record<(typeof fields)[number], string>>;
  readonly own: boolean;
  readonly key: string;
  readonly problem: Problem | null;
}
const listView = view<ListModel>('register/list.njk');
const fields = ['title', 'keptBy', 'purpose', 'basis'] as const;
const shared = { path: paths.register.list, title: 'Old registers', mayUse: caseDuties, reads: 'files' } as const;

export function stageWords({ register, counts }: RegisterSight): string {
  if (register.finished) return t('Done with');
  if (register.declined) return t('Declined');
  if (!register.agreed) return t('Waits for a second person');
  if (register.screened.length === 0) return t('Agreed: its file is to be sent');
  const decided = counts.total - counts.undecided;
  return t('{decided} of {total} decided', { decided, total: counts.total });
}

async function list(
  house: House,
  viewer: Viewer,
  key: string,
  values: ListModel['values'] = { title: '', keptBy: '', purpose: '', basis: '' },
  own = false,
  problem: Problem | null = null,
) {
  const registers = await openRegisters(house, viewer);
  const model: ListModel = {
    registers: registers.map((each) => ({
      title: each.declaration.title,
      keptBy: each.declaration.keptBy,
      owner: postWords(each.area, each.owner),
      stage: stageWords(each),
      due: each.due,
      href: paths.register.show(each.id),
    })),
    now: await house.now(),
    mayDeclare: supervises(viewer),
    values,
    own,
    key,
    problem,
  };
  return readPage(listView, model, [], { hasErrors: problem !== null, ...(problem ? { status: problem.status } : {}) });
}

export const declareRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: noInput,
    handle: ({ deps, viewer }) => coversOnly(viewer) ?? list(houseOf(deps), viewer, houseOf(deps).newId()),
  }),
  route({
    ...shared,
    method: 'POST',
    schema: formInput,
    handle: async ({ deps, viewer, input: { body } }) => {
      const house = houseOf(deps);
      const values = Object.fromEntries(fields.map((name) => [name, text(body, name)])) as ListModel['values'];
      const own = text(body, 'own') === 'yes';
      const key = text(body, 'key') || house.newId();
      const asks = {
        title: t('Write what the register is called'),
        keptBy: t('Write which organisation of this area kept it'),
        purpose: t('Write what it is compared for'),
        basis: t('Write under which power the area holds it'),
      };
      const wrong = [
        ...fields.filter((name) => values[name] === '').map((name) => ({ input: name, words: asks[name] })),
        ...(own ? [] : [{ input: 'own', words: t('Only a register of the area’s own casework may be compared: say that it is one') }]),
      ];
      if (wrong.length > 0) return list(house, viewer, key, values, own, wrongFields(wrong));
      const declared = await declareRegister(house, viewer, values, key);
      if (declared.kind === 'declared') return redirect(withDone(paths.register.show(declared.id), 'register-declared'));
      const reasons = declared.reasons.map(({ words, how }) => ({ text: fixed(words), how: fixed(how), gate: null, href: null }));
      return list(house, viewer, key, values, own, { title: t('It is not recorded'), status: 422, reasons });
    },
  }),
];
