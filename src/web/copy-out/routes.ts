/** The copy-out page: a receiving system's own order, each value ready to copy, what was copied, and what has changed since. */
import { z } from 'zod';
import { copySight, type CopySight, recordCopied } from '../../app/copyOut.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { saidWhyNot } from '../case/asking.ts';
import { practitionerName } from '../case/who.ts';
import { dateAndTime } from '../dates.ts';
import type { Viewer, WebDeps } from '../deps.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { caseDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { t } from '../words.ts';

interface CopyModel {
  readonly back: Href;
  readonly here: Href;
  readonly key: string;
  readonly title: string;
  readonly system: string;
  readonly words: string;
  readonly basis: string;
  /** Why remembering what was copied is another post's; null where it is not. */
  readonly because: string | null;
  readonly fields: readonly {
    readonly id: string;
    readonly label: string;
    readonly value: string;
    readonly hash: string;
    readonly isLong: boolean;
    readonly tooLong: string | null;
    readonly state: string;
    readonly mark: 'new' | 'changed' | 'copied';
    readonly checked: boolean;
  }[];
  readonly changed: number;
  readonly problem: Problem | null;
}
const copyView = view<CopyModel>('copy-out/copy-out.njk');
const params = z.object({ id: z.string(), order: z.string() });
const shared = { path: '/referrals/:id/copy-out/:order', title: 'Copy out', mayUse: caseDuties, reads: 'files' } as const;

export const copyOutRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const seen = await copySight(houseOf(deps), viewer, input.params.id, input.params.order);
      return seen ? show(deps, viewer, seen, null) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const { id, order } = input.params;
      const seen = await copySight(house, viewer, id, order);
      if (!seen) return missing;
      const copied = seen.fields.flatMap(({ label }, index) =>
        text(input.body, `copied-${index}`) === 'yes' ? [{ field: label, value: text(input.body, `shown-${index}`) }] : [],
      );
      const basis = text(input.body, 'basis');
      const wrong = [
        ...(copied.length === 0 ? [{ input: 'copied-0', words: t('Tick what you have copied') }] : []),
        ...(basis === '' ? [{ input: 'basis', words: t('Write why it may be shared') }] : []),
      ];
      if (wrong.length > 0) return show(deps, viewer, seen, wrongFields(wrong), input.body);
      const problem = problemOf(await recordCopied(house, viewer, seen, { copied, basis, key: text(input.body, 'key') || house.newId() }));
      return problem ? show(deps, viewer, seen, problem, input.body) : redirect(withDone(paths.copyOut(id, order), 'copied-out'));
    },
  }),
];

function show(deps: WebDeps, viewer: Viewer, { sight, order, fields }: CopySight, problem: Problem | null, typed: FormFields = {}) {
  const changed = fields.filter(({ copied }) => copied?.changed).length;
  const model: CopyModel = {
    back: paths.case.show(sight.referral.id),
    here: paths.copyOut(sight.referral.id, order.order),
    key: houseOf(deps).newId(),
    title: sight.referral.account.reference,
    system: order.system,
    words: order.words,
    because: saidWhyNot(sight, viewer, 'copy-out'),
    basis: problem ? text(typed, 'basis') : t('Public task: prevention and safeguarding'),
    fields: fields.map(({ label, value, hash, longest, copied }, index) => ({
      id: `value-${index}`,
      label,
      value,
      hash,
      isLong: value.length > 60 || value.includes('\n'),
      tooLong: longest === null ? null : t('The receiving system takes {n} letters; this has {has}.', { n: longest, has: value.length }),
      state:
        copied === null
          ? t('Not copied yet')
          : copied.changed
            ? t('Changed since you copied it on {when} ({who})', {
                when: dateAndTime(copied.at),
                who: practitionerName(sight.area, copied.by),
              })
            : t('Copied on {when} by {who}', { when: dateAndTime(copied.at), who: practitionerName(sight.area, copied.by) }),
      mark: copied === null ? 'new' : copied.changed ? 'changed' : 'copied',
      checked: text(typed, `copied-${index}`) === 'yes',
    })),
    changed,
    problem,
  };
  return readPage(copyView, model, [{ kind: 'file', id: sight.file.id }], {
    title: t('Copy out to {system}', { system: order.system }),
    reason: `copied out to ${order.system}`,
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}
